"""What counts in a row have in common, said once behind the last of them: 3家国家级、12家省级专精特新企业."""

import re
from typing import Final

from pipeline.extract.finder import FILLER, WHEN, Finder
from pipeline.extract.kinds import unit_class
from pipeline.extract.words import TRIM, tag

# 3家国家级、: a grade alone names nothing.
_GRADE: Final = re.compile("[^\\d，,；;。：:、（）()\n]{1,8}[级类型]")
_HOW_HARD: Final = re.compile("^(?:着力|加快|努力|全力|力争|争取|继续)+(?=..)")
_IN_ROW: Final = re.compile(_GRADE.pattern + "[、和与及]")
_NEXT: Final = re.compile("[、和与及]")
# 8所高校、21个学科入选国家“双一流”建设名单: both did.
_THING: Final = re.compile("[\u4e00-\u9fff]{2,6}")
_CHOSEN: Final = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?P<chosen>(?:入选|入围|纳入|列入|跻身|获评|获批|被评为|被认定为|被命名为)[^，,；;。：:、\n]{2,20})"
)
# 26个重点项目中仍有6个未开工，4个进度滞后.
_GROUP: Final = re.compile(
    r"[\dXx*][个家户处条座项所名](?P<group>[\u4e00-\u9fff]{2,12}?)(?:(?:中|里|当中)[，,]?(?:仍|还|尚|已|目前|现)*有?|(?:仍|还|尚)?有)$"
)
_HOW: Final = re.compile(
    r"(?P<how>(?:未|没有|尚未|还未|已|正在|仍在|进度|停工|停产|停滞|推进|开工|动工|竣工|投产|完工|滞后|超|低于|产值|处于|存在|达)[^，,；;。：:、\d]{0,12})(?=[，,；;。、）)]|$)"
)
# 全县22个村集体经济总收入1860万元, 26个重点项目中仍有6个未开工: the first counts the villages, the projects.
_WHO: Final = (
    re.compile(
        r"(?P<who>[\u4e00-\u9fff]{0,6}?(?:(?<!农)村(?!级|民)|[乡村]?镇|街道|社区|企业|断面|园区|景区|学校|合作社|农户))"
        r"[\u4e00-\u9fff]{2,12}?(?:收入|比例|产值|利润|营收|支出|总额|占比|[^概效频税费汇速]率)(?:分别|均|已)?(?:达到?|为)?约?(?=[\dXx*])"
    ),
    re.compile(r"(?P<who>[\u4e00-\u9fff]{1,12}?)(?:中|里|当中)(?:仍|还|尚|已|目前|现)*有[\dXx*]"),
    re.compile(
        r"(?P<who>[\u4e00-\u9fff]{1,12}?)(?:中|里|当中)[，,]?[^，,；;。、]{2,24}的(?:仍|还|尚|已|目前|现)*有?[\dXx*]"
    ),
)
_PASSED: Final = re.compile(
    r"(?P<who>村|镇|乡镇|街道|社区|企业)(?P<what>[\u4e00-\u9fff]{2,10}?(?:收入|产值|利润|营收|总额))(?:全部|均|都)?(?P<limit>(?:突破|超过?|达到|低于|不足)[\d.]+[百千万亿]*元)(?=[，,；;。、])"
)
_AND_SO: Final = re.compile(r"[^，,；;。\d]{2,14}(?<![中里])[，,、；;](?:仍有|还有|另有|有)?")
# 8个续建项目、12个新建项目进展顺利.
_SUCH: Final = re.compile(
    "(?P<such>[\u4e00-\u9fff“”]{1,10}?(?P<noun>项目|工程|企业|村|镇|街道|社区|学校|园区))[、和与及]"
)
_MOST_GRADES: Final = 6  # told in a row
_MOST_WORDS: Final = 6  # of the thing that they are grades of


