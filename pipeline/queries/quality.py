"""What 质量 asks: what was read and what was not, what looks wrong or is doubtful, what was refused."""

from typing import Final

import duckdb
import pandas as pd

from pipeline.queries.common import peers_of
from pipeline.queries.conflicts import CARDS, SCOPE

DOUBTFUL: Final = 0.5  # confidence below which a reading is listed as doubtful

# Contradictions, gaps and numbers left over have sections of their own.
_IMPLAUSIBLE: Final = "code NOT IN ('contradiction', 'growth_gap', 'left_over')"

_COUNTS = f"""
WITH {SCOPE}, {CARDS}
SELECT
    (SELECT count(*) FROM scope) AS reports,
    coalesce(sum(observations), 0)::BIGINT AS observations, coalesce(sum(masked), 0)::BIGINT AS masked,
    coalesce(sum(leftovers), 0)::BIGINT AS leftovers, coalesce(sum(leftover_unknown), 0)::BIGINT AS unknown,
    (SELECT count(*) FROM card) AS conflicts,
    (SELECT count(*) FROM finding WHERE {_IMPLAUSIBLE} AND report_id IN (FROM scope)) AS implausible,
    (SELECT count(*) FROM finding WHERE code = 'growth_gap' AND report_id IN (FROM scope)) AS gaps,
    (SELECT count(*) FROM observation WHERE confidence < $doubtful AND report_id IN (FROM scope)) AS doubtful,
    (SELECT count(*) FROM refusal) AS refused
FROM coverage
WHERE report_id IN (FROM scope)
"""

_ORGANISATIONS = """
SELECT organisation_id, any_value(organisation) AS organisation, count(*) AS reports
FROM coverage
WHERE organisation_id IS NOT NULL AND among($peers, organisation_type, organisation_id)
GROUP BY organisation_id
ORDER BY organisation_id
"""

_COVERAGE = f"""
WITH {SCOPE}
SELECT
    *,
    leftover_unknown / greatest(observations + leftover_unknown, 1) AS unread
FROM coverage
WHERE report_id IN (FROM scope) AND ($report IS NULL OR report_id = $report)
ORDER BY leftover_unknown DESC, unread DESC, organisation NULLS LAST, period_end DESC, file, number
LIMIT $most
"""

# The first number of each sort in a report, to which a mark of the figure leads.
_FIRSTS = """
SELECT report_id, 'printed' AS sort, min_by(observation_id, "start") AS mention_id
FROM observation WHERE report_id IN (SELECT unnest($reports)) AND NOT masked GROUP BY report_id
UNION ALL
SELECT report_id, 'masked', min_by(observation_id, "start")
FROM observation WHERE report_id IN (SELECT unnest($reports)) AND masked GROUP BY report_id
UNION ALL
SELECT report_id, CASE WHEN reason = 'unknown' THEN 'unknown' ELSE 'explained' END AS sort,
    min_by(document_id || ':' || "start", "start")
FROM leftover WHERE report_id IN (SELECT unnest($reports)) GROUP BY ALL
ORDER BY ALL
"""

_REASONS = f"""
WITH {SCOPE}
SELECT reason, count(*) AS leftovers
FROM leftover
WHERE report_id IN (FROM scope) AND ($report IS NULL OR report_id = $report)
GROUP BY reason
ORDER BY reason <> 'unknown', leftovers DESC, reason
"""

_LEFTOVERS = f"""
WITH {SCOPE}
SELECT
    l.document_id || ':' || l."start" AS mention_id, l.quote, l.reason, l.sentence, c.organisation,
    c.period_zh, c.period_en, c.file
FROM leftover l
JOIN coverage c USING (report_id)
WHERE l.report_id IN (FROM scope) AND ($report IS NULL OR l.report_id = $report) AND l.reason = $reason
ORDER BY l.document_id, l."start"
LIMIT $most
"""

_IMPLAUSIBLES = f"""
WITH {SCOPE}
SELECT
    f.code, f.observation_id, f.organisation, f.indicator_zh, coalesce(f.indicator_en, f.indicator_zh) AS indicator_en,
    f.period, f.kind, o.quote, f.value, f.unit, f.other_value, f.other_unit, f.other_id, o.sentence, f.file
FROM finding f
JOIN observation o USING (observation_id)
WHERE {_IMPLAUSIBLE.replace("code", "f.code")} AND f.report_id IN (FROM scope)
ORDER BY f.code, f.observation_id
LIMIT $most
"""

