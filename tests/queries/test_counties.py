"""Towns of several counties: who is ranked among whom, and two of one name."""

from pathlib import Path

import pytest

from pipeline.queries import growth as growths
from pipeline.queries import profile, source
from pipeline.queries.common import county_of, groups, peers_of_one
from tests.warehouse.making import Given, growth, level, row, warehouse

GDP = "地区生产总值"


def town(name: str, percent: str, county: str | None) -> Given:
    return Given(name, "2024H1", [level(GDP, "30亿元"), growth(GDP, percent)], area=county or name)


@pytest.fixture
def held(tmp_path: Path):
    return warehouse(
        tmp_path,
        town("石桥镇", "5.0%", "云岭县"),
        town("河口乡", "7.0%", "云岭县"),
        town("石桥镇", "9.0%", "东湖县"),
        town("南坪镇", "8.0%", "东湖县"),
        town("北山镇", "6.0%", None),
        Given("云岭县", "2024H1", [growth(GDP, "6.5%")], organisation_type="county"),
    )


def test_the_towns_of_each_county_are_a_group_beside_all_towns(held) -> None:
    found = dict(groups(held).itertuples(index=False))
    assert found == {"town": 5, "county": 1, "东湖县": 2, "云岭县": 2}


def test_towns_of_one_county_alone_are_no_group_of_their_own(tmp_path: Path) -> None:
    one = warehouse(tmp_path, town("石桥镇", "5.0%", "云岭县"), town("河口乡", "7.0%", "云岭县"))
    assert list(groups(one)["group"]) == ["town"]


def test_towns_are_ranked_in_the_group_asked_for(held) -> None:
    everyone = growths.bars(held, "gdp", "2024H1", "town").set_index("organisation_id")["place"]
    assert dict(everyone) == {
        "东湖县/石桥镇": 1, "东湖县/南坪镇": 2, "云岭县/河口乡": 3, "北山镇/北山镇": 4, "云岭县/石桥镇": 5,
    }  # fmt: skip
    own = growths.bars(held, "gdp", "2024H1", "云岭县").set_index("organisation_id")["place"]
    assert dict(own) == {"云岭县/河口乡": 1, "云岭县/石桥镇": 2}


def held_in(tmp_path: Path, *counties: str | None):
    years = ("2022H1", "2023H1", "2024H1")
    return warehouse(
        tmp_path,
        *[
            Given("石桥镇", year, [level(GDP, "30亿元")], area=county or "石桥镇")
            for year, county in zip(years, counties, strict=True)
        ],
    )


def test_a_report_that_does_not_name_the_county_is_of_the_town_whose_others_do(tmp_path: Path) -> None:
    found = held_in(tmp_path, None, "云岭县", None).execute(
        "SELECT DISTINCT organisation_id, area FROM coverage"
    )
    assert found.fetchall() == [("云岭县/石桥镇", "云岭县")]


def test_it_stays_apart_where_two_counties_have_a_town_of_the_name(tmp_path: Path) -> None:
    found = held_in(tmp_path, None, "云岭县", "东湖县").execute(
        "SELECT organisation_id FROM coverage ORDER BY 1"
    )
    assert found.fetchall() == [("东湖县/石桥镇",), ("云岭县/石桥镇",), ("石桥镇/石桥镇",)]


def test_a_masked_town_is_of_no_county_but_what_its_own_report_names(tmp_path: Path) -> None:
    found = warehouse(
        tmp_path,
        Given("XX镇", "2024H1", [level(GDP, "30亿元")], area="云岭县"),
        Given("XX镇", "2023H1", [level(GDP, "20亿元")], area="XX镇"),
    ).execute("SELECT area FROM coverage ORDER BY 1")
    assert found.fetchall() == [("XX镇",), ("云岭县",)]


def test_the_countys_own_figure_is_the_yardstick_of_its_towns(held) -> None:
    assert list(growths.references(held, ["gdp"], "2024H1", "云岭县")["name"]) == ["云岭县"]
    assert growths.references(held, ["gdp"], "2024H1", "东湖县").empty


def test_each_of_several_indicators_has_yardsticks_of_its_own(tmp_path) -> None:
    said = [
        growth(GDP, "9.0%"),
        growth(GDP, "8.0%", entity="全县"),
        growth("税收收入", "3.0%", entity="全县平均"),
    ]
    held = warehouse(tmp_path, Given("石桥镇", "2024H1", said))
    found = growths.references(held, ["tax_revenue", "gdp", "exports"], "2024H1", "town")
    assert list(zip(found["indicator_key"], found["name"], found["value"], strict=True)) == [
        ("tax_revenue", "全县平均", 3.0),
        ("gdp", "全县", 8.0),
    ]


def test_two_towns_of_one_name_are_two_and_are_told_apart(held) -> None:
    names = held.execute("SELECT DISTINCT organisation FROM growth WHERE indicator_key = 'gdp'").fetchall()
    assert sorted(name for (name,) in names) == [
        "云岭县", "北山镇", "南坪镇", "河口乡", "石桥镇（东湖县）", "石桥镇（云岭县）",
    ]  # fmt: skip
    assert held.execute("SELECT count(*) FROM conflict").fetchall() == [(0,)]


def test_a_number_has_its_place_among_the_towns_of_its_county(held) -> None:
    query = "SELECT reported_id FROM growth WHERE organisation_id = '云岭县/石桥镇'"
    place = source.place(held, row(held, query)["reported_id"])
    assert list(place["organisation"]) == ["河口乡", "石桥镇（云岭县）"]
    own = profile.indicators(held, "云岭县/石桥镇", "town").iloc[0]
    assert (own["place"], own["peers"]) == (2, 2)


@pytest.mark.parametrize(
    ("organisation_type", "organisation_id", "county"),
    [
        ("town", "云岭县/石桥镇", "云岭县"),
        ("town", "石桥镇/石桥镇", None),
        ("town", "石桥镇/石桥镇（新城）", None),
        ("town", "XX镇/XX镇@0123-001", None),
        ("town", "云岭县/XX镇@0123-001", "云岭县"),
        ("department", "云岭县/云岭县财政局", None),
        ("county", "云岭县/云岭县", None),
    ],
)
def test_the_identifier_tells_the_county(
    organisation_type: str, organisation_id: str, county: str | None
) -> None:
    assert county_of(organisation_type, organisation_id) == county
    if county:
        assert peers_of_one(organisation_type, organisation_id) == [county]
