"""What is told of a project without naming it again."""

import pytest

from tests.extract.making import half_year as said


def named(sentence: str) -> dict[str, str]:
    return {x.quote: x.indicator for x in said(sentence)}


def test_progress_is_the_projects_not_that_of_what_was_counted_last() -> None:
    found = named(
        "城区排水防涝工程总投资2.1亿元，计划铺设雨水管网12公里。"
        "截至6月底，已完成投资4800万元，铺设雨水管网7.6公里，形象进度达56%。"
    )
    assert found["4800万元"] == "城区排水防涝工程完成投资"
    assert found["56%"] == "城区排水防涝工程形象进度"


def test_a_share_of_the_cost_is_the_projects() -> None:
    found = named(
        "停车场项目总投资3100万元。截至目前，已建成停车位760个，完成投资2360万元，占总投资的76.1%。"
    )
    assert found["2360万元"] == "停车场项目完成投资"
    assert found["76.1%"].startswith("停车场项目完成投资")


def test_this_project_is_the_one_named_before() -> None:
    found = named("全力推进智慧冷链园项目。该项目总投资5.6亿元，占地260亩。项目建成后预计年产值12亿元。")
    assert found == {
        "5.6亿元": "智慧冷链园项目总投资", "260亩": "智慧冷链园项目占地", "12亿元": "智慧冷链园项目年产值",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("36个重点项目完成投资16.2亿元，占年度计划的52%。", "16.2亿元"),
        ("南环路工程进展顺利。12所幼儿园开工11所，完成投资1925万元。", "1925万元"),
    ],
)
def test_projects_that_are_counted_are_not_the_one_named_before(sentence: str, quote: str) -> None:
    assert "南环路" not in named(sentence)[quote]
    assert not named(sentence)[quote].startswith("36")
