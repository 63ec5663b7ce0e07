"""One palette and one frame for all figures.

The colours are those of .streamlit/config.toml, by place. Streamlit's page replaces these stand-ins when it
draws a figure, so that a figure follows the reader's light or dark theme without being made again.
"""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from pipeline.charts.drawing import Drawing

ACCENT: Final = "#000001"
CONTEXT: Final = "#000002"
AHEAD: Final = "#000003"
BEHIND: Final = "#000004"
ON_PACE: Final = "#000005"
TARGET: Final = "#000006"
COMPUTED: Final = "#000007"
REFERENCE: Final = "#000008"
PALE: Final = "#000009"
NEUTRAL: Final = "#000010"
SEQUENTIAL: Final = tuple(f"#0000{place}" for place in range(11, 21))
DIVERGING: Final = tuple(f"#0000{place}" for place in range(21, 31))
INK: Final = "#000037"
BACKGROUND: Final = "#000038"
HALO: Final = ", ".join(
    f"{aside}px 0 2px {BACKGROUND}" for aside in (-3, -2, 2, 3)
)  # keeps lines that pass behind words off them

STATES: Final = {"ahead": AHEAD, "on_pace": ON_PACE, "behind": BEHIND}
ICONS: Final = {"ahead": "▲", "on_pace": "●", "behind": "▼"}
TURNS: Final = {"caught_up": "↗", "slipped": "↘"}

HATCHED: Final = {
    "color": BACKGROUND,
    "line": {"color": CONTEXT, "width": 1},
    "pattern": {"shape": "/", "fgcolor": CONTEXT, "bgcolor": BACKGROUND, "size": 6},
}

# A click selects a mark; the others must not fade while its sentence is being opened.
UNFADED: Final = {"unselected": {"marker": {"opacity": 1}}}

ROW: Final = 28  # pixels for one organisation
BAR: Final = 0.65  # of a row
TEXT_LINE: Final = 16  # pixels for a line of words above the plot
FAR: Final = 3.0
NAME: Final = 11.25  # pixels, the size of names beside the rows
NARROW: Final = 210  # pixels that a phone leaves for the plot beside the names


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a figure in a row: where, which observation it shows, its hover text."""

    x: float
    row: int
    observation_id: str | None
    hover: str


def empty_frame(rows: int, x_title: str, *, top: int = 28, bottom: int = 60, row: int = ROW) -> Drawing:
    """A figure without marks, as high as its rows need; the unit stands in the x axis's title."""
    figure = Drawing()
    figure.update_layout(
        height=top + bottom + row * max(rows, 1) + 12,
        margin={"l": 8, "r": 8, "t": top, "b": bottom},
        showlegend=False,
        barmode="overlay",
        dragmode=False,
        clickmode="event+select",
        hoverlabel={"align": "left"},
        xaxis={"title": {"text": x_title, "font": {"size": 12}}, "zeroline": False, "fixedrange": True},
        yaxis={"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True},
    )
    return figure


def show_legend(figure: Drawing) -> None:
    """What the shapes mean, above the plot where the frame's top leaves room; one shape needs no legend."""
    figure.update_layout(
        showlegend=sum(trace.get("showlegend") is not False for trace in figure.traces) > 1,
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 11},
        },
    )


def rows_axis(figure: Drawing, labels: Sequence[str]) -> None:
    """Names down the left side, the first on top; rows are numbered, so that equal names stay apart.

    The margin has room for every name: to widen it the browser would draw the figure twice, and it need not measure
    which names stand out.
    """
    figure.update_layout(
        margin={"l": round(max((_pixels(label, NAME, 22.0) for label in labels), default=8))}
    )
    figure.update_yaxes(
        ticklabeloverflow="allow",
        tickmode="array",
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
        range=[len(labels) - 0.4, -0.6],
        ticks="",
    )


def add_marks(
    figure: Drawing,
    shape: Literal["bar", "scatter"],
    name: str,
    marks: Sequence[Mark],
    marker: dict[str, Any],
    *,
    legend: bool = True,
) -> None:
    """The marks as one trace; customdata is [observation_id]. No marks, no trace."""
    if not marks:
        return
    columns = {
        "name": name,
        "x": [mark.x for mark in marks],
        "y": [mark.row for mark in marks],
        "customdata": [[mark.observation_id] for mark in marks],
        "hovertext": [mark.hover for mark in marks],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": marker,
        "showlegend": legend,
        **UNFADED,
    }
    if shape == "bar":
        # Without a width, bars laid over each other are as wide as the nearest two of their own trace leave room.
        figure.add_bar(orientation="h", width=BAR, textposition="none", **columns)
    else:
        figure.add_scatter(mode="markers", **columns)


