"""The search box beside every page, and where its finds lead."""

import os
from urllib.parse import unquote

import pytest

from pages import common
from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level
from tests.warehouse.making import warehouse as made


def links(at):
    """Label and address of each find."""
    return {
        link.proto.label.replace("\\", ""): (link.proto.page.strip("/"), link.proto.query_string)
        for link in at.sidebar.get("page_link")
    }


def search(at, typed):
    at.sidebar.text_input(key="search").set_value(typed)
    return links(run(at))


def said(at):
    return "\n".join(caption.value for caption in at.sidebar.caption).replace("\\", "")


@pytest.mark.parametrize("page", ["overview", "growth", "source", "upload", "export"])
def test_every_page_has_the_box_and_nothing_is_listed_before_something_is_typed(county, page):
    at = open_page(page)
    assert at.sidebar.text_input(key="search").label == "搜索指标、单位"
    assert links(at) == {}


@pytest.mark.parametrize("typed", ["dqsczz", "地区生产", "gdp", "Gross regional", "diqusheng"])
def test_an_indicator_with_growth_leads_to_its_growth(county, typed):
    found = search(open_page("export"), typed)
    assert found == {"地区生产总值 · 5 个单位": ("growth", "indicator=gdp&group=town&lang=zh")}


def test_an_organisation_is_found_by_its_initials_and_leads_to_its_page(county):
    found = search(open_page("quality"), "sqz")
    assert list(found) == ["石桥镇"]
    page, query = found["石桥镇"]
    assert page == "profile"
    assert query.startswith("organisation=")


def test_a_town_of_which_only_the_county_tells_leads_to_its_figures(publish):
    said = [
        level(INVESTMENT, quote, entity=town)
        for town, quote in (("石桥镇", "4.1亿元"), ("东湖镇", "3.0亿元"))
    ]
    publish(Given("云岭县", "2024H1", said, "county", "云岭县"))
    page, query = search(open_page("quality"), "sqz")["石桥镇"]
    assert page == "profile"
    at = open_page(page, **dict(pair.split("=") for pair in unquote(query).split("&")))
    assert at.selectbox(key="organisation").value == "云岭县/石桥镇"
    overview = "\n".join(f"{metric.label} {metric.value}" for metric in open_page("overview").metric)
    assert "单位 1" in overview


def test_a_find_within_the_page_that_is_open_changes_its_filters_and_its_address(county):
    at = open_page("growth", indicator="gdp", period="2023H1")
    assert search(at, "gdzctz") == {}
    (found,) = at.sidebar.button
    assert found.label.replace("\\", "") == "固定资产投资 · 5 个单位"
    found.click()
    run(at)
    assert at.selectbox(key="indicator").value == "fixed_asset_investment"
    assert at.query_params == {"indicator": "fixed_asset_investment", "group": "town", "lang": "zh"}


def test_without_growth_a_find_leads_to_trends_and_a_number_said_once_to_its_sentence(publish):
    publish(
        Given("石桥镇", "2023", [level("森林覆盖率", "30.5%"), level("口袋公园", "3个")]),
        Given("东湖镇", "2023", [level("森林覆盖率", "20.5%"), growth(GDP, "5.0%")]),
    )
    at = open_page("overview")
    assert search(at, "slfgl")["森林覆盖率 · 2 个单位"][0] == "trends"
    ((page, query),) = search(at, "口袋公园").values()
    assert page == "source"
    assert query.startswith("observation=")


def test_a_find_opens_on_organisations_that_have_it(publish):
    publish(
        Given("石桥镇", "2023", [growth(GDP, "5.0%")]),
        Given("东湖镇", "2023", [growth(GDP, "6.0%")]),
        Given("云岭县水利局", "2023", [growth("水库蓄水量", "7.0%")], "department"),
    )
    (address,) = search(open_page("overview"), "skxsl").values()
    assert address == (
        "growth",
        "indicator=%E6%B0%B4%E5%BA%93%E8%93%84%E6%B0%B4%E9%87%8F&group=department&lang=zh",
    )
    at = open_page("growth", indicator="水库蓄水量", group="department")
    assert at.selectbox(key="indicator").value == "水库蓄水量"


def test_what_is_not_found_is_said_as_it_was_typed(county):
    at = open_page("growth")
    assert search(at, "<b>水**稻</b>") == {}
    assert "没有与“<b>水**稻</b>”相符的指标或单位" in said(at)
    raw = "\n".join(caption.value for caption in at.sidebar.caption)
    assert "\\<b\\>" in raw
    assert "\\*\\*" in raw


def test_many_finds_are_cut_and_counted(publish):
    publish(*(Given(f"第{n}镇", "2024H1", [growth(f"第{n}类树木", "5.0%")]) for n in range(30)))
    at = open_page("export")
    found = search(at, "第")
    assert len(found) == 12
    assert "指标 30 个" in said(at)
    assert "单位 30 个" in said(at)


def test_names_that_look_like_markup_stay_text(publish):
    publish(Given("**石桥**镇", "2024H1", [growth("<b>荒坡</b>", "5.0%")]))
    at = open_page("export")
    search(at, "荒坡")
    (link,) = at.sidebar.get("page_link")
    assert link.proto.label.startswith(common.plain("<b>荒坡</b>"))


def test_what_was_typed_stays_from_page_to_page_and_in_the_other_language(county):
    at = open_page("growth")
    search(at, "dqsczz")
    at.switch_page("targets.py")
    assert "地区生产总值 · 5 个单位" in links(run(at))
    at.segmented_control(key="language_choice").set_value("en")
    assert "Gross regional product · 5 organisations" in links(run(at))


def test_a_new_warehouse_is_searched_once_it_is_published(publish, tmp_path):
    publish(Given("石桥镇", "2024H1", [growth(GDP, "5.0%")]))
    at = open_page("growth")
    assert search(at, "东湖") == {}
    (tmp_path / "new").mkdir()
    made(tmp_path / "new", Given("东湖镇", "2024H1", [growth(INVESTMENT, "5.0%")])).close()
    os.replace(tmp_path / "new" / "ledger.duckdb", tmp_path / "ledger.duckdb")
    assert list(search(at, "东湖镇")) == ["东湖镇"]


def test_a_warehouse_that_cannot_be_read_is_one_sentence(county, tmp_path):
    at = open_page("growth")
    (tmp_path / "ledger.duckdb").unlink()
    (tmp_path / "ledger.duckdb").write_bytes(b"no warehouse" * 100)
    at.sidebar.text_input(key="search").set_value("gdp")
    at.run()
    assert not at.exception
    assert "ledger" in words(at)
