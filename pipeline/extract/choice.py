"""Log-linear choice: weights learned from labelled reports say which class, or which candidate, fits best."""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Final = Path(__file__).parents[2] / "data" / "model" / "extraction.npz"
SURE: Final = 0.7  # probability from which on a candidate needs no agreement of others
MOST, LEAST = 12, 0.1  # candidates held against each other: how many, and how likely beside the likeliest
_STEPS: Final = 50  # weights are kept in steps of 1/50: finer changes no decision that is not a toss-up


@dataclass(frozen=True, slots=True)
class Classifier:
    """Multinomial logistic regression over named binary features."""

    labels: tuple[str, ...]
    index: dict[str, int]
    weights: NDArray[np.float32]  # features × labels

    def probabilities(self, features: Iterable[str]) -> NDArray[np.float32]:
        """One probability per label; features never seen in training count for nothing."""
        get = self.index.get
        rows = [row for row in map(get, features) if row is not None]
        scores = np.add.reduce(self.weights.take(rows, axis=0), axis=0)
        scores = np.exp(scores - max(scores.tolist()))
        return scores / np.add.reduce(scores)  # type: ignore[no-any-return]


class Row:
    """Features that candidates may share, and their score once it has been added up.

    The same features weigh differently in another `role`: a left edge is another thing in a name that goes on after
    the number.
    """

    __slots__ = ("features", "role", "score")

    def __init__(self, features: Sequence[str], role: str = "") -> None:
        self.features = features
        self.role = role
        self.score: float | None = None

    def named(self) -> Sequence[str]:
        """The features with their role."""
        return [f"{self.role}\v{feature}" for feature in self.features] if self.role else self.features


Best = Callable[[Sequence[Row], int], Sequence[int]]


@dataclass(slots=True)
class Candidate:
    """One of the things to choose from. Beside its `rows`, each feature of the choice's `common` holds for its rule."""

    value: Any
    rule: str
    rows: list[Row]

    def features(self, common: Sequence[str] = ()) -> list[str]:
        """All its features by name."""
        return [feature for row in self.rows for feature in row.named()] + [
            f"{self.rule}\t{feature}" for feature in common
        ]


