"""Log-linear choice: weights learned from labelled reports say which class, or which candidate, fits best."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Final = Path(__file__).parents[2] / "data" / "model" / "extraction.npz"
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
        scores = self.weights[rows].sum(axis=0)
        scores = np.exp(scores - scores.max())
        return scores / scores.sum()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the things to choose from: `groups` are lists of features, shared between candidates where they can be."""

    value: Any
    rule: str
    groups: tuple[Sequence[str], ...]

    @property
    def features(self) -> list[str]:
        """All its features."""
        return [feature for group in self.groups for feature in group]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Conditional logit: a candidate's score is the sum of its features' weights."""

    weights: dict[str, float]

    def best(self, candidates: Sequence[Candidate]) -> tuple[Candidate, float]:
        """The candidate with the highest score, the first of equals, and its probability among them all."""
        get = self.weights.get
        memo: dict[int, float] = {}
        scores = []
        for candidate in candidates:
            total = 0.0
            for group in candidate.groups:
                key = id(group)
                score = memo.get(key)
                if score is None:
                    score = memo[key] = sum([get(feature, 0.0) for feature in group])
                total += score
            scores.append(total)
        top = max(scores)
        best = scores.index(top)
        return candidates[best], 1.0 / float(np.exp(np.array(scores) - top).sum())


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
