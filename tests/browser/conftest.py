"""The app as its users meet it: a server on a free port, and headless Chromium that reaches nothing else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pipeline.ingest import ingest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
SCREENSHOTS = ROOT / "build" / "screenshots"
SECONDS = 60
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LOCAL = {"127.0.0.1", "localhost"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"the app ended with status {server.returncode} before it answered")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the app did not answer within {SECONDS} s")


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with the sample reports; tests that write work on a copy."""
    warehouse = tmp_path_factory.mktemp("warehouse") / "ledger.duckdb"
    ingest([SAMPLES], warehouse)
    return warehouse


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Start the app on a warehouse and give its address; all are stopped at the end."""
    with ExitStack() as stack:

        def start(warehouse: Path) -> str:
            port = _free_port()
            log = stack.enter_context(
                (tmp_path_factory.mktemp("app") / "log.txt").open("wb"),
            )
            command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
            options = [
                "--server.port",
                str(port),
                "--server.address",
                "127.0.0.1",
                "--server.headless",
                "true",
            ]
            server = stack.enter_context(
                subprocess.Popen(
                    command + options,
                    cwd=ROOT,
                    env=os.environ | {"INDICATOR_LEDGER_WAREHOUSE": str(warehouse)},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            )
            stack.callback(server.terminate)
            url = f"http://127.0.0.1:{port}"
            _wait_until_healthy(url, server)
            return url

        yield start


@pytest.fixture(scope="session")
def app(start_app: Callable[[Path], str], sample_warehouse: Path) -> str:
    """Address of the app on the samples; tests must not write to it."""
    return start_app(sample_warehouse)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or a skip that says it is missing."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on the PATH: install Debian's package chromium to run the browser tests")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts (size, language, theme) whose every request is held to this machine."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def note(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in LOCAL:
            strangers.append(url)

    def make(
        *, width: int = 1440, height: int = 900, locale: str = "zh-CN", theme: str = "light"
    ) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme="dark" if theme == "dark" else "light",
            accept_downloads=True,
        )
        context.on("request", lambda request: note(request.url))
        context.on("page", lambda opened: opened.on("websocket", lambda socket: note(socket.url)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert strangers == [], f"requests left this machine: {strangers}"


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page of desk size in a Chinese browser."""
    return open_context().new_page()
