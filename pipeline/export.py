"""Rows of observations to files for others: CSV for Excel, xlsx with sources and definitions, Parquet."""

import io
import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd
import xlsxwriter

from pipeline import model
from pipeline.charts.numbers import MARKS
from pipeline.errors import LedgerError
from pipeline.interface import rule_words, text
from pipeline.periods import words as period_words

FORMATS: Final = ("csv", "xlsx", "parquet")
FILTERS: Final = ("indicator", "organisation", "organisation_type", "period", "kind", "status")
XLSX_ROWS: Final = 1_048_575  # below the header
XLSX_CHARACTERS: Final = 32_767  # in one cell
WIDTH_ROWS: Final = 200  # of a sheet, measured for the widths of its columns
WIDTH_MOST: Final = 48  # characters that a column is made wide
# What a spreadsheet takes for a formula when a CSV's cell begins with it.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Titles where the column's own says too little beside the others.
TITLES: Final = {
    "name_zh": "指标",
    "name_en": "指标英文名",
    "report_title": "报告标题",
    "report_period": "报告期间",
}
# Columns that go by another name than in their own table.
RENAMED: Final = {
    "report_title": ("report", "title"),
    "report_period": ("report", "period"),
    "period_zh": ("period", "label_zh"),
    "period_en": ("period", "label_en"),
    "period_start": ("period", "start"),
    "period_end": ("period", "end"),
    "indicator_zh": ("indicator", "name_zh"),
    "indicator_en": ("indicator", "name_en"),
}


def rows(cursor: duckdb.DuckDBPyConnection, **filters: Sequence[str]) -> pd.DataFrame:
    """Observations with report, file, offsets, hash and sentence, in the order of document and text.

    `filters` are those of FILTERS, each a sequence of accepted values; an empty one accepts all.
    Raises ValueError for another filter.
    """
    if unknown := set(filters) - set(FILTERS):
        raise ValueError(f"no such filter: {sorted(unknown)} (there are {FILTERS})")
    query = (Path(__file__).parent / "warehouse" / "rows.sql").read_text(encoding="utf-8")
    found = cursor.execute(query, {name: list(filters.get(name, ())) or None for name in FILTERS}).df()
    return found.astype(
        {name: "str" for name in found if found[name].dtype == object}
    )  # also without any text


def csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with byte order mark, so that Excel reads it; text that looks like a formula is made plain."""
    safe = frame.copy(deep=False)
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = [_neutralised(cell) for cell in safe[column]]
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def parquet(frame: pd.DataFrame) -> bytes:
    """The rows as Parquet, types as they are."""
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()


def xlsx(frame: pd.DataFrame, language: str = "zh") -> bytes:
    """A workbook with three sheets: the rows, the reports they come from, and what each column means.

    Headers and codes are in words of the language; text is written as text, whatever it looks like. Raises
    LedgerError for more rows than a sheet holds.
    """
    if len(frame) > XLSX_ROWS:
        raise LedgerError(
            f"有 {len(frame):,} 行，超过 Excel 工作表的上限 {XLSX_ROWS:,} 行；"
            "请加上筛选条件，或改用 CSV、Parquet。",
            f"There are {len(frame):,} rows, more than the {XLSX_ROWS:,} of an Excel sheet; "
            "filter them, or export CSV or Parquet.",
        )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "nan_inf_to_errors": False}) as book:
        worded = _worded(frame, language)
        for name, sheet in (
            ({"zh": "数据", "en": "data"}, _titled(worded, language)),
            ({"zh": "来源", "en": "sources"}, _titled(_sources(worded), language)),
            ({"zh": "说明", "en": "definitions"}, definitions(frame.columns, language)),
        ):
            _write_sheet(book, name[language], sheet)
    return out.getvalue()


def to_bytes(frame: pd.DataFrame, format_: str, language: str = "zh") -> bytes:
    """The rows in one of FORMATS; raises ValueError for another, LedgerError as `xlsx` does."""
    if format_ == "csv":
        return csv(frame)
    if format_ == "xlsx":
        return xlsx(frame, language)
    if format_ == "parquet":
        return parquet(frame)
    raise ValueError(f"no such format: {format_!r} (there are {FORMATS})")


def definitions(columns: Iterable[str], language: str = "zh") -> pd.DataFrame:
    """What each column means: its title in the language, its name, meaning in Chinese and English, unit."""
    titles = ("标题", "列名", "含义", "英文含义", "计量") if language == "zh" else _DEFINITIONS_EN
    found = [(name, _defined(name)) for name in columns]
    lines = [
        (_title(name, language), name, meta.get("zh"), meta.get("en"), meta.get("unit"))
        for name, meta in found
    ]
    return pd.DataFrame(lines, columns=list(titles))


_DEFINITIONS_EN: Final = ("title", "column", "meaning in Chinese", "meaning", "unit")


def _neutralised(cell: Any) -> Any:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        try:
            float(cell)
        except ValueError:
            return "'" + cell
    return cell


def _defined(name: str) -> dict[str, Any]:
    table, field = RENAMED.get(name, (None, name))
    tables = (
        [table] if table else ["observation", "report", "document", "indicator", "period", "organisation"]
    )
    for each in tables:
        for column in model.columns(each):
            if column.name == field:
                return dict(column.metadata)
    return {}


def _title(name: str, language: str) -> str:
    if language == "en":
        return name
    return TITLES.get(name) or str(_defined(name).get("title", name))


def _titled(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    return frame.set_axis([_title(name, language) for name in frame.columns], axis=1)


def _worded(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows with the words that the pages show in the place of codes."""
    said: dict[str, Callable[[Any], Any]] = {
        **{
            name: partial(_word, prefix=prefix, language=language)
            for name, prefix in (
                ("organisation_type", "type"), ("topic", "topic"), ("kind", "kind"), ("status", "status"),
                ("basis", "basis"),
            )
        },
        "period": lambda code: period_words(code, language),
        "report_period": lambda code: period_words(code, language),
        "qualifier": lambda code: MARKS.get(code, code),
        "masked": lambda masked: text("export_yes", language) if masked else None,
        "rule": lambda rule: rule_words(rule, language),
    }  # fmt: skip
    return frame.assign(**{
        name: pd.Series(list(map(cache(words), frame[name])), frame.index, dtype=object)
        for name, words in said.items()
        if name in frame
    })  # fmt: skip


def _word(code: object, prefix: str, language: str) -> str | None:
    return text(f"{prefix}_{code}", language) if isinstance(code, str) else None


def _sources(frame: pd.DataFrame) -> pd.DataFrame:
    """The files and reports that the rows come from."""
    wanted = (
        "file",
        "sha256",
        "origin",
        "organisation",
        "report_title",
        "report_period",
        "published",
        "source_url",
    )
    return frame[[name for name in wanted if name in frame.columns]].drop_duplicates()


def _write_sheet(book: Any, name: str, frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for column, title in enumerate(frame.columns):
        sheet.write_string(0, column, str(title), bold)
        for row, cell in enumerate(frame.iloc[:, column].tolist(), start=1):
            if isinstance(cell, bool):
                sheet.write_boolean(row, column, cell)
            elif isinstance(cell, str):
                sheet.write_string(row, column, cell[:XLSX_CHARACTERS])
            elif cell is not None and cell is not pd.NA and not math.isnan(cell):
                sheet.write_number(row, column, cell)
        sheet.set_column(column, column, _width([title, *frame.iloc[:WIDTH_ROWS, column]]))
    sheet.freeze_panes(1, 0)
    if len(frame.columns) and len(frame):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _width(cells: Iterable[Any]) -> float:
    """Characters that the cells take, a Chinese one for two."""
    sizes = (len(str(cell).encode("gb18030", "replace")) for cell in cells if cell is not None)
    return min(max(sizes, default=0), WIDTH_MOST) + 2
