import pytest

from pipeline.queries import profile, targets
from tests.warehouse.making import Given, Said, growth, level, row, warehouse

INVESTMENT = "固定资产投资"


def goal(indicator, quote, period="2024", **more):
    return level(indicator, quote, status="target", period=period, **more)


def test_half_a_year_is_measured_against_half_the_goal(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "8.8亿元")]),
    )
    found = row(db, "FROM completion")
    assert (found["value"], found["actual"], found["actual_period"]) == (16, 8.8, "2024H1")
    assert found["completion"] == pytest.approx(55)
    assert found["elapsed"] == 0.5
    assert found["ahead"] == pytest.approx(5)
    assert found["remaining"] == pytest.approx(7.2e8)


def test_where_less_is_better_ahead_is_turned_round(tmp_path):
    db = warehouse(
        tmp_path,
        Given(
            "石桥镇",
            "2024H1",
            [goal("信访总量", "40件", qualifier="<="), level("信访总量", "24件")],
        ),
    )
    assert row(db, "FROM completion")["ahead"] == pytest.approx(-10)


def test_the_second_half_needs_what_the_first_left(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(INVESTMENT, "6亿元")]),
        Given("石桥镇", "2023", [level(INVESTMENT, "14亿元")]),
        Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "7亿元")]),
    )
    # nine are left to do, where the second half of 2023 did eight
    assert row(db, "FROM completion")["needed_growth"] == pytest.approx(12.5)


def test_a_goal_that_is_met_needs_nothing_more(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(INVESTMENT, "6亿元")]),
        Given("石桥镇", "2023", [level(INVESTMENT, "14亿元")]),
        Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "26亿元")]),
    )
    found = row(db, "FROM completion")
    assert (found["needed_growth"], found["remaining"]) == (None, pytest.approx(-1e9))


def test_of_a_ceiling_nothing_is_still_to_come(tmp_path):
    said = [goal("信访总量", "40件", qualifier="<="), level("信访总量", "12件")]
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level("信访总量", "20件")]),
        Given("石桥镇", "2023", [level("信访总量", "44件")]),
        Given("石桥镇", "2024H1", said),
    )
    found = row(db, "FROM completion")
    assert (found["needed_growth"], found["remaining"]) == (None, None)


def test_a_completion_only_stated_stands_as_far_from_the_calendar_as_in_the_grid(tmp_path):
    done = Said(INVESTMENT, "48%", "progress", period="2024")
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [done]), Given("东湖镇", "2024H1", [done]))
    key = row(db, "FROM completion WHERE organisation = '石桥镇'")["indicator_key"]
    assert list(targets.goals(db.cursor(), 2024, key)["ahead"]) == [-2, -2]
    assert list(targets.grid(db.cursor(), 2024)["ahead"]) == [-2, -2]


def test_a_growth_goal_needs_the_rest_weighted_by_the_year_before(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(INVESTMENT, "4亿元")]),
        Given("石桥镇", "2023", [level(INVESTMENT, "10亿元")]),
        Given(
            "石桥镇",
            "2024H1",
            [growth(INVESTMENT, "8%", status="target", period="2024"), growth(INVESTMENT, "5%")],
        ),
    )
    found = row(db, "FROM completion")
    assert (found["kind"], found["ahead"], found["completion"]) == ("growth", pytest.approx(-3), None)
    assert found["needed_growth"] == pytest.approx((8 - 0.4 * 5) / 0.6)


def test_the_latest_figure_of_the_year_counts_and_one_month_does_not(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024Q1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "4亿元")]),
        Given(
            "石桥镇",
            "2024-01/2024-11",
            [level(INVESTMENT, "15亿元"), level(INVESTMENT, "2亿元", period="2024-12")],
        ),
    )
    found = row(db, "FROM completion")
    assert (found["actual_period"], found["elapsed"]) == ("2024-01/2024-11", pytest.approx(0.9167))
    assert found["completion"] == pytest.approx(93.75)
    assert db.execute("SELECT actual_period FROM pace ORDER BY 1").fetchall() == [
        ("2024-01/2024-11",),
        ("2024Q1",),
    ]


def test_a_half_year_goal_is_not_the_years(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [goal(INVESTMENT, "9亿元", period="2024H1"), level(INVESTMENT, "8亿元")]),
    )
    assert row(db, "FROM target")["period"] == "2024H1"
    assert db.execute("FROM completion").fetchall() == []


def test_the_newest_report_states_the_goal_that_holds(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023", [goal(INVESTMENT, "16亿元")]),
        Given("石桥镇", "2024H1", [goal(INVESTMENT, "18亿元"), level(INVESTMENT, "9亿元")]),
    )
    assert row(db, "FROM target")["value"] == 18
    assert row(db, "FROM completion")["completion"] == pytest.approx(50)


