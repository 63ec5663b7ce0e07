"""Names that the words around a number leave no choice about, in the order in which they are looked for."""

import re
from typing import Final

from pipeline.extract import (
    areas,
    carried,
    costs,
    counts,
    entities,
    parallel,
    projects,
    ranks,
    rates,
    stretches,
    subjects,
    swaps,
    tasks,
)
from pipeline.extract.choice import Candidate
from pipeline.extract.finder import Finder
from pipeline.extract.reading import AND
from pipeline.extract.turns import Named
from pipeline.extract.words import TRIM

# 三次产业结构由11.9∶43.6∶44.5调整为10.8∶43.9∶45.3.
_STRUCTURE: Final = re.compile(
    r"(?:[一二三]次?、?){0,2}[三3]次?产业?[^，,。；;]{0,8}?(?:结构|比重|比例|占比)"
)
# 三次产业对经济增长的贡献率分别为4.6%、58.2%和37.2%; 二、三产业增加值分别增长6.2%、5.5%.
_OF_SECTORS: Final = re.compile(
    r"(?P<which>三次产业|(?<![一二两、])三产(?!业)|(?:第?[一二](?:产业?|次产业)?[、和与及]?){1,2}第?[二三](?:次?产业|产(?!业)))"
    r"(?P<of>[^，,；;。、\d]{0,14}?)(?:同比)?(?:分别|依次)?(?:为|是|达到?|增长|下降|完成|实现)?$"
)
# 经营主体持续壮大。总量达26.5万户，新登记3.1万户.
_BARE_TOTAL: Final = re.compile(r"(总量|总数|总户数)(?:已|达到?|为|突破|超过?|接?近|增至)*")
_GROWS: Final = re.compile(
    r"(?:^|[\n。；;、：:是])([\u4e00-\u9fff]{2,8}?)(?:持续|稳步|稳中|不断|加快|加速|逐步|日益|更加|快速|蓬勃|总体|显著|明显|大幅)[\u4e00-\u9fff]{2,6}[。；;：:]$"
)
# 通信设备制造业受出口订单不足影响，同比下降2.6%.
_FOR_A_CAUSE: Final = re.compile(
    r"(?:^|[，,；;、])([\u4e00-\u9fff和]{2,20}?)受[^，,；;。\d]{2,24}影响[，,](?:累计)?(?:产值|同比|增长|增速|为)*(?:增长|下降|下滑|回落)了?$"
)
# (一)固定资产投资。1—6月累计完成28.6亿元: a line or a short sentence that is nothing but what is measured.
_TOPIC: Final = re.compile(
    r"(?:^|[\n。；;])[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)?"
    r"([\u4e00-\u9fff]{1,12}(?:额|社零|产值|增加值|总值|收入|投资|支出|[产销用电]量|电量|进出口|出口|税收|存款|贷款|就业))"
    r"(?:情况|方面|完成情况)?[。\n]$"
)
_UNNAMED: Final = re.compile(
    r"(?:预计|据?初步(?:统计|测算)|据统计|截[至止][^，,。\d]{0,4}\d{1,2}月[底末]|上半年|今年以来|今年|(?:20\d\d年)?(?:\d{1,2}[-—–－~～至])?\d{1,2}月份?|全[省市县区镇乡]|我[省市县区镇乡]|累计|已|共|[，,])*"
    r"(?:(?:完成|实现|达到?|为|同比增长|同比下降|增长|下降)了?|(?<=全[省市县区镇乡]))"
)
# 三、国有资本经营预算执行情况: the account of what came in and went out.
_ACCOUNT: Final = re.compile(
    r"(?:^|[\n。])[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?([\u4e00-\u9fff]{2,10}(?:预算|基金))"
    r"(?:预算|收支|执行|完成)*情况[。：:\n]$"
)
_COLUMN: Final = re.compile(
    r"(?:(?:20\d\d年)?(?:上半年|全年|\d{1,2}[-—–~至]\d{1,2}月)?[，,]?(?:全[省市县区]|累计)?)(总?收入|总?支出)(?:累计|预计)?(?:完成|实现|为|达到?)*"
)
# 规上工业增加值增长6%。分经济类型看，国有控股企业增长5.1%，私营企业增长9.6%.
_BY_SORT: Final = re.compile(r"[分从][^，,；;。\d]{1,8}来?看[，,：:]")
_A_SORT: Final = re.compile(
    r"(?:[，,；;：:])([\u4e00-\u9fff、]{2,20}(?:企业|业|经济|单位))(?:同比|累计)*(?:增长|下降|上升|回落)了?"
)
_WHAT_GREW: Final = re.compile(
    "(?:增加值|总?产值|投资|零售额|销售额|营业收入|税收|利润|用电量|进出口|出口|进口)$"
)
# 完成固定资产投资21亿元。其中高速公路完成9.8亿元，国省道完成5.2亿元.
_PART_DONE: Final = re.compile(
    r"(?:[，,；;、](?:其中[：:，,]?)?|其中[：:，,]?)(?!其中)([\u4e00-\u9fffA-Za-z“”]{2,14}?)(?:已|累计)*(?:完成|实现)[约近]?"
)
_OWN_MEASURE: Final = re.compile("(?:投资|值|额|收入|支出|税收?|出口|进口|资金|利润)$")
_MEASURED: Final = re.compile(
    "(?:投资|总?产值|增加值|税收|营业收入|销售收入|零售额|进出口|出口)(?:额|总额)?$"
)
_TO: Final = re.compile("[∶:：]")
_SECTORS: Final = {"一": "第一产业", "二": "第二产业", "三": "第三产业"}
_MOVED: Final = re.compile("(?:同比)?(?:增长|下降|上升|[增降升])")
# 精细化工完成产值8.6亿元；纺织服装完成产值4.3亿元: each sector has its own.
_OF_SECTOR: Final = re.compile(
    r"(?<![^\n，,；;：:。])(?:其中)?([一-龥]{2,10}?)(?:累计)?(?:完成|实现)(总?产值|增加值|税收|营业收入|销售收入|主营业务收入)"
    r"(?:达到?|突破|超过?|为|约|近)*(?=\d)"
)
_ALL: Final = re.compile("全|我|各|上半年|年|月|累计|企业$|园$|园区$|公司$|集团$|[省市县区镇乡村]$")
_FAR: Final = 100  # characters before a structure's numbers that say that it is one


