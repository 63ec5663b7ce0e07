"""Which period a number holds for: the times around it, its report's own, and what speaks for each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from pipeline.extract import holidays, moments, stretches, told
from pipeline.extract.choice import Candidate, Row
from pipeline.extract.reading import Reading
from pipeline.extract.times import WINDOW, Time

_start = attrgetter("start")
# What is said after a time that does not tell when the number was: 完成年度任务的54.1%, 为2022年9月以来新低.
_OTHER_USE: Final = re.compile(
    r"(?:任务|目标|计划|预算|考核|指标)|以来(?:的)?(?:新|最|同期|历史)|[^，,；;。（）()]{0,2}(?:拟|峰值)"
)


# 由2022年的31%提高到2023年的36%: what it came to, and when.
_REACHED: Final = re.compile(r"(?:提高|提升|增加|增长|扩大|上升|升|下降|降低|降|减少|缩小)[到至]$")


_LEFT_OUT: Final = re.compile("(?:扣除|剔除|不考虑|还原)了?$")


def _elsewhere(reading: Reading, t: Time, i: int, status: str) -> bool:
    """Whether `t` stands before number `i` without telling when it was.

    It may be what something is compared with (较上年同期增长7.1%, 由一季度下降6.3%转为增长1.9%), whose due it was
    (年度任务), stand in a title (《2023年度考评办法》), or in the brackets of another number (14.2%(1-5月)).
    """
    text, mentions = reading.text, reading.mentions
    number = mentions[i].start
    before = text[t.start - 1 : t.start]
    if t.form == "last" and text[t.start : t.end].endswith("全年"):
        return before in tuple("超过较比") or not _STATES.fullmatch(
            text, t.end, number
        )  # 已是去年全年的1.4倍
    if before in ("较", "比") and t.form not in ("five", "whole"):
        return text[t.end : number] not in ("", "同期", "的", "同期的")  # 比上年同期11.9亿元多
    if before == "于" and text[t.start - 2] in "高低快慢多少好优":
        return True
    if before in ("到", "至", "是", "为") and text[t.end : number] in ("的", "同期的", "年的", "年同期的"):
        return not _REACHED.search(text, max(0, t.start - 4), t.start)  # 恢复到2019年同期的91.3%
    between = any(o.start >= t.end and o.form not in ("date", "list") for o in mentions[max(0, i - 6) : i])
    if between and (before in ("由", "从") or text[t.start - 2 : t.start] == "扭转"):
        return True
    if before in ("(", "（") and any(o.end == t.start - 1 for o in mentions[max(0, i - 6) : i]):
        return any(mark in text[t.end : number] for mark in ")）")
    if _LEFT_OUT.search(text, max(0, t.start - 4), t.start) and number > t.end + 1:
        return True  # 扣除2022年留抵退税因素，可比增长5.3%
    title = text.rfind("《", max(0, t.start - 40), t.start)
    if title >= 0 and "》" not in text[title : t.start] and "》" in text[t.end : number]:
        return True
    other = _OTHER_USE.match(text, t.end)
    if text[t.start : t.end] == "年度":  # 年度投资完成率, but a goal of 年度目标 is the year's
        return status == "actual" or other is None
    return status == "actual" and other is not None


# How many years after its own an annual report speaks of, by status and what opened the part of the text; past years
# in a review of five are told apart by other things.
_TOLD: Final = {
    ("actual", "back"): 0,
    ("actual", "year"): 0,
    ("target", "ahead"): 1,
    ("target", "goal"): 1,
    ("target", "this"): 1,
    ("target", "ahead5"): 5,
}
_PLAIN: Final = frozenset({"half1", "months", "now", "q3", "quarter", "upto"})
# Where something started from (从全国第12位跃升至第5位), and that it moved on.
_FROM: Final = re.compile(
    r"[从由](?:全[国省市县区镇乡球]|每人|每年|每月|平均|人均|户均|原来|最初|约|近|不足|不到|的){0,3}$"
)
_ON_TO: Final = re.compile(
    r"[^，,；;。]{0,6}?(?:提高|提升|升|增|降|扩|跃|缩|下降|减少|上升|优化|压|收窄|发展|拓展|前移|晋|攀)[^，,；;。]{0,4}?(?:[至到为]|居)"
)
# What makes a year more, or less, than that year: 2022年以来, 2024年春节.
_PART: Final = re.compile(r"度?(?:以来|春节|元旦|初|工作)")
# What stands between two numbers of one list.
_LISTED: Final = re.compile(r"[)）]?[、和与及]|[∶:：]|[)）][、和与及，,；;][\u4e00-\u9fff]{2,14}[（(]")
# What may stand before the year that a sentence opens with, and what speaks of more years than that.
_HEADS: Final = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)?(?:(?:经|据)?初步(?:核算|统计)[，,])?"
)
_OF_YEARS: Final = re.compile(
    r"五年|十四五|年均|累计|[0-9一二三四五六七八九十]年来|连续|以来|[较比由从](?:20|19)?\d"
)
_STRETCH: Final = re.compile("期间|以来|时期[，,]")
_SUMMED: Final = re.compile("累计[^，,；;。]{0,12}$|年均[^，,；;。]{0,6}$")
_THAN_THEN: Final = re.compile(r"[较比与][去上]年(?:同期)?[^，,；;。]{0,20}[多少增减]")
_IN_ALL: Final = re.compile(
    r"[，,；;](?:力争|确保|预计|争取)*全年(?:力争|确保|预计|争取|累计|共|可|将|要)*(?P<of>[^，,；;。\d]{0,12}?)(?:达到?|完成|实现|突破|超过?)*[约近]?[\dXx*]"
)
_FORECAST: Final = re.compile(
    r"(?:预计|预测|有望)(?:今年)?(?:到)?(?:全年|年底|年内)|全年[^，,；;。]{0,6}?预计"
)
_JOINT: Final = re.compile("从|由|到|至|升|达|突破|超|新增|累计|年均|增长|较|比|力争|目标|占|第|连续")
_HEDGED: Final = re.compile("预计|预测|预估|有望")
_ON: Final = re.compile(r"[^；;。：:季月年]*")
_GOES_ON: Final = re.compile(r"其中|[分从按][^，,；;。\d]{1,8}来?[看分][，,：:]")


def _stretch(told: str | None, period: str | None) -> bool:
    """Whether what was `told` of is a part of the report's own year that begins with it, as 1—5月."""
    return told is not None and period is not None and "-01/" in told and told[:4] == period[:4]


