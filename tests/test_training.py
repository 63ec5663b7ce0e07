"""Learning the weights: practice reports are read as marked, the same reports give the same weights."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy", reason="learning needs scipy (requirements-train.txt)")

from pipeline import evaluate, training
from pipeline.extract import Learned, walk
from pipeline.extract.choice import Classifier, Ranker, Weights, load, save
from pipeline.model import KINDS, STATUSES

ROOT = Path(__file__).parents[1]
PRACTICE = sorted((ROOT / "data" / "training").glob("*.txt"))

REPORT = """# 东湖镇人民政府 | town | 东湖镇 | 2024H1
一、上半年工作
（一）经济。1-5月固定资产投资{6.35亿元|level||固定资产投资|2024-01/2024-05}，同比增长{18.6%|growth||固定资产投资|2024-01/2024-05}，\
高于全市{2.1个百分点|contrast||固定资产投资|2024-01/2024-05|全市}，居全市{第3|rank||固定资产投资}。
规上企业{100余家|level||规上企业||||>=}，环比增长{3%|growth||规上企业|||mom}，完成率{XX%|progress||规上企业}，召开第2次会议。
二、下半年打算
力争投资{9亿元|level|target|固定资产投资|2024}。
"""
SECOND = """# 河口乡人民政府 | town | 河口乡 | 2023
全乡规上工业产值{12.5亿元|level||规上工业产值}，同比下降{4.2%|growth||规上工业产值}；新增企业{8家|level||新增企业}。
森林覆盖率{76.5%|ratio||森林覆盖率}，较上年提高{0.5个百分点|change||森林覆盖率}，连续8年获奖。
预计税收{3亿元|level|estimate|税收}，力争明年达到{4亿元|level|target|税收|2024}，预计居全市{第2|rank|estimate|税收}。
"""


@pytest.fixture
def few(tmp_path: Path) -> list[training.Labelled]:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    return training.practice([tmp_path / "a.txt", tmp_path / "b.txt"])


def answers(item: training.Labelled) -> list[tuple[Any, ...]]:
    rows = [item.answers[i] for i in sorted(item.answers)]
    fields = ("kind", "status", "indicator", "period", "entity", "basis", "qualifier")
    return [(item.document.text[r["start"] : r["end"]], *[r[f] for f in fields]) for r in rows]


def test_the_marks_are_taken_out_and_the_head_says_who_and_when(few: list[training.Labelled]) -> None:
    first, second = few
    assert (first.report.organisation, first.report.area, first.report.period) == (
        "东湖镇人民政府",
        "东湖镇",
        "2024H1",
    )
    assert (second.report.organisation, second.report.period) == ("河口乡人民政府", "2023")
    for item in few:
        assert not set("{}|") & set(item.document.text)
    assert "固定资产投资6.35亿元，同比增长18.6%，" in first.document.text
    assert [s.title for s in first.report.sections if s.level == 1] == ["上半年工作", "下半年打算"]


def test_what_is_left_empty_has_its_plain_meaning(few: list[training.Labelled]) -> None:
    months = "2024-01/2024-05"
    assert answers(few[0]) == [
        ("6.35亿元", "level", "actual", "固定资产投资", months, None, None, None),
        ("18.6%", "growth", "actual", "固定资产投资", months, None, "yoy", None),
        ("2.1个百分点", "contrast", "actual", "固定资产投资", months, "全市", "ref", None),
        ("第3", "rank", "actual", "固定资产投资", "2024H1", None, None, None),
        ("100余家", "level", "actual", "规上企业", "2024H1", None, None, ">="),
        ("3%", "growth", "actual", "规上企业", "2024H1", None, "mom", None),
        ("XX%", "progress", "actual", "规上企业", "2024H1", None, None, None),
        ("9亿元", "level", "target", "固定资产投资", "2024", None, None, None),
    ]


def test_every_number_outside_the_braces_is_no_observation(few: list[training.Labelled]) -> None:
    first = few[0]
    unlabelled = [
        first.reading.text[m.start : m.end]
        for i, m in enumerate(first.reading.mentions)
        if i not in first.answers
    ]
    assert "第2" in unlabelled
    assert "1-5月" in unlabelled


def test_a_file_holds_several_reports_and_empty_ones_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text(REPORT + "# | | | \n\n" + SECOND, "utf-8")
    found = training.practice([path])
    assert [r.report.organisation for r in found] == ["东湖镇人民政府", "河口乡人民政府"]
    assert len({r.report.report_id for r in found}) == 2


@pytest.mark.parametrize("path", PRACTICE, ids=lambda path: path.name)
def test_each_practice_report_is_marked_as_the_readme_says(path: Path) -> None:
    for item in training.practice([path]):
        assert item.answers
        assert "{" not in item.document.text
        assert "|" not in item.document.text
        for row in item.answers.values():
            assert row["kind"] in KINDS
            assert row["status"] in STATUSES
            assert row["indicator"]
            assert (row["basis"] is not None) == (row["kind"] in ("growth", "change", "contrast")), row


def test_what_the_labels_leave_out_is_not_learned_as_an_observation(tmp_path: Path) -> None:
    # The amount stands right after its indicator's name; without labels it would be read as the indicator's.
    text = "新增企业{3家|level||新增企业}，固定资产投资6亿元，新增项目{2个|level||新增项目}。"
    (tmp_path / "d.txt").write_text(f"# 东湖镇 | town | 东湖镇 | 2024H1\n{text}\n", "utf-8")
    seen = training.examples(training.practice([tmp_path / "d.txt"]))
    assert [int(c.gains.argmax()) for c in seen.choices["kind"]] == [1, 0, 1]


def same(a: Weights, b: Weights) -> bool:
    for name in training.CLASSES:
        one, other = getattr(a, name), getattr(b, name)
        if (one.labels, one.index) != (other.labels, other.index):
            return False
        if not np.array_equal(one.weights, other.weights):
            return False
    return all(getattr(a, name).weights == getattr(b, name).weights for name in training.RANKED)


@pytest.fixture(scope="module")
def handful() -> list[training.Labelled]:
    return training.practice(PRACTICE[:1])[:4]


@pytest.fixture(scope="module")
def trained(handful: list[training.Labelled]) -> Weights:
    return training.train(handful)


def test_the_same_reports_give_the_same_weights(handful: list[training.Labelled], trained: Weights) -> None:
    assert same(trained, training.train(handful))
    assert not same(trained, training.train(handful[:2]))


def test_weights_come_back_as_they_were_saved(
    handful: list[training.Labelled], trained: Weights, tmp_path: Path
) -> None:
    first, second = tmp_path / "neu" / "a.npz", tmp_path / "b.npz"
    save(first, trained)
    back = load(first)
    save(second, back)
    assert same(back, load(second))
    assert first.read_bytes() == second.read_bytes()
    for name in training.CLASSES:
        kept = getattr(back, name)
        assert isinstance(kept, Classifier)
        assert kept.labels == training.CLASSES[name]
        order = [getattr(trained, name).index[feature] for feature in kept.index]
        assert np.abs(kept.weights - getattr(trained, name).weights[order]).max() <= 0.011
    for name in training.RANKED:
        kept = getattr(back, name)
        assert isinstance(kept, Ranker)
        assert all(abs(w - getattr(trained, name).weights[f]) <= 0.011 for f, w in kept.weights.items())


def read_back(items: list[training.Labelled], weights: Weights) -> evaluate.Score:
    total = evaluate.Score()
    for item in items:
        found, _ = walk(item.reading, item.report, item.document.text, Learned(weights))
        # The value and the unit are not labelled: they follow from the text.
        plain = [training.as_row(item.document.file, o) | {"value": 1.0, "unit": None} for o in found]
        wanted = [dict(r) | {"value": 1.0, "unit": None} for r in item.answers.values()]
        total.add(evaluate.compare(plain, wanted))
    return total


def test_what_was_learned_from_is_read_well(handful: list[training.Labelled], trained: Weights) -> None:
    total = read_back(handful, trained)
    assert total.answers > 60
    assert total.f1(total.facts)[2] > 0.9


def test_cross_validation_reads_each_report_once_with_weights_that_never_saw_it(
    handful: list[training.Labelled],
) -> None:
    folds: list[int] = []
    found = training.cross_validate(handful[:3], handful[3:], 3, folds.append)
    assert folds == [1, 2, 3]
    assert {row["file"] for row in found} == {item.document.file for item in handful[:3]}
    keys = [(row["file"], row["start"]) for row in found]
    assert len(keys) == len(set(keys))
    for row in found:
        assert {
            "end",
            "kind",
            "status",
            "indicator",
            "value",
            "unit",
            "period",
            *evaluate.FIELDS[5:],
        } <= row.keys()


def test_labelled_reports_are_found_by_name_and_answers_by_place(tmp_path: Path) -> None:
    text = "东湖镇2024年上半年工作报告\n\n上半年，全镇完成固定资产投资6.35亿元，同比增长18.6%。\n"
    path = tmp_path / "镇街" / "东湖镇.txt"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    at = text.index("6.35亿元")
    gold: list[dict[str, Any]] = [
        {"file": "东湖镇.txt", "start": at, "end": at + 6, "kind": "level"},
        {"file": "东湖镇.txt", "start": 3, "end": 8, "kind": "none"},
        {"file": "东湖镇.txt", "scope": [0, len(text)]},
    ]
    (item,) = training.labelled(gold, [path])
    assert item.report.period == "2024H1"
    assert [row["start"] for row in item.answers.values()] == [at]
    assert training.labelled([{"file": "东湖镇.txt", "scope": [500, 600]}, *gold[:2]], [path]) == []
