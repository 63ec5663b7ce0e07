"""Files into the warehouse: read, split, extract, publish; what was read before and has not changed stays."""

import hashlib
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Final, Literal

import duckdb

from pipeline import corrections, reports
from pipeline.errors import LedgerError, MissingFile, ReadError
from pipeline.extract import extract
from pipeline.model import Document, Extraction, Report
from pipeline.read import Source, read, sources, unzip
from pipeline.reports.counties import is_county
from pipeline.warehouse import publishing
from pipeline.warehouse.loading import Batch, engine, write
from pipeline.warehouse.opening import attach
from pipeline.warehouse.schema import IS_SAMPLE

SAMPLES: Final = Path(__file__).parents[1] / "data" / "samples"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file; counts are those of its document, also when it was known before."""

    origin: str
    file: str
    outcome: Literal["read", "unchanged", "passed_over", "refused"]
    reports: int = 0
    observations: int = 0
    masked: int = 0
    leftovers: int = 0
    reason: LedgerError | None = None  # why it was passed over or refused


Progress = Callable[[int, int, FileResult], None]  # files done, files in all, what became of the last one


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of every file of one ingestion, in the order of their origins."""

    files: tuple[FileResult, ...]
    published: bool  # false when nothing was new: the warehouse was left as it was

    def count(self, outcome: str) -> int:
        """How many files had this outcome."""
        return sum(file.outcome == outcome for file in self.files)

    def total(self, what: str) -> int:
        """Reports, observations, masked or leftovers in the files newly read."""
        return sum(getattr(file, what) for file in self.files if file.outcome == "read")


def uploads(files: Iterable[tuple[str, bytes]], county: str = "") -> Iterator[Source]:
    """Files that were dropped on the page, as (name, bytes); archives are opened.

    `county` names the county whose towns they are about: they lie in a folder of that name.
    """
    for name, data in files:
        if PurePosixPath(name).suffix.lower() == ".zip":
            found = unzip(name, data)
        else:
            found = iter([Source(name, name, loader=lambda data=data: data)])  # type: ignore[misc]
        for source in found:
            yield replace(source, origin=f"{county}/{source.origin}") if county else source


def ingest(given: Iterable[Path | Source], warehouse: Path, progress: Progress | None = None) -> Summary:
    """Bring files, folders and archives into the warehouse, and publish it when anything is new.

    A file is known by its origin (full path or upload name) and its bytes: unchanged ones are not read again,
    a changed one replaces its own rows, a refused one is listed and does not stop the others; a path where there is
    nothing is refused and not listed, and alone makes no warehouse. Corrections made
    since the last time are brought in too, and are all that is when no files are given. Raises WarehouseError
    when the warehouse cannot be read or written or another ingestion is under way, CorrectionError when the
    file of corrections is damaged; the warehouse then stands as it was.
    """
    began = time.monotonic()
    with publishing(warehouse) as part:
        old = warehouse if warehouse.exists() else None
        known = _Known.of(old)
        changes = corrections.current(corrections.beside(warehouse))
        found = sorted(_all_sources(given), key=lambda source: source.origin)
        batch = Batch()
        results: list[FileResult] = []
        loaded = _Loaded(batch, known)
        for source in found:
            results.append(loaded.take(source))
            if progress is not None:
                progress(len(results), len(found), results[-1])
        loaded.settle_origins()
        nothing_there = bool(results) and all(isinstance(one.reason, MissingFile) for one in results)
        published = (
            (old is None and not nothing_there)
            or loaded.is_new()
            or known.corrections != corrections.digest(changes)
        )
        if published:
            loaded.reread_the_rest(old)
            summary = Summary(tuple(results), published)
            log = {
                "finished": datetime.now().replace(microsecond=0),
                "files": summary.count("read"),
                "seconds": round(time.monotonic() - began, 1),
                **{outcome: summary.count(outcome) for outcome in ("unchanged", "passed_over", "refused")},
                **{what: summary.total(what) for what in ("reports", "observations", "leftovers")},
            }
            write(part, old, batch, log if found else None, changes)
    return Summary(tuple(results), published)


