"""Steps that amounts pass: a bound for the amount, no part of its name, and where they are counted, counts."""

from typing import Any

import pytest

from tests.extract.making import observe

TITLE = "澜江市2024年上半年工作总结"
HEAD = "一、上半年工作完成情况\n"
Row = tuple[Any, ...]


def rows(sentence: str, *fields: str) -> list[Row]:
    found = observe(HEAD + sentence, title=TITLE)
    return [tuple(getattr(x, field) for field in ("quote", *fields)) for x in found]


PASSED: list[tuple[str, list[Row]]] = [
    ("地区生产总值迈上800亿元台阶，增长6.2%。", [("800亿元", ">"), ("6.2%", None)]),
    ("规上工业总产值登上80亿元新台阶。", [("80亿元", ">")]),
    ("地区生产总值突破百亿大关，达到102.3亿元。", [("百亿", ">"), ("102.3亿元", None)]),
    ("经济总量先后站上700亿、800亿、900亿三个台阶。", [("700亿", ">"), ("800亿", ">"), ("900亿", ">")]),
    ("财政总收入迈入10亿元行列。", [("10亿元", ">")]),
    ("地区生产总值完成96亿元，距离百亿元大关还差4亿元。", [("96亿元", None)]),
]


@pytest.mark.parametrize(("sentence", "expected"), PASSED, ids=lambda x: x[:12] if isinstance(x, str) else "")
def test_a_step_passed_is_the_least_that_an_amount_can_be(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence, "qualifier")[: len(expected)] == expected


COUNTED: list[tuple[str, list[Row]]] = [
    (
        "地区生产总值连续迈上3个百亿元台阶、达1140亿元、增长5.9%。",
        [
            ("3个", "地区生产总值跨越百亿元台阶", 3),
            ("1140亿元", "地区生产总值", 1140),
            ("5.9%", "地区生产总值", 5.9),
        ],
    ),
    (
        "经济总量先后跨过两个千亿元大关，年均增长6.4%。",
        [("6.4%", "经济总量", 6.4)],
    ),
    (
        "五年来，地区生产总值连续跨越三个百亿元台阶，年均增长6.5%。",
        [("三个", "地区生产总值跨越百亿元台阶", 3), ("6.5%", "地区生产总值", 6.5)],
    ),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), COUNTED, ids=lambda x: x[:12] if isinstance(x, str) else ""
)
def test_how_many_steps_were_passed_is_no_amount_and_names_none(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence, "indicator", "value") == expected
    assert {x[1] for x in rows(sentence, "qualifier")} == {None}
