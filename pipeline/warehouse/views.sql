-- What the pages select from, derived from the tables that schema.py makes out of pipeline/model.py. fact and own are
-- views; the others are worked out once, when a warehouse is built, for it is never written to afterwards and a page
-- should not wait for them.
--
-- Words used in all of them
--   organisation_id   area/name, the area of a town being its county where that is known; a name that does not tell
--                     who it is (XX县, 市财政局 of no named city) is a different organisation in every report
--   indicator_zh/en   the catalogue's name, or the name as worded where the catalogue has none (indicator_en is then null)
--   base_value        in base_unit, so that 30.5 亿元 and 305,000 万元 compare
--   settled           all statements of the same thing agree within the rounding of their printed decimals
--   ..._id            observation_id: opens the sentence; every figure shown has one

-- Half of the last printed digit, in base units: 30.5 亿元 is anything from 30.45 to 30.55.
CREATE MACRO rounding(quote, value, base_value) AS
    0.5 * pow(10, -length(regexp_extract(regexp_replace(quote, '\s', '', 'g'), '[.．]([0-9０-９]+)', 1)))
    * CASE WHEN value = 0 OR base_value IS NULL THEN 1 ELSE abs(base_value / value) END;

-- The least and the most that a statement leaves possible: 超过 5000 亿元 is contradicted by less, not by more. (What a
-- fall of 5% 以上 bounds is told differently by different reports: it is held to its figure.)
CREATE MACRO least_meant(qualifier, base_value, half_digit) AS
    CASE
        WHEN qualifier IN ('<', '<=') AND base_value > 0 THEN '-infinity'::DOUBLE
        WHEN qualifier IN ('>', '>=') AND base_value > 0 THEN base_value
        ELSE base_value - half_digit
    END;
CREATE MACRO most_meant(qualifier, base_value, half_digit) AS
    CASE
        WHEN qualifier IN ('>', '>=') AND base_value > 0 THEN 'infinity'::DOUBLE
        WHEN qualifier IN ('<', '<=') AND base_value > 0 THEN base_value
        ELSE base_value + half_digit
    END;

-- A growth as a percentage: 增长 1.2 倍 is 120 %, 翻一番 is 100 %.
CREATE MACRO percentage(value, unit) AS
    CASE unit
        WHEN '%' THEN value WHEN '％' THEN value
        WHEN '‰' THEN value / 10
        WHEN '倍' THEN value * 100
        WHEN '番' THEN (pow(2, value) - 1) * 100
    END;

-- Each report with its organisation, period and file: what all its observations have in common.
CREATE TABLE provenance AS
SELECT
    r.report_id, organisation_key(r.organisation, r.area, r.report_id) AS organisation_id, g.name AS organisation,
    g.organisation_type, r.area, r.title AS report_title, r.period AS report_period,
    p.label_zh AS report_period_zh, p.label_en AS report_period_en, p."end" AS report_period_end,
    r.published, r.source_url, r.document_id, d.file, d.origin, d.sha256
FROM placed r
JOIN document d USING (document_id)
LEFT JOIN organisation g ON g.organisation_id = organisation_key(r.organisation, r.area, r.report_id)
LEFT JOIN period p ON p.period = r.period
ORDER BY report_id;

-- Every observation with what is known about its report, period and indicator.
CREATE VIEW fact AS
SELECT
    o.observation_id,
    o.indicator_key, coalesce(i.name_zh, o.indicator) AS indicator_zh, i.name_en AS indicator_en,
    o.indicator, o.indicator_id, i.topic, i.direction, i.dimension,
    o.kind, o.status, o.value, o.unit, o.base_value, o.base_unit, o.qualifier, o.basis, o.masked,
    o.period, p.label_zh AS period_zh, p.label_en AS period_en, p.start AS period_start, p."end" AS period_end,
    p.year, p.granularity, p.elapsed,
    o.entity,
    r.organisation_id, r.organisation, r.organisation_type, r.area,
    o.report_id, r.report_title, r.report_period, r.report_period_zh, r.report_period_en, r.report_period_end,
    r.published, r.source_url,
    o.quote, o."start", o."end", o.sentence, o.sentence_start, o.sentence_end, o.section, o.rule, o.confidence,
    o.document_id, r.file, r.origin, r.sha256
FROM observation o
JOIN provenance r USING (report_id)
LEFT JOIN period p ON p.period = o.period
LEFT JOIN indicator i ON i.indicator_id = o.indicator_id;

