"""What every page asks: how much the warehouse holds, when it was filled, which groups of organisations."""

from typing import Final

import duckdb
import pandas as pd

from pipeline.warehouse.schema import IS_SAMPLE

# Organisations that are compared with each other. A department speaks of its county's figures, and a county
# among its towns is a yardstick, no peer.
GROUPS: Final = {
    "province": ("province",),
    "city": ("city",),
    "county": ("county", "district"),
    "town": ("town", "township", "subdistrict", "village"),
    "zone": ("zone",),
    "department": ("department",),
}

_SUMMARY = f"""
SELECT
    (SELECT count(*) FROM report) AS reports,
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM organisation) AS organisations,
    (SELECT count(DISTINCT period) FROM report WHERE period IS NOT NULL) AS periods,
    (SELECT coalesce(sum(observations), 0)::BIGINT FROM coverage) AS observations,
    (SELECT coalesce(sum(masked), 0)::BIGINT FROM coverage) AS masked,
    (SELECT coalesce(sum(leftovers), 0)::BIGINT FROM coverage) AS leftovers,
    (SELECT count(DISTINCT indicator_key) FROM usage) AS indicators,
    (SELECT count(DISTINCT document_id) FROM origin WHERE {IS_SAMPLE}) AS samples,
    (SELECT max(finished) FROM ingestion) AS filled
"""

_TYPES = "SELECT organisation_type, count(*) AS organisations FROM organisation GROUP BY organisation_type"

# An observation_id tells its document and its place there: a million observations need not be looked through.
_SOURCES = """
WITH mark AS (
    SELECT split_part(id, ':', 1) AS document_id, try_cast(split_part(id, ':', 2) AS BIGINT) AS place
    FROM (SELECT unnest(string_split($ids, ' ')) AS id)
)
SELECT DISTINCT report_id, file
FROM mark
JOIN report AS r ON r.document_id = mark.document_id AND place >= r."start" AND place < r."end"
JOIN document AS d ON d.document_id = mark.document_id
ORDER BY file, report_id
"""


def summary(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row of counts and `filled`, the time of the last ingestion.

    Counts: reports, documents, organisations, periods (of reports), observations, masked, leftovers,
    indicators (catalogued ones and names as worded), samples (files of the made-up sample county).
    """
    return cursor.execute(_SUMMARY).df()


def groups(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The groups of GROUPS that occur, largest first: group, organisations."""
    counts = cursor.execute(_TYPES).df().set_index("organisation_type")["organisations"]
    rows = [(group, int(counts.reindex(list(types)).sum())) for group, types in GROUPS.items()]
    found = pd.DataFrame([row for row in rows if row[1]], columns=["group", "organisations"])
    return found.sort_values("organisations", ascending=False, kind="stable", ignore_index=True)


def sources(cursor: duckdb.DuckDBPyConnection, ids: str) -> pd.DataFrame:
    """The reports that the observations of these ids, separated by spaces, stand in: report_id, file."""
    return cursor.execute(_SOURCES, {"ids": ids}).df()


def types_of(group: str | None) -> list[str] | None:
    """The organisation types of a group as a query parameter; None, which means all, for None."""
    return list(GROUPS[group]) if group else None
