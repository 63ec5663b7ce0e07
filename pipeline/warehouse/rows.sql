-- The export's rows: observations with their source. Each filter is a list, or null for no filter; an indicator is
-- meant by its identifier, its catalogued name or its name as worded, an organisation by its
-- name, its name as printed (石桥镇 of two counties) or its identifier.
SELECT
    organisation, organisation_type, area, report_title, report_period,
    indicator_zh AS name_zh, indicator_en AS name_en, topic, indicator, kind, status, value, unit, qualifier, masked,
    base_value, base_unit, basis, period, entity,
    quote, sentence, section, file, "start", "end", sha256, origin, source_url, published,
    sentence_start, sentence_end, rule, confidence, indicator_id, indicator_key, observation_id, report_id, document_id
FROM fact
WHERE ($indicator::VARCHAR[] IS NULL OR indicator_key IN $indicator OR indicator_zh IN $indicator OR indicator IN $indicator)
    AND ($organisation::VARCHAR[] IS NULL
            OR organisation IN $organisation OR organisation_id IN $organisation
            OR regexp_extract(organisation_id, '/([^@]*)', 1) IN $organisation
        )
    AND ($organisation_type::VARCHAR[] IS NULL OR organisation_type IN $organisation_type)
    AND ($period::VARCHAR[] IS NULL OR period IN $period)
    AND ($kind::VARCHAR[] IS NULL OR kind IN $kind)
    AND ($status::VARCHAR[] IS NULL OR status IN $status)
ORDER BY document_id, "start"
