"""What leaves the page on paper or as a picture: figures with their buttons, and the page as one printed sheet."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.charts.numbers import number
from pipeline.interface import text

FILES_NAMED: Final = 6
ROWS_AT_MOST: Final = 40  # of a table on the sheet; how many fit is measured in the browser
_STATE: Final = "sheet"
_HERE: Final = Path(__file__).parent
_CSS: Final = (_HERE / "paper.css").read_text(encoding="utf-8")
_JS: Final = (_HERE / "paper.js").read_text(encoding="utf-8")
_SHEET_CSS: Final = (_HERE / "sheet.css").read_text(encoding="utf-8")
_buttons = st.components.v2.component(
    "figure_buttons",
    html='<div class="paper figure"><output></output><span></span><button value="png">PNG</button>'
    '<button value="svg">SVG</button></div>',
    css=_CSS,
    js=_JS,
)
_print = st.components.v2.component(
    "print_button", html='<div class="paper print"><button></button></div>', css=_CSS, js=_JS
)


@dataclass(slots=True)
class Sheet:
    """What the page has said so far that belongs on paper; its figures are found in the browser."""

    title: str
    question: str
    slot: DeltaGenerator
    filters: dict[str, str] = field(default_factory=dict)  # by the filter's name in the reader's language
    heading: str = ""
    told: str = ""
    sources: dict[str, None] = field(default_factory=dict)  # what figures and tables rest on, each once
    files: dict[str, None] = field(default_factory=dict)
    tables: list[dict[str, Any]] = field(default_factory=list)


def begin(title: str, question: str, slot: DeltaGenerator) -> None:
    """Starts the sheet of a page; its print button comes into the slot once the page is done."""
    st.session_state[_STATE] = Sheet(title, question, slot)


def forget() -> None:
    """Says that the page is none to print as one sheet."""
    st.session_state.pop(_STATE, None)


def chosen(label: str, words: str) -> None:
    """A filter of the page and what it is set to."""
    if (sheet := _sheet()) is not None:
        sheet.filters[label] = words


def told(heading: str, words: str = "") -> None:
    """What the first figure shows and what follows from it in words; the first of a page counts."""
    if (sheet := _sheet()) is not None and not sheet.heading:
        sheet.heading, sheet.told = heading, words


def tabled(rows: pd.DataFrame, title: str, unprinted: Iterable[str] = ()) -> None:
    """A table of the page without the columns that say nothing on paper."""
    if (sheet := _sheet()) is None:
        return
    kept = rows.drop(columns=[name for name in unprinted if name in rows]).head(ROWS_AT_MOST)
    sheet.tables.append(
        {
            "title": title,
            "columns": [str(name) for name in kept],
            "numeric": [pd.api.types.is_numeric_dtype(kept[name]) for name in kept],
            "rows": [[_cell(value) for value in row] for row in kept.itertuples(index=False)],
            "total": len(rows),
        }
    )


def sources(words: Iterable[str], files: Sequence[str], language: str) -> list[str]:
    """The lines under what leaves the page: what it rests on, and the files, the first of them by name."""
    lines = [text("sheet_source", language) + each for each in words]
    if files:
        named = text("list_comma", language).join(files[:FILES_NAMED])
        rest = text("sheet_files_more", language, n=len(files)) if len(files) > FILES_NAMED else ""
        lines.append(text("sheet_files", language) + named + rest)
    return lines


def sourced(words: str, files: Iterable[str]) -> None:
    """What a figure or a table of the page rests on, and the files that it comes from."""
    if (sheet := _sheet()) is not None:
        sheet.sources[words] = None
        sheet.files.update(dict.fromkeys(files))


def buttons(key: str, title: str, source: Sequence[str], language: str) -> None:
    """Buttons that save the figure in the container around them as PNG and SVG, its title and source in it."""
    _buttons(
        key=re.sub("_(?=_)", "_ ", key),  # names may have two underscores, which part a component's own keys
        data={
            "kind": "figure",
            "title": title,
            "source": list(source),
            "file": file_name(title),
            "label": text("figure_download", language),
            "failed": text("figure_failed", language),
        },
    )


def show(language: str) -> None:
    """Offers the sheet for printing where the page has something to put on it."""
    sheet = _sheet()
    if sheet is None or not sheet.tables:
        return
    colon, semicolon = text("sheet_colon", language), text("sheet_semicolon", language)
    with sheet.slot:
        _print(
            key="print_button",
            data={
                "kind": "sheet",
                "label": text("sheet_print", language),
                "css": _SHEET_CSS,
                "title": sheet.title,
                "question": sheet.question,
                "filters": semicolon.join(f"{label}{colon}{words}" for label, words in sheet.filters.items()),
                "query": urlencode({**st.session_state["filters"], "lang": language}, doseq=True),
                "heading": sheet.heading,
                "told": sheet.told,
                "cut": text("sheet_figure_cut", language),
                "tables": sheet.tables,
                "more": text("sheet_more_rows", language),
                "unprinted": text("sheet_tables_left", language),
                "comma": text("list_comma", language),
                "sources": sources(sheet.sources, list(sheet.files), language),
            },
        )


def file_name(title: str) -> str:
    """The title as a name for a file on any system, without its ending."""
    return re.sub(r'[\\/:*?"<>|\s.]+', " ", title).strip()[:80].strip() or "figure"


def _sheet() -> Sheet | None:
    found: Sheet | None = st.session_state.get(_STATE)
    return found


def _cell(value: object) -> str:
    """A cell as it is printed: numbers as their readers write them, nothing as a dash."""
    if isinstance(value, float):
        return number(value)
    return "—" if value is None or value is pd.NA or value is pd.NaT or value == "" else str(value)
