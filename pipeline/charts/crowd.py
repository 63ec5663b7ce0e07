"""Of more rows than stay legible a figure draws both ends, and says in a row of their own how many it leaves out."""

from typing import Any, Final

import numpy as np
import pandas as pd

from pipeline.charts import numbers
from pipeline.interface import text
from pipeline.records import as_records

ALL_AT_MOST: Final = 60  # rows that are all drawn
ENDS: Final = 40  # rows drawn of more than that: twenty at each end
REST_AT_MOST: Final = 8  # of them without a place in the order, where there are too many that have one


def in_rows(
    rows: pd.DataFrame, ranked: pd.Series, language: str
) -> tuple[dict[int, dict[Any, Any]], list[str]]:
    """The rows drawn as records by their row in the figure, and what stands beside each row of it.

    Up to ALL_AT_MOST rows are all drawn, of more ENDS of them. rows, first on top, need the column organisation.
    ranked says which of them have a place in the order: of these the first and the last are drawn, of the others
    the first. Where some are left out, a row without a record says how many; it stands between the ends.
    """
    kept, upper = ends(ranked)
    left_out = len(rows) - len(kept)
    shown = as_records(rows.iloc[kept])
    names = [numbers.label(record["organisation"]) for record in shown]
    if not left_out:
        return dict(enumerate(shown)), names
    names.insert(upper, text("rows_left_out", language, n=left_out))
    return {place + (place >= upper): record for place, record in enumerate(shown)}, names


def ends(ranked: pd.Series) -> tuple[list[int], int]:
    """The positions of the rows drawn, and how many of them stand above those left out; ranked as of in_rows."""
    if len(ranked) <= ALL_AT_MOST:
        return list(range(len(ranked))), len(ranked)
    inside, rest = np.flatnonzero(ranked).tolist(), np.flatnonzero(~ranked).tolist()
    room = ENDS - min(len(rest), max(REST_AT_MOST, ENDS - len(inside)))
    if len(inside) <= room:
        return inside + rest[: ENDS - len(inside)], ENDS
    upper = (room + 1) // 2
    return inside[:upper] + inside[len(inside) - (room - upper) :] + rest[: ENDS - room], upper


def capped(key: str, total: int, language: str) -> str:
    """The sentence of the key about how many rows are drawn of `total`; '' where all are."""
    return text(key, language, n=ENDS, total=total, rest=total - ENDS) if total > ALL_AT_MOST else ""
