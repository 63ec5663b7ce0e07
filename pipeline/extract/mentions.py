"""Every numeric span of the clean text: number and unit, masked number, rank, fraction, numeral, date."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.extract import numerals

UNITS_FILE: Final = Path(__file__).parents[2] / "data" / "reference" / "units.csv"
_SCALE: Final = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"


@dataclass(frozen=True, slots=True)
class Mention:
    """A numeric span [start, end) of the clean text.

    `form` says what it looks like: number, masked, rank, fraction, numeral (Chinese), scale (近万亩), date or list
    (a list number). `value` is in `unit` as written; both are None where the text has none.
    """

    start: int
    end: int
    form: str
    value: float | None
    unit: str | None
    upper: float | None = None  # second number of a range (5%—5.5%)
    inner: str | None = None  # 余 or 多 between number and unit


# A counter that is also the first half of a word is one only where that word does not follow.
_NOT_BEFORE: Final = {
    "省": "级部委内外", "市": "级场县直区委内外民", "县": "级区域委内外直", "区": "级域县委内外块", "州": "级",
    "村": "级民庄", "镇": "级街区", "乡": "镇村级", "组": "织建合成", "站": "台", "店": "铺", "校": "园企长",
    "院": "校士", "级": "以及", "点": "位", "团": "队体", "队": "伍", "课": "程", "圈": "层", "案": "例件",
    "网": "络", "群": "众", "棚": "户", "链": "主", "池": "塘", "首": "次批个家位创届发期", "大": "型棚关台",
    "类": "型", "单": "位", "道": "路", "台": "阶湾", "天": "然", "品": "牌", "门": "诊", "户": "籍",
    "名": "单录", "升": "至级格为到", "座": "谈", "场": "所景馆", "面": "积向", "处": "理置",
    "顶": "层级尖岗格点棚", "具": "有备体", "号": "", "平台": "", "单位": "", "案件": "",
    "m": r"A-Za-z0-9²³/·", "t": r"A-Za-z0-9/·",
}  # fmt: skip
# Words of units.csv that read the noun after the counter; the noun belongs to the name.
_WITH_NOUN: Final = re.compile(r"^[个家户张](?:村|镇|乡镇|社区|车位|泊位|床位|点位|企业)$")


def _trie(words: list[str]) -> str:
    """A pattern that matches the longest of `words`, each prefix written once."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    ends = "" in heads
    heads.pop("", None)
    branches = [re.escape(head) + _trie(tails) for head, tails in sorted(heads.items())]
    if not branches:
        return ""
    single = len(branches) == 1 and not ends
    return branches[0] if single else f"(?:{'|'.join(branches)}){'?' if ends else ''}"


@cache
def _symbols() -> frozenset[str]:
    with UNITS_FILE.open(encoding="utf-8", newline="") as file:
        return frozenset(row["symbol"] for row in csv.DictReader(file))


@cache
def latin_unit() -> str:
    """A pattern for a unit in Latin letters, as no longer word or code begins; E and P are also names of things."""
    units = sorted(s for s in _symbols() if re.match("[A-Za-z]", s) and s not in "EP")
    return rf"{_trie(units)}(?![A-Za-z0-9²³]|[/·][A-Za-z])"


@cache
def unit_pattern() -> str:
    """A pattern for every unit of units.csv with an optional scale before it (万人次, 亿元, 万)."""
    symbols = _symbols() - {*_SCALE.split("|"), "第", *filter(_WITH_NOUN.match, _symbols())}
    guarded = {s for s in symbols if s in _NOT_BEFORE}
    careful = "|".join(
        f"{re.escape(s)}(?![{_NOT_BEFORE[s]}])"
        for s in sorted(guarded, key=lambda s: (-len(s), s))
        if _NOT_BEFORE[s]
    )
    unit = f"(?:{_trie(sorted(symbols - guarded))}|{careful})"
    per = r"(?:/(?:年|月|日|天|[千万]人|人|亩|户|次|秒|小时|吨|千瓦时|平方米|平方公里|立方米|公里))?"
    scale = _trie(_SCALE.split("|"))
    return rf"(?:{unit}{per}|{scale}(?:余|多)?{unit}{per}|{scale})"


