"""The figures of 趋势: series over periods, one among its peers, or a cell for each."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import numbers, theme
from pipeline.charts.drawing import Drawing
from pipeline.interface import text
from pipeline.records import as_records

LINES_AT_MOST: Final = 60
NAMES_AT_MOST: Final = 20
VALUES_AT_MOST: Final = 14
CELLS_AT_MOST: Final = 24
CELLS_ACROSS: Final = 3
CELL: Final = 116  # pixels
WIDE: Final = 0.66  # of a cell's width, from the first period to the last
HIGH: Final = 0.72  # of a cell's height; the title stands above
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
    figure = Drawing()
    low, high = _extent(rows["shown"])
    rows = rows.assign(x=rows["period_end"], y=rows["shown"], foot=low + 0.03 * (high - low))
    _add_lines(figure, rows, focus, unit, language)
    _add_values(figure, rows[rows["series_id"] == focus], high - low)
    names = _add_names(figure, rows, focus, (low, high))
    days = pd.to_datetime(rows["period_end"])
    room = max((days.max() - days.min()) * 0.06, pd.Timedelta(days=40))
    ends = _ticks(rows, TICKS_AT_MOST)
    figure.update_xaxes(
        type="date",
        tickmode="array",
        tickvals=ends["period_end"].to_list(),
        ticktext=[numbers.label(tick, 3) for tick in ends["tick"]],
        range=[f"{days.min() - room:%Y-%m-%d}", f"{days.max() + room:%Y-%m-%d}"],
    )
    figure.update_yaxes(
        title={"text": numbers.label(axis, 60), "font": {"size": 12}}, range=[low, high], automargin=True
    )
    _without_a_scale(figure, rows)
    _still(figure)
    figure.update_layout(height=HEIGHT, margin={"l": 8, "r": 12 + names, "t": 16, "b": 44})
    return figure.done()


def apart(rows: pd.DataFrame, focus: str | None, axis: str, unit: str, language: str) -> go.Figure:
    """Small multiples: one cell per series, one scale, in the order of place; columns as in together.

    Without a focus all are in the accent colour.
    All cells lie in one pair of axes, a unit wide and high each: many subplots take seconds to build.
    """
    rows = rows[rows["place"] < CELLS_AT_MOST]
    cells = rows.drop_duplicates("series_id").sort_values("place")
    down = math.ceil(len(cells) / CELLS_ACROSS)
    low, high = _extent(rows["shown"])
    spot = dict(zip(cells["series_id"], range(len(cells)), strict=True))
    cell = rows["series_id"].map(spot)
    column, line = cell % CELLS_ACROSS, cell // CELLS_ACROSS
    days = pd.to_datetime(rows["period_end"])
    span = max((days.max() - days.min()) / pd.Timedelta(days=1), 1.0)
    along = (days - days.min()) / pd.Timedelta(days=1) / span if days.nunique() > 1 else 0.5
    rows = rows.assign(
        x=column + 0.5 + (along - 0.5) * WIDE,
        y=-line + HIGH * (rows["shown"] - low) / (high - low),
        foot=-line + 0.03,
    )
    figure = Drawing()
    steps = _steps(low, high)
    heights = [HIGH * (step - low) / (high - low) for step in steps]
    _add_grid(figure, len(cells), heights)
    _add_lines(figure, rows, focus, unit, language)
    figure.add_scatter(
        x=[place % CELLS_ACROSS + 0.5 for place in range(len(cells))],
        y=[HIGH + 0.06 - place // CELLS_ACROSS for place in range(len(cells))],
        text=[numbers.label(numbers.shortened(str(name), 10), 40) for name in cells["series"]],
        mode="text",
        textposition="top center",
        textfont={"size": 11, "color": theme.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )
    ends = _ticks(rows[cell < CELLS_ACROSS], 2)
    marks = [
        (place + x % 1, words)
        for place in range(min(CELLS_ACROSS, len(cells)))
        for x, words in zip(ends["x"], ends["tick"], strict=True)
    ]
    figure.update_xaxes(
        tickmode="array",
        tickvals=[x for x, _ in marks],
        ticktext=[numbers.label(words, 3) for _, words in marks],
        tickfont={"size": 10},
        range=[0, CELLS_ACROSS],
        zeroline=False,
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=[height - number for number in range(down) for height in heights],
        ticktext=[numbers.number(step) for _ in range(down) for step in steps],
        ticklabeloverflow="allow",
        tickfont={"size": 10},
        showgrid=False,
        zeroline=False,
        range=[-down + 0.98, 1.02],
        automargin=True,
    )
    _without_a_scale(figure, rows)
    _still(figure)
    left = 20 + 6 * max((len(numbers.number(step)) for step in steps), default=0)
    figure.update_layout(height=down * CELL + 64, margin={"l": left, "r": 8, "t": 12, "b": 44})
    return figure.done()


def tick(row: Mapping[Any, Any], language: str) -> str:
    """A period (period, year, granularity, period_zh, period_en) in few words for the axis: 2023 上半年, 2023 H1."""
    year, words = str(row["year"]), str(row[f"period_{language}"])
    if row["granularity"] == "year":
        return year
    if language == "zh":
        return f"{year} {re.sub(rf'^{year} 年 ?', '', words)}"
    if row["granularity"] in ("half", "quarter"):
        return f"{year} {str(row['period'])[4:]}"
    return f"{year} {re.sub('([A-Z][a-z]{2})[a-z]*', chr(92) + '1', words.replace(year, '').strip())}"


def _steps(low: float, high: float) -> list[float]:
    """Two to four round numbers between the ends."""
    rough = (high - low) / 3
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * size for factor in (1, 2, 5, 10) if factor * size >= rough)
    first = math.ceil(low / step)
    return [round(n * step, 10) for n in range(first, math.floor(high / step) + 1)]


def _add_grid(figure: Drawing, cells: int, heights: list[float]) -> None:
    """Thin lines at the round numbers, cell by cell."""
    left, right = 0.5 - 0.5 * WIDE - 0.04, 0.5 + 0.5 * WIDE + 0.04
    spots = [(n % CELLS_ACROSS, height - n // CELLS_ACROSS) for n in range(cells) for height in heights]
    figure.add_scatter(
        x=[x for column, _ in spots for x in (column + left, column + right, None)],
        y=[y for _, height in spots for y in (height, height, None)],
        mode="lines",
        line={"color": theme.NEUTRAL, "width": 1},
        hoverinfo="skip",
    )


def _ticks(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The periods to name under the axis: each where there is room, else each year, else first and last."""
    ends = rows.drop_duplicates("period_end").sort_values("period_end")
    if len(ends) <= most:
        return ends
    years = ends.drop_duplicates("year", keep="last")
    years = years.assign(tick=years["year"].astype(str))
    return years if len(years) <= most else ends.iloc[[0, -1]]


