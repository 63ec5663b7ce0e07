"""What 通报 asks: figures, goals and disagreements of chosen indicators and organisations, and their sentences."""

from collections.abc import Sequence
from typing import Final

import duckdb
import pandas as pd

from pipeline.queries import ranks
from pipeline.queries.common import MOST_LISTED, peers_of
from pipeline.queries.targets import EARLIER, STATE, TOLERANCE, TURN

# An empty choice of organisations means all of the group.
_CHOSEN: Final = """
list_contains($indicators, {of}.indicator_key)
    AND among($peers, {of}.organisation_type, {of}.organisation_id)
    AND ($organisations IS NULL OR list_contains($organisations, {of}.organisation_id))
"""

_PERIODS = """
SELECT
    period, any_value(period_zh) AS label_zh, any_value(period_en) AS label_en,
    count(DISTINCT organisation_id) AS organisations
FROM outcome
WHERE granularity <> 'years' AND among($peers, organisation_type, organisation_id)
GROUP BY period
ORDER BY any_value(period_end) DESC, period DESC
"""

_INDICATORS = """
SELECT
    indicator_key, any_value(indicator_zh) AS name_zh,
    coalesce(any_value(indicator_en), any_value(indicator_zh)) AS name_en,
    count(DISTINCT organisation_id) AS organisations
FROM outcome
WHERE period = $period AND among($peers, organisation_type, organisation_id)
GROUP BY indicator_key
ORDER BY
    indicator_key = 'gdp' AND organisations >= 0.7 * max(organisations) OVER () DESC,
    organisations DESC, any_value(topic) IS NULL, count(*) DESC, indicator_key
LIMIT $most
"""

_ORGANISATIONS = """
SELECT DISTINCT organisation_id, organisation
FROM outcome
WHERE period = $period AND among($peers, organisation_type, organisation_id)
ORDER BY organisation_id
"""

# An indicator that is printed in several units is ranked in the one that most organisations give (alike); another
# unit is shown, but not ranked.
_FIGURES = f"""
WITH figure AS (
    SELECT * FROM outcome AS o WHERE period = $period AND kind IN ('level', 'ratio') AND {_CHOSEN.format(of="o")}
),
measure AS (
    SELECT indicator_key, kind AS main_kind, base_unit AS main_unit
    FROM figure
    WHERE base_unit IS NOT NULL
    GROUP BY indicator_key, kind, base_unit
    QUALIFY row_number() OVER (
        PARTITION BY indicator_key ORDER BY count(*) FILTER (NOT masked) DESC, count(*) DESC, kind, base_unit
    ) = 1
),
level AS (
    SELECT figure.*, coalesce(kind = main_kind AND base_unit = main_unit, false) AS alike
    FROM figure LEFT JOIN measure USING (indicator_key)
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key ORDER BY alike DESC, masked, kind, base_unit
    ) = 1
),
grown AS (
    SELECT * FROM growth AS g WHERE period = $period AND {_CHOSEN.format(of="g")}
)
SELECT
    coalesce(l.organisation_id, g.organisation_id) AS organisation_id,
    coalesce(l.organisation, g.organisation) AS organisation,
    coalesce(l.organisation_type, g.organisation_type) AS organisation_type,
    coalesce(l.indicator_key, g.indicator_key) AS indicator_key,
    coalesce(l.indicator_zh, g.indicator_zh) AS indicator_zh,
    coalesce(l.indicator_en, g.indicator_en, l.indicator_zh, g.indicator_zh) AS indicator_en,
    coalesce(l.direction, g.direction) AS direction,
    l.quote AS level_text, l.base_value AS level, l.base_unit AS level_unit,
    l.unit AS level_printed_unit, l.alike,
    l.qualifier AS level_qualifier, l.masked AS level_masked, l.settled AS level_settled,
    l.status AS level_status, l.observation_id AS level_id,
    g.reported, g.reported_qualifier, g.reported_masked, g.reported_settled, g.reported_status, g.reported_id,
    g.computed, g.gap, g.gap_allowed, g.level_id AS now_id, g.previous_id
FROM level AS l
FULL JOIN grown AS g USING (organisation_id, indicator_key)
ORDER BY list_position($indicators, indicator_key), organisation_id
"""

