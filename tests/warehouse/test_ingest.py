import os
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest

from pipeline import model
from pipeline.errors import WarehouseError
from pipeline.ingest import ensure_samples, ingest, remove_samples, uploads
from pipeline.warehouse import loading, open_warehouse, publishing, version

TABLES = (*model.TABLES, "origin", "growth", "target", "completion", "conflict", "coverage")
BRIDGE = """石桥镇2024年上半年工作报告

一、主要工作
上半年，全镇完成固定资产投资6.35亿元，同比增长18.6%；一般公共预算收入3200万元，增长5.6%。
二、下半年打算
全年力争完成固定资产投资16亿元。
"""
LAKE = """东湖镇2024年上半年工作报告

一、主要工作
上半年，全镇完成固定资产投资6.4亿元，同比下降3.3%；规上工业企业达到29家。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    (folder / "东部").mkdir(parents=True)
    (folder / "石桥镇.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "东部" / "东湖镇.txt").write_text(LAKE, encoding="gb18030")
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.duckdb"


def contents(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table in the order it is stored in."""
    with open_warehouse(path) as connection:
        return {table: connection.execute(f'FROM "{table}"').fetchall() for table in TABLES}


def test_every_observation_quotes_its_document(folder, warehouse):
    summary = ingest([folder], warehouse)
    assert [(file.file, file.outcome) for file in summary.files] == [
        ("东湖镇.txt", "read"),
        ("石桥镇.txt", "read"),
    ]
    assert summary.total("observations") >= 5
    with open_warehouse(warehouse) as db:
        rows = db.execute(
            'SELECT text, o."start", o."end", quote, sentence_start, sentence_end, sentence, observation_id '
            "FROM observation o JOIN document USING (document_id)"
        ).fetchall()
        assert len(rows) == summary.total("observations")
        investment = db.execute(
            "SELECT organisation, value FROM fact WHERE indicator_key = 'fixed_asset_investment' "
            "AND kind = 'level' AND status = 'actual' ORDER BY value"
        ).fetchall()
    for text, start, end, quote, sentence_start, sentence_end, sentence, id_ in rows:
        assert text[start:end] == quote
        assert text[sentence_start:sentence_end] == sentence
        assert id_.endswith(f":{start}")
    assert investment == [("石桥镇", 6.35), ("东湖镇", 6.4)]


def test_the_same_again_changes_nothing(folder, warehouse):
    ingest([folder], warehouse)
    before, published = contents(warehouse), version(warehouse)
    again = ingest([folder], warehouse)
    assert {file.outcome for file in again.files} == {"unchanged"}
    assert not again.published
    assert version(warehouse) == published
    assert contents(warehouse) == before


