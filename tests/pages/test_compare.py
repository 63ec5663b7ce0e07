import json

import pandas as pd
import pytest

from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run, words
from tests.queries.ranked import amount, grew, ranked, ranking
from tests.warehouse.making import Given, Said, growth, level


def table(at):
    return at.dataframe[0].value


def figure(at):
    return json.loads(at.get("plotly_chart")[0].proto.spec)


def said(at):
    return words(at).replace("\\", "")


@pytest.fixture
def claiming(tmp_path, monkeypatch):
    """Two towns that both claim the first place, and a third."""

    def town(name, percent, claim=None):
        sentence = f"固定资产投资8.00亿元，增长{percent}%{'，增速居全县第一' if claim else ''}。"
        numbers = [amount("8.00亿元", INVESTMENT, 8.0), grew(f"{percent}%", INVESTMENT)]
        return name, [(sentence, numbers + ([ranked("第一", "固定资产投资增速", 1)] if claim else []))]

    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(tmp_path / "ledger.duckdb"))
    return ranking(
        tmp_path, town("石桥镇", 9.0, "claims"), town("东湖镇", 12.0, "claims"), town("<b>河口</b>镇", 3.0)
    )


def test_it_opens_on_the_grid_of_growth_with_ranks_in_the_table(county):
    at = open_page("compare")
    shown = table(at)
    assert list(shown["单位"]) == ["石桥镇", "东湖镇", "河口乡"]
    assert list(shown["地区生产总值（%）"]) == ["10 · 1", "9 · 2", "数值隐去"]
    assert "1 格隐去了数值" in said(at)
    assert "份报告 · 2024 年上半年" in said(at)


def test_cells_carry_the_observation_they_show(county):
    plain, masked = figure(open_page("compare"))["data"]
    ids = [carried[0] for bars in (plain, masked) for carried in bars["customdata"]]
    quotes = county.execute(
        "SELECT list(quote ORDER BY quote) FROM observation WHERE list_contains($ids, observation_id)",
        {"ids": ids},
    ).fetchone()[0]
    assert quotes == ["10.0%", "9.0%", "XX%"]


def test_amounts_take_the_place_of_growth_in_grid_table_and_link(county):
    at = open_page("compare")
    at.segmented_control(key="heat").set_value("rank")
    run(at)
    assert at.query_params["heat"] == "rank"
    shown = table(at).set_index("单位")["固定资产投资（亿元）"]
    assert shown.to_dict() == {"石桥镇": "6 · 1", "东湖镇": "4 · 2", "河口乡": "3 · 3"}
    assert "10.00亿元" not in said(at)


def test_a_bound_keeps_its_mark_beside_what_the_report_prints(publish):
    publish(
        Given(
            "石桥镇",
            "2024H1",
            [
                level(INVESTMENT, "6.00亿元", qualifier=">"),
                Said(INVESTMENT, "1第", "rank", value=1, unit="第"),
            ],
        ),
        Given("东湖镇", "2024H1", [level(INVESTMENT, "4.00亿元", qualifier="~")]),
    )
    shown = json.dumps(figure(open_page("compare", heat="rank")), ensure_ascii=False)
    assert "固定资产投资 &gt;6.00亿元" in shown
    assert "固定资产投资 ≈4.00亿元" in shown
    assert list(table(open_page("compare", view="ranks"))["数值"]) == [">6.00亿元"]


def test_indicators_can_be_chosen_and_the_link_brings_them_back(county):
    at = open_page("compare", heat="rank")
    at.multiselect(key="indicators").set_value(["fixed_asset_investment"])
    run(at)
    query = dict(at.query_params)
    again = open_page("compare", **query)
    assert list(table(again).columns) == ["单位", "固定资产投资（亿元）", "全部数字"]
    assert figure(again)["data"] == figure(at)["data"]


def test_a_row_of_the_grid_leads_to_all_that_its_organisation_says(county):
    links = table(open_page("compare", group="town")).set_index("单位")["全部数字"]
    assert links["石桥镇"].startswith("profile?organisation=")


def test_an_organisation_that_gives_another_unit_is_counted_and_left_out(publish):
    publish(
        Given("石桥镇", "2024H1", [level("改造农房", "30户")]),
        Given("东湖镇", "2024H1", [level("改造农房", "40户")]),
        Given("河口镇", "2024H1", [level("改造农房", "500平方米")]),
    )
    at = open_page("compare", heat="rank")
    assert set(table(at)["单位"]) == {"石桥镇", "东湖镇"}
    assert "没有列入的单位数：改造农房 1" in said(at)


