"""What the header of a table's column, or the label of its row, says of the numbers under or beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from pipeline import catalogue
from pipeline.extract import times
from pipeline.extract.mentions import unit_pattern

_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_DUE: Final = r"(?:年度|全年|年初|半年|年|目标|计划|任务|预算|考核|总|既定)"
_BEFORE: Final = r"(?:(?:上年|去年)?(?:同期|同比)|上年末?|去年底?|上月|环比|年初)"
_SINCE: Final = rf"[比较与]?{_BEFORE}?(?:相比)?(?:名义|实际|可比)?"
_GROWTH: Final = re.compile(
    rf"{_SINCE}(?:增长(?:率|速度)?|增速|增幅|增减(?:率|幅度?)?|升降|涨跌?幅度?|降幅|±|\+-|\+/-)$|(?:同比|环比)$"
)
# How a header ends, the first that fits; what stands before is the indicator.
_SORTS: Final = (
    ("rank", re.compile(r"(?:全[国省市县区]|[国省市县区]内)?(?:位次|排名|名次|排位)$")),
    (
        "progress",
        re.compile(
            rf"(?:完成|占|为|达){_DUE}+的?(?:比例|比重|百分比|进度|率|情况)?$"
            rf"|{_DUE}*(?:完成(?:率|进度|比例?|百分比)|进度|执行率)$"
        ),
    ),
    (
        "difference",
        re.compile(rf"{_SINCE}(?:净增|增减|增加(?!值)|减少|增长)(?:额|量|数|值|人数|户数|个数)$"),
    ),
    ("growth", _GROWTH),
    ("ratio", re.compile(r"(?:占[^占]{0,10})?(?:比重|占比)$")),
    (
        "past",
        re.compile(r"(?:去年|上年)(?:同期|同月)(?:累计|完成)?(?:数|值|额|实绩)?$|^同期(?:数|值|完成数)?$"),
    ),
    (
        "target",
        re.compile(r"(?:年度|全年|年)?(?:预期|考核|工作)?(?:目标|任务|计划|预算)(?:任务|值|数|额|量)*$"),
    ),
    (
        "level",
        re.compile(
            r"^(?:实际|累计|绝对|总|指标|目前|当前|期末|报告期|本年|本期)*"
            r"(?:累计|数值?|数量|总量|额|值|量|完成(?:数|额|值|量|情况)?|实绩|实际|合计|金额|规模|发生额|执行数)?$"
        ),
    ),
)
# Headers of columns that hold no figures: skip is of no use here, names and places are the labels of the rows.
_COLUMNS: Final = (
    (
        "skip",
        re.compile(
            r"序号|编号|备注|说明|(?:责任|牵头|配合)(?:单位|领导|部门|人)|联系(?:人|电话|方式)|电话|代码|排序|时间|日期"
            r"|序时进度|.*[本当]月.*"
        ),
    ),
    ("unit", re.compile(r"(?:计量)?单位")),
    (
        "names",
        re.compile(
            r"(?:主要|经济|统计|考核|核心|工作|重点)*(?:指标|项目|任务|目标|事项)(?:名称|内容)?|名称|内容|类别"
        ),
    ),
    (
        "places",
        re.compile(
            r"地区|区域|县\(?市、?区\)?|县市区|区县|县区|市县|镇街|街镇|乡?镇|镇乡|乡|街道|乡?镇\(?街道\)?|村|社区|村社区"
            r"|部门|(?:行政)?区划|(?:填报)?单位名称|园区"
        ),
    ),
)
_TIME: Final = re.compile(
    r"(?:20\d\d年?|今年|本年)?"
    r"(?:上半年|前三季度|[一二三四1-4]季度|\d{1,2}(?:月份?)?[-—–~至]\d{1,2}月份?|\d{1,2}月份?[底末]?)"
    r"|20\d\d年?度?[底末]?|截[至止]|今年以来|^全年(?=$|累计|完成$|实绩)"
)
_TOTAL: Final = re.compile(r"合计|总计|小计|全部|总数|全([国省市县区镇乡州盟旗])")
_PLACE: Final = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|县|区|市|村|社区|州|盟|旗|省|局|委|办|中心|集团|公司|园)"
)
_LEAD: Final = re.compile(
    r"^(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]|[#*·•—-]+|其中[:：]?|[:：、])+"
)
_POINTS: Final = frozenset({"个百分点", "百分点"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a header or a label says.

    `sort` is skip, unit, names or places (such columns hold no figures), or what sort of figures there are: level,
    ratio, growth, difference, progress, rank, past (of the year before) or target. `name` is the indicator in it, `of`
    what of it is ranked (增速), `place` the place, `period` the time it names, `basis` what growth is counted from.
    """

    sort: str
    name: str = ""
    of: str = ""
    place: str = ""
    unit: str | None = None
    period: str | None = None
    basis: str = "yoy"
    estimate: bool = False


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"{unit_pattern()}|[%‰]|个?百分点")


