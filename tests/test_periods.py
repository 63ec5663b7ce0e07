import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.periods import code, describe, words

YEARS = st.integers(1901, 2099)
MONTHS = st.integers(1, 12)


def _span(year: int, first: int, last: int) -> str:
    low, high = sorted((first, last))
    return f"{year}-{low:02}/{year}-{high:02}" if low < high else f"{year}-{low:02}"


WITHIN_A_YEAR = st.one_of(
    st.builds(str, YEARS),
    st.builds("{}H{}".format, YEARS, st.integers(1, 2)),
    st.builds("{}Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-{:02}".format, YEARS, MONTHS),
    st.builds(_span, YEARS, MONTHS, MONTHS),
)
SPANS_OF_YEARS = st.builds(
    lambda year, more: f"{year}/{year + more}", st.integers(1901, 2050), st.integers(1, 40)
)


@pytest.mark.parametrize(
    ("period", "start", "end", "granularity", "elapsed"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year", 1.0),
        ("2024H1", "2024-01-01", "2024-06-30", "half", 0.5),
        ("2024H2", "2024-07-01", "2024-12-31", "half", 1.0),
        ("2023Q1", "2023-01-01", "2023-03-31", "quarter", 0.25),
        ("2023Q4", "2023-10-01", "2023-12-31", "quarter", 1.0),
        ("2024-02", "2024-02-01", "2024-02-29", "month", 0.1667),
        ("2024-01/2024-11", "2024-01-01", "2024-11-30", "months", 0.9167),
        ("2023-01/2023-09", "2023-01-01", "2023-09-30", "months", 0.75),
        ("2023-11/2024-02", "2023-11-01", "2024-02-29", "months", 0.1667),
        ("2021/2025", "2021-01-01", "2025-12-31", "years", None),
    ],
)
def test_a_period_has_its_days_and_its_share_of_the_year(
    period: str, start: str, end: str, granularity: str, elapsed: float | None
) -> None:
    found = describe(period)
    assert (found.start, found.end, found.granularity, found.elapsed) == (start, end, granularity, elapsed)
    assert found.year == int(end[:4])


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2024", "2024 年", "2024"),
        ("2024H1", "2024 年上半年", "first half of 2024"),
        ("2024H2", "2024 年下半年", "second half of 2024"),
        ("2023Q3", "2023 年三季度", "third quarter of 2023"),
        ("2023-05", "2023 年 5 月", "May 2023"),
        ("2023-01/2023-05", "2023 年 1—5 月", "January–May 2023"),
        ("2023-01/2023-09", "2023 年前三季度", "first three quarters of 2023"),
        ("2023-11/2024-02", "2023 年 11 月—2024 年 2 月", "November 2023–February 2024"),
        ("2021/2025", "2021—2025 年", "2021–2025"),
    ],
)
def test_labels_read_as_people_say_them(period: str, zh: str, en: str) -> None:
    assert (describe(period).label_zh, describe(period).label_en) == (zh, en)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024年",
        "2024H3",
        "2024Q0",
        "2024-13",
        "2024-1",
        "2024H1 ",
        "2024/2024",
        "2025/2021",
        "２０２４",
        "2024-05/2024-05",
        "2024-06/2024-01",
        "2024-01/2024",
        "3024",
        "2024\n",
    ],
)
def test_malformed_text_is_refused_with_itself_in_the_message(text: str) -> None:
    with pytest.raises(ValueError, match="not a period") as refusal:
        describe(text)
    assert repr(text) in str(refusal.value)


@given(WITHIN_A_YEAR)
def test_a_period_ends_after_it_starts_and_is_a_share_of_its_year(period: str) -> None:
    now = describe(period)
    assert now.period == period
    assert datetime.date.fromisoformat(now.start) < datetime.date.fromisoformat(now.end)
    assert now.elapsed is not None
    assert 0 < now.elapsed <= 1


@given(SPANS_OF_YEARS)
def test_a_span_of_years_has_no_share_of_a_year(period: str) -> None:
    assert describe(period).elapsed is None
    assert describe(period).end == f"{period[5:]}-12-31"


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        outcome = describe(text).period
    except ValueError as refusal:
        outcome = str(refusal)
    assert outcome == text or repr(text) in outcome


@given(st.one_of(WITHIN_A_YEAR, SPANS_OF_YEARS))
def test_words_of_the_pages_and_codes_lead_back_to_the_period(period):
    assert code(describe(period).label_zh) == period
    assert code(period) == period


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2024年上半年", "2024H1"),
        ("2024 年全年", "2024"),
        ("2023年第1季度", "2023Q1"),
        ("2023年1-5月", "2023-01/2023-05"),
        ("2023年1月至5月", "2023-01/2023-05"),
        ("2023年11月—2024年2月", "2023-11/2024-02"),
        ("2021-2025年", "2021/2025"),
    ],
)
def test_a_period_may_be_written_in_several_ways(words, period):
    assert code(words) == period


@pytest.mark.parametrize("words", ["", "去年", "2024年13月", "2024年5—3月", "上半年", "2024年上"])
def test_words_that_name_no_period_are_refused(words):
    with pytest.raises(ValueError, match="not a period"):
        code(words)


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("2024H1", "2024 年上半年", "first half of 2024"),
        ("十四五", "十四五", "十四五"),
        (None, None, None),
        (float("nan"), None, None),
    ],
)
def test_a_code_is_said_in_words_and_anything_else_is_left_as_it_is(code, zh, en):
    assert (words(code, "zh"), words(code, "en")) == (zh, en)
