"""The marks of Markdown in a text: heading, list and quotation signs before a line, and pairs around words.

Reports hide numbers behind the same asterisks and lines (**户, ____亿元). An emphasis mark stands in pairs around
words, a mask where digits would: before a unit. In doubt it is a mask.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline.extract.mentions import unit_pattern

# A dash before a percentage may be its sign, and an asterisk before 万 or 亿 a mask.
_BEFORE_LINE: Final = re.compile(
    r"^[ \t]*(?:(?:>|#{1,6}|[-+*](?:[ \t]+\[[ xX]\])?)[ \t]+)+(?![万亿千百%‰]|\d+(?:\.\d+)?[%‰])",
    re.MULTILINE,
)
_PAIR: Final = re.compile(
    r"(?=[*_`])(?:(?<![\d*])(?P<a>\*\*)(?P<words>[^\s*](?:[^*\n]{0,198}[^\s*])?)(?P<z>\*\*)(?!\*)"
    r"|(?<![\d_])(?P<b>__)(?P<lined>[^\s_](?:[^_\n]{0,198}[^\s_])?)(?P<y>__)(?!_)"
    r"|(?P<c>`)(?P<code>[^`\n]{1,200})(?P<x>`))"
)
_NO_START: Final = re.compile(r"[，。；：、,.;:）)余多几]")
_STOPS: Final = re.compile(r"[，。；：、,;:（(]")
_SPOKEN: Final = re.compile(r"(?:[一二三四五六七八九十]是|[。；])$")
_NUMBER: Final = re.compile(r"\d[\d.,]*")


def find(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the marks, in no order."""
    yield from (found.span() for found in _BEFORE_LINE.finditer(text))
    position = 0
    while found := _PAIR.search(text, position):
        if found["code"] or _is_emphasis(text, found):
            first, _, last = (name for name, part in found.groupdict().items() if part is not None)
            yield found.span(first)
            yield found.span(last)
            position = found.end()
        else:
            position = found.start() + 2  # the second may still begin a pair


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[%‰]|{unit_pattern()}")


def _is_emphasis(text: str, found: re.Match[str]) -> bool:
    words = found["words"] or found["lined"]
    if _NO_START.match(words) or _unit().fullmatch(words):
        return False
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if _unit().match(words):  # **户籍人口**：12万人
        alone = (not before or before.isspace() or _STOPS.match(before)) and (
            not after or after.isspace() or _STOPS.match(after)
        )
        return bool(alone) and 3 <= len(words) <= 20 and not _STOPS.search(words)
    is_whole = _NUMBER.fullmatch(words) or _SPOKEN.search(words)
    return bool(is_whole) or not _unit().match(text, found.end())
