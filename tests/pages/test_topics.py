"""From a topic to its indicators, and from a county's figure to its towns."""

import pytest

from pipeline.export import rows
from tests.pages.conftest import GDP
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level, row


def listed(at):
    return next(found.value for found in at.dataframe if "有增速的单位" in found.value).set_index("指标")


def page_links(at):
    return {
        link.proto.label: (link.proto.page.strip("/"), link.proto.query_string)
        for link in at.main.get("page_link")
    }


def test_a_topic_lists_its_indicators_with_who_reports_them_and_the_way_to_their_chart(county):
    at = open_page("overview", topic="economy")
    gdp = listed(at).loc[GDP]
    assert (gdp["单位数"], gdp["有增速的单位"]) == (3, 2)
    assert gdp["图"] == "growth?indicator=gdp&group=town&lang=zh"
    at.selectbox(key="topic").set_value("investment")
    assert list(listed(run(at)).index) == ["固定资产投资"]
    assert at.query_params["topic"] == "investment"


def test_all_organisations_together_count_each_group(county):
    at = open_page("overview", topic="economy", group="all")
    assert listed(at).loc[GDP, "单位数"] == 5


def test_topics_are_there_without_any_growth(publish):
    publish(Given("石桥镇", "2024H1", [level("森林覆盖率", "30.5%")]))
    at = open_page("overview")
    assert "按主题找指标" in words(at)
    assert listed(at)["图"].iloc[0].startswith("source?observation=")


def test_a_countys_growth_leads_to_the_ranking_of_its_towns(county):
    at = open_page("growth", group="county", period="2024H1")
    (way,) = [button for button in at.main.button if button.label == "各镇街排名：2 个单位"]
    way.click()
    run(at)
    assert at.query_params == {"indicator": "gdp", "period": "2024H1", "group": "town", "lang": "zh"}
    assert at.segmented_control(key="group").value == "town"
    assert list(at.dataframe[0].value["单位"]) == ["石桥镇", "东湖镇", "河口乡"]
    assert not [button for button in at.main.button if button.label.startswith("各")]


def test_a_countys_sentence_leads_to_the_ranking_of_its_towns(county):
    ((shown,),) = county.execute(
        "SELECT reported_id FROM growth WHERE organisation_type = 'county' AND indicator_key = 'gdp'"
    ).fetchall()
    assert "各镇街排名：2 个单位" in page_links(open_page("source", observation=shown))


def test_a_countys_page_leads_to_the_rankings_of_its_towns(county):
    at = open_page("profile", organisation="云岭县/云岭县人民政府")
    rows = next(found.value for found in at.dataframe if "走势" in found.value).set_index("指标")
    assert rows.loc[GDP, "下级排名"] == "growth?indicator=gdp&period=2024H1&group=town&lang=zh"
    of_a_town = open_page("profile", organisation="云岭县/石桥镇")
    assert not any("下级排名" in found.value for found in of_a_town.dataframe)


def test_a_county_alone_has_no_ranking_below(publish):
    publish(Given("云岭县人民政府", "2024H1", [growth(GDP, "9.5%")], "county"))
    assert not [button for button in open_page("growth").main.button if button.label.startswith("各")]


@pytest.fixture
def two_counties(publish):
    def town(name, county, percent):
        return Given(name, "2024H1", [growth(GDP, percent)], area=county)

    return publish(
        town("石桥镇", "云岭县", "5.0%"),
        town("河口乡", "云岭县", "7.0%"),
        town("石桥镇", "东湖县", "9.0%"),
        town("南坪镇", "东湖县", "8.0%"),
        Given("云岭县", "2024H1", [growth(GDP, "6.5%")], organisation_type="county"),
    )


def test_a_countys_figure_leads_to_the_ranking_of_its_own_towns(two_counties):
    query = "SELECT reported_id FROM growth WHERE organisation_type = 'county'"
    shown = row(two_counties, query)["reported_id"]
    assert "各镇街排名：2 个单位" in page_links(open_page("source", observation=shown))
    at = open_page("growth", indicator="gdp", period="2024H1", group="云岭县")
    assert at.selectbox(key="group").value == "云岭县"
    assert "位次排在云岭县已载入的镇街之间" in words(at)
    assert "2 个单位中" in words(at)


def test_towns_of_one_name_are_exported_by_their_name_as_printed(two_counties):
    assert len(rows(two_counties.cursor(), organisation=["石桥镇"])) == 2
    assert len(rows(two_counties.cursor(), organisation=["石桥镇（东湖县）"])) == 1
    assert len(rows(two_counties.cursor(), organisation=["云岭县/石桥镇"])) == 1