def test_the_order_of_ingestion_leaves_no_trace(folder, warehouse, tmp_path):
    bridge, lake = folder / "石桥镇.txt", folder / "东部" / "东湖镇.txt"
    (folder / "坏的.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "同样的.txt").write_bytes(bridge.read_bytes())
    others = [folder / "同样的.txt", folder / "坏的.docx"]
    ingest([folder], warehouse)
    one_by_one = tmp_path / "other.duckdb"
    for path in (lake, others[1], bridge, others[0]):
        ingest([path], one_by_one)
    assert contents(one_by_one) == contents(warehouse)


def test_the_same_bytes_under_two_names_are_one_document(folder, warehouse):
    (folder / "副本.txt").write_bytes((folder / "石桥镇.txt").read_bytes())
    ingest([folder], warehouse)
    found = contents(warehouse)
    assert sorted(row[1] for row in found["document"]) == ["东湖镇.txt", "副本.txt"]
    assert len(found["origin"]) == 3
    (folder / "副本.txt").write_text(LAKE + "实现税收1.1亿元。\n", encoding="utf-8")
    ingest([folder / "副本.txt"], warehouse)
    assert sorted(row[1] for row in contents(warehouse)["document"]) == [
        "东湖镇.txt",
        "副本.txt",
        "石桥镇.txt",
    ]


def test_a_changed_file_replaces_its_own_rows_only(folder, warehouse):
    ingest([folder], warehouse)
    before = contents(warehouse)
    (folder / "石桥镇.txt").write_text(BRIDGE.replace("6.35", "8.12"), encoding="utf-8")
    summary = ingest([folder], warehouse)
    assert [file.outcome for file in summary.files] == ["unchanged", "read"]
    with open_warehouse(warehouse) as db:
        quotes = {quote for (quote,) in db.execute("SELECT quote FROM observation").fetchall()}
    assert "8.12亿元" in quotes
    assert "6.35亿元" not in quotes
    after = contents(warehouse)
    for table in ("document", "report"):
        assert len(after[table]) == len(before[table]) == 2
        assert len(set(after[table]) & set(before[table])) == 1


def test_one_name_in_two_folders_is_two_documents(folder, warehouse):
    (folder / "东部" / "石桥镇.txt").write_text(BRIDGE.replace("6.35", "8.12"), encoding="utf-8")
    ingest([folder], warehouse)
    assert sorted(row[1] for row in contents(warehouse)["document"]) == [
        "东湖镇.txt",
        "石桥镇.txt",
        "石桥镇.txt",
    ]


def test_what_cannot_be_read_is_listed_and_stops_nothing(folder, warehouse):
    (folder / "空的.txt").write_bytes(b"")
    (folder / "README.md").write_text("说明", encoding="utf-8")
    (folder / "带\"引号'和\n换行.pdf").write_bytes(os.urandom(64))
    summary = ingest([folder], warehouse)
    assert (summary.count("read"), summary.count("refused"), summary.count("passed_over")) == (2, 2, 1)
    refused = contents(warehouse)["refusal"]
    assert {row[1] for row in refused} == {
        type(file.reason).__name__ for file in summary.files if file.outcome == "refused"
    }
    (folder / "空的.txt").write_text(LAKE.replace("6.4", "6.6"), encoding="utf-8")
    ingest([folder], warehouse)
    assert len(contents(warehouse)["refusal"]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes file names that are no text")
def test_a_name_in_another_encoding_is_written_out(folder, warehouse):
    (folder / os.fsdecode("河口乡.txt".encode("gb18030"))).write_text(LAKE + "又及。\n", encoding="utf-8")
    (folder / os.fsdecode("坏的.docx".encode("gb18030"))).write_bytes(b"PK nothing")
    summary = ingest([folder], warehouse)
    assert (summary.count("read"), summary.count("refused")) == (3, 1)
    assert sum("\\udc" in row[0] for row in contents(warehouse)["origin"]) == 1


def test_a_file_that_broke_keeps_what_was_read_from_it_and_is_listed(folder, warehouse):
    ingest([folder], warehouse)
    (folder / "石桥镇.txt").write_bytes(b"")
    ingest([folder], warehouse)
    found = contents(warehouse)
    assert len(found["document"]) == 2
    assert [Path(row[0]).name for row in found["refusal"]] == ["石桥镇.txt"]


def test_dropped_files_are_known_by_name_and_archives_are_opened(folder, warehouse, tmp_path):
    archive = tmp_path / "报告.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("东湖镇.txt", LAKE)
    dropped = [("石桥镇.txt", BRIDGE.encode()), ("报告.zip", archive.read_bytes())]
    assert ingest(uploads(dropped), warehouse).count("read") == 2
    changed = [("石桥镇.txt", BRIDGE.replace("6.35", "8.12").encode())]
    assert ingest(uploads(changed), warehouse).count("read") == 1
    assert [row[0] for row in contents(warehouse)["origin"]] == ["报告.zip/东湖镇.txt", "石桥镇.txt"]


def areas(warehouse):
    with open_warehouse(warehouse) as db:
        return dict(db.execute("SELECT origin, min(area) FROM coverage GROUP BY origin").fetchall())


def test_a_county_given_for_a_file_that_a_folder_brought_is_applied_and_stays(folder, warehouse):
    ingest([folder / "石桥镇.txt"], warehouse)
    assert ingest(uploads([("石桥镇.txt", BRIDGE.encode())], "云岭县"), warehouse).count("read") == 1
    assert areas(warehouse) == {"云岭县/石桥镇.txt": "云岭县"}
    assert ingest([folder / "石桥镇.txt"], warehouse).count("unchanged") == 1
    assert areas(warehouse) == {"云岭县/石桥镇.txt": "云岭县"}


@pytest.mark.parametrize(("first", "then"), [("", "云岭县"), ("云岭县", ""), ("云岭县", "云岭县")])
def test_a_changed_upload_replaces_the_one_before_whether_its_county_is_given_or_not(warehouse, first, then):
    ingest(uploads([("石桥镇.txt", BRIDGE.encode())], first), warehouse)
    ingest(uploads([("石桥镇.txt", BRIDGE.replace("6.35", "8.12").encode())], then), warehouse)
    assert areas(warehouse) == {"云岭县/石桥镇.txt": "云岭县"}
    assert len(contents(warehouse)["document"]) == 1


def test_uploads_of_one_name_from_two_counties_are_two_files(warehouse):
    ingest(uploads([("石桥镇.txt", BRIDGE.encode())], "云岭县"), warehouse)
    ingest(uploads([("石桥镇.txt", BRIDGE.replace("6.35", "8.12").encode())], "东湖县"), warehouse)
    assert set(areas(warehouse)) == {"云岭县/石桥镇.txt", "东湖县/石桥镇.txt"}


def test_two_dropped_files_of_one_name_are_both_kept(warehouse):
    dropped = [("报告.txt", BRIDGE.encode()), ("报告.txt", LAKE.encode())]
    ingest(uploads(dropped), warehouse)
    before = contents(warehouse)
    assert len(before["document"]) == 2
    ingest(uploads(reversed(dropped)), warehouse)
    assert contents(warehouse) == before


def test_a_reader_keeps_the_old_warehouse_until_it_opens_the_new(folder, warehouse):
    ingest([folder / "石桥镇.txt"], warehouse)
    with open_warehouse(warehouse) as reader:
        seen = version(warehouse)
        ingest([folder], warehouse)
        assert version(warehouse) != seen
        assert reader.cursor().execute("SELECT count(*) FROM document").fetchone() == (1,)
        with open_warehouse(warehouse) as fresh:
            assert fresh.cursor().execute("SELECT count(*) FROM document").fetchone() == (2,)


def test_an_interruption_leaves_the_old_warehouse_and_nothing_beside_it(folder, warehouse, monkeypatch):
    ingest([folder / "石桥镇.txt"], warehouse)
    before, published = contents(warehouse), version(warehouse)

    def interrupt(done, total, result):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], warehouse, interrupt)

    def stop(part: Path, *_: object) -> None:
        part.write_bytes(b"half written")
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.ingest.write", stop)
    with pytest.raises(KeyboardInterrupt):
        ingest([folder], warehouse)
    assert version(warehouse) == published
    assert contents(warehouse) == before
    assert sorted(file.name for file in warehouse.parent.iterdir()) == ["ledger.duckdb", "ledger.duckdb.lock"]


