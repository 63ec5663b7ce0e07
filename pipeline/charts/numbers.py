"""Numbers as their readers write them: signs, qualifiers, units; names that fit and stay text."""

import html
import math
import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

import pandas as pd

from pipeline.interface import text

MARKS: Final = {">=": "≥", ">": ">", "~": "≈", "<=": "≤", "<": "<"}
BOUNDS: Final = frozenset({">=", ">", "<=", "<"})  # what a figure is at least or at most cannot be subtracted
SCALES: Final = {"zh": ((1e8, "亿"), (1e4, "万")), "en": ((1e9, "billion "), (1e6, "million "))}
MINUS: Final = re.compile(r"^[-－﹣—–−]\s*")
BARE: Final = re.compile(r"[-－﹣—–−+＋]?[\s\d,，.．]+")  # digits without a word
FIRST_WIDE: Final = 0x2E80
FIGURES: Final = {  # the column that is filled where there is a figure, by the column of who tells it
    "reported_teller": "reported_id",
    "level_teller": "level_id",
    "previous_teller": "previous_id",
    "teller": "observation_id",
    "actual_teller": "actual_id",
    "progress_teller": "progress_id",
    "before_teller": "before_id",
}
# What a line may end with: a Chinese character with the brackets and marks that belong to it, a word and the space
# after it, or a stretch of a long word.
PARTS: Final = re.compile(
    r"[（《]?[\u2e80-\uffff][）》，、。；：]{0,2}|[^\s\u2e80-\uffff]{1,18}\s?|\s|[^\u0000-\uffff]"
)
_STEPS: Final = [Decimal(1).scaleb(-decimals) for decimals in range(10)]
ENGLISH_UNITS: Final = {  # base units of units.csv that reports use most
    "元": "yuan", "人": "persons", "人次": "visits", "户": "households", "亩": "mu", "吨": "tonnes",
    "平方米": "m²", "公里": "km", "个": "items", "件": "items", "家": "units", "起": "cases",
}  # fmt: skip


def number(value: float | None, decimals: int | None = None, *, signed: bool = False) -> str:
    """The number with a true minus sign and no needless zeros, — where there is none; + only on asking."""
    if value is None or pd.isna(value):
        return "—"
    shown = rounded(value, 10 if decimals is None else decimals)
    digits = f"{abs(shown):,.{10 if decimals is None else decimals}f}"
    if decimals is None:
        digits = digits.rstrip("0").rstrip(".")
    return ("−" if shown < 0 else "+" if signed and shown > 0 else "") + digits


def rounded(value: float, decimals: int) -> float:
    """The value with so many decimals, halves away from zero (四舍五入): 9.95 is 10.0, though its float is below it.

    What sums and quotients add after the tenth decimal or the fifteenth digit is no part of the value.
    """
    if not math.isfinite(value) or abs(value) >= 1e15:
        return value
    if decimals >= 0 and value == int(value):
        return float(value)
    meant = f"{round(value, 10):.15g}"
    return float(meant if decimals >= 10 else Decimal(meant).quantize(_STEPS[decimals], ROUND_HALF_UP))


def printed(quote: object, qualifier: object, value: object, unit: object) -> str:
    """A number as its report prints it, "" where there is none, with what stands in the words around it.

    ≥ or ≈ leads it where its sentence hedges it, − where only a verb says that it fell (下降 5.5%), and its unit
    follows where only the head of its table has it.
    """
    if not isinstance(quote, str):
        return ""
    mark = MARKS.get(qualifier, "") if isinstance(qualifier, str) else ""
    if isinstance(value, int | float) and value < 0:
        quote = "−" + MINUS.sub("", quote)
    bare = isinstance(unit, str) and unit != "第" and BARE.fullmatch(quote)
    return f"{mark}{quote}{unit if bare else ''}"


def marked(value: float | None, qualifier: object, decimals: int | None = None) -> str:
    """The number led by ≥, ≈ and the like where the report hedges it."""
    mark = MARKS.get(qualifier, "") if isinstance(qualifier, str) else ""
    return mark + number(value, decimals)


def scale(values: Iterable[float | None], base_unit: str, language: str) -> tuple[float, str]:
    """A divisor and a unit that keep the largest of the values in base_unit readable: 元 becomes 亿元."""
    known = [abs(value) for value in values if value is not None and pd.notna(value)]
    unit = base_unit if language == "zh" else ENGLISH_UNITS.get(base_unit, base_unit)
    for factor, word in SCALES[language] if base_unit != "%" else ():
        if known and max(known) >= factor:
            return factor, word + unit
    return 1.0, unit


def label(words: str, width: float = 12) -> str:
    """Words as a chart label of even lines of at most about `width` Chinese characters.

    None is cut, and markup is shown as written.
    """
    words = " ".join(words.split())
    if len(words) <= width:  # no character is wider than a Chinese one
        return html.escape(words, quote=False)
    parts = [(part, _size(part)) for part in PARTS.findall(words)]
    lines = _broken(parts, width)
    least = math.ceil(sum(size for _, size in parts) / len(lines))
    for narrower in range(least, math.ceil(width)):
        even = _broken(parts, narrower)
        if len(even) == len(lines):
            lines = even
            break
    return "<br>".join(html.escape(line.strip(), quote=False) for line in lines)


def _size(part: str) -> float:
    """About how many Chinese characters wide the part is."""
    return sum(1.0 if ord(character) >= FIRST_WIDE else 0.55 for character in part.rstrip())


def _broken(parts: list[tuple[str, float]], width: float) -> list[str]:
    """The parts, each with its size, in lines of at most the width."""
    lines = [""]
    room = 0.0
    for part, size in parts:
        if lines[-1] and room + size > width:
            lines.append("")
            room = 0.0
        lines[-1] += part
        room += size
    return lines


def shortened(words: str, most: int) -> str:
    """Words of at most `most` characters: beginning and end, for names in a series differ near the end."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    head = (most - 1) // 2
    return f"{words[:head]}…{words[head + 1 - most :]}"


def hover(title: str, *lines: str) -> str:
    """Hover text: the title in bold, then the lines, all shown as written."""
    return "<br>".join([f"<b>{label(title, 40)}</b>", *(label(line, 40) for line in lines)])


def told(record: dict[Any, Any], language: str, *columns: str) -> list[str]:
    """Who says it, where that is not the organisation itself, of the figures whose tellers are in the columns.

    Which of several figures it is, is said where the others are the organisation's own or another's.
    """
    if len(columns) < 2:
        return told_of([("", record.get(column)) for column in columns or ("teller",)], language)
    there = [column for column in columns if isinstance(record.get(FIGURES[column]), str)]
    return told_of([(text(f"told_{column}", language), record.get(column)) for column in there], language)


def told_of(figures: Sequence[tuple[str, object]], language: str) -> list[str]:
    """Who tells which of the figures (what it is called, and who tells it where that is another)."""
    known = [(name, teller if isinstance(teller, str) else "") for name, teller in figures]
    tellers = [teller for teller in dict.fromkeys(teller for _, teller in known) if teller]
    if tellers and all(teller == tellers[0] for _, teller in known):
        return [text("note_told", language, teller=tellers[0])]
    comma = text("list_comma", language)
    return [
        text(
            "note_told_some",
            language,
            figures=comma.join(name for name, who in known if who == teller),
            teller=teller,
        )
        for teller in tellers
    ]
