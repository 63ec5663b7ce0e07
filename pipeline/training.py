"""Learns the extractor's weights from labelled reports, and measures by cross-validation what carries over.

Needs scipy (requirements-train.txt); the program itself does not.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
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
from pipeline.extract.prose import clean
from pipeline.extract.reading import Reading, read
from pipeline.model import BASES, KINDS, STATUSES, Document, Report
from pipeline.read import read as read_document
from pipeline.reports import split

CLASSES: Final = {"kind": (NONE, *KINDS), "status": STATUSES, "basis": BASES}
RANKED: Final = ("name", "period", "entity")
STRENGTH: Final = {
    "kind": 1.0,
    "status": 1.0,
    "basis": 1.0,
    "name": 1.0,
    "period": 1.0,
    "entity": 1.0,
}  # of L2
ITERATIONS: Final = 120


@dataclass(frozen=True)
class Labelled:
    """A report with its answers, read and ready."""

    document: Document
    report: Report
    reading: Reading
    answers: Mapping[int, evaluate.Row]  # by mention


@dataclass
class Examples:
    """What the models learn from: per decision, pairs of what was looked at and what was right."""

    classified: dict[str, list[tuple[list[str], str]]] = field(default_factory=lambda: defaultdict(list))
    ranked: dict[str, list[tuple[list[list[str]], list[float]]]] = field(
        default_factory=lambda: defaultdict(list)
    )


class Teacher:
    """Decides by the answers and notes down what there was to look at."""

    def __init__(self, answers: Mapping[int, evaluate.Row], examples: Examples) -> None:
        self.answers = answers
        self.examples = examples

    def kind(self, i: int, features: Sequence[str]) -> tuple[str, float]:  # noqa: D102
        right = self.answers[i]["kind"] if i in self.answers else NONE
        return self._classify("kind", features, right), 1.0

    def status(self, i: int, features: Sequence[str]) -> tuple[str, float]:  # noqa: D102
        return self._classify("status", features, self.answers[i]["status"]), 1.0

    def basis(self, i: int, features: Sequence[str]) -> str:  # noqa: D102
        return self._classify("basis", features, self.answers[i]["basis"] or "yoy")

    def _classify(self, decision: str, features: Sequence[str], right: str) -> str:
        self.examples.classified[decision].append((list(features), right))
        return right

    def name(self, i: int, candidates: Sequence[Candidate]) -> tuple[str, str, float]:  # noqa: D102
        right = self.answers[i]["indicator"]
        # An exact reading counts most, one that merely agrees counts a little.
        self._rank("name", candidates, [evaluate.likeness(c.value, right) ** 4 for c in candidates])
        return right, "gold", 1.0

    def edges(self, rows: Sequence[Row], n: int) -> Sequence[int]:  # noqa: D102
        return range(len(rows))

    def period(self, i: int, candidates: Sequence[Candidate], common: Sequence[str]) -> str | None:  # noqa: D102
        right = self.answers[i]["period"]
        self._rank("period", candidates, [float(c.value == right) for c in candidates], common)
        return right

    def entity(self, i: int, candidates: Sequence[Candidate]) -> str | None:  # noqa: D102
        right = evaluate.plain(self.answers[i]["entity"])
        self._rank("entity", candidates, [float(evaluate.plain(c.value) == right) for c in candidates])
        return self.answers[i]["entity"]

    def _rank(
        self, decision: str, candidates: Sequence[Candidate], gains: list[float], common: Sequence[str] = ()
    ) -> None:
        if len(candidates) > 1 and any(gains):
            self.examples.ranked[decision].append(([c.features(common) for c in candidates], gains))


def labelled(gold: Sequence[evaluate.Row], texts: Sequence[Path]) -> list[Labelled]:
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
            reading = read(clean(document.text, report.start, report.end, report.clutter))
            by_mention = {}
            for i, mention in enumerate(reading.mentions):
                start, end = reading.prose.span(mention.start, mention.end)
                for row in wanted:
                    if min(end, row["end"]) > max(start, row["start"]):
                        by_mention[i] = row
                        break
            out.append(Labelled(document, report, reading, by_mention))
    return out


def examples(reports: Sequence[Labelled]) -> Examples:
    """Everything there is to learn from these reports."""
    out = Examples()
    for item in reports:
        walk(item.reading, item.report, item.document.text, Teacher(item.answers, out))
    return out


def train(reports: Sequence[Labelled]) -> Weights:
    """Weights learned from these reports; the same reports give the same weights."""
    return _fit(examples(reports))


def _fit(seen: Examples) -> Weights:
    classifiers = {
        name: _fit_classifier(seen.classified[name], labels, STRENGTH[name])
        for name, labels in CLASSES.items()
    }
    rankers = {name: _fit_ranker(seen.ranked[name], STRENGTH[name]) for name in RANKED}
    return Weights(**classifiers, **rankers)


def cross_validate(
    reports: Sequence[Labelled],
    always: Sequence[Labelled],
    folds: int,
    done: Callable[[int], None] = lambda _: None,
) -> list[dict[str, Any]]:
    """What weights that never saw a report find in it: each fold's reports are read by weights from the others'.

    `always` are further reports to learn from in every fold. `done` is called with the number of folds behind.
    """
    each = [examples([report]) for report in reports]
    more = examples(always)
    found: list[dict[str, Any]] = []
    for fold in range(folds):
        seen = Examples()
        for part in [*(e for n, e in enumerate(each) if n % folds != fold), more]:
            for name, pairs in part.classified.items():
                seen.classified[name] += pairs
            for name, choices in part.ranked.items():
                seen.ranked[name] += choices
        weights = _fit(seen)
        for item in (r for n, r in enumerate(reports) if n % folds == fold):
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


def _vocabulary(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Features seen at least twice, numbered in the order of first sight."""
    counts = Counter(feature for row in rows for feature in set(row))
    return {feature: n for n, feature in enumerate(f for f, count in counts.items() if count > 1)}


