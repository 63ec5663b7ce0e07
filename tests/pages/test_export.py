import re

import pytest

from pipeline import model
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level, warehouse

INVESTMENT = "固定资产投资"


@pytest.fixture
def open_warehouse(tmp_path, monkeypatch):
    def publish(*reports):
        connection = warehouse(tmp_path, *reports)
        monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(tmp_path / "ledger.duckdb"))
        return connection

    return publish


@pytest.fixture
def db(open_warehouse):
    return open_warehouse(
        Given(
            "石桥镇",
            "2024H1",
            [
                level(INVESTMENT, "6.35亿元"),
                growth(INVESTMENT, "18.6%"),
                level("=cmd|' /C calc'!A0", "12件"),
                level("招商项目", "XX个"),
            ],
        ),
        Given("县财政局", "2023", [level("一般公共预算收入", "30.5亿元", status="target")], "department"),
    )


def quotes(at):
    return list(at.dataframe[0].value["原文数字"])


def test_everything_is_counted_and_shown_at_first(db):
    at = open_page("export")
    assert "5 个数字（其中隐去 1 个），来自 2 个文件的 2 份报告" in words(at)
    assert len(quotes(at)) == 5
    assert set(at.dataframe[0].value["期间"]) == {"2024 年上半年", "2023 年"}


@pytest.mark.parametrize(
    ("filter_", "value", "left"),
    [
        ("indicator", "fixed_asset_investment", {"6.35亿元", "18.6%"}),
        ("organisation", "云岭县/县财政局", {"30.5亿元"}),
        ("organisation_type", "department", {"30.5亿元"}),
        ("period", "2023", {"30.5亿元"}),
        ("kind", "growth", {"18.6%"}),
        ("status", "target", {"30.5亿元"}),
    ],
)
def test_each_filter_is_restored_from_the_link_and_written_into_it(db, filter_, value, left):
    at = open_page("export", **{filter_: value})
    assert at.multiselect(key=filter_).value == [value]
    assert set(quotes(at)) == left

    at = open_page("export")
    at.multiselect(key=filter_).set_value([value])
    assert set(quotes(run(at))) == left
    assert at.query_params[filter_] == value
    at.multiselect(key=filter_).set_value([])
    assert len(quotes(run(at))) == 5


def test_a_filter_takes_several_values(db):
    at = open_page("export", kind=["growth", "level"], period=["2023", "2024H1"])
    assert len(quotes(at)) == 5
    assert at.multiselect(key="kind").value == ["growth", "level"]


def test_an_unknown_value_in_the_link_is_named_and_left_out(db):
    at = open_page("export", kind=["growth", "**增速**"])
    assert quotes(at) == ["18.6%"]
    assert "\\*\\*增速\\*\\*" in words(at)


def test_filters_that_leave_nothing_say_so_and_offer_no_download(db):
    at = open_page("export", kind="growth", status="target")
    assert "去掉一个条件" in at.info[0].value
    assert [button.key for button in at.get("download_button")] == ["download_数据字典"]


def test_three_formats_are_offered(db):
    at = open_page("export")
    keys = {button.key for button in at.get("download_button")}
    assert {"export_csv", "export_xlsx", "export_parquet"} <= keys


def test_more_rows_than_a_sheet_holds_are_not_offered_as_xlsx(db, monkeypatch):
    monkeypatch.setattr("pipeline.export.XLSX_ROWS", 4)
    at = open_page("export")
    enabled = {button.key: not button.proto.disabled for button in at.get("download_button")}
    assert not enabled["export_xlsx"]
    assert enabled["export_csv"]
    assert "行数上限" in words(at)


def test_a_row_leads_to_its_sentence_and_a_masked_value_has_none(db):
    table = open_page("export", indicator="招商项目").dataframe[0].value.iloc[0]
    assert table["数值"] == "—"
    assert table["原文"].startswith("source?observation=")
    assert table["原句"] == "招商项目XX个。"


def test_every_column_of_the_warehouse_is_in_the_dictionary(db):
    for table in model.TABLES:
        lines = open_page("export", table=table).dataframe[-1].value
        assert list(lines["列名"]) == [column.name for column in model.columns(table)]
        assert lines["含义"].str.contains("[一-龥]").all()


def test_the_dictionary_tells_what_each_code_means(db):
    lines = open_page("export", table="observation").dataframe[-1].value.set_index("列名")["含义"]
    for column, codes in (("kind", model.KINDS), ("status", model.STATUSES), ("basis", model.BASES)):
        assert all(re.search(f"{code} [一-龥]", lines[column]) for code in codes)


def test_the_page_speaks_english(db):
    at = open_page("export", lang="en")
    assert "5 numbers (1 of them masked) from 2 reports in 2 files" in words(at)
    assert "growth" in list(at.dataframe[0].value["Kind"])


def test_an_empty_warehouse_says_what_to_do(open_warehouse):
    open_warehouse()
    assert "导入" in open_page("export").info[0].value


def test_the_preview_says_of_which_place_a_number_is(open_warehouse):
    numbers = [level(INVESTMENT, "9亿元"), level(INVESTMENT, "3亿元", entity="石桥镇")]
    open_warehouse(Given("云岭县", "2024H1", numbers, "county", "云岭县"))
    assert list(open_page("export").dataframe[0].value["对象"].fillna("")) == ["", "石桥镇"]
