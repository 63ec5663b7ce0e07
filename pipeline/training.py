"""Learns the extractor's weights from labelled reports, and measures by cross-validation what carries over.

Needs scipy (requirements-train.txt); the program itself does not.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import scipy.optimize
import scipy.sparse

from pipeline import evaluate
from pipeline.extract import Learned, walk
from pipeline.extract.choice import Candidate, Classifier, Ranker, Row, Weights
from pipeline.extract.kinds import NONE
from pipeline.extract.likeness import likeness, plain
from pipeline.extract.prose import clean
from pipeline.extract.reading import Reading, read
from pipeline.model import BASES, KINDS, STATUSES, Document, Report
from pipeline.read import read as read_document
from pipeline.reports import sections, split

CLASSES: Final = {"kind": (NONE, *KINDS), "status": STATUSES, "basis": BASES}
RANKED: Final = ("name", "period", "entity")
STRENGTH: Final = {
    "kind": 1.0,
    "status": 1.0,
    "basis": 1.0,
    "name": 2.0,
    "period": 1.0,
    "entity": 1.0,
}  # of L2
ITERATIONS: Final = 120
# What a choice counts: answers made by hand most, drafts that were corrected by hand less, practice least.
GOLD, LABEL, PRACTICE = 4.0, 2.5, 0.5


@dataclass(frozen=True)
class Labelled:
    """A report with its answers, read and ready."""

    document: Document
    report: Report
    reading: Reading
    answers: Mapping[int, evaluate.Row]  # by mention
    weight: float = GOLD


@dataclass
class Examples:
    """What the models learn from: per decision the choices there were, features as numbers of a shared vocabulary."""

    vocabularies: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    choices: dict[str, list["Choice"]] = field(default_factory=lambda: defaultdict(list))
    weight: float = GOLD  # of what is added next

    def add(self, decision: str, rows: Iterable[Sequence[str]], gains: Sequence[float]) -> None:
        """A choice between candidates, one row of features each; a class is chosen by the gain of its label."""
        vocabulary = self.vocabularies[decision]
        numbers = [
            sorted({vocabulary.setdefault(feature, len(vocabulary)) for feature in row}) for row in rows
        ]
        lengths = np.array([len(row) for row in numbers], np.int32)
        indices = np.array([n for row in numbers for n in row], np.int32)
        self.choices[decision].append(Choice(indices, lengths, np.array(gains), self.weight))


@dataclass(frozen=True)
class Choice:
    """One choice: its candidates' features on end, how many each has, what each is worth; and what it counts."""

    indices: Any
    lengths: Any
    gains: Any
    weight: float


class Teacher:
    """Decides by the answers and notes down what there was to look at.

    Where there are weights for periods that have never seen the report, what they find is what later periods build on:
    in use, too, they build on what is not always right (Ross, Gordon and Bagnell 2011, "A reduction of imitation
    learning and structured prediction to no-regret online learning"). Names found so only made names worse.
    """

    def __init__(
        self, answers: Mapping[int, evaluate.Row], examples: Examples, periods: Ranker | None = None
    ) -> None:
        self.answers = answers
        self.examples = examples
        self.periods = periods

    def kind(self, i: int, features: Sequence[str]) -> tuple[str, float]:  # noqa: D102
        right = self.answers[i]["kind"] if i in self.answers else NONE
        return self._classify("kind", features, right), 1.0

    def status(self, i: int, features: Sequence[str]) -> tuple[str, float]:  # noqa: D102
        return self._classify("status", features, self.answers[i]["status"]), 1.0

    def basis(self, i: int, features: Sequence[str]) -> str:  # noqa: D102
        return self._classify("basis", features, self.answers[i]["basis"] or "yoy")

    def _classify(self, decision: str, features: Sequence[str], right: str) -> str:
        labels = CLASSES[decision]
        self.examples.add(decision, [features], [float(label == right) for label in labels])
        return right

    def name(self, i: int, candidates: Sequence[Candidate]) -> tuple[str, str, float]:  # noqa: D102
        right = self.answers[i]["indicator"]
        # An exact reading counts most, one that merely agrees counts a little.
        self._rank("name", candidates, [likeness(c.value, right) ** 4 for c in candidates])
        return right, "gold", 1.0

    def edges(self, rows: Sequence[Row], n: int) -> Sequence[int]:  # noqa: D102
        return range(len(rows))

    def period(self, i: int, candidates: Sequence[Candidate], common: Sequence[str]) -> str | None:  # noqa: D102
        right: str | None = self.answers[i]["period"]
        self._rank("period", candidates, [float(c.value == right) for c in candidates], common)
        if self.periods:
            right = self.periods.best(candidates, common)[0].value
        return right

    def entity(self, i: int, candidates: Sequence[Candidate]) -> str | None:  # noqa: D102
        right = plain(self.answers[i]["entity"])
        self._rank("entity", candidates, [float(plain(c.value) == right) for c in candidates])
        entity: str | None = self.answers[i]["entity"]
        return entity

    def _rank(
        self, decision: str, candidates: Sequence[Candidate], gains: list[float], common: Sequence[str] = ()
    ) -> None:
        if len(candidates) > 1 and any(gains):
            self.examples.add(decision, [c.features(common) for c in candidates], gains)


