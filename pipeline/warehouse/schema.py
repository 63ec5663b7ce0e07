"""The warehouse's tables, made from pipeline/model.py, and what is derived from them."""

from pathlib import Path
from typing import Final

import duckdb

from pipeline import model

SCHEMA_VERSION: Final = 8

# What the warehouse keeps about itself. `origin` says which file every document came from, so that the same
# bytes under two names stay one document and a changed file takes away only its own rows. `original` holds the
# observations that were corrected as they were read, `listed_town` the county that lists a town (places.sql).
# `ingestion` is the log: it alone holds the time, and is no part of the tables that the same input makes alike.
OWN_TABLES: Final = """
CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
CREATE TABLE origin (origin VARCHAR NOT NULL, file VARCHAR NOT NULL, document_id VARCHAR NOT NULL);
CREATE TABLE original AS FROM observation LIMIT 0;
CREATE TABLE listed_town (organisation VARCHAR NOT NULL, county VARCHAR NOT NULL);
CREATE TABLE ingestion (
    finished TIMESTAMP NOT NULL, files BIGINT NOT NULL, unchanged BIGINT NOT NULL,
    passed_over BIGINT NOT NULL,
    refused BIGINT NOT NULL, reports BIGINT NOT NULL, observations BIGINT NOT NULL, leftovers BIGINT NOT NULL,
    seconds DOUBLE NOT NULL
);
"""

# Whether an origin is one of the made-up reports that come with the program.
IS_SAMPLE: Final = "contains(replace(origin, '\\', '/'), 'data/samples/')"

# An organisation that its name does not tell (XX县, 某局, 市财政局 of an unnamed city) is not the one of the
# same name in another report.
ORGANISATION_KEY: Final = """
CREATE MACRO organisation_key(organisation, area, report_id) AS
    coalesce(area, '') || '/' || organisation
    || CASE
        WHEN regexp_matches(organisation || coalesce(area, ''), '[XxＸｘ×*＊○□■某]')
            OR regexp_matches(coalesce(area, organisation), '^(省|市|县|区|镇|乡|街道)')
        THEN '@' || report_id ELSE ''
    END;
"""

# A town's reports do not all say in which county it lies; where every one that does names the same, the others are its
# own too, and where none does, the one county whose report lists it (listed_town, filled in places.sql). Where two
# counties have a town of the name, one that does not say stays apart.
PLACED: Final = f"""
CREATE VIEW placed AS
SELECT report.* REPLACE (
    CASE
        WHEN report.area <> organisation OR named.counties > 1 THEN report.area
        ELSE coalesce(named.county, listed_town.county, report.area)
    END AS area
)
FROM report
LEFT JOIN (
    SELECT organisation, min(area) AS county, count(DISTINCT area) AS counties FROM report
    WHERE organisation_type IN {model.TOWN_TYPES} AND area <> organisation
    GROUP BY organisation
    HAVING NOT contains(organisation_key(organisation, organisation, ''), '@')
) named USING (organisation)
LEFT JOIN listed_town USING (organisation);
"""

# Whether an organisation is among those asked for: of their types, or a town of the county named; null means all.
AMONG: Final = f"""
CREATE MACRO among(peers, organisation_type, organisation_id) AS
    peers IS NULL OR list_contains(peers, organisation_type)
    OR organisation_type IN {model.TOWN_TYPES}
        AND list_contains(peers, split_part(organisation_id, '/', 1));
"""


def tables_sql() -> str:
    """CREATE TABLE statements for every table of the model."""
    statements = []
    for table in model.TABLES:
        columns = ", ".join(f'"{field.name}" {field.metadata["sql"]}' for field in model.columns(table))
        statements.append(f'CREATE TABLE "{table}" ({columns});')
    return "\n".join(statements)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay out an empty warehouse: the tables to fill."""
    connection.execute(tables_sql())
    connection.execute(OWN_TABLES)
    connection.execute(ORGANISATION_KEY)
    connection.execute(PLACED)
    connection.execute("INSERT INTO meta VALUES ('schema_version', $1)", [str(SCHEMA_VERSION)])


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out from filled tables what the pages select from, and what looks wrong."""
    for name in ("views.sql", "lists.sql"):
        connection.execute((Path(__file__).parent / name).read_text(encoding="utf-8"))
    checks = (Path(__file__).parent / "checks.sql").read_text(encoding="utf-8")
    connection.execute(f"CREATE TABLE finding AS {checks}")