def settled(finder: Finder) -> Candidate | None:
    """The one name that the number can have, or None where there are several."""
    share = _share(finder)
    if share:
        return Candidate(share, "dist", [])
    place = entities.place_in_turn(finder.reading, finder.i)
    if place and place[1]:
        name = _amount_before(finder) if carried.NAMES_NOTHING.fullmatch(place[1]) else place[1]
        if name:
            return Candidate(name, "dist", [])
    turn = areas.name(finder.reading, finder.i)
    if turn:
        return Candidate(turn, "dist", [])
    most = subjects.most(finder.reading, finder.i)
    if most is not None:
        near = [h for h in finder.history[-4:] if _near(finder, h) and h.kind in (finder.kind, "level")]
        if finder.kind == "level":
            near = [h for h in near if finder.unit_of(h) == finder.u]
        if most or near:
            return Candidate(most or near[-1].name, "list+before", [])
    stretch = stretches.name(finder.reading, finder.i, finder.kind, finder.history)
    if stretch:
        return Candidate(stretch, "dist", [])
    placed = ranks.name(finder)
    if placed:
        return Candidate(placed, "dist", [])
    common = counts.shared(finder)
    if common:
        return Candidate(common, "both", [])
    told = (
        projects.told_of(finder)
        or tasks.name(finder)
        or _in_all(finder)
        or _under(finder)
        or _of_sector(finder)
        or _of_topic(finder)
        or _of_account(finder)
        or _by_sort(finder)
        or _of_part(finder)
    )
    if told:
        return Candidate(told, "clause", [])
    cost = costs.settled(finder)
    if cost:
        return cost
    stem = rates.settled(finder) or swaps.settled(finder) or parallel.settled(finder)
    if stem:
        return Candidate(stem, "stem+left", [])
    return carried.settled(finder) if finder.previous else _as_before(finder)


def _near(finder: Finder, h: Named) -> bool:
    """Whether `h` stands in the sentence or a little before it."""
    return finder.sentence - finder.reading.mentions[h.mention].end <= _FAR


def _as_before(finder: Finder) -> Candidate | None:
    """从各镇看，东湖镇增长12.3%; 其中东湖镇完成8600万元: of what the sentence before told."""
    if not finder.subject or not finder.history:
        return None
    rest = finder.text[finder.subject[1] : finder.mention.start]
    name = None
    if finder.kind == "growth" and _MOVED.fullmatch(rest):
        last = finder.history[-1]
        name = last.name if _near(finder, last) and last.kind in ("growth", "level") else None
    elif carried.NAMES_NOTHING.fullmatch(rest):
        name = _amount_before(finder)
    return Candidate(name, "list+before", []) if name else None


def _amount_before(finder: Finder) -> str | None:
    """What the amounts of its unit so far in the sentence are of, else in the one before, if all are of one thing.

    Parts of the first are of that thing too.
    """
    before, start = finder.previous, finder.sentence
    if not before and start and finder.text[start - 1] != "\n":
        start = finder.reading.sentence(start - 1)[0]
        before = [h for h in finder.history if finder.reading.mentions[h.mention].start >= start]
    alike = [h for h in before if h.kind == finder.kind == "level" and finder.unit_of(h) == finder.u]
    if len({h.name for h in alike}) > 1:
        # 新入库16家，其中工业7家、服务业3家。东湖镇5家: not of the parts
        first, second = (finder.reading.mentions[h.mention] for h in alike[:2])
        return alike[0].name if "其中" in finder.text[first.end : second.start] else None
    return alike[0].name if alike else None


