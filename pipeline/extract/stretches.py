"""Numbers told of stretches of the year in turn: 一季度、二季度产值分别为4.2亿元、5.1亿元."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND, Reading
from pipeline.extract.times import Time, months
from pipeline.extract.turns import Named

_STRETCH: Final = r"(?:第?[一二三四1-4]季度|(?:1[0-2]|[1-9])月份?)"
_ROW: Final = re.compile(
    rf"(?:^|[，,；;。：:\n])((?:{_STRETCH}[、和与及])+{_STRETCH})(?:当[月季])?"
    r"(?P<of>[^，,；;。、\d]{0,12}?)(?:同比|环比)?(?:分别|依次)(?:同比|环比)?(?:[^，,；;。、\d]{0,4})$"
)
# 分季度看，一季度完成13.7亿元、二季度24.5亿元.
_ONE: Final = re.compile(
    rf"(?:[，,；;、：:]){_STRETCH}(?:当[月季])?(?:累计|已)*(?:完成|实现|为|达到?|同比|环比|增长|下降)*[约近]?"
)
# 2—5月累计增幅依次为41.3%、30.2%、22.5%、17.8%: to the end of each month.
_MONTHS: Final = re.compile(
    r"(?P<first>1[0-2]|[1-9])[-—–－~～至](?P<last>1[0-2]|[1-9])月份?(?:各月|逐月)?(?P<so_far>累计)?"
    r"[^，,；;。、\d]{0,10}(?:分别|依次)[^，,；;。、\d]{0,4}$"
)
_BY_STRETCH: Final = re.compile("[分从按]各?(?:季度?|月份?|时段)来?看")
_BACK: Final = 16  # numbers back to the one that the sentence before opens with
_FAR: Final = 90  # characters that a row of stretches and what is told of them take at most


def _row(reading: Reading, i: int) -> tuple[re.Match[str], int] | None:
    """The row of as many stretches as there are numbers in that of number `i`, and where it begins."""
    first, last = reading.row(i, AND)
    start = reading.mentions[first].start
    floor = max(reading.sentence(start)[0], start - _FAR)
    found = _ROW.search(reading.text[floor:start]) if last > first else None
    if found is None or len(AND.split(found[1])) != last - first + 1:
        return None
    return found, floor


def period(reading: Reading, i: int, times: Sequence[Time]) -> str | None:
    """The stretch that number `i` is told of in its turn."""
    row = _row(reading, i)
    if row is None:
        return _month(reading, i, times)
    found, floor = row
    named = [t for t in times if floor + found.start(1) <= t.start < floor + found.end(1)]
    at = i - reading.row(i, AND)[0]
    return named[at].period if len(named) == len(AND.split(found[1])) else None


def _month(reading: Reading, i: int, times: Sequence[Time]) -> str | None:
    """The month, or the months up to it, that number `i` of a row with a number for each is told of."""
    first, last = reading.row(i, AND)
    start = reading.mentions[first].start
    said = _MONTHS.search(reading.text, max(reading.sentence(start)[0], start - 40), start)
    if said is None or int(said["last"]) - int(said["first"]) != last - first or first == last:
        return None
    when = next((t.period for t in times if t.start <= said.start() < t.end and t.period), None)
    month = int(said["first"]) + i - first
    return months(int(when[:4]), 1 if said["so_far"] else month, month) if when else None


def name(reading: Reading, i: int, kind: str, history: Sequence[Named]) -> str | None:
    """What is told of each stretch: what the sentence before named first in the same unit, unless it is said."""
    row = _row(reading, i)
    text, start = reading.text, reading.mentions[i].start
    sentence = reading.sentence(start)[0]
    if row is None:
        since = max((reading.mentions[h.mention].end for h in history[-1:]), default=sentence)
        clause = reading.clause_start(start) - 1
        opens = max(clause, text.rfind("、", max(since, sentence, start - _FAR), start))
        if not _BY_STRETCH.match(text, sentence) or not _ONE.fullmatch(text, max(opens, 0), start):
            return None
    said = row[0]["of"] if row else ""
    unit = unit_class(reading.mentions[i].unit)
    opens = reading.sentence(max(0, sentence - 1))[0]
    for h in history[-_BACK:]:
        m = reading.mentions[h.mention]
        alike = h.kind == kind and unit_class(m.unit) == unit and h.entity is None
        if m.start >= opens and alike and h.name.endswith(said):
            return h.name
    return said or None