def test_masked_figures_have_a_row_and_no_completion(tmp_path):
    db = warehouse(
        tmp_path, Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "XX亿元")])
    )
    found = row(db, "FROM completion")
    assert (found["actual_masked"], found["completion"], found["ahead"]) == (True, None, None)


def test_a_goal_without_a_figure_yet_is_there(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2023", [goal(INVESTMENT, "16亿元")]))
    found = row(db, "FROM completion")
    assert (found["value"], found["actual_id"], found["completion"]) == (16, None, None)


def test_reported_completion_stands_beside_the_computed_or_alone(tmp_path):
    done = Said(INVESTMENT, "56%", "progress")
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "8.8亿元"), done]),
        Given("东湖镇", "2024H1", [done]),
    )
    both = row(db, "FROM completion WHERE organisation = '石桥镇'")
    assert (both["progress"], both["completion"], both["progress_ahead"]) == (56, pytest.approx(55), 6)
    alone = row(db, "FROM completion WHERE organisation = '东湖镇'")
    assert (alone["observation_id"], alone["progress"], alone["indicator_zh"]) == (None, 56, INVESTMENT)
    assert alone["year"] == 2024


def test_completion_worded_of_the_year_is_the_half_years(tmp_path):
    done = Said(INVESTMENT, "56%", "progress", period="2024")
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), done]))
    found = row(db, "FROM completion")
    assert (found["progress_period"], found["progress_elapsed"]) == ("2024H1", 0.5)
    assert found["progress_ahead"] == 6


def test_a_half_year_report_has_no_figure_of_the_whole_year(tmp_path):
    said = [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "8.8亿元", period="2024")]
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", said))
    assert row(db, "FROM completion")["actual"] is None
    estimated = [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "16.5亿元", period="2024", status="estimate")]
    (tmp_path / "estimated").mkdir()
    db = warehouse(tmp_path / "estimated", Given("石桥镇", "2024H1", estimated))
    found = row(db, "FROM completion")
    assert (found["actual"], found["actual_status"]) == (16.5, "estimate")


@pytest.mark.parametrize(
    ("goal_", "came", "kept"),
    [
        (goal(INVESTMENT, "16亿元"), level(INVESTMENT, "16.2亿元", period="2024"), True),
        (goal(INVESTMENT, "16亿元"), level(INVESTMENT, "15.1亿元", period="2024"), False),
        (goal(INVESTMENT, "16亿元", qualifier="~"), level(INVESTMENT, "15.9亿元", period="2024"), None),
        (goal("矛盾纠纷数", "30件", qualifier="<="), level("矛盾纠纷数", "28件", period="2024"), True),
        (goal("没有登记的事项", "30件"), level("没有登记的事项", "28件", period="2024"), None),
    ],
)
def test_a_goal_meets_its_outcome_in_a_later_report(tmp_path, goal_, came, kept):
    db = warehouse(tmp_path, Given("石桥镇", "2023", [goal_]), Given("石桥镇", "2024", [came]))
    found = row(db, "FROM promise")
    assert found["kept"] is kept
    assert (found["target_report_period"], found["actual_report_period"]) == ("2023", "2024")


def test_a_year_end_report_that_quotes_the_goal_tells_its_outcome(tmp_path):
    """全年完成村级集体收入 615 万元，为目标 640 万元的 96.1%: the goal and what came of it in one report."""
    db = warehouse(
        tmp_path,
        Given(
            "石桥镇",
            "2023",
            [goal("村集体经营性收入", "640万元", "2023"), level("村集体经营性收入", "615万元")],
        ),
        Given("东湖镇", "2023", [goal(INVESTMENT, "10.4亿元", "2023"), level(INVESTMENT, "10.6亿元")]),
    )
    states = [
        state
        for town in ("石桥镇", "东湖镇")
        for state in profile.goals(db.cursor(), f"云岭县/{town}")["state"]
    ]
    assert states == ["missed", "kept"]


@pytest.mark.parametrize(
    ("promised", "came", "pace", "promise"),
    [
        (
            growth(INVESTMENT, "8.5%", status="target", period="2023", qualifier="~"),
            "7.7%",
            "behind",
            "missed",
        ),
        (
            growth(INVESTMENT, "8.5%", status="target", period="2023", qualifier="~"),
            "8.2%",
            "on_pace",
            "kept",
        ),
        (goal(INVESTMENT, "20亿元", "2023"), "19.9亿元", "behind", "missed"),
        (goal(INVESTMENT, "20亿元", "2023", qualifier="~"), "19.9亿元", "on_pace", "kept"),
        (goal(INVESTMENT, "20亿元", "2023", qualifier="~"), "19亿元", "behind", "missed"),
    ],
)
def test_a_goal_is_judged_alike_wherever_it_is_shown(tmp_path, promised, came, pace, promise):
    said = growth(INVESTMENT, came) if promised.kind == "growth" else level(INVESTMENT, came)
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2022", [promised]),
        Given("石桥镇", "2023", [said]),
        Given("东湖镇", "2023", []),
    )
    key = row(db, "FROM completion")["indicator_key"]
    assert list(targets.goals(db.cursor(), 2023, key)["state"]) == [pace]
    assert list(profile.goals(db.cursor(), "云岭县/石桥镇")["state"]) == [promise]


