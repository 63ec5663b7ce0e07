"""Tables: a number is what its row's label and its column's header say, or it is left over."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.model import Observation
from tests.extract.making import check_spans, document, extraction, observe, report


def rows(*lines: str) -> str:
    """Lines of a table, their cells parted by |, as a Word file's text has them."""
    return "\n".join(re.sub(r"\s*\|\s*", "\t", line) for line in lines) + "\n"


def said(
    text: str, period: str | None = "2024H1", organisation: str | None = None
) -> list[tuple[object, ...]]:
    """Kind, status, name, value, unit, period and place of each observation."""
    whole = document(text)
    found = extract(whole, report(text, period, organisation))
    check_spans(text, found)
    return [(o.kind, o.status, o.indicator, o.value, o.unit, o.period, o.entity) for o in found.observations]


def left(text: str) -> list[tuple[str, str]]:
    return [(x.quote, x.reason) for x in extraction(text).leftovers]


MAIN = rows(
    "指标 | 单位 | 上半年 | 同比增长（%） | 年度目标 | 完成年度任务（%） | 全县位次",
    "规上工业增加值 | 亿元 | 5.2 | 7.1 | 9.8 | 53.2 | 3",
    "社会消费品零售总额 | 万元 | 32,105 | -3.4 | 62000 | 51.8 | 第1位",
)


def test_row_and_column_say_what_a_number_is() -> None:
    assert said(MAIN) == [
        ("level", "actual", "规上工业增加值", 5.2, "亿元", "2024H1", None),
        ("growth", "actual", "规上工业增加值", 7.1, "%", "2024H1", None),
        ("level", "target", "规上工业增加值", 9.8, "亿元", "2024", None),
        ("progress", "actual", "规上工业增加值", 53.2, "%", "2024H1", None),
        ("rank", "actual", "规上工业增加值", 3.0, "第", "2024H1", None),
        ("level", "actual", "社会消费品零售总额", 32105.0, "万元", "2024H1", None),
        ("growth", "actual", "社会消费品零售总额", -3.4, "%", "2024H1", None),
        ("level", "target", "社会消费品零售总额", 62000.0, "万元", "2024", None),
        ("progress", "actual", "社会消费品零售总额", 51.8, "%", "2024H1", None),
        ("rank", "actual", "社会消费品零售总额", 1.0, "第", "2024H1", None),
    ]


def test_a_number_of_a_table_shows_its_row_its_header_and_its_rule() -> None:
    number = observe(f"一、主要指标\n{MAIN}")[1]
    assert number.sentence.startswith("规上工业增加值\t亿元")
    assert number.section == "主要指标 › 同比增长(%)"
    assert (number.rule, number.basis) == ("table", "yoy")


def test_prose_around_a_table_is_read_as_ever() -> None:
    text = f"上半年完成固定资产投资6.35亿元，增长18.6%。\n{MAIN}下半年力争新开工项目12个。"
    found = said(text)
    assert found[:2] == [
        ("level", "actual", "固定资产投资", 6.35, "亿元", "2024H1", None),
        ("growth", "actual", "固定资产投资", 18.6, "%", "2024H1", None),
    ]
    assert found[-1][:4] == ("level", "target", "新开工项目", 12.0)
    assert len(found) == 13


