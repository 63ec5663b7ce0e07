"""What counts in a row have in common, said once behind the last of them: 3家国家级、12家省级专精特新企业."""

import re
from typing import Final

from pipeline.extract.finder import FILLER, WHEN, Finder
from pipeline.extract.kinds import unit_class
from pipeline.extract.words import TRIM, tag

# 3家国家级、: a grade alone names nothing.
_GRADE: Final = re.compile("[^\\d，,；;。：:、（）()\n]{1,8}[级类型]")
_IN_ROW: Final = re.compile(_GRADE.pattern + "[、和与及]")
_NEXT: Final = re.compile("[、和与及]")
# 8所高校、21个学科入选国家“双一流”建设名单: both did.
_THING: Final = re.compile("[\u4e00-\u9fff]{2,6}")
_TOGETHER: Final = re.compile("[、和与及]?")
_CHOSEN: Final = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?P<chosen>(?:入选|入围|纳入|列入|跻身|获评|获批|被评为|被认定为|被命名为)[^，,；;。：:、\n]{2,20})"
)
_LONGEST: Final = 6  # grades told in a row


def shared(finder: Finder) -> str | None:
    """The name of a count that says only a grade or a thing, and what it shares with those after it."""
    if finder.kind != "level":
        return None
    return _graded(finder) or _chosen(finder)


def _graded(finder: Finder) -> str | None:
    """新增3家国家级、12家省级专精特新企业: 新增国家级专精特新企业."""
    text, mentions, i = finder.text, finder.reading.mentions, finder.i
    own = _GRADE.match(text, mentions[i].end)
    at = own.end() if own else -1
    for m in mentions[i + 1 : i + 1 + _LONGEST]:
        if own and m.start < own.end():
            continue  # 百亿级
        if at < 0 or not _NEXT.fullmatch(text, at, m.start) or m.unit != mentions[i].unit:
            return None
        grade = _GRADE.match(text, m.end)
        if grade is None:
            return None
        noun = "" if _NEXT.match(text, grade.end()) else _noun(finder, grade.end())
        if noun and own:
            return _verb(finder) + own[0] + noun
        at = grade.end()
    return None


def _noun(finder: Finder, position: int) -> str:
    """The words from `position` up to a verb or a mark."""
    words, starts = finder.words, finder.starts
    first = last = finder.reading.word_at(position)
    while last < len(words) and last - first < _LONGEST and re.match("[\u4e00-\u9fff“”]", words[last]):
        if last > first and tag(words[last]) == "v":
            break
        last += 1
    return finder.span(first, last) if last > first and starts[first] == position else ""


def _verb(finder: Finder) -> str:
    """The verb before the first count, which all of them share."""
    if finder.previous and _IN_ROW.fullmatch(finder.text, finder.since, finder.mention.start):
        return finder.previous[-1].verb
    own = "".join([word for word in finder.words[finder.lo : finder.w] if word not in FILLER])
    return TRIM.sub("", WHEN.sub("", own))


def _chosen(finder: Finder) -> str | None:
    """8所高校、21个学科入选国家“双一流”建设名单: 入选国家“双一流”建设名单高校."""
    text, mentions, i = finder.text, finder.reading.mentions, finder.i
    if i + 1 >= len(mentions) or finder.lo < finder.w:
        return None
    thing, follows = text[mentions[i].end : mentions[i + 1].start], mentions[i + 1]
    noun = thing.rstrip("、和与及")
    chosen = _CHOSEN.match(text, follows.end)
    if not chosen or not _THING.fullmatch(noun) or unit_class(follows.unit) in ("money", "pct", "pp", "rank"):
        return None
    return chosen["chosen"] + noun
