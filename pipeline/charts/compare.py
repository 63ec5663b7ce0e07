"""The figures of 对比: organisation by indicator, and two sides of growth indicator by indicator."""

import math
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import numbers, theme
from pipeline.interface import text
from pipeline.records import as_records

ROWS_AT_MOST: Final = 40
PAIRS_AT_MOST: Final = 20
GRID_ROW: Final = 36  # pixels
STEPS: Final = (1.0, 5.0, 10.0)  # growth in %: what counts as weak, plain, strong
STRONG: Final = 6  # from this step of the sequential scale on, words are light on dark
DIRECTIONS: Final = {1: "↑", -1: "↓"}


def grid(cells: pd.DataFrame, heat: str, language: str) -> go.Figure:
    """Organisation by indicator: the figure as text, coloured by rank in its column or by growth.

    cells, indicators in the order of the columns: organisation_id, organisation, indicator_key, name, unit,
    direction, shown (in unit), masked, qualifier, settled, place, peers, written, observation_id. heat is
    'rank' (darker is nearer the first place) or 'growth' (up and down as good and bad by the direction; grey
    where neither is). Rows stand by their mean rank; the first ROWS_AT_MOST are drawn. Masked cells are
    hatched. customdata is [observation_id].
    """
    columns = as_records(cells.drop_duplicates("indicator_key"))
    across = {column["indicator_key"]: place for place, column in enumerate(columns)}
    order = row_order(cells)[:ROWS_AT_MOST]
    down = {organisation: place for place, organisation in enumerate(order)}
    names = cells.drop_duplicates("organisation_id").set_index("organisation_id")["organisation"]
    upright = language == "en"  # English words are too long to stand side by side over narrow columns
    headers = [
        _header(column, 22 if upright else 3) for column in columns
    ]  # on a phone no more fits a column
    lines = [header.split("<br>") for header in headers]
    top = 40 + (
        6 * max(len(line) for part in lines for line in part) if upright else 14 * max(map(len, lines))
    )
    figure = theme.empty_frame(len(order), "", top=top, bottom=12, row=GRID_ROW)
    theme.rows_axis(figure, [numbers.label(numbers.shortened(str(names[key]), 16), 8) for key in order])
    records = [record for record in as_records(cells) if record["organisation_id"] in down]
    for masked in (False, True):
        part = [record for record in records if bool(record["masked"]) == masked]
        if part:
            figure.add_bar(
                orientation="h",
                base=[across[record["indicator_key"]] - 0.48 for record in part],
                x=[0.96] * len(part),
                y=[down[record["organisation_id"]] for record in part],
                width=0.92,
                marker=theme.HATCHED
                if masked
                else {"color": [_colour(record, heat) for record in part], "line": {"width": 0}},
                text=["—" if masked else _cell_text(record, heat) for record in part],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 11, "color": [_ink(record, heat) for record in part]},
                constraintext="none",
                customdata=[[record["observation_id"]] for record in part],
                hovertext=[_cell_hover(record, language) for record in part],
                hoverinfo="text",
                **theme.UNFADED,
            )
    figure.update_xaxes(
        side="top",
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=headers,
        tickangle=-90 if upright else 0,
        tickfont={"size": 11 if upright else 10},
        showgrid=False,
        ticks="",
        range=[-0.55, len(columns) - 0.45],
    )
    return figure.done()


def row_order(cells: pd.DataFrame) -> list[str]:
    """Organisations by the mean of their places, those with figures before those without."""
    share = (cells["place"] - 1) / (cells["peers"] - 1).where(cells["peers"] > 1)
    mean = cells.assign(share=share.astype(float)).groupby("organisation_id")["share"].mean()
    return list(mean.sort_values(kind="stable", na_position="last").index)


def _header(column: dict[Any, Any], width: int) -> str:
    """The name on lines of about equal length, then direction and unit."""
    name = numbers.shortened(str(column["name"]), 7 * width)
    even = math.ceil(len(name) / math.ceil(len(name) / width))
    arrow = DIRECTIONS.get(column["direction"], "") if pd.notna(column["direction"]) else ""
    last = f"{arrow} {column['unit']}".strip()
    return "<br>".join(part for part in (numbers.label(name, even), numbers.label(last, width + 1)) if part)


def _step(record: dict[Any, Any]) -> int:
    """A step of the sequential scale: 0 the last place, 8 the first."""
    if pd.isna(record["place"]) or record["peers"] < 2:
        return 0
    return int(8 * (record["peers"] - record["place"]) / (record["peers"] - 1) + 0.5)


