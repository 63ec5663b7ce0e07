"""Numbers are written with what the words around them say of sign, unit and caution."""

import pytest

from pipeline.charts.numbers import printed


@pytest.mark.parametrize(
    ("quote", "qualifier", "value", "unit", "shown"),
    [
        ("3.2%", "~", -3.2, "%", "≈−3.2%"),
        ("-3.2%", None, -3.2, "%", "−3.2%"),
        ("－3.2", None, -3.2, "%", "−3.2%"),
        ("3.2%", ">=", 3.2, "%", "≥3.2%"),
        ("2,100", None, 2100.0, "万元", "2,100万元"),
        ("2100", None, 2100.0, None, "2100"),
        ("10亿多元", ">=", 10.0, "亿元", "≥10亿多元"),
        ("九成", None, 90.0, "%", "九成"),
        ("3", None, 3.0, "第", "3"),
        ("XX", None, float("nan"), "亿元", "XX"),
        (None, None, float("nan"), None, ""),
    ],
)
def test_a_printed_number_keeps_its_digits_and_gains_its_sign_and_unit(quote, qualifier, value, unit, shown):
    assert printed(quote, qualifier, value, unit) == shown
