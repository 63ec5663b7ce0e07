"""What a mention and its surroundings look like to the models that choose its kind and its status."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pipeline.extract.mentions import Mention
from pipeline.extract.reading import Reading

NONE: Final = "none"
# Forms that are never observations, whatever stands around them.
NEVER: Final = frozenset({"date", "list", "document"})

_CUE: Final = re.compile(
    r"(?P<growth>同比|环比|增长|增速|增幅|上升|上涨|下降|下滑|回落|降幅|减少|增加|提高|提升|压缩|缩短|精简|降低|翻|年均)"
    r"|(?P<rank>排名|排|位居|位列|居|列|位次|跻身|进入|第)"
    r"|(?P<contrast>高于|低于|快于|高出|超出|领先|差|好于|多于)"
    r"|(?P<progress>完成率|完成全年|完成年度|完成目标|占年初|占全年|占年度|进度|任务的|计划的|目标的|预算的|开工率|完成)"
    r"|(?P<ratio>率|占比|比重|比例|覆盖|占|指数|度|合格|达标)"
    r"|(?P<level>投资|收入|资金|总额|产值|面积|总量|达|实现|新增|建成|建设|开展|累计)"
)
_SIDE: Final = re.compile(
    r"(高于|低于|快于|慢于|优于|好于|高出|领先|落后|超出|相差|仅差|拉开|差距)[^，,；;。]{0,14}$"
    r"|比[^，,；;。\d]{2,14}(高|低|快|慢|多|少)出?约?$"
)
# Whom a place is among (全国第8位), and where a place moves on from (第8位升至第5位).
_AMONG: Final = re.compile(
    r"(?:[全国省市州县区镇乡球界部盟旗系统]|同类|同期|省会城市|副省级城市|长三角|兄弟\w{1,3})(?:的|排名|位次|位居|排位)?(?:由|从)?$"
)
_MOVES: Final = re.compile(r"[，,]?(?:上?升|跃|前移|提升|提高|进|晋|后移|退|下滑|降)")
_LEADS: Final = re.compile(r"增速|增幅|涨幅|降幅|增长|下降|完成率|进度|完成|占比|比重|率")
_CUT: Final = re.compile(
    r"(下降|减少|降低|缩短|压减|压缩|回落|提高|提升|上升|增加|精简)了?(?:至|到|约|近|超|超过)?$"
)
# Things named by the word for a plan: nothing is planned by 计划生育, 免疫规划 or the 执行 of a plan.
_NAMED_PLAN: Final = re.compile(
    r"计划(?:生育|免疫|执行)|(?:免疫|村庄|空间|总体|详细|专项|更新|建设|工程|保护)规划|规划(?:许可|展|馆|局|师|编制)"
)
_STATUS_CUE: Final = re.compile(
    # Every character that a cue may open with: one class test turns the others away.
    r"(?=[力确争计预目不任要将拟规安初有完实达已累新建共全下上明今年到2未同推加开继启打])(?:力争|确保(?!了)|争取|计划|预计|(?<![稳均会理])预期(?!寿命|管理)|目标|不少于|不低于|任务|要|将|(?<![模虚])拟|规划|安排|预算|初步|有望|完成|实现|达到|已|"
    r"累计|新增|建成|共|全年|下半年|上半年|明年|今年|年底|年内|到20\d\d年|20\d\d年(?:全年|度)?|今后|未来|下一步|同比|推进|加快|开展|全面|继续|启动|打造|建设|实施)"
)
_PLAN: Final = re.compile(
    r"下半年|下一步|下一阶段|明年|打算|思路|今后|未来|展望|努力方向|十五五|新的一年|谋划"
)
_PLAN_PERHAPS: Final = re.compile(r"计划|安排|目标|任务|举措|措施|建议|要求|部署|重点工作|工作重点|方向")
_REVIEW: Final = re.compile(
    r"完成情况|情况|总结|回顾|成效|成绩|上半年|进展|亮点|过去|成就|以来|做法|主要工作|工作开展|前三季度|一年来"
)
_PROBLEM: Final = re.compile(r"问题|困难|不足|短板|挑战|制约|差距")
_YEAR: Final = re.compile(r"20[0-4]\d(?=年)")

_UNIT_CLASS: Final[dict[str | None, str]] = {
    "%": "pct",
    "％": "pct",
    "‰": "pct",
    "/10万": "pct",
    "/10万人": "pct",
    "个百分点": "pp",
    "百分点": "pp",
    None: "0",
    "第": "rank",
}
_SCALE: Final = re.compile(r"^(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)(?=.)")


@lru_cache(maxsize=4096)
def unit_class(unit: str | None) -> str:
    """pct, pp, rank, money or the counter itself without its scale."""
    found = _UNIT_CLASS.get(unit)
    if found is not None or unit is None:
        return found or "0"
    plain = _SCALE.sub("", unit)
    return "money" if "元" in plain else plain


def heading_class(title: str, year: int | None) -> str:
    """What a heading says of the numbers under it: plan, perhaps, review, problem or other; `year` is the report's."""
    years = [int(y) for y in _YEAR.findall(title)]
    if year is not None and years:
        if max(years) > year:
            return "plan"
        if not _PLAN.search(title):
            return "review"
    plan, review = _PLAN.search(title), _REVIEW.search(title)
    if plan and review and "情况" not in title[plan.end() :]:
        # 上半年工作总结和下半年工作思路 heads both: what comes first in it comes first in the text.
        return "plan" if plan.start() < review.start() else "review"
    if plan:
        return "plan"
    if _PROBLEM.search(title):
        return "problem"
    return "review" if review else "perhaps" if _PLAN_PERHAPS.search(title) else "other"


