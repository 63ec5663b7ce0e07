"""Titles of work reports: which lines are one, what each is made of, and where each report of a document begins."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from pipeline.reports.organisations import from_title

MASK: Final = "[XＸx×*○某]"
YEAR: Final = rf"(?:20\d\d|20\d?{MASK}{{1,2}}|{MASK}{{2,4}}|二[〇○零Ｏ]二[〇○零一二三四五六七八九])年?度?"
PART: Final = (
    r"(?:上半年|下半年|第?[一二三四1-4]季度|前三季度|前[一二三四五六七八九十两\d]{1,2}个?月|"
    r"1[-－—–~～至到]\d{1,2}月份?|\d{1,2}月份?|全年|年终|年度|半年)"
)
_SUMMARY: Final = r"(?:总结|报告|汇报|小结|述职)"
_PLAN: Final = r"(?:思路|打算|计划|安排|要点|设想|谋划|部署|举措|建议|任务)"
_SENTENCE: Final = re.compile(r"[。；！？;!?，,：:]")
_MARKUP: Final = re.compile(r"[\s#*_>《》“”\"【】\u3000\ufeff]+")
_NUMBER: Final = re.compile(
    r"(?:第?[一二三四五六七八九十百\d]{1,3}篇|篇[一二三四五六七八九十百\d]{1,3}|范文[一二三四五六七八九十\d]{1,3}|"
    r"[（(]?\d{1,3}[)）.．、])[：:、.．]?(?:(?!\d)|(?=20\d\d))"
)
_SECTION: Final = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]+[部章节]|附[件表录：:]|表\d"
)
_TRAILER: Final = re.compile(
    r"(?:[（(](?:\d+篇|摘要|摘登|全文|书面|讨论稿|征求意见稿|草稿|审议稿|送审稿|范文|[一二三四五六七八九十\d]{1,3})[)）]|"
    r"范文|范例|模板|材料|提纲|[.…·]{3,}\d*|(?<=[一-龥])\d{1,3})+$"
)
_BOOK: Final = re.compile(r"\d+篇|汇编|合集|目录|大全|精选|集锦")
_TITLE: Final = re.compile(rf"(?:{_SUMMARY}|{_PLAN}|工作情况|完成情况|情况)$")
_WRAPPER: Final = re.compile(r"《([^《》\n]{4,80}?)\.(?:docx?|pdf|wps|txt|pptx?)》由[^\n]{0,20}分享")
_BODY: Final = 80  # code points of text without which a title has no report of its own
_LONGEST: Final = 60


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


def parse(line: str, start: int = 0) -> Title | None:
    """The title that a line is, or None; `start` is the line's offset in the text."""
    if len(line) > 2 * _LONGEST:
        return None
    plain = _MARKUP.sub("", line)
    if not 4 <= len(plain) <= _LONGEST or _SECTION.match(plain) or _BOOK.search(plain):
        return None
    number = _NUMBER.match(plain)
    key = plain[number.end() :] if number else plain
    if _SECTION.match(key):
        return None
    key = _TRAILER.sub("", key)
    if _SENTENCE.search(key) or not _TITLE.search(key):
        return None
    has_summary = bool(re.search(_SUMMARY, key))
    has_plan = bool(re.search(rf"{_PLAN}$", key)) or bool(re.search(r"下半年|下步|下一步|来年|明年", key))
    is_government = bool(re.search(r"政府工作(?:的)?报告$", key))
    organisation = from_title(key)
    dated = re.search(rf"{YEAR}", key) is not None
    if not (has_summary or (has_plan and dated)):
        return None
    if not (
        dated or is_government or (organisation and re.search(rf"工作{_SUMMARY}|情况(?:的)?{_SUMMARY}", key))
    ):
        return None
    if not re.search(rf"工作|情况|{_SUMMARY}", key):
        return None
    printed = line.strip()
    if number:
        printed = re.sub(r"^[\s#*《【“]*" + _NUMBER.pattern + r"[】\s]*", "", printed)
    printed = printed.strip(' \t\u3000#*_>《》“”"【】\ufeff')
    printed = _TRAILER.sub("", printed)
    lead = len(line) - len(line.lstrip())
    return Title(
        start=start + lead,
        end=start + len(line.rstrip()),
        text=printed,
        key=key,
        organisation=organisation,
        is_numbered=number is not None,
        has_plan=has_plan,
        has_summary=has_summary,
        is_government=is_government,
    )


