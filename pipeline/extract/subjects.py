"""The places and enterprises that clauses are about, in turn or alone: 东湖镇完成1.2亿元，西岭镇完成0.9亿元."""

import re
from functools import cache
from typing import Final

from pipeline import catalogue
from pipeline.extract import firms
from pipeline.extract.reading import AND, Reading, once
from pipeline.extract.words import known_names, tag

# Things named after places: 省级卫生乡镇, 市级示范村, 和美乡村.
_THING: Final = re.compile(
    r"^(?:国家|[省市州县区镇乡村])级|^辖区$|^特色小镇|(?:示范|特色|文明|卫生|和美|美丽|精品|样板|试点|先进|生态|传统|未来|移民|脱贫|贫困|榜)(?:乡?村|乡?镇|社区)$"
)
# Kinds of places, and words that only end like one.
_KIND: Final = re.compile(
    r"[全我本该各每其某是有为的居列占比较于等对至与\d]|^(?:所有|多数|部分|个别|[两三四五六七八九十])"
    r"|^(?:城|乡|集|强|重|小)[镇乡]$|^[农山乡渔牧强弱]村$|^[城郊新老小景山林牧库灾校园辖片地矿]区$|[进入驻下后]村$"
    r"|(?:空心|城中|行政|自然|建制|薄弱|富裕|应修订)村$|(?:中心|重点|健康|幸福|完整|智慧|宜居)(?:村|社区|[镇乡])$"
    r"|(?:老旧小|住宅小|棚户|开发|示范|试验|保护|集聚|功能|建成|街)区$|^[城超夜菜股上互]市$|县城$"
)
_SUFFIX: Final = "(?:镇|乡|街道|社区|村|县|市|区)"
_SUBJECT: Final = re.compile(
    rf"(?:(?<![^\n，,；;：:。！!？?])|(?<=元、))(?:其中)?(?P<place>[一-龥]{{2,5}}?{_SUFFIX}|[一-龥]{{0,4}}?(?:[市县区镇]|[一-龥]{{2}})(?:工业|产业|科技)园区?)(?![镇乡村县市区街级委直域])(?P<rest>[^、，,；;：:。\n\d]{{0,16}})(?=\d|[Xx*])"
)
# Clauses of them all again, or of who else.
_OTHERS: Final = re.compile(
    r"(?<![^\n，,；;：:。！!？?…])(?:\d+个(?:贫困|行政)?[镇乡村县]|全[国省市县区镇乡村]|合计|共计|总计|累计|其余|其他|另外|[两三四五六七八九十]+[镇村县区]|我[省市县区镇乡村])"
)
# 东湖镇完成8亿元、西岭镇完成6亿元；新签约项目12个: a list of places ends.
_OVER: Final = re.compile("[；;]")
_SORTS: Final = (
    ("zone", ("园", "园区")),
    ("village", ("村", "社区")),
    ("town", ("镇", "乡", "街道")),
    ("county", ("县", "市", "区")),
)
_ACTS: Final = re.compile(
    r"(?:已|共|仅|只|也|则|均|新)?(?:完成|实现|增长|下降|达|接待|新增|新建|改造|修建|建设|打造|提升|争取|有|为|到位|签约|引进|发放|建成|拆除|获|超|突破|投入|[居列排占]|同比|[增降升减]?$)"
)

# What belongs to a place: 石屏镇烘干中心完成….
_BODY: Final = re.compile(
    r"[一-龥]{0,10}?(?:中心|厂|(?<!重点)项目|(?<!重点)工程|站|园|基地|桥|市场|[学分]校|院|公司|合作社|路|道|渠|坝)"
    r"[^，]{0,2}?(?:完成|实现|已|累计|投资|主体|新增|建成|达|$)"
)


def is_place(word: str) -> bool:
    """Whether a word that ends like a place is one: 东湖镇, 城区, but neither 卫生镇 nor 市级示范村."""
    return not _THING.search(word)


