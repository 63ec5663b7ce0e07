"""Names that were said for a number before, or for what it is a part of: handed on whole, in part or by their verb."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import rjieba

from pipeline.extract.choice import Row
from pipeline.extract.finder import FILLER, WHEN, Finder
from pipeline.extract.kinds import unit_class
from pipeline.extract.turns import Named
from pipeline.extract.words import known_names, tag

# What a part of a name never begins with: a goal's verb, a time, how far it is done.
_BEFORE_PART: Final = re.compile(
    r"^(?:力争|争取$|确保|预计|计划(?!总?投资)|促?使(?!用)|全年|年内|年底前?|[上下]半年|再(?!生)|共(?![享同建青产])|(?:实现|累计)(?=..))+"
)
_MEASURE_OF: Final = re.compile("(?:增速|增幅|降幅|涨幅|跌幅)$")
_OWN_RATE: Final = re.compile(
    r"[，,、；;](?:其中)?[\u4e00-\u9fff“”]{3,16}?(?:率|比重|占比|覆盖面|进度|增长面|亏损面)(?:为|达到?|超过?|约|近|总体达到|均为)?"
)
# 及时受理率、按期(办结率): no part of a list of rates is told of another rate.
_RATES_BEFORE: Final = re.compile("率[、和与及][^率]*$")
# The limit of a class: 超10亿元企业, 50万元以上的村.
_LIMIT: Final = re.compile(r"(?:超过?|过|突破)?(?:[\d十百千][\d.十百千]*[亿万]*|[亿万])元")
_SPENT: Final = re.compile("(?:投资额?|产值)$")
# Words that wait for another: a stem of 查出主要(问题金额) is none.
_OPEN_TAGS: Final = frozenset({"a", "b", "c", "m", "p", "q", "r", "u"})
# Verbs whose objects have nothing to do with each other, and what is told of an object: 涉及群众, 金额.
_EACH_OWN: Final = frozenset(
    {
        "清理",
        "清运",
        "清除",
        "检查",
        "排查",
        "盘查",
        "巡查",
        "走访",
        "查扣",
        "查获",
        "收缴",
        "缴获",
        "栽植",
        "种植",
    }
)
_OF_IT: Final = re.compile(
    "^(?:涉|惠|覆盖|受益|总|合同|计划|占)|(?:[额量费数价款率比度值积金]|投资|资金|人次|里程|人)$"
)
# Halves of words: of 营业收入 no 营业利润 is told.
_HALVES: Final = frozenset({"营业", "主营"})
_LIMITS: Final = frozenset({"超", "超过", "近", "约", "过"})  # nor of 超亿元项目
# Works that are whole, and those that need no thing: 管网铺设, 绿化.
_WORK: Final = re.compile(
    "(?:硬化|铺设|改造|清淤|整修|安装|分流|修缮|维修|加固|整治|治理|建设|修复|净化|养护|大修|安防|(?P<alone>[绿亮美]化))$"
)
# What takes no other verb: 新建学校3所、改扩建学校6所.
_DOES: Final = re.compile(
    "^(?:新建|改建|扩建|改扩建|新改扩建|续建|重建|迁建|改造|提升|修缮|修复|整治|拆除|清理)"
)
# 医保参保率98%；县医院迁建进入装修，形象进度88%: a clause without numbers after a semicolon says what it goes on with.
_OF_ANOTHER: Final = re.compile(
    r"[^；;]{0,24}[；;](?:[一二三四五六七八九十]+是)?(?![从分]|以上|[剔扣]除|受|[与同]|其中)[^，,；;：:\d]{4,}[，,][^，,；;]*"
)
_VERB_TAGS: Final = frozenset({"v", "vn", "vd", "vg", "vi", "vq"})
_NO_VERBS: Final = frozenset({"限上", "规上"})
_MADE: Final = frozenset("增建设")
_SAME_THING: Final = re.compile("目标|任务|计划|累计|总计|总数|去年|上年|同比|全年|年底|其中")


def leading_verb(name: str) -> str:
    """The verbs a name opens with (新建, 新培育, 申报), or "": what 新建文化驿站1个、书房1个 hands on."""
    new, verb = name[:1] == "新", ""
    for word in rjieba.cut(name[new:12]):
        if tag(word) not in _VERB_TAGS or len(verb) > 4 or word in _NO_VERBS:
            break
        verb += word
    if new:  # 新建 and 新培育, but 新闻 and 新生儿 are no verbs
        verb = "新" + verb if len(verb) > 1 or verb in _MADE else ""
    return verb if verb != name else ""


@lru_cache(maxsize=4096)
def stems(name: str) -> tuple[str, ...]:
    """The name without its last word: 签约项目 of 签约项目总投资, so that 开工率 can take that word's place."""
    words = rjieba.cut(name)
    return tuple(
        "".join(words[:n])
        for n in (len(words) - 1, len(words) - 2)
        if n > 0
        and len("".join(words[:n])) > 1
        and words[n - 1][-1] not in "未不可的和与及"
        and words[n - 1] not in _HALVES
        and words[n - 1] not in _LIMITS
        and not _RATES_BEFORE.search("".join(words[:n]))
        and tag(words[n - 1]) not in _OPEN_TAGS
    )


