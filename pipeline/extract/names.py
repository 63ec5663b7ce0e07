"""Candidates for an observation's name: where in the sentence it may stand, and what speaks for each place.

A name stands in the clause left of its number, right after it, in both places (新增|33个|"两通工程"项目), or was
said before and is inherited (固定资产投资6.35亿元、增长18.6%). Each reading is a candidate; the ranker chooses. What is
found around the number is in `finder`, what leaves no choice in `settled`; here is what is found in other clauses, and
all of it together.
"""

import re
from collections.abc import Container, Sequence
from typing import Final

from pipeline.extract import edges, entities, lists, sides, steps
from pipeline.extract.choice import Best, Candidate, Row
from pipeline.extract.finder import MAX_LEFT, Finder
from pipeline.extract.handed import inherited, stems
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading
from pipeline.extract.settled import settled
from pipeline.extract.signs import SIGN
from pipeline.extract.turns import Named
from pipeline.extract.words import TRIM, length_class, tag

# The items of a list of places with their numbers in brackets, up to a number and from it on.
_ITEMS_BEFORE: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,14}[（(][^（）()，,；;。\n]{1,16}[)）][、和与及，,])*[\u4e00-\u9fff]{2,24}[（(]$"
)
_ITEMS_AFTER: Final = re.compile(
    r"[)）](?:[、和与及，,][\u4e00-\u9fff]{2,14}[（(][^（）()，,；;。\n]{1,16}[)）])*"
)
# 完成率排名靠前的镇: which places are listed, no part of what they are told of.
_STANDING: Final = re.compile(
    r"(?:排名|排在|位居|居|列|贡献)?(?:突出|靠前|居前|靠后|前列|前[一二三四五六七八九十]|后[一二三四五六七八九十]|末位|领先|[较最](?:大|高|多|快|好|低|小|慢))"
)
# 东湖(44%)、西岭(42%): an item, and what stands between its number and the next.
_ITEM_BEFORE: Final = re.compile(rf"([\u4e00-\u9fff]{{2,14}})[（(]{SIGN}?$")
_NEXT_ITEM: Final = re.compile(rf"[)）][、和与及，,；;][\u4e00-\u9fff]{{2,14}}[（(]{SIGN}?")
# How a thing is counted: 件次、人次分别下降.
_HOW_COUNTED: Final = re.compile("(?:件|起|批|人|户|家|宗|项)(?:次|数)?")
# What says nothing without the thing it is of.
_BARE: Final = re.compile(
    r"(?:投资|工程|项目|目标|任务)?完成(?:进度|率|比例)|(?:工程|形象|投资)?进度|(?:开工|竣工|投产|支付)率"
)
_PROJECT: Final = re.compile(
    r"(?:推动|推进|实施|开展|启动|谋划|建设|组织|抓好|狠抓)了?([^，,；;。、：:\n\d]{3,24}?(?:工程|项目|行动|整治|改造|提升))(?=[，,；;。])"
)
_OWN_MEASURE: Final = re.compile(
    "(?:共|累计|计划|概算|预计)*(总?投资额?|总?造价|建筑面积|占地面积)(?:约|达|为|近|超)*"
)
# （3）适龄女生疫苗接种，计划2600人.
_KINDS_OF: Final = re.compile("(?:其中)?主要[\u4e00-\u9fff]{2,8}")
_ITEM_MARK: Final = re.compile(r"[（(]\d{1,2}[）)]")
# 按经营单位所在地分: by what something is divided.
_BY_SORT: Final = re.compile("按[^，,；;。：:]*(?:分|划分|统计)")
_MEASURE: Final = re.compile(r"[\u4e00-\u9fff](?:产值|加值|收入|投资|总额|税收)")
# A verb with its object says what is counted, whatever it was done for.
_MAKES: Final = re.compile(
    "改造|拆除|清理|清运|整治|铺设|种植|栽植|发放|检查|排查|查处|查扣|更换|安装|修复|打造|建成|收缴|清除|清掏|治理|转移|救助"
)
# What is compared, said whole: 规上服务业企业, but not 增速.
_NOT_BARE: Final = re.compile(
    "(?![均仅只也仍]|.*(?:增[速幅]|占比|比重|总量|数量|进度|率)$)[\u4e00-\u9fff“”]{4,16}"
)
_BETWEEN_ITEMS: Final = re.compile(
    r"[）)]?[、，,；;和及：:]?(?:其中|(?:最[多少高低大小快慢好差]的|其次|再次)[是为]?)?[：:]?"
)
_LEAD: Final = re.compile(r"[\u4e00-\u9fff]*?(?:分别为|分别是|依次为|依次是|为|是|有)")
_INTRODUCES: Final = frozenset("为是有中，,：:") | {
    "分别",
    "依次",
    "其中",
    "依次为",
    "方面",
    "分别为",
    "看",
    "来看",
}