_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DASH: Final = r"[-—–－~～至]{1,2}"
_YEAR: Final = r"(?:(?:19|20)\d{2}|[12]\d(?=年(?:[上下]半年|度|\d{1,2}月)))"
_DATE: Final = (
    rf"(?:19|20)\d{{2}}[-./](?:1[0-2]|0?[1-9])[-./](?:[12]\d|3[01]|0?[1-9])(?!\d)"
    rf"|(?:{_YEAR}年?{_DASH})?{_YEAR}年度?(?:(?:1[0-2]|0?[1-9])(?:{_DASH}(?:1[0-2]|0?[1-9]))?月份?(?:[0-3]?\d[日号])?)?"
    rf"|(?:1[0-2]|0?[1-9])(?:月份?)?{_DASH}(?:1[0-2]|0?[1-9])月份?"
    rf"|(?:1[0-2]|[1-9])月[0-3]?\d[日号]?{_DASH}(?:(?:1[0-2]|[1-9])月)?[0-3]?\d[日号]"
    rf"|(?:1[0-2]|[1-9])月份?(?:[0-3]?\d[日号])?(?![\d个])"
    rf"|(?:19|20)\d{{2}}{_DASH}(?:19|20)\d{{2}}(?!\d)"
    rf"|\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?!\d)"
)
MAX_DIGITS: Final = 18  # a longer run of digits is a code: no report counts that far
_MOST_PARTS: Final = 100  # of a whole, of which two decimals of a percentage still tell one
_CN: Final = "[一二两三四五六七八九十百千]"


@cache
def _pattern() -> re.Pattern[str]:
    unit = unit_pattern()
    # One character class decides which alternatives are tried at all: most characters open no mention.
    return re.compile(
        rf"(?=\d)(?:"
        rf"(?P<list>(?<![^\n。；;!！?？:：（( \t])\d{{1,2}}(?:[)）]|[ \t]?[.．、](?!\d)))"
        rf"|(?P<date>{_DATE})"
        rf"|(?P<share>(?<![\d/])[1-9]/(?:[2-9]|10)(?![\d/万]))"
        rf"|(?P<number>(?:(?<![\d.A-Za-z])|(?<=GDP))(?P<a>{_NUMBER})(?P<pa>[%％])?"
        rf"(?:(?(pa)|(?P<ia>余|多)?(?P<ua>{unit})?){_DASH}(?P<b>{_NUMBER}))?(?:(?<=[%％])(?<!-)(?!\\d)|(?P<inner>余|多|几)?(?P<unit>[%％‰]|{unit})?)))"
        rf"|(?=[xX×✕*.])(?P<masked>(?<![A-Za-z])(?:[xX×✕]{{1,6}}(?:\.[xX×✕]{{1,4}})?(?:[-—][xX×✕]+)?|\*{{1,6}}(?:\.\*+)?|(?<!\d)\.)"
        rf"(?P<minner>余|多)?(?P<munit>[%％‰]|{unit})(?![A-WYZa-wyz]))"
        rf"|(?=[第前首榜之])(?P<rank>第(?:\d{{1,4}}|{_CN}{{1,4}}|[xX×✕*]{{1,2}}(?=[位名，,。；;、]))(?:位|名)?(?!\d)"
        rf"|前(?:\d{{1,3}}|{_CN}{{1,3}})(?:位|名|强)?(?![\d.%年个季月天次批期轮半后述来者款项])|(?<!第)(?:首位|榜首|之首|首席)"
        rf"|(?<=[为列居])首(?=[,，。；;、]))"
        rf"|(?=[万亿千百])(?P<scale>(?<=[近超过破约达上逾迈到动])(?!.分之)(?:{_SCALE})(?:{unit})?)"
        rf"|(?P<one>一个[万亿])"
        rf"|(?=[一二两三四五六七八九十百千万])(?:"
        rf"(?P<fraction>百分之(?P<pct>\d+(?:\.\d+)?|[零一二三四五六七八九十]{{1,3}}(?:点[零一二三四五六七八九]{{1,2}})?)|(?P<den>{_CN}{{1,3}}|万)分之(?P<num>\d+(?:\.\d+)?|{_CN}{{1,4}}(?:点[零一二三四五六七八九]{{1,2}})?))"
        rf"|(?P<numeral>(?<![第数几上二两三四五六七八九十百千万亿分之])(?P<cn>{_CN}{{1,4}}[万亿]?)(?P<cinner>余|多)?(?P<cunit>{unit}|成|番)))"
        rf"|(?=[〔\[【（(])(?P<document>[〔\[【（(]\d{{4}}[〕\]】）)]\s*(?:第\s*)?\d+\s*号)"
    )


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def mentions(text: str) -> list[Mention]:
    """All numeric spans of the clean text in order; most will be observations, some leftovers."""
    found: list[Mention] = []
    for match in _pattern().finditer(text):
        form = next(form for form in _MAKERS if match[form] is not None)
        mention = _MAKERS[form](match)
        if mention is not None:
            found.append(mention)
    return found


