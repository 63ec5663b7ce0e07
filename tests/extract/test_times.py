"""Time expressions and the periods they name."""

import pytest

from pipeline.extract.times import marks, months, times
from tests.extract.making import observe

HALF = "2024H1"


def named(text: str, period: str | None) -> list[str | None]:
    return [t.period for t in times(text, period)]


HALF_YEAR = [
    ("1-5月", "2024-01/2024-05"), ("1—2月", "2024-01/2024-02"), ("1－3月份", "2024Q1"), ("1至4月",
    "2024-01/2024-04"),
    ("1—6月", "2024H1"), ("3-5月", "2024-03/2024-05"), ("1-11月", "2024-01/2024-11"), ("一季度", "2024Q1"),
    ("第一季度", "2024Q1"), ("二季度", "2024Q2"), ("前三季度", "2024-01/2024-09"), ("一至三季度", "2024-01/2024-09"),
    ("截至6月底", "2024H1"), ("截至6月末", "2024H1"), ("截至5月31日", "2024-01/2024-05"), ("截至5月底",
    "2024-01/2024-05"),
    ("截止3月末", "2024Q1"), ("截至1月底", "2024-01"), ("截至6月中旬", "2024H1"), ("截至目前", "2024H1"),
    ("截至2024年6月30日", "2024H1"), ("截至2024年5月", "2024-01/2024-05"), ("今年以来", "2024H1"), ("至今", "2024H1"),
    ("目前", "2024H1"), ("上半年", "2024H1"), ("今年上半年", "2024H1"), ("下半年", "2024"), ("全年", "2024"),
    ("年内", "2024"),
    ("年底", "2024"), ("年末", "2024"), ("今年", "2024"), ("本年", "2024"), ("去年同期", "2023H1"),
    ("上年同期", "2023H1"),
    ("去年", "2023"), ("去年上半年", "2023H1"), ("去年1-5月", "2023-01/2023-05"), ("明年", "2025"),
    ("明年一季度", "2025Q1"),
    ("6月", "2024-06"), ("今年3月", "2024-03"), ("3月15日", "2024-03"), ("3月15号", "2024-03"), ("12月", "2024-12"),
    ("去年12月", "2023-12"), ("2023年12月", "2023-12"), ("2023年一季度", "2023Q1"), ("2023年上半年", "2023H1"),
    ("2023年", "2023"), ("2023年底", "2023"), ("2024年度", "2024"), ("到2025年", "2025"), ("2002年到2022年",
    "2002/2022"),
    ("2019—2023年", "2019/2023"), ("2021-2025年", "2021/2025"), ("2021年至2023年", "2021/2023"),
    ("“十四五”期间", "2021/2025"),
    ("“十三五”时期", "2016/2020"), ("“十五五”", "2026/2030"), ("十四五期间", "2021/2025"), ("2023年11月至12月",
    "2023-11/2023-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), HALF_YEAR)
@pytest.mark.parametrize("frame", ["{}", "{}，完成投资", "全镇{}完成投资"])
def test_in_a_half_year_report(text: str, period: str, frame: str) -> None:
    assert named(frame.format(text), HALF) == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年以来", "2023"), ("截至目前", "2023"), ("去年同期", "2022"), ("上半年", "2023H1"), ("下半年", "2023"),
        ("全年", "2023"), ("年底", "2023"), ("明年", "2024"), ("前三季度", "2023-01/2023-09"), ("1-11月",
        "2023-01/2023-11"),
        ("1-12月", "2023"), ("截至12月底", "2023"), ("一季度", "2023Q1"), ("五年来", "2019/2023"), ("过去五年",
        "2019/2023"),
        ("2022年", "2022"), ("“十四五”", "2021/2025"), ("6月", "2023-06"), ("截至第三季度", "2023-01/2023-09"),
    ],
)  # fmt: skip
def test_in_an_annual_report(text: str, period: str) -> None:
    assert named(f"{text}，", "2023") == [period]


@pytest.mark.parametrize("period", ["2024Q1", "2024-01/2024-05", "2024-05", "2024-01/2024-09"])
def test_now_is_the_reports_own_period(period: str) -> None:
    assert named("今年以来", period) == [period]
    assert named("去年", period) == ["2023"]
    assert named("全年", period) == ["2024"]


