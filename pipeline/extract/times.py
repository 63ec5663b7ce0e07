"""Time expressions and the periods they name, and the words that say what time the text goes on to speak of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

_DASH: Final = r"[-—–－~～至到]{1,2}"
_TIME: Final = re.compile(
    # Few characters open a time: one class test turns the others away.
    rf"(?=[12\d去上今本当明来下前第一二三四十五“\"这过截目至迄全年])(?:(?P<span>(?P<y1>20\d\d|19\d\d)年?{_DASH}(?P<y2>20\d\d)年?(?!\d))"
    rf"|(?:(?P<year>(?:20|19)\d\d)年度?|(?P<last>去年|上年)|(?P<this>今年|本年|当年)|(?P<next>明年|来年))?"
    rf"(?:(?P<half1>上半年)|(?P<half2>下半年)"
    rf"|(?P<q3>前三季度|前3季度|1{_DASH}3季度|一至三季度)|第?(?P<q>[一二三四1-4])季度"
    rf"|(?P<m1>1[0-2]|0?[1-9])月?份?{_DASH}(?P<m2>1[0-2]|0?[1-9])月份?"
    rf"|(?P<m>1[0-2]|0?[1-9])月份?(?:(?P<d>[0-3]?\d)[日号])?)"
    rf"|(?P<oyear>(?:20|19)\d\d)年度?(?:全年)?|(?P<olast>去年|上年)(?:全年)?|(?P<othis>今年以来|今年|本年|当年)|(?P<onext>明年|来年)"
    rf"|(?P<plan>[“\"]?十[三四五六]五[”\"]?)|(?P<five>五年来|这五年|过去五年|五年间|五年)"
    rf"|(?P<now>截至目前|目前|至今|迄今)|(?P<whole>全年|年内|年底|年末|年度))"
)
WINDOW: Final = 400  # characters of the paragraph that are looked at before a number
_start = attrgetter("start")
_QUARTER: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PLANS: Final = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}


_TO_COME: Final = re.compile(r"(?:谋划|计划|编制|筹备|力争|确保|到|至)(?:了|好)?$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of the clean text and the period it names; `form` is its sort."""

    start: int
    end: int
    form: str
    period: str | None


def months(year: int, first: int, last: int) -> str:
    """The period from the first to the last month of a year in its shortest form."""
    if first == last:
        return f"{year}-{first:02d}"
    if first == 1 and last in (3, 6, 12):
        return {3: f"{year}Q1", 6: f"{year}H1", 12: str(year)}[last]
    return f"{year}-{first:02d}/{year}-{last:02d}"


def times(text: str, period: str | None) -> list[Time]:
    """Every time expression, read from the report's period; in reports without one, from the last year named."""
    anchor = int(period[:4]) if period else None
    half = bool(period and period.endswith("H1"))
    found: list[Time] = []
    for match in _TIME.finditer(text):
        g = match.group
        named = g("year") or g("oyear")
        if named and period is None and not _TO_COME.search(text, max(0, match.start() - 4), match.start()):
            anchor = int(named)
        year: int | None = int(named) if named else anchor
        if year is not None and not named:
            year += -1 if g("last") or g("olast") else 1 if g("next") or g("onext") else 0
        upto = (
            text[max(0, match.start() - 2) : match.start()] in ("截至", "截止")
            or text[match.start() - 1 : match.start()] == "至"
        )
        form, value = _resolve(match, year, period, half, upto)
        if form == "last" and text[match.end() : match.end() + 2] == "同期":
            # The same stretch of last year: of the one the sentence has named, else of the report's.
            form = "same"
            before = found[-1] if found else None
            if (
                before
                and before.period
                and before.period[:4] == str(anchor)
                and "。" not in text[before.end : match.start()]
            ):
                value = before.period.replace(str(anchor), str(year))
        if period and value == period[:4] and text.startswith("以来", match.end()):
            value = period  # 2024年以来 in a report of its first half
        found.append(Time(match.start(), match.end(), form, value))
    return found


def _resolve(
    match: re.Match[str], year: int | None, period: str | None, half: bool, upto: bool
) -> tuple[str, str | None]:
    g = match.group
    if g("span"):
        return "span", f"{g('y1')}/{g('y2')}"
    if g("plan"):
        first = _PLANS[re.sub(r"[“”\"十]", "", g("plan"))[0]]
        return ("plan", f"{first}/{first + 4}")
    if year is None:
        return "unknown", None
    if g("five"):
        return "five", f"{year - 4}/{year}"
    if g("half1"):
        return "half1", f"{year}H1"
    if g("half2"):
        return "half2", str(year)
    if g("q3"):
        return "q3", f"{year}-01/{year}-09"
    if g("q") and (upto or re.match("到.*[末底]$", match.string[match.start() - 1 : match.end() + 1])):
        return "upto", months(year, 1, 3 * _QUARTER[g("q")])
    if g("q"):
        return "quarter", f"{year}Q{_QUARTER[g('q')]}"
    if g("m1"):
        first, last = int(g("m1")), int(g("m2"))
        return ("months", months(year, first, last)) if first <= last else ("unknown", None)
    if g("m"):
        month = int(g("m"))
        if upto or match.string[match.end() : match.end() + 1] in ("底", "末"):
            return "upto", months(year, 1, month) if month > 1 else f"{year}-01"
        return "month", f"{year}-{month:02d}"
    if g("now") or g("othis") == "今年以来":
        return "now", period or str(year)
    if g("whole"):
        return "whole", str(year)
    form = "year" if g("oyear") else "last" if g("olast") else "next" if g("onext") else "this"
    same = form == "last" and half and match.string[match.end() : match.end() + 2] == "同期"
    return form, f"{year}H1" if same else str(year)


