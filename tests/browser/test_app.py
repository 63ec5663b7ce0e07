import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Download, Page, expect

from tests.browser.conftest import ROOT, SCREENSHOTS

pytestmark = pytest.mark.browser

PAGES = sorted(
    file.stem for file in (ROOT / "pages").glob("*.py") if 'common.head("' in file.read_text("utf-8")
)
REPORT = (
    "河湾镇2024年上半年工作报告\n\n"
    "一、主要工作\n"
    "上半年完成固定资产投资5.37亿元，同比增长13.9%；<img src=x onerror=alert(1)>项目开工7个。\n"
    "指标\t上半年（亿元）\t同比增长（%）\n"
    "外贸<b>出口</b>\t1.2\t-3.4\n"
    "财政总收入\t5.2\t7.1\n"
)


def address(app: str, name: str) -> str:
    return app if name == "overview" else f"{app}/{name}"


def open_page(page: Page, url: str) -> None:
    """Open an address of the app and wait until its script has run to the end."""
    page.goto(url)
    expect(page.locator("[data-testid=stMainBlockContainer] h1")).to_be_visible(timeout=30_000)
    settle(page)


def settle(page: Page) -> None:
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(
        timeout=30_000
    )


def click_first_bar(page: Page) -> None:
    bar = page.locator(".js-plotly-plot .barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def download(page: Page, label: str) -> Download:
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    return started.value


def test_a_bar_of_growth_leads_to_its_sentence_and_back(page: Page, app: str) -> None:
    open_page(page, f"{app}/growth?indicator=fixed_asset_investment")
    click_first_bar(page)
    expect(page).to_have_url(re.compile(r"/source\?.*observation="), timeout=30_000)
    selected = page.locator(".text mark.selected")
    expect(selected).to_be_in_viewport(timeout=30_000)
    number = selected.text_content() or ""
    assert re.search(r"\d", number)
    expect(page.locator("dl.fields")).to_contain_text(number)
    told = "".join(page.locator(".text .told").all_text_contents())
    assert number in told
    assert len(told) > len(number)
    page.go_back()
    expect(page).to_have_url(f"{app}/growth?indicator=fixed_asset_investment")
    settle(page)
    expect(page.locator("[data-testid=stHeading]").nth(1)).to_contain_text("固定资产投资同比增速")


def test_another_way_of_comparing_is_one_step_back(page: Page, app: str) -> None:
    link = f"{app}/trends?by=organisations&indicator=fixed_asset_investment"
    open_page(page, link)
    page.get_by_role("radio", name="多项指标").click()
    expect(page).to_have_url(re.compile("by=indicators.*organisation="), timeout=30_000)
    settle(page)
    page.go_back()
    expect(page).to_have_url(link)
    settle(page)
    expect(page.locator("[data-testid=stHeading]").nth(1)).to_contain_text("固定资产投资")


def test_a_number_is_chosen_by_click_and_by_keyboard(page: Page, app: str) -> None:
    open_page(page, f"{app}/source")
    marks = page.locator(".text mark:not(.leftover)")
    marks.nth(2).click()
    expect(marks.nth(2)).to_have_class(re.compile("selected"))
    expect(page).to_have_url(re.compile("observation="))
    settle(page)
    before = page.url
    marks.nth(2).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(before)
    expect(page.locator(".text mark.selected")).to_have_count(1)
    expect(marks.nth(2)).not_to_have_class(re.compile("selected"))


def test_a_highlight_leads_to_its_place_and_on_to_another_organisation(page: Page, app: str) -> None:
    open_page(page, f"{app}/growth")
    click_first_bar(page)
    expect(page.locator(".text mark.selected")).to_be_in_viewport(timeout=30_000)
    settle(page)
    here = page.locator("dl.fields dd").last.text_content()
    bars = page.locator(".st-key-source_place .barlayer .point path")
    bars.last.scroll_into_view_if_needed()
    box = bars.last.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("dl.fields dd").last).not_to_have_text(here or "", timeout=30_000)
    expect(page.locator(".text mark.selected")).to_be_in_viewport()


def test_a_link_followed_first_of_all_opens_inside_the_frame(
    page: Page, start_app: Callable[[Path], str], sample_warehouse: Path
) -> None:
    open_page(page, f"{start_app(sample_warehouse)}/export?kind=growth")
    expect(page.get_by_role("link", name="总览")).to_be_visible()
    expect(page.get_by_text("report text")).to_have_count(0)
    expect(page.locator("[data-testid=stMultiSelect]").filter(has_text="类别")).to_contain_text("增速")


