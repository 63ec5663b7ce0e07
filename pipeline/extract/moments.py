"""What holds of the choice of a number's period as a whole, whichever period it is."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline import periods
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading
from pipeline.extract.times import WINDOW
from pipeline.extract.words import tag

_FIVE: Final = re.compile("五年|“十四五”")
_HOLDS: Final = re.compile(r"稳定在|保持|连续|每年|跨")


def sort(period: str | None) -> str:
    """What stretch a report of that `period` covers: a year (annual), a part of one, or none that is known."""
    if not period:
        return "none"
    return "part" if any(mark in period for mark in "HQ-") else "annual"


def to_come(period: str | None, reported: str | None) -> bool:
    """Whether the months of `period` begin after the `reported` period has ended.

    A report may tell of the month in which it was written; a year may be one of insurance.
    """
    if not period or not reported:
        return False
    one, ends = periods.describe(period), periods.describe(reported).end
    if one.granularity == "month":
        return _month(one.start) > _month(ends) + 1
    return one.granularity not in ("year", "years") and one.start > ends


def _month(day: str) -> int:
    """The month of a day, counted from the year nought."""
    return 12 * int(day[:4]) + int(day[5:7])


def _relation(value: str | None, period: str | None, year: int | None) -> str:
    """How a period relates to the report's: what one number's period says about the next one's."""
    if value is None or year is None:
        return "none" if value is None else "other"
    if value == period:
        return "report"
    names = {
        str(year): "year",
        str(year + 1): "next",
        f"{year - 4}/{year}": "five",
        str(year - 5): "fivestart",
        str(year + 5): "fiveend",
    }
    return names.get(value, "part" if value.startswith(str(year)) else "other")


def features(
    reading: Reading,
    i: int,
    kind: str,
    status: str,
    name: str,
    headings: tuple[str, ...],
    marked: Sequence[str],
    period: str | None,
    previous: tuple[int, str | None, str] | None,
    last: str,
) -> list[str]:
    """Names of what speaks for one rule or another to find the period of mention `i`.

    The arguments are those of `when.candidates`; `last` is the last word before the number that joins it to a time.
    """
    text, m = reading.text, reading.mentions[i]
    sentence, _ = reading.sentence(m.start)
    clause = reading.clause_start(m.start)
    line = max(text.rfind("\n", max(0, m.start - WINDOW), m.start) + 1, m.start - WINDOW, 0)
    span = sort(period)
    year = int(period[:4]) if period else None
    after = text[m.end : m.end + 2]
    head = f"{headings[0]}|{status}"
    five = _FIVE.search(text, line, m.start) is not None
    lead = _FIVE.search(text, line, line + 30) is not None
    out = [
        f"{span}|{status}", f"{span}|{head}", f"{span}|{kind}", f"{span}|five={five}", f"{span}|five={five}|{kind}",
        f"{span}|lead={lead}", f"{span}|lead={lead}|{kind}", f"{span}|last={last}", f"{span}|five={five}|last={last}",
        f"{span}|five={five}|last={last}|{after[:1]}", f"{span}|h2={headings[1]}",
        f"{span}|{kind}|last={last}|five={five}",
    ]  # fmt: skip
    if span == "annual":
        # What was done (建成) is told of the span, what came of it (达到) of its end, what held (稳定在) of either;
        # the verb is often no part of the name.
        own = max(clause, reading.mentions[previous[0]].end if previous else 0)
        words = reading.words[reading.word_at(own) : reading.word_at(m.start)]
        verb = next((word for word in words if tag(word)[0] == "v"), "")
        holds = _HOLDS.findall(text[max(clause, m.start - 16) : m.start])
        steady = holds[-1] if holds else ""
        out += [
            f"verb={verb}|{marked[1]}",
            f"verb={verb}|five={five}",
            f"verb={bool(verb)}|last={last}|{marked[1]}",
            f"steady={steady}|{marked[1]}",
            f"steady={steady}|five={five}|{kind}",
        ]
        # A five-year review gives flows (新增, 开工) for the span, ends (总量, 占比) for its last year.
        first, unit = name[:2], unit_class(m.unit)
        out += [f"head={first}|{f}" for f in marked[:2]] + [f"tail={name[-2:]}|{marked[1]}"]
        out += [
            f"head={first}|five={five}",
            f"tail={name[-2:]}|five={five}",
            f"u={unit}|five={five}",
            f"u={unit}|{marked[1]}",
        ]
    out += [f"{span}|{f}" for f in marked]
    out += [f"{span}|{status}|{f}" for f in marked[:4]]
    out += [f"{span}|last={last}|{f}" for f in marked[1:4]] + [f"{span}|{kind}|{f}" for f in marked[1:4]]
    if previous is not None:
        p = reading.mentions[previous[0]]
        gap = text[p.end : m.start] if m.start - p.end < WINDOW else "\n"
        near = (
            "list"
            if len(gap) < 4
            else "clause"
            if p.end >= clause
            else "sentence"
            if p.start >= sentence
            else "line"
            if "\n" not in gap
            else "far"
        )
        held = _relation(previous[1], period, year)
        out += [
            f"{span}|held={held}|{near}",
            f"{span}|held={held}|{near}|{status}",
            f"{span}|held={held}|{marked[1]}",
            f"{span}|held={held}|{near}|{kind}",
            f"{span}|held={held}|{near}|last={last}",
        ]
    return out
