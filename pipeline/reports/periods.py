"""Which period a report is about, when it was published and where it stands on the web."""

import re
from typing import Final

_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_HANZI_DIGITS: Final = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "Ｏ": "0",
}
_HANZI_YEAR: Final = re.compile(r"二[零〇○Ｏ][零〇○Ｏ一二三四五六七八九]{2}(?=年)")
_MONTHS: Final = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_YEAR: Final = r"(20\d\d)\s*年?\s*度?\s*"
_DATE: Final = r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
_PUBLISHED: Final = re.compile(
    rf"(?:发布时间|发布日期|发表时间|发表日期|发文日期|公开日期|公开时间|发布于|更新时间|时间|日期)\s*[：:]?\s*{_DATE}"
)
_DATE_LINE: Final = re.compile(
    rf"^\s*{_DATE}\s*日?\s*(?:\d{{1,2}}\s*[时:：]\s*\d{{1,2}}\s*分?(?:[:：]\d{{1,2}})?)?\s*$", re.MULTILINE
)
_ADDRESS: Final = re.compile(
    r"(?:来源|原文|链接|网址|出处|地址|转自|转载自|source|url)[^\n]{0,12}?(https?://[^\s<>“”\"'，。；）)]+)",
    re.IGNORECASE,
)
_ADDRESS_LINE: Final = re.compile(r"^\s*<?(https?://[^\s<>“”\"'，。；）)]+)>?\s*$", re.MULTILINE)
_DELIVERED: Final = re.compile(
    r"(20\d\d)年(\d{1,2})月(?:[\d一二三四五六七八九十]{1,3}日)?[^\n。]{0,12}在[^\n。]{2,60}会(?:议)?上"
)
_REVIEW: Final = re.compile(
    r"(20\d\d)年(?:政府)?(?:[及和与]|的?主要工作(?!安排|任务|目标)|的?工作(?:[及和]|$)|[^\n。，,]{0,16}?(?:回顾|总结|情况|成就|成绩|成效))"
)
_HANZI_DATE: Final = re.compile(r"(?<=20\d\d年)(十?[一二三四五六七八九十])月")
_OPENING: Final = 1500


def _arabic(text: str) -> str:
    """The text with full-width digits, and years and months in Chinese numerals, as plain digits."""
    text = text.translate(_DIGITS)
    text = _HANZI_YEAR.sub(lambda found: "2" + "".join(_HANZI_DIGITS[c] for c in found.group()[1:]), text)
    return _HANZI_DATE.sub(lambda found: f"{_number(found.group(1))}月", text)


def find(title: str | None, prose: str, published: str | None, headings: tuple[str, ...]) -> str | None:
    """The period reviewed by a report of this title, opening and headings; None where nothing says."""
    opening = _arabic(prose[:_OPENING])
    plain = re.sub(r"\s+", "", _arabic(title or ""))
    year = re.search(_YEAR.replace(r"\s*", ""), plain)
    part = _part(_summary_half(plain))
    is_government = "政府工作报告" in plain or "各位代表" in opening[:300]
    if part and not year:
        stated = _stated_year(opening, part) or (published or "")[:4]
        return _period(stated, part) if stated else None
    if part and year:
        return _period(year.group(1), part)
    if is_government and re.search(r"报告$", plain):
        return _government(year.group(1) if year else None, opening, headings)
    if year:
        is_annual = "年度" in plain or len(set(re.findall(r"20\d\d", plain))) > 1
        if "下半年" in plain or (_is_half_year(headings) and not is_annual):
            return _period(year.group(1), "H1")
        return year.group(1)
    return _from_opening(opening, published)


def _summary_half(title: str) -> str:
    """The title's part about what was done, before the plans: 工作总结 of 工作总结及下半年工作思路."""
    return re.split(
        r"[及和与暨、](?=(?:20\d\d年?度?)?(?:下半年|下步|下一步|全年|明年|来年|20\d\d))", title, maxsplit=1
    )[0]