# 社会消费品零售总额26.8亿元，其中限额以上零售额12.4亿元.
_LIMITED: Final = re.compile("(?:限额以上|限上|规模以上|规上)..")


def _repeats(name: str, part: str) -> bool:
    """Whether a name ends with what its part says again: 受理来信来访326件次，其中来信86件."""
    return not name.endswith("”") and (
        part in name[-2 * len(part) :] or (len(name) > 2 and part.startswith(name))
    )


def _same_noun(name: str, part: str, shorter: Sequence[object]) -> bool:
    """Whether a part has the noun of its whole, which has a stem without it: 谋划项目212个，其中交通项目31个."""
    return bool(shorter) and len(part) > 2 and part[-2:] == name[-2:]


def inherited(finder: Finder) -> None:
    """The name, or part of it, was said for a number before."""
    lo, w, kind = finder.lo, finder.w, finder.kind
    first = finder.words[lo] if lo < w else ""
    gap = finder.text[finder.since : finder.mention.start] if finder.previous else ""
    near = gap if len(gap) <= 6 else "far"
    # 累计支出6.2亿元，预算执行率为52%: a rate that says what it is of inherits no name.
    rated = kind in ("ratio", "progress") and _OWN_RATE.fullmatch(gap)
    part = bool(finder.previous) and finder.opens(finder.previous[-1])
    listed = f"{part}|{finder.head is not None}|{finder.opener}|{lo >= w}"
    another = bool(finder.found) and _OF_ANOTHER.fullmatch(gap)
    earlier = finder.previous[-3:] if not (rated or another) and not _named_part(finder, part) else ()
    for n, h in enumerate(reversed(earlier), 1):
        pair = f"{h.kind}>{kind}"
        how = Row((
            f"I{n}|listed={listed}", f"I{n}|{pair}|more={_more(finder, h)}",
            f"I{n}|{pair}", f"I{n}|{pair}|lo={lo >= w}", f"I{n}|cue={finder.cue}|{kind}", f"I{n}|near={near}",
            f"I{n}|{pair}|n={min(w - lo, 5)}", f"I{n}|first={first}|{kind}", f"I{n}|op={finder.opener}|{kind}",
            f"I{n}|last={finder.words[w - 1]}|{kind}",
        ))  # fmt: skip
        finder.add(h.name, f"inherit{n}", how)
    if not finder.previous or finder.beside_place or another:
        return
    h = finder.previous[-1]
    ends = finder.ends()
    same = finder.u == finder.unit_of(h)
    if finder.head and _after_parts(finder):
        _parts(finder, finder.head, "head", ends, False)
        return
    # 新建文化驿站3个、书房1个: the second of two like things is no part of the first.
    beside = finder.opener == "、" and h.kind == kind and (same or _object(finder, h))
    _parts(finder, h, "prev", ends, beside)
    if finder.head:
        _parts(finder, finder.head, "head", ends, False)
    verb = _verb(finder)
    if not verb or (lo < w and _DOES.match(finder.words[lo])):
        return
    handing = Row((f"Vv={verb}", f"Vp={h.kind}>{kind}", f"Vu={same}", f"Vh={h.verb == verb}|{finder.opener}"))
    for a, row in enumerate(finder.left[:3]):
        begin, opened = Row(row.features, "verb"), Row((f"Vo={finder.opener}|{tag(finder.words[lo + a])}",))
        for r in ends:
            if lo + a < w - r:
                finder.add(
                    verb + finder.span(lo + a, w - r), "verb+left", begin, opened, handing, finder.right[r]
                )
    handed = Row((f"VTo={finder.opener}", f"VTe={lo >= w}", f"VTv={verb}"))
    for e in finder.best(finder.tail, 3):
        finder.add(verb + finder.span(finder.r0, finder.r0 + e + 1), "verb+tail", finder.tail[e], handed)


