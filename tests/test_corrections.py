import json
from datetime import datetime
from pathlib import Path

import pytest

from pipeline import corrections
from pipeline.corrections import beside, correct, current, read, undo
from pipeline.errors import CorrectionError
from pipeline.ingest import ingest
from pipeline.warehouse import open_warehouse
from tests.warehouse.making import row

BRIDGE = """石桥镇2024年上半年工作报告

一、主要工作
上半年，全镇完成固定资产投资6.35亿元，同比增长18.6%；一般公共预算收入3200万元，增长5.6%。
二、下半年打算
全年力争完成固定资产投资16亿元。
"""
LAKE = """东湖镇2024年上半年工作报告

一、主要工作
上半年，全镇完成固定资产投资6.4亿元，同比下降3.3%。
"""
NOON = datetime(2024, 8, 1, 12, 0, 0)
SIGNED = {"who": "张工", "why": "与统计局核对", "now": NOON}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "石桥镇.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "东湖镇.txt").write_text(LAKE, encoding="utf-8")
    return folder


@pytest.fixture
def warehouse(tmp_path: Path, folder: Path) -> Path:
    path = tmp_path / "data" / "ledger.duckdb"
    ingest([folder], path)
    return path


def one(warehouse: Path, quote: str) -> dict:
    with open_warehouse(warehouse) as db:
        return row(db, f"SELECT * FROM fact WHERE quote = '{quote}'")


def everything(warehouse: Path) -> dict:
    with open_warehouse(warehouse) as db:
        return {
            table: db.execute(f'FROM "{table}"').fetchall()
            for table in ("observation", "leftover", "original", "period", "growth", "coverage", "finding")
        }


def fields(observation, **changed):
    return {name: observation[name] for name in corrections.FIELDS} | changed


def corrected(warehouse: Path, quote: str, **changed):
    """Correct an observation and bring it into the warehouse at once."""
    observation = one(warehouse, quote)
    line = correct(beside(warehouse), observation, fields(observation, **changed), **SIGNED)
    assert ingest([], warehouse).published
    return line


def test_a_correction_holds_at_once_and_in_everything_derived(warehouse):
    corrected(warehouse, "6.35亿元", value=8.2)
    now = one(warehouse, "6.35亿元")
    assert (now["value"], now["base_value"], now["quote"]) == (8.2, 820_000_000, "6.35亿元")
    assert (now["rule"], now["confidence"]) == ("corrected", 1.0)
    with open_warehouse(warehouse) as db:
        grown = row(
            db,
            "SELECT level FROM growth WHERE indicator_key = 'fixed_asset_investment' "
            "AND organisation = '石桥镇'",
        )
        assert grown["level"] == 8.2
        assert row(db, "SELECT value, rule <> 'corrected' AS read FROM original") == {
            "value": 6.35,
            "read": True,
        }


def test_each_field_can_be_corrected(warehouse):
    corrected(
        warehouse,
        "18.6%",
        value=None,
        unit="个百分点",
        indicator="制造业投资",
        period="2023-01/2023-05",
        entity="河口村",
        kind="change",
        status="estimate",
        basis="prev",
    )
    now = one(warehouse, "18.6%")
    assert now["masked"]
    assert now["base_value"] is None
    assert [now[name] for name in corrections.FIELDS] == [
        None,
        "个百分点",
        "制造业投资",
        "2023-01/2023-05",
        "河口村",
        "change",
        "estimate",
        "prev",
    ]
    assert now["period_zh"]  # the warehouse knows the new period
    assert now["indicator_key"] != "fixed_asset_investment"


def test_another_name_maps_to_its_catalogued_indicator(warehouse):
    corrected(warehouse, "3200万元", indicator="固定资产投资")
    assert one(warehouse, "3200万元")["indicator_key"] == "fixed_asset_investment"


def test_a_number_that_is_anothers_leaves_the_reporters_own_figures_and_comes_back(warehouse):
    def own():
        with open_warehouse(warehouse) as db:
            query = "SELECT quote FROM outcome WHERE organisation = '石桥镇' AND kind = 'growth' ORDER BY 1"
            return [quote for (quote,) in db.execute(query).fetchall()]

    corrected(warehouse, "18.6%", entity="全县")
    assert own() == ["5.6%"]
    corrected(warehouse, "18.6%", entity=None)
    assert own() == ["18.6%", "5.6%"]


def test_no_observation_becomes_a_leftover_that_says_so(warehouse):
    observation = one(warehouse, "18.6%")
    correct(beside(warehouse), observation, None, **SIGNED)
    ingest([], warehouse)
    with open_warehouse(warehouse) as db:
        assert db.execute("FROM observation WHERE quote = '18.6%'").fetchall() == []
        left = row(db, "SELECT reason, sentence, report_id FROM leftover WHERE quote = '18.6%'")
        assert left["reason"] == "rejected"
        assert left["report_id"] == observation["report_id"]
        assert row(db, "SELECT sum(leftover_rejected) AS n FROM coverage")["n"] == 1


def test_corrections_survive_new_ingestion(warehouse, folder):
    corrected(warehouse, "6.35亿元", value=8.2)
    correct(beside(warehouse), one(warehouse, "5.6%"), None, **SIGNED)
    ingest([], warehouse)
    before = everything(warehouse)
    assert not ingest([folder], warehouse).published  # nothing new
    warehouse.unlink()
    ingest([folder], warehouse)  # from the files, all anew
    assert everything(warehouse) == before
    (folder / "东湖镇.txt").write_text(LAKE.replace("6.4", "6.5"), encoding="utf-8")
    ingest([folder], warehouse)  # only the other file is read
    assert one(warehouse, "6.35亿元")["value"] == 8.2
    with open_warehouse(warehouse) as db:
        assert row(db, "SELECT count(*) AS n FROM original")["n"] == 2