def _part(title: str) -> str | None:
    """The part of the year that a title names: H1, H2, Q1 to Q4, M05 or M01/M09."""
    if re.search(r"上半年|年中|半年(?!下)", title) and "下半年" not in title:
        return "H1"
    if "上半年" in title:
        return "H1"
    if "前三季度" in title:
        return "M01/M09"
    quarter = re.search(r"([一二三四1-4])季度", title)
    if quarter:
        return f"Q{_number(quarter.group(1))}"
    span = re.search(r"(?<!\d)1月?[-－—–~～至到](\d{1,2})月", title)
    if span:
        return _months(int(span.group(1)))
    first = re.search(r"前([一二三四五六七八九十两\d]{1,2})个?月", title)
    if first:
        return _months(_number(first.group(1)))
    month = re.search(r"(?<![\d-])(\d{1,2})月份?(?!\d)", title)
    if month and 1 <= int(month.group(1)) <= 12 and not re.search(r"\d月\d{1,2}日", title):
        return f"M{int(month.group(1)):02d}"
    if "下半年" in title:
        return "H2"
    return None


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    if len(numeral) == 2:
        return 10 + _MONTHS.get(numeral[1], 0)
    return _MONTHS[numeral]


def _months(last: int) -> str | None:
    return f"M01/M{last:02d}" if 1 <= last <= 12 else None


def _period(year: str, part: str | None) -> str:
    if part is None:
        return year
    if part in ("M01/M06", "M01/M12"):
        return f"{year}H1" if part == "M01/M06" else year
    if part.startswith("M"):
        return "/".join(f"{year}-{month[1:]}" for month in part.split("/"))
    return f"{year}{part}"


def _stated_year(opening: str, part: str) -> str | None:
    """The year that the first sentences give to the part: 2024年上半年."""
    words = {"H1": "上半年", "H2": "下半年", "Q1": "一季度", "M01/M09": "前三季度"}.get(part, "")
    found = re.search(rf"(20\d\d)年度?{words}", opening) if words else None
    found = found or re.search(r"(20\d\d)年(?:以来|是)", opening)
    return found.group(1) if found else None


def _government(year: str | None, opening: str, headings: tuple[str, ...]) -> str | None:
    """The year a government's annual report reviews: its headings say, else the day it was given."""
    for heading in headings[:6]:
        found = _REVIEW.search(_arabic(heading))
        if found and (year is None or int(year) - 1 <= int(found.group(1)) <= int(year)):
            return found.group(1)
    delivered = _DELIVERED.search(opening)
    if delivered:
        given, month = int(delivered.group(1)), int(delivered.group(2))
        return f"{given}H1" if 6 <= month <= 9 else str(given if month >= 10 else given - 1)
    if year is None:
        return None
    is_past = re.search(r"过去[的]?一年|一年来|过去五年|这五年", opening)
    stated = re.search(r"(20\d\d)年(?:，|是|以来)", opening)
    if stated and stated.group(1) in (year, str(int(year) - 1)):
        return stated.group(1)
    return str(int(year) - 1) if is_past else year


def _is_half_year(headings: tuple[str, ...]) -> bool:
    """Whether the headings review a first half and plan a second one."""
    return any("上半年" in h for h in headings) and any("下半年" in h for h in headings)


def _from_opening(opening: str, published: str | None) -> str | None:
    """The period that the first sentences speak of: 2024年上半年，全镇…"""
    start = opening[:300]
    half = re.search(r"(20\d\d)年度?上半年", start)
    if half:
        return f"{half.group(1)}H1"
    if re.search(r"今年上半年|上半年", start) and published:
        return f"{published[:4]}H1"
    year = re.search(r"(20\d\d)年(?:以来|是|，|度)", start)
    return year.group(1) if year else None


def published(head: str, tail: str) -> str | None:
    """The publication date (YYYY-MM-DD) that the lines before or after the prose state."""
    for zone in (_arabic(head), _arabic(tail)):
        found = _PUBLISHED.search(zone) or (_DATE_LINE.search(zone) if zone else None)
        if found:
            year, month, day = (int(group) for group in found.groups()[:3])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{year}-{month:02d}-{day:02d}"
    return None


def source_url(head: str, tail: str) -> str | None:
    """The address that the lines before or after the prose give as the text's own."""
    for zone in (head, tail):
        found = _ADDRESS.search(zone) or _ADDRESS_LINE.search(zone)
        if found:
            return found.group(1).rstrip(".,;")
    return None
