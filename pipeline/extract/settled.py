"""Names that what stands between a number and the one before it leaves no choice about."""

import re
from typing import Final

from pipeline.extract import counts, entities, projects, ranks, sides
from pipeline.extract.choice import Candidate
from pipeline.extract.finder import Finder
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND
from pipeline.extract.turns import in_turn
from pipeline.extract.words import TRIM, tag

# 26部，去年同期为19部: the same, of another time.
_SAME_THEN: Final = re.compile(
    r"[，,；;（(](?:而|比|较)?(?:[去上]年|20\d\d年)(?:同期|全年|上半年|[底末])(?:仅|只|则)?(?:为|是|有|达|完成|实现)?[约近]?"
)
# 参保率96.2%，在全县14个乡镇中排名第3.
_AMONG: Final = re.compile(
    r"[，,、；;](?:排名?|位?居|位?列|在)[^，,；;。\d]{0,10}\d+[个家][^，,；;。\d]{1,6}?[中里]?(?:排名?|位?居|位?列)?"
)
# 净增经营主体1034户，总数达1.56万户: not of those that came to be.
_CAME: Final = re.compile(r"(?:累计)?(?:净增|新增|新登记|新设立?|新注册|新发展|新培育|新认定)(?:各类)?(?=.)")
_IN_ALL: Final = re.compile(
    r"[，,、；;](总数|总量|总户数|存量)(?:已|累计)?(?:达到?|为|突破|超过?|增至|增加到)?[约近]?"
)
# 新建高标准农田1.2万亩，累计建成15.6万亩.
_SO_FAR: Final = re.compile(
    r"[，,、；;](累计(?:已)?(?:建成|新建|完成|发放|培育|开通|达))(?:达到?|为|到)?[约近]?"
)
_DOING: Final = re.compile(r"(?:新建成?|建成|新增|完成|发放|培育|新?开通)(?=..)")
# 增长5.3%，限额以上增长8.8%: of a part, or counted in another way.
_COUNTED_SO: Final = re.compile(
    r"[，,、；;](?:其中)?(限额以上|限上|(?:剔除|扣除)[^，,。；;\d]{2,16}?后|自然口径)(?:同比)?(?:增长|下降|增幅|增速)为?"
)
_SO_ALREADY: Final = re.compile("剔除|扣除|自然口径|限")
# 居民人均可支配收入18620元，其中城镇24310元，农村13240元.
_OF_RESIDENTS: Final = re.compile(
    r"[，,、；;](?:其中)?[:：]?(城镇|农村)(?:常住)?(?:居民)?(?:人均)?(?:为|达到?)?"
)
_RESIDENTS: Final = re.compile(r"(?:全体|城乡|城镇|农村)?(?:常住)?居民")
# 二产完成15.6亿元、增长6.2%，三产完成12.8亿元.
_ONE_SECTOR: Final = re.compile(
    r"[，,、；;](?:其中)?[:：]?(第?[一二三]产业?(?:增加值|投资)?)(?:完成|实现|为|达到?|同比|增长|下降)*[约近]?"
)
# 三次产业结构由11.9∶43.6∶44.5调整为10.8∶43.9∶45.3.
_STRUCTURE: Final = re.compile(
    r"(?:[一二三]次?、?){0,2}[三3]次?产业?[^，,。；;]{0,8}?(?:结构|比重|比例|占比)"
)
# 三次产业对经济增长的贡献率分别为4.6%、58.2%和37.2%; 二、三产业增加值分别增长6.2%、5.5%.
_OF_SECTORS: Final = re.compile(
    r"(?P<which>三次产业|(?<![一二两、])三产(?!业)|(?:第?[一二](?:产业?|次产业)?[、和与及]?){1,2}第?[二三](?:次?产业|产(?!业)))"
    r"(?P<of>[^，,；;。、\d]{0,14}?)(?:同比)?(?:分别|依次)(?:为|是|达到?|增长|下降|完成|实现)?$"
)
# 总收入8600万元，村均42.8万元.
_EACH: Final = re.compile(
    r"[，,、；;](?:折合)?([村人户亩企校场镇]均|平均每[村人户亩家所场镇])(?:为|达到?|约)?[约近]?"
)
# 盗窃62起、诈骗36起、其他28起: of what they all are.
_OTHERS: Final = re.compile(r"[、，,；;](其[他它余])(?:的|为|有|各类)?[约近]?")
# 总投资26亿元的12个产业项目, 占地86亩的冷链物流园: what the number is of follows.
_FRONTED: Final = re.compile(
    r"的(?:(?:\d+|[一两二三四五六七八九十])[个项家处条座])?([\u4e00-\u9fff“”]{1,20}?(?:(?:产业园|物流园|基地|公园|大桥|公路)(?:项目|工程)?|项目|工程))(?![库区])"
)
_FRONT: Final = re.compile(r"(?:(?:计划|概算|协议)?总?投资额?|总?占地(?:面积)?|总?建筑面积|年?总?产值)$")
# 经营主体持续壮大。总量达26.5万户，新登记3.1万户.
_BARE_TOTAL: Final = re.compile(r"(总量|总数|总户数)(?:已|达到?|为|突破|超过?|接?近|增至)*")
_GROWS: Final = re.compile(
    r"(?:^|[\n。；;、：:是])([\u4e00-\u9fff]{2,8}?)(?:持续|稳步|稳中|不断|加快|加速|逐步|日益|更加|快速|蓬勃|总体|显著|明显|大幅)[\u4e00-\u9fff]{2,6}[。；;：:]$"
)
_NEWLY: Final = re.compile(r"[，,、；;](?:其中)?(新登记|新设立?|新注册|新增|净增)(?:达|为)?约?")
_TOTAL_OF: Final = re.compile(r"(.{2,12}?)(?:总量|总数|总户数)")
# 新建卫生室16个、提升改造22个.
_DONE_TOO: Final = re.compile(
    "、((?:新建|改建|扩建|改扩建|续建|迁建|改造|提升|修缮|维修|拆除|加固|改造提升|提升改造){1,2})"
)
# 地区生产总值迈上5000亿元台阶、五年增量达1360亿元.
_GAIN: Final = re.compile(
    "(?:台阶|大关)?[、，,](?:[一二三四五]年|全年)?(?:净)?增量(?:达到?|超过?|为|突破)?约?"
)
_ITEM: Final = re.compile("、[\u4e00-\u9fff“”]{2,12}|[\u4e00-\u9fff“”]{2,12}、")
_SPENT_IN_ALL: Final = re.compile(
    "(?:年内|全年|今年|已|累计|共)*((?:完成|投入)(?:投资|资金)|总投资)(?:约|达|为|近|超)*"
)
_RATE_OF_ALL: Final = re.compile(
    "((?:按时|按期)?(?:办复|办结|满意|面商|见面|答复|回复|办理)率)(?:均?达到?|均?为)*"
)
# 通信设备制造业受出口订单不足影响，同比下降2.6%.
_FOR_A_CAUSE: Final = re.compile(
    r"(?:^|[，,；;、])([\u4e00-\u9fff和]{2,20}?)受[^，,；;。\d]{2,24}影响[，,](?:累计)?(?:产值|同比|增长|增速|为)*(?:增长|下降|下滑|回落)了?$"
)
# 交通项目31个、总投资24亿元.
_OF_THESE: Final = re.compile("(?:项目|工程)$")
_PROJECT: Final = re.compile(
    r"(?:(?<![^\n。])|[，,；;：:]|(?<=[是]))(?:[^，,；;：:]*并)?(?:完成|推进|实施|启动|开工|建设|开展|继续|积极|大力|加快|全力|高质量|做好|抓好|谋划|新建|投资|了)*"
    r"([\u4e00-\u9fffA-Za-z\d/“”（）()—·、]{2,24}?(?:工程|项目)|(?:[迁扩改重续]建)[\u4e00-\u9fff]{2,16}?(?:[医学]?院|校|[小中]学|园|桥|路|站|厂|中心|基地|场|库|馆))(?:[建已正顺全主][\u4e00-\u9fff]{1,8})?[，,]$"
)
_INVESTED: Final = re.compile(
    "(?:共|需)?((?:计划|协议|概算|估算|预计)?总?投资(?:总?额)?)(?:约|达|为|近|超|[:：])*"
)
_COST: Final = re.compile("((?:计划|协议|概算)?总投资额?)(?:约|达|为|近|超)*")
# 基金收入12.6亿元，支出10.8亿元，当期结余1.8亿元: columns of one account.
_COLUMN: Final = re.compile(r"(?:总?收入|总?支出|(?:当期|累计|滚存|年末)?结余)$")
_OTHER_COLUMN: Final = re.compile(
    r"[、，,；;](总?支出|总?收入|(?:当期|累计|滚存|年末)?结余)(?:为|达到?)?[约近]?"
)
_TO: Final = re.compile("[∶:：]")
_SECTORS: Final = {"一": "第一产业", "二": "第二产业", "三": "第三产业"}
_ADDED: Final = re.compile("(?:实现|完成|累计)*增加值[达为]?")
_OUTPUT: Final = re.compile("规(?:模以)?上工业(?:企业)?(?:累计|实现|完成)*(?:总产值|产值)")
_MOVED: Final = re.compile("(?:同比)?(?:增长|下降|上升)")
# 西岭镇完成8600万元 goes on with what was named before, 西岭镇税收8600万元 does not.
_NAMES_NOTHING: Final = re.compile(
    "(?:已|共|仅|只|也|则|均|同比|累计)*(?:完成|实现|达到?|为|有|增长|下降|上升|增加|减少)?了?[约近]?"
)
_FAR: Final = 100  # characters before a structure's numbers that say that it is one


