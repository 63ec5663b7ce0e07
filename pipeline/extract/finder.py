"""Candidates for a name around its number: left of it, right of it, in both places, or inherited from one before."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import rjieba

from pipeline.extract import edges
from pipeline.extract.choice import Best, Candidate, Row
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND, Reading
from pipeline.extract.words import TRIM, known_names, length_class, tag

MAX_LEFT: Final = 22  # words of the clause to the left that a name may reach back over


@dataclass(frozen=True, slots=True)
class Named:
    """An observation that already has its name: what later ones may inherit."""

    mention: int
    kind: str
    name: str
    verb: str  # its leading verb, "" where it has none
    entity: str | None = None


# When is no part of a name.
_WHEN: Final = re.compile(
    r"^(?:到|至|从|自|截至|对)?(?:(?:19|20)\d\d年?[-—–～至到](?:19|20)\d\d年?|(?:19|20)\d\d年?(?:度|末|底|的|来)?|今年以来|[一二三四五]年来|[今去明]年|全年|年内|[上下]半年|\d{1,2}[-—–]\d{1,2}月份?|\d{1,2}月(?:份|底|末)?|[一二三四]季度|前三季度)+"
    r"|(?:(?:19|20)\d\d年度?|上半年|今年)"
)
# What a part of a name never begins with: a goal's verb, a time, how far it is done.
_BEFORE_PART: Final = re.compile(
    r"^(?:力争|争取$|确保|预计|计划(?!总?投资)|促?使(?!用)|全年|年内|年底|[上下]半年|再(?!生)|共(?![享同建青产]))+"
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
_BROKEN: Final = Row(("broken",))
_MARKS: Final = re.compile("[“”()（）《》]")
_MEASURE_OF: Final = re.compile("(?:增速|增幅|降幅|涨幅|跌幅)$")
_PAIRS: Final = ("“”", "()", "（）", "《》")
_CUE: Final = re.compile(r"增长|增速|增幅|下降|上升|提高|减少|占|居|列|排|完成|高于|低于|快于|其中|分别|均")
_OWN_RATE: Final = re.compile(
    r"[，,、；;](?:其中)?[\u4e00-\u9fff“”]{3,16}?(?:率|比重|占比|覆盖面|进度)(?:为|达到?|超过?|约|近|总体达到|均为)?"
)
_CONNECTIVES: Final = frozenset({"、", "，", ",", "其中", "和", "及", "与", "以上", "左右", " "})
_FIRST: Final = frozenset(
    "-—–从各、，,；;：:和与及的一二三四五六七八九十0123456789（(其全我累共已截特尤积大持扎目当实完"
)
_LAST: Final = frozenset("、，,；;：:和与及的超过达到约近于入加至高升次番破降在从由为定")


def leading_verb(name: str) -> str:
    """The verbs a name opens with (新建, 申报), or "": what 新建文化驿站1个、书房1个 hands on."""
    verb = ""
    for word in rjieba.cut(name[:12]):
        if tag(word) not in _VERB_TAGS or len(verb) > 4:
            break
        verb += word
    return verb if verb != name else ""


@lru_cache(maxsize=4096)
def stems(name: str) -> tuple[str, ...]:
    """The name without its last word: 签约项目 of 签约项目总投资, so that 开工率 can take that word's place."""
    words = rjieba.cut(name)
    return tuple(
        s for s in ("".join(words[:-1]), "".join(words[:-2])) if len(s) > 1 and s[-1] not in "未不的和与及"
    )


def _paired(name: str) -> bool:
    return all(name.count(opening) == name.count(closing) for opening, closing in _PAIRS)


def _mended(name: str, text: str) -> str:
    """The name with the mark its edge has cut off, as `text` has it: 公共机构用能(碳 is 公共机构用能(碳)."""
    for opening, closing in _PAIRS:
        more = name.count(opening) - name.count(closing)
        if more == 1:
            name = name + closing if name + closing in text else name
        elif more == -1 and name.endswith(closing):
            name = name[:-1]
        elif more == -1:
            name = opening + name if opening + name in text else name
        name = name.replace(opening + closing, "")
    return name


def _repeats(name: str, part: str) -> bool:
    """Whether a name ends with what its part says again: 受理来信来访326件次，其中来信86件."""
    return not name.endswith("”") and part in name[-2 * len(part) :]


