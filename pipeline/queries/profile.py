"""What 单位 asks: everything one organisation said, and where it stands among its peers."""

import duckdb
import pandas as pd

from pipeline.queries.common import group_of, peers_of, peers_of_one
from pipeline.queries.targets import TOLERANCE

_ORGANISATIONS = """
SELECT
    organisation_id, g.name AS organisation, g.organisation_type, g.area,
    coalesce(reports, 0) AS reports, coalesce(observations, 0) AS observations
FROM organisation g
LEFT JOIN (
    SELECT organisation_id, count(*) AS reports, sum(observations)::BIGINT AS observations
    FROM coverage
    GROUP BY organisation_id
) USING (organisation_id)
WHERE among($peers, g.organisation_type, organisation_id)
ORDER BY observations DESC, organisation_id
"""

_UNNAMED = "SELECT count(*) AS reports FROM coverage WHERE organisation_id IS NULL"

_REPORTS = """
SELECT
    c.report_id, c.title, c.period, c.period_zh, c.period_en, c.period_end, c.file,
    c.observations, c.leftovers, c.masked, c.targets, r.published
FROM coverage c
JOIN report r USING (report_id)
WHERE c.organisation_id = $organisation
ORDER BY c.period_end DESC NULLS LAST, c.file, c.number
"""

# The latest period in which a value or a growth is stated, of each indicator. The figures of one stretch of the year
# make a series: half-years are not set beside whole years.
_INDICATORS = """
WITH latest AS (
    SELECT * FROM outcome
    WHERE organisation_id = $organisation AND granularity <> 'years'
    QUALIFY row_number() OVER (
        PARTITION BY indicator_key ORDER BY period_end DESC, granularity, kind = 'growth', kind, masked, base_unit
    ) = 1
),
valued AS (SELECT * FROM latest WHERE kind <> 'growth'),
series AS (
    SELECT v.indicator_key, list(o.base_value ORDER BY o.period_end) AS series
    FROM valued v
    JOIN outcome o ON o.organisation_id = v.organisation_id AND o.indicator_key = v.indicator_key
        AND o.kind = v.kind AND o.base_unit = v.base_unit AND o.season = v.season AND NOT o.masked
    GROUP BY v.indicator_key
),
grew AS (
    SELECT
        g.organisation_id, g.indicator_key, g.period, g.reported, g.reported_id, g.reported_qualifier,
        g.reported_masked, g.reported_settled, g.computed, g.direction,
        g.reported_teller, g.previous_teller, CASE WHEN g.computed IS NOT NULL THEN g.previous_id END AS previous_id
    FROM growth g
    JOIN latest l USING (indicator_key, period)
    WHERE g.organisation_id = $organisation OR among($peers, g.organisation_type, g.organisation_id)
),
growths AS (
    SELECT
        *,
        rank() OVER (one ORDER BY CASE WHEN direction = -1 THEN reported ELSE -reported END) AS place,
        count(*) OVER one AS peers, min(reported) OVER one AS low, median(reported) OVER one AS middle,
        max(reported) OVER one AS high
    FROM grew
    WHERE reported IS NOT NULL AND reported_settled
    WINDOW one AS (PARTITION BY indicator_key)
),
levels AS (
    SELECT
        o.organisation_id, o.indicator_key,
        rank() OVER (one ORDER BY CASE WHEN o.direction = -1 THEN o.base_value ELSE -o.base_value END) AS place,
        count(*) OVER one AS peers
    FROM outcome o
    JOIN valued v ON v.indicator_key = o.indicator_key AND v.period = o.period AND v.kind = o.kind
        AND v.base_unit = o.base_unit
    WHERE o.settled AND (o.organisation_id = $organisation OR among($peers, o.organisation_type, o.organisation_id))
    WINDOW one AS (PARTITION BY o.indicator_key)
)
SELECT
    l.indicator_key, l.indicator_zh, coalesce(l.indicator_en, l.indicator_zh) AS indicator_en,
    coalesce(l.topic, 'none') AS topic, coalesce(l.direction, 0) AS direction,
    l.period, l.period_zh, l.period_en, l.period_end,
    v.kind, v.quote, v.value, v.unit, v.base_value, v.base_unit, v.qualifier, coalesce(v.masked, false) AS masked,
    v.observation_id, coalesce(series.series, []) AS series,
    v.observation_id AS level_id, v.teller AS level_teller, g.previous_id, g.previous_teller, g.reported_teller,
    g.reported, g.reported_id, g.reported_qualifier, coalesce(g.reported_masked, false) AS reported_masked, g.computed,
    p.place, p.peers, p.low, p.middle, p.high, w.place AS level_place, w.peers AS level_peers
FROM latest l
LEFT JOIN valued v USING (indicator_key)
LEFT JOIN series USING (indicator_key)
LEFT JOIN (SELECT * FROM grew WHERE organisation_id = $organisation) g ON g.indicator_key = l.indicator_key
LEFT JOIN (SELECT * FROM growths WHERE organisation_id = $organisation) p ON p.indicator_key = l.indicator_key
LEFT JOIN (SELECT * FROM levels WHERE organisation_id = $organisation) w ON w.indicator_key = l.indicator_key
ORDER BY l.topic IS NULL, l.period_end DESC, p.peers DESC NULLS LAST, l.indicator_key
"""