-- What an organisation says of its own area in a known period, and what the report of the government above says of it
-- where it does not (told_of in places.sql): there teller is who does, else null. Growth is a percentage whatever its unit
-- was; season tells the same stretch of two years: 2023H1 and 2024H1.
CREATE VIEW own AS
WITH said AS (
    SELECT *, NULL::VARCHAR AS teller FROM fact WHERE organisation_id IS NOT NULL AND entity IS NULL
    UNION ALL
    SELECT
        f.* REPLACE (
            t.organisation_id AS organisation_id, g.name AS organisation, g.organisation_type AS organisation_type,
            g.area AS area, NULL AS entity
        ),
        f.organisation AS teller
    FROM fact f
    JOIN told_of t USING (observation_id)
    JOIN organisation g ON g.organisation_id = t.organisation_id
)
SELECT
    * REPLACE (
        CASE WHEN kind = 'growth' THEN percentage(value, unit) ELSE base_value END AS base_value,
        CASE WHEN kind = 'growth' THEN '%' ELSE base_unit END AS base_unit
    ),
    rounding(quote, value, CASE WHEN kind = 'growth' THEN percentage(value, unit) ELSE base_value END) AS half_digit,
    CASE WHEN granularity <> 'years'
        THEN granularity || substr(period_start, 5, 6) || substr(period_end, 5, 3) END AS season
FROM said
WHERE year IS NOT NULL;

-- What came about: one statement per organisation, indicator, period, kind and base unit. A report may say the same
-- thing several times (summary and chapter), and a later report may say it again. Preferred: printed rather than masked,
-- actual rather than estimate, the report about that very period, an exact figure rather than a hedged one, the surest
-- reading, the earliest in the text. Statements that disagree leave settled false: such a value is shown, but nothing is
-- computed from it. An exact figure agrees with 超过 or 以上 of what it passes; such words alone do not agree. What a half-year
-- report says of a year that has not ended is no figure of that year, unless it says that it is an estimate.
CREATE TABLE outcome AS
SELECT
    *,
    NOT masked AND coalesce(
        CASE WHEN bool_or(qualifier IS NULL AND NOT masked) OVER said
            THEN max(least_meant(qualifier, base_value, half_digit)) OVER said
                < min(most_meant(qualifier, base_value, half_digit)) OVER said - 1e-6 * min(half_digit) OVER said
            ELSE max(base_value - half_digit) OVER said
                < min(base_value + half_digit) OVER said - 1e-6 * min(half_digit) OVER said
        END,
        false
    ) AS settled,
    NOT masked AND qualifier IS NULL AND base_unit IS NOT NULL AS exact
FROM own
WHERE status IN ('actual', 'estimate') AND (kind IN ('level', 'ratio') OR kind = 'growth' AND basis = 'yoy')
    AND NOT coalesce(status = 'actual' AND granularity = 'year' AND period_end > report_period_end, false)
WINDOW said AS (PARTITION BY organisation_id, indicator_key, period, kind, base_unit)
QUALIFY row_number() OVER (
    PARTITION BY organisation_id, indicator_key, period, kind, base_unit
    ORDER BY
        masked, teller IS NOT NULL, status, report_period IS DISTINCT FROM period, qualifier IS NOT NULL, confidence DESC, document_id,
        "start"
) = 1
ORDER BY indicator_key, period, organisation_id, kind, base_unit;

-- Each different value that an organisation's own reports give where they leave an outcome unsettled.
CREATE TABLE statement AS
SELECT
    o.organisation_id, o.organisation, o.organisation_type, o.indicator_key, o.indicator_zh, o.indicator_en,
    o.period, o.kind, o.base_unit, o.base_value, o.quote, o.qualifier, o.observation_id
FROM own AS o
JOIN (
    SELECT organisation_id, indicator_key, period, kind, base_unit FROM outcome WHERE NOT settled AND NOT masked
) u USING (organisation_id, indicator_key, period, kind, base_unit)
WHERE NOT o.masked AND o.status IN ('actual', 'estimate') AND (o.kind <> 'growth' OR o.basis = 'yoy')
    AND NOT coalesce(o.status = 'actual' AND o.granularity = 'year' AND o.period_end > o.report_period_end, false)
QUALIFY row_number() OVER (
    PARTITION BY organisation_id, indicator_key, period, kind, base_unit, o.base_value
    ORDER BY o.confidence DESC, o.document_id, o."start"
) = 1
ORDER BY indicator_key, period, organisation_id, kind, base_unit, base_value;

