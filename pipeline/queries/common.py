"""What every page asks: how much the warehouse holds and when it was last filled."""

import duckdb
import pandas as pd

_SUMMARY = """
SELECT
    (SELECT count(*) FROM report) AS reports,
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM organisation) AS organisations,
    (SELECT count(DISTINCT period) FROM report WHERE period IS NOT NULL) AS periods,
    (SELECT count(*) FROM observation) AS observations,
    (SELECT count(*) FROM observation WHERE masked) AS masked,
    (SELECT count(*) FROM leftover) AS leftovers,
    (SELECT count(DISTINCT indicator_key) FROM observation) AS indicators,
    (SELECT max(finished) FROM ingestion) AS filled
"""

_TYPES = """
SELECT organisation_type FROM organisation
WHERE organisation_type IS NOT NULL
GROUP BY organisation_type
ORDER BY count(*) DESC, organisation_type
"""


def summary(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row: reports, documents, organisations, periods (of reports), observations, masked, leftovers, indicators
    (distinct names) and filled, the time of the last ingestion.
    """
    return cursor.execute(_SUMMARY).df()


def organisation_types(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """organisation_type, the most frequent first."""
    return cursor.execute(_TYPES).df()
