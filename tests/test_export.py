import csv
import io

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import export
from pipeline.errors import LedgerError
from tests.warehouse.making import Given, growth, level, warehouse


@pytest.fixture
def db(tmp_path):
    return warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level("固定资产投资", "6.35亿元"), growth("固定资产投资", "-3.3%")]),
        Given("东湖镇", "2023", [level("=cmd|' /C calc'!A0", "12件"), level("招商项目", "XX个")]),
    )


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_each_row_has_its_source(db):
    rows = export.rows(db, organisation=["石桥镇"])
    assert list(rows["quote"]) == ["6.35亿元", "-3.3%"]
    first = rows.iloc[0]
    assert first["sentence"] == "固定资产投资6.35亿元。"
    assert len(first["sha256"]) == 64
    assert first["file"].endswith(".txt")
    assert first["end"] - first["start"] == len("6.35亿元")


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        ({}, {"6.35亿元", "-3.3%", "12件", "XX个"}),
        ({"indicator": ["fixed_asset_investment"]}, {"6.35亿元", "-3.3%"}),
        ({"indicator": ["固定资产投资", "招商项目"]}, {"6.35亿元", "-3.3%", "XX个"}),
        ({"kind": ["growth"], "organisation_type": ["town"]}, {"-3.3%"}),
        ({"period": ["2023"], "status": ["actual"]}, {"12件", "XX个"}),
        ({"status": ["target"]}, set()),
    ],
)
def test_filters_leave_what_they_name(db, filters, quotes):
    assert set(export.rows(db, **filters)["quote"]) == quotes


def test_another_filter_is_refused(db):
    with pytest.raises(ValueError, match="colour"):
        export.rows(db, colour=["red"])


def test_csv_is_for_excel_and_runs_nothing(db):
    data = export.csv(export.rows(db))
    assert data.startswith(b"\xef\xbb\xbf")
    found = {row["quote"]: row for row in cells(data)}
    assert found["12件"]["indicator"] == "'=cmd|' /C calc'!A0"
    assert found["'-3.3%"]["value"] == "-3.3"
    assert found["XX个"]["value"] == ""
    assert found["6.35亿元"]["base_value"] == "635000000.0"


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1"])
def test_every_start_of_a_formula_is_made_text(text):
    (row,) = cells(export.csv(pd.DataFrame({"text": [text]})))
    assert row["text"] == "'" + text


def test_a_number_in_a_text_column_stays_as_it_is():
    (row,) = cells(export.csv(pd.DataFrame({"text": ["-3.8"]})))
    assert row["text"] == "-3.8"


def test_xlsx_has_data_sources_and_definitions(db):
    book = openpyxl.load_workbook(io.BytesIO(export.xlsx(export.rows(db))))
    assert book.sheetnames == ["数据", "来源", "说明"]
    data, sources, meanings = (list(sheet.values) for sheet in book)
    assert len(data) == 5
    column = {title: i for i, title in enumerate(data[0])}
    (odd,) = [row for row in data if row[column["指标（原文）"]] == "=cmd|' /C calc'!A0"]
    assert odd[column["数值"]] == 12
    assert book["数据"].cell(2, column["指标（原文）"] + 1).data_type == "s"
    assert {row[column["数值"]] for row in data[1:]} == {6.35, -3.3, 12, None}
    assert len(sources) == 3
    assert {row[1] for row in meanings[1:]} == set(export.rows(db).columns)
    assert all(row[2] for row in meanings[1:])


def test_xlsx_speaks_english_too(db):
    book = openpyxl.load_workbook(io.BytesIO(export.xlsx(export.rows(db), "en")))
    assert book.sheetnames == ["data", "sources", "definitions"]
    assert next(iter(book["data"].values))[0] == "organisation"


def test_more_rows_than_a_sheet_holds_are_refused_with_a_way_out():
    with pytest.raises(LedgerError, match="CSV"):
        export.xlsx(pd.DataFrame({"value": range(export.XLSX_ROWS + 1)}))


def test_parquet_has_the_same_types_whatever_the_rows(db):
    kept = [
        pq.read_schema(io.BytesIO(export.parquet(export.rows(db, period=[period]))))
        for period in ("2024H1", "2023")
    ]
    assert kept[0].types == kept[1].types
    assert pa.null() not in kept[0].types


def test_parquet_keeps_types(db):
    rows = export.rows(db)
    back = pd.read_parquet(io.BytesIO(export.parquet(rows)))
    pd.testing.assert_frame_equal(back, rows)


def test_an_unknown_format_is_refused(db):
    with pytest.raises(ValueError, match="ods"):
        export.to_bytes(export.rows(db), "ods")


def test_xlsx_says_in_words_what_the_warehouse_has_codes_for(db):
    for language, kinds, period, of in (
        ("zh", {"水平", "增速"}, "2024 年上半年", "镇"),
        ("en", {"level", "growth"}, "first half of 2024", "town"),
    ):
        book = openpyxl.load_workbook(io.BytesIO(export.xlsx(export.rows(db), language)))
        data = pd.DataFrame(
            list(book.worksheets[0].values)[1:], columns=next(iter(book.worksheets[0].values))
        )
        titles = dict(zip(export.rows(db).columns, data.columns, strict=True))
        assert set(data[titles["kind"]]) == kinds
        assert period in set(data[titles["period"]]) & set(data[titles["report_period"]])
        assert set(data[titles["organisation_type"]]) == {of}
        assert data[titles["masked"]].notna().sum() == 1
    assert titles["unit"] == "unit"
    assert "计量单位" in [column for column, *_ in export.definitions(["unit"]).values]


def test_columns_of_a_workbook_are_as_wide_as_what_they_hold(db):
    sheet = openpyxl.load_workbook(io.BytesIO(export.xlsx(export.rows(db))))["数据"]
    widths = {sheet.cell(1, column).value: sheet.column_dimensions[sheet.cell(1, column).column_letter].width
              for column in range(1, sheet.max_column + 1)}  # fmt: skip
    assert widths["单位"] < widths["原句"] < widths["SHA-256"] <= 51