class Ranker:
    """Conditional logit: a candidate's score is the sum of its features' weights."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.roles: dict[str, dict[str, float]] = {}
        same: dict[float, float] = {}  # one object for each weight there is: they lie together in memory
        for name, weight in weights.items():
            role, _, feature = name.rpartition("\v")
            self.roles.setdefault(role, {})[feature] = same.setdefault(weight, weight)
        # What holds of a whole choice weighs differently for each rule: a table of feature by rule.
        split = [(name.split("\t"), weight) for name, weight in weights.items() if "\t" in name]
        self.rules = {rule: n for n, rule in enumerate(sorted({rule for (rule, _), _ in split}))}
        self.index = {feature: n for n, feature in enumerate(sorted({feature for (_, feature), _ in split}))}
        self.table = np.zeros((len(self.index), max(1, len(self.rules))), np.float32)
        for (rule, feature), weight in split:
            self.table[self.index[feature], self.rules[rule]] = weight

    def score(self, row: Row) -> float:
        """The sum of a row's weights."""
        if row.score is None:
            # The many look-ups are half the work of a choice: all of it runs without a line of Python between them.
            row.score = sum(filter(None, map(self.roles.get(row.role, {}).get, row.features)))
        return row.score

    def top(self, rows: Sequence[Row], n: int) -> Sequence[int]:
        """Indices of the n rows with the highest scores."""
        if len(rows) <= n:
            return range(len(rows))
        scores = [self.score(row) for row in rows]
        return sorted(range(len(rows)), key=scores.__getitem__, reverse=True)[:n]

    def _scores(self, candidates: Sequence[Candidate]) -> list[float]:
        score = self.score
        return [sum([score(row) if row.score is None else row.score for row in c.rows]) for c in candidates]

    def best(self, candidates: Sequence[Candidate], common: Sequence[str] = ()) -> tuple[Candidate, float]:
        """The candidate with the highest score, the first of equals, and its probability among them all."""
        if len(candidates) == 1:
            return candidates[0], 1.0
        scores = self._scores(candidates)
        if common:
            get = self.index.get
            known = [n for n in map(get, common) if n is not None]
            shared = np.add.reduce(self.table.take(known, axis=0), axis=0).tolist()
            rules = self.rules
            scores = [
                s + shared[rules[c.rule]] if c.rule in rules else s
                for s, c in zip(scores, candidates, strict=True)
            ]
        top = max(scores)
        return candidates[scores.index(top)], 1.0 / sum([math.exp(s - top) for s in scores])

    def agreed(
        self, candidates: Sequence[Candidate], alike: Callable[[Any, Any], float]
    ) -> tuple[Candidate, float]:
        """The candidate that agrees best with all that are likely, and its probability among them all.

        Where none is sure, several likely ones that hardly differ speak for what they have in common (minimum
        Bayes risk: Kumar and Byrne 2004, "Minimum Bayes-Risk Decoding for Statistical Machine Translation").
        """
        if len(candidates) == 1:
            return candidates[0], 1.0
        scores = self._scores(candidates)
        top = max(scores)
        odds = [math.exp(s - top) for s in scores]
        total = sum(odds)
        if total * SURE < 1:
            return candidates[scores.index(top)], 1.0 / total
        likely: dict[Any, float] = {}
        for candidate, chance in zip(candidates, odds, strict=True):
            likely[candidate.value] = likely.get(candidate.value, 0.0) + chance
        least = LEAST * max(likely.values())
        ranked = sorted(likely, key=likely.__getitem__, reverse=True)[:MOST]
        agreement = {value: likely[value] for value in ranked if likely[value] >= least}
        for one, other in combinations(agreement, 2):
            how = alike(one, other)
            agreement[one] += likely[other] * how
            agreement[other] += likely[one] * how
        value = max(agreement, key=agreement.__getitem__)
        n = max((n for n, c in enumerate(candidates) if c.value == value), key=odds.__getitem__)
        return candidates[n], odds[n] / total


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learned, one model for each decision."""

    kind: Classifier
    status: Classifier
    basis: Classifier
    name: Ranker
    period: Ranker
    entity: Ranker


def save(path: Path, weights: Weights) -> None:
    """Write the weights as a compressed .npz."""
    arrays: dict[str, Any] = {}
    for field in fields(Weights):
        model = getattr(weights, field.name)
        if isinstance(model, Classifier):
            names = sorted(model.index)
            values = model.weights[[model.index[name] for name in names]]
            arrays[f"{field.name}.labels"] = _pack(model.labels)
        else:
            names = sorted(name for name, weight in model.weights.items() if round(weight * _STEPS))
            values = np.array([model.weights[name] for name in names])
        arrays[f"{field.name}.features"] = _pack(names)
        arrays[f"{field.name}.weights"] = np.round(values * _STEPS).astype(np.int16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)


@cache
def load(path: Path = WEIGHTS) -> Weights:
    """Read what `save` wrote; once per process."""
    models: dict[str, Any] = {}
    with np.load(path) as arrays:
        for field in fields(Weights):
            names = _unpack(arrays[f"{field.name}.features"])
            values = arrays[f"{field.name}.weights"].astype(np.float32) / _STEPS
            if f"{field.name}.labels" in arrays:
                labels = tuple(_unpack(arrays[f"{field.name}.labels"]))
                models[field.name] = Classifier(labels, {name: i for i, name in enumerate(names)}, values)
            else:
                models[field.name] = Ranker(dict(zip(names, values.tolist(), strict=True)))
    return Weights(**models)


def _pack(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(list(names), ensure_ascii=False).encode(), dtype=np.uint8)


def _unpack(packed: NDArray[np.uint8]) -> list[str]:
    names: list[str] = json.loads(packed.tobytes())
    return names
