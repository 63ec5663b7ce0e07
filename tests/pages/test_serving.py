"""What a browser gets before Streamlit's client runs, and what a start says and opens."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request
from streamlit import cli_util, config, file_util

import dashboard
from pages import contents, serving

INDEX = (
    '<!DOCTYPE html><html><head><meta charset="UTF-8" /><title>Streamlit</title></head><body></body></html>'
)


@pytest.fixture
def static(tmp_path):
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "index.html").write_text(INDEX, encoding="utf-8")
    return tmp_path


def test_the_first_html_names_the_app_and_fetches_what_draws_charts(static):
    (static / "static" / "js" / "PlotlyChart.abc.js").touch()
    html = serving.first_html(static)
    assert "<title>指标台账 Indicator Ledger</title>" in html
    assert html.count('"./static/js/PlotlyChart.abc.js"') == 2


def test_a_client_without_that_program_is_served_all_the_same(static):
    html = serving.first_html(static)
    assert "PlotlyChart" not in html
    assert html.endswith("</head><body></body></html>")


def test_the_installed_client_has_what_is_replaced_and_fetched():
    html = serving.first_html(Path(file_util.get_static_dir()))
    assert "<title>Streamlit</title>" not in html
    assert html.count("PlotlyChart.") == 2


@pytest.mark.parametrize("base", ["", "ledger", "/ledger/"])
def test_every_page_has_its_address_below_the_servers_path(base, monkeypatch):
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": base}.__getitem__)
    served = {route.path: route.endpoint(Request({"type": "http"})) for route in serving.routes()}
    path = "/ledger/" if base else "/"
    assert list(served) == [path if name == "overview" else path + name for name in contents.PAGES]
    assert all(serving.TITLE in answer.body.decode() for answer in served.values())
    assert {answer.headers["cache-control"] for answer in served.values()} == {"no-cache"}


@pytest.mark.parametrize(
    ("headless", "address", "opened"),
    [
        (True, "localhost", []),
        (False, "localhost", ["http://localhost:8501"]),
        (False, "0.0.0.0", ["http://localhost:8501"]),
        (False, "10.1.2.3", ["http://10.1.2.3:8501"]),
    ],
)
def test_the_start_says_where_the_app_is_and_opens_it_unless_headless(
    headless, address, opened, monkeypatch, capsys
):
    options = {
        "server.headless": headless,
        "server.address": address,
        "server.sslCertFile": None,
        "server.baseUrlPath": "",
        "browser.serverPort": 8501,
        "global.developmentMode": False,
    }
    monkeypatch.setattr(config, "get_option", options.__getitem__)
    addresses: list[str] = []
    monkeypatch.setattr(cli_util, "open_browser", addresses.append)

    async def start() -> None:
        async with serving.announced(dashboard.app):
            pass

    with ThreadPoolExecutor(1) as thread:  # the browser tests keep a loop of their own running in this one
        thread.submit(asyncio.run, start()).result()
    assert addresses == opened
    said = capsys.readouterr().out
    assert all(url in said for url in opened)
    assert "指标台账" in said
