"""One step in the browser's history for one step of the reader, from a mark of a figure to its sentence too."""

from typing import Final

import streamlit as st

# Going to a page with filters, Streamlit first writes the filters into the address of the page that is left, then the
# new page: the way back would lead to the old page without its own filters. The second writing takes the first's place.
SCRIPT: Final = """<script>
if (!window.wayBack) {
  window.wayBack = { written: 0 };
  const push = window.history.pushState;
  window.history.pushState = function (state, title, address) {
    const to = new URL(address, window.location.href);
    const from = window.location;
    const second = to.pathname !== from.pathname && to.search === from.search && to.search !== "";
    if (second && Date.now() - window.wayBack.written < 5000) {
      return window.history.replaceState(state, title, address);
    }
    window.wayBack.written = to.pathname === from.pathname ? Date.now() : 0;
    return push.call(window.history, state, title, address);
  };
}
</script>"""


def show() -> None:
    """Puts the script into the frame; it holds for as long as the browser shows the app."""
    st.html(SCRIPT, unsafe_allow_javascript=True)
