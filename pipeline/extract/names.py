"""Candidates for an observation's name: where in the sentence the indicator may stand, and what speaks for each place.

A name stands in the clause left of its number, right after it, in both places (新增|33个|"两通工程"项目), or was said
before and is inherited (固定资产投资8.02亿元、增长24.1%). Each reading is a candidate with features; the ranker chooses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import rjieba

from pipeline import catalogue
from pipeline.extract.choice import Candidate
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

MAX_LEFT: Final = 22  # words of the clause to the left that a name may reach back over
MAX_RIGHT: Final = 9  # words to the right


@dataclass(frozen=True, slots=True)
class Named:
    """An observation that already has its name: what later ones may inherit."""

    mention: int
    kind: str
    name: str
    verb: str  # its leading verb, "" where it has none


_OPEN: Final = frozenset("、，,；;。：:\n")
# What a name never begins or ends with: list marks, whose and how, the verb between name and number.
_TRIM: Final = re.compile(
    r"^(?:[、，,；;：:和与及的]|[一二三四五六七八九十]+是(?!否)|\d{1,2}[.．、](?=[^\d])|[（(][一二三四五六七八九十\d]+[）)]"
    r"|其中|全[市县区镇乡省](?=..)|我[市县区镇乡省局]|累计|共计|已经|截至目前|积极|大力|持续|全面|扎实)+"
    r"|(?:[、，,；;：:和与及的]|超过?|达到?|约|近|不少于|不低于|不超过|进入|增加到?|增至|提升至|提高到?|提升到?|首次|翻番|突破|降至|下降到?|控制在|稳定在|保持在"
    r"|(?<=[\u4e00-\u9fff]{3})[从由为至])+$"
)
# When is no part of a name.
_WHEN: Final = re.compile(
    r"^(?:到|至|从|自|截至|对)?(?:(?:19|20)\d\d年?(?:度|末|底|的|来)?|今年以来|[今去明]年|全年|年内|[上下]半年|\d{1,2}[-—–]\d{1,2}月份?|\d{1,2}月(?:份|底|末)?|[一二三四]季度|前三季度)+"
    r"|(?:(?:19|20)\d\d年度?|上半年|今年)"
)
_FILLER: Final = frozenset(
    {
        "超",
        "超过",
        "近",
        "约",
        "达",
        "达到",
        "共",
        "共计",
        "了",
        "的",
        "为",
        "到",
        "至",
        "有",
        "逾",
        "突破",
        "累计",
        "完成",
        "实现",
    }
)
_SKIP_RIGHT: Final = frozenset({"以上", "左右", "的", "余", "多", "以内", "以下", ")", "）"})
_VERB_TAGS: Final = frozenset({"v", "vn", "vd", "vg", "vi", "vq"})
_BROKEN: Final = ("broken",)


@lru_cache(maxsize=65536)
def tag(word: str) -> str:
    """Part of speech of a word on its own."""
    tagged = rjieba.tag(word)
    return tagged[0][1] if tagged else "x"


@cache
def known_names() -> frozenset[str]:
    """Every name and alias of the catalogue."""
    return frozenset(
        name for row in catalogue.indicators() for name in (row.name_zh, *row.aliases.split("|")) if name
    )


def leading_verb(name: str) -> str:
    """The verbs a name opens with (新建, 申报), or "": what 新建文化驿站1个、书房1个 hands on."""
    verb = ""
    for word in rjieba.cut(name[:12]):
        if tag(word) not in _VERB_TAGS or len(verb) > 4:
            break
        verb += word
    return verb if verb != name else ""


@lru_cache(maxsize=4096)
def _stems(name: str) -> tuple[str, ...]:
    """The name without its last word: 签约项目 of 签约项目总投资, so that 开工率 can take that word's place."""
    words = rjieba.cut(name)
    return tuple(s for s in ("".join(words[:-1]), "".join(words[:-2])) if len(s) > 1)


def _length(n: int) -> str:
    return (
        "1-2"
        if n < 3
        else "3-5"
        if n < 6
        else "6-9"
        if n < 10
        else "10-14"
        if n < 15
        else "15-22"
        if n < 23
        else "23+"
    )


def _whole(name: str) -> bool:
    return (
        name.count("“") == name.count("”")
        and name.count("(") == name.count(")")
        and name.count("（") == name.count("）")
        and name.count("《") == name.count("》")
    )


