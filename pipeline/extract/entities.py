"""Whose number it is where it is not the reporting organisation's own: a place, an enterprise group, the other side."""

import re
from bisect import bisect_left
from typing import Final

from pipeline.extract.choice import Candidate, Row
from pipeline.extract.reading import Reading
from pipeline.extract.words import tag

_OTHER_SIDE: Final = re.compile(
    r"(?:高于|低于|快于|慢于|优于|好于|高出|领先|落后于?|超出|超过|多于|少于)(?P<after>[^，,；;。、\d]{2,16}?)(?:约|近|平均水平)?$"
    r"|比(?P<between>[^，,；;。、\d]{2,16}?)(?:高|低|快|慢|多|少)出?约?$"
    r"|(?:比|较)(?P<base>[^，,；;。、\d]{2,16}?)约?$"
)
# A place in a list of places and their numbers: 南坂镇1502万元、栖湖镇1441万元; 义乌市(45%).
_SUFFIX: Final = "(?:镇|乡|街道|社区|村|县|市|(?<!小)区|州)"
_ONE: Final = rf"(?![全我本该各])[^、：:，,；;。（()）是有为的居列排增全\d]{{1,5}}{_SUFFIX}[（(]?"
_LISTED: Final = re.compile(rf"(?:^|[、：:，,；;。（(是有为])(?P<place>{_ONE})$")
_NEXT: Final = re.compile(rf"[）)]?[、，,；;]{_ONE}[\dXx*]")


def listed(reading: Reading, i: int) -> tuple[str, int] | None:
    """The place before mention `i` in a list of at least two places and their numbers, and where it begins."""
    text, m = reading.text, reading.mentions[i]
    found = _LISTED.search(text[max(0, m.start - 9) : m.start])
    if not found:
        return None
    start = max(0, m.start - 9) + found.start("place")
    before = reading.mentions[i - 1] if i else None
    if before is not None and re.fullmatch("[）)]?[、，,；;]", text[before.end : start]):
        follows = _LISTED.search(text[max(0, before.start - 9) : before.start]) is not None
    else:
        follows = False
    return (found["place"].rstrip("（("), start) if follows or _NEXT.match(text, m.end) else None


_PLACE_TAGS: Final = frozenset({"ns", "nt", "nr", "nz", "nrt"})
_PLACE: Final = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:市|县|区|镇|乡|街道|村|社区|岛|山|港|机场|园区|开发区|自贸试验区|示范区|经济区|经济圈|组团|公司|集团|大学|学院|中学|医院|项目|平原|地区|流域|湖)"
)


def _places(reading: Reading) -> list[int]:
    """Indices of the words that may begin a place or the name of a body."""
    found = reading.cache.get("places")
    if found is None:
        found = reading.cache["places"] = [
            n
            for n, word in enumerate(reading.words)
            if tag(word) in _PLACE_TAGS or word.startswith(("全国", "全省", "全市"))
        ]
    return found


def candidates(
    reading: Reading, i: int, kind: str, name: str, previous: tuple[int, str | None] | None
) -> list[Candidate]:
    """Entities of mention `i`: None for the organisation's own area, the other side of a contrast, places before it."""
    text, m = reading.text, reading.mentions[i]
    sentence, _ = reading.sentence(m.start)
    clause = reading.clause_start(m.start)
    place = listed(reading, i)
    if place:
        return [Candidate(place[0], "listed", [])]
    out = [Candidate(None, "own", [Row((f"own|{kind}", "own"))])]

    def add(value: str, rule: str, *more: str) -> None:
        value = value.strip("的（）()、")
        if value:
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

    own = text[clause : m.start]
    if kind == "contrast":
        found = _OTHER_SIDE.search(own)
        if found:
            add(found["after"] or found["between"] or found["base"], "side")
    bracket = re.search(r"([\u4e00-\u9fff]{2,6})[（(]$", text[max(0, m.start - 8) : m.start])
    if bracket:
        add(bracket[1], "bracket", f"bracket|{kind}|{text[m.end : m.end + 1]}")
    if previous is not None and previous[1] is not None and reading.mentions[previous[0]].start >= sentence:
        gap = text[reading.mentions[previous[0]].end : m.start]
        add(
            previous[1],
            "prev",
            f"prev|clauses={min(3, len(re.findall('[，,；;]', gap)))}",
            f"prev|gap={gap[:4]}",
        )
    w = reading.word_at(m.start)
    seen = set()
    first_word = max(reading.word_at(max(sentence, m.start - 60)), w - 30)
    places = _places(reading)
    for a in places[bisect_left(places, first_word) : bisect_left(places, w)]:
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
