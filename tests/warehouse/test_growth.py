import pytest

from tests.warehouse.making import Given, growth, level, row, warehouse

GDP = "地区生产总值"


def test_reported_and_computed_growth_stand_side_by_side_with_their_sentences(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "10.0亿元")]),
        Given("石桥镇", "2024H1", [level(GDP, "10.8亿元"), growth(GDP, "6.5%")]),
    )
    found = row(db, "FROM growth")
    assert found["reported"] == 6.5
    assert found["computed"] == pytest.approx(8.0)
    assert found["gap"] == pytest.approx(-1.5)
    # 10.0 and 10.8 are each off by up to 0.05, 6.5 by 0.05 points: together less than the gap
    assert found["gap_allowed"] == pytest.approx(0.5 + 0.54 + 0.05)
    ids = [found[name] for name in ("reported_id", "level_id", "previous_id")]
    quotes = [
        db.execute("SELECT quote FROM observation WHERE observation_id = $1", [id_]).fetchone() for id_ in ids
    ]
    assert quotes == [("6.5%",), ("10.8亿元",), ("10.0亿元",)]


def test_levels_in_different_scales_compare_and_different_currencies_do_not(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "8000万元"), level("外贸进出口总额", "3亿美元")]),
        Given("石桥镇", "2024H1", [level(GDP, "1亿元"), level("外贸进出口总额", "20亿元")]),
    )
    assert row(db, "FROM growth")["computed"] == pytest.approx(25)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param([level(GDP, "XX亿元")], [level(GDP, "9亿元")], id="masked"),
        pytest.param([level(GDP, "8亿元", qualifier="~")], [level(GDP, "9亿元")], id="约 8 亿元"),
        pytest.param(
            [level(GDP, "8亿元"), level(GDP, "8.9亿元")], [level(GDP, "9亿元")], id="says two things"
        ),
        pytest.param([level(GDP, "8亿元", entity="开发区")], [level(GDP, "9亿元")], id="of a part"),
        pytest.param([level(GDP, "8亿元", status="target")], [level(GDP, "9亿元")], id="only a target"),
        pytest.param([level(GDP, "8亿元", period="2023")], [level(GDP, "9亿元")], id="a year, not a half"),
    ],
)
def test_growth_is_not_computed_from_what_is_not_known(tmp_path, before, now):
    db = warehouse(tmp_path, Given("石桥镇", "2023H1", before), Given("石桥镇", "2024H1", now))
    assert db.execute("FROM growth").fetchall() == []


def test_figures_that_two_reports_give_differently_are_computed_with_by_none(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "10.0亿元")]),
        Given("石桥镇", "2024H1", [level(GDP, "10.8亿元"), level(GDP, "10.4亿元", period="2023H1")]),
    )
    assert db.execute("FROM growth").fetchall() == []
    found = row(db, "FROM conflict")
    assert {found["value"], found["other_value"]} == {10.0, 10.4}


def test_a_figure_repeated_with_fewer_decimals_is_the_same_figure(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "10.04亿元"), level(GDP, "10.0亿元")]),
        Given("石桥镇", "2024H1", [level(GDP, "10.8亿元")]),
    )
    assert row(db, "FROM growth")["previous_period"] == "2023H1"
    assert db.execute("FROM conflict").fetchall() == []


def test_masked_growth_has_a_row_without_a_figure(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [level(GDP, "9亿元"), growth(GDP, "XX%")]))
    found = row(db, "FROM growth")
    assert (found["reported"], found["reported_masked"], found["level"]) == (None, True, 9)


def test_growth_in_multiples_is_in_percent(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [growth("快递业务量", "1.2倍")]))
    assert row(db, "FROM growth")["reported"] == pytest.approx(120)


def test_the_actual_goes_before_the_estimate_and_the_own_report_before_a_later_one(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023", [growth(GDP, "6.1%")]),
        Given("石桥镇", "2024H1", [growth(GDP, "6.3%", period="2023"), growth(GDP, "5.9%")]),
        Given(
            "东湖镇", "2024H1", [growth(GDP, "7.5%", status="estimate", confidence=0.99), growth(GDP, "7.2%")]
        ),
    )
    found = db.execute("SELECT organisation, period, reported FROM growth ORDER BY 1, 2").fetchall()
    assert found == [("东湖镇", "2024H1", 7.2), ("石桥镇", "2023", 6.1), ("石桥镇", "2024H1", 5.9)]


def test_growth_against_another_start_is_no_growth_over_the_year(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [growth(GDP, "2.1%", basis="mom")]))
    assert db.execute("FROM growth").fetchall() == []


@pytest.mark.parametrize(
    ("name", "area"),
    [("XX镇", "云岭县"), ("县财政局", "XX县"), ("市财政局", "市"), ("市财政局", None), ("某镇", None)],
)
def test_organisations_that_their_names_do_not_tell_are_not_one(tmp_path, name, area):
    db = warehouse(
        tmp_path,
        Given(name, "2023H1", [level(GDP, "10.0亿元")], "town", area),
        Given(name, "2024H1", [level(GDP, "10.8亿元")], "town", area),
    )
    assert db.execute("FROM growth").fetchall() == []
    assert row(db, "SELECT count(*) AS n FROM organisation")["n"] == 2