def _clause_before(finder: Finder) -> None:
    """The clause before, which has no number of its own, names it."""
    reading, w, lo = finder.reading, finder.w, finder.lo
    clause = reading.clause_start(finder.mention.start)
    done = finder.since
    if clause <= finder.sentence or done > clause:
        return
    hi = reading.word_at(clause - 1)
    start = max(reading.word_at(max(reading.clause_start(clause - 1), done)), hi - 14)
    if (
        lo < w
        and finder.text[clause - 1] in "：:"
        and _KINDS_OF.fullmatch(finder.text, finder.starts[start], clause - 1)
    ):
        return  # 主要支出科目：教育支出5.4亿元
    item = _ITEM_MARK.match(finder.text, finder.starts[start])
    start = max(start, reading.word_at(item.end())) if item else start
    if start >= hi or (finder.kind == "level" and lo < w and finder.words[hi - 1] == "中"):
        return  # 固定资产投资中，产业投资52亿元: of the part
    if _BY_SORT.fullmatch(finder.text, finder.starts[start], clause - 1):
        return  # 按经营单位所在地分，城镇12亿元
    begins = [Row(row.features, "clause") for row in edges.left(finder.words, start, hi, "，", finder.kind)]
    ends = [
        Row(row.features, "clause") for row in edges.right(finder.words, start, hi, finder.kind, finder.u)[:4]
    ]
    first = finder.words[lo] if lo < w else ""
    # 完成村口风貌改造，总投资120万元: what is told of what the clause before names.
    own = _OWN_MEASURE.fullmatch(finder.span(lo, w))
    measure = own[1] if own else finder.span(lo, w) if _says_itself(finder) else ""
    here = Row((f"Ccue={finder.cue}|{finder.kind}", f"Cn={min(w - lo, 5)}|{finder.kind}", f"Cfirst={first}"))
    for r in finder.best(ends, 2):
        for a in finder.best(begins, 3):
            if start + a < hi - r:
                finder.add(finder.span(start + a, hi - r) + measure, "clause", begins[a], ends[r], here)


def _says_itself(finder: Finder) -> bool:
    """Whether a verb and its object before the number name it: 开展…行动，清理河道垃圾1620立方米."""
    own = finder.words[finder.lo : finder.w]
    return (
        finder.kind == "level"
        and len(own) > 1
        and _MAKES.match("".join(own)) is not None
        and tag(own[-1])[0] in "nl"
    )


