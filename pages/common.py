"""What every page needs of Streamlit: language, warehouse, frame, small print."""

import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NoReturn
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import duckdb
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages import paper
from pipeline import warehouse
from pipeline.charts import numbers
from pipeline.interface import LANGUAGES, text
from pipeline.periods import words as period_words
from pipeline.queries.common import sentences, sources, summary

SOURCE_PAGE: Final = "source.py"
IMPORT_PAGE: Final = "upload.py"
WIDTH_ROWS: Final = 100  # of a table, measured for the widths of its columns
WIDTH_MOST: Final = 14  # Chinese characters that a column is widened to
CHART_CONFIG: Final = {"displayModeBar": False, "scrollZoom": False}


# Language


_run = threading.local()  # a run of the app keeps to one thread; its language is asked thousands of times


def language() -> str:
    """'zh' or 'en': the link's ?lang=, else what this session switched to, else the browser's language."""
    known: str | None = getattr(_run, "language", None)
    return known or _language()


def _language() -> str:
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["language"] = asked
    locale = st.context.locale or "zh"
    return str(st.session_state.get("language", "zh" if locale.lower().startswith("zh") else "en"))


def language_switch() -> None:
    """The switch in the sidebar; its choice goes into the URL and stays for the session."""
    _run.language = _language()
    st.session_state["language_choice"] = language()

    def switch() -> None:
        chosen = st.session_state["language_choice"] or language()
        st.session_state["language"] = chosen
        st.query_params["lang"] = chosen

    with st.sidebar:
        st.segmented_control(
            "语言 Language",
            LANGUAGES,
            format_func={"zh": "中文", "en": "English"}.__getitem__,
            key="language_choice",
            on_change=switch,
            label_visibility="collapsed",
        )


def t(key: str, **values: object) -> str:
    """The sentence of a key in the reader's language."""
    return text(key, language(), **values)


def plain(words: str) -> str:
    """Words from a report, safe where Streamlit reads Markdown: shown as they are written."""
    escaped = "".join("\\" + c if c in "\\`*_{}[]()<>#+-.!|~$:&^" else c for c in words)
    return escaped.replace("\n", " ")


# Warehouse


def progress(bar: DeltaGenerator) -> Callable[[float, str], None]:
    """What tells a progress bar the share done and the file at hand."""

    def tell(share: float, file: str) -> None:
        bar.progress(share, plain(file))

    return tell


# Nothing is closed by hand: a file that is asked for later, like that of a notice, reads by a cursor of its version,
# which the connection's end would close; the last cursor that goes lets the file go.
@st.cache_resource(max_entries=2, show_spinner=False)
def _connection(path: Path, published: str) -> duckdb.DuckDBPyConnection:
    return warehouse.open_warehouse(path)


def cursor() -> duckdb.DuckDBPyConnection:
    """A cursor of its own on the published warehouse; threads must not share one. Raises WarehouseError."""
    path = warehouse.default_path()
    return _connection(path, warehouse.version(path)).cursor()


@st.cache_data(max_entries=200, max_size="200mb", show_spinner=False)
def _frame(
    path: Path,
    published: str,
    name: str,
    params: tuple[tuple[str, Hashable], ...],
    _query: Callable[..., pd.DataFrame],
) -> pd.DataFrame:
    return _query(_connection(path, published).cursor(), **dict(params))


def frame(query: Callable[..., pd.DataFrame], **params: Hashable) -> pd.DataFrame:
    """The frame a query function of pipeline.queries returns; kept until a new warehouse is published."""
    name = f"{query.__module__}.{query.__qualname__}"
    path = warehouse.default_path()
    return _frame(path, warehouse.version(path), name, tuple(sorted(params.items())), query)


# Page


def head(title_key: str, question_key: str, *, on_paper: bool = False) -> None:
    """The page's title and the question it answers; forgets the filters of the page before.

    A page that is on_paper can be printed as one sheet.
    """
    st.session_state["filters"] = {}
    if on_paper:
        left, right = st.columns([8, 1], vertical_alignment="bottom")
        left.title(t(title_key), anchor=False)
        paper.begin(t(title_key), t(question_key), right)
    else:
        st.title(t(title_key), anchor=False)
        paper.forget()
    st.caption(t(question_key))


# Small print


def source_words(reports: int, period: str | None = None) -> str:
    """What a figure or a table rests on: how many reports, the period, the time of the last import."""
    filled = pd.Timestamp(frame(summary)["filled"].iloc[0]).strftime("%Y-%m-%d %H:%M")
    parts = [t("reports_counted", n=reports), period, t("last_import", at=filled)]
    return " · ".join(part for part in parts if part)


def source_line(reports: int, period: str | None = None, *, ids: tuple[str, ...] = ()) -> None:
    """The line of sources under what is no figure; on paper with the files of the observations of the ids."""
    words = source_words(reports, period)
    paper.sourced(words, files(ids))
    st.caption(plain(words))


def files(ids: tuple[str, ...]) -> list[str]:
    """The files that the observations of these ids stand in."""
    return list(dict.fromkeys(frame(sources, ids=" ".join(ids))["file"])) if ids else []


