"""The figures of 目标 for one indicator: completion against the calendar, goals compared; and its verdicts in words."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pipeline.charts import crowd, numbers, theme
from pipeline.charts.drawing import Drawing
from pipeline.interface import text

STATE_ORDER: Final = ("ahead", "on_pace", "behind")
KINDS_OF_BAR: Final = (  # state, and what became of the earlier one
    ("ahead", None),
    ("ahead", "caught_up"),
    ("on_pace", None),
    ("on_pace", "caught_up"),
    ("behind", None),
    ("behind", "slipped"),
)
LEGEND: Final = {"zh": 66, "en": 116}  # pixels for its lines on a phone, where English has one shape in each
TURNED_ROW: Final = 38
BEFORE: Final = {
    "symbol": "circle",
    "size": 7,
    "color": theme.CONTEXT,
}  # is seen within a goal of the same height
GOAL_COLUMNS: Final = ("base_value", "upper_base_value", "before_base_value", "actual_base_value")
# Who says goal, outcome, stated completion and the year before, where that is not the organisation itself.
TELLERS: Final = ("teller", "actual_teller", "progress_teller", "before_teller")
GOAL: Final = {"symbol": "diamond", "size": 12, "color": theme.ACCENT}


def verdict(
    state: str, ahead: float | None, kind: str | float | None, language: str, turn: object = None
) -> str:
    """The state as icon, word and percentage points, and what became of the earlier one: ▲ 快 11.2 ↗ 赶上."""
    if state in theme.ICONS:
        words = text(f"pace_{state}" if pd.isna(kind) or kind == "level" else f"goal_{state}", language)
        points = "" if state == "on_pace" else f" {numbers.number(abs(ahead or 0.0), 1)}"
        turned = f" {theme.TURNS[turn]} {text(f'turn_{turn}', language)}" if isinstance(turn, str) else ""
        return f"{theme.ICONS[state]} {words}{points}{turned}"
    return text(f"state_{state}", language)


def earlier(record: Mapping[Any, Any], language: str) -> str:
    """Where the goal stood at the last shorter stretch of the year: 2023 年上半年 ▼ 慢 4.1; '' where unknown."""
    state = record["earlier_state"]
    if not isinstance(state, str):
        return ""
    words = verdict(state, record["earlier_ahead"], record["kind"], language)
    return f"{record[f'earlier_period_{language}']} {words}"


def judged(record: Mapping[Any, Any], language: str) -> str:
    """The verdict on a row of the queries."""
    return verdict(record["state"], record["ahead"], record["kind"], language, record["turn"])


def bullets(rows: pd.DataFrame, language: str) -> go.Figure:
    """Bars of completion in percent of the year's goal, each with a tick where the calendar stands.

    rows, first on top: organisation, state, kind, ahead, completion (%), elapsed (0 to 1), actual_id,
    observation_id, goal_text, actual_text, turn, earlier_state, earlier_ahead, earlier_period_*, and for what the
    report itself states progress (%), progress_elapsed, progress_id. A diamond is the stated completion. A bar
    that has turned is outlined in the colour of where it stood. customdata is [observation_id].
    """
    known = rows["completion"].notna() | rows["progress"].notna()
    records, names = crowd.in_rows(rows, known, language)
    figure = theme.empty_frame(
        len(names),
        text("targets_axis", language),
        top=LEGEND[language],
        row=theme.row_height(names, _row(rows)),
    )
    theme.rows_axis(figure, names)
    _, high = theme.extent(rows["completion"], rows["progress"], [100.0])
    for state, turn in KINDS_OF_BAR:
        marks = [
            theme.Mark(record["completion"], place, record["actual_id"], _bullet_hover(record, language))
            for place, record in records.items()
            if pd.notna(record["completion"])
            and record["state"] == state
            and (record["turn"] if isinstance(record["turn"], str) else None) == turn
        ]
        name = f"{theme.ICONS[state]} {text(f'legend_{state}', language)}"
        told = any(trace.get("name") == name for trace in figure.traces)
        theme.add_marks(
            figure, "bar", name, marks, {"color": theme.STATES[state], "line": memory(turn)}, legend=not told
        )
    theme.add_marks(
        figure,
        "bar",
        text("masked", language),
        [
            theme.Mark(high * 0.08, place, _any_id(record), _bullet_hover(record, language))
            for place, record in records.items()
            if record["state"] == "masked"
        ],
        theme.HATCHED,
    )
    theme.add_marks(
        figure,
        "scatter",
        text("targets_stated", language),
        [
            theme.Mark(record["progress"], place, record["progress_id"], _bullet_hover(record, language))
            for place, record in records.items()
            if pd.notna(record["progress"])
        ],
        {
            "symbol": "diamond",
            "size": 9,
            "color": theme.COMPUTED,
            "line": {"color": theme.BACKGROUND, "width": 1},
        },
    )
    _add_calendar(figure, records, language)
    theme.add_reference(figure, 100.0, text("targets_whole", language), dash="solid", leftwards=True)
    labels = [_bullet_label(record, place, high, language) for place, record in records.items()]
    theme.add_labels(figure, labels)
    figure.update_xaxes(
        range=theme.room_for(labels, 0.0, high * 1.04), tickvals=[0, 25, 50, 75, 100], ticksuffix="%"
    )
    theme.show_legend(figure)
    return figure.done()


def _any_id(record: dict[Any, Any]) -> str | None:
    found = (record["actual_id"], record["progress_id"], record["observation_id"])
    return next((name for name in found if isinstance(name, str)), None)


def _add_calendar(figure: Drawing, records: dict[int, dict[Any, Any]], language: str) -> None:
    ticks = [
        (100 * elapsed, place)
        for place, record in records.items()
        for elapsed in [record["elapsed"] if pd.notna(record["elapsed"]) else record["progress_elapsed"]]
        if pd.notna(elapsed)
    ]
    if not ticks:
        return
    figure.add_scatter(
        x=[x for x, _ in ticks],
        y=[place for _, place in ticks],
        name=text("targets_calendar", language),
        mode="markers",
        marker={"symbol": "line-ns", "size": theme.ROW - 8, "line": {"color": theme.INK, "width": 2}},
        hovertext=[f"{text('targets_calendar', language)} {numbers.number(x, 1)}%" for x, _ in ticks],
        hoverinfo="text",
        **theme.UNFADED,
    )


def memory(turn: object) -> dict[str, Any]:
    """The outline of what has turned: in the colour of where it stood before."""
    if not isinstance(turn, str):
        return {"width": 0}
    return {"width": 3, "color": theme.BEHIND if turn == "caught_up" else theme.AHEAD}


def _bullet_label(record: dict[Any, Any], place: int, high: float, language: str) -> tuple[float, int, str]:
    words = _in_lines(record, language)
    ends = [value for value in (record["completion"], record["progress"]) if pd.notna(value)]
    if not ends:
        return (high * 0.08 if record["state"] == "masked" else 0.0), place, words
    calendar = record["elapsed"] if pd.notna(record["elapsed"]) else record["progress_elapsed"]
    end = max([*ends, *([100 * calendar] if pd.notna(calendar) else [])])
    shown = numbers.number(ends[0], 1)
    return end, place, f"{shown}%  {words}"


def _bullet_hover(record: dict[Any, Any], language: str) -> str:
    lines = [f"{text('targets_goal', language)} {record['goal_text']}"] if record["goal_text"] else []
    if record["actual_text"]:
        lines.append(record["actual_text"])
    if pd.notna(record["completion"]):
        lines.append(f"{text('targets_completion', language)} {numbers.number(record['completion'], 1)}%")
    if pd.notna(record["progress"]):
        lines.append(f"{text('targets_stated', language)} {numbers.number(record['progress'], 1)}%")
    lines += [*judgement(record, language), *numbers.told(record, language, *TELLERS[:3])]
    return numbers.hover(record["organisation"], *lines)


def _row(rows: pd.DataFrame) -> int:
    """Pixels for a row: more where the words beside a mark take two lines."""
    return TURNED_ROW if rows["turn"].notna().any() else theme.ROW


def _in_lines(record: dict[Any, Any], language: str) -> str:
    """The verdict beside a mark; what became of the earlier one on a line of its own, for a phone has no room."""
    words = judged(record, language)
    icon = theme.TURNS.get(record["turn"])
    return words.replace(f" {icon}", f"<br>{icon}") if icon else words


def judgement(record: dict[Any, Any], language: str) -> list[str]:
    """The verdict and, where the goal stood elsewhere before, that."""
    before = earlier(record, language) if isinstance(record["turn"], str) else ""
    return [judged(record, language), *([before] if before else [])]


def goals(rows: pd.DataFrame, base_unit: str, year: int, language: str) -> go.Figure:
    """Goals of several organisations beside the year before and, where there is one, the outcome so far.

    rows, first on top, all in base_unit: organisation, base_value, upper_base_value (of a goal that is a
    range), qualifier, goal_text, observation_id, before_base_value, before_qualifier, before_id,
    actual_base_value, actual_granularity, actual_text, actual_id, state, ahead, kind, turn, earlier_state,
    earlier_ahead, earlier_period_*. An outcome of part of the year is an open mark. customdata is [observation_id].
    """
    judged = rows["state"].isin(STATE_ORDER)
    records, names = crowd.in_rows(rows, judged if judged.any() else rows["base_value"].notna(), language)
    factor, unit = numbers.scale(
        [*rows["base_value"], *rows["before_base_value"], *rows["actual_base_value"]], base_unit, language
    )
    kind = rows["kind"].iloc[0]
    axis = text("goals_axis" if kind == "level" else f"goals_axis_{kind}", language, unit=unit)
    figure = theme.empty_frame(len(names), axis, top=38, row=theme.row_height(names, _row(rows)))
    theme.rows_axis(figure, names)
    values = [rows[name] / factor for name in GOAL_COLUMNS]
    known = [value for column in values for value in column if pd.notna(value)]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if kind == "level":
        low = min(low, 0.0)
    room = (high - low) or abs(high) or 1.0
    _add_spans(figure, records, factor)
    _add_ranges(figure, records, factor)
    layers = (
        ("base_value", "observation_id", text("goals_goal", language, year=year), GOAL),
        ("before_base_value", "before_id", text("goals_before", language, year=year - 1), BEFORE),
    )
    for column, id_column, name, marker in layers:
        marks = [
            theme.Mark(
                record[column] / factor, place, record[id_column], _goal_hover(record, factor, unit, language)
            )
            for place, record in records.items()
            if pd.notna(record[column])
        ]
        theme.add_marks(figure, "scatter", name, marks, marker)
    for part, symbol in ((False, "circle"), (True, "circle-open")):
        marks = [
            theme.Mark(
                record["actual_base_value"] / factor,
                place,
                record["actual_id"],
                _goal_hover(record, factor, unit, language),
            )
            for place, record in records.items()
            if pd.notna(record["actual_base_value"]) and (record["actual_granularity"] != "year") == part
        ]
        theme.add_marks(
            figure,
            "scatter",
            text("goals_part" if part else "goals_outcome", language),
            marks,
            {
                "symbol": symbol,
                "size": 11,
                "color": theme.TARGET,
                "line": {"color": theme.TARGET, "width": 2},
            },
        )
    labels = [_goal_label(record, place, factor, low, language) for place, record in records.items()]
    theme.add_labels(figure, labels)
    figure.update_xaxes(range=theme.room_for(labels, low - 0.04 * room, high + 0.04 * room))
    theme.show_legend(figure)
    return figure.done()


def _add_spans(figure: Drawing, records: dict[int, dict[Any, Any]], factor: float) -> None:
    """A thin line in each row between the year before, the outcome and the goal."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, record in records.items():
        ends = [record[column] / factor for column in GOAL_COLUMNS if pd.notna(record[column])]
        if len(ends) > 1:
            x += [min(ends), max(ends), None]
            y += [place, place, None]
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": theme.NEUTRAL, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def _add_ranges(figure: Drawing, records: dict[int, dict[Any, Any]], factor: float) -> None:
    """A thick line from the lower to the upper end of a goal that is a range."""
    ranges = [
        (place, record["base_value"] / factor, record["upper_base_value"] / factor)
        for place, record in records.items()
        if pd.notna(record["upper_base_value"])
    ]
    figure.add_scatter(
        x=[x for _, low, high in ranges for x in (low, high, None)],
        y=[y for place, _, _ in ranges for y in (place, place, None)],
        mode="lines",
        line={"color": theme.ACCENT, "width": 5},
        hoverinfo="skip",
        showlegend=False,
    )