def _of_places(finder: Finder, place: int | None) -> None:
    """东湖(45%)、西岭(41%): what the places are told of stands before the list, after it or a sentence back.

    `place` is where the number's place begins, where that is known. Then, and where a word leads in the list
    (…的镇为东湖(45%)), what stands beside the number is no name.
    """
    reading, text = finder.reading, finder.text
    item, alone = place, place is not None
    if item is None:
        if text[finder.mention.start - 1 : finder.mention.start] not in ("(", "（"):
            return
        before = _ITEMS_BEFORE.search(
            text, max(finder.sentence, finder.mention.start - 200), finder.mention.start
        )
        if before is None:
            return
        lead = _LEAD.match(text, before.start(), before.end())
        item, alone = (lead.end(), True) if lead else (before.start(), False)
    hi = reading.word_at(item)
    while hi and finder.words[hi - 1] in _INTRODUCES and finder.starts[hi - 1] > finder.sentence:
        hi -= 1
    lo = max(reading.word_at(max(finder.sentence, reading.clause_start(finder.starts[hi]))), hi - MAX_LEFT)
    standing = _STANDING.search(text, finder.starts[lo], finder.starts[hi])
    if standing:
        hi = reading.word_at(standing.start())
    here = Row((f"Blast={finder.words[hi - 1]}", f"Bkind={finder.kind}"))
    begins = edges.left(finder.words, lo, hi, "，", finder.kind)
    ends = edges.right(finder.words, lo, hi, finder.kind, finder.u)
    for r in finder.best(ends, 3):
        for a in finder.best(begins, 3):
            if lo + a < hi - r:
                finder.add(finder.span(lo + a, hi - r), "list", begins[a], ends[r], here)
    after = _ITEMS_AFTER.match(text, finder.mention.end)
    if after:
        first = reading.word_at(after.end())
        stop = next(
            (reading.word_at(m.start) for m in reading.mentions[finder.i + 1 :] if m.start >= after.end()),
            first + 6,
        )
        shorter = stems(finder.history[-1].name) if finder.history and not finder.previous else ()
        for e, row in enumerate(edges.tail(finder.words, first, min(stop, first + 6), finder.u), 1):
            name, edge = finder.span(first, first + e), Row(row.features, "list")
            if not shorter or not _BARE.fullmatch(TRIM.sub("", name)):
                finder.add(name, "list+after", edge)
            # …重点项目完成投资1.2亿元。东湖(44%)、西岭(42%)投资完成进度低于序时: of those projects.
            for stem in shorter:
                finder.add(stem + name, "list+stem", edge, Row((f"BS={stem[-2:]}", f"BSe={name[-2:]}")))
    if finder.history and not finder.previous:
        last = finder.history[-1]
        # 其中总产值较大的有东湖镇4.2亿元: not of the added value that the sentence before ended with.
        said = _MEASURE.findall(text, finder.starts[lo], finder.starts[hi])
        if not said or said[-1] in last.name:
            finder.add(last.name, "list+before", Row((f"Bpair={last.kind}>{finder.kind}",)))
    finder.beside_place = alone and bool(finder.found)


def _of_project(finder: Finder) -> None:
    """开展加油机专项整治，…，已完成自查92%: what is under way was named some clauses back."""
    text, lo, w = finder.text, finder.lo, finder.w
    if finder.previous:
        return
    line = max(text.rfind("\n", 0, finder.mention.start) + 1, finder.mention.start - 160)
    named = _PROJECT.findall(text, line, finder.starts[lo] if lo < w else finder.mention.start)
    if not named:
        return
    near = finder.words[w - 1]
    finder.add(named[-1], "topic", Row((f"TP={near}", f"TPn={min(w - lo, 5)}")))
    for r in finder.best(finder.right, 2):
        for a in finder.best(finder.left, 2):
            if lo + a < w - r:
                part = finder.span(lo + a, w - r)
                own = Row(
                    (
                        f"TPp={part[:6]}",
                        f"TPe={part[-2:]}",
                        f"TP={near}",
                        f"TPl={length_class(len(part))}",
                    )
                )
                finder.add(named[-1] + part, "topic+left", finder.left[a], finder.right[r], own)


def _several(finder: Finder) -> None:
    """A、B均居第一: the names before, joined."""
    names = list(dict.fromkeys(h.name for h in finder.previous[-3:] if h.kind != "rank"))
    if finder.kind == "rank" and len(names) > 1:
        finder.add("、".join(names), "several", Row((f"S|cue={finder.cue}", f"S|均={finder.even}")))