def settled(finder: Finder) -> Candidate | None:
    """The one name that the number can have, or None where there are several."""
    share = _share(finder)
    if share:
        return Candidate(share, "dist", [])
    place = entities.place_in_turn(finder.reading, finder.i)
    if place and place[1]:
        return Candidate(place[1], "dist", [])
    if finder.kind == "level" and (front := _fronted(finder)):
        return Candidate(front, "both", [])
    placed = ranks.name(finder)
    if placed:
        return Candidate(placed, "dist", [])
    common = counts.shared(finder)
    if common:
        return Candidate(common, "both", [])
    told = projects.told_of(finder) or _in_all(finder) or _under(finder) or _cost_of(finder)
    if told:
        return Candidate(told, "clause", [])
    if not finder.previous:
        return _as_before(finder)
    if _ADDED.fullmatch(finder.span(finder.lo, finder.w)):
        # 规上工业企业实现总产值23亿元；实现增加值4.5亿元: of the same industry.
        output = next((h for h in reversed(finder.previous) if _OUTPUT.fullmatch(h.name)), None)
        if output:
            return Candidate("规上工业增加值", "stem+left", [])
    last = finder.previous[-1]
    before = finder.reading.mentions[last.mention]
    if (listed := _of_all(finder)) is not None:
        return listed
    if finder.opener == "、" and last.kind == "level" and _OF_THESE.search(last.name):
        # 交通项目31个、总投资24亿元: of those just counted.
        cost = _COST.fullmatch(finder.span(finder.lo, finder.w))
        if cost and finder.u == "money" and finder.unit_of(last) != "money":
            return Candidate(last.name + cost[1], "prev+left", [])
    between = finder.text[finder.since : finder.mention.start]
    if finder.subject and finder.subject[1] > finder.since:
        # 东湖镇完成税收1.2亿元，西岭镇完成8600万元: each place is told the same of.
        rest = finder.text[finder.subject[1] : finder.mention.start]
        same = [h for h in finder.previous if h.kind == finder.kind and finder.u == finder.unit_of(h)]
        if same and (_NAMES_NOTHING.fullmatch(rest) or same[-1].name.startswith(rest)):
            return Candidate(same[-1].name, "inherit1", [])
    if finder.kind == "rank" and _AMONG.fullmatch(between):
        return Candidate(last.name, "inherit1", [])
    if finder.kind == "contrast" and sides.listed(finder.reading, finder.i):
        return Candidate(last.name, "inherit1", [])
    sector = _ONE_SECTOR.fullmatch(between)
    if sector:
        return Candidate(sector[1], "left", [])
    if finder.kind == "change" and last.kind == "level" and _GAIN.fullmatch(between):
        return Candidate(last.name, "inherit1", [])
    each = in_turn(finder.reading, finder.i, finder.kind, finder.history)
    if each:
        return Candidate(each.name, "dist", [])
    if finder.kind in ("growth", "change"):
        so = _COUNTED_SO.fullmatch(between)
        if so and last.kind == "growth" and not _SO_ALREADY.match(last.name):
            retail = so[1].startswith("限") and "零售" in last.name
            return Candidate("限上社会消费品零售额" if retail else so[1] + last.name, "prev+left", [])
    each_one = _EACH.fullmatch(between)
    if each_one and finder.kind == last.kind == "level" and each_one[1] not in last.name:
        return Candidate(each_one[1] + last.name.replace("总", ""), "prev+left", [])
    if finder.kind != last.kind or finder.u != unit_class(before.unit):
        return None
    others = _OTHERS.fullmatch(between)
    if others and (finder.head or len(finder.previous) > 1):
        all_of = finder.head or finder.previous[0]
        return Candidate(all_of.verb + others[1] + all_of.name.removeprefix(all_of.verb), "head+left", [])
    if finder.opener == "、" and last.verb and (done := _DONE_TOO.fullmatch(between)):
        return Candidate(done[1] + last.name.removeprefix(last.verb), "verb+left", [])
    column, other = _COLUMN.search(last.name), _OTHER_COLUMN.fullmatch(between)
    if column and other and column.start() and column[0] != other[1]:
        return Candidate(last.name[: column.start()] + other[1], "stem+left", [])
    if _SAME_THEN.fullmatch(between):
        return Candidate(last.name, "inherit1", [])
    new, total = _NEWLY.fullmatch(between), _TOTAL_OF.fullmatch(last.name)
    if new and total:
        return Candidate(new[1] + total[1], "verb+left", [])
    came, in_all = _CAME.match(last.name), _IN_ALL.fullmatch(between)
    if came and in_all:
        return Candidate(last.name[came.end() :] + in_all[1], "stem+left", [])
    so_far = _SO_FAR.fullmatch(between)
    if so_far and _DOING.match(last.name):
        return Candidate(so_far[1].removesuffix("达") + _DOING.sub("", last.name, count=1), "verb+left", [])
    people = _OF_RESIDENTS.fullmatch(between)
    if people and "居民" in last.name:
        return Candidate(_RESIDENTS.sub(people[1] + "居民", last.name, count=1), "stem+left", [])
    return None