def download(
    rows: pd.DataFrame | Callable[[], pd.DataFrame], name: str, *, sources: Sequence[str] = ()
) -> None:
    """A button that writes the rows, or what gives them, as CSV for Excel (UTF-8 with BOM) when it is clicked.

    The name is the file's, in the reader's language.

    Columns named in sources hold source_links, which open nothing outside the app (see cited).
    """
    heads = {
        source: (t("column_sentence_of", source=source), t("column_file_of", source=source))
        if len(sources) > 1
        else (t("column_sentence"), t("column_file"))
        for source in sources
    }
    db = cursor()

    def written() -> bytes:
        table = cited(rows() if callable(rows) else rows, heads, db)
        return harmless(table).to_csv(index=False).encode("utf-8-sig")

    st.download_button(
        t("download_csv"),
        written,
        file_name=f"{paper.file_name(name)}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download_{name}",
    )


def cited(
    rows: pd.DataFrame, heads: Mapping[str, tuple[str, str]], db: duckdb.DuckDBPyConnection
) -> pd.DataFrame:
    """The rows with the sentence and the file that their source_links lead to in the place of the links.

    heads names both columns for each column of links.
    """
    table = rows.drop(columns=list(heads))
    for source, (sentence, file) in heads.items():
        ids = rows[source].map(_observation, na_action="ignore")
        found = sentences(db, " ".join(ids.dropna())).set_index("observation_id")
        table = table.assign(**{sentence: ids.map(found["sentence"]), file: ids.map(found["file"])})
    return table


def harmless(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with every text that a spreadsheet would run as a formula led by an apostrophe."""

    def quoted(cell: Any) -> Any:
        return (
            f"'{cell}"
            if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            else cell
        )

    return rows.map(quoted)


def open_source(observation_id: str) -> NoReturn:
    """Goes to 原文 at the observation's sentence."""
    st.switch_page(SOURCE_PAGE, query_params={"observation": observation_id})


def page_address(page: str, **params: object) -> str:
    """The address of a page with filters, in the reader's language, for a table's links."""
    return f"{page}?{urlencode({**params, 'lang': language()})}"


def source_link(observation_id: Any) -> str | None:
    """The address of the observation's sentence; None where there is no observation."""
    if not isinstance(observation_id, str):
        return None
    return f"source?observation={_quoted(observation_id)}&lang={language()}"


def _observation(link: str) -> str:
    return parse_qs(urlsplit(link).query)["observation"][0]


_quoted = lru_cache(maxsize=50_000)(quote)  # a table has thousands of links, the same at every run


def as_printed(
    rows: pd.DataFrame,
    quote: str = "quote",
    value: str = "value",
    unit: str = "unit",
    qualifier: str | None = None,
) -> list[str]:
    """The quotes in a column with the sign and the unit that stand elsewhere in the report, and with ≥, ≈ and
    the like where the column of qualifiers is named."""
    hedges = [None] * len(rows) if qualifier is None else rows[qualifier]
    return [
        numbers.printed(words, hedge, number, of)
        for words, hedge, number, of in zip(rows[quote], hedges, rows[value], rows[unit], strict=True)
    ]


def in_words(periods: pd.Series) -> list[str | None]:
    """Periods by their codes in the reader's language."""
    return [period_words(code, language()) for code in periods]


def rounded(values: pd.Series, decimals: int) -> pd.Series:
    """The numbers with so many decimals, as they are written everywhere; nothing where there is none."""
    return values.map(lambda value: numbers.rounded(value, decimals), na_action="ignore").astype(float)


def table_height(rows: int) -> Literal["content", "auto"]:
    """All rows of a short table, a page with a scroll bar of a long one."""
    return "content" if rows <= 40 else "auto"


def table(
    rows: pd.DataFrame, *, links: Sequence[str] = (), link_label: str | None = None, title: str | None = None
) -> None:
    """The rows as a table without its empty columns; columns named in links hold addresses.

    The title names the table on paper, where another stands beside it.
    """
    shown = rows.replace("", None).dropna(axis="columns", how="all")
    paper.tabled(shown, title or t("table_heading"), links)
    column = st.column_config.LinkColumn(display_text=link_label or t("open_source"))
    st.dataframe(
        shown,
        height=table_height(len(shown)),
        hide_index=True,
        placeholder="—",
        column_config=_roomy(shown.drop(columns=list(links), errors="ignore")) | dict.fromkeys(links, column),
    )


def _roomy(rows: pd.DataFrame) -> dict[str, Any]:
    """Widths for columns of words that few rows fill, or at length, which the browser would cut."""
    widths = {}
    for name in rows.columns[[pd.api.types.is_string_dtype(kind) for kind in rows.dtypes]]:
        sizes = [
            len(cell.encode("gb18030", "replace")) if isinstance(cell, str) else 1
            for cell in rows[name].head(WIDTH_ROWS)
        ]
        usual = max(1.25 * sum(sizes) / len(sizes), len(str(name).encode("gb18030", "replace")))
        longest = min(max(sizes), 2 * WIDTH_MOST)
        if usual < longest:
            widths[str(name)] = st.column_config.Column(width=round(7.2 * longest) + 20)
    return widths


def clicked(event: Any) -> str | None:
    """The observation_id of the mark clicked in a chart drawn with on_select, or None."""
    for point in event.selection.points:
        data = point.get("customdata")
        for observation_id in data if isinstance(data, list) else [data]:
            if isinstance(observation_id, str) and observation_id:
                return observation_id
    return None


def empty(message_key: str, **values: object) -> None:
    """Says why there is nothing to see and what to do next."""
    st.info(t(message_key, **values), icon=":material/info:")
    st.page_link(IMPORT_PAGE, label=t("go_import"), icon=":material/upload_file:")
