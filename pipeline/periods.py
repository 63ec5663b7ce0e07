"""What a period's code means: days, labels, share of the year gone."""

import calendar
import re
from functools import lru_cache
from typing import Final

from pipeline.model import Period

_YEAR: Final = r"(?:19|20)\d\d"
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_FORMS: Final = re.compile(
    rf"(?P<year>{_YEAR})"
    rf"(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>{_MONTH})(?:/(?P<to_year>{_YEAR})-(?P<to_month>{_MONTH}))?"
    rf"|/(?P<last_year>{_YEAR}))?",
    re.ASCII,
)
# What readers write, without blanks: 2024年上半年, 2023年一季度, 2024年1—5月, 2021—2025年, 2023年11月—2024年2月.
_TO: Final = "[-－—–~～至到]+"
_WORDS: Final = re.compile(
    rf"(?P<year>{_YEAR})年?"
    rf"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<three>前三季度)|全年"
    rf"|(?P<month>\d{{1,2}})月?(?:{_TO}(?:(?P<to_year>{_YEAR})年)?(?P<to_month>\d{{1,2}}))?月"
    rf"|{_TO}(?P<last_year>{_YEAR})年?)?",
    re.ASCII,
)
_QUARTERS_ZH: Final = ("一", "二", "三", "四")
_ORDINALS_EN: Final = ("first", "second", "third", "fourth")


@lru_cache(maxsize=4096)
def describe(period: str) -> Period:
    """Everything known of a period by its code.

    Codes are 2024, 2024H1, 2023Q1, 2023-05, 2023-01/2023-05 (months, cumulative) and 2021/2025 (years).
    Raises ValueError with the text when it is none of them, or a span that does not go forward.
    """
    form = _FORMS.fullmatch(period)
    if form is None:
        raise ValueError(
            f"not a period: {period!r} (wanted 2024, 2024H1, 2023Q1, 2023-05, 2023-01/2023-05 or 2021/2025)"
        )
    year = int(form["year"])
    if form["half"]:
        half = int(form["half"])
        zh, en = f"{year} 年{'上下'[half - 1]}半年", f"{_ORDINALS_EN[half - 1]} half of {year}"
        return _period(period, zh, en, "half", (year, half * 6 - 5), (year, half * 6))
    if form["quarter"]:
        quarter = int(form["quarter"])
        zh = f"{year} 年{_QUARTERS_ZH[quarter - 1]}季度"
        en = f"{_ORDINALS_EN[quarter - 1]} quarter of {year}"
        return _period(period, zh, en, "quarter", (year, quarter * 3 - 2), (year, quarter * 3))
    if form["to_month"]:
        return _months(period, (year, int(form["month"])), (int(form["to_year"]), int(form["to_month"])))
    if form["month"]:
        month = int(form["month"])
        en = f"{calendar.month_name[month]} {year}"
        return _period(period, f"{year} 年 {month} 月", en, "month", (year, month), (year, month))
    if form["last_year"]:
        last = int(form["last_year"])
        if last <= year:
            raise ValueError(f"not a period: {period!r} does not go forward")
        return _period(period, f"{year}—{last} 年", f"{year}–{last}", "years", (year, 1), (last, 12))
    return _period(period, f"{year} 年", f"{year}", "year", (year, 1), (year, 12))


def code(words: str) -> str:
    """The code of a period that a reader writes in words as the pages do (2024 年上半年), or as a code.

    Raises ValueError with the words when they name no period.
    """
    plain = re.sub(r"\s", "", words)
    form = None if _FORMS.fullmatch(plain) else _WORDS.fullmatch(plain)
    return describe(plain if form is None else _coded(form)).period


def _coded(form: re.Match[str]) -> str:
    year = form["year"]
    if form["half"]:
        return f"{year}H{'上下'.index(form['half']) + 1}"
    if form["quarter"]:
        return f"{year}Q{'一二三四1234'.index(form['quarter']) % 4 + 1}"
    if form["three"]:
        return f"{year}-01/{year}-09"
    if form["to_month"]:
        return f"{year}-{int(form['month']):02}/{form['to_year'] or year}-{int(form['to_month']):02}"
    if form["month"]:
        return f"{year}-{int(form['month']):02}"
    return f"{year}/{form['last_year']}" if form["last_year"] else year


def words(period: object, language: str) -> str | None:
    """A period by its code in 'zh' or 'en'; what is no code as it is, None for nothing."""
    if not isinstance(period, str) or not period:
        return None
    try:
        known = describe(period)
    except ValueError:
        return period
    return known.label_zh if language == "zh" else known.label_en


def _months(period: str, first: tuple[int, int], last: tuple[int, int]) -> Period:
    if last <= first:
        raise ValueError(f"not a period: {period!r} does not go forward")
    (year, month), (to_year, to_month) = first, last
    if year != to_year:
        zh = f"{year} 年 {month} 月—{to_year} 年 {to_month} 月"
        en = f"{calendar.month_name[month]} {year}–{calendar.month_name[to_month]} {to_year}"
    elif (month, to_month) == (1, 9):
        zh, en = f"{year} 年前三季度", f"first three quarters of {year}"
    else:
        zh = f"{year} 年 {month}—{to_month} 月"
        en = f"{calendar.month_name[month]}–{calendar.month_name[to_month]} {year}"
    return _period(period, zh, en, "months", first, last)


def _period(
    period: str, zh: str, en: str, granularity: str, first: tuple[int, int], last: tuple[int, int]
) -> Period:
    """first and last are (year, month), both included."""
    year, month = last
    return Period(
        period=period,
        label_zh=zh,
        label_en=en,
        start=f"{first[0]:04}-{first[1]:02}-01",
        end=f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}",
        year=year,
        granularity=granularity,
        elapsed=None if granularity == "years" else round(month / 12, 4),
    )
