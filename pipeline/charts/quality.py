"""The figures of 质量: what was read in each report, and growth that does not follow from the levels."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import numbers, theme
from pipeline.interface import text
from pipeline.records import as_records

SORTS: Final = ("printed", "masked", "explained", "unknown")
ROW: Final = 34  # pixels
LEGEND: Final = 96  # pixels for its four lines on a phone
GAP_ROW: Final = 52
GAP_LEGEND: Final = 58  # for its two lines on a phone


def coverage(rows: pd.DataFrame, language: str) -> go.Figure:
    """A bar per report: numbers read, masked, left over for a known reason, not understood.

    rows: name (who reports), period_label, file, printed, masked, explained, unknown (counts), and <sort>_id, the
    first number of that sort. customdata is [observation_id or that of a number left over].
    """
    records = as_records(rows)
    names = [
        "<br>".join(numbers.label(record[part], 9) for part in ("name", "period_label") if record[part])
        for record in records
    ]
    height = theme.row_height(names, ROW) + 4
    figure = theme.empty_frame(len(records), text("quality_numbers_axis", language), top=LEGEND, row=height)
    theme.rows_axis(figure, names)
    dress: dict[str, dict[str, Any]] = {
        "printed": {"color": theme.ACCENT},
        "masked": theme.HATCHED,
        "explained": {"color": theme.CONTEXT},
        "unknown": {"color": theme.BEHIND},
    }
    base = [0] * len(records)
    for sort in SORTS:
        name = text(f"quality_sort_{sort}", language)
        present = [place for place, record in enumerate(records) if record[sort] > 0]
        if present:
            figure.add_bar(
                orientation="h",
                name=name,
                base=[base[place] for place in present],
                x=[records[place][sort] for place in present],
                y=present,
                width=theme.BAR,
                customdata=[[records[place][f"{sort}_id"]] for place in present],
                hovertext=[
                    numbers.hover(
                        records[place]["name"],
                        records[place]["period_label"],
                        records[place]["file"],
                        f"{name} {records[place][sort]:,}",
                    )
                    for place in present
                ],
                hoverinfo="text",
                textposition="none",
                marker=dress[sort],
                **theme.UNFADED,
            )
        base = [start + record[sort] for start, record in zip(base, records, strict=True)]
    labels = [
        (total, place, text("quality_unread", language, n=f"{record['unknown']:,}"))
        for place, (total, record) in enumerate(zip(base, records, strict=True))
        if record["unknown"]
    ]
    theme.add_labels(figure, labels)
    figure.update_xaxes(range=theme.room_for(labels, 0, max([1, *base])))
    theme.show_legend(figure)
    return figure.done()


def gaps(rows: pd.DataFrame, language: str) -> go.Figure:
    """Reported growth (dot) and growth computed from two levels (diamond), joined by a line, a row per pair.

    rows: organisation, name (of the indicator), period_label, reported and computed (%), gap (percentage points),
    reported_id, level_id, level_text, previous_text. customdata is [observation_id].
    """
    records = as_records(rows)
    names = [
        "<br>".join(numbers.label(record[part], 9) for part in ("organisation", "name", "period_label"))
        for record in records
    ]
    height = theme.row_height(names, GAP_ROW) + 10  # names of four lines do not touch those of the next row
    figure = theme.empty_frame(len(records), text("growth_axis", language), top=GAP_LEGEND, row=height)
    theme.rows_axis(figure, names)
    figure.update_yaxes(tickfont={"size": 11})
    low, high = theme.inner_extent(rows["reported"], rows["computed"])
    room = (high - low) * 0.05

    def inside(value: float) -> float:
        return min(max(value, low), high)

    figure.add_scatter(
        x=[x for r in records for x in (inside(r["reported"]), inside(r["computed"]), None)],
        y=[y for place in range(len(records)) for y in (place, place, None)],
        mode="lines",
        line={"color": theme.CONTEXT, "width": 4},
        hoverinfo="skip",
        showlegend=False,
    )
    for column, id_, symbol, colour in (
        ("reported", "reported_id", "circle", theme.ACCENT),
        ("computed", "level_id", "diamond", theme.COMPUTED),
    ):
        name = text(f"growth_{column}", language)
        marks = [
            theme.Mark(
                inside(record[column]),
                place,
                record[id_],
                numbers.hover(
                    f"{record['organisation']} {record['name']}",
                    record["period_label"],
                    f"{name} {numbers.number(record[column], 1)}%",
                    f"{record['previous_text']} → {record['level_text']}",
                ),
            )
            for place, record in enumerate(records)
        ]
        theme.add_marks(
            figure,
            "scatter",
            name,
            marks,
            {
                "size": 11,
                "color": colour,
                "symbol": [theme.edge_symbol(record[column], low, high, symbol) for record in records],
                "line": {"color": theme.BACKGROUND, "width": 1},
            },
        )
    for place, record in enumerate(records):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", y=place, showarrow=False,
            text=numbers.number(record["gap"], 1, signed=True), font={"size": 12, "color": theme.INK},
        )  # fmt: skip
    figure.update_xaxes(range=[low - room, high + room])
    figure.update_layout(margin={"r": 56})
    theme.show_legend(figure)
    return figure.done()
