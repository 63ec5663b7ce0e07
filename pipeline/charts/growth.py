"""The figures of 增速: growth by organisation with references and computed growth; growth over periods."""

import math
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import numbers, theme
from pipeline.charts.drawing import Drawing
from pipeline.interface import text
from pipeline.records import as_records

CELLS_ACROSS: Final = 3
CELLS_AT_MOST: Final = 24
CELL: Final = 104  # pixels
GAP: Final = 0.06  # between cells, of the figure's width
GUTTER: Final = 0.36  # between cells, of a row's height
PLAIN: Final = {"color": theme.ACCENT}
DIAMOND: Final = {
    "symbol": "diamond",
    "size": 9,
    "color": theme.COMPUTED,
    "line": {"color": theme.BACKGROUND, "width": 1.5},
}


def bars(rows: pd.DataFrame, references: pd.DataFrame, language: str) -> go.Figure:
    """Bars of reported growth, the first row on top; a diamond where growth is computed from two reports.

    rows: organisation, reported and computed (%), gap (percentage points), reported_qualifier,
    reported_masked, reported_settled, previous_text, level_text, reported_id, level_id.
    references: name, value (%). Each mark's customdata is [observation_id].
    """
    records = as_records(rows)
    lines = theme.text_lines(references["value"].to_list(), [*rows["reported"], *rows["computed"]])
    top = 34 + theme.TEXT_LINE * (max(lines, default=-1) + 1)
    names = [numbers.label(record["organisation"]) for record in records]
    figure = theme.empty_frame(
        len(records), text("growth_axis", language), top=top, row=theme.row_height(names)
    )
    theme.rows_axis(figure, names)
    low, high = theme.extent(rows["reported"], rows["computed"], references["value"])
    room = (high - low) * 0.02
    theme.add_marks(figure, "bar", text("growth_reported", language), _reported(records, language), PLAIN)
    theme.add_marks(
        figure, "bar", text("masked", language), _masked(records, 4 * room, language), theme.HATCHED
    )
    theme.add_marks(
        figure, "scatter", text("growth_computed", language), _computed(records, language), DIAMOND
    )
    labels = [_label(record, place, 4 * room, language) for place, record in enumerate(records)]
    theme.add_labels(figure, labels)
    for reference, line in zip(as_records(references), lines, strict=True):
        words = f"{reference['name']} {numbers.number(reference['value'])}"
        leftwards = reference["value"] > (low + high) / 2
        theme.add_reference(figure, reference["value"], numbers.label(words, 60), line, leftwards=leftwards)
    figure.update_xaxes(range=theme.room_for(labels, low, high))
    figure.add_vline(x=0, line={"color": theme.CONTEXT, "width": 1})
    theme.show_legend(figure)
    return figure.done()


def _label(record: dict[Any, Any], place: int, masked_length: float, language: str) -> tuple[float, int, str]:
    """Beside the longer of the two figures, so that neither hides it."""
    if record["reported_masked"] is True:
        return masked_length, place, text("masked_mark", language)
    ends = [value for value in (record["reported"], record["computed"]) if pd.notna(value)]
    end = max(ends) if max(ends) >= 0 else min(ends)
    if pd.isna(record["reported"]):
        return end, place, numbers.number(record["computed"], 1)
    doubt = " †" if record["reported_settled"] is False else ""
    return end, place, numbers.label(numbers.marked(record["reported"], record["reported_qualifier"])) + doubt


def _reported(records: list[dict[Any, Any]], language: str) -> list[theme.Mark]:
    return [
        theme.Mark(
            record["reported"],
            place,
            record["reported_id"],
            numbers.hover(
                record["organisation"],
                f"{text('growth_reported', language)} "
                f"{numbers.marked(record['reported'], record['reported_qualifier'])}%",
            ),
        )
        for place, record in enumerate(records)
        if pd.notna(record["reported"])
    ]


def _masked(records: list[dict[Any, Any]], length: float, language: str) -> list[theme.Mark]:
    return [
        theme.Mark(
            length,
            place,
            record["reported_id"],
            numbers.hover(record["organisation"], text("masked_note", language)),
        )
        for place, record in enumerate(records)
        if record["reported_masked"] is True
    ]


