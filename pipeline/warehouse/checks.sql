-- What looks wrong, as findings: one row each, with the observation it is about (observation_id) and, where two stand
-- against each other, the other one. Nothing is taken out of the warehouse for it.
WITH f AS (SELECT * FROM fact),
odd AS (
    -- a share, coverage or pass rate cannot pass 100 %; rates of completion, of debt or of turnover can
    SELECT 'ratio_over_100' AS code, * FROM f
    WHERE kind = 'ratio' AND status <> 'target' AND unit IN ('%', '％') AND value > 100
        AND regexp_matches(indicator, '(占比|比重|比例|覆盖率|覆盖面|合格率|达标率|优良率|普及率|满意率|满意度|入学率|参保率|办结率|使用率|利用率|处理率|整改率|就业率)$')
    UNION ALL
    SELECT 'ratio_below_0', * FROM f WHERE kind IN ('ratio', 'progress') AND value < 0
    UNION ALL
    -- nothing shrinks by more than all of it; more than tenfold growth is rather a lost decimal point
    SELECT 'growth_implausible', * FROM f
    WHERE kind = 'growth'
        AND (unit IN ('%', '％') AND (value > 1000 OR value < -100) OR unit = '倍' AND (value > 10 OR value < -1))
    UNION ALL
    SELECT 'count_below_0', * FROM f WHERE kind = 'level' AND value < 0 AND dimension IN ('count', 'people', 'visits', 'area')
    UNION ALL
    SELECT 'rank_implausible', * FROM f WHERE kind = 'rank' AND (value < 1 OR value <> floor(value) OR value > 3000)
    UNION ALL
    -- What a report says has happened cannot lie after the report's own period; nor can a year that has not ended have
    -- its growth or its sum of a known aggregate. Much else of a year is settled before it ends: exams, prizes, lists
    -- of projects.
    SELECT 'actual_in_future', * FROM f
    WHERE status = 'actual' AND kind <> 'progress' AND (
        period_start > report_period_end
        OR granularity = 'year' AND period_end > report_period_end
            AND (kind = 'growth' OR kind = 'level' AND indicator_id IS NOT NULL AND base_unit = '元')
    )
)
SELECT
    code, organisation, indicator_zh, indicator_en, period, kind, value, unit,
    NULL::DOUBLE AS other_value, NULL AS other_unit, sentence, observation_id, NULL AS other_id, report_id, file
FROM odd
UNION ALL BY NAME
SELECT
    'contradiction' AS code, organisation, indicator_zh, indicator_en, period, kind, value, unit,
    other_value, other_unit, NULL AS sentence, observation_id, other_id, report_id, file
FROM conflict
UNION ALL BY NAME
SELECT
    'growth_gap' AS code, g.organisation, g.indicator_zh, g.indicator_en, g.period, 'growth' AS kind,
    g.reported AS value, '%' AS unit, g.computed AS other_value, '%' AS other_unit, o.sentence,
    g.reported_id AS observation_id, g.previous_id AS other_id, o.report_id, d.file
FROM growth g
JOIN observation o ON o.observation_id = g.reported_id
JOIN document d USING (document_id)
WHERE abs(g.gap) > g.gap_allowed AND g.reported_qualifier IS NULL
UNION ALL BY NAME
SELECT
    'completion_gap' AS code, c.organisation, c.indicator_zh, c.indicator_en, c.progress_period AS period,
    'progress' AS kind, c.progress AS value, c.progress_unit AS unit, c.completion AS other_value, '%' AS other_unit,
    o.sentence, c.progress_id AS observation_id, c.actual_id AS other_id, o.report_id, d.file
FROM completion c
JOIN observation o ON o.observation_id = c.progress_id
JOIN document d USING (document_id)
WHERE c.progress_period = c.actual_period AND c.progress_qualifier IS NULL AND c.progress_unit IN ('%', '％')
    AND c.qualifier IS NULL AND c.actual_qualifier IS NULL AND abs(c.progress - c.completion) > 1
UNION ALL BY NAME
SELECT
    'left_over' AS code, r.organisation, l.quote AS indicator_zh, NULL AS indicator_en, r.period, NULL AS kind,
    NULL::DOUBLE AS value, NULL AS unit, l.sentence, l.document_id || ':' || l."start" AS observation_id,
    l.report_id, d.file
FROM leftover l
JOIN report r USING (report_id)
JOIN document d ON d.document_id = l.document_id
WHERE l.reason = 'unknown'
ORDER BY code, observation_id, other_id
