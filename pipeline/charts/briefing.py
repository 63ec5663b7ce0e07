"""The figure of 通报: the bars of a notice, drawn on its page as the Word document draws them."""

from typing import Any, Final

import plotly.graph_objects as go

from pipeline.briefing.parts import Bar, Bars, Cite, printable
from pipeline.charts import numbers, theme
from pipeline.interface import text

PLAIN: Final = {"color": theme.ACCENT}
YARDSTICK: Final = {"color": theme.CONTEXT}


def bars(chart: Bars, language: str) -> go.Figure:
    """The chart's bars from the top down; masked ones hatched, yardsticks grey; customdata is [observation_id]."""
    names = [numbers.label(bar.label) for bar in chart.bars]
    figure = theme.empty_frame(len(names), "", bottom=24, row=theme.row_height(names))
    theme.rows_axis(figure, names)
    low, high = theme.extent([bar.value for bar in chart.bars])
    hatched = (high - low) * 0.08
    traces: dict[str, tuple[list[theme.Mark], dict[str, Any]]] = {
        "briefing_organisations": ([], PLAIN),
        "masked": ([], theme.HATCHED),
        "briefing_yardstick": ([], YARDSTICK),
    }
    labels = []
    for place, bar in enumerate(chart.bars):
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


def _shown(bar: Bar) -> str:
    return printable("".join(part for part in bar.shown if isinstance(part, str)))


def _cited(bar: Bar) -> str | None:
    return next((part.observation_id for part in bar.shown if isinstance(part, Cite)), None)
