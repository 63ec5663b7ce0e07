"""Names of places taken: 总量居第2位，增速居第3位; 其中经济发展列第3位、乡村振兴列第6位、党的建设列第4位."""

import re
from typing import Final

from pipeline.extract.finder import Finder
from pipeline.extract.words import TRIM, tag

_PLACES: Final = r"(?:[全同][国省市区县州镇]|[^，,；;。、\d]{2}[省市县区])?"
_STANDS: Final = rf"(?:均|分别)?(?:位居|居|位列|名列|列|排名|排在|排){_PLACES}"
_SIZE: Final = "总量|总数|数量|规模"
_SPEED: Final = "增[速幅]|降幅"
# 总量居全市第2位，增速居第3位: of one thing.
_OF_SAME: Final = re.compile(rf"[，,、；;](?:(?:{_SIZE})|(?P<speed>{_SPEED}))(?:{_STANDS})?")
_SIZED: Final = re.compile(f"(.{{2,}}?)(?:{_SIZE})")
# 产业发展列第2位、城乡建设列第4位: items of a list, each with its place.
_NOT: Final = f"其中|全[国省市区县州]|[较比由从在]|{_SIZE}|{_SPEED}"
_WHAT: Final = rf"(?!{_NOT})(?P<what>[\u4e00-\u9fff“”]{{2,14}}?)(?:{_STANDS})?"
_NEXT: Final = re.compile(f"[、，,；;]{_WHAT}")
_FIRST: Final = re.compile(f"(?:^|[，,；;。：:\n])(?P<part>其中[，,：:]?)?{_WHAT}$")
# 东湖镇居第1位、西岭镇居第2位: who takes the place.
_A_PLACE: Final = re.compile("(?:[省市县区镇乡村]|街道|社区)$")
_LEAST: Final = 3  # places told in a row that make a list
_FAR: Final = 30  # characters from the head of the first item to its place


def name(finder: Finder) -> str | None:
    """What is ranked, where the places before or beside it leave no choice."""
    return (_in_list(finder) or _of_same(finder)) if finder.kind == "rank" else None


def _of_same(finder: Finder) -> str | None:
    """Size or speed of what the place just told is of: 总量居第2位，增速居第3位."""
    if not finder.previous or finder.previous[-1].kind != "rank":
        return None
    found = _OF_SAME.fullmatch(finder.text, finder.since, finder.mention.start)
    told = [h.name for h in finder.previous if h.kind in ("level", "growth", "ratio")]
    sized = _SIZED.fullmatch(finder.previous[-1].name)
    if found and not told and sized and found["speed"]:
        return sized[1] + found["speed"]  # GDP总量居全市第4，增速居第2
    if not found or not told:
        return None
    return told[-1] if not found["speed"] or told[-1].endswith(found["speed"]) else told[-1] + found["speed"]


def _in_list(finder: Finder) -> str | None:
    """The item of a list of places that has this one, with the head that 其中 opens the list for."""
    text, mentions = finder.text, finder.reading.mentions
    first, last = finder.reading.row(finder.i, _NEXT)
    if (
        finder.subject
        or last - first + 1 < _LEAST
        or any(m.form != "rank" for m in mentions[first : last + 1])
    ):
        return None
    start = mentions[first].start
    opening = _FIRST.search(text, max(finder.sentence, start - _FAR), start)
    more = [_NEXT.fullmatch(text, mentions[n].end, mentions[n + 1].start) for n in range(first, last)]
    items = [TRIM.sub("", found["what"]) for found in (opening, *more) if found]
    if not opening or any(_A_PLACE.search(item) or tag(item) == "ns" for item in items):
        return None
    head = next((h for h in reversed(finder.history) if h.mention < first), None)
    of = opening["part"] and head and head.kind == "rank" and mentions[head.mention].start >= finder.sentence
    return (head.name if of and head else "") + items[finder.i - first] or None