def _goes_on(reading: Reading, found: Sequence[Time], position: int, earlier: int) -> bool:
    """Whether the sentence at `position` goes on with the one time that the sentence before it named.

    1—5月，营业收入74亿元。其中，商务服务业增长17.8%. `found` are the times before, `earlier` is where the number before
    or the paragraph begins.
    """
    sentence = reading.sentence(position)[0]
    if not _GOES_ON.match(reading.text, sentence):
        return False
    before = reading.sentence(max(0, sentence - 1))[0]
    return earlier >= before and sum(before <= t.start < sentence for t in found) == 1


_SAYS: Final = re.compile(r"(?:同期)?(?:仅|只|则)?(?:为|是|有)[约近]?[-－+＋]?")
_STATES: Final = re.compile(rf"(?:同期)?[约近]?|{_SAYS.pattern}")
_STOOD: Final = re.compile(
    r"(?:同期)?(?:仅|只|则)?(?:为|是|位?居|位?列|排名?在?|名列)?(?:全[国省市县区])?"
)  # 居全市第4位（上年同期第7位）
_HAD: Final = re.compile(rf"同期的|{_STATES.pattern}")  # 较去年同期的9.02亿元下降7.4%, but not 去年同期的七成
_ABOUT_THEN: Final = {"level": _HAD, "ratio": _STATES, "rank": _STOOD}