# A goal that several reports state alike is one goal, made in the earliest of them. A goal whose period is over
# without a word in the reports about that period was let drop, as far as the reports here tell.
_GOALS = """
WITH made AS (
    SELECT
        goal.*,
        count(*) OVER (PARTITION BY indicator_key, kind, base_unit, period) > 1 AS restated
    FROM goal
    WHERE organisation_id = $organisation AND basis IS DISTINCT FROM 'avg'
    QUALIFY row_number() OVER (
        PARTITION BY indicator_key, period, kind, base_unit, base_value, masked ORDER BY report_period_end, document_id
    ) = 1
),
answered AS (
    SELECT
        p.*, a.settled AS actual_settled, a.teller AS actual_teller,
        a.quote AS actual_quote, a.sentence AS actual_sentence, a.file AS actual_file
    FROM promise p
    JOIN (SELECT * FROM outcome WHERE organisation_id = $organisation) a ON a.observation_id = p.actual_id
    WHERE p.organisation_id = $organisation
),
told AS (
    SELECT max(until) AS until FROM (
        SELECT max(period_end) AS until FROM coverage WHERE organisation_id = $organisation
        UNION ALL
        SELECT max(report_period_end) FROM outcome WHERE organisation_id = $organisation
    )
)
SELECT
    made.indicator_key, made.indicator_zh, coalesce(made.indicator_en, made.indicator_zh) AS indicator_en,
    coalesce(made.topic, 'none') AS topic, made.direction, made.kind,
    made.period, made.period_zh, made.period_en, made.period_end,
    made.quote AS goal, made.value AS target, made.unit AS target_unit, made.qualifier AS target_qualifier,
    made.observation_id AS target_id, made.sentence AS target_sentence, made.file AS target_file,
    made.report_period AS target_report_period, made.report_period_zh AS target_report_period_zh,
    made.report_period_en AS target_report_period_en, made.restated,
    made.observation_id, made.teller, coalesce(a.actual_id, c.actual_id) AS outcome_id,
    CASE WHEN a.actual_id IS NULL THEN c.actual_teller ELSE a.actual_teller END AS outcome_teller,
    a.actual_quote, a.actual, a.actual_unit, a.actual_qualifier, a.actual_id, a.actual_sentence, a.actual_file,
    a.actual_report_period,
    c.completion, c.ahead, c.actual_id AS latest_id, c.actual_period_zh AS latest_zh, c.actual_period_en AS latest_en,
    c.actual_quote AS latest_quote, c.actual_qualifier AS latest_qualifier,
    c.actual AS latest_value, c.actual_unit AS latest_unit,
    CASE
        WHEN made.masked THEN 'masked'
        WHEN a.kept THEN 'kept'
        WHEN NOT a.kept THEN 'missed'
        -- missed, but the goal says 左右: near enough by the rule of 目标
        WHEN made.settled AND a.actual_settled AND made.qualifier = '~' AND made.direction <> 0
            THEN CASE WHEN abs(a.difference) <= CASE made.kind
                WHEN 'level' THEN made.base_value * $level / 100 ELSE $about + 1e-9 END THEN 'kept' ELSE 'missed' END
        WHEN a.actual_id IS NOT NULL THEN 'undecided'
        WHEN made.period_end > told.until THEN 'pending'
        ELSE 'silent'
    END AS state
FROM made
CROSS JOIN told
LEFT JOIN answered a ON a.target_id = made.observation_id
-- by the goal, not by its sentence: a later report may repeat it
LEFT JOIN (SELECT * FROM completion WHERE organisation_id = $organisation) c
    ON c.indicator_key = made.indicator_key AND c.period = made.period AND c.kind = made.kind
    AND c.basis IS NOT DISTINCT FROM made.basis AND c.base_unit IS NOT DISTINCT FROM made.base_unit
    AND c.base_value IS NOT DISTINCT FROM made.base_value
ORDER BY made.period_end DESC, made.topic IS NULL, made.topic, made.indicator_key, made.kind
"""

