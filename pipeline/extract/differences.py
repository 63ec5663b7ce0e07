"""Numbers that tell how far something moved, or is from elsewhere, and no amount of it: 比5月末多0.3亿元."""

import re
from typing import Final

from pipeline.extract.kinds import NONE, unit_class
from pipeline.extract.reading import AND, Reading

_SINCE: Final = re.compile(
    r"(?:与|同|和)(?:[去上]年|上月|上季度|[一二三]季度|年初|20\d\d年)[^，,；;。\d]{0,6}?(?:相比|比)[，,][^，,；;。]*"
    r"(?:提高|上升|增加|加快|扩大|下降|降低|减少|回落|收窄|[高低多少快慢])了?约?$"
)


def since(reading: Reading, i: int) -> bool:
    """Whether number `i` is how far something moved since an earlier time: 与一季度相比，增速加快1.1个百分点."""
    m = reading.mentions[i]
    return bool(_SINCE.search(reading.text, max(reading.sentence(m.start)[0], m.start - 60), m.start))


_FROM_USUAL: Final = re.compile(r"[较比](?:常年|多年|历年)[^，,；;。\d]{0,8}?偏?[多少高低]了?约?$")


def from_usual(reading: Reading, i: int, kind: str) -> bool:
    """Whether number `i` is how far something is from the average of many years: 较常年同期偏多23%."""
    m = reading.mentions[i]
    return kind != NONE and bool(_FROM_USUAL.search(reading.text, reading.clause_start(m.start), m.start))


_APART: Final = re.compile(
    r"(?:高|低|优|好|快|慢|多|少)于(?:全[国省市县区]|[^，,；;。、\d]{2,8}平均|周边)[^，,；;。、\d]{0,8}$"
)


def apart(reading: Reading, i: int) -> bool:
    """Whether number `i` is how far something is from another area's: 优于全国约1个百分点."""
    m = reading.mentions[i]
    return "百分点" in (m.unit or "") and bool(
        _APART.search(reading.text, reading.clause_start(m.start), m.start)
    )


_DIFFERS: Final = re.compile(
    r"(?:^|同比|[较比][^，,；;。]{1,10}?)(?:增亏|减亏|减收|[多少][收支征]|增支)了?约?$"
    r"|(?:面积|余额|存量|人口|蓄积量|总量|保有量)净增$|增量(?:达到?|超过?|为|突破)?约?$"
    r"|[较比](?:[去上]年|年初|上月|上?季度|[一二三]季度|\d{1,2}月)[^，,；;。]{0,8}?[多少][征收支缴产销]?了?约?$"
)


_EACH_DIFFERS: Final = re.compile("(?:分别|各)(?:增收|减收|多收|少收|增支|减支|削减|压减)了?$")
_NARROWS: Final = re.compile("(?:缩小|扩大|收窄|下降|上升|降低|提高)了?$")
_TAKES_LESS: Final = re.compile("(?:[税入计共净项](?:累计)?减收|(?<!均)短收|净增收|税收?增收)了?约?$")
# After the amount itself: 播种面积12万亩，增加0.8万亩; 增值税2.6亿元，增收3200万元.
_MORE: Final = re.compile(
    r"[，,（(](?:同比)?(增加|扩大|增长|增收|上升|减少|调增|调减|压减|缩减|(?:本年|全年)净增)了?约?"
)
_REVENUE: Final = re.compile("税|收入|入库")


def differs(reading: Reading, i: int, kind: str) -> bool:
    """Whether amount `i`, taken for a level, is a difference from before: 比5月末多0.3亿元, 同比减收230万元."""
    m = reading.mentions[i]
    if kind != "level" or m.form not in ("number", "masked"):
        return False
    if unit_class(m.unit) == "money" and reading.text.endswith(("增长", "增长了"), 0, m.start):
        return True  # 预计全年贷款增长26亿元
    if m.unit is None and _NARROWS.search(reading.text, max(0, m.start - 4), m.start):
        return True  # 城乡居民收入比2.06，比上年同期缩小0.04
    if unit_class(m.unit) == "money" and _TAKES_LESS.search(reading.text, max(0, m.start - 8), m.start):
        return True  # 三项合计减收1.3亿元
    before = reading.mentions[i - 1] if i else None
    if before and before.form in ("number", "masked") and before.unit is not None:
        same = unit_class(before.unit) == unit_class(m.unit)
        more = _MORE.fullmatch(reading.text, before.end, m.start) if same else None
        if more and (more[1] != "增收" or _REVENUE.search(reading.text, before.start - 16, before.start)):
            return True
    # 契税、土地增值税分别减收1200万元、860万元: said once for all in a row.
    start = reading.mentions[reading.row(i, AND)[0]].start
    if _EACH_DIFFERS.search(reading.text, max(0, start - 8), start):
        return True
    return bool(_DIFFERS.search(reading.text[max(reading.clause_start(m.start), m.start - 24) : m.start]))