def test_unknown_values_of_a_link_are_named(county):
    at = open_page("compare", view="<b>饼图</b>", period="1999", indicators=["**无**"])
    assert "<b>" not in words(at)
    for named in ("饼图", "1999", "**无**"):
        assert named in said(at)
    assert len(table(at)) == 3


def test_two_that_claim_the_first_place_are_called_out_with_their_sentences(claiming):
    at = open_page("compare", view="ranks")
    told = said(at)
    assert "≠ 报告说石桥镇、东湖镇的固定资产投资（增速）都是全县第一" in told.replace(
        "东湖镇、石桥镇", "石桥镇、东湖镇"
    )
    assert "按已载入的 3 个单位推算，第一是东湖镇（12.0%）" in told
    assert "≠ 报告说石桥镇固定资产投资（增速，9.0%）全县第一" in told
    links = [json.dumps(str(link.proto)) for link in at.get("page_link")]
    assert len(links) == 4  # two claims; one disagreement with claim and figure


def test_claimed_ranks_stand_beside_computed_ones_worst_first(claiming):
    shown = table(open_page("compare", view="ranks"))
    assert list(shown["单位"]) == ["石桥镇", "东湖镇"]
    assert list(shown["推算 / 个数"]) == ["2 / 3", "1 / 3"]
    assert list(shown["核对"]) == ["≠ 不符", "✓ 相符"]
    quotes = claiming.execute("SELECT count(*) FROM observation WHERE kind = 'rank'").fetchone()[0]
    assert shown["位次原文"].nunique() == quotes


def test_no_claims_say_what_to_do(county):
    at = open_page("compare", view="ranks")
    assert "居全县第一" in at.info[0].value


def test_two_organisations_stand_side_by_side(county):
    at = open_page("compare", view="pair", a="云岭县/石桥镇", b="云岭县/东湖镇")
    shown = table(at).set_index("指标")
    assert shown.loc["固定资产投资", "数值差"] == "+2 亿元"
    assert shown.loc["固定资产投资", "相差%"] == "+50.0%"
    assert shown.loc["地区生产总值", "增速差（百分点）"] == "+1"
    assert "石桥镇有 1 项较高" in said(at)


def test_choosing_the_other_side_changes_the_table_and_keeps_both_in_the_link(county):
    at = open_page("compare", view="pair", a="云岭县/石桥镇", b="云岭县/东湖镇")
    at.selectbox(key="b").set_value("云岭县/河口乡")
    run(at)
    assert at.query_params["b"] == "云岭县/河口乡"
    assert at.query_params["a"] == "云岭县/石桥镇"
    shown = table(at).set_index("指标")
    assert shown.loc["地区生产总值", "河口乡"] == "XX亿元"
    assert shown["数值差"].isna().to_dict() == {"地区生产总值": True, "固定资产投资": False}
    assert "数值隐去" in shown.loc["地区生产总值", "说明"]


def test_two_periods_of_one_organisation_default_to_a_year_apart(county):
    at = open_page("compare", view="pair", versus="periods", a="云岭县/石桥镇")
    assert at.selectbox(key="other").value == "2023H1"
    shown = table(at).set_index("指标")
    assert shown.loc["地区生产总值", "数值差"] == "+1 亿元"


def test_half_a_year_and_a_year_are_not_subtracted(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "11.00亿元"), growth(GDP, "5.0%")]),
        Given("石桥镇", "2023", [level(GDP, "22.00亿元"), growth(GDP, "4.0%")]),
    )
    at = open_page("compare", view="pair", versus="periods")
    assert "不能相减" in said(at)
    (row,) = table(at).to_dict("records")
    assert not row.get("数值差")
    assert not row.get("增速差（百分点）")


def test_a_bound_is_not_subtracted_and_an_approximate_figure_only_about(publish):
    publish(
        Given(
            "石桥镇",
            "2024H1",
            [
                level("粮食播种面积", "2.1万亩", qualifier=">="),
                level("没有登记的事项", "90件", qualifier="~"),
            ],
        ),
        Given("东湖镇", "2024H1", [level("粮食播种面积", "21569亩"), level("没有登记的事项", "97件")]),
    )
    at = open_page("compare", view="pair", a="云岭县/石桥镇", b="云岭县/东湖镇")
    shown = table(at).set_index("指标").fillna("")
    assert shown.loc["粮食播种面积", ["石桥镇", "东湖镇", "数值差", "相差%"]].to_list() == [
        "≥2.1万亩",
        "21569亩",
        "",
        "",
    ]
    assert shown.loc["没有登记的事项", ["石桥镇", "数值差", "相差%"]].to_list() == [
        "≈90件",
        "约 −7 件",
        "约 −7.2%",
    ]


