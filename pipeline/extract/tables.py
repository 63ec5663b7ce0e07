"""Numbers in tables: each named by its row and its column, by rule; what a table does not say plainly is left over."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline import catalogue
from pipeline.extract import headers, times
from pipeline.extract.grids import Cell, Grid, units_above
from pipeline.extract.headers import Said
from pipeline.model import Leftover, Observation, Report

CONFIDENCE: Final = 0.9  # read by rule from header and label, which say what it is; not a measured figure
_RELATIVE: Final = ("%", "‰")
_RATE_WORD: Final = re.compile(r"增速|增幅|率|比例|进度")
_RATE_NAME: Final = re.compile(r"(?:率|比重|占比|比例|覆盖面)$")
_GROWTH_NAME: Final = re.compile(r"(?:同比)?(?:增长(?:率|速度)?|增速|增幅)$")
_LABELS: Final = ("skip", "unit", "names", "places")  # columns that hold no figures
_KINDS: Final = {"past": "level", "target": "level", "difference": "change"}
_NUMBER: Final = re.compile(r"\d[\d.,]*[%％‰]?")
# What a caption says beside the indicator: 2024年上半年各镇（街道）固定资产投资完成情况表.
_CAPTION: Final = re.compile(
    r"附[表件]\d*:?|[全各][省市县区镇乡州盟旗]*街?道?|主要|(?:完成)?(?:情况)?(?:统计|一览|排名|排行|通报)?[表榜]?$"
)


def read(
    grid: Grid, report: Report, text: str, above: str | None
) -> tuple[list[Observation], list[Leftover]]:
    """The numbers of a table in the order of the text; `above` is the path of headings that it stands under."""
    found = []
    for number in _numbers(grid, report.period):
        path = " › ".join(words for words in (above, *number.header) if words)
        observation = _observation(text, number, path, report.organisation)
        if observation:
            found.append(observation)
    used = {o.start for o in found}
    return found, [x for row in (*grid.header, *grid.body) for x in _left(text, row, used)]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a table and what its row and its column say of it."""

    cell: Cell
    row: tuple[Cell, ...]
    header: tuple[str, ...]
    name: str
    said: Said


def _numbers(grid: Grid, period: str | None) -> Iterator[_Number]:
    """Each number that row and column name; `period` is the report's."""
    period = next((t.period for t in times.times(grid.caption, period) if t.period), period)
    rows = [row for row in grid.body if len(row) == grid.width]
    heads = [grid.column(k) for k in range(grid.width)]
    columns = [
        _column(headers.of_column(head, period), [row[k] for row in rows]) for k, head in enumerate(heads)
    ]
    labels = [k for k, said in enumerate(columns) if said.sort in ("names", "places")]
    if not labels:
        return
    by_place = columns[labels[-1]].sort == "places"
    by_project = any("项目" in words for words in heads[labels[-1]])
    subjects = _subjects(grid.caption, columns) if by_place else []
    name = ""
    for row in rows:
        label = next((row[k].plain for k in reversed(labels) if row[k].plain), "")
        spoken = Said("level", place=label) if by_place else headers.of_words(label, period)
        if not label or spoken.sort in _LABELS:
            continue
        # 同比增长 under 固定资产投资 is that one's.
        own = spoken.name or ("" if headers.is_total(spoken.place) else spoken.place)
        name = own or ("" if spoken.sort == "level" else name)
        units = [row[k].plain for k, said in enumerate(columns) if said.sort == "unit"]
        spoken = replace(spoken, unit=next(filter(headers.is_unit, units), spoken.unit))
        for k, said in enumerate(columns):
            both = _both(said, spoken, _stretch(columns[:k], period) if said.sort != "level" else period)
            whose = subjects[k] if by_place else name + said.name if by_project else "" if said.name else name
            if said.sort in _LABELS or not row[k].figure or not whose or not both:
                continue
            unit = _unit(row[k], both, grid.caption, (*heads[k], label))
            yield _Number(row[k], row, heads[k], whose, replace(both, unit=unit))


def _column(said: Said, cells: Sequence[Cell]) -> Said:
    """What a column holds, its cells looked at: 单位 heads units or who reports; without numbers it holds labels."""
    filled = [cell.plain for cell in cells if cell.plain]
    if said.sort == "unit" and not all(map(headers.is_unit, filled)):
        return Said("places")
    if said.sort != "names" and (said.sort in _LABELS or not filled or any(cell.figure for cell in cells)):
        return said
    places = [headers.of_words(words, None).place for words in filled]
    return Said("places" if all(places) and len(places) > 1 else "names")


def _stretch(before: Sequence[Said], period: str | None) -> str | None:
    """The time that growth, place or completion is of: that of the latest amounts on their left, or the table's."""
    named = [said.period for said in before if said.sort == "level" and said.period]
    latest = max((when[:4] for when in named), default="")
    return next((when for when in reversed(named) if when[:4] == latest), period)


