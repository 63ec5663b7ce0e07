"""Names carried on from the number before, whole or but for a word: 26部，去年同期为19部; 收入1.6亿元，支出1.2亿元."""

import re
from typing import Final

from pipeline.extract import goals, numerals, sides
from pipeline.extract.choice import Candidate
from pipeline.extract.finder import FILLER, Finder
from pipeline.extract.turns import in_turn
from pipeline.extract.words import tag

# 26部，去年同期为19部: the same, of another time.
_SAME_THEN: Final = re.compile(
    r"[，,；;（(](?:而|比|较)?(?:[去上]年|20\d\d年)(?:同期|全年|上半年|[底末])(?:仅|只|则)?(?:为|是|有|达|完成|实现|增长|下降|上升)?[约近]?"
)
# 参保率96.2%，在全县14个乡镇中排名第3.
_AMONG: Final = re.compile(
    r"[，,、；;](?:排名?|位?居|位?列|在)[^，,；;。\d]{0,10}\d+[个家][^，,；;。\d]{1,6}?[中里]?(?:排名?|位?居|位?列)?"
)
# 净增经营主体1034户，总数达1.56万户: not of those that came to be.
_CAME: Final = re.compile(
    r"(?:累计)?(?:净增|新增|新建成?|新登记|新设立?|新注册|新发展|新培育|新认定|新开通)(?:各类)?(?=.)"
)
_IN_ALL: Final = re.compile(
    r"(?:以上|左右)?[，,、；;](总数|总量|总户数|存量|总里程|总面积|总规模|总装机(?:容量)?)(?:已|累计)?(?:达到?|为|突破|超过?|增至|增加到)?[约近]?"
)
# 新建5G基站286个（含室分21个），累计1904个.
_ALL_SO_FAR: Final = re.compile(
    r"(?:以上|左右)?(?:[（(][^（）()]{1,24}[）)])?(?:[，,、；;]|[（(])(?:全[省市县区镇乡村])?(?:目前|现)?(?:累计|总计|现有)(?:已?达到?|有|为)?[约近]?"
)
# 经济总量98亿元，是2011年的1.62倍.
_TIMES_THEN: Final = re.compile(
    r"(?:以上|左右)?[，,、](?:[是为]|相当于)(?:20\d\d年|[去上]年|“[^”]{2,6}”)(?:同期|[底末]|期末)?的[约近]?"
)
# 比年初新增21.8亿元，同比多增3.1亿元: how much more was added.
_ADDED_MORE: Final = re.compile(r"[，,、](?:同比|[较比][去上]年(?:同期)?)[多少]增了?约?")
# 第一产业增加值增长3.8%，对经济增长的贡献率为8.6%，拉动GDP增长0.5个百分点.
_CONTRIBUTES: Final = re.compile(
    "[，,、；;](?:共同)?(对[^，,；;。、\\d]{2,14}?的?贡献率|拉动[^，,；;。、\\d]{2,14}?)(?:达到?|为|增长|上升|提高|提升)?约?"
)
_OF_CONTRIBUTOR: Final = re.compile(
    "(.+?(?:业|投资|消费|出口))(?:增加值|总?产值)?(?:对[^对]{2,14}贡献率|拉动.*)?$"
)
# 计划全年新增规上企业12家，截至目前已新增5家.
_DONE_AGAIN: Final = re.compile("[，,、；;][^，,；;。、\\d]{0,8}?(?:已|累计|共|实际)+([一-龥]{2})了?")
# 126家规上企业中，增长的82家；下降的36家.
_THOSE: Final = re.compile(
    r"[，,、；;：:](?:其中)?([一-龥]{2,6})的(?:企业|单位|项目)?(?:共|仅|只)?(?:有|为|达到?)?[约近]?"
)
# 新建高标准农田1.2万亩，累计建成15.6万亩.
_SO_FAR: Final = re.compile(
    r"[，,、；;](累计(?:已)?(?:建成|新建|完成|发放|培育|开通|达))(?:达到?|为|到)?[约近]?"
)
_DOING: Final = re.compile(r"(?:新建成?|建成|新增|完成|发放|培育|新?开通)(?=..)")
# 零售总额26.8亿元，其中限额以上12.4亿元.
_LIMITED: Final = re.compile(
    r"[，,、；;](?:其中)?[，,：:]?(?:限额以上|限上)(?:单位|企业|部分)?(?:实现|完成|为|达到?)*[约近]?"
)
_LIMITED_SALES: Final = "限上社会消费品零售额"
# 增长5.3%，限额以上增长8.8%: of a part, or counted in another way.
_COUNTED_SO: Final = re.compile(
    r"[，,、；;](?:其中)?(限额以上|限上|(?:剔除|扣除)[^，,。；;\d]{2,16}?(?:后|(?=实际))|自然口径)(?:实际)?(?:同比)?(?:增长|下降|上升|增幅|增速)为?"
)
# 增长8.4%，扣除留抵退税等因素后，可比增长5.3%: the same, on another footing.
_COMPARABLE: Final = re.compile(
    r"[，,、；;](?:[^，,；;。\d]{0,4}(?:扣除|剔除|不考虑)[^，,；;。]{2,40}[，,])?(?:按)?(?:可比口径|同口径|可比)(?:计算|测算|同比)*"
    "(?:增长|下降|上升|增[幅速]为?)了?"
)
# 地区生产总值增长6.5%，投资增长6%: a word that is a measure by itself.
_BARE_MEASURE: Final = re.compile(
    "[，,、；;](?:其中)?((?:固定资产|工业|民间|基础设施|房地产)?投资|消费|外贸|进出口|出口|进口|税收|财政收入|用电量)(?:同比)?(?:增长|下降|上升|[增降])了?"
)
# 10件民生实事已完成4件.
_DONE_OF_THEM: Final = re.compile("中?[，,]?(?:截至目前|目前|现|总体|已经?|仅|提前|全面)*(完成|办结)了?")
_SO_ALREADY: Final = re.compile("剔除|扣除|自然口径|限")
# 二产完成15.6亿元、增长6.2%，三产完成12.8亿元.
_ONE_SECTOR: Final = re.compile(
    r"[，,、；;](?:其中)?[:：]?(第?[一二三]产业?(?:增加值|投资)?)(?:完成|实现|为|达到?|同比|增长|下降)*[约近]?"
)
# 总收入8600万元，村均42.8万元.
_EACH: Final = re.compile(
    r"[，,、；;](?:折合)?([村人户亩企校场镇]均|平均每[村人户亩家所场镇])(?:为|达到?|约)?[约近]?"
)
# 盗窃62起、诈骗36起、其他28起: of what they all are.
_OTHERS: Final = re.compile(r"[、，,；;](其[他它余])(?:的|为|有|各类)?[约近]?")
_INDUSTRY: Final = re.compile(
    "(限额以上|限上|)(.{2,24}业)(增加值|总?产值|营业收入|投资|用电量|零售额|销售额)"
)
_NO_INDUSTRY: Final = re.compile("企业|规[上模]|其中|^(?:工业|农业|全)")
_ITS_GROWTH: Final = re.compile(
    r"[，,、；;](?:其中)?([\u4e00-\u9fff、]{1,20}业)(?:同比)?(?:增长|下降|上升|回落)了?"
)
# 城投集团营业收入3.6亿元、利润1800万元: whose they are is the subject.
_PROFIT: Final = re.compile("[、，,](?:实现)?((?:净|税后)?利润(?:总额)?|利税|亏损额?)(?:为|达到?)?约?")
_NEWLY: Final = re.compile(r"[，,、；;](?:其中)?(新登记|新设立?|新注册|新增|净增)(?:达|为)?约?")
_TOTAL_OF: Final = re.compile(r"(.{2,12}?)(?:总量|总数|总户数)")
# 新设企业3126户，注销1286户.
_GONE: Final = re.compile("[、，,](注销|吊销|退出|迁出|转出|出列|关停|淘汰)")
# 增值税下降9%，契税下降21%，两项合计减收1.6亿元.
_TOGETHER: Final = re.compile(
    "[，,；;]([两二三四五六])项(?:税[收种]?|收入)?(?:合计|共计?|累计|总共)(?:[减增短多少][收支]|增加|减少)了?约?"
)
# 地区生产总值迈上5000亿元台阶、五年增量达1360亿元.
_GAIN: Final = re.compile(
    "(?:台阶|大关)?[、，,](?:[一二三四五]年|全年)?(?:净)?增量(?:达到?|超过?|为|突破)?约?"
)
_RATE_OF_ALL: Final = re.compile(
    "((?:按时|按期)?(?:办复|办结|满意|面商|见面|答复|回复|办理)率)(?:均?达到?|均?为)*"
)
# 基金收入12.6亿元，支出10.8亿元，当期结余1.8亿元: columns of one account.
_COLUMN: Final = re.compile(r"(?:总?收入|总?支出|(?:当期|累计|滚存|年末)?结余)$")
_OTHER_COLUMN: Final = re.compile(
    r"[、，,；;](总?支出|总?收入|(?:当期|累计|滚存|年末)?结余)(?:预算|预计|累计|完成|实现|安排|为|达到?)*[约近]?"
)
# 城镇新增就业6148人，完成年度目标任务1.1万人的55.9%: the task is of the same.
_TASK: Final = re.compile(r"[，,、；;（(](?:已|仅)?(?:完成|占|为|达到?)了?[^，,；;。\d]{0,12}")
# 各级各类学校96所，其中小学36所、初中12所: kinds of what comes in kinds are whole by themselves.
_IN_KINDS: Final = re.compile("各级各类|各类(?:经营|市场)主体|各类人才")
_KIND: Final = re.compile(r"[\u4e00-\u9fff]+(?<![级类型])")
_VERBS: Final = frozenset("vdap")
_ADDED: Final = re.compile("(?:实现|完成|累计)*增加值[达为]?")
_OUTPUT: Final = re.compile("规(?:模以)?上工业(?:企业)?(?:累计|实现|完成)*(?:总产值|产值)")
# 粮食总产46.2万吨，连续12年稳定在43万吨以上.
_FOR_YEARS: Final = re.compile(
    r"(?:以上|左右)?[，,、；;](?:已)?连续(?:\d+|[一二三四五六七八九十两]+)[年月个季度]+(?:稳定在|保持在|超过?|突破|达到?|站上|[高低]于)"
)
# 工业投资增长6.1%，民间投资增长7.2%，前者低于全市0.4个百分点，后者高于全市1.2个百分点.
_ONE_OF_TWO: Final = re.compile("[，,；;、]([前后])者(?:[^，,；;。、\\d]{0,12})")
# 西岭镇完成8600万元 goes on with what was named before, 西岭镇税收8600万元 does not.
NAMES_NOTHING: Final = re.compile(
    "(?:已|共|仅|只|也|则|均|同比|累计)*(?:完成|实现|达到?|为|有|增长|下降|上升|增加|减少|[增降升减])?了?[约近]?"
)


