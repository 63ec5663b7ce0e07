"""What was read as Arrow tables, and a new warehouse written from the old one and these."""

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from pipeline import catalogue, model, periods
from pipeline.corrections import FIELDS, Change, digest
from pipeline.errors import LedgerError
from pipeline.model import Document, Extraction, Observation, Refusal, Report
from pipeline.reports.names import place_type
from pipeline.warehouse import schema
from pipeline.warehouse.opening import attach

ROOT: Final = Path(__file__).parents[2]
ARROW: Final = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
}
READ_TABLES: Final = ("document", "report", "observation", "leftover")
# What decides what a warehouse holds of a file, from bytes to derived tables.
ENGINE: Final = (
    "pipeline/read",
    "pipeline/reports",
    "pipeline/extract",
    "pipeline/catalogue.py",
    "pipeline/corrections.py",
    "pipeline/paragraphs.py",
    "pipeline/periods.py",
    "pipeline/model.py",
    "pipeline/warehouse",
    "data/model",
    "data/reference",
)
PERIODS: Final = """
SELECT period FROM report WHERE period IS NOT NULL
UNION
SELECT period FROM observation WHERE period IS NOT NULL
ORDER BY period
"""
CORRECTED: Final = "corrected"  # the rule of an observation that a reader corrected
ORIGINALS: Final = """
INSERT INTO original BY NAME
SELECT * FROM observation SEMI JOIN batch_change USING (observation_id) ORDER BY document_id, "start"
"""
# A number that a reader says is no observation is listed as left over.
REJECT: Final = """
DELETE FROM observation WHERE observation_id IN (SELECT observation_id FROM batch_rejected);
INSERT INTO leftover BY NAME
SELECT o.* EXCLUDE (observation_id), 'rejected' AS reason
FROM (
    SELECT observation_id, "start", "end", quote, sentence_start, sentence_end, sentence, report_id, document_id
    FROM original
) o
SEMI JOIN batch_rejected USING (observation_id)
ORDER BY document_id, "start";
"""
LOG: Final = """
INSERT INTO ingestion BY NAME
SELECT $finished AS finished, $files AS files, $unchanged AS unchanged, $passed_over AS passed_over,
    $refused AS refused, $reports AS reports, $observations AS observations, $leftovers AS leftovers,
    $seconds AS seconds
"""


@cache
def engine() -> str:
    """A fingerprint of the code and the reference data that decide what a warehouse holds of a file.

    A warehouse that another engine filled is read again, from its stored texts, at the next ingestion.
    """
    digest = hashlib.sha256()
    for name in ENGINE:
        for file in sorted([ROOT / name, *(ROOT / name).rglob("*")]):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def to_arrow(table: str, rows: Sequence[Any], **columns: list[Any]) -> pa.Table:
    """Rows of a table's class in its columns; `columns` gives the values that are not in the rows."""
    return pa.table(
        {
            f.name: pa.array(
                columns[f.name] if f.name in columns else [getattr(row, f.name) for row in rows],
                ARROW[f.metadata["sql"]],
            )
            for f in model.columns(table)
        }
    )


def observations_to_arrow(report_id: str, observations: Sequence[Observation]) -> pa.Table:
    """Observations with the identifiers of their report, their indicator, and their value in base units."""
    document_id = report_id.rpartition("-")[0]
    ids = [catalogue.match(o.indicator, o.unit, o.kind) for o in observations]
    base = [catalogue.in_base(o.value, o.unit, id_) for o, id_ in zip(observations, ids, strict=True)]
    return to_arrow(
        "observation",
        observations,
        masked=[o.value is None for o in observations],
        observation_id=[f"{document_id}:{o.start}" for o in observations],
        report_id=[report_id] * len(observations),
        document_id=[document_id] * len(observations),
        indicator_id=ids,
        indicator_key=[id_ or o.indicator for id_, o in zip(ids, observations, strict=True)],
        base_value=[value for value, _ in base],
        base_unit=[unit for _, unit in base],
    )


@dataclass
class Batch:
    """What one ingestion read: rows per table, the origins they came from, the files refused."""

    tables: dict[str, list[pa.Table]] = field(default_factory=lambda: {table: [] for table in READ_TABLES})
    document_ids: set[str] = field(default_factory=set)
    origins: list[tuple[str, str, str]] = field(default_factory=list)  # origin, file, document_id
    moved: set[str] = field(default_factory=set)  # origins under which a file is not to be known any more
    refusals: list[Refusal] = field(default_factory=list)

    def add(self, document: Document, read: Iterable[tuple[Report, Extraction]]) -> None:
        """Take in a document with its reports and what was extracted from each."""
        self.document_ids.add(document.document_id)
        self.tables["document"].append(to_arrow("document", [document]))
        for report, extraction in read:
            leftovers = extraction.leftovers
            self.tables["report"].append(to_arrow("report", [report]))
            self.tables["observation"].append(
                observations_to_arrow(report.report_id, extraction.observations)
            )
            self.tables["leftover"].append(
                to_arrow(
                    "leftover",
                    leftovers,
                    report_id=[report.report_id] * len(leftovers),
                    document_id=[report.document_id] * len(leftovers),
                )
            )

    def refuse(self, origin: str, error: LedgerError) -> None:
        """Note a file that could not be read."""
        self.refusals.append(Refusal(origin, type(error).__name__, error.zh, error.en))