# Year's goals against the outcome of the chosen period, and the completion that the report itself states.
_GOALS = f"""
WITH paced AS (
    SELECT *, kind <> 'growth' AS counted FROM pace AS p WHERE actual_period = $period AND {_CHOSEN.format(of="p")}
),
said AS (
    SELECT *, progress - 100 * progress_elapsed AS progress_ahead, true AS counted
    FROM stated AS s
    WHERE progress_period = $period AND {_CHOSEN.format(of="s")}
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key
        ORDER BY progress_masked, status, confidence DESC, document_id, "start"
    ) = 1
),
joined AS (
    SELECT
        coalesce(p.organisation_id, s.organisation_id) AS organisation_id,
        coalesce(p.organisation, s.organisation) AS organisation,
        coalesce(p.indicator_key, s.indicator_key) AS indicator_key,
        coalesce(p.indicator_zh, s.indicator_zh) AS indicator_zh,
        coalesce(p.indicator_en, s.indicator_en, p.indicator_zh, s.indicator_zh) AS indicator_en,
        coalesce(p.kind, 'level') AS kind,
        p.masked, p.qualifier, p.settled, p.base_value AS goal, p.unit, p.quote AS goal_text,
        p.observation_id AS goal_id,
        p.actual_masked, p.actual_qualifier, p.actual_settled, p.actual_base_value AS actual,
        p.actual_unit, p.actual_quote AS actual_text, p.actual_id,
        p.completion, p.ahead, p.earlier_ahead, p.earlier_period_zh, p.earlier_period_en, p.earlier_id,
        coalesce(p.elapsed, s.progress_elapsed) AS elapsed,
        s.progress, s.progress_qualifier, s.progress_masked, s.progress_elapsed, s.progress_ahead, s.progress_id
    FROM paced AS p
    FULL JOIN said AS s USING (organisation_id, indicator_key, counted)
),
judged AS (
    SELECT
        *, coalesce(ahead, progress_ahead) AS lead,
        CASE WHEN goal_id IS NULL AND progress_masked THEN 'masked' ELSE {STATE} END AS state,
        {EARLIER} AS earlier_state,
        {TURN} AS turn
    FROM joined
)
SELECT *
FROM judged
ORDER BY
    list_position($indicators, indicator_key), kind <> 'level', kind, lead DESC NULLS LAST, organisation_id
"""

# Each different value that an organisation's own reports give where they do not agree.
_STATEMENTS = f"""
SELECT
    s.organisation_id, s.organisation, s.indicator_key, s.indicator_zh,
    coalesce(s.indicator_en, s.indicator_zh) AS indicator_en, s.kind, s.base_unit,
    s.base_value, s.quote, s.qualifier, s.observation_id, o.unit
FROM statement AS s
JOIN observation AS o
    ON o.document_id = split_part(s.observation_id, ':', 1) AND o."start" = split_part(s.observation_id, ':', 2)::BIGINT
WHERE s.period = $period AND {_CHOSEN.format(of="s")}
ORDER BY list_position($indicators, s.indicator_key), s.organisation_id, s.kind, s.base_unit, s.base_value
"""

# The same thing given differently by two organisations; one of them is among the chosen. Observations are found by
# document and place, which takes half as long as by their identifiers.
_CONFLICTS = """
SELECT
    c.organisation, c.other_organisation, c.place, c.indicator_key, c.indicator_zh,
    coalesce(c.indicator_en, c.indicator_zh) AS indicator_en, c.kind,
    a.quote, c.unit, c.base_value, c.observation_id,
    b.quote AS other_quote, c.other_unit, c.other_base_value, c.other_id
FROM conflict AS c
JOIN observation AS a
    ON a.document_id = split_part(c.observation_id, ':', 1) AND a."start" = split_part(c.observation_id, ':', 2)::BIGINT
JOIN observation AS b
    ON b.document_id = split_part(c.other_id, ':', 1) AND b."start" = split_part(c.other_id, ':', 2)::BIGINT
JOIN organisation AS one ON one.organisation_id = c.organisation_id
JOIN organisation AS other ON other.organisation_id = c.other_organisation_id
WHERE c.period = $period AND c.status <> 'target' AND c.organisation_id <> c.other_organisation_id
    AND list_contains($indicators, c.indicator_key)
    AND (
        among($peers, one.organisation_type, one.organisation_id)
        OR among($peers, other.organisation_type, other.organisation_id)
    )
    AND (
        $organisations IS NULL OR list_contains($organisations, c.organisation_id)
        OR list_contains($organisations, c.other_organisation_id)
    )
QUALIFY row_number() OVER (  -- copies of a report say it once
    PARTITION BY c.place, c.indicator_key, c.kind, c.status, c.base_unit, c.organisation_id, c.other_organisation_id,
        c.base_value, c.other_base_value
    ORDER BY c.observation_id, c.other_id
) = 1
ORDER BY list_position($indicators, c.indicator_key), c.place, c.observation_id, c.other_id
"""

# Without the table of observations, of which a page would have to look through a million.
_SOURCES = """
WITH mark AS (
    SELECT id, split_part(id, ':', 1) AS document_id, split_part(id, ':', 2)::BIGINT AS place
    FROM (SELECT unnest(string_split($ids, ' ')) AS id WHERE $ids <> '')
)
SELECT id AS observation_id, report_id, file
FROM mark
JOIN report AS r ON r.document_id = mark.document_id AND place >= r."start" AND place < r."end"
JOIN document AS d ON d.document_id = mark.document_id
"""