def add_labels(figure: Drawing, labels: Sequence[tuple[float, int, str]]) -> None:
    """Words right of x in a row, or left of it where x is negative: (x, row, words)."""
    figure.add_scatter(
        x=[x for x, _, _ in labels],
        y=[row for _, row, _ in labels],
        text=[
            words.replace("<br>", "\u2003<br>") + "\u2003"
            if x < 0
            else "\u2003" + words.replace("<br>", "<br>\u2003")
            for x, _, words in labels
        ],
        textposition=["middle left" if x < 0 else "middle right" for x, _, _ in labels],
        mode="text",
        textfont={"color": INK, "shadow": HALO},
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )


def share(words: str) -> float:
    """How much of the plot's width the words take on a phone."""
    return _pixels(words) / NARROW


def room_for(labels: Sequence[tuple[float, int, str]], low: float, high: float) -> list[float]:
    """The x range from low to high, widened so that every label fits beside its mark on a phone."""
    most = 0.45 if any(x < 0 for x, _, _ in labels) else 0.58
    taken = [(x, min(share(words), most)) for x, _, words in labels]
    left, right = low, high
    for _ in range(12):  # each side's room makes the other's labels longer in the axis's unit
        span = right - left
        right = max([high, *(x + share * span for x, share in taken if x >= 0)])
        left = min([low, *(x - share * span for x, share in taken if x < 0)])
    return [left, right]


def row_height(labels: Sequence[str], least: int = ROW) -> int:
    """Pixels for a row that holds the name of most lines."""
    return max([least, *(14 * (label.count("<br>") + 1) for label in labels)])


def _pixels(words: str, size: float = 12.0, gap: float = 18.0) -> float:
    """About how wide words of a size are, with the gap to the mark or the axis; the widest line counts."""
    lines = [html.unescape(line) for line in words.split("<br>")]
    return gap + size * max(
        sum(1.0 if ord(sign) >= 0x2E80 else 0.64 if sign.isdigit() else 0.55 for sign in line)
        for line in lines
    )


def extent(*columns: Iterable[float | None]) -> tuple[float, float]:
    """The least and the greatest of the values, zero among them; (0, 1) where there are none."""
    known = [value for column in columns for value in column if value is not None and pd.notna(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    return (low, high) if high > low else (0.0, 1.0)


def inner_extent(*columns: Iterable[float | None]) -> tuple[float, float]:
    """The extent of the values but for what lies far out, which is drawn at the edge.

    Far out is beyond FAR times the spread of the middle half.
    """
    known = pd.Series([value for column in columns for value in column if pd.notna(value)], dtype=float)
    if known.empty:
        return extent()
    first, third = float(known.quantile(0.25)), float(known.quantile(0.75))
    reach = FAR * (third - first) or abs(third) or 1.0
    return extent(known.clip(first - reach, third + reach))


def edge_symbol(value: float, low: float, high: float, symbol: str = "circle") -> str:
    """The symbol of a mark, a triangle that points outwards where the value lies beyond the edge."""
    return "triangle-right" if value > high else "triangle-left" if value < low else symbol


def text_lines(values: Sequence[float], others: Iterable[float | None]) -> list[int]:
    """A line of text (0 lowest) for the words at each value, so that words of near values do not overlap."""
    low, high = extent(values, others)
    near = (high - low) * 0.35
    lines: list[list[float]] = []
    placed = []
    for value in values:
        free = next(
            (n for n, line in enumerate(lines) if all(abs(value - x) > near for x in line)), len(lines)
        )
        if free == len(lines):
            lines.append([])
        lines[free].append(value)
        placed.append(free)
    return placed


def add_reference(
    figure: Drawing, x: float, words: str, line: int = 0, *, leftwards: bool = False, dash: str = "dot"
) -> None:
    """An upright line across all rows with its words above the plot, on the given line of text.

    It is a trace, to be added before the labels: a shape would strike through them.
    """
    figure.add_scatter(
        x=[x, x],
        y=figure.layout["yaxis"]["range"],
        mode="lines",
        line={"color": REFERENCE, "width": 1.2, "dash": dash},
        hoverinfo="skip",
        showlegend=False,
    )
    figure.add_annotation(
        x=x,
        y=1,
        yref="paper",
        yshift=1 + TEXT_LINE * line,
        yanchor="bottom",
        xanchor="right" if leftwards else "left",
        text=words,
        showarrow=False,
        font={"size": 11},
    )
