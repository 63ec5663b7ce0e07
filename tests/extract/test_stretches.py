"""Quarters and months that take turns in a sentence, and sentences that go on with the months named before."""

from tests.extract.making import half_year, observe

ROW = [("2024H1", "工业产值"), ("2024Q1", "工业产值"), ("2024Q2", "工业产值")]


def test_each_quarter_of_a_row_has_its_own_number() -> None:
    found = half_year("工业产值86.4亿元。分季度看，一季度、二季度产值分别为40.2亿元、46.2亿元。")
    assert [(o.period, o.indicator) for o in found] == ROW


def test_each_quarter_that_did_something_is_told_of_what_was_named_before() -> None:
    found = half_year("工业产值86.4亿元。分季度看，一季度完成40.2亿元、二季度46.2亿元。")
    assert [(o.period, o.indicator) for o in found] == ROW


def test_each_month_of_a_row_has_its_own_growth() -> None:
    found = half_year("规上工业增加值同比增长7.1%。分月看，4月、5月、6月当月分别增长6.2%、7.3%和8.4%。")
    assert [o.period for o in found] == ["2024H1", "2024-04", "2024-05", "2024-06"]
    assert {o.indicator for o in found} == {"规上工业增加值"}


def test_parts_are_of_the_months_of_their_whole() -> None:
    found = half_year(
        "1—5月，进出口8.2亿元，下降3.1%。其中，出口6.1亿元，进口2.1亿元。上半年社零总额32亿元。"
    )
    assert [o.period for o in found] == ["2024-01/2024-05"] * 4 + ["2024H1"]


def test_a_sentence_that_named_several_times_hands_none_on() -> None:
    found = observe(
        "地区生产总值212亿元，前三季度增长5.8%，上半年增长5.6%，前三季度投资增长4.2%。分产业看，第一产业增加值31.2亿元。",
        period="2024",
    )
    assert found[-1].period == "2024"


def test_growth_to_the_end_of_each_month_is_of_the_months_up_to_it() -> None:
    found = half_year("规上工业增加值2—5月累计增幅依次为11.3%、10.2%、9.5%、7.8%。")
    assert [(o.value, o.period) for o in found] == [
        (11.3, "2024-01/2024-02"),
        (10.2, "2024Q1"),
        (9.5, "2024-01/2024-04"),
        (7.8, "2024-01/2024-05"),
    ]
