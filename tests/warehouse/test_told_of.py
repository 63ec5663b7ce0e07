"""What a government's report says of places within it counts as theirs where they do not say it themselves."""

import pytest

from pipeline.reports.names import place_type
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.loading import Batch, write
from tests.warehouse.making import LOG, Given, Said, add, growth, level, warehouse

INVESTMENT = "固定资产投资"
OF = "SELECT organisation_id, quote, teller FROM outcome WHERE teller IS NOT NULL ORDER BY ALL"


def rows(db, query):
    return db.execute(query).fetchall()


def county(*said, name="云岭县", period="2024H1", rung="county"):
    """A government's report; its figures are of the places named."""
    return Given(name, period, said, rung, name)


def invested(place, quote="3.2亿元", **more):
    return level(INVESTMENT, quote, entity=place, **more)


def test_a_towns_figure_in_its_countys_table_stands_for_the_town(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("东湖镇", "3.2亿元"), growth(INVESTMENT, "24.1%", entity="东湖镇"),
               invested("城南街道", "2.6亿元"), growth(INVESTMENT, "6.3%", entity="城南街道"),
               level(INVESTMENT, "32亿元")),
    )  # fmt: skip
    assert rows(db, OF) == [
        ("云岭县/东湖镇", "24.1%", "云岭县"),
        ("云岭县/东湖镇", "3.2亿元", "云岭县"),
        ("云岭县/城南街道", "2.6亿元", "云岭县"),
        ("云岭县/城南街道", "6.3%", "云岭县"),
    ]
    assert rows(db, "SELECT name, organisation_type, area FROM organisation ORDER BY name") == [
        ("东湖镇", "town", "云岭县"),
        ("云岭县", "county", "云岭县"),
        ("城南街道", "subdistrict", "云岭县"),
    ]
    assert rows(
        db, "SELECT organisation, reported, reported_teller, level_teller FROM growth ORDER BY organisation"
    ) == [("东湖镇", 24.1, "云岭县", "云岭县"), ("城南街道", 6.3, "云岭县", "云岭县")]
    assert rows(db, "SELECT organisation, quote FROM outcome WHERE teller IS NULL") == [("云岭县", "32亿元")]


def test_goals_and_completions_follow(tmp_path):
    def said(place, goal, done):
        return (
            invested(place, goal, status="target", period="2024"),
            invested(place, "3亿元"),
            Said(INVESTMENT, done, "progress", entity=place, period="2024"),
        )

    db = warehouse(tmp_path, county(*said("东湖镇", "6亿元", "50.2%"), *said("西岭镇", "5亿元", "60.1%")))
    assert rows(
        db,
        "SELECT organisation, completion, progress, teller, actual_teller, progress_teller FROM completion ORDER BY 2",
    ) == [("东湖镇", 50.0, 50.2, *["云岭县"] * 3), ("西岭镇", 60.0, 60.1, *["云岭县"] * 3)]


def test_what_the_town_prints_itself_wins_and_a_contradiction_is_a_card(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("东湖镇", "3.2亿元"), invested("西岭镇", "2.6亿元")),
        Given("东湖镇", "2024H1", [level(INVESTMENT, "3.5亿元")]),
    )
    assert rows(db, OF) == [("云岭县/西岭镇", "2.6亿元", "云岭县")]
    assert rows(db, "SELECT quote, settled FROM outcome WHERE organisation = '东湖镇'") == [("3.5亿元", True)]
    assert rows(db, "SELECT place, least(value, other_value) FROM conflict") == [("东湖镇", 3.2)]


def test_another_period_of_the_town_is_filled(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("东湖镇", "3.2亿元"), invested("西岭镇", "2.6亿元")),
        Given("东湖镇", "2023H1", [level(INVESTMENT, "2.5亿元")]),
    )
    assert rows(
        db, "SELECT period, computed, level_teller, previous_teller FROM growth WHERE organisation = '东湖镇'"
    ) == [("2024H1", pytest.approx(28.0), "云岭县", None)]


def test_a_figure_that_the_town_masks_is_filled(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("东湖镇", "3.2亿元"), invested("西岭镇", "XX亿元")),
        Given("东湖镇", "2024H1", [level(INVESTMENT, "XX亿元")]),
        Given("西岭镇", "2024H1", [level(INVESTMENT, "XX亿元")]),
    )
    assert rows(db, "SELECT organisation, quote, masked, teller FROM outcome ORDER BY organisation") == [
        ("东湖镇", "3.2亿元", False, "云岭县"),
        ("西岭镇", "XX亿元", True, None),
    ]


def test_a_single_place_uncatalogued_names_and_a_departments_list_stay_out(tmp_path):
    listed = [invested("东湖镇"), invested("西岭镇")]
    db = warehouse(
        tmp_path,
        county(
            invested("东湖镇"), *[level("网红打卡点", "3个", entity=town) for town in ("东湖镇", "西岭镇")]
        ),
        Given("云岭县统计局", "2024H1", listed, "department", "云岭县"),
        Given("经开区", "2024H1", listed, "zone", "经开区"),
        Given("东湖镇", "2023H1", listed, "town", "云岭县"),
        county(*listed, name="XX县"),
    )  # fmt: skip
    assert rows(db, "FROM told_of") == []


def test_what_is_no_place():
    names = (
        "全市 全县 全国 全省 开发区 高新区 经济开发区 产业园区 自贸试验区 示范区 城北新区 主城区 山区 乡镇 "
        "各乡镇 城镇 建制镇 特色小镇 其他镇 靠后的是东湖镇 云岭县东湖镇 东湖镇、西岭镇 XX镇 某镇 东湖村 "
        "上海市 超市 邻县 百强县 脱贫县 周边县 东湖 云岭省"
    )
    assert [name for name in names.split() if place_type(name)] == []


