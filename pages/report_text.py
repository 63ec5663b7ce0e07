"""Shows a report's text with its numbers marked; built from data, so that no text becomes markup."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import streamlit as st

_HERE: Final = Path(__file__).parent
_show = st.components.v2.component(
    "report_text",
    html='<div class="report"><div class="legend"></div>\n<div class="text" role="region"></div></div>',
    css=(_HERE / "report_text.css").read_text(encoding="utf-8"),
    js=(_HERE / "report_text.js").read_text(encoding="utf-8"),
)


def report_text(data: dict[str, Any], *, key: str, on_choose: Callable[[str], None]) -> None:
    """Draw the text; ``on_choose`` gets the mark_id that a reader clicks or chooses with Enter.

    ``data`` has version (changes with the text), title, paragraphs (heading, then pieces: text, sentence,
    mark_id), marks (by mark_id: classes, label, sentence), legend (classes, label), sample and selected.
    """

    def chosen() -> None:
        mark_id = st.session_state[key]["chosen"]
        if mark_id is not None:
            on_choose(mark_id)

    _show(key=key, data=data, on_chosen_change=chosen)
