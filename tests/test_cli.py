import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.cli import FIELDS, app, system_language

ROOT = Path(__file__).parents[1]
TEXT = """石桥镇2024年上半年工作报告

上半年，全镇完成固定资产投资6.35亿元，同比增长18.6%；规上工业企业达到29家。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "石桥镇.txt").write_text(TEXT, encoding="utf-8")
    return folder


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_ingest_says_what_was_found_and_status_what_is_held(folder, tmp_path):
    warehouse = tmp_path / "ledger.duckdb"
    code, out, _ = run("ingest", folder, "--warehouse", warehouse, "--language", "zh")
    assert code == 0
    assert "石桥镇.txt：1 份报告，" in out
    assert "读取 1 个文件" in out
    code, out, _ = run("ingest", folder, "--warehouse", warehouse, "--language", "en")
    assert code == 0
    assert "Nothing new" in out
    code, out, _ = run("status", "--warehouse", warehouse, "--language", "zh")
    assert code == 0
    assert "1 个文件，1 份报告，1 个单位" in out
    assert out.rstrip().endswith("石桥镇.txt")  # the middle of a long path is left out


def test_a_refused_file_is_named_and_makes_status_1(folder, tmp_path):
    (folder / "空的.txt").write_bytes(b"")
    code, out, _ = run("ingest", folder, "--warehouse", tmp_path / "w.duckdb", "--language", "zh")
    assert code == 1
    assert "未能读取" in out
    assert "空的.txt" in out
    assert "读取 1 个文件" in out


def test_a_path_that_is_not_there_is_refused(tmp_path):
    warehouse = tmp_path / "w.duckdb"
    code, out, _ = run("ingest", tmp_path / "没有", "--warehouse", warehouse, "--language", "en")
    assert code == 1
    assert "Not read" in out
    assert not warehouse.exists()  # an empty one would keep the samples out


def test_a_mistyped_path_beside_a_good_one_is_not_listed_among_the_files_not_read(folder, tmp_path):
    warehouse = tmp_path / "w.duckdb"
    paths = (folder, tmp_path / "没有.docx")
    assert run("ingest", *paths, "--warehouse", warehouse, "--language", "zh")[0] == 1
    assert "没有.docx" not in run("status", "--warehouse", warehouse, "--language", "zh")[1]


def test_an_empty_folder_is_not_all_done(tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = run("ingest", tmp_path / "empty", "--warehouse", tmp_path / "w.duckdb", "--language", "zh")
    assert code == 1
    assert "没有找到" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest"],
        ["harvest"],
        ["extract", "a.txt"],
        ["export", "--output", "a.csv", "--format", "ods"],
        ["export", "--output", "a.csv", "--format", "csv", "--kind", "colour"],
        ["status", "--language", "fr"],
    ],
)
def test_wrong_usage_is_status_2(arguments):
    assert run(*arguments)[0] == 2


def test_every_command_has_help():
    for command in ([], ["ingest"], ["extract"], ["export"], ["status"]):
        code, out, _ = run(*command, "--help")
        assert code == 0
        assert "--help" in out


def test_extract_writes_the_fields_of_the_guideline_and_the_file(folder, tmp_path):
    output = tmp_path / "out.jsonl"
    (folder / "坏的.pdf").write_bytes(b"\x00\x01\x02")
    code, _, err = run("extract", folder, "--output", output, "--language", "zh")
    assert code == 1
    assert "坏的.pdf" in err
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert rows
    for row in rows:
        assert set(row) == {"file", *FIELDS}
        assert row["file"] == "石桥镇.txt"
    assert "6.35亿元" in [TEXT[row["start"] : row["end"]] for row in rows]
    assert "固定资产投资" in output.read_text(encoding="utf-8")


def test_export_filters_and_writes_each_format(folder, tmp_path):
    warehouse = tmp_path / "ledger.duckdb"
    run("ingest", folder, "--warehouse", warehouse)
    common = ("export", "--warehouse", warehouse, "--language", "zh")
    code, out, _ = run(*common, "--format", "csv", "--output", tmp_path / "a.csv", "--kind", "growth")
    assert code == 0
    assert "已导出 1 行" in out
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    filters = ("--kind", "growth", "--kind", "level", "--organisation", "石桥镇", "--period", "2024H1")
    code, *_ = run(*common, "--format", "xlsx", "--output", tmp_path / "a.xlsx", *filters)
    assert code == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["数据", "来源", "说明"]
    code, *_ = run(*common, "--format", "parquet", "--output", tmp_path / "a.parquet")
    assert code == 0
    code, _, err = run(*common, "--format", "csv", "--output", tmp_path / "b.csv", "--status", "target")
    assert (code, (tmp_path / "b.csv").exists()) == (1, False)
    assert "没有符合筛选条件" in err
    code, _, err = run(*common, "--format", "csv", "--output", tmp_path / "no" / "b.csv")
    assert code == 1
    assert "写不了" in err


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--period", "2024年上半年"), {"6.35亿元", "18.6%", "29家"}),
        (("--period", "2024H1"), {"6.35亿元", "18.6%", "29家"}),
        (("--period", "2023年上半年"), set()),
        (("--indicator", "固投"), {"6.35亿元", "18.6%"}),
        (("--indicator", "固定资产投资"), {"6.35亿元", "18.6%"}),
        (("--indicator", "GDP"), set()),
    ],
)
def test_export_understands_periods_in_words_and_other_names_of_an_indicator(folder, tmp_path, asked, found):
    warehouse, output = tmp_path / "ledger.duckdb", tmp_path / "a.parquet"
    run("ingest", folder, "--warehouse", warehouse)
    code, *_ = run("export", "--warehouse", warehouse, "--format", "parquet", "--output", output, *asked)
    assert code == (0 if found else 1)
    assert (set(pd.read_parquet(output)["quote"]) if output.exists() else set()) == found


def test_export_says_which_period_it_does_not_understand(tmp_path):
    arguments = ("--format", "csv", "--output", tmp_path / "a.csv", "--period", "去年夏天")
    code, _, err = run("export", *arguments)
    assert code == 2
    assert "去年夏天" in err


def test_a_missing_warehouse_is_one_sentence_with_the_next_step(tmp_path):
    for command in (["status"], ["export", "--format", "csv", "--output", tmp_path / "a.csv"]):
        code, _, err = run(*command, "--warehouse", tmp_path / "none.duckdb", "--language", "en")
        assert code == 1
        assert "bring reports in first" in err


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_systems(monkeypatch, locale, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


def test_the_module_runs_and_takes_the_warehouse_from_the_environment(folder, tmp_path):
    warehouse = tmp_path / "named.duckdb"
    environment = os.environ | {"INDICATOR_LEDGER_WAREHOUSE": str(warehouse), "LANG": "C.UTF-8", "LC_ALL": ""}

    def python(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    done = python("ingest", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert warehouse.exists()
    assert "1 份报告" in python("status").stdout
    assert python("ingest").returncode == 2
