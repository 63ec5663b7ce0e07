"""What the keyboard needs beside what Streamlit gives: Enter follows a table's link, the focus is seen on links."""

from typing import Final

import streamlit as st

STYLE: Final = """<style>
[data-testid=stSidebarNavLink]:focus-visible, [data-testid=stPageLink-NavLink]:focus-visible {
  outline: 2px solid currentColor; outline-offset: -2px
}
</style>"""
# Enter on a cell opens a bubble with the cell's link, which no key reaches: it is followed, and the bubble closed.
FOLLOW: Final = """<script>
if (!window.enterFollowsLinks) {
  window.enterFollowsLinks = true;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.closest("[data-testid=stDataFrame]")) return;
    setTimeout(() => {
      const link = document.querySelector("#portal a.gdg-link-area");
      if (!link) return;
      link.click();
      const escape = {key: "Escape", keyCode: 27, bubbles: true};
      link.parentElement.querySelector("textarea").dispatchEvent(new KeyboardEvent("keydown", escape));
    }, 50);
  }, true);
}
</script>"""


def help_out() -> None:
    """Bring both into the page."""
    st.html(STYLE)
    st.html(FOLLOW, unsafe_allow_javascript=True)
