"""The measure of extraction: it agrees with the measure the hand-made answers come with."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline import evaluate
from pipeline.extract import extract
from pipeline.extract.likeness import likeness
from pipeline.read import read
from pipeline.reports import split

SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted(path for path in (SHARED / "gold").glob("*.jsonl") if path.name != "reports.jsonl")
TEXTS = {
    path.name: path for folder in ("seeds", "reports") for path in sorted((SHARED / folder).glob("*.txt"))
}
needs_gold = pytest.mark.skipif(
    not GOLD or not TEXTS, reason="no shared hand-made answers beside the repository"
)


def row(start: int = 0, end: int = 5, **fields: Any) -> dict[str, Any]:
    base = {
        "file": "甲.txt",
        "start": start,
        "end": end,
        "kind": "level",
        "status": "actual",
        "indicator": "固定资产投资",
    }
    rest = {
        "value": 3.0,
        "unit": "亿元",
        "period": "2024H1",
        "entity": None,
        "basis": None,
        "qualifier": None,
    }
    return base | rest | fields


def score(found: list[dict[str, Any]], answers: list[dict[str, Any]]) -> evaluate.Score:
    return evaluate.evaluate(found, answers)["甲.txt"]


def test_the_same_is_a_fact_and_a_tuple() -> None:
    result = score([row()], [row()])
    assert (result.spans, result.facts, result.tuples) == (1, 1, 1)
    assert result.f1(result.facts) == (1, 1, 1)
    assert result.fields == dict.fromkeys(evaluate.FIELDS, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"value": 3.1}, {"value": None}, {"value": -3.0}, {"unit": "万元"}, {"unit": "家"}, {"unit": None},
        {"kind": "ratio"},
        {"status": "target"}, {"indicator": "制造业投资"}, {"indicator": ""},
    ],
)  # fmt: skip
def test_one_wrong_field_is_no_fact(change: dict[str, Any]) -> None:
    result = score([row(**change)], [row()])
    assert (result.spans, result.facts, result.tuples) == (1, 0, 0)


@pytest.mark.parametrize("change", [{"period": "2024"}, {"period": None}, {"entity": "义乌"}])
def test_period_and_entity_make_the_tuple(change: dict[str, Any]) -> None:
    result = score([row(**change)], [row()])
    assert (result.facts, result.tuples) == (1, 0)


@pytest.mark.parametrize("change", [{"basis": "mom"}, {"qualifier": ">="}])
def test_basis_and_qualifier_are_counted_apart(change: dict[str, Any]) -> None:
    result = score([row(**change)], [row()])
    assert (result.facts, result.tuples) == (1, 1)
    (name,) = change
    assert result.fields[name] == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"value": 1.3, "unit": "万人次"}, {"value": 13000.0, "unit": "人次"}),
        ({"value": 30000.0, "unit": "万元"}, {"value": 3.0, "unit": "亿元"}),
        ({"value": None, "unit": "亿元"}, {"value": None, "unit": "亿元"}),
        ({"kind": "rank", "value": 3.0, "unit": "第"}, {"kind": "rank", "value": 3.0, "unit": "位"}),
        ({"indicator": "规模以上工业增加值"}, {"indicator": "规上工业增加值"}),
        ({"indicator": "全镇完成固定资产投资"}, {"indicator": "固定资产投资"}),
    ],
)
def test_what_is_worded_differently_agrees(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert score([row(**a)], [row(**b)]).facts == 1


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("固定资产投资", "固定资产投资", True), ("固定资产投资", "固定资产投资额", True), ("投资",
        "固定资产投资", False),
        ("固定资产投资", "制造业投资", False), ("地区生产总值", "GDP", True), ("新增企业", "新增规上企业", True),
        ("", "投资", False), (None, None, False), ("“双减”", "双减", True), ("个数", "数量", False),
    ],
)  # fmt: skip
def test_likeness(a: str | None, b: str | None, alike: bool) -> None:
    assert (likeness(a, b) > 0) == alike
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1


def test_missed_and_invented_numbers_cost_recall_and_precision() -> None:
    result = score([row(), row(20, 25)], [row(), row(40, 45), row(60, 65, kind="growth"), row(80, 85)])
    assert result.f1(result.facts) == pytest.approx((0.5, 0.25, 1 / 3))
    assert result.confusion["level", "none"] == 2
    assert result.confusion["growth", "none"] == 1
    assert result.confusion["none", "level"] == 1


def test_each_answer_is_met_once_and_the_better_pair_first() -> None:
    result = score([row(0, 9, value=8.0), row(0, 4)], [row(0, 9)])
    assert (result.spans, result.facts, result.found) == (1, 1, 2)


def test_numbers_labelled_as_none_are_no_answers() -> None:
    result = score([], [row(), row(20, 25, kind="none")])
    assert result.answers == 1


def test_only_what_lies_in_a_scope_counts() -> None:
    scope = {"file": "甲.txt", "scope": [0, 10]}
    result = score([row(), row(20, 25)], [row(), scope])
    assert (result.found, result.facts) == (1, 1)


def test_files_without_answers_and_rows_of_other_tables_are_passed_over() -> None:
    result = evaluate.evaluate([row(file="乙.txt")], [row(), {"file": "丙.txt", "period": "2024H1"}])
    assert list(result) == ["甲.txt"]
    assert result["甲.txt"].found == 0


def test_nothing_found_and_nothing_asked_is_no_division_by_zero() -> None:
    assert evaluate.Score().f1(0) == (0, 0, 0)
    assert "all" in evaluate.report({})


def test_the_tables_name_files_fields_kinds_and_confusions() -> None:
    lines = evaluate.report(evaluate.evaluate([row(kind="ratio")], [row()])).splitlines()
    assert any(line.startswith("甲.txt") and "0.000" in line for line in lines)
    assert any(line.startswith("all") for line in lines)
    assert any("value 1.000" in line and "kind 0.000" in line for line in lines)
    assert "level > ratio: 1" in lines[-1]


def test_rows_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row(), ensure_ascii=False) + "\n\n" + json.dumps(row(7, 9)) + "\n", "utf-8")
    assert [r["start"] for r in evaluate.rows([path, path])] == [0, 7, 0, 7]


@cache
def their_score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check_against_theirs(
    found: list[dict[str, Any]], answers: list[dict[str, Any]], odd: int = 0
) -> dict[str, Any]:
    """Ours and theirs count the same, but for `odd` facts with odd units; theirs are returned."""
    total = evaluate.Score()
    for part in evaluate.evaluate(found, answers).values():
        total.add(part)
    theirs: dict[str, Any] = their_score().score(found, answers)
    for name, hits in (("fact", total.facts), ("tuple", total.tuples), ("span", total.spans)):
        assert abs(hits - theirs[name]["hit"]) <= odd, name
        assert (total.found, total.answers) == (theirs[name]["predicted"], theirs[name]["gold"])
        assert total.f1(theirs[name]["hit"]) == pytest.approx(
            [theirs[name][key] for key in ("precision", "recall", "f1")], abs=6e-5
        )
    for kind, counts in theirs["by_kind"].items():
        assert abs(total.kinds[kind]["facts"] - counts["hit"]) <= odd
        assert total.kinds[kind]["answers"] == counts["gold"]
    for name, share in theirs["accuracy_on_spans"].items():
        assert abs(total.fields[name] - share * total.spans) <= odd + 0.5
    return theirs


@needs_gold
def test_the_answers_agree_with_themselves() -> None:
    answers = evaluate.rows(GOLD)
    found = [r for r in answers if r.get("kind", "none") != "none"]
    assert check_against_theirs(found, answers)["tuple"]["f1"] == 1


@needs_gold
def test_both_measures_count_the_same_faults() -> None:
    answers = evaluate.rows(GOLD)
    found = []
    for n, r in enumerate(r for r in answers if r.get("kind", "none") != "none"):
        faults: list[dict[str, Any]] = [
            {}, {"value": 1.0}, {"indicator": r["indicator"][2:]}, {"status": "target"}, {"period": "2020"},
            {"kind": "level"},
            {"entity": "全省"}, {"unit": "万元"}, {"start": r["start"] + 400, "end": r["end"] + 400},
            {"basis": "avg"},
        ]  # fmt: skip
        if n % 11:
            found.append(r | faults[n % 10])
    assert 0.2 < check_against_theirs(found, answers)["fact"]["f1"] < 0.9


@needs_gold
@pytest.mark.slow
def test_the_weights_in_the_repository_reach_the_level_of_the_answers() -> None:
    answers = evaluate.rows(GOLD)
    covered = {r["file"] for r in answers}
    found = []
    for name in sorted(covered & TEXTS.keys()):
        document = read(name, TEXTS[name].read_bytes())
        for report in split(document):
            for o in extract(document, report).observations:
                assert o.quote == document.text[o.start : o.end]
                names = (*evaluate.FIELDS, "start", "end", "indicator", "unit")
                found.append({"file": name} | {n: getattr(o, n) for n in names if n != "name"})
    theirs = check_against_theirs(found, answers, odd=3)  # 万千万, a typo of a report
    assert theirs["fact"]["f1"] >= 0.90
    assert theirs["fact"]["precision"] >= 0.90
    assert theirs["tuple"]["f1"] >= 0.82


@needs_gold
@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_every_span_of_the_shared_reports_quotes_its_text(name: str) -> None:
    document = read(name, TEXTS[name].read_bytes())
    text = document.text
    count = 0
    for report in split(document):
        found = extract(document, report)
        quotes = [(o.start, o.end, o.quote) for o in found.observations]
        quotes += [(left.start, left.end, left.quote) for left in found.leftovers]
        for start, end, quote in quotes:
            assert report.start <= start < end <= report.end
            assert text[start:end] == quote
        count += len(quotes)
    assert count