-- Reported growth beside growth computed from two levels, per organisation, indicator and period. Computed only from
-- two levels that are printed, exact (no 约, 超), settled and in the same base unit. Growth is in percent, gap = reported
-- minus computed in percentage points; a gap up to gap_allowed can come from the rounding of the printed figures.
-- A row is here when there is a reported growth (perhaps masked), a computed one, or both.
CREATE TABLE growth AS
WITH reported AS (
    SELECT * FROM outcome WHERE kind = 'growth'
),
levels AS (
    SELECT
        now.*,
        before.period AS previous_period, before.value AS previous_value, before.unit AS previous_unit,
        before.base_value AS previous_base_value, before.observation_id AS previous_id,
        before.half_digit AS previous_half_digit, before.quote AS previous_text,
        before.teller AS previous_teller,
        CASE WHEN now.exact AND now.settled AND before.exact AND before.settled AND before.base_value > 0
            THEN 100 * (now.base_value / before.base_value - 1) END AS computed
    FROM (SELECT * FROM outcome WHERE kind = 'level') now
    LEFT JOIN (SELECT * FROM outcome WHERE kind = 'level') before
        ON before.organisation_id = now.organisation_id AND before.indicator_key = now.indicator_key
        AND before.base_unit = now.base_unit AND before.season = now.season AND before.year = now.year - 1
    QUALIFY row_number() OVER (
        PARTITION BY now.organisation_id, now.indicator_key, now.period
        ORDER BY
            computed IS NULL, now.masked, now.qualifier IS NOT NULL, now.confidence DESC, now.document_id, now."start"
    ) = 1
),
pair AS (
    SELECT
        organisation_id, indicator_key, period,
        r.base_value AS reported, r.observation_id AS reported_id, r.status AS reported_status,
        r.qualifier AS reported_qualifier, r.masked AS reported_masked, r.settled AS reported_settled,
        r.half_digit AS reported_half_digit, r.teller AS reported_teller,
        l.value AS level, l.unit AS level_unit, l.base_value AS level_base_value, l.base_unit AS base_unit,
        l.observation_id AS level_id, l.status AS level_status, l.qualifier AS level_qualifier,
        l.masked AS level_masked, l.settled AS level_settled, l.teller AS level_teller, l.previous_teller,
        l.previous_period, l.previous_value, l.previous_unit, l.previous_base_value, l.previous_id,
        l.quote AS level_text, l.previous_text,
        l.computed,
        -- what half a digit of either level does to the computed growth
        100 * (l.half_digit + l.base_value / l.previous_base_value * l.previous_half_digit) / l.previous_base_value
            AS computed_half_digit
    FROM reported r
    FULL JOIN levels l USING (organisation_id, indicator_key, period)
    WHERE r.observation_id IS NOT NULL OR l.computed IS NOT NULL
)
SELECT
    g.organisation_id, g.name AS organisation, g.organisation_type, g.area,
    pair.indicator_key, coalesce(i.name_zh, pair.indicator_key) AS indicator_zh, i.name_en AS indicator_en,
    i.topic, i.direction,
    pair.period, p.label_zh AS period_zh, p.label_en AS period_en, p."end" AS period_end, p.year, p.granularity,
    p.elapsed,
    reported, reported_id, reported_status, reported_qualifier, reported_masked, reported_settled,
    level, level_unit, level_base_value, base_unit, level_id, level_status, level_qualifier, level_masked, level_settled,
    previous_period, previous_value, previous_unit, previous_base_value, previous_id,
    level_text, previous_text,
    reported_teller, level_teller, previous_teller,
    computed,
    reported - computed AS gap,
    CASE WHEN computed IS NOT NULL THEN computed_half_digit + reported_half_digit END AS gap_allowed
FROM pair
JOIN organisation g USING (organisation_id)
JOIN period p ON p.period = pair.period
LEFT JOIN indicator i ON i.indicator_id = pair.indicator_key
ORDER BY indicator_key, period, organisation_id;

-- What each report promised: one goal per report, organisation, indicator, period, kind, basis and base unit.
-- Preferred: printed rather than masked, the surest reading, the earliest in the text.
CREATE TABLE goal AS
SELECT
    *,
    NOT masked AND coalesce(
        max(base_value - half_digit) OVER promised < min(base_value + half_digit) OVER promised - 1e-6 * min(half_digit) OVER promised,
        false
    ) AS settled