_DOUBTFUL = f"""
WITH {SCOPE},
least AS (
    SELECT observation_id FROM observation
    WHERE confidence < $doubtful AND report_id IN (FROM scope)
    ORDER BY confidence, observation_id
    LIMIT $most
)
SELECT
    o.observation_id, o.confidence, o.rule, o.quote, o.value, o.unit, r.organisation, o.indicator,
    coalesce(i.name_zh, o.indicator) AS indicator_zh, coalesce(i.name_en, i.name_zh, o.indicator) AS indicator_en,
    o.period, o.kind, o.status, o.entity, o.sentence, r.file
FROM observation o
JOIN provenance r USING (report_id)
LEFT JOIN indicator i ON i.indicator_id = o.indicator_id
WHERE o.observation_id IN (FROM least)
ORDER BY confidence, observation_id
"""

_MASKED = f"""
WITH {SCOPE},
hidden AS (
    SELECT observation_id FROM observation
    WHERE masked AND report_id IN (FROM scope)
    ORDER BY observation_id
    LIMIT $most
)
SELECT
    o.observation_id, o.quote, r.organisation,
    coalesce(i.name_zh, o.indicator) AS indicator_zh, coalesce(i.name_en, i.name_zh, o.indicator) AS indicator_en,
    o.period, o.kind, o.status, o.sentence, r.file
FROM observation o
JOIN provenance r USING (report_id)
LEFT JOIN indicator i ON i.indicator_id = o.indicator_id
WHERE o.observation_id IN (FROM hidden)
ORDER BY o.document_id, o."start"
"""

# Why growth may not follow from the levels, as far as the reports let it be told: a number is read with little
# confidence, or is far off; the growth of an output is stated at
# constant prices; another report gives the base differently; the enterprises counted change from year to year; the
# figure may be that of another area.
_GAPS = f"""
WITH {SCOPE},
page AS (
    SELECT g.*, f.file
    FROM growth g
    JOIN finding f ON f.observation_id = g.reported_id
    WHERE f.code = 'growth_gap' AND f.report_id IN (FROM scope)
    ORDER BY abs(g.gap) DESC, g.reported_id
    LIMIT $most
),
said AS MATERIALIZED (
    SELECT observation_id, quote, sentence, confidence FROM observation
    WHERE observation_id IN (
        SELECT reported_id FROM page UNION ALL SELECT level_id FROM page UNION ALL SELECT previous_id FROM page
    )
),
disputed AS (SELECT observation_id FROM conflict UNION SELECT other_id FROM conflict)
SELECT
    g.organisation_id, g.organisation, g.indicator_key, g.indicator_zh,
    coalesce(g.indicator_en, g.indicator_zh) AS indicator_en,
    g.period, g.period_zh, g.period_en, g.reported, g.computed, g.gap, g.gap_allowed, g.reported_id, g.level_id,
    g.previous_id, g.previous_period, g.level_text, g.previous_text, g.level, g.level_unit,
    g.previous_value, g.previous_unit,
    r.quote AS reported_text, r.sentence, g.file,
    list_filter(
        [
            CASE WHEN least(r.confidence, now.confidence, before.confidence) < 0.6 OR abs(g.gap) > 100
                THEN 'reading' END,
            CASE WHEN regexp_matches(g.indicator_zh || r.sentence, '生产总值|增加值|总产值|可比价|不变价')
                THEN 'price' END,
            CASE WHEN g.previous_id IN (FROM disputed) OR g.level_id IN (FROM disputed) THEN 'base' END,
            CASE WHEN regexp_matches(g.indicator_zh, '规上|限上|规模以上|限额以上') OR contains(r.sentence, '口径')
                THEN 'scope' END,
            CASE WHEN g.organisation_type = 'department' OR regexp_matches(r.sentence, '全[国省市县区州][^平]')
                THEN 'area' END
        ],
        reason -> reason IS NOT NULL
    ) AS reasons
FROM page g
JOIN said r ON r.observation_id = g.reported_id
JOIN said now ON now.observation_id = g.level_id
JOIN said before ON before.observation_id = g.previous_id
ORDER BY abs(g.gap) DESC, g.reported_id
"""

_REFUSED = "SELECT origin, code, message_zh, message_en FROM refusal ORDER BY origin"

_OBSERVATION = """
SELECT
    f.*, f."start" - f.sentence_start AS place_in_sentence,
    o.observation_id IS NOT NULL AS corrected
FROM fact f
LEFT JOIN original o USING (observation_id)
WHERE f.observation_id = $observation_id
"""

