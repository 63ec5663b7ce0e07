"""When a number holds: the time expressions around it, the report's own period, and what speaks for each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from pipeline.extract.choice import Candidate, Row
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

_DASH: Final = r"[-—–－~～至到]{1,2}"
_TIME: Final = re.compile(
    # Few characters open a time: one class test turns the others away.
    rf"(?=[12\d去上今本当明来下前第一二三四十五“\"这过截目至迄全年])(?:(?P<span>(?P<y1>20\d\d|19\d\d)年?{_DASH}(?P<y2>20\d\d)年?(?!\d))"
    rf"|(?:(?P<year>(?:20|19)\d\d)年度?|(?P<last>去年|上年)|(?P<this>今年|本年|当年)|(?P<next>明年|来年))?"
    rf"(?:(?P<half1>上半年)|(?P<half2>下半年)"
    rf"|(?P<q3>前三季度|前3季度|1{_DASH}3季度|一至三季度)|第?(?P<q>[一二三四1-4])季度"
    rf"|(?P<m1>1[0-2]|0?[1-9])月?份?{_DASH}(?P<m2>1[0-2]|0?[1-9])月份?"
    rf"|(?P<m>1[0-2]|0?[1-9])月份?(?:(?P<d>[0-3]?\d)[日号])?)"
    rf"|(?P<oyear>(?:20|19)\d\d)年度?|(?P<olast>去年|上年)|(?P<othis>今年以来|今年|本年|当年)|(?P<onext>明年|来年)"
    rf"|(?P<plan>[“\"]?十[三四五六]五[”\"]?)|(?P<five>五年来|这五年|过去五年|五年间|五年)"
    rf"|(?P<now>截至目前|目前|至今|迄今)|(?P<whole>全年|年内|年底|年末|年度))"
)
WINDOW: Final = 400  # characters of the paragraph that are looked at before a number
_start = attrgetter("start")
_QUARTER: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PLANS: Final = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}


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
    if first == 1 and last in (6, 12):
        return f"{year}H1" if last == 6 else str(year)
    return f"{year}-{first:02d}/{year}-{last:02d}"


def times(text: str, period: str | None) -> list[Time]:
    """Every time expression, read from the report's period; in reports without one, from the last year named."""
    anchor = int(period[:4]) if period else None
    half = bool(period and period.endswith("H1"))
    found: list[Time] = []
    for match in _TIME.finditer(text):
        g = match.group
        named = g("year") or g("oyear")
        if named and period is None:
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
    if g("q") and upto:
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


def _sort(value: str | None, period: str | None, year: int | None) -> str:
    """How a period relates to the report's: what one number's period says about the next one's."""
    if value is None or year is None:
        return "none" if value is None else "other"
    if value == period:
        return "report"
    names = {
        str(year): "year",
        str(year + 1): "next",
        f"{year - 4}/{year}": "five",
        str(year - 5): "fivestart",
        str(year + 5): "fiveend",
    }
    return names.get(value, "part" if value.startswith(str(year)) else "other")


_MARK: Final = re.compile(
    r"(?P<five>五年来|这五年|过去五年|五年间|五年中|[“\"]?十四五[”\"]?)|(?P<ahead5>[“\"]?十五五[”\"]?|今后五年|未来五年|到?20[34]\d年)"
    r"|(?P<ahead>下半年|下一步|下一阶段|明年|来年|下步|新的一年|今后)|(?P<back>一年来|过去一年|这一年|上半年|今年以来|去年|截至目前|前三季度)"
    r"|(?P<year>20[0-3]\d)年|(?P<this>今年)|(?P<goal>(?:预期|主要|年度|总体|工作|发展)目标(?:任务)?(?:是|为)|目标(?:是|为)[:：]?)"
)


# A mark opens a sentence within its first words: not 人均收入从2020年的3万元增加到2025年的4万元.
_OPENS: Final = re.compile(r"(?:^|[\n。！])(?:各位代表[，,！!：:]\s*)?[^\n。，,；;从到由比较至自]{0,8}$")


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
        before = text[max(0, match.start() - 18) : match.start()]
        last = out[-1] if out else None
        opener = last if last is None or last.opens else last.opener
        out.append(Mark(match.start(), sort, bool(_OPENS.search(before)), opener))
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


def _compared(text: str, t: Time, number: int) -> bool:
    """Whether `t` is what something is compared with (较上年同期增长7.1%) and not when it was."""
    return (
        text[t.start - 1 : t.start] in ("较", "比")
        and t.form not in ("five", "whole")
        and text[t.end : number] not in ("", "同期", "的")  # 比上年同期11.9亿元多
    )