def _goal_label(
    record: dict[Any, Any], place: int, factor: float, low: float, language: str
) -> tuple[float, int, str]:
    if record["state"] == "masked" and pd.isna(record["base_value"]):
        return low, place, text("masked_mark", language)
    end = max(record[column] / factor for column in GOAL_COLUMNS if pd.notna(record[column]))
    goal = numbers.marked(numbers.rounded(record["base_value"] / factor, 4), record["qualifier"])
    if pd.notna(record["upper_base_value"]):
        goal += f"–{numbers.number(numbers.rounded(record['upper_base_value'] / factor, 4))}"
    goal = numbers.label(goal)
    if record["state"] not in theme.ICONS:
        return max(end, low), place, goal
    return max(end, low), place, f"{text('goals_label', language)} {goal}  {_in_lines(record, language)}"


def _goal_hover(record: dict[Any, Any], factor: float, unit: str, language: str) -> str:
    lines = [f"{text('targets_goal', language)} {record['goal_text']}"]
    if pd.notna(record["before_base_value"]):
        before = numbers.marked(record["before_base_value"] / factor, record["before_qualifier"])
        lines.append(f"{text('goals_before_short', language)} {before}{unit}")
    if record["actual_text"]:
        lines += [record["actual_text"], *judgement(record, language)]
    return numbers.hover(record["organisation"], *lines, *numbers.told(record, language, *TELLERS))
