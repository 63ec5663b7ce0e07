"""What governs the numbers of a sentence: a goal (到2026年，…), or what it says is done of one (上半年完成…)."""

import re
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

# A goal governs only where its clause has a number, or is nothing but the date: not 年底前可完工，完成投资2亿元.
_SETS: Final = r"(?=[，,：:]|[^，,；;。\n]{0,40}?[\dXx*])"
_YEAR_END: Final = r"(?:今年年?|本年|年)[底末]"
_CUE: Final = re.compile(
    # Every character that a cue may open with: one class test turns the others away.
    r"(?=[今本年去上下明\d一二三四到截目均都全现业已实力确争初超提谋储计预有剩余还拟将要任概总；;])"
    r"(?:(?<![^\n，,；;：:。！!？?、（(])(?:"
    r"(?P<done>(?:今年)?(?:(?:截?[至止]|到)?目前|截[至止](?!(?:今|本|20\d\d)?年[底末])|(?:均|都|全部|现|业)?已(?!有的)"
    r"|实际(?:完成|建成|到位|竣工|开工|支出|入库|发放)|[去上]年))"
    r"|(?P<half>(?:今年)?(?:上半年|(?:1|一)[-—–－~至](?:6|六)月份?)(?!计划|目标|任务|预期))"
    rf"|(?P<year>(?:力争|确保|争取)?到(?P<named>20\d\d)年(?:年?[底末](?:之?前)?)?(?![\d\-—–－~至度以的同]){_SETS})"
    rf"|(?P<month>(?:力争|确保|争取)?(?:今年)?(?:到(?P<m1>1[0-2]|[1-9])月[底末](?:之?前)?|(?P<m2>1[0-2]|[1-9])月[底末]之?前){_SETS})"
    r"|(?P<coming>(?P<c1>[2-9]|1[0-2])[-—–－~至](?:1[0-2]|[3-9])月份?(?=[^，,；;。\d]{0,4}(?:计划|目标|打算|安排|预期|力争)))"
    rf"|(?P<end>(?:力争|确保|争取)?(?:到{_YEAR_END}(?:之?前)?|{_YEAR_END}之?前){_SETS}"
    rf"|(?P<plans>(?:初步|超前|提前)?(?:谋划|储备|计划实施)(?:储备|实施|建设)?(?P<planned>20\d\d)年(?![底末]))"
    r"|确保[^，,；;。\n\d]{0,12}?(?:全年|年内|年[底末]|今年)(?=[^，,；;。\n]{0,40}?[\dXx*])))"
    r"|(?P<open>力争|争取|确保|预计|预期|有望|下半年|下一步|[二三四]季度|剩余|余下|还需|拟|将|要|年[底末]|明年|(?<![至止\d])\d月"
    r"|(?P<due>全年|年度|计划|目标|任务|预算|概算|总投资))|(?P<ends>[；;]))"
)
# 占年度计划的56%, 完成全年任务的一半: what something is done of is no goal of its own.
_DONE_OF: Final = re.compile(r"(?:占|完成|为|达到?|超额?|于|距|按)[^，,；;。\d]{0,6}$")
# 完成年度任务92亿元的47%, 距目标6%还差2个百分点.
_DUE: Final = re.compile(
    r"(?P<left>距离?)?(?:全年|年度|年初|计划|目标|任务|预算|下达?|预期)[^，,；;。\d]{0,5}$"
)
_JUNE: Final = 6
_WHOLE_YEARS: Final = re.compile(r"\d{4}(?:/\d{4})?")
_STARTS_FROM: Final = re.compile(r"[由从][^，,；;。\d]{0,8}$|在20\d\d年$|总投资$")


def governs(reading: Reading, i: int, period: str | None) -> str | None:
    """The status that the sentence before number `i` gives it, target or actual, if it gives one.

    A goal holds to the sentence's end unless a clause says what is done; that holds to the semicolon, or until
    something else is planned. `period` is the report's: what its half year or its year came to is no goal.
    """
    if period is None:
        return None
    text, m = reading.text, reading.mentions[i]
    start = max(reading.sentence(m.start)[0], m.start - 300)
    whole = _WHOLE_YEARS.fullmatch(period) is not None
    held = ""
    for cue in _CUE.finditer(text, start, m.start):
        sort = cue.lastgroup or ""
        if sort == "year":
            held = "target" if _to_come(int(cue["named"]), period) else held
        elif sort == "plans":
            held = "target" if _to_come(int(cue["planned"]), period) else held
        elif sort == "month":
            held = "target" if int(cue["m1"] or cue["m2"]) > _last_month(period) else held
        elif sort == "coming":
            held = "target" if int(cue["c1"]) > _last_month(period) else held
        elif sort == "end":
            held = held if whole else "target"
        elif sort == "done" or (sort == "half" and not whole and _last_month(period) >= _JUNE):
            held = "actual"
        elif _drops(held, text, start, cue):
            held = ""
    if held == "target" and _STARTS_FROM.search(text, max(start, m.start - 12), m.start):
        return None
    due = _DUE.search(text, max(start, m.start - 14), m.start) if held == "actual" else None
    if due and (unit_class(m.unit) != "pct" or due["left"]):
        return None
    return held or None


# 为年任务3.4万亩的77.4%, 完成年度150人的57.3%: what the share is of is what is due.
_IS_DUE: Final = re.compile(
    r"(?:完成|占|为|达到?)了?(?:(?:全年|年度|年初|年|市定|省定|市下达|省下达)?(?:目标|任务|计划|预算)+(?:任务|数|值)?|(?:全年|年度))$"
)
_SHARE_OF_IT: Final = re.compile(r"的[\dXx*.]+[%％]")