def candidates(
    reading: Reading,
    found: Sequence[Time],
    marked: Sequence[str],
    i: int,
    kind: str,
    status: str,
    name: str,
    headings: tuple[str, ...],
    period: str | None,
    previous: tuple[int, str | None, str] | None,
) -> tuple[list[Candidate], list[str]]:
    """Periods mention `i` may hold for, and what holds of the choice as a whole.

    `name` is the observation's, `previous` the observation before it, its period and its kind, `marked` what
    `mark_features` saw.
    """
    text = reading.text
    m = reading.mentions[i]
    sentence, _ = reading.sentence(m.start)
    clause = reading.clause_start(m.start)
    line = max(text.rfind("\n", max(0, m.start - WINDOW), m.start) + 1, m.start - WINDOW, 0)
    sort = moments.sort(period)
    annual = sort == "annual"
    year = int(period[:4]) if period else None
    before = text[max(sentence, m.start - 14) : m.start]
    joint = _JOINT.findall(before)
    last = joint[-1] if joint else ""
    out: list[Candidate] = []

    def add(value: str | None, name: str, more: Sequence[str] = ()) -> None:
        out.append(Candidate(value, name, [Row([name, *[f"{name}|{f}" for f in more]])]))

    in_turn = stretches.period(reading, i, found[max(0, bisect_left(found, m.start, key=_start) - 14) :])
    if in_turn:
        return [Candidate(in_turn, "turn", [])], []  # 一季度、二季度分别完成4.2亿元、5.1亿元
    beside = previous if previous is not None and previous[0] == i - 1 and previous[2] == kind else None
    if beside is not None and _LISTED.fullmatch(text, reading.mentions[i - 1].end, m.start):
        return [Candidate(beside[1], "list", [])], []  # 东湖(44%)、西岭(42%)
    now = bisect_left(found, m.start, key=_start)
    here = [
        t
        for t in found[max(0, now - 8) : now]
        if t.start >= sentence and not _elsewhere(reading, t, i, status)
    ]
    nearest = here[-1] if here else None
    if (
        nearest
        and status == "target"
        and nearest.form == "year"
        and text[nearest.start - 1 : nearest.start] in ("到", "至")
    ):
        return [Candidate(nearest.period, "by", [])], []  # 力争到2025年…: the goal's own year
    if (
        nearest
        and nearest.form in ("same", "last")
        and (
            _ABOUT_THEN.get(kind, _SAYS).fullmatch(text, nearest.end, m.start)
            or (text[nearest.start - 1] in "(（" and text[nearest.end : m.start] in ("", "同期"))
        )
    ):
        return [Candidate(nearest.period, "same", [])], []  # 去年同期为5.6%
    holiday = holidays.month(reading, i, name, period) if status != "target" else None
    if holiday:
        return [Candidate(holiday, "holiday", [])], []  # “五一”假期接待游客12.4万人次
    if (
        nearest
        and nearest.form == "whole"
        and status == "estimate"
        and _FORECAST.search(text, max(sentence, nearest.start - 4), min(m.start, nearest.end + 8))
    ):
        return [Candidate(nearest.period, "whole", [])], []  # 预计全年…，…: to the end of the sentence
    if status == "estimate" and previous is not None and previous[1] in (period, str(year)) and not annual:
        earlier = reading.mentions[previous[0]]
        if _HEDGED.search(text, sentence, earlier.start) and _ON.fullmatch(text, earlier.end, m.start):
            return [
                Candidate(previous[1], "hedged", [])
            ], []  # 预计达12万吨，增长1.3%，…: one outlook, one time
    if nearest and nearest.form == "half2" and nearest.period and status != "actual":
        # 下半年力争完成6.2亿元，全年达到12.8亿元: what the year comes to is another figure.
        whole = _IN_ALL.search(text, m.end, min(reading.sentence(m.start)[1], m.end + 60))
        if whole and (not whole["of"] or whole["of"] in name):
            half = f"{nearest.period}-07/{nearest.period}-12"
            return [Candidate(half, "half2", [])], []
    later = next((t for t in found[now : now + 3] if m.end <= t.start <= m.end + 3), None)
    if (
        later
        and text[m.end : later.start] in ("(", "（")
        and text[later.end : later.end + 1] in (")", "）", "底", "末")
    ):
        return [Candidate(later.period, "dated", [])], []  # 13.6%（2024年底）
    if nearest and status == "actual" and nearest.form in _PLAIN:
        return [
            Candidate(nearest.period, "said", [])
        ], []  # 1-5月，…; 截至5月底，…: to the end of the sentence
    if (
        nearest
        and status == "actual"
        and nearest.form == "plan"
        and _STRETCH.match(text, nearest.end)
        and _SUMMED.search(text, max(clause, nearest.end), m.start)
    ):
        return [Candidate(nearest.period, "said", [])], []  # “十四五”期间，累计完成投资126亿元
    if not here and status == "actual" and previous and _stretch(previous[1], period):
        since = max(line, reading.mentions[previous[0]].start)
        if _goes_on(reading, found[max(0, now - 8) : now], m.start, since):
            return [Candidate(previous[1], "goes on", [])], []
    opened = marked[1].removeprefix("mko=")  # by what the part of the text is about
    if kind == "change" and status == "actual" and previous is not None:
        # 今年争取项目26个，比去年同期多5个: of the time that the number before it is of.
        near = text[max(clause, m.start - 30) : m.start]
        if reading.mentions[previous[0]].start >= sentence and _THAN_THEN.search(near):
            return [Candidate(previous[1], "same", [])], []
    start = _FROM.search(before)
    if start and _ON_TO.match(text, m.end) and not any(t.start >= m.start - len(before) for t in here):
        # Where it started from is told without a date: five years back in a review of five, a year in one of a year.
        back = [("fivestart", str(year - 5)), ("last", str(year - 1))] if annual and year else []
        for rule, value in back:
            add(value, rule, ("from",))
        add(None, "null", ("from",))
        return out, moments.features(reading, i, kind, status, name, headings, marked, period, previous, last)
    if nearest and status == "actual" and nearest.start >= clause and nearest.form in ("year", "span"):
        between = text[nearest.end : m.start]
        alone = not any(
            o.start > nearest.end and o.form not in ("date", "list")
            for o in reading.mentions[max(0, i - 6) : i]
        )
        if nearest.form == "span" or (alone and not between.endswith("的") and not _PART.match(between)):
            return [Candidate(nearest.period, "said", [])], []  # 2003年规上工业总产值不足38亿元
    if nearest and status == "actual" and nearest.form == "year" and len(here) == 1:
        # 2025年，地区生产总值增长5.2%；规上工业增加值增长6.1%: to the end of the sentence
        opens = (
            _HEADS.fullmatch(text, sentence, nearest.start) and text[nearest.end : nearest.end + 1] in "，,"
        )
        if opens and not _OF_YEARS.search(text, nearest.end, m.start):
            return [Candidate(nearest.period, "said", [])], []
    if year is not None and not here and told.missed(reading, i):
        return [Candidate(str(year), "year", [])], []  # 未能实现年初确定的2300万元的目标
    if year is not None and not here and later is None:
        # Goals of a part of the year are the year's.
        years = _TOLD.get((status, opened)) if annual else 0 if status == "target" else None
        if years is not None:
            return [Candidate(str(year + years), "part", [])], []
    shape = f"near={nearest.form if nearest else ''}|same={bool(nearest and nearest.start >= clause)}"
    add(period, "report", (shape, f"{status}|{shape}"))
    if year is not None:
        add(str(year), "year", (shape, f"{status}|{shape}"))
        add(str(year + 1), "next", (shape,))
        if annual:
            add(f"{year - 4}/{year}", "five", (shape,))
            add(str(year - 5), "fivestart", (shape,))
            add(str(year + 5), "fiveend", (shape,))
    if period is not None:
        add(None, "null", (shape,))
    for n, t in enumerate(reversed(here[-3:]), 1):
        observed = sum(
            1
            for o in reading.mentions[max(0, i - 6) : i]
            if o.start > t.end and o.form not in ("date", "list")
        )
        left, right = text[max(sentence, t.start - 2) : t.start], text[t.end : t.end + 2]
        form, same = t.form, t.start >= clause
        add(
            t.period, f"t{n}",
            (f"form={form}", f"form={form}|{status}", f"form={form}|{sort}", f"form={form}|{kind}", f"same={same}",
             f"form={form}|same={same}", f"l={left}", f"l={left[-1:]}", f"r={right}", f"r={right[:1]}|{form}",
             f"n={min(observed, 4)}", f"n={min(observed, 4)}|{form}", f"r={right[:1]}|last={last}",
             f"l={left[-1:]}|last={last}", f"d={min(6, (m.start - t.end) // 8)}"),
        )  # fmt: skip
        if t.form in ("plan", "span", "five") and t.period and "/" in t.period:
            add(
                t.period[-4:],
                f"end{n}",
                (f"form={t.form}", f"r={right}", f"same={t.start >= clause}", f"{kind}|{status}"),
            )
    if later is not None:
        add(later.period, "after", (f"form={later.form}", f"gap={text[m.end : later.start]}"))
    if not here:
        far = [
            t
            for t in found[max(0, now - 4) : now]
            if t.start >= line and not _elsewhere(reading, t, i, status)
        ]
        if far:
            t = far[-1]
            crossed = len(re.findall("[。\n]", text[t.end : m.start]))
            add(
                t.period,
                "para",
                (
                    f"form={t.form}",
                    f"form={t.form}|n={min(crossed, 3)}",
                    f"n={min(crossed, 3)}",
                    f"r={text[t.end : t.end + 1]}",
                    f"form={t.form}|{status}",
                ),
            )
    if (
        previous is not None
        and reading.mentions[previous[0]].start < sentence
        and reading.mentions[previous[0]].start >= line
    ):
        opening = reading.words[reading.word_at(sentence)] if sentence < len(text) else ""
        add(previous[1], "prevline", (f"here={bool(here)}", f"w={opening}", f"{previous[2]}>{kind}"))
    if previous is not None and reading.mentions[previous[0]].start >= sentence:
        gap = text[reading.mentions[previous[0]].end : m.start]
        moved = any(t.start >= reading.mentions[previous[0]].end for t in here)
        add(
            previous[1],
            "prev",
            (
                f"moved={moved}",
                f"gap={gap if len(gap) < 4 else 'far'}|{moved}",
                f"{previous[2]}>{kind}|{moved}",
                f"{previous[2]}>{kind}|{last}",
            ),
        )
    return out, moments.features(reading, i, kind, status, name, headings, marked, period, previous, last)
