"""Names in clauses that are built alike and differ in a word: 道路运输6起、死亡4人，建筑施工2起、死亡2人."""

import re
from typing import Final

from pipeline.extract.finder import Finder

# What a clause is about, before its first number.
_ABOUT: Final = re.compile(
    r"(?<![^，,；;：:。、\n])(?:其中[：:，,]?)?(?P<what>[一-龥A-Za-z“”]{2,10}?)(?:共|发生|完成|实现|达到?|为|有)*$"
)
_BESIDE: Final = re.compile("、[一-龥]{2,4}")
_STEP: Final = 2  # numbers of each clause


def settled(finder: Finder) -> str | None:
    """The name of a number whose clause repeats the clause before it but for what it is about."""
    mentions, i, text = finder.reading.mentions, finder.i, finder.text
    near = [h.mention for h in finder.previous[-_STEP:]]
    if finder.subject or near != [i - 2, i - 1]:  # places take turns in their own way
        return None
    like = finder.previous[-_STEP]
    if like.kind != finder.kind or finder.kind != "level" or mentions[like.mention].unit != mentions[i].unit:
        return None
    second = _gap(finder, i) == _gap(finder, i - 2)  # 、死亡4人 … 、死亡2人
    first = i - 1 if second else i
    if not second and (i + 1 >= len(mentions) or mentions[i + 1].unit != mentions[i - 1].unit):
        return None
    if first < _STEP or _gap(finder, first + 1) != _gap(finder, first - 1):
        return None
    if not _BESIDE.fullmatch(_gap(finder, first + 1)) or finder.previous[-1].kind != "level":
        return None
    before, now = (
        _ABOUT.search(text, max(finder.sentence, mentions[n].start - 14), mentions[n].start)
        for n in (first - _STEP, first)
    )
    if not before or not now or before["what"] == now["what"] or before["what"] not in like.name:
        return None
    return like.name.replace(before["what"], now["what"], 1)


def _gap(finder: Finder, i: int) -> str:
    """What stands between number `i` and the one before it."""
    mentions = finder.reading.mentions
    return finder.text[mentions[i - 1].end : mentions[i].start]
