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
_ADJACENT: Final = re.compile(
    r"([\u4e00-\u9fff]{1,5}(?:镇|乡|街道|村|社区|县|市|区|州|旗|岛))(?:为|达|达到|完成|是)?[（(]?$"
)
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
    near = text[max(clause, m.start - 9) : m.start]
    adjacent = _ADJACENT.search(near)
    if adjacent:
        held, opening = bool(previous and previous[1]), near[: adjacent.start()][-1:]
        add(
            adjacent[1], "adjacent", f"adjacent|{kind}|{text[m.end : m.end + 1]}", f"adjacent|held={held}",
            f"adjacent|before={opening}", f"adjacent|n={text[m.end : m.end + 2]}",
        )  # fmt: skip
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