def due(reading: Reading, i: int) -> bool:
    """Whether number `i` is the task or plan that a share right behind it is of."""
    text, m = reading.text, reading.mentions[i]
    due = m.unit not in ("%", "％") and _SHARE_OF_IT.match(text, m.end)
    return bool(due and _IS_DUE.search(text, max(0, m.start - 14), m.start))


# 全年规上工业增加值增长6.8%: what the year came to, in a report of the year.
_ALL_YEAR: Final = re.compile(r"(?:其中[，,]?)?(?:20\d\d年)?全年(?:度)?")
_INTENDS: Final = re.compile("目标|任务|计划|力争|确保|争取|预期|预计|要|将|拟|明年|来年|今后|下一步|安排")


def was_the_year(reading: Reading, i: int, period: str | None) -> bool:
    """Whether number `i` is told of all the year that the report is of, and nothing is said as of something to come."""
    text, m = reading.text, reading.mentions[i]
    start = reading.sentence(m.start)[0]
    opens = _ALL_YEAR.match(text, start, m.start)
    whole = period is not None and _WHOLE_YEARS.fullmatch(period)
    return bool(whole and opens) and not _INTENDS.search(text, max(start, m.start - 300), m.start)


# 墩柱完成42根，占总数的70%: of the work that is to be done.
_WORK_DONE: Final = re.compile(r"完成[^，,；;。\d]{0,6}$")
_WORK_UNITS: Final = re.compile(r"[万千]?(?:公里|千米|延?米|立?方|立方米|根|片|榀|跨|孔|座|墩|节|桩|吨)$")
_OF_WORK: Final = re.compile(
    r"[，,、；;]约?占(?:比|总?(?:工程量|长度?|里程|量|数|任务|桩数)|全部|设计[总]?[量长])?的?[约近]?"
)


def of_work(reading: Reading, i: int) -> bool:
    """Whether percentage `i` is how much is done of the work that the amount right before it is of."""
    text, m = reading.text, reading.mentions[i]
    if not i or m.unit not in ("%", "％"):
        return False
    done = reading.mentions[i - 1]
    return (
        _WORK_UNITS.match(done.unit or "") is not None
        and _WORK_DONE.search(text, max(reading.clause_start(done.start), done.start - 10), done.start)
        is not None
        and _OF_WORK.fullmatch(text, done.end, m.start) is not None
    )


# 一期2.4亿元，占年度计划的61%；二期1.4亿元，占46%; 计划8亿元，完成4亿元，占50%.
_OF_PLAN: Final = re.compile(r"占(?:全年|年度|年初|年)?(?:计划|目标|任务|预算)[^，,；;。\d]{0,8}[\d.]+[%％]")
_PLANNED: Final = re.compile(r"(?:计划|目标|任务|预算)[^，,；;。、\d]{0,6}$")
_BARE_SHARE: Final = re.compile("[，,、（(](?:仅|只|已)?占(?:比)?(?:为|达到?)?[约近]?")
_OTHER_SHARE: Final = re.compile(r"占(?:比)?(?![\d约近])|中[，,：:]|其中")
_WAS_DONE: Final = re.compile("完成|到位|[收支]|投入|拨付|实际")
_ROUNDING: Final = 0.06  # of a percentage printed with one digit


def of_plan(reading: Reading, i: int) -> bool:
    """Whether percentage `i` is of the plan that the sentence told of, though it says no more than 占."""
    text, mentions, m = reading.text, reading.mentions, reading.mentions[i]
    if not i or unit_class(m.unit) != "pct" or not _BARE_SHARE.fullmatch(text, mentions[i - 1].end, m.start):
        return False
    start = max(reading.sentence(m.start)[0], m.start - 200)
    done, plan = mentions[i - 1], mentions[i - 2] if i > 1 else None
    if plan and plan.unit == done.unit and plan.value and done.value and m.value:
        planned = plan.start > start and _PLANNED.search(text, max(start, plan.start - 14), plan.start)
        if (
            planned
            and _WAS_DONE.search(text, plan.end, done.start)
            and abs(100 * done.value / plan.value - m.value) < _ROUNDING
        ):
            return True
    beside = list(_OF_PLAN.finditer(text, start, m.start))
    return bool(beside) and not _OTHER_SHARE.search(text, beside[-1].end(), done.end)


def _drops(held: str, text: str, start: int, cue: re.Match[str]) -> bool:
    """Whether `cue` ends what was `held` so far without saying what holds from there on."""
    if held == "target":
        return cue[0] in ("预计", "预期", "有望")
    if cue["due"] is None:
        return True
    return not _DONE_OF.search(text, max(start, cue.start() - 12), cue.start())


def _to_come(year: int, period: str) -> bool:
    """Whether the end of `year` lies after the report's `period`."""
    last = max(int(named) for named in re.findall(r"\d{4}", period))
    return year > last or (year == last and not _WHOLE_YEARS.fullmatch(period))


def _last_month(period: str) -> int:
    """The last month of the report's `period`."""
    part = re.search(r"Q\d$|-\d\d$", period)
    if part:
        return 3 * int(part[0][1:]) if part[0][0] == "Q" else int(part[0][1:])
    return 6 if period.endswith("H1") else 12