def heads(cells: Iterable[str]) -> bool:
    """Whether one of a row's cells is found in headers alone: 指标, 序号, 单位, 乡镇."""
    return any(pattern.fullmatch(cell) for cell in cells for _, pattern in _COLUMNS)


def is_unit(plain: str) -> bool:
    """Whether a cell holds a unit and nothing else."""
    return bool(_unit().fullmatch(plain))


def of_column(words: tuple[str, ...], period: str | None) -> Said:
    """What the cells over a column say together, the outermost first; `period` is the table's."""
    said = [of_words(word, period) for word in words]
    if not said or any(part.sort == "skip" for part in said):
        return Said("skip")
    whole = said[0]
    for part in said[1:]:
        name = part.name or whole.name
        if part.name and whole.name and not catalogue.match(name):
            name = whole.name + part.name  # 工业 over 增加值
            if not catalogue.match(name):
                return Said("skip")
        whole = Said(
            whole.sort if part.sort == "level" else part.sort,
            name,
            part.of or whole.of,
            part.place or whole.place,
            part.unit or whole.unit,
            part.period or whole.period,
            part.basis if part.sort == "growth" else whole.basis,
            part.estimate or whole.estimate,
        )
    return whole


def of_words(words: str, period: str | None) -> Said:
    """What one cell of a header, or a row's label, says; its text half-width and without spaces."""
    for sort, pattern in _COLUMNS:
        if pattern.fullmatch(words):
            return Said(sort)
    rest = _LEAD.sub("", words)
    said = Said("level", estimate="预计" in rest)
    for inside in _BRACKET.findall(rest):
        inside = re.sub(r"^单位[:：]?", "", inside)
        said = (
            replace(said, unit=inside) if is_unit(inside) else replace(said, period=_period(inside, period))
        )
    rest = _BRACKET.sub("", rest).replace("预计", "")
    bare = re.sub(r"(?<=[\u4e00-\u9fff±])[%‰]+$", "", rest)
    said = replace(said, unit=said.unit or rest[len(bare) :][:1] or None)
    found = _TIME.search(bare)
    if found and bare[: found.start()].endswith(("比", "较", "与")):
        return Said("skip")  # 较2019年增长（%）: what it is of and since when is not said plainly
    if found:
        said = replace(said, period=_period(found[0], period) or said.period)
        bare = _TIME.sub("", bare)
    if _catalogued(bare):
        return replace(said, name=bare)
    for sort, pattern in _SORTS:
        end = pattern.search(bare)
        if end:
            return _ended(said, sort, bare, end)
    planned = re.match(r"(?:年度|全年)?计划(?=.)", bare)
    if planned:
        return replace(said, sort="target", name=bare[planned.end() :])
    total = _TOTAL.fullmatch(bare)
    return replace(said, place=bare) if total or _PLACE.fullmatch(bare) else replace(said, name=bare)


def _catalogued(words: str) -> bool:
    """Whether the words are an indicator's name to their end: 工业增加值, not 固定资产投资目标 nor 工业投资增速."""
    return bool(catalogue.match(words, kind="growth") and catalogue.match(words, kind="progress"))


def _ended(said: Said, sort: str, words: str, end: re.Match[str]) -> Said:
    name, of = words[: end.start()], ""
    if sort == "growth" and said.unit in _POINTS:
        sort = "difference"
    elif sort == "progress" and said.unit not in (None, "%", "‰"):
        sort = "level"  # 完成年度任务（万元） is an amount
    elif sort == "ratio":
        name = words
    elif sort == "rank":
        growth = _GROWTH.search(name)
        of = "增速" if growth else ""
        name = name[: growth.start()] if growth else name
    basis = (
        "mom"
        if re.search("环比|上月", end[0])
        else "prev"
        if re.search("年初|去年底|上年末", end[0])
        else "yoy"
    )
    return replace(said, sort=sort, name=name, of=of, basis=basis)


def _period(words: str, period: str | None) -> str | None:
    words = f"{words}年" if re.fullmatch(r"20\d\d", words) else words
    found = [time.period for time in times.times(words, period) if time.period]
    return found[0] if found else None


def is_total(place: str) -> bool:
    """Whether a label is the sum of the others: 合计, 全县."""
    return bool(_TOTAL.fullmatch(place))


def is_own(place: str, organisation: str | None) -> bool:
    """Whether a place of a table is the reporter's own area: 合计, 全镇 of a town, its own name."""
    total = _TOTAL.fullmatch(place)
    if total and total[1] is None:
        return True
    reporter = re.sub("人民政府$", "", organisation or "")
    return bool(reporter) and reporter.endswith(total[1] if total else place)