def _computed(records: list[dict[Any, Any]], language: str) -> list[theme.Mark]:
    return [
        theme.Mark(
            record["computed"],
            place,
            record["level_id"],
            numbers.hover(
                record["organisation"],
                f"{text('growth_computed', language)} {numbers.number(record['computed'], 1)}%",
                f"{record['previous_text']} → {record['level_text']}",
                f"{text('growth_gap', language)} {numbers.number(record['gap'], 1, signed=True)}",
            ),
        )
        for place, record in enumerate(records)
        if pd.notna(record["computed"])
    ]


def history(rows: pd.DataFrame, language: str) -> go.Figure:
    """Small multiples, one cell per organisation, one scale: growth over periods.

    rows: organisation_id, organisation, period_label, period_end, granularity, reported (%), in the order of
    the cells. Whole years are filled marks, shorter stretches (cumulative from January) open ones.
    """
    cells = list(dict.fromkeys(rows["organisation_id"]))[:CELLS_AT_MOST]
    names = rows.drop_duplicates("organisation_id").set_index("organisation_id")["organisation"]
    order = rows.drop_duplicates("period_label").sort_values("period_end")["period_label"].to_list()
    down = max(1, math.ceil(len(cells) / CELLS_ACROSS))
    low, high = theme.extent(rows["reported"])
    room = (high - low) * 0.12
    parts = dict(tuple(rows.sort_values("period_end").groupby("organisation_id")))
    figure = Drawing()
    for place, cell in enumerate(cells):
        part = parts[cell]
        number = str(place + 1) if place else ""
        left, bottom, right, top = _box(place, down)
        figure.add_scatter(
            x=part["period_label"].to_list(),
            y=part["reported"].to_list(),
            xaxis=f"x{number}",
            yaxis=f"y{number}",
            mode="lines+markers",
            line={"color": theme.CONTEXT, "width": 1.5},
            marker={
                "size": 7,
                "symbol": [
                    "circle" if stretch == "year" else "circle-open" for stretch in part["granularity"]
                ],
                "color": theme.ACCENT,
            },
            hovertext=[
                numbers.hover(period, f"{text('growth_reported', language)} {numbers.number(value)}%")
                for period, value in zip(part["period_label"], part["reported"], strict=True)
            ],
            hoverinfo="text",
        )
        figure.add_annotation(
            text=numbers.label(names[cell], 14),
            x=(left + right) / 2,
            y=top,
            xref="paper",
            yref="paper",
            xanchor="center",
            yanchor="bottom",
            showarrow=False,
            font={"size": 11},
        )
        horizontal = {
            "domain": [left, right],
            "anchor": f"y{number}",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": order,
            "showgrid": False,
            "showticklabels": False,
            "fixedrange": True,
            "range": [-0.4, len(order) - 0.6],
        }
        upright = {
            "domain": [bottom, top],
            "anchor": f"x{number}",
            "range": [low - room, high + room],
            "zeroline": True,
            "zerolinecolor": theme.CONTEXT,
            "fixedrange": True,
            "nticks": 4,
            "tickfont": {"size": 10},
        }
        figure.update_layout(**{f"xaxis{number}": horizontal, f"yaxis{number}": upright})
    figure.update_layout(
        height=down * CELL + 44,
        margin={"l": 8, "r": 8, "t": 30, "b": 14},
        showlegend=False,
        dragmode=False,
    )
    return figure.done()


def _box(place: int, down: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a cell, as shares of the figure; the first cells stand on top."""
    across, height = place % CELLS_ACROSS, 1 - GUTTER * (down - 1) / down
    width = (1 - GAP * (CELLS_ACROSS - 1)) / CELLS_ACROSS
    left = across * (width + GAP)
    top = 1 - (place // CELLS_ACROSS) * (height + GUTTER) / down
    # Sums of fractions may fall a hair outside the figure, which Plotly refuses.
    return left, max(0.0, top - height / down), min(1.0, left + width), top
