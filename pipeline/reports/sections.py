"""The headings of a report and the parts under them, also where headings run on inside a line."""

import bisect
import itertools
import re
from dataclasses import dataclass
from typing import Final

from pipeline.model import Section, Span

_HANZI_NUMBERS: Final = "一二三四五六七八九十"
_ENUMERATOR: Final = re.compile(
    r"(?P<part>第[一二三四五六七八九十]{1,3}(?:部分|章|篇)[：:、\s]?)"
    r"|(?P<first>(?<![第一二三四五六七八九十])[一二三四五六七八九十]{1,3}[、．.](?![一二三四五六七八九十]{1,3}[、产是季类线级]))"
    r"|(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<third>(?<![\d.．,，:：/~-])\d{1,2}\s?[.．、](?![\d\s]*\d))"
    r"|(?P<fourth>[（(]\d{1,2}[）)])"
)
_LEVELS: Final = {"part": 0, "first": 1, "second": 2, "third": 3, "fourth": 4}
_STOP: Final = "。；！？!?;"
_SENTENCE_END: Final = re.compile(r"[。；！？!?;]")
_TITLE_END: Final = re.compile(r"[\n。；！？!?;：:]")
_PROSE_BEGINS: Final = re.compile(
    r"(?<=[一-龥])(?:今年以来|今年上半年|上半年[,，]|20\d\d年(?:以来|上半年|[,，])|截至目前|一年来|目前[,，]|一是|下半年[,，将])"
)
_UNNUMBERED: Final = re.compile(
    r"回顾|总结|思路|打算|计划|安排|目标|任务|重点|问题|不足|困难|短板|情况|成效|成绩|亮点|要求|自身建设|下一步|下步|展望|谋划|举措|做法|发展成就|措施|名词解释|注释|用语说明"
)
_MARKED: Final = re.compile(r"[ \t]*(?P<signs>#{1,6})[ \t]+(?=\S)")
_LONGEST: Final = 40
_RUN_ON: Final = 200  # a line this long may hold headings inside


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    body: int  # where the heading's own words begin, after its number
    level: int
    number: int  # 0 for a heading without one
    is_line: bool
    is_marked: bool = False  # by the # of Markdown, which say its level


def find(text: str, title_end: int, end: int, clutter: tuple[Span, ...]) -> tuple[Section, ...]:
    """The sections of text[title_end:end], in order; each ends where one of its level or above begins."""
    headings = _headings(text, title_end, end, clutter)
    titles = _titles(text, headings, end, clutter)
    sections = []
    next_at = [end] * 5  # where the next heading of each level or above begins
    for heading, title in zip(reversed(headings), reversed(titles), strict=True):
        sections.append(Section(heading.start, next_at[heading.level], title, heading.level))
        next_at[heading.level :] = [heading.start] * (5 - heading.level)
    return tuple(reversed(sections))


def _headings(text: str, start: int, end: int, clutter: tuple[Span, ...]) -> list[_Heading]:
    accepted: list[_Heading] = []
    last: dict[int, int] = {}
    position = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip().count("\t") < 2:  # the row of a table begins no section, whatever its number
            found = _marked(text, position, last, clutter) or _in_line(
                text, position, position + len(line), last, clutter
            )
            if not found and (heading := _unnumbered(line, position)) and not _is_in(clutter, heading.start):
                found = [heading]
            accepted += found
        position += len(line)
    return _levelled(_raised(text, accepted))


def _marked(text: str, start: int, last: dict[int, int], clutter: tuple[Span, ...]) -> list[_Heading]:
    """The heading of Markdown that begins at `start`; the count of numbered headings starts anew under it."""
    signs = _MARKED.match(text, start)
    if not signs or _is_in(clutter, signs.end()):
        return []
    last.clear()
    enumerator = _ENUMERATOR.match(text, signs.end())
    body = enumerator.end() if enumerator else signs.end()
    # One # is the title's; ## stands above 一、, and what is deeper above 1. and (1).
    level = min(max(len(signs["signs"]) - 2, 0), 2)
    return [_Heading(signs.end(), body, level, 0, True, is_marked=True)]


