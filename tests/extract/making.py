"""Extraction of text that a test writes: a document and a report made around it."""

import itertools
from collections.abc import Sequence
from typing import Any

from pipeline.extract import extract
from pipeline.extract.likeness import likeness
from pipeline.extract.mentions import Mention, mentions
from pipeline.extract.prose import clean
from pipeline.extract.reading import Reading, read
from pipeline.model import Document, Extraction, Leftover, Observation, Report, Span
from pipeline.reports import sections, split

TITLE = "东湖镇2024年上半年工作总结和下半年工作思路"
REVIEW, PROBLEMS, PLAN = "一、上半年工作完成情况", "二、存在的问题", "三、下半年工作思路"
BODY = (
    "{}\n上半年，全镇上下真抓实干，各项工作取得新成效。\n{}\n"
    "{}\n工作中还存在一些短板和不足。\n{}\n"
    "{}\n下半年，我们将继续努力。\n{}\n"
)


def document(text: str, file: str = "报告.txt") -> Document:
    return Document(
        "0" * 16, file, file, "txt", "0" * 64, len(text.encode("utf-8", "replace")), "utf-8", text
    )


def report(
    text: str, period: str | None = "2024H1", organisation: str | None = None, clutter: Sequence[Span] = ()
) -> Report:
    """A report that spans the whole text, with its sections and without a title."""
    found = sections.find(text, 0, len(text), tuple(clutter))
    name = "0" * 16
    return Report(
        f"{name}-001", name, 1, 0, len(text), None, organisation, None, None, period, None, None, found, tuple(clutter)
    )  # fmt: skip


def extraction(
    text: str, period: str | None = "2024H1", title: str | None = None, clutter: Sequence[Span] = ()
) -> Extraction:
    """What is in the text; with a title, period and sections are what the program itself finds under that title."""
    if title is None:
        return extract(document(text), report(text, period, clutter=clutter))
    whole = document(f"{title}\n{text}")
    (only,) = split(whole)
    return extract(whole, only)


def observe(text: str, period: str | None = "2024H1", title: str | None = None) -> list[Observation]:
    return list(extraction(text, period, title).observations)


def half_year(sentence: str) -> tuple[Observation, ...]:
    """What a sentence among the results of a town's half-year report tells; its spans are checked."""
    title, text = "东湖镇2024年上半年工作总结", f"一、上半年工作完成情况\n{sentence}"
    found = extraction(text, title=title)
    check_spans(f"{title}\n{text}", found)
    return found.observations


def brief(found: Sequence[Observation]) -> list[tuple[str, str, float | None, str | None]]:
    """Kind, name, value and unit of each."""
    return [(o.kind, o.indicator, o.value, o.unit) for o in found]


def reading(text: str) -> Reading:
    return read(clean(text, 0, len(text)))


def mentioned(text: str) -> list[tuple[str, Mention]]:
    """The mentions of the clean text with how each is written there."""
    prose = clean(text, 0, len(text))
    return [(prose.text[m.start : m.end], m) for m in mentions(prose.text)]


def check_spans(text: str, found: Extraction, start: int = 0, end: int | None = None) -> None:
    """Every span quotes the text, lies in [start, end), in order and apart from its neighbours."""
    end = len(text) if end is None else end
    everything: list[Observation | Leftover] = [*found.observations, *found.leftovers]
    for row in everything:
        assert start <= row.start < row.end <= end
        assert row.quote == text[row.start : row.end]
        assert row.sentence_start <= row.start
        assert row.end <= row.sentence_end
        assert row.sentence == text[row.sentence_start : row.sentence_end]
    for spans in ([o.start for o in found.observations], [o.start for o in found.leftovers]):
        assert spans == sorted(spans)
    everything.sort(key=lambda row: row.start)
    for before, after in itertools.pairwise(everything):
        assert before.end <= after.start


def whole(review: str = "", problem: str = "", plan: str = "") -> Extraction:
    """What is in a half-year report that says these sentences in its three parts."""
    body = BODY.format(REVIEW, review, PROBLEMS, problem, PLAN, plan)
    found = extraction(body, title=TITLE)
    check_spans(f"{TITLE}\n{body}", found)
    return found


def said(review: str = "", problem: str = "", plan: str = "") -> tuple[Observation, ...]:
    return whole(review, problem, plan).observations


def check(found: tuple[Observation, ...], expected: list[dict[str, Any]]) -> None:
    """Each observation has the given fields; names agree as two careful readers' do."""
    assert [o.quote for o in found] == [e["quote"] for e in expected]
    for observation, wanted in zip(found, expected, strict=True):
        for field, value in wanted.items():
            if field == "indicator":
                assert likeness(observation.indicator, value) > 0, (observation.indicator, value)
            else:
                assert (field, getattr(observation, field)) == (field, value)


def o(quote: str, kind: str, indicator: str, value: float | None, **fields: Any) -> dict[str, Any]:
    return {"quote": quote, "kind": kind, "indicator": indicator, "value": value, **fields}
