"""What is worked out at publication for the pages: provenance, statements, stated completion, claims, usage."""

from pipeline.queries.common import sources
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.loading import Batch, write
from tests.queries.ranked import add, amount, grew, ranked
from tests.warehouse.making import LOG, Given, Said, growth, level, row, warehouse

GDP = "地区生产总值"
INVESTMENT = "固定资产投资"


def rows(db, query):
    return db.execute(query).fetchall()


def test_a_report_is_listed_once_with_whose_it_is_and_which_file(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [level(GDP, "9.8亿元")]), Given(None, None, []))
    assert rows(
        db, "SELECT organisation_id, organisation_type, report_period_zh FROM provenance ORDER BY 1"
    ) == [
        ("云岭县/石桥镇", "town", "2024 年上半年"),
        (None, None, None),
    ]
    assert rows(db, "SELECT count(*) FROM provenance JOIN document USING (document_id, file, sha256)") == [
        (2,)
    ]


def test_values_that_an_organisations_reports_give_differently_are_all_kept(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level(GDP, "9.8亿元"), level(GDP, "9.2亿元"), level(GDP, "9.80亿元")]),
        Given("东湖镇", "2024H1", [level(GDP, "8.8亿元"), level(GDP, "8.84亿元")]),
    )
    found = rows(db, "SELECT organisation, quote FROM statement ORDER BY base_value")
    assert found == [("石桥镇", "9.2亿元"), ("石桥镇", "9.8亿元")]


def test_an_exact_figure_is_shown_beside_a_step_printed_without_yuan(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "5.2亿元")]),
        Given(
            "石桥镇",
            "2024H1",
            [level(GDP, "5.6亿元", confidence=0.6), level(GDP, "5亿", qualifier=">"), growth(GDP, "7.7%")],
        ),
    )
    query = "SELECT quote, settled FROM outcome WHERE kind = 'level' AND period = '2024H1'"
    assert rows(db, query) == [("5.6亿元", True)]
    assert rows(db, "SELECT level_text FROM growth WHERE period = '2024H1'") == [("5.6亿元",)]
    assert rows(db, "SELECT count(*) FROM conflict") == [(0,)]


def test_figures_in_several_units_show_the_exact_one(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level(GDP, "7.2亿美元", confidence=0.5), growth(GDP, "7.7%")]),
        Given("石桥镇", "2024H1", [level(GDP, "50亿元", qualifier=">")]),
    )
    assert rows(db, "SELECT level_text FROM growth") == [("7.2亿美元",)]


def test_an_exact_figure_agrees_with_words_that_it_passes_a_mark(tmp_path):
    db = warehouse(
        tmp_path,
        Given(
            "石桥镇", "2024H1", [level(GDP, "5亿元", qualifier=">"), level(GDP, "5.62亿元", confidence=0.6)]
        ),
        Given("东湖镇", "2024H1", [level(GDP, "6亿元", qualifier=">"), level(GDP, "5.62亿元")]),
        Given("河口镇", "2024H1", [level(GDP, "5亿元", qualifier=">"), level(GDP, "6亿元", qualifier=">=")]),
        Given("南坪镇", "2024H1", [growth(GDP, "-5%", qualifier=">"), growth(GDP, "-4.2%")]),
        Given("云坪镇", "2024H1", [level(GDP, "7亿元", qualifier="<"), level(GDP, "6.9亿元")]),
    )
    found = rows(db, "SELECT organisation, quote, settled FROM outcome ORDER BY organisation")
    assert {name: (quote, settled) for name, quote, settled in found} == {
        "石桥镇": ("5.62亿元", True),
        "东湖镇": ("5.62亿元", False),
        "河口镇": ("5亿元", False),
        "南坪镇": ("-4.2%", False),
        "云坪镇": ("6.9亿元", True),
    }