def _as_before(finder: Finder) -> Candidate | None:
    """从各镇看，东湖镇增长12.3%: of what the sentence before told, where it told a growth or an amount."""
    if finder.kind != "growth" or not finder.subject or not finder.history:
        return None
    last = finder.history[-1]
    near = finder.sentence - finder.reading.mentions[last.mention].end <= _FAR
    bare = _MOVED.fullmatch(finder.text, finder.subject[1], finder.mention.start)
    return (
        Candidate(last.name, "list+before", [])
        if near and bare and last.kind in ("growth", "level")
        else None
    )


def _of_all(finder: Finder) -> Candidate | None:
    """What is told of a whole list: 大修28公里、危桥改造3座，完成投资6860万元; 建议116件、提案138件，办复率100%."""
    if len(finder.previous) < 2 or finder.head or finder.opener not in "，,":
        return None
    first, last = finder.previous[-2:]
    mentions = finder.reading.mentions
    between = finder.text[mentions[first.mention].end : mentions[last.mention].start]
    if not _ITEM.fullmatch(between) or first.kind != "level" or last.kind != "level":
        return None
    own = finder.span(finder.lo, finder.w)
    units = {finder.unit_of(first), finder.unit_of(last)}
    apart = len(units) > 1 or between.endswith("、")
    if "money" not in units and apart and (cost := _SPENT_IN_ALL.fullmatch(own)):
        return Candidate(cost[1], "left", [])
    rate = _RATE_OF_ALL.fullmatch(own) if finder.kind == "ratio" and len(units) == 1 else None
    if rate and first.verb and first.verb == last.verb:
        both = "、".join(h.name.removeprefix(h.verb) for h in (first, last))
        return Candidate(both + rate[1], "several", [])
    return None


