"""What looks wrong in a warehouse: implausible, contradictory, left over; findings, not exceptions."""

from typing import Final

import duckdb
import pandas as pd

CODES: Final = (
    "ratio_over_100",  # a share, coverage or pass rate above 100 %
    "ratio_below_0",  # a share or a completion below zero
    "growth_implausible",  # growth above 1000 %, or a fall by more than everything
    "count_below_0",  # fewer than none
    "rank_implausible",  # a place that is no whole number from 1 on
    "actual_in_future",  # said to have happened after the report's own period, or of a year not ended
    "contradiction",  # two documents give one figure differently
    "growth_gap",  # reported growth differs from the computed one by more than rounding explains
    "completion_gap",  # reported completion differs from actual / target by more than a percentage point
    "left_over",  # a number that was read as nothing for no known reason
)


def findings(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every finding, ordered by code and place.

    Columns: code (one of CODES); organisation, indicator_zh, indicator_en, period, kind, value, unit,
    other_value, other_unit, sentence to say it with; observation_id (for left_over the mention's), other_id,
    report_id, file.
    """
    return cursor.execute("FROM finding ORDER BY code, observation_id, other_id").df()
