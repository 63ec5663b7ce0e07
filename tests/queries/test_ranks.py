import pytest

from pipeline.queries import ranks
from tests.queries.ranked import Number, amount, grew, ranked, ranking
from tests.warehouse.making import Given, Said, growth, warehouse

INVESTMENT = "固定资产投资"


def said(*numbers, text):
    return [(text, list(numbers))]


def investing(name, billions, percent, claim="", *more):
    """A town's sentence about its investment, with what it claims after it."""
    quote, growth = f"{billions}亿元", f"{percent}%"
    text = f"固定资产投资{quote}，增长{growth}{claim}。"
    return name, said(amount(quote, INVESTMENT, billions), grew(growth, INVESTMENT), *more, text=text)


def verdicts(connection, period="2024H1", group=None):
    found = ranks.claims(connection, period, group)
    return dict(zip(found["organisation"], found["verdict"], strict=True))


def test_a_place_is_computed_among_the_reports_by_what_the_sentence_ranks(tmp_path):
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 4.0, "，总量居全县第一", ranked("第一", "固定资产投资总量", 1)),
        investing("东湖镇", 6.0, 9.0, "，增幅居全县第一", ranked("第一", "增幅", 1)),
        investing("河口镇", 7.0, 6.0),
    )
    found = ranks.claims(db, "2024H1").set_index("organisation")
    assert found["by"].to_dict() == {"石桥镇": "level", "东湖镇": "growth"}
    assert set(found["indicator_key"]) == {"fixed_asset_investment"}
    assert found["place"].to_list() == [1, 1]
    assert found["peers"].to_list() == [3, 3]
    assert found["scope"].to_list() == ["全县", "全县"]
    assert set(found["verdict"]) == {"agrees"}
    assert ranks.first_places(ranks.claims(db, "2024H1")) == []


def test_a_place_that_too_many_are_ahead_of_is_contradicted(tmp_path):
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 4.0, "，增速列全县第二", ranked("第二", "固定资产投资增速", 2)),
        investing("东湖镇", 6.0, 9.0),
        investing("河口镇", 7.0, 6.0),
    )
    (row,) = ranks.claims(db, "2024H1").to_dict("records")
    assert (row["verdict"], row["place"], row["surely_ahead"]) == ("contradicted", 3, 2)
    assert (row["value_text"], row["best"], row["best_text"]) == ("4.0%", "东湖镇", "9.0%")


def test_a_better_place_than_claimed_is_no_contradiction_for_others_may_not_be_loaded(tmp_path):
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 9.0, "，增速列全县第四", ranked("第四", "固定资产投资增速", 4)),
        investing("东湖镇", 6.0, 4.0),
    )
    assert verdicts(db) == {"石桥镇": "possible"}


def test_figures_that_rounding_could_turn_contradict_nothing(tmp_path):
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 9.0, "，增速居全县第一", ranked("第一", "固定资产投资增速", 1)),
        ("东湖镇", said(Number("9.04%", "growth", INVESTMENT, 9.04, "%"), text="固定资产投资增长9.04%。")),
    )
    assert verdicts(db) == {"石桥镇": "rounding"}


def test_two_that_claim_the_same_first_place_are_found_together(tmp_path):
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 9.0, "，增速居全县第一", ranked("第一", "固定资产投资增速", 1)),
        investing("东湖镇", 6.0, 12.0, "，增幅居全县首位", ranked("首位", "固定资产投资增幅", 1)),
        investing("河口镇", 9.0, 2.0, "，总量居全县第一", ranked("第一", "固定资产投资总量", 1)),
    )
    (pair,) = ranks.first_places(ranks.claims(db, "2024H1"))
    assert set(pair["organisation"]) == {"石桥镇", "东湖镇"}
    assert set(pair["best"]) == {"东湖镇"}


@pytest.mark.parametrize(
    ("claim", "number", "verdict"),
    [
        ("，增速居中部第一", ranked("第一", "固定资产投资增速", 1), "scope"),
        ("，增速排第一", ranked("第一", "固定资产投资增速", 1), "scope"),
        ("，居全县第一", ranked("第一", INVESTMENT, 1), "by"),
        ("，总量和增速均居全县第一", ranked("第一", INVESTMENT, 1), "by"),
        ("，增速居全县前三", ranked("前三", "固定资产投资增速", 3, qualifier="<="), "agrees"),
        ("；农房改造户数总量居全县第一", ranked("第一", "农房改造户数", 1), "no_value"),
    ],
)
def test_what_cannot_be_checked_says_why(tmp_path, claim, number, verdict):
    db = ranking(tmp_path, investing("石桥镇", 8.0, 9.0, claim, number), investing("东湖镇", 6.0, 12.0))
    assert ranks.claims(db, "2024H1")["verdict"].to_list() == [verdict]


