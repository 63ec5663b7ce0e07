"""What the command `status` asks: how much the warehouse holds and when it was last filled."""

from datetime import datetime

import duckdb

_HOLDINGS = """
SELECT
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM report) AS reports,
    (SELECT count(DISTINCT organisation_id) FROM coverage) AS organisations,
    (SELECT count(DISTINCT period) FROM report) AS periods,
    (SELECT count(*) FROM observation) AS observations,
    (SELECT count(*) FROM observation WHERE masked) AS masked,
    (SELECT count(*) FROM leftover) AS leftovers,
    (SELECT count(*) FROM refusal) AS refusals
"""

_LAST = "SELECT finished, seconds FROM ingestion ORDER BY finished DESC LIMIT 1"


def holdings(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many documents, reports, organisations, report periods, observations, leftovers, refusals."""
    (found,) = cursor.execute(_HOLDINGS).df().to_dict("records")
    return {str(name): int(count) for name, count in found.items()}


def last_filled(cursor: duckdb.DuckDBPyConnection) -> tuple[datetime, float] | None:
    """When the last ingestion that changed something ended (local time) and the seconds it took."""
    return cursor.execute(_LAST).fetchone()
