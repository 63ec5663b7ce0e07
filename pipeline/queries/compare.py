"""What 对比 asks: who stands where in one period, and two organisations or two periods side by side."""

from collections.abc import Sequence
from typing import Final

import duckdb
import pandas as pd

from pipeline.queries.common import MOST_LISTED, peers_of
from pipeline.queries.ranks import RUNG

# Topics that a reader looks for first, among indicators that are about equally shared.
HEADLINE: Final = [
    "economy",
    "industry",
    "investment",
    "consumption",
    "trade",
    "finance",
    "income",
    "tourism_culture",
]

_PERIODS = """
SELECT
    period, any_value(period_zh) AS label_zh, any_value(period_en) AS label_en,
    any_value(season) AS season, any_value(year) AS year,
    count(DISTINCT organisation_id) AS organisations, count(*) AS figures
FROM outcome
WHERE season IS NOT NULL AND ($kinds IS NULL OR list_contains($kinds, kind))
    AND among($peers, organisation_type, organisation_id)
    AND ($organisation IS NULL OR organisation_id = $organisation)
GROUP BY period
ORDER BY any_value(period_end) DESC, period DESC
"""

# An indicator that is printed in several units is compared in the one that most organisations give.
_MEASURE = """
figure AS (
    SELECT * FROM outcome
    WHERE period = $period AND list_contains($kinds, kind) AND base_unit IS NOT NULL
        AND among($peers, organisation_type, organisation_id)
),
measure AS (
    SELECT
        indicator_key, kind, base_unit, any_value(indicator_zh) AS name_zh,
        coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en, any_value(topic) AS topic,
        count(*) FILTER (NOT masked) AS known, count(*) AS organisations
    FROM figure
    GROUP BY indicator_key, kind, base_unit
    QUALIFY row_number() OVER (
        PARTITION BY indicator_key ORDER BY known DESC, organisations DESC, kind, base_unit
    ) = 1
)
"""

_INDICATORS = f"""
WITH {_MEASURE}
SELECT * FROM measure
ORDER BY
    CASE WHEN known >= 0.6 * max(known) OVER () THEN 0 ELSE max(known) OVER () - known END,
    indicator_key <> 'gdp', list_position($headline, topic) NULLS LAST, known DESC, organisations DESC,
    topic IS NULL, indicator_key
LIMIT $most
"""

_CELLS = f"""
WITH {_MEASURE},
chosen AS (
    SELECT
        figure.*, measure.name_zh, measure.name_en, {RUNG} AS rung,
        (
            SELECT count(DISTINCT other.organisation_id) FROM figure AS other
            WHERE other.indicator_key = measure.indicator_key
                AND (other.kind <> measure.kind OR other.base_unit <> measure.base_unit)
        ) AS elsewhere
    FROM measure
    JOIN figure USING (indicator_key, kind, base_unit)
    WHERE list_contains($indicators, indicator_key)
)
SELECT
    organisation_id, organisation, indicator_key, name_zh, name_en, direction, kind, base_unit,
    base_value, value, unit, quote, qualifier, status, masked, settled, observation_id, report_id, file, teller,
    elsewhere,
    CASE WHEN settled AND rung <> 'department' THEN rank() OVER (
        PARTITION BY indicator_key, rung, settled ORDER BY CASE WHEN direction = -1 THEN base_value ELSE -base_value END
    ) END AS place,
    count(*) FILTER (settled) OVER (PARTITION BY indicator_key, rung) AS peers,
    rung = 'department' AS department
FROM chosen
ORDER BY list_position($indicators, indicator_key), organisation_id
"""

_ORGANISATIONS = """
WITH alike AS (
    SELECT DISTINCT indicator_key, kind, base_unit, true AS shared FROM outcome
    WHERE organisation_id = $beside AND period = $period
)
SELECT
    organisation_id, any_value(organisation) AS organisation, count(*) AS figures, count(shared) AS shared
FROM outcome LEFT JOIN alike USING (indicator_key, kind, base_unit)
WHERE season IS NOT NULL AND ($period IS NULL OR period = $period)
    AND organisation_id IS DISTINCT FROM $beside
    AND among($peers, organisation_type, organisation_id)
GROUP BY organisation_id
ORDER BY shared DESC, figures DESC, organisation_id
"""

