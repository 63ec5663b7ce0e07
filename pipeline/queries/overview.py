"""What 总览 asks: the headline indicators of a period, and what stands out among them."""

import duckdb
import pandas as pd

from pipeline.queries.common import GROUPS, peers_of
from pipeline.queries.ranks import RUNG
from pipeline.queries.targets import NEAR_NOW, TOLERANCE

# An indicator is a headline where several peers report its growth; one that a single report names is not
# compared with anything, and often misread.
_HEADLINES = """
headlines AS (
    SELECT indicator_key, count(*) AS organisations
    FROM growth
    WHERE period = $period AND reported IS NOT NULL
        AND among($peers, organisation_type, organisation_id)
    GROUP BY indicator_key
    HAVING organisations > 1
    ORDER BY indicator_key = 'gdp' DESC, any_value(topic) IS NULL, organisations DESC, indicator_key
    LIMIT $most
)
"""

_PERIODS = """
WITH counted AS (
    SELECT
        period, any_value(period_zh) AS label_zh, any_value(period_en) AS label_en, any_value(year) AS year,
        any_value(period_end) AS period_end, count(reported) AS given,
        list(DISTINCT organisation_id) FILTER (reported IS NOT NULL) AS who
    FROM growth
    WHERE granularity <> 'years' AND among($peers, organisation_type, organisation_id)
    GROUP BY period, indicator_key
)
SELECT
    period, any_value(label_zh) AS label_zh, any_value(label_en) AS label_en, any_value(year) AS year,
    sum(given)::BIGINT AS figures, coalesce(sum(given) FILTER (given > 1), 0)::BIGINT AS shared,
    len(list_distinct(flatten(list(who)))) AS organisations
FROM counted
GROUP BY period
HAVING figures > 0
ORDER BY any_value(period_end) DESC, period DESC
"""

_STRIPS = f"""
WITH {_HEADLINES}
SELECT
    indicator_key, indicator_zh AS name_zh, coalesce(indicator_en, indicator_zh) AS name_en, organisation,
    {RUNG} AS rung, reported, reported_qualifier, reported_id, direction, organisations, reported_teller
FROM growth
JOIN headlines USING (indicator_key)
WHERE period = $period AND reported IS NOT NULL
    AND among($peers, organisation_type, organisation_id)
ORDER BY indicator_key = 'gdp' DESC, topic IS NULL, organisations DESC, indicator_key, reported DESC
"""

_PACE = f"""
WITH {_HEADLINES},
one AS (
    SELECT * FROM completion
    WHERE year = $year AND coalesce(ahead, progress_ahead) IS NOT NULL AND settled IS DISTINCT FROM false
        AND actual_settled IS DISTINCT FROM false
        AND among($peers, organisation_type, organisation_id)
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key ORDER BY coalesce(kind, 'level') <> 'level', kind
    ) = 1
)
SELECT
    indicator_key,
    count(*) FILTER (coalesce(ahead, progress_ahead) > tolerance) AS ahead,
    count(*) FILTER (abs(coalesce(ahead, progress_ahead)) <= tolerance) AS on_pace,
    count(*) FILTER (coalesce(ahead, progress_ahead) < -tolerance) AS behind
FROM (SELECT *, {NEAR_NOW} AS tolerance FROM one)
JOIN headlines USING (indicator_key)
GROUP BY indicator_key
"""

