from pipeline.model import LEFTOVER_REASONS
from tests.warehouse.making import Given, growth, level, row, warehouse

GDP = "地区生产总值"


def test_two_departments_speak_of_the_same_economy_and_a_town_of_its_own(tmp_path):
    db = warehouse(
        tmp_path,
        Given("县统计局", "2024H1", [level(GDP, "62.4亿元")], "department"),
        Given("县发展和改革局", "2024H1", [level(GDP, "63.1亿元")], "department"),
        Given("石桥镇", "2024H1", [level(GDP, "9.8亿元")]),
    )
    found = row(db, "FROM conflict")
    assert {found["organisation"], found["other_organisation"]} == {"县统计局", "县发展和改革局"}
    assert found["place"] == "云岭县"


def test_a_town_in_another_report_is_compared_with_what_it_says_itself(tmp_path):
    db = warehouse(
        tmp_path,
        Given("县统计局", "2024H1", [growth(GDP, "5.1%", entity="石桥镇")], "department"),
        Given("石桥镇", "2024H1", [growth(GDP, "6.5%")]),
    )
    assert row(db, "SELECT count(*) AS n FROM conflict")["n"] == 1


def test_a_town_named_by_a_county_is_the_town_of_that_county(tmp_path_factory):
    county = Given("东湖县", "2024H1", [growth(GDP, "5.1%", entity="石桥镇")], "county", "东湖县")
    own, others, unknown = (
        Given("石桥镇", "2024H1", [growth(GDP, grew)], area=area)
        for area, grew in (("东湖县", "7.5%"), ("云岭县", "6.5%"), ("石桥镇", "6.0%"))
    )
    assert warehouse(tmp_path_factory.mktemp("w"), county, others).execute("FROM conflict").fetchall() == []
    assert row(warehouse(tmp_path_factory.mktemp("w"), county, unknown), "FROM conflict")["place"] == "石桥镇"
    found = row(warehouse(tmp_path_factory.mktemp("w"), county, own, others), "FROM conflict")
    assert {found["value"], found["other_value"]} == {5.1, 7.5}
    assert found["place"] == "石桥镇（东湖县）"


def test_what_departments_count_of_their_own_is_no_conflict(tmp_path):
    db = warehouse(
        tmp_path,
        Given("县民政局", "2024H1", [level("培训人次", "300人次")], "department"),
        Given("县教育局", "2024H1", [level("培训人次", "900人次")], "department"),
    )
    assert db.execute("FROM conflict").fetchall() == []


def test_approximate_figures_and_general_names_are_not_compared(tmp_path):
    db = warehouse(
        tmp_path,
        Given(
            "石桥镇",
            "2024H1",
            [level(GDP, "9亿元", qualifier=">"), level("活动", "3场"), level("活动", "5场")],
        ),
        Given(
            "石桥镇", "2024", [level(GDP, "9.8亿元", period="2024H1"), level("活动", "4场", period="2024H1")]
        ),
    )
    assert db.execute("FROM conflict").fetchall() == []


def test_coverage_counts_every_number_and_has_a_column_for_each_reason(tmp_path):
    db = warehouse(
        tmp_path,
        Given(
            "石桥镇",
            "2024H1",
            [
                level(GDP, "9亿元"),
                level("招商项目", "XX个"),
                level(GDP, "20亿元", status="target", period="2024"),
            ],
            unread=[("2024年", "date"), ("三项", "unknown")],
        ),
    )
    found = row(db, "FROM coverage")
    assert (found["observations"], found["masked"], found["targets"], found["leftovers"]) == (3, 1, 1, 2)
    assert (found["leftover_date"], found["leftover_unknown"], found["leftover_contact"]) == (1, 1, 0)
    assert {name.removeprefix("leftover_") for name in found if name.startswith("leftover_")} == set(
        LEFTOVER_REASONS
    )


def test_a_fact_carries_report_file_and_sentence(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [level(GDP, "9亿元"), level("养鸭大棚", "12座")]))
    known, worded = (row(db, f"FROM fact WHERE quote = '{quote}'") for quote in ("9亿元", "12座"))
    assert (known["indicator_key"], known["indicator_zh"], known["base_value"]) == ("gdp", GDP, 9e8)
    assert known["sentence"] == "地区生产总值9亿元。"
    assert (known["organisation"], known["report_period_zh"]) == ("石桥镇", "2024 年上半年")
    assert (worded["indicator_key"], worded["indicator_zh"], worded["topic"]) == (
        "养鸭大棚",
        "养鸭大棚",
        None,
    )
