"""What a notice is made of: words that cite observations, headings, paragraphs, tables, bars and notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from string import Formatter
from typing import Final

from pipeline.interface import Counted, text

UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Cite:
    """A place where the note on an observation is referred to."""

    observation_id: str


Words = tuple[str | Cite, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 1 is 一、, level 2 stands inside it."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; columns named in `left` hold words, the others numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    left: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length in the chart's unit (None where the number is masked) and what stands beside it."""

    label: str
    value: float | None
    shown: Words
    yardstick: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart with its title, which names the unit; bars from the top down."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def extent(self) -> tuple[float, float]:
        """The least and the greatest end of the bars, zero among them."""
        values = [bar.value for bar in self.bars if bar.value is not None]
        return min([0.0, *values]), max([0.0, *values])


Block = Heading | Paragraph | Table | Bars


@dataclass(frozen=True, slots=True)
class Note:
    """The proof of one figure: who says it where, the sentence around the quoted number, the place in the file."""

    observation_id: str
    report: str
    before: str
    quote: str
    after: str
    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Briefing:
    """A whole notice; notes are in the order in which the blocks first cite them, and none until they are asked for."""

    title: str
    date: str  # YYYY-MM-DD, when the reports were last imported
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    language: str
    reports: int = 0  # that the notes cite

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each note, from 1, by observation_id."""
        return {observation_id: number for number, observation_id in enumerate(cited(self.blocks), start=1)}


def words(key: str, language: str, **values: object) -> Words:
    """The interface's sentence of a key, its {names} replaced by values that may be words with citations."""
    found: list[str | Cite] = []
    for literal, name, spec, _ in _pieces(text(key, language)):
        found.append(literal)
        if name is not None and spec:
            found.append(format(Counted(values[name]), spec))
        elif name is not None:
            value = values[name]
            found += value if isinstance(value, tuple) else [str(value)]
    return tuple(part for part in found if part != "")


@cache
def _pieces(sentence: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    return tuple(Formatter().parse(sentence))


def joined(items: Iterable[Words], between: str) -> Words:
    """The items one after the other with the same words between them."""
    found: list[str | Cite] = []
    for item in items:
        found += [between, *item] if found else item
    return tuple(found)


def cited(blocks: Iterable[Block]) -> list[str]:
    """The observation_ids that the blocks cite, each once, in their order."""
    found = dict.fromkeys(
        part.observation_id for words in _words(blocks) for part in words if isinstance(part, Cite)
    )
    return list(found)


def printable(words: str) -> str:
    """The words on one line, without characters that control a terminal, the direction of text or an XML reader."""
    return " ".join(UNPRINTABLE.sub("", words).split())


def _words(blocks: Iterable[Block]) -> Iterator[Words]:
    for block in blocks:
        match block:
            case Paragraph(words):
                yield words
            case Table(rows=rows):
                for row in rows:
                    yield from row
            case Bars(bars=bars):
                for bar in bars:
                    yield bar.shown
