"""What 原文 asks: which reports there are, what one says, where one of its numbers stands among others."""

import duckdb
import pandas as pd

from pipeline.queries.common import peers_of_one

_ORGANISATIONS = """
SELECT
    coalesce(organisation_id, '-') AS organisation_id, any_value(organisation) AS organisation,
    max(observations) AS observations
FROM coverage
GROUP BY coalesce(organisation_id, '-')
ORDER BY any_value(organisation) IS NULL, 1
"""

_ORGANISATION_OF = """
SELECT coalesce(organisation_id, '-') AS organisation_id FROM coverage WHERE report_id = $report_id
"""

_REPORTS = """
SELECT
    report_id, coalesce(organisation_id, '-') AS organisation_id, organisation, organisation_type,
    period, period_zh, period_en, title, number, file, observations, masked, leftovers
FROM coverage
WHERE coalesce(organisation_id, '-') = $organisation
ORDER BY period_end DESC NULLS LAST, file, number
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

# Two figures of the view own compare when these agree; one without base unit compares by its unit as written.
# The chosen figure's values are passed in, so that they narrow the scan of all observations.
_SAME = """
    indicator_key = $indicator_key AND kind = $kind
    AND basis IS NOT DISTINCT FROM $basis
    AND coalesce(base_unit, unit) IS NOT DISTINCT FROM $unit
"""

_CHOSEN = """
SELECT
    organisation_id, organisation_type, indicator_key, kind, basis, period, status = 'target' AS is_target,
    coalesce(base_unit, unit) AS unit, value IS NOT NULL AS printed
FROM own WHERE observation_id = $observation_id
"""

_PLACE = f"""
SELECT
    observation_id, organisation_id, organisation, direction, qualifier,
    coalesce(base_value, value) AS value, coalesce(base_unit, unit) AS unit,
    organisation_id = $organisation_id AS chosen,
    -- goals, changes on the month and the like are in no table outcome: there all statements must agree as printed
    coalesce(
        agreed.settled,
        max(coalesce(base_value, value) - half_digit) OVER said
            < min(coalesce(base_value, value) + half_digit) OVER said - 1e-6 * min(half_digit) OVER said
    ) AS settled
FROM own
LEFT JOIN (
    SELECT organisation_id, base_unit, settled FROM outcome
    WHERE NOT $is_target AND indicator_key = $indicator_key AND period = $period AND kind = $kind
        AND ($kind <> 'growth' OR $basis = 'yoy')
) agreed USING (organisation_id, base_unit)
WHERE {_SAME} AND period = $period AND (status = 'target') = $is_target
    AND among($peers, organisation_type, organisation_id) AND value IS NOT NULL AND $printed
WINDOW said AS (PARTITION BY organisation_id)
QUALIFY row_number() OVER (
    PARTITION BY organisation_id
    ORDER BY observation_id = $observation_id DESC, confidence DESC, document_id, "start"
) = 1
ORDER BY value DESC, organisation
"""

_TREND = f"""
SELECT
    observation_id, period, period_zh, period_en, period_end, granularity, status, masked,
    coalesce(base_value, value) AS value, coalesce(base_unit, unit) AS unit,
    observation_id = $observation_id AS chosen
FROM own
WHERE {_SAME} AND organisation_id = $organisation_id AND granularity <> 'years'
QUALIFY row_number() OVER (
    PARTITION BY period, status = 'target'
    ORDER BY observation_id = $observation_id DESC, masked, confidence DESC, document_id, "start"
) = 1
ORDER BY period_end, granularity, status
"""


def organisations(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Who reports ('-' where none is named): organisation_id, organisation, observations of the richest report."""
    return cursor.execute(_ORGANISATIONS).df()


def organisation_of(cursor: duckdb.DuckDBPyConnection, report_id: str) -> pd.DataFrame:
    """The organisation_id of a report; no row for an unknown one."""
    return cursor.execute(_ORGANISATION_OF, {"report_id": report_id}).df()


def reports(cursor: duckdb.DuckDBPyConnection, organisation: str) -> pd.DataFrame:
    """The organisation's reports, latest first, with period and counts of numbers."""
    return cursor.execute(_REPORTS, {"organisation": organisation}).df()


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

    Values are in unit (base units where the unit is known); settled is false where the organisation's reports
    disagree. Empty when the number is masked or speaks of another area than the organisation's own.
    """
    return _compare(cursor, _PLACE, observation_id)


def trend(cursor: duckdb.DuckDBPyConnection, observation_id: str) -> pd.DataFrame:
    """The organisation's figures for the same indicator: one actual and one target per period."""
    return _compare(cursor, _TREND, observation_id)


def _compare(cursor: duckdb.DuckDBPyConnection, query: str, observation_id: str) -> pd.DataFrame:
    """Run a query on what compares with the observation; without rows where the view own does not have it."""
    found = cursor.execute(_CHOSEN, {"observation_id": observation_id})
    names = [column[0] for column in found.description]
    values = found.fetchone() or (None,) * len(names)
    params = dict(zip(names, values, strict=True)) | {"observation_id": observation_id}
    kind = params.pop("organisation_type")
    params["peers"] = peers_of_one(kind, params["organisation_id"] or "")
    used = {name: value for name, value in params.items() if f"${name}" in query}
    return cursor.execute(query, used).df()
