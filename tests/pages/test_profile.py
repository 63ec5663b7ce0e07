import pytest

from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, Said, growth, level

GDP = "地区生产总值"
JOBS = "城镇新增就业"
INVESTMENT = "固定资产投资"
NASTY = "**=cmd|'/C calc'!A0** <script>alert(1)</script> 某某省级高新技术产业开发区管理委员会综合办公室"


@pytest.fixture
def towns(publish):
    """Two towns over three reports, goals that were kept, missed, forgotten and still open; a bureau."""
    promised = [
        level(JOBS, "500人", status="target", period="2023", qualifier=">="),
        level(INVESTMENT, "9.00亿元", status="target", period="2023"),
        level("新增停车位", "300个", status="target", period="2023"),
    ]
    return publish(
        Given("石桥镇", "2022", [level(GDP, "9.00亿元"), *promised]),
        Given(
            "石桥镇",
            "2023",
            [
                level(GDP, "10.00亿元"),
                growth(GDP, "8.0%"),
                level(JOBS, "520人"),
                level(INVESTMENT, "8.00亿元"),
                level("招商项目", "XX个"),
                level("研发投入", "3亿元", qualifier="~"),
                Said(GDP, "2第", "rank"),
                level(INVESTMENT, "10.00亿元", status="target", period="2024"),
            ],
        ),
        Given("东湖镇", "2023", [level(GDP, "20.00亿元"), growth(GDP, "6.0%")]),
        Given("云岭县统计局", "2023", [growth(GDP, "9.5%")], "department"),
        Given(None, "2023", [level(GDP, "1.00亿元")]),
    )


def table(at, column):
    return next(found.value for found in at.dataframe if column in found.value)


def test_the_organisation_that_says_most_opens_first_with_its_reports(towns):
    at = open_page("profile")
    assert at.selectbox(key="organisation").value == "云岭县/石桥镇"
    reports = table(at, "读出数字")
    assert list(reports["期间"]) == ["2023 年", "2022 年"]
    assert reports["读出数字"].iloc[0].endswith("list=all&lang=zh#8")
    assert reports["隐去"].iloc[0].endswith("list=masked&lang=zh#1")
    assert "另有 1 份报告没有写明单位" in words(at)


def test_an_indicator_has_its_latest_value_growth_series_and_places(towns):
    rows = table(open_page("profile"), "走势").set_index("指标")
    gdp = rows.loc[GDP]
    assert (gdp["期间"], gdp["数值"], gdp["报告增速（%）"]) == ("2023 年", "10.00亿元", 8.0)
    assert list(gdp["走势"]) == [9e8, 10e8]
    assert (gdp["增速位次"], gdp["数值位次"]) == ("1/2", "2/2")
    assert gdp["来源"].startswith("source?observation=")
    assert "数值隐去" in rows.loc["招商项目", "说明"]
    assert "≈3亿元" in set(rows["数值"])
    assert "位次排在云岭县已载入的镇街之间" in words(open_page("profile"))


def test_a_department_is_not_ranked_among_others(towns):
    at = open_page("profile", organisation="云岭县/云岭县统计局")
    assert "部门说的是全县（市）的数" in words(at)
    assert "增速位次" not in table(at, "报告增速（%）")


def test_goals_are_held_against_what_later_reports_say(towns):
    at = open_page("profile")
    goals = table(at, "状态").set_index(["指标", "期间"])
    assert goals["状态"].to_dict() == {
        (INVESTMENT, "2024 年"): "… 未到期",
        (JOBS, "2023 年"): "✓ 兑现",
        (INVESTMENT, "2023 年"): "✗ 未兑现",
        ("新增停车位", "2023 年"): "○ 后来没有交代",
    }
    assert goals.loc[(JOBS, "2023 年"), "年度目标"] == "≥500人"
    assert goals.loc[(JOBS, "2023 年"), "实际出处"].startswith("source?observation=")
    assert "已到期的目标 3 个：✓ 兑现 1，✗ 未兑现 1" in words(at)


def test_a_goal_that_a_later_report_repeats_is_held_against_the_half_year_so_far(publish):
    goal = level(INVESTMENT, "10.00亿元", status="target", period="2024")
    publish(
        Given("石桥镇", "2023", [goal]),
        Given("石桥镇", "2024H1", [level(INVESTMENT, "6.00亿元", qualifier=">"), goal]),
    )
    (goals,) = table(open_page("profile"), "状态").to_dict("records")
    assert (goals["状态"], goals["提出于"]) == ("… 未到期", "2023 年")
    assert goals["实际"] == ">6.00亿元（2024 年上半年）"
    assert (goals["完成率%"], goals["超欠（百分点）"]) == (60.0, 10.0)


def test_masked_approximate_and_claimed_numbers_have_lists(towns):
    at = open_page("profile")
    assert list(table(at, "原文数字")["原文数字"]) == ["XX个"]
    for option, quotes in (("approximate", {"≈3亿元", "≥500人"}), ("ranks", {"2第"})):
        at.segmented_control(key="list").set_value(option)
        run(at)
        assert set(table(at, "原文数字")["原文数字"]) == quotes
        assert at.query_params["list"] == option


