-- What the pages list beside figures, derived from the tables and views of views.sql, whose words and macros are used
-- here too: conflicts, places claimed, coverage, usage.

-- The same thing given differently by two documents: same place, indicator, period, kind, status, basis and base unit,
-- beyond the rounding of the printed decimals. Figures with 约, 超 and the like are not compared, nor is an indicator
-- that one document itself gives several values of (such names are too general to tell). The place is the organisation's
-- own area or the entity named; a department and its area's government speak of the same place for the aggregates of
-- an economy (topics economy, investment, finance, trade), and a town named in another's report is the one of that
-- county that reports itself, or the one whose county is not known, for two counties may have towns of one name. Other
-- entities (全省, 开发区) are compared within one organisation's reports only.
CREATE TABLE conflict AS
WITH named AS (
    SELECT name AS place, area, regexp_extract(organisation_id, '/(.*)', 1) AS entity
    FROM organisation WHERE NOT contains(organisation_id, '@')
),
placed AS (
    SELECT
        f.*,
        rounding(quote, value, base_value) AS half_digit,
        CASE
            WHEN entity IS NOT NULL THEN coalesce(near.place, lone.place, organisation_id || '/' || entity)
            WHEN organisation_type = 'department' AND topic IN ('economy', 'investment', 'finance', 'trade')
                THEN coalesce(area, organisation_id)
            WHEN organisation_id LIKE '%@%' OR organisation_type = 'department' THEN organisation_id
            ELSE organisation
        END AS place
    FROM fact f
    LEFT JOIN named near USING (entity, area)
    LEFT JOIN (SELECT entity, place FROM named WHERE area = entity) lone USING (entity)
    WHERE organisation_id IS NOT NULL AND f.period IS NOT NULL AND NOT masked AND qualifier IS NULL
        AND kind IN ('level', 'ratio', 'growth') AND base_unit IS NOT NULL AND base_value IS NOT NULL
),
given AS (
    SELECT * FROM placed
    WINDOW printed AS (
        PARTITION BY document_id, place, indicator_key, period, kind, status, basis, base_unit
    )
    QUALIFY max(base_value) OVER printed = min(base_value) OVER printed
        AND row_number() OVER (
            PARTITION BY document_id, place, indicator_key, period, kind, status, basis, base_unit
            ORDER BY confidence DESC, "start"
        ) = 1
)
SELECT
    a.place, a.indicator_key, a.indicator_zh, a.indicator_en, a.topic,
    a.period, a.period_zh, a.period_en, a.period_end, a.year, a.kind, a.status, a.basis, a.base_unit,
    a.entity,
    a.organisation_id, a.organisation, a.value, a.unit, a.base_value, a.observation_id, a.report_id, a.report_title,
    a.report_period, a.file,
    b.organisation_id AS other_organisation_id, b.organisation AS other_organisation, b.value AS other_value,
    b.unit AS other_unit, b.base_value AS other_base_value, b.observation_id AS other_id,
    b.report_id AS other_report_id, b.report_title AS other_report_title, b.report_period AS other_report_period,
    b.file AS other_file,
    a.base_value - b.base_value AS difference
FROM given a
JOIN given b
    ON b.place = a.place AND b.indicator_key = a.indicator_key AND b.period = a.period AND b.kind = a.kind
    AND b.status = a.status AND b.basis IS NOT DISTINCT FROM a.basis AND b.base_unit = a.base_unit
    AND a.document_id < b.document_id
WHERE abs(a.base_value - b.base_value) > 0.999999 * (a.half_digit + b.half_digit)
ORDER BY indicator_key, period, place, observation_id, other_id;

-- The places that reports claim for their own area or for a place that they give figures of (named_figure in places.sql;
-- there teller is who does, else null), with what the same sentence says before: for 增幅居全县第二 and
-- 增长 6%，居全国第四. Of several growths it is that of the indicator ranked (分别增长 6%、5%，分别居全国第二、第七), where
-- there is one, else the nearest. A place in a year that has not ended when its report is written is the place of the report's own
-- period.
CREATE TABLE claim AS
WITH spoken_of AS (
    SELECT DISTINCT n.report_id, n.place AS entity, g.*
    FROM named_figure n
    JOIN organisation g USING (organisation_id)
),
ranked AS (
    SELECT *, NULL::VARCHAR AS teller FROM fact
    WHERE kind = 'rank' AND entity IS NULL AND organisation_id IS NOT NULL
    UNION ALL
    SELECT
        f.* REPLACE (
            s.organisation_id AS organisation_id, s.name AS organisation, s.organisation_type AS organisation_type,
            s.area AS area
        ),
        f.organisation AS teller
    FROM fact f
    JOIN spoken_of s ON s.report_id = f.report_id AND s.entity = f.entity
    WHERE f.kind = 'rank'
),
said AS (
    SELECT
        observation_id, document_id, "start", sentence_start, sentence,
        organisation_id, organisation, organisation_type, area, report_id, entity, teller,
        indicator_key, indicator, status, masked, value AS claimed, quote, qualifier,
        CASE
            WHEN report_period_end < period_end AND left(report_period_end, 4) = left(period_end, 4)
                THEN report_period
            ELSE period
        END AS period
    FROM ranked
    WHERE status <> 'target'
),
before AS (
    SELECT
        said.observation_id,
        max_by(o.indicator_key, (o.indicator_key = said.indicator_key, o."start")) FILTER (o.kind = 'growth')
            AS growth_key,
        max_by(o.indicator_key, o."start") FILTER (o.kind <> 'growth') AS level_key,
        max_by(o.kind, o."start") AS nearest,
        list_sort(list(DISTINCT o.indicator_key) FILTER (o.kind <> 'growth')) AS level_keys
    FROM said
    JOIN observation AS o
        ON o.document_id = said.document_id AND o.sentence_start = said.sentence_start
        AND o."start" < said."start" AND o.entity IS NOT DISTINCT FROM said.entity AND o.kind IN ('level', 'ratio', 'growth')
    GROUP BY said.observation_id
)
SELECT said.* EXCLUDE (entity), before.* EXCLUDE (observation_id)
FROM said LEFT JOIN before USING (observation_id)
ORDER BY period, organisation_id, document_id, "start";

