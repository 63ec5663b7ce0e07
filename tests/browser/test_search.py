import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_app import open_page, settle

pytestmark = pytest.mark.browser


def test_an_indicator_is_found_by_its_initials_with_the_keyboard_alone(page: Page, app: str) -> None:
    open_page(page, f"{app}/export")
    page.get_by_role("searchbox", name="搜索指标、单位").focus()
    page.keyboard.type("dqsczz")
    found = page.locator(".st-key-found a").first
    expect(found).to_contain_text("地区生产总值")
    while not found.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/growth\?.*indicator=gdp"), timeout=30_000)
    settle(page)
    expect(page.locator("[data-testid=stHeading]").nth(1)).to_contain_text("地区生产总值同比增速")


def test_a_find_on_the_page_that_is_open_changes_its_address_and_the_way_back(page: Page, app: str) -> None:
    open_page(page, f"{app}/growth?indicator=gdp")
    page.get_by_role("searchbox", name="搜索指标、单位").fill("gdzctz")
    page.locator(".st-key-found button").first.click()
    expect(page).to_have_url(re.compile("indicator=fixed_asset_investment"), timeout=30_000)
    heading = page.locator("[data-testid=stHeading]").nth(1)
    expect(heading).to_contain_text("固定资产投资同比增速", timeout=30_000)
    page.go_back()
    expect(page).to_have_url(re.compile("indicator=gdp"))
    expect(heading).to_contain_text("地区生产总值同比增速", timeout=30_000)


def test_on_a_phone_a_find_on_the_page_that_is_open_closes_the_sidebar(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{app}/growth?indicator=gdp")
    page.get_by_test_id("stExpandSidebarButton").click()
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    page.get_by_role("searchbox", name="搜索指标、单位").fill("gdzctz")
    page.locator(".st-key-found button").first.click()
    expect(page).to_have_url(re.compile("indicator=fixed_asset_investment"), timeout=30_000)
    expect(sidebar).to_have_attribute("data-collapsed", "true")


def test_what_an_indicator_means_is_told_beside_its_chart(page: Page, app: str) -> None:
    open_page(page, f"{app}/growth?indicator=gdp")
    page.get_by_role("button", name="指标说明").click()
    told = page.locator("[data-testid=stPopoverBody]")
    expect(told).to_contain_text("增速按不变价计算")
    expect(told).to_contain_text("1 亿元 = 10,000 万元 = 100,000,000 元")
