"""What 质量 asks of contradictions: what two files give differently, each said once however many files say it."""

from typing import Final

import duckdb
import pandas as pd

from pipeline.queries.common import peers_of

# The reports looked at. Without a filter reports of no named organisation are among them.
SCOPE: Final = """
scope AS (
    SELECT report_id FROM coverage
    WHERE ($organisation IS NULL OR organisation_id = $organisation)
        AND among($peers, organisation_type, organisation_id)
)
"""

# One row for two values that stand against each other, however many files give them: copies of a report, or its
# summary and its chapters, say nothing new. The earlier report, then the smaller value, stands first.
CARDS: Final = """
sides AS (
    SELECT
        *,
        {
            'organisation_id': organisation_id, 'organisation': organisation, 'value': value, 'unit': unit,
            'base_value': base_value, 'observation_id': observation_id, 'report_id': report_id,
            'report_title': report_title, 'report_period': report_period, 'file': file
        } AS one,
        {
            'organisation_id': other_organisation_id, 'organisation': other_organisation, 'value': other_value,
            'unit': other_unit, 'base_value': other_base_value, 'observation_id': other_id,
            'report_id': other_report_id, 'report_title': other_report_title, 'report_period': other_report_period,
            'file': other_file
        } AS two,
        (coalesce(report_period, ''), base_value) > (coalesce(other_report_period, ''), other_base_value) AS turned
    FROM conflict
    WHERE report_id IN (FROM scope) OR other_report_id IN (FROM scope)
),
ordered AS (
    SELECT *, CASE WHEN turned THEN two ELSE one END AS a, CASE WHEN turned THEN one ELSE two END AS b FROM sides
),
card AS (
    SELECT
        place, indicator_key, any_value(indicator_zh) AS indicator_zh, any_value(indicator_en) AS indicator_en,
        any_value(topic) AS topic, period, any_value(period_zh) AS period_zh, any_value(period_en) AS period_en,
        any_value(period_end) AS period_end, any_value(year) AS year, kind, status, basis, base_unit,
        any_value(entity) AS entity,
        min_by(a, a.observation_id) AS a, string_agg(DISTINCT a.file, ' · ' ORDER BY a.file) AS files,
        min_by(b, b.observation_id) AS b, string_agg(DISTINCT b.file, ' · ' ORDER BY b.file) AS other_files
    FROM ordered
    GROUP BY
        place, indicator_key, period, kind, status, basis, base_unit, a.organisation_id, a.report_period, a.base_value,
        b.organisation_id, b.report_period, b.base_value
)
"""

_CONFLICTS = f"""
WITH {SCOPE}, {CARDS},
page AS (
    SELECT
        * EXCLUDE (a, b, files, other_files),
        a.organisation_id, a.organisation, a.value, a.unit, a.base_value, a.observation_id, a.report_id,
        a.report_title, a.report_period, files AS file,
        b.organisation_id AS other_organisation_id, b.organisation AS other_organisation, b.value AS other_value,
        b.unit AS other_unit, b.base_value AS other_base_value, b.observation_id AS other_id,
        b.report_id AS other_report_id, b.report_title AS other_report_title, b.report_period AS other_report_period,
        other_files AS other_file,
        a.base_value - b.base_value AS difference
    FROM card
    ORDER BY
        abs(difference) / greatest(abs(a.base_value), abs(b.base_value)) DESC, indicator_key, period, place,
        a.observation_id, b.observation_id
    LIMIT $most OFFSET $skip
),
said AS MATERIALIZED (
    SELECT observation_id, quote, sentence, "start", sentence_start FROM observation
    WHERE observation_id IN (SELECT observation_id FROM page UNION ALL SELECT other_id FROM page)
)
SELECT
    p.*, coalesce(p.indicator_en, p.indicator_zh) AS name_en,
    a.quote, a.sentence, a."start" - a.sentence_start AS place_in_sentence,
    b.quote AS other_quote, b.sentence AS other_sentence, b."start" - b.sentence_start AS other_place_in_sentence,
    one.label_zh AS report_period_zh, one.label_en AS report_period_en,
    two.label_zh AS other_report_period_zh, two.label_en AS other_report_period_en,
    CASE
        WHEN p.organisation_id <> p.other_organisation_id THEN 'organisations'
        WHEN p.report_period <> p.other_report_period THEN 'revised'
        ELSE 'documents'
    END AS reason
FROM page p
JOIN said a ON a.observation_id = p.observation_id
JOIN said b ON b.observation_id = p.other_id
LEFT JOIN period one ON one.period = p.report_period
LEFT JOIN period two ON two.period = p.other_report_period
ORDER BY
    abs(difference) / greatest(abs(p.base_value), abs(other_base_value)) DESC, p.indicator_key, p.period, place,
    p.observation_id, other_id
"""


def conflicts(
    cursor: duckdb.DuckDBPyConnection,
    organisation: str | None = None,
    group: str | None = None,
    most: int | None = None,
    skip: int = 0,
) -> pd.DataFrame:
    """Two values that stand against each other, furthest apart first, with both quotes and sentences.

    Statements alike are one: file and other_file name all the files that make them. reason is organisations (two of
    them say it), revised (a later report says it differently) or documents.
    """
    params = {"organisation": organisation, "peers": peers_of(group), "most": most, "skip": skip}
    return cursor.execute(_CONFLICTS, params).df()