def labelled(gold: Sequence[evaluate.Row], texts: Sequence[Path], weight: float = GOLD) -> list[Labelled]:
    """The reports that the gold covers, found among the files `texts` by base name."""
    files = {path.name: path for path in texts}
    answers: dict[str, list[evaluate.Row]] = defaultdict(list)
    scopes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in gold:
        if "scope" in row:
            scopes[row["file"]].append(tuple(row["scope"]))
        elif "kind" in row:
            answers[row["file"]].append(row)
    out = []
    for name, own in sorted(answers.items()):
        document = read_document(name, files[name].read_bytes())
        wanted = [row for row in own if row["kind"] != NONE]
        for report in split(document):
            if name in scopes and not any(lo < report.end and hi > report.start for lo, hi in scopes[name]):
                continue
            out.append(_label(document, report, wanted, weight))
    return out


_BRACES: Final = re.compile(r"\{([^{}]+)\}")
_FIELDS: Final = ("kind", "status", "indicator", "period", "entity", "basis", "qualifier")


def practice(paths: Sequence[Path]) -> list[Labelled]:
    """The practice reports of data/training, whose labels stand in the text (see the README there)."""
    out = []
    for path in paths:
        parts = re.split(r"^# *(.*)\n", path.read_text("utf-8"), flags=re.MULTILINE)
        for number, (head, marked) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1):
            organisation, _, area, period = [part.strip() or None for part in (head + "|||").split("|")[:4]]
            text, answers = _unmarked(marked, period)
            if not text.strip():
                continue
            name = f"{path.stem}-{number}"
            document = Document(name, name, name, "txt", "", len(text), None, text)
            found = sections.find(text, 0, len(text), ())
            report = Report(
                name, name, number, 0, len(text), None, organisation, None, area, period, None, None, found
            )
            out.append(_label(document, report, answers, PRACTICE))
    return out


def _unmarked(marked: str, period: str | None) -> tuple[str, list[dict[str, Any]]]:
    """The text without its labels, and the labels with their places in it."""
    text: list[str] = []
    answers = []
    length = position = 0
    for match in _BRACES.finditer(marked):
        before = marked[position : match.start()]
        number, *rest = match[1].split("|")
        given = dict(zip(_FIELDS, [part.strip() or None for part in rest], strict=False))
        kind = given["kind"]
        basis = {"growth": "yoy", "change": "yoy", "contrast": "ref"}.get(kind or "")
        given_period = given.get("period") or period
        answers.append(
            {name: given.get(name) for name in _FIELDS}
            | {"status": given.get("status") or "actual", "basis": given.get("basis") or basis}
            | {"period": None if given_period == "-" else given_period}
            | {"start": length + len(before), "end": length + len(before) + len(number)}
        )
        text += [before, number]
        length += len(before) + len(number)
        position = match.end()
    return "".join([*text, marked[position:]]), answers


def _label(document: Document, report: Report, answers: Sequence[evaluate.Row], weight: float) -> Labelled:
    reading = read(clean(document.text, report.start, report.end, report.clutter))
    by_mention = {}
    for i, mention in enumerate(reading.mentions):
        start, end = reading.prose.span(mention.start, mention.end)
        for row in answers:
            if min(end, row["end"]) > max(start, row["start"]):
                by_mention[i] = row
                break
    return Labelled(document, report, reading, by_mention, weight)


def examples(reports: Sequence[Labelled], periods: Sequence[Ranker | None] = (None,)) -> Examples:
    """Everything there is to learn from these reports; their periods are read by the `periods` in turn."""
    out = Examples()
    for number, item in enumerate(reports):
        out.weight = item.weight
        teacher = Teacher(item.answers, out, periods[number % len(periods)])
        walk(item.reading, item.report, item.document.text, teacher)
    return out


def train(reports: Sequence[Labelled]) -> Weights:
    """Weights learned from these reports; the same reports give the same weights.

    The periods of each half of the reports are read by weights from the other half.
    """
    periods = []
    for other in (1, 0):
        half = examples(reports[other::2])
        periods.append(_fit_ranker(half.vocabularies["period"], half.choices["period"], STRENGTH["period"]))
    return _fit(examples(reports, periods))


