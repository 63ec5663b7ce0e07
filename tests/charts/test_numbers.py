"""Numbers are written with what the words around them say of sign, unit and caution."""

import pytest

from pipeline.charts.numbers import number, printed, told


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


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (9.95, 1, "10.0"),
        ((6.6 + 13.3) / 2, 1, "10.0"),
        ((3.4 + 3.7) / 2, 1, "3.6"),
        (-7.25, 1, "−7.3"),
        (1.005, 2, "1.01"),
        (2.5, 0, "3"),
        (100 * (11.345 / 10 - 1), 1, "13.5"),
        (9.9499, 1, "9.9"),
        (-0.04, 1, "0.0"),
        (1e17, None, "100,000,000,000,000,000"),
        (12345678901234.5, 0, "12,345,678,901,235"),
        (float("nan"), 1, "—"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, decimals, shown):
    assert number(value, decimals) == shown


def test_who_tells_a_figure_is_said_of_that_figure_alone():
    columns = ("reported_teller", "level_teller", "previous_teller")
    own = dict.fromkeys(columns) | {"reported_id": "a", "level_id": "b", "previous_id": "c"}
    assert told(own, "zh", *columns) == []
    assert told(own | {"previous_teller": "云岭县"}, "zh", *columns) == ["上年同期数据云岭县报告"]
    assert told(own | dict.fromkeys(columns, "云岭县"), "zh", *columns) == ["据云岭县报告"]
    alone = own | {"level_id": None, "previous_id": None, "reported_teller": "云岭县"}
    assert told(alone, "zh", *columns) == ["据云岭县报告"]
    two = own | {"reported_teller": "云岭县", "level_teller": "江源市"}
    assert told(two, "en", *columns) == ["growth as told by 云岭县", "value as told by 江源市"]