def test_a_second_ingestion_at_the_same_time_is_told_to_wait(folder, warehouse):
    with publishing(warehouse), pytest.raises(WarehouseError, match="另一次导入"):
        ingest([folder], warehouse)
    assert ingest([folder], warehouse).published


def test_a_warehouse_that_is_open_elsewhere_on_windows_says_so(folder, warehouse, monkeypatch):
    def refuse(*_):
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(WarehouseError, match="关闭看板"):
        ingest([folder], warehouse)
    assert not warehouse.exists()


def test_what_is_no_warehouse_is_refused_and_left_alone(folder, warehouse):
    warehouse.parent.mkdir()
    with pytest.raises(WarehouseError, match="请先导入报告"):
        open_warehouse(warehouse)
    warehouse.write_bytes(b"notes of the meeting " * 1000)
    for attempt in (lambda: open_warehouse(warehouse), lambda: ingest([folder], warehouse)):
        with pytest.raises(WarehouseError, match="移走"):
            attempt()
    assert warehouse.read_bytes().startswith(b"notes of the meeting")
    warehouse.unlink()
    duckdb.connect(str(warehouse)).execute("CREATE TABLE notes (line VARCHAR)").close()
    with pytest.raises(WarehouseError, match="不是本程序"):
        open_warehouse(warehouse)