def _left_edges(words: Sequence[str], lo: int, hi: int, opener: str, kind: str) -> list[list[str]]:
    """Features of a name that begins at word lo, lo+1, …, hi-1; `opener` is the character before word lo."""
    rows = []
    for a in range(lo, hi):
        w = words[a]
        t = tag(w)
        if a == lo:
            rows.append([f"L0|{opener}", f"L0|w={w}", f"L0|t={t}|{kind}", f"L0|{opener}|t={t}"])
            continue
        p = words[a - 1]
        q = words[a - 2] if a - 2 >= lo else "^"
        pt = tag(p)
        rows.append(
            [
                f"Lp={p}", f"Lp={p}|{kind}", f"Lw={w}", f"Lpt={pt}", f"Lpt={pt}|t={t}", f"Lp={p}|t={t}", f"Lpp={q}|{p}",
                f"Lw={w}|pt={pt}", f"Ln={min(a - lo, 6)}", f"Ln={min(a - lo, 6)}|pt={pt}", f"Lsk={''.join(words[lo:a])[-8:]}",
            ]
        )  # fmt: skip
    return rows


def _right_edges(words: Sequence[str], lo: int, w: int, kind: str, u: str) -> dict[int, list[str]]:
    """Features of a name that ends before word b, for b = w, w-1, …; the words from b to the number are the gap."""
    rows = {}
    for b in range(w, max(lo, w - 9), -1):
        k = words[b - 1]
        gap = "".join(words[b:w])
        row = [f"Rk={k}", f"Rkt={tag(k)}", f"Rn={w - b}|{kind}", f"Rkc={k[-1]}", f"Rkc={k[-1]}|{kind}"]
        if b < w:
            g = words[b]
            row += [
                f"Rg={gap[:10]}", f"Rg={gap[:10]}|{kind}", f"Rg1={g}", f"Rg1={g}|{kind}", f"Rgl={words[w - 1]}|{kind}",
                f"Rgt={tag(g)}|{tag(k)}", f"Rg1={g}|kt={tag(k)}", *[f"Rgw={x}" for x in words[b:w]],
            ]  # fmt: skip
        else:
            row += [f"R0|{kind}", f"R0|{u}|kt={tag(k)}", f"R0|{u}"]
        rows[b] = row
    return rows


def _tail_edges(words: Sequence[str], r0: int, text_end: int, kind: str, u: str) -> dict[int, list[str]]:
    """Features of a name whose second part runs from word r0 up to word e."""
    rows = {}
    for e in range(r0 + 1, min(len(words), r0 + MAX_RIGHT) + 1):
        k = words[e - 1]
        if k[0] in _OPEN and k != "、":
            break
        n = words[e] if e < len(words) else "$"
        rows[e] = [
            f"Tk={k}", f"Tkt={tag(k)}", f"Tn={n}", f"Tnt={tag(n)}", f"Tnt={tag(n)}|kt={tag(k)}", f"Tlen={e - r0}",
            f"Tkc={k[-1]}|n={n[0]}", f"Tkc={k[-1]}", f"Tw0={words[r0]}|{u}", f"Tw0t={tag(words[r0])}|{u}", f"Tn={n}|kt={tag(k)}",
        ]  # fmt: skip
        if e >= text_end:
            break
    return rows


