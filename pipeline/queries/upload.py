"""What 导入 asks: the files and reports that the warehouse holds, and the files it refused."""

import duckdb
import pandas as pd

_FILES = """
SELECT
    d.file, d.format, d.size, d.encoding,
    count(c.report_id) AS reports, coalesce(sum(c.observations), 0)::BIGINT AS observations,
    coalesce(sum(c.masked), 0)::BIGINT AS masked, coalesce(sum(c.leftovers), 0)::BIGINT AS leftovers,
    d.origin, d.sha256
FROM document d
LEFT JOIN coverage c USING (document_id)
GROUP BY ALL
ORDER BY d.file, d.sha256
"""

_REPORTS = """
SELECT
    c.report_id, c.organisation, c.organisation_type, c.area, c.period, c.period_zh, c.period_en, c.title,
    c.observations, c.masked, c.leftovers, c.file, d.sha256
FROM coverage c
JOIN document d USING (document_id)
ORDER BY c.organisation NULLS LAST, c.area, c.period_end DESC NULLS LAST, c.file, c.number
"""

_REFUSALS = "SELECT origin, code, message_zh, message_en FROM refusal ORDER BY origin"


def files(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every document with its size in bytes and what was found in it."""
    return cursor.execute(_FILES).df()


def reports(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every report with organisation, period, counts of numbers and its file."""
    return cursor.execute(_REPORTS).df()


def refusals(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every file that could not be read, with the reason in both languages."""
    return cursor.execute(_REFUSALS).df()
