"""The part of 增速 that shows the places one report lists, as a county's table of its towns does."""

import pandas as pd
import streamlit as st

from pages import common, figure
from pages.common import frame, t
from pipeline.charts import crowd
from pipeline.charts import growth as charts
from pipeline.charts.numbers import marked
from pipeline.queries import growth as queries
from pipeline.records import as_records


def show(indicator: str, period: str, group: str | None, name: str, period_label: str) -> None:
    """First and last, bars and a table beside what the places' own reports say; nothing where none are listed."""
    rows = frame(queries.listed, indicator=indicator, period=period, group=group)
    if rows.empty:
        return
    language, teller = common.language(), str(rows["teller"].iloc[0])
    heading = t("listed_heading", teller=teller)
    st.subheader(common.plain(heading), anchor=False)
    placed = rows[rows["place"].notna()]
    if len(placed):
        best, last = placed.iloc[0], placed.iloc[-1]
        told = t(
            "growth_lower_is_better" if rows["direction"].eq(-1).any() else "growth_extremes",
            n=len(placed),
            best=sharing(placed, best["place"]),
            best_value=marked(best["reported"], best["reported_qualifier"]),
            last=sharing(placed, last["place"]),
            last_value=marked(last["reported"], last["reported_qualifier"]),
        )
        st.markdown(common.plain(told))
    title = f"{name}，{period_label}，{heading}" if language == "zh" else f"{name}, {period_label}: {heading}"
    capped = crowd.capped("rows_capped", len(rows), language)
    figure.draw(
        charts.listed(rows, language),
        key=f"growth_listed_{indicator}_{period}_{group}",
        title=title,
        period=period_label,
        note=f"{capped} {t('listed_note', teller=teller)}",
    )
    links = (t("column_source"), t("column_own_source"))
    table = pd.DataFrame(
        {
            t("organisation"): rows["organisation"],
            t("column_listed"): rows["reported"],
            t("column_listed_place"): rows["place"],
            t("column_own"): rows["own"],
            t("column_listed_gap"): common.rounded(rows["gap"], 2),
            t("column_note"): [
                t("note_masked")
                if row["reported_masked"]
                else t("note_hedged", value=marked(row["reported"], row["reported_qualifier"]))
                if isinstance(row["reported_qualifier"], str)
                else ""
                for row in as_records(rows)
            ],
            links[0]: [common.source_link(shown) for shown in rows["reported_id"]],
            links[1]: [common.source_link(shown) for shown in rows["own_id"]],
        }
    )
    common.table(table, links=links, title=heading)
    table[t("indicator")] = name
    table[t("period")] = period_label
    common.download(table, title, sources=links)


def sharing(peers: pd.DataFrame, place: float) -> str:
    """The places that share a rank, the first of them by name where they are many."""
    names = list(peers.loc[peers["place"] == place, "organisation"])
    return t("growth_tied", name=names[0], n=len(names)) if len(names) > 3 else t("list_comma").join(names)
