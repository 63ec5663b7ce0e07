"""The other side of a contrast: 高于全省1.2个百分点, 与年度目标相比低2个百分点, 比全国、全省分别高8.2和4.6个百分点."""

import re
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND, Reading

_OTHER_SIDE: Final = re.compile(
    r"(?:高于|低于|快于|慢于|优于|好于|高出|领先|落后于?|超出|超过|超(?=[^，,；;。、\d]{0,4}进度)|多于|少于)(?P<after>[^，,；;。、\d]{2,16}?)(?:约|近|平均水平)?$"
    r"|[比较](?P<between>[^，,；;。、\d]{2,16}?)(?:偏?(?:高|低|多|少)|快|慢|滞后|落后|超前|提前|领先)出?了?约?$"
    r"|(?:比|较)(?P<base>[^，,；;。、\d]{2,16}?)约?$"
)
# 超预算520万元, 超县下达任务150亩, 滞后计划12个百分点: past what was due, or short of it; 欠序时进度3.7个百分点.
_PAST_DUE: Final = re.compile(
    r"(?:超出?(?![额过标前])|滞后于?|欠)(?P<due>[^，,；;。、：:\d]{0,6}?(?:计划|任务|预算|目标|进度|规定比例))(?:数|值)?约?$"
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
# 距年度目标还差2微克, 与5.5%的目标尚差0.5个百分点: from there to what it should be, or to what others have.
_SHORT: Final = re.compile(
    r"(?:(?<!差)距离?|(?<!脱)离|与|同(?![期比]))(?P<side>[^，,；;。、：:\n]{2,20}?)(?:还|仍|尚|只|仅|约|要)*相?差了?约?$"
)
# 与邻县相比低8.6个百分点: all in one clause.
_HELD_TO: Final = re.compile(
    r"(?:与|同(?![期比])|和)(?P<side>[^，,；;。、\d]{2,12}?)(?:相比|比较|相较|比)(?:还|仍|要|偏)*(?:[高低快慢多少]|落后|滞后|领先|超出)出?了?约?$"
)
# 比规划目标1200亿元多出338亿元.
_THAN_GOAL: Final = re.compile(
    r"[比较](?P<goal>[^，,；;。、\d]{0,6}(?:目标|规划|计划|任务|预算))(?:值|数)?的?[\d.]+[^，,；;。、\d]{1,4}[多少高低快慢超]出?了?约?$"
)
# 进度高于全市平均（54.2%）1.9个百分点, 与全市平均的4.2个尚差0.14个: what all have on average.
_ALL_HAVE: Final = re.compile(
    r"(?:[高低快慢优好大小多少]于|与|同|和|不及|达不到|未达到?|[比较])"
    r"(?P<all>(?:全[国省市县区州]|[一-龥]{2,5}[省市县区州])平均)(?:水平|值|数)?(?:的|为|[（(](?:[^（）()，,；;。]{0,8}月)?)?$"
)
_AMOUNT: Final = re.compile(r"[\dXx*.]+(?:%|个百分点|[万亿]?[个家户人名元件亩天]?)(?:以上|左右)?")
_GOALS: Final = ("目标", "计划", "任务", "预算", "要求", "预期")
# 税收还差3600万元: short of what is due, wherever that is said.
_LEFT: Final = re.compile("(?:还|尚|仍)差[约近]?$")
_DUE: Final = re.compile(
    rf"(?:距离?|离|与|同|和|对照|对比|比照)(?![^，,；;。\d]{{0,4}}(?:{_TIME}))(?P<side>[^，,；;。：:\n]{{2,20}}?)(?:相比|比较|相较|比)?[，,]"
)
_IS_APART: Final = re.compile(r"(?<![减降缩提])(?:[高低快慢]|落后|滞后|领先|超出)出?了?约?$")
_COMPARED: Final = re.compile("[比较于]")
_SURE: Final = 4  # characters that no name shares by chance with the words of its comparison
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


def average(reading: Reading, i: int) -> str | None:
    """Whose average number `i` is, with which what was told before is compared."""
    m = reading.mentions[i]
    if unit_class(m.unit) == "pp":
        return None
    found = _ALL_HAVE.search(reading.text, max(reading.clause_start(m.start), m.start - 30), m.start)
    share = unit_class(m.unit) == "pct" and found is not None and found[0].endswith("的")  # 全市平均的48%
    return found["all"] if found and not share else None


def short_of(reading: Reading, i: int) -> str | None:
    """What number `i` is short of, or apart from, by its own clause or, where that names none, an earlier one."""
    text, m = reading.text, reading.mentions[i]
    clause = max(reading.clause_start(m.start), m.start - 40)
    found = _SHORT.search(text, clause, m.start) or _HELD_TO.search(text, clause, m.start)
    if found is None and _left(reading, i):
        start = max(reading.sentence(m.start)[0], m.start - _REACH)
        found = next(iter(list(_DUE.finditer(text, start, clause))[-1:]), None)
    if found is None:
        return None
    # 距年度目标8%, 与5.5%的目标: what the amount is of stands before it or behind it.
    parts = [part.strip("的") for part in _AMOUNT.split(found["side"])]
    side = (parts[-1] or parts[0]).rpartition("的")[2]  # 首位的东山区
    return None if not side or (_IS_TIME.search(side) and not side.endswith(_GOALS)) else side


def left(reading: Reading, i: int) -> bool:
    """Whether number `i` is what is still missing of something: 税收还差3600万元."""
    found = _left(reading, i)
    return found is not None and "\u4e00" <= reading.text[found.start() - 1] <= "\u9fff"


def _left(reading: Reading, i: int) -> re.Match[str] | None:
    start = reading.mentions[reading.row(i, AND)[0]].start
    return _LEFT.search(reading.text, max(0, start - 4), start)


def said(reading: Reading, i: int) -> re.Match[str] | None:
    """The words before number `i` that hold it against another: 比西陵县少26家, 仅为南屏县的56%."""
    text, m = reading.text, reading.mentions[reading.row(i, AND)[0]]
    start = max(reading.clause_start(m.start), m.start - 40)
    if share(reading, i):
        return _SHARE.search(text, start, m.start)
    patterns = (_PAST_DUE, _SHORT, _HELD_TO, _THAN, _SIDES, _OTHER_SIDE, _LEFT)
    return next((found for p in patterns if (found := p.search(text, start, m.start))), None)


def apart(name: str, words: str) -> str:
    """The name without what it is held against in those `words`: 人均GDP of 人均GDP低于全省平均水平."""
    if name in words:
        return ""
    ends = [name[n:] for n in range(len(name) - 1)]
    cut = next((end for end in ends if words.startswith(end) or (len(end) >= _SURE and end in words)), "")
    return name.removesuffix(cut)


# 旅游收入仅为南屏县的56%, 只相当于全省平均的六成.
_SHARE: Final = re.compile(r"(?:仅|只|约)*(?:为|是|相当于|达到?)(?P<of>[^，,；;。、：:\d]{2,12}?)的[约近]?$")
_ELSEWHERE: Final = re.compile(
    "^全[国省市区县州](?:平均|水平|均值|人均|$)|平均(?:水平|值)?$|均值$|[\u4e00-\u9fff]{2}[省市县区镇乡州村]$|街道$"
)
# 比西陵县少26家, 人均GDP低于全省平均水平1.6万元; 比去年少 is a change.
_THAN: Final = re.compile(
    r"(?<![占同环对相百评之])[比较](?P<side>[^，,；;。、\d]{2,12}?)(?:还|要|偏)?[多少]出?了?约?$"
    r"|(?P<how>[高低多少]于)(?P<level>[^，,；;。、\d]{2,12}?)约?$"
)
_EARLIER: Final = re.compile(
    rf"{_TIME}|常年|历年|多年|原|以前|此前|从前|往|上[届轮次批周]|首[届轮次]|初|前|预[期计]|[半年月季日]$|改革|\d"
)
_AVERAGE: Final = re.compile("全[国省市区县州镇]|平均|均值|水平|[省市县区镇乡州村]$")


def than(reading: Reading, i: int) -> bool:
    """Whether amount `i` is how much more or less there is than elsewhere: 比西陵县少26家."""
    m = reading.mentions[i]
    found = _THAN.search(reading.text, max(reading.clause_start(m.start), m.start - 24), m.start)
    if found is None or reading.text[m.end : m.end + 1] == "的":
        return False
    if found["how"]:
        return _AVERAGE.search(found["level"]) is not None and not _IS_TIME.search(found["level"])
    return not _EARLIER.search(found["side"])


def share(reading: Reading, i: int) -> str | None:
    """What the clause of percentage `i` says between the name and it where it is how much of another's there is.

    旅游收入仅为南屏县的56% is no progress.
    """
    m = reading.mentions[i]
    start = max(reading.clause_start(m.start), m.start - 30)
    found = _SHARE.search(reading.text, start, m.start) if unit_class(m.unit) == "pct" else None
    return found[0] if found and _ELSEWHERE.search(found["of"]) else None


def past_due(reading: Reading, i: int) -> str | None:
    """What was due of which number `i` is more, or less: 超预算520万元, 比规划目标12亿元多出3.3亿元."""
    m = reading.mentions[i]
    clause = reading.clause_start(m.start)
    found = _PAST_DUE.search(reading.text, max(clause, m.start - 20), m.start)
    than = _THAN_GOAL.search(reading.text, max(clause, m.start - 40), m.start)
    return found["due"] if found else than and than["goal"]


def of(reading: Reading, i: int) -> str | None:
    """The other side of contrast `i` as its own clause says it."""
    m = reading.mentions[i]
    found = _OTHER_SIDE.search(reading.text[reading.clause_start(m.start) : m.start])
    return found["after"] or found["between"] or found["base"] if found else None
