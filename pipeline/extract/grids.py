"""Tables in a document's text: where they stand, and their cells in rows and columns.

Word files, web pages and PDFs come with the cells of a row joined by tabs; text copied from a table also has wide gaps
between them, Markdown has bars.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.extract import headers
from pipeline.extract.mentions import unit_pattern
from pipeline.model import Span

MAX_CELL: Final = 60  # characters; a longer cell is prose in a frame
MAX_LINE: Final = 2000  # characters; a longer line is no row
_TAB, _BAR = re.compile(r"\t"), re.compile(r"\|")
_GAP: Final = re.compile(r"[ \u3000\xa0]{2,}|\u3000")
_PROSE: Final = re.compile(r"[。！？；!?;]")
_RULE: Final = re.compile(r"[\s|:+-]*-[\s|:+-]*")  # the line under the header of a Markdown table
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[xX×✕*]{1,6}(?:\.[xX×✕*]{1,4})?"
_DATE: Final = re.compile(r"(?:19|20)\d\d年?(?:\d{1,2}月?)?|\d{1,2}月(?:\d{1,2}日)?")
_MARKS: Final = frozenset("xX×✕*")  # alone, a cross or a note, no masked number
_UNIT_LINE: Final = re.compile(r"单位\s*[:：]\s*([^)）\n]{1,24})")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, without the spaces around it; `start` and `end` are offsets in the document."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        """Half-width and without spaces."""
        return "".join(unicodedata.normalize("NFKC", self.text).split())

    @property
    def figure(self) -> re.Match[str] | None:
        """A number with or without its unit (groups sign, digits, unit), where the cell holds nothing else."""
        return None if self.plain in _MARKS else _number().fullmatch(self.plain)

    @property
    def number(self) -> re.Match[str] | None:
        """The figure where it cannot be a time: 2024 in a header is a year."""
        return None if _DATE.fullmatch(self.plain) else self.figure


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<sign>[+\-−–—↑↓])?(?P<place>第)?(?P<digits>{_DIGITS})(?(place)[位名]?|(?P<unit>{unit_pattern()}|[%‰]|个?百分点)?)"
    )


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the text [start, end) of the document, what stands right above it, its header's and its body's rows."""

    start: int
    end: int
    caption: str
    width: int  # columns of most rows
    header: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]

    def column(self, number: int) -> tuple[str, ...]:
        """The header's words over a column, outermost first; a cell that spans several columns is over all of them."""
        words: list[str] = []
        for row in self.header:
            if len(row) != self.width:
                continue
            at = number
            # An empty cell belongs to the wide cell on its left where the rows below part that one.
            while at and not row[at].plain and row is not self.header[-1]:
                at -= 1
            if row[at].plain and (not words or words[-1] != row[at].plain):
                words.append(row[at].plain)
        return tuple(words)


def find(text: str, start: int, end: int, clutter: Iterable[Span] = ()) -> list[Grid]:
    """The tables of text[start:end], in order: lines of cells under one another, with numbers alone in some of them."""
    runs: list[list[_Line]] = [[]]
    waste = sorted(clutter, key=lambda span: span.start)
    passed = 0
    position = start
    for line in text[start:end].splitlines(keepends=True):
        stop = position + len(line)
        while passed < len(waste) and waste[passed].end <= position:
            passed += 1
        hidden = passed < len(waste) and waste[passed].start < stop
        cells = _cells(text, position, stop) if 2 < len(line) < MAX_LINE and not hidden else ()
        if cells:
            # Another header under rows of numbers begins another table.
            if headers.heads(cell.plain for cell in cells) and any(map(_is_numbered, runs[-1])):
                runs.append([])
            runs[-1].append(_Line(position, stop, cells))
        elif line.strip() and not (runs[-1] and _RULE.fullmatch(line)):
            runs.append([])
        position = stop
    return [grid for run in runs if (grid := _grid(text, start, run))]


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a line; none where it is no row."""
    line = text[start:end].rstrip("\r\n")
    bars = line.count("|") > 2 and line.strip()[0] == line.strip()[-1] == "|"
    separator, least = (_BAR, 2) if bars else (_TAB, 2) if "\t" in line else (_GAP, 3)
    if separator is _GAP:
        start += len(line) - len(line.lstrip())
        line = line.strip()
    if not separator.search(line) or _RULE.fullmatch(line):
        return ()
    cells = []
    position = 0
    for found in [*separator.finditer(line), None]:
        a, b = position, found.start() if found else len(line)
        while a < b and line[a].isspace():
            a += 1
        while b > a and line[b - 1].isspace():
            b -= 1
        cells.append(Cell(start + a, start + b, line[a:b]))
        position = found.end() if found else 0
    if bars:
        cells = cells[1:-1]
    filled = [cell for cell in cells if cell.text]
    prose = any(len(cell.text) > MAX_CELL or _PROSE.search(cell.text) for cell in filled)
    if len(cells) < least or not filled or (prose and sum(bool(cell.number) for cell in filled) < 2):
        return ()
    return tuple(cells)


def _is_numbered(line: _Line) -> bool:
    return any(cell.number for cell in line.cells[1:])


def _grid(text: str, floor: int, run: list[_Line]) -> Grid | None:
    """The rows as a table; None where they are none."""
    while run and sum(bool(cell.text) for cell in run[0].cells) < 2:
        run = run[1:]  # lines of one cell above the header are the caption
    numbered = [_is_numbered(line) for line in run]
    first = numbered.index(True) if True in numbered else len(run)  # the header's rows hold no number
    if first == len(run) or sum(numbered) * 2 < len(run) - first:
        return None
    if len(run) == 1 and sum(bool(cell.number) for cell in run[0].cells[1:]) < 2:
        return None  # 新增就业 and a number beside it: a line of prose with a tab
    above = text[max(floor, run[0].start - 300) : run[0].start].split("\n")
    lines = [line.strip() for line in above if line.strip()][-2:]
    caption = "\n".join(line for line in lines if len(line) <= MAX_CELL and not _PROSE.search(line))
    rows = tuple(line.cells for line in run)
    width = Counter(map(len, rows[first:])).most_common(1)[0][0]
    return Grid(run[0].start, run[-1].end, caption, width, rows[:first], rows[first:])


def units_above(caption: str) -> tuple[str, ...]:
    """The units a caption states for the whole table: 单位：亿元、%."""
    found = _UNIT_LINE.search(caption)
    return (
        tuple(part for part in re.split(r"[、，,/\s]+", unicodedata.normalize("NFKC", found[1])) if part)
        if found
        else ()
    )
