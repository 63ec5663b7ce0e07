"""A report's text to observations: find every number, decide what it is, name it, say when and whose.

The decisions are learned (`choice`); what they look at is written in `kinds`, `names`, `times`, `entities` and
`details`, what words decide outright in `told` and `settled`. The walk below is the same in use and in training, where
the labelled answers decide instead.
"""

import re
from collections.abc import Sequence
from typing import Any, Final, Protocol

from pipeline import model
from pipeline.extract import (
    areas,
    details,
    entities,
    grids,
    holidays,
    hotlines,
    leftovers,
    lists,
    moments,
    names,
    nothing,
    payments,
    subjects,
    tables,
    tasks,
    times,
    told,
    turns,
    when,
)
from pipeline.extract.choice import Candidate, Row, Weights, load
from pipeline.extract.handed import leading_verb
from pipeline.extract.kinds import NEVER, NONE, heading_class, kind_features, status_features
from pipeline.extract.likeness import likeness
from pipeline.extract.prose import clean
from pipeline.extract.reading import Reading, read
from pipeline.extract.turns import Named
from pipeline.model import Document, Extraction, Leftover, Observation, Report, Span

MAX_SENTENCE: Final = 400  # characters kept on either side of a number in a text without full stops
_OUTSIDE_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?%?")
# What follows explains words: its numbers are those of policies, not of the year.
_GLOSSARY: Final = re.compile(
    r"^[ \u3000]*(?:附[件录]?[一二三\d]?[：:]?)?[^\n。，,；;]{0,24}(?:名词|用语|术语)(?:解释|注释|说明|释义)\s*$",
    re.MULTILINE,
)
_PAGE_MARK: Final = re.compile(r"\s*\d+\s*[、.]?\s*")


class Decisions(Protocol):
    """Who decides: the weights, or in training the labels."""

    def kind(self, i: int, features: Sequence[str]) -> tuple[str, float]:
        """The kind of mention i, model.KINDS or none, and how sure that is."""

    def status(self, i: int, features: Sequence[str]) -> tuple[str, float]:
        """Its status."""

    def basis(self, i: int, features: Sequence[str]) -> str:
        """Its basis."""

    def name(self, i: int, candidates: Sequence[Candidate]) -> tuple[str, str, float]:
        """Its name, the rule that found it, and how sure that is."""

    def edges(self, rows: Sequence[Row], n: int) -> Sequence[int]:
        """Which of the edges of a name are worth combining, at most n where there is a choice to make."""

    def period(self, i: int, candidates: Sequence[Candidate], common: Sequence[str]) -> str | None:
        """Its period."""

    def entity(self, i: int, candidates: Sequence[Candidate]) -> str | None:
        """Its entity."""