FROM own
WHERE status = 'target' AND (kind IN ('level', 'ratio') OR kind = 'growth' AND basis IN ('yoy', 'avg'))
WINDOW promised AS (PARTITION BY report_id, organisation_id, indicator_key, period, kind, basis, base_unit)
QUALIFY row_number() OVER (
    PARTITION BY report_id, organisation_id, indicator_key, period, kind, basis, base_unit
    ORDER BY masked, confidence DESC, document_id, "start"
) = 1
ORDER BY indicator_key, period, organisation_id, kind, basis, base_unit, report_id;

-- The goal that holds: as the newest report that prints it states it. It belongs to its period, a year as a rule.
CREATE TABLE target AS
SELECT
    organisation_id, organisation, organisation_type, area,
    indicator_key, indicator_zh, indicator_en, topic, direction,
    period, period_zh, period_en, period_end, year, granularity,
    kind, basis, value, unit, base_value, base_unit, qualifier, masked, settled, quote,
    observation_id, report_id, report_period, teller
FROM goal
QUALIFY row_number() OVER (
    PARTITION BY organisation_id, indicator_key, period, kind, basis, base_unit
    ORDER BY masked, teller IS NOT NULL, report_period_end DESC NULLS LAST, confidence DESC, document_id, "start"
) = 1
ORDER BY indicator_key, period, organisation_id, kind, basis, base_unit;