def test_a_growth_alone_before_the_place_is_what_is_ranked(tmp_path):
    db = ranking(
        tmp_path,
        (
            "石桥镇",
            said(
                grew("9.0%", INVESTMENT),
                ranked("第一", INVESTMENT, 1),
                text="固定资产投资增长9.0%，居全县第一。",
            ),
        ),
        investing("东湖镇", 6.0, 12.0),
    )
    (row,) = ranks.claims(db, "2024H1").to_dict("records")
    assert (row["by"], row["verdict"], row["place"]) == ("growth", "contradicted", 2)


def test_the_places_of_a_list_share_its_scope_and_each_ranks_its_own_growth(tmp_path):
    towns = [("石桥镇", "6.0%", "5.0%"), ("东湖镇", "7.0%", "4.0%")]
    claim = "，分别居全县第二、第一"
    db = ranking(
        tmp_path,
        *(
            (
                name,
                said(
                    grew(urban, "城镇居民人均可支配收入"),
                    grew(rural, "农村居民人均可支配收入"),
                    *([ranked("第二", "城镇居民人均可支配收入", 2)] if name == "石桥镇" else []),
                    *([ranked("第一", "农村居民人均可支配收入", 1)] if name == "石桥镇" else []),
                    text=f"城镇、农村居民人均可支配收入分别增长{urban}、{rural}"
                    f"{claim if name == '石桥镇' else ''}。",
                ),
            )
            for name, urban, rural in towns
        ),
    )
    found = ranks.claims(db, "2024H1")
    assert found["indicator_key"].to_list() == ["income_urban", "income_rural"]
    assert found["growth_key"].to_list() == ["income_urban", "income_rural"]
    assert found["by"].to_list() == ["growth", "growth"]
    assert found["scope"].to_list() == ["全县", "全县"]
    assert found["verdict"].to_list() == ["agrees", "agrees"]


@pytest.mark.parametrize(
    ("claim", "quotes", "scopes"),
    [
        ("增速居全县第三、第一和第二", ["第三", "第一", "第二"], ["全县"] * 3),
        ("增速从全县第5位升至第2位", ["第5位", "第2位"], ["全县"] * 2),
        ("增速居全县第三，总量居第一", ["第三", "第一"], ["全县", None]),
    ],
)
def test_a_place_takes_its_scope_from_the_one_it_follows_on(tmp_path, claim, quotes, scopes):
    numbers = [ranked(quote, "固定资产投资增速", place) for place, quote in enumerate(quotes, start=1)]
    db = ranking(tmp_path, ("石桥镇", said(*numbers, text=f"固定资产投资{claim}。")))
    found = ranks.claimed(db, "2024H1")["scope"]
    assert [scope if isinstance(scope, str) else None for scope in found] == scopes


def test_a_department_and_a_name_that_does_not_tell_who_have_no_peers(tmp_path):
    db = ranking(
        tmp_path,
        investing("云岭县统计局", 8.0, 9.0, "，增速居全市第一", ranked("第一", "固定资产投资增速", 1)),
        investing("云岭县财政局", 8.0, 10.0),
        kind="department",
    )
    assert verdicts(db) == {"云岭县统计局": "no_peers"}
    other = tmp_path / "masked"
    other.mkdir()
    masked = ranking(
        other,
        investing("XX镇", 8.0, 9.0, "，增速居全县第一", ranked("第一", "固定资产投资增速", 1)),
        investing("某镇", 8.0, 10.0),
        area="XX县",
    )
    assert verdicts(masked) == {"XX镇": "no_peers"}


def test_falling_is_written_with_its_sign(tmp_path):
    falling = said(
        Number("2.0%", "growth", INVESTMENT, -2.0, "%"),
        ranked("第一", "固定资产投资增速", 1),
        text="固定资产投资下降2.0%，增速居全县第一。",
    )
    db = ranking(tmp_path, ("石桥镇", falling), investing("东湖镇", 6.0, 12.0))
    (row,) = ranks.claims(db, "2024H1").to_dict("records")
    assert (row["value_text"], row["value"], row["verdict"]) == ("2.0%", -2.0, "contradicted")