# 5.2亿元、3.1亿元，分别增长6.8%、4.5%: each of those before; 完成年度任务的62%、48%.
_MOVED: Final = "(?:增长|下降|增加|减少|上升|提高)"
_IN_TURN: Final = {
    "growth": re.compile(
        rf"(?:以上|左右)?[，,、；;](?:[较比与][^，,；;。、]{{2,14}}?)?(?:(?:同比|环比|两年平均|年均|分别){{1,3}}(?:[较比][^，,；;。、]{{2,10}}?)?{_MOVED}?|{_MOVED})了?[-－+＋]?"
    ),
    "rank": re.compile(r"[，,、；;](?:数量|总量)?(?:分别|依次)(?:位?居|位?列|排名?)[^，,；;。、\d]{0,6}"),
    "progress": re.compile(
        r"[，,、；;](?:分别)?(?:完成|占|达到?)[^，,；;。、\d]{0,10}?(?:的|率)?(?:分别)?(?:为|达)?"
    ),
}
_IN_TURN["change"] = _IN_TURN["growth"]


def in_turn(reading: Reading, i: int, kind: str, history: Sequence[Named]) -> Named | None:
    """What number `i` is told of in its turn: of those before, as many as there are numbers now, in their order."""
    if kind not in _IN_TURN:
        return None
    mentions = reading.mentions
    first, last = reading.row(i, AND)
    count = last - first + 1
    sentence = reading.sentence(mentions[i].start)[0]
    earlier = [
        h for h in history[-6 * count :] if h.mention < first and mentions[h.mention].start >= sentence
    ]
    before = earlier[-count:]
    if count < 2 or len(before) < count:
        return None
    end = mentions[before[-1].mention].end
    said = _IN_TURN[kind].fullmatch(reading.text, end, mentions[first].start)
    if said and len({h.kind for h in before}) > 1:
        # A 1.2亿元，增长11%，其中B 0.6亿元，增长9%，分别完成年度任务的55%和53%: of as many amounts.
        before = [h for h in earlier if h.kind == "level"]
        said = said if "分别" in said[0] and len(before) == count else None
    return before[i - first] if said else None


