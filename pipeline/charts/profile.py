"""The figures of 单位: growth among peers, indicator by indicator; which goals were kept."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import numbers, theme
from pipeline.interface import text
from pipeline.records import as_records

ROW: Final = 34  # pixels
LEGEND: Final = 78  # pixels for its three lines on a phone
CELL: Final = 30
STATES: Final = ("kept", "missed", "undecided", "silent", "pending", "masked")
ICONS: Final = {"kept": "✓", "missed": "✗", "undecided": "?", "silent": "○", "pending": "…", "masked": "—"}
# One opacity for all cells: with a list of them Plotly selects no bar that is clicked.
COLOURS: Final = {"kept": theme.DIVERGING[6], "missed": theme.DIVERGING[2], "pending": theme.SEQUENTIAL[1]}


def standing(rows: pd.DataFrame, language: str) -> go.Figure:
    """Reported growth of one organisation, one row per indicator, on the span of its peers.

    rows: name, period_label, reported (%), reported_qualifier, reported_masked, reported_id, place, peers, low,
    middle and high (% of the peers; null without peers). customdata is [observation_id].
    """
    records = as_records(rows)
    names = [numbers.label(record["name"], 8) for record in records]
    height = theme.row_height(names, ROW) + 4
    figure = theme.empty_frame(len(records), text("growth_axis", language), top=LEGEND, row=height)
    theme.rows_axis(figure, names)
    spanned = rows["peers"].fillna(0) > 1
    low, high = theme.inner_extent(rows["reported"], rows.loc[spanned, "low"], rows.loc[spanned, "high"])
    room = (high - low) * 0.03

    def inside(value: float) -> float:
        return min(max(value, low), high)

    spans = [(place, record) for place, record in enumerate(records) if spanned.iloc[place]]
    if spans:
        figure.add_scatter(
            x=[x for _, r in spans for x in (inside(r["low"]), inside(r["high"]), None)],
            y=[y for place, _ in spans for y in (place, place, None)],
            name=text("profile_span", language),
            mode="lines",
            line={"color": theme.CONTEXT, "width": 7},
            hoverinfo="skip",
        )
        figure.add_scatter(
            x=[inside(record["middle"]) for _, record in spans],
            y=[place for place, _ in spans],
            name=text("profile_median", language),
            mode="markers",
            marker={"symbol": "line-ns", "size": 16, "line": {"color": theme.REFERENCE, "width": 2}},
            hoverinfo="skip",
        )
    printed = [(place, record) for place, record in enumerate(records) if pd.notna(record["reported"])]
    theme.add_marks(
        figure,
        "scatter",
        text("profile_own", language),
        [
            theme.Mark(inside(record["reported"]), place, record["reported_id"], _hover(record, language))
            for place, record in printed
        ],
        {
            "size": 11,
            "color": theme.ACCENT,
            "line": {"color": theme.BACKGROUND, "width": 1},
            "symbol": [theme.edge_symbol(record["reported"], low, high) for _, record in printed],
        },
    )
    hidden = [(place, record) for place, record in enumerate(records) if record["reported_masked"]]
    theme.add_marks(
        figure,
        "bar",
        text("masked", language),
        [
            theme.Mark(4 * room, place, record["reported_id"], _hover(record, language))
            for place, record in hidden
        ],
        theme.HATCHED,
    )
    for place, record in enumerate(records):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=place, showarrow=False, align="left",
            text=_words(record, language), font={"size": 12, "color": theme.INK},
        )  # fmt: skip
    figure.update_xaxes(range=[low - room, high + room])
    figure.update_layout(margin={"r": 102})
    figure.add_vline(x=0, line={"color": theme.CONTEXT, "width": 1}, layer="below")
    theme.show_legend(figure)
    return figure.done()


def _words(record: dict[Any, Any], language: str) -> str:
    """Beside the row: growth and place, 18.6 · 1/8."""
    if record["reported_masked"]:
        return text("masked_mark", language).replace("（", "<br>（").replace(" (", "<br>(")
    growth = numbers.label(numbers.marked(record["reported"], record["reported_qualifier"]))
    return growth + (f" · {record['place']:.0f}/{record['peers']:.0f}" if _has_peers(record) else "")


def _has_peers(record: dict[Any, Any]) -> bool:
    return bool(pd.notna(record["peers"]) and record["peers"] > 1)


def _hover(record: dict[Any, Any], language: str) -> str:
    lines = [record["period_label"]]
    if record["reported_masked"]:
        lines.append(text("masked_note", language))
    else:
        growth = numbers.marked(record["reported"], record["reported_qualifier"])
        lines.append(f"{text('growth_reported', language)} {growth}%")
    if _has_peers(record) and not record["reported_masked"]:
        span = {name: numbers.number(record[name], 1) for name in ("low", "middle", "high")}
        lines.append(text("profile_place", language, place=int(record["place"]), n=int(record["peers"])))
        lines.append(text("profile_peers", language, **span))
    return numbers.hover(record["name"], *lines)


def promises(rows: pd.DataFrame, language: str) -> go.Figure:
    """A cell per goal, indicators down and periods across, with an icon for what came of it.

    rows, in the order of the indicators: name, period, period_label, state (one of STATES), goal, outcome (as
    printed, or empty), shown_id. customdata is [observation_id].
    """
    names = list(dict.fromkeys(rows["name"]))
    periods = sorted(dict.fromkeys(rows["period"]))
    labels = rows.drop_duplicates("period").set_index("period")["period_label"]
    labelled = [numbers.label(name, 10) for name in names]
    figure = theme.empty_frame(len(names), "", top=54, bottom=4, row=theme.row_height(labelled, CELL))
    theme.rows_axis(figure, labelled)
    records = as_records(rows)
    figure.add_bar(
        orientation="h",
        base=[periods.index(record["period"]) - 0.47 for record in records],
        x=[0.94] * len(records),
        y=[names.index(record["name"]) for record in records],
        width=0.86,
        marker={
            "color": [COLOURS.get(record["state"], theme.NEUTRAL) for record in records],
            "line": {"width": 0},
        },
        text=[ICONS[record["state"]] for record in records],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 14, "color": theme.INK},
        constraintext="none",
        customdata=[[record["shown_id"]] for record in records],
        hovertext=[
            numbers.hover(
                record["name"],
                record["period_label"],
                text("profile_hover_goal", language, goal=record["goal"]),
                *([text("profile_hover_outcome", language, outcome=record["outcome"])] if record["outcome"] else []),
                text(f"promise_{record['state']}", language),
            )
            for record in records
        ],
        hoverinfo="text",
        **theme.UNFADED,
    )  # fmt: skip
    figure.update_xaxes(
        side="top",
        tickmode="array",
        tickvals=list(range(len(periods))),
        ticktext=[numbers.label(labels[period], 8) for period in periods],
        tickangle=0,
        showgrid=False,
        ticks="",
        range=[-0.55, len(periods) - 0.45],
        tickfont={"size": 11},
    )
    return figure.done()
