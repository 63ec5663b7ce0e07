"""What takes which place, and what the second half of a year is planned to bring."""

import pytest

from pipeline.model import Observation
from tests.extract.making import half_year, observe


def said(sentence: str) -> list[Observation]:
    return observe(f"一、上半年工作完成情况\n{sentence}", title="东湖镇2024年上半年工作总结")


PLACES: list[tuple[str, list[tuple[str, float]]]] = [
    (
        "地区生产总值86.2亿元，增长6.8%，总量居全市第4位，增速居全市第2位。",
        [("地区生产总值总量", 4), ("地区生产总值增速", 2)],
    ),
    (
        "农民人均可支配收入12860元，增长7.6%，增速居全市第1位，总量居第6位。",
        [("农民人均可支配收入增速", 1), ("农民人均可支配收入", 6)],
    ),
    (
        "综合考核中，我镇位列全县第5，其中经济发展列第3位、乡村振兴列第6位、平安法治列第2位、党的建设列第4位。",
        [
            ("综合考核", 5),
            ("综合考核经济发展", 3),
            ("综合考核乡村振兴", 6),
            ("综合考核平安法治", 2),
            ("综合考核党的建设", 4),
        ],
    ),
    (
        "上半年考核全县第3名，其中产业发展第2名、城乡建设第4名、民生保障第1名。",
        [("考核", 3), ("考核产业发展", 2), ("考核城乡建设", 4), ("考核民生保障", 1)],
    ),
    (
        "主要指标增速靠前，地区生产总值居第2位、固定资产投资居第1位、社零额居第4位。",
        [("地区生产总值", 2), ("固定资产投资", 1), ("社零额", 4)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), PLACES, ids=[s[:8] for s, _ in PLACES])
def test_each_place_is_of_its_own(sentence: str, expected: list[tuple[str, float]]) -> None:
    assert [(x.indicator, x.value) for x in said(sentence) if x.kind == "rank"] == expected


def test_who_takes_the_place_is_not_what_is_ranked() -> None:
    found = said("全市税收排名中，东湖镇居第1位、西岭镇居第2位、南坪乡居第3位。")
    assert {x.indicator for x in found} == {"税收"}


@pytest.mark.parametrize(
    "sentence",
    [
        "下半年力争完成一般公共预算收入6.2亿元，全年达到12.8亿元。",
        "下半年计划完成固定资产投资18亿元，全年完成36亿元以上。",
        "下半年新增就业1200人，确保全年新增就业2600人。",
    ],
)
def test_the_half_that_is_left_is_not_the_year(sentence: str) -> None:
    half, year = said(sentence)
    assert half.indicator == year.indicator
    assert (half.status, half.period) == ("target", "2024-07/2024-12")
    assert (year.status, year.period) == ("target", "2024")


def test_what_the_second_half_alone_plans_is_the_years() -> None:
    (only,) = said("下半年力争完成一般公共预算收入6.2亿元。")
    assert (only.status, only.period) == ("target", "2024")


def test_size_and_speed_each_have_their_place() -> None:
    found = half_year("GDP总量居全市第4位，增速居全市第2位。")
    assert [(o.indicator, o.value) for o in found] == [("GDP总量", 4), ("GDP增速", 2)]


def test_a_place_in_a_bracket_is_that_of_what_stands_before_it() -> None:
    found = half_year("固定资产投资同比增长8.2%（全市第3）。")
    assert [(o.kind, o.indicator, o.value) for o in found] == [
        ("growth", "固定资产投资", 8.2),
        ("rank", "固定资产投资", 3),
    ]