_PLAIN: Final = frozenset({"half1", "months", "q3", "quarter", "upto"})
_STATES: Final = re.compile(r"同期(?:仅|只|则)?(?:为|是|有)[约近]?")


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
    annual = (
        bool(period) and "H" not in (period or "") and "Q" not in (period or "") and "-" not in (period or "")
    )
    sort = "annual" if annual else "part" if period else "none"
    before = text[max(sentence, m.start - 14) : m.start]
    joint = re.findall(r"从|由|到|至|升|达|突破|超|新增|累计|年均|增长|较|比|力争|目标|占|第|连续", before)
    last = joint[-1] if joint else ""
    after = text[m.end : m.end + 2]
    head = f"{headings[0]}|{status}"
    five = bool(re.search(r"五年|“十四五”", text[line : m.start]))
    lead = bool(re.search(r"五年|“十四五”", text[line : line + 30]))
    common = [
        f"{sort}|{status}", f"{sort}|{head}", f"{sort}|{kind}", f"{sort}|five={five}", f"{sort}|five={five}|{kind}",
        f"{sort}|lead={lead}", f"{sort}|lead={lead}|{kind}", f"{sort}|last={last}", f"{sort}|five={five}|last={last}",
        f"{sort}|five={five}|last={last}|{after[:1]}", f"{sort}|h2={headings[1]}",
        f"{sort}|{kind}|last={last}|five={five}",
    ]  # fmt: skip
    if annual:
        # A five-year review gives flows (新增, 开工) for the span, ends (总量, 占比) for its last year.
        first, unit = name[:2], unit_class(m.unit)
        common += [f"head={first}|{f}" for f in marked[:2]] + [f"tail={name[-2:]}|{marked[1]}"]
        common += [
            f"head={first}|five={five}",
            f"tail={name[-2:]}|five={five}",
            f"u={unit}|five={five}",
            f"u={unit}|{marked[1]}",
        ]
    common += [f"{sort}|{f}" for f in marked]
    common += [f"{sort}|{status}|{f}" for f in marked[:4]]
    common += [f"{sort}|last={last}|{f}" for f in marked[1:4]] + [f"{sort}|{kind}|{f}" for f in marked[1:4]]
    year = int(period[:4]) if period else None
    if previous is not None:
        p = reading.mentions[previous[0]]
        gap = text[p.end : m.start] if m.start - p.end < WINDOW else "\n"
        near = (
            "list"
            if len(gap) < 4
            else "clause"
            if p.end >= clause
            else "sentence"
            if p.start >= sentence
            else "line"
            if "\n" not in gap
            else "far"
        )
        held = _sort(previous[1], period, year)
        common += [
            f"{sort}|held={held}|{near}",
            f"{sort}|held={held}|{near}|{status}",
            f"{sort}|held={held}|{marked[1]}",
            f"{sort}|held={held}|{near}|{kind}",
            f"{sort}|held={held}|{near}|last={last}",
        ]
    out: list[Candidate] = []

    def add(value: str | None, name: str, more: Sequence[str] = ()) -> None:
        out.append(Candidate(value, name, [Row([name, *[f"{name}|{f}" for f in more]])]))

    now = bisect_left(found, m.start, key=_start)
    here = [
        t for t in found[max(0, now - 8) : now] if t.start >= sentence and not _compared(text, t, m.start)
    ]
    nearest = here[-1] if here else None
    if (
        nearest
        and status == "target"
        and nearest.form == "year"
        and text[nearest.start - 1 : nearest.start] in ("到", "至")
    ):
        return [Candidate(nearest.period, "by", [])], []  # 力争到2025年…: the goal's own year
    if nearest and nearest.form == "same" and _STATES.fullmatch(text, nearest.end, m.start):
        return [Candidate(nearest.period, "same", [])], []  # 去年同期为5.6%
    if nearest and status == "actual" and nearest.form in _PLAIN and nearest.start <= sentence + 2:
        between = reading.mentions[max(0, i - 6) : i]
        if not any(o.start > nearest.end and o.form not in ("date", "list") for o in between):
            return [
                Candidate(nearest.period, "opening", [])
            ], []  # 1-5月，…; 截至5月底，…: what the sentence opens with
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
    later = next((t for t in found[now : now + 3] if m.end <= t.start <= m.end + 3), None)
    if later is not None:
        add(later.period, "after", (f"form={later.form}", f"gap={text[m.end : later.start]}"))
    if not here:
        far = [t for t in found[max(0, now - 4) : now] if t.start >= line and not _compared(text, t, m.start)]
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
    return out, common
