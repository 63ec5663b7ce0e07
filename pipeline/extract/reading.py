"""A report's clean text cut up for reading: sentences, clauses, words and numeric mentions, each by position."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Final

import rjieba

from pipeline.extract.mentions import Mention, mentions
from pipeline.extract.prose import Prose

_SENTENCE_END: Final = re.compile(r"[。！!？?\n]+")
_CLAUSE_END: Final = re.compile(r"[，,；;：:。！!？?\n]")


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
    cache: dict[str, list[int]] = field(default_factory=dict)  # what is worked out once a reading

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

    def word_at(self, position: int) -> int:
        """Index of the word that starts at `position` or, where none does, of the first after it."""
        return bisect_left(self.starts, position)


def read(prose: Prose) -> Reading:
    """Cut the clean text up; linear in its length."""
    text = prose.text
    found = mentions(text)
    words: list[str] = []
    starts: list[int] = []
    position = 0

    def cut(a: int, b: int) -> None:
        for word in rjieba.cut(text[a:b]):
            starts.append(a)
            words.append(word)
            a += len(word)

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