def test_growth_carries_both_levels_as_printed(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "10.00亿元")]),
        Given("石桥镇", "2024H1", [level(GDP, "11.00亿元"), growth(GDP, "9.8%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "7.0%")]),
    )
    query = (
        "SELECT organisation, level_text, previous_text FROM growth WHERE period = '2024H1' ORDER BY 1 DESC"
    )
    assert rows(db, query) == [("石桥镇", "11.00亿元", "10.00亿元"), ("东湖镇", None, None)]


def test_a_goal_and_its_outcome_are_quoted(tmp_path):
    goal = level(INVESTMENT, "10亿元", status="target", period="2024")
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [goal, level(INVESTMENT, "6.0亿元")]))
    assert rows(db, "SELECT quote, actual_quote FROM completion") == [("10亿元", "6.0亿元")]


def test_a_completion_worded_of_the_year_is_stated_of_the_reports_stretch(tmp_path):
    done = Said(INVESTMENT, "61%", "progress", period="2024")
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [done]))
    query = "SELECT progress, progress_period, progress_elapsed, year, granularity FROM stated"
    assert rows(db, query) == [(61.0, "2024H1", 0.5, 2024, "year")]


def test_a_claimed_place_comes_with_what_its_sentence_says_before(tmp_path):
    batch = Batch()
    sentence = "地区生产总值9.8亿元，增长6.5%，居全县第2；全年投资居全县第3。"
    numbers = [
        amount("9.8亿元", GDP, 9.8),
        grew("6.5%", GDP),
        ranked("第2", GDP, 2),
        ranked("第3", INVESTMENT, 3, period="2024"),
    ]
    add(batch, "石桥镇", [(sentence, numbers)])
    write(tmp_path / "ledger.duckdb", None, batch, LOG)
    db = open_warehouse(tmp_path / "ledger.duckdb")
    query = 'SELECT claimed, period, nearest, level_keys FROM claim ORDER BY "start"'
    assert rows(db, query) == [
        (2.0, "2024H1", "growth", ["gdp"]),
        (3.0, "2024H1", "growth", ["gdp"]),
    ]


def test_usage_counts_organisations_growth_and_figures_by_type(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level(GDP, "9.8亿元"), growth(GDP, "6.5%")]),
        Given("东湖镇", "2024H1", [level(GDP, "XX亿元")]),
        Given("云岭县人民政府", "2024H1", [level(GDP, "90亿元")], "county"),
    )
    counts = "organisation_type, organisations, growing, figures"
    query = f"SELECT {counts} FROM usage WHERE indicator_key = 'gdp' ORDER BY 1"
    assert rows(db, query) == [("county", 1, 0, 1), ("town", 2, 1, 2)]


def test_usage_counts_the_towns_that_a_countys_report_tells_of(tmp_path):
    told = [growth(GDP, quote, entity=town) for town, quote in (("石桥镇", "6.5%"), ("东湖镇", "5.0%"))]
    db = warehouse(
        tmp_path,
        Given("云岭县", "2024H1", told, "county", "云岭县"),
        Given("石桥镇", "2024H1", [growth(GDP, "6.5%")]),
    )
    counts = "organisation_type, organisations, growing, figures"
    query = f"SELECT {counts} FROM usage WHERE indicator_key = 'gdp' ORDER BY 1"
    assert rows(db, query) == [("county", 1, 0, 0), ("town", 2, 2, 2)]


def test_the_reports_of_observations_are_told_by_their_ids(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level(GDP, "9.8亿元"), growth(GDP, "6.5%")]),
        Given("东湖镇", "2024H1", [level(GDP, "8.8亿元")]),
    )
    ids = tuple(one for (one,) in rows(db, "SELECT observation_id FROM fact WHERE organisation = '石桥镇'"))
    found = sources(db, " ".join((*ids, "x", "x:y", "0:1")))
    assert list(found["report_id"]) == [
        row(db, "SELECT report_id FROM report WHERE organisation = '石桥镇'")["report_id"]
    ]
