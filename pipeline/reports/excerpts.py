"""Collections in which each line is an excerpt of another report, told by numbering that does not go on."""

import re
from typing import Final

_ENUMERATORS: Final = (
    re.compile(r"([一二三四五六七八九十]{1,3})、"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"(\d{1,2})\s?[.．、](?!\d)"),
    re.compile(r"([一二三四五六七八九十])是"),
)
_DIGIT: Final = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_SHORTEST: Final = 100
_INSIDE: Final = re.compile(r"(?<=[。；！？])(?=[一二三四五六七八九十（(\d])")


def find(text: str) -> list[tuple[int, int]]:
    """The spans of the excerpts, one a line; empty where the lines are one text."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\s][^\r\n]*", text)]
    if len(lines) < 3 or sum(end - start >= _SHORTEST for start, end in lines) < 0.9 * len(lines):
        return []
    last: dict[int, int] = {}
    joined = broken = 0
    for start, end in lines:
        first = _enumerator(text, start, end)
        if first is not None and last:
            level, number = first
            expected = last.get(level, 0) + 1
            if number == expected and (number > 1 or level > min(last)):
                joined += 1
            else:
                broken += 1
        for position in [start, *(found.start() for found in _INSIDE.finditer(text, start, end))]:
            found = _enumerator(text, position, end)
            if found is not None:
                last = {level: number for level, number in last.items() if level < found[0]} | {
                    found[0]: found[1]
                }
    return lines if broken >= 2 and broken > joined else []


def _enumerator(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Level and number of the enumerator that begins at `start`."""
    for level, pattern in enumerate(_ENUMERATORS):
        found = pattern.match(text, start, end)
        if found:
            numeral = found.group(1)
            number = (
                int(numeral)
                if numeral.isdigit()
                else 10 * (len(numeral) - 1) + _DIGIT[numeral[-1]] % (10 if len(numeral) > 1 else 11)
            )
            return level, number
    return None