@pytest.mark.parametrize(
    "text", ["今年以来", "上半年", "去年", "1-5月", "一季度", "截至6月底", "年底", "明年"]
)
def test_without_a_period_nothing_is_made_up(text: str) -> None:
    assert named(text, None) == [None]


def test_without_a_period_the_last_year_named_is_the_anchor() -> None:
    assert named("2022年，一季度完成投资3亿元，1-5月完成5亿元", None) == ["2022", "2022Q1", "2022-01/2022-05"]
    assert named("“十四五”期间", None) == ["2021/2025"]


@pytest.mark.parametrize("text", ["5-1月", "11—3月"])
def test_months_that_run_backwards_name_no_period(text: str) -> None:
    assert named(text, HALF) == [None]


@pytest.mark.parametrize(
    "text", ["坚持稳中求进", "全面推进", "本次会议", "第一书记", "目标明确", "前列", "3家", ""]
)
def test_other_words_are_no_times(text: str) -> None:
    assert named(text, HALF) == []


def test_each_time_has_its_place() -> None:
    text = "截至5月底完成3亿元，全年目标10亿元"
    found = times(text, HALF)
    assert [text[t.start : t.end] for t in found] == ["5月", "全年"]
    assert [t.form for t in found] == ["upto", "whole"]


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [(1, 6, "2024H1"), (1, 12, "2024"), (1, 5, "2024-01/2024-05"), (5, 5, "2024-05"), (1, 1, "2024-01"),
     (4, 6, "2024-04/2024-06")],
)  # fmt: skip
def test_months_take_their_shortest_form(first: int, last: int, period: str) -> None:
    assert months(2024, first, last) == period


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("下半年，", "ahead"), ("下一步，", "ahead"), ("明年，", "ahead"), ("上半年，", "back"), ("今年以来，",
        "back"),
        ("五年来，", "five"), ("“十四五”期间，", "five"), ("今后五年，", "ahead5"), ("2024年，", "year"),
        ("2023年，", "past"),
        ("2025年，", "ahead"), ("2028年，", "ahead5"), ("今年，", "this"), ("预期目标是：", "goal"),
    ],
)  # fmt: skip
def test_marks_tell_past_from_plan(text: str, sort: str) -> None:
    (mark,) = marks(text, HALF)
    assert (mark.start, mark.sort, mark.opens) == (0, sort, True)


def test_a_mark_in_mid_sentence_does_not_open_it() -> None:
    found = marks("投资稳步增长，下半年继续发力。下半年，抓好招商。", HALF)
    assert [(m.sort, m.opens) for m in found] == [("ahead", False), ("ahead", True)]


@pytest.mark.parametrize(
    "text",
    [
        "2025年是“十四五”收官之年。", "今年是“十五五”开局之年。", "加快建设“十四五”批复的6个基地。",
        "2023年6月，工程开工。", "2024年春节慰问困难群众。", "出台“十五五”支持产业发展的政策。",
    ],
)  # fmt: skip
def test_a_plan_or_year_that_is_only_mentioned_opens_no_part(text: str) -> None:
    named = [m for m in marks(text, "2025") if m.sort != "this" and not (m.sort == "year" and "收官" in text)]
    assert [m.opens for m in named] == [False] * max(1, len(named))


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("一、2025年及“十四五”工作回顾过去的一年，极不寻常。", "back"), ("总结好了工作。过去的五年极不寻常。", "five"),
        ("二、目标任务\n“十五五”时期是关键时期。", "ahead5"), ("“十四五”以来，全县上下实干。", "five"),
    ],
)  # fmt: skip
def test_the_last_mark_that_opens_says_what_the_text_goes_on_to_speak_of(text: str, sort: str) -> None:
    assert [m.sort for m in marks(text, "2025") if m.opens][-1] == sort


def test_a_year_at_the_head_of_a_sentence_holds_to_its_end() -> None:
    text = (
        "一、2025年主要工作和“十四五”发展成就\n"
        "2025年，全县地区生产总值462亿元，增长5.2%；规上工业增加值增长6.1%，其中高技术制造业增长10.8%。\n"
        "森林覆盖率提高到44.8%。\n"
    )
    found = observe(text, title="2026年东湖县人民政府工作报告")
    assert [(x.quote, x.period) for x in found] == [
        ("462亿元", "2025"), ("5.2%", "2025"), ("6.1%", "2025"), ("10.8%", "2025"), ("44.8%", "2025"),
    ]  # fmt: skip
    assert found[-1].indicator == "森林覆盖率"