def shared(finder: Finder) -> str | None:
    """The name of a count that says only a grade or a thing, and what it shares with those after it."""
    if finder.kind != "level":
        return None
    return _doers(finder) or _graded(finder) or _chosen(finder) or _of_group(finder) or _beside(finder)


def _graded(finder: Finder) -> str | None:
    """新增3家国家级、12家省级专精特新企业: 新增国家级专精特新企业."""
    text, mentions, i = finder.text, finder.reading.mentions, finder.i
    own = _GRADE.match(text, mentions[i].end)
    if own and finder.previous and _IN_ROW.fullmatch(text, finder.since, finder.mention.start):
        noun = _noun(finder, own.end())
        if noun:  # the last of them
            return _verb(finder) + own[0] + noun
    at = own.end() if own else -1
    for m in mentions[i + 1 : i + 1 + _MOST_GRADES]:
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
    while last < len(words) and last - first < _MOST_WORDS and re.match("[\u4e00-\u9fff“”]", words[last]):
        if last > first and tag(words[last]) == "v":
            break
        last += 1
    return finder.span(first, last) if last > first and starts[first] == position else ""


def _verb(finder: Finder) -> str:
    """The verb before the first count, which all of them share."""
    if finder.previous and _IN_ROW.fullmatch(finder.text, finder.since, finder.mention.start):
        before = finder.previous[-1]
        grade = finder.text[finder.since : finder.mention.start - 1]
        return before.name.partition(grade)[0] if grade in before.name else before.verb
    own = "".join([word for word in finder.words[finder.lo : finder.w] if word not in FILLER])
    return _HOW_HARD.sub("", TRIM.sub("", WHEN.sub("", own)))


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


def _of_group(finder: Finder) -> str | None:
    """26个重点项目中仍有6个未开工，4个进度滞后: 未开工重点项目, 进度滞后重点项目."""
    text, mentions, first = finder.text, finder.reading.mentions, finder.i
    how = _HOW.match(text, mentions[first].end)
    if not how or mentions[first].unit is None:
        return None
    while first and mentions[first - 1].unit == mentions[first].unit:
        if not _AND_SO.fullmatch(text, mentions[first - 1].end, mentions[first].start):
            break
        first -= 1
    start = max(finder.sentence, mentions[first].start - 30)
    group = _GROUP.search(text, start, mentions[first].start)
    return how["how"] + group["group"] if group else None


def _beside(finder: Finder) -> str | None:
    """8个续建项目、12个新建项目进展顺利: 新建项目, which is not what the other count is of."""
    if not finder.previous:
        return None
    last = finder.previous[-1]
    before, own = finder.reading.mentions[last.mention], finder.mention
    such = _SUCH.fullmatch(finder.text, before.end, own.start)
    if not such or before.unit != own.unit:
        return None
    also = re.compile(f"(?:以上|左右)?([\u4e00-\u9fff“”]{{1,10}}?{such['noun']})").match(finder.text, own.end)
    if not also or also[1] == such["such"]:
        return None
    return also[1] if such["such"].startswith(last.verb) else last.verb + also[1]


def _doers(finder: Finder) -> str | None:
    """Who is counted where what they have is another number: 全县22个村集体经济总收入1860万元."""
    text, m = finder.text, finder.mention
    opens = finder.lo >= finder.w or text[m.start - 1] in "，,；;：:"
    if m.unit not in ("个", "家", "户", "所") or not opens:
        return None
    passed = _PASSED.match(text, m.end)
    if passed:  # 10个村集体经济收入全部突破30万元
        return f"{passed['what']}{passed['limit']}{passed['who']}"
    found = next((found for p in _WHO if (found := p.match(text, m.end))), None)
    if not found:
        return None
    for h in reversed(finder.history[-6:]):  # 全市234户规上化工企业…；234户企业中有125户…
        before = finder.reading.mentions[h.mention]
        if (before.value, before.unit) == (m.value, m.unit) and h.name.endswith(found["who"]):
            return h.name
    return found["who"]
