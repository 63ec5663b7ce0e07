"""What the words around a number say outright of its kind and its status, whatever the weights hold likely."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract import entities
from pipeline.extract.kinds import NONE, lead, unit_class
from pipeline.extract.reading import Reading
from pipeline.extract.words import known_names


def is_nothing(reading: Reading, i: int) -> bool:
    """Whether number `i` is no observation for what its words say."""
    return _competitors(reading, i) or _limit(reading, i) or _sector(reading, i) or _cell(reading, i)


def kind(reading: Reading, i: int, likely: str, sure: float) -> tuple[str, float]:
    """The kind of number `i`, taken for a `likely` one with the probability `sure`, and how sure that is."""
    if (
        likely in ("progress", "ratio")
        and entities.listed(reading, i)
        and lead(reading, reading.mentions[i].start) in ("增速", "增幅", "涨幅", "降幅")
    ):
        return "growth", sure
    if _due(reading, i, likely):
        return "progress", sure
    if _differs(reading, i, likely):
        return "change", sure
    if likely == NONE and sure < 1 and _amount_of_indicator(reading, i):  # what labels say is sure
        return "level", 1 - sure
    return likely, sure


def status(reading: Reading, i: int, likely: str, headings: Sequence[str] = ()) -> str:
    """The status of observation `i`, taken for a `likely` one; `headings` are the classes of those above it."""
    if _done(reading, i):
        return "actual"
    if _promised(reading, i):
        return "target"
    if _reckoned(reading, i):
        return "estimate"
    if likely == "target":
        return "actual" if "plan" not in headings and _compared(reading, i) else likely
    return "estimate" if _hedged(reading, i) else "actual"


# What is done of what is due, whatever else ends in 率: the guideline counts these as progress, 整改率 and 办结率 not.
_DUE: Final = re.compile(
    r"(?:(?:完成|执行|开工|开复工|复工|竣工|完工|支付|拨付)率|进度|完成比例|(?:完成|占|为|达)(?:了)?(?:全年|年度|年初|半年|目标|计划|任务|预算|总任务|规划任务)[^，,；;]{0,12}?)"
    r"的?(?:为|是|达到?|已达到?|超过?|约|近|总体|总体达到|均为|均达|分别为|分别达|突破)?$"
)
_GOAL_IN_BRACKETS: Final = re.compile(r"(?:目标|任务|计划|预算)(?:任务)?(?:数|值)?[（(]$")
# 东湖(44%)、西岭(42%)投资完成进度低于序时: what the list is told of stands behind it.
_LISTED_DUE: Final = re.compile(
    r"[)）](?:[、和与及，,][\u4e00-\u9fff]{2,14}[（(][^（）()，,；;。\n]{1,16}[)）])*[^，,；;。\d]{0,8}?(?:进度|完成率|开工率)"
)


def _due(reading: Reading, i: int, kind: str) -> bool:
    """Whether percentage `i`, taken for a `kind`, is how much of a task, plan or budget is done: 预算执行率52.6%."""
    text, m = reading.text, reading.mentions[i]
    if kind not in ("ratio", "growth") or m.unit not in ("%", "％"):
        return False
    if text[m.start - 1 : m.start] in ("(", "（") and _LISTED_DUE.match(text, m.end):
        return not _GOAL_IN_BRACKETS.search(text, max(0, m.start - 8), m.start)
    return kind == "ratio" and bool(
        _DUE.search(text[max(reading.clause_start(m.start), m.start - 30) : m.start])
    )


_ENDS: Final = re.compile(r"(?:以上|左右|以内)?[、，,；;。）)]")
_REACHES: Final = re.compile(r"(?:力争|达到?|为|约|突破|超过?|完成|实现|增至|增长到)*$")
_COUNTED: Final = re.compile(r"\d[余多]?[个家户名人](?:村|镇|乡镇|社区|企业)?$")


def _amount_of_indicator(reading: Reading, i: int) -> bool:
    """Whether number `i` is money right after a catalogued name, and its clause ends with it.

    Then it is no threshold, whatever else it looks like (地区生产总值25亿元以上、规上工业总产值68亿元), unless it is
    told of things that are counted (7个村集体收入超20万元).
    """
    text, m = reading.text, reading.mentions[i]
    if m.form not in ("number", "masked") or unit_class(m.unit) != "money" or not _ENDS.match(text, m.end):
        return False
    before = _REACHES.sub("", text[max(0, m.start - 24) : m.start])
    return any(
        before[-length:] in known_names() and not _COUNTED.search(before[:-length])
        for length in range(4, min(len(before), 14) + 1)
    )


_PLACED: Final = re.compile(r"(?:(?:居|列|排)[^，,；;。、：:\d]{0,10}|在(?:全?[国省市县区镇乡州]{1,2})?)$")
# 在全市评比中3个项目获得第一名 counts what was won.
_PLACE_OF_ALL: Final = re.compile(
    r"(?:(?!获|得|入选|被|评为|达到)[^，,；;。、\d]){1,14}?(?:第[一二三四五六七八九十\dXx*]|首位|末位|倒数|前[一二三四五六七八九十\d])"
)


def _competitors(reading: Reading, i: int) -> bool:
    """Whether number `i` only counts those among whom a place is taken: 居全县13个乡镇第二."""
    text, m = reading.text, reading.mentions[i]
    return (
        m.form == "number"
        and bool(_PLACE_OF_ALL.match(text, m.end))
        and bool(_PLACED.search(text, max(0, m.start - 14), m.start))
    )


_THE_NTH: Final = re.compile(
    r"第[一二三四五六七八九十\d]+个[^，,；;。\d]{0,6}(?:过|超|破|达到?|突破|跨[过越])$"
)
_BELOW_WHICH: Final = re.compile(r"(?:低于|不足|少于|不到|未达)$")
_ARE_COUNTED: Final = re.compile(r"的[^，,；;。\d]{0,8}\d")


def _limit(reading: Reading, i: int) -> bool:
    """Whether number `i` only says which are meant: 第三个过10万亿元省份, 人均收入低于8000元的由156户减少到23户."""
    text, m = reading.text, reading.mentions[i]
    if _THE_NTH.search(text, max(0, m.start - 14), m.start):
        return True
    return bool(_BELOW_WHICH.search(text, max(0, m.start - 2), m.start) and _ARE_COUNTED.match(text, m.end))


_OTHER_SECTORS: Final = re.compile("[、和与及](?:第[一二三][、和与及])?第?[二三](?:次?产业|产)")


def _sector(reading: Reading, i: int) -> bool:
    """Whether number `i` only says which sector: 第一、第二、第三产业."""
    m = reading.mentions[i]
    return m.form == "rank" and _OTHER_SECTORS.match(reading.text, m.end) is not None


_SPACES: Final = re.compile(r"[ \u3000\xa0]+")


def _cell(reading: Reading, i: int) -> bool:
    """Whether number `i` stands in a row of bare ones, what is left of a table: 11200 6.9."""
    first, last = reading.row(i, _SPACES)
    row = reading.mentions[first : last + 1]
    return last > first and all(m.form == "number" and m.unit is None for m in row)


_DIFFERS: Final = re.compile(
    r"(?:^|同比|[较比][^，,；;。]{1,10}?)(?:增亏|减亏|减收|少收|多收|少支|多支|增支)了?约?$"
    r"|[较比](?:[去上]年|年初|上月|上?季度|[一二三]季度|\d{1,2}月)[^，,；;。]{0,8}?[多少]了?约?$"
)


def _differs(reading: Reading, i: int, kind: str) -> bool:
    """Whether amount `i`, taken for a level, is a difference from before: 比5月末多0.3亿元, 同比减收230万元."""
    m = reading.mentions[i]
    if kind != "level" or m.form not in ("number", "masked"):
        return False
    return bool(_DIFFERS.search(reading.text[max(reading.clause_start(m.start), m.start - 24) : m.start]))


# 预期寿命, 稳预期 and 社会预期 are things, not hedges.
_HEDGE: Final = re.compile(
    r"预计|(?<![稳均会理])预期(?!目标|寿命|管理|指标|引导)|有望|据[^，,。]{0,8}测算|估算|预估|预测"
)
_PROMISE: Final = re.compile(
    r"力争|目标(?:任务|值)?(?:是|为|[:：])|确保[^，,；;：:]*$|(?:不少于|不低于|[（(](?:年度|全年)?目标(?:任务|值|数)?(?:为|是|[:：])?)$"
    r"|(?:目标|任务)(?:数|值)?[（(]$|计划(?:总投资|竣工|新建|新开工|举办|培育|新增|引进|改造|建成|投产)[^，,；;：:]*$"
)


_ONLY: Final = re.compile(
    r"[仅只](?:完成|占|为|有|实现|达)[^，,；;：:]*$"
    r"|(?:已|共|截[至止](?!年)[^，,；;。：:]{2,9}?)完成[^，,；;。：:]*$(?<!目标)(?<!任务)(?<!计划)(?<!预算)"
)
_GOAL: Final = r"(?:年初|年度|全年)?(?:目标|任务|计划)"
_FAILED: Final = r"(?:未能?|没有|没能)(?:如期)?(?:实现|完成|达到?)"
_MISSED: Final = re.compile(rf"{_FAILED}[^，,；;。\d]{{0,10}}$")
_ITS_GOAL: Final = re.compile(rf"的?{_GOAL}")
# 未能实现年初确定的2300万元的目标，为年度目标的94%.
_MISSED_BY: Final = re.compile(
    rf"{_FAILED}[^；;。]{{1,30}}?{_GOAL}[，,](?:仅|只)?(?:为|是|占|达到?|完成)了?{_GOAL}(?:任务|数|值)?的?$"
)
# 完成固定资产投资6.85亿元，比上年增长9.1%; not 下半年完成….
_WITHIN: Final = re.compile(r"(?:完成|实现|达到?)[^，,；;。、\d]{0,14}$")
_THAN_BEFORE: Final = re.compile(
    r"[、，,](?:[比较][去上]年(?:同期)?)(?:同口径)?(?:增长|下降|增加|减少|提高|上升)了?[\dXx*]"
)
_AHEAD: Final = re.compile(r"下半年|[明来次]年|今后|下一步|十[四五六七]五")
_RECKONED: Final = re.compile(r"初步(?:统计|核算|测算)")


def _done(reading: Reading, i: int) -> bool:
    """Whether number `i` is told as what is, perhaps as too little: 已完成投资2亿元, 仅完成全年目标的43.8%."""
    m = reading.mentions[i]
    return (
        bool(_ONLY.search(reading.text[max(reading.clause_start(m.start), m.start - 40) : m.start]))
        or missed(reading, i) == "by"
    )


def missed(reading: Reading, i: int) -> str | None:
    """What number `i` is of a goal that was not reached: the "goal", "by" how much of it, or None."""
    text, m = reading.text, reading.mentions[i]
    before = text[max(reading.sentence(m.start)[0], m.start - 60) : m.start]
    if _MISSED.search(before) and _ITS_GOAL.match(text, m.end):
        return "goal"
    return "by" if _MISSED_BY.search(before) else None


def _compared(reading: Reading, i: int) -> bool:
    """Whether number `i` is what was done, for it is compared with the year before: 完成6.85亿元，比上年增长9.1%."""
    text, m = reading.text, reading.mentions[i]
    before = text[max(reading.sentence(m.start)[0], m.start - 100) : m.start]
    return (
        _WITHIN.search(before) is not None
        and _THAN_BEFORE.match(text, m.end) is not None
        and not _AHEAD.search(before)
    )


def _reckoned(reading: Reading, i: int) -> bool:
    """Whether the sentence calls its numbers a first reckoning, and so no goal: 据初步核算."""
    m = reading.mentions[i]
    return bool(_RECKONED.search(reading.text[max(reading.sentence(m.start)[0], m.start - 200) : m.start]))


def _hedged(reading: Reading, i: int) -> bool:
    """Whether the sentence hedges the outcome before number `i`: 预计 reaches to the end of its sentence."""
    m = reading.mentions[i]
    start, _ = reading.sentence(m.start)
    return bool(_HEDGE.search(reading.text[max(start, m.start - 200) : m.start]))


_OF_GOAL: Final = re.compile(r"(?:左右|以上|以内|以下)?的(?:年度|全年|年初|预期|控制){0,2}目标")


def _promised(reading: Reading, i: int) -> bool:
    """Whether its words make number `i` a goal.

    力争 and 目标是 reach to their sentence's end, 确保 to its clause's; 低于3%左右的预期目标 says it behind the number.
    """
    m = reading.mentions[i]
    start, _ = reading.sentence(m.start)
    if _OF_GOAL.match(reading.text, m.end):
        return True
    return bool(_PROMISE.search(reading.text[max(start, m.start - 200) : m.start]))