_NUMBERS = """
SELECT
    observation_id, indicator_key, indicator_zh, coalesce(indicator_en, indicator_zh) AS indicator_en,
    coalesce(topic, 'none') AS topic, kind, status, quote, value, unit, qualifier, masked, basis,
    period, period_zh, period_en, entity, report_period, sentence, file, "start", confidence, rule, teller
FROM (
    SELECT *, NULL::VARCHAR AS teller FROM fact WHERE organisation_id = $organisation
    UNION ALL
    SELECT * REPLACE (NULL AS entity), organisation AS teller FROM fact
    WHERE observation_id IN (SELECT observation_id FROM told_of WHERE organisation_id = $organisation)
)
ORDER BY report_period_end DESC NULLS LAST, document_id, "start"
"""


def has_peers(organisation_type: str | None) -> bool:
    """Whether it is compared with others; a department is not, for it speaks of its area's figures."""
    return group_of(organisation_type) not in (None, "department")


def organisations(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Organisations, the one that says most first, those without reports of their own last.

    organisation_id, organisation, organisation_type, area, reports, observations (of its reports).
    """
    return cursor.execute(_ORGANISATIONS, {"peers": peers_of(group)}).df()


def unnamed(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """How many reports name no organisation: reports."""
    return cursor.execute(_UNNAMED).df()


def reports(cursor: duckdb.DuckDBPyConnection, organisation: str) -> pd.DataFrame:
    """The organisation's reports, latest first, with what was read, left over and masked."""
    return cursor.execute(_REPORTS, {"organisation": organisation}).df()


def indicators(
    cursor: duckdb.DuckDBPyConnection, organisation: str, organisation_type: str | None
) -> pd.DataFrame:
    """One row per indicator with its latest value, growth (%), series and places among the peers.

    series are the values in base_unit of the same stretch of each year. low, middle and high are the reported
    growth of the peers (%), itself among them; place counts it and level_place the value, 1 best. Less is better
    where direction is -1. reported_teller, level_teller and previous_teller are as in the table growth.
    """
    peers = peers_of_one(organisation_type, organisation) if has_peers(organisation_type) else []
    return cursor.execute(_INDICATORS, {"organisation": organisation, "peers": peers}).df()


def goals(cursor: duckdb.DuckDBPyConnection, organisation: str) -> pd.DataFrame:
    """Every goal, latest period first, with what a report says came of it.

    state is kept (of 左右 also nearly, as in targets), missed, undecided (the direction is unknown or figures
    disagree), pending (its period is not over), silent (it is, and no report gives an outcome) or masked.
    completion (%) and ahead (percentage points) are those of the latest stretch of the year, as are latest_quote
    and latest_id. outcome_id is the outcome's or, before there is one, latest_id; teller and outcome_teller are who
    tells goal and outcome where that is another organisation.
    """
    return cursor.execute(_GOALS, {"organisation": organisation, **TOLERANCE}).df()


def numbers(cursor: duckdb.DuckDBPyConnection, organisation: str) -> pd.DataFrame:
    """Every observation of its reports, and those that stand for it from another's (teller), latest report first."""
    return cursor.execute(_NUMBERS, {"organisation": organisation}).df()
