"""The app's frame: page config, language, first start, navigation over pages/."""

import time

import streamlit as st

from pages import common, keyboard, paper, search_box, way_back
from pages.contents import FIRST, PAGES
from pages.indicator_links import OPEN
from pages.serving import TITLE
from pipeline.errors import LedgerError, WarehouseBusy
from pipeline.ingest import ensure_samples
from pipeline.warehouse import default_path

WAIT = 0.5  # seconds until the warehouse that another window is building is looked for again

# An emoji, because Streamlit fetches a Material icon for the browser tab from the network.
st.set_page_config(page_title=TITLE, page_icon="📊", layout="wide")
common.language_switch()

page = st.navigation(
    [
        st.Page(f"{name}.py", title=common.t(f"page_{name}"), icon=icon, default=name == FIRST)
        for name, icon in PAGES.items()
    ]
)
try:
    if not default_path().exists():
        with st.status(common.t("first_start"), expanded=True) as status:
            bar = st.progress(0.0)
            while not default_path().exists():
                try:
                    ensure_samples(default_path(), common.progress(bar))
                    break
                except WarehouseBusy:  # another window, or this one before it was reloaded, is at it
                    bar.progress(0.0, common.t("first_start_elsewhere"))
                    time.sleep(WAIT)
            status.update(label=common.t("first_start_done"), state="complete")
        st.rerun()
    st.session_state[OPEN] = page.url_path or FIRST
    with st.sidebar:
        search_box.show()
        way_back.show()
        keyboard.help_out()
    page.run()
    paper.show(common.language())
except LedgerError as error:
    st.error(common.plain(error.message(common.language())), icon=":material/error:")
