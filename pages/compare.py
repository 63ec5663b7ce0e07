"""对比: who stands where, whose claimed rank holds, and two organisations or two periods side by side."""

import streamlit as st

from pages import common, compare_grid, compare_pair, compare_ranks, filters
from pages.common import t

VIEWS = {"grid": compare_grid.show, "ranks": compare_ranks.show, "pair": compare_pair.show}

common.head("compare_title", "compare_question", on_paper=True)
left, right = st.columns([5, 6])
with left:
    view = filters.choose(
        "view",
        t("compare_view"),
        list(VIEWS),
        label_of=lambda option: t(f"compare_view_{option}"),
        few=True,
    )
with right:
    group = filters.group_select()
VIEWS[view](group)
