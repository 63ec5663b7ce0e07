"""What 原文 asks: which reports there are, what one says, where one of its numbers stands among others."""

import duckdb
import pandas as pd

from pipeline.queries.common import GROUPS

_REPORTS = """
SELECT
    report_id, coalesce(organisation_id, '-') AS organisation_id, organisation, organisation_type,
    period, period_zh, period_en, title, number, file, observations, masked, leftovers
FROM coverage
ORDER BY organisation IS NULL, organisation_id, period_end DESC NULLS LAST, file, number
"""

_REPORT = """
SELECT d.text[r."start" + 1 : r."end"] AS text, r."start", d.file, d.sha256, r.source_url, r.published
FROM report r
JOIN document d USING (document_id)
WHERE r.report_id = $report_id
"""

_MENTIONS = """
SELECT
    observation_id AS mention_id, "start", "end", quote, kind, status, masked, indicator, period,
    sentence_start, sentence_end, sentence, NULL AS reason
FROM observation
WHERE report_id = $report_id
UNION ALL
SELECT
    document_id || ':' || "start", "start", "end", quote, NULL, NULL, FALSE, NULL, NULL,
    sentence_start, sentence_end, sentence, reason
FROM leftover
WHERE report_id = $report_id
ORDER BY "start"
"""

_REPORT_OF = """
SELECT report_id FROM observation WHERE observation_id = $mention_id
UNION ALL
SELECT report_id FROM leftover
WHERE document_id = split_part($mention_id, ':', 1)
    AND "start" = try_cast(split_part($mention_id, ':', 2) AS BIGINT)
"""

_OBSERVATION = "SELECT * FROM fact WHERE observation_id = $observation_id"

_GROUP = "".join(f" WHEN '{kind}' THEN '{group}'" for group, kinds in GROUPS.items() for kind in kinds).join(
    ("CASE {0}.organisation_type", " END")
)

# What makes two figures of the view own comparable; one without base unit compares by its unit as written.
_SAME = """
    f.indicator_key = c.indicator_key AND f.kind = c.kind
    AND f.basis IS NOT DISTINCT FROM c.basis
    AND coalesce(f.base_unit, f.unit) IS NOT DISTINCT FROM coalesce(c.base_unit, c.unit)
"""

_PLACE = f"""
SELECT
    f.observation_id, f.organisation_id, f.organisation, f.direction, f.qualifier,
    coalesce(f.base_value, f.value) AS value, coalesce(f.base_unit, f.unit) AS unit,
    f.organisation_id = c.organisation_id AS chosen
FROM own c
JOIN own f ON {_SAME} AND f.period = c.period AND (f.status = 'target') = (c.status = 'target')
    AND {_GROUP.format("f")} IS NOT DISTINCT FROM {_GROUP.format("c")}
WHERE c.observation_id = $observation_id AND c.value IS NOT NULL AND f.value IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY f.organisation_id
    ORDER BY f.observation_id = $observation_id DESC, f.confidence DESC, f.document_id, f."start"
) = 1
ORDER BY value DESC, f.organisation
"""

_TREND = f"""
SELECT
    f.observation_id, f.period, f.period_zh, f.period_en, f.period_end, f.granularity, f.status, f.masked,
    coalesce(f.base_value, f.value) AS value, coalesce(f.base_unit, f.unit) AS unit,
    f.observation_id = $observation_id AS chosen
FROM own c
JOIN own f ON {_SAME} AND f.organisation_id = c.organisation_id
WHERE c.observation_id = $observation_id AND f.granularity <> 'years'
QUALIFY row_number() OVER (
    PARTITION BY f.period, f.status = 'target'
    ORDER BY f.observation_id = $observation_id DESC, f.masked, f.confidence DESC, f.document_id, f."start"
) = 1
ORDER BY f.period_end, f.granularity, f.status
"""


def reports(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every report with organisation ('-' where none is named), period and counts of numbers."""
    return cursor.execute(_REPORTS).df()


def report(cursor: duckdb.DuckDBPyConnection, report_id: str) -> pd.DataFrame:
    """The report's text, where it starts in its document, file and hash; no row for an unknown report."""
    return cursor.execute(_REPORT, {"report_id": report_id}).df()


def mentions(cursor: duckdb.DuckDBPyConnection, report_id: str) -> pd.DataFrame:
    """Every number of a report in the order of the text; kind is null and reason set for a leftover."""
    return cursor.execute(_MENTIONS, {"report_id": report_id}).df()


def report_of(cursor: duckdb.DuckDBPyConnection, mention_id: str) -> pd.DataFrame:
    """The report_id that a number (observation or leftover, document_id:start) stands in, or no row."""
    return cursor.execute(_REPORT_OF, {"mention_id": mention_id}).df()


def observation(cursor: duckdb.DuckDBPyConnection, observation_id: str) -> pd.DataFrame:
    """The view fact's row of one observation; none if unknown."""
    return cursor.execute(_OBSERVATION, {"observation_id": observation_id}).df()


def place(cursor: duckdb.DuckDBPyConnection, observation_id: str) -> pd.DataFrame:
    """The observation among organisations of its group for the same indicator and period, highest first.

    Values are in unit (base units where the unit is known). Empty when the number is masked or speaks of
    another area than the organisation's own.
    """
    return cursor.execute(_PLACE, {"observation_id": observation_id}).df()


def trend(cursor: duckdb.DuckDBPyConnection, observation_id: str) -> pd.DataFrame:
    """The organisation's figures for the same indicator: one actual and one target per period."""
    return cursor.execute(_TREND, {"observation_id": observation_id}).df()
