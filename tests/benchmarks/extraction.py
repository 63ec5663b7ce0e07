"""How fast a report's text becomes observations, beside two yardsticks in the same run, and how time grows with length.

    python -m tests.benchmarks.extraction

measures the texts under ../shared/seeds and ../shared/reports where there are any, else the sample reports. Reading
files and splitting them into reports is done before the clock starts.
"""

import csv
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import rjieba

from pipeline.extract import extract
from pipeline.model import Document, Report
from pipeline.read import read
from pipeline.reports import split

ROOT: Final = Path(__file__).parents[2]
SHARED: Final = ROOT.parent / "shared"
ROUNDS: Final = 3  # the best of so many counts
GROWTH: Final = (1, 10, 100)
MEGABYTE: Final = 1_000_000


def files() -> list[Path]:
    found = [file for folder in ("seeds", "reports") for file in sorted(SHARED.glob(f"{folder}/*.txt"))]
    return found or sorted((ROOT / "data" / "samples" / "reports").glob("*.txt"))


def number_and_unit() -> re.Pattern[str]:
    """Digits and the longest unit of the catalogue after them: what a reader of quantities alone would run."""
    with (ROOT / "data" / "reference" / "units.csv").open(encoding="utf-8", newline="") as table:
        units = sorted({row["symbol"] for row in csv.DictReader(table)}, key=len, reverse=True)
    return re.compile(r"\d+(?:\.\d+)?(?:" + "|".join(map(re.escape, units)) + ")?")


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best time of so many rounds, in seconds of this process alone: what else the machine does does not count."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def alone(text: str) -> tuple[Document, Report]:
    """The text as one report of a document of its own."""
    document = Document("0" * 16, "text.txt", "text.txt", "txt", "0" * 64, len(text.encode()), "utf-8", text)
    return document, Report(f"{document.document_id}-001", document.document_id, 1, 0, len(text), None, "云岭镇",
                            "town", None, "2024H1", None, None)  # fmt: skip


def speed() -> str:
    """Compare with the yardsticks over all files; the text of the longest report, for what follows."""
    found = files()
    documents = [read(file.name, file.read_bytes(), file.name) for file in found]
    reports = [(document, report) for document in documents for report in split(document)]
    texts = [document.text[report.start : report.end] for document, report in reports]
    characters = sum(map(len, texts))
    pattern = number_and_unit()
    extract(*reports[0])  # weights, tables and the word list are loaded once in a program's life
    rjieba.tag("预热")

    ours = seconds(lambda: [extract(document, report) for document, report in reports])
    tagging = seconds(lambda: [rjieba.tag(text) for text in texts])
    bare = seconds(lambda: [pattern.findall(text) for text in texts])
    print(
        f"{len(found)} files of {found[0].parent.parent.name}, {len(reports)} reports, {characters:,} characters"
    )
    for name, took in (("extract", ours), ("rjieba.tag", tagging), ("number and unit by re", bare)):
        print(
            f"  {name:<22} {characters / took:>12,.0f} characters/s   {ours / took:8.1f} x as fast as extract"
        )
    # What follows a glossary's heading is left over unread: many times over, the text would be read but once.
    return max((re.split(r"\n[^\n]{0,12}名词解释", text)[0] for text in texts), key=len)


def growth(text: str) -> None:
    """The time per character of the text, and of the text many times over; 1.00 throughout is linear."""
    print(f"\nextract on {len(text):,} characters, so many times over, as one report")
    first = 0.0
    for times in GROWTH:
        document, report = alone(text * times)
        took = seconds(lambda d=document, r=report: extract(d, r), ROUNDS if times == 1 else 1)  # type: ignore[misc]
        each = took / len(document.text)
        first = first or each
        print(
            f"  {times:>4} x  {took:8.2f} s   {1e6 * each:6.2f} µs a character   {each / first:5.2f} of 1 x"
        )


def odd(text: str) -> None:
    """Texts that a pattern which backtracks badly would never come back from."""
    print("\nextract on text that is none")
    line = "".join(text.split())
    for name, unit, size in (
        ("a megabyte of digits", "7", MEGABYTE),
        ("a megabyte of brackets", "（", MEGABYTE),
        ("a megabyte of 、", "、", MEGABYTE),
        ("a megabyte of X", "X", MEGABYTE),
        ("one line of 10 MB", line, 10 * MEGABYTE),
    ):
        document, report = alone(unit * (size // len(unit.encode())))
        took = seconds(lambda d=document, r=report: extract(d, r), 1)  # type: ignore[misc]
        print(f"  {name:<22} {took:8.2f} s   {len(document.text) / took:>12,.0f} characters/s")


if __name__ == "__main__":
    longest = speed()
    growth(longest)
    odd(longest)