@pytest.mark.parametrize(
    ("header", "label", "cell", "expected"),
    [
        ("1-5月累计（亿元）", "外贸出口", "1.2", ("level", "actual", "外贸出口", 1.2, "亿元", "2024-01/2024-05")),
        ("2023年", "粮食总产量（万吨）", "12.5", ("level", "actual", "粮食总产量", 12.5, "万吨", "2023")),
        ("上年同期（亿元）", "外贸出口", "1.2", ("level", "actual", "外贸出口", 1.2, "亿元", "2023H1")),
        ("2024年目标（亿元）", "外贸出口", "2.6", ("level", "target", "外贸出口", 2.6, "亿元", "2024")),
        ("全年计划", "造林面积（亩）", "3000", ("level", "target", "造林面积", 3000.0, "亩", "2024")),
        ("比上年同期±%", "外贸出口", "－2.5", ("growth", "actual", "外贸出口", -2.5, "%", "2024H1")),
        ("较年初增长（%）", "存款余额", "4.1", ("growth", "actual", "存款余额", 4.1, "%", "2024H1")),
        ("环比（%）", "外贸出口", "3", ("growth", "actual", "外贸出口", 3.0, "%", "2024H1")),
        ("增减额（万元）", "税收收入", "-320", ("change", "actual", "税收收入", -320.0, "万元", "2024H1")),
        ("同比增减（个百分点）", "城镇化率", "0.6", ("change", "actual", "城镇化率", 0.6, "个百分点", "2024H1")),
        ("完成率", "外贸出口", "48.1%", ("progress", "actual", "外贸出口", 48.1, "%", "2024H1")),
        ("完成年度任务（万元）", "外贸出口", "880", ("level", "actual", "外贸出口", 880.0, "万元", "2024H1")),
        ("占全年目标（%）", "外贸出口", "48.1", ("progress", "actual", "外贸出口", 48.1, "%", "2024H1")),
        ("全市排名", "外贸出口", "2", ("rank", "actual", "外贸出口", 2.0, "第", "2024H1")),
        ("增速排名", "外贸出口", "2", ("rank", "actual", "外贸出口增速", 2.0, "第", "2024H1")),
        ("数值", "城镇化率（%）", "62.3", ("ratio", "actual", "城镇化率", 62.3, "%", "2024H1")),
        ("完成情况", "其中：工业投资增速（%）", "8.8", ("growth", "actual", "工业投资", 8.8, "%", "2024H1")),
        ("预计全年（亿元）", "外贸出口", "2.4", ("level", "estimate", "外贸出口", 2.4, "亿元", "2024")),
        ("完成情况", "3. 新建污水管网", "12.5公里", ("level", "actual", "新建污水管网", 12.5, "公里", "2024H1")),
        ("本期", "一般公共预算收入", "3.1亿元", ("level", "actual", "一般公共预算收入", 3.1, "亿元", "2024H1")),
        ("数值（亿元）", "工业用电支出", "X.X", ("level", "actual", "工业用电支出", None, "亿元", "2024H1")),
    ],
)  # fmt: skip
def test_headers_in_every_dress(header: str, label: str, cell: str, expected: tuple[object, ...]) -> None:
    (found,) = said(rows(f"指标名称 | {header}", f"{label} | {cell}"))
    assert found[:6] == expected


def test_the_year_before_is_the_same_stretch_of_it() -> None:
    table = rows("指标 | 2024年1-5月（万元） | 去年同期（万元） | 2023年同期（万元）", "外贸出口 | 5 | 4 | 3")
    assert [x[5] for x in said("单位：万元\n" + table)] == [
        "2024-01/2024-05",
        "2023-01/2023-05",
        "2023-01/2023-05",
    ]
    table = "2024年1-5月情况\n" + rows("指标 | 累计（万元） | 去年同期（万元）", "外贸出口 | 5 | 4")
    assert [x[5] for x in said(table)] == ["2024-01/2024-05", "2023-01/2023-05"]


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        ("指标 | 1-5月（万元） | 增长（%） | 位次", ["2024-01/2024-05"] * 3),
        ("指标 | 2024年（万元） | 2023年（万元） | 增长（%）", ["2024", "2023", "2024"]),
        ("指标 | 2023年（万元） | 2024年（万元） | 增长（%）", ["2023", "2024", "2024"]),
        ("指标 | 数值（万元） | 增长（%） | 位次", ["2024H1"] * 3),
    ],
)
def test_growth_and_places_are_of_the_latest_amounts_time(header: str, periods: list[str]) -> None:
    assert [x[5] for x in said(rows(header, "外贸出口 | 5 | 4 | 3"))] == periods


def test_a_number_like_a_year_is_a_number_in_the_body() -> None:
    assert said(rows("指标 | 2023 | 2024 | 目标（万元）", "外贸出口（万元） | 1980 | 2015 | 2100")) == [
        ("level", "actual", "外贸出口", 1980.0, "万元", "2023", None),
        ("level", "actual", "外贸出口", 2015.0, "万元", "2024", None),
        ("level", "target", "外贸出口", 2100.0, "万元", "2024", None),
    ]


def test_a_cross_is_no_masked_number() -> None:
    assert said(rows("指标 | 数值（万元） | 增长（%）", "外贸出口 | × | 3.1", "税收收入 | XX | x%")) == [
        ("growth", "actual", "外贸出口", 3.1, "%", "2024H1", None),
        ("level", "actual", "税收收入", None, "万元", "2024H1", None),
        ("growth", "actual", "税收收入", None, "%", "2024H1", None),
    ]


def test_names_that_are_all_places_are_the_places() -> None:
    table = rows("名称 | 外贸出口（万元）", "石桥镇 | 880", "南坪乡 | 620")
    assert [(x[2], x[6]) for x in said(table)] == [("外贸出口", "石桥镇"), ("外贸出口", "南坪乡")]


def test_growth_since_another_start_says_so() -> None:
    table = rows("指标 | 较年初增长（%） | 环比增长（%）", "存款余额 | 4.1 | 0.3")
    assert [o.basis for o in observe(table)] == ["prev", "mom"]