def test_what_is_a_place():
    names = {
        "town": "东湖镇 马集镇 新城镇",
        "township": "石桥乡 柳坪白族乡",
        "subdistrict": "城南街道",
        "county": "云岭县 沙县 草原旗",
        "district": "江城区 南山区 西湖区",
        "city": "云江市",
    }
    for kind, those in names.items():
        assert {name: place_type(name) for name in those.split()} == dict.fromkeys(those.split(), kind)


def test_the_whole_county_and_its_zones_are_no_places(tmp_path):
    places = ("全市", "全县", "开发区", "高新区", "东湖镇", "西岭镇")
    db = warehouse(tmp_path, county(*[invested(place) for place in places]))
    assert [id_ for id_, *_ in rows(db, OF)] == ["云岭县/东湖镇", "云岭县/西岭镇"]


def test_towns_of_one_name_belong_to_their_counties(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("东湖镇", "3.2亿元"), invested("西岭镇", "2.6亿元")),
        county(invested("东湖镇", "5.1亿元"), invested("河口乡", "1.9亿元"), name="江城县"),
    )
    assert rows(db, OF) == [
        ("云岭县/东湖镇", "3.2亿元", "云岭县"),
        ("云岭县/西岭镇", "2.6亿元", "云岭县"),
        ("江城县/东湖镇", "5.1亿元", "江城县"),
        ("江城县/河口乡", "1.9亿元", "江城县"),
    ]
    assert {name for (name,) in rows(db, "SELECT name FROM organisation")} >= {
        "东湖镇（云岭县）",
        "东湖镇（江城县）",
    }


def test_a_town_that_does_not_say_its_county_is_the_one_told_of(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("东湖镇"), invested("西岭镇")),
        Given("东湖镇", "2023H1", [level(INVESTMENT, "2.5亿元")], area="东湖镇"),
    )
    assert [id_ for id_, *_ in rows(db, OF)] == ["云岭县/东湖镇", "云岭县/西岭镇"]
    said = "SELECT organisation_id, area FROM provenance WHERE organisation = '东湖镇'"
    assert rows(db, said) == [("云岭县/东湖镇", "云岭县")]


def test_a_town_that_two_counties_list_or_that_names_another_is_in_none_of_them(tmp_path):
    listed = [invested("东湖镇"), invested("西岭镇")]
    own = [level(INVESTMENT, "2.5亿元")]
    db = warehouse(
        tmp_path,
        county(*listed),
        county(invested("东湖镇"), invested("河口乡"), name="江城县"),
        Given("东湖镇", "2023H1", own, area="东湖镇"),
        Given("西岭镇", "2023H1", own, area="白沙县"),
        Given("西岭镇", "2022H1", own, area="西岭镇"),
    )
    said = "SELECT DISTINCT organisation_id FROM provenance WHERE organisation_type = 'town' ORDER BY 1"
    assert rows(db, said) == [("东湖镇/东湖镇",), ("白沙县/西岭镇",)]


def test_a_city_tells_of_its_counties_and_of_towns_that_report(tmp_path):
    said = [invested(place) for place in ("云岭县", "江城区", "云江市", "东湖镇", "西岭镇", "南坪镇")]
    db = warehouse(
        tmp_path,
        county(*said, name="江源市", rung="city"),
        Given("东湖镇", "2023H1", [level(INVESTMENT, "2.5亿元")]),
        Given("南坪镇", "2023H1", [level(INVESTMENT, "2.5亿元")]),
        Given("南坪镇", "2023H1", [level(INVESTMENT, "2.4亿元")], area="江城县"),
    )
    assert [id_ for id_, *_ in rows(db, OF)] == [
        "云岭县/东湖镇",
        "云岭县/云岭县",
        "云江市/云江市",
        "江城区/江城区",
    ]
    types = "SELECT organisation_type FROM organisation WHERE name = '云江市'"
    assert rows(db, types) == [("county",)]


def test_a_place_outside_the_reporter_or_in_two_is_left_out(tmp_path):
    db = warehouse(
        tmp_path,
        county(invested("江城区"), invested("无锡市"), invested("云岭县"), name="江源市", rung="city"),
        county(invested("江城区"), invested("石桥县"), name="海源市", rung="city"),
        county(invested("无锡市"), invested("杭州市"), name="江苏省", rung="province"),
    )  # fmt: skip
    assert [id_ for id_, *_ in rows(db, OF)] == ["云岭县/云岭县", "无锡市/无锡市", "石桥县/石桥县"]


def test_a_county_does_not_tell_of_counties(tmp_path):
    assert rows(warehouse(tmp_path, county(invested("江城县"), invested("石桥县"))), OF) == []


def test_the_same_again_makes_the_same_rows(tmp_path):
    batch = Batch()
    table = [invested(town) for town in ("东湖镇", "西岭镇", "城南街道", "河口乡")]
    table += [invested(town, status="target", period="2024") for town in ("东湖镇", "西岭镇")]
    for given in (county(*table), county(*table, period="2023H1"), county(*table, name="江城县")):
        add(batch, given)
    write(tmp_path / "first.duckdb", None, batch, LOG)
    write(tmp_path / "second.duckdb", tmp_path / "first.duckdb", batch, LOG)
    for kept in ("told_of", "organisation", "outcome", "target"):
        first, second = (
            rows(open_warehouse(tmp_path / f"{name}.duckdb"), f"FROM {kept}") for name in ("first", "second")
        )
        assert first == second != []