def _plain(match: re.Match[str]) -> Mention:
    form = "date" if match["date"] else "list" if match["list"] else "document"
    return Mention(match.start(), match.end(), form, None, None)


def _number(match: re.Match[str]) -> Mention:
    unit = match["unit"]
    first, second = match["a"], match["b"]
    end = match.end()
    if len(first.partition(".")[0]) > MAX_DIGITS or len(second or "") > MAX_DIGITS:
        return Mention(match.start(), end, "document", None, None)
    if second is None:
        return Mention(
            match.start(),
            end,
            "number",
            _value(first),
            _unit(unit or match["pa"]),
            inner=match["inner"] or match["ia"],
        )
    unit = unit or match["ua"] or match["pa"]
    return Mention(
        match.start(), end, "number", _value(first), _unit(unit), upper=_value(second), inner=match["inner"]
    )


def _unit(unit: str | None) -> str | None:
    """The unit without the 余 or 多 of 万余人次."""
    return None if unit is None else "%" if unit == "％" else re.sub("(?<=[万亿千百])[余多]", "", unit)


def _masked(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), "masked", None, _unit(match["munit"]), inner=match["minner"])


def _rank(match: re.Match[str]) -> Mention | None:
    digits = re.sub(r"[第前位名强]", "", match[0])
    if digits[:1] in tuple("xX×✕*"):
        return Mention(match.start(), match.end(), "masked", None, "第")
    if not digits or digits[0] in "首榜之":
        value = 1
    elif digits.isdigit():
        value = int(digits)
    else:
        read = numerals.number(digits)
        if read is None:
            return None
        value = read
    return Mention(match.start(), match.end(), "rank", float(value), "第")


def _decimal(text: str) -> float | None:
    """五点五 is 5.5."""
    whole, _, part = text.partition("点")
    value = numerals.number(whole)
    digits = "".join(str(numerals.DIGITS[c]) for c in part)
    return None if value is None else float(f"{value}.{digits or 0}")


def _told(text: str) -> float | None:
    """A number in figures or in words."""
    return float(text) if text[0].isdigit() else _decimal(text)


def _fraction(match: re.Match[str]) -> Mention | None:
    if match["pct"]:
        value = _told(match["pct"])
    else:
        below, above = numerals.number(match["den"]), _told(match["num"])
        value = round(100 * above / below, 4 if below > _MOST_PARTS else 2) if below and above else None
    return None if value is None else Mention(match.start(), match.end(), "fraction", float(value), "%")


def _share(match: re.Match[str]) -> Mention:
    above, below = match["share"].split("/")
    return Mention(match.start(), match.end(), "fraction", round(100 * int(above) / int(below), 2), "%")


def _scale(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), "scale", 1.0, _unit(match["scale"]))


def _one(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), "numeral", 1.0, match["one"][2:])  # 一个亿


def _numeral(match: re.Match[str]) -> Mention | None:
    value = numerals.number(match["cn"])
    if value is None:
        return None
    unit = match["cunit"]
    if unit == "成":
        return Mention(match.start(), match.end(), "numeral", value * 10.0, "%", inner=match["cinner"])
    return Mention(match.start(), match.end(), "numeral", float(value), unit, inner=match["cinner"])


_MAKERS: Final[dict[str, Callable[[re.Match[str]], Mention | None]]] = {
    "number": _number,
    "date": _plain,
    "rank": _rank,
    "list": _plain,
    "masked": _masked,
    "numeral": _numeral,
    "scale": _scale,
    "fraction": _fraction,
    "share": _share,
    "one": _one,
    "document": _plain,
}
