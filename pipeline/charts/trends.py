"""The figures of 趋势: series over periods, one among its peers, or a cell for each."""

import math
from collections.abc import Iterable
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pipeline.charts import numbers, theme
from pipeline.interface import text

LINES_AT_MOST: Final = 60
NAMES_AT_MOST: Final = 20
VALUES_AT_MOST: Final = 14
CELLS_AT_MOST: Final = 24
CELLS_ACROSS: Final = 3
CELL: Final = 116  # pixels
HEIGHT: Final = 440  # pixels
TICKS_AT_MOST: Final = 9
SYMBOLS: Final = {"year": "circle", "half": "circle-open", "quarter": "diamond-open", "months": "square-open"}
MASKED: Final = {"symbol": "hash-open", "size": 11, "color": theme.CONTEXT}


def together(rows: pd.DataFrame, focus: str, axis: str, unit: str, language: str) -> go.Figure:
    """All series in one plot, the focus in the accent colour among grey peers, named at their right ends.

    rows: place (of the series, 0 first), series_id, series, period_end, tick (words under the axis), period_label,
    year, season, granularity, shown (in unit; null where masked), masked, qualifier, settled, status,
    observation_id. Points of one season make a line, broken at masked ones; whole years are
    filled marks on a solid line, shorter stretches open ones on a dotted line. customdata is [observation_id].
    """
    figure = go.Figure()
    low, high = _extent(rows["shown"])
    for chosen in (False, True):
        part = rows[rows["series_id"].eq(focus) == chosen]
        _add_lines(figure, part, chosen, unit, language)
    _add_masked(figure, rows, low, language)
    _add_values(figure, rows[rows["series_id"] == focus], high - low)
    names = _add_names(figure, rows, focus, (low, high))
    _frame(figure, rows)
    figure.update_yaxes(title={"text": numbers.label(axis, 60), "font": {"size": 12}}, range=[low, high])
    figure.update_layout(height=HEIGHT, margin={"l": 8, "r": 12 + names, "t": 16, "b": 44})
    return figure


