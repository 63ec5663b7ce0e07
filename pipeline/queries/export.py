"""What 导出 asks: which values each filter can take, and how much the filters leave."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from pipeline.export import FILTERS

_INDICATORS = """
SELECT
    indicator_key, any_value(indicator_zh) AS name_zh,
    coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en, count(*) AS observations
FROM fact
GROUP BY indicator_key
ORDER BY any_value(indicator_id) IS NULL, observations DESC, indicator_key
LIMIT $most
"""

_ORGANISATIONS = """
SELECT organisation_id, name AS organisation, organisation_type, area
FROM organisation
WHERE organisation_id IN (SELECT organisation_id FROM fact)
ORDER BY organisation_id
"""

_PERIODS = """
SELECT period, label_zh, label_en
FROM period
WHERE period IN (SELECT period FROM observation)
ORDER BY "end" DESC, period
"""

# The rows themselves are the export's own, so that what is counted and shown is what is downloaded.
_ROWS: Final = (Path(__file__).parents[1] / "warehouse" / "rows.sql").read_text(encoding="utf-8")
_COUNT = f"""
SELECT
    count(*) AS observations, count(*) FILTER (masked) AS masked,
    count(DISTINCT report_id) AS reports, count(DISTINCT document_id) AS files
FROM ({_ROWS})
"""
_PREVIEW = f"FROM ({_ROWS}) LIMIT $most"


def indicators(cursor: duckdb.DuckDBPyConnection, most: int) -> pd.DataFrame:
    """indicator_key, names and count of at most `most`: catalogued first, then the wordings most used."""
    return cursor.execute(_INDICATORS, {"most": most}).df()


def organisations(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """organisation_id, name, type and area of every organisation with observations."""
    return cursor.execute(_ORGANISATIONS).df()


def periods(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every period that observations hold for, latest first, with its names."""
    return cursor.execute(_PERIODS).df()


def count(cursor: duckdb.DuckDBPyConnection, **filters: Sequence[str]) -> pd.DataFrame:
    """One row: observations, masked, reports and files left by the filters of export.rows."""
    return cursor.execute(_COUNT, _lists(filters)).df()


def preview(cursor: duckdb.DuckDBPyConnection, most: int, **filters: Sequence[str]) -> pd.DataFrame:
    """The first rows of export.rows with the same filters, `most` at most."""
    return cursor.execute(_PREVIEW, {"most": most, **_lists(filters)}).df()


def _lists(filters: dict[str, Sequence[str]]) -> dict[str, list[str] | None]:
    return {name: list(filters.get(name, ())) or None for name in FILTERS}