def is_named(word: str) -> bool:
    """Whether it is one place with a name of its own, and no kind of place: neither 县城 nor 老城区."""
    return is_place(word) and not _KIND.search(word)


@once
def subject(reading: Reading, i: int) -> tuple[str, int] | None:
    """The place or enterprise whose turn it is at number `i`, and where its name ends."""
    return _place(reading, i) or firms.subject(reading, i)


def _place(reading: Reading, i: int) -> tuple[str, int] | None:
    """The place whose turn it is at number `i`, and where it ends, where two of a sort begin clauses of its sentence.

    A place before something of its own (石屏镇烘干中心完成) is part of a name.
    """
    start, end = reading.sentence(reading.mentions[i].start)
    position = reading.mentions[i].start
    start, end = max(start, position - 300), min(end, position + 300)
    found = [
        m
        for m in _SUBJECT.finditer(reading.text, start, end)
        if is_named(m["place"]) and not tag(reading.words[reading.word_at(m.start("place"))]).startswith("v")
    ]
    if len({m["place"] for m in found}) < 2 or len({_sort(m["place"]) for m in found} - {"zone"}) > 1:
        return None
    rests = [m["rest"] for m in found]
    told = [_acts(reading, m) for m in found]
    if (not all(told[1:]) and len(set(rests)) > 1) or (not told[0] and _BODY.match(rests[0])):
        return None
    before = [m for m in found if m.start() <= position]
    if not before or _OTHERS.search(reading.text, before[-1].end(), position):
        return None
    if _OTHERS.match(reading.text, position):
        return None
    listed = reading.text[before[-1].start() - 1] == "、"
    if listed and _OVER.search(reading.text, before[-1].end(), position):
        return None
    return before[-1]["place"], before[-1].end("place")


def _sort(place: str) -> str:
    """Towns, villages or counties: those of a sort are told side by side, and zones beside any of them."""
    return next(sort for sort, ends in _SORTS if place.endswith(ends))


