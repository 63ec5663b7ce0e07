"""Files to documents: one file's bytes to decoded text, and paths or archives to the files in them."""

from pipeline.read.document import FORMATS, read
from pipeline.read.walk import Source, sources, unzip

__all__ = ["FORMATS", "Source", "read", "sources", "unzip"]
