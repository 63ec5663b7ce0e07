"""Names to catalogued indicators, and units to base units, by the tables in data/reference/."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pipeline.model import Area, Indicator

FOLDER: Final = Path(__file__).parents[1] / "data" / "reference"

SCALES: Final = (  # longest first: 千万 is one scale, not 千 of 万
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("十亿", 10**9),
    ("千万", 10**7),
    ("百万", 10**6),
    ("十万", 10**5),
    ("亿", 10**8),
    ("万", 10**4),
    ("千", 10**3),
    ("百", 10**2),
)

# Spellings of one word, folded on both sides before names are compared.
SPELLINGS: Final = (
    ("规模以上", "规上"),
    ("规模工业", "规上工业"),
    ("限额以上", "限上"),
    ("常住居民", "居民"),
    ("营业收入", "营收"),
    ("市场经营主体", "经营主体"),
    ("市场主体", "经营主体"),
    ("技术改造", "技改"),
    ("新建改建", "新改建"),
    ("新建改造", "新改建"),
    ("企业累计", "企业"),  # 规上工业企业累计实现总产值: whose it is, and empty verbs
    ("企业实现", "企业"),
    ("企业完成", "企业"),
    ("工业实现", "工业"),
    ("工业完成", "工业"),
    ("研究与试验发展", "r&d"),
    ("电子商务", "电商"),
    ("和", ""),
    ("与", ""),
    ("及", ""),
    ("的", ""),
)

# What a name may open with and still be the same indicator: whose, when, and verbs that only say so.
MEANINGLESS_START: Final = re.compile(
    r"全[省市县区镇乡州盟旗域]|全街道|全自治区|[我本][省市县区镇乡州盟旗]|辖区内?|"
    r"20\d\d年|(?:截[至止]|到)?年[末底]|一年来|今年以来|今年|上半年|下半年|全年|年内|年度|当年|[一二三四]季度|前三季度|\d+[-—~至]\d+月份?|\d+月份?|"
    r"每人每月|每月(?=[^每]{1,12}(?:标准|低保|养老金)$)|截至目前|目前|累计|共计|总计|合计|共有|共|已|预计|力争|确保|完成|实现|达到|其中|现有|拥有|建有|初步|依法|各类|持续|全面|推进|开展|实施|组织"
)
# What a name may end in, by what the number is. Whether a place is one by amount or by growth, its name as worded says.
GOAL_END: Final = (
    "年度目标任务",
    "目标任务",
    "年度目标",
    "年度任务",
    "年度计划",
    "目标值",
    "目标",
    "任务",
    "计划",
)
GROWTH_END: Final = (
    "同比增速", "增长速度", "增长率", "增速", "增幅", "增长", "降幅", "同比", "逆势", "稳步", "持续", "快速"
)  # fmt: skip
PROGRESS_END: Final = (
    "目标完成率",
    "任务完成率",
    "计划完成率",
    "完成进度",
    "完成比例",
    "完成率",
    "进度",
    *GOAL_END,
)
ENDINGS: Final[Mapping[str | None, tuple[str, ...]]] = {
    "growth": GROWTH_END,
    "contrast": GROWTH_END,  # 低于GDP增速 sets growth against growth
    "rank": GROWTH_END,
    "progress": PROGRESS_END,
}
ANY_END: Final = ("累计", "年均", "预计")
COUNT_END: Final = ("总数量", "总数", "总量", "数量", "个数", "家数", "户数", "项数", "人数", "数")

COUNTABLE: Final = frozenset({"count", "people", "visits"})
# Units that say how an indicator moved or stands, not how much of it there is.
RELATIVE: Final = frozenset({"ratio", "points", "multiple", "doubling", "rank"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as reports write it; quantities compare only where their base units agree."""

    symbol: str
    dimension: str
    base_unit: str
    factor: Decimal  # base units in one of this unit


def _rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@cache
def units() -> Mapping[str, Unit]:
    """Every row of units.csv by its symbol as written there, without scales (万, 亿)."""
    return {
        row["symbol"]: Unit(row["symbol"], row["dimension"], row["base_unit"], Decimal(row["factor"]))
        for row in _rows("units.csv")
    }


