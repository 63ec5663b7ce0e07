"""Every filter of every page is in the address, and an address opens every filter as it was."""

import importlib
from pathlib import Path

import pytest
import streamlit as st

from pages import common, filters
from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, Said, growth, level

JOBS = "城镇新增就业"
VIEWS = [
    ("overview", {}),
    ("growth", {}),
    ("targets", {}),
    ("compare", {"view": "grid"}),
    ("compare", {"view": "ranks"}),
    ("compare", {"view": "pair"}),
    ("compare", {"view": "pair", "versus": "periods"}),
    ("trends", {"by": "organisations"}),
    ("trends", {"by": "indicators"}),
    ("profile", {}),
    ("source", {}),
    ("quality", {"show": "coverage"}),
    ("quality", {"show": "conflicts"}),
    ("quality", {"show": "corrections"}),
    ("briefing", {}),
    ("export", {}),
]
# The filters of each page; what a view leaves out, another of the page's views has.
FILTERS = {
    "overview": {"group", "period", "topic"},
    "growth": {"group", "indicator", "period"},
    "targets": {"group", "year", "indicator", "kind"},
    "compare": {"view", "group", "heat", "period", "indicators", "versus", "a", "b", "other"},
    "trends": {"by", "group", "indicator", "organisation", "measure", "series", "focus", "layout"},
    "profile": {"group", "organisation", "topic", "list"},
    "source": {"organisation", "report", "list"},
    "quality": {"group", "organisation", "show", "report", "reason", "page"},
    "briefing": {"group", "period", "indicators", "organisations"},
    "export": {"indicator", "organisation", "period", "organisation_type", "kind", "status", "table"},
    "upload": set(),
}
KINDS = (
    "selectbox",
    "multiselect",
    "segmented_control",
    "pills",
    "radio",
    "toggle",
    "checkbox",
    "slider",
    "date_input",
)


@pytest.fixture
def told(publish):
    """Three towns and a bureau over three periods, with goals, ranks, conflicts and numbers left over."""

    def town(name, period, gdp, grew, invested, *more, type_="town"):
        said = [
            level(GDP, gdp), growth(GDP, grew), level(INVESTMENT, invested), growth(INVESTMENT, "4.0%"),
            level(INVESTMENT, "9.00亿元", status="target", period=period[:4]),
            growth(INVESTMENT, "6.0%", status="target", period=period[:4]),
            level(JOBS, "300人", status="target", period=period[:4]),
            Said(GDP, "1第", "rank"), level(JOBS, "100人"), level("招商项目", "XX个"),
            level("研发投入", "3亿元", qualifier="~"), *more,
        ]  # fmt: skip
        return Given(name, period, said, type_, unread=[("20日", "date"), ("一是", "list_number")])

    differing = [level(f"第{n}类树木", f"{n + 1}棵", period="2023H1") for n in range(12)]
    again = [level(f"第{n}类树木", f"{n + 3}棵", period="2023H1") for n in range(12)]
    return publish(
        town("石桥镇", "2023H1", "10.00亿元", "5.0%", "4.00亿元", *differing),
        town("东湖镇", "2023H1", "20.00亿元", "6.0%", "5.00亿元"),
        town("石桥镇", "2023", "21.00亿元", "5.5%", "8.00亿元"),
        town("东湖镇", "2023", "41.00亿元", "6.5%", "9.00亿元"),
        town("石桥镇", "2024H1", "11.00亿元", "10.0%", "6.00亿元", *again),
        town("河口乡", "2024H1", "8.00亿元", "3.0%", "2.00亿元", type_="township"),
        town("东湖镇", "2024H1", "21.00亿元", "9.0%", "4.00亿元"),
        town("云岭县统计局", "2024H1", "90.00亿元", "9.5%", "50.00亿元", type_="department"),
        town("云岭县统计局", "2023H1", "80.00亿元", "8.5%", "45.00亿元", type_="department"),
    )


@pytest.fixture
def offered(monkeypatch):
    """By key, the options of each filter as the page that ran last offered them; AppTest knows their labels alone."""
    found = {}

    def recorded(choose):
        def wrapper(key, label, options, **more):
            found[key] = list(options)
            return choose(key, label, options, **more)

        return wrapper

    head = common.head

    def headed(*args, **more):
        found.clear()
        head(*args, **more)

    for name in ("choose", "choose_some"):
        monkeypatch.setattr(filters, name, recorded(getattr(filters, name)))
    monkeypatch.setattr(common, "head", headed)
    return found


def widgets(at):
    """The page's widgets that choose something, by key; those beside the page are none of its filters."""
    return {widget.key: widget for kind in KINDS for widget in at.main.get(kind)}


def values(at):
    return {key: widget.value for key, widget in widgets(at).items()}


def test_every_page_is_told_of_here():
    pages = {
        file.stem
        for file in Path(common.__file__).parent.glob("*.py")
        if "common.head(" in file.read_text(encoding="utf-8")
    }
    assert pages == set(FILTERS)
    assert {page for page, _ in VIEWS} == {page for page, filters in FILTERS.items() if filters}


def test_every_filter_of_every_page_is_seen(told, offered):
    seen = {page: set() for page in FILTERS}
    for page, query in VIEWS:
        at = open_page(page, **query)
        assert set(widgets(at)) == set(offered), f"a widget of {page} is not kept in the address"
        seen[page] |= {key for key, options in offered.items() if len(options) > 1}
    assert seen == FILTERS


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "query"), VIEWS, ids=lambda given: given if isinstance(given, str) else str(given)
)
def test_a_choice_is_opened_again_by_its_address(told, offered, name, query):
    open_page(name, **query)
    for key in list(offered):
        at = open_page(name, **query)
        widget = widgets(at)[key]
        others = [option for option in offered[key] if option != widget.value]
        if not others:
            continue
        chosen = [others[-1]] if isinstance(widget.value, list) else others[-1]
        widget.set_value(chosen)
        run(at)
        assert values(at).get(key, chosen) == chosen, f"{name}: {key} does not keep what was chosen"
        again = open_page(name, **at.query_params)
        assert values(again) == values(at), f"{name}: {key}={chosen}"
        assert again.query_params == at.query_params


def test_an_address_opens_the_same_view_in_the_other_language(told):
    at = open_page("trends", by="indicators", organisation="云岭县/东湖镇", series=["gdp"], lang="zh")
    other = open_page("trends", **{**at.query_params, "lang": "en"})
    assert values(other) == values(at)
    assert other.title[0].value == "Trends"


@pytest.mark.parametrize("name", ["compare", "briefing", "export"])
def test_a_list_that_offers_not_every_indicator_says_so(told, monkeypatch, name):
    assert "名单列出" not in words(open_page(name))
    for module in (filters, importlib.import_module(f"pipeline.queries.{name}")):
        monkeypatch.setattr(module, "MOST_LISTED", 1)
    st.cache_data.clear()
    at = open_page(name)
    assert "名单列出单位最多的 1 项" in words(at)
    chosen = next(box for box in at.multiselect if box.key in ("indicators", "indicator"))
    assert len(chosen.options) == 1
