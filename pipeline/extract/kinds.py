"""What a mention and its surroundings look like to the models that choose its kind and its status."""

import re
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
_STATUS_CUE: Final = re.compile(
    r"力争|确保|争取|计划|预计|预期|目标|不少于|不低于|任务|要|将|拟|规划|安排|预算|初步|有望|完成|实现|达到|已|"
    r"累计|新增|建成|共|全年|下半年|上半年|明年|今年|年底|年内|到20\d\d年|20\d\d年|今后|未来|下一步|同比|推进|加快|开展|全面|继续|启动|打造|建设|实施"
)
PLAN: Final = re.compile(
    r"下半年|下一步|明年|打算|思路|计划|安排|目标|任务|举措|展望|今后|未来|要求|部署|(?:重点|主要)工作|建议|措施|20[2-3]\d年工作"
)
REVIEW: Final = re.compile(
    r"完成情况|工作情况|工作总结|回顾|成效|成绩|上半年|开展情况|进展|亮点|过去|发展成就|主要工作(?:情况|和|完成)|以来"
)
PROBLEM: Final = re.compile(r"问题|困难|不足|短板|挑战|制约")

_UNIT_CLASS: Final[dict[str | None, str]] = {
    "%": "pct",
    "％": "pct",
    "‰": "pct",
    "个百分点": "pp",
    "百分点": "pp",
    None: "0",
    "第": "rank",
}
_SCALE: Final = re.compile(r"^(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)(?=.)")


def unit_class(unit: str | None) -> str:
    """pct, pp, rank, money or the counter itself without its scale."""
    found = _UNIT_CLASS.get(unit)
    if found is not None or unit is None:
        return found or "0"
    plain = _SCALE.sub("", unit)
    return "money" if "元" in plain else plain


def heading_class(title: str) -> str:
    """plan, review, problem or other: what a heading says the numbers under it are."""
    plan, review = PLAN.search(title), REVIEW.search(title)
    if PROBLEM.search(title) and not plan:
        return "problem"
    if plan and review:  # 上半年工作总结和下半年工作思路: the report's title, which says both
        return "plan" if plan.start() < review.start() and "完成情况" not in title else "review"
    return "plan" if plan else "review" if review else "other"


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
    cues = [k.lastgroup for k in _CUE.finditer(left)]
    if cues:
        out += [f"c={c}|cue={cues[-1]}", f"c={c}|cues={'_'.join(str(k) for k in cues[-2:])}"]
        last = [k for k in _CUE.finditer(left)][-1]
        out += [
            f"c={c}|cueword={last[0]}",
            f"c={c}|cueword={last[0]}|d={min(4, (len(left) - last.end()) // 2)}",
        ]
        out += [f"c={c}|has={k}" for k in set(cues)]
    else:
        out.append(f"c={c}|nocue")
    opened = left.rfind("“") > left.rfind("”")
    if opened:
        out += ["quoted", f"quoted|c={c}", f"quoted|c={c}|end={'”' in right[:4]}"]
    if left.rfind("《") > left.rfind("》"):
        out.append("booked")
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
    reading: Reading,
    i: int,
    kind: str,
    previous: str,
    headings: tuple[str, ...],
    fraction: float,
    year: int | None,
) -> list[str]:
    """Names of what holds of observation `i` for its status; `previous` is the last observation's, `year` the report's."""
    text = reading.text
    m = reading.mentions[i]
    start, end = reading.sentence(m.start)
    clause = reading.clause_start(m.start)
    before = text[max(start, m.start - 120) : m.start]
    own = text[max(clause, m.start - 40) : m.start]
    after = text[m.end : min(end, m.end + 12)]
    h = "/".join(headings[:2])
    w = reading.word_at(m.start)
    out = [
        "bias", f"k={kind}", f"h={headings[0]}", f"h2={h}", f"p={previous}", f"p={previous}|h={headings[0]}",
        f"pos={int(fraction * 8)}", f"pos={int(fraction * 8)}|h={headings[0]}", f"w1={reading.words[w - 1] if w else '^'}",
        f"r2={after[:2]}", f"r1={after[:1]}", f"u={unit_class(m.unit)}|h={headings[0]}", f"f={m.form}",
    ]  # fmt: skip
    cues = [k[0] for k in _STATUS_CUE.finditer(before)]
    if year is not None:
        cues = ["Y+" if k.strip("到年").isdigit() and int(k.strip("到年")) > year else
                "Y=" if k.strip("到年").isdigit() and int(k.strip("到年")) == year else
                "Y-" if k.strip("到年").isdigit() else k for k in cues]  # fmt: skip
    for k in set(cues):
        out += [f"s={k}", f"s={k}|h={headings[0]}"]
    if cues:
        out += [f"last={cues[-1]}", f"last={cues[-1]}|h={headings[0]}"]
    for k in {k[0] for k in _STATUS_CUE.finditer(own)}:
        out += [f"o={k}", f"o={k}|h={headings[0]}"]
    for k in range(reading.word_at(clause), w):
        if w - k <= 8:
            out.append(f"b={reading.words[k]}")
    first = reading.word_at(start)
    out += [f"first={reading.words[k]}" for k in range(first, min(first + 3, w))]
    if "(" in after[:2] or "（" in after[:2]:
        out.append(f"paren={after[:4]}")
    return out