def settled(finder: Finder) -> Candidate | None:
    """The one name that what was said for a number before leaves, or None; there is at least one before."""
    return (
        _of_both(finder)
        or _told_of_each(finder)
        or _again(finder)
        or _other_column(finder)
        or _in_turn(finder)
        or _counted_otherwise(finder)
        or _a_kind(finder)
        or _industry(finder)
        or _alike(finder)
        or _more_of_it(finder)
        or _together(finder)
    )


def _between(finder: Finder) -> str:
    return finder.text[finder.since : finder.mention.start]


def _of_both(finder: Finder) -> Candidate | None:
    """办理建议116件、提案138件，办复率100%: of both."""
    if finder.kind != "ratio" or len(finder.previous) < 2 or finder.head or finder.opener not in "，,":
        return None
    first, last = finder.previous[-2:]
    joined = finder.text[finder.reading.mentions[first.mention].end] == "、"
    alike = first.kind == last.kind == "level" and finder.unit_of(first) == finder.unit_of(last)
    rate = _RATE_OF_ALL.fullmatch(finder.span(finder.lo, finder.w))
    if not (rate and joined and alike and first.verb and first.verb == last.verb):
        return None
    return Candidate("、".join(h.name.removeprefix(h.verb) for h in (first, last)) + rate[1], "several", [])


