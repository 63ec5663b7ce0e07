import json

import pytest

from pipeline.catalogue import indicators
from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run, words
from tests.queries.ranked import amount, grew, ranked, ranking
from tests.warehouse.making import Given, growth, level


def table(at):
    return at.dataframe[0].value


def figure(at):
    return json.loads(at.get("plotly_chart")[0].proto.spec)


def test_it_opens_on_the_most_comparable_indicator_of_the_latest_period(county):
    at = open_page("growth")
    assert at.selectbox(key="indicator").value == "gdp"
    assert at.selectbox(key="period").value == "2024H1"
    assert "地区生产总值同比增速，2024 年上半年" in at.subheader[0].value.replace("\\", "")


def test_peers_are_ranked_and_the_masked_one_has_no_place(county):
    shown = table(open_page("growth"))
    assert list(shown["单位"]) == ["石桥镇", "东湖镇", "河口乡"]
    assert list(shown["位次"])[:2] == [1, 2]
    assert shown["位次"].isna().to_list() == [False, False, True]
    assert shown["说明"].to_list()[2] == "数值隐去"


def test_a_county_and_its_bureau_are_not_ranked_among_its_towns(county):
    at = open_page("growth", group="all")
    shown = table(at).set_index("单位")["位次"]
    assert shown.dropna().to_dict() == {"石桥镇": 1, "东湖镇": 2}
    said = words(at)
    assert "图中 5 个单位，2 个排位次" in said
    assert "2 个单位中，石桥镇最高（10%），东湖镇最低（9%）" in said
    assert "部门说的多是全县（市）的数，不排位次" in said


def test_a_bureau_has_no_place_among_bureaus(county):
    assert "位次" not in table(open_page("growth", group="department"))


def test_the_list_of_indicators_counts_the_units_that_the_chart_shows(county):
    at = open_page("growth")
    assert at.selectbox(key="indicator").options[0] == "地区生产总值 · 3 个单位"
    assert "图中 3 个单位，2 个排位次" in words(at)