def _in_all(finder: Finder) -> str | None:
    """What a total is of that the sentence before names: 经营主体持续壮大。总量达26.5万户."""
    text, start = finder.text, finder.sentence
    total = _BARE_TOTAL.fullmatch(text, start, finder.mention.start)
    of = _GROWS.search(text, max(0, start - 24), start) if total else None
    return of[1] + total[1] if total and of else None


def _under(finder: Finder) -> str | None:
    """What fell or rose for a cause that is told between: 通信设备制造业受订单不足影响，同比下降2.6%."""
    if finder.kind != "growth":
        return None
    since = max(finder.since, finder.sentence)
    found = _FOR_A_CAUSE.search(finder.text, since, finder.mention.start)
    return TRIM.sub("", found[1]) if found else None


def _cost_of(finder: Finder) -> str | None:
    """What the project costs that the clause before names: 实施东湖水厂扩建工程，总投资3200万元."""
    cost = _INVESTED.fullmatch(finder.span(finder.lo, finder.w)) if finder.lo < finder.w else None
    project = _PROJECT.search(finder.text, finder.since, finder.starts[finder.lo]) if cost else None
    # 3个重点项目，总投资: of those just counted, not of one named.
    counted = project and finder.previous and project.start() == finder.since
    return project[1] + cost[1] if cost and project and not counted else None


def _fronted(finder: Finder) -> str | None:
    """What the number is of where the thing that has it follows: 总投资26亿元的产业项目."""
    what = finder.span(finder.lo, finder.w)
    front = _FRONT.search(what)
    if not front or (front.start() and not tag(finder.words[finder.lo]).startswith("v")):
        return None
    thing = _FRONTED.match(finder.text, finder.mention.end)
    return thing[1] + front[0] if thing else None


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