def test_an_amount_that_one_side_gives_is_shown(publish):
    publish(
        Given(
            "石桥镇",
            "2024H1",
            [
                level(GDP, "11.00亿元"),
                growth(GDP, "5.0%"),
                level(INVESTMENT, "3.00亿元"),
                growth(INVESTMENT, "2.0%"),
            ],
        ),
        Given("东湖镇", "2024H1", [growth(GDP, "4.0%"), level(INVESTMENT, "2.00亿元")]),
    )
    at = open_page("compare", view="pair", a="云岭县/石桥镇", b="云岭县/东湖镇")
    shown = table(at).set_index("指标").fillna("")
    assert shown.loc[GDP, ["石桥镇", "东湖镇", "增速差（百分点）"]].to_list() == ["11.00亿元", "", "+1"]
    assert shown.loc[INVESTMENT, ["石桥镇增速", "东湖镇增速", "增速差（百分点）"]].to_list() == ["2%", "", ""]


def test_falling_growth_keeps_its_sign(publish):
    publish(
        Given("石桥镇", "2024H1", [growth(GDP, "-2.5%")]), Given("东湖镇", "2024H1", [growth(GDP, "1.0%")])
    )
    at = open_page("compare", view="pair", a="云岭县/石桥镇", b="云岭县/东湖镇")
    (row,) = table(at).to_dict("records")
    assert (row["石桥镇增速"], row["东湖镇增速"], row["增速差（百分点）"]) == ("−2.5%", "1%", "−3.5")


@pytest.mark.parametrize("view", ["grid", "ranks", "pair"])
def test_an_empty_warehouse_says_what_to_do(publish, view):
    publish()
    at = open_page("compare", view=view)
    assert "导入" in at.info[0].value
    assert not at.get("plotly_chart")


def test_a_single_organisation_has_nothing_to_stand_beside(publish):
    publish(Given("石桥镇", "2024H1", [growth(GDP, "5.0%")]))
    assert "无从比较" in said(open_page("compare", view="pair"))


def test_nasty_names_are_shown_as_written(publish):
    publish(
        Given("=cmd|镇", "2024H1", [growth("<script>**数**</script>", "3.0%")]),
        Given("<b>石桥</b>镇", "2024H1", [growth("<script>**数**</script>", "4.0%")]),
    )
    for view in ("grid", "pair"):
        at = open_page("compare", view=view)
        assert "<script>" not in words(at)
        assert "<b>石桥" not in words(at)
        assert "<script>" not in json.dumps(figure(at), ensure_ascii=False)


def test_sixty_towns_are_capped_in_the_grid_and_whole_in_the_table(publish):
    publish(*(Given(f"第{n}镇", "2024H1", [growth(GDP, f"{n}.0%")]) for n in range(60)))
    at = open_page("compare")
    assert len(table(at)) == 60
    assert len(figure(at)["layout"]["yaxis"]["ticktext"]) == 40
    assert "图中画出前 40 个单位，共 60 个" in said(at)


def test_it_speaks_english(county):
    for view, words_en in (
        ("grid", "Growth by organisation"),
        ("pair", "indicators are given on both sides"),
    ):
        at = open_page("compare", view=view, lang="en")
        assert words_en in said(at)
        assert "Gross regional product" in table(at).to_string()


def test_neither_the_county_nor_a_department_is_ranked_among_the_towns(county):
    at = open_page("compare", group="all")
    shown = table(at).set_index("单位")["地区生产总值（%）"]
    assert (shown["云岭县人民政府"], shown["云岭县统计局"]) == ("9.5", "9.5")
    assert (shown["石桥镇"], shown["东湖镇"]) == ("10 · 1", "9 · 2")
    assert "居首最多的是石桥镇" in said(at)
    assert "不排位次" in said(at)


def test_rows_that_nothing_ranks_are_not_said_to_stand_by_rank(county):
    assert "各行按平均位次排列" in said(open_page("compare"))
    assert "各行按平均位次排列" not in said(open_page("compare", group="department"))


def test_the_other_side_defaults_to_whom_most_is_shared_with(publish):
    publish(
        Given("甲镇", "2024H1", [level("造林", "3亩"), level("种茶", "4亩"), level("养蚕", "5张")]),
        Given("乙镇", "2024H1", [level("修路", "3公里"), level("打井", "4口")]),
        Given("丙镇", "2024H1", [level("造林", "2亩")]),
    )
    at = open_page("compare", view="pair")
    assert at.selectbox(key="b").value == "云岭县/丙镇"
    assert list(table(at)["指标"]) == ["造林面积"]