def _told_of_each(finder: Finder) -> Candidate | None:
    """东湖镇完成税收1.2亿元，西岭镇完成8600万元: each place is told the same of."""
    if not finder.subject or finder.subject[1] <= finder.since:
        return None
    rest = finder.text[finder.subject[1] : finder.mention.start]
    same = [h for h in finder.previous if h.kind == finder.kind and finder.u == finder.unit_of(h)]
    if same and (NAMES_NOTHING.fullmatch(rest) or same[-1].name.startswith(rest)):
        return Candidate(same[-1].name, "inherit1", [])
    return None


def _again(finder: Finder) -> Candidate | None:
    """A place among others, another side, a gain are of the same; 增加值 after 规上工业总产值 is that industry's."""
    last, between = finder.previous[-1], _between(finder)
    if _ADDED.fullmatch(finder.span(finder.lo, finder.w)):
        output = next((h for h in reversed(finder.previous) if _OUTPUT.fullmatch(h.name)), None)
        if output:
            return Candidate("规上工业增加值", "stem+left", [])
    same = (
        (finder.kind == "rank" and _AMONG.fullmatch(between))
        or (last.kind == finder.kind and finder.u == finder.unit_of(last) and _FOR_YEARS.fullmatch(between))
        or (finder.kind == "contrast" and sides.listed(finder.reading, finder.i))
        or (finder.kind == "progress" and goals.of_plan(finder.reading, finder.i))
        or (finder.kind == last.kind and sides.average(finder.reading, finder.i))
        or (finder.kind == "change" and last.kind == "level" and _GAIN.fullmatch(between))
        or (
            _TASK.fullmatch(between)
            and last.kind == "level"
            and finder.u == finder.unit_of(last)
            and goals.due(finder.reading, finder.i)
        )
    )
    return Candidate(last.name, "inherit1", []) if same else None


