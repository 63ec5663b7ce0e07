"""What 目标 asks: what was promised for a year, how far along it is, and what stands beside a goal."""

from typing import Final

import duckdb
import pandas as pd

from pipeline.queries.common import peers_of

# How far from the calendar, in percentage points, still counts as on pace; a growth or a rate is either at
# its goal or not, and so is an amount when the year is over, unless the goal says 左右.
TOLERANCE: Final = {"level": 1.0, "about": 0.3}

# The state a reader sees, of a row of completion. A goal without outcome but with a completion that the report
# itself states takes its state from that.
_NEAR: Final = """
1e-9 + CASE WHEN kind IS NULL OR kind = 'level' THEN $level WHEN qualifier = '~' THEN $about ELSE 0.0001 END
"""
NEAR_NOW: Final = f"""
CASE
    WHEN (kind IS NULL OR kind = 'level') AND qualifier IS DISTINCT FROM '~'
        AND coalesce(elapsed, progress_elapsed) = 1 THEN 0.0001
    ELSE {_NEAR}
END
"""
STATE: Final = f"""
CASE
    WHEN masked OR (actual_masked AND progress IS NULL) THEN 'masked'
    WHEN settled = false OR actual_settled = false THEN 'unsettled'
    WHEN coalesce(ahead, progress_ahead) IS NULL THEN 'pending'
    WHEN abs(coalesce(ahead, progress_ahead)) <= {NEAR_NOW} THEN 'on_pace'
    WHEN coalesce(ahead, progress_ahead) > 0 THEN 'ahead'
    ELSE 'behind'
END
"""

# The state at the last shorter stretch of the year, and what became of it since.
EARLIER: Final = f"""
CASE
    WHEN abs(earlier_ahead) <= {_NEAR} THEN 'on_pace'
    WHEN earlier_ahead > 0 THEN 'ahead'
    WHEN earlier_ahead < 0 THEN 'behind'
END
"""
TURN: Final = """
CASE
    WHEN state IN ('ahead', 'on_pace') AND earlier_state = 'behind' THEN 'caught_up'
    WHEN state = 'behind' AND earlier_state IN ('ahead', 'on_pace') THEN 'slipped'
END
"""

# One row per goal with its state.
_JUDGED: Final = f"""
judged AS (
    SELECT
        *,
        {STATE} AS state,
        {EARLIER} AS earlier_state,
        {TURN} AS turn
    FROM completion
    WHERE year = $year AND among($peers, organisation_type, organisation_id)
)
"""

_YEARS = """
SELECT year, count(*) AS goals, count(DISTINCT organisation_id) AS organisations
FROM completion
WHERE among($peers, organisation_type, organisation_id)
GROUP BY year
ORDER BY year DESC
"""

_INDICATORS = f"""
WITH {_JUDGED},
counted AS (
    SELECT
        indicator_key, any_value(indicator_zh) AS name_zh,
        coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en, any_value(topic) AS topic,
        count(DISTINCT organisation_id) AS organisations,
        count(DISTINCT organisation_id) FILTER (state IN ('ahead', 'on_pace', 'behind')) AS judged
    FROM judged
    GROUP BY indicator_key
)
SELECT * FROM counted
ORDER BY
    indicator_key = 'gdp' AND organisations >= 0.7 * max(organisations) OVER () DESC,
    organisations DESC, judged DESC, topic IS NULL, indicator_key
"""

_GOALS = f"""
WITH {_JUDGED},
goals AS (  -- 5%—5.5%: the value is the lower bound. What was stated before the outcome known now is no word on it.
    SELECT
        * REPLACE (
            CASE WHEN progress_elapsed < elapsed AND NOT actual_masked THEN NULL ELSE progress END AS progress,
            CASE WHEN progress_elapsed < elapsed AND NOT actual_masked THEN NULL ELSE progress_id END AS progress_id
        ),
        try_cast(regexp_extract(quote, '[0-9.]+[^0-9.]*[—–~～至到-]\\s*([0-9.]+)', 1) AS DOUBLE) AS upper
    FROM judged
    WHERE indicator_key = $indicator
)
SELECT
    goals.* EXCLUDE (upper) REPLACE (coalesce(ahead, progress_ahead) AS ahead),
    CASE WHEN upper > goals.value THEN upper * goals.base_value / goals.value END AS upper_base_value,
    before.base_value AS before_base_value, before.value AS before_value, before.unit AS before_unit,
    before.observation_id AS before_id, before.qualifier AS before_qualifier, before.teller AS before_teller
FROM goals
LEFT JOIN (SELECT * FROM outcome WHERE indicator_key = $indicator AND year = $year - 1) AS before
    ON before.organisation_id = goals.organisation_id
    AND before.kind = goals.kind AND before.base_unit = goals.base_unit
    AND before.granularity = 'year' AND NOT before.masked
ORDER BY
    coalesce(goals.ahead, goals.progress_ahead) DESC NULLS LAST, goals.base_value DESC NULLS LAST, goals.organisation_id
"""