class Learned:
    """Decides by the weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def kind(self, i: int, features: Sequence[str]) -> tuple[str, float]:  # noqa: D102
        return _likeliest(self.weights.kind, features)

    def status(self, i: int, features: Sequence[str]) -> tuple[str, float]:  # noqa: D102
        return _likeliest(self.weights.status, features)

    def basis(self, i: int, features: Sequence[str]) -> str:  # noqa: D102
        return _likeliest(self.weights.basis, features)[0]

    def name(self, i: int, candidates: Sequence[Candidate]) -> tuple[str, str, float]:  # noqa: D102
        best, probability = self.weights.name.agreed(candidates, likeness)
        return best.value, best.rule, probability

    def edges(self, rows: Sequence[Row], n: int) -> Sequence[int]:  # noqa: D102
        return self.weights.name.top(rows, n)

    def period(self, i: int, candidates: Sequence[Candidate], common: Sequence[str]) -> str | None:  # noqa: D102
        value: str | None = self.weights.period.best(candidates, common)[0].value
        return value

    def entity(self, i: int, candidates: Sequence[Candidate]) -> str | None:  # noqa: D102
        value: str | None = self.weights.entity.best(candidates)[0].value
        return value


def _likeliest(classifier: Any, features: Sequence[str]) -> tuple[str, float]:
    probabilities = classifier.probabilities(features).tolist()
    sure = max(probabilities)
    return classifier.labels[probabilities.index(sure)], sure


def extract(document: Document, report: Report) -> Extraction:
    """Everything numeric in `report`, in the order of the text; the spans are offsets into `document.text`."""
    found_grids = grids.find(document.text, report.start, report.end, report.clutter)
    apart = [*report.clutter, *[Span(grid.start, grid.end) for grid in found_grids]]
    reading = read(clean(document.text, report.start, report.end, apart))
    found, left = walk(reading, report, document.text, Learned(load()))
    left += _clutter(document.text, report)
    places = _places(report, _year(report), [grid.start for grid in found_grids])
    for grid, (_, above) in zip(found_grids, places, strict=True):
        in_table, beside = tables.read(grid, report, document.text, above)
        found += in_table
        left += beside
    return Extraction(tuple(sorted(found, key=lambda o: o.start)), tuple(sorted(left, key=lambda o: o.start)))


def _year(report: Report) -> int | None:
    return int(report.period[:4]) if report.period else None


def walk(
    reading: Reading, report: Report, text: str, decisions: Decisions
) -> tuple[list[Observation], list[Leftover]]:
    """Go through the mentions in order and let `decisions` decide; what was decided informs what comes after."""
    mentions = reading.mentions
    spans = [reading.prose.span(m.start, m.end) for m in mentions]
    places = _places(report, _year(report), [start for start, _ in spans])
    length = max(1, report.end - report.start)

    glossary = _GLOSSARY.search(reading.text)
    explained = glossary.start() if glossary else len(reading.text)

    kinds: dict[int, tuple[str, float]] = {}
    previous: tuple[int, str] | None = None
    for i, mention in enumerate(mentions):
        if mention.form in NEVER or mention.start > explained or nothing.is_one(reading, i):
            continue
        likely, sure = decisions.kind(i, kind_features(reading, i, previous, places[i][0]))
        kind, sure = told.kind(reading, i, likely, sure)
        if kind != NONE:
            kinds[i] = kind, sure
            previous = i, kind

    reporter = areas.reporter(report)
    observed = set(kinds)
    found_times = times.times(reading.text, report.period)
    found_marks = times.marks(reading.text, report.period)
    history: list[Named] = []
    observations: list[Observation] = []
    leftover: list[Leftover] = []
    statuses: dict[int, str] = {}
    last_status: tuple[int, str] | None = None
    last_period: tuple[int, str | None, str] | None = None
    last_entity: tuple[int, str | None, str] | None = None
    about: tuple[int, str | None, str] | None = None  # as last_entity, but for the other sides of contrasts
    for i, mention in enumerate(mentions):
        start, end = spans[i]
        a, b = _sentence(reading, mention.start, mention.end)
        sentence_start, sentence_end = reading.prose.span(a, b)
        sentence = text[sentence_start:sentence_end]
        if i not in kinds:
            leftover.append(
                Leftover(
                    start,
                    end,
                    text[start:end],
                    "glossary" if mention.start > explained else leftovers.reason(reading, i),
                    sentence_start,
                    sentence_end,
                    sentence,
                )
            )
            continue
        kind, sure = kinds[i]
        headings, section = places[i]
        fraction = (start - report.start) / length
        line = max(
            reading.text.rfind("\n", max(0, mention.start - times.WINDOW), mention.start) + 1,
            mention.start - times.WINDOW,
        )
        marked = times.mark_features(found_marks, mention.start, reading.clause_start(mention.start), line)
        status, status_sure = decisions.status(
            i, status_features(reading, i, kind, last_status, headings, marked, fraction, report.period)
        )
        status = told.status(reading, i, status, report.period, headings, last_status and last_status[1])
        whole = told.owner(reading, i)
        statuses[i] = status = statuses.get(whole, status) if whole is not None else status
        options = names.candidates(reading, i, kind, history, observed, decisions.edges)
        name, rule, name_sure = decisions.name(i, options) if options else ("", "none", 0.0)
        name = lists.twin(reading, i, tasks.named(reading, i, name))
        name = subjects.without(reading, i, name)
        if not name:
            leftover.append(
                Leftover(start, end, text[start:end], "unknown", sentence_start, sentence_end, sentence)
            )
            continue
        options, common = when.candidates(
            reading, found_times, marked, i, kind, status, name, headings, report.period, last_period
        )
        period = decisions.period(i, options, common)
        if status == "actual" and moments.to_come(period, report.period):
            status = "target"  # 7—9月对24家诊所开展回头看
        held = last_entity if kind == "contrast" else about
        entity = decisions.entity(i, entities.candidates(reading, i, kind, name, held, history))
        entity = areas.whose(reading, i, kind, entity, reporter)
        basis = None
        if kind == "contrast":
            basis = "ref"
        elif kind in ("growth", "change"):
            basis = decisions.basis(i, details.basis_features(reading, i, kind, period))
            if details.from_another_start(reading, i):
                basis = "prev"
            elif details.from_a_year_before(reading, i):
                basis = "yoy"
        said = hotlines.named(reading, i, turns.counted(reading, i, kind, name, history))
        said = payments.named(reading, i, said) if kind == "level" else said
        value = None if mention.value is None else details.signed(reading, i, kind, mention.value, name)
        observations.append(
            Observation(
                start=start, end=end, quote=text[start:end], kind=kind, status=status,
                indicator=holidays.named(reading, i, said), value=value,
                unit=details.unit(reading, i, kind), period=period, entity=entity, basis=basis,
                qualifier=details.qualifier(reading, i, kind), sentence_start=sentence_start, sentence_end=sentence_end,
                sentence=sentence, section=section, rule=rule, confidence=round(sure * status_sure * name_sure, 3),
                masked=value is None,
            )
        )  # fmt: skip
        history.append(Named(i, kind, name, leading_verb(name), entity))
        last_status, last_period = (i, status), (i, period, kind)
        last_entity = i, entity, name
        if kind != "contrast":
            about = last_entity
        elif about is not None:  # the other side is whom a contrast names, not whom it is about
            about = (i, about[1], name) if mentions[about[0]].start >= a else None
    return observations, leftover


def _sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    a, b = reading.sentence(start)
    a, b = max(a, start - MAX_SENTENCE), min(b, end + MAX_SENTENCE)
    while a < start and reading.text[a].isspace():
        a += 1
    while b > end and reading.text[b - 1].isspace():
        b -= 1
    return a, b


def _places(
    report: Report, year: int | None, positions: Sequence[int]
) -> list[tuple[tuple[str, ...], str | None]]:
    """For each position (ascending): what its two outermost headings say, and the path of headings."""
    sections = sorted(report.sections, key=lambda s: (s.start, -s.end))
    out: list[tuple[tuple[str, ...], str | None]] = []
    stack: list[model.Section] = []
    following = 0
    for position in positions:
        while following < len(sections) and sections[following].start <= position:
            stack.append(sections[following])
            following += 1
        stack = [s for s in stack if s.end > position]
        classes = [heading_class(s.title, year) for s in stack[:2]]
        classes += ["none"] * (2 - len(classes))
        out.append((tuple(classes), " › ".join(s.title for s in stack) or None))
    return out


def _clutter(text: str, report: Report) -> list[Leftover]:
    """The numbers of the page around the prose: listed, like every number that is not used."""
    out = []
    for span in report.clutter:
        part = text[span.start : span.end]
        reason = "page_number" if _PAGE_MARK.fullmatch(part) else "clutter"
        for match in _OUTSIDE_NUMBER.finditer(part):
            start, end = span.start + match.start(), span.start + match.end()
            a, b = max(span.start, start - 60), min(span.end, end + 60)
            out.append(Leftover(start, end, text[start:end], reason, a, b, text[a:b]))
    return out