def lead(reading: Reading, position: int) -> str:
    """The word that leads in a list at `position`, or "": 增速 of 增速居前的镇为东湖镇(12.8%)、西岭镇(9.6%)."""
    leads = _LEADS.findall(reading.text[max(reading.clause_start(position), position - 160) : position])
    return leads[-1] if leads else ""


def kind_features(
    reading: Reading, i: int, previous: tuple[int, str] | None, headings: tuple[str, ...]
) -> list[str]:
    """Names of what holds of mention `i`; `previous` is the last observation before it and its kind."""
    text = reading.text
    m: Mention = reading.mentions[i]
    s, e = m.start, m.end
    u = unit_class(m.unit)
    clause = max(reading.clause_start(s), s - 40)
    left = text[clause:s]
    right = text[e : e + 8]
    w = reading.word_at(s)
    words = reading.words
    w1 = words[w - 1] if w else "^"
    w2 = words[w - 2] if w > 1 else "^"
    n1 = words[w + 1] if w + 1 < len(words) else "$"
    n2 = words[w + 2] if w + 2 < len(words) else "$"
    c = u if u in ("pct", "pp", "rank", "money", "0") else "n"
    out = [
        "bias", f"u={u}", f"f={m.form}", f"f={m.form}|c={c}", f"f={m.form}|u={u}",
        f"w1={w1}", f"c={c}|w1={w1}", f"c={c}|w2={w2}", f"c={c}|w12={w2}_{w1}", f"w12={w2}_{w1}",
        f"n1={n1}", f"c={c}|n1={n1}", f"u={u}|n1={n1}", f"c={c}|n12={n1}_{n2}",
        f"l1={text[s - 1 : s]}", f"l2={text[max(0, s - 2) : s]}", f"c={c}|l3={text[max(0, s - 3) : s]}",
        f"r1={right[:1]}", f"r2={right[:2]}", f"c={c}|r3={right[:3]}", f"u={u}|r1={right[:1]}",
        f"h={headings[0]}", f"in={m.inner}",
    ]  # fmt: skip
    if m.form in ("number", "numeral"):
        v = m.value or 0.0
        size = (
            "small"
            if v < 10
            else "teens"
            if v < 100
            else "hundreds"
            if v < 1900
            else "year"
            if v < 2100
            else "big"
        )
        out += [f"v={size}|u={u}|{m.form}", f"int={v == int(v)}|u={u}", f"v={size}|r2={right[:2]}"]
    # The cues of the clause, nearest last.
    found = list(_CUE.finditer(left))
    cues = [k.lastgroup for k in found]
    if cues:
        out += [f"c={c}|cue={cues[-1]}", f"c={c}|cues={'_'.join(str(k) for k in cues[-2:])}"]
        last = found[-1]
        out += [
            f"c={c}|cueword={last[0]}",
            f"c={c}|cueword={last[0]}|d={min(4, (len(left) - last.end()) // 2)}",
        ]
        out += [f"c={c}|has={k}" for k in sorted({str(k) for k in cues})]
    else:
        out.append(f"c={c}|nocue")
    if m.form == "rank":
        out += [
            f"among={bool(_AMONG.search(left))}",
            f"moves={bool(_MOVES.match(right))}",
            f"big={right[:1] == '大'}",
        ]
    side = _SIDE.search(left)
    if side:
        out += [f"side|c={c}", f"side={side[1] or side[2]}|c={c}"]
    cut = _CUT.search(left)
    if cut:
        out += [f"cut|c={c}", f"cut={cut[1]}|c={c}", f"cut|u={u}"]
    opened = left.rfind("“") > left.rfind("”")
    if opened:
        out += ["quoted", f"quoted|c={c}", f"quoted|c={c}|end={'”' in right[:4]}"]
    if left.rfind("《") > left.rfind("》"):
        out.append("booked")
    if text[s - 1 : s] in ("(", "（"):
        # 增速居前的镇为东湖镇(12.8%)、西岭镇(9.6%): what leads the list says what all of them are.
        out.append(f"c={c}|leads={lead(reading, s)}")
    if left.rfind("(") > left.rfind(")") or left.rfind("（") > left.rfind("）"):
        out += [f"bracketed|c={c}", f"bracketed|l1={text[s - 1 : s]}|r1={right[:1]}|c={c}"]
    if s == 0 or text[s - 1] == "\n":
        out += ["linestart", f"linestart|c={c}|r1={right[:1]}"]
    if clause == s:
        out.append(f"clausestart|c={c}|n1={n1}")
    for k in range(max(0, w - 7), max(0, w - 2)):
        if reading.starts[k] >= clause:
            out.append(f"c={c}|b={words[k]}")
    if previous is not None:
        p = reading.mentions[previous[0]]
        gap = text[p.end : s]
        if len(gap) <= 25 and "。" not in gap and "\n" not in gap:
            out += [f"c={c}|p={previous[1]}", f"c={c}|p={previous[1]}|pu={unit_class(p.unit)}"]
            if len(gap) <= 4:
                out += [f"c={c}|gap={gap}", f"c={c}|gap={gap}|p={previous[1]}"]
        elif len(gap) <= 60 and "。" not in gap:
            out.append(f"c={c}|p={previous[1]}|far")
    return out