def test_a_changed_file_is_another_document_without_the_correction(warehouse, folder):
    corrected(warehouse, "6.35亿元", value=8.2)
    (folder / "石桥镇.txt").write_text(BRIDGE + "\n附：无。\n", encoding="utf-8")
    ingest([folder], warehouse)
    assert one(warehouse, "6.35亿元")["value"] == 6.35
    with open_warehouse(warehouse) as db:
        assert row(db, "SELECT count(*) AS n FROM original")["n"] == 0
    assert len(read(beside(warehouse))) == 1  # kept for the day the old file comes back


def test_undoing_is_another_line_and_restores_what_was_read(warehouse):
    before = everything(warehouse)
    line = corrected(warehouse, "6.35亿元", value=8.2)
    rejected = correct(beside(warehouse), one(warehouse, "5.6%"), None, **SIGNED)
    ingest([], warehouse)
    assert everything(warehouse) != before
    for done in (line, rejected):
        undo(beside(warehouse), done.correction_id, who="李工", why="核对有误", now=NOON)
    ingest([], warehouse)
    assert everything(warehouse) == before
    assert len(beside(warehouse).read_text(encoding="utf-8").splitlines()) == 4
    assert [known.undone.who for known in read(beside(warehouse))] == ["李工", "李工"]
    with pytest.raises(CorrectionError, match="已经撤销"):
        undo(beside(warehouse), line.correction_id, **SIGNED)


def test_later_corrections_win_field_by_field_and_undoing_one_leaves_the_others(warehouse):
    corrected(warehouse, "6.35亿元", value=8.2)
    corrected(warehouse, "6.35亿元", status="estimate")
    last = corrected(warehouse, "6.35亿元", value=8.3)
    assert last.before == {"value": 8.2}
    assert [one(warehouse, "6.35亿元")[name] for name in ("value", "status")] == [8.3, "estimate"]
    undo(beside(warehouse), last.correction_id, **SIGNED)
    ingest([], warehouse)
    assert [one(warehouse, "6.35亿元")[name] for name in ("value", "status")] == [8.2, "estimate"]


def test_a_correction_is_no_import(warehouse):
    def imports():
        with open_warehouse(warehouse) as db:
            return db.execute("FROM ingestion").fetchall()

    before = imports()
    corrected(warehouse, "6.35亿元", value=8.2)
    assert imports() == before


def test_the_file_tells_who_when_why_and_what_it_was(warehouse):
    corrected(warehouse, "6.35亿元", value=8.2)
    line = json.loads(beside(warehouse).read_text(encoding="utf-8"))
    assert {name: line[name] for name in ("file", "quote", "before", "after", "who", "when", "why")} == {
        "file": "石桥镇.txt",
        "quote": "6.35亿元",
        "before": {"value": 6.35},
        "after": {"value": 8.2},
        "who": "张工",
        "when": "2024-08-01T12:00:00",
        "why": "与统计局核对",
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "没有改动"),
        ({"value": float("nan")}, "数值"),
        ({"value": "8.2"}, "数值"),
        ({"unit": " "}, "单位"),
        ({"indicator": ""}, "指标"),
        ({"period": "去年"}, "期间"),
        ({"entity": " "}, "对象"),
        ({"kind": "数值"}, "类别"),
        ({"status": "done"}, "性质"),
        ({"basis": "yoy"}, "比较基准"),  # a level is compared with nothing
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_line(warehouse, changed, said):
    observation = one(warehouse, "6.35亿元")
    with pytest.raises(CorrectionError, match=said) as refused:
        correct(beside(warehouse), observation, fields(observation, **changed), **SIGNED)
    assert refused.value.en
    assert read(beside(warehouse)) == []


@pytest.mark.parametrize("unsigned", [{"who": " "}, {"why": ""}])
def test_a_correction_without_who_or_why_is_refused(warehouse, unsigned):
    observation = one(warehouse, "6.35亿元")
    with pytest.raises(CorrectionError, match="更正人和理由"):
        correct(beside(warehouse), observation, None, **SIGNED | unsigned)
    assert not beside(warehouse).exists()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"undoes": "nothing", "who": "a", "when": "b", "why": "c"}',
        '{"id": "1", "sha256": "a", "start": 1, "file": "f", "quote": "q", "after": {"period": "去年"}, '
        '"who": "a", "when": "b", "why": "c"}',
        '{"id": "1", "sha256": "a", "start": 1, "file": "f", "quote": "q", "after": {"quote": "9"}, '
        '"who": "a", "when": "b", "why": "c"}',
    ],
)
def test_a_damaged_file_is_named_with_its_line_and_leaves_the_warehouse(warehouse, line):
    corrected(warehouse, "6.35亿元", value=8.2)
    before = everything(warehouse)
    with beside(warehouse).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(CorrectionError, match="第 2 行"):
        ingest([], warehouse)
    assert everything(warehouse) == before


def test_without_a_file_nothing_is_corrected(tmp_path):
    assert current(tmp_path / "none.jsonl") == {}
    assert corrections.digest({}) == ""