def test_filters_are_restored_from_the_link_and_written_into_it(towns):
    at = open_page("profile", organisation="云岭县/东湖镇", topic="economy", list="all", group="town")
    assert at.selectbox(key="organisation").value == "云岭县/东湖镇"
    assert at.selectbox(key="topic").value == "economy"
    assert len(table(at, "原文数字")) == 2
    at.selectbox(key="organisation").set_value("云岭县/石桥镇")
    run(at)
    assert at.query_params["organisation"] == "云岭县/石桥镇"


def test_unknown_values_in_the_link_are_named(towns):
    at = open_page("profile", organisation="**无**", topic="<b>", list="x", group="none")
    assert words(at).count("在这里没有数据") == 4
    assert "\\*\\*无\\*\\*" in words(at)
    assert at.selectbox(key="organisation").value == "云岭县/石桥镇"


def test_goals_that_are_all_open_are_told_without_a_figure(publish):
    publish(Given("石桥镇", "2023", [level(JOBS, "500人", status="target", period="2024")]))
    at = open_page("profile")
    assert "1 个目标都还没有到期" in words(at)
    assert len(at.get("plotly_chart")) == 0
    assert "没有写本地区某一期间的实际数值或增速" in words(at)


def test_long_and_nasty_names_are_shown_as_written(publish):
    publish(Given(NASTY, "2023", [level(NASTY, "8亿元"), growth(GDP, "3%")]))
    at = open_page("profile")
    assert "<script>" not in words(at).replace("\\<script\\>", "")
    assert at.subheader[0].value.startswith("\\*\\*=cmd")


def test_five_hundred_organisations_can_be_chosen_from(publish):
    publish(*(Given(f"第{n}镇", "2023", [growth(GDP, f"{n % 13}.0%")]) for n in range(500)))
    at = open_page("profile", organisation="云岭县/第321镇")
    assert at.selectbox(key="organisation").value == "云岭县/第321镇"
    assert len(at.selectbox(key="organisation").options) == 500
    assert table(at, "增速位次")["增速位次"].iloc[0].endswith("/500")


def test_an_empty_warehouse_says_what_to_do(publish):
    publish()
    assert "导入" in open_page("profile").info[0].value


def test_the_page_speaks_english(towns):
    at = open_page("profile", lang="en")
    said = words(at)
    assert "✓ kept 1, ✗ missed 1" in said
    assert "Gross regional product" in set(table(at, "Trend")["Indicator"])


def test_growth_that_reports_disagree_on_has_no_place(publish):
    publish(
        Given("石桥镇", "2024H1", [growth(GDP, "12.0%"), growth(GDP, "21.0%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "9.0%")]),
        Given("河口乡", "2024H1", [growth(GDP, "3.0%")]),
    )
    at = open_page("profile", organisation="云岭县/石桥镇")
    assert "增速位次" not in at.dataframe[1].value
    at = open_page("profile", organisation="云岭县/东湖镇")
    assert list(at.dataframe[1].value["增速位次"]) == ["1/2"]


def test_a_fall_after_a_goal_is_a_fall_and_a_table_lends_its_unit(publish):
    publish(
        Given("石桥镇", "2023", [growth(INVESTMENT, "10%", status="target", period="2024")]),
        Given(
            "石桥镇",
            "2024H1",
            [growth(INVESTMENT, "5.5%", verb="下降", value=-5.5), level(GDP, "2100", unit="万元")],
        ),
    )
    at = open_page("profile")
    assert table(at, "年度目标").iloc[0]["实际"] == "−5.5%（2024 年上半年）"
    assert table(at, "走势").set_index("指标").loc[GDP, "数值"] == "2100万元"
    numbers = open_page("profile", list="all")
    assert set(table(numbers, "原文数字")["原文数字"]) == {"10%", "−5.5%", "2100万元"}


def test_a_place_without_reports_shows_what_anothers_tells_of_it(publish):
    said = [
        *(
            level(INVESTMENT, quote, entity=town)
            for town, quote in (("石桥镇", "4.1亿元"), ("东湖镇", "3.0亿元"))
        ),
        *(
            level(INVESTMENT, "8亿元", status="target", period="2024", entity=town)
            for town in ("石桥镇", "东湖镇")
        ),
    ]
    publish(Given("云岭县", "2024H1", said, "county", "云岭县"))
    at = open_page("profile", organisation="云岭县/石桥镇")
    assert "没有自己的报告" in words(at)
    assert "以下数字据云岭县的报告" in words(at)
    assert table(at, "走势")["说明"].to_list() == ["据云岭县报告"]
    goal = table(at, "状态").iloc[0]
    assert (goal["年度目标"], goal["状态"], goal["说明"]) == ("8亿元", "… 未到期", "据云岭县报告")
    listed = table(at, "原文数字")
    assert listed["原文数字"].to_list() == ["4.1亿元", "8亿元"]
    assert listed["说明"].to_list() == ["据云岭县报告"] * 2


def test_of_an_own_growth_is_said_that_the_year_before_is_anothers_figure(publish):
    def told(town, quote):
        return level(GDP, quote, entity=town)

    publish(
        Given("云岭县", "2023H1", [told("石桥镇", "4.0亿元"), told("东湖镇", "3.0亿元")], "county", "云岭县"),
        Given("石桥镇", "2024H1", [level(GDP, "4.4亿元"), growth(GDP, "10.0%")]),
    )
    at = open_page("profile", organisation="云岭县/石桥镇")
    assert table(at, "走势")["说明"].to_list() == ["上年同期数据云岭县报告"]
