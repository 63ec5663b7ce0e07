"""The DuckDB file that holds everything read: schema, loading, publishing, opening."""

from pipeline.warehouse.opening import default_path, open_warehouse, version
from pipeline.warehouse.publishing import publishing

__all__ = ["default_path", "open_warehouse", "publishing", "version"]
