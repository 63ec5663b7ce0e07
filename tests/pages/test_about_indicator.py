"""What stands beside an indicator's chart: definition, direction, units and names."""

import pytest

from pages.about_indicator import conversion
from pipeline.catalogue import indicators
from pipeline.interface import sentences
from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run
from tests.warehouse.making import Given, growth, level


def about(at, place):
    """What the opened button tells."""
    at.session_state[f"about_{place}"] = True
    run(at)
    (popover,) = at.get("popover")
    return "\n".join(str(element.value) for element in (*popover.markdown, *popover.caption)).replace(
        "\\", ""
    )


@pytest.mark.parametrize(
    ("page", "place", "query"),
    [
        ("growth", "growth", {}),
        ("targets", "targets", {"indicator": "fixed_asset_investment"}),
        ("trends", "trends", {}),
        ("compare", "grid", {}),
    ],
)
def test_a_chart_has_it_beside_and_asks_nothing_before_it_is_opened(county, page, place, query):
    at = open_page(page, **query)
    (popover,) = at.get("popover")
    assert not popover.markdown
    assert "报告里的叫法" in about(at, place)


def test_definition_direction_units_and_names_are_told(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "30.5亿元"), growth("GDP", "5.0%")]),
        Given("东湖镇", "2024H1", [level(GDP, "20500万元"), growth(GDP, "6.0%")]),
    )
    told = about(open_page("growth"), "growth")
    assert "增速按不变价计算" in told
    assert "▲ 越高越好" in told
    assert "1 亿元 = 10,000 万元 = 100,000,000 元" in told
    assert "1 万元 = 10,000 元" in told
    assert "[GDP](source?observation=" in told
    assert ") 3、" in told
    assert "社会生产总值" in told


def test_the_trend_says_what_its_own_unit_is(publish):
    publish(*(Given("石桥镇", year, [level(GDP, "30.5亿元")]) for year in ("2022", "2023")))
    assert "本页的图用亿元：1 亿元 = 100,000,000 元" in about(open_page("trends"), "trends")


def test_a_trend_of_shares_needs_no_conversion(publish):
    publish(*(Given("石桥镇", year, [level("森林覆盖率", "30.5%")]) for year in ("2022", "2023")))
    assert "本页的图" not in about(open_page("trends"), "trends")


def test_where_less_is_better_it_says_so(publish):
    less = next(one for one in indicators() if one.indicator_id == "pm25")
    publish(Given("石桥镇", "2024H1", [growth(less.name_zh, "-3.0%")]))
    assert "▼ 越低越好" in about(open_page("growth"), "growth")


def test_a_name_that_is_not_catalogued_is_said_to_be_so_and_stays_text(publish):
    publish(Given("石桥镇", "2024H1", [growth("<b>荒坡**绿化", "3.0%")]))
    at = open_page("growth")
    assert "指标目录里没有这个名称" in about(at, "growth")
    (popover,) = at.get("popover")
    assert "\\<b\\>荒坡\\*\\*绿化" in popover.markdown[0].value


def test_of_several_indicators_one_is_chosen(county):
    at = open_page("compare", indicators=["gdp", "fixed_asset_investment"], heat="rank")
    about(at, "grid")
    chosen = at.selectbox(key="about_grid_which")
    assert chosen.value == "gdp"
    chosen.set_value("fixed_asset_investment")
    run(at)
    (popover,) = at.get("popover")
    assert INVESTMENT in popover.markdown[0].value


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("亿元", "1 亿元 = 10,000 万元 = 100,000,000 元"),
        ("万亿元", "1 万亿元 = 10,000 亿元 = 1,000,000,000,000 元"),
        ("万亿", "1 万亿 = 1,000,000,000,000"),
        ("万吨", "1 万吨 = 10,000 吨"),
        ("元", ""),
        ("罐子", ""),
    ],
)
def test_units_are_converted_into_smaller_ones(unit, words):
    assert conversion(unit) == words


def test_definitions_are_of_catalogued_indicators():
    defined = {key.removeprefix("definition_") for key in sentences() if key.startswith("definition_")}
    assert len(defined) >= 60
    assert defined <= {one.indicator_id for one in indicators()}