def find(text: str) -> list[Title]:
    """The titles at which the text's reports begin, in order; tables of contents and repeated titles left out."""
    wrapper = _WRAPPER.match(text.lstrip())
    if wrapper:
        lead = len(text) - len(text.lstrip())
        inner = parse(wrapper.group(1), lead + wrapper.start(1))
        if inner is not None:
            return [inner]
    candidates = _candidates(text)
    return _starts(text, _without_contents(text, candidates))


def _candidates(text: str) -> list[Title]:
    titles: list[Title] = []
    position = 0
    previous: tuple[int, str] | None = None
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        title = parse(line.rstrip("\r\n"), position) if 2 <= len(bare) <= 2 * _LONGEST else None
        if previous is not None and len(bare) <= 30 and len(previous[1].strip()) <= 40:
            joined = _joined(previous, line.rstrip("\r\n"), title)
            if joined is not None:
                if titles and titles[-1].start >= previous[0]:
                    titles.pop()
                title = joined
        if title is not None:
            titles.append(title)
            previous = (title.start, line) if joined_can_go_on(title) else None
        elif bare:
            previous = (position, line) if len(bare) <= 40 else None
        position += len(line)
    return titles


def joined_can_go_on(title: Title) -> bool:
    """Whether the next line may still belong to the title."""
    return title.has_summary and not title.has_plan


def _joined(previous: tuple[int, str], line: str, own: Title | None) -> Title | None:
    """The title that two lines make together, where the second cannot stand alone."""
    bare = line.strip()
    goes_on = re.match(r"[及和与暨]", bare) is not None
    is_rest = (
        re.fullmatch(rf"(?:人民政府)?(?:政府)?工作{_SUMMARY}|(?:的)?(?:情况)?{_SUMMARY}", bare) is not None
    )
    first = previous[1].strip()
    is_open = re.search(r"(?:人民政府|年|半年|季度|情况|情况的|工作的|[镇乡县区市局])$", first) is not None
    if not (goes_on or (is_rest and is_open and own is None)):
        return None
    if _SENTENCE.search(first) or _SECTION.match(first):
        return None
    title = parse(first + bare, previous[0])
    if title is None:
        return None
    lead = len(previous[1]) - len(previous[1].lstrip())
    end = previous[0] + len(previous[1]) + len(line.rstrip())
    return Title(
        start=previous[0] + (lead if previous[1][:lead].strip() == "" else 0),
        end=end,
        text=title.text,
        key=title.key,
        organisation=title.organisation,
        is_numbered=title.is_numbered,
        has_plan=title.has_plan,
        has_summary=title.has_summary,
        is_government=title.is_government,
    )


def _without_contents(text: str, titles: list[Title]) -> list[Title]:
    """The titles that have text of their own after them; of titles in a row, the one the report begins with."""
    groups: list[list[Title]] = []
    for title in titles:
        if groups and _length(text, groups[-1][-1].end, title.start) < _BODY:
            groups[-1].append(title)
        else:
            groups.append([title])
    later = Counter(group[0].key for group in groups)
    kept = []
    for group in groups:
        if (
            len(group) >= 3
        ):  # a table of contents, whose last line may be followed by the first report's title
            entries = [title.key for title in group[:-1]]
            if group[-1].key in entries:
                kept.append(group[-1])
            elif len(groups) == 1 or not any(later[key] > (key == group[0].key) for key in entries):
                kept.append(group[0])
        else:
            kept.append(group[0])
    if len(kept) < 2:
        return kept
    ends = [title.start for title in kept[1:]] + [len(text)]
    return [title for title, end in zip(kept, ends, strict=True) if _length(text, title.end, end) >= _BODY]


def _length(text: str, start: int, end: int) -> int:
    return len(text[start:end].strip()) if end - start < 4 * _BODY else end - start


def _starts(text: str, titles: list[Title]) -> list[Title]:
    """The titles at which a report begins, not a part of the report before."""
    times = Counter(title.key for title in titles)
    numbered = sum(title.is_numbered for title in titles)
    starts: list[Title] = []
    for title in titles:
        if not starts:
            starts.append(title)
            continue
        current = starts[-1]
        if title.is_numbered and (numbered < 2 or not current.is_numbered):
            continue
        is_masked = (
            title.organisation is None or len(title.organisation) <= 2 or re.search(MASK, title.organisation)
        )
        if title.key == current.key and not is_masked:
            continue  # a running head
        names_another = title.organisation is not None and title.organisation != current.organisation
        is_whole = title.has_summary and (title.has_plan or title.is_government)
        if names_another or is_whole or title.is_numbered or (title.has_summary and times[title.key] > 1):
            starts.append(title)
        elif title.has_summary and title.organisation is not None and title.key != current.key:
            starts.append(title)
    return starts
