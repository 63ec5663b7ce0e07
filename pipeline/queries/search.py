"""What the search box and the topics ask: which indicators and organisations there are, and where they show."""

import duckdb
import pandas as pd

from pipeline.queries.common import GROUPS

_INDICATORS = """
WITH type_group AS (
    SELECT unnest($types) AS organisation_type, unnest($groups) AS "group"
)
SELECT
    s.indicator_key, coalesce(any_value(i.name_zh), s.indicator_key) AS name_zh,
    coalesce(any_value(i.name_en), s.indicator_key) AS name_en,
    coalesce(any_value(i.topic), 'none') AS topic, coalesce(any_value(i.aliases), '') AS aliases,
    coalesce(t."group", 'all') AS "group",
    sum(s.organisations)::BIGINT AS organisations, sum(s.growing)::BIGINT AS growing,
    sum(s.figures)::BIGINT AS figures, min(s.observation_id) AS observation_id
FROM usage s
LEFT JOIN type_group t ON t.organisation_type = s.organisation_type
LEFT JOIN indicator i ON i.indicator_id = s.indicator_id
GROUP BY s.indicator_key, coalesce(t."group", 'all')
ORDER BY
    any_value(i.topic) IS NULL, sum(sum(s.organisations)) OVER (PARTITION BY s.indicator_key) DESC, s.indicator_key,
    sum(s.organisations) DESC, "group"
"""

_ORGANISATIONS = """
SELECT
    g.organisation_id, g.name AS organisation, g.organisation_type
FROM organisation g
LEFT JOIN (
    SELECT organisation_id, sum(observations) AS observations FROM coverage GROUP BY organisation_id
) c USING (organisation_id)
ORDER BY c.observations DESC NULLS LAST, organisation_id
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
    """Organisations: organisation_id, organisation, organisation_type.

    Those with reports come first, the one that says most at their head.
    """
    return cursor.execute(_ORGANISATIONS).df()
