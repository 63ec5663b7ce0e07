"""What was due beside what was done, each with its status, its period and the one name of both."""

import pytest

from tests.extract.making import half_year

BESIDE: list[tuple[str, str]] = [
    ("3.危旧房屋改造。任务数180户，完成132户。", "危旧房屋改造"),
    ("2.城镇新增就业。目标3600人，实际2410人，完成率66.9%。", "城镇新增就业"),
    ("城镇新增就业目标3600人、实绩2410人。", "城镇新增就业"),
    ("计划改造棚户区240户、实际262户。", "改造棚户区"),
    ("税收任务1.3亿元、实绩6820万元，完成52.5%。", "税收"),
]


@pytest.mark.parametrize(("sentence", "name"), BESIDE, ids=[s[:12] for s, _ in BESIDE])
def test_what_was_due_is_a_target_of_the_year_and_what_was_done_is_not(sentence: str, name: str) -> None:
    due, done, *rest = half_year(sentence)
    assert (due.status, due.period, due.indicator) == ("target", "2024", name)
    assert (done.status, done.period, done.indicator) == ("actual", "2024H1", name)
    assert [(o.kind, o.status, o.indicator) for o in rest] == [("progress", "actual", name)] * len(rest)


@pytest.mark.parametrize(
    "sentence",
    [
        "推送风险任务246户次，应对完成212户次。",
        "规上工业增加值增长8.2%，低于年度目标1.3个百分点。",
        "粮食播种面积4.2万亩，高于任务0.3万亩。",
    ],
)
def test_tasks_that_were_handed_out_and_gaps_to_a_goal_are_no_targets(sentence: str) -> None:
    assert {o.status for o in half_year(sentence)} == {"actual"}


def test_what_was_expected_stands_in_brackets_and_ends_with_them() -> None:
    grew, expected, place = half_year("规上工业增加值增长7.6%（预期8%），居全市第3位。")
    assert (grew.status, grew.period) == ("actual", "2024H1")
    assert (expected.kind, expected.status, expected.period) == ("growth", "target", "2024")
    assert (place.kind, place.status, place.period) == ("rank", "actual", "2024H1")


def test_what_was_expected_is_told_in_turn() -> None:
    found = half_year("城乡居民收入分别增长4.6%和6.8%（预期分别为5.5%和7%）。")
    assert [(o.indicator, o.status) for o in found] == [
        ("城镇居民收入", "actual"),
        ("农村居民收入", "actual"),
        ("城镇居民收入", "target"),
        ("农村居民收入", "target"),
    ]


def test_what_was_done_of_a_task_is_done_by_verbs_of_its_own_too() -> None:
    found = half_year("征迁任务126户，签约98户，腾空82户，拆除61栋。")
    assert [(o.value, o.status) for o in found] == [
        (126, "target"),
        (98, "actual"),
        (82, "actual"),
        (61, "actual"),
    ]


def test_what_a_share_of_the_plan_was_told_of_is_no_plan_nor_is_what_follows() -> None:
    found = half_year("86个县重点项目完成投资32.4亿元，占年计划的51.2%；9个省重点项目完成7.8亿元。")
    assert {o.status for o in found} == {"actual"}


def test_what_is_planned_for_the_months_to_come_is_a_target() -> None:
    (first,) = half_year("7—12月计划：工业产值96亿元。")
    assert (first.status, first.period) == ("target", "2024-07/2024-12")


def test_before_its_goal_in_a_bracket_stands_what_was_done() -> None:
    found = half_year("规上工业增加值同比增长6.3%（年度目标7%），固定资产投资下降3.1%（年度目标10%）。")
    assert [(o.value, o.status) for o in found] == [
        (6.3, "actual"),
        (7, "target"),
        (-3.1, "actual"),
        (10, "target"),
    ]


def test_a_goal_in_a_bracket_falls_where_less_is_wanted() -> None:
    found = half_year("单位GDP能耗下降3.1%（年度目标3%）。")
    assert [(o.value, o.status) for o in found] == [(-3.1, "actual"), (-3, "target")]


def test_how_far_what_was_done_is_from_its_goal_is_no_goal() -> None:
    found = half_year("规上工业增加值目标增长7%，实际增长5.2%，低于目标1.8个百分点。")
    assert [(o.value, o.status) for o in found] == [(7, "target"), (5.2, "actual"), (-1.8, "actual")]


def test_what_a_told_rate_was_kept_under_is_its_limit() -> None:
    found = half_year("城镇登记失业率3.2%，控制在4.5%以内。")
    assert [(o.indicator, o.value, o.status, o.period) for o in found] == [
        ("城镇登记失业率", 3.2, "actual", "2024H1"),
        ("城镇登记失业率", 4.5, "target", "2024"),
    ]


def test_a_heading_of_everything_names_no_task() -> None:
    found = half_year("全年目标任务22亿元，上半年完成12.3亿元。")
    assert len(found) == 2
    assert not [o for o in found if "情况" in o.indicator]


def test_what_a_budget_was_and_what_it_is_now_are_targets() -> None:
    found = half_year("土地出让收入预算由5亿元调整为3亿元，上半年实际入库0.72亿元。")
    assert [(o.value, o.status) for o in found] == [(5, "target"), (3, "target"), (0.72, "actual")]


def test_the_plan_that_too_little_was_done_of_is_a_target() -> None:
    found = half_year("月度新增入规企业3户，仅为年度计划20户的15%。")
    assert [(o.value, o.status) for o in found] == [(3, "actual"), (20, "target"), (15, "actual")]
