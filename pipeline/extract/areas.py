"""Numbers told of another area than the reporting one's: 全市增长5.8%，我县增长6.2%; 石桥镇增长7%."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.extract import entities, subjects
from pipeline.extract.finder import WHEN
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND, Reading
from pipeline.extract.words import TRIM, known_names
from pipeline.model import Report

_LEVELS: Final = {
    "国": 4, "省": 3, "自治区": 3, "市": 2, "自治州": 2, "州": 2, "盟": 2, "地区": 2,
    "县": 1, "区": 1, "旗": 1, "镇": 0, "乡": 0, "街道": 0,
}  # fmt: skip
# 江苏省镇江市丹徒区: a suffix ends a name; 城乡建设局, 市场监管局 and 乡村振兴局 name no place.
_PART: Final = re.compile(
    r"(?P<name>[^，,。\s]{1,10}?)(?P<suffix>自治区|省(?!级)|自治州|市(?![场政民容级直])|地区|盟(?!员)"
    r"|县(?![级直])|(?<![社园景小城市山灾])区(?![域块级直])|旗(?!下)|镇(?![村街域化])|乡(?![村镇风贤])|街道)"
)
_SHORT: Final = ("县", "旗")  # 沛县: the only ones with names of one character


def level(organisation: str | None, title: str | None) -> int | None:
    """How wide the reporting area is, from town (0) to province (3), by who reports; None if that does not say."""
    for text in filter(None, (organisation, title)):
        parts = _PART.finditer(text)
        found = [m["suffix"] for m in parts if len(m["name"]) > 1 or m["suffix"] in _SHORT]
        if found or text[0] in "省市县区":
            return min(_LEVELS[suffix] for suffix in found or text[:1])
    return None


_AREA: Final = re.compile(
    r"(?P<area>(?P<which>[全我本])(?P<level>[国省市县区州镇乡]))(?P<average>平均)?(?:水平|值)?"
    r"(?![首最第前各同统领排率唯性级])(?P<rest>[^：:\d]{0,24})"
)
_ACTS: Final = re.compile(
    r"(?:累计|同比|完成|实现|增长|下降|上升|达到?|突破|超过?|增[速幅]|[增降为是仅约])*[-－+＋]?"
)
# 全国、全省、全市固定资产投资分别增长3.9%、4.1%、5.2%.
_IN_TURN: Final = re.compile(
    r"(?P<areas>(?:[全我][国省市县区州][、和与及])+[全我][国省市县区州])"
    r"(?P<name>[^，,；;。、\d]{2,20}?)(?:同比|增[速幅])*分别[^，,；;。、\d]{0,6}$"
)
_FAR: Final = 60  # characters of a clause before its number
_WORDS: Final = 3  # characters of the shortest name that says what an area has


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: all its names and how wide its area is, where that is known."""

    names: str
    level: int | None


def reporter(report: Report) -> Reporter:
    """Who the report is by, as its title and its organisation say."""
    names = " ".join(filter(None, (report.title, report.organisation, report.area)))
    return Reporter(names, level(report.organisation, report.title))


def whose(reading: Reading, i: int, kind: str, entity: str | None, by: Reporter) -> str | None:
    """The `entity` of number `i`, or the one place or wider area that its clause begins with; None for the own."""
    if kind == "contrast":
        return entity
    alone = subjects.alone(reading, i) if entity is None and not entities.listed(reading, i) else None
    if alone and not any(place in by.names for place in AND.split(alone)):
        entity = alone
    wide = _wider(reading, i, kind, by.level) if kind != "rank" and by.level is not None else None
    return entity if wide is None else wide or None


def _wider(reading: Reading, i: int, kind: str, own: int) -> str | None:
    """The wider area that number `i` is told of, "" where its clause says the `own`, None where it says neither."""
    turn = _turn(reading, i)
    if turn:
        return turn[0] if turn[0][0] == "全" and _LEVELS[turn[0][1:]] > own else ""
    text, m = reading.text, reading.mentions[i]
    start = max(reading.clause_start(m.start), m.start - _FAR)
    start = max(start, *(text.rfind(mark, start, m.start) + 1 for mark in "、（("))
    found = _AREA.fullmatch(WHEN.sub("", text[start : m.start].removeprefix("其中")))
    if found is None:
        return None
    if found["which"] != "全" or _LEVELS[found["level"]] <= own:
        return ""
    named = _ACTS.sub("", found["rest"], count=1)
    measured = kind in ("growth", "ratio", "progress") or unit_class(m.unit) == "money"
    known = measured and any(named[:n] in known_names() for n in range(_WORDS, len(named) + 1))
    # 其中全国1户、省级3户 are ranks of an award.
    bare = _ACTS.fullmatch(found["rest"]) is not None and (found["rest"] != "" or measured)
    return found["area"] + (found["average"] or "") if known or bare else None


def name(reading: Reading, i: int) -> str | None:
    """What areas in a row are told of, each in its turn."""
    turn = _turn(reading, i)
    return turn[1] if turn else None


def _turn(reading: Reading, i: int) -> tuple[str, str] | None:
    first, last = reading.row(i, AND)
    start = reading.mentions[first].start
    found = _IN_TURN.search(reading.text, max(reading.clause_start(start), start - _FAR), start)
    areas = AND.split(found["areas"]) if found and last > first else []
    if found is None or len(areas) != last - first + 1:
        return None
    return areas[i - first], TRIM.sub("", found["name"])
