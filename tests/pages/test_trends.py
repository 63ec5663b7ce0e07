import json

import pytest

from pipeline.queries import common, trends
from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level, row


@pytest.fixture
def towns(publish):
    """Three towns over two half-years and two years; one of them once prints no digits."""
    figures = {
        "石桥镇": {"2022": "20.00亿元", "2023H1": "10.00亿元", "2023": "22.00亿元", "2024H1": "11.00亿元"},
        "东湖镇": {"2023H1": "20.00亿元", "2024H1": "21.00亿元"},
        "河口镇": {"2022H1": "4.00亿元", "2023H1": "XX亿元", "2024H1": "6.00亿元"},
    }
    return publish(
        *(
            Given(town, period, [level(GDP, value), growth(GDP, "5.0%"), level("规上工业企业", "12家")])
            for town, series in figures.items()
            for period, value in series.items()
        ),
        Given("云岭县", "2024H1", [growth(INVESTMENT, "8.8%")], "county"),
    )


def table(at):
    return at.dataframe[0].value


def figure(at):
    return json.loads(at.get("plotly_chart")[0].proto.spec)


def lines(at):
    return [trace for trace in figure(at)["data"] if trace["mode"] == "lines+markers"]


def said(at):
    return words(at).replace("\\", "")


def test_it_opens_on_what_most_organisations_give_over_time(towns):
    at = open_page("trends")
    assert at.selectbox(key="indicator").value == "gdp"
    assert set(table(at)["单位"]) == {"石桥镇", "东湖镇", "河口镇"}
    assert "份报告" in said(at)


def test_an_indicator_beyond_the_list_opens_by_its_link_and_the_page_says_that_there_are_more(
    towns, monkeypatch
):
    monkeypatch.setattr(trends, "MOST_LISTED", 1)
    monkeypatch.setattr(common, "MOST_LISTED", 1)
    query = "SELECT DISTINCT indicator_key AS key FROM observation WHERE quote = '12家'"
    at = open_page("trends", indicator=row(towns, query)["key"])
    assert "其余的用左侧的搜索框找" in said(at)
    assert "没有数据" not in said(at)
    assert set(table(at)["指标"]) == {"规上工业企业"}
    assert len(at.selectbox(key="indicator").options) == 2
    assert len(open_page("trends").selectbox(key="indicator").options) == 1


def test_levels_keep_halves_and_years_apart_and_show_what_is_masked(towns):
    at = open_page("trends", measure="level:元", focus="云岭县/石桥镇")
    parts, whole = [line for line in lines(at) if line["line"]["width"] > 2]
    assert [x for x in parts["x"] if x] == ["2023-06-30", "2024-06-30"]
    assert [x for x in whole["x"] if x] == ["2022-12-31", "2023-12-31"]
    assert "1 个数隐去了数值" in said(at)
    assert "石桥镇从" in said(at)
    masked = table(at).query("单位 == '河口镇' and 期间 == '2023 年上半年'").iloc[0]
    assert (masked["原文数字"], masked["说明"]) == ("XX亿元", "数值隐去")
    assert masked["数额（亿元）"] != masked["数额（亿元）"]  # no value, not a nought


def test_figures_of_another_kind_are_explained_and_not_drawn_together(towns):
    assert "不能画在同一坐标上：报告同比增速（%）" in said(open_page("trends", measure="level:元"))


def test_another_indicator_changes_chart_table_and_link(towns):
    at = open_page("trends")
    at.selectbox(key="indicator").set_value("industry_enterprises_above")
    run(at)
    assert set(table(at)["原文数字"]) == {"12家"}
    assert at.query_params["indicator"] == "industry_enterprises_above"


def test_organisations_can_be_chosen_and_the_link_brings_them_back(towns):
    at = open_page("trends")
    at.multiselect(key="series").set_value(["云岭县/东湖镇", "云岭县/河口镇"])
    run(at)
    at.segmented_control(key="layout").set_value("apart")
    run(at)
    query = dict(at.query_params)
    assert query["series"] == ["云岭县/东湖镇", "云岭县/河口镇"]
    again = open_page("trends", **query)
    assert set(table(again)["单位"]) == {"东湖镇", "河口镇"}
    assert again.segmented_control(key="layout").value == "apart"
    assert figure(again)["data"] == figure(at)["data"]
    at.multiselect(key="series").set_value([])
    assert set(table(run(at))["单位"]) == {"石桥镇", "东湖镇", "河口镇"}


def test_one_organisations_indicators_of_one_unit_stand_together(towns):
    at = open_page("trends", by="indicators", organisation="云岭县/石桥镇", measure="level:家")
    assert set(table(at)["指标"]) == {"规上工业企业"}
    assert "石桥镇：数额（家）" in said(at)


