"""What 趋势 asks: which figures move over periods, and how one indicator or one organisation moved."""

import duckdb
import pandas as pd

from pipeline.queries.common import MOST_LISTED, peers_of

# A series is what one organisation says of one indicator in one kind and unit; its points of one season (halves,
# years) make a line. Spans of years have no place among them.
_INDICATORS = """
WITH line AS (
    SELECT indicator_key, organisation_id, count(*) FILTER (NOT masked) AS points
    FROM outcome
    WHERE season IS NOT NULL AND among($peers, organisation_type, organisation_id)
        AND ($indicator IS NULL OR indicator_key = $indicator)
    GROUP BY indicator_key, organisation_id, season, kind, base_unit
),
counted AS (
    SELECT
        indicator_key, count(DISTINCT organisation_id) AS organisations,
        count(DISTINCT organisation_id) FILTER (points > 1) AS moving
    FROM line
    GROUP BY indicator_key
),
named AS (
    SELECT
        indicator_key, any_value(indicator_zh) AS name_zh,
        coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en, any_value(topic) AS topic
    FROM outcome
    GROUP BY indicator_key
)
SELECT indicator_key, name_zh, name_en, topic, organisations, moving
FROM counted JOIN named USING (indicator_key)
ORDER BY
    indicator_key = 'gdp' AND moving >= 0.7 * max(moving) OVER () DESC,
    moving DESC, organisations DESC, topic IS NULL, indicator_key
LIMIT $most
"""

_MEASURES = """
WITH line AS (
    SELECT
        kind, coalesce(base_unit, '') AS base_unit, organisation_id, indicator_key,
        count(*) AS points, count(*) FILTER (NOT masked) AS printed
    FROM outcome
    WHERE season IS NOT NULL AND among($peers, organisation_type, organisation_id)
        AND ($indicator IS NULL OR indicator_key = $indicator)
        AND ($organisation IS NULL OR organisation_id = $organisation)
    GROUP BY kind, coalesce(base_unit, ''), organisation_id, indicator_key, season
)
SELECT
    kind, base_unit, sum(points)::BIGINT AS points, count(*) FILTER (printed > 1) AS moving,
    count(DISTINCT organisation_id) AS organisations, count(DISTINCT indicator_key) AS indicators
FROM line
GROUP BY kind, base_unit
ORDER BY base_unit = '', moving DESC, points DESC, kind = 'level' DESC, kind, base_unit
"""

_ORGANISATIONS = """
SELECT
    organisation_id, any_value(organisation) AS organisation, count(DISTINCT period) AS periods,
    count(DISTINCT indicator_key) AS indicators
FROM outcome
WHERE season IS NOT NULL AND among($peers, organisation_type, organisation_id)
GROUP BY organisation_id
ORDER BY periods DESC, indicators DESC, organisation_id
"""

_SERIES = """
SELECT
    organisation_id, organisation, indicator_key, indicator_zh, coalesce(indicator_en, indicator_zh) AS indicator_en,
    period, period_zh, period_en, period_end, year, granularity, season,
    kind, quote, value, unit, base_value, coalesce(base_unit, '') AS base_unit,
    qualifier, status, masked, settled, observation_id, report_id, file, teller
FROM outcome
WHERE season IS NOT NULL AND among($peers, organisation_type, organisation_id)
    AND ($indicator IS NULL OR indicator_key = $indicator)
    AND ($organisation IS NULL OR organisation_id = $organisation)
    AND kind = $kind AND coalesce(base_unit, '') = $base_unit
ORDER BY organisation_id, indicator_key, period_end, period
"""


def indicators(
    cursor: duckdb.DuckDBPyConnection,
    group: str | None = None,
    indicator: str | None = None,
) -> pd.DataFrame:
    """Indicators, those that most organisations give over several like periods first, MOST_LISTED; or the one.

    indicator_key, name_zh, name_en, topic, organisations, moving (organisations with two or more printed
    figures of one season, such as two half-years).
    """
    params = {"peers": peers_of(group), "indicator": indicator, "most": MOST_LISTED}
    return cursor.execute(_INDICATORS, params).df()


def organisations(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Organisations, those of most periods first: organisation_id, organisation, periods, indicators."""
    return cursor.execute(_ORGANISATIONS, {"peers": peers_of(group)}).df()


def measures(
    cursor: duckdb.DuckDBPyConnection,
    indicator: str | None = None,
    organisation: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """In which kinds and units the figures are given: kind, base_unit ('' for none), points,
    moving (lines of two or more printed points), organisations, indicators; one row, one axis."""
    params = {"indicator": indicator, "organisation": organisation, "peers": peers_of(group)}
    return cursor.execute(_MEASURES, params).df()


def series(
    cursor: duckdb.DuckDBPyConnection,
    kind: str,
    base_unit: str,
    indicator: str | None = None,
    organisation: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """The figures of one kind and unit, by organisation, indicator and time: rows of the table outcome.

    base_value is in base_unit (growth in %), value in unit as written; masked ones have neither.
    """
    params = {
        "kind": kind,
        "base_unit": base_unit,
        "indicator": indicator,
        "organisation": organisation,
        "peers": peers_of(group),
    }
    return cursor.execute(_SERIES, params).df()