-- The year's goal beside what was reached by each reported stretch of that year from 1 January on (first quarter, half
-- year, January to November, the year itself); never a half year's figure in the place of the year's.
--   completion      actual / target in percent, levels only
--   ahead           percentage points before (+) or behind (-) the calendar for levels (completion minus elapsed time),
--                   and above or below the goal for growth and ratios; where less is better, the sign is turned
--   remaining       what is still to come, in base_unit (levels); 0 and less where the goal is met
--   needed_growth   growth in percent that the rest of the year needs over the rest of the year before; for a growth
--                   goal weighted by the share that the same stretch had in the year before; null where an amount is met
--   earlier_*       where the same goal stood (ahead) at the last shorter stretch of the year for which that is known
-- Completion, ahead and needed_growth stay null where target or actual are masked or not settled, remaining and
-- needed_growth of an amount also where it is a ceiling (以内), of which nothing is still to come.
CREATE TABLE pace AS
WITH base AS (  -- a year and its first part, both printed and agreed upon
    SELECT
        part.organisation_id, part.indicator_key, part.base_unit, part.year, part.season,
        part.base_value AS part, whole.base_value AS whole
    FROM (SELECT * FROM outcome WHERE kind = 'level' AND exact AND settled AND granularity <> 'year') part
    JOIN (SELECT * FROM outcome WHERE kind = 'level' AND exact AND settled AND granularity = 'year') whole
        USING (organisation_id, indicator_key, base_unit, year)
    WHERE whole.base_value > part.base_value AND part.base_value >= 0
    QUALIFY row_number() OVER (
        PARTITION BY part.organisation_id, part.indicator_key, part.year, part.season ORDER BY part.base_unit
    ) = 1
),
matched AS (
    SELECT
        t.*,
        a.period AS actual_period, a.period_zh AS actual_period_zh, a.period_en AS actual_period_en,
        a.period_end AS actual_period_end, a.granularity AS actual_granularity, a.elapsed,
        a.value AS actual, a.unit AS actual_unit, a.base_value AS actual_base_value, a.status AS actual_status,
        a.qualifier AS actual_qualifier, a.masked AS actual_masked, a.settled AS actual_settled,
        a.quote AS actual_quote, a.observation_id AS actual_id, a.teller AS actual_teller,
        t.settled AND a.settled AS comparable,
        CASE WHEN t.direction = -1 OR t.qualifier IN ('<=', '<') THEN -1 ELSE 1 END AS sign,
        b.part, b.whole
    FROM target t
    JOIN outcome a
        ON a.organisation_id = t.organisation_id AND a.indicator_key = t.indicator_key
        AND a.kind = t.kind AND a.base_unit = t.base_unit AND a.year = t.year
    LEFT JOIN base b
        ON b.organisation_id = t.organisation_id AND b.indicator_key = t.indicator_key
        AND b.year = t.year - 1 AND b.season = a.season AND (t.kind <> 'level' OR b.base_unit = t.base_unit)
    WHERE t.granularity = 'year' AND t.basis IS DISTINCT FROM 'avg'
        AND a.granularity <> 'years' AND substr(a.period_start, 6) = '01-01'
),
judged AS (
    SELECT
        * EXCLUDE (comparable, sign, part, whole),
        CASE WHEN comparable AND kind = 'level' AND base_value > 0 THEN 100 * actual_base_value / base_value END
            AS completion,
        CASE
            WHEN NOT comparable THEN NULL
            WHEN kind <> 'level' THEN sign * (actual_base_value - base_value)
            WHEN base_value > 0 THEN sign * (100 * actual_base_value / base_value - 100 * elapsed)
        END AS ahead,
        CASE WHEN comparable AND kind = 'level' AND sign = 1 THEN base_value - actual_base_value END AS remaining,
        CASE
            WHEN NOT comparable OR part IS NULL THEN NULL
            WHEN kind = 'level' AND (sign = -1 OR actual_base_value >= base_value) THEN NULL
            WHEN kind = 'level' THEN 100 * ((base_value - actual_base_value) / (whole - part) - 1)
            WHEN kind = 'growth' THEN (base_value - part / whole * actual_base_value) / (1 - part / whole)
        END AS needed_growth
    FROM matched
),
remembered AS (
    SELECT
        *,
        max_by({
            'period': actual_period, 'zh': actual_period_zh, 'en': actual_period_en, 'ahead': ahead, 'id': actual_id
        }, actual_period_end || actual_id) FILTER (ahead IS NOT NULL) OVER (
            PARTITION BY observation_id ORDER BY actual_period_end
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS earlier
    FROM judged
)
SELECT
    * EXCLUDE (earlier),
    earlier.period AS earlier_period, earlier.zh AS earlier_period_zh, earlier.en AS earlier_period_en,
    earlier.ahead AS earlier_ahead, earlier.id AS earlier_id
FROM remembered
ORDER BY indicator_key, period, organisation_id, kind, base_unit, actual_period;

-- How much of a plan is done, as reports state it themselves, in percent. How much of the year's plan is done is a
-- figure of the stretch the report is about, though worded of the year.
CREATE TABLE stated AS
SELECT
    own.organisation_id, own.organisation, own.organisation_type, own.indicator_key, own.indicator_zh, own.indicator_en,
    own.year, own.granularity, own.status,
    own.value AS progress, own.unit AS progress_unit, own.qualifier AS progress_qualifier,
    own.masked AS progress_masked,
    p.period AS progress_period, p.label_zh AS progress_period_zh, p.label_en AS progress_period_en,
    p."end" AS progress_period_end, p.elapsed AS progress_elapsed,
    own.observation_id AS progress_id, own.teller AS progress_teller, own.confidence, own.document_id, own."start"
FROM own
JOIN period p ON p.period = CASE
    WHEN report_period_end < period_end AND left(report_period_end, 4) = left(period_end, 4) THEN report_period
    ELSE own.period
END
WHERE kind = 'progress' AND status IN ('actual', 'estimate')
ORDER BY indicator_key, progress_period, organisation_id, progress_id;

-- How far along: each year's goal with the latest figure of that year (columns as in pace, null while nothing is
-- reported), and the completion that the report itself states (progress, in percent) beside the computed one; where only
-- that is known, earlier_* is what was stated before. A report
-- that states how much of a plan is done without printing the plan has a row without target (observation_id null).
CREATE TABLE completion AS
WITH latest AS (
    SELECT * FROM pace
    QUALIFY row_number() OVER (
        PARTITION BY observation_id ORDER BY actual_masked, actual_period_end DESC, actual_id
    ) = 1
),
planned AS (
    SELECT
        t.*,
        l.* EXCLUDE (
            organisation_id, organisation, organisation_type, area, indicator_key, indicator_zh, indicator_en, topic,
            direction, period, period_zh, period_en, period_end, year, granularity, kind, basis, value, unit, base_value,
            base_unit, qualifier, masked, settled, quote, observation_id, report_id, report_period, teller
        ),
        t.kind <> 'growth' AS counted
    FROM target t
    LEFT JOIN latest l USING (observation_id)
    WHERE t.granularity = 'year' AND t.basis IS DISTINCT FROM 'avg'
),
told AS (  -- one completion for each stretch
    SELECT
        organisation_id, indicator_key, year, progress_period_end, progress, progress_unit, progress_qualifier,
        progress_masked, progress_period, progress_period_zh, progress_period_en, progress_elapsed,
        progress - 100 * progress_elapsed AS progress_ahead, progress_id,
        progress_teller
    FROM stated
    WHERE granularity <> 'years'
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key, year, progress_period_end
        ORDER BY progress_masked, progress_teller IS NOT NULL, status, confidence DESC, document_id, "start"
    ) = 1
),
done AS (
    SELECT
        * EXCLUDE (progress_period_end), true AS counted,
        max_by({
            'period': progress_period, 'zh': progress_period_zh, 'en': progress_period_en,
            'ahead': progress_ahead, 'id': progress_id
        }, progress_period_end) FILTER (progress IS NOT NULL) OVER (
            PARTITION BY organisation_id, indicator_key, year ORDER BY progress_period_end
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS stated_earlier
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY organisation_id, indicator_key, year ORDER BY progress_masked, progress_period_end DESC
    ) = 1
),
joined AS (
    SELECT * FROM planned FULL JOIN done USING (organisation_id, indicator_key, year, counted)
)
SELECT
    joined.* EXCLUDE (counted, stated_earlier) REPLACE (
        coalesce(joined.organisation, g.name) AS organisation,
        coalesce(joined.organisation_type, g.organisation_type) AS organisation_type,
        coalesce(joined.area, g.area) AS area,
        coalesce(joined.indicator_zh, i.name_zh, joined.indicator_key) AS indicator_zh,
        coalesce(joined.indicator_en, i.name_en) AS indicator_en,
        coalesce(joined.topic, i.topic) AS topic,
        coalesce(joined.direction, i.direction) AS direction,
        CASE WHEN ahead IS NULL THEN stated_earlier.period ELSE earlier_period END AS earlier_period,
        CASE WHEN ahead IS NULL THEN stated_earlier.zh ELSE earlier_period_zh END AS earlier_period_zh,
        CASE WHEN ahead IS NULL THEN stated_earlier.en ELSE earlier_period_en END AS earlier_period_en,
        CASE WHEN ahead IS NULL THEN stated_earlier.ahead ELSE earlier_ahead END AS earlier_ahead,
        CASE WHEN ahead IS NULL THEN stated_earlier.id ELSE earlier_id END AS earlier_id
    )