def _both(said: Said, spoken: Said, period: str | None) -> Said | None:
    """What column and row say together; None where they contradict each other."""
    if spoken.sort not in ("level", said.sort) and said.sort != "level":
        return None
    first, second = (said, spoken) if said.sort != "level" else (spoken, said)
    when = said.period or spoken.period or period
    if when and period and first.sort == "past":
        year = int(when[:4]) - (when[:4] == period[:4])
        stretch = period if len(when) == 4 else when  # 2023年同期 of 1-5月
        when = re.sub(r"\d{4}", str(year), stretch)
    elif when and first.sort == "target" and not said.period:
        when = when[:4]
    # The unit of a row is its amount's: growth beside it has its own.
    unit = first.unit or (second.unit if first.sort in ("level", "past", "target", "difference") else None)
    return replace(
        first,
        of=said.of or spoken.of,
        place=said.place or spoken.place,
        unit=unit,
        period=when,
        estimate=said.estimate or spoken.estimate,
    )


def _unit(cell: Cell, said: Said, caption: str, words: Sequence[str]) -> str | None:
    """The unit printed with the number, in its header, its row or above the table."""
    if said.sort == "rank":
        return "第"
    printed = cell.figure["unit"] if cell.figure else None
    if printed or said.unit:
        return printed or said.unit
    stated = units_above(caption)
    if said.sort in ("growth", "progress", "ratio"):
        return "%" if "%" in stated or any(map(_RATE_WORD.search, words)) else None
    amounts = [unit for unit in stated if unit not in _RELATIVE]
    return amounts[0] if len(amounts) == 1 else None


def _subjects(caption: str, columns: Sequence[Said]) -> list[str]:
    """The indicator of each column of a table of places: its own, the last one on its left, or the whole table's."""
    subject = whole = _subject(caption)
    subjects = []
    for said in columns:
        if said.sort not in _LABELS and said.name:
            own = re.sub(r"^(?:累计|实际)?完成", "", said.name)
            subject = whole if own and whole.endswith(own) else said.name
        subjects.append(subject)
    return subjects


def _subject(caption: str) -> str:
    """The indicator that a whole table is about: 各镇固定资产投资完成情况表."""
    for line in caption.split("\n"):
        plain = "".join(unicodedata.normalize("NFKC", line).split())
        words = _CAPTION.sub("", headers.of_words(plain, None).name)
        if catalogue.match(words):
            return words
    return ""


def _observation(text: str, number: _Number, path: str, organisation: str | None) -> Observation | None:
    """The number as an observation; None where the table does not say plainly what it is."""
    cell, said, name, unit = number.cell, number.said, number.name, number.said.unit
    kind = _KINDS.get(said.sort, said.sort)
    rate = bool(_RATE_NAME.search(name))
    if kind == "level" and unit in _RELATIVE:
        # 规上工业增加值（%）: growth, share or what is done?
        grown = _GROWTH_NAME.search(name)
        if not grown and not rate:
            return None
        kind, name = ("growth", name[: grown.start()]) if grown else ("ratio", name)
    is_relative = kind in ("growth", "progress", "ratio")
    # What a rate grew by may be percent or points.
    if unit is None or is_relative != (unit in _RELATIVE) or (kind == "growth" and rate):
        return None
    printed = number.cell.figure
    digits = printed["digits"].replace(",", "") if printed else ""
    value = float(digits) if digits[:1].isdigit() else None
    if (kind == "rank") != (unit == "第") or (kind == "rank" and (not value or value != int(value))):
        return None
    if printed and printed["sign"] in ("-", "−", "–", "—", "↓") and value:
        value = -value
    start, end = number.row[0].start, number.row[-1].end
    return Observation(
        start=cell.start, end=cell.end, quote=text[cell.start : cell.end], kind=kind,
        status="target" if said.sort == "target" else "estimate" if said.estimate else "actual",
        indicator=name + said.of, value=value, unit=unit, period=said.period,
        entity=None if not said.place or headers.is_own(said.place, organisation) else said.place,
        basis=said.basis if kind in ("growth", "change") else None, qualifier=None,
        sentence_start=start, sentence_end=end, sentence=text[start:end], section=path or None,
        rule="table", confidence=CONFIDENCE, masked=value is None,
    )  # fmt: skip


def _left(text: str, row: Sequence[Cell], used: set[int]) -> Iterator[Leftover]:
    start, end = row[0].start, row[-1].end
    for cell in row:
        if cell.start in used:
            continue
        dates = [(cell.start + t.start, cell.start + t.end) for t in times.times(cell.text, None)]
        told = cell.start
        for found in _NUMBER.finditer(text, cell.start, cell.end):
            date = next((span for span in dates if span[0] <= found.start() < span[1]), None)
            a, b = date or found.span()
            if a >= told:  # 1-6月 is one date of two numbers
                yield Leftover(a, b, text[a:b], "date" if date else "table", start, end, text[start:end])
                told = b