@pytest.mark.parametrize(
    ("header", "label", "cell"),
    [
        ("数值", "规上工业增加值（%）", "7.1"),  # growth, share or what is done?
        ("上半年", "招商到位资金", "3200"),  # 万元 or 亿元?
        ("增长（%）", "城镇化率", "1.1"),  # percent or points?
        ("完成年度目标", "外贸出口", "3.1"),
        ("增长", "外贸出口", "3.1"),  # percent or an amount?
        ("本月", "外贸出口（亿元）", "0.3"),  # which month?
        ("较2019年增长（%）", "外贸出口", "3.1"),  # since when, and to when?
        ("序时进度（%）", "外贸出口", "50"),  # the time that is over
        ("全县位次", "外贸出口", "2.5"),
        ("责任单位", "外贸出口", "3"),
        ("备注", "外贸出口", "3"),
        ("数值（万元）", "合计", "3"),
    ],
)
def test_what_a_table_does_not_say_plainly_is_left_over(header: str, label: str, cell: str) -> None:
    table = rows(f"指标 | {header}", f"{label} | {cell}")
    assert said(table) == []
    assert left(table)[-1] == (cell, "table")


def test_a_row_of_another_width_and_a_table_without_header_are_left_over() -> None:
    assert said(rows("指标 | 单位 | 上半年", "外贸出口 | 亿元 | 1.2 | 3.4")) == []
    assert said(rows("外贸出口 | 1.2 | 3.4", "财政收入 | 2.2 | 5.4")) == []
    assert said("主要指标见下表。\n" + rows("总额 | 万元 | 32105 | 5.5")) == []


def test_the_unit_above_the_table_is_every_rows() -> None:
    table = "单位：亿元、%\n" + rows("指标 | 上半年 | 增长 | 完成年度目标", "外贸出口 | 1.2 | 3.4 | 46.6")
    assert [x[:5] for x in said(table)] == [
        ("level", "actual", "外贸出口", 1.2, "亿元"),
        ("growth", "actual", "外贸出口", 3.4, "%"),
        ("progress", "actual", "外贸出口", 46.6, "%"),
    ]


def test_the_time_in_the_caption_is_the_tables() -> None:
    table = "附表：2023年1-9月主要经济指标\n" + rows("指标 | 累计（亿元）", "外贸出口 | 1.2")
    assert said(table)[0][5] == "2023-01/2023-09"


def test_a_second_header_begins_a_second_table() -> None:
    table = rows(
        "指标 | 单位 | 上半年",
        "外贸出口 | 亿元 | 1.2",
        "表二：各镇情况 |  | ",
        "乡镇 | 位次 | 财政总收入（万元）",
        "石桥镇 | 3 | 880",
    )
    assert [(x[0], *x[2:5], x[6]) for x in said(table)] == [
        ("level", "外贸出口", 1.2, "亿元", None),
        ("level", "财政总收入", 880.0, "万元", "石桥镇"),
    ]


def test_the_times_of_a_header_are_left_over_as_dates() -> None:
    assert left(rows("指标 | 2024年1-6月（亿元）", "外贸出口 | 1.2")) == [("2024年1-6月", "date")]


def test_growth_in_a_row_of_its_own_is_of_the_row_above() -> None:
    table = rows("指标 | 单位 | 上半年", "固定资产投资 | 亿元 | 8.9", "同比增长 | % | -3.4")
    assert [x[:5] for x in said(table)] == [
        ("level", "actual", "固定资产投资", 8.9, "亿元"),
        ("growth", "actual", "固定资产投资", -3.4, "%"),
    ]


def test_a_header_of_two_rows_is_read_together() -> None:
    table = rows(
        "指标 | 单位 | 上半年 |  | 全年目标",
        " |  | 总量 | 同比增长（%） | ",
        "固定资产投资 | 亿元 | 8.9 | -3.4 | 18",
    )
    assert [x[:6] for x in said(table)] == [
        ("level", "actual", "固定资产投资", 8.9, "亿元", "2024H1"),
        ("growth", "actual", "固定资产投资", -3.4, "%", "2024H1"),
        ("level", "target", "固定资产投资", 18.0, "亿元", "2024"),
    ]


def test_towns_in_rows_are_the_places_of_the_columns_indicators() -> None:
    table = rows(
        "镇街 | 一般公共预算收入（万元） | 增长（%） | 位次 | 外贸出口（万元） | 增长（%）",
        "石桥镇 | 3215 | 5.1 | 1 | 880 | -4.5",
        "全县 | 9820 | 4.4 |  | 2600 | 6.5",
    )
    assert [(*x[:1], *x[2:5], x[6]) for x in said(table, organisation="云岭县人民政府")][:5] == [
        ("level", "一般公共预算收入", 3215.0, "万元", "石桥镇"),
        ("growth", "一般公共预算收入", 5.1, "%", "石桥镇"),
        ("rank", "一般公共预算收入", 1.0, "第", "石桥镇"),
        ("level", "外贸出口", 880.0, "万元", "石桥镇"),
        ("growth", "外贸出口", -4.5, "%", "石桥镇"),
    ]