def apart(rows: pd.DataFrame, focus: str, axis: str, unit: str, language: str) -> go.Figure:
    """Small multiples: one cell per series, one scale, the focus first; columns as in together."""
    order = list(dict.fromkeys(rows["series_id"]))
    cells = ([focus] if focus in order else []) + [cell for cell in order if cell != focus]
    cells = cells[:CELLS_AT_MOST]
    names = rows.drop_duplicates("series_id").set_index("series_id")["series"]
    down = max(1, math.ceil(len(cells) / CELLS_ACROSS))
    figure = make_subplots(
        rows=down,
        cols=CELLS_ACROSS,
        shared_xaxes="all",
        shared_yaxes="all",
        horizontal_spacing=0.04,
        vertical_spacing=0.34 / down,
        subplot_titles=[numbers.label(str(names[cell]), 16) for cell in cells],
    )
    shown = rows[rows["series_id"].isin(cells)]
    low, high = _extent(shown["shown"])
    for place, cell in enumerate(cells):
        where = {"row": place // CELLS_ACROSS + 1, "col": place % CELLS_ACROSS + 1}
        part = shown[shown["series_id"] == cell]
        _add_lines(figure, part, cell == focus, unit, language, **where)
        _add_masked(figure, part, low, language, **where)
    _frame(figure, shown, ticks=2)
    figure.update_xaxes(showticklabels=False)
    for column in range(1, CELLS_ACROSS + 1):
        figure.update_xaxes(showticklabels=True, tickfont={"size": 10}, row=down, col=column)
    figure.update_yaxes(range=[low, high], nticks=4, tickfont={"size": 10})
    figure.update_annotations(font={"size": 11})
    figure.update_layout(height=down * CELL + 70, margin={"l": 8, "r": 8, "t": 30, "b": 44})
    return figure


def _frame(figure: go.Figure, rows: pd.DataFrame, ticks: int = TICKS_AT_MOST) -> None:
    """Time on the x axis, each period named where there is room, else each year or the first and the last."""
    ends = rows.drop_duplicates("period_end").sort_values("period_end")
    if len(ends) > ticks:
        years = ends.drop_duplicates("year", keep="last")
        years = years.assign(tick=years["year"].astype(str))
        ends = years if len(years) <= ticks else ends.iloc[[0, -1]]
    days = pd.to_datetime(rows["period_end"])
    room = max((days.max() - days.min()) * 0.06, pd.Timedelta(days=40))
    figure.update_xaxes(
        type="date",
        tickmode="array",
        tickvals=ends["period_end"].to_list(),
        ticktext=[numbers.label(tick, 3) for tick in ends["tick"]],
        range=[f"{days.min() - room:%Y-%m-%d}", f"{days.max() + room:%Y-%m-%d}"],
        tickangle=0,
        showgrid=False,
        fixedrange=True,
    )
    figure.update_yaxes(zeroline=True, zerolinecolor=theme.CONTEXT, fixedrange=True, automargin=True)
    figure.update_layout(
        showlegend=False, dragmode=False, clickmode="event+select", hoverlabel={"align": "left"}
    )


def _extent(values: Iterable[float | None]) -> tuple[float, float]:
    """The axis' ends: the values with some room, zero among them where it is near."""
    known = [value for value in values if value is not None and pd.notna(value)]
    if not known:
        return 0.0, 1.0
    low, high = min(known), max(known)
    if 0 < low < 0.6 * high:
        low = 0.0
    room = 0.1 * (high - low) or 0.1 * abs(high) or 1.0
    return (low - room if low else 0.0), high + room


def _add_lines(
    figure: go.Figure, rows: pd.DataFrame, chosen: bool, unit: str, language: str, **where: int
) -> None:
    """The printed points, years on a solid and shorter stretches on a dotted line; one trace for each."""
    width, size, colour = (2.6, 9, theme.ACCENT) if chosen else (1.2, 6, theme.CONTEXT)
    for whole, dash in ((False, "dot"), (True, "solid")):
        points = _runs(rows[rows["granularity"].eq("year") == whole])
        if not any(points):
            continue
        figure.add_scatter(
            x=[point["period_end"] if point else None for point in points],
            y=[point["shown"] if point else None for point in points],
            mode="lines+markers",
            line={"color": colour, "width": width, "dash": dash},
            marker={
                "size": size,
                "color": colour,
                "symbol": [
                    SYMBOLS.get(point["granularity"], "square-open") if point else "circle"
                    for point in points
                ],
            },
            customdata=[[point["observation_id"] if point else None] for point in points],
            hovertext=[_hover(point, unit, language) if point else "" for point in points],
            hoverinfo="text",
            connectgaps=False,
            cliponaxis=False,
            **theme.UNFADED,
            **where,
        )


def _runs(rows: pd.DataFrame) -> list[dict[Any, Any] | None]:
    """The printed points in the order of their lines, None where a line ends or a masked figure breaks it."""
    points: list[dict[Any, Any] | None] = []
    line = None
    for record in _records(rows.sort_values(["place", "season", "period_end"], kind="stable")):
        if line is not None and (line != (record["series_id"], record["season"]) or record["masked"]):
            points.append(None)
        line = (record["series_id"], record["season"])
        if not record["masked"] and pd.notna(record["shown"]):
            points.append(record)
    return points


def _records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows one by one; as objects first, for pandas' strings are slow to take out singly."""
    return rows.astype(object).to_dict("records")


def _add_masked(figure: go.Figure, rows: pd.DataFrame, low: float, language: str, **where: int) -> None:
    """Hatched marks at the foot of the plot where a report prints no digits."""
    masked = _records(rows[rows["masked"]])
    if not masked:
        return
    figure.add_scatter(
        x=[record["period_end"] for record in masked],
        y=[low] * len(masked),
        name=text("masked", language),
        mode="markers",
        marker=MASKED,
        customdata=[[record["observation_id"]] for record in masked],
        hovertext=[
            numbers.hover(record["series"], record["period_label"], text("masked_note", language))
            for record in masked
        ],
        hoverinfo="text",
        cliponaxis=False,
        **theme.UNFADED,
        **where,
    )


def _add_values(figure: go.Figure, rows: pd.DataFrame, span: float) -> None:
    """The figures of the chosen series above its points, with ≈, ≥ and †, as far as they stay apart."""
    records = _records(rows[rows["shown"].notna()])
    if len(records) > VALUES_AT_MOST:
        return
    figure.add_scatter(
        x=[record["period_end"] for record in records],
        y=[record["shown"] + 0.02 * span for record in records],
        text=[_marked(record) for record in records],
        mode="text",
        textposition="top center",
        textfont={"color": theme.INK, "size": 11},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _add_names(figure: go.Figure, rows: pd.DataFrame, focus: str, ends: tuple[float, float]) -> int:
    """Names at the right of the last points, moved apart; the pixels they take. Many series: the focus only."""
    last = rows[rows["shown"].notna()].sort_values("period_end").drop_duplicates("series_id", keep="last")
    last = last[(last["period_end"] == last["period_end"].max()) | last["series_id"].eq(focus)]
    if rows["series_id"].nunique() > NAMES_AT_MOST:
        last = last[last["series_id"].eq(focus)]
    records = _records(last.sort_values("shown"))
    line = (ends[1] - ends[0]) * theme.TEXT_LINE / (HEIGHT - 60)
    heights = _spread([record["shown"] for record in records], line, ends)
    width = 0
    for record, height in zip(records, heights, strict=True):
        chosen = record["series_id"] == focus
        words = " ".join(str(record["series"]).split())
        words = words if len(words) <= 12 else f"{words[:11]}…"
        width = max(width, sum(12 if ord(character) >= 0x2E80 else 7 for character in words))
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=height,
            text=numbers.label(words, 40),
            showarrow=False,
            font={"size": 12, "color": theme.ACCENT if chosen else theme.REFERENCE},
        )
    return width


def _spread(values: list[float], line: float, ends: tuple[float, float]) -> list[float]:
    """Heights near the values, ascending, a line apart, from the bottom up and then down from the top."""
    heights: list[float] = []
    for value in values:
        heights.append(max(value, heights[-1] + line) if heights else max(value, ends[0]))
    limit = ends[1]
    for place in reversed(range(len(heights))):
        heights[place] = min(heights[place], limit)
        limit = heights[place] - line
    return heights


def _marked(record: dict[Any, Any]) -> str:
    """The figure with the marks of doubt it carries."""
    decimals = 1 if abs(record["shown"]) >= 100 else 2
    words = numbers.number(round(record["shown"], decimals))
    mark = numbers.MARKS.get(record["qualifier"], "") if isinstance(record["qualifier"], str) else ""
    return numbers.label(mark + words) + ("" if record["settled"] else " †")


def _hover(record: dict[Any, Any], unit: str, language: str) -> str:
    value = f"{numbers.marked(round(record['shown'], 4), record['qualifier'])} {unit}"
    notes = [text("note_unsettled", language)] if not record["settled"] else []
    if record["status"] == "estimate":
        notes.append(text("note_estimate", language))
    return numbers.hover(record["series"], f"{record['period_label']}  {value}", *notes)