def _object(finder: Finder, h: Named) -> bool:
    """Whether what stands before the number is another object of the verb of `h`: 清理垃圾1620吨、沟渠36公里."""
    own = "".join([word for word in finder.words[finder.lo : finder.w] if word not in FILLER])
    return bool(own) and h.verb in _EACH_OWN and not _OF_IT.search(own)


def _more(finder: Finder, h: Named) -> bool | None:
    """Whether the number is more than that of `h`, and so no part of it; None where they cannot be compared."""
    own, whole = finder.mention, finder.reading.mentions[h.mention]
    if own.value is None or whole.value is None or own.unit != whole.unit:
        return None
    return own.value > whole.value


def _named_part(finder: Finder, first: bool) -> bool:
    """Whether the number is of a part with a name of its own: （工业5家、服务业2家）, 其中国家级3家、省级12家."""
    if finder.kind != "level" or not (first or (finder.head and finder.opener == "、")):
        return False
    units = {finder.unit_of(h) for h in finder.previous[-2:]}
    own = "".join([word for word in finder.words[finder.lo : finder.w] if word not in FILLER])
    own = WHEN.sub("", own)
    return len(own) > 1 and finder.u in units and not _SAME_THING.match(own)


def _after_parts(finder: Finder) -> bool:
    """Whether a list of parts has ended and what follows is of them all: 高中3所、初中15所，在校学生4.8万人."""
    before, last = (finder.reading.mentions[h.mention] for h in finder.previous[-2:])
    parts = finder.text[before.end : before.end + 1] == "、" and unit_class(before.unit) == unit_class(
        last.unit
    )
    return parts and finder.kind == "level" and finder.opener in "，," and finder.u != unit_class(last.unit)


def _verb(finder: Finder) -> str:
    """The verb of the list that the number may go on with, said by its first item: 新培育…8家、…12家、…3家."""
    for n in range(len(finder.previous) - 1, -1, -1):
        h = finder.previous[n]
        before = finder.reading.mentions[finder.previous[n - 1].mention] if n else None
        if h.verb or before is None or finder.text[before.end] != "、":
            return h.verb
    return ""