_MARK: Final = re.compile(
    # As above: one class test turns away the characters that open none.
    r"(?=[五这过“\"十今未到2下明来新一上去截前预主年总工发目])(?:(?P<five>五年来|这五年|过去的?五年|五年间|五年中|[“\"]?十四五[”\"]?)|(?P<ahead5>[“\"]?十五五[”\"]?|今后五年|未来五年|到?20[34]\d年)"
    r"|(?P<ahead>下半年|下一步|下一阶段|明年|来年|下步|新的一年|今后)|(?P<back>一年来|过去的?一年|这一年|上半年|今年以来|去年|截至目前|前三季度)"
    r"|(?P<year>20[0-3]\d)年|(?P<this>今年)|(?P<goal>(?:预期|主要|年度|总体|工作|发展)目标(?:任务)?(?:是|为)|目标(?:是|为)[:：]?))"
)


# A mark opens a sentence within its first words: not 人均收入从2020年的3万元增加到2025年的4万元.
# A heading may run into its text: 一、2025年工作回顾过去一年，….
_OPENS: Final = re.compile(
    r"(?:^|[\n。！]|回顾|总结|成就|任务|安排)(?:各位代表[，,！!：:]\s*)?(?P<lead>(?![和及与])[^\n。，,；;从到由比较至自]{0,8})$"
)
# A five-year plan opens a part of the text where it is spoken of itself: not in 加快建设“十四五”批复的6个基地, nor in
# 2025年是“十四五”收官之年, 今年是“十五五”开局之年, which speak of a year.
_PLAN_ITSELF: Final = re.compile(
    r"[”\"]?(?:时期|以来|期间|发展|工作|规划(?!的?(?:开局|收官))|目标|的五年|主要|[，,是])"
)
# The month of a year (2023年6月) is an event, not a stretch that the text goes on to speak of.
_EVENT: Final = re.compile(r"\d{1,2}月|春节|新年|是[“\"]?十[四五]五")


def _opens(text: str, match: re.Match[str], sort: str) -> bool:
    """Whether the text goes on to speak of what the mark names: it stands alone at the head of its sentence."""
    found = _OPENS.search(text[max(0, match.start() - 18) : match.start()])
    if found is None:
        return False
    if "五五" in match[0] or "四五" in match[0]:
        return not found["lead"].endswith("是") and bool(_PLAN_ITSELF.match(text, match.end()))
    return not (sort in ("year", "past", "ahead", "ahead5") and _EVENT.match(text, match.end()))


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that says what stretch of time, and whether past or plan, the text goes on to speak of."""

    start: int
    sort: str
    opens: bool  # it opens its sentence or paragraph
    opener: "Mark | None"  # the last before it that does


def marks(text: str, period: str | None) -> list[Mark]:
    """Every such word; years are told apart as the report's own (year), later (ahead, ahead5) and earlier (past)."""
    year = int(period[:4]) if period else None
    out: list[Mark] = []
    for match in _MARK.finditer(text):
        sort = match.lastgroup or ""
        if sort == "year":
            named = int(match["year"])
            sort = (
                "year"
                if year is None or named == year
                else "past"
                if named < year
                else "ahead"
                if named == year + 1
                else "ahead5"
            )
        last = out[-1] if out else None
        opener = last if last is None or last.opens else last.opener
        out.append(Mark(match.start(), sort, _opens(text, match, sort), opener))
    return out


def mark_features(found: Sequence[Mark], position: int, clause: int, line: int) -> list[str]:
    """What the marks before `position` say: the last, the last that opens a sentence, those of the paragraph."""
    at = bisect_left(found, position, key=_start)
    last = found[at - 1] if at else None
    opener = last if last is None or last.opens else last.opener
    own = [m.sort for m in found[max(0, at - 6) : at] if m.start >= line]
    out = [
        f"mk={last.sort if last else ''}", f"mko={opener.sort if opener else ''}",
        f"mk={last.sort if last else ''}|mko={opener.sort if opener else ''}", f"mkl={own[-1] if own else ''}",
        f"mkl1={own[0] if own else ''}", f"mkn={last is not None and last.start >= clause}|{last.sort if last else ''}",
    ]  # fmt: skip
    if opener is not None:
        out.append(f"mko={opener.sort}|d={min(5, (position - opener.start) // 150)}")
        out.append(f"mko={opener.sort}|same={opener.start >= line}")
    return out
