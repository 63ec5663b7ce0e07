"""A report's text cut into paragraphs, and these into pieces that are marked numbers or plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

_NUMERAL: Final = "[一二三四五六七八九十]+"
HEADING: Final = re.compile(rf"{_NUMERAL}、|[（(]{_NUMERAL}[）)]|第{_NUMERAL}[章节部]")
HEADING_LENGTH: Final = 40  # a longer line that starts with 一、 is a paragraph with its heading run in
_Cell = TypeVar("_Cell", str, int)


@dataclass(frozen=True, slots=True)
class Mark:
    """A numeric span to show, with the sentence it stands in; all offsets are into the document's text."""

    mark_id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is one mark or none, in one marked sentence or none."""

    text: str
    mark_id: str | None
    sentence: int | None  # start of the sentence, which names it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed line of a report; joining the texts of its pieces gives the line back."""

    pieces: tuple[Piece, ...]
    heading: bool


def paragraphs(text: str, offset: int, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """Cut ``text``, which starts at ``offset`` of its document, into paragraphs; blank lines are left out.

    Where two marks overlap the later one begins in time: each keeps at least its first character.
    """
    ordered = sorted(marks, key=lambda mark: mark.start)
    owner: list[str | None] = [None] * len(text)
    sentence: list[int | None] = [None] * len(text)
    for mark in ordered:
        _fill(sentence, mark.sentence_start - offset, mark.sentence_end - offset, mark.sentence_start)
    for mark in ordered:
        _fill(owner, mark.start - offset, mark.end - offset, mark.mark_id)
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        # In the row of a table an empty cell at either end is a cell too.
        blank = "\r\n " if "\t" in line.strip() else None
        end = start + len(line.rstrip(blank))
        begin = start + len(line) - len(line.lstrip(blank))
        if begin < end:
            pieces = tuple(_pieces(text, begin, end, owner, sentence))
            heading = end - begin <= HEADING_LENGTH and HEADING.match(text, begin, end) is not None
            found.append(Paragraph(pieces, heading))
        start += len(line)
    return tuple(found)


def _fill(cells: list[_Cell | None], start: int, end: int, value: _Cell) -> None:
    start, end = max(start, 0), min(end, len(cells))
    if start < end:
        cells[start:end] = [value] * (end - start)


def _pieces(
    text: str, begin: int, end: int, owner: list[str | None], sentence: list[int | None]
) -> Iterable[Piece]:
    start = begin
    for position in range(begin + 1, end + 1):
        if position == end or owner[position] != owner[start] or sentence[position] != sentence[start]:
            yield Piece(text[start:position], owner[start], sentence[start])
            start = position
