"""导出: choose rows, look at them, take them away as CSV, xlsx or Parquet; and what each column means."""

from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from pages import common, filters
from pages.common import frame, language, t
from pipeline import export, model
from pipeline.charts.numbers import marked
from pipeline.queries import export as queries

MOST_VALUES: Final = 50  # in one filter; a link with more is no link any more
PREVIEW_ROWS: Final = 200
NAME: Final = 150  # pixels, what the longest name of a column takes
MEANING: Final = 640  # pixels, what most meanings take
MIME: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def choose_rows() -> dict[str, tuple[str, ...]]:
    """The accepted values per filter of pipeline.export."""
    offered = frame(queries.indicators)
    indicators = offered.set_index("indicator_key")[f"name_{language()}"]
    organisations = frame(queries.organisations)
    names = organisations.set_index("organisation_id")["organisation"]
    periods = frame(queries.periods).set_index("period")[f"label_{language()}"]
    types = [kind for kind in model.ORGANISATION_TYPES if kind in set(organisations["organisation_type"])]
    choices: tuple[tuple[str, str, Sequence[str], Callable[[str], str]], ...] = (
        ("indicator", t("indicator"), list(indicators.index), lambda key: str(indicators[key])),
        ("organisation", t("organisation"), list(names.index), lambda key: str(names[key])),
        ("period", t("period"), list(periods.index), lambda key: str(periods[key])),
        ("organisation_type", t("organisation_type"), types, lambda key: t(f"type_{key}")),
        ("kind", t("export_kind"), model.KINDS, lambda key: t(f"kind_{key}")),
        ("status", t("export_status"), model.STATUSES, lambda key: t(f"status_{key}")),
    )
    chosen: dict[str, tuple[str, ...]] = {}
    for row in (choices[:3], choices[3:]):
        for column, (key, label, options, label_of) in zip(st.columns(3), row, strict=True):
            with column:
                chosen[key] = filters.choose_some(
                    key, label, options, most=MOST_VALUES, label_of=label_of, placeholder=t("export_all")
                )
                if key == "indicator":
                    filters.say_where_it_ends(offered)
    return chosen


def offer(format_: str, chosen: dict[str, tuple[str, ...]], *, disabled: bool = False) -> None:
    """A button that makes the file when it is clicked, from the whole warehouse and not from the preview."""
    cursor, words = common.cursor(), language()
    st.download_button(
        t(f"export_{format_}"),
        lambda: export.to_bytes(export.rows(cursor, **chosen), format_, words),
        file_name=f"{t('export_file')}.{format_}",
        mime=MIME[format_],
        on_click="ignore",
        icon=":material/download:",
        key=f"export_{format_}",
        disabled=disabled,
    )


def show_preview(rows: pd.DataFrame, every: int) -> None:
    """The first rows in the reader's words, each with the way to its sentence."""
    shown = "export_preview" if len(rows) < every else "export_preview_all"
    st.caption(t(shown, n=len(rows), all=every))
    name = "name_en" if language() == "en" else "name_zh"
    table = pd.DataFrame(
        {
            t("organisation"): rows["organisation"],
            t("source_field_area"): rows["entity"],
            t("indicator"): rows[name].fillna(rows["indicator"]),
            t("export_kind"): [t(f"kind_{kind}") for kind in rows["kind"]],
            t("export_status"): [t(f"status_{status}") for status in rows["status"]],
            t("export_value"): [
                marked(value, qualifier)
                for value, qualifier in zip(rows["value"], rows["qualifier"], strict=True)
            ],
            t("export_unit"): rows["unit"],
            t("period"): common.in_words(rows["period"]),
            t("column_quote"): rows["quote"],
            t("column_sentence"): rows["sentence"].str.strip(),
            t("page_source"): [
                common.source_link(observation_id) for observation_id in rows["observation_id"]
            ],
            t("column_file"): rows["file"],
        }
    )
    common.table(table, links=[t("page_source")])


def show_dictionary() -> None:
    """Every table's columns with type, unit and meaning in both languages."""
    st.subheader(t("export_dictionary"), anchor=False)
    st.caption(t("export_dictionary_note"))
    table = filters.choose(
        "table",
        t("export_dictionary_table"),
        list(model.TABLES),
        label_of=lambda name: t(f"dictionary_of_{name}"),
        default="observation",
        few=True,
    )
    lines = pd.DataFrame(
        [
            (table, column.name, *(column.metadata[name] for name in ("title", "sql", "unit", "zh", "en")))
            for table in model.TABLES
            for column in model.columns(table)
        ],
        columns=["table", "column", "title", "type", "unit", "zh", "en"],
    )
    other = "en" if common.language() == "zh" else "zh"
    shown = lines[lines["table"] == table].drop(columns=["table", other])
    narrow = st.column_config.Column(width="small")
    st.dataframe(
        titled(shown.dropna(axis="columns", how="all")),
        height="content",
        hide_index=True,
        placeholder="—",
        column_config={t(f"dictionary_{name}"): narrow for name in ("title", "type", "unit")}
        | {
            t("dictionary_column"): st.column_config.Column(width=NAME),
            t(f"dictionary_{common.language()}"): st.column_config.Column(width=MEANING),
        },
    )
    common.download(titled(lines), t("export_dictionary"))


def titled(lines: pd.DataFrame) -> pd.DataFrame:
    """The data dictionary's lines under headings in the reader's language."""
    return lines.set_axis([t(f"dictionary_{column}") for column in lines.columns], axis=1)


common.head("page_export", "export_question")
chosen = choose_rows()
left = frame(queries.count, **chosen).iloc[0]
if frame(queries.count).at[0, "observations"] == 0:
    common.empty("export_empty")
elif left["observations"] == 0:
    st.info(t("export_none"), icon=":material/filter_alt_off:")
else:
    st.markdown(f"**{t('export_count', **left)}**")
    with st.container(horizontal=True):
        for format_ in export.FORMATS:
            too_many = format_ == "xlsx" and left["observations"] > export.XLSX_ROWS
            offer(format_, chosen, disabled=too_many)
    if left["observations"] > export.XLSX_ROWS:
        st.caption(t("export_too_many"))
    show_preview(frame(queries.preview, most=PREVIEW_ROWS, **chosen), left["observations"])
    st.caption(t("export_formula_note"))
show_dictionary()
