-- What a government's report says of the places within it, by the words of views.sql, and all organisations: who reports,
-- and places of which only another's report tells.

-- What governments list of places: only catalogued indicators, and only where a report gives the like of two places at
-- least, for a number beside one place's name is often a part of the reporter's own (在东湖镇投资 2 亿元建设一个项目).
CREATE TEMP TABLE listed AS
WITH reporter AS (
    SELECT
        report_id, organisation AS teller, area AS within, organisation_type AS rung,
        organisation_key(organisation, area, report_id) AS organisation_id
    FROM placed
    WHERE organisation_type IN ('county', 'district', 'city', 'province')
),
said AS (
    SELECT
        o.observation_id, o.report_id, o.indicator_key, o.period, o.kind, o.status = 'target' AS goal, o.basis,
        CASE WHEN o.kind = 'growth' THEN '%' ELSE o.base_unit END AS base_unit,
        o.entity AS place, p.organisation_type, p.organisation_type IN ('town', 'township', 'subdistrict') AS is_town,
        r.within, r.rung, r.rung IN ('county', 'district') AS by_county
    FROM observation o
    JOIN batch_place p ON p.place = o.entity
    JOIN reporter r USING (report_id)
    WHERE o.indicator_id IS NOT NULL AND o.kind IN ('level', 'ratio', 'growth', 'progress')
        AND NOT contains(r.organisation_id, '@') AND o.entity NOT IN (r.within, r.teller)
    WINDOW alike AS (
        PARTITION BY o.report_id, is_town, o.indicator_key, o.period, o.kind, o.status = 'target'
    )
    QUALIFY min(o.entity) OVER alike <> max(o.entity) OVER alike
)
FROM said;

-- Towns that one county's report lists and no other's: a town whose own reports name no county lies there (view placed).
INSERT INTO listed_town
SELECT place, min(within) FROM listed
WHERE is_town AND by_county AND NOT contains(organisation_key(place, place, ''), '@')
GROUP BY place
HAVING count(DISTINCT within) = 1
ORDER BY place;

-- Those figures with the organisation that they are of: a town in its county's report, or the one of that name that
-- reports itself in a city's or a province's; a county or a district in a city's or a province's. A county of a name
-- that two governments of a rung tell of is left out, for there are two of it; a prefecture lies in its own province alone.
CREATE TEMP TABLE named_figure AS
WITH said AS (FROM listed),
only_one AS (
    SELECT organisation AS place, min(area) AS area
    FROM placed
    WHERE NOT contains(organisation_key(organisation, area, report_id), '@')
    GROUP BY organisation
    HAVING count(DISTINCT organisation_key(organisation, area, report_id)) = 1
),
town AS (
    SELECT said.*, said.within AS area FROM said WHERE is_town AND by_county
    UNION ALL
    SELECT said.*, only_one.area FROM said JOIN only_one USING (place) WHERE is_town AND NOT by_county
),
county AS (
    SELECT
        said.* REPLACE (
            CASE WHEN said.organisation_type = 'city' AND listed.name IS NULL THEN 'county' ELSE said.organisation_type END
                AS organisation_type
        ),
        said.place AS area
    FROM said
    LEFT JOIN area listed ON listed.name = said.place
    LEFT JOIN area above ON above.area_code = listed.parent_code
    WHERE NOT is_town AND NOT by_county AND (listed.name IS NULL OR above.name = said.within)
    QUALIFY count(DISTINCT said.within) OVER (PARTITION BY said.place, said.rung) = 1
)
SELECT *, organisation_key(place, area, '') AS organisation_id
FROM (SELECT * FROM town UNION ALL SELECT * FROM county)
WHERE area IS NOT NULL;

-- The figures that count as a place's own: those that its own reports do not print (the same indicator, period, kind,
-- goal or outcome, basis, base unit).
CREATE TABLE told_of AS
WITH printed AS (
    SELECT
        r.organisation_id, o.indicator_key, o.period, o.kind, o.status = 'target' AS goal, o.basis,
        CASE WHEN o.kind = 'growth' THEN '%' ELSE o.base_unit END AS base_unit
    FROM observation o
    JOIN (
        SELECT report_id, organisation_key(organisation, area, report_id) AS organisation_id FROM placed
    ) r USING (report_id)
    WHERE o.entity IS NULL AND NOT o.masked AND r.organisation_id IN (SELECT organisation_id FROM named_figure)
)
SELECT observation_id, organisation_id, place, organisation_type, area
FROM named_figure AS found
WHERE NOT EXISTS (
    FROM printed
    WHERE printed.organisation_id = found.organisation_id AND printed.indicator_key = found.indicator_key
        AND printed.period IS NOT DISTINCT FROM found.period AND printed.kind = found.kind
        AND printed.goal = found.goal AND printed.basis IS NOT DISTINCT FROM found.basis
        AND printed.base_unit IS NOT DISTINCT FROM found.base_unit
)
ORDER BY observation_id;

-- Two of one name in different places are told apart: 石桥镇（云岭县）.
INSERT INTO organisation BY NAME
SELECT
    organisation_id,
    CASE WHEN count(DISTINCT area) OVER (PARTITION BY name) > 1 AND area <> name AND NOT contains(organisation_id, '@')
        THEN name || '（' || area || '）' ELSE name END AS name,
    organisation_type, area
FROM (
    SELECT
        organisation_key(organisation, area, report_id) AS organisation_id, min(organisation) AS name,
        min(organisation_type) AS organisation_type, min(area) AS area
    FROM placed
    WHERE organisation IS NOT NULL
    GROUP BY ALL
    UNION ALL
    SELECT organisation_id, min(place), min(organisation_type), min(area)
    FROM told_of
    WHERE organisation_id NOT IN (
        SELECT organisation_key(organisation, area, report_id) FROM placed WHERE organisation IS NOT NULL
    )
    GROUP BY organisation_id
)
ORDER BY organisation_id;