_SENTENCES = """
WITH mark AS (
    SELECT split_part(id, ':', 1) AS document_id, split_part(id, ':', 2)::BIGINT AS "start"
    FROM (SELECT unnest(string_split($ids, ' ')) AS id WHERE $ids <> '')
)
SELECT
    o.observation_id, r.organisation, report_id, r.report_title, r.report_period_zh, r.report_period_en,
    o.quote, o."start", o."end", o.sentence, o.sentence_start, r.file
FROM observation AS o
SEMI JOIN mark USING (document_id, "start")
JOIN provenance AS r USING (report_id)
"""


def periods(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Periods that figures are given for, latest first: period, label_zh, label_en, organisations."""
    return cursor.execute(_PERIODS, {"peers": peers_of(group)}).df()


def indicators(cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None) -> pd.DataFrame:
    """Indicators with figures of the period, most shared first, at most MOST_LISTED.

    indicator_key, name_zh, name_en, organisations.
    """
    params = {"period": period, "most": MOST_LISTED, "peers": peers_of(group)}
    return cursor.execute(_INDICATORS, params).df()


def organisations(cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None) -> pd.DataFrame:
    """organisation_id and organisation of those that give figures of the period."""
    return cursor.execute(_ORGANISATIONS, {"period": period, "peers": peers_of(group)}).df()


def figures(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    indicators: Sequence[str],
    organisations: Sequence[str] = (),
    group: str | None = None,
) -> pd.DataFrame:
    """One row per organisation and indicator that a figure is given of, in the order of `indicators`.

    level in level_unit (a base unit), level_text as printed, alike (in the unit that most give, or ranked not);
    reported and computed growth in %, gap and gap_allowed in percentage points; an ..._id for each figure.
    """
    return cursor.execute(_FIGURES, _params(period, indicators, organisations, group)).df()


def goals(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    indicators: Sequence[str],
    organisations: Sequence[str] = (),
    group: str | None = None,
) -> pd.DataFrame:
    """The year's goals beside the outcome of the period, furthest ahead first; state as in targets.goals.

    completion and progress (as the report states it) in %, lead in percentage points, elapsed 0 to 1,
    goal and actual in base units, turn and earlier_* as in targets.goals, goal_text and
    actual_text as printed. goal_id is null where only the completion is stated.
    """
    params = _params(period, indicators, organisations, group)
    return cursor.execute(_GOALS, {**params, **TOLERANCE}).df()


def statements(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    indicators: Sequence[str],
    organisations: Sequence[str] = (),
    group: str | None = None,
) -> pd.DataFrame:
    """Each different value of a figure that an organisation gives differently, one row per value."""
    return cursor.execute(_STATEMENTS, _params(period, indicators, organisations, group)).df()


def conflicts(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    indicators: Sequence[str],
    organisations: Sequence[str] = (),
    group: str | None = None,
) -> pd.DataFrame:
    """Pairs of figures that two organisations give differently of the same place, indicator and period."""
    return cursor.execute(_CONFLICTS, _params(period, indicators, organisations, group)).df()


def claims(
    cursor: duckdb.DuckDBPyConnection,
    period: str,
    indicators: Sequence[str],
    organisations: Sequence[str] = (),
    group: str | None = None,
) -> pd.DataFrame:
    """The places claimed (rows of ranks.claims) that the figures of peers contradict."""
    said = ranks.claimed(cursor, period, group)
    chosen = said["indicator_key"].isin(list(indicators))
    if organisations:
        chosen &= said["organisation_id"].isin(list(organisations))
    found = ranks.checked(cursor, period, said[chosen].reset_index(drop=True))
    return found[found["verdict"].eq("contradicted")]


def sources(cursor: duckdb.DuckDBPyConnection, ids: str) -> pd.DataFrame:
    """The report_id and the file of each observation of these ids, separated by spaces, by observation_id."""
    return cursor.execute(_SOURCES, {"ids": ids}).df()


def sentences(cursor: duckdb.DuckDBPyConnection, ids: str) -> pd.DataFrame:
    """What a footnote says of each observation of these ids, separated by spaces.

    Quote, offsets in the document's text, sentence, report, file.
    """
    return cursor.execute(_SENTENCES, {"ids": ids}).df()


def _params(
    period: str, indicators: Sequence[str], organisations: Sequence[str], group: str | None
) -> dict[str, object]:
    return {
        "period": period,
        "indicators": list(indicators),
        "organisations": list(organisations) or None,
        "peers": peers_of(group),
    }
