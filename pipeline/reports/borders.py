"""Where each report of a document begins: the titles that no contents list, running head or heading is."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from pipeline.reports.names import whole_name
from pipeline.reports.titles import LONGEST, MASK, Title, join, parse, run_on

_WRAPPER: Final = re.compile(r"\s*《([^《》\n]{4,80}?)\.(?:docx?|pdf|wps|txt|pptx?)》由[^\n]{0,20}分享")
_BODY: Final = 80  # code points of text without which a title has no report of its own


def find(text: str) -> list[Title]:
    """The titles at which the text's reports begin, in order."""
    wrapper = _WRAPPER.match(text)
    if wrapper:
        inner = parse(wrapper.group(1), wrapper.start(1), is_first=True)
        if inner is not None:
            return [inner]
    candidates = _candidates(text)
    return _starts(_with_text(text, candidates)) if candidates else _at_the_top(text)


def _candidates(text: str) -> list[Title]:
    """Every line, or pair of lines, that reads like a title."""
    titles: list[Title] = []
    position = 0
    is_first = True
    before: tuple[int, str] | None = None  # the last line that was not empty, where it is short
    above = ""  # the one before that
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        title = None
        if bare and len(bare) <= 2 * LONGEST:
            title = parse(line, position, is_first=is_first)
            together = join(before[1], bare) if before is not None else None
            if together is not None and before is not None and (joined := parse(together)) is not None:
                if titles and titles[-1].start >= before[0]:
                    titles.pop()
                title = replace(
                    joined,
                    start=before[0],
                    end=position + len(line.rstrip()),
                    organisation=joined.organisation or whole_name(above),
                )
            elif title is not None and title.organisation is None and before is not None:
                title = replace(title, organisation=whole_name(before[1]))
            if title is not None:
                titles.append(title)
        if bare:
            lead = len(line) - len(line.lstrip())
            above = before[1] if before is not None else ""
            before = (position + lead, bare) if len(bare) <= 40 else None
            is_first = False
        position += len(line)
    return titles


def _at_the_top(text: str) -> list[Title]:
    """The one title that the first lines make together, or that the first line runs on from."""
    lines = list(re.finditer(r"[^\s][^\r\n]*", text[:2000]))[:6]
    for count in range(2, len(lines) + 1):
        pieces = [line.group().strip() for line in lines[:count]]
        if len(pieces[-1]) > 30:
            break
        title = parse("".join(pieces), is_first=True)
        if title is not None:
            return [replace(title, start=lines[0].start(), end=lines[count - 1].end())]
    title = run_on(lines[0].group(), lines[0].start()) if lines else None
    return [title] if title is not None else []


def _with_text(text: str, titles: list[Title]) -> list[Title]:
    """The titles with text of their own after them; of titles in a row, the one that begins the report."""
    groups: list[list[Title]] = []
    for title in titles:
        if groups and _length(text, groups[-1][-1].end, title.start) < _BODY:
            groups[-1].append(title)
        else:
            groups.append([title])
    firsts = Counter(group[0].key for group in groups)
    kept = []
    for group in groups:
        listed = [title.key for title in group[:-1]]
        # Three in a row are a contents list; its last line may be the first report's title.
        is_contents = len(group) >= 3
        if is_contents and group[-1].key in listed:
            kept.append(group[-1])
        elif not is_contents or not any(firsts[key] > (key == group[0].key) for key in listed):
            kept.append(group[0])
    if len(kept) < 2:
        return kept
    ends = [title.start for title in kept[1:]] + [len(text)]
    return [title for title, end in zip(kept, ends, strict=True) if _length(text, title.end, end) >= _BODY]


def _length(text: str, start: int, end: int) -> int:
    return len(text[start:end].strip()) if end - start < 4 * _BODY else end - start


def _starts(titles: list[Title]) -> list[Title]:
    """The titles at which another report begins, not another part of the same."""
    times = Counter(title.key for title in titles)
    numbered = sum(title.is_numbered for title in titles)
    starts: list[Title] = []
    for title in titles:
        if starts and not _begins_another(title, starts[-1], times[title.key], numbered):
            continue
        starts.append(title)
    return starts


def _begins_another(title: Title, current: Title, times: int, numbered: int) -> bool:
    if title.is_numbered:
        return numbered >= 2 and current.is_numbered
    is_unnamed = (
        title.organisation is None
        or len(title.organisation) <= 2
        or bool(re.search(MASK, title.organisation))
    )
    if title.key == current.key and not is_unnamed:
        return False  # a running head
    if title.organisation is not None and title.key != current.key:
        return title.has_summary or title.organisation != current.organisation
    return title.has_summary and (title.has_plan or title.is_government or times > 1)
