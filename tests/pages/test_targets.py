import json
from dataclasses import replace

from tests.pages.conftest import GDP
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, Said, growth, level


def table(at):
    return at.dataframe[0].value


def figures(at):
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def test_half_a_year_is_compared_with_half_the_calendar(county):
    at = open_page("targets")
    shown = table(at).set_index("单位")
    assert shown.at["石桥镇", "完成率%"] == 60.0
    assert shown.at["石桥镇", "时间进度%"] == 50.0
    assert shown.at["石桥镇", "状态"] == "▲ 快 10.0"
    assert shown.at["东湖镇", "状态"] == "▼ 慢 10.0"
    assert shown.at["石桥镇", "尚需"] == "4亿元"
    said = words(at).replace("\\", "")
    assert "▲ 快于时间进度 1 个" in said
    assert "2024 年上半年" in said
    assert "不代表全年" in said


def test_what_the_rest_of_the_year_must_bring(publish):
    publish(
        Given("石桥镇", "2023H1", [level("固定资产投资", "4.00亿元")]),
        Given("石桥镇", "2023", [level("固定资产投资", "10.00亿元")]),
        Given(
            "石桥镇",
            "2024H1",
            [
                level("固定资产投资", "5.00亿元"),
                level("固定资产投资", "12.00亿元", status="target", period="2024"),
            ],
        ),
    )
    at = open_page("targets")
    # 7 still to come, 6 came in the second half of last year
    assert table(at).at[0, "后期需增%"] == 16.7
    assert "需增长最多的是石桥镇，需 16.7%" in words(at).replace("\\", "")


def test_a_half_year_beside_whole_years_is_told_apart(publish):
    invested = "固定资产投资"
    goal = level(invested, "10.00亿元", status="target", period="2024")
    publish(
        Given("石桥镇", "2024H1", [level(invested, "5.10亿元"), Said(invested, "51%", "progress"), goal]),
        Given("石桥镇", "2024", [level(invested, "10.40亿元")]),
        Given("东湖镇", "2024H1", [level(invested, "4.00亿元"), Said(invested, "40%", "progress"), goal]),
    )
    at = open_page("targets", lang="zh")
    assert "其中 1 个的实际数是 2024 年上半年的" in words(at)
    assert "其余是全年的" in words(at)
    shown = table(at).set_index("单位")
    assert shown.at["石桥镇", "完成率%"] == 104.0
    # what half a year's report stated is not set beside the whole year's outcome
    assert shown["报告所载%"].isna().to_dict() == {"石桥镇": True, "东湖镇": False}


def test_marks_lead_to_the_outcomes_sentence(county):
    chart = figures(open_page("targets"))[0]
    ids = [row[0] for trace in chart["data"] if trace["type"] == "bar" for row in trace["customdata"]]
    quotes = [
        county.execute("SELECT quote FROM observation WHERE observation_id = $id", {"id": name}).fetchone()[0]
        for name in ids
    ]
    assert quotes == ["6.00亿元", "4.00亿元"]


def test_goals_of_a_year_without_outcome_are_compared(publish):
    def province(name, grew, goal, **more):
        return Given(
            name,
            "2025",
            [growth(GDP, grew), growth(GDP, goal, status="target", period="2026", **more)],
            "province",
        )

    publish(
        province("河东省", "5.6%", "5.0%", qualifier="~"), province("河西省", "4.8%", "5.5%", qualifier=">=")
    )
    at = open_page("targets")
    assert "因此比较各单位的目标" in words(at)
    shown = at.dataframe[1].value
    assert list(shown["单位"]) == ["河西省", "河东省"]
    assert list(shown["年度目标"]) == ["≥5.5%", "≈5%"]
    assert list(shown["上年实际"]) == ["4.8%", "5.6%"]
    assert figures(at)[0]["data"][-1]["text"] == ["\u2003≥5.5", "\u2003≈5"]


def test_goals_without_outcome_stand_side_by_side_as_printed(publish):
    def province(name, grew, jobs):
        goals = [growth(GDP, grew, qualifier="~"), level("城镇新增就业", jobs, qualifier=">=")]
        return Given(
            name, "2025", [replace(said, status="target", period="2026") for said in goals], "province"
        )

    publish(province("河东省", "5%", "41万人"), province("河西省", "5.5%", "30万人"))
    side_by_side = table(open_page("targets")).set_index("单位")
    assert side_by_side.loc["河东省"].to_dict() == {"地区生产总值": "≈5%（增速）", "城镇新增就业": "≥41万人"}


def test_a_goal_stated_as_amount_and_as_growth_is_shown_one_way_at_a_time(publish):
    publish(
        Given(
            "石桥镇",
            "2024H1",
            [
                level(GDP, "6.00亿元"),
                growth(GDP, "7.0%"),
                level(GDP, "10.00亿元", status="target", period="2024"),
                growth(GDP, "8.0%", status="target", period="2024"),
            ],
        )
    )
    at = open_page("targets", kind="level")
    assert table(at).at[0, "状态"] == "▲ 快 10.0"
    at.segmented_control(key="kind").set_value("growth")
    run(at)
    assert at.query_params["kind"] == "growth"
    assert table(at).at[0, "状态"] == "▼ 低 1.0"


def test_a_masked_outcome_is_no_completion(publish):
    publish(
        Given(
            "石桥镇",
            "2024H1",
            [
                level("固定资产投资", "XX亿元"),
                level("固定资产投资", "12.00亿元", status="target", period="2024"),
            ],
        )
    )
    at = open_page("targets")
    assert "1 个单位隐去了数值" in words(at)
    assert table(at).at[0, "状态"] == "—（数值隐去）"