def test_a_forecast_in_the_report_that_makes_the_goal_is_no_outcome(tmp_path):
    estimate = level(INVESTMENT, "16.5亿元", period="2024", status="estimate")
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [goal(INVESTMENT, "16亿元"), estimate]))
    assert db.execute("FROM promise").fetchall() == []


def test_a_half_year_keeps_no_promise_for_the_year(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023", [goal(INVESTMENT, "16亿元")]),
        Given("石桥镇", "2024H1", [level(INVESTMENT, "17亿元")]),
    )
    assert db.execute("FROM promise").fetchall() == []


def test_where_a_goal_stood_earlier_in_the_year_is_remembered(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024Q1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "3.2亿元")]),
        Given("石桥镇", "2024H1", [level(INVESTMENT, "8.8亿元")]),
    )
    found = row(db, "FROM completion")
    assert (found["actual_period"], found["earlier_period"]) == ("2024H1", "2024Q1")
    assert (found["ahead"], found["earlier_ahead"]) == (pytest.approx(5), pytest.approx(-5))
    [turn] = targets.goals(db.cursor(), 2024, found["indicator_key"])["turn"]
    assert turn == "caught_up"


@pytest.mark.parametrize(
    ("first", "then", "turn"),
    [
        ("3.2亿元", "8亿元", "caught_up"),  # 20 % of the year's goal after a quarter, then half after half
        ("4.8亿元", "7亿元", "slipped"),
        ("4亿元", "7亿元", "slipped"),
        ("3.2亿元", "7亿元", None),
        ("4.8亿元", "8.8亿元", None),
        ("4.8亿元", "8亿元", None),
        ("XX亿元", "8.8亿元", None),
        ("3.2亿元", "XX亿元", None),
    ],
)
def test_only_a_change_of_side_is_a_turn(tmp_path, first, then, turn):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024Q1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, first)]),
        Given("石桥镇", "2024H1", [level(INVESTMENT, then)]),
    )
    [found] = targets.goals(db.cursor(), 2024, row(db, "FROM completion")["indicator_key"])["turn"]
    assert (found if isinstance(found, str) else None) == turn


def test_a_masked_stretch_does_not_hide_the_one_before_it(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024Q1", [goal(INVESTMENT, "16亿元"), level(INVESTMENT, "3.2亿元")]),
        Given("石桥镇", "2024H1", [level(INVESTMENT, "XX亿元")]),
        Given("石桥镇", "2024-01/2024-11", [level(INVESTMENT, "15.2亿元")]),
    )
    found = row(db, "FROM completion")
    assert (found["earlier_period"], found["earlier_ahead"]) == ("2024Q1", pytest.approx(-5))


def test_where_less_is_better_catching_up_is_turned_round(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024Q1", [goal("信访总量", "40件", qualifier="<="), level("信访总量", "14件")]),
        Given("石桥镇", "2024H1", [level("信访总量", "18件")]),
    )
    [turn] = targets.goals(db.cursor(), 2024, row(db, "FROM completion")["indicator_key"])["turn"]
    assert turn == "caught_up"


def test_a_growth_below_its_goal_at_half_year_and_above_it_at_the_end_has_caught_up(tmp_path):
    db = warehouse(
        tmp_path,
        Given(
            "石桥镇",
            "2024H1",
            [growth(INVESTMENT, "8%", status="target", period="2024"), growth(INVESTMENT, "5%")],
        ),
        Given("石桥镇", "2024", [growth(INVESTMENT, "8.4%")]),
    )
    [found] = targets.goals(db.cursor(), 2024, row(db, "FROM completion")["indicator_key"]).to_dict("records")
    assert (found["turn"], found["earlier_ahead"]) == ("caught_up", pytest.approx(-3))


def test_completion_that_reports_state_themselves_is_remembered_too(tmp_path):
    def done(quote):
        return Said(INVESTMENT, quote, "progress", period="2024")

    db = warehouse(
        tmp_path,
        Given("石桥镇", "2024Q1", [done("31%")]),
        Given("石桥镇", "2024H1", [done("44%")]),
    )
    found = row(db, "FROM completion")
    assert (found["progress"], found["earlier_period"]) == (44, "2024Q1")
    [turn] = targets.goals(db.cursor(), 2024, found["indicator_key"])["turn"]
    assert turn == "slipped"
