"""The commands of whoever betters the extractor: evaluate and train."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline import learning
from pipeline.cli import FIELDS, app, system_language
from pipeline.extract import extract
from pipeline.extract.choice import load
from pipeline.interface import text
from pipeline.read import read
from pipeline.reports import split

LANGUAGE = system_language()
PRACTICE = sorted((Path(__file__).parents[1] / "data" / "training").glob("*.txt"))
REPORT = """石桥镇2024年上半年工作报告

一、上半年工作完成情况
上半年，全镇完成固定资产投资6.35亿元，同比增长18.6%；规上工业企业达到29家，森林覆盖率76.5%。
二、下半年工作打算
力争全年完成固定资产投资16亿元，新开工项目12个。
"""


def run(*arguments: object) -> tuple[int, str, str]:
    wide = {"COLUMNS": "500"}  # a refusal that names a long path stays on one line
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env=wide)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "石桥镇.txt").write_text(REPORT, "utf-8")
    (folder / "东湖镇.txt").write_text(REPORT.replace("石桥", "东湖").replace("18.6", "9.3"), "utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path, texts: Path) -> Path:
    """What the extractor finds, given as the answers, but for one number that is made a miss."""
    rows = []
    for path in sorted(texts.iterdir()):
        document = read(path.name, path.read_bytes())

        for report in split(document):
            for o in extract(document, report).observations:
                rows.append({"file": path.name} | {name: getattr(o, name) for name in FIELDS})
    assert len(rows) == 12
    rows[0]["value"] = 8.03
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file of practice reports and no labels beside the answers, so that learning takes a moment."""
    folder = tmp_path / "training"
    folder.mkdir()
    body = PRACTICE[0].read_text("utf-8").split("\n# ")
    (folder / "01.txt").write_text("\n# ".join(body[:3]) + "\n", "utf-8")
    monkeypatch.setattr(learning, "PRACTICE", folder)
    monkeypatch.setattr(learning, "LABELS", tmp_path / "none")


@pytest.mark.parametrize("command", ["evaluate", "train"])
def test_each_command_says_what_it_is_for(command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert text(f"cli_{command}_help", LANGUAGE)[:12] in out
    assert "--texts" in out
    assert "gold" in out


def test_both_commands_are_in_the_help_of_the_program() -> None:
    _, out, _ = run("--help")
    assert "evaluate" in out
    assert "train" in out


def test_evaluate_prints_the_agreement_of_each_file(texts: Path, gold: Path) -> None:
    code, out, _ = run("evaluate", gold, "--texts", texts)
    assert code == 0
    lines = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert lines["东湖镇.txt"][:5] == ["6", "6", "0.833", "0.833", "0.833"]
    assert lines["石桥镇.txt"] == ["6", "6", "1.000", "1.000", "1.000", "1.000"]
    assert lines["all"][:5] == ["12", "12", "0.917", "0.917", "0.917"]
    assert "value 0.917" in out
    assert "kind 1.000" in out


def test_files_without_answers_are_not_read(texts: Path, gold: Path) -> None:
    (texts / "坏.docx").write_bytes(b"x")
    code, out, _ = run("evaluate", gold, "--texts", texts / "石桥镇.txt", "--texts", texts)
    assert code == 0
    assert "坏.docx" not in out


@pytest.mark.parametrize("command", ["evaluate", "train"])
def test_a_file_that_is_not_there_is_refused(command: str, tmp_path: Path, texts: Path) -> None:
    code, _, err = run(command, tmp_path / "none.jsonl", "--texts", texts)
    assert code == 2
    assert "none.jsonl" in err


@pytest.mark.usefixtures("little")
def test_train_writes_weights_that_can_be_read(texts: Path, gold: Path, tmp_path: Path) -> None:
    pytest.importorskip("scipy", reason="learning needs scipy (requirements-train.txt)")
    output = tmp_path / "neu" / "weights.npz"
    code, out, _ = run("train", gold, "--texts", texts, "--output", output)
    assert code == 0
    assert str(output) in out.replace("\n", "")
    weights = load(output)
    assert "level" in weights.kind.labels
    assert weights.name.weights
    again = tmp_path / "again.npz"
    run("train", gold, "--texts", texts, "--output", again)
    assert again.read_bytes() == output.read_bytes()


@pytest.mark.usefixtures("little")
def test_evaluate_cross_validates_on_request(texts: Path, gold: Path) -> None:
    pytest.importorskip("scipy", reason="learning needs scipy (requirements-train.txt)")
    code, out, _ = run("evaluate", gold, "--texts", texts, "--folds", 2)
    assert code == 0
    assert text("cli_folds", LANGUAGE) in out
    (line,) = [line for line in out.splitlines() if line.startswith("all")]
    assert line.split()[1] == "12"
    assert int(line.split()[2]) > 0


@pytest.mark.parametrize("arguments", [["train"], ["evaluate", "--folds", "2"]])
def test_without_scipy_the_next_step_is_named(
    arguments: list[str], texts: Path, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    monkeypatch.delitem(sys.modules, "pipeline.training", raising=False)
    monkeypatch.delattr(pipeline, "training", raising=False)
    code, _, err = run(arguments[0], gold, "--texts", texts, *arguments[1:])
    assert code == 1
    assert text("cli_needs_scipy", LANGUAGE) in err
    assert "requirements-train.txt" in err


def test_without_scipy_the_weights_as_they_are_can_be_measured(
    texts: Path, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    monkeypatch.delitem(sys.modules, "pipeline.training", raising=False)
    monkeypatch.delattr(pipeline, "training", raising=False)
    assert run("evaluate", gold, "--texts", texts)[0] == 0