def _strength(record: dict[Any, Any]) -> int:
    return sum(abs(record["shown"]) >= step for step in STEPS)


def _colour(record: dict[Any, Any], heat: str) -> str:
    if heat == "rank":
        return theme.SEQUENTIAL[_step(record)]
    direction = record["direction"]
    if pd.isna(direction) or not direction or not _strength(record):
        return theme.NEUTRAL
    good = record["shown"] * direction > 0
    return theme.DIVERGING[((6, 7, 9) if good else (3, 2, 0))[_strength(record) - 1]]


def _ink(record: dict[Any, Any], heat: str) -> str:
    if record["masked"]:
        return theme.INK
    if heat == "rank":
        return theme.BACKGROUND if _step(record) >= STRONG else theme.INK
    return (
        theme.BACKGROUND if _colour(record, heat) in (theme.DIVERGING[0], theme.DIVERGING[9]) else theme.INK
    )


def _cell_text(record: dict[Any, Any], heat: str) -> str:
    words = numbers.label(numbers.MARKS.get(record["qualifier"], "") + short(record["shown"]), 40)
    doubt = "" if record["settled"] else "†"
    place = f"<br>{int(record['place'])}" if heat == "rank" and pd.notna(record["place"]) else ""
    return f"{words}{doubt}{place}"


def short(value: float) -> str:
    """The number in at most four digits, which a narrow cell can hold."""
    decimals = max(0, 3 - len(str(int(abs(value)))))
    return numbers.number(numbers.rounded(value, decimals + (abs(value) < 100)))


def _cell_hover(record: dict[Any, Any], language: str) -> str:
    if record["masked"]:
        return numbers.hover(
            record["organisation"],
            record["name"],
            text("masked_note", language),
            *numbers.told(record, language),
        )
    lines = [f"{record['name']}  {record['written']}"]
    if pd.notna(record["place"]) and record["peers"] > 1:
        lines.append(text("compare_place", language, place=int(record["place"]), peers=int(record["peers"])))
    if not record["settled"]:
        lines.append(text("note_unsettled", language))
    return numbers.hover(record["organisation"], *lines, *numbers.told(record, language))


def pair(rows: pd.DataFrame, names: tuple[str, str], language: str) -> go.Figure:
    """Growth of two sides, indicator by indicator, as two marks on a thin line.

    rows, first on top, at most PAIRS_AT_MOST drawn: name, a_value and b_value (%), a_qualifier, b_qualifier,
    a_settled, b_settled, a_id, b_id. customdata is [observation_id].
    """
    records = as_records(rows.head(PAIRS_AT_MOST))
    labels = [
        numbers.label(numbers.shortened(str(record["name"]), 40), 13)
        + ("" if record["a_settled"] and record["b_settled"] else " †")
        for record in records
    ]
    row = theme.ROW + 12 * max((label.count("<br>") for label in labels), default=0)
    figure = theme.empty_frame(len(records), text("growth_axis", language), top=38, row=min(row, 56))
    theme.rows_axis(figure, labels)
    figure.add_scatter(
        x=[x for record in records for x in (record["a_value"], record["b_value"], None)],
        y=[y for place in range(len(records)) for y in (place, place, None)],
        mode="lines",
        line={"color": theme.NEUTRAL, "width": 3},
        hoverinfo="skip",
        showlegend=False,
    )
    sides = (
        ("b", names[1], {"symbol": "circle", "size": 12, "color": theme.CONTEXT}),
        ("a", names[0], {"symbol": "diamond", "size": 12, "color": theme.ACCENT}),
    )
    for side, name, marker in sides:
        marks = [
            theme.Mark(
                record[f"{side}_value"],
                place,
                record[f"{side}_id"],
                numbers.hover(
                    name,
                    str(record["name"]),
                    f"{numbers.marked(record[f'{side}_value'], record[f'{side}_qualifier'])}%",
                    *([] if record[f"{side}_settled"] else [text("note_unsettled", language)]),
                    *numbers.told(record, language, f"{side}_teller"),
                ),
            )
            for place, record in enumerate(records)
            if pd.notna(record[f"{side}_value"])
        ]
        theme.add_marks(figure, "scatter", numbers.label(name, 40), marks, marker)
    low, high = theme.extent(rows["a_value"], rows["b_value"])
    room = 0.06 * (high - low)
    figure.update_xaxes(range=[low - room, high + room])
    figure.add_vline(x=0, line={"color": theme.CONTEXT, "width": 1})
    theme.show_legend(figure)
    figure.update_layout(legend={"traceorder": "reversed"})
    return figure.done()
