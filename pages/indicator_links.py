"""Ways to an indicator: the chart that has most of it, and the ranking one level down."""

from typing import Any, Final

import streamlit as st

from pages import common
from pages.common import t
from pipeline.queries import about as queries
from pipeline.queries.common import GROUPS

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
        st.page_link(f"pages/{page}.py", label=label, icon=icon, query_params=params)
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


def group_of(organisation_type: str | None) -> str | None:
    """The group of pipeline.queries.common.GROUPS that organisations of a type are in."""
    return next((group for group, types in GROUPS.items() if organisation_type in types), None)


def ranked_below(group: str | None) -> dict[tuple[str, str], int]:
    """By indicator and period, how many organisations one level below a group have growth."""
    if group not in queries.BELOW:
        return {}
    rows = common.frame(queries.below, group=group)
    return dict(
        zip(zip(rows["indicator_key"], rows["period"], strict=True), rows["organisations"], strict=True)
    )


def filters_below(group: str, indicator: str, period: str) -> dict[str, str]:
    """The filters of 增速 that rank the organisations one level below a group."""
    below = {"indicator": indicator, "period": period, "group": queries.BELOW[group]}
    return {**below, "lang": common.language()}


def link_below(group: str | None, indicator: str, period: str | None) -> None:
    """A link from a county's figure to the ranking of its towns, and so on, where they have such figures."""
    if group and period and (n := ranked_below(group).get((indicator, period))):
        filters = filters_below(group, indicator, period)
        lead("growth", t(f"below_{filters['group']}", n=n), ":material/leaderboard:", filters)
