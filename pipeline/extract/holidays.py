"""Holidays whose figures are no half year's: “五一”假期接待游客12.4万人次，旅游收入6800万元."""

import re
from typing import Final

from pipeline.extract.reading import Reading

_DAY: Final = '(?:[“"]?(?:五一|十一|双节)[”"]?|国庆|春节|元旦|清明|端午|中秋|元宵|劳动节)节?'
_DAYS: Final = "(?:小?长假|假期|假日|黄金周|[三五七八3578]天(?:长?假期?)?)?(?:期间)?"
_HOLIDAY: Final = re.compile(
    rf"(?<![^\n，,；;：:。！!？?])(?:其中|今年|在|(?P<year>20\d\d)年)*(?P<name>(?:{_DAY}[、和]?){{1,3}}(?=假|小?长假|黄金周|期间|[三五七八3578]天){_DAYS})"
)
# What else is said of the time: 1-5月, 上半年, 截至6月底.
_OTHER_TIME: Final = re.compile(
    r"[，,；;](?:(?:今年)?上半年|下半年|全年|今年|年[内底]|截[至止]|目前|[一二三四]季度|\d{1,2}(?:[-—–至]\d{1,2})?月)"
)
# After a semicolon only what the days are counted by goes on to be theirs.
_VISITS: Final = re.compile(
    "游客|游人|旅游|客流|迎客|景[区点]|民宿|酒店|入住|出租率|消费|零售|餐饮|票房|门票|销售|营业|客运|车流"
)
_LEFT_OVER: Final = re.compile(f"节?{_DAYS}")  # 期间接待游客
_OWN_AREA: Final = re.compile(r"(?<=假期|期间)全[省市县区镇乡](?=..)")
_REACH: Final = 200  # characters that a holiday at a clause's start reaches over
# Where a year has them: the others move between months.
_MONTHS: Final = (("五一", 5), ("劳动", 5), ("清明", 4), ("国庆", 10), ("十一", 10), ("元旦", 1))


def _holiday(reading: Reading, i: int, name: str) -> re.Match[str] | None:
    """The holiday that number `i`, of that name, was counted on."""
    text, position = reading.text, reading.mentions[i].start
    start = max(reading.sentence(position)[0], position - _REACH)
    found = next(reversed(list(_HOLIDAY.finditer(text, start, position))), None)
    if found is None or _OTHER_TIME.search(text, found.end(), position):
        return None
    closed = text.find("；", found.end(), position) >= 0 or text.find(";", found.end(), position) >= 0
    return None if closed and not _VISITS.search(name) else found


def named(reading: Reading, i: int, name: str) -> str:
    """The name of number `i` with the holiday that it was counted on."""
    found = _holiday(reading, i, name)
    if found is None or re.search(_DAY, name):
        return _OWN_AREA.sub("", name)
    left = _LEFT_OVER.match(name)
    return found["name"] + (name[left.end() :] if left else name)


def month(reading: Reading, i: int, name: str, period: str | None) -> str | None:
    """The month of the holiday that number `i` was counted on, where every year has it in the same one."""
    found = _holiday(reading, i, name)
    if found is None or period is None:
        return None
    months = {number for day, number in _MONTHS if day in found["name"]}
    alone = len(re.findall(_DAY, found["name"])) == 1
    year = found["year"] or period[:4]
    if len(months) != 1 or not alone or (period.endswith("H1") and max(months) > 6):
        return None
    return f"{year}-{months.pop():02d}"