def _other_column(finder: Finder) -> Candidate | None:
    """收入12.6亿元，增长3.2%，支出10.8亿元: another column of the account; 三产12.8亿元: a sector says itself."""
    other = _OTHER_COLUMN.fullmatch(finder.text, finder.starts[finder.lo] - 1, finder.mention.start)
    account = next((h for h in reversed(finder.previous) if _COLUMN.search(h.name)), None) if other else None
    column = _COLUMN.search(account.name) if account else None
    if other and account and column and finder.kind == "level" and column.start() and column[0] != other[1]:
        return Candidate(account.name[: column.start()] + other[1], "stem+left", [])
    sector = _ONE_SECTOR.fullmatch(_between(finder))
    return Candidate(sector[1], "left", []) if sector else None


def _in_turn(finder: Finder) -> Candidate | None:
    one = _ONE_OF_TWO.fullmatch(_between(finder))
    two = list(dict.fromkeys(h.name for h in finder.previous))[-2:] if one else []
    if one and len(two) == 2:
        return Candidate(two[one[1] == "后"], "dist", [])
    each = in_turn(finder.reading, finder.i, finder.kind, finder.history)
    return Candidate(each.name, "dist", []) if each else None


def _counted_otherwise(finder: Finder) -> Candidate | None:
    """增长5.3%，限额以上增长8.8%; 总收入8600万元，村均42.8万元."""
    last, between = finder.previous[-1], _between(finder)
    if finder.kind in ("growth", "change"):
        so = _COUNTED_SO.fullmatch(between)
        if so and last.kind == "growth" and not _SO_ALREADY.match(last.name):
            retail = so[1].startswith("限") and "零售" in last.name
            return Candidate(_LIMITED_SALES if retail else so[1] + last.name, "prev+left", [])
    if finder.kind == last.kind == "growth":
        if _COMPARABLE.fullmatch(between) and not last.name.endswith("口径"):
            return Candidate(last.name + "可比口径", "prev+left", [])
        own = _BARE_MEASURE.fullmatch(between)
        if own and own[1] not in last.name:
            return Candidate(own[1], "left", [])
    if (
        finder.kind == last.kind == "level"
        and finder.u == finder.unit_of(last)
        and between.startswith(last.name)
    ):
        done = _DONE_OF_THEM.fullmatch(between.removeprefix(last.name))
        if done and not last.verb and not finder.tail and len(last.name) > 2:
            return Candidate(done[1] + last.name, "verb+left", [])
    if finder.kind == "level" and finder.u == "money" and _LIMITED.fullmatch(between):
        sales = [h for h in finder.previous if h.kind == "level" and "零售" in h.name]
        if sales and not _SO_ALREADY.match(sales[-1].name):
            return Candidate(_LIMITED_SALES, "prev+left", [])
    each_one = _EACH.fullmatch(between)
    if each_one and finder.kind == last.kind == "level" and each_one[1] not in last.name:
        return Candidate(each_one[1] + last.name.replace("总", ""), "prev+left", [])
    return None


def _a_kind(finder: Finder) -> Candidate | None:
    """各类经营主体3.6万户，其中企业8600户: a kind names itself, with the verb of them all."""
    last = finder.previous[-1]
    head = last if finder.opens(last) else finder.head
    if (
        head is None
        or finder.kind != "level"
        or head.kind not in ("level", "change")
        or finder.u != finder.unit_of(head)
    ):
        return None
    words = [word for word in finder.words[finder.lo : finder.w] if word not in FILLER]
    own = "".join(words)
    noun = len(own) > 1 and _KIND.fullmatch(own) and not any(tag(word)[0] in _VERBS for word in words)
    return Candidate(head.verb + own, "left", []) if noun and _IN_KINDS.search(head.name) else None