def ensure_samples(warehouse: Path, progress: Callable[[float, str], None] | None = None) -> None:
    """Fill a warehouse with the sample reports where there is none yet.

    `progress` is told the share of files read (0 to 1) and the last one's name. Raises WarehouseError as
    `ingest` does.
    """
    if warehouse.exists():
        return

    def tell(done: int, total: int, result: FileResult) -> None:
        if progress is not None:
            progress(done / total, result.file)

    ingest([SAMPLES], warehouse, tell)


def remove_samples(warehouse: Path) -> int:
    """Take the made-up sample reports out of the warehouse and publish it; how many documents those were.

    Corrections stay in their file. Raises WarehouseError and CorrectionError as `ingest` does.
    """
    with publishing(warehouse) as part:
        known = _Known.of(warehouse)
        changes = corrections.current(corrections.beside(warehouse))
        with duckdb.connect(":memory:") as connection:
            attach(connection, warehouse, "old")
            found = f"SELECT DISTINCT document_id FROM old.origin WHERE {IS_SAMPLE} ORDER BY document_id"
            samples = [document_id for (document_id,) in connection.execute(found).fetchall()]
        if samples:
            kept = frozenset(origin for origin in known.origins if origin[2] not in samples)
            batch = Batch()
            _Loaded(batch, replace(known, origins=kept)).reread_the_rest(warehouse)
            write(part, warehouse, batch, None, changes, samples)
    return len(samples)


