"""Names that take over all but a word of one before: 城区社零额12.6亿元，乡村4.3亿元; 新开工项目86个，竣工42个."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.finder import Finder
from pipeline.extract.turns import Named

_IS: Final = r"(?:实现|完成|为|达到?|有|共|[约近])*"
_SIDES: Final = re.compile("城区|城镇|城市|县城|乡村|农村|全体|城乡")
_SIDE: Final = re.compile(
    rf"(?:[，,、；;]|^)(?:其中|[按从][^，,；;。\d]{{2,10}}[分看])?[，,:：]?(城区|城镇|城市|乡村|农村|乡镇|镇区)(?:常住)?(居民)?(?:人均)?{_IS}"
)
_DIVIDED: Final = re.compile("其中|[分看][，,]")
_RESIDENTS: Final = re.compile("(?:全体|城乡|城镇|农村)?(?:常住)?居民")
# 金融机构存款余额126.8亿元，贷款余额98.6亿元.
_BALANCES: Final = re.compile("(存款|贷款)余额$")
_BALANCE: Final = re.compile(rf"[，,、；;](?:各项)?(存款|贷款)余额{_IS}")
# 新开工项目86个，竣工42个，在建128个.
_STEP: Final = (
    "(?:新开工|开工|建成投产|竣工投产|投产|建成|竣工|完工|在建|续建|复工|投用|封顶|签约|落地|入库|储备)"
)
_STEPS: Final = re.compile(rf"[已再新正]?({_STEP})((?:项目|工程)?)$")
_NEXT_STEP: Final = re.compile(rf"[，,、；;](新?{_STEP})(?:项目|工程)?(?:了|的|{_IS})")
# 新建村道8.6公里，拓宽改造12.4公里.
_BUILD: Final = "(?:新建|改造|提升|扩建|改扩建|改建|拓宽|维修|修缮|加固|硬化|更新|整修|修复|重建|迁建|养护)"
_BUILT: Final = re.compile(rf"{_BUILD}+(?=..)")
_NEXT_BUILT: Final = re.compile(rf"[，,、；;](?:已|并)?({_BUILD}+){_IS}")
# 汽车类4.2亿元，石油类2.1亿元; 食品烟酒类上涨1.2%，衣着类上涨0.8%.
_CLASS: Final = re.compile(
    rf"(?:[，,、；;]|^)(?:其中)?[，,：:]?([一-龥、]{{1,10}}类)(?:商品|价格|零售额)?(?:同比)?(?:上涨|下降|增长|{_IS})"
)
_RETAIL: Final = re.compile("社零额|零售总?额")
_SOLD_HOW: Final = re.compile("限上|限额以上|网上|网络")
_PRICES: Final = re.compile("居民消费价格|CPI")
_CONSUMED: Final = re.compile(
    r"(?:[，,、；;]|^)(?:其中)?[，,：:]?((?:食品|食品烟酒|衣着|居住|生活用品及?服务|交通和?通信|交通和?通讯|教育、?文化和?、?娱乐|医疗保健|其他用品[及和]服务)类?)(?:价格)?(?:同比)?(?:上涨|下降|下跌|增长|回落|持平)"
)
# 产值过亿元的企业86家，过10亿元的12家; 过千亿元的县市7个，入围全国百强的9个.
_NUMBER: Final = r"[\d一二三四五六七八九][\d.]*[亿万千百十]*"
_LIMIT: Final = re.compile(
    rf"(?:超过?|过|突破)?(?:{_NUMBER}(?:元?[至到—-]{_NUMBER})?|[亿万千百十]+)(?:元|亩|吨)(?:及?以[上下])?"
)
_ELIDED: Final = re.compile(
    r"[，,、；;](?P<part>其中)?(?P<said>(?:超过?|过|突破)?[^，,、；;。]{2,14}?)(?P<of>的?)(?:有|达到?|为|仅|只|则)*[约近]?"
)
_OF: Final = re.compile("(.+的)[一-龥]{1,6}")
_MORE: Final = re.compile(r"(.{2,16}?)(?:新增|增加)")
_SO_FAR: Final = re.compile(r"[，,；;](?:累计|总[数量面]积?)(?:达到?|为|有|突破|超过?|约|近)*")


def settled(finder: Finder) -> str | None:
    """The name of a number that says only the word in which it differs."""
    own = finder.text[max(finder.since, finder.sentence) : finder.mention.start]
    # 社零额增长5.6%。其中，城镇12.6亿元
    near = finder.previous or (finder.history if own.startswith("其中") else ())
    like = [h for h in near[-3:] if h.kind == finder.kind and finder.u == finder.unit_of(h)]
    found = _side(like[-1], own) or _step(like[-1], own, finder) or _so_far(like[-1], own) if like else None
    if like and finder.kind == "level":
        found = found or _of_limit(like[-1], own) or _balance(finder.previous, own)
    return found or (_built(like[-1], own) if like else None) or _of_class(finder, own)


def _side(h: Named, own: str) -> str | None:
    side, other = _SIDE.fullmatch(own), _SIDES.search(h.name)
    if not side:
        return None
    if "居民" in h.name:
        return _RESIDENTS.sub(side[1] + "居民", h.name, count=1)
    if other:
        return h.name.replace(other[0], side[1], 1) if other[0] != side[1] else None
    return side[1] + h.name if _DIVIDED.search(own) else None


def _balance(before: Sequence[Named], own: str) -> str | None:
    said = _BALANCE.fullmatch(own)
    # Of the first balance told: 存款余额126亿元，其中住户存款余额82亿元；贷款余额98亿元.
    others = [found for h in before if (found := _BALANCES.search(h.name))] if said else []
    return (
        others[0].string[: others[0].start()] + said[1] + "余额"
        if said and others and others[0][1] != said[1]
        else None
    )


def _of_limit(h: Named, own: str) -> str | None:
    """What is of another limit, or of another sort, where the thing is not said again."""
    elided, thing = _ELIDED.fullmatch(own), _OF.fullmatch(h.name)
    limit = _LIMIT.search(h.name) if elided else None
    if elided and limit and _LIMIT.fullmatch(elided["said"]):
        return h.name[: limit.start()] + elided["said"] + h.name[limit.end() :]
    return (
        elided["said"] + h.name[thing.end(1) - 1 :]
        if elided and elided["of"] and thing and not elided["part"]
        else None
    )


def _built(h: Named, own: str) -> str | None:
    built = _NEXT_BUILT.fullmatch(own)
    before = _BUILT.match(h.name) if built else None
    return built[1] + h.name[before.end() :] if built and before and built[1] != before[0] else None


def _step(h: Named, own: str, finder: Finder) -> str | None:
    step, before = _NEXT_STEP.fullmatch(own), _STEPS.search(h.name)
    if not step or not before or finder.kind != "level" or finder.opens(h):
        return None
    thing = h.name[: before.start()]
    if not thing and not before[2]:
        return None
    return thing + step[1] + ("" if thing.endswith(("项目", "工程")) else before[2])


def _so_far(h: Named, own: str) -> str | None:
    grown = _MORE.fullmatch(h.name) if _SO_FAR.fullmatch(own) else None
    return grown[1] if grown else None


def _of_class(finder: Finder, own: str) -> str | None:
    """What a class of goods is told of that their sum was told of."""
    near = finder.history[-6:]
    if finder.kind == "growth" and any(_PRICES.search(h.name) for h in near):
        consumed = _CONSUMED.fullmatch(own)
        return consumed[1] + "居民消费价格" if consumed else None
    sold = _CLASS.fullmatch(own)
    whole = next((h.name for h in reversed(near) if _RETAIL.search(h.name)), None) if sold else None
    how = _SOLD_HOW.search(whole) if whole else None
    if not sold or not whole:
        return None
    before, after = ("限上", "") if how and how[0][0] == "限" else ("", how[0] if how else "")
    return f"{before}{sold[1]}{after}零售额"
