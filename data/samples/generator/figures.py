"""The figures of the fictional county, made from names alone: they agree over periods and between places."""

import hashlib
from functools import cache

from .measures import COUNTY, MEASURES, TOWNS

# Growth as the town reports it, where it does not follow from its own two levels: (measure, town, period).
GROWTH_GAPS: dict[tuple[str, str, str], float] = {
    ("gyzcz", "南坂镇", "2023"): 1.9,  # more: reported at constant prices
    ("retail", "临澄街道", "2023H1"): -3.4,  # less: the base was revised after a census
}
# What a bureau states of a town, as a factor on the town's own level: (bureau, measure, town, period).
CONFLICTS: dict[tuple[str, str, str, str], float] = {
    ("县财政局", "rev", "云汀镇", "2023H1"): 0.957,
    ("县经济和信息化局", "gyzcz", "石樾街道", "2022"): 1.038,
    ("县农业农村局", "village", "鹭口乡", "2023"): 0.911,
    ("县发展和改革局", "fai", "栖湖镇", "2024H1"): 0.934,
}
# A rank claimed that the figures do not bear out: (measure, town, period) -> claimed rank.
FALSE_RANKS: dict[tuple[str, str, str], int] = {
    ("fai", "栖湖镇", "2023"): 1,
    ("visitors", "鹭口乡", "2024H1"): 1,
}


def chance(*key: object) -> float:
    """A number in [0, 1) that depends on the key alone, on every machine and Python."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def year(period: str) -> int:
    """2023H1 and 2023 are in 2023."""
    return int(period[:4])


def is_half(period: str) -> bool:
    """True for the first half of a year."""
    return period.endswith("H1")


def before(period: str) -> str:
    """The same stretch a year earlier."""
    return f"{year(period) - 1}{period[4:]}"


def _swing(spread: float, *key: object) -> float:
    return spread * (2 * chance(*key) - 1)


@cache
def _raw(measure: str, area: str, period: str) -> float:
    m, y = MEASURES[measure], year(period)
    if m.move == "work":
        if is_half(period):
            return _raw(measure, area, str(y)) * (0.38 + 0.2 * chance(measure, area, period))
        return m.base * _size(measure, area) * (0.8 + 0.5 * chance(measure, area, y))
    if y == 2021:
        start = m.base * _size(measure, area) * (0.88 + 0.24 * chance(measure, area))
        if m.kind == "ratio" or measure == "pm25" or measure == "income":
            start = (
                m.base * (0.97 + 0.06 * chance(measure, area))
                if m.kind != "ratio"
                else m.base + _swing(1.2, measure, area)
            )
        if m.part_of:
            start = value(m.part_of, area, "2021") * m.base * (0.88 + 0.24 * chance(measure, area))
        if not is_half(period):
            return start
        if m.move == "stock":
            return start - m.growth / 2 if m.kind == "ratio" else start / (1 + m.growth / 200)
        share = 0.45 + 0.06 * chance(measure, area, "half")
        if m.part_of:
            return start * value(m.part_of, area, "2021H1") / value(m.part_of, area, "2021")
        return start * share
    step = m.growth + _swing(m.spread, measure, area, period)
    if m.kind == "ratio":
        return min(_raw(measure, area, before(period)) + step, 99.7 + 0.3 * chance(measure, area, period))
    if m.move == "stock" and is_half(period):
        earlier, later = _raw(measure, area, str(y - 1)), _raw(measure, area, str(y)) if y < 2024 else None
        return (earlier + later) / 2 if later else earlier * (1 + step / 200)
    return _raw(measure, area, before(period)) * (1 + step / 100)


def _size(measure: str, area: str) -> float:
    m = MEASURES[measure]
    if area == COUNTY or m.size == "none":
        return 1.0
    _, economy, farming = TOWNS[area]
    return economy if m.size == "economy" else farming


@cache
def value(measure: str, area: str, period: str) -> float:
    """A figure rounded as it is printed; the county's is the sum (a ratio: the mean) of its towns'."""
    m = MEASURES[measure]
    if area == COUNTY and m.scope == "town":
        parts = [value(measure, town, period) for town in TOWNS]
        mean = m.kind == "ratio" or measure in ("income", "pm25")
        return round(sum(parts) / len(parts), m.decimals) if mean else round(sum(parts), m.decimals)
    return max(round(_raw(measure, area, period), m.decimals), 1 if m.decimals == 0 else 10**-m.decimals)


@cache
def growth(measure: str, area: str, period: str) -> float:
    """Growth over the same stretch a year earlier in %, as reported, from the printed levels."""
    computed = 100 * (value(measure, area, period) / value(measure, area, before(period)) - 1)
    return round(computed + GROWTH_GAPS.get((measure, area, period), 0.0), 1)


def change(measure: str, area: str, period: str, since: str | None = None) -> float:
    """Difference from the same stretch a year earlier, or from `since`, in the measure's unit or points."""
    earlier = value(measure, area, since or before(period))
    return round(value(measure, area, period) - earlier, MEASURES[measure].decimals)


def share(part: str, area: str, period: str) -> float:
    """What a measure is of the one it is part of, in %."""
    whole = MEASURES[part].part_of
    assert whole
    return round(100 * value(part, area, period) / value(whole, area, period), 1)


@cache
def target(measure: str, area: str, target_year: int) -> float:
    """The year's target: last year's figure and what is aimed at more, in round numbers."""
    m = MEASURES[measure]
    assert m.aim is not None
    last = value(measure, area, str(target_year - 1))
    aimed = last * (1 + (m.aim + _swing(2, measure, area, target_year, "aim")) / 100)
    digits = len(str(int(aimed)))
    return round(aimed, max(0, 3 - digits) if m.decimals else 3 - digits)


def growth_target(measure: str, area: str, target_year: int) -> float:
    """The year's growth target in %, in halves."""
    aim = MEASURES[measure].aim
    assert aim is not None
    return round(2 * (aim + _swing(1.5, measure, area, target_year, "growth aim"))) / 2


def progress(measure: str, area: str, period: str) -> float:
    """Share of the year's target done, in %."""
    return round(100 * value(measure, area, period) / target(measure, area, year(period)), 1)


@cache
def rank(measure: str, town: str, period: str, by: str) -> int | None:
    """Place among the eight towns by 'growth' or 'level' as claimed; None where it is shared."""
    figure = growth if by == "growth" else value
    if by == "growth" and (measure, town, period) in FALSE_RANKS:
        return FALSE_RANKS[measure, town, period]
    own = figure(measure, town, period)
    others = [figure(measure, t, period) for t in TOWNS if t != town]
    return None if own in others else 1 + sum(o > own for o in others)


def contrast(measure: str, town: str, period: str) -> float:
    """Growth of the town less growth of the county, in points."""
    return round(growth(measure, town, period) - growth(measure, COUNTY, period), 1)


def elsewhere(bureau: str, measure: str, town: str, period: str) -> float:
    """The town's level as a bureau states it: the town's own, save in the deliberate conflicts."""
    factor = CONFLICTS.get((bureau, measure, town, period), 1.0)
    return round(value(measure, town, period) * factor, MEASURES[measure].decimals)
