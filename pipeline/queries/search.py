"""What the search box and the topics ask: which indicators and organisations there are, and where they show."""

import duckdb
import pandas as pd

from pipeline.queries.common import GROUPS

_INDICATORS = """
WITH type_group AS (
    SELECT unnest($types) AS organisation_type, unnest($groups) AS "group"
),
said AS (
    SELECT
        o.indicator_key, c.organisation_type, count(DISTINCT c.organisation_id) AS organisations,
        min(o.observation_id) AS observation_id, any_value(o.indicator_id) AS indicator_id
    FROM observation o
    JOIN coverage c USING (report_id)
    GROUP BY o.indicator_key, c.organisation_type
),
grown AS (
    SELECT indicator_key, organisation_type, count(DISTINCT organisation_id) AS growing
    FROM growth
    WHERE granularity <> 'years' AND (reported IS NOT NULL OR computed IS NOT NULL)
    GROUP BY indicator_key, organisation_type
),
valued AS (
    SELECT indicator_key, organisation_type, count(*) FILTER (NOT masked) AS figures
    FROM outcome
    WHERE season IS NOT NULL
    GROUP BY indicator_key, organisation_type
)
SELECT
    s.indicator_key, coalesce(any_value(i.name_zh), s.indicator_key) AS name_zh,
    coalesce(any_value(i.name_en), s.indicator_key) AS name_en,
    coalesce(any_value(i.topic), 'none') AS topic, coalesce(any_value(i.aliases), '') AS aliases,
    coalesce(t."group", 'all') AS "group",
    sum(s.organisations)::BIGINT AS organisations, coalesce(sum(g.growing), 0)::BIGINT AS growing,
    coalesce(sum(v.figures), 0)::BIGINT AS figures, min(s.observation_id) AS observation_id
FROM said s
LEFT JOIN grown g
    ON g.indicator_key = s.indicator_key AND g.organisation_type IS NOT DISTINCT FROM s.organisation_type
LEFT JOIN valued v
    ON v.indicator_key = s.indicator_key AND v.organisation_type IS NOT DISTINCT FROM s.organisation_type
LEFT JOIN type_group t ON t.organisation_type = s.organisation_type
LEFT JOIN indicator i ON i.indicator_id = s.indicator_id
GROUP BY s.indicator_key, coalesce(t."group", 'all')
ORDER BY
    any_value(i.topic) IS NULL, sum(sum(s.organisations)) OVER (PARTITION BY s.indicator_key) DESC, s.indicator_key,
    sum(s.organisations) DESC, "group"
"""

_ORGANISATIONS = """
SELECT organisation_id, any_value(organisation) AS organisation, any_value(organisation_type) AS organisation_type
FROM coverage
WHERE organisation_id IS NOT NULL
GROUP BY organisation_id
ORDER BY sum(observations) DESC, organisation_id
"""


def indicators(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every indicator once for each group of organisations that names it, those most organisations name first.

    indicator_key, name_zh, name_en, topic ('none' without), aliases (separated by |), group ('all' for organisations
    of no group), organisations, growing (those with growth), figures (printed values and growths of known periods),
    observation_id (one that names it). Catalogued ones come before names as worded.
    """
    pairs = [(kind, group) for group, types in GROUPS.items() for kind in types]
    params = {"types": [kind for kind, _ in pairs], "groups": [group for _, group in pairs]}
    return cursor.execute(_INDICATORS, params).df()


def organisations(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Organisations with reports, the one that says most first: organisation_id, organisation, organisation_type."""
    return cursor.execute(_ORGANISATIONS).df()
