-- A new warehouse (the current database, empty) from the old one and what an ingestion read (batch_…). Every table is
-- written in the order of its identifiers, so that nothing in it depends on the order of ingestion.

-- An origin that was read again leads to what it holds now; one that was taken out leads nowhere.
INSERT INTO origin
SELECT * FROM (
    SELECT * FROM old.origin
    WHERE origin NOT IN (SELECT origin FROM batch_origin UNION ALL SELECT origin FROM batch_moved)
        AND document_id NOT IN (SELECT document_id FROM batch_removed)
    UNION
    SELECT * FROM batch_origin
) ORDER BY origin;

-- A file that cannot be read any more stays listed as refused; what was read from it before stays too.
INSERT INTO refusal
SELECT * FROM (
    SELECT * FROM old.refusal
    WHERE origin NOT IN (SELECT origin FROM batch_origin UNION ALL SELECT origin FROM batch_refusal)
    UNION
    SELECT * FROM batch_refusal
) ORDER BY origin, code;

-- A document stays as long as an origin leads to it. The same bytes under several origins are one document, named
-- after the first.
INSERT INTO document BY NAME
SELECT d.* REPLACE (o.file AS file, o.origin AS origin)
FROM (
    SELECT * FROM old.document WHERE document_id NOT IN (SELECT document_id FROM batch_document)
    UNION ALL BY NAME
    SELECT * FROM batch_document
) d
JOIN (
    SELECT document_id, min(origin) AS origin, arg_min(file, origin) AS file FROM origin GROUP BY document_id
) o USING (document_id)
ORDER BY document_id;

INSERT INTO report BY NAME
SELECT * FROM (
    SELECT * FROM old.report WHERE document_id NOT IN (SELECT document_id FROM batch_document)
    UNION ALL BY NAME
    SELECT * FROM batch_report
)
WHERE document_id IN (SELECT document_id FROM document)
ORDER BY report_id;

-- What was corrected comes in as it was read; the corrections that hold now are applied afterwards.
INSERT INTO observation BY NAME
SELECT * FROM (
    SELECT * FROM (
        SELECT * FROM old.observation WHERE observation_id NOT IN (SELECT observation_id FROM old.original)
        UNION ALL BY NAME
        SELECT * FROM old.original
    )
    WHERE document_id NOT IN (SELECT document_id FROM batch_document)
    UNION ALL BY NAME
    SELECT * FROM batch_observation
)
WHERE document_id IN (SELECT document_id FROM document)
ORDER BY document_id, "start";

INSERT INTO leftover BY NAME
SELECT * FROM (
    SELECT * FROM old.leftover
    WHERE reason <> 'rejected' AND document_id NOT IN (SELECT document_id FROM batch_document)
    UNION ALL BY NAME
    SELECT * FROM batch_leftover
)
WHERE document_id IN (SELECT document_id FROM document)
ORDER BY document_id, "start", "end";

INSERT INTO indicator BY NAME SELECT * FROM batch_indicator ORDER BY indicator_id;

INSERT INTO area BY NAME SELECT * FROM batch_area ORDER BY area_code;

INSERT INTO ingestion SELECT * FROM old.ingestion ORDER BY finished;
