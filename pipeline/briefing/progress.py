"""The section 进度 of a notice: who is ahead of the calendar or the goal, on pace or behind, in words and a table."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from pipeline.briefing.parts import Bar, Bars, Block, Cite, Heading, Paragraph, Table, Words, joined, words
from pipeline.briefing.places import MOST_NAMED, NAMED_OF_MANY, Row, doubt
from pipeline.charts.numbers import MARKS, marked, number, printed, rounded
from pipeline.interface import text
from pipeline.queries.targets import TOLERANCE

STATES: Final = ("ahead", "on_pace", "behind", "masked", "unsettled")
QUALIFIED: Final = {
    "≥": "briefing_at_least",
    ">": "briefing_above_it",
    "≈": "briefing_around",
    "≤": "briefing_at_most",
    "<": "briefing_below_it",
}
ICONS: Final = {"ahead": "▲ ", "on_pace": "● ", "behind": "▼ "}


def progress(goals: list[Row], language: str) -> Iterator[Block]:
    """The goals (rows of queries.briefing.goals) by indicator and kind: words, then a table, then completion."""
    yield Heading(1, text("briefing_progress", language))
    if not goals:
        yield Paragraph((text("briefing_no_goals", language),))
        return
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in goals:
        groups.setdefault((row["indicator_key"], row["kind"]), []).append(row)
    for (_, kind), records in groups.items():
        name = str(records[0][f"indicator_{language}"])
        if kind == "growth":
            name = text("briefing_growth_of", language, name=name)
        elapsed = float(records[0]["elapsed"])
        against = "goal" if kind != "level" else "year" if elapsed > 0.999 else "calendar"
        yield Paragraph(_told(name, records, against, elapsed, language))
        yield _table(name, records, against, language)
        bars = [
            Bar(str(row["organisation"]), row["completion"], _completion(row))
            for row in records
            if pd.notna(row["completion"])
        ]
        if kind == "level" and len(bars) > 1:
            bars.sort(key=lambda bar: -(bar.value or 0.0))
            shown = f"{number(100 * elapsed, 1)}%"
            bars.append(Bar(text("targets_calendar", language), 100 * elapsed, (shown,), yardstick=True))
            yield Bars(text("briefing_completion_chart", language, name=name), tuple(bars))


def _told(name: str, records: list[Row], against: str, elapsed: float, language: str) -> Words:
    sentences = [
        words(
            f"briefing_against_{against}",
            language,
            name=name,
            elapsed=number(100 * elapsed, 1),
        )
    ]
    for state in STATES:
        rows = [row for row in records if row["state"] == state]
        if rows:
            judged = f"briefing_{state}_{against}" if state in ICONS else f"briefing_{state}"
            furthest = rows[::-1] if state == "behind" else rows
            named = furthest[:NAMED_OF_MANY] if len(rows) > MOST_NAMED else rows
            names = joined(
                [_item(row, against, language) for row in named], text("briefing_semicolon", language)
            )
            if len(named) < len(rows):
                names = words("briefing_rest_in_table", language, names=names)
            sentences.append(words(judged, language, n=len(rows), names=names))
    return joined(sentences, " " if language == "en" else "")


def _item(row: Row, against: str, language: str) -> Words:
    """石桥镇（完成 60%，报告称 60%，快 10 个百分点）."""
    state = row["state"]
    if state not in ICONS:
        return (row["organisation"], *_cites(row))
    facts: list[Words] = []
    if against == "goal":
        facts.append(
            words(
                "briefing_goal_facts",
                language,
                actual=_actual(row, language),
                goal=_goal_in_words(row, language),
            )
        )
    elif pd.notna(row["completion"]):
        facts.append(words("briefing_done", language, share=_completion(row)))
    if pd.notna(row["progress"]):
        facts.append(words("briefing_stated", language, share=_stated(row)))
    if state != "on_pace":
        direction = "briefing_more" if state == "ahead" else "briefing_less"
        if against == "calendar":
            direction = "briefing_faster" if state == "ahead" else "briefing_slower"
        facts.append((text(direction, language, points=_points(row["lead"])),))
    if isinstance(row["turn"], str):
        period = row["earlier_period_zh"].replace(" ", "") if language == "zh" else row["earlier_period_en"]
        points = _points(row["earlier_ahead"])
        facts.append(
            (
                *words(f"briefing_{row['turn']}", language, period=period, points=points),
                Cite(row["earlier_id"]),
            )
        )
    told = joined(facts, text("briefing_comma", language))
    return words("briefing_with_figure", language, organisation=row["organisation"], figure=told)


def _points(lead: float) -> str:
    """Percentage points to one decimal, to two where one would read as none or as the bound of being on pace."""
    close = rounded(abs(lead), 2) > 0 and rounded(abs(lead), 1) in (0.0, TOLERANCE["level"])
    return number(abs(lead), 2 if close else 1)


def _signed(lead: float) -> str:
    return ("−" if lead < 0 else "+" if lead > 0 else "") + _points(lead)


def _cites(row: Row) -> Words:
    ids = (row["goal_id"], row["actual_id"], row["progress_id"])
    return tuple(Cite(found) for found in ids if isinstance(found, str))


def _completion(row: Row) -> Words:
    shown = marked(row["completion"], row["actual_qualifier"], 1)
    return (f"{shown}%", Cite(row["actual_id"]), Cite(row["goal_id"]))


def _stated(row: Row, unit: str = "%") -> Words:
    return (marked(row["progress"], row["progress_qualifier"]) + unit, Cite(row["progress_id"]))


def _goal(row: Row, language: str) -> Words:
    return _printed(row, "goal", "", language)


def _goal_in_words(row: Row, language: str) -> Words:
    """The goal as running text has it: 5.5%以上; what bounds a fall keeps its mark."""
    shown = _goal(row, language)
    mark = MARKS.get(row["qualifier"], "")
    if not mark or not isinstance(shown[0], str) or not shown[0].startswith(mark) or row["goal"] < 0:
        return shown
    return (text(QUALIFIED[mark], language, figure=shown[0].removeprefix(mark)), *shown[1:])


def _actual(row: Row, language: str) -> Words:
    return _printed(row, "actual", "actual_", language)


def _printed(row: Row, figure: str, prefix: str, language: str) -> Words:
    """A goal or an outcome as printed with its mark and note, nothing where there is none."""
    if not isinstance(row[f"{figure}_id"], str):
        return ()
    if row[f"{prefix}masked"] is True:
        return (text("masked_mark", language), Cite(row[f"{figure}_id"]))
    shown = printed(row[f"{figure}_text"], row[f"{prefix}qualifier"], row[figure], row[f"{prefix}unit"])
    return (shown + doubt(row[f"{prefix}settled"]), Cite(row[f"{figure}_id"]))


def _table(name: str, records: list[Row], against: str, language: str) -> Table:
    columns: dict[str, list[Words]] = {
        "organisation": [(str(row["organisation"]),) for row in records],
        "column_goal": [_goal(row, language) for row in records],
        "column_actual": [_actual(row, language) for row in records],
        "briefing_completion": [
            (marked(row["completion"], row["actual_qualifier"], 1),) if pd.notna(row["completion"]) else ()
            for row in records
        ],
        "briefing_stated_completion": [_stated_cell(row, language) for row in records],
        "briefing_ahead_points": [
            (_signed(row["lead"]),) if row["state"] in ICONS else () for row in records
        ],
        "column_state": [
            (
                ICONS.get(row["state"], "")
                + text(_state_key(row["state"], against), language)
                + _turn(row, language),
            )
            for row in records
        ],
    }
    kept: dict[str, list[Words]] = {
        text(key, language): cells for key, cells in columns.items() if any(cells)
    }
    return Table(
        text(f"briefing_goal_table_{against}", language, name=name),
        tuple(kept),
        tuple(zip(*kept.values(), strict=True)),
        frozenset({text("organisation", language), text("column_state", language)}),
    )


def _stated_cell(row: Row, language: str) -> Words:
    if row["progress_masked"] is True:
        return (text("masked_mark", language), Cite(row["progress_id"]))
    return _stated(row, "") if pd.notna(row["progress"]) else ()


def _turn(row: Row, language: str) -> str:
    """What became of the state at the last shorter stretch of the year, in brackets; '' where nothing."""
    turn = row["turn"]
    return (
        text("briefing_turn", language, turn=text(f"turn_{turn}", language)) if isinstance(turn, str) else ""
    )


def _state_key(state: str, against: str) -> str:
    if state not in ICONS:
        return f"state_{state}"
    return f"legend_{state}" if against == "calendar" else f"briefing_state_{state}"
