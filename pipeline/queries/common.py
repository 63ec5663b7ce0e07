"""What every page asks: how much the warehouse holds, when it was filled, which groups of organisations."""

import re
from typing import Final

import duckdb
import pandas as pd

from pipeline.model import TOWN_TYPES
from pipeline.warehouse.schema import IS_SAMPLE

# Organisations that are compared with each other. A department speaks of its county's figures, and a county
# among its towns is a yardstick, no peer.
GROUPS: Final = {
    "province": ("province",),
    "city": ("city",),
    "county": ("county", "district"),
    "town": TOWN_TYPES,
    "zone": ("zone",),
    "department": ("department",),
}

# Indicators offered for a choice: beyond them come wordings that occur once, and a browser lists no more.
MOST_LISTED: Final = 2000

_SUMMARY = f"""
SELECT
    (SELECT count(*) FROM report) AS reports,
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(DISTINCT organisation_id) FROM coverage) AS organisations,
    (SELECT count(DISTINCT period) FROM report WHERE period IS NOT NULL) AS periods,
    (SELECT coalesce(sum(observations), 0)::BIGINT FROM coverage) AS observations,
    (SELECT coalesce(sum(masked), 0)::BIGINT FROM coverage) AS masked,
    (SELECT coalesce(sum(leftovers), 0)::BIGINT FROM coverage) AS leftovers,
    (SELECT count(DISTINCT indicator_key) FROM usage) AS indicators,
    (SELECT count(DISTINCT document_id) FROM origin WHERE {IS_SAMPLE}) AS samples,
    (SELECT max(finished) FROM ingestion) AS filled,
    reach.label_zh AS reach_zh, reach.label_en AS reach_en
FROM (SELECT 1)
LEFT JOIN (
    SELECT * FROM period WHERE period IN (SELECT period FROM report) ORDER BY "end" DESC, period LIMIT 1
) AS reach ON true
"""

_TYPES = "SELECT organisation_type, count(*) AS organisations FROM organisation GROUP BY organisation_type"

# Counties of which two towns or more report, where other towns report too.
_COUNTIES = """
SELECT area AS "group", count(*) AS organisations
FROM organisation
WHERE among($towns, organisation_type, organisation_id) AND area <> regexp_replace(name, '[（(].*', '')
GROUP BY area
HAVING count(*) > 1 AND count(*) < $all
ORDER BY organisations DESC, area
"""

_TOWNS = """
SELECT nullif(area, regexp_replace(name, '[（(].*', '')) AS county, count(*) AS towns
FROM organisation
WHERE list_contains($towns, organisation_type)
GROUP BY county
ORDER BY towns DESC, county
"""

# An observation_id tells its document and its place there: a million observations need not be looked through.
_MARKS = """
WITH mark AS (
    SELECT DISTINCT id, split_part(id, ':', 1) AS document_id, try_cast(split_part(id, ':', 2) AS BIGINT) AS place
    FROM (SELECT unnest(string_split($ids, ' ')) AS id)
)
"""

_SOURCES = f"""
{_MARKS}
SELECT DISTINCT report_id, file
FROM mark
JOIN report AS r ON r.document_id = mark.document_id AND place >= r."start" AND place < r."end"
JOIN document AS d ON d.document_id = mark.document_id
ORDER BY file, report_id
"""

_SENTENCES = f"""
{_MARKS}
SELECT observation_id, trim(sentence) AS sentence, file
FROM mark
JOIN observation AS o ON o.document_id = mark.document_id AND o.observation_id = mark.id
JOIN document AS d ON d.document_id = mark.document_id
"""


def summary(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row of counts, `filled`, the time of the last ingestion, and reach_zh, reach_en, the last period reported.

    Counts: reports, documents, organisations, periods (of reports), observations, masked, leftovers,
    indicators (catalogued ones and names as worded), samples (files of the made-up sample county).
    """
    return cursor.execute(_SUMMARY).df()


def groups(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The groups of GROUPS that occur, largest first, then the counties by whose names their towns are a group.

    Columns group, organisations. Counties are there where towns of several are, or of which it is not known.
    """
    counts = cursor.execute(_TYPES).df().set_index("organisation_type")["organisations"]
    rows = [(group, int(counts.reindex(list(types)).sum())) for group, types in GROUPS.items()]
    found = pd.DataFrame([row for row in rows if row[1]], columns=["group", "organisations"])
    found = found.sort_values("organisations", ascending=False, kind="stable", ignore_index=True)
    towns = list(GROUPS["town"])
    params = {"towns": towns, "all": int(counts.reindex(towns).sum())}
    return pd.concat([found, cursor.execute(_COUNTIES, params).df()], ignore_index=True)


def counties_of_towns(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The counties that the towns loaded lie in, None where that is not known: county, towns."""
    return cursor.execute(_TOWNS, {"towns": list(GROUPS["town"])}).df()


def sources(cursor: duckdb.DuckDBPyConnection, ids: str) -> pd.DataFrame:
    """The reports that the observations of these ids, separated by spaces, stand in: report_id, file."""
    return cursor.execute(_SOURCES, {"ids": ids}).df()


def sentences(cursor: duckdb.DuckDBPyConnection, ids: str) -> pd.DataFrame:
    """Where the observations of these ids, separated by spaces, are said: observation_id, sentence, file."""
    return cursor.execute(_SENTENCES, {"ids": ids}).df()


def peers_of(group: str | None) -> list[str] | None:
    """What the macro among takes for a group: its types or its county; None, which means all, for None."""
    return None if group is None else list(GROUPS.get(group, (group,)))


def group_of(organisation_type: str | None) -> str | None:
    """The key of GROUPS that organisations of a type are in."""
    return next((group for group, types in GROUPS.items() if organisation_type in types), None)


def county_of(organisation_type: str | None, organisation_id: str) -> str | None:
    """The county that a town lies in, where that is known: the area of its identifier (area/name)."""
    area, _, name = organisation_id.partition("/")
    own = re.split("[@（(]", name)[0]
    return area if organisation_type in GROUPS["town"] and area and own != area else None


def peers_of_one(organisation_type: str | None, organisation_id: str) -> list[str]:
    """What the macro among takes for the peers of one organisation: towns of its county, or all of its group."""
    county, group = county_of(organisation_type, organisation_id), group_of(organisation_type)
    return [county] if county else list(GROUPS[group]) if group else [str(organisation_type)]