@pytest.mark.parametrize(
    ("organisation", "place"),
    [("云岭县人民政府", None), ("云岭县", None), ("石桥镇", "全县"), (None, "全县")],
)
def test_all_of_a_county_is_the_countys_own(organisation: str | None, place: str | None) -> None:
    table = rows("乡镇 | 外贸出口（万元）", "石塘乡 | 880", "全县 | 2600")
    assert [x[6] for x in said(table, organisation=organisation)] == ["石塘乡", place]


def test_a_table_of_towns_is_about_what_its_caption_names() -> None:
    table = "2024年上半年各镇（街道）固定资产投资完成情况表\n" + rows(
        "单位 | 完成投资（万元） | 增长（%）", "石桥镇 | 32150 | 12.3", "临河街道 | 28000 | -3.1"
    )
    assert [(x[2], x[6]) for x in said(table)] == [
        ("固定资产投资", "石桥镇"),
        ("固定资产投资", "石桥镇"),
        ("固定资产投资", "临河街道"),
        ("固定资产投资", "临河街道"),
    ]


def test_places_in_columns_are_the_places_of_their_numbers() -> None:
    table = rows("指标 | 单位 | 全市 | 江城区", "外贸出口 | 亿元 | 12.1 | 3.3")
    assert [(x[2], x[3], x[6]) for x in said(table, organisation="云岭县")] == [
        ("外贸出口", 12.1, "全市"),
        ("外贸出口", 3.3, "江城区"),
    ]


def test_projects_have_their_names_before_the_columns() -> None:
    table = rows(
        "序号 | 项目名称 | 总投资（万元） | 年度计划投资（万元） | 1-6月完成投资（万元） | 备注",
        "1 | 石桥水厂扩建 | 12000 | 5000 | 2600 | 已开工",
    )
    assert [x[1:6] for x in said(table)] == [
        ("actual", "石桥水厂扩建总投资", 12000.0, "万元", "2024H1"),
        ("target", "石桥水厂扩建投资", 5000.0, "万元", "2024"),
        ("actual", "石桥水厂扩建完成投资", 2600.0, "万元", "2024H1"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| 指标 | 数值（亿元） | 增速（%） |\n| --- | :--: | ---: |\n| 财政总收入 | 5.9 | 3.2 |\n",
        "指标名称　　　数值（亿元）　　增速（%）\n财政总收入　　　5.9　　　　　　　3.2\n",
        "指标     数值（亿元）   增速（%）\n财政总收入    5.9     3.2\n",
    ],
)
def test_tables_of_plain_text_and_markdown(table: str) -> None:
    assert [x[:5] for x in said(table)] == [
        ("level", "actual", "财政总收入", 5.9, "亿元"),
        ("growth", "actual", "财政总收入", 3.2, "%"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、\t完成固定资产投资8.02亿元，增长5.3%。\n二、\t新建厂房3栋。\n",
        "\t上半年完成固定资产投资8.02亿元，增长5.3%。\n\t新建厂房3栋。\n",
        "完成固定资产投资8.02亿元\t增长5.3%\n新建厂房3栋\t配套道路2公里\n",
    ],
)
def test_prose_with_tabs_is_no_table(text: str) -> None:
    found = observe(text)
    assert ("固定资产投资", 8.02) in [(o.indicator, o.value) for o in found]
    assert {o.rule for o in found}.isdisjoint({"table"})


def test_a_row_with_a_number_at_its_head_begins_no_section() -> None:
    table = rows("指标 | 单位 | 上半年", "一、财政总收入 | 亿元 | 5.9", "二、外贸出口 | 亿元 | 1.2")
    found = observe(f"一、主要指标\n{table}二、重点项目\n新开工项目12个。")
    assert [(o.indicator, o.section) for o in found] == [
        ("财政总收入", "主要指标 › 上半年"),
        ("外贸出口", "主要指标 › 上半年"),
        ("新开工项目", "重点项目"),
    ]


CELL = st.text(alphabet="指标单位上半年同比增长位次镇县亿元万%（）()-—.,0123456789xX１２ \u3000", max_size=12)


@given(st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_table_keeps_its_spans_true(cells: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in cells)
    found = extract(document(text), report(text))
    check_spans(text, found)
    assert all(isinstance(o, Observation) and o.quote == text[o.start : o.end] for o in found.observations)