def status_features(
    reading: Reading, i: int, kind: str, previous: tuple[int, str] | None, headings: tuple[str, ...],
    marked: Sequence[str], fraction: float, period: str | None,
) -> list[str]:  # fmt: skip
    """Names of what holds of observation `i` for its status.

    `previous` is the observation before it and its status, `marked` what `times.mark_features` saw, `fraction` how far
    into the report it stands, `period` the report's.
    """
    text = reading.text
    m = reading.mentions[i]
    start, end = reading.sentence(m.start)
    clause = reading.clause_start(m.start)
    at = max(start, m.start - 120)
    before = text[at : m.start]
    if "计划" in before or "规划" in before:
        before = _NAMED_PLAN.sub(lambda name: "\0" * len(name[0]), before)
    own = before[max(clause, m.start - 40, at) - at :]
    after = text[m.end : min(end, m.end + 12)]
    h = headings[0]
    w = reading.word_at(m.start)
    eighth = int(fraction * 8)
    out = [
        "bias", f"k={kind}", f"h={h}", f"h2={h}/{headings[1]}", f"pos={eighth}", f"pos={eighth}|h={h}",
        f"w1={reading.words[w - 1] if w else '^'}", f"r2={after[:2]}", f"r1={after[:1]}", f"f={m.form}",
        f"u={unit_class(m.unit)}|h={h}", f"r1={after[:1]}|h={h}", *marked, *[f"{f}|h={h}" for f in marked],
    ]  # fmt: skip
    if previous is not None:
        p = reading.mentions[previous[0]]
        gap = text[p.end : m.start] if m.start - p.end < 400 else "\n\n"
        near = (
            "list"
            if len(gap) < 4
            else "sentence"
            if p.start >= start
            else "line"
            if "\n" not in gap
            else "far"
        )
        out += [
            f"p={previous[1]}",
            f"p={previous[1]}|{near}",
            f"p={previous[1]}|{near}|h={h}",
            f"p={previous[1]}|h={h}",
        ]
        out.append(f"p={previous[1]}|{near}|{marked[0]}")
    cues = [_status_cue(cue, period) for cue in _STATUS_CUE.findall(before)]
    for cue in sorted(set(cues)):
        out += [f"s={cue}", f"s={cue}|h={h}"]
    if cues:
        out += [f"last={cues[-1]}", f"last={cues[-1]}|h={h}", f"last={cues[-1]}|k={kind}"]
    for cue in sorted({_status_cue(cue, period) for cue in _STATUS_CUE.findall(own)}):
        out += [f"o={cue}", f"o={cue}|h={h}", f"o={cue}|k={kind}"]
    first = reading.word_at(start)
    for sort, a, b in (("b", max(reading.word_at(clause), w - 8), w), ("first", first, min(first + 3, w))):
        out += [
            f"{sort}={reading.words[k]}"
            for k in range(a, b)
            if reading.starts[k] < at or before[reading.starts[k] - at] != "\0"
        ]
    if after[:1] in ("(", "（"):
        out.append(f"paren={after[:4]}")
    return out


def _status_cue(cue: str, period: str | None) -> str:
    """A year said in numbers as later than the report's (Y+), earlier (Y-) or its own.

    Its own year is past in an annual report, and half to come in one of the first half.
    """
    if "20" not in cue or period is None:
        return cue
    named, own = re.sub(r"\D", "", cue)[:4], period[:4]
    return "Y+" if named > own else "Y-" if named < own else f"Y={len(period) == 4}"
