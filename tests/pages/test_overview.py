from tests.pages.conftest import GDP
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level


def test_it_counts_what_is_held(county):
    at = open_page("overview")
    held = {metric.label: metric.value for metric in at.metric}
    assert held["报告"] == "7"
    assert held["单位"] == "5"
    assert held["期间"] == "2"
    assert held["数字"] == "23"
    assert held["隐去占比"] == "8.7%"
    assert held["数据截至"] == "2024 年上半年"
    assert at.caption[1].value == "最近导入 2024-07-01 09:00"


def test_what_stands_out_leads_to_its_sentence(county):
    at = open_page("overview")
    said = words(at).replace("\\", "")
    assert "增长最快：石桥镇，地区生产总值增长 10.0%。" in said
    assert "报告与推算不合：东湖镇，地区生产总值报告增长 9.0%，由两期数值推算为 5.0%。" in said
    assert "数值隐去：河口乡的报告有 2 个数隐去，读出 3 个。" in said
    links = [link.proto.query_string for link in at.get("page_link")]
    assert sum(link.startswith("observation=") for link in links) >= 3


def test_of_what_stands_out_the_strongest_comes_first(publish):
    def town(name, grew, done):
        goal = level("固定资产投资", "10.0亿元", status="target", period="2024")
        return Given(
            name,
            "2024H1",
            [growth(GDP, grew), growth("固定资产投资", "1.0%"), level("固定资产投资", done), goal],
        )

    publish(
        town("安平镇", "-1.5%", "4.0亿元"),
        town("石桥镇", "-6.5%", "1.0亿元"),
        town("东湖镇", "-3.0%", "4.5亿元"),
    )
    said = words(open_page("overview")).replace("\\", "")
    assert said.index("石桥镇，地区生产总值 −6.5%") < said.index("东湖镇，地区生产总值 −3.0%")
    assert "安平镇，地区生产总值" not in said
    assert said.index("石桥镇，固定资产投资完成年度目标的 10.0%") < said.index(
        "安平镇，固定资产投资完成年度目标的 40.0%"
    )


def test_a_half_year_is_not_told_by_the_whole_years_outcome(publish):
    def town(name, half, whole):
        goal = level("固定资产投资", "10.0亿元", status="target", period="2023")
        grew = growth("固定资产投资", "5.0%")
        return (
            Given(name, "2023H1", [level("固定资产投资", half), grew, goal]),
            Given(name, "2023", [level("固定资产投资", whole), grew]),
        )

    publish(*town("石桥镇", "4.0亿元", "11.2亿元"), *town("东湖镇", "5.0亿元", "9.0亿元"))
    said = words(open_page("overview", period="2023H1")).replace("\\", "")
    assert "石桥镇，固定资产投资完成年度目标的 40.0%，慢于时间进度 10.0 个百分点" in said
    assert "112.0%" not in said
    assert "按各单位该年最近一期的数" in said
    assert "石桥镇，固定资产投资完成年度目标的 112.0%" in words(open_page("overview", period="2023")).replace(
        "\\", ""
    )


def test_a_county_and_its_bureau_are_no_ends_of_its_towns(publish):
    def gives(name, gdp, grew, kind):
        return Given(name, "2024H1", [level(GDP, gdp), growth(GDP, grew)], kind)

    publish(
        gives("石桥镇", "10.00亿元", "9.0%", "town"),
        gives("东湖镇", "20.00亿元", "7.0%", "town"),
        gives("云岭县人民政府", "90.00亿元", "9.5%", "county"),
        gives("云岭县统计局", "90.00亿元", "9.5%", "department"),
        gives("云岭县发展和改革局", "90.00亿元", "9.5%", "department"),
    )
    at = open_page("overview", group="all")
    (row,) = at.dataframe[0].value.to_dict("records")
    assert (row["最高"], row["最低"]) == ("石桥镇 9", "东湖镇 7")
    assert row["增速中位数"] == 8
    assert row["数值（最低–最高）"] == "10–20 亿元"
    assert "只在镇街之间比较" in words(at)
    bureaus = open_page("overview", group="department")
    assert not {"最高", "最低", "增速中位数"} & set(bureaus.dataframe[0].value.columns)


def test_it_opens_on_the_latest_period_that_has_something_to_compare(publish):
    many = [growth(name, "5.0%") for name in (GDP, "固定资产投资", "进出口总额")]
    publish(
        Given("石桥镇", "2024H1", many[:2]),
        Given("东湖镇", "2024H1", many[:2]),
        Given("河口镇", "2024-01/2024-08", many),
    )
    assert open_page("overview").selectbox(key="period").value == "2024H1"


