"""The rows of a frame one by one."""

from typing import Any

import numpy as np
import pandas as pd


def as_records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows as dictionaries by column, of Python's own values; what is missing is NaN or None, as in the frame.

    What ``rows.to_dict("records")`` gives, in a tenth of the time: a page takes apart thousands of rows.
    """
    columns = [_values(column) for _, column in rows.items()]
    names = list(rows.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    values: list[Any] = column.tolist()
    if column.dtype == object:
        return [value.item() if isinstance(value, np.generic) else value for value in values]
    return values
