"""Names found by what a reader types: Chinese, English, pinyin or the initials of pinyin."""

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from pypinyin import lazy_pinyin

from pipeline.catalogue import SPELLINGS, plain_name

CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
SPELT_OUT: Final = 20_000  # entries of which the pinyin is worked out; a name takes some 0.1 ms
Owner = tuple[int, bool]  # an entry, and whether the name is its first


def _lower(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).lower().split())


def spelt(name: str) -> tuple[str, str]:
    """A name's pinyin and its initials: 重庆 gives 'chong'qing and cq, 5G基站 gives '5g'ji'zhan and 5gjz.

    Characters of several readings are read as their phrase is; there are no tones, ü is v.
    """
    kept = re.sub(r"[^\w.&%+]|_", "", _lower(name))
    parts = lazy_pinyin(kept, errors=str.upper)  # upper case is no syllable
    letters = "".join(part[0] if part.islower() else part for part in parts)
    return "".join(f"'{part}" for part in parts).lower(), letters.lower()


def _spellings(name: str) -> Iterator[str]:
    """The name as it is, and with each word that has a longer spelling spelt so: 规上 is also 规模以上."""
    yield name
    for long, short in SPELLINGS:
        if short and short in name and long not in name:
            yield name.replace(short, long)


class _Lines:
    """Many short texts searched as one."""

    def __init__(self, lines: Sequence[tuple[str, Owner]]) -> None:
        self._text = "\n".join(["", *(line for line, _ in lines), ""])
        self._starts = list(accumulate((len(line) + 1 for line, _ in lines), initial=1))
        self._owners = [owner for _, owner in lines]

    def find(self, pattern: str) -> Iterator[tuple[Owner, bool, bool]]:
        """Owner, whether at the line's start, and whether it is the whole line, of each find."""
        for found in re.finditer(pattern, self._text):
            line = bisect.bisect_right(self._starts, found.start()) - 1
            at_start = found.start() == self._starts[line]
            yield self._owners[line], at_start, at_start and self._text[found.end()] == "\n"


class Names:
    """Entries and the names they go by, laid out to be searched again and again.

    `entries` gives each entry's names, its own first. Of entries that a search finds equally well the earlier
    one comes first; by pinyin only the first SPELT_OUT entries are found.
    """

    def __init__(self, entries: Sequence[Sequence[str]]) -> None:
        names = [
            (name, (entry, place == 0))
            for entry, called in enumerate(entries)
            for place, name in enumerate(called)
        ]
        pinyin = [
            (spelt(spelling), owner)
            for name, owner in names
            if owner[0] < SPELT_OUT and CHINESE.search(name)
            for spelling in _spellings(name)
        ]
        self._plain = _Lines([(plain_name(name), owner) for name, owner in names])
        self._written = _Lines([(_lower(name), owner) for name, owner in names])
        self._pinyin = _Lines([(full, owner) for (full, _), owner in pinyin])
        self._initials = _Lines([(letters, owner) for (_, letters), owner in pinyin])

    def find(self, typed: str) -> list[int]:
        """The entries that what was typed means, best first; none for less than a character or two letters.

        Chinese is found anywhere in a name, whichever spelling of 规模以上 it has; English and pinyin at the
        start of any word or syllable; initials at the start of a name, from three letters on anywhere.
        """
        typed = _lower(typed)
        places: dict[int, int] = {}

        def note(lines: _Lines, pattern: str, whole: int, start: int, inside: int | None) -> None:
            for (entry, first), at_start, is_whole in lines.find(pattern):
                place = whole if is_whole else start if at_start else inside
                if place is not None:
                    places[entry] = min(places.get(entry, 99), 2 * place + (not first))

        if CHINESE.search(typed):
            if plain := plain_name(typed):
                note(self._plain, re.escape(plain), 0, 1, 3)
        elif len(letters := re.sub(r"[\s']", "", typed)) > 1:
            escaped = [re.escape(letter) for letter in letters]
            note(self._written, r"(?<![^\W_])" + re.escape(typed), 0, 1, 3)
            note(self._initials, "".join(escaped), 1, 2, 5 if len(letters) > 2 else None)
            note(self._pinyin, "'" + "'?".join(escaped), 1, 2, 4)
        return sorted(places, key=lambda entry: (places[entry], entry))
