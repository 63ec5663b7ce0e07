"""Whose number it is where it is not the reporting organisation's own: a place, an enterprise group, the other side."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from pipeline.extract import firms, sides, subjects
from pipeline.extract.choice import Candidate, Row
from pipeline.extract.reading import AND, Reading, once
from pipeline.extract.signs import SIGN
from pipeline.extract.turns import Named, in_turn
from pipeline.extract.words import TRIM, tag

# A place in a list of places and their numbers: 南坂镇1502万元、栖湖镇1441万元; 义乌市(45%).
_SUFFIX: Final = "(?:镇|乡|街道|社区|村|县|市|(?<!小)区|州|(?<=工业|产业|科技)园)"
_BUREAU: Final = "[市县区](?!全|各)[^、：:，,；;。（()）是有为的居列排增全\\d]{1,6}局"
# 最多的是东湖镇61人次，其次是西岭镇44人次.
_STANDS: Final = "(?:(?:最[多少高低大小快慢好差]的|其次|再次)[是为]?)"
_ONE: Final = (
    rf"(?![全我本该各]|其中|城镇)(?:{_BUREAU}|[^、：:，,；;。（()）是有为的居列排增全\d]{{1,5}}{_SUFFIX})"
)
# 辖行政村126个、社区18个: how many there are.
_COUNTED: Final = re.compile("(?:行政|自然|建制)村|社区|居委会")
_LISTED: Final = re.compile(
    rf"(?:^|其中|{_STANDS}|[、：:，,；;。（(是有为])(?P<place>{_ONE})(?:[（(]|完成|实现)?{SIGN}?$"
)
_NEXT: Final = re.compile(
    rf"(?:[（(][^（）()，,；;。]{{1,12}}[）)]|[）)])?[、，,；;]{_STANDS}?{_ONE}(?:[（(]|完成|实现)?{SIGN}?[\dXx*]"
)

_BETWEEN: Final = re.compile(f"[）)]?[、，,；;]{_STANDS}?")


_PLACE_TAGS: Final = frozenset({"ns", "nt", "nr", "nz", "nrt"})
# 其中金东2个、兰溪3个、东阳6个: places by their bare names, known for places by most of them.
_FIRST_BARE: Final = re.compile(r"(?:其中|[：:，,（(])([\u4e00-\u9fff]{2,3})$")
_NEXT_BARE: Final = re.compile(r"[、，,；;][\u4e00-\u9fff]{2,3}")
_LEAST_BARE: Final = 3


def _bare(reading: Reading, i: int) -> tuple[str, int] | None:
    """The place before mention `i` in a list of three or more places by their bare names and their numbers."""
    text, mentions = reading.text, reading.mentions
    first, last = reading.row(i, _NEXT_BARE)
    if last - first + 1 < _LEAST_BARE:
        return None
    opening = _FIRST_BARE.search(text[max(0, mentions[first].start - 5) : mentions[first].start])
    if not opening or len({mention.unit for mention in mentions[first : last + 1]}) > 1:
        return None
    items = [
        opening[1],
        *[text[mentions[n - 1].end + 1 : mentions[n].start] for n in range(first + 1, last + 1)],
    ]
    tags = [tag(word) for word in items]
    if 2 * sum(t in _PLACE_TAGS for t in tags) <= len(items) or 3 * tags.count("ns") < len(items):
        return None
    return items[i - first], mentions[i].start - len(items[i - first])


# 东湖镇、西岭镇、南坪乡分别完成投资2.3亿元、1.8亿元和0.9亿元.
_TURN: Final = rf"(?![全我本该各]|其中|城镇)[^、：:，,；;。（()）\d和与及\n]{{1,6}}{_SUFFIX}"
_TURNS: Final = re.compile(
    rf"(?:^|[，,；;。：:\n中])((?:{_TURN}[、和与及])+{_TURN})分别((?!增长|下降|增加|减少|高于|低于)[^，,；;。、\d]{{0,12}})$"
)
# 东湖县、西岭区地区生产总值分别增长6.6%、5.4%.
_LAST: Final = _TURN.replace("{1,6}", "{1,6}?")
_MEASURED: Final = re.compile(
    rf"(?:^|[，,；;。：:\n中])((?:{_TURN}[、和与及])+{_LAST})"
    r"([一-龥]{0,12}(?:值|额|收入|支出|投资|税收|率|占?比重?|量|面积|浓度|指数|人口))"
    r"(?:增[速幅])?(?:同比)?(?:分别|依次)[^，,；;。、\d]{0,6}$"
)
# 东湖镇、西岭镇各2家.
_EACH: Final = re.compile(rf"(?:^|[，,；;。：:\n中])((?:{_TURN}[、和与及])+{_TURN})各$")
# 华盛食品、永昌纺织分别完成产值1.28亿元、8600万元.
_FIRMS: Final = re.compile(
    r"(?:^|[，,；;。：:\n中])((?:[一-龥]{3,8}[、和与及])+[一-龥]{3,8})分别((?!增长|下降|增加|减少|高于|低于)[^，,；;。、\d]{0,12})$"
)
# 固定资产投资增速前三位的是东湖镇、西岭镇、南坪乡，分别增长26%、22%和18%.
_LEADERS: Final = re.compile(
    rf"(?:^|[，,；;。：:\n])([^，,；;。、\d]{{2,20}}?)(?:增[速幅]|降幅)?(?:位?居|排名?|列|排在)?(?:全[市县区])?[前后末][一二三四五两\d]?[位名]?的(?:乡镇|镇街|镇乡|区县|县区|[镇乡县])?(?:分别)?[是为有][:：]?((?:{_TURN}[、和与及])+{_TURN})[，,]?(?:分别|依次)[^，,；;。、\d]{{0,6}}$"
)


@once
def place_in_turn(reading: Reading, i: int) -> tuple[str, str] | None:
    """The place or enterprise that has mention `i` of a row with as many before it, and what all the numbers are of."""
    first, last = reading.row(i, AND)
    start = reading.mentions[first].start
    before = reading.text[max(reading.sentence(start)[0], start - 100) : start]
    each = _EACH.search(before)
    if each:
        return each[1], "为"
    if last == first:
        return None
    found = _TURNS.search(before)
    measured = None if found else _MEASURED.search(before)
    if measured and all(map(subjects.is_named, AND.split(measured[1]))):
        found = measured
    listed, name = (found[1], found[2]) if found else ("", "")
    leaders = None if found else _LEADERS.search(before)
    if leaders:
        listed, name = leaders[2], leaders[1]
    row = None if found or leaders else _FIRMS.search(before)
    if row and all(map(firms.is_firm, AND.split(row[1]))):
        listed, name = row[1], row[2]
    places = AND.split(listed)
    if len(places) != last - first + 1:
        return None
    return places[i - first], TRIM.sub("", name)


@once
def listed(reading: Reading, i: int) -> tuple[str, int] | None:
    """The place before mention `i` in a list of at least two places and their numbers, and where it begins."""
    bare = _bare(reading, i)
    if bare:
        return bare
    text, m = reading.text, reading.mentions[i]
    found = _LISTED.search(text[max(0, m.start - 12) : m.start])
    if not found:
        return None
    if _COUNTED.fullmatch(found["place"]) or not subjects.is_place(found["place"]):
        return None
    start = max(0, m.start - 12) + found.start("place")
    before = reading.mentions[i - 1] if i else None
    if before is not None and _BETWEEN.fullmatch(text, before.end, start):
        if i > 1 and text[reading.mentions[i - 2].end : before.start] in ("(", "（"):
            before = reading.mentions[i - 2]  # 河东村86户(100%)、河西村72户(92.3%)
        follows = _LISTED.search(text[max(0, before.start - 12) : before.start]) is not None
    else:
        follows = False
    return (found["place"], start) if follows or _NEXT.match(text, m.end) else None


# A body or a stretch of land that a clause is about: 宁北港集装箱吞吐量, 高新技术产业园落地项目, 市本级公务派车.
_BODY: Final = re.compile(
    r"(?:港|机场|码头|新区|开发区|高新区|综保区|保税区|试验区|合作区|示范区|集聚区|核心区|工业区|经济区|都市圈|经济圈|城市群|产业园|科技园|工业园"
    r"|园区|公园|科技城|科学城|基地|产业集群|研究院|博物院|博物馆|大学|学院|中学|小学|学校|医院|公司|集团|电厂|分部|交易中心"
    r"|[市县区州省]本级|组团|流域|区域|地区|海域|海岛|岛|湖)"
)
_LEADS_IN: Final = re.compile(r"(?:其中|支持|推动|推进|指导|完成|提升改造|[一二三四五六七八九十]+是)")
# The item of a list: 其中东湖2个、西岭3个.
_ITEM: Final = re.compile(r"(?:其中|[、，,；;：:])([\u4e00-\u9fff]{2,4})$")


def _bodies(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """What stands from `start` up to the first two words for a body before `end`, and where each ends."""
    lead = _LEADS_IN.match(text, start, end)
    start = lead.end() if lead else start
    found = _BODY.finditer(text, start + 1, min(end, start + 20))
    return [(text[start : match.end()], match.end()) for match in islice(found, 2)]


# Parts of a name, not of the map: 农村居民人均可支配收入.
_KINDS_OF_PEOPLE: Final = frozenset({"城镇", "农村", "城乡"})
_OF_THE_SAME: Final = frozenset({"growth", "change", "rank", "progress"})
_IN_FRONT: Final = re.compile(rf"([\u4e00-\u9fff]{{2,6}})[（(]{SIGN}?$")
# 最低的是西岭区（31%）, 靠前的乡镇有东湖镇（9个）.
_LEADS_TO: Final = re.compile("^[^是为有]{0,4}(?:的|依次|其次|[乡镇县区市])[是为有](?=[一-龥]{2})")
# 比邻近的西岭县少8家.
_NEARBY: Final = re.compile("^(?:邻近|相邻|毗邻|同期)的(?=..)")
_OVER: Final = re.compile("[；;]")
_NEXT_POINT: Final = re.compile("[；;][一二三四五六七八九]是")
_ANOTHER: Final = re.compile("[)）的。]")


_PLACE: Final = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:市|县|区|镇|乡|街道|村|社区|岛|山|港|机场|园区|开发区|自贸试验区|示范区|经济区|经济圈|组团|公司|集团|大学|学院|中学|医院|项目|平原|地区|流域|湖)"
)


@lru_cache(maxsize=65536)
def _opens_place(word: str) -> bool:
    """Whether a word may begin a place or the name of a body."""
    return tag(word) in _PLACE_TAGS or word.startswith(("全国", "全省", "全市"))


def candidates(
    reading: Reading,
    i: int,
    kind: str,
    name: str,
    previous: tuple[int, str | None, str] | None,
    history: Sequence[Named] = (),
) -> list[Candidate]:
    """Entities of mention `i`: None for the organisation's own area, the other side of a contrast, places before it.

    `previous` is the observation before it, its entity and its name; `history` holds those named so far.
    """
    text, m = reading.text, reading.mentions[i]
    sentence, _ = reading.sentence(m.start)
    clause = reading.clause_start(m.start)
    place = listed(reading, i) or place_in_turn(reading, i)
    if place:
        return [Candidate(place[0], "listed", [])]
    all_have = sides.average(reading, i) if kind != "contrast" else None
    if all_have:
        return [Candidate(all_have, "side", [])]
    if kind != "contrast":
        turn, subject = subjects.in_row(reading, i), subjects.subject(reading, i)
        if turn or subject:
            return [Candidate(turn or (subject and subject[0]), "turn", [])]
    each = in_turn(reading, i, kind, history) if kind != "contrast" else None
    if each:
        return [Candidate(each.entity, "same", [])]
    if previous is not None and previous[0] == i - 1 and previous[2] == name and kind in _OF_THE_SAME:
        gap = text[reading.mentions[i - 1].end : m.start]
        if len(gap) < 11 and not _ANOTHER.search(gap):
            return [Candidate(previous[1], "same", [])]  # 北塘港吞吐量46.2万标箱，增长8.3%
    out = [Candidate(None, "own", [Row((f"own|{kind}", "own"))])]

    def add(value: str, rule: str, *more: str) -> None:
        value = _NEARBY.sub("", value.strip("的（）()、").removeprefix("其中"))
        if value and (kind == "contrast" or value not in _KINDS_OF_PEOPLE):
            row = Row(
                (
                    rule,
                    f"{rule}|{kind}",
                    f"{rule}|end={value[-1]}",
                    f"{rule}|end={value[-2:]}",
                    f"{rule}|in={value in name}",
                    *more,
                )
            )
            out.append(Candidate(value, rule, [row]))

    if kind == "contrast":
        other = (
            sides.past_due(reading, i)
            or sides.listed(reading, i)
            or sides.against(reading, i)
            or sides.short_of(reading, i)
        )
        if other:
            return [Candidate(other, "side", [])]
        other = sides.of(reading, i)
        if other:
            add(other, "side")
    bracket = _IN_FRONT.search(text, max(0, m.start - 8), m.start)
    if bracket:
        and_next = text[bracket.start() - 1] in "）)"  # 东湖镇（86%）和西岭乡（72%）
        item_name = _LEADS_TO.sub("", bracket[1]).lstrip("和与及" if and_next else "")
        add(item_name, "bracket", f"bracket|{kind}|{text[m.end : m.end + 1]}")
    if previous is not None and previous[1] is not None and reading.mentions[previous[0]].start >= sentence:
        gap = text[reading.mentions[previous[0]].end : m.start]
        after = _OVER.search(gap) and (
            listed(reading, previous[0]) or subjects.alone(reading, previous[0]) == previous[1]
        )
        # What follows a list of places, or one place, is of none.
        if not after and not _NEXT_POINT.search(gap):
            add(
                previous[1],
                "prev",
                f"prev|clauses={min(3, len(re.findall('[，,；;]', gap)))}",
                f"prev|gap={gap[:4]}",
            )
    item = _ITEM.search(text, max(0, m.start - 7), m.start)
    if item:
        carried = previous is not None and previous[1] is not None and previous[0] == i - 1
        add(item[1], "item", f"item|carried={carried}", f"item|in={item[1] in name}|{text[item.start()]}")
    for opening in (clause, sentence) if sentence < clause else (clause,):
        here = opening == clause
        for n, (value, end) in enumerate(_bodies(text, opening, m.start if here else clause)):
            begins = tag(reading.words[min(reading.word_at(end - len(value)), len(reading.words) - 1)])
            add(
                value, "body", f"body|same={here}|n={n}", f"body|next={text[end : end + 1]}", f"body|t={begins}|{here}",
                f"body|len={len(value) // 3}", f"body|same={here}|{value[-2:]}", f"body|own={value[:2] in name}",
            )  # fmt: skip
    w = reading.word_at(m.start)
    seen = set()
    first_word = max(reading.word_at(max(sentence, m.start - 60)), w - 30)
    near = [n for n in range(first_word, w) if _opens_place(reading.words[n])]
    for a in near:
        b = a
        while b + 2 in near and reading.words[b + 1] == "、":
            b += 2
        if b > a and text[reading.starts[a] - 1] != "、":  # 庆丰、临江经济总量突破千亿元
            joined = text[reading.starts[a] : reading.starts[b] + len(reading.words[b])]
            add(joined, "places", f"places|same={reading.starts[a] >= clause}", f"places|n={(b - a) // 2}")
        word = reading.words[a]
        start = reading.starts[a]
        first = start in (sentence, clause) or text[start - 1] in "，,；;。、“”"
        same = start >= clause
        longer = _PLACE.match(text, start)
        for value in [word, *([longer[0]] if longer and longer.end() <= m.start else [])]:
            if value in seen:
                continue
            seen.add(value)
            end = start + len(value)
            add(
                value, "place", f"place|first={first}", f"place|same={same}", f"place|first={first}|same={same}|{kind}",
                f"place|next={text[end : end + 1]}", f"place|w={value}", f"place|t={tag(word)}|first={first}",
                f"place|adj={end == m.start}",
            )  # fmt: skip
    return out