def test_a_figure_that_reports_disagree_on_has_no_place_in_the_grid(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "12.00亿元"), level(GDP, "21.00亿元")]),
        Given("东湖镇", "2024H1", [level(GDP, "9.00亿元")]),
        Given("河口乡", "2024H1", [level(GDP, "3.00亿元")]),
    )
    at = open_page("compare", heat="rank")
    cells = dict(zip(table(at)["单位"], table(at).iloc[:, 1], strict=True))
    assert cells["东湖镇"] == "9 · 1"
    assert cells["河口乡"] == "3 · 2"
    assert cells["石桥镇"].endswith("†")
    assert "列出而不排位次" in said(at)


def test_places_that_two_reports_of_one_town_give_are_told_and_counted(tmp_path, monkeypatch):
    def version(place, number):
        sentence = f"固定资产投资8.00亿元，增长9.0%，增速居全县{place}。"
        numbers = [amount("8.00亿元", INVESTMENT, 8.0), grew("9.0%", INVESTMENT)]
        return "石桥镇", [(sentence, [*numbers, ranked(place, "固定资产投资增速", number)])]

    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(tmp_path / "ledger.duckdb"))
    ranking(tmp_path, version("第一", 1), version("第三", 3))
    at = open_page("compare", view="ranks")
    assert "≠ 2 个不符" in said(at)
    assert "几份报告对石桥镇固定资产投资（增速）的位次说法不一：全县第一、全县第三。" in said(at).replace(
        "全县第三、全县第一", "全县第一、全县第三"
    )
    assert "没有发现" not in said(at)
    assert set(table(at)["核对"]) == {"≠ 几份报告说法不一"}


def test_a_growth_that_reports_give_differently_is_marked_and_not_counted(publish):
    def town(name, grew, invested):
        return Given(
            name, "2024H1", [growth(GDP, grew), growth(INVESTMENT, invested), level(GDP, "8.00亿元")]
        )

    publish(town("石桥镇", "9.0%", "4.0%"), town("石桥镇", "9.0%", "6.5%"), town("东湖镇", "7.0%", "3.0%"))
    at = open_page("compare", view="pair", a="云岭县/石桥镇", b="云岭县/东湖镇")
    assert "1 项都有增速，其中石桥镇有 1 项较高" in said(at)
    assert "† 同一份或几份报告说法不一" in said(at)
    rows = table(at).set_index("指标")
    assert rows.loc[INVESTMENT, "石桥镇增速"] in ("4% †", "6.5% †")
    assert rows.loc[INVESTMENT, "说明"] == "说法不一"
    assert pd.isna(rows.loc[INVESTMENT, "增速差（百分点）"])
    assert (rows.loc[GDP, "石桥镇增速"], rows.loc[GDP, "增速差（百分点）"]) == ("9%", "+2")
    assert "固定资产投资 †" in json.dumps(figure(at)["layout"], ensure_ascii=False)


def test_a_countys_table_alone_fills_the_grid_and_says_who_tells(publish):
    said = [
        growth(INVESTMENT, quote, entity=town) for town, quote in (("石桥镇", "24.1%"), ("东湖镇", "6.0%"))
    ]
    publish(Given("云岭县", "2024H1", said, "county", "云岭县"))
    at = open_page("compare", group="town", heat="growth")
    shown = at.dataframe[0].value
    assert list(shown["单位"]) == ["石桥镇", "东湖镇"]
    assert list(shown["说明"]) == ["据云岭县报告"] * 2
    assert "据云岭县报告" in at.get("plotly_chart")[0].proto.spec.encode().decode("unicode_escape")
    pair = (
        open_page("compare", view="pair", group="town", a="云岭县/石桥镇", b="云岭县/东湖镇")
        .dataframe[0]
        .value
    )
    assert list(pair["说明"]) == ["石桥镇：据云岭县报告、东湖镇：据云岭县报告"]


def test_in_a_row_of_the_grid_is_said_which_figures_another_tells(publish):
    told = [growth(GDP, quote, entity=town) for town, quote in (("石桥镇", "4.1%"), ("东湖镇", "3.0%"))]
    publish(
        Given("云岭县", "2024H1", told, "county", "云岭县"),
        Given("石桥镇", "2024H1", [growth(INVESTMENT, "9.0%")]),
        Given("河口镇", "2024H1", [growth(INVESTMENT, "5.0%"), growth(GDP, "2.0%")]),
    )
    shown = table(open_page("compare", group="town")).set_index("单位")["说明"].fillna("")
    assert shown.to_dict() == {
        "石桥镇": "地区生产总值据云岭县报告",
        "东湖镇": "据云岭县报告",
        "河口镇": "",
    }
