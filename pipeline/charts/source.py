"""The small figures beside a report: a number's place among organisations, its course over periods."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import theme
from pipeline.charts.numbers import label, marked, number, rounded, scale

MOST_ROWS: Final = 11  # an odd number: the chosen organisation stands in the middle of a long ranking


def ranked(peers: pd.DataFrame) -> pd.DataFrame:
    """The peers (value, direction, chosen, settled; at least one row) best first, with their ranks.

    Best is the highest value, or the lowest where less of the indicator is better (direction -1). Equal
    values share a rank. Those whose reports disagree (settled false) have none and stand last.
    """
    lower_is_better = bool((peers["direction"] == -1).any())
    ordered = peers.sort_values("value", ascending=lower_is_better, kind="stable")
    ordered = ordered.sort_values("settled", ascending=False, kind="stable")
    known = ordered["value"].where(ordered["settled"])
    return ordered.assign(rank=known.rank(method="min", ascending=lower_is_better).astype("Int64"))


def place(ranking: pd.DataFrame, language: str) -> go.Figure:
    """Bars of the organisations next to the chosen one in a ranking made by :func:`ranked`."""
    position = int(ranking["chosen"].to_numpy().argmax())
    first = max(0, min(position - MOST_ROWS // 2, len(ranking) - MOST_ROWS))
    shown = ranking.iloc[first : first + MOST_ROWS]
    unit = shown["unit"].iloc[0]
    factor, unit_shown = scale(shown["value"], unit or "", language)
    values = shown["value"] / factor
    figure = theme.empty_frame(len(shown), unit_shown, top=4, bottom=40, row=24)
    figure.add_bar(
        x=values.to_list(),
        y=list(range(len(shown))),
        orientation="h",
        marker={"color": [theme.ACCENT if chosen else theme.CONTEXT for chosen in shown["chosen"]]},
        text=[
            marked(rounded(value, 2), qualifier) + ("" if settled else " †")
            for value, qualifier, settled in zip(values, shown["qualifier"], shown["settled"], strict=True)
        ],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        customdata=[[shown_id] for shown_id in shown["observation_id"]],
        hoverinfo="none",  # skip would swallow the click too
        **theme.UNFADED,
    )
    theme.rows_axis(
        figure,
        [
            label(name) if pd.isna(rank) else f"{rank} {label(name)}"
            for rank, name in zip(shown["rank"], shown["organisation"], strict=True)
        ],
    )
    low, high = min(0.0, values.min()), max(0.0, values.max())
    room = (high - low) * 0.22 or 1.0
    figure.update_xaxes(range=[low - (room if low < 0 else 0), high + room], nticks=4, tickformat=",")
    return figure.done()


def trend(course: pd.DataFrame, language: str) -> go.Figure:
    """What one organisation states of an indicator over periods; half-years and years are separate lines.

    Columns are those of queries.source.trend, two rows or more. Targets are hollow, masked ones absent.
    """
    printed = course[~course["masked"]]
    factor, unit_shown = scale(printed["value"], course["unit"].iloc[0] or "", language)
    figure = theme.empty_frame(0, "", top=30, bottom=44)
    periods = list(dict.fromkeys(course["period"]))
    for (_, target), rows in printed.groupby(["granularity", printed["status"] == "target"], sort=False):
        values = rows["value"] / factor
        colours = [theme.ACCENT if chosen else theme.REFERENCE for chosen in rows["chosen"]]
        figure.add_scatter(
            x=[periods.index(period) for period in rows["period"]],
            y=values.to_list(),
            mode="markers+text" if target else "lines+markers+text",
            line={"color": theme.CONTEXT, "width": 2},
            marker={
                "size": [11 if chosen else 8 for chosen in rows["chosen"]],
                "color": colours,
                "symbol": "diamond-open" if target else "circle",
                "line": {"color": colours, "width": 2},
            },
            text=[number(rounded(value, 2)) for value in values],
            textposition=[
                _label_side(period, value, printed)
                for period, value in zip(rows["period"], rows["value"], strict=True)
            ],
            textfont={"size": 11},
            cliponaxis=False,
            customdata=[[shown_id] for shown_id in rows["observation_id"]],
            hoverinfo="none",
            **theme.UNFADED,
        )
    figure.update_layout(height=200, margin={"t": 20, "b": 36})
    named = course.drop_duplicates("period")
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(range(len(periods))),
        ticktext=[
            _short(period, label_zh, language)
            for period, label_zh in zip(named["period"], named["period_zh"], strict=True)
        ],
        range=[-0.5, len(periods) - 0.5],
        showgrid=False,
    )
    figure.update_yaxes(
        title={"text": unit_shown, "font": {"size": 12}}, nticks=4, showgrid=True, tickformat=","
    )
    low, high = (printed["value"] / factor).agg(["min", "max"])
    room = (high - low) * 0.25 or abs(high) * 0.1 or 1.0
    figure.update_yaxes(range=[low - room, high + room])
    return figure.done()


def _label_side(period: str, value: float, points: pd.DataFrame) -> str:
    """Above the mark, but below the lower of two in one period, so that their labels stay apart."""
    same = points.loc[points["period"] == period, "value"]
    return "bottom center" if len(same) > 1 and value < same.max() else "top center"


def _short(period: str, label_zh: str, language: str) -> str:
    """A period on two lines: 2024 / 上半年, 2024 / H1."""
    zh, en = label_zh.partition("年")[2].strip() or "全年", period[4:].lstrip("-") or "year"
    return f"{period[:4]}<br>{zh if language == 'zh' else en}"