@pytest.mark.parametrize(
    ("claim", "numbers", "place"),
    [
        ("，增速居全县第一", [ranked("第一", "固定资产投资增速", 1)], "全县第一"),
        ("，总量和增速均居全县第二", [ranked("第二", "固定资产投资总量和增速", 2)], "全县第二"),
        ("，总量居全县第一", [ranked("第一", "固定资产投资总量", 1)], None),
        ("，增速居全县第一", [ranked("第一", "固定资产投资增速", 1, period="2024")], "全县第一"),
        (
            "，增速连续三年居全县前五、今年居全县第四",
            [
                ranked("前五", "固定资产投资增速", 5, qualifier="<="),
                ranked("第四", "固定资产投资增速", 4),
            ],
            "全县第四",
        ),
    ],
)
def test_a_place_claimed_for_growth_is_told_from_one_for_the_amount(tmp_path, claim, numbers, place):
    db = ranking(tmp_path, investing("石桥镇", 8.0, 9.0, claim, *numbers), investing("东湖镇", 6.0, 4.0))
    found = ranks.by_growth(db, "2024H1")
    assert list(found.itertuples(index=False, name=None)) == [
        ("云岭县/石桥镇", "fixed_asset_investment", shown) for shown in [place] if shown
    ]


def test_a_place_in_a_year_not_ended_is_one_of_the_reports_own_period(tmp_path):
    claim = ranked("第一", "固定资产投资增速", 1, period="2024")
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 9.0, "，增速居全县第一", claim),
        investing("东湖镇", 6.0, 12.0),
    )
    assert ranks.periods(db)["period"].to_list() == ["2024H1"]
    assert verdicts(db) == {"石桥镇": "contradicted"}


def test_no_claims_make_an_empty_table_with_all_columns(tmp_path):
    db = ranking(tmp_path, investing("石桥镇", 8.0, 9.0))
    found = ranks.claims(db, "2024H1")
    assert found.empty
    assert {"verdict", "place", "by", "scope"} <= set(found.columns)
    assert ranks.periods(db).empty


def test_places_of_two_documents_contradict_each_other_and_those_of_one_are_unclear(tmp_path):
    db = ranking(
        tmp_path,
        investing("石桥镇", 8.0, 9.0, "，增速居全县第一", ranked("第一", "固定资产投资增速", 1)),
        investing("石桥镇", 8.0, 9.0, "，增速列全县第三", ranked("第三", "固定资产投资增速", 3)),
        investing(
            "东湖镇", 6.0, 4.0, "，增速列全县前三", ranked("前三", "固定资产投资增速", 3, qualifier="<=")
        ),
        investing(
            "东湖镇", 6.0, 4.0, "，增速列全县前五", ranked("前五", "固定资产投资增速", 5, qualifier="<=")
        ),
        (
            "河口镇",
            [
                (
                    "固定资产投资增长2.0%，增速居全县第四，居全县第五。",
                    [
                        grew("2.0%", INVESTMENT),
                        ranked("第四", "固定资产投资增速", 4),
                        ranked("第五", "固定资产投资增速", 5),
                    ],
                )
            ],
        ),
    )
    found = ranks.claims(db, "2024H1")
    verdict = found.groupby("organisation")["verdict"].unique()
    assert list(verdict["石桥镇"]) == ["disputed"]
    assert "disputed" not in {*verdict["东湖镇"], *verdict["河口镇"]}
    (rows,) = ranks.disputed_places(found)
    assert sorted(rows["claimed"]) == [1, 3]


def told(*places):
    """A county's report on the investment of two towns, and the places that it gives them (town, number)."""
    grown = [growth(INVESTMENT, f"{by}%", entity=town) for town, by in (("石桥镇", 9.0), ("东湖镇", 4.0))]
    claims = [
        Said("固定资产投资增速", f"第{place}", "rank", entity=town, verb="居全县", value=place, unit="第")
        for town, place in places
    ]
    return Given("云岭县", "2024H1", [*grown, *claims], "county", "云岭县")


def test_a_place_that_the_countys_report_gives_to_a_town_it_tells_of_is_a_claim(tmp_path):
    found = ranks.claims(warehouse(tmp_path, told(("石桥镇", 1), ("河口镇", 3))), "2024H1")
    assert found[["organisation", "teller", "verdict"]].to_numpy().tolist() == [
        ["石桥镇", "云岭县", "agrees"]
    ]


def test_a_town_and_its_county_contradict_each_other_and_the_towns_own_place_comes_first(tmp_path):
    claim = Said("固定资产投资增速", "第1", "rank", verb="居全县", value=1, unit="第")
    db = warehouse(
        tmp_path, told(("石桥镇", 2)), Given("石桥镇", "2024H1", [growth(INVESTMENT, "9.0%"), claim])
    )
    (rows,) = ranks.disputed_places(ranks.claims(db, "2024H1"))
    assert set(rows["teller"].fillna("石桥镇")) == {"云岭县", "石桥镇"}
    assert ranks.by_growth(db, "2024H1")["place"].to_list() == ["全县第1"]