def _industry(finder: Finder) -> Candidate | None:
    """食品加工业增加值增长5.5%，纺织业下降3.4%: what an industry grew by is of what the one before it grew in."""
    last = finder.previous[-1]
    before = _INDUSTRY.fullmatch(last.name)
    own = _ITS_GROWTH.fullmatch(_between(finder)) if finder.kind == last.kind == "growth" else None
    if not before or not own or _NO_INDUSTRY.search(own[1]) or _NO_INDUSTRY.search(before[2]):
        return None
    return Candidate(before[1] + own[1] + before[3], "stem+left", [])


def _alike(finder: Finder) -> Candidate | None:
    """Of a number of the same kind in the same unit: 其他28起, 注销1286户, 总数达1.56万户, 累计建成15.6万亩."""
    last, between = finder.previous[-1], _between(finder)
    if finder.kind != last.kind or finder.u != finder.unit_of(last):
        return None
    others = _OTHERS.fullmatch(between)
    if others and (finder.head or len(finder.previous) > 1):
        all_of = finder.head or finder.previous[0]
        return Candidate(all_of.verb + others[1] + all_of.name.removeprefix(all_of.verb), "head+left", [])
    gone = _GONE.fullmatch(between)
    if last.verb and gone:
        return Candidate(gone[1] + last.name.removeprefix(last.verb), "verb+left", [])
    profit = _PROFIT.fullmatch(between) if finder.subject else None
    if profit:
        return Candidate(profit[1], "left", [])
    if _SAME_THEN.fullmatch(between):
        return Candidate(last.name, "inherit1", [])
    new, total = _NEWLY.fullmatch(between), _TOTAL_OF.fullmatch(last.name)
    if new and total:
        return Candidate(new[1] + total[1], "verb+left", [])
    came, in_all = _CAME.match(last.name), _IN_ALL.fullmatch(between)
    if in_all and len(in_all[1]) > 2:  # 建成高速公路1620公里，总里程突破7000公里
        came = came or _DOING.match(last.name)
    if came and in_all:
        of = last.name[came.end() :].removesuffix(in_all[1].removeprefix("总"))
        return Candidate(of + in_all[1], "stem+left", [])
    so_far = _SO_FAR.fullmatch(between)
    if so_far and _DOING.match(last.name):
        return Candidate(so_far[1].removesuffix("达") + _DOING.sub("", last.name, count=1), "verb+left", [])
    return None


def _more_of_it(finder: Finder) -> Candidate | None:
    """What a total, a multiple, a further gain or those of a kind are of: the number before, or the first of all."""
    last, between = finder.previous[-1], _between(finder)
    if finder.kind == "ratio" and last.kind == "level" and _TIMES_THEN.fullmatch(between):
        return Candidate(last.name, "inherit1", [])
    if finder.kind in ("ratio", "change") and last.kind in ("growth", "level", "ratio"):
        part = _CONTRIBUTES.fullmatch(between)
        of = _OF_CONTRIBUTOR.match(last.name)
        if part and of:
            return Candidate(of[1] + part[1], "stem+left", [])
    again = _DONE_AGAIN.fullmatch(between) if finder.kind == last.kind == "level" else None
    if again and finder.u == finder.unit_of(last) and last.name.startswith(again[1]):
        return Candidate(last.name, "inherit1", [])
    added = any(h.kind == "change" and h.name == last.name for h in finder.previous)
    if finder.kind == "change" and added and _ADDED_MORE.fullmatch(between):
        return Candidate(last.name.removesuffix("新增额") + "新增额", "prev+left", [])
    if finder.kind != "level":
        return None
    for h in reversed(finder.previous):
        new = _CAME.match(h.name) if h.kind == "level" and finder.unit_of(h) == finder.u else None
        end = finder.reading.mentions[h.mention].end
        if new and _ALL_SO_FAR.fullmatch(finder.text, end, finder.mention.start):
            return Candidate(h.name[new.end() :], "stem+left", [])
    first, those = finder.previous[0], _THOSE.fullmatch(between)
    if those and first.kind == "level" and finder.unit_of(first) == finder.u:
        opened = finder.reading.mentions[first.mention]
        if "中" in finder.text[opened.end : opened.end + 16]:
            return Candidate(first.name + those[1], "prev+left", [])
    return None


def _together(finder: Finder) -> Candidate | None:
    """What the last few named have in common lost or gained."""
    told = _TOGETHER.fullmatch(finder.text, finder.since, finder.mention.start)
    if not told or finder.kind != "change":
        return None
    count = numerals.number(told[1]) or 0
    names = list(dict.fromkeys(h.name for h in finder.previous))[-count:]
    return Candidate("、".join(names), "several", []) if len(names) == count else None