def candidates(
    reading: Reading, i: int, kind: str, history: Sequence[Named], observed: set[int]
) -> list[Candidate]:
    """Every reading of the name of mention `i`; `history` holds the report's observations named so far, `observed`
    the indices of all mentions that are observations."""
    text, words, starts = reading.text, reading.words, reading.starts
    m = reading.mentions[i]
    u = unit_class(m.unit)
    w = reading.word_at(m.start)
    sentence_start, _ = reading.sentence(m.start)
    previous = [h for h in history[-6:] if reading.mentions[h.mention].start >= sentence_start]
    floor = max(reading.clause_start(m.start), sentence_start)
    if previous:
        floor = max(floor, reading.mentions[previous[-1].mention].end)
    lo = max(reading.word_at(floor), w - MAX_LEFT)
    while lo < w and words[lo] in ("、", "，", ",", "其中", "和", "及", "与", "以上", "左右", " "):
        lo += 1
    opener = text[starts[lo] - 1] if lo < len(starts) and starts[lo] else "^"
    before = text[floor : m.start]
    found: list[Candidate] = []

    left = _left_edges(words, lo, w, opener, kind)
    right = _right_edges(words, lo, w, kind, u)

    # What follows the number.
    r0 = w + 1
    while r0 < len(words) and words[r0] in _SKIP_RIGHT:
        r0 += 1
    stop = len(words)
    for k in range(r0, min(len(words), r0 + MAX_RIGHT)):
        if words[k][0] in "，,；;。：:！？\n":
            stop = k
            break
    for j in range(i + 1, min(i + 4, len(reading.mentions))):
        if j in observed:
            stop = min(stop, reading.word_at(reading.mentions[j].start))
            break
    tail = _tail_edges(words, r0, stop, kind, u) if r0 < stop else {}
    tail = {e: f for e, f in tail.items() if e <= stop}
    follows = "end" if not tail else "、" if words[r0] == "、" else tag(words[r0])
    shape = f"{'empty' if lo >= w else 'left'}|{'tail' if tail else 'notail'}|{follows}"
    base = (f"{kind}|{shape}", f"{u}|{shape}")

    names = known_names()
    shared: dict[str, list[str]] = {}

    def add(name: str, rule: str, *groups: Sequence[str]) -> None:
        name = _TRIM.sub("", _WHEN.sub("", name) if "年" in name or "月" in name else name)
        if not name:
            return
        if rule not in shared:
            shared[rule] = [f"T={rule}|{kind}", f"T={rule}", *[f"T={rule}|{b}" for b in base]]
        length = _length(len(name))
        if length + rule not in shared:
            shared[length + rule] = [f"len={length}|{rule}", f"len={length}|{kind}"]
        more = [shared[rule], shared[length + rule]]
        if not _whole(name):
            more.append(_BROKEN)
        if name in names:
            if "known" + rule not in shared:
                shared["known" + rule] = ["known", f"known|{rule}"]
            more.append(shared["known" + rule])
        found.append(Candidate(name, rule, (*more, *groups)))

    for b, right_row in right.items():
        for a in range(lo, b):
            start, end = starts[a], starts[b - 1] + len(words[b - 1])
            add(text[start:end], "left", left[a - lo], right_row)
    heads: dict[tuple[int, int], list[str]] = {}
    if tail and words[r0] != "、":
        for e, tail_row in tail.items():
            tail_text = text[starts[r0] : starts[e - 1] + len(words[e - 1])]
            add(tail_text, "tail", tail_row, (f"tail|before={words[w - 1] if lo < w else '^'}",))
            b = w
            while True:
                for a in range(lo, b):
                    if b - a > 8:
                        continue
                    head = text[starts[a] : starts[b - 1] + len(words[b - 1])]
                    if (a, b) not in heads:
                        heads[a, b] = [
                            *[f"B{f}" for f in left[a - lo]], f"Bk={words[b - 1]}", f"Bkt={tag(words[b - 1])}",
                            f"Bgap={text[starts[b] : m.start] if b < w else ''}", f"Bn={b - a}", f"Bhead={head[-6:]}",
                        ]  # fmt: skip
                    add(head + tail_text, "both", heads[a, b], tail_row)
                if b > lo and words[b - 1] in _FILLER:
                    b -= 1
                else:
                    break
    # Inherited from what the sentence, or the report, said before.
    gap = text[reading.mentions[history[-1].mention].end : m.start] if history else ""
    near = gap if len(gap) <= 6 else "far"
    cue = next(
        iter(
            re.findall(
                r"增长|增速|增幅|下降|上升|提高|减少|占|居|列|排|完成|高于|低于|快于|其中|分别|均", before
            )
        ),
        "",
    )
    for n, h in enumerate(reversed(previous[-3:]), 1):
        pair = f"{h.kind}>{kind}"
        how = (
            f"I{n}|{pair}", f"I{n}|{pair}|lo={lo >= w}", f"I{n}|cue={cue}|{kind}", f"I{n}|near={near}", f"I{n}|{pair}|n={min(w - lo, 5)}",
            f"I{n}|first={words[lo] if lo < w else ''}|{kind}", f"I{n}|last={words[w - 1]}|{kind}", f"I{n}|op={opener}|{kind}",
        )  # fmt: skip
        add(h.name, f"inherit{n}", how)
        if n == 1:
            rows = [[*[f"P{f}" for f in row], f"Pk={pair}"] for row in left[:3]]
            for b, right_row in right.items():
                for a in range(lo, min(b, lo + 3)):
                    part = text[starts[a] : starts[b - 1] + len(words[b - 1])]
                    add(
                        h.name + part,
                        "prev+left",
                        rows[a - lo],
                        right_row,
                        (f"Pp={part[:6]}", f"Pe={part[-2:]}"),
                    )
            for stem in _stems(h.name):
                for b, right_row in right.items():
                    for a in range(lo, min(b, lo + 2)):
                        part = text[starts[a] : starts[b - 1] + len(words[b - 1])]
                        add(
                            stem + part,
                            "stem+left",
                            rows[a - lo],
                            right_row,
                            (f"Sp={part[:6]}", f"Se={part[-2:]}", f"Sn={len(h.name) - len(stem)}"),
                        )
        if h.verb and n == 1:
            same = u == unit_class(reading.mentions[h.mention].unit)
            rows = [
                [
                    *[f"V{f}" for f in row],
                    f"Vo={opener}|{tag(words[lo + k])}",
                    f"Vv={h.verb}",
                    f"Vp={pair}",
                    f"Vu={same}",
                ]
                for k, row in enumerate(left[:3])
            ]
            for b, right_row in right.items():
                for a in range(lo, min(b, lo + 3)):
                    add(
                        h.verb + text[starts[a] : starts[b - 1] + len(words[b - 1])],
                        "verb+left",
                        rows[a - lo],
                        right_row,
                    )
            handed = (f"VTo={opener}", f"VTe={lo >= w}", f"VTv={h.verb}")
            for e, tail_row in tail.items():
                add(
                    h.verb + text[starts[r0] : starts[e - 1] + len(words[e - 1])],
                    "verb+tail",
                    tail_row,
                    handed,
                )
    # From the clause before, which has no number of its own.
    clause = reading.clause_start(m.start)
    if clause > sentence_start and (not previous or reading.mentions[previous[-1].mention].end <= clause):
        back = reading.clause_start(clause - 1)
        plo, phi = reading.word_at(max(back, sentence_start)), reading.word_at(clause - 1)
        if previous:
            plo = max(plo, reading.word_at(reading.mentions[previous[-1].mention].end))
        plo = max(plo, phi - 14)
        if plo < phi:
            begins = [[f"C{f}" for f in row] for row in _left_edges(words, plo, phi, "，", kind)]
            ends = {b: [f"C{f}" for f in row] for b, row in _right_edges(words, plo, phi, kind, u).items()}
            here = (
                f"Ccue={cue}|{kind}",
                f"Cn={min(w - lo, 5)}|{kind}",
                f"Cfirst={words[lo] if lo < w else ''}",
            )
            for b in sorted(ends, reverse=True)[:4]:
                for a in range(plo, b):
                    part = text[starts[a] : starts[b - 1] + len(words[b - 1])]
                    add(part, "clause", begins[a - plo], ends[b], here)
    # Several at once: A、B均居第一.
    if kind == "rank" and len(previous) > 1:
        several = [h.name for h in previous[-3:] if h.kind != "rank"]
        if len(dict.fromkeys(several)) > 1:
            add("、".join(dict.fromkeys(several)), "several", (f"S|cue={cue}", f"S|均={'均' in before}"))
    found.extend(_distributed(reading, i, kind, previous))
    return found


