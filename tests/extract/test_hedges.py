"""What is said to be expected, how far that reaches, and bounds that were kept."""

import pytest

from pipeline.model import Observation
from tests.extract.making import observe

TITLE = "东湖镇2024年上半年工作总结"


def said(sentence: str, heading: str = "一、上半年工作完成情况") -> list[Observation]:
    return observe(f"{heading}\n{sentence}", title=TITLE)


UP_TO: list[tuple[str, list[str]]] = [
    (
        "恒达机械公司预计新增产值2.6亿元、税收1300万元；瑞丰农业公司冷链项目投资5200万元，已完成设备安装80%。",
        ["estimate", "estimate", "actual", "actual"],
    ),
    ("全镇柑橘面积3200亩，预计总产260万斤；茶叶面积1500亩。", ["actual", "estimate", "actual"]),
    ("地区生产总值预计完成126亿元，增长6%；规上工业增加值增长9.2%。", ["estimate", "estimate", "actual"]),
    ("预计全年地区生产总值达到126亿元，增长6%；固定资产投资完成82亿元。", ["estimate"] * 3),
    ("上半年，全镇预计实现农业总产值3.6亿元；工业总产值12亿元，增长8%。", ["estimate"] * 3),
]


@pytest.mark.parametrize(("sentence", "expected"), UP_TO, ids=[s[:8] for s, _ in UP_TO])
def test_a_hedge_behind_its_own_subject_ends_with_the_semicolon(sentence: str, expected: list[str]) -> None:
    assert [x.status for x in said(sentence)] == expected


def test_a_bound_among_results_was_kept_and_one_among_plans_is_a_goal() -> None:
    sentence = "城镇新增就业1860人，完成年度任务的62%，城镇登记失业率控制在3.5%以内。"
    *_, kept = said(sentence)
    assert (kept.status, kept.period, kept.qualifier) == ("actual", "2024H1", "<=")
    for more in ("下半年，", "要确保", "力争全年新增就业2000人，"):
        *_, goal = said(f"{more}城镇登记失业率控制在3.5%以内。")
        assert (goal.status, goal.period) == ("target", "2024")
    *_, planned = said("城镇登记失业率控制在3.5%以内。", "二、下半年工作计划")
    assert planned.status == "target"


def test_a_hedge_in_brackets_that_hold_a_number_ends_with_them() -> None:
    first, _, place = observe("规上工业增加值增长7.2%（有望达到8%），居全市第3位。")
    assert (first.status, place.status) == ("actual", "actual")


def test_what_is_below_what_was_expected_is_no_estimate() -> None:
    found = observe("8项主要预期指标中3项达到预期、5项低于预期，12项重点工作好于预期。")
    assert {o.status for o in found} == {"actual"}