def _acts(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the place does or counts something itself: 东湖镇新增12家, 西岭镇9家."""
    at = found.start("rest")
    if _ACTS.match(found["rest"]):
        return True
    w = reading.word_at(at)
    return (
        not _BODY.match(found["rest"]) and reading.starts[w] == at and tag(reading.words[w]).startswith("v")
    )


_PLACE: Final = rf"(?![全我本该各]|其中)[^、：:，,；;。（()）\d和与及\n是有为]{{1,6}}{_SUFFIX}"
_PLACES: Final = re.compile(
    rf"(?<![^，,；;。：:\n是有为中])((?:{_PLACE}[、和与及])+{_PLACE})[，,]?分别[^，,；;。、\d]{{0,10}}$"
)
_COMPANIES: Final = re.compile(
    r"(?<![^，,；;。：:\n])((?:[^、，,；;。：:\n\d和与及]{2,10}[、和与及])+[^、，,；;。：:\n\d和与及]{2,10}?)等?[两三四五六七八九十\d]+家(?:重点|龙头|骨干|规上|工业)*企业"
    r"[^，,；;。、\d]{0,14}分别[^，,；;。、\d]{0,10}$"
)


def in_row(reading: Reading, i: int) -> str | None:
    """The place or enterprise that has number `i` of a row with as many of them before it: A镇、B镇，分别增长8%、6%."""
    first, last = reading.row(i, AND)
    if last == first:
        return None
    start = reading.mentions[first].start
    before = reading.text[max(reading.sentence(start)[0], start - 100) : start]
    found = _PLACES.search(before) or _COMPANIES.search(before)
    names = AND.split(found[1]) if found else []
    if len(names) != last - first + 1 or not all(map(is_named, names)):
        return None
    return names[i - first]


# 石桥镇规上工业增加值增长6%; 增速最快的石桥镇达到26%: one place that a clause begins with.
_ALONE: Final = re.compile(
    r"(?<![^\n，,；;：:。！!？?])(?:其中[：:，,]?)?(?:(?P<what>[^，,；;。：:\d]{0,12}?)(?P<most>最[多少高低快慢大小好差]的)(?:是|为)?)?"
    r"(?P<place>[一-龥]{2,4}?(?:镇|乡|街道|县|(?<!地)区)|(?:邻|兄弟|周边)[县市区镇])(?![镇乡村县市区街级委直域])(?P<rest>[^，,；;：:。\n\d]{0,24})(?=\d|[Xx*])"
)
_NO_TOWN: Final = re.compile(
    "(?:[古小集城乡][镇乡]|农村|乡镇|街道|[景园小山库灾城镇社片新]区|(?:开发|经开|高新|园|示范|保护)区)$"
)
_BESIDE: Final = frozenset(beside + place for beside in ("邻", "兄弟", "周边") for place in "县市区镇")
_NAMES: Final = frozenset({"ns", "nr", "nz", "nrt"})
_WHEN: Final = re.compile("(?:今年|全年|上半年|前三季度|一季度|累计|预计|已|共|同比)*")
_SPEED: Final = re.compile("(?:同比)?(?:增[速幅]|进度)$")


@cache
def _cities() -> re.Pattern[str]:
    """A clause that begins with cities by their bare names: 酒泉、天水工业增加值增长6.8%."""
    city = "|".join(area.short_name for area in catalogue.areas() if area.level == "prefecture")
    return re.compile(
        rf"(?<![^\n，,；;：:。！!？?])(?:其中[：:，,]?)?(?P<place>(?:(?:{city})[、和])*(?:{city}))"
        r"(?P<rest>[^，,；;：:。\n\d]{0,24})(?=\d|[Xx*])"
    )


def _alone(reading: Reading, i: int) -> re.Match[str] | None:
    position = reading.mentions[i].start
    found = _ALONE.match(reading.text, reading.clause_start(position), position + 1)
    named = (
        found and found.end() == position and is_named(found["place"]) and not _NO_TOWN.search(found["place"])
    )
    return found if named else None


@once
def alone(reading: Reading, i: int) -> str | None:
    """The one place that the clause of number `i` begins with, told of what an indicator is of."""
    found = _alone(reading, i)
    if found is not None and found["most"]:
        place: str = found["place"]
        return place
    if found is None:
        position = reading.mentions[i].start
        found = _cities().match(reading.text, reading.clause_start(position), position + 1)
        if found is None or found.end() != position:
            return None
    elif (
        found["place"] not in _BESIDE
        and tag(reading.words[reading.word_at(found.start("place"))]) not in _NAMES
    ):
        return None
    rest = _WHEN.sub("", found["rest"], count=1)
    if rest and _ACTS.fullmatch(rest):
        return str(found["place"])  # 南坪乡仅完成38.2%
    own = _ACTS.sub("", rest, count=1) if _ACTS.match(rest) else rest
    return found["place"] if any(own[:n] in known_names() for n in range(2, len(own) + 1)) else None


def without(reading: Reading, i: int, name: str) -> str:
    """The `name` of number `i` without the one place that its clause begins with: 固投 of 石桥镇固投."""
    place = alone(reading, i)
    if place and len(name) > len(place) + 1:
        return name.removeprefix(place)
    cut = place is not None and name[:1] == place[-1] and name[1:] in known_names()  # 东湖|县GDP
    return name[1:] if cut else name


def most(reading: Reading, i: int) -> str | None:
    """What a place has the most or least of, "" where an earlier clause says it: 投资增速最快的石桥镇达到26%.

    南坪乡仅完成38.2% goes on with what was told of another place.
    """
    found = _alone(reading, i)
    if found is None or not _ACTS.fullmatch(found["rest"]):
        return None
    return _SPEED.sub("", found["what"]) if found["most"] else "" if alone(reading, i) else None