_GRID = f"""
WITH {_JUDGED},
cell AS (
    SELECT * REPLACE (coalesce(kind, 'level') AS kind) FROM judged
    WHERE state <> 'pending'
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key, coalesce(kind, 'level') ORDER BY observation_id
    ) = 1
),
most AS (
    SELECT indicator_key, kind, count(*) FILTER (state IN ('ahead', 'on_pace', 'behind')) AS cells
    FROM cell
    GROUP BY indicator_key, kind
    HAVING cells > 1
    ORDER BY cells DESC, indicator_key, kind
    LIMIT $most
)
SELECT
    organisation_id, organisation, indicator_key,
    indicator_zh AS name_zh, coalesce(indicator_en, indicator_zh) AS name_en,
    kind, state, turn, earlier_state, earlier_ahead, earlier_period_zh, earlier_period_en,
    coalesce(ahead, progress_ahead) AS ahead, coalesce(completion, progress) AS completion,
    coalesce(actual_id, progress_id, observation_id) AS shown_id, cells,
    observation_id, actual_id, progress_id, teller, actual_teller, progress_teller
FROM cell JOIN most USING (indicator_key, kind)
ORDER BY list_position(['level', 'growth', 'ratio'], kind), cells DESC, indicator_key, organisation_id
"""

_PROMISED = """
WITH goal_of_year AS (
    SELECT * FROM target
    WHERE year = $year AND granularity = 'year' AND basis IS DISTINCT FROM 'avg'
        AND among($peers, organisation_type, organisation_id)
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key ORDER BY kind = 'growth' DESC, masked, observation_id
    ) = 1
),
most AS (
    SELECT indicator_key, count(*) AS organisations FROM goal_of_year
    GROUP BY indicator_key
    HAVING organisations > 1
    ORDER BY organisations DESC, any_value(topic) IS NULL, indicator_key
    LIMIT $most
)
SELECT
    organisation_id, organisation, indicator_key,
    indicator_zh AS name_zh, coalesce(indicator_en, indicator_zh) AS name_en,
    quote, value, unit, qualifier, kind, observation_id, teller
FROM goal_of_year
JOIN most USING (indicator_key)
ORDER BY organisations DESC, indicator_key, organisation
"""


def _params(year: int, group: str | None) -> dict[str, object]:
    return {"year": year, "peers": peers_of(group), **TOLERANCE}


def years(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Years that have goals, latest first: year, goals, organisations."""
    return cursor.execute(_YEARS, {"peers": peers_of(group)}).df()


def indicators(cursor: duckdb.DuckDBPyConnection, year: int, group: str | None = None) -> pd.DataFrame:
    """Indicators with goals for the year: indicator_key, name_zh, name_en, topic, organisations, judged.

    judged counts the organisations of which is known how far along they are.
    """
    return cursor.execute(_INDICATORS, _params(year, group)).df()


def goals(
    cursor: duckdb.DuckDBPyConnection, year: int, indicator: str, group: str | None = None
) -> pd.DataFrame:
    """The rows of completion for one indicator and year, furthest ahead first, with what stands beside them.

    ahead is that of the stated completion where only this is known. state is ahead, on_pace, behind, pending (no
    outcome yet), masked or unsettled (statements disagree); turn is caught_up where it was behind at the last
    shorter stretch of the year (earlier_*), slipped where it was not; before_* is the outcome of the year before,
    of the same kind and unit; progress is left out where the outcome is of a longer stretch; quote is the goal as
    printed, upper_base_value the upper end where it is a range.
    """
    return cursor.execute(_GOALS, {"indicator": indicator, **_params(year, group)}).df()


def grid(
    cursor: duckdb.DuckDBPyConnection, year: int, group: str | None = None, most: int = 12
) -> pd.DataFrame:
    """Organisation by indicator and kind of goal, for those of which most is known (at most `most`).

    organisation_id, organisation, indicator_key, name_zh, name_en, kind (all amounts first), state, ahead (percentage
    points: an amount's from the calendar, a growth's or ratio's from its goal), turn, earlier_* (as in goals),
    completion (%), shown_id, who tells goal, outcome and completion where that is another (as in completion).
    """
    return cursor.execute(_GRID, {"most": most, **_params(year, group)}).df()


def promised(
    cursor: duckdb.DuckDBPyConnection, year: int, group: str | None = None, most: int = 10
) -> pd.DataFrame:
    """The goals that at least two organisations set for the year, as printed, most frequent indicators first.

    organisation_id, organisation, indicator_key, name_zh, name_en, quote, value, unit, qualifier, kind, observation_id.
    """
    params = {"year": year, "peers": peers_of(group), "most": most}
    return cursor.execute(_PROMISED, params).df()
