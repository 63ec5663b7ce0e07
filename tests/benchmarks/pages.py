"""How fast the pages are over a large warehouse, made of the sample reports many times over.

    python -m tests.benchmarks.pages [OBSERVATIONS] [--keep FILE]

Writes a warehouse of so many observations (1,000,000 where no number is given), or takes the one kept in FILE, and
prints for each page

    first     its script's first run, with nothing cached, in ms
    same      its script run again with the same choice: the median of several runs
    cpu       the same in processor time, which other programs on the machine hardly change
    new       its script run again with a choice not made before, whose queries are cached by nobody: the median
    query     the slowest of its queries, and their sum: each alone and uncached, the median of several runs
    chart     its first chart in Chromium as a multiple of a bare Streamlit page's with one chart, loads alternated

A script's time is that of its run at the server inside the app's frame, without what a test tool does with the outcome.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd
import pytest

from pipeline import warehouse
from tests.benchmarks.browser import first_charts
from tests.benchmarks.large import fill

ROUNDS: Final = 7
CHOICES: Final = 5
FRAME: Final = Path(__file__).parents[2] / "pages" / "frame.py"
_PERIODS: Final = (
    "SELECT period FROM growth WHERE reported IS NOT NULL GROUP BY period ORDER BY count(*) DESC, period"
)
_ORGANISATIONS: Final = "SELECT organisation_id FROM organisation ORDER BY hash(organisation_id)"
# The filter that a page's reader turns most, and what it can be set to.
VARIED: Final = {
    "overview": ("period", _PERIODS),
    "growth": ("indicator", "SELECT indicator_key FROM growth GROUP BY ALL ORDER BY count(*) DESC"),
    "targets": ("indicator", "SELECT indicator_key FROM target WHERE year = 2024 GROUP BY ALL ORDER BY count(*) DESC"),
    "compare": ("period", _PERIODS),
    "trends": ("indicator", "SELECT indicator_key FROM outcome GROUP BY ALL ORDER BY count(*) DESC"),
    "profile": ("organisation", _ORGANISATIONS),
    "source": ("organisation", _ORGANISATIONS),
    "quality": ("organisation", _ORGANISATIONS),
    "briefing": ("period", _PERIODS),
    "upload": ("list", "SELECT unnest(['reports', 'refusals'])"),
    "export": ("indicator", "SELECT indicator_key FROM observation GROUP BY ALL ORDER BY count(*) DESC"),
}  # fmt: skip
_RANKED: Final = """
SELECT observation_id FROM outcome WHERE kind = 'growth' AND NOT masked AND organisation_type = 'town'
ORDER BY observation_id LIMIT 1
"""
Query = tuple[Callable[..., pd.DataFrame], tuple[tuple[str, Hashable], ...]]


class Scripts:
    """Runs pages in the app's frame, and takes down how long each run took and which queries it asked."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(path))
        from streamlit.runtime.scriptrunner import script_runner
        from streamlit.runtime.scriptrunner.script_cache import ScriptCache
        from streamlit.testing.v1 import AppTest, app_test, local_script_runner

        from pages import common

        run, frame, compiled = script_runner.ScriptRunner._run_script, common.frame, ScriptCache()
        self.asked: list[Query] = []
        self._took: list[float] = []
        self._worked: list[float] = []
        self._new = AppTest.from_file

        def timed(runner: Any, data: Any) -> None:
            start, worked = time.perf_counter(), time.process_time()
            run(runner, data)
            self._took.append(time.perf_counter() - start)
            self._worked.append(time.process_time() - worked)

        def noted(query: Callable[..., pd.DataFrame], **params: Hashable) -> pd.DataFrame:
            self.asked.append((query, tuple(sorted(params.items()))))
            return frame(query, **params)

        patch.setattr(script_runner.ScriptRunner, "_run_script", timed)
        patch.setattr(common, "frame", noted)
        # The server keeps the compiled pages from run to run; the test tool would compile them anew each time.
        for module in (app_test, local_script_runner):
            patch.setattr(module, "ScriptCache", lambda: compiled)

    def open(self, page: str) -> Any:
        """The page in a session of its own, not yet run."""
        at = self._new(str(FRAME), default_timeout=600).run()
        at.switch_page(f"{page}.py")
        self.asked.clear()
        return at

    def seconds(self, at: Any) -> tuple[float, float]:
        """How long the page's script runs at the server, with all that it starts over; by the clock and of work."""
        self._took.clear()
        self._worked.clear()
        at.run()
        if at.exception:
            raise RuntimeError(at.exception[0].value)
        return sum(self._took), sum(self._worked)


def query_seconds(path: Path, asked: list[Query]) -> list[float]:
    """The median time of each different query on its own, uncached."""
    connection = warehouse.open_warehouse(path)
    times = []
    for query, params in dict.fromkeys(asked):
        rounds = []
        for _ in range(CHOICES):
            cursor = connection.cursor()
            start = time.perf_counter()
            query(cursor, **dict(params))
            rounds.append(time.perf_counter() - start)
        times.append(statistics.median(rounds))
    connection.close()
    return times


def choices(path: Path, page: str) -> tuple[str, list[str]]:
    """The filter to turn, and values that a page's default is not likely among."""
    key, query = VARIED[page]
    with duckdb.connect(str(path), read_only=True) as connection:
        values = [str(value) for (value,) in connection.execute(query).fetchall()]
    return key, values[-2:] if len(values) < 3 else values[2 : 2 + CHOICES]


def measure(path: Path) -> None:
    """Print a line for each page."""
    print(f"{'page':10} {'first':>6} {'same':>6} {'cpu':>6} {'new':>6} {'query':>6} {'sum':>6}")
    with pytest.MonkeyPatch.context() as patch:
        scripts = Scripts(path, patch)
        for page in VARIED:
            at = scripts.open(page)
            first, _ = scripts.seconds(at)
            asked = list(scripts.asked)
            runs = [scripts.seconds(at) for _ in range(ROUNDS)]
            same, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
            key, values = choices(path, page)
            turned = []
            for value in values:
                at.query_params[key] = value
                turned.append(scripts.seconds(at)[0])
            queries = query_seconds(path, asked)
            figures = (first, same, cpu, statistics.median(turned), max(queries), sum(queries))
            print(f"{page:10} " + " ".join(f"{1000 * figure:6.0f}" for figure in figures), flush=True)
    with duckdb.connect(str(path), read_only=True) as connection:
        (ranked,) = connection.execute(_RANKED).fetchone() or ("",)
    addresses = {page: "" if page == "overview" else page for page in VARIED}
    addresses["source"] = f"source?observation={ranked}"
    print(f"\n{'page':10} {'chart':>6} {'bare':>6} {'ratio':>6}")
    for page, ours, bare, chart in first_charts(path, addresses):
        note = "" if chart else "  (no chart: its first table)"
        print(f"{page:10} {ours:6.0f} {bare:6.0f} {ours / bare:6.2f}{note}", flush=True)


def main() -> None:
    """Write the warehouse where it is not kept, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("observations", type=int, nargs="?", default=1_000_000)
    parser.add_argument(
        "--keep", type=Path, help="keep the warehouse in this file, and use it where it is there"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path: Path = options.keep or Path(folder) / "large.duckdb"
        if not path.exists():
            start = time.perf_counter()
            held = fill(path, options.observations)
            size = path.stat().st_size / 1e6
            print(f"{held:,} observations, {size:.0f} MB, written in {time.perf_counter() - start:.0f} s")
        measure(path)


if __name__ == "__main__":
    main()
