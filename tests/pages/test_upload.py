import io
import json
import zipfile

import pytest

from pipeline.errors import WarehouseError
from pipeline.ingest import ingest
from pipeline.warehouse import open_warehouse
from tests.pages.opening import open_page, run, words

REPORT = (
    "石桥镇2024年上半年工作报告\n\n"
    "一、主要工作\n"
    "上半年累计完成固定资产投资6.35亿元、增长18.6%，其中制造业投资XX亿元。\n"
)


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Where the app will keep its warehouse; nothing is there yet."""
    path = tmp_path / "data" / "ledger.duckdb"
    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(path))
    monkeypatch.setattr("pipeline.ingest.SAMPLES", tmp_path / "samples")
    (tmp_path / "samples").mkdir()
    return path


def drop(at, *files):
    at.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return run(at)


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, data in members.items():
            zipped.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_the_page_says_where_the_data_lie(path):
    assert any(str(path.resolve()) in code.value for code in open_page("upload").code)


def test_a_dropped_report_is_in_the_warehouse_at_once(path):
    at = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()))
    assert "1 份报告" in at.success[0].value
    with open_warehouse(path) as connection:
        assert connection.execute("SELECT organisation, period FROM report").fetchall() == [
            ("石桥镇", "2024H1")
        ]
    (component,) = open_page("source").get("bidi_component")
    quotes = [text for _, pieces in json.loads(component.proto.json)["paragraphs"] for text, _, _ in pieces]
    assert "6.35亿元" in quotes


def test_what_was_found_is_listed_with_organisation_period_and_counts(path):
    at = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()))
    found = at.dataframe[0].value.iloc[0]
    assert found["单位"] == "石桥镇"
    assert found["期间"] == "2024 年上半年"
    assert found["读出数字"] == 3
    assert found["隐去"] == 1


def test_a_file_that_cannot_be_read_is_named_with_the_next_step_and_the_others_go_on(path):
    files = [("空.txt", b""), ("坏.pdf", b"%PDF-1.4 broken"), ("石桥镇.txt", REPORT.encode())]
    at = drop(open_page("upload"), *files)
    assert "新读 1 个文件" in at.success[0].value
    told = at.error[0].value
    assert "2 个文件没有读成" in told
    assert "空\\.txt" in told
    assert "坏\\.pdf" in told


def test_an_archive_is_opened_and_a_member_that_climbs_out_is_refused(path):
    data = archive(**{"报告__石桥镇.txt": REPORT, "..__..__外.txt": REPORT})
    at = drop(open_page("upload"), ("全部.zip", data))
    assert "新读 1 个文件" in at.success[0].value
    assert "外" in at.error[0].value


def test_many_files_are_told_one_by_one_on_asking(path):
    many = archive(
        **{
            f"村{n}.txt": REPORT.replace("石桥镇", f"石桥{n}镇").encode()
            for n in "甲乙丙丁戊己庚辛壬癸子丑寅"
        }
    )
    at = drop(open_page("upload"), ("云岭县.zip", many))
    (each,) = [expander for expander in at.expander if expander.label == "逐个文件（13）"]
    assert "村甲.txt" in each.markdown[0].value.replace("\\", "")
    assert len(at.dataframe[0].value) == 13


def test_dropping_a_file_again_changes_nothing(path):
    first = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()))
    before = path.read_bytes()
    again = drop(first, ("石桥镇.txt", REPORT.encode()))
    assert "没有新内容" in again.info[0].value
    assert path.read_bytes() == before


def test_only_refused_files_leave_the_tables_as_they_were(path):
    at = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()))
    at = drop(at, ("空.txt", b""))
    assert "空\\.txt" in at.error[0].value
    with open_warehouse(path) as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchall() == [(1,)]


def test_a_file_name_with_markup_is_shown_as_text(path):
    at = drop(open_page("upload"), ("<b>**空**.txt", b""))
    assert "\\<b\\>\\*\\*空\\*\\*\\.txt" in at.error[0].value


def test_reasons_are_given_in_the_language_of_the_interface(path):
    at = drop(open_page("upload", lang="en"), ("空.txt", b""))
    assert "is empty" in at.error[0].value


def test_the_warehouses_files_reports_and_refusals_are_listed(path):
    at = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()), ("空.txt", b""))
    assert list(at.dataframe[-1].value["文件"]) == ["石桥镇.txt"]
    at.segmented_control(key="list").set_value("reports")
    assert list(run(at).dataframe[-1].value["单位"]) == ["石桥镇"]
    at.segmented_control(key="list").set_value("refusals")
    assert list(run(at).dataframe[-1].value["来处"]) == ["空.txt"]


def test_a_warehouse_that_cannot_be_written_is_explained_and_stays_as_it_was(path, monkeypatch):
    at = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()))
    before = path.read_bytes()

    def refuse(warehouse):
        raise WarehouseError(
            f"“{warehouse}”正被占用；请稍后再试。", f"“{warehouse}” is in use; try again later."
        )

    monkeypatch.setattr("pipeline.ingest.publishing", refuse)
    at = drop(at, ("东湖镇.txt", REPORT.replace("石桥", "东湖").encode()))
    assert "正被占用" in at.error[0].value
    assert path.read_bytes() == before


def test_the_samples_are_removed_once_it_is_said_what_that_means(path, tmp_path):
    samples = tmp_path / "data" / "samples" / "reports"
    samples.mkdir(parents=True)
    (samples / "澄川县.txt").write_text(REPORT.replace("石桥镇", "澄川县"), encoding="utf-8")
    ingest([samples], path)
    at = drop(open_page("upload"), ("石桥镇.txt", REPORT.encode()))
    assert "1 份文件是随程序附带的示例" in words(at)
    (confirm,) = [button for button in at.button if button.label == "确认移除"]
    confirm.click()
    at = run(at)
    assert "已移除 1 份" in words(at)
    with open_warehouse(path) as connection:
        assert connection.execute("SELECT organisation FROM report").fetchall() == [("石桥镇",)]
    assert not [button for button in at.button if button.label == "确认移除"]


def areas(path):
    with open_warehouse(path) as connection:
        query = "SELECT organisation, area, origin FROM report JOIN document USING (document_id)"
        return connection.execute(query).fetchall()


def test_files_dropped_with_a_county_are_of_its_towns(path):
    at = open_page("upload")
    at.main.text_input[0].set_value(" 云岭县 ")
    other = REPORT.replace("石桥", "南坪").encode()
    drop(run(at), ("石桥镇.txt", REPORT.encode()), ("别的.zip", archive(**{"南坪镇.txt": other})))
    assert sorted(areas(path)) == [
        ("南坪镇", "云岭县", "云岭县/别的.zip/南坪镇.txt"),
        ("石桥镇", "云岭县", "云岭县/石桥镇.txt"),
    ]


def test_a_county_given_later_takes_the_place_of_what_was_said_before(path):
    file = ("石桥镇.txt", REPORT.encode())
    drop(open_page("upload"), file)
    assert areas(path) == [("石桥镇", "石桥镇", "石桥镇.txt")]
    for county in ("东湖县", "云岭县", ""):
        at = open_page("upload")
        at.main.text_input[0].set_value(county)
        at = drop(run(at), file)
        assert bool(at.success) == bool(county)
    assert areas(path) == [("石桥镇", "云岭县", "云岭县/石桥镇.txt")]


def test_what_is_no_county_is_said_and_no_file_is_taken(path):
    at = open_page("upload")
    at.main.text_input[0].set_value("*云岭*")
    at = run(at)
    assert "不像县（市、区）的名称" in at.warning[0].value
    assert "\\*云岭\\*" in at.warning[0].value
    assert at.file_uploader[0].proto.disabled
