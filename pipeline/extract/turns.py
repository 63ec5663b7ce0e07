"""Rows of numbers told of what was named before, each in its turn: 分别增长6.8%、4.5%，居全市第4位和第2位."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import AND, Reading


@dataclass(frozen=True, slots=True)
class Named:
    """An observation that already has its name: what later ones may inherit."""

    mention: int
    kind: str
    name: str
    verb: str  # its leading verb, "" where it has none
    entity: str | None = None


_MOVED: Final = "(?:增长|下降|增加|减少|上升|提高|净增|新增|多增|[增减降升])"
# A clause without numbers may stand between: 均高于全市平均水平.
_ASIDE: Final = (
    r"(?:[，,、；;]均?[高低快慢优]于[^，,；;。、\d]{2,12}"
    "|[，,、；;]一[增升涨减降跌][一，,、]?[增升涨减降跌])?"  # 一增一减
)
# 死亡2人、受伤8人，同比两项指数分别下降: which are meant has been said.
_OF_THEM: Final = "(?:上述|以上|这|[前后])?[两二三四五六七八][项者](?:主要)?(?:指数|指标|数据)?"
# 前两项分列全县第3、第1.
_FIRST_FEW: Final = re.compile("前[两二三四五六七八][项者]")
# 下降8.3%、6.5%和上升2.5%: each of a row may say which way it moved.
_AND_MOVED: Final = re.compile(rf"[、和与及](?:同比)?{_MOVED}?[-－+＋]?")
_IN_TURN: Final = {
    "growth": re.compile(
        rf"(?:以上|左右)?{_ASIDE}[，,、；;](?:(?:同比)?{_OF_THEM})?(?:[较比与][^，,；;。、]{{2,14}}?)?(?:(?:同比|环比|两年平均|年均|分别){{1,3}}(?:[较比][^，,；;。、]{{2,10}}?)?{_MOVED}?|{_MOVED}|(?:增[速幅]|[降涨]幅)(?:分别|依次)?(?:达到?|为|是)?)了?[-－+＋]?"
        r"|[（(](?:年度|全年)?(?:预期|目标)(?:目标)?(?:分别|依次)(?:为|是)"
    ),
    "rank": re.compile(
        rf"{_ASIDE}[，,、；;](?:(?:数量|总量|增[速幅]|降幅)(?:[、和与](?:总量|增[速幅]))?)?(?:{_OF_THEM})?均?(?:分别|依次|分)?(?:位?居|位?列|排名?在?)[^，,；;。、\d]{{0,8}}(?:\d+个[^，,；;。、\d]{{1,12}}?[的中])?"
    ),
    "progress": re.compile(
        r"[，,、；;](?:分别|各)?(?:完成|占|达到?|为)[^，,；;。、\d]{0,10}?(?:的|率)?(?:分别)?(?:为|达)?"
    ),
    # Where the other sides are several, each number is told of one of them.
    "contrast": re.compile(
        r"[，,、；;](?:增[速幅])?(?:分别|依次)?(?:[高低快慢优好]于|高出|领先|落后于?)(?![^，,；;。\d]*[、和与及])[^，,；;。\d]{2,14}"
    ),
    # 分别是去年同期的1.4倍和1.6倍: or a rate of each, or its part of a whole.
    "ratio": re.compile(
        r"[，,、；;](?:(?P<rate>[^，,；;。、\d]{2,12}?率|[^，,；;。、\d]{0,10}?占比|占[^，,；;。、\d]{0,14}?比[重例])(?:分别|依次)(?:为|是|达到?)?"
        r"|(?:分别|依次)(?P<part>占[^，,；;。、\d]{2,14}?)(?:比[重例])?的?"
        r"|(?:分别|依次)?(?:[为是]|相当于|恢复[到至]|达到)?(?:20\d\d年|[去上]年)(?:同期)?的)"
    ),
}
_IN_TURN["change"] = _IN_TURN["growth"]
_SIZE_AND_SPEED: Final = re.compile("总量[、和与]增[速幅]")
_SPEED: Final = re.compile("增[速幅]|降幅")


def in_turn(reading: Reading, i: int, kind: str, history: Sequence[Named]) -> Named | None:
    """What number `i` is told of in its turn: of those before, as many as there are numbers now, in their order."""
    if kind not in _IN_TURN:
        return None
    if kind == "change" and (more := _in_unit(reading, i, history)):
        return more
    mentions = reading.mentions
    first, last = reading.row(i, _AND_MOVED if kind in ("growth", "change") else AND)
    count = last - first + 1
    sentence = reading.sentence(mentions[i].start)[0]
    earlier = [
        h for h in history[-6 * count :] if h.mention < first and mentions[h.mention].start >= sentence
    ]
    if count < 2 or not earlier:
        return None
    said = _IN_TURN[kind].fullmatch(reading.text, mentions[earlier[-1].mention].end, mentions[first].start)
    # A contrast's entity is the other side, so what follows it goes on from before it.
    earlier = [h for h in earlier if h.kind != "contrast"]
    if not said or not earlier:
        return None
    if _FIRST_FEW.search(said[0]):
        few = list({h.name: h for h in earlier}.values())[:count]
        return few[i - first] if len(few) == count else None
    if kind == "rank" and count == 2 and _SIZE_AND_SPEED.search(said[0]):
        whole = next((h for h in reversed(earlier) if h.kind == "level"), earlier[-1])
        return whole if i == first else replace(whole, name=f"{whole.name}增速")
    before = _apart(reading, earlier)[-count:]
    # 浓度28微克/立方米，优良天数比例92.3%，分别下降6.7%、上升1.1个百分点: of the two that there are.
    each = "分别" in said[0] and len(earlier) == len({h.name for h in earlier}) == count
    if len({h.kind for h in before}) > 1 and not each:
        # A 1.2亿元，增长11%，其中B 0.6亿元，增长9%，分别完成年度任务的55%和53%: of as many amounts.
        one = "growth" if _SPEED.search(said[0]) else "level"
        before = [h for h in earlier if h.kind == one]
        if len(before) > count:  # and not their parts
            before = [
                h for h in before if not _PART.search(reading.text, sentence, mentions[h.mention].start)
            ]
        if kind == "rank" and len(before) != count:
            # A增长9%，B 1.6亿元，增长8%，两项指标分别排第5、第6: a place for each thing, however much was said of it.
            before = list({h.name: h for h in earlier}.values())[-count:]
        elif "分别" not in said[0] or len(before) != count:
            return None
    if len(before) < count:
        return None
    told = before[i - first]
    if kind == "ratio" and (said["rate"] or said["part"]):
        return replace(told, name=told.name.removeprefix(told.verb) + (said["rate"] or said["part"]))
    return told


_COUNTED_IN: Final = {
    "平方米": "面积",
    "亩": "面积",
    "公顷": "面积",
    "人次": "人次",
    "人": "人数",
    "元": "金额",
}


def counted(reading: Reading, i: int, kind: str, name: str, history: Sequence[Named]) -> str:
    """The `name` with what it is counted in, where one thing counted in two ways has two numbers.

    商品房销售1362套、15.8万平方米，分别下降28.3%、24.6%: the second is of 商品房销售面积.
    """
    if kind not in ("growth", "change"):
        return name
    first, last = reading.row(i, _AND_MOVED)
    alike = [h for h in history[-2 * (last - first + 1) :] if h.mention < first][first - last - 1 :]
    if i == first or len(alike) != last - first + 1 or {(h.kind, h.name) for h in alike} != {("level", name)}:
        return name
    units = [(reading.mentions[h.mention].unit or "").lstrip("万亿") for h in alike]
    return name + _COUNTED_IN.get(units[i - first], "") if len(set(units)) == len(units) else name


_PART: Final = re.compile(r"其中[：:]?[^，,；;。、\d]{1,16}$")
# 标准由每月560元提高到600元: one thing, told twice.
_FROM_TO: Final = re.compile(r"[^，,；;。、\d]{0,6}[到至为][^，,；;。、\d]{0,4}")


def _apart(reading: Reading, earlier: Sequence[Named]) -> list[Named]:
    """Those of the `earlier` that are of different things: of what went from one level to another the latter."""
    out: list[Named] = []
    for h in earlier:
        if out and out[-1].name == h.name:
            start, end = reading.mentions[out[-1].mention].end, reading.mentions[h.mention].start
            if _FROM_TO.fullmatch(reading.text, start, end):
                out.pop()
        out.append(h)
    return out


# 新签项目21个，总投资3.2亿元，比去年同期多5个、多4600万元: what is so many more is what has that unit.
_MORE: Final = re.compile(
    r"[，,、；;](?:[较比与]?[去上]年(?:同期)?(?:相比|的)?|同比)?(?:分别|各)?(?:多|少|增加|减少|净增|增|减)了?"
)
_UNITS_BACK: Final = 4  # numbers of the sentence that a difference may be of


def _in_unit(reading: Reading, i: int, history: Sequence[Named]) -> Named | None:
    """What difference `i` is of: the only one of several amounts before it that is told in its unit."""
    mentions, own = reading.mentions, unit_class(reading.mentions[i].unit)
    sentence = reading.sentence(mentions[i].start)[0]
    earlier = [h for h in history[-_UNITS_BACK:] if mentions[h.mention].start >= sentence]
    if not earlier or not _MORE.fullmatch(reading.text, mentions[earlier[-1].mention].end, mentions[i].start):
        return None
    levels = [h for h in earlier if h.kind == "level"]
    told = [h for h in levels if unit_class(mentions[h.mention].unit) == own]
    return told[0] if len(told) == 1 < len(levels) else None
