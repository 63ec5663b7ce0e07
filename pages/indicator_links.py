"""Ways to an indicator: the chart that has most of it, and the ranking one level down."""

from typing import Any, Final

import streamlit as st

from pages import common
from pages.common import t
from pipeline.queries import about as queries
from pipeline.queries.about import BELOW
from pipeline.queries.common import county_of, group_of, groups

OPEN: Final = "page_open"  # the session's entry for the page that is open, by its file's name
ICONS: Final = {
    "growth": ":material/trending_up:",
    "trends": ":material/show_chart:",
    "source": ":material/article:",
}


def lead(page: str, label: str, icon: str, params: dict[str, str]) -> None:
    """A link to a page of the app with filters; within the page that is open a button that looks alike.

    A link to the page that is open changes what is shown and leaves the old address in the browser.
    """
    if page != st.session_state.get(OPEN):
        st.page_link(f"{page}.py", label=label, icon=icon, query_params=params)
    elif st.button(
        label,
        icon=icon,
        type="tertiary",
        key=f"lead_{page}_{sorted(params.items())}",
        on_click=st.query_params.from_dict,
        args=(params,),
    ):
        st.rerun()  # all of the page, where the button is in a fragment


def shown_at(row: dict[Any, Any]) -> tuple[str, dict[str, str]]:
    """Page and filters for a row of pipeline.queries.search.indicators.

    增速 where its organisations have growth, 趋势 where they give two figures or more; a number said once is
    no chart, and its sentence is shown.
    """
    if row["growing"]:
        page = "growth"
    elif row["figures"] > 1:
        page = "trends"
    else:
        return "source", {"observation": row["observation_id"], "lang": common.language()}
    return page, {"indicator": row["indicator_key"], "group": row["group"], "lang": common.language()}


def peers_group(organisation_type: str | None, organisation_id: str) -> str | None:
    """The group that an organisation is ranked in: the towns of its county where that is one, or all of its rung."""
    county = county_of(organisation_type, organisation_id)
    return county if county in set(common.frame(groups)["group"]) else group_of(organisation_type)


def group_below(group: str | None, area: str | None = None) -> str | None:
    """The group one level below a group; below a county (area), its own towns where they are known."""
    below = BELOW.get(group or "")
    return area if below == "town" and area in set(common.frame(groups)["group"]) else below


def ranked(group: str | None) -> dict[tuple[str, str], int]:
    """By indicator and period, how many organisations of a group have growth."""
    if group is None:
        return {}
    rows = common.frame(queries.grown, group=group)
    return dict(
        zip(zip(rows["indicator_key"], rows["period"], strict=True), rows["organisations"], strict=True)
    )


def ranking(group: str, indicator: str, period: str) -> dict[str, str]:
    """The filters of 增速 that rank the organisations of a group."""
    return {"indicator": indicator, "period": period, "group": group, "lang": common.language()}


def link_below(group: str | None, indicator: str, period: str | None, area: str | None = None) -> None:
    """A link from a county's figure to the ranking of its towns, and so on, where they have such figures."""
    below = group_below(group, area)
    if below and period and (n := ranked(below).get((indicator, period))):
        words = t(f"below_{BELOW[str(group)]}", n=n)
        lead("growth", words, ":material/leaderboard:", ranking(below, indicator, period))