def _still(figure: Drawing) -> None:
    """What both figures share: nothing moves but what is clicked."""
    figure.update_xaxes(tickangle=0, showgrid=False, fixedrange=True)
    figure.update_yaxes(fixedrange=True, zerolinecolor=theme.CONTEXT)
    figure.update_layout(
        showlegend=False, dragmode=False, clickmode="event+select", hoverlabel={"align": "left"}
    )


def _without_a_scale(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Where every figure is masked there is nothing to measure: the marks at the foot stand on no scale."""
    if rows["shown"].isna().all():
        figure.update_yaxes(showticklabels=False, showgrid=False)


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


def _add_lines(figure: Drawing, rows: pd.DataFrame, focus: str | None, unit: str, language: str) -> None:
    """The printed points, years on a solid and shorter stretches on a dotted line, the focus on top; and
    hatched marks at the foot where a report prints no digits."""
    for chosen in (False, True):
        width, size = (2.6, 9) if chosen else (1.2, 6)
        colour = theme.ACCENT if chosen or focus is None else theme.CONTEXT
        for whole, dash in ((False, "dot"), (True, "solid")):
            part = rows["series_id"].eq(focus or "").eq(chosen) & rows["granularity"].eq("year").eq(whole)
            points = _runs(rows[part])
            if not any(points):
                continue
            symbols = [
                SYMBOLS.get(point["granularity"], "square-open") if point else "circle" for point in points
            ]
            figure.add_scatter(
                x=[point["x"] if point else None for point in points],
                y=[point["y"] if point else None for point in points],
                mode="lines+markers",
                line={"color": colour, "width": width, "dash": dash},
                marker={"size": size, "color": colour, "symbol": symbols},
                customdata=[[point["observation_id"] if point else None] for point in points],
                hovertext=[_hover(point, unit, language) if point else "" for point in points],
                hoverinfo="text",
                connectgaps=False,
                cliponaxis=False,
                **theme.UNFADED,
            )
    masked = _records(rows[rows["masked"]])
    if masked:
        figure.add_scatter(
            x=[record["x"] for record in masked],
            y=[record["foot"] for record in masked],
            name=text("masked", language),
            mode="markers",
            marker=MASKED,
            customdata=[[record["observation_id"]] for record in masked],
            hovertext=[
                numbers.hover(
                    record["series"],
                    record["period_label"],
                    text("masked_note", language),
                    *numbers.told(record, language),
                )
                for record in masked
            ],
            hoverinfo="text",
            cliponaxis=False,
            **theme.UNFADED,
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
    return as_records(rows)


def _add_values(figure: Drawing, rows: pd.DataFrame, span: float) -> None:
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


def _add_names(figure: Drawing, rows: pd.DataFrame, focus: str, ends: tuple[float, float]) -> int:
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
        words = numbers.shortened(str(record["series"]), 22 if str(record["series"]).isascii() else 12)
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
    words = numbers.number(numbers.rounded(record["shown"], 4))
    mark = numbers.MARKS.get(record["qualifier"], "") if isinstance(record["qualifier"], str) else ""
    return numbers.label(mark + words) + ("" if record["settled"] else " †")


def _hover(record: dict[Any, Any], unit: str, language: str) -> str:
    value = f"{numbers.marked(numbers.rounded(record['shown'], 4), record['qualifier'])} {unit}"
    notes = [text("note_unsettled", language)] if not record["settled"] else []
    if record["status"] == "estimate":
        notes.append(text("note_estimate", language))
    notes += numbers.told(record, language)
    return numbers.hover(record["series"], f"{record['period_label']}  {value}", *notes)
