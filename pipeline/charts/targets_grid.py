"""The figure of 目标 for all indicators: organisation by indicator, each cell a verdict."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import crowd, numbers, theme
from pipeline.charts.targets import TELLERS, judgement, memory
from pipeline.interface import text
from pipeline.records import as_records

GRID_ROW: Final = 34  # pixels
BLOCK_GAP: Final = 0.4  # columns between measures that do not compare
EVEN_TEXT_AT_MOST: Final = (
    200  # cells: to hide words too wide for a cell the browser measures every cell again
)


def grid(cells: pd.DataFrame, language: str) -> go.Figure:
    """Organisation by indicator: each cell coloured by percentage points ahead or behind, with its icon.

    Progress against the calendar and growth against its goal are measures that do not compare: they stand in
    blocks, each under its name and coloured by a scale of its own.

    cells: organisation_id, organisation, indicator_key, name (of the indicator), state, ahead, completion,
    kind, turn, earlier_state, earlier_ahead, earlier_period_*, shown_id. What has turned since is outlined. The
    first indicators of the frame stand left, kind by kind; of many organisations those with most ahead and with
    most behind are drawn. customdata is [observation_id].
    """
    heads = cells.drop_duplicates(["kind", "indicator_key"])
    blocks = {kind: n for n, kind in enumerate(dict.fromkeys(heads["kind"]))}
    column = {
        (record["kind"], record["indicator_key"]): n + BLOCK_GAP * blocks[record["kind"]]
        for n, record in enumerate(as_records(heads))
    }
    lead = cells["state"].map({"ahead": 1, "behind": -1}).fillna(0).groupby(cells["organisation_id"]).sum()
    standing = cells.drop_duplicates("organisation_id")
    standing = standing.assign(lead=standing["organisation_id"].map(lead))
    standing = standing.sort_values(["lead", "organisation_id"], ascending=[False, True], kind="stable")
    shown, down = crowd.in_rows(standing, standing["lead"].notna(), language)
    place = {record["organisation_id"]: row for row, record in shown.items()}
    upright = language == "en"  # English words are too long to stand side by side over narrow columns
    headers = [numbers.label(name, 13 if upright else 5) for name in heads["name"]]
    lines = [header.split("<br>") for header in headers]
    longest = max(len(line) for part in lines for line in part)
    above = 22 + 6 * longest if upright else 16 + 15 * max(map(len, lines))
    wide = 9 if upright else 5  # characters that a column's width holds
    titles = {
        kind: numbers.label(text(f"grid_{kind}", language), wide * int(heads["kind"].eq(kind).sum()))
        for kind in blocks
    }
    top = above + 28 + 15 * max(title.count("<br>") + 1 for title in titles.values())
    figure = theme.empty_frame(len(down), "", top=top, bottom=12, row=theme.row_height(down, GRID_ROW))
    theme.rows_axis(figure, down)
    records = [record for record in as_records(cells) if record["organisation_id"] in place]
    figure.add_bar(
        orientation="h",
        base=[column[record["kind"], record["indicator_key"]] - 0.48 for record in records],
        x=[0.96] * len(records),
        y=[place[record["organisation_id"]] for record in records],
        width=0.9,
        marker={
            "color": [_cell_colour(record) for record in records],
            "line": {
                "width": [memory(record["turn"])["width"] for record in records],
                "color": [memory(record["turn"]).get("color", theme.BACKGROUND) for record in records],
            },
        },
        text=[_cell_text(record) for record in records],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 11, "color": [_cell_ink(record) for record in records]},
        constraintext="none",
        customdata=[[record["shown_id"]] for record in records],
        hovertext=[
            numbers.hover(
                record["organisation"],
                record["name"],
                text(f"grid_{record['kind']}", language),
                *judgement(record, language),
                *numbers.told(record, language, *TELLERS[:3]),
            )
            for record in records
        ],
        hoverinfo="text",
        **theme.UNFADED,
    )
    figure.update_xaxes(
        side="top",
        ticklabeloverflow="allow",
        tickmode="array",
        tickvals=list(column.values()),
        ticktext=headers,
        tickangle=-90 if upright else 0,
        showgrid=False,
        ticks="",
        range=[-0.55, max(column.values()) + 0.55],
        tickfont={"size": 11},
    )
    for kind, title in titles.items():
        figure.add_annotation(
            x=min(place for (one, _), place in column.items() if one == kind) - 0.48,
            xanchor="left",  # a phone shows the left end of the grid
            align="left",
            y=1,
            yref="y domain",
            yshift=above,
            yanchor="bottom",
            text=f"<b>{title}</b>",
            showarrow=False,
            font={"size": 11},
        )
    if len(records) <= EVEN_TEXT_AT_MOST:
        figure.update_layout(uniformtext={"minsize": 9, "mode": "hide"})
    return figure.done()


def _strength(record: dict[Any, Any]) -> int:
    """0 weak to 2 strong: how far from the calendar, in percentage points, or from a growth or rate."""
    steps = (2.0, 8.0) if pd.isna(record["kind"]) or record["kind"] == "level" else (0.5, 2.0)
    return sum(abs(record["ahead"] or 0.0) > step for step in steps)


def _cell_colour(record: dict[Any, Any]) -> str:
    if record["state"] == "ahead":
        return theme.DIVERGING[(6, 7, 9)[_strength(record)]]
    if record["state"] == "behind":
        return theme.DIVERGING[(3, 2, 0)[_strength(record)]]
    return theme.NEUTRAL


def _cell_ink(record: dict[Any, Any]) -> str:
    strong = record["state"] in ("ahead", "behind") and _strength(record) == 2
    return theme.BACKGROUND if strong else theme.INK


def _cell_text(record: dict[Any, Any]) -> str:
    if record["state"] not in theme.ICONS:
        return "—"
    turned = theme.TURNS.get(record["turn"], "")
    if record["state"] == "on_pace":
        return theme.ICONS["on_pace"] + turned
    return f"{theme.ICONS[record['state']]}{numbers.number(abs(record['ahead']), 1)}{turned}"
