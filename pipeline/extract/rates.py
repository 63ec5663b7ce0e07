"""Rates and shares of what was just counted: 审理行政诉讼案件38件，败诉率5.3%; 民生支出31.6亿元，占82.7%."""

import re
from typing import Final

from pipeline.extract import goals
from pipeline.extract.finder import Finder
from pipeline.extract.reading import AND
from pipeline.extract.turns import Named
from pipeline.extract.words import TRIM

_AND_BY: Final = r"(?:为|达到?|均达|均为|超过?|约|仅|近)*"
_SHARE: Final = re.compile(
    rf"(?:以上|左右|（[^（）]{{1,16}}）|\([^()]{{1,16}}\))?[，,；;](?:仅|只|约|共|已)?占(?:比|比重|到|了)?{_AND_BY}"
)
# 有效灌溉面积占比偏低，仅占耕地面积的42%.
_LOW: Final = re.compile(
    r"(?:^|[，,；;：:])([一-龥]{2,14}?)(?:占比|比重|比例)(?:总体|整体|相对|仍|较|偏|过|不)*[低小高大足][，,](?:仅|只)?占([^，,；;。\d]{2,12}?)的?(?:比重|比例)?[为仅约近]?$"
)
_RATE: Final = re.compile(rf"[，,、；;](?P<rate>(?P<how>按[期时])?(?P<verb>[一-龥]{{2}})率){_AND_BY}")
_RATES: Final = re.compile(
    r"[，,；;](?P<rates>(?:[一-龥]{2,4}率[、和与及])+[一-龥]{2,4}率)(?:分别|依次)(?:为|达到?|是)?约?$"
)
# What is done with cases and requests, and what came of them.
_OF_CASES: Final = re.compile(
    "办[结复]|[纠核]错|纠正|败诉|胜诉|调[解撤]|化解|结案|执结|整改|销号|采纳|回复|答复"
)
_CASE: Final = re.compile(
    "(?:案件|问题|隐患|诉求|事项|工单|投诉|举报|纠纷|积案|信访|提案|建议|来访|来信|办件|诉讼|仲裁|复议|信访件|线索)$"
)
_TOOK_UP: Final = re.compile(
    "(?:累计|共)?(?:受理|办理|办结|审理|审结|查出|查处|查办|立案|排查出?|接收|收到|承办|化解|整改|调处|登记)+(?:各[类级])?(?=..)"
)
_LEFT_OPEN: Final = re.compile("(?:送审|收案|受理|接收|接到|实际|计划|[应已未新])+$")
_RATED: Final = re.compile("(?:按[期时])?[一-龥]{2}率$")
# 亏损面达23.6%，比年初扩大2.1个百分点；增长面56.2%.
_FACE: Final = re.compile(rf"[，,、；;](?P<face>[一-龥]{{2}}面){_AND_BY}")
_HAS_FACE: Final = re.compile("(.{2,})[一-龥]{2}面")
_ANOTHER: Final = re.compile("[已未]|(?:[动开完竣复]工|投产|签约|办结|整改)$")
_CUT_IN_AUDIT: Final = frozenset({"审减", "核减"})  # the same deed: 审减工程价款1860万元，核减率12%
_DONE: Final = "完成"
_EVENTS: Final = frozenset({"批", "次", "场", "期", "轮", "批次", "场次"})  # no part of these is done


def settled(finder: Finder) -> str | None:
    """The name of a rate or a share that says nothing of what it is of."""
    if finder.kind not in ("ratio", "progress"):
        return None
    low = _LOW.search(finder.text[max(finder.since, finder.mention.start - 50) : finder.mention.start])
    if low or not finder.previous:
        return f"{TRIM.sub('', low[1])}占{low[2]}比重" if low else None
    if in_row := _in_row(finder):
        return in_row
    last = finder.previous[-1]
    if finder.kind == "progress" and goals.of_work(finder.reading, finder.i):
        return last.name
    gap = finder.text[finder.since : finder.mention.start]
    face, of = _FACE.fullmatch(gap), _HAS_FACE.fullmatch(last.name)
    if face and of:
        return of[1] + face["face"]
    if last.kind == "ratio":
        # 按期办结率99.6%，满意率98.1%
        cases, rate = _RATED.sub("", last.name), _RATE.fullmatch(gap)
        return cases + rate["rate"] if rate and cases != last.name and _CASE.search(cases) else None
    if last.kind not in ("level", "growth", "change"):
        return None
    if finder.kind == "ratio" and last.kind == "level" and _SHARE.fullmatch(gap):
        return last.name + "占比"
    rate = _RATE.fullmatch(gap)
    if not rate or rate["verb"] == _DONE or finder.reading.mentions[last.mention].unit in _EVENTS:
        return None
    return _rate(last, rate["verb"], rate["rate"], part=finder.head is not None)


def _in_row(finder: Finder) -> str | None:
    """受理信访286件，办结率、满意率分别为100%和96.2%: rates of those cases."""
    first, last = finder.reading.row(finder.i, AND)
    start = finder.reading.mentions[first].start
    said = _RATES.search(finder.text, max(finder.sentence, start - 30), start)
    of = next((h for h in reversed(finder.history) if h.mention < first), None)
    if not said or of is None or finder.reading.mentions[of.mention].start < finder.sentence:
        return None
    told = next((h for h in reversed(finder.history) if h.mention <= of.mention and h.kind == "level"), None)
    rates = AND.split(said["rates"])
    if told is None or not _CASE.search(told.name) or of.name != told.name or len(rates) != last - first + 1:
        return None
    return _TOOK_UP.sub("", told.name, count=1) + rates[finder.i - first]


def _rate(last: Named, verb: str, rate: str, part: bool) -> str | None:
    """压减学科类培训机构26家，压减率31%: 学科类培训机构压减率; 受理案件62件，办结58件，办结率94%: 案件办结率."""
    name = last.name
    if name.endswith(verb) and not part:
        thing = _LEFT_OPEN.sub("", name[: -len(verb)])
    elif 0 <= name.find(verb) <= len(last.verb) - len(verb):
        rest = name[name.find(verb) + len(verb) :]
        # 新开工项目动工 has another verb.
        return None if not rest or _ANOTHER.search(rest) else rest + rate
    elif _OF_CASES.fullmatch(verb) and _CASE.search(name):
        thing = name
    elif {verb, name[:2]} <= _CUT_IN_AUDIT:
        return name[2:] + rate
    else:
        return None
    return _TOOK_UP.sub("", thing, count=1) + rate