class Finder:
    """The candidates of one mention; `best` says which of several edges are worth combining (all, in training)."""

    def __init__(
        self,
        reading: Reading,
        i: int,
        kind: str,
        history: Sequence[Named],
        observed: Container[int],
        best: Best,
    ) -> None:
        self.reading, self.i, self.kind, self.best = reading, i, kind, best
        self.text, self.words, self.starts = reading.text, reading.words, reading.starts
        self.mention = m = reading.mentions[i]
        self.u = unit_class(m.unit)
        self.w = w = reading.word_at(m.start)
        self.sentence, _ = reading.sentence(m.start)
        self.history = history
        self.previous = [h for h in history[-6:] if reading.mentions[h.mention].start >= self.sentence]
        floor = max(reading.clause_start(m.start), self.sentence)
        if self.previous:
            floor = max(floor, reading.mentions[self.previous[-1].mention].end)
        lo = max(reading.word_at(floor), w - MAX_LEFT)
        while lo < w and self.words[lo] in _CONNECTIVES:
            lo += 1
        self.lo = lo
        self.opener = self.text[self.starts[lo] - 1] if lo < len(self.starts) and self.starts[lo] else "^"
        self.left = edges.left(self.words, lo, w, self.opener, kind)
        self.right = edges.right(self.words, lo, w, kind, self.u)
        self._look_right(i, observed)
        before = self.text[floor : m.start]
        cue = _CUE.search(before)
        self.cue = cue[0] if cue else ""
        self.even = "均" in before
        follows = (
            "end" if not self.tail else "、" if self.words[self.r0] == "、" else tag(self.words[self.r0])
        )
        shape = f"{'empty' if lo >= w else 'left'}|{'tail' if self.tail else 'notail'}|{follows}"
        rate = any(word[-1] in "率比度" for word in self.words[lo:w])
        self.base = (f"{kind}|{shape}", f"{self.u}|{shape}", f"{kind}|rate={rate}|{lo >= w}")
        self.window = self.text[floor : self.starts[self.stop - 1] if self.tail else m.start]
        self.marked = bool(_MARKS.search(self.window)) or any(_MARKS.search(h.name) for h in self.previous)
        self.shared: dict[str, Row] = {}
        self.wholes: dict[str, Row] = {}
        self.beside_place = False
        self.insides: dict[tuple[int, int, str], Row] = {}
        self.found: list[Candidate] = []

    def _look_right(self, i: int, observed: Container[int]) -> None:
        words = self.words
        r0 = self.w + 1
        while r0 < len(words) and words[r0] in _SKIP_RIGHT:
            r0 += 1
        stop = min(len(words), r0 + edges.MAX_RIGHT)
        for k in range(r0, stop):
            if words[k][0] in "，,；;。：:！？\n":
                stop = k
                break
        for j in range(i + 1, min(i + 4, len(self.reading.mentions))):
            if j in observed:
                stop = min(stop, self.reading.word_at(self.reading.mentions[j].start))
                break
        self.r0, self.stop = r0, stop
        self.tail = edges.tail(words, r0, stop, self.u) if r0 < stop else []

    def span(self, a: int, b: int) -> str:
        """The text of words a to b-1."""
        return self.text[self.starts[a] : self.starts[b - 1] + len(self.words[b - 1])] if b > a else ""

    def add(self, name: str, rule: str, *groups: Row) -> None:
        """A candidate with what every candidate of its rule and length has in common."""
        if "年" in name or "月" in name:
            name = _WHEN.sub("", name)
        if name[:1] in _FIRST or name[-1:] in _LAST:
            name = TRIM.sub("", name)
        broken = self.marked and not _paired(name)
        if broken:
            name = _mended(name, self.window)
            broken = not _paired(name)
        if not name:
            return
        shared = self.shared
        length = length_class(len(name))
        key = rule + length
        if key not in shared:
            shared[key] = Row(
                (f"T={rule}|{self.kind}", f"T={rule}", *[f"T={rule}|{b}" for b in self.base],
                 f"len={length}|{rule}", f"len={length}|{self.kind}")
            )  # fmt: skip
        more = [shared[key], *groups]
        if name not in self.wholes:
            self.wholes[name] = self.whole(name, length)
        more.append(self.wholes[name])
        if broken:
            more.append(_BROKEN)
        if name in known_names():
            if "known" + rule not in shared:
                shared["known" + rule] = Row(("known", f"known|{rule}"))
            more.append(shared["known" + rule])
        self.found.append(Candidate(name, rule, more))

    def whole(self, name: str, length: str) -> Row:
        """How a name begins and ends, wherever it was found: 处罚金额 alone says nothing, 万元 is of no 企业."""
        u = "pct" if self.u in ("pct", "pp") else self.u
        end = name[-2:]
        return Row((
            f"N$={end}|{length}", f"N$={end}|{u}", f"N^={name[:2]}|{name[-1:]}", f"N$3={name[-3:]}", f"N$4={name[-4:]}",
        ))  # fmt: skip

    def inner(self, a: int, b: int, rule: str) -> Row:
        """What stands inside words a to b-1: a name of 企业采取服务 is none."""
        key = a, b, rule
        if key not in self.insides:
            tags = [tag(word) for word in self.words[a:b]]
            verbs = min(3, sum([t[0] == "v" for t in tags[1:-1]]))
            self.insides[key] = Row((
                *[f"X{rule}={t}" for t in dict.fromkeys(tags[1:-1])], f"Xv{rule}={verbs}",
                f"Xv{rule}={verbs}|{min(b - a, 6)}", f"Xs{rule}={tags[0]}|{tags[-1]}",
            ))  # fmt: skip
        return self.insides[key]

    def in_clause(self) -> None:
        """The name stands left of the number, right of it, or in both places."""
        lo, w, r0 = self.lo, self.w, self.r0
        starts = self.best(self.left, 4)
        for r in self.best(self.right, 3):
            for a in starts:
                if lo + a < w - r:
                    self.add(
                        self.span(lo + a, w - r),
                        "left",
                        self.left[a],
                        self.right[r],
                        self.inner(lo + a, w - r, "left"),
                    )
        if not self.tail or self.words[r0] == "、":
            return
        tails = self.best(self.tail, 3)
        before = Row((f"tail|before={self.words[w - 1] if lo < w else '^'}",))
        for e in tails:
            self.add(
                self.span(r0, r0 + e + 1), "tail", self.tail[e], before, self.inner(r0, r0 + e + 1, "tail")
            )
        heads: list[tuple[int, int, Row]] = []
        both = [Row(row.features, "both") for row in self.left[max(0, w - lo - 8) :]]
        b = w
        while b > lo:
            k, gap = self.words[b - 1], self.text[self.starts[b] : self.mention.start] if b < w else ""
            end = Row((f"Bk={k}", f"Bkt={tag(k)}", f"Bgap={gap}"))
            heads += [(a, b, end) for a in range(max(lo, w - 8), b)]
            if k not in _FILLER:
                break
            b -= 1
        rows = [both[a - max(lo, w - 8)] for a, _, _ in heads]
        for h in self.best(rows, 4):
            a, b, end = heads[h]
            head = self.span(a, b)
            own = Row((f"Bn={b - a}", f"Bhead={head[-6:]}"))
            for e in tails:
                self.add(
                    head + self.span(r0, r0 + e + 1),
                    "both",
                    rows[h],
                    end,
                    own,
                    self.tail[e],
                    self.inner(r0, r0 + e + 1, "tail"),
                )

    def inherited(self) -> None:
        """The name, or part of it, was said for a number before."""
        lo, w, kind, reading = self.lo, self.w, self.kind, self.reading
        first = self.words[lo] if lo < w else ""
        gap = (
            self.text[reading.mentions[self.previous[-1].mention].end : self.mention.start]
            if self.previous
            else ""
        )
        near = gap if len(gap) <= 6 else "far"
        # 累计支出6.2亿元，预算执行率为52%: a rate that says what it is of inherits no name.
        rated = kind in ("ratio", "progress") and _OWN_RATE.fullmatch(gap)
        for n, h in enumerate(reversed(self.previous[-3:] if not rated else ()), 1):
            pair = f"{h.kind}>{kind}"
            how = Row((
                f"I{n}|{pair}", f"I{n}|{pair}|lo={lo >= w}", f"I{n}|cue={self.cue}|{kind}", f"I{n}|near={near}",
                f"I{n}|{pair}|n={min(w - lo, 5)}", f"I{n}|first={first}|{kind}", f"I{n}|op={self.opener}|{kind}",
                f"I{n}|last={self.words[w - 1]}|{kind}",
            ))  # fmt: skip
            self.add(h.name, f"inherit{n}", how)
        if not self.previous or self.beside_place:
            return
        h = self.previous[-1]
        pair = f"{h.kind}>{kind}"
        ends = self.best(self.right, 3)
        rows = [Row(row.features, "prev") for row in self.left[:3]]
        same = self.u == unit_class(reading.mentions[h.mention].unit)
        pairs = Row((f"Pk={pair}", f"Pu={same}|{self.opener}"))
        # 新建文化驿站3个、书房1个: the second of two like things is no part of the first.
        listed = self.opener == "、" and same and h.kind == kind
        # Of what fell by less (进出口总额降幅) no part is told.
        name = _MEASURE_OF.sub("", h.name) if kind == "level" else h.name
        shorter = stems(name)
        # 其中税收收入 reads alone; of 完成进度 the table of indicators must say what it is of.
        alone = self.u in ("money", "pct") and kind != "progress"
        for r in ends:
            for a in range(min(3, w - r - lo)):
                part = _BEFORE_PART.sub("", _WHEN.sub("", self.span(lo + a, w - r)))
                if not part or (alone and len(part) > 3 and part in known_names()):
                    continue
                own = Row((f"Pp={part[:6]}", f"Pe={part[-2:]}"))
                # Nor is 四星级 a part of 五星级.
                if not listed and part[-1:] != name[-1:] and not _repeats(name, part):
                    self.add(name + part, "prev+left", rows[a], self.right[r], own, pairs)
                if a < 2:
                    for stem in shorter:
                        if _repeats(stem, part):
                            continue
                        cut = Row((f"Sp={part[:6]}", f"Se={part[-2:]}", f"Sn={len(name) - len(stem)}"))
                        self.add(stem + part, "stem+left", rows[a], self.right[r], cut, pairs)
        if not h.verb:
            return
        handing = Row((f"Vv={h.verb}", f"Vp={pair}", f"Vu={same}"))
        for a, row in enumerate(self.left[:3]):
            begin, opened = Row(row.features, "verb"), Row((f"Vo={self.opener}|{tag(self.words[lo + a])}",))
            for r in ends:
                if lo + a < w - r:
                    self.add(
                        h.verb + self.span(lo + a, w - r), "verb+left", begin, opened, handing, self.right[r]
                    )
        handed = Row((f"VTo={self.opener}", f"VTe={lo >= w}", f"VTv={h.verb}"))
        for e in self.best(self.tail, 3):
            self.add(h.verb + self.span(self.r0, self.r0 + e + 1), "verb+tail", self.tail[e], handed)
