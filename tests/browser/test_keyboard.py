"""What a reader without a mouse reaches: the menu, and from a table beside a chart the sentence."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_app import open_page, settle

pytestmark = pytest.mark.browser


def test_from_the_table_beside_a_chart_enter_opens_the_sentence(page: Page, app: str) -> None:
    open_page(page, f"{app}/growth?indicator=fixed_asset_investment")
    cells = page.locator("canvas[data-testid=data-grid-canvas]")
    cells.last.scroll_into_view_if_needed()
    page.get_by_role("button", name="SVG").last.focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "CANVAS":
            break
    page.keyboard.press("ArrowDown")
    for _ in range(10):  # to the last column
        page.keyboard.press("ArrowRight")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value).to_have_url(re.compile(r"/source\?observation="))
    settle(opened.value)
    expect(opened.value.locator(".text mark.selected")).to_be_in_viewport(timeout=30_000)
    expect(page.locator("#portal a")).to_have_count(0)  # the bubble with the link is gone


def test_the_focus_is_seen_in_the_menu(page: Page, app: str) -> None:
    open_page(page, app)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.locator("[data-testid=stSidebarNavLink]").first
    expect(focused).to_be_focused()
    expect(focused).to_have_css("outline-style", "solid")
