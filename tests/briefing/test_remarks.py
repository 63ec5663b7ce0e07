"""What a notice explains: gaps, claims and statements that do not fit, and what was not read."""

from tests.briefing.making import GDP, notice, said, tables
from tests.queries.ranked import grew, ranked, ranking
from tests.warehouse.making import Given, growth, level, warehouse


def test_reported_and_computed_growth_are_both_given_and_a_wide_gap_is_explained(towns):
    briefing = notice(towns)
    table = tables(briefing)[0]
    assert list(table["推算增速（%）"])[:2] == ["10", "5"]
    assert list(table["差（百分点）"])[:2] == ["0", "+4"]
    assert "东湖镇地区生产总值报告9%、推算5%、相差+4个百分点" in said(briefing)
    assert "石桥镇地区生产总值报告" not in said(briefing)


def test_a_first_place_that_a_peers_figure_contradicts_is_told(tmp_path):
    def town(name, grown):
        said = (grew(grown, GDP), ranked("第一", f"{GDP}增速", 1))
        return name, [(f"地区生产总值增长{grown}，增速居全县第一。", said)]

    connection = ranking(tmp_path, town("石桥镇", "9.0%"), town("东湖镇", "7.5%"))
    found = said(notice(connection))
    assert (
        "报告所称的位次与已载入的数不符，请核对：东湖镇地区生产总值（增速）报告称全县第一，其数为7.5%，"
        "在已载入的2个单位中排第2，第一是石桥镇（9.0%）。" in found
    )
    assert "石桥镇地区生产总值（增速）报告称" not in found
    assert "number 2 of the 2 organisations loaded" in said(notice(connection, language="en"))
    assert "报告所称的位次" not in said(notice(connection, organisations=("云岭县/石桥镇",)))


def test_statements_that_disagree_have_no_place_and_are_both_quoted(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [growth(GDP, "10.0%"), growth(GDP, "12.0%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "9.0%")]),
        Given("南坪镇", "2024H1", [growth(GDP, "3.0%")]),
    )
    briefing = notice(connection)
    table = tables(briefing)[0]
    assert list(table["单位"]) == ["东湖镇", "南坪镇", "石桥镇"]
    assert list(table["增速位次（共2）"]) == ["1", "2", ""]
    assert table["报告增速（%）"].iloc[2].endswith("†")
    assert "石桥镇地区生产总值增速10.0%与12.0%" in said(briefing)


def test_a_figure_that_two_organisations_give_differently_is_quoted_from_both(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("云岭县", "2024H1", [level(GDP, "90.00亿元")], "county"),
        Given("云岭县统计局", "2024H1", [level(GDP, "91.00亿元")], "department"),
    )
    words = said(notice(connection, group=None))
    assert "云岭县统计局报告为91.00亿元" in words
    assert "云岭县报告为90.00亿元" in words


def test_what_was_not_read_is_named(towns):
    assert "固定资产投资（东湖镇、南坪镇、河口乡）" in said(notice(towns, ("gdp", "fixed_asset_investment")))
