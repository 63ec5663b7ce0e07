"""What 增速 asks: which indicators have growth, in which periods, and who grew by how much."""

import duckdb
import pandas as pd

_INDICATORS = """
WITH counted AS (
    SELECT
        indicator_key, period, any_value(topic) AS topic,
        any_value(indicator_zh) AS name_zh,
        coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en,
        count(*) FILTER (reported IS NOT NULL OR computed IS NOT NULL) AS organisations
    FROM growth
    WHERE $type IS NULL OR organisation_type = $type
    GROUP BY indicator_key, period
)
SELECT
    indicator_key, any_value(name_zh) AS name_zh, any_value(name_en) AS name_en,
    coalesce(any_value(topic), 'none') AS topic,
    max(organisations) AS organisations, count(*) AS periods
FROM counted
GROUP BY indicator_key
ORDER BY organisations DESC, topic = 'none', periods DESC, indicator_key
"""

_PERIODS = """
SELECT
    period, any_value(period_zh) AS label_zh, any_value(period_en) AS label_en,
    any_value(granularity) AS granularity,
    count(*) FILTER (reported IS NOT NULL OR computed IS NOT NULL) AS organisations
FROM growth
WHERE indicator_key = $indicator AND ($type IS NULL OR organisation_type = $type)
GROUP BY period
ORDER BY any_value(period_end) DESC, period DESC
"""

_BARS = """
WITH chosen AS (
    SELECT * FROM growth
    WHERE indicator_key = $indicator AND period = $period AND ($type IS NULL OR organisation_type = $type)
),
claims AS (
    SELECT
        organisation_id,
        min_by(quote, "start") AS claimed_rank, min_by(observation_id, "start") AS claimed_rank_id
    FROM fact
    WHERE kind = 'rank' AND status = 'actual' AND indicator_key = $indicator AND period = $period
    GROUP BY organisation_id
)
SELECT
    chosen.*,
    concat(previous_value, previous_unit) AS previous_text, concat(level, level_unit) AS level_text,
    claimed_rank, claimed_rank_id,
    EXISTS (
        SELECT 1 FROM chosen AS other
        WHERE other.area = chosen.organisation AND other.organisation_type <> chosen.organisation_type
    ) AS is_parent
FROM chosen
LEFT JOIN claims USING (organisation_id)
ORDER BY coalesce(reported, computed) DESC NULLS LAST, reported_masked NULLS FIRST, organisation_id
"""

_REFERENCES = """
SELECT entity AS name, value, min(observation_id) AS observation_id, count(DISTINCT report_id) AS reports
FROM fact
WHERE kind = 'growth' AND basis = 'yoy' AND status IN ('actual', 'estimate')
    AND unit = '%' AND NOT masked AND qualifier IS NULL
    AND indicator_key = $indicator AND period = $period
    AND regexp_matches(entity, '^(全[国省市县区州盟旗]|.*平均(水平)?)$')
    AND ($type IS NULL OR organisation_type = $type)
GROUP BY entity, value
ORDER BY reports DESC, name, value
LIMIT 4
"""

_HISTORY = """
SELECT
    organisation_id, organisation, period, period_zh, period_en, period_end, granularity,
    reported, reported_id
FROM growth
WHERE indicator_key = $indicator AND ($type IS NULL OR organisation_type = $type) AND reported IS NOT NULL
ORDER BY organisation_id, period_end, period
"""


def indicators(cursor: duckdb.DuckDBPyConnection, type: str | None = None) -> pd.DataFrame:
    """Indicators with growth: indicator_key, name_zh, name_en, topic, periods, organisations.

    organisations counts them in the period that has most; best compared first, catalogued before not.
    """
    return cursor.execute(_INDICATORS, {"type": type}).df()


def periods(cursor: duckdb.DuckDBPyConnection, indicator: str, type: str | None = None) -> pd.DataFrame:
    """Periods with growth of the indicator, latest first: period, label_zh, label_en, organisations."""
    return cursor.execute(_PERIODS, {"indicator": indicator, "type": type}).df()


def bars(
    cursor: duckdb.DuckDBPyConnection, indicator: str, period: str, type: str | None = None
) -> pd.DataFrame:
    """The rows of the view growth, highest first, with the rank claimed in the text and is_parent.

    reported and computed are in %, gap and gap_allowed in percentage points, level_text and previous_text as
    written. is_parent: the organisation is the area of another row, a county among its towns.
    """
    return cursor.execute(_BARS, {"indicator": indicator, "period": period, "type": type}).df()


def references(
    cursor: duckdb.DuckDBPyConnection, indicator: str, period: str, type: str | None = None
) -> pd.DataFrame:
    """Growth that reports state for 全国, 全省, an average: name, value (%), observation_id, reports."""
    return cursor.execute(_REFERENCES, {"indicator": indicator, "period": period, "type": type}).df()


def history(cursor: duckdb.DuckDBPyConnection, indicator: str, type: str | None = None) -> pd.DataFrame:
    """Reported growth (%) of the indicator in every period, by organisation and time."""
    return cursor.execute(_HISTORY, {"indicator": indicator, "type": type}).df()
