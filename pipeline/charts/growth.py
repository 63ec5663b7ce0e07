"""The figure of 增速: growth by organisation with references and computed growth."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import crowd, numbers, theme
from pipeline.interface import text
from pipeline.records import as_records

PLAIN: Final = {"color": theme.ACCENT}
DIAMOND: Final = {
    "size": 9,
    "color": theme.COMPUTED,
    "line": {"color": theme.BACKGROUND, "width": 1.5},
}


def span(rows: pd.DataFrame, references: pd.DataFrame) -> tuple[float, float]:
    """The least and the greatest growth on the axis: all that is reported, and what is computed unless it lies far out.

    Growth computed from a misread or revised level may be thousands of percent, beside which no bar would be seen.
    """
    low, high = theme.extent(rows["reported"], references["value"])
    least, greatest = theme.inner_extent(rows["reported"], rows["computed"], references["value"])
    return min(low, least), max(high, greatest)


def bars(rows: pd.DataFrame, references: pd.DataFrame, language: str) -> go.Figure:
    """Bars of reported growth, the first row on top; a diamond where growth is computed from two reports, which is a
    triangle at the edge where that lies far out (see span).

    Of many rows both ends are drawn (see crowd). rows: organisation, reported and computed (%), gap (percentage
    points), reported_qualifier, reported_masked, reported_settled, previous_text, level_text, reported_id, level_id.
    references: name, value (%). Each mark's customdata is [observation_id].
    """
    low, high = span(rows, references)
    rows = rows.assign(mark=rows["computed"].astype(float).clip(low, high))
    lines = theme.text_lines(references["value"].to_list(), [*rows["reported"], *rows["mark"]])
    top = 38 + theme.TEXT_LINE * (max(lines, default=-1) + 1)
    known = rows["reported"].notna() | rows["computed"].notna()
    disputed = rows["reported"].notna() & rows["reported_settled"].eq(False)
    records, names = crowd.in_rows(rows, known & ~disputed, language)
    figure = theme.empty_frame(
        len(names), text("growth_axis", language), top=top, row=theme.row_height(names)
    )
    theme.rows_axis(figure, names)
    room = (high - low) * 0.02
    theme.add_marks(figure, "bar", text("growth_reported", language), _reported(records, language), PLAIN)
    theme.add_marks(
        figure, "bar", text("masked", language), _masked(records, 4 * room, language), theme.HATCHED
    )
    symbols = [
        theme.edge_symbol(record["computed"], low, high, "diamond")
        for record in records.values()
        if pd.notna(record["computed"])
    ]
    theme.add_marks(
        figure,
        "scatter",
        text("growth_computed", language),
        _computed(records, language),
        DIAMOND | {"symbol": symbols},
    )
    for reference, line in zip(as_records(references), lines, strict=True):
        words = f"{reference['name']} {numbers.number(reference['value'])}"
        leftwards = reference["value"] > (low + high) / 2
        theme.add_reference(figure, reference["value"], numbers.label(words, 60), line, leftwards=leftwards)
    labels = [_label(record, place, 4 * room, high - low, language) for place, record in records.items()]
    theme.add_labels(figure, labels)
    figure.update_xaxes(range=theme.room_for(labels, low, high))
    if not known.any() and references.empty:
        figure.update_xaxes(showticklabels=False)  # hatched bars have no length on a scale
    figure.add_vline(x=0, line={"color": theme.CONTEXT, "width": 1})
    theme.show_legend(figure)
    return figure.done()


def _label(
    record: dict[Any, Any], place: int, masked_length: float, span: float, language: str
) -> tuple[float, int, str]:
    """Beside the reported bar; beyond a computed mark that would hide it there, for want of room before it."""
    if record["reported_masked"] is True:
        return masked_length, place, text("masked_mark", language)
    reported, computed = record["reported"], record["mark"]
    if pd.isna(reported):
        return computed, place, numbers.number(record["computed"], 1)
    doubt = " †" if record["reported_settled"] is False else ""
    words = numbers.label(numbers.marked(reported, record["reported_qualifier"])) + doubt
    if pd.isna(computed) or (reported < 0) != (computed < 0) or abs(computed) < abs(reported):
        return reported, place, words
    # Labels may take more than half of the plot, so that its span is up to twice that of the figures.
    fits = abs(computed - reported) > 2 * span * theme.share(words)
    return (reported if fits else computed), place, words


def _reported(records: dict[int, dict[Any, Any]], language: str) -> list[theme.Mark]:
    return [
        theme.Mark(
            record["reported"],
            place,
            record["reported_id"],
            numbers.hover(
                record["organisation"],
                f"{text('growth_reported', language)} "
                f"{numbers.marked(record['reported'], record['reported_qualifier'])}%",
                *numbers.told(record, language, "reported_teller"),
            ),
        )
        for place, record in records.items()
        if pd.notna(record["reported"])
    ]


def _masked(records: dict[int, dict[Any, Any]], length: float, language: str) -> list[theme.Mark]:
    return [
        theme.Mark(
            length,
            place,
            record["reported_id"],
            numbers.hover(
                record["organisation"],
                text("masked_note", language),
                *numbers.told(record, language, "reported_teller"),
            ),
        )
        for place, record in records.items()
        if record["reported_masked"] is True
    ]


def _computed(records: dict[int, dict[Any, Any]], language: str) -> list[theme.Mark]:
    return [
        theme.Mark(
            record["mark"],
            place,
            record["level_id"],
            numbers.hover(
                record["organisation"],
                f"{text('growth_computed', language)} {numbers.number(record['computed'], 1)}%",
                f"{record['previous_text']} → {record['level_text']}",
                f"{text('growth_gap', language)} {numbers.number(record['gap'], 1, signed=True)}",
                *numbers.told(record, language, "level_teller", "previous_teller"),
            ),
        )
        for place, record in records.items()
        if pd.notna(record["computed"])
    ]
