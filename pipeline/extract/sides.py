"""The other side of a contrast: 高于全省1.2个百分点, 与年度目标相比低2个百分点, 比全国、全省分别高8.2和4.6个百分点."""

import re
from typing import Final

from pipeline.extract.reading import AND, Reading

_OTHER_SIDE: Final = re.compile(
    r"(?:高于|低于|快于|慢于|优于|好于|高出|领先|落后于?|超出|超过|多于|少于)(?P<after>[^，,；;。、\d]{2,16}?)(?:约|近|平均水平)?$"
    r"|[比较](?P<between>[^，,；;。、\d]{2,16}?)(?:偏?(?:高|低|多|少)|快|慢|滞后|落后|超前|提前|领先)出?了?约?$"
    r"|(?:比|较)(?P<base>[^，,；;。、\d]{2,16}?)约?$"
)
# 分别高于全国、全省1.4个、0.8个百分点; 比全国、全省分别高8.2和4.6个百分点: a side for each number.
_SIDES: Final = re.compile(
    r"(?:高于|低于|快于|慢于|优于|好于|高出|领先|落后于?)([^，,；;。\d]{3,30}?)(?:平均水平)?约?$"
    r"|[比较]([^，,；;。\d]{3,30}?)(?:平均水平)?分别[高低快慢多少]出?了?约?$"
)
_TIME: Final = "同期|上?月|季度|[去上]年|年初|年底|以往|往年|过去|之前"
# 与年度目标相比，投资增速低2.1个百分点: the side stands before the clauses, but a time is none.
_AGAINST: Final = re.compile(
    rf"(?:与|同(?![期比])|和|对照|对比|比照)(?![^，,；;。\d]{{0,4}}(?:{_TIME}))([^，,；;。、\d]{{2,12}}?)(?:相比|比较|相较|比)?[，,]"
)
_IS_TIME: Final = re.compile(_TIME)
_IS_APART: Final = re.compile(r"(?<![减降缩提])(?:[高低快慢]|落后|滞后|领先|超出)出?了?约?$")
_COMPARED: Final = re.compile("[比较于]")
_REACH: Final = 120  # characters back to where the side may stand


def listed(reading: Reading, i: int) -> str | None:
    """The other side of contrast `i` in a list of as many sides as numbers."""
    text, mentions = reading.text, reading.mentions
    first, last = reading.row(i, AND)
    start = mentions[first].start
    found = _SIDES.search(text[max(reading.clause_start(start), start - 40) : start])
    sides = AND.split(found[1] or found[2]) if found else []
    if any(_IS_TIME.search(side) for side in sides):
        return None  # 较上年同期、一季度分别高1.2个、0.8个百分点 is a change
    return sides[i - first] if last > first and len(sides) == last - first + 1 else None


def against(reading: Reading, i: int) -> str | None:
    """What the clauses of number `i` are held against, where an earlier one says it once for all."""
    text, m = reading.text, reading.mentions[i]
    if "百分点" not in (m.unit or ""):
        return None
    clause = reading.clause_start(m.start)
    apart = _IS_APART.search(text, max(clause, m.start - 4), m.start)
    if not apart or _COMPARED.search(text, max(clause, m.start - 30), m.start):
        return None
    found = list(_AGAINST.finditer(text, max(reading.sentence(m.start)[0], m.start - _REACH), clause))
    return found[-1][1] if found else None


def of(reading: Reading, i: int) -> str | None:
    """The other side of contrast `i` as its own clause says it."""
    m = reading.mentions[i]
    found = _OTHER_SIDE.search(reading.text[reading.clause_start(m.start) : m.start])
    return found["after"] or found["between"] or found["base"] if found else None
