"""Of many organisations a figure draws both ends and says how many it leaves out."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts import crowd


def towns(known, unknown=0):
    rows = pd.DataFrame({"organisation": [f"第{n}镇" for n in range(known + unknown)]})
    return rows, pd.Series([True] * known + [False] * unknown)


def names(records):
    return [record["organisation"] for record in records.values()]


@pytest.mark.parametrize("organisations", [1, 5, 20, 60])
def test_all_are_drawn_where_they_stay_legible(organisations):
    records, beside = crowd.in_rows(*towns(organisations), "zh")
    assert list(records) == list(range(organisations))
    assert names(records) == beside
    assert crowd.capped("rows_capped", organisations, "zh") == ""


def test_both_ends_are_drawn_with_a_row_between_them_that_counts_the_others():
    records, beside = crowd.in_rows(*towns(320), "zh")
    assert names(records) == [f"第{n}镇" for n in (*range(20), *range(300, 320))]
    assert beside[20] == "⋯ 另有 280 个"
    assert 20 not in records
    assert [beside[row] for row in records] == names(records)
    assert crowd.capped("rows_capped", 320, "zh").startswith(
        "共 320 个单位，图中画出排在两端的 40 个，280 个没有画出"
    )


def test_those_that_print_no_digits_are_shown_but_do_not_crowd_out_the_ranked():
    records, beside = crowd.in_rows(*towns(300, 100), "en")
    assert sum(int(name[1:-1]) >= 300 for name in names(records)) == crowd.REST_AT_MOST
    assert "⋯ 360 more" in beside
    few, _ = crowd.in_rows(*towns(5, 100), "en")
    assert names(few)[:5] == [f"第{n}镇" for n in range(5)]


@given(st.integers(0, 400), st.integers(0, 400))
def test_every_row_is_drawn_or_counted(known, unknown):
    rows, ranked = towns(known, unknown)
    records, beside = crowd.in_rows(rows, ranked, "zh")
    left_out = len(rows) - len(records)
    assert len(records) == (len(rows) if len(rows) <= crowd.ALL_AT_MOST else crowd.ENDS)
    assert len(set(names(records))) == len(records)
    assert len(beside) == len(records) + (left_out > 0)
    assert [name for name in beside if "⋯" in name] == [f"⋯ 另有 {left_out} 个"] * (left_out > 0)
