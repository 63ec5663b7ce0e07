"""How soon a page of the app shows its first chart in Chromium, beside a bare Streamlit page with one chart."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, sync_playwright

ROOT: Final = Path(__file__).parents[2]
BARE: Final = """
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=["a", "b", "c"], orientation="h")))
"""
CHART: Final = ".js-plotly-plot .main-svg .trace"
TABLE: Final = "[data-testid=stDataFrame] canvas"  # where a page has no chart
LOADS: Final = 5
ATTEMPTS: Final = 300


@contextmanager
def serving(script: Path, warehouse: Path) -> Iterator[str]:
    """A server that runs the script; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    options = f"--server.port {port} --server.address 127.0.0.1 --server.headless true"
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options.split()],
        cwd=ROOT,
        env=os.environ | {"INDICATOR_LEDGER_WAREHOUSE": str(warehouse)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(ATTEMPTS):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def shown_after(context: BrowserContext, address: str, selector: str) -> float:
    """Milliseconds from the start of the navigation until the selector is in the page."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    found = page.wait_for_function(
        "selector => document.querySelector(selector) && performance.now()", arg=selector, timeout=120_000
    )
    took = float(found.json_value())
    page.close()
    return took


def first_charts(warehouse: Path, addresses: Mapping[str, str]) -> Iterator[tuple[str, float, float, bool]]:
    """For each page: its name, its first chart and the bare page's in ms, and whether it has a chart at all.

    `addresses` are the pages' by name, without the server. Medians of alternated loads in one browser, whose
    cache holds the programs of both; every page has been opened once before.
    """
    with tempfile.TemporaryDirectory() as folder:
        bare_script = Path(folder) / "bare.py"
        bare_script.write_text(BARE, encoding="utf-8")
        with (
            serving(bare_script, warehouse) as bare,
            serving(ROOT / "dashboard.py", warehouse) as app,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
            shown_after(context, bare, CHART)
            for name, address in addresses.items():
                selector = TABLE if name in ("upload", "export") else CHART
                shown_after(context, f"{app}/{address}", selector)
                ours, theirs = [], []
                for _ in range(LOADS):
                    theirs.append(shown_after(context, bare, CHART))
                    ours.append(shown_after(context, f"{app}/{address}", selector))
                yield name, statistics.median(ours), statistics.median(theirs), selector == CHART
            browser.close()
