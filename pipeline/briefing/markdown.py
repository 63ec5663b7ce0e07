"""A notice as Markdown (GitHub's kind): tables, bars of block characters, notes; text from reports stays text."""

import re
from collections.abc import Callable
from itertools import groupby
from typing import Final

from pipeline.briefing.parts import (
    Bars,
    Block,
    Briefing,
    Cite,
    Heading,
    Note,
    Paragraph,
    Table,
    Words,
    printable,
)
from pipeline.interface import text

BAR: Final = 24  # block characters for the longest bar
# What Markdown, or Streamlit's kind of it, may read as markup anywhere, and at the beginning of a line. A colon before
# a word begins an address or a shortcode, a point before a letter may end the www of one.
MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~$&]|\.(?=[^\W\d])|(?<!\d):(?=\d)|:(?=[^\W\d]|[/+-])")
LEADING: Final = re.compile(r"^(\d*)([-+.)])(?=\s|$|-)")
Refer = Callable[[Cite], str]


def to_markdown(briefing: Briefing) -> str:
    """The whole notice, its citations as footnotes."""
    numbers = briefing.numbers

    def refer(cite: Cite) -> str:
        return f"[^{numbers[cite.observation_id]}]"

    lines = [f"# {escaped(briefing.title)}"]
    lines += [_block(block, refer, briefing.language) for block in briefing.blocks]
    lines.append(f"## {escaped(text('briefing_notes', briefing.language))}")
    lines += [
        f"[^{number}]: {_note(note, briefing.language)}"
        for number, note in enumerate(briefing.notes, start=1)
    ]
    return "\n\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Words that Markdown shows as they are written, on one line."""
    return LEADING.sub(r"\1\\\2", MARKUP.sub(lambda found: "\\" + found[0], printable(words)))


def _block(block: Block, refer: Refer, language: str) -> str:
    """One block of a notice; refer writes its citations."""
    match block:
        case Heading(level, words):
            return f"{'#' * (level + 1)} {escaped(words)}"
        case Paragraph(words):
            return _words(words, refer)
        case Table(title, columns, rows, left):
            rules = [":---" if column in left else "---:" for column in columns]
            return _table(
                title, columns, rules, [[_words(cell, refer) or "—" for cell in row] for row in rows]
            )
        case Bars(title, bars):
            low, high = block.extent
            longest = max(abs(low), high) or 1.0
            lines = []
            for bar in bars:
                filled = round(BAR * abs(bar.value or 0.0) / longest)
                mark = (
                    "▨" * 3
                    if bar.value is None
                    else ("░" if bar.yardstick else "█") * max(filled, bool(bar.value))
                )
                lines.append(
                    [
                        escaped(bar.label),
                        ("−" if (bar.value or 0.0) < 0 else "") + mark,
                        _words(bar.shown, refer),
                    ]
                )
            columns = (text("organisation", language), "", "")
            return _table(title, columns, [":---", ":---", "---:"], lines)


def _table(title: str, columns: tuple[str, ...], rules: list[str], rows: list[list[str]]) -> str:
    lines = [[escaped(column) for column in columns], rules, *rows]
    return f"**{escaped(title)}**\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _words(words: Words, refer: Refer) -> str:
    runs = groupby(words, key=lambda part: isinstance(part, Cite))
    return "".join(
        "".join(refer(part) for part in run if isinstance(part, Cite))
        if cites
        else _kept("".join(map(str, run)))
        for cites, run in runs
    )


def _kept(part: str) -> str:
    """The part escaped, with the single spaces at its ends that join it to its neighbours."""
    return (
        (" " if part[:1] == " " else "") + escaped(part) + (" " if part[-1:] == " " and part.strip() else "")
    )


def _note(note: Note, language: str) -> str:
    where = text("briefing_where", language, file=printable(note.file), start=note.start, end=note.end)
    sentence = f"{escaped(note.before)}**【{escaped(note.quote)}】**{escaped(note.after)}"
    return text(
        "briefing_note", language, report=escaped(note.report), sentence=sentence, where=escaped(where)
    )
