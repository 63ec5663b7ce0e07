"""What 导出 asks: which values each filter can take, and how much the filters leave."""

from collections.abc import Sequence

import duckdb
import pandas as pd

from pipeline.export import FILTERS
from pipeline.queries.common import MOST_LISTED

_INDICATORS = """
SELECT
    o.indicator_key, coalesce(i.name_zh, o.indicator_key) AS name_zh,
    coalesce(i.name_en, o.indicator_key) AS name_en, o.observations
FROM (SELECT indicator_key, count(*) AS observations FROM observation GROUP BY indicator_key) o
LEFT JOIN indicator i ON i.indicator_id = o.indicator_key
ORDER BY i.indicator_id IS NULL, o.observations DESC, o.indicator_key
LIMIT $most
"""

_ORGANISATIONS = """
SELECT organisation_id, name AS organisation, organisation_type, area
FROM organisation
WHERE organisation_id IN (SELECT organisation_id FROM coverage)
ORDER BY organisation_id
"""

_PERIODS = """
SELECT period, label_zh, label_en
FROM period
WHERE period IN (SELECT period FROM observation)
ORDER BY "end" DESC, period
"""

# The filters of the export's rows (warehouse/rows.sql), asked of the observations alone: joining a million of them
# to their reports only to count them takes seconds.
_MATCHES = """
FROM observation o
WHERE (
        $indicator::VARCHAR[] IS NULL OR indicator_key IN $indicator OR indicator IN $indicator
        OR indicator_id IN (SELECT indicator_id FROM indicator WHERE name_zh IN $indicator)
    )
    AND ($period::VARCHAR[] IS NULL OR period IN $period)
    AND ($kind::VARCHAR[] IS NULL OR kind IN $kind)
    AND ($status::VARCHAR[] IS NULL OR status IN $status)
    AND (
        $organisation::VARCHAR[] IS NULL AND $organisation_type::VARCHAR[] IS NULL
        OR report_id IN (
            SELECT report_id FROM coverage
            WHERE ($organisation IS NULL
                    OR organisation IN $organisation OR organisation_id IN $organisation
                    OR regexp_extract(organisation_id, '/([^@]*)', 1) IN $organisation
                )
                AND ($organisation_type IS NULL OR organisation_type IN $organisation_type)
        )
    )
"""
_COUNT = f"""
SELECT
    coalesce(sum(observations), 0)::BIGINT AS observations, coalesce(sum(masked), 0)::BIGINT AS masked,
    count(*) AS reports, count(DISTINCT document_id) AS files
FROM (
    SELECT report_id, document_id, count(*) AS observations, count(*) FILTER (masked) AS masked
    {_MATCHES} GROUP BY report_id, document_id
)
"""
_COUNT_ALL = """
SELECT
    coalesce(sum(observations), 0)::BIGINT AS observations, coalesce(sum(masked), 0)::BIGINT AS masked,
    count(*) AS reports, count(DISTINCT document_id) AS files
FROM coverage
WHERE observations > 0
"""
_PREVIEW = f"""
WITH first AS (
    SELECT observation_id {_MATCHES} ORDER BY document_id, "start" LIMIT $most
)
SELECT
    f.organisation, f.entity, f.indicator_zh AS name_zh, f.indicator_en AS name_en, f.indicator, f.kind, f.status,
    f.value, f.unit, f.qualifier, f.period, f.quote, f.sentence, f.file, f.observation_id
FROM fact f
WHERE f.observation_id IN (SELECT observation_id FROM first)
ORDER BY f.document_id, f."start"
"""


def indicators(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """indicator_key, names and count of at most MOST_LISTED: catalogued first, then the wordings most used."""
    return cursor.execute(_INDICATORS, {"most": MOST_LISTED}).df()


def organisations(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """organisation_id, name, type and area of every organisation with observations."""
    return cursor.execute(_ORGANISATIONS).df()


def periods(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every period that observations hold for, latest first, with its names."""
    return cursor.execute(_PERIODS).df()


def count(cursor: duckdb.DuckDBPyConnection, **filters: Sequence[str]) -> pd.DataFrame:
    """One row: observations, masked, reports and files left by the filters of export.rows."""
    lists = _lists(filters)
    if not any(lists.values()):
        return cursor.execute(_COUNT_ALL).df()
    return cursor.execute(_COUNT, lists).df()


def preview(cursor: duckdb.DuckDBPyConnection, most: int, **filters: Sequence[str]) -> pd.DataFrame:
    """The gist of the first rows of export.rows with the same filters, `most` at most."""
    return cursor.execute(_PREVIEW, {"most": most, **_lists(filters)}).df()


def _lists(filters: dict[str, Sequence[str]]) -> dict[str, list[str] | None]:
    return {name: list(filters.get(name, ())) or None for name in FILTERS}