def _matrix(rows: Sequence[Sequence[str]], vocabulary: Mapping[str, int]) -> Any:
    indices: list[int] = []
    pointers = [0]
    for row in rows:
        indices += sorted({vocabulary[feature] for feature in row if feature in vocabulary})
        pointers.append(len(indices))
    shape = (len(rows), len(vocabulary))
    return scipy.sparse.csr_matrix((np.ones(len(indices), np.float32), indices, pointers), shape=shape)


def _minimise(loss: Callable[[Any], tuple[float, Any]], size: int) -> Any:
    options = {"maxiter": ITERATIONS}
    return scipy.optimize.minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options).x


def _fit_classifier(
    pairs: Sequence[tuple[list[str], str]], labels: tuple[str, ...], strength: float
) -> Classifier:
    """Multinomial logistic regression with an L2 prior."""
    rows = [features for features, _ in pairs]
    vocabulary = _vocabulary(rows)
    x = _matrix(rows, vocabulary)
    y = np.array([labels.index(right) for _, right in pairs])
    each = np.arange(len(y))
    right = np.zeros((len(y), len(labels)))
    right[each, y] = 1.0

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(len(vocabulary), len(labels))
        scores = x @ w
        scores -= scores.max(axis=1, keepdims=True)
        e = np.exp(scores)
        z = e.sum(axis=1, keepdims=True)
        likelihood = (scores[each, y] - np.log(z[:, 0])).sum()
        gradient = x.T @ (e / z - right) + strength * w
        return -likelihood + strength / 2 * (flat @ flat), gradient.ravel()

    w = _minimise(loss, len(vocabulary) * len(labels)).reshape(len(vocabulary), len(labels))
    return Classifier(labels, vocabulary, w.astype(np.float32))


def _fit_ranker(pairs: Sequence[tuple[list[list[str]], list[float]]], strength: float) -> Ranker:
    """Conditional logit with an L2 prior: maximises the log of the expected gain over each choice."""
    rows = [features for choice, _ in pairs for features in choice]
    vocabulary = _vocabulary(rows)
    x = _matrix(rows, vocabulary)
    xt = x.T.tocsr()
    gains = np.concatenate([gain for _, gain in pairs])
    sizes = [len(choice) for choice, _ in pairs]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    choice_of = np.repeat(np.arange(len(sizes)), sizes)

    def loss(w: Any) -> tuple[float, Any]:
        scores = x @ w
        scores -= np.maximum.reduceat(scores, starts)[choice_of]
        e = np.exp(scores)
        z = np.add.reduceat(e, starts)
        good = e * gains
        zg = np.add.reduceat(good, starts) + 1e-9
        likelihood = (np.log(zg) - np.log(z)).sum()
        gradient = xt @ (e / z[choice_of] - good / zg[choice_of]) + strength * w
        return -likelihood + strength / 2 * (w @ w), gradient

    w = _minimise(loss, len(vocabulary))
    return Ranker(dict(zip(vocabulary, w.tolist(), strict=True)))