def test_growth_that_is_only_masked_is_called_so_in_the_list_of_indicators(publish):
    publish(
        Given("石桥镇", "2024H1", [growth(GDP, "6.0%"), growth("税收收入", "XX%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "7.0%")]),
    )
    at = open_page("growth")
    assert list(at.selectbox(key="indicator").options) == ["地区生产总值 · 2 个单位", "税收收入 · 数值隐去"]
    at.selectbox(key="indicator").set_value("tax_revenue")
    assert "1 个单位隐去了数值" in words(run(at))


def test_a_value_that_its_sentence_hedges_is_shown_with_its_mark(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "11.00亿元", qualifier=">"), growth(GDP, "6.0%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "7.0%")]),
    )
    assert table(open_page("growth")).set_index("单位").loc["石桥镇", "数值"] == ">11.00亿元"


def test_the_page_says_among_whom_towns_are_ranked(county):
    assert "位次排在云岭县已载入的镇街之间" in words(open_page("growth"))
    assert "位次排在" not in words(open_page("growth", group="department"))


def test_a_column_that_few_rows_fill_is_wide_enough_for_its_words(publish):
    towns = [Given(f"{name}镇", "2024H1", [growth(GDP, "6.0%")]) for name in "石东南北云"]
    publish(*towns, Given("河口镇", "2024H1", [growth(GDP, "XX%")]))
    at = open_page("growth")
    columns = json.loads(at.dataframe[0].proto.columns)
    assert columns["说明"]["width"] >= len("数值隐去") * 13
    assert "位次" not in columns


def test_the_county_is_a_yardstick_among_its_towns(county):
    at = open_page("growth")
    assert "1 个高于云岭县人民政府的 9.5%" in words(at).replace("\\", "")
    notes = [note["text"] for note in figure(at)["layout"]["annotations"]]
    assert "云岭县人民政府 9.5" in notes


def test_marks_carry_the_observation_they_show(county):
    bars = figure(open_page("growth"))["data"][0]
    sentences = [
        county.execute(
            "SELECT sentence FROM observation WHERE observation_id = $id", {"id": ids[0]}
        ).fetchone()[0]
        for ids in bars["customdata"]
    ]
    assert sentences == ["地区生产总值10.0%。", "地区生产总值9.0%。"]


def test_reported_and_computed_growth_stand_side_by_side_and_a_wide_gap_is_named(county):
    at = open_page("growth")
    assert table(at)["推算增速（%）"].to_list()[:2] == [10.0, 5.0]
    said = words(at).replace("\\", "")
    assert "其中 1 个的差距（百分点）超出四舍五入所能解释的范围：东湖镇 +4.0" in said
    assert "现价" in said


def test_a_choice_goes_into_the_url_and_the_figure_follows(county):
    at = open_page("growth")
    at.selectbox(key="indicator").set_value("fixed_asset_investment")
    run(at)
    assert at.query_params["indicator"] == "fixed_asset_investment"
    assert at.query_params["period"] == "2024H1"
    assert "固定资产投资同比增速" in at.subheader[0].value
    assert table(at)["推算增速（%）"].to_list() == [50.0, -20.0]


def test_a_link_restores_every_filter(county):
    at = open_page("growth", indicator="gdp", period="2023H1", group="all", lang="en")
    assert at.selectbox(key="period").value == "2023H1"
    assert at.selectbox(key="group").value == "all"  # English words are too long to stand abreast
    assert list(table(at)["Organisation"]) == ["东湖镇", "石桥镇"]
    assert at.query_params == {"indicator": "gdp", "period": "2023H1", "group": "all", "lang": "en"}


def test_a_value_that_a_link_asks_for_in_vain_is_named(county):
    at = open_page("growth", indicator="=cmd|' /C calc'!A0", period="1999")
    said = words(at).replace("\\", "")
    assert "“=cmd|' /C calc'!A0”在这里没有数据，已改为“地区生产总值" in said
    assert "“1999”在这里没有数据" in said
    assert at.selectbox(key="indicator").value == "gdp"


def test_growth_that_reports_disagree_on_is_shown_without_a_place(publish):
    publish(
        Given("石桥镇", "2024H1", [growth(GDP, "12.0%"), growth(GDP, "21.0%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "9.0%"), level(GDP, "20.0亿元"), level(GDP, "30.0亿元")]),
        Given("河口乡", "2024H1", [growth(GDP, "3.0%")]),
    )
    at = open_page("growth")
    assert list(table(at)["单位"]) == ["东湖镇", "河口乡", "石桥镇"]
    assert table(at)["数值"].iloc[0].endswith("亿元 †")
    assert list(table(at)["说明"].isin(["说法不一"])) == [True, False, True]
    assert list(table(at)["位次"])[:2] == [1, 2]
    assert table(at)["位次"].isna().to_list()[2]
    assert "2 个单位中，东湖镇最高（9%）" in words(at)
    assert "列出而不排位次" in words(at)


def test_the_place_claimed_for_growth_stands_beside_the_computed_one(tmp_path, monkeypatch):
    def town(name, percent, claim, number):
        numbers = [amount("8.00亿元", GDP, 8.0), grew(f"{percent}%", GDP), number]
        return name, [(f"地区生产总值8.00亿元，增长{percent}%，{claim}。", numbers)]

    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(tmp_path / "ledger.duckdb"))
    ranking(
        tmp_path,
        town("石桥镇", 9.0, "增速居全县第二", ranked("第二", "地区生产总值增速", 2)),
        town("东湖镇", 8.0, "总量居全县第一", ranked("第一", "地区生产总值总量", 1)),
    )
    shown = table(open_page("growth")).set_index("单位")["所称位次"]
    assert shown["石桥镇"] == "全县第二"
    assert shown.isna()["东湖镇"]


def test_organisations_of_equal_growth_share_the_place_in_words_too(publish):
    publish(*(Given(f"{name}镇", "2024H1", [growth(GDP, "9.0%")]) for name in ("石桥", "东湖")),
            *(Given(f"{name}镇", "2024H1", [growth(GDP, "3.0%")]) for name in "甲乙丙丁"))  # fmt: skip
    said = words(open_page("growth"))
    assert "东湖镇、石桥镇最高（9%）" in said
    assert "等 4 个单位最低（3%）" in said


def test_where_less_is_better_the_greatest_fall_stands_first(publish):
    less = next(indicator for indicator in indicators() if indicator.direction == -1)
    publish(
        Given("石桥镇", "2024H1", [growth(less.name_zh, "-3.0%")]),
        Given("东湖镇", "2024H1", [growth(less.name_zh, "2.0%")]),
        Given("河口乡", "2024H1", [growth(less.name_zh, "-8.0%")]),
    )
    at = open_page("growth")
    assert list(table(at)["单位"]) == ["河口乡", "石桥镇", "东湖镇"]
    assert list(table(at)["位次"]) == [1, 2, 3]
    assert "以降为好" in words(at)


def test_names_from_reports_are_never_rendered(publish):
    publish(
        Given("<b>石桥镇</b>", "2024H1", [growth(GDP, "5.0%")]),
        Given("**东湖**[镇](x)", "2024H1", [growth(GDP, "4.0%")]),
    )
    at = open_page("growth")
    said = "\n".join(element.value for element in at.markdown)
    assert "\\<b\\>石桥镇" in said
    assert "\\*\\*东湖\\*\\*" in said
    assert list(table(at)["单位"]) == ["<b>石桥镇</b>", "**东湖**[镇](x)"]


def test_one_organisation_and_one_period_are_enough(publish):
    publish(Given("石桥镇", "2024H1", [growth("接待游客", "12.5%")]))
    at = open_page("growth")
    assert list(table(at)["报告增速（%）"]) == [12.5]
    assert "历期走势" not in words(at)


def test_only_masked_growth_is_drawn_as_such(publish):
    publish(Given("石桥镇", "2024H1", [growth(GDP, "XX%")]))
    at = open_page("growth")
    assert figure(at)["data"][0]["marker"]["pattern"]["shape"] == "/"
    assert figure(at)["layout"]["xaxis"]["showticklabels"] is False
    assert "1 个单位隐去了数值" in words(at)


def test_without_any_growth_it_says_what_to_do(publish):
    publish(Given("石桥镇", "2024H1", [level(GDP, "30.5亿元")]))
    at = open_page("growth")
    assert "没有增速" in at.info[0].value
    assert not at.get("plotly_chart")


def test_five_hundred_organisations_are_drawn(publish):
    publish(*(Given(f"第{n}镇", "2024H1", [growth(GDP, f"{n % 40}.5%")]) for n in range(500)))
    at = open_page("growth")
    assert len(table(at)) == 500


def test_of_many_organisations_both_ends_are_drawn_and_the_note_counts_the_others(publish):
    publish(*(Given(f"第{n}镇", "2024H1", [growth(GDP, f"{100 - n}.0%")]) for n in range(70)))
    at = open_page("growth")
    beside = figure(at)["layout"]["yaxis"]["ticktext"]
    assert [beside[0], beside[20], beside[-1]] == ["第0镇", "⋯ 另有 30 个", "第69镇"]
    assert len(figure(at)["data"][0]["x"]) == 40
    assert "图中画出排在两端的 40 个，30 个没有画出" in words(at)
    assert len(table(at)) == 70


def test_a_mark_of_the_history_leads_to_its_sentence(county):
    history = json.loads(open_page("growth").get("plotly_chart")[1].proto.spec)
    ids = {ids[0] for trace in history["data"] for ids in trace.get("customdata", []) if ids[0]}
    found = county.execute(
        "SELECT kind FROM observation WHERE list_contains($ids, observation_id)", {"ids": [*ids]}
    )
    assert {kind for (kind,) in found.fetchall()} == {"growth"}


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        (("云岭县", "云岭县"), "位次排在云岭县已载入的镇街之间"),
        (("云岭县", "白沙县"), "位次排在已载入的全部镇街之间，不分县"),
        (("云岭县", None), "有 1 个的报告没有写明属于哪个县"),
    ],
)
def test_among_whom_places_are_counted_is_said_as_it_is(publish, areas, told):
    names = ("石桥镇", "东湖镇")
    publish(
        *(Given(name, "2024H1", [growth(GDP, "5%")], area=of) for name, of in zip(names, areas, strict=True))
    )
    assert told in words(open_page("growth", group="town")).replace("\\", "")


def test_a_countys_table_alone_ranks_its_towns_and_says_who_tells(publish):
    def told(town, grew):
        return growth(INVESTMENT, grew, entity=town)

    table_of = [told("石桥镇", "24.1%"), told("东湖镇", "6.0%"), told("河口乡", "XX%")]
    publish(Given("云岭县", "2024H1", [growth(INVESTMENT, "8.8%"), *table_of], "county", "云岭县"))
    at = open_page("growth", group="town")
    shown = table(at)
    assert list(shown["单位"]) == ["石桥镇", "东湖镇", "河口乡"]
    assert list(shown["位次"])[:2] == [1, 2]
    assert list(shown["说明"]) == ["据云岭县报告", "据云岭县报告", "数值隐去、据云岭县报告"]
    assert "报告增速 24.1%<br>据云岭县报告" in json.dumps(figure(at), ensure_ascii=False)
    assert "as told by 云岭县" in json.dumps(
        figure(open_page("growth", group="town", lang="en")), ensure_ascii=False
    )


def test_a_figure_told_of_a_town_is_placed_among_the_towns(publish):
    said = [
        growth(INVESTMENT, quote, entity=town) for town, quote in (("石桥镇", "24.1%"), ("东湖镇", "6.0%"))
    ]
    db = publish(Given("云岭县", "2024H1", said, "county", "云岭县"))
    (mark,) = db.execute("SELECT observation_id FROM told_of WHERE place = '东湖镇'").fetchone()
    assert "不参与排名" not in words(open_page("source", observation=mark)).replace("\\", "")


def test_of_many_gaps_the_widest_are_named_and_a_figure_far_out_is_told(publish):
    towns = [f"{n}号镇" for n in range(1, 16)]
    publish(
        *(Given(town, "2023H1", [level(GDP, "1.00亿元")]) for town in towns),
        *(
            Given(town, "2024H1", [level(GDP, f"{100 if n == 15 else 1 + n / 100}亿元"), growth(GDP, "30%")])
            for n, town in enumerate(towns, start=1)
        ),
    )
    told = words(open_page("growth")).replace("\\", "")
    assert "15号镇 −9,870.0、1号镇" in told
    assert "12号镇" not in told.partition("超出四舍五入")[2].partition("等，其余在表中注明")[0]
    assert "三角表示推算增速超出图的范围" in told
