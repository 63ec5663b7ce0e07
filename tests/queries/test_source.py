import pandas as pd
import pytest

from pipeline.queries import source
from tests.warehouse.making import Given, growth, level, row, warehouse

GDP = "地区生产总值"


def identifier(db, quote, organisation):
    query = f"SELECT observation_id FROM fact WHERE quote = '{quote}' AND organisation = '{organisation}'"
    return row(db, query)["observation_id"]


@pytest.fixture
def db(tmp_path):
    return warehouse(
        tmp_path,
        Given(
            "石桥镇",
            "2024H1",
            [
                level(GDP, "9.8亿元"),
                growth(GDP, "6.5%"),
                growth(GDP, "4.1%", basis="mom"),
                growth(GDP, "7%", status="target", period="2024"),
                growth(GDP, "5.5%", entity="全县"),
                growth("财政收入", "XX%"),
            ],
            unread=[("20年", "duration")],
        ),
        Given("石桥镇", "2023H1", [growth(GDP, "5.8%")]),
        Given("东湖街道", "2024H1", [growth(GDP, "7.2%"), level(GDP, "98000万元")], "subdistrict"),
        Given("县财政局", "2024H1", [growth(GDP, "6.9%")], "department"),
        Given("云岭县", "2024H1", [growth(GDP, "6.8%")], "county"),
    )


def test_a_text_is_the_reports_part_of_its_document(db):
    report_id = row(db, "SELECT report_id FROM report WHERE organisation = '云岭县'")["report_id"]
    found = source.report(db, report_id).iloc[0]
    assert found["text"] == "云岭县2024H1工作报告。地区生产总值6.8%。"


def test_every_mention_quotes_the_text_at_its_place(db):
    organisations = source.organisations(db)["organisation_id"]
    reports = pd.concat([source.reports(db, organisation) for organisation in organisations])
    assert len(reports) == row(db, "SELECT count(*) AS n FROM report")["n"]
    for report_id in reports["report_id"]:
        assert source.organisation_of(db, report_id)["organisation_id"].iloc[0] in set(organisations)
        text = source.report(db, report_id).iloc[0]
        for mention in source.mentions(db, report_id).to_dict("records"):
            start = mention["start"] - text["start"]
            assert text["text"][start : start + len(mention["quote"])] == mention["quote"]


def test_observations_and_leftovers_are_found_by_their_place(db):
    leftover = row(db, "SELECT document_id || ':' || \"start\" AS mention_id, report_id FROM leftover")
    assert list(source.report_of(db, leftover["mention_id"])["report_id"]) == [leftover["report_id"]]
    for unknown in ("", "x", "x:y", "x:1", "'; DROP TABLE report"):
        assert source.report_of(db, unknown).empty


def test_towns_and_subdistricts_are_compared_but_not_with_county_or_department(db):
    found = source.place(db, identifier(db, "6.5%", "石桥镇"))
    assert list(found["organisation"]) == ["东湖街道", "石桥镇"]
    assert list(found["chosen"]) == [False, True]


def test_a_figure_that_an_organisations_reports_give_differently_is_no_settled_one(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [growth(GDP, "6.5%"), growth(GDP, "8.5%", confidence=0.8)]),
        Given("东湖镇", "2024H1", [growth(GDP, "6.52%"), growth(GDP, "6.5%", confidence=0.8)]),
    )
    found = source.place(db, identifier(db, "8.5%", "石桥镇"))
    assert list(zip(found["organisation"], found["value"], found["settled"], strict=True)) == [
        ("石桥镇", 8.5, False),
        ("东湖镇", 6.52, True),
    ]


def test_levels_are_compared_in_base_units(db):
    found = source.place(db, identifier(db, "9.8亿元", "石桥镇"))
    assert list(found["value"]) == pytest.approx([980_000_000] * 2)


@pytest.mark.parametrize("quote", ["5.5%", "XX%"])
def test_another_area_and_a_masked_value_have_no_place(db, quote):
    assert source.place(db, identifier(db, quote, "石桥镇")).empty


def test_another_basis_is_another_comparison(db):
    assert len(source.place(db, identifier(db, "4.1%", "石桥镇"))) == 1


def test_the_course_has_actuals_and_targets_of_each_period_once(db):
    found = source.trend(db, identifier(db, "6.5%", "石桥镇"))
    assert list(zip(found["period"], found["status"], found["value"], strict=True)) == [
        ("2023H1", "actual", 5.8),
        ("2024H1", "actual", 6.5),
        ("2024", "target", 7.0),
    ]
    assert list(found["chosen"]) == [False, True, False]
