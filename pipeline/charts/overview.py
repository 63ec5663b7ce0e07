"""The figure of 总览: how growth is spread over the organisations, indicator by indicator."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import numbers, theme
from pipeline.interface import text
from pipeline.records import as_records

STRIP: Final = 38  # pixels
# Growth beyond this many times the spread of the middle half is drawn at the edge, so that one tenfold rise
# does not press all others into one dot.
FAR: Final = 3.0


def strips(rows: pd.DataFrame, language: str) -> go.Figure:
    """One dot per organisation on a row per indicator, the median as a tick with its number.

    rows, in the order of the indicators: indicator_key, name, organisation, reported (%),
    reported_qualifier, reported_id. customdata is [observation_id].
    """
    indicators = list(dict.fromkeys(rows["indicator_key"]))
    names = rows.drop_duplicates("indicator_key").set_index("indicator_key")["name"]
    down = [numbers.label(names[key]) for key in indicators]
    figure = theme.empty_frame(
        len(indicators), text("growth_axis", language), top=34, row=theme.row_height(down, STRIP)
    )
    theme.rows_axis(figure, down)
    low, high = edges(rows)
    records = as_records(rows)
    theme.add_marks(
        figure,
        "scatter",
        text("strips_dot", language),
        [
            theme.Mark(
                min(max(record["reported"], low), high),
                indicators.index(record["indicator_key"]),
                record["reported_id"],
                _hover(record),
            )
            for record in records
        ],
        {
            "size": 11,
            "opacity": 0.75,
            "color": theme.ACCENT,
            "line": {"color": theme.BACKGROUND, "width": 1},
            "symbol": [_symbol(record["reported"], low, high) for record in records],
        },
    )
    medians = rows.groupby("indicator_key")["reported"].median().reindex(indicators).to_list()
    figure.add_scatter(
        x=[min(max(value, low), high) for value in medians],
        y=list(range(len(indicators))),
        name=text("strips_median", language),
        mode="markers",
        marker={"symbol": "line-ns", "size": STRIP - 14, "line": {"color": theme.INK, "width": 2}},
        hoverinfo="skip",
    )
    for place, value in enumerate(medians):
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=place,
            text=numbers.number(round(value, 1)),
            showarrow=False,
            font={"size": 12, "color": theme.INK},
        )
    room = (high - low) * 0.03
    figure.update_xaxes(range=[low - room, high + room])
    figure.update_layout(margin={"r": 50})
    if low < 0:
        figure.add_vline(x=0, line={"color": theme.CONTEXT, "width": 1}, layer="below")
    theme.show_legend(figure)
    return figure.done()


def edges(rows: pd.DataFrame) -> tuple[float, float]:
    """Where the axis ends: zero, all that is not far out, and the middle half of every indicator."""
    known = rows["reported"].dropna()
    if known.empty:
        return 0.0, 1.0
    first, third = known.quantile(0.25), known.quantile(0.75)
    reach = FAR * (third - first) or abs(third) or 1.0
    growth = rows.groupby("indicator_key")["reported"]
    low = min(max(known.min(), first - reach), growth.quantile(0.25).min(), 0.0)
    high = max(min(known.max(), third + reach), growth.quantile(0.75).max(), 0.0)
    return (low, high) if high > low else (low, low + 1.0)


def _symbol(value: float, low: float, high: float) -> str:
    return "triangle-right" if value > high else "triangle-left" if value < low else "circle"


def _hover(record: dict[Any, Any]) -> str:
    growth = numbers.marked(record["reported"], record["reported_qualifier"])
    return numbers.hover(record["organisation"], f"{record['name']} {growth}%")