def test_headlines_show_value_growth_and_pace(publish):
    def town(name, gdp, grew):
        return Given(
            name,
            "2024H1",
            [level(GDP, gdp), growth(GDP, grew), growth(GDP, "8.0%", status="target", period="2024")],
        )

    publish(town("石桥镇", "10.00亿元", "9.0%"), town("东湖镇", "20.00亿元", "7.0%"))
    (row,) = open_page("overview").dataframe[0].value.to_dict("records")
    assert row["数值（最低–最高）"] == "10–20 亿元"
    assert row["增速中位数"] == 8.0
    assert (row["最高"], row["最低"]) == ("石桥镇 9", "东湖镇 7")
    assert row["目标进度"] == "▲ 1  ● 0  ▼ 1"
    assert row["增速"].startswith("growth?indicator=gdp&period=2024H1")


def test_the_period_is_a_filter_kept_in_the_url(county):
    at = open_page("overview")
    at.selectbox(key="period").set_value("2023H1")
    run(at)
    assert at.query_params["period"] == "2023H1"
    assert "增长最快：东湖镇，地区生产总值增长 6.0%。" in words(at).replace("\\", "")


def test_a_single_report_is_compared_with_nothing_and_says_so(publish):
    publish(Given("石桥镇", "2024H1", [growth(GDP, "5.0%")]))
    at = open_page("overview")
    assert "无从比较" in words(at)
    assert not at.get("plotly_chart")


def test_without_reports_it_asks_for_some(publish):
    publish()
    at = open_page("overview")
    assert "还没有报告" in at.info[0].value


def test_reports_without_growth_are_counted_all_the_same(publish):
    publish(Given("石桥镇", "2024H1", [level(GDP, "30.5亿元")]))
    at = open_page("overview")
    assert at.metric[0].value == "1"
    assert "没有增速" in words(at)


def test_of_many_organisations_the_note_says_which_have_a_dot(publish):
    publish(*(Given(f"第{n}镇", "2024H1", [growth(GDP, f"{100 - n}.0%")]) for n in range(70)))
    said = words(open_page("overview"))
    assert "一项指标的单位多于 60 个时，只画最高和最低的 40 个" in said
    assert "增速页的表和 CSV" in said


def test_a_median_that_ends_in_a_half_is_rounded_up(publish):
    publish(
        Given("石桥镇", "2024H1", [growth(GDP, "6.6%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "13.3%")]),
    )
    at = open_page("overview")
    assert at.dataframe[0].value["增速中位数"].iloc[0] == 10.0


def test_those_that_state_no_growth_are_counted_and_their_values_are_in_the_range(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "20.00亿元"), growth(GDP, "6.6%")]),
        Given("东湖镇", "2024H1", [level(GDP, "30.00亿元"), growth(GDP, "7.0%")]),
        Given("河口镇", "2024H1", [level(GDP, "5亿元", qualifier=">=")]),
        Given("南坪镇", "2024H1", [level(GDP, "XX亿元")]),
    )
    (row,) = open_page("overview").dataframe[0].value.to_dict("records")
    assert (row["单位数"], row["数值（最低–最高）"]) == (4, "≥5–30 亿元")


def test_a_range_up_to_more_than_a_figure_shows_no_arrow(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "20.00亿元"), growth(GDP, "6.6%")]),
        Given("东湖镇", "2024H1", [level(GDP, "30亿元", qualifier=">"), growth(GDP, "7.0%")]),
    )
    assert open_page("overview").dataframe[0].value["数值（最低–最高）"].iloc[0] == "20 – >30 亿元"


def test_figures_that_disagree_are_told_with_their_unit(publish):
    def told(name, gdp, kind):
        return Given(name, "2024H1", [level(GDP, gdp), growth(GDP, "6.0%")], kind)

    publish(
        told("云岭县", "90.00亿元", "county"),
        told("云岭县统计局", "88.00亿元", "department"),
        told("石桥镇", "12.00亿元", "town"),
    )
    said = words(open_page("overview")).replace("\\", "")
    assert "说法不一：地区生产总值，" in said
    assert "报告为 90亿元" in said
    assert "报告为 88亿元" in said


def test_the_towns_of_a_county_are_not_told_what_is_disputed_in_another(publish):
    def county(name, gdp, other):
        towns = [
            Given(f"{name[0]}{town}", "2024H1", [level(GDP, "9.00亿元"), growth(GDP, "6.0%")], area=name)
            for town in ("石镇", "湖镇")
        ]
        return (
            *towns,
            Given(name, "2024H1", [level(GDP, gdp), growth(GDP, "6.0%")], "county", area=name),
            Given(f"{name}统计局", "2024H1", [level(GDP, other)], "department", area=name),
        )

    publish(*county("云岭县", "90.00亿元", "88.00亿元"), *county("河西县", "70.00亿元", "65.00亿元"))
    disputed = words(open_page("overview", group="云岭县")).replace("\\", "")
    assert "云岭县统计局的报告为 88亿元" in disputed or "云岭县的报告为 90亿元" in disputed
    assert "河西县" not in disputed
    assert "河西县统计局" in words(open_page("overview", group="town"))