def _in_all(finder: Finder) -> str | None:
    """What a total is of that the sentence before names: 经营主体持续壮大。总量达26.5万户."""
    text, start = finder.text, finder.sentence
    total = _BARE_TOTAL.fullmatch(text, start, finder.mention.start)
    of = _GROWS.search(text, max(0, start - 24), start) if total else None
    return of[1] + total[1] if total and of else None


def _of_topic(finder: Finder) -> str | None:
    """What the line or the sentence before names and nothing more: 固定资产投资。1—6月累计完成28.6亿元."""
    text, start = finder.text, finder.sentence
    if finder.kind not in ("level", "growth") or not _UNNAMED.fullmatch(text, start, finder.mention.start):
        return None
    topic = _TOPIC.search(text, max(0, start - 24), start)
    return topic[1] if topic else None


def _of_account(finder: Finder) -> str | None:
    """What came in or went out of the account that the heading names: 国有资本经营预算执行情况。收入1260万元."""
    text, start = finder.text, finder.sentence
    column = _COLUMN.fullmatch(text, start, finder.mention.start) if finder.u == "money" else None
    account = _ACCOUNT.search(text, max(0, start - 36), start) if column else None
    return account[1] + column[1] if account and column else None


def _by_sort(finder: Finder) -> str | None:
    """What grew of a sort of enterprises, said in the sentence before: 从经济类型看，国有控股企业增长5.1%."""
    text, start = finder.text, finder.sentence
    if finder.kind != "growth" or not _BY_SORT.match(text, start):
        return None
    since = max(start, finder.reading.clause_start(finder.mention.start) - 1)
    sort = _A_SORT.fullmatch(text, since, finder.mention.start)
    whole = next(
        (h for h in reversed(finder.history) if finder.reading.mentions[h.mention].start < start), None
    )
    grew = _WHAT_GREW.search(whole.name) if sort and whole and whole.kind == "growth" else None
    return sort[1] + grew[0] if sort and grew else None


def _of_part(finder: Finder) -> str | None:
    """What a part made of what its whole was told of: 固定资产投资21亿元，其中高速公路完成9.8亿元."""
    text, start = finder.text, finder.sentence
    if finder.kind != "level" or finder.u != "money" or finder.subject:
        return None
    begins = text.startswith("其中", start)
    since = start if begins and not finder.previous else finder.since
    part = _PART_DONE.fullmatch(text, since, finder.mention.start)
    if not part or not (begins or finder.head or "其中" in part[0]):
        return None
    before = [h for h in finder.history if finder.reading.mentions[h.mention].start < start]
    near = before if begins else [finder.head] if finder.head else finder.previous
    money = [h for h in near[-6:] if h.kind == "level" and finder.unit_of(h) == "money"]
    whole = _MEASURED.search(money[-1].name) if money else None
    if not whole or _OWN_MEASURE.search(part[1]) or _ALL.search(part[1]):
        return None
    return part[1] + ("完成投资" if part[1].endswith(("项目", "工程")) else whole[0])


def _under(finder: Finder) -> str | None:
    """What fell or rose for a cause that is told between: 通信设备制造业受订单不足影响，同比下降2.6%."""
    if finder.kind != "growth":
        return None
    since = max(finder.since, finder.sentence)
    found = _FOR_A_CAUSE.search(finder.text, since, finder.mention.start)
    return TRIM.sub("", found[1]) if found else None


def _of_sector(finder: Finder) -> str | None:
    """What a sector made, where another made the same: 精细化工完成产值8.6亿元；纺织服装完成产值4.3亿元."""
    text, start = finder.text, finder.mention.start
    clause = finder.reading.clause_start(start)
    own = _OF_SECTOR.match(text, clause) if finder.u == "money" and not finder.subject else None
    if not own or own.end() != start or _ALL.search(own[1]):
        return None
    beside = _OF_SECTOR.finditer(text, max(finder.sentence, clause - _FAR), start + _FAR)
    return own[1] + own[2] if any(m[2] == own[2] and m[1] != own[1] for m in beside) else None


def _share(finder: Finder) -> str | None:
    """What the number is of a sector, in A∶B∶C of the three of them or in A、B、C of those named."""
    first, last = finder.reading.row(finder.i, _TO)
    if last - first + 1 == len(_SECTORS) and _before(finder, first, _STRUCTURE):
        return list(_SECTORS.values())[finder.i - first] + "占比"
    first, last = finder.reading.row(finder.i, AND)
    said = _before(finder, first, _OF_SECTORS) if last > first else None
    if said is None:
        return None
    which = "一二三" if said["which"] in ("三次产业", "三产") else re.findall("[一二三]", said["which"])
    return _SECTORS[which[finder.i - first]] + said["of"] if last - first + 1 == len(which) else None


def _before(finder: Finder, first: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    start = finder.reading.mentions[first].start
    return pattern.search(finder.text[max(finder.sentence, start - _FAR) : start])
