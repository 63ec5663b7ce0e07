"""Extraction held against hand-made answers: per file, per field and per kind, as one measure for every change.

A *fact* agrees when its span overlaps the answer's and value and unit (scales folded), kind, status and name agree; a
*tuple* when period and entity agree too.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import catalogue
from pipeline.extract.likeness import likeness, plain

Row = Mapping[str, Any]
FIELDS = ("value", "kind", "status", "name", "period", "entity", "basis", "qualifier")


def rows(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The JSON objects of .jsonl files."""
    return [
        json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()
    ]


def _same_quantity(a: Row, b: Row) -> bool:
    if a["kind"] == b["kind"] == "rank":
        return bool(a["value"] == b["value"])
    (va, ua), (vb, ub) = (catalogue.to_base(r["value"], r["unit"]) for r in (a, b))
    if va is None or vb is None:
        return va is vb and ua == ub
    return abs(va - vb) <= 1e-6 * max(1.0, abs(va)) and ua == ub


@dataclass
class Score:
    """Counts of one file or of all; precision, recall and F1 follow."""

    answers: int = 0
    found: int = 0
    spans: int = 0
    facts: int = 0
    tuples: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        """Count the other's in."""
        for name in ("answers", "found", "spans", "facts", "tuples"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.fields += other.fields
        self.confusion += other.confusion
        for kind, counts in other.kinds.items():
            self.kinds[kind] += counts

    def f1(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of `hits`."""
        precision = hits / self.found if self.found else 0.0
        recall = hits / self.answers if self.answers else 0.0
        return precision, recall, (2 * precision * recall / (precision + recall) if hits else 0.0)


def compare(found: Sequence[Row], answers: Sequence[Row]) -> Score:
    """Score the observations of one file against its answers (kind none left out of both)."""
    score = Score(len(answers), len(found))
    pairs = []
    for i, answer in enumerate(answers):
        for j, other in enumerate(found):
            overlap = min(answer["end"], other["end"]) - max(answer["start"], other["start"])
            if overlap > 0:
                agreement = _same_quantity(answer, other) + (answer["kind"] == other["kind"])
                agreement += likeness(answer["indicator"], other["indicator"]) > 0
                pairs.append((-agreement, -overlap, i, j))
    taken_answers: set[int] = set()
    taken: set[int] = set()
    for answer in answers:
        score.kinds[answer["kind"]]["answers"] += 1
    for other in found:
        score.kinds[other["kind"]]["found"] += 1
    for _, _, i, j in sorted(pairs):
        if i in taken_answers or j in taken:
            continue
        taken_answers.add(i)
        taken.add(j)
        answer, other = answers[i], found[j]
        score.spans += 1
        agree = {
            "value": _same_quantity(answer, other),
            "kind": answer["kind"] == other["kind"],
            "status": answer["status"] == other["status"],
            "name": likeness(answer["indicator"], other["indicator"]) > 0,
            "period": (answer["period"] or "") == (other["period"] or ""),
            "entity": plain(answer["entity"]) == plain(other["entity"]),
            "basis": (answer["basis"] or "") == (other["basis"] or ""),
            "qualifier": (answer["qualifier"] or "") == (other["qualifier"] or ""),
        }
        score.fields.update(name for name, same in agree.items() if same)
        if not agree["kind"]:
            score.confusion[answer["kind"], other["kind"]] += 1
        if agree["value"] and agree["kind"] and agree["status"] and agree["name"]:
            score.facts += 1
            score.kinds[answer["kind"]]["facts"] += 1
            score.tuples += agree["period"] and agree["entity"]
    for i in set(range(len(answers))) - taken_answers:
        score.confusion[answers[i]["kind"], "none"] += 1
    for j in set(range(len(found))) - taken:
        score.confusion["none", found[j]["kind"]] += 1
    return score


def evaluate(found: Sequence[Row], gold: Sequence[Row]) -> dict[str, Score]:
    """A score for each file that the gold covers; where it names scopes, only what lies in them counts."""
    answers: dict[str, list[Row]] = defaultdict(list)
    scopes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in gold:
        if "scope" in row:
            scopes[row["file"]].append(tuple(row["scope"]))
        elif "kind" in row:
            kept = answers[row["file"]]
            if row["kind"] != "none":
                kept.append(row)
    scores = {}
    for name, wanted in sorted(answers.items()):
        ranges = scopes.get(name) or [(0, 1 << 60)]
        own = [r for r in found if r["file"] == name and any(lo <= r["start"] < hi for lo, hi in ranges)]
        scores[name] = compare(own, wanted)
    return scores


def report(scores: Mapping[str, Score]) -> str:
    """The scores as plain tables: per file, per field, per kind, and the confusions of kind."""
    total = Score()
    for score in scores.values():
        total.add(score)
    lines = [f"{'file':34} {'gold':>5} {'found':>5}  fact P     R     F1     tuple F1"]
    for name, score in [*scores.items(), ("all", total)]:
        p, r, f = score.f1(score.facts)
        lines.append(
            f"{name:34} {score.answers:5} {score.found:5}  {p:.3f}  {r:.3f}  {f:.3f}  {score.f1(score.tuples)[2]:.3f}"
        )
    lines += ["", "agreement where the span is found:"]
    lines.append("  ".join(f"{name} {total.fields[name] / max(1, total.spans):.3f}" for name in FIELDS))
    lines += ["", f"{'kind':9} {'gold':>5}  P      R      F1"]
    for kind, counts in sorted(total.kinds.items()):
        part = Score(counts["answers"], counts["found"])
        p, r, f = part.f1(counts["facts"])
        lines.append(f"{kind:9} {counts['answers']:5}  {p:.3f}  {r:.3f}  {f:.3f}")
    lines += ["", "kinds confused (gold > found):"]
    lines.append("  ".join(f"{a} > {b}: {n}" for (a, b), n in total.confusion.most_common(12)))
    return "\n".join(lines)