FROM joined
JOIN organisation g USING (organisation_id)
LEFT JOIN indicator i ON i.indicator_id = joined.indicator_key
ORDER BY indicator_key, year, organisation_id, kind, base_unit;

-- Goals against what came about in that same period, as another report says it, or the same where it is written after
-- the period and quotes the goal beside the outcome. kept is null where the direction of the indicator is not known,
-- where the goal is approximate (左右) and was missed, or where figures disagree.
CREATE TABLE promise AS
SELECT
    t.organisation_id, t.organisation, t.organisation_type, t.area,
    t.indicator_key, t.indicator_zh, t.indicator_en, t.topic, t.direction,
    t.period, t.period_zh, t.period_en, t.period_end, t.year, t.kind, t.basis, t.base_unit,
    t.value AS target, t.unit AS target_unit, t.base_value AS target_base_value, t.qualifier AS target_qualifier,
    t.observation_id AS target_id, t.report_id AS target_report_id, t.report_period AS target_report_period,
    a.value AS actual, a.unit AS actual_unit, a.base_value AS actual_base_value, a.status AS actual_status,
    a.qualifier AS actual_qualifier, a.observation_id AS actual_id, a.report_id AS actual_report_id,
    a.report_period AS actual_report_period,
    a.base_value - t.base_value AS difference,
    CASE
        WHEN NOT (t.settled AND a.settled) THEN NULL
        WHEN t.qualifier IN ('<=', '<') OR t.direction = -1
            THEN CASE WHEN a.base_value <= t.base_value THEN true WHEN t.qualifier = '~' THEN NULL ELSE false END
        WHEN t.qualifier IN ('>=', '>') OR t.direction = 1
            THEN CASE WHEN a.base_value >= t.base_value THEN true WHEN t.qualifier = '~' THEN NULL ELSE false END
    END AS kept
FROM goal t
JOIN outcome a
    ON a.organisation_id = t.organisation_id AND a.indicator_key = t.indicator_key AND a.kind = t.kind
    AND a.base_unit = t.base_unit AND a.period = t.period
    AND (a.report_id <> t.report_id OR a.report_period_end >= a.period_end)
WHERE NOT t.masked AND NOT a.masked AND t.basis IS DISTINCT FROM 'avg'
ORDER BY indicator_key, period, organisation_id, kind, base_unit, target_report_id;