def write(
    part: Path,
    old: Path | None,
    batch: Batch,
    log: dict[str, Any] | None,
    changes: Mapping[str, Change] | None = None,
    removed: Iterable[str] = (),
) -> None:
    """Build at `part` a warehouse with the batch's rows and what they leave of the old one's.

    `log` is the line of the table ingestion, by column; none is written where no file was given. `changes` are
    the corrections that hold, by observation_id; `removed` the documents to leave out. Raises WarehouseError
    when the old one cannot be read.
    """
    changes = changes or {}
    with duckdb.connect(":memory:") as connection:
        if old is not None:
            attach(connection, old, "old")
        else:
            connection.execute("ATTACH ':memory:' AS old")
            connection.execute("USE old")
            schema.create(connection)
        connection.execute("ATTACH '" + str(part).replace("'", "''") + "' AS new")
        connection.execute("USE new")
        schema.create(connection)
        for table, rows in _incoming(batch).items():
            connection.register(f"batch_{table}", rows)
        connection.register("batch_removed", pa.table({"document_id": pa.array(removed, pa.string())}))
        connection.execute((Path(__file__).parent / "merge.sql").read_text(encoding="utf-8"))
        _correct(connection, changes)
        _place(connection)
        found = [periods.describe(period) for (period,) in connection.execute(PERIODS).fetchall()]
        connection.register("batch_period", to_arrow("period", found))
        connection.execute("INSERT INTO period BY NAME SELECT * FROM batch_period")
        connection.execute("INSERT INTO meta VALUES ('engine', $1)", [engine()])
        connection.execute("INSERT INTO meta VALUES ('corrections', $1)", [digest(changes)])
        if log is not None:
            connection.execute(LOG, log)
        schema.derive(connection)
        connection.execute("USE memory")
        connection.execute("DETACH new")  # checkpoints: the file is whole without its log


def _correct(connection: duckdb.DuckDBPyConnection, changes: Mapping[str, Change]) -> None:
    """Apply corrections to the observations of the new warehouse, which keeps the originals."""
    if not changes:
        return
    connection.register("batch_change", pa.table({"observation_id": list(changes)}))
    connection.execute(ORIGINALS)
    read = connection.execute("FROM original")
    names = [column[0] for column in read.description]
    corrected = [to_arrow("observation", [])]
    rejected = []
    for values in read.fetchall():
        original = Observation(**dict(zip(names, values, strict=True)))
        change = changes[original.observation_id]
        if change.rejected:
            rejected.append(original.observation_id)
        else:
            fields = change.fields | {"rule": CORRECTED, "confidence": 1.0}
            observation = dataclasses.replace(original, **fields)
            corrected.append(observations_to_arrow(original.report_id, [observation]))
    connection.register("batch_corrected", pa.concat_tables(corrected))
    connection.register("batch_rejected", pa.table({"observation_id": pa.array(rejected, pa.string())}))
    columns = ("rule", "confidence", "masked", "indicator_id", "indicator_key", "base_value", "base_unit")
    settings = ", ".join(f"{name} = c.{name}" for name in (*FIELDS, *columns))
    connection.execute(
        f"UPDATE observation o SET {settings} FROM batch_corrected c WHERE o.observation_id = c.observation_id"
    )
    connection.execute(REJECT)


def _place(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out which places the reports tell of beside their own, and who all organisations are."""
    named = connection.execute("SELECT DISTINCT entity FROM observation WHERE entity IS NOT NULL").fetchall()
    types = {name: kind for (name,) in named if (kind := place_type(name)) is not None}
    columns = {
        "place": pa.array(types, pa.string()),
        "organisation_type": pa.array(types.values(), pa.string()),
    }
    connection.register("batch_place", pa.table(columns))
    connection.execute((Path(__file__).parent / "places.sql").read_text(encoding="utf-8"))


def _incoming(batch: Batch) -> dict[str, pa.Table]:
    tables = {table: pa.concat_tables([to_arrow(table, []), *batch.tables[table]]) for table in READ_TABLES}
    columns = zip(*batch.origins, strict=True) if batch.origins else ((), (), ())
    return tables | {
        "origin": pa.table(
            {
                name: pa.array(values, pa.string())
                for name, values in zip(("origin", "file", "document_id"), columns, strict=True)
            }
        ),
        "moved": pa.table({"origin": pa.array(sorted(batch.moved), pa.string())}),
        "refusal": to_arrow("refusal", batch.refusals),
        "indicator": to_arrow("indicator", catalogue.indicators()),
        "area": to_arrow("area", catalogue.areas()),
    }
