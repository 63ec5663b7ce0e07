"""What a notice says of who stands where: ranks, yardsticks, what is masked, hedged or in another unit."""

import re

from pipeline.briefing.markdown import to_markdown
from pipeline.briefing.parts import Bars, Table
from pipeline.catalogue import indicators as catalogue
from tests.briefing.making import GDP, INVESTMENT, goal, notice, plain, said, tables
from tests.warehouse.making import Given, growth, level, warehouse


def test_the_title_and_the_lead_name_indicator_period_date_and_number_of_reports(towns):
    briefing = notice(towns)
    assert briefing.title == "关于2024年上半年地区生产总值情况的通报"
    lead = plain(briefing.blocks[0].words)
    assert "截至2024年7月1日导入的7份工作报告" in lead
    assert "4个单位" in lead


def test_places_go_to_what_is_printed_and_the_masked_one_is_listed_as_such(towns):
    table = tables(notice(towns))[0]
    assert list(table["单位"]) == ["石桥镇", "东湖镇", "南坪镇", "河口乡"]
    assert list(table["增速位次（共3）"]) == ["1", "2", "3", ""]
    assert list(table["数值位次（共3）"]) == ["3", "2", "1", ""]
    assert list(table["数值"]) == ["11.00亿元", "21.00亿元", "≈30亿元", "—（数值隐去）"]
    assert list(table["报告增速（%）"])[2:] == ["≥7.5", "—（数值隐去）"]
    assert list(table["说明"])[3] == "数值隐去"
    assert "数值隐去，不参加排位、不参加计算：河口乡地区生产总值—（数值隐去）" in said(notice(towns))


def test_first_last_and_the_yardstick_are_told_in_words(towns):
    words = said(notice(towns))
    assert "按报告增速在3个单位中排列，第一是石桥镇（10%），最后是南坪镇（≥7.5%）" in words
    assert "报告所述云岭县人民政府为8%，增速高于它的有2个（约数不计）：石桥镇、东湖镇" in words


def test_many_that_share_a_place_are_named_in_the_table_and_counted_in_words(tmp_path):
    names = [f"{name}镇" for name in "石东南北云河山"]
    town = [Given(name, "2024H1", [growth(GDP, "6.0%"), growth(INVESTMENT, "9.0%")]) for name in names]
    town.append(Given("平湖镇", "2024H1", [growth(GDP, "8.0%"), growth(INVESTMENT, "9.0%")]))
    briefing = notice(warehouse(tmp_path, *town), keys=("gdp", "fixed_asset_investment"))
    words = said(briefing)
    assert re.search(
        r"第一是平湖镇（8%），最后是.镇（6%）、.镇（6%）、.镇（6%）等7个单位（名单见表1）。", words
    )
    assert re.search(r"8个单位并列：(.{1,2}镇（9%）、?){3}等8个单位（名单见表2）。", words)
    first, second = tables(briefing)
    assert set(first["单位"]) == set(second["单位"]) == {*names, "平湖镇"}
    titles = [block.title for block in briefing.blocks if isinstance(block, Table)]
    assert [title[:2] for title in titles] == ["表1", "表2"]


def test_a_fall_keeps_its_sign(tmp_path):
    fell = Given(
        "石桥镇", "2024H1", [growth(GDP, "-3.2%"), growth(GDP, "5%", status="target", period="2024")]
    )
    connection = warehouse(tmp_path, fell)
    assert "石桥镇（实际−3.2%，目标5%，比目标差8.2个百分点）" in said(notice(connection))


def test_a_number_of_a_table_is_written_with_the_unit_of_its_head(tmp_path):
    headed = {"unit": "万元"}
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level(GDP, "2100", **headed), goal(GDP, "4000", **headed)]),
        Given("东湖镇", "2024H1", [level(GDP, "2300", **headed)]),
        Given("东湖镇", "2024H1", [level(GDP, "2200万元")]),
    )
    found = said(notice(connection))
    tables = [block for block in notice(connection).blocks if isinstance(block, Table)]
    cells = [plain(cell) for table in tables for row in table.rows for cell in row]
    assert {"2100万元", "4000万元"} < set(cells)
    assert "2200万元与2300万元" in found


def test_a_department_has_no_place(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("云岭县统计局", "2024H1", [level(GDP, "91.00亿元")], "department"),
        Given("云岭县财政局", "2024H1", [level(GDP, "90.00亿元")], "department"),
    )
    briefing = notice(connection, group="department")
    assert list(tables(briefing)[0].columns) == ["单位", "数值"]
    assert not [block for block in briefing.blocks if isinstance(block, Bars)]


def test_another_unit_is_shown_and_not_ranked(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level("夜市摊位", "10个")]),
        Given("东湖镇", "2024H1", [level("夜市摊位", "12个")]),
        Given("南坪镇", "2024H1", [level("夜市摊位", "3处")]),
    )
    briefing = notice(connection, ("夜市摊位",))
    table = tables(briefing)[0]
    assert list(table["单位"]) == ["东湖镇", "石桥镇", "南坪镇"]
    assert list(table["数值位次（共2）"]) == ["1", "2", ""]
    assert "类别与多数单位不同，不参加排位：南坪镇夜市摊位3处" in said(briefing)


def test_where_less_is_better_the_lowest_stands_first(tmp_path):
    less = next(indicator for indicator in catalogue() if indicator.direction == -1)
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [growth(less.name_zh, "2.0%")]),
        Given("东湖镇", "2024H1", [growth(less.name_zh, "-8.0%")]),
    )
    briefing = notice(connection, (less.indicator_id,))
    assert list(tables(briefing)[0]["单位"]) == ["东湖镇", "石桥镇"]
    assert "以降为好" in next(block.title for block in briefing.blocks if isinstance(block, Table))


def test_of_many_above_a_yardstick_the_furthest_are_named_and_the_table_that_has_all(tmp_path):
    towns = [Given(f"第{n}号镇", "2024H1", [growth(GDP, f"{10 + n}.0%")]) for n in range(1, 32)]
    county = Given("云岭县人民政府", "2024H1", [growth(GDP, "8.0%")], "county")
    words = said(notice(warehouse(tmp_path, *towns, county)))
    assert "增速高于它的有31个（约数不计）：第31号镇、第30号镇、" in words
    assert "、第23号镇、第22号镇等31个单位（名单见表1）。" in words


def test_only_the_chosen_organisations_are_told_of(towns):
    briefing = notice(towns, organisations=("云岭县/石桥镇", "云岭县/东湖镇"))
    assert list(tables(briefing)[0]["单位"]) == ["石桥镇", "东湖镇"]
    assert "南坪镇" not in to_markdown(briefing)
