"""Warehouses of reports that claim places, sentence by sentence."""

import hashlib
from dataclasses import dataclass

from pipeline.model import Document, Extraction, Observation, Report
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.loading import Batch, write
from tests.warehouse.making import LOG


@dataclass(frozen=True)
class Number:
    """One number of a sentence: as quoted, what kind, of which indicator, its value and unit."""

    quote: str
    kind: str
    indicator: str
    value: float | None
    unit: str
    qualifier: str | None = None
    period: str | None = None


def grew(quote, indicator):
    return Number(quote, "growth", indicator, float(quote.rstrip("%")), "%")


def amount(quote, indicator, value, unit="亿元"):
    return Number(quote, "level", indicator, value, unit)


def ranked(quote, indicator, value, **more):
    return Number(quote, "rank", indicator, value, "第", **more)


def add(batch, organisation, sentences, *, period="2024H1", kind="town", area="云岭县"):
    text = "".join(sentence for sentence, _ in sentences)
    head = f"{organisation}{period}。"
    text, position = head + text, len(head)
    data = text.encode()
    sha = hashlib.sha256(data).hexdigest()
    file = f"{organisation}{period}.txt"
    observations = []
    for sentence, numbers in sentences:
        after = position
        for number in numbers:
            start = text.index(number.quote, after)
            after = start + len(number.quote)
            observations.append(
                Observation(
                    start, after, number.quote, number.kind, "actual", number.indicator, number.value,
                    number.unit, number.period or period, None, "yoy" if number.kind == "growth" else None,
                    number.qualifier, position, position + len(sentence), sentence, None, "test", 0.9,
                )
            )  # fmt: skip
        position += len(sentence)
    document = Document(sha[:16], file, file, "txt", sha, len(data), "utf-8", text)
    report = Report(
        f"{sha[:16]}-001", sha[:16], 1, 0, len(text), head, organisation, kind, area, period, None, None
    )
    batch.add(document, [(report, Extraction(tuple(observations), ()))])
    batch.origins.append((document.origin, file, document.document_id))


def ranking(folder, *reports, **common):
    """A published warehouse of (organisation, sentences) reports; a sentence is (text, its numbers)."""
    batch = Batch()
    for organisation, sentences in reports:
        add(batch, organisation, sentences, **common)
    write(folder / "ledger.duckdb", None, batch, LOG)
    return open_warehouse(folder / "ledger.duckdb")