def _parts(finder: Finder, h: Named, of: str, ends: Sequence[int], listed: bool) -> None:
    """What stands beside the number is told of `h`, whole or without its last words."""
    lo, w, kind, u = finder.lo, finder.w, finder.kind, finder.unit_of(h)
    part_of = of == "head" or finder.opens(h)
    whole, stemmed = ("prev+left", "stem+left") if of == "prev" else ("head+left", "headstem+left")
    rows = [Row(row.features, of) for row in finder.left[:3]]
    same = finder.u == u
    pairs = Row((
        f"{of}k={h.kind}>{kind}", f"{of}u={same}|{finder.opener}",
        f"{of}p={part_of}|{finder.head is not None}|{same}|{finder.opener}",
        f"{of}v={_more(finder, h)}|{kind}", f"{of}l={min(len(h.name) // 4, 4)}",
    ))  # fmt: skip
    # Of what fell by less (进出口总额降幅) no part is told.
    name = _MEASURE_OF.sub("", h.name) if kind == "level" else h.name
    shorter = [(stem, *_cut(stem, name)) for stem in stems(name)]
    limit = _LIMIT.search(name)
    # 重点项目总投资8.6亿元，已完工4个: projects are done, not what they cost.
    spent = shorter and _SPENT.search(name) and finder.u not in ("money", "pct", "pp")
    # 其中税收收入 reads alone; of 完成进度 the table of indicators must say what it is of.
    work = of == "prev" and finder.opener == "、" and _WORK.search(name) is not None
    alone = finder.u in ("money", "pct") and kind != "progress"
    if alone and _LIMITED.match(finder.span(lo, w)):
        return
    told = {p.name for p in finder.previous if p.kind == kind and finder.unit_of(p) == finder.u}
    for r in ends:
        for a in range(min(3, w - r - lo)):
            part = _BEFORE_PART.sub("", WHEN.sub("", finder.span(lo + a, w - r)))
            if not part or finder.denied(a) or (alone and len(part) > 3 and part in known_names()):
                continue
            if alone and part[-1:] == name[-1:] == "税":
                continue  # 企业所得税2300万元、个人所得税600万元
            if work and (its := _WORK.search(part)) and (len(part) > 3 or its["alone"]):
                continue  # 道路硬化12公里、管网铺设8公里、绿化3000平方米
            t = tag(finder.words[lo + a])
            own = Row((f"Pp={part[:6]}", f"Pe={part[-2:]}", f"{of}t={t}|{h.verb != ''}"))
            if limit and _LIMIT.match(part):
                # 产值超10亿元企业3家，超5亿元企业8家
                finder.add(name[: limit.start()] + part, whole, rows[a], finder.right[r], own, pairs)
                continue
            # Nor is 四星级 a part of 五星级.
            other = (part_of or part[-1:] != name[-1:]) and not (spent and finder.u != u)
            other = other and not (kind == "level" and name[-1] == "率")  # 到位率64%；支付2.1亿元
            if not listed and other and not _same_noun(name, part, shorter) and not _repeats(name, part):
                finder.add(name + part, whole, rows[a], finder.right[r], own, pairs)
            if a < 2:
                for stem, first, how in shorter:
                    if _repeats(stem, part) or _same_noun(stem, part, shorter):
                        continue
                    if a and stem + part in told:
                        continue  # 一般公共预算支出18.6亿元，其中教育支出4.2亿元: no more than a part of it
                    cut = Row((f"Sp={part[:6]}", f"Se={part[-2:]}", f"St={first}|{t}", f"Sl={listed}"))
                    finder.add(stem + part, stemmed, rows[a], finder.right[r], cut, pairs, how)


@lru_cache(maxsize=4096)
def _sides(stem: str) -> tuple[str, str]:
    """The sort of word that a stem begins with, and the part of speech that it ends with."""
    return tag(rjieba.cut(stem[:8])[0])[0], tag(rjieba.cut(stem[-6:])[-1])


def _cut(stem: str, name: str) -> tuple[str, Row]:
    """What a stem begins with, and how it was cut off: what it ends with and what was left out."""
    first, last = _sides(stem)
    left = name[len(stem) :]
    return first, Row((
        f"Sn={len(left)}", f"Sd={left[-2:]}", f"S$={last}|{len(left)}", f"S$w={stem[-2:]}", f"S^={first}|{last}",
    ))  # fmt: skip