_PAIR = """
WITH a AS (SELECT * FROM outcome WHERE organisation_id = $a AND period = $a_period),
b AS (SELECT * FROM outcome WHERE organisation_id = $b AND period = $b_period)
SELECT
    indicator_key, coalesce(a.indicator_zh, b.indicator_zh) AS name_zh,
    coalesce(a.indicator_en, b.indicator_en, a.indicator_zh, b.indicator_zh) AS name_en,
    coalesce(a.topic, b.topic) AS topic, coalesce(a.direction, b.direction) AS direction, kind, base_unit,
    a.base_value AS a_value, a.quote AS a_text, a.unit AS a_unit, a.qualifier AS a_qualifier, a.masked AS a_masked,
    a.settled AS a_settled, a.observation_id AS a_id, a.report_id AS a_report, a.teller AS a_teller,
    b.base_value AS b_value, b.quote AS b_text, b.unit AS b_unit, b.qualifier AS b_qualifier, b.masked AS b_masked,
    b.settled AS b_settled, b.observation_id AS b_id, b.report_id AS b_report, b.teller AS b_teller,
    CASE WHEN a.season = b.season AND a.settled AND b.settled THEN a.base_value - b.base_value END AS difference
FROM a FULL JOIN b USING (indicator_key, kind, base_unit)
ORDER BY
    a_id IS NULL OR b_id IS NULL, indicator_key <> 'gdp',
    list_position($headline, coalesce(a.topic, b.topic)) NULLS LAST, indicator_key, kind, base_unit
"""


def periods(
    cursor: duckdb.DuckDBPyConnection,
    group: str | None = None,
    kinds: Sequence[str] | None = None,
    organisation: str | None = None,
) -> pd.DataFrame:
    """Periods with figures of these kinds, latest first.

    period, label_zh, label_en, season, year, organisations, figures.
    """
    params = {
        "peers": peers_of(group),
        "kinds": list(kinds) if kinds else None,
        "organisation": organisation,
    }
    return cursor.execute(_PERIODS, params).df()


def indicators(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    kinds: Sequence[str],
    group: str | None = None,
) -> pd.DataFrame:
    """Indicators of the period, those that most organisations print first, at most MOST_LISTED.

    indicator_key, name_zh, name_en, topic, kind and base_unit (those that most organisations use), known
    (organisations that print digits), organisations.
    """
    params = {
        "period": period,
        "kinds": list(kinds),
        "peers": peers_of(group),
        "most": MOST_LISTED,
        "headline": HEADLINE,
    }
    return cursor.execute(_INDICATORS, params).df()


def cells(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    kinds: Sequence[str],
    indicators: Sequence[str],
    group: str | None = None,
) -> pd.DataFrame:
    """Organisation by indicator, in the order of the indicators; one figure a cell.

    place counts printed figures among organisations of one rung, 1 best, ties share it; less is better where
    direction is -1. A department has none: it speaks of its county's figures. peers is how
    many are ranked; elsewhere how many organisations give another unit or kind, which stays out.
    base_value is in base_unit (growth in %).
    """
    params = {
        "period": period,
        "kinds": list(kinds),
        "peers": peers_of(group),
        "indicators": list(indicators),
    }
    return cursor.execute(_CELLS, params).df()


def organisations(
    cursor: duckdb.DuckDBPyConnection,
    period: str | None = None,
    group: str | None = None,
    beside: str | None = None,
) -> pd.DataFrame:
    """Organisations with figures (of the period), most figures first; beside another one, most alike first.

    organisation_id, organisation, figures, shared (figures of the same indicator, kind and unit as beside's).
    """
    params = {"period": period, "peers": peers_of(group), "beside": beside}
    return cursor.execute(_ORGANISATIONS, params).df()


def pair(cursor: duckdb.DuckDBPyConnection, a: str, a_period: str, b: str, b_period: str) -> pd.DataFrame:
    """Figures of two organisations or of two periods side by side, those that both have first.

    One row per indicator, kind and base_unit: a_* and b_* (value in base_unit, text and unit as written, qualifier,
    masked, settled, id, report); difference is a minus b in base_unit, null where either has no digits or
    statements disagree (settled false), and where the stretches are not alike (half a year and a year).
    """
    params = {"a": a, "a_period": a_period, "b": b, "b_period": b_period, "headline": HEADLINE}
    return cursor.execute(_PAIR, params).df()