def test_a_warehouse_of_another_version_is_refused(folder, warehouse):
    ingest([folder], warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema_version'")
    with pytest.raises(WarehouseError, match="另一版本"):
        open_warehouse(warehouse)


def test_what_another_engine_read_is_read_again_from_its_text(folder, warehouse, monkeypatch):
    monkeypatch.setattr("pipeline.ingest.engine", lambda: "older")
    monkeypatch.setattr(loading, "engine", lambda: "older")
    ingest([folder], warehouse)
    before = contents(warehouse)
    monkeypatch.undo()
    (folder / "东部" / "东湖镇.txt").unlink()
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE observation SET value = -1")
    assert ingest([folder], warehouse).published
    assert contents(warehouse) == before


def test_the_log_tells_when_and_what_was_taken_in(folder, warehouse):
    ingest([folder / "石桥镇.txt"], warehouse)
    ingest([folder], warehouse)
    with open_warehouse(warehouse) as db:
        assert db.execute("SELECT files, unchanged FROM ingestion").fetchall() == [(1, 0), (1, 1)]


def test_progress_names_each_file(folder, warehouse):
    told = []
    ingest([folder], warehouse, lambda done, total, result: told.append((done, total, result.file)))
    assert told == [(1, 2, "东湖镇.txt"), (2, 2, "石桥镇.txt")]


def test_the_samples_are_taken_out_and_ones_own_reports_stay(folder, warehouse, tmp_path):
    samples = tmp_path / "data" / "samples" / "reports"
    samples.mkdir(parents=True)
    (samples / "澄川县.txt").write_text(BRIDGE.replace("石桥", "澄川"), encoding="utf-8")
    ingest([folder], warehouse)
    own = contents(warehouse)
    ingest([samples], warehouse)
    assert len(contents(warehouse)["document"]) == 3
    assert remove_samples(warehouse) == 1
    assert contents(warehouse) == own
    published = version(warehouse)
    assert remove_samples(warehouse) == 0
    assert version(warehouse) == published


def test_taking_the_samples_out_reads_the_rest_again_where_another_engine_had_read_it(
    folder, warehouse, tmp_path, monkeypatch
):
    samples = tmp_path / "data" / "samples" / "reports"
    samples.mkdir(parents=True)
    (samples / "澄川县.txt").write_text(BRIDGE.replace("石桥", "澄川"), encoding="utf-8")
    ingest([folder, samples], warehouse)
    monkeypatch.setattr(loading, "engine", lambda: "another")
    monkeypatch.setattr("pipeline.ingest.engine", lambda: "another")
    assert remove_samples(warehouse) == 1
    with open_warehouse(warehouse) as db:
        assert db.execute("SELECT value FROM meta WHERE key = 'engine'").fetchone() == ("another",)
        assert db.execute("SELECT count(*) FROM document").fetchone() == (2,)
        assert db.execute("SELECT count(DISTINCT document_id) FROM observation").fetchone() == (2,)


def test_samples_that_cannot_be_taken_out_stay(warehouse, tmp_path, monkeypatch):
    samples = tmp_path / "data" / "samples" / "reports"
    samples.mkdir(parents=True)
    (samples / "澄川县.txt").write_text(BRIDGE.replace("石桥", "澄川"), encoding="utf-8")
    ingest([samples], warehouse)
    before = warehouse.read_bytes()
    monkeypatch.setattr("pipeline.ingest.write", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        remove_samples(warehouse)
    assert warehouse.read_bytes() == before
    assert not warehouse.with_name(warehouse.name + ".part").exists()


@pytest.mark.slow
def test_the_samples_are_read_at_the_first_start_only(warehouse):
    told = []
    ensure_samples(warehouse, lambda share, name: told.append(share))
    assert told[-1] == 1
    published = version(warehouse)
    ensure_samples(warehouse, lambda share, name: told.append(share))
    assert version(warehouse) == published
    found = contents(warehouse)
    assert len(found["document"]) >= 50
    assert found["refusal"] == []
    for table in ("growth", "target", "completion", "conflict"):
        assert found[table], table