def test_unknown_values_of_a_link_are_named_and_left_out(towns):
    at = open_page("trends", indicator="<b>没有</b>", series=["云岭县/石桥镇", "**无**"], measure="level:吨")
    assert "没有" in said(at)
    assert "level:吨" in said(at)
    assert "“**无**”在这里没有数据，未采用" in said(at)
    assert "<b>" not in words(at)
    assert set(table(at)["单位"]) == {"石桥镇"}


def test_one_period_says_that_there_is_no_line_and_what_to_do(towns):
    at = open_page("trends", group="county")
    assert "导入其他年份的报告" in said(at)
    assert [trace["y"] for trace in lines(at)] == [[8.8]]


def test_no_figures_say_what_to_do(publish):
    publish()
    at = open_page("trends")
    assert "导入" in at.info[0].value
    assert not at.get("plotly_chart")


def test_masked_only_is_said_and_drawn_as_such(publish):
    publish(Given("石桥镇", "2024H1", [level(GDP, "XX亿元")]))
    at = open_page("trends")
    assert "隐去了数值" in said(at)
    assert lines(at) == []
    axis = json.loads(at.get("plotly_chart")[0].proto.spec)["layout"]["yaxis"]
    assert axis["showticklabels"] is False


def test_nasty_names_are_shown_as_written_and_exported_harmlessly(publish):
    publish(
        Given("=cmd|镇", "2024H1", [level("<script>**数**</script>", "3个")]),
        Given("<b>石桥</b>镇", "2024H1", [level("<script>**数**</script>", "4个")]),
    )
    at = open_page("trends")
    assert "<script>" not in words(at)
    assert "<script>**数**</script>" in said(at).replace("&lt;", "<").replace("&gt;", ">")
    assert set(table(at)["单位"]) == {"=cmd|镇", "<b>石桥</b>镇"}
    assert "<b>石桥</b>" not in json.dumps(figure(at), ensure_ascii=False)


def test_it_speaks_english(towns):
    at = open_page("trends", lang="en", measure="level:元")
    assert "Gross regional product" in said(at)
    assert "first half of 2024" in said(at)
    assert "Organisation" in table(at).columns


@pytest.mark.parametrize("number", [20, 500])
def test_many_organisations_are_capped_in_the_figure_and_whole_in_the_table(publish, number):
    publish(
        *(
            Given(f"第{n}镇", period, [level(GDP, f"{n + 1}.00亿元")])
            for n in range(number)
            for period in ("2023H1", "2024H1")
        )
    )
    at = open_page("trends")
    assert at.segmented_control(key="layout").value == "apart"
    assert len(table(at)) == 2 * number
    (titles,) = [trace["text"] for trace in figure(at)["data"] if trace["mode"] == "text"]
    assert len(titles) == min(number, 24)
    assert ("其余在表和 CSV 中" in said(at)) == (number > 24)


def test_another_way_of_comparing_keeps_to_who_stood_out(county):
    at = open_page("trends", indicator="gdp", focus="云岭县/东湖镇")
    at.segmented_control(key="by").set_value("indicators")
    run(at)
    assert at.selectbox(key="organisation").value == "云岭县/东湖镇"
    assert "没有数据" not in said(at)
    at.segmented_control(key="by").set_value("organisations")
    run(at)
    assert "没有数据" not in said(at)


def moved(publish, before, after, *others):
    """What is said of 石桥镇 between two half-years."""
    publish(
        Given("石桥镇", "2023H1", [level(GDP, "10.00亿元", qualifier=before)]),
        Given("石桥镇", "2024H1", [level(GDP, "12.50亿元", qualifier=after), *others]),
    )
    return said(open_page("trends"))


def test_an_approximate_change_is_said_to_be_one(publish):
    assert "到 2024 年上半年的 ≈12.5亿元（约 +2.5 亿元）" in moved(publish, None, "~")
    assert set(table(open_page("trends"))["说明"].dropna()) == {"原文为 ≈12.50亿元"}


def test_nothing_is_subtracted_from_a_bound(publish):
    words = moved(publish, ">=", None)
    assert "2023 年上半年为 ≥10亿元，2024 年上半年为 12.5亿元；" in words
    assert "+2.5" not in words


def test_nothing_is_subtracted_from_a_figure_that_reports_give_differently(publish):
    words = moved(publish, None, None, level(GDP, "13.00亿元", confidence=0.8))
    assert "2024 年上半年为 12.5†亿元；" in words
    assert "+2.5" not in words


def test_figures_of_unlike_periods_are_counted(publish):
    publish(
        Given("石桥镇", "2023", [level(GDP, "20.00亿元")]),
        Given("石桥镇", "2024H1", [level(GDP, "12.50亿元")]),
    )
    assert "石桥镇有 2 个数，但没有两个同类期间的" in said(open_page("trends"))


def test_figures_without_a_unit_are_drawn_with_their_buttons(publish):
    publish(
        *(Given("石桥__镇", period, [level("城乡收入比", "1.85")]) for period in ("2023H1", "2024H1")),
    )
    at = open_page("trends")
    assert "石桥__镇从" in said(at)
    assert at.get("bidi_component")
