"""Of more rows than stay legible a figure draws both ends, and says in a row of their own how many it leaves out."""

from typing import Any, Final

import numpy as np
import pandas as pd

from pipeline.charts import numbers
from pipeline.interface import text
from pipeline.records import as_records

ROWS_AT_MOST: Final = 60
REST_AT_MOST: Final = 10  # of rows without a place in the order, where there are too many that have one


def in_rows(
    rows: pd.DataFrame, ranked: pd.Series, language: str
) -> tuple[dict[int, dict[Any, Any]], list[str]]:
    """At most ROWS_AT_MOST of the rows as records by their row in the figure, and what stands beside each row of it.

    rows, first on top, need the column organisation. ranked says which of them have a place in the order: of
    these the first and the last are drawn, of the others the first. Where some are left out, a row without a
    record says how many; it stands between the ends.
    """
    kept, upper = _kept(ranked)
    left_out = len(rows) - len(kept)
    shown = as_records(rows.iloc[kept])
    names = [numbers.label(record["organisation"]) for record in shown]
    if not left_out:
        return dict(enumerate(shown)), names
    names.insert(upper, text("rows_left_out", language, n=left_out))
    return {place + (place >= upper): record for place, record in enumerate(shown)}, names


def _kept(ranked: pd.Series, most: int = ROWS_AT_MOST) -> tuple[list[int], int]:
    """The positions of the rows drawn, and how many of them stand above those left out."""
    if len(ranked) <= most:
        return list(range(len(ranked))), len(ranked)
    inside, rest = np.flatnonzero(ranked).tolist(), np.flatnonzero(~ranked).tolist()
    room = most - min(len(rest), max(REST_AT_MOST, most - len(inside)))
    if len(inside) <= room:
        return inside + rest[: most - len(inside)], most
    upper = (room + 1) // 2
    return inside[:upper] + inside[len(inside) - (room - upper) :] + rest[: most - room], upper


def capped(key: str, total: int, language: str) -> str:
    """The sentence of the key about how many rows are drawn of `total`; '' where all are."""
    if total <= ROWS_AT_MOST:
        return ""
    return text(key, language, n=ROWS_AT_MOST, total=total, rest=total - ROWS_AT_MOST)