def _is_in(clutter: tuple[Span, ...], offset: int) -> bool:
    index = bisect.bisect_right(clutter, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < clutter[index].end


def _in_line(
    text: str, start: int, end: int, last: dict[int, int], clutter: tuple[Span, ...]
) -> list[_Heading]:
    """The numbered headings of one line; `last` holds each level's last number and is brought up to date."""
    headings = []
    long = end - start > _RUN_ON
    first = start
    while first < end and text[first] in " \t\u3000#*":
        first += 1
    for found in _ENUMERATOR.finditer(text, first, end):
        kind = found.lastgroup or ""
        level, number = _LEVELS[kind], _number(found.group())
        if _is_in(clutter, found.start()):
            continue
        at_start = found.start() == first
        if not at_start:
            if kind == "first" and text[found.end() : found.end() + 1] in _HANZI_NUMBERS:
                continue  # 一、二等奖
            before = text[found.start() - 1]
            after_sentence = before in _STOP or (
                before in "”）)" and text[found.start() - 2 : found.start() - 1] in _STOP
            )
            follows = number == last.get(level, 0) + 1 or number == 1
            if not follows or not (after_sentence or (long and _runs_on(text, found, before))):
                continue
        if number == 0:
            continue
        for deeper in [key for key in last if key > level]:
            del last[deeper]
        last[level] = number
        headings.append(_Heading(found.start(), found.end(), level, number, at_start))
    return headings


def _runs_on(text: str, found: re.Match[str], before: str) -> bool:
    """Whether a number inside a line without a sentence end before it begins a heading."""
    kind = found.lastgroup
    after = text[found.end() : found.end() + 1]
    if not after or not ("\u4e00" <= after <= "\u9fff" or after in "“《"):
        return False
    if kind == "first":
        return before not in "统唯单周之同万专逐初十第年月日" and "\u4e00" <= before <= "\u9fff"
    if kind == "third":
        return "\u4e00" <= before <= "\u9fff" or before == "%"
    return kind == "second" and before not in "《〈"


def _number(enumerator: str) -> int:
    digits = re.search(r"\d+", enumerator)
    if digits:
        return int(digits.group())
    numeral = re.search(rf"[{_HANZI_NUMBERS}]+", enumerator)
    if not numeral:
        return 0
    tens, ten, ones = numeral.group().partition("十")
    value = {c: n for n, c in enumerate(_HANZI_NUMBERS, 1)}
    if not ten:
        return value[tens] if len(tens) == 1 else 0
    return 10 * (value.get(tens, 1) if len(tens) <= 1 else 0) + (value.get(ones, 0) if len(ones) <= 1 else 0)


def _unnumbered(line: str, position: int) -> _Heading | None:
    """A short line of heading words without a number, such as 2025年工作回顾."""
    bare = line.strip(" \t\r\n\u3000#*")
    if (
        not 3 <= len(bare) <= 30
        or not _UNNUMBERED.search(bare)
        or re.search(r"[。；，,！？!?;：:|\t]|——", bare)
    ):
        return None
    offset = position + line.index(bare)
    return _Heading(offset, offset, 0, 0, True)


def _raised(text: str, headings: list[_Heading]) -> list[_Heading]:
    """三、下半年工作思路 with 一、 right under it stands above the headings of its own kind."""
    raised = list(headings)
    for index, (heading, following) in enumerate(itertools.pairwise(headings)):
        is_parent = heading.number > 1 and following.number == 1 and following.level == heading.level
        if is_parent and heading.is_line and text[heading.body : following.start].strip().find("\n") < 0:
            raised[index] = _Heading(
                heading.start, heading.body, max(heading.level - 1, 0), heading.number, True
            )
    return raised


def _levelled(headings: list[_Heading]) -> list[_Heading]:
    """Headings without a number stand above 一、 where its count starts anew after them, else below it."""
    following = [0] * len(headings)  # the number of the next 一、 after each heading
    number = 0
    for index in range(len(headings) - 1, -1, -1):
        following[index] = number
        if headings[index].level == 1:
            number = headings[index].number
    levelled = []
    before = 0
    for heading, after in zip(headings, following, strict=True):
        if heading.level == 1:
            before = heading.number
        if heading.number or heading.is_marked:
            levelled.append(heading)
        else:
            continues = before > 0 and (after == before + 1 or (after == 0 and before > 1))
            levelled.append(_Heading(heading.start, heading.body, 2 if continues else 0, 0, True))
    return levelled


def _titles(text: str, headings: list[_Heading], end: int, clutter: tuple[Span, ...]) -> list[str]:
    """Each heading's words, without its number and up to the first sentence end."""
    stops = [*(heading.start for heading in headings[1:]), end]
    raw = [_words(text, heading, stop, clutter) for heading, stop in zip(headings, stops, strict=False)]
    # A heading that lost its line break runs into the prose; an outline that prints it says where it ends.
    shortest: dict[tuple[int, int, str], str] = {}
    for heading, words in zip(headings, raw, strict=True):
        key = (heading.level, heading.number, words[:4])
        if len(words) >= 4 and len(words) < len(shortest.get(key, words + "…")):
            shortest[key] = words
    titles = []
    for heading, words in zip(headings, raw, strict=True):
        known = shortest.get((heading.level, heading.number, words[:4]), words)
        titles.append(_cut(known if words.startswith(known) else words))
    return titles


def _words(text: str, heading: _Heading, stop: int, clutter: tuple[Span, ...]) -> str:
    stop = min(stop, heading.body + 4 * _LONGEST)
    pieces, position = [], heading.body
    first = bisect.bisect_left(clutter, heading.body, key=lambda span: span.start)
    for span in clutter[first:]:
        if span.start >= stop:
            break
        pieces.append(text[position : span.start])
        position = span.end
    words = "".join([*pieces, text[position:stop]])
    found = _TITLE_END.search(words)
    words = (words[: found.start()] if found else words).strip(" \t\u3000#*、.．")
    prose = _PROSE_BEGINS.search(words, 4)
    return words[: prose.start()] if prose else words


def _cut(words: str) -> str:
    """At most a reasonable length, cut at the last comma before it."""
    if len(words) <= _LONGEST:
        return words
    comma = max(words.rfind("，", 0, _LONGEST), words.rfind(",", 0, _LONGEST))
    return words[: comma if comma >= 6 else _LONGEST]