_STANDOUTS = f"""
WITH {_HEADLINES},
peers AS (
    SELECT * FROM growth JOIN headlines USING (indicator_key)
    WHERE period = $period AND among($peers, organisation_type, organisation_id)
),
goals AS (  -- where they stood then: of a half year the whole year's outcome tells nothing
    SELECT * FROM pace JOIN headlines USING (indicator_key)
    WHERE actual_period = $period AND kind = 'level' AND ahead IS NOT NULL
        AND among($peers, organisation_type, organisation_id)
),
found AS (  -- of each sort those that are strongest
    (SELECT 1 AS place, reported AS strength, 'rise' AS what, organisation, indicator_zh, indicator_en,
        reported AS value, NULL::DOUBLE AS other, NULL AS other_name, NULL::VARCHAR AS unit,
        reported_id AS observation_id, reported_teller AS teller
    FROM peers WHERE direction = 1 AND reported > 0 AND reported_settled
    ORDER BY strength DESC, observation_id LIMIT 1)
    UNION ALL
    (SELECT 2, -reported AS strength, 'fall', organisation, indicator_zh, indicator_en,
        reported, NULL, NULL, NULL, reported_id, reported_teller
    FROM peers WHERE direction = 1 AND reported < 0 AND reported_settled
    ORDER BY strength DESC, reported_id LIMIT 2)
    UNION ALL
    (SELECT 3, ahead AS strength, 'ahead', organisation, indicator_zh, indicator_en,
        completion, ahead, NULL, NULL, actual_id, actual_teller
    FROM goals WHERE ahead > $level ORDER BY strength DESC, actual_id LIMIT 1)
    UNION ALL
    (SELECT 4, -ahead AS strength, 'behind', organisation, indicator_zh, indicator_en,
        completion, -ahead, NULL, NULL, actual_id, actual_teller
    FROM goals WHERE ahead < -$level ORDER BY strength DESC, actual_id LIMIT 2)
    UNION ALL
    (SELECT 5, abs(gap) AS strength, 'gap', organisation, indicator_zh, indicator_en,
        reported, computed, NULL, NULL, reported_id, reported_teller
    FROM peers WHERE abs(gap) > gap_allowed ORDER BY strength DESC, reported_id LIMIT 2)
    UNION ALL
    (SELECT 6, abs(difference / nullif(base_value, 0)) AS strength, 'conflict', organisation, indicator_zh,
        indicator_en, value, other_value, other_organisation, unit, observation_id, NULL
    FROM conflict
    WHERE period = $period AND unit = other_unit AND (
        $county IS NULL OR $county IN (split_part(organisation_id, '/', 1), split_part(other_organisation_id, '/', 1))
    )
    QUALIFY row_number() OVER (  -- copies of a report say it once
        PARTITION BY place, indicator_key, kind, status, base_unit,
            least(base_value, other_base_value), greatest(base_value, other_base_value)
        ORDER BY observation_id, other_id
    ) = 1
    ORDER BY strength DESC, observation_id, other_id LIMIT 2)
    UNION ALL
    (SELECT 7, masked AS strength, 'masked', organisation, NULL, NULL, masked, observations, NULL, NULL,
        (SELECT min_by(observation_id, "start") FROM observation
         WHERE masked AND observation.report_id = coverage.report_id), NULL
    FROM coverage
    WHERE period = $period AND masked > 0 AND organisation IS NOT NULL
        AND among($peers, organisation_type, organisation_id)
    ORDER BY strength DESC, report_id LIMIT 1)
)
SELECT * EXCLUDE (strength) FROM found ORDER BY place, strength DESC, observation_id
"""


def periods(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Periods with reported growth, latest first: period, label_zh, label_en, year, figures, shared, organisations.

    shared counts the figures of indicators that several report, which are what the page compares.
    """
    return cursor.execute(_PERIODS, {"peers": peers_of(group)}).df()


def strips(
    cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None, most: int = 10
) -> pd.DataFrame:
    """Reported growth (%) of the headline indicators, by indicator and from high to low.

    indicator_key, name_zh, name_en, organisation, rung (of GROUPS), reported, reported_qualifier, reported_id,
    direction, organisations.
    """
    return cursor.execute(_STRIPS, {"period": period, "peers": peers_of(group), "most": most}).df()


def pace(
    cursor: duckdb.DuckDBPyConnection, period: str, year: int, group: str | None = None, most: int = 10
) -> pd.DataFrame:
    """How many organisations are ahead, on_pace, behind with each headline indicator's goal of the year."""
    params = {"period": period, "year": year, "peers": peers_of(group), "most": most, **TOLERANCE}
    return cursor.execute(_PACE, params).df()


def standouts(
    cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None, most: int = 10
) -> pd.DataFrame:
    """What a reader should look at first, of each sort the strongest first.

    what, organisation, indicator_zh, indicator_en, unit, observation_id.

    value and other mean, by `what`: rise, fall: growth in %; ahead, behind: completion in % and percentage
    points from the calendar; gap: growth reported and computed, %; conflict: the figure and that of
    other_name in their unit; masked: numbers masked and read in one report.
    """
    params = {
        "period": period,
        "peers": peers_of(group),
        "most": most,
        "level": TOLERANCE["level"],
        "county": None if group in GROUPS else group,
    }
    return cursor.execute(_STANDOUTS, params).df()
