"""What the words around a number say outright of its kind and its status, whatever the weights hold likely."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract import differences, entities, goals, hedges, leads, sides, signs, tasks
from pipeline.extract.kinds import NONE, lead, unit_class
from pipeline.extract.reading import AND, Reading
from pipeline.extract.words import known_names


def kind(reading: Reading, i: int, likely: str, sure: float) -> tuple[str, float]:
    """The kind of number `i`, taken for a `likely` one with the probability `sure`, and how sure that is."""
    if likely == NONE and _placed(reading, i):
        return "rank", 1 - sure
    if likely in ("progress", "ratio", "growth"):
        listed = leads.kind(reading, i)
        if listed or signs.grown(reading, i) or signs.speed_moved(reading, i):
            return listed or "growth", sure
        if (
            likely != "growth"
            and entities.listed(reading, i)
            and lead(reading, reading.mentions[i].start) in ("增速", "增幅", "涨幅", "降幅")
        ):
            return "growth", sure
    if likely != NONE and sides.past_due(reading, i):
        return "contrast", sure
    if differences.from_usual(reading, i, likely) or sides.against(reading, i) or sides.listed(reading, i):
        return "contrast", sure
    if likely in ("level", "change") and (sides.left(reading, i) or sides.than(reading, i)):
        return "contrast", sure
    points = (reading.mentions[i].unit or "").endswith("基点")  # 低于去年同期42个基点
    if (likely == "contrast" or (likely == "level" and points)) and differences.since(reading, i):
        return "change", sure
    if likely == "change" and differences.apart(reading, i):
        return "contrast", sure
    if likely == "growth" and _EXTENT.search(
        reading.text, max(0, reading.mentions[i].start - 6), reading.mentions[i].start
    ):
        return "ratio", sure
    if likely in ("ratio", "progress") and (goals.of_work(reading, i) or goals.of_plan(reading, i)):
        return "progress", sure
    if likely == "progress" and (_share(reading, i) or sides.share(reading, i)):
        return "ratio", sure
    if likely == "ratio" and _beyond(reading, i):
        return "progress", sure
    if _due(reading, i, likely):
        return "progress", sure
    if differences.differs(reading, i, likely):
        return "change", sure
    if (
        likely == NONE and sure < 1 and (_amount_of_indicator(reading, i) or _measured(reading, i))
    ):  # what labels say is sure
        return "level", 1 - sure
    if likely == NONE and sure < 1 and _handed(reading, i):
        return "change" if differences.differs(reading, i, "level") else "level", 1 - sure
    return likely, sure


# 固定资产投资增长8.2%（全市第3）.
_PLACE_IN_BRACKET: Final = re.compile(
    r"\d[^，,；;。、\d（）()]{0,5}[（(](?:增速|总量)?(?:位?居|位?列|排名?)?全[国省市县区](?:位?居|位?列|排名?)?$"
)
_CLOSES: Final = re.compile("[）)]")


def _placed(reading: Reading, i: int) -> bool:
    """Whether number `i` is the place, in a bracket, that the number before it takes."""
    m = reading.mentions[i]
    before = m.form == "rank" and _PLACE_IN_BRACKET.search(reading.text, max(0, m.start - 20), m.start)
    return bool(before) and _CLOSES.match(reading.text, m.end) is not None


def status(
    reading: Reading,
    i: int,
    likely: str,
    period: str | None,
    headings: Sequence[str] = (),
    last: str | None = None,
) -> str:
    """The status of observation `i`, taken for a `likely` one in a report of `period` under `headings` by class.

    `last` is the status of the observation before it.
    """
    if _done(reading, i) and not goals.due(reading, i):
        return "actual"
    beside = tasks.status(reading, i)
    if beside:
        return beside
    if _OF_GOAL.match(reading.text, reading.mentions[i].end) or goals.due(reading, i) or _limit(reading, i):
        return "target"
    governed = goals.governs(reading, i, period)
    if governed == "target" or (governed is None and _promised(reading, i)):
        return "target"
    if _reckoned(reading, i):
        return "estimate"
    if likely == "target":
        kept = last == "actual" and "review" in headings and _kept(reading, i)
        if (
            governed is None
            and "plan" not in headings
            and (
                kept
                or _compared(reading, i)
                or _titled(reading, i)
                or tasks.beside_goal(reading, i)
                or (last == "actual" and (_from_goal(reading, i) or goals.was_the_year(reading, i, period)))
            )
        ):
            return "actual"
        return governed or likely
    return "estimate" if hedges.hedged(reading, i) else "actual"


_WORDS: Final = re.compile("[\u4e00-\u9fff]")
_TO_COME: Final = re.compile("目标|任务|计划|力争|预[计期]|全年|去年|上年|累计")
# Its parts, of which nothing else is said: no verb, no time.
_PART: Final = re.compile(
    r"[，,；;：:]其中[：:]?(?:[^，,；;。：:\d]{1,12}?[\dXx*.]+万?[个家户项人名所处][、])*[^，,；;。：:\d完已建开竣实上下今去年月累投预]{1,12}$"
)
_COSTING: Final = re.compile("[，,、](?:计划|协议|概算)?总?投资额?[达约为]*")
_FAR: Final = 120  # characters a bracket reaches back at most


def owner(reading: Reading, i: int) -> int | None:
    """The number that number `i` is told as a part of: 8家（工业5家、商业3家）, 计划竣工41个，其中工业20个、农业8个."""
    text, mentions, m = reading.text, reading.mentions, reading.mentions[i]
    start = max(reading.sentence(m.start)[0], m.start - _FAR)
    opened = _PART.search(text, start, m.start)
    if opened:
        k = next((k for k in range(i - 1, max(-1, i - 12), -1) if mentions[k].end == opened.start()), 0)
        if k and _COSTING.fullmatch(text, mentions[k - 1].end, mentions[k].start):
            k -= 1  # 新签约项目13个，计划总投资11.6亿元，其中外资项目3个: of the projects
        return k if k < i and unit_class(mentions[k].unit) == unit_class(m.unit) else None
    opening = max(text.rfind("（", start, m.start), text.rfind("(", start, m.start))
    if opening < 0:
        return None
    inside = text[opening + 1 : m.start]
    if "）" in inside or ")" in inside or not _WORDS.search(inside) or _TO_COME.search(inside):
        return None
    return next((k for k in range(i - 1, max(-1, i - 12), -1) if mentions[k].end == opening), None)


# What is done of what is due, whatever else ends in 率: the guideline counts these as progress, 整改率 and 办结率 not.
_DUE: Final = re.compile(
    r"(?:(?:完成|执行|开工|开复工|复工|竣工|完工|支付|拨付)率|进度|完成比例|(?:完成|占|为|达|控制在)(?:了)?(?:全年|年度|年初|半年|目标|计划|任务|预算|总任务|规划任务)[^，,；;]{0,12}?|占应(?:开工|完成|整改|改造|办|建|编)[^，,；;。、\d]{0,4}总数)"
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


# 累计排查612家，排查率136%: more than all there are is more than what was due.
_OF_A_TASK: Final = re.compile("(?:排查|检查|走访|采集|参保|征缴|签约|落实|投放|监测)率(?:已?达到?|为)?$")


def _beyond(reading: Reading, i: int) -> bool:
    """Whether percentage `i` is more than the whole of what was to be done."""
    m = reading.mentions[i]
    return (m.value or 0) > 100 and bool(_OF_A_TASK.search(reading.text, max(0, m.start - 8), m.start))


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


# What is told in years or in points: 人均预期寿命提高到80岁以上, 发展指数达84以上.
_YEARS: Final = re.compile("寿命(?:将|预计)?(?:达到?|提高到?|提升[到至]|增至|超过|保持在|稳定在|为)*约?$")
_POINTS: Final = re.compile("指数(?:达到?|为|提高到|提升[到至]|升至|超过|保持在|稳定在)*约?$")
_POINTS_END: Final = re.compile("(?:以上|左右|以内|以下)?[、，,；;。）)]")


def _measured(reading: Reading, i: int) -> bool:
    """Whether number `i` is a life expectancy or an index, whose numbers look like limits and bare figures."""
    text, m = reading.text, reading.mentions[i]
    if m.form != "number" or m.unit not in ("岁", None):
        return False
    says = _POINTS if m.unit is None else _YEARS
    return bool(says.search(text, max(0, m.start - 14), m.start) and _POINTS_END.match(text, m.end))


_HANDS: Final = re.compile("(?:分别|依次)(?:减排|削减|压减|完成|实现|投入|拨付|达|为|达到)(?:了)?$")


def _handed(reading: Reading, i: int) -> bool:
    """Whether number `i` is one of a row of amounts in one unit that 分别 hands to as many things."""
    first, last = reading.row(i, AND)
    mentions = reading.mentions
    units = {m.unit for m in mentions[first : last + 1]}
    start = mentions[first].start
    return (
        last > first
        and len(units) == 1
        and unit_class(mentions[i].unit) not in ("0", "pct", "pp", "rank")
        and _HANDS.search(reading.text, max(0, start - 6), start) is not None
    )


# 增长面74.3%: how many grew, not by how much.
_EXTENT: Final = re.compile("[\u4e00-\u9fff]面(?:为|达到?|是)?[约近]?$")
# 占项目总数的15%, but 占应改总数的68%: what was to be done.
_SHARE: Final = re.compile(r"占(?!应|拟|需|该|设计|计划|任务|台账)[^，,；;。、\d]{2,8}总数的?(?:约|近)?$")


def _share(reading: Reading, i: int) -> bool:
    """Whether percentage `i` is how many of all things of a sort are so."""
    m = reading.mentions[i]
    return bool(_SHARE.search(reading.text, max(reading.clause_start(m.start), m.start - 40), m.start))


_PROMISE: Final = re.compile(
    # Few characters open a promise: one class test turns the others away.
    r"(?=[力目确不（(任计])(?:力争|目标(?:任务|值)?(?:是|为|[:：])|确保[^，,；;：:]*$|(?:不少于|不低于|[（(](?:年度|全年)?目标(?:任务|值|数)?(?:为|是|[:：])?)$"
    r"|(?:目标|任务)(?:数|值)?[（(]$|计划(?:总投资|竣工|新建|新开工|举办|培育|新增|引进|改造|建成|投产)(?:(?!元的)[^，,；;：:])*$)"
)


_ONLY: Final = re.compile(
    r"[仅只](?:完成|占|为|有|实现|达)[^，,；;：:]*$"
    r"|(?:已|共|截[至止](?!年)[^，,；;。：:]{2,9}?)完成[^，,；;。：:]*$(?<!目标)(?<!任务)(?<!计划)(?<!预算)"
    r"|^(?![^，,；;。]*(?:力争|确保|预计|争取|计划|有望))[^，,；;。：:\d]*实际(?:增长|下降|完成|实现|达到?)了?[约近]?$"
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


# 实际增长5.2%，低于目标1.8个百分点.
_FROM_GOAL: Final = re.compile(
    r"[，,、；;](?:[低高快慢]于|超出?|落后于?|滞后于?)[^，,；;。、\d]{0,4}(?:目标|任务|计划|进度|序时|预期)[^，,；;。、\d]{0,6}"
)


def _from_goal(reading: Reading, i: int) -> bool:
    """Whether number `i` is how far what the number before it tells is from its goal."""
    m = reading.mentions[i]
    return i > 0 and _FROM_GOAL.fullmatch(reading.text, reading.mentions[i - 1].end, m.start) is not None


# 登记失业率3.2%，控制在4.5%以内: it is told, and then how high it may be.
_LIMIT: Final = re.compile("[，,、](?:始终|均|稳定)?控制在")


def _limit(reading: Reading, i: int) -> bool:
    """Whether number `i` is what the number right before it, in its unit, has been kept under."""
    if not i or reading.mentions[i - 1].unit != reading.mentions[i].unit:
        return False
    m, within = reading.mentions[i], reading.text[reading.mentions[i].end :][:2] in ("以内", "以下", "之内")
    return within and _LIMIT.fullmatch(reading.text, reading.mentions[i - 1].end, m.start) is not None


# 城镇登记失业率控制在3.2%以内 tells among results where it was kept, and no goal.
_KEPT: Final = re.compile(r"(?:控制|保持|稳定)在[^，,；;。、\d]{0,3}$")
_WITHIN_IT: Final = re.compile("以内|之内|以下|左右|之间|以上")
# 控制在35微克/立方米以内（责任单位：…）: what somebody has to do.
_ASSIGNED: Final = re.compile("[\u4e00-\u9fff]{2}[（(](?:责任|牵头)")
_INTENDED: Final = re.compile(
    r"目标|任务|计划|设计|力争|确保|争取|预期|预计|要|将|拟|下半年|下一步|下阶段|[明来次]年|今后|未来|全年|今年|年底|到20\d\d年"
)
# 完成年度任务的62%: of a goal, but no goal.
_DONE_OF: Final = re.compile("(?:完成|占|为|达到?)(?:全年|年度|年初|年)?(?:目标|任务|计划){1,2}")


def _kept(reading: Reading, i: int) -> bool:
    """Whether number `i` is the bound something was kept within, of which nothing is said as of something to come."""
    text, m = reading.text, reading.mentions[i]
    before = text[max(reading.sentence(m.start)[0], m.start - 200) : m.start]
    return (
        _KEPT.search(before) is not None
        and _WITHIN_IT.match(text, m.end) is not None
        and _ASSIGNED.match(text, m.end) is None
        and not _INTENDED.search(_DONE_OF.sub("", before))
    )


# “春蕾计划”资助学生23人; 计划总投资4.6亿元的9个项目全部开工: a plan by name, and projects by what they will cost.
_NAMED_PLAN: Final = re.compile(
    "“[^”]{0,12}(?:计划|目标|任务)[^”]{0,6}”|(?<=[善助育])计划(?=惠及|覆盖|[资补]助)"
)
_PART_OF_TASK: Final = re.compile(
    r"(?:完成|占|为|达到?)了?(?:全年|年度|年初|年)?(?:目标|任务|计划|预算)+[^，,；;。\d]{0,4}[\d.]+[^，,；;。\d]{1,6}的[\d.]+[%％]"
)
_OF_PLANNED_COST: Final = re.compile(r"计划总?投资额?(?:约|达|为)?[\d.]+[万亿]*元的")


def _titled(reading: Reading, i: int) -> bool:
    """Whether the only plan that the sentence speaks of is a name, part of what is counted, or done in part."""
    m = reading.mentions[i]
    before = reading.text[max(reading.sentence(m.start)[0], m.start - 200) : m.start]
    rest = _PART_OF_TASK.sub("", _OF_PLANNED_COST.sub("", _NAMED_PLAN.sub("", before)))
    if rest != before:
        return not _INTENDED.search(_DONE_OF.sub("", rest))
    own = reading.text[max(m.start - len(before), reading.clause_start(m.start + 1)) : m.start]
    earlier = before.removesuffix(own)
    rest = _DONE_OF.sub("", earlier)
    return rest != earlier and not _INTENDED.search(rest + own)


def _reckoned(reading: Reading, i: int) -> bool:
    """Whether the sentence calls its numbers a first reckoning, and so no goal: 据初步核算."""
    m = reading.mentions[i]
    return bool(_RECKONED.search(reading.text[max(reading.sentence(m.start)[0], m.start - 200) : m.start]))


# 低于3%左右的预期目标 says it behind the number.
_OF_GOAL: Final = re.compile(
    r"(?:左右|以上|以内|以下)?的(?:(?:年度|全年|年初|预期|控制){0,2}目标|(?:年度|全年|年初){0,2}任务(?=已|均|全部|基本|[，,；;。]))"
)


def _promised(reading: Reading, i: int) -> bool:
    """Whether its words make number `i` a goal.

    力争 and 目标是 reach to their sentence's end, 确保 to its clause's.
    """
    m = reading.mentions[i]
    start, _ = reading.sentence(m.start)
    return bool(_PROMISE.search(reading.text[max(start, m.start - 200) : m.start]))