def test_a_dropped_file_is_in_the_other_pages_at_once(
    page: Page, start_app: Callable[[Path], str], sample_warehouse: Path, tmp_path: Path
) -> None:
    own = tmp_path / "ledger.duckdb"
    shutil.copyfile(sample_warehouse, own)
    report = tmp_path / "河湾镇.txt"
    report.write_text(REPORT, encoding="utf-8")
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    open_page(page, f"{start_app(own)}/upload")
    page.set_input_files("input[type=file]", [report, broken])
    expect(page.locator("[data-testid=stAlert]").first).to_contain_text("新读 1 个文件", timeout=60_000)
    expect(page.locator("[data-testid=stAlert]").nth(1)).to_contain_text("坏.pdf")
    page.get_by_role("link", name="去原文看").click()
    expect(page.locator(".text mark").filter(has_text="5.37亿元")).to_be_visible(timeout=30_000)
    expect(page.locator(".text")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".text img, .text b")).to_have_count(0)
    expect(page.locator(".text table tr").nth(1).locator("td")).to_have_text(
        ["外贸<b>出口</b>", "1.2", "-3.4"]
    )
    page.locator(".text td mark").filter(has_text="7.1").click()
    expect(page.locator("dl.fields")).to_contain_text("同比增长(%)", timeout=30_000)
    expect(page.locator("dl.fields")).to_contain_text("财政总收入")


def test_the_language_can_be_switched_and_stays(page: Page, app: str) -> None:
    open_page(page, f"{app}/source")
    expect(page.locator("h1")).to_have_text("原文")
    page.get_by_role("button", name="English").or_(page.get_by_role("radio", name="English")).click()
    expect(page.locator("h1")).to_have_text("Source", timeout=30_000)
    page.get_by_role("link", name="Export").click()
    expect(page.locator("h1")).to_have_text("Export", timeout=30_000)


def test_the_browsers_language_decides_at_first(
    open_context: Callable[..., BrowserContext], app: str
) -> None:
    page = open_context(locale="en-GB").new_page()
    open_page(page, f"{app}/upload")
    expect(page.locator("h1")).to_have_text("Import")


def test_the_csv_holds_every_row_that_the_filters_leave(page: Page, app: str) -> None:
    open_page(page, f"{app}/export?kind=growth&period=2024H1")
    counted = re.search(r"(\d+) 个数字", page.locator("[data-testid=stMain]").inner_text())
    assert counted is not None
    data = Path(download(page, "下载 CSV（Excel 可直接打开）").path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == int(counted[1])
    assert {row["kind"] for row in rows} == {"growth"}
    assert {row["period"] for row in rows} == {"2024H1"}
    for row in rows:
        assert row["quote"].lstrip("'") in row["sentence"]
        assert int(row["end"]) > int(row["start"])
        assert len(row["sha256"]) == 64
        assert row["file"]


@pytest.mark.parametrize("name", ["growth", "targets", "trends", "compare?view=ranks", "compare?view=pair"])
def test_the_csv_of_a_table_says_where_each_row_comes_from(page: Page, app: str, name: str) -> None:
    open_page(page, f"{app}/{name}")
    button = page.get_by_role("button", name="下载 CSV").last
    with page.expect_download() as started:
        button.click()
    rows = list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text("utf-8-sig"))))
    assert "source?" not in str(rows)
    assert any("原句" in head and row[head] for row in rows for head in row)
    assert any(
        "文件" in head and row[head].endswith((".txt", ".docx", ".html")) for row in rows for head in row
    )


def test_the_workbook_has_data_sources_and_definitions(page: Page, app: str) -> None:
    open_page(page, f"{app}/export?kind=rank&period=2024H1")
    book = openpyxl.load_workbook(io.BytesIO(Path(download(page, "下载 xlsx").path()).read_bytes()))
    assert book.sheetnames == ["数据", "来源", "说明"]
    assert book["数据"].max_row > 1
    book.close()


def test_the_notice_as_a_file_has_a_note_for_every_figure(page: Page, app: str) -> None:
    open_page(page, f"{app}/briefing")
    words = Path(download(page, "下载 Markdown").path()).read_text("utf-8")
    notes = re.findall(r"^\[\^(\d+)\]: .*\*\*【\S.*】\*\*", words, re.MULTILINE)
    assert notes == [str(number) for number in range(1, len(notes) + 1)]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", words)) == set(notes) != set()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(
    open_context: Callable[..., BrowserContext], app: str, name: str
) -> None:
    page = open_context(width=390, height=844).new_page()
    open_page(page, address(app, name))
    page.wait_for_function(
        """() => [document.documentElement, document.querySelector("[data-testid=stMain]")].every(
            (element) => element.scrollWidth <= element.clientWidth)"""
    )  # drawn by the browser after the script has ended


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_drawn_in_both_themes(
    open_context: Callable[..., BrowserContext], app: str, name: str, theme: str
) -> None:
    page = open_context(theme=theme).new_page()
    open_page(page, address(app, name))
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{theme}.png")
