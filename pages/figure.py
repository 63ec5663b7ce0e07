"""Draws a figure: its marks lead to their sentences, buttons save it, a line says what it rests on."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages import common, paper
from pages.common import frame
from pipeline.queries.common import sources


def draw(
    figure: go.Figure,
    *,
    key: str,
    title: str,
    period: str | None = None,
    reports: int | None = None,
    note: str = "",
    here: str | None = None,
    known: pd.DataFrame | None = None,
) -> None:
    """The figure with its buttons, the note and the line of sources under it.

    The title names the figure where it is saved, printed or read aloud. The reports it rests on are those of
    its marks unless their number is given; a page that knows report_id and file of these by observation_id
    gives them (known). A click on a mark opens its sentence, unless that is the observation
    the reader is at already (here).
    """
    ids = marks(figure)
    with st.container(key=f"figure_{key}", gap="xsmall"):
        event = st.plotly_chart(
            figure,
            key=key,
            on_select="rerun" if ids else "ignore",
            selection_mode="points",
            config=common.CHART_CONFIG,
            alt=title,
        )
        there = common.clicked(event) if ids else None
        if there and there != here:
            common.open_source(there)
        found = (  # after the figure, which the reader need not wait for this to see
            frame(sources, ids=" ".join(ids)) if known is None else known.loc[list(ids)].sort_values("file")
        )
        source = common.source_words(reports or found["report_id"].nunique(), period)
        files = list(dict.fromkeys(found["file"]))
        lines = paper.sources([source], files, common.language())
        paper.buttons(f"buttons_{key}", title, lines, common.language())
    paper.sourced(source, files)
    if note:
        st.caption(common.plain(note))
    st.caption(common.plain(source))


def marks(figure: go.Figure) -> tuple[str, ...]:
    """The observation_ids that the figure's marks carry, each once."""
    carried = (trace.customdata for trace in figure.data if trace.customdata is not None)
    cells = (cell for table in carried for cell in np.asarray(table, dtype=object).ravel())
    return tuple(dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell))
