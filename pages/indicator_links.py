"""Where an indicator is shown: the chart that has most of it, else a sentence that names it."""

from typing import Any, Final

from pages import common

ICONS: Final = {
    "growth": ":material/trending_up:",
    "trends": ":material/show_chart:",
    "source": ":material/article:",
}


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
