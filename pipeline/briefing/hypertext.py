"""A notice as HTML, all words escaped, between its bar charts; text from reports stays text."""

from collections.abc import Callable, Iterable
from html import escape
from typing import Final

from pipeline.briefing.parts import Bars, Block, Cite, Heading, Paragraph, Table, Words, printable
from pipeline.interface import text

ROWS: Final = 60  # of a table; the files have them all
ROW_HEIGHT: Final = 2.1  # rem, about: so high is the room of a table that is not laid out yet
Link = Callable[[Cite], tuple[str, str]]


def to_html(blocks: Iterable[Block], link: Link, language: str) -> list[str | Bars]:
    """The blocks in their order, all that stands between two charts as one piece of HTML.

    link gives a citation's words and address.
    """
    parts: list[str | Bars] = [""]
    for block in blocks:
        match block:
            case Heading(level, words):
                piece = f"<h{level + 2}>{_plain(words)}</h{level + 2}>"
            case Paragraph(words):
                piece = f"<p>{_words(words, link)}</p>"
            case Table():
                piece = _table(block, link, language)
            case Bars(title):
                piece = f"<h5>{_plain(title)}</h5>"
        parts[-1] = f"{parts[-1]}{piece}"
        if isinstance(block, Bars):
            parts += [block, ""]
    return [part for part in parts if part]


def _table(table: Table, link: Link, language: str) -> str:
    sides = ["" if column in table.left else ' class="number"' for column in table.columns]
    lines = [("th", [_plain(column) for column in table.columns])]
    lines += [("td", [_words(cell, link) or "—" for cell in row]) for row in table.rows[:ROWS]]
    rows = (
        "".join(f"<{tag}{side}>{cell}</{tag}>" for side, cell in zip(sides, cells, strict=True))
        for tag, cells in lines
    )
    cut = text("briefing_rows_cut", language, n=ROWS, all=len(table.rows))
    return (
        f"<h5>{_plain(table.title)}</h5>"
        f'<div class="wide" style="contain-intrinsic-size: auto {len(lines) * ROW_HEIGHT}rem">'
        f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></div>"
        + (f"<p><small>{_plain(cut)}</small></p>" if len(table.rows) > ROWS else "")
    )


def _words(words: Words, link: Link) -> str:
    return "".join(_cited(*link(part)) if isinstance(part, Cite) else _plain(part) for part in words)


def _cited(words: str, address: str) -> str:
    return f'<a href="{escape(address)}" target="_blank">{escape(words)}</a>'


def _plain(words: str) -> str:
    """The words on one line, with the spaces at their ends that join them to their neighbours."""
    before = " " if words[:1] == " " else ""
    after = " " if words[-1:] == " " and words.strip() else ""
    return f"{before}{escape(printable(words))}{after}"
