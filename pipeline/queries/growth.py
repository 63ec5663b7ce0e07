"""What 增速 asks: which indicators have growth, in which periods, and who grew by how much."""

from collections.abc import Sequence

import duckdb
import pandas as pd

from pipeline.queries.common import peers_of
from pipeline.queries.ranks import RUNG

_INDICATORS = """
WITH counted AS (
    SELECT
        indicator_key, period, any_value(topic) AS topic,
        any_value(indicator_zh) AS name_zh,
        coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en,
        CASE WHEN count(reported) + count(computed) > 0 THEN count(*) ELSE 0 END AS organisations
    FROM growth
    WHERE granularity <> 'years' AND among($peers, organisation_type, organisation_id)
    GROUP BY indicator_key, period
)
SELECT
    indicator_key, any_value(name_zh) AS name_zh, any_value(name_en) AS name_en,
    coalesce(any_value(topic), 'none') AS topic,
    max(organisations) AS organisations, count(*) AS periods
FROM counted
GROUP BY indicator_key
ORDER BY
    indicator_key = 'gdp' AND max(organisations) >= 0.7 * max(max(organisations)) OVER () DESC,
    organisations DESC, any_value(topic) IS NULL, periods DESC, indicator_key
"""

_PERIODS = """
SELECT
    period, any_value(period_zh) AS label_zh, any_value(period_en) AS label_en,
    any_value(granularity) AS granularity,
    count(*) FILTER (reported IS NOT NULL OR computed IS NOT NULL) AS organisations
FROM growth
WHERE indicator_key = $indicator AND granularity <> 'years'
    AND among($peers, organisation_type, organisation_id)
GROUP BY period
ORDER BY any_value(period_end) DESC, period DESC
"""

# A place is one among organisations of a rung, where there are two of them at least, as on 对比 and 通报.
_BARS = f"""
WITH one AS (
    SELECT *, {RUNG} AS rung, coalesce(reported IS NOT NULL AND reported_settled, false) AS sound
    FROM growth
    WHERE indicator_key = $indicator AND period = $period
        AND among($peers, organisation_type, organisation_id)
)
SELECT
    * EXCLUDE (sound),
    CASE WHEN sound AND rung <> 'department' AND count(*) FILTER (sound) OVER (PARTITION BY rung) > 1 THEN rank() OVER (
        PARTITION BY rung, sound ORDER BY CASE WHEN direction = -1 THEN reported ELSE -reported END
    ) END AS place
FROM one
ORDER BY
    reported IS NOT NULL AND NOT reported_settled,
    CASE WHEN direction = -1 THEN 1 ELSE -1 END * coalesce(reported, computed) NULLS LAST,
    reported_masked NULLS FIRST, organisation_id
"""

_REFERENCES = """
WITH stated AS (
    SELECT
        indicator_key, entity AS name, value, min(observation_id) AS observation_id,
        count(DISTINCT report_id) AS reports
    FROM fact
    WHERE kind = 'growth' AND basis = 'yoy' AND status IN ('actual', 'estimate')
        AND unit = '%' AND NOT masked AND qualifier IS NULL
        AND list_contains($indicators, indicator_key) AND period = $period
        AND (starts_with(entity, '全') OR contains(entity, '平均')) -- cheap beside what follows
        AND regexp_matches(entity, '^(全[国省市县区州盟旗]|.*平均(水平)?)$')
        AND among($peers, organisation_type, organisation_id)
    GROUP BY indicator_key, entity, value
),
above AS (
    SELECT indicator_key, organisation AS name, reported AS value, reported_id AS observation_id, 1 AS reports
    FROM growth
    WHERE list_contains($indicators, indicator_key) AND period = $period AND reported IS NOT NULL
        AND organisation_type IN ('county', 'district', 'city')
        AND NOT among($peers, organisation_type, organisation_id)
        AND NOT list_contains($peers, 'department')
        AND (indicator_key, area) IN (
            SELECT (indicator_key, area) FROM growth
            WHERE list_contains($indicators, indicator_key) AND period = $period
                AND among($peers, organisation_type, organisation_id)
        )
)
SELECT * FROM (SELECT * FROM above UNION ALL SELECT * FROM stated)
QUALIFY row_number() OVER (PARTITION BY indicator_key ORDER BY reports DESC, name, value) <= 4
ORDER BY list_position($indicators, indicator_key), reports DESC, name, value
"""


def indicators(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Indicators with growth: indicator_key, name_zh, name_en, topic, periods, organisations.

    organisations counts them in the period that has most, 0 where all print it masked; best compared first,
    catalogued before not.
    """
    return cursor.execute(_INDICATORS, {"peers": peers_of(group)}).df()


def periods(cursor: duckdb.DuckDBPyConnection, indicator: str, group: str | None = None) -> pd.DataFrame:
    """Periods with growth of the indicator, latest first: period, label_zh, label_en, organisations."""
    return cursor.execute(_PERIODS, {"indicator": indicator, "peers": peers_of(group)}).df()


def bars(
    cursor: duckdb.DuckDBPyConnection, indicator: str, period: str, group: str | None = None
) -> pd.DataFrame:
    """The rows of the view growth, best first, with rung (of GROUPS) and place.

    reported and computed are in %, gap and gap_allowed in percentage points, level_text and previous_text as
    written. place counts reported growth within the rung, 1 best, ties share it; less is better where direction
    is -1. A department speaks of its area's figures and has no place; nor has growth on which reports disagree
    (reported_settled false), which stands last.
    """
    return cursor.execute(_BARS, {"indicator": indicator, "period": period, "peers": peers_of(group)}).df()


def references(
    cursor: duckdb.DuckDBPyConnection, indicators: Sequence[str], period: str, group: str | None = None
) -> pd.DataFrame:
    """Yardsticks that reports state: 全国, 全省, an average, or the county above the peers where it is known.

    indicator_key, name, value (%), observation_id, reports (how many state it); four at most of an indicator.
    """
    params = {"indicators": list(indicators), "period": period, "peers": peers_of(group)}
    return cursor.execute(_REFERENCES, params).df()
