"""Rows taken out one by one are what pandas gives, value for value."""

import math

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import as_records

CELLS = st.tuples(
    st.none() | st.text(max_size=5),
    st.floats(allow_infinity=False),
    st.none() | st.booleans(),
    st.integers(-9, 9),
)


def alike(one, other):
    return type(one) is type(other) and (one == other or (isinstance(one, float) and math.isnan(one)))


@given(st.lists(CELLS, max_size=8))
def test_rows_are_those_of_pandas(cells):
    rows = pd.DataFrame(cells, columns=["organisation", "value", "masked", "place"])
    for own, theirs in zip(as_records(rows), rows.to_dict("records"), strict=True):
        assert own.keys() == theirs.keys()
        assert all(alike(own[name], theirs[name]) for name in own)


def test_times_stay_times():
    moment = pd.Timestamp("2024-07-01 09:00")
    assert as_records(pd.DataFrame({"filled": [moment]})) == [{"filled": moment}]
