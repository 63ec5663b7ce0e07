"""Names that a list hands out to its numbers: A、B、C分别增长1%、2%、3%."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import rjieba

from pipeline.extract.choice import Candidate, Row
from pipeline.extract.finder import WHEN
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND, Reading
from pipeline.extract.words import TRIM, known_names, length_class, tag

_JOINED: Final = re.compile(r"(?:以上|左右)?[、和与及](?:同比)?(?:增长|下降|上升|提高|降低)?")
# In names of industries 和 joins nothing: the plainest way to as many items as there are numbers is right.
_SPLITS: Final = ("、", "[、和与及](?![^、]*[和与及])", "、|和|与|及(?!其)")


# What follows the names in a list: 等行业没有走出低谷; 比2020年, 五年.
_CLAUSE_END: Final = re.compile(r"[，,；;：:]")
_ET_CETERA: Final = re.compile(r"等[^、]*$")
_SINCE: Final = re.compile(r"(?:[比较][^、，,]{2,8}|五年)$")


# 氨氮、总磷分别减排18吨、2吨: what was done is part of what each is.
_DONE: Final = re.compile(
    "(?:分别|依次)(减排|支出|拨付|发放|减免|申请|播种|收割|栽植|销售|罚款|签约)(?:了)?[约近超]?"
)
# 化学需氧量、氨氮两项污染物: what sort they are is part of neither.
_SORT: Final = re.compile("^(?:主要)?(?:污染物|指标|税种)")
# Whole by themselves: neither 化学需氧量总磷 nor 二氧化硫有机物.
_POLLUTANT: Final = re.compile(
    "(?:主要污染物)?(?:二氧化硫|氮氧化物|颗粒物|烟尘|粉尘|挥发性有机物|VOCs|化学需氧量|COD|氨氮|总磷|总氮|二氧化碳)"
)
_EMITTED: Final = re.compile("(?<=.)(?:重点工程|工程)?(?:累计)?(?:减排量|排放量|削减量)$")
_HOW: Final = re.compile("(?:同比|环比|比上年|较上年)+$|(?<=..)受[^，,；;。、]{2,20}影响[，,]?(?:同比)?$")
# 财政总收入增幅分别为: the kind says so.
_GROWTH: Final = re.compile("(?<=..)的?(?:增[速幅]|[涨降]幅)$")
# 通用设备制造业、金属制品业: the second is no 通用 one, nor is 契税 one on 土地 after 土地增值税.
_INDUSTRY: Final = re.compile("(?:制造|制品|加工|生产|供应|开采|采选|冶炼|纺织)业$|税$")
# 存贷款余额分别为216亿元和158亿元: two in one word.
_BOTH: Final = {
    "城乡": ("城镇", "农村"),
    "存贷款": ("存款", "贷款"),
    "存贷": ("存款", "贷款"),
    "批零住餐": ("批发业", "零售业", "住宿业", "餐饮业"),
}
_ALLOWANCE: Final = re.compile("低保|最低生活|特困|孤儿")
_OF_FOUR: Final = re.compile("(?<=批零住餐)[四4]?[个大]?(?:行?业)$")
_TWINS: Final = re.compile("|".join(_BOTH))
# 收入和支出分别完成: columns of one account, whose name the first has.
_COLUMN: Final = re.compile(
    "(?:总?收入|总?支出|进口|出口|存款|贷款|销售面积|销售额|产值|增加值)(?:总?额|余额)?$"
)
_AMOUNT: Final = re.compile("(?:总?额|余额)$")
# 批发业、零售业、住宿业、餐饮业销售额（营业额）: those that trade have the one, those that serve the other.
_SOLD: Final = re.compile("(?:销售|营业)额?[（(](?:营业|销售)额?[）)]额?$")
_SERVES: Final = re.compile("(?:住宿|餐饮)业?$")
# What a name ends in that needs nothing more.
_MEASURED: Final = re.compile("(?:投资|收入|支出|值|额|税收|利润|率|用电量)$")
# What may stand between a list without 分别 and its numbers: 占年初预算, 同比增长.
_LINK: Final = re.compile(
    r"(?:(?:占|完成)[^，,；;。、\d]{0,10}|(?:已|均|同比|年均)*(?:达到?|为|实现|提高到|增至|增长|下降|上升|[增降])?了?)[约近]?$"
)
_COMMON_MEASURES: Final = frozenset(
    {"支出", "收入", "投资", "产值", "增加值", "产量", "面积", "余额", "税收", "销售额"}
)
_WHOLE: Final = 4  # characters that say what the last item is: 蔬菜产量, but not 总产
_REACH: Final = 120  # characters of a clause before its row of numbers
_LONG: Final = 16  # characters of an item in a list without 分别
_PLACE: Final = re.compile("(?:(?<!城)[镇乡村县市区州]|街道|社区|园区|公司|集团|[小中]学|医院|局)$")
_PLACED: Final = re.compile(r"(?:分?位?居|分?位?列|排名?|排在)[^，,；;。、\d]{0,8}$")
# 新材料、装备制造、食品加工三大产业产值112亿元、76亿元、43亿元: as many sectors as numbers, without 分别.
_BIG: Final = re.compile(
    r"((?:[^、，,；;。：:\n\d]{2,12}、)+[^、，,；;。：:\n\d]{2,12}?)等?[两三四五六七八九十][大条个][一-龥]{0,6}?(?:产业集群|产业链|产业|行业|板块|集群)"
    r"(?:分别|累计|全年|上半年)*(?:实现|完成)?([一-龥]{0,4}(?:产值|增加值|收入|营收|投资|税收|利润|销售额)|(?:新?引进|新?签约|新增|落地|在建)项目)(?:分别)?(?:达到?|为|突破)?$"
)
_ALL_OF: Final = re.compile(
    r"([\u4e00-\u9fff“”]{2,16}?)(?:等(?:[\d两二三四五六七八九十]+[家个项条座种类])?|[\d两二三四五六七八九十]+[家个项条座种类])"
    r"(?:企业|项目|工程|行业|产品)?的?([\u4e00-\u9fff]{2,12})"
)


def _parts(subject: str, count: int) -> list[str]:
    """The items of a list of `count`; where no way to split makes as many, those of the finest way."""
    splits = [[p for p in re.split(pattern, subject) if p] for pattern in _SPLITS]
    return next((p for p in splits if len(p) == count), splits[-1])


def _sector(reading: Reading, i: int) -> str | None:
    """What number `i` of a row is of, where as many big sectors and what they made stand before the row."""
    first, last = reading.row(i, AND)
    start = reading.mentions[first].start
    found = (
        _BIG.search(reading.text, max(reading.clause_start(start), start - 80), start)
        if last > first
        else None
    )
    sectors = found[1].removeprefix("其中").split("、") if found else []
    return sectors[i - first] + found[2] if found and len(sectors) == last - first + 1 else None


def _first_number(reading: Reading, position: int) -> int:
    """Where the first number after `position` begins."""
    after = bisect_left(reading.mentions, position, key=lambda m: m.start)
    return reading.mentions[after].start


def twin(reading: Reading, i: int, name: str) -> str:
    """The name of one of two numbers told of two things in one word: 城乡居民收入同比增长6.1%、7.4%."""
    first, last = reading.row(i, AND)
    if last - first != 1 or name.endswith("比"):
        return name
    start = reading.mentions[first].start
    found = _TWINS.search(reading.text, max(reading.clause_start(start), start - _REACH), start)
    if found and AND.search(reading.text, found.end(), _first_number(reading, found.end())):
        return name  # 城乡公交通达率、农村燃气普及率分别达到86%、31%
    two = _BOTH[found[0]] if found else ()
    units = {unit_class(m.unit) for m in reading.mentions[first : last + 1]}
    if found is None or len(two) != 2 or len(units) > 1:
        return name
    if found[0] == "城乡" and _ALLOWANCE.match(reading.text, found.end()):
        two = ("城市", "农村")
    for word in (found[0], *two):
        if word in name:
            return name.replace(word, two[i - first], 1)
    return name


def _shared(last: Sequence[str], items: Sequence[str]) -> str:
    """What the words of the last item end with that belongs to all: 支出 of 教育、农林水支出.

    It is what makes one of the others the name of an indicator, else what is measured.
    """
    tails = ["".join(last[-n:]) for n in range(len(last) - 1, 0, -1)]
    known = (t for t in tails if any(TRIM.sub("", item) + t in known_names() for item in items))
    return next(known, last[-1] if len(last) > 1 and last[-1] in _COMMON_MEASURES else "")


def _bare_list(reading: Reading, first: int, last: int, end: int) -> bool:
    """Whether the clause of mention `first` is, up to `end`, a list of as many things as its row has numbers."""
    row = reading.mentions[first : last + 1]
    start = reading.clause_start(row[0].start)
    if end - start > _REACH:
        return False
    text = reading.text[start:end]
    parts = _parts(text.strip("、，,").removeprefix("其中"), len(row))
    return (
        len(parts) == len(row)
        and len({unit_class(m.unit) for m in row}) == 1
        and not re.search(r"\d", text)
        and len(TRIM.sub("", parts[-1])) >= _WHOLE
        and all(1 < len(TRIM.sub("", part)) < _LONG for part in parts)
        and not any(_PLACE.search(part) for part in parts[:-1])
    )


def _fixed(parts: Sequence[str], position: int, did: str) -> str | None:
    """The name of the item at `position` where the words of the list leave no choice."""
    own, first, last = parts[position], parts[0], parts[-1]
    all_of = _ALL_OF.fullmatch(last)
    if all_of:
        # 白河大桥、环城北路等项目完成投资分别为…: of each what stands after them all.
        own = all_of[1] if position == len(parts) - 1 else own
        return TRIM.sub("", own) + _SORT.sub("", all_of[2]) + did
    if all(_POLLUTANT.fullmatch(part) for part in parts):
        return own.removeprefix("主要污染物") + did
    column = _COLUMN.search(first) if len(parts) == 2 and _COLUMN.fullmatch(last) else None
    if column:
        # 一般公共预算收入和支出分别完成5.6亿元、18.2亿元; 存款、贷款余额分别增长9.6%、12.3%
        ending = _AMOUNT.search(last) if column[0] in ("进口", "出口", "存款", "贷款") else None
        one = column[0] + (ending[0] if ending else "")
        return TRIM.sub("", first[: column.start()] + (one, last)[position])
    sold = _SOLD.search(last)
    if sold:
        own = own.removesuffix(sold[0])
        return TRIM.sub("", own) + ("营业额" if _SERVES.search(own) else "销售额")
    emitted = _EMITTED.search(last)
    if emitted and not any(part.endswith(emitted[0]) for part in parts[:-1]):
        return TRIM.sub("", own).removeprefix("主要污染物").removesuffix(emitted[0]) + emitted[0]
    return None


def candidates(reading: Reading, i: int, kind: str, ends: Sequence[int]) -> list[Candidate]:
    """The item of the list that stands where mention `i` stands in its own.

    `ends` are where the sentence's observations before it end.
    """
    text, m = reading.text, reading.mentions[i]
    sentence_start = max(reading.sentence(m.start)[0], m.start - 300)
    at = max(text.rfind("分别", sentence_start, m.start), text.rfind("依次", sentence_start, m.start))
    first = i
    sector = _sector(reading, i)
    if sector:
        return [Candidate(sector, "dist", [])]
    bare = False
    if at < reading.clause_start(m.start) and (at < 0 or kind != "rank"):
        # A增速、B增速居全市第2位、第3位; A、B、C支出占年初预算57%、64%、61%: without 分别.
        first, until = reading.row(i, AND)
        start = reading.mentions[first].start
        link = _PLACED if kind == "rank" else _LINK
        said = link.search(text, max(sentence_start, start - 14), start) if until > first else None
        if said and (kind == "rank" or _bare_list(reading, first, until, said.start())):
            at, bare = said.start(), kind != "rank"
    if at < 0:
        return []
    # Which of the numbers since 分别 this one is, and how many there are.
    while first and reading.mentions[first - 1].start > at:
        first -= 1
    position, count = i - first, i - first + 1
    while i + 1 < len(reading.mentions) and _JOINED.fullmatch(
        text[reading.mentions[i].end : reading.mentions[i + 1].start]
    ):
        i, count = i + 1, count + 1
    between = text[at : m.start]
    if re.search(r"[；;。]", between):
        return []
    # 甲公司、乙公司两家企业产值分别…: how many they are is said before what all is told of.
    many = {n.end for n in reading.mentions[max(0, first - 2) : first] if n.value == count}
    floor = max([sentence_start, *[end for end in ends if end <= at and end not in many]])
    start = max(floor, reading.clause_start(at))
    subject = text[start:at].strip("、，,").removeprefix("其中")
    if text[at - 1 : at] in ("，", ","):
        subject = _ET_CETERA.sub("", subject)
    subject = _HOW.sub("", subject).replace("存、贷款", "存贷款")
    if kind == "growth":
        subject = _GROWTH.sub("", subject)
    when = WHEN.match(subject)
    if when and subject[when.end() :] and not AND.match(subject, when.end()):
        subject = subject[when.end() :]  # 上半年化学需氧量和氨氮
    done = _DONE.match(text, at) if kind == "level" else None
    did = done[1] if done and done.end() == reading.mentions[first].start else ""
    parts = _parts(subject, count)
    fixed = _fixed(parts, position, did) if len(parts) == count > 1 else None
    if fixed:
        return [Candidate(fixed, "dist", [])]
    while len(parts) != count and start > floor and at - start < 120:
        # 服装、家具、箱包等行业没有走出低谷，分别下降…: the list stands a clause or two before.
        start = max(floor, reading.clause_start(start - 1))
        clause = _CLAUSE_END.split(text[start:at], maxsplit=1)[0]
        earlier = _parts(_ET_CETERA.sub("", clause), count)
        if len(earlier) == count:
            parts = earlier
    twins = _TWINS.search(subject) if len(parts) == 1 else None
    if twins:
        both = _OF_FOUR.sub("", subject)
        parts = [both.replace(twins[0], one) for one in _BOTH[twins[0]]]
    if not 1 < len(parts) <= 12 or position >= len(parts):
        return []
    parts[-1] = _SINCE.sub("", parts[-1]) or parts[-1]
    own, last = parts[position], parts[-1]
    tokens, head = rjieba.cut(last[-40:]), rjieba.cut(parts[0][:40])
    # What the last item has in common belongs to all of them (新能源汽车、集成电路产量), what the first has too.
    names = {"dist": own}
    # 固定资产投资、社零总额: no 固定资产投资总额
    whole = bool(_MEASURED.search(own)) and own in known_names()
    tail = _shared(tokens, parts[:-1]) if bare and position < len(parts) - 1 and not whole else ""
    if tail:
        names = {"dist+tail1": own + tail}
    elif position < len(parts) - 1 and not whole:
        names |= {f"dist+tail{n}": own + "".join(tokens[-n:]) for n in (1, 2, 3) if len(tokens) > n}
        names["dist+rest"] = own + "".join(tokens[1:])
    if position > 0 and len(head) > 1 and not all(_INDUSTRY.search(part) for part in (parts[0], own)):
        names |= {"dist+head1": head[0] + own, "dist+head2": head[0] + head[1] + own}
    found = [(rule, name, "") for rule, name in names.items()]
    if position == 0:
        # The first item may follow what the sentence opens with (促消费带动新能源汽车、家电零售额).
        found += [
            (f"{rule}-", name[len("".join(head[:n])) :], head[n - 1])
            for rule, name in names.items()
            for n in range(1, min(6, len(head)))
        ]
    out = []
    for rule, name, cut in found:
        name = TRIM.sub("", name)
        if not name or (rule != "dist" and name.count("（") != name.count("）")):
            continue
        row = Row((
            f"T={rule}", f"T={rule}|{kind}", f"T={rule}|pos={min(position, 3)}", f"T={rule}|of={len(parts)}",
            f"D{rule}|own={own[-1]}|last={last[-1]}", f"D{rule}|eq={own[-1] == last[-1]}",
            f"D{rule}|t={tag(tokens[-1])}", f"D{rule}|lw={tokens[-1]}",
            f"D{rule}|len={length_class(len(name))}", f"D{rule}|n={min(len(tokens), 5)}",
        ))  # fmt: skip
        more = [Row((f"Dcut={cut}", f"Dcut={tag(cut)}"))] if cut else []
        if name in known_names():
            more.append(Row(("known", f"known|{rule}")))
        out.append(Candidate(name + did, rule, [row, *more]))
    return out
