"""What projects cost: the one a clause names, those just counted, those of a whole list, the one that follows."""

import re
from typing import Final

from pipeline.extract.choice import Candidate
from pipeline.extract.finder import Finder
from pipeline.extract.words import tag

# 总投资26亿元的12个产业项目, 占地86亩的冷链物流园: what the number is of follows.
_FRONTED: Final = re.compile(
    r"的(?:(?:\d+|[一两二三四五六七八九十])[个项家处条座])?([\u4e00-\u9fff“”]{1,20}?(?:(?:产业园|物流园|基地|公园|大桥|公路)(?:项目|工程)?|项目|工程))(?![库区])"
)
_FRONT: Final = re.compile(r"(?:(?:计划|概算|协议)?总?投资额?|总?占地(?:面积)?|总?建筑面积|年?总?产值)$")
_FRONT_ENDS: Final = ("投资", "投资额", "占地", "面积", "产值")  # how any of them ends: found sooner
# 交通项目31个、总投资24亿元.
_OF_THESE: Final = re.compile("(?:项目|工程)$")
_PROJECT: Final = re.compile(
    r"(?:(?<![^\n。])|[，,；;：:]|(?<=是))(?:[^，,；;：:]*并)?(?:完成|推进|实施|启动|开工|建设|开展|继续|积极|大力|加快|全力|高质量|做好|抓好|谋划|新建|投资|了)*"
    r"([\u4e00-\u9fffA-Za-z\d/“”（）()—·、]{2,24}?(?:工程|项目)|(?:[迁扩改重续]建)[\u4e00-\u9fff]{2,16}?(?:[医学]?院|校|[小中]学|园|桥|路|站|厂|中心|基地|场|库|馆))(?:[建已正顺全主][\u4e00-\u9fff]{1,8})?[，,]$"
)
_INVESTED: Final = re.compile(
    "(?:共|需)?((?:计划|协议|概算|估算|预计)?总?投资(?:总?额)?)(?:约|达|为|近|超|[:：])*"
)
_COST: Final = re.compile("(?:累计|共|已|计划|协议|概算)*(总投资额?|完成投资)(?:约|达|为|近|超)*")
_ITEM: Final = re.compile("、[\u4e00-\u9fff“”]{2,12}|[\u4e00-\u9fff“”]{2,12}、")
_SPENT_IN_ALL: Final = re.compile(
    "(?:年内|全年|今年|已|累计|共)*((?:完成|投入)(?:投资|资金)|总投资)(?:约|达|为|近|超)*"
)


def settled(finder: Finder) -> Candidate | None:
    """The name of a cost, a size or a yield that says nothing of what has it."""
    if finder.kind != "level":
        return None
    if front := _fronted(finder):
        return Candidate(front, "both", [])
    if told := _of_clause(finder):
        return Candidate(told, "clause", [])
    return _of_counted(finder) or _of_list(finder) if finder.previous else None


def _of_clause(finder: Finder) -> str | None:
    """What the project costs that the clause before names: 实施东湖水厂扩建工程，总投资3200万元."""
    cost = _INVESTED.fullmatch(finder.span(finder.lo, finder.w)) if finder.lo < finder.w else None
    project = _PROJECT.search(finder.text, finder.since, finder.starts[finder.lo]) if cost else None
    # 3个重点项目，总投资: of those just counted, not of one named.
    counted = project and finder.previous and project.start() == finder.since
    return project[1] + cost[1] if cost and project and not counted else None


def _fronted(finder: Finder) -> str | None:
    """What the number is of where the thing that has it follows: 总投资26亿元的产业项目."""
    what = finder.span(finder.lo, finder.w)
    front = _FRONT.search(what) if what.endswith(_FRONT_ENDS) else None
    if not front or (front.start() and not tag(finder.words[finder.lo]).startswith("v")):
        return None
    thing = _FRONTED.match(finder.text, finder.mention.end)
    return thing[1] + front[0] if thing else None


def _of_counted(finder: Finder) -> Candidate | None:
    """交通项目31个、总投资24亿元: of those just counted."""
    last = finder.previous[-1]
    spent = any(h.name.endswith("投资") for h in finder.previous[:-1])
    near = finder.opener == "、" or (finder.opener in "，," and (spent or not finder.head))
    if not near or last.kind != "level" or not _OF_THESE.search(last.name):
        return None
    cost = _COST.fullmatch(finder.span(finder.lo, finder.w))
    counted = cost and finder.u == "money" and finder.unit_of(last) != "money"
    return Candidate(last.name + cost[1], "prev+left", []) if cost and counted else None


def _of_list(finder: Finder) -> Candidate | None:
    """大修28公里、安防46公里、危桥改造3座，完成投资6860万元: of all of them."""
    if len(finder.previous) < 2 or finder.head or finder.opener not in "，,":
        return None
    first, last = (finder.reading.mentions[h.mention] for h in finder.previous[-2:])
    between = finder.text[first.end : last.start]
    units = {finder.unit_of(h) for h in finder.previous[-2:]}
    cost = _SPENT_IN_ALL.fullmatch(finder.span(finder.lo, finder.w))
    apart = len(units) > 1 or between.endswith("、")
    levels = all(h.kind == "level" for h in finder.previous[-2:])
    listed = levels and apart and "money" not in units and _ITEM.fullmatch(between)
    return Candidate(cost[1], "left", []) if cost and listed else None
