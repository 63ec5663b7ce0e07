"""The figure of 总览: how growth is spread over the organisations, indicator by indicator."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import crowd, numbers, theme
from pipeline.interface import text
from pipeline.records import as_records

STRIP: Final = 38  # pixels
# Growth beyond this many times the spread of the middle half is drawn at the edge, so that one tenfold rise
# does not press all others into one dot.
FAR: Final = 3.0


def strips(rows: pd.DataFrame, language: str) -> go.Figure:
    """One dot per organisation on a row per indicator, the median as a tick with its number.

    Of many organisations those at both ends have a dot, the others are one line.

    rows, in the order of the indicators: indicator_key, name, organisation, reported (%),
    reported_qualifier, reported_id, compared (those that the median is of). customdata is [observation_id].
    """
    indicators = list(dict.fromkeys(rows["indicator_key"]))
    names = rows.drop_duplicates("indicator_key").set_index("indicator_key")["name"]
    down = [numbers.label(names[key]) for key in indicators]
    figure = theme.empty_frame(
        len(indicators), text("growth_axis", language), top=42, row=theme.row_height(down, STRIP)
    )
    theme.rows_axis(figure, down)
    low, high = edges(rows)
    rows_of = {key: row for row, key in enumerate(indicators)}
    drawn, joined = _ends(rows)
    if joined:
        figure.add_scatter(
            x=[x if x is None else min(max(x, low), high) for _, *ends in joined for x in (*ends, None)],
            y=[rows_of[key] for key, *_ in joined for _ in range(3)],
            name=text("strips_rest", language),
            mode="lines",
            line={"color": theme.NEUTRAL, "width": 11},
            hoverinfo="skip",
        )
    records = as_records(drawn)
    theme.add_marks(
        figure,
        "scatter",
        text("strips_dot", language),
        [
            theme.Mark(
                min(max(record["reported"], low), high),
                rows_of[record["indicator_key"]],
                record["reported_id"],
                _hover(record, language),
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
    middle = rows[rows["compared"]].groupby("indicator_key", sort=False)["reported"].median()
    medians = {rows_of[key]: value for key, value in middle.items()}
    figure.add_scatter(
        x=[min(max(value, low), high) for value in medians.values()],
        y=list(medians),
        name=text("strips_median", language),
        mode="markers",
        marker={"symbol": "line-ns", "size": STRIP - 14, "line": {"color": theme.INK, "width": 2}},
        hoverinfo="skip",
    )
    for place, value in medians.items():
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=place,
            text=numbers.number(numbers.rounded(value, 1)),
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


def crowded(rows: pd.DataFrame) -> bool:
    """Whether an indicator has more organisations than are drawn one by one."""
    return bool((rows["indicator_key"].value_counts() > crowd.ALL_AT_MOST).any())


def _ends(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[str, float, float]]]:
    """The rows drawn one by one, and for each crowded indicator between which values the others lie."""
    ordered = rows.sort_values("reported", kind="stable")
    growth = ordered.groupby("indicator_key")["reported"]
    place, many = growth.cumcount(), growth.transform("size")
    inner = (many > crowd.ALL_AT_MOST) & place.between(crowd.ENDS // 2, many - crowd.ENDS // 2 - 1)
    others = ordered[inner].groupby("indicator_key")["reported"].agg(["min", "max"])
    joined = [(str(key), low, high) for key, low, high in others.itertuples()]
    return rows[~inner.reindex(rows.index)], joined


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


def _hover(record: dict[Any, Any], language: str) -> str:
    growth = numbers.marked(record["reported"], record["reported_qualifier"])
    told = numbers.told(record, language, "reported_teller")
    return numbers.hover(record["organisation"], f"{record['name']} {growth}%", *told)