def storable(name: str) -> str:
    """The name as UTF-8 can hold it: bytes that are no text are written out (\\udcb9)."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _in_no_county(origin: str) -> str:
    """The origin of an upload without the folder of its county."""
    folder, _, rest = origin.partition("/")
    return rest if rest and is_county(folder) else origin


def _told_of(known: str, origin: str) -> bool:
    """Whether one of two files of one content and name is an upload whose county was named, the other is not."""
    named = [_in_no_county(one) != one for one in (known, origin)]
    return PurePosixPath(known).name == PurePosixPath(origin).name and named[0] != named[1]


def _all_sources(given: Iterable[Path | Source]) -> Iterator[Source]:
    for item in given:
        if isinstance(item, Source):
            yield item
        else:
            yield from sources([item.resolve()])


def _read_reports(document: Document) -> list[tuple[Report, Extraction]]:
    return [(report, extract(document, report)) for report in reports.split(document)]


@dataclass(frozen=True)
class _Known:
    """What the old warehouse holds."""

    engine_is_ours: bool
    origins: frozenset[tuple[str, str, str]]  # origin, file, document_id
    refusals: frozenset[tuple[str, str, str, str]]
    counts: dict[str, tuple[int, int, int, int]]  # document_id: reports, observations, masked, leftovers
    corrections: str  # digest of those that were applied

    @classmethod
    def of(cls, warehouse: Path | None) -> "_Known":
        if warehouse is None:
            return cls(True, frozenset(), frozenset(), {}, "")
        with duckdb.connect(":memory:") as connection:
            attach(connection, warehouse, "old")
            meta = dict(connection.execute("SELECT key, value FROM old.meta").fetchall())
            return cls(
                meta["engine"] == engine(),
                frozenset(connection.execute("SELECT origin, file, document_id FROM old.origin").fetchall()),
                frozenset(connection.execute("FROM old.refusal").fetchall()),
                {
                    row[0]: row[1:]
                    for row in connection.execute(
                        "SELECT document_id, count(report_id), coalesce(sum(observations), 0)::BIGINT, "
                        "coalesce(sum(masked), 0)::BIGINT, coalesce(sum(leftovers), 0)::BIGINT "
                        "FROM old.document LEFT JOIN old.coverage USING (document_id) GROUP BY document_id"
                    ).fetchall()
                },
                meta["corrections"],
            )


class _Loaded:
    """The files of one ingestion as they are taken in."""

    def __init__(self, batch: Batch, known: _Known) -> None:
        self.batch = batch
        self.known = known
        self.counts: dict[str, tuple[int, int, int, int]] = (
            known.counts.copy() if known.engine_is_ours else {}
        )
        self.namesakes: defaultdict[str, set[str]] = defaultdict(set)  # by their origin without a county
        for origin, _, _ in known.origins:
            self.namesakes[_in_no_county(origin)].add(origin)

    def take(self, source: Source) -> FileResult:
        """Read one file into the batch, unless its bytes are known."""
        origin, file = storable(source.origin), storable(source.name)
        if source.passed_over is not None:
            return FileResult(origin, file, "passed_over", reason=source.passed_over)
        try:
            data = source.load()
            document_id = hashlib.sha256(data).hexdigest()[:16]
            origin, moved = self._settled(origin, document_id)
            is_known = document_id in self.counts and not moved
            if not is_known:
                self._add(read(file, data, origin))
        except ReadError as error:
            if not isinstance(error, MissingFile):  # a mistyped path is no file to be listed
                self.batch.refuse(origin, error)
            return FileResult(origin, file, "refused", reason=error)
        self.batch.origins.append((origin, file, document_id))
        outcome: Literal["read", "unchanged"] = "unchanged" if is_known else "read"
        return FileResult(origin, file, outcome, *self.counts[document_id])

    def _settled(self, origin: str, document_id: str) -> tuple[str, bool]:
        """Where a file lies that was known before, and whether it lay elsewhere.

        A county given now takes the place of what was said before; where none is given, that holds. A changed
        file takes the place of the one earlier upload of its name. Uploads of two counties are two files.
        """
        bare = _in_no_county(origin)
        named = origin != bare
        same = [
            known for known, _, document in self.known.origins if document == document_id and known != origin
        ]
        before = sorted(known for known in same if _in_no_county(known) == bare or _told_of(known, origin))
        if before and not named:
            return before[0], False
        if before:
            self.batch.moved.update(before)
            return origin, True
        namesakes = self.namesakes[bare]
        if named:
            self.batch.moved.update(namesakes & {bare})
        elif len(namesakes) == 1:
            [origin] = namesakes
        return origin, False

    def _add(self, document: Document) -> None:
        read_reports = _read_reports(document)
        self.batch.add(document, read_reports)
        observations = [o for _, extraction in read_reports for o in extraction.observations]
        self.counts[document.document_id] = (
            len(read_reports),
            len(observations),
            sum(o.value is None for o in observations),
            sum(len(extraction.leftovers) for _, extraction in read_reports),
        )

    def settle_origins(self) -> None:
        """Two uploads of one name and different bytes are two files, told apart by their hashes."""
        distinct = sorted(set(self.batch.origins))
        times = Counter(origin for origin, _, _ in distinct)
        self.batch.origins = [
            (origin if times[origin] == 1 else f"{origin}#{document_id[:8]}", file, document_id)
            for origin, file, document_id in distinct
        ]

    def is_new(self) -> bool:
        """Whether the warehouse would become another one."""
        refusals = {(r.origin, r.code, r.message_zh, r.message_en) for r in self.batch.refusals}
        read_again = {origin for origin, _, _ in self.batch.origins}
        return (
            not self.known.engine_is_ours
            or not self.known.origins.issuperset(self.batch.origins)
            or not self.known.refusals.issuperset(refusals)
            or any(origin in read_again for origin, *_ in self.known.refusals)
        )

    def reread_the_rest(self, old: Path | None) -> None:
        """Read again, from the stored texts, what another engine read or what goes by a new name."""
        if old is None:
            return
        read_again = {origin for origin, _, _ in self.batch.origins} | self.batch.moved
        before = _first_origins(self.known.origins)
        now = _first_origins([o for o in self.known.origins if o[0] not in read_again] + self.batch.origins)
        with duckdb.connect(":memory:") as connection:
            attach(connection, old, "old")
            for document_id, (origin, file) in sorted(now.items()):
                renamed = before.get(document_id) != (origin, file)
                if document_id in self.batch.document_ids or (self.known.engine_is_ours and not renamed):
                    continue
                rows = connection.execute("SELECT * FROM old.document WHERE document_id = $1", [document_id])
                names = [column[0] for column in rows.description]
                values = dict(zip(names, rows.fetchall()[0], strict=True)) | {"origin": origin, "file": file}
                self._add(Document(**values))


def _first_origins(origins: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """The first origin and its base name of every document."""
    first: dict[str, tuple[str, str]] = {}
    for origin, file, document_id in sorted(origins, reverse=True):
        first[document_id] = (origin, file)
    return first