def test_the_grid_shows_every_goal_of_the_year(publish):
    def town(name, invested, revenue):
        goals = [
            level("固定资产投资", "10.00亿元", status="target", period="2024"),
            level("一般公共预算收入", "2.00亿元", status="target", period="2024"),
        ]
        return Given(
            name, "2024H1", [level("固定资产投资", invested), level("一般公共预算收入", revenue), *goals]
        )

    publish(town("石桥镇", "6.00亿元", "1.00亿元"), town("东湖镇", "4.00亿元", "0.50亿元"))
    grid = figures(open_page("targets"))[1]
    assert sorted(grid["data"][0]["text"]) == ["▲10.0", "▼10.0", "▼25.0", "●"]


def test_the_grid_puts_progress_and_growth_of_an_indicator_into_columns_of_their_own(publish):
    def town(name, value, grew):
        amount = level(GDP, "10.00亿元", status="target", period="2024")
        rate = growth(GDP, "8.0%", status="target", period="2024")
        return Given(name, "2024H1", [level(GDP, value), growth(GDP, grew), amount, rate])

    publish(town("石桥镇", "4.67亿元", "8.9%"), town("东湖镇", "5.50亿元", "7.0%"))
    grid = figures(open_page("targets"))[1]
    assert grid["layout"]["xaxis"]["ticktext"] == ["地区生<br>产总值"] * 2
    assert sorted(grid["data"][0]["text"]) == ["▲0.9", "▲5.0", "▼1.0", "▼3.3"]


def test_goals_without_outcome_promise_no_year_before_that_is_not_there(publish):
    goals = [level("固定资产投资", "10.00亿元", status="target", period="2024")]
    publish(Given("石桥镇", "2024H1", goals), Given("东湖镇", "2024H1", goals))
    said = words(open_page("targets"))
    assert "因此比较各单位的目标。" in said
    assert "上一年的实际数" not in said


def test_a_goal_stated_in_two_ways_is_not_called_one_without_outcome(publish):
    def goal(amount):
        return level("固定资产投资", amount, status="target", period="2024")

    publish(
        Given("石桥镇", "2024H1", [goal("10.00亿元"), goal("12.00亿元"), level("固定资产投资", "5.00亿元")]),
        Given("东湖镇", "2024H1", [goal("9.00亿元")]),
    )
    said = words(open_page("targets"))
    assert "1 个单位的报告对目标或完成数说法不一，不作比较" in said
    assert "1 个单位还没有完成数" in said
    assert "还没有这一年的完成数" not in said


def test_a_link_restores_every_filter(county):
    at = open_page("targets", indicator="fixed_asset_investment", year="2024", group="town", lang="en")
    assert at.selectbox(key="indicator").value == "fixed_asset_investment"
    assert at.selectbox(key="year").value == "2024"
    assert "progress towards the 2024 goal" in at.subheader[0].value
    assert table(at)["State"].to_list() == ["▲ ahead 10.0", "▼ behind 10.0"]


def test_a_year_that_is_not_there_is_named(county):
    at = open_page("targets", year="nan")
    assert "“nan”在这里没有数据" in words(at)
    assert at.selectbox(key="year").value == "2024"


def test_without_goals_it_says_what_to_do(publish):
    publish(Given("石桥镇", "2024H1", [level(GDP, "30.5亿元")]))
    at = open_page("targets")
    assert "没有年度目标" in at.info[0].value
    assert not at.get("plotly_chart")


def test_who_was_behind_in_spring_and_caught_up_by_summer(publish):
    def town(name, spring, summer):
        goal = level("固定资产投资", "16.00亿元", status="target", period="2024")
        return (
            Given(name, "2024Q1", [goal, level("固定资产投资", spring)]),
            Given(name, "2024H1", [level("固定资产投资", summer)]),
        )

    publish(
        *town("石桥镇", "3.20亿元", "8.80亿元"),
        *town("东湖镇", "4.80亿元", "7.04亿元"),
        *town("南坪镇", "3.20亿元", "7.04亿元"),
    )
    at = open_page("targets")
    said = words(at).replace("\\", "")
    assert "上期落后、现已赶上的有石桥镇。" in said
    assert "上期不落后、现已落后的有东湖镇。" in said
    shown = table(at).set_index("单位")
    assert list(shown["状态"]) == ["▲ 快 5.0 ↗ 赶上", "▼ 慢 6.0 ↘ 转为落后", "▼ 慢 6.0"]
    assert shown.at["石桥镇", "上期"] == "2024 年一季度 ▼ 慢 5.0"
    assert shown.at["南坪镇", "上期"] == "2024 年一季度 ▼ 慢 5.0"


def test_of_many_organisations_both_ends_are_drawn_and_the_notes_count_the_others(publish):
    publish(
        *(
            Given(
                f"第{n}镇",
                "2024H1",
                [
                    level("固定资产投资", f"{100 - n}.00亿元"),
                    level("固定资产投资", "100.00亿元", status="target", period="2024"),
                ],
            )
            for n in range(70)
        )
    )
    at = open_page("targets")
    for chart in figures(at):
        assert "⋯ 另有 30 个" in chart["layout"]["yaxis"]["ticktext"]
    assert "图中画出排在两端的 40 个，30 个没有画出" in words(at)
    assert "图中画出最快和最慢的 40 个，30 个没有画出" in words(at)
    assert len(table(at)) == 70


def test_a_grid_of_one_column_is_not_wider_than_a_phone(county):
    (style,) = [one.proto.body for one in open_page("targets").get("html") if "min-width" in one.proto.body]
    assert "min-width: 13.5rem" in style
