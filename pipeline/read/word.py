"""Word files (.docx) to text: paragraphs, notes and tables in reading order, one line each paragraph or row."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.errors import BrokenFile
from pipeline.read.limits import UNPACKED_BYTES, archive_too_large, shown
from pipeline.read.word_numbers import Numbers

_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CELL_PROPERTIES, _SPAN, _VALUE = qn("w:tcPr"), qn("w:gridSpan"), qn("w:val")
MAX_COLUMNS: Final = 63  # that a table of Word can have
_CONTAINERS: Final = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")}
_CHARACTERS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NOTES: Final = {"footnotes": qn("w:footnoteReference"), "endnotes": qn("w:endnoteReference")}
_NOTE: Final = "【注】"  # without it a note would read as the next paragraph
_ID: Final = qn("w:id")
_NO_TEXT: Final = {_FALLBACK, qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom")}


def text(name: str, data: bytes) -> str:
    """The file's prose, a footnote or endnote behind the paragraph or table that refers to it.

    The cells of a table row are joined by tabs, a merged one with as many as it is wide.

    Raises BrokenFile for what Word could not open either, FileTooLarge for what unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except Exception as error:  # zipfile raises many kinds for damaged archives
        raise _broken(name) from error
    if unpacked > UNPACKED_BYTES:
        raise archive_too_large(name)
    try:
        document = docx.Document(io.BytesIO(data))
        return "\n".join(_lines(document.element.body, Numbers.of(document), _notes(document)))
    except Exception as error:  # python-docx and lxml too
        raise _broken(name) from error


def _broken(name: str) -> BrokenFile:
    return BrokenFile(
        f"文件“{shown(name)}”已损坏，或不是 .docx；请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
        f"The file “{shown(name)}” is damaged or no Word file (.docx); "
        "open it in Word, save it again as .docx and add it again.",
    )


def _notes(document: Any) -> dict[tuple[str, str], Any]:
    """The notes by the tag and the id of what refers to them."""
    return {
        (_NOTES[kind], note.get(_ID)): note
        for part in document.part.rels.values()
        if not part.is_external and (kind := part.reltype.rpartition("/")[2]) in _NOTES
        for note in parse_xml(part.target_part.blob)
    }


def _lines(block: Any, numbers: Numbers, notes: dict[tuple[str, str], Any]) -> Iterator[str]:
    for child in block:
        if child.tag == _PARAGRAPH:
            content = "".join(_characters(child))
            yield numbers.before(child) + content if content.strip() else content
            yield from _noted(child, numbers, notes)
        elif child.tag == _TABLE:
            yield from _rows(child, numbers)
            yield from _noted(child, numbers, notes)
        elif child.tag in _CONTAINERS:
            yield from _lines(child, numbers, notes)


def _noted(block: Any, numbers: Numbers, notes: dict[tuple[str, str], Any]) -> Iterator[str]:
    """The notes that a paragraph or a table refers to, each once, and an empty line: no note runs on."""
    for reference in block.iter(*_NOTES.values()):
        if any(above.tag in _NO_TEXT for above in reference.iterancestors()):
            continue
        note = notes.pop((reference.tag, reference.get(_ID)), ())
        lines = [line.strip() for line in _lines(note, numbers, {}) if line.strip()]
        if lines:
            yield from (_NOTE + "\n".join(lines), "")


def _rows(table: Any, numbers: Numbers) -> Iterator[str]:
    for row in table:
        if row.tag == _ROW:
            yield "\t".join(
                " ".join(line for line in _lines(cell, numbers, {}) if line) + "\t" * (_columns(cell) - 1)
                for cell in row
                if cell.tag == _CELL
            )
        elif row.tag in _CONTAINERS:
            yield from _rows(row, numbers)


def _columns(cell: Any) -> int:
    """How many columns of its table a cell is wide."""
    span = cell.find(f"{_CELL_PROPERTIES}/{_SPAN}")
    return 1 if span is None else min(int(span.get(_VALUE) or 1), MAX_COLUMNS)


def _characters(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _NO_TEXT:
            yield from _characters(child)