-- What was read in each report and what was not; one column per leftover reason (model.LEFTOVER_REASONS).
CREATE TABLE coverage AS
WITH numbers AS (
    SELECT
        report_id, count(*) AS observations, count(*) FILTER (masked) AS masked,
        count(*) FILTER (status = 'target') AS targets, count(*) FILTER (status = 'estimate') AS estimates,
        count(indicator_id) AS catalogued,
        avg(confidence::DECIMAL(9, 6)) AS confidence  -- a sum of decimals does not depend on the order of the rows
    FROM observation GROUP BY report_id
),
unread AS (
    SELECT
        report_id, count(*) AS leftovers,
        count(*) FILTER (reason = 'date') AS leftover_date,
        count(*) FILTER (reason = 'list_number') AS leftover_list_number,
        count(*) FILTER (reason = 'page_number') AS leftover_page_number,
        count(*) FILTER (reason = 'document_number') AS leftover_document_number,
        count(*) FILTER (reason = 'name_part') AS leftover_name_part,
        count(*) FILTER (reason = 'threshold') AS leftover_threshold,
        count(*) FILTER (reason = 'duration') AS leftover_duration,
        count(*) FILTER (reason = 'contact') AS leftover_contact,
        count(*) FILTER (reason = 'ordinal') AS leftover_ordinal,
        count(*) FILTER (reason = 'clutter') AS leftover_clutter,
        count(*) FILTER (reason = 'table') AS leftover_table,
        count(*) FILTER (reason = 'slogan') AS leftover_slogan,
        count(*) FILTER (reason = 'glossary') AS leftover_glossary,
        count(*) FILTER (reason = 'rejected') AS leftover_rejected,
        count(*) FILTER (reason = 'unknown') AS leftover_unknown
    FROM leftover GROUP BY report_id
)
SELECT
    r.report_id, r.document_id, r.number, r.title,
    o.organisation_id, o.organisation, o.organisation_type, o.area,
    r.period, p.label_zh AS period_zh, p.label_en AS period_en, p."end" AS period_end, d.file, d.origin,
    r."end" - r."start" AS characters,
    coalesce(n.observations, 0) AS observations, coalesce(n.masked, 0) AS masked,
    coalesce(n.targets, 0) AS targets, coalesce(n.estimates, 0) AS estimates,
    coalesce(n.catalogued, 0) AS catalogued, n.confidence,
    coalesce(u.leftovers, 0) AS leftovers,
    coalesce(COLUMNS('^leftover_.*'), 0)
FROM report r
JOIN provenance o ON o.report_id = r.report_id
JOIN document d ON d.document_id = r.document_id
LEFT JOIN period p ON p.period = r.period
LEFT JOIN numbers n ON n.report_id = r.report_id
LEFT JOIN unread u ON u.report_id = r.report_id
ORDER BY report_id;

-- How widely an indicator is used, by type of organisation: how many name it or are told of (told_of), how many have growth of it,
-- how many printed values and growths of known periods there are, and one observation of it.
CREATE TABLE usage AS
WITH named AS (
    SELECT
        indicator_key, organisation_type, count(DISTINCT organisation_id) AS organisations,
        min(observation_id) AS observation_id, min(indicator_id) AS indicator_id
    FROM (
        SELECT o.observation_id, o.indicator_key, o.indicator_id, c.organisation_id, c.organisation_type
        FROM observation o
        JOIN coverage c USING (report_id)
        UNION ALL
        SELECT o.observation_id, o.indicator_key, o.indicator_id, g.organisation_id, g.organisation_type
        FROM observation o
        JOIN told_of t USING (observation_id)
        JOIN organisation g USING (organisation_id)
    )
    GROUP BY indicator_key, organisation_type
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
    n.indicator_key, n.indicator_id, n.organisation_type, n.organisations,
    coalesce(g.growing, 0) AS growing, coalesce(v.figures, 0) AS figures, n.observation_id
FROM named n
LEFT JOIN grown g
    ON g.indicator_key = n.indicator_key AND g.organisation_type IS NOT DISTINCT FROM n.organisation_type
LEFT JOIN valued v
    ON v.indicator_key = n.indicator_key AND v.organisation_type IS NOT DISTINCT FROM n.organisation_type
ORDER BY indicator_key, organisation_type;