def _fit(seen: Examples) -> Weights:
    models: dict[str, Any] = {}
    for decision, labels in CLASSES.items():
        models[decision] = _fit_classifier(
            seen.vocabularies[decision], seen.choices[decision], labels, STRENGTH[decision]
        )
    for decision in RANKED:
        models[decision] = _fit_ranker(
            seen.vocabularies[decision], seen.choices[decision], STRENGTH[decision]
        )
    return Weights(**models)


def cross_validate(
    reports: Sequence[Labelled],
    always: Sequence[Labelled],
    folds: int,
    done: Callable[[int], None] = lambda _: None,
) -> list[dict[str, Any]]:
    """What weights that never saw a report find in it: each fold's reports are read by weights from the others'.

    `always` are further reports to learn from in every fold. `done` is called with the number of folds behind.
    """
    found: list[dict[str, Any]] = []
    for fold in range(folds):
        weights = train([*(r for n, r in enumerate(reports) if n % folds != fold), *always])
        for item in reports[fold::folds]:
            observations, _ = walk(item.reading, item.report, item.document.text, Learned(weights))
            found += [as_row(item.document.file, o) for o in observations]
        done(fold + 1)
    return found


def as_row(file: str, observation: Any) -> dict[str, Any]:
    """An observation as the gold writes it."""
    names = (
        "start",
        "end",
        "kind",
        "status",
        "indicator",
        "value",
        "unit",
        "period",
        "entity",
        "basis",
        "qualifier",
    )
    return {"file": file, **{name: getattr(observation, name) for name in names}}


def _matrix(choices: Sequence[Choice], size: int) -> tuple[Any, Any]:
    """The candidates' features, a row each, without those seen once; and the numbers of the features kept."""
    indices = np.concatenate([c.indices for c in choices])
    pointers = np.concatenate([[0], np.cumsum(np.concatenate([c.lengths for c in choices]))])
    whole = scipy.sparse.csr_matrix(
        (np.ones(len(indices), np.float32), indices, pointers), shape=(len(pointers) - 1, size)
    )
    # A feature counts once for each choice it was part of, however many candidates share it.
    rows = np.repeat(np.arange(len(choices)), [len(c.indices) for c in choices])
    often = np.bincount(np.unique(rows.astype(np.int64) * size + indices) % size, minlength=size) > 1
    kept = np.flatnonzero(often)
    return whole[:, kept], kept


def _minimise(loss: Callable[[Any], tuple[float, Any]], size: int) -> Any:
    options = {"maxiter": ITERATIONS}
    return scipy.optimize.minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options).x


def _named(vocabulary: Mapping[str, int], kept: Any) -> list[str]:
    names = list(vocabulary)
    return [names[n] for n in kept]


def _fit_classifier(
    vocabulary: Mapping[str, int], choices: Sequence[Choice], labels: tuple[str, ...], strength: float
) -> Classifier:
    """Multinomial logistic regression with an L2 prior."""
    x, kept = _matrix(choices, len(vocabulary))
    xt = x.T.tocsr()
    right = np.stack([c.gains for c in choices])
    counts = np.array([[c.weight] for c in choices])

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(len(kept), len(labels))
        scores = x @ w
        scores -= scores.max(axis=1, keepdims=True)
        e = np.exp(scores)
        z = e.sum(axis=1, keepdims=True)
        likelihood = ((scores - np.log(z)) * right * counts).sum()
        gradient = xt @ ((e / z - right) * counts) + strength * w
        return -likelihood + strength / 2 * (flat @ flat), gradient.ravel()

    w = _minimise(loss, len(kept) * len(labels)).reshape(len(kept), len(labels))
    index = {name: n for n, name in enumerate(_named(vocabulary, kept))}
    return Classifier(labels, index, w.astype(np.float32))


def _fit_ranker(vocabulary: Mapping[str, int], choices: Sequence[Choice], strength: float) -> Ranker:
    """Conditional logit with an L2 prior: maximises the log of the expected gain over each choice."""
    x, kept = _matrix(choices, len(vocabulary))
    xt = x.T.tocsr()
    gains = np.concatenate([c.gains for c in choices])
    sizes = [len(c.gains) for c in choices]
    counts = np.array([c.weight for c in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    choice_of = np.repeat(np.arange(len(sizes)), sizes)

    def loss(w: Any) -> tuple[float, Any]:
        scores = x @ w
        scores -= np.maximum.reduceat(scores, starts)[choice_of]
        e = np.exp(scores)
        z = np.add.reduceat(e, starts)
        good = e * gains
        zg = np.add.reduceat(good, starts) + 1e-9
        likelihood = ((np.log(zg) - np.log(z)) * counts).sum()
        gradient = xt @ ((e / z[choice_of] - good / zg[choice_of]) * counts[choice_of]) + strength * w
        return -likelihood + strength / 2 * (w @ w), gradient

    w = _minimise(loss, len(kept))
    return Ranker(dict(zip(_named(vocabulary, kept), w.tolist(), strict=True)))
