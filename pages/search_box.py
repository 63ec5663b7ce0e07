"""The search box beside every page: indicators and organisations by Chinese, pinyin, initials or English."""

from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from pages import common
from pages.common import frame, t
from pages.indicator_links import ICONS, lead, shown_at
from pipeline import warehouse
from pipeline.errors import LedgerError
from pipeline.queries import search as queries
from pipeline.search import Names

MOST_INDICATORS: Final = 8
MOST_ORGANISATIONS: Final = 4
# A link is one line wide by itself, and a long name is to be read to its end; a button is to look like a link.
STYLE: Final = """<style>
.st-key-found a p, .st-key-found button p {white-space: normal; overflow-wrap: anywhere; text-align: left}
.st-key-found button {min-height: 0; padding: .25rem .5rem}
.st-key-found .stElementContainer:has(button) {margin: -.15rem 0}
</style>"""
# On a phone the sidebar covers the page. A link to another page closes it; so does, with this, a find on the page
# that is open.
CLOSE: Final = """<script>
if (!window.findsCloseTheSidebar) {
  window.findsCloseTheSidebar = true;
  document.addEventListener("click", (event) => {
    if (event.target.closest(".st-key-found button") && matchMedia("(max-width: 768px)").matches) {
      document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
    }
  });
}
</script>"""


@st.cache_resource(max_entries=2, show_spinner=False)
def _names(path: Path, published: str) -> tuple[Names, list[str], Names]:
    """The indicators' names, their keys in the same order, and the organisations' names."""
    indicators = frame(queries.indicators).drop_duplicates("indicator_key")
    called = [
        list(dict.fromkeys([row["name_zh"], row["name_en"], *filter(None, row["aliases"].split("|"))]))
        for row in indicators.to_dict("records")
    ]
    organisations = frame(queries.organisations)
    return (
        Names(called),
        list(indicators["indicator_key"]),
        Names([[name] for name in organisations["organisation"]]),
    )


@st.fragment
def show() -> None:
    """The box and, as the reader types, what it finds; each find is a link to its chart or its page."""
    typed = st.text_input(
        t("search"),
        key="search",
        type="search",
        live="300ms",
        icon=":material/search:",
        placeholder=t("search_placeholder"),
        persist_state="session",
    )
    if typed and typed.strip():
        try:
            show_found(typed)
        except LedgerError as error:
            st.error(common.plain(error.message(common.language())), icon=":material/error:")


def show_found(typed: str) -> None:
    """Links to the indicators and organisations found, best first."""
    path = warehouse.default_path()
    names, keys, organisation_names = _names(path, warehouse.version(path))
    found = [keys[place] for place in names.find(typed)]
    organisations = organisation_names.find(typed)
    if not found and not organisations:
        st.caption(common.plain(t("search_none", typed=typed[:40])))
        return
    st.html(STYLE)
    st.html(CLOSE, unsafe_allow_javascript=True)
    with st.container(key="found"):
        if organisations:
            show_organisations(frame(queries.organisations).iloc[organisations])
        if found:
            st.caption(t("search_indicators", n=len(found)))
            uses = frame(queries.indicators)
            for key in found[:MOST_INDICATORS]:
                show_indicator(uses[uses["indicator_key"] == key])
            if len(found) > MOST_INDICATORS:
                st.caption(t("search_more"))


def show_organisations(rows: pd.DataFrame) -> None:
    """Links to the pages of the first organisations."""
    st.caption(t("search_organisations", n=len(rows)))
    for row in rows.head(MOST_ORGANISATIONS).to_dict("records"):
        params = {"organisation": row["organisation_id"], "lang": common.language()}
        lead("profile", common.plain(row["organisation"]), ":material/account_balance:", params)
    if len(rows) > MOST_ORGANISATIONS:
        st.caption(t("search_more"))


def show_indicator(uses: pd.DataFrame) -> None:
    """A link to where most organisations of one group show an indicator."""
    best = uses.sort_values(["growing", "figures", "organisations"], ascending=False, kind="stable")
    row = best.iloc[0].to_dict()
    page, params = shown_at(row)
    name, reporting = row[f"name_{common.language()}"], uses["organisations"].sum()
    lead(
        page,
        common.plain(f"{name} · {t('organisations_short', n=reporting)}" if reporting else name),
        ICONS[page],
        params,
    )