def _distributed(reading: Reading, i: int, kind: str, previous: Sequence[Named]) -> list[Candidate]:
    """A、B、C分别增长1%、2%、3%: the item of the list that stands where the number stands in its own list."""
    text, m = reading.text, reading.mentions[i]
    sentence_start = max(reading.sentence(m.start)[0], m.start - 300)
    at = max(text.rfind("分别", sentence_start, m.start), text.rfind("依次", sentence_start, m.start))
    if at < 0:
        return []
    # Which of the numbers since 分别 this one is; numbers that are joined by 、 or 和 only.
    position = 0
    for j in range(i - 1, -1, -1):
        other = reading.mentions[j]
        if other.start < at:
            break
        position += 1
    between = text[at : m.start]
    if re.search(r"[；;。]", between):
        return []
    start = max(sentence_start, reading.clause_start(at))
    for h in previous:
        e = reading.mentions[h.mention].end
        if start < e <= at:
            start = e
    subject = text[start:at]
    parts = [p for p in re.split(r"[、]|和|与|及(?!其)", subject.strip("、，,")) if p]
    if not 1 < len(parts) <= 12 or position >= len(parts):
        return []
    own = parts[position]
    names = {"dist": own}
    last = parts[-1]
    # 新能源汽车、集成电路产量: what the last item has in common belongs to all of them.
    tokens = rjieba.cut(last)
    if position < len(parts) - 1 and len(tokens) > 1:
        names["dist+tail1"] = own + tokens[-1]
        if len(tokens) > 2:
            names["dist+tail2"] = own + tokens[-2] + tokens[-1]
            if len(tokens) > 3:
                names["dist+tail3"] = own + "".join(tokens[-3:])
    head = rjieba.cut(parts[0])
    if position > 0 and len(head) > 1:
        names["dist+head1"] = head[0] + own
        names["dist+head2"] = head[0] + head[1] + own
    out = []
    known = known_names()
    for rule, name in names.items():
        features = [
            f"T={rule}",
            f"T={rule}|{kind}",
            f"T={rule}|pos={min(position, 3)}",
            f"T={rule}|same={len(parts)}",
        ]
        features += [
            f"D{rule}|own={own[-1]}|last={last[-1]}",
            f"D{rule}|eq={own[-1] == last[-1]}",
            f"D{rule}|t={tag(tokens[-1])}",
            f"D{rule}|lw={tokens[-1]}",
            f"Dlen={rule}|{_length(len(name))}",
        ]
        if name in known:
            features += ["known", f"known|{rule}"]
        out.append(Candidate(name, rule, (features,)))
    return out
