"""A report's clean text cut up for reading: sentences, clauses, words and numeric mentions, each by position."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from itertools import accumulate
from typing import Any, Final, TypeVar

import rjieba

from pipeline.extract.mentions import Mention, mentions
from pipeline.extract.prose import Prose

_SENTENCE_END: Final = re.compile(r"[。！!？?\n]+")
AND: Final = re.compile(
    "[、和与及][-－+＋]?"
)  # between two items of a list, with the sign of the next number
LONGEST_ROW: Final = 16  # numbers on either side of one that are looked at for a row of them
# Phrases of the dictionary that a name ends in the middle of: 居民消费价格上涨0.3%.
_TWO_WORDS: Final = frozenset(
    {"价格上涨", "价格下降", "价格下跌", "物价上涨", "产量增长", "人口增长", "收入增长", "经济增长"}
)
# Words of reports that the dictionary lacks: it would cut 东湖镇规上工业 as 东湖|镇规上|工业.
for _word in ("规上", "规下", "限上", "限下", "四上", "固投", "社零", "一产", "二产", "三产"):
    rjieba.add_word(_word, 5000, "n")
_CLAUSE_END: Final = re.compile(r"[，,；;：:。！!？?\n]")
T = TypeVar("T")


@dataclass(slots=True)
class Reading:
    """Positions are code points of the clean text; `words` and `starts` run in parallel, mentions count as words."""

    prose: Prose
    text: str
    mentions: list[Mention]
    words: list[str]
    starts: list[int]
    sentence_ends: list[int]
    clause_ends: list[int]
    cache: dict[object, Any] = field(default_factory=dict)  # what is worked out once a reading

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around `position`, its end mark included."""
        i = bisect_right(self.sentence_ends, position)
        return (self.sentence_ends[i - 1] if i else 0), (
            self.sentence_ends[i] if i < len(self.sentence_ends) else len(self.text)
        )

    def clause_start(self, position: int) -> int:
        """Where the clause that holds `position` begins: after the last comma, semicolon, colon or full stop."""
        i = bisect_right(self.clause_ends, position - 1)
        return self.clause_ends[i - 1] if i else 0

    def row(self, i: int, between: re.Pattern[str]) -> tuple[int, int]:
        """The first and the last of the numbers in a row around mention `i`, with `between` from each to the next."""
        found: tuple[int, int] | None = self.cache.get((between.pattern, i))
        if found is None:
            found = self.cache[between.pattern, i] = self._row(i, between)
        return found

    def _row(self, i: int, between: re.Pattern[str]) -> tuple[int, int]:
        first, last = i, i
        while first and i - first < LONGEST_ROW and self._joined(first, between):
            first -= 1
        while last + 1 < len(self.mentions) and last - i < LONGEST_ROW and self._joined(last + 1, between):
            last += 1
        return first, last

    def _joined(self, i: int, between: re.Pattern[str]) -> bool:
        return between.fullmatch(self.text, self.mentions[i - 1].end, self.mentions[i].start) is not None

    def word_at(self, position: int) -> int:
        """Index of the word that starts at `position` or, where none does, of the first after it."""
        return bisect_left(self.starts, position)


def once(find: Callable[[Reading, int], T]) -> Callable[[Reading, int], T]:
    """What `find` says of a number is worked out once: its kind, its name and its entity all ask."""

    @wraps(find)
    def found(reading: Reading, i: int) -> T:
        key = find, i
        if key not in reading.cache:
            reading.cache[key] = find(reading, i)
        kept: T = reading.cache[key]
        return kept

    return found


def read(prose: Prose) -> Reading:
    """Cut the clean text up; linear in its length."""
    text = prose.text
    found = mentions(text)
    words: list[str] = []
    starts: list[int] = []
    position = 0

    def cut(a: int, b: int) -> None:
        found = rjieba.cut(text[a:b])
        if not _TWO_WORDS.isdisjoint(found):
            halves = [(word[:-2], word[-2:]) if word in _TWO_WORDS else (word,) for word in found]
            found = [half for both in halves for half in both]
        words.extend(found)
        starts.extend(accumulate(map(len, found[:-1]), initial=a))

    for mention in found:
        if mention.start > position:
            cut(position, mention.start)
        starts.append(mention.start)
        words.append(text[mention.start : mention.end])
        position = mention.end
    if position < len(text):
        cut(position, len(text))
    return Reading(
        prose,
        text,
        found,
        words,
        starts,
        [m.end() for m in _SENTENCE_END.finditer(text)],
        [m.end() for m in _CLAUSE_END.finditer(text)],
    )
