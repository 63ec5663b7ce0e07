"""A large warehouse: the sample county many times over, each copy under another name and in other years."""

import dataclasses
import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline import reports
from pipeline.extract import extract
from pipeline.model import Document, Extraction, Report
from pipeline.read import read
from pipeline.warehouse.loading import Batch, write

SAMPLES: Final = Path(__file__).parents[2] / "data" / "samples" / "reports"
COUNTIES: Final = 40  # copies of the county before the years move on
STEP: Final = 3  # years that the samples span


def in_other_years(period: str | None, years: int) -> str | None:
    """The period so many years earlier: 2024H1 is 2021H1."""
    return period and re.sub(r"\d{4}", lambda year: str(int(year[0]) - years), period)


def copied(document: Document, read_reports: list[tuple[Report, Extraction]], n: int) -> tuple[
    Document, list[tuple[Report, Extraction]]
]:  # fmt: skip
    """The n-th copy of a document: its county has another name, its figures are of other years."""
    county, years = n % COUNTIES, n // COUNTIES * STEP
    identity = hashlib.sha256(f"{document.document_id} {n}".encode()).hexdigest()
    name = f"{n}-{document.file}"
    changed = dataclasses.replace(
        document, document_id=identity[:16], sha256=identity, file=name, origin=name
    )
    out = []
    for report, extraction in read_reports:
        own = dataclasses.replace(
            report,
            report_id=f"{identity[:16]}-{report.number:03d}",
            document_id=identity[:16],
            organisation=f"{report.organisation}{county or ''}",
            area=f"{report.area}{county or ''}",
            period=in_other_years(report.period, years),
        )
        moved = tuple(
            dataclasses.replace(o, period=in_other_years(o.period, years)) for o in extraction.observations
        )
        out.append((own, Extraction(moved, extraction.leftovers)))
    return changed, out


def fill(warehouse: Path, wanted: int) -> int:
    """Write a warehouse of at least `wanted` observations; how many it holds."""
    documents = [read(file.name, file.read_bytes()) for file in sorted(SAMPLES.iterdir())]
    sample = [(d, [(r, extract(d, r)) for r in reports.split(d)]) for d in documents]
    held = n = 0
    batch = Batch()
    while held < wanted:
        for document, read_reports in sample:
            copy = copied(document, read_reports, n)
            batch.add(*copy)
            batch.origins.append((copy[0].origin, copy[0].file, copy[0].document_id))
            held += sum(len(extraction.observations) for _, extraction in read_reports)
        n += 1
    counts = dict.fromkeys(("unchanged", "passed_over", "refused", "leftovers"), 0)
    log = {
        "finished": datetime.now(),
        "files": n,
        "seconds": 0.0,
        "reports": n * len(sample),
        "observations": held,
    }
    write(warehouse, None, batch, log | counts)
    return held
