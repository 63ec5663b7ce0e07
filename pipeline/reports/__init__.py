"""Documents to reports: where each begins and ends, who reports on which period, its sections and clutter."""

import re
from pathlib import PurePosixPath

from pipeline.model import Document, Report
from pipeline.reports import borders, clutter, excerpts, organisations, periods, sections
from pipeline.reports.titles import Title, parse

__all__ = ["split"]


def split(document: Document) -> tuple[Report, ...]:
    """The reports in a document, in order; fields that the text does not state are None.

    A document with one title, or none, is one report that spans it all; in a compilation each report runs
    from its title to the last character before the next, and what precedes the first title belongs to none.
    """
    text = document.text
    found = borders.find(text)
    if not found:
        lines = excerpts.find(text)
        if lines:
            return tuple(_excerpt(document, n, start, end) for n, (start, end) in enumerate(lines, 1))
        return (_report(document, 1, 0, len(text), None),)
    if len(found) == 1:
        return (_report(document, 1, 0, len(text), found[0]),)
    starts = [title.start for title in found]
    ends = [_trimmed(text, start, stop) for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]
    return tuple(
        _report(document, n, title.start, end, title)
        for n, (title, end) in enumerate(zip(found, ends, strict=True), 1)
    )


def _trimmed(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop


def _identity(document: Document, number: int) -> str:
    return f"{document.document_id}-{number:03d}"


def _excerpt(document: Document, number: int, start: int, end: int) -> Report:
    """An excerpt says too little of its report to name organisation or period."""
    return Report(
        report_id=_identity(document, number),
        document_id=document.document_id,
        number=number,
        start=start,
        end=end,
        title=None,
        organisation=None,
        organisation_type=None,
        area=None,
        period=None,
        published=None,
        source_url=None,
        sections=sections.find(document.text, start, end, ()),
        clutter=clutter.find(document.text, start, end, start, start),
    )


def _report(document: Document, number: int, start: int, end: int, title: Title | None) -> Report:
    text = document.text
    title_start, title_end = (title.start, title.end) if title else (start, start)
    waste = clutter.find(text, start, end, title_start, title_end)
    parts = sections.find(text, title_end, end, waste)
    tail = (
        text[waste[-1].start : end] if waste and waste[-1].end >= end and waste[-1].start > title_end else ""
    )
    head = text[start : clutter.head_end(text, title_end, end)]
    published = periods.published(head, tail)
    prose_start = next((s.end for s in waste if s.start <= title_end < s.end), title_end)
    said = title or parse(
        PurePosixPath(document.file).stem, is_first=True
    )  # the file's name, where the text has no title
    who = organisations.find(
        text,
        start,
        end,
        prose_start,
        title.key if title else None,
        title.organisation if title else None,
        document.origin,
    )
    return Report(
        report_id=_identity(document, number),
        document_id=document.document_id,
        number=number,
        start=start,
        end=end,
        title=re.sub(r"\s*\n\s*", "", title.text) if title else None,
        organisation=who.organisation,
        organisation_type=who.organisation_type,
        area=who.area,
        period=periods.find(
            said.text if said else None,
            text[prose_start:end][:3000],
            published,
            tuple(s.title for s in parts),
        ),
        published=published,
        source_url=periods.source_url(head, tail),
        sections=parts,
        clutter=waste,
    )
