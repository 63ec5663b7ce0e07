"""The grammar of titles: which lines are the title of a work report, and what its words say."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.reports.names import from_title

MASK: Final = "[XＸx×*○某]"
YEAR: Final = rf"(?:20\d\d|20\d?{MASK}{{1,2}}|{MASK}{{2,4}}|二[〇○零Ｏ]二[〇○零一二三四五六七八九])年?度?"
PART: Final = (
    r"(?:上半年|下半年|第?[一二三四1-4]季度|前三季度|前[一二三四五六七八九十两\d]{1,2}个?月|"
    r"1[-－—–~～至到]\d{1,2}月份?|\d{1,2}月份?|全年|年终|年度|半年)"
)
_SUMMARY: Final = r"(?:总结|报告|汇报|小结|述职)"
_PLAN: Final = r"(?:思路|打算|计划|安排|要点|设想|谋划|部署|举措|建议|任务)"
_SENTENCE: Final = re.compile(r"[。；！？;!?，,：:]")
_MARKUP: Final = re.compile(r"[\s#*_>《》“”\"【】\u3000\u200b\ufeff]+")
_NUMBER: Final = re.compile(
    r"(?:第?[一二三四五六七八九十百\d]{1,3}篇|篇[一二三四五六七八九十百\d]{1,3}|范文[一二三四五六七八九十\d]{1,3}|"
    r"[（(]?\d{1,3}[)）.．、])[：:、.．]?(?:(?!\d)|(?=20\d\d))"
)
_SECTION: Final = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]+[部章节]|附[件表录：:]|表\d"
)
_TRAILER: Final = re.compile(
    r"(?:[（(](?:\d+篇|摘要|摘登|全文|书面|范文|[一二三四五六七八九十\d]{1,3}|"
    r"[^()（）]{0,12}(?:稿|修订版?|修改版?)[一二三四五六七八九十\d]?)[)）]|"
    r"【?(?:修订|修改|征求意见|送审|审议|讨论)稿】?|范文|范例|模板|材料|提纲|[.…·]{3,}\d*|(?<=[一-龥])\d{1,3})+$"
)
_BEHIND: Final = re.compile(  # a year or an organisation in brackets after the title
    rf"^(.+)[（(](20\d\d年[^()（）]{{0,6}}|(?:[一-龥]|{MASK}){{2,18}}(?:[镇乡县区市局委办]|街道|中心))[)）]$"
)
_JOINT: Final = re.compile(r"(?<=总结|报告|汇报|情况)[，,](?=20\d\d|下半年|下步|下一步)")
_BOOK: Final = re.compile(r"\d+篇|汇编|合集|目录|大全|精选|集锦")
_REVIEWED: Final = re.compile(r"工作(?:开展|进展|完成|推进)?情况")
_SITE: Final = re.compile(r"[-_—|–]+[^-_—|–]{2,14}(?:网|文库|网站|人民政府|政务网|门户)$")
_RUN_ON: Final = re.compile(
    rf"([^。；！？\n]{{4,60}}?(?:{_SUMMARY}|{_PLAN}))"
    r"(?=一、|[（(]一[)）]|今年|上半年|20\d\d年|各位|尊敬|同志们|根据|按照|年初|一年来|近年|提纲|目录)"
)
# What a table or a survey of figures is headed: the title of a text that it opens, where it says whose and of when.
_FIGURES: Final = re.compile(
    r"(?:指标|投资|收入|任务|目标)(?:完成|执行)?情况(?:一览|统计|汇总)?表?$|指标(?:一览|统计|汇总)?表?$"
    r"|经济(?:和?社会(?:发展)?)?(?:运行|形势)(?:情况)?(?:分析|简析|通报|综述|简报)?$|统计[公快月]报$"
)
_TITLE: Final = re.compile(rf"(?:{_SUMMARY}|{_PLAN}|工作情况|完成情况|情况)$")
LONGEST: Final = 60  # characters of a title, numbering and spaces aside


@dataclass(frozen=True, slots=True)
class Title:
    """One title in the text: its span, and what its words say."""

    start: int
    end: int
    text: str  # as printed, without numbering and line ends
    key: str  # without spaces and markup: equal for the same title printed twice
    organisation: str | None  # who reports, as far as the title says
    is_numbered: bool  # 1. or 篇一 before it
    has_plan: bool  # names the plans that follow the summary: 及下半年工作思路
    has_summary: bool
    is_government: bool  # 政府工作报告


def parse(line: str, start: int = 0, *, is_first: bool = False) -> Title | None:
    """The title that a line is, or None; `start` is its offset, `is_first` says that nothing precedes it."""
    if len(line) > 2 * LONGEST:
        return None
    plain = _SITE.sub("", _MARKUP.sub("", line))
    if not 4 <= len(plain) <= LONGEST or _SECTION.match(plain) or _BOOK.search(plain):
        return None
    number = _NUMBER.match(plain)
    key = plain[number.end() :] if number else plain
    key = _TRAILER.sub("", _BEHIND.sub(r"\2\1", key))
    has_figures = is_first and _FIGURES.search(key) is not None
    if (
        _SECTION.match(key)
        or _SENTENCE.search(_JOINT.sub("", key))
        or not (has_figures or _TITLE.search(key))
    ):
        return None
    has_plan = re.search(rf"{_PLAN}$|下半年|下步|下一步|来年|明年", key) is not None
    is_government = re.search(r"政府工作(?:的)?报告$", key) is not None
    is_dated = re.search(YEAR, key) is not None
    organisation = from_title(key)
    is_review = _REVIEWED.search(key) is not None and (has_plan or organisation is not None)
    has_summary = is_review or re.search(_SUMMARY, key) is not None
    has_figures = has_figures and is_dated and organisation is not None
    if not (has_summary or has_figures or (has_plan and is_dated and "工作" in key)):
        return None
    is_whole = re.search(PART, key) is not None and (has_plan or is_first)
    is_named = organisation is not None and re.search(rf"(?:工作|情况)的?{_SUMMARY}", key) is not None
    if not (is_dated or is_government or is_whole or is_named):
        return None
    printed = line.strip()
    if number:
        printed = re.sub(r"^[\s#*《【“]*" + _NUMBER.pattern + r"[】\s]*", "", printed)
    return Title(
        start=start + len(line) - len(line.lstrip()),
        end=start + len(line.rstrip()),
        text=_TRAILER.sub("", _SITE.sub("", printed).strip(' \t\u3000#*_>《》“”"【】\ufeff')),
        key=key,
        organisation=organisation,
        is_numbered=number is not None,
        has_plan=has_plan,
        has_summary=has_summary,
        is_government=is_government,
    )


def join(first: str, second: str) -> str | None:
    """The title that two lines make together where neither can stand alone, as one line; else None."""
    first, second = first.strip(), second.strip()
    if len(first) > 40 or len(second) > 30 or _SENTENCE.search(first) or _SECTION.match(first):
        return None
    goes_on = re.match(r"[及和与暨]", second) is not None
    is_rest = (
        re.fullmatch(rf"(?:人民政府)?(?:政府)?工作{_SUMMARY}|(?:的)?(?:情况)?{_SUMMARY}", second) is not None
    )
    is_open = re.search(r"(?:人民政府|年|半年|季度|情况|情况的|工作的|[镇乡县区市局])$", first) is not None
    return first + second if goes_on or (is_rest and is_open) else None


def run_on(line: str, start: int) -> Title | None:
    """The title at which a line begins that lost its line breaks, after a page number or a site's words."""
    for piece in re.finditer(r"(?:^|[。！])\s*(?:\d{1,2}、)?", line[:300]):
        found = _RUN_ON.match(line, piece.end())
        title = parse(found.group(1), start + found.start(1), is_first=True) if found else None
        if title is not None:
            return title
    return None
