"""What is asked of one indicator beside its figures: what reports call it, in which units, and who is below whom."""

import duckdb
import pandas as pd

from pipeline.queries.common import peers_of

# Whose organisations stand below those of a group: a county's figure is made of its towns'.
BELOW = {"province": "city", "city": "county", "county": "town"}

_WORDINGS = """
SELECT
    indicator AS wording, count(*) AS numbers, min_by(observation_id, (document_id, "start")) AS observation_id
FROM observation
WHERE indicator_key = $indicator
GROUP BY indicator
ORDER BY numbers DESC, wording
LIMIT $most
"""

_UNITS = """
SELECT
    unit, any_value(base_unit) AS base_unit, count(*) AS numbers,
    min_by(observation_id, (document_id, "start")) AS observation_id
FROM observation
WHERE indicator_key = $indicator AND kind IN ('level', 'ratio') AND unit IS NOT NULL
GROUP BY unit
ORDER BY numbers DESC, unit
LIMIT $most
"""

_GROWN = """
SELECT indicator_key, period, count(*) AS organisations
FROM growth
WHERE granularity <> 'years' AND reported IS NOT NULL AND among($peers, organisation_type, organisation_id)
GROUP BY indicator_key, period
"""


def wordings(cursor: duckdb.DuckDBPyConnection, indicator: str, most: int = 12) -> pd.DataFrame:
    """Under which names reports give the indicator, the most frequent first: wording, numbers, observation_id."""
    return cursor.execute(_WORDINGS, {"indicator": indicator, "most": most}).df()


def units(cursor: duckdb.DuckDBPyConnection, indicator: str, most: int = 8) -> pd.DataFrame:
    """In which units its values are written, the most frequent first: unit, base_unit, numbers, observation_id."""
    return cursor.execute(_UNITS, {"indicator": indicator, "most": most}).df()


def grown(cursor: duckdb.DuckDBPyConnection, group: str) -> pd.DataFrame:
    """Of which indicators and periods the organisations of a group report growth.

    indicator_key, period, organisations.
    """
    return cursor.execute(_GROWN, {"peers": peers_of(group)}).df()
