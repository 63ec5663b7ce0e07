"""From a topic to its indicators, and from each to its chart."""

from typing import Final

import pandas as pd
import streamlit as st

from pages import common, filters
from pages.common import frame, t
from pages.indicator_links import shown_at
from pipeline.queries import search as queries

MOST_LISTED: Final = 300


def show(group: str | None) -> None:
    """The indicators of the chosen topic that a group of organisations reports, each with the way to its chart."""
    uses = frame(queries.indicators)
    if group is None:
        sums = uses.groupby("indicator_key", sort=False)[["organisations", "growing", "figures"]].sum()
        rows = uses.drop_duplicates("indicator_key").assign(group="all").drop(columns=list(sums))
        rows = rows.join(sums, on="indicator_key")
    else:
        rows = uses[uses["group"] == group].sort_values("organisations", ascending=False, kind="stable")
    if rows.empty:
        return
    st.subheader(t("topics_heading"), anchor=False)
    counts = rows["topic"].value_counts()
    order = sorted(counts.index, key=lambda topic: topic == "none")  # what has no topic comes last
    topic = filters.choose(
        "topic",
        t("profile_topic"),
        order,
        label_of=lambda option: t("profile_topic_count", topic=t(f"topic_{option}"), n=counts[option]),
    )
    rows = rows[rows["topic"] == topic]
    links = [shown_at(row) for row in rows.to_dict("records")]
    table = pd.DataFrame(
        {
            t("indicator"): rows[f"name_{common.language()}"],
            t("topics_chart"): [common.page_address(page, **params) for page, params in links],
            t("column_organisations"): rows["organisations"],
            t("topics_growing"): rows["growing"],
            t("topics_figures"): rows["figures"],
        }
    )
    common.table(
        table.head(MOST_LISTED),
        links=(t("topics_chart"),),
        link_label=t("open_page"),
        title=t("topics_heading"),
    )
    if len(table) > MOST_LISTED:
        st.caption(t("topics_cut", n=MOST_LISTED, all=f"{len(table):,}"))
    st.caption(t("topics_note"))
    common.download(table.drop(columns=t("topics_chart")), t(f"topic_{topic}"))
