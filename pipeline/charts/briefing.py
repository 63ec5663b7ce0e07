"""The figure of 通报: the bars of a notice, drawn on its page as the Word document draws them, of many both ends."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.briefing.parts import Bar, Bars, Cite, printable
from pipeline.charts import crowd, numbers, theme
from pipeline.interface import text

PLAIN: Final = {"color": theme.ACCENT}
YARDSTICK: Final = {"color": theme.CONTEXT}


def bars(chart: Bars, language: str) -> go.Figure:
    """The chart's bars from the top down; masked ones hatched, yardsticks grey; customdata is [observation_id]."""
    drawn = _drawn(chart)
    left_out = text("rows_left_out", language, n=len(chart.bars) - len(drawn) + 1)
    names = [numbers.label(bar.label) if bar else left_out for bar in drawn]
    figure = theme.empty_frame(len(names), "", bottom=24, row=theme.row_height(names))
    theme.rows_axis(figure, names)
    low, high = theme.extent([bar.value for bar in drawn if bar])
    hatched = (high - low) * 0.08
    traces: dict[str, tuple[list[theme.Mark], dict[str, Any]]] = {
        "briefing_organisations": ([], PLAIN),
        "masked": ([], theme.HATCHED),
        "briefing_yardstick": ([], YARDSTICK),
    }
    labels = []
    for place, bar in enumerate(drawn):
        if bar is None:
            continue
        name = (
            "masked"
            if bar.value is None
            else "briefing_yardstick"
            if bar.yardstick
            else "briefing_organisations"
        )
        x = hatched if bar.value is None else bar.value
        shown = _shown(bar)
        traces[name][0].append(theme.Mark(x, place, _cited(bar), numbers.hover(bar.label, shown)))
        labels.append((x, place, numbers.label(shown)))
    for name, (marks, marker) in traces.items():
        theme.add_marks(figure, "bar", text(name, language), marks, marker)
    theme.add_labels(figure, labels)
    figure.update_xaxes(range=theme.room_for(labels, low, high), showticklabels=False)
    figure.add_vline(x=0, line={"color": theme.CONTEXT, "width": 1})
    theme.show_legend(figure)
    return figure.done()


def capped(chart: Bars, language: str) -> str:
    """How many of the organisations the figure draws; '' where it draws them all."""
    return crowd.capped("briefing_bars_cut", sum(not bar.yardstick for bar in chart.bars), language)


def _drawn(chart: Bars) -> list[Bar | None]:
    """The bars from the top down; None stands for those between the ends that are left out."""
    organisations = [bar for bar in chart.bars if not bar.yardstick]
    kept, upper = crowd.ends(pd.Series([bar.value is not None for bar in organisations], dtype=bool))
    drawn: list[Bar | None] = [organisations[place] for place in kept]
    if len(kept) < len(organisations):
        drawn.insert(upper, None)
    return [*drawn, *(bar for bar in chart.bars if bar.yardstick)]


def _shown(bar: Bar) -> str:
    return printable("".join(part for part in bar.shown if isinstance(part, str)))


def _cited(bar: Bar) -> str | None:
    return next((part.observation_id for part in bar.shown if isinstance(part, Cite)), None)
