"""Candidates for a name around its number: left of it, right of it, in both places, or inherited from one before."""

import re
from collections.abc import Container, Sequence
from typing import Final

from pipeline.extract import edges, subjects
from pipeline.extract.choice import Best, Candidate, Row
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading
from pipeline.extract.turns import Named
from pipeline.extract.words import TRIM, known_names, length_class, tag

MAX_LEFT: Final = 22  # words of the clause to the left that a name may reach back over


# When is no part of a name.
WHEN: Final = re.compile(
    r"^(?:到|至|从|自|截至|对)?(?:(?:19|20)\d\d年?[-—–～至到](?:19|20)\d\d年?|(?:19|20)\d\d年?(?:度|末|底|的|来)?|今年以来|[一二三四五]年来|[今去明]年|全年|年内|年[底末]前|[上下]半年|\d{1,2}[-—–]\d{1,2}月份?|\d{1,2}月\d{1,2}日?[至到—–-](?:\d{1,2}月)?\d{1,2}日|\d{1,2}月\d{1,2}日|\d{1,2}月(?:份|底|末)?|[一二三四]季度|前三季度)+(?:之?前(?=[完建开竣投实]))?"
    r"|(?:(?:19|20)\d\d年度?|上半年|今年)"
)
FILLER: Final = frozenset(
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
# What opens a list of parts after a number: 8家（工业5家; 9所，其中初中1所.
_OPENS: Final = re.compile("(?:余|多|左右|以上)?(?:([（(])|[，,；;：:]其中)")
_BREAK: Final = re.compile("[；;]")
_CLOSES: Final = {"（": "）", "(": ")"}
# Units that count groups, and the verbs after which a clause tells of another number.
_GROUPS: Final = frozenset({"类", "批", "大类"})
_DO: Final = frozenset({"实现", "完成"})
_NOT: Final = frozenset({"未", "尚未", "还未", "没有", "不", "未能", "无", "非"})
_BROKEN: Final = Row(("broken",))
_MARKS: Final = re.compile("[“”()（）《》]")
# Who did it is no part of what was done.
_ORGAN: Final = re.compile(
    r"[，,；;。：:]?(?:[\u4e00-\u9fff]{2,8}?(?=下辖|下设)|(?:[\u4e00-\u9fff]{0,8}?(?:局|大队|支队|中队|检察院|法院|派出所)|(?:公安|检察|审判|司法行政|税务|纪检监察)机关)"
    r"(?:累计|共|已)*(?=查[处获扣办]|纠正|抽检|[办受]理|开展|清查|检查|出动|立案|排查|审[理结]|调[解处]|破获|抓获|征收|批准|提起))"
)
_PAIRS: Final = ("“”", "()", "（）", "《》")
_CUE: Final = re.compile(r"增长|增速|增幅|下降|上升|提高|减少|占|居|列|排|完成|高于|低于|快于|其中|分别|均")
_CONNECTIVES: Final = frozenset({"、", "，", ",", "其中", "和", "及", "与", "以上", "左右", " ", "（", "("})
_FIRST: Final = frozenset(
    "-—–从各、，,；;：:和与及的一二三四五六七八九十0123456789（(其全我累共已截特尤积大持扎目当实完仅只"
)
_LAST: Final = frozenset("、，,；;：:和与及的超过达到约近于入加至高升次番破降在从由为定仅")


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
        recent = [h for h in history[-12:] if reading.mentions[h.mention].start >= self.sentence]
        self.since = reading.mentions[recent[-1].mention].end if recent else self.sentence
        self.head, self.previous = self._listed(recent)
        floor = max(reading.clause_start(m.start), self.sentence)
        self.subject = subjects.subject(reading, i)
        floor = max(floor, self.since, self.subject[1] if self.subject else 0)
        floor = self._past_organ(floor)
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

    def _listed(self, recent: Sequence[Named]) -> tuple[Named | None, Sequence[Named]]:
        """What the parts before the number are parts of (学校9所，其中初中1所、小学5所), and what may be inherited.

        The parts in a bracket that has been closed are not told of any more.
        """
        text, mentions, start = self.reading.text, self.reading.mentions, self.mention.start
        for n in range(len(recent) - 2, -1, -1):
            end = mentions[recent[n].mention].end
            if _BREAK.search(text, end, start):
                return None, self._before_break(recent)
            opening = _OPENS.match(text, end)
            if not opening:
                continue
            closed = text.find(_CLOSES[opening[1]], self.since, start) if opening[1] else -1
            if closed >= 0:
                self.since = closed + 1
                return None, recent[max(0, n - 5) : n + 1]
            return recent[n], recent[-6:]
        return None, recent[-6:]

    def _before_break(self, recent: Sequence[Named]) -> Sequence[Named]:
        """What may be inherited behind a semicolon: of a list of parts that it ends, only what they are parts of.

        在建项目86个，其中续建52个、新建34个；已完工18个.
        """
        text, ends = self.reading.text, [self.reading.mentions[h.mention].end for h in recent]
        if self.kind != "level" or not _BREAK.search(text, ends[-1], self.mention.start):
            return recent[-6:]
        for n in range(len(recent) - 2, -1, -1):
            if _BREAK.search(text, ends[n], self.reading.mentions[recent[n + 1].mention].start):
                break
            opening = _OPENS.match(text, ends[n])
            if opening and not opening[1]:
                return recent[max(0, n - 5) : n + 1]
        return recent[-6:]

    def _past_organ(self, floor: int) -> int:
        """Where a clause goes on behind the body that acts in it: 城管执法大队纠正占道经营."""
        organ = _ORGAN.match(self.text, floor, self.mention.start)
        return organ.end() if organ else floor

    def unit_of(self, h: Named) -> str:
        """The class of the unit that `h` is told in."""
        return unit_class(self.reading.mentions[h.mention].unit)

    def opens(self, h: Named) -> bool:
        """Whether a list of the parts of `h` follows it."""
        return _OPENS.match(self.text, self.reading.mentions[h.mention].end) is not None

    def ends(self) -> Sequence[int]:
        """How many words before the number the likeliest names end; a rate said there is their end: 群众满意率96.2%."""
        rate = self.lo < self.w and self.words[self.w - 1][-1] == "率"
        return (0,) if rate else self.best(self.right, 3)

    def denied(self, a: int) -> bool:
        """Whether what begins at word lo + a is denied by the word before it: 未开工 is not 开工."""
        return a > 0 and self.words[self.lo + a - 1] in _NOT

    def _look_right(self, i: int, observed: Container[int]) -> None:
        words = self.words
        r0 = self.w + 1
        group = self.mention.unit in _GROUPS and i + 1 in observed
        if group and self.reading.mentions[i + 1].start == self.mention.end:
            r0 += 1  # 推出8批216项政策: both are counts of what follows
            i += 1
        while r0 < len(words) and words[r0] in _SKIP_RIGHT:
            r0 += 1
        stop = min(len(words), r0 + edges.MAX_RIGHT)
        for k in range(r0, stop):
            if words[k][0] in "，,；;。：:！？\n":
                stop = k
                break
        for j in range(i + 1, min(i + 4, len(self.reading.mentions))):
            if j in observed:
                until = self.reading.word_at(self.reading.mentions[j].start)
                if until <= stop:
                    # 19家龙头企业实现销售收入26.8亿元: what they did is told by the other number.
                    stop = next((k for k in range(r0 + 1, until) if words[k] in _DO), until)
                break
        self.r0, self.stop = r0, stop
        self.tail = edges.tail(words, r0, stop, self.u) if r0 < stop else []

    def span(self, a: int, b: int) -> str:
        """The text of words a to b-1."""
        return self.text[self.starts[a] : self.starts[b - 1] + len(self.words[b - 1])] if b > a else ""

    def add(self, name: str, rule: str, *groups: Row) -> None:
        """A candidate with what every candidate of its rule and length has in common."""
        if "年" in name or "月" in name:
            name = WHEN.sub("", name)
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
            tags = list(map(tag, self.words[a:b]))
            inside = tags[1:-1]
            verbs = min(3, sum([t[0] == "v" for t in inside]))
            self.insides[key] = Row((
                *[f"X{rule}={t}" for t in dict.fromkeys(inside)], f"Xv{rule}={verbs}",
                f"Xv{rule}={verbs}|{min(b - a, 6)}", f"Xs{rule}={tags[0]}|{tags[-1]}",
            ))  # fmt: skip
        return self.insides[key]

    def in_clause(self) -> None:
        """The name stands left of the number, right of it, or in both places."""
        lo, w, r0 = self.lo, self.w, self.r0
        starts = self.best(self.left, 4)
        for r in self.ends():
            for a in starts:
                if lo + a < w - r and not self.denied(a):
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
            if k not in FILLER:
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