@cache
def areas() -> tuple[Area, ...]:
    """Provinces and prefectures in the order of their codes."""
    return tuple(
        Area(row["area_code"], row["name"], row["short_name"], row["level"], row["parent_code"] or None)
        for row in _rows("areas.csv")
    )


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every catalogued indicator, topic by topic."""
    return tuple(
        Indicator(
            row["indicator_id"],
            row["name_zh"],
            row["name_en"],
            row["topic"],
            row["dimension"],
            int(row["direction"]),
            row["aliases"],
        )
        for row in _rows("indicators.csv")
    )


@cache
def _indicators_by_id() -> dict[str, Indicator]:
    return {indicator.indicator_id: indicator for indicator in indicators()}


def _plain_unit(unit: str) -> str:
    return "".join(unicodedata.normalize("NFKC", unit).lower().split())


@cache
def _units_by_plain_symbol() -> dict[str, Unit]:
    return {_plain_unit(symbol): unit for symbol, unit in units().items()}


@lru_cache(maxsize=4096)
def _resolve(unit: str) -> tuple[Decimal, str, str | None]:
    """Factor, base unit and dimension of a unit as written; no dimension where units.csv lacks the unit."""
    known = _units_by_plain_symbol()
    rest, scale = _plain_unit(unit), Decimal(1)
    while rest not in known:
        for prefix, factor in SCALES:
            if rest.startswith(prefix):
                rest, scale = rest[len(prefix) :], scale * factor
                break
        else:
            break
    if rest in known:
        row = known[rest]
        return scale * row.factor, row.base_unit, row.dimension
    above, slash, below = rest.partition("/")
    if slash and above in known and below:  # 元/人, 公斤/亩: the scale is the numerator's
        row = known[above]
        return scale * row.factor, f"{row.base_unit}/{below}", f"{row.dimension}_rate"
    return scale, (unit if scale == 1 else rest), None


def to_base(value: float | None, unit: str | None) -> tuple[float | None, str | None]:
    """A quantity in its base unit: (30.5, "亿元") gives (3050000000.0, "元").

    An unknown unit stays as it is, less its scale (3 万罐子 gives 30000 罐子); a bare scale leaves no unit.
    """
    if unit is None:
        return value, None
    factor, base_unit, _ = _resolve(unit)
    # Decimal, so that 30.5 * 10**8 and 0.7 * 0.5 come out as a person would write them.
    return (None if value is None else float(Decimal(repr(value)) * factor)), base_unit or None


def in_base(
    value: float | None, unit: str | None, indicator_id: str | None
) -> tuple[float | None, str | None]:
    """As to_base; 5万亿 of a catalogued amount of money is of yuan, but for trade, where dollars are as likely."""
    value, base_unit = to_base(value, unit)
    if base_unit is None and unit is not None:
        indicator = _indicators_by_id().get(indicator_id or "")
        if indicator is not None and indicator.dimension == "money" and indicator.topic != "trade":
            return value, "元"
    return value, base_unit


def dimension(unit: str | None) -> str | None:
    """What a unit measures (money, count, area, ratio, …), scales allowed; null where unknown."""
    return None if unit is None else _resolve(unit)[2]


def plain_name(name: str) -> str:
    """A name as it is compared: full-width folded, lower case, no punctuation, one spelling for a word."""
    plain = re.sub(r"[^\w.&%+]|_", "", unicodedata.normalize("NFKC", name).lower())
    for written, folded in SPELLINGS:
        plain = plain.replace(written, folded)
    return plain


@cache
def _indicators_by_plain_name() -> dict[str, Indicator]:
    """Raises ValueError when two indicators claim one name."""
    found: dict[str, Indicator] = {}
    for indicator in indicators():
        for name in (indicator.name_zh, *filter(None, indicator.aliases.split("|"))):
            other = found.setdefault(plain_name(name), indicator)
            if other is not indicator:
                claims = f"{other.indicator_id} and {indicator.indicator_id}"
                raise ValueError(f"indicators.csv: {name!r} is claimed by {claims}")
    return found


def _without_start(plain: str) -> Iterator[str]:
    yield plain
    while opening := MEANINGLESS_START.match(plain):
        plain = plain[opening.end() :]
        yield plain


def _is_total(indicator: Indicator, ending: str) -> bool:
    """Whether the ending only says that all of an amount is meant: 固定资产投资总量, but no 总量 of a rate."""
    return (
        ending == "总量" and indicator.dimension not in RELATIVE and not indicator.dimension.endswith("_rate")
    )


def _look_up(plain: str, kind: str | None) -> Indicator | None:
    known = _indicators_by_plain_name()
    endings = (*ANY_END, *ENDINGS.get(kind, GOAL_END))
    turned = (
        (f"新增{plain.removesuffix('新增')}",) if plain.endswith("新增") else ()
    )  # 铁路运营里程新增100公里
    for name in (
        plain,
        *turned,
        *(plain.removesuffix(ending) for ending in endings if plain.endswith(ending)),
    ):
        if name in known:
            return known[name]
        for ending in COUNT_END:
            indicator = known.get(name.removesuffix(ending)) if name.endswith(ending) else None
            if indicator is not None and (indicator.dimension in COUNTABLE or _is_total(indicator, ending)):
                return indicator
    return None


def _fits(indicator: Indicator, unit: str | None, kind: str | None) -> bool:
    """Whether a number of this unit and kind can be the indicator's."""
    measured = dimension(unit)
    if measured is None or kind in ("growth", "progress", "rank", "contrast"):
        return True
    if kind in (None, "change") and measured in RELATIVE:
        return True
    ours, theirs = indicator.dimension.removesuffix("_rate"), measured.removesuffix("_rate")
    return ours == theirs or {ours, theirs} <= COUNTABLE


@lru_cache(maxsize=1 << 16)
def match(name: str, unit: str | None = None, kind: str | None = None) -> str | None:
    """The indicator_id that a name as a report words it belongs to, or null.

    Only names the catalogue lists match, after whose, when and empty verbs are taken off; a modifier it
    does not list makes another indicator (制造业投资 is not 固定资产投资). A level or ratio in a unit that
    measures something else does not match; growth, ranks, progress and contrasts go by the name alone.
    """
    for plain in _without_start(plain_name(name)):
        indicator = _look_up(plain, kind)
        if indicator is not None:
            return indicator.indicator_id if _fits(indicator, unit, kind) else None
    return None
