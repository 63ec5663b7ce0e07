"""Chinese numerals to numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.numerals import number

DIGITS = "零一二三四五六七八九"


def written(n: int) -> str:
    """The everyday way to write 1 to 9999 in Chinese."""
    out, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, scale)
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out.removeprefix("一") if out.startswith("一十") else out


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0), ("一", 1), ("两", 2), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("三十五", 35),
        ("九十九", 99),
        ("百", 100), ("一百", 100), ("两百", 200), ("一百零五", 105), ("一百二十", 120), ("一百二", 120),
        ("三百六十五", 365),
        ("千", 1000), ("一千", 1000), ("一千零一", 1001), ("两千五", 2500), ("一千二百三十四", 1234), ("万", 10000),
        ("一万", 10000), ("一万二", 12000), ("三万五千", 35000), ("十万", 100000), ("一百万", 1000000), ("亿", 10**8),
        ("一亿", 10**8), ("十二亿", 12 * 10**8), ("二〇二四", 2024), ("一九四九", 1949),
    ],
)  # fmt: skip
def test_numerals(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["一一", "三三", "一二三", "十十", "百千", "一百百", "五六七", "九个", "第一", "3"]
)
def test_figures_of_speech_are_no_numbers(text: str) -> None:
    assert number(text) is None


@given(st.integers(1, 9999))
def test_every_number_up_to_9999_is_read_as_it_is_written(n: int) -> None:
    assert number(written(n)) == n


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_with_a_large_scale(n: int, scale: tuple[str, int]) -> None:
    assert number(written(n) + scale[0]) == n * scale[1]


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_ten_thousands_and_the_rest(n: int, rest: int) -> None:
    assert number(f"{written(n)}万{written(rest)}") == n * 10000 + rest


@given(st.text(st.sampled_from("零〇一二两三四五六七八九十百千万亿"), max_size=8))
def test_any_numeral_is_a_number_or_none(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0
