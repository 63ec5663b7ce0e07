"""How the app is served: the HTML that comes before Streamlit's client runs, and what a start says and opens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import cli_util, config, file_util
from streamlit.web.server import server_util

from pages.contents import FIRST, PAGES

TITLE: Final = "指标台账 Indicator Ledger"
# Where a page of HTML does not say where the server is, Streamlit's client asks for it below the page's own path
# first, and waits a tenth of a second after the answer that it is not there. A proxy may add a path before the page's.
_SERVER: Final = """<script>
      window.__streamlit = {
        BACKEND_BASE_URL: location.origin + location.pathname.replace(/\\/(PAGES)?$/, ""),
        HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false},
      }
    </script>"""
# The program that draws charts is large: it is fetched and started while the page's script runs at the server.
_CHARTS: Final = """
    <link rel="modulepreload" crossorigin href="{file}">
    <script type="module">import("{file}")</script>"""


def first_html(static: Path) -> str:
    """What a browser gets first for every page, made from the index.html of Streamlit's client in the folder."""
    html = (static / "index.html").read_text(encoding="utf-8")
    head = _SERVER.replace("PAGES", "|".join(PAGES))
    for file in sorted((static / "static" / "js").glob("PlotlyChart.*.js")):
        head += _CHARTS.format(file=f"./{file.relative_to(static).as_posix()}")
    html = html.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>")
    return html.replace("<head>", f"<head>\n    {head}", 1)


def routes() -> list[Route]:
    """A route for the address of each page; whatever else is asked for is Streamlit's to answer."""
    html = first_html(Path(file_util.get_static_dir()))

    def answer(_: Request) -> HTMLResponse:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    base = config.get_option("server.baseUrlPath").strip("/")
    path = f"/{base}/" if base else "/"
    return [Route(path if name == FIRST else path + name, answer) for name in PAGES]


@asynccontextmanager
async def announced(_: st.App) -> AsyncIterator[None]:
    """Say where the app is, and open it in the browser unless the server is headless.

    Streamlit does both for a script without an App, and recommends its tools for programmers besides, in the
    terminal and to the readers of the pages; logger.hideWelcomeMessage keeps it from that.
    """
    url = server_util.get_url(server_util.get_display_address(config.get_option("server.address")))
    cli_util.print_to_cli(f"{TITLE}: {url}")
    if not config.get_option("server.headless"):
        cli_util.open_browser(url)
    yield