def candidates(
    reading: Reading, i: int, kind: str, history: Sequence[Named], observed: Container[int], best: Best
) -> list[Candidate]:
    """Every reading of the name of mention `i`.

    `history` holds the report's observations named so far, `observed` the indices of all mentions that are
    observations; `best(rows, n)` gives the indices of the n rows most likely to be right.
    """
    finder = Finder(reading, i, kind, history, observed, best)
    only = settled(finder)
    if only:
        return [only]
    place = entities.listed(reading, i)
    if finder.previous:
        last = finder.previous[-1]
        mention = reading.mentions[last.mention]
        between = reading.text[mention.end : place[1] if place else reading.mentions[i].start]
        item = _ITEM_BEFORE.search(reading.text, max(0, mention.start - 16), mention.start)
        again = bool(
            _NEXT_ITEM.fullmatch(between)
            and item
            and item[1] not in last.name
            and finder.u == unit_class(mention.unit)
        )
        if last.kind == kind and (again or (place and _BETWEEN_ITEMS.fullmatch(between))):
            # A list tells its second place what it tells the first.
            return [Candidate(last.name, "inherit1", [])]
        alike = [h for h in finder.previous if h.kind == kind and finder.u == finder.unit_of(h)]
        if alike and place and _BETWEEN_ITEMS.fullmatch(between):
            return [Candidate(alike[-1].name, "inherit1", [])]  # 投资26亿元，占54%，其中东湖镇完成8亿元
    _of_places(finder, place[1] if place else None)
    if not finder.beside_place:
        finder.in_clause()
        _clause_before(finder)
    inherited(finder)
    _several(finder)
    if kind == "progress":
        _of_project(finder)
    handed = lists.candidates(reading, i, kind, [reading.mentions[h.mention].end for h in finder.previous])
    counted = next((h for h in reversed(finder.previous) if h.kind == "level"), None)
    if counted and handed and _HOW_COUNTED.fullmatch(handed[0].value):
        # 受理信访162件、316人次，件次、人次分别下降8.3%和11.2%
        return [Candidate(counted.name + handed[0].value, "dist", [])]
    if len(handed) == 1:
        return handed
    if handed:
        # Of a list handed out to its numbers none has the whole.
        finder.found = [c for c in finder.found if not _whole(c.value, handed[0].value)] or finder.found
        for candidate in finder.found:
            candidate.rows.append(Row((f"D!{candidate.rule}|{kind}",)))
    return _apart(finder, _of_steps(finder, finder.found + handed))


def _whole(name: str, item: str) -> bool:
    """Whether a name is that of the list of like items that the item is from: 增值税、契税, for 契税."""
    before, own, after = name.partition(item)
    listed = own and (after[:1] in ("、", "和") or before[-1:] in ("、", "和"))
    return "分别" in name or (bool(listed) and item[-1] in (after if before == "" else before))


def _apart(finder: Finder, found: list[Candidate]) -> list[Candidate]:
    """规上企业比西陵县少26家, 仅为西陵县的56%: only what is compared is the name, and where it is said, no other."""
    said = sides.said(finder.reading, finder.i) if finder.kind in ("contrast", "ratio") else None
    if not said or (finder.kind == "ratio" and not sides.share(finder.reading, finder.i)):
        return found
    own = finder.text[finder.starts[finder.lo] : max(said.start(), finder.starts[finder.lo])]
    whole = _NOT_BARE.fullmatch(TRIM.sub("", own)) is not None
    named = [(sides.apart(c.value, said[0]), c) for c in found if not (whole and "inherit" in c.rule)]
    return [Candidate(name, c.rule, c.rows) for name, c in named if name] or found


def _of_steps(finder: Finder, found: list[Candidate]) -> list[Candidate]:
    """地区生产总值连续迈上4个万亿元台阶、达14.2万亿元: only how many they are is named for the steps passed."""
    step = steps.counted(finder.text, finder.mention)
    if step is None and not steps.MAY_PASS.search("\n".join([c.value for c in found])):
        return found
    named = [(steps.passing(c.value, step) if step else steps.without(c.value), c) for c in found]
    return [Candidate(name, c.rule, c.rows) for name, c in named if name] or found
