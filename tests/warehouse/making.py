"""Warehouses of a few numbers, said in the manner of a report, that need neither files nor extraction."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from pipeline.model import Document, Extraction, Leftover, Observation, Report
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.loading import Batch, write

LOG = {
    "finished": datetime(2024, 7, 1, 9, 0, 0),
    "files": 0,
    "unchanged": 0,
    "passed_over": 0,
    "refused": 0,
    "reports": 0,
    "observations": 0,
    "leftovers": 0,
    "seconds": 0.0,
}


@dataclass(frozen=True)
class Said:
    """One number as a report says it."""

    indicator: str
    quote: str
    kind: str = "level"
    status: str = "actual"
    period: str | None = None  # the report's where not given
    entity: str | None = None
    basis: str | None = None
    qualifier: str | None = None
    confidence: float = 0.9
    verb: str = ""  # between indicator and quote: 下降
    value: float | None = (
        None  # what the quote means where it does not tell: −5.5 for 下降 5.5%, or a unit in a table's head
    )
    unit: str | None = None


def level(indicator: str, quote: str, **more: Any) -> Said:
    return Said(indicator, quote, "level", **more)


def growth(indicator: str, quote: str, **more: Any) -> Said:
    return Said(indicator, quote, "growth", basis=more.pop("basis", "yoy"), **more)


@dataclass(frozen=True)
class Given:
    """One report in a file of its own."""

    organisation: str | None
    period: str | None
    numbers: Sequence[Said]
    organisation_type: str | None = "town"
    area: str | None = "云岭县"
    unread: Sequence[tuple[str, str]] = ()  # quote and reason


def add(batch: Batch, given: Given) -> None:
    sentences = [f"{said.indicator}{said.verb}{said.quote}。" for said in given.numbers]
    head = f"{given.organisation}{given.period}工作报告。"
    text = head + "".join(sentences) + "".join(quote + "。" for quote, _ in given.unread)
    data = text.encode()
    sha = hashlib.sha256(data).hexdigest()
    file = f"{given.organisation}{given.period}-{sha[:4]}.txt"
    document = Document(sha[:16], file, f"/报告/{file}", "txt", sha, len(data), "utf-8", text)
    report = Report(
        f"{sha[:16]}-001", sha[:16], 1, 0, len(text), head, given.organisation, given.organisation_type,
        given.area, given.period, None, None,
    )  # fmt: skip
    observations, leftovers, position = [], [], len(head)
    for said, sentence in zip(given.numbers, sentences, strict=True):
        number = re.match(r"(-?[\d.]+)?(?:X+)?(.*)", said.quote)
        assert number is not None
        start = position + len(said.indicator + said.verb)
        value = float(number[1]) if number[1] else None
        observations.append(
            Observation(
                start, start + len(said.quote), said.quote, said.kind, said.status, said.indicator,
                value if said.value is None else said.value, said.unit or number[2] or None,
                said.period or given.period,
                said.entity, said.basis, said.qualifier, position, position + len(sentence), sentence,
                None, "test", said.confidence,
            )
        )  # fmt: skip
        position += len(sentence)
    for quote, reason in given.unread:
        end = position + len(quote)
        leftovers.append(Leftover(position, end, quote, reason, position, end + 1, quote + "。"))
        position = end + 1
    batch.add(document, [(report, Extraction(tuple(observations), tuple(leftovers)))])
    batch.origins.append((document.origin, document.file, document.document_id))


def warehouse(folder: Path, *reports: Given) -> duckdb.DuckDBPyConnection:
    """A published warehouse of these reports, opened."""
    path = folder / "ledger.duckdb"
    batch = Batch()
    for given in reports:
        add(batch, given)
    write(path, None, batch, LOG)
    return open_warehouse(path)


def row(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    """The one row that the query gives, by column; fails on none or several."""
    result = connection.execute(query)
    names = [column[0] for column in result.description]
    (values,) = result.fetchall()
    return dict(zip(names, values, strict=True))