_PERIODS = 'SELECT period, label_zh, label_en FROM period ORDER BY "end" DESC, period DESC'

_APPLIED = """
SELECT
    observation_id, NULL AS digest, f.organisation, f.entity, f.indicator_zh,
    coalesce(f.indicator_en, f.indicator_zh) AS indicator_en, f.period_zh, f.period_en
FROM original LEFT JOIN fact f USING (observation_id)
UNION ALL BY NAME
SELECT value AS digest FROM meta WHERE key = 'corrections'
"""

ALL: Final = 1 << 40  # rows, for a download


def _params(organisation: str | None, group: str | None) -> dict[str, object]:
    return {"organisation": organisation, "peers": peers_of(group)}


def counts(
    cursor: duckdb.DuckDBPyConnection, organisation: str | None = None, group: str | None = None
) -> pd.DataFrame:
    """One row: reports, observations, masked, leftovers, unknown (left over, not understood), conflicts,
    implausible, gaps, doubtful, refused.
    """  # fmt: skip
    return cursor.execute(_COUNTS, {**_params(organisation, group), "doubtful": DOUBTFUL}).df()


def organisations(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Organisations with reports: organisation_id, organisation, reports."""
    return cursor.execute(_ORGANISATIONS, {"peers": peers_of(group)}).df()


def coverage(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    report: str | None = None,
    most: int = ALL,
) -> pd.DataFrame:
    """The table coverage, most not understood first; unread is the share of numbers not understood (0 to 1)."""
    params = {**_params(organisation, group), "report": report, "most": most}
    return cursor.execute(_COVERAGE, params).df()


def firsts(cursor: duckdb.DuckDBPyConnection, reports: tuple[str, ...]) -> pd.DataFrame:
    """The first number of each sort (printed, masked, explained, unknown) in reports: report_id, sort, mention_id."""
    return cursor.execute(_FIRSTS, {"reports": list(reports)}).df()


def reasons(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    report: str | None = None,
) -> pd.DataFrame:
    """Why numbers were left over, those not understood first: reason, leftovers."""
    return cursor.execute(_REASONS, {**_params(organisation, group), "report": report}).df()


def leftovers(
    cursor: duckdb.DuckDBPyConnection,
    reason: str,
    organisation: str | None = None,
    group: str | None = None,
    report: str | None = None,
    most: int = ALL,
) -> pd.DataFrame:
    """Numbers left over for a reason, with their sentences; mention_id opens them."""
    params = {**_params(organisation, group), "report": report, "reason": reason, "most": most}
    return cursor.execute(_LEFTOVERS, params).df()


def implausible(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    most: int = ALL,
) -> pd.DataFrame:
    """Findings of pipeline.checks that no other section shows, with quote and sentence."""
    return cursor.execute(_IMPLAUSIBLES, {**_params(organisation, group), "most": most}).df()


def doubtful(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    most: int = ALL,
) -> pd.DataFrame:
    """Observations of a confidence below DOUBTFUL, the least first."""
    params = {**_params(organisation, group), "most": most, "doubtful": DOUBTFUL}
    return cursor.execute(_DOUBTFUL, params).df()


def masked(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    most: int = ALL,
) -> pd.DataFrame:
    """Observations of which the report prints no digits."""
    return cursor.execute(_MASKED, {**_params(organisation, group), "most": most}).df()


def gaps(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    most: int = ALL,
) -> pd.DataFrame:
    """Growth that does not follow from the levels, widest gap first.

    reported and computed are in %, gap and gap_allowed in percentage points; reasons lists what may be behind it:
    reading, price, base, scope, area.
    """
    return cursor.execute(_GAPS, {**_params(organisation, group), "most": most}).df()


def refused(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Files that could not be read, and why."""
    return cursor.execute(_REFUSED).df()


def observation(cursor: duckdb.DuckDBPyConnection, observation_id: str) -> pd.DataFrame:
    """The view fact's row with place_in_sentence and corrected; none where it is no observation (any more)."""
    return cursor.execute(_OBSERVATION, {"observation_id": observation_id}).df()


def periods(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every period that a report or a number is of, latest first: period, label_zh, label_en."""
    return cursor.execute(_PERIODS).df()


def applied(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Which corrections the warehouse holds: observation_id of each, and one row with their digest.

    organisation, entity, indicator_zh, indicator_en, period_zh, period_en say what the number is of, unless it
    is no observation any more.
    """
    return cursor.execute(_APPLIED).df()
