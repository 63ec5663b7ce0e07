"""Figures saved as files, and pages printed as one sheet."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_app import address, click_first_bar, download, open_page, settle

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
A4 = (595, 842)  # points
SHEETS = {
    "overview": ("总览", "期间：2024 年上半年"),
    "growth": ("增速", "期间：2024 年上半年"),
    "targets": ("目标", "年度：2024 年"),
    "compare": ("对比", "看什么：一览"),
    "compare?view=ranks": ("对比", "看什么：所称位次"),
    "trends": ("趋势", "指标：地区生产总值"),
    "profile": ("单位", "单位类型：全部"),
}


def open_whole(page: Page, url: str) -> None:
    """Open an address and wait for the print button, which comes last."""
    open_page(page, url)
    expect(
        page.get_by_role("button", name="打印").or_(page.get_by_role("button", name="Print"))
    ).to_be_visible(timeout=30_000)


def save(page: Page, form: str) -> tuple[str, bytes]:
    """The name and the bytes of the first figure saved in a form."""
    with page.expect_download() as started:
        page.get_by_role("button", name=f"存图 {form}").first.click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def words_of(svg: bytes) -> tuple[ElementTree.Element, list[str]]:
    root = ElementTree.fromstring(svg)
    return root, ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


def printed(page: Page) -> tuple[list[tuple[float, float]], str]:
    """The sizes of the sheets that the browser prints, in points, and the words on them."""
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    sizes = [sheet.get_size() for sheet in document]
    document.close()
    return sizes, words.replace("\r\n", "\n")


def close(text: str) -> str:
    """Words without the breaks and spaces that a sheet's lines bring."""
    return re.sub(r"\s+", "", text)


def test_a_figure_saved_as_svg_has_its_title_its_marks_and_its_source(page: Page, app: str) -> None:
    open_whole(page, f"{app}/growth?period=2024H1&indicator=gdp")
    heading = page.locator("h3").first.inner_text()
    name, data = save(page, "SVG")
    assert name == f"{heading}.svg"
    root, words = words_of(data)
    assert root.findtext(f"{SVG}title") == heading
    assert any(re.match(r"来源：\d+ 份报告 · 2024 年上半年", line) for line in words)
    assert heading in words
    assert "鹭口乡" in words
    assert "9.7" in words
    assert any(".docx" in line for line in words)
    assert not re.search(rb"<script|href=.http", data)


def test_a_figure_saved_as_png_has_two_pixels_for_each_of_the_svgs(page: Page, app: str) -> None:
    open_whole(page, f"{app}/growth?period=2024H1")
    settle(page)
    root, _ = words_of(save(page, "SVG")[1])
    name, data = save(page, "PNG")
    assert name.endswith(".png")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    assert (width, height) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    drawn = page.evaluate(
        """async (bytes) => {
            const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
            const canvas = new OffscreenCanvas(image.width, image.height);
            const pen = canvas.getContext("2d");
            pen.drawImage(image, 0, 0);
            const { data } = pen.getImageData(0, 0, image.width, image.height);
            const colours = new Set();
            for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
            return [...colours].map((colour) => colour.toString(16).padStart(6, "0"));
        }""",
        list(data),
    )
    assert {"ffffff", "1f5fa8"} <= set(drawn)


def test_a_figure_is_saved_with_the_keyboard_alone(page: Page, app: str) -> None:
    open_whole(page, f"{app}/growth?period=2024H1")
    page.get_by_role("button", name="存图 PNG").first.focus()
    page.keyboard.press("Tab")
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".svg")


def test_buttons_speak_the_language_of_the_page(
    open_context: Callable[..., BrowserContext], app: str
) -> None:
    page = open_context(locale="en-GB").new_page()
    open_whole(page, f"{app}/targets?year=2023")
    expect(page.get_by_role("button", name="Save figure PNG").first).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_visible()


@pytest.mark.parametrize("name", ["overview", "growth", "targets", "compare", "trends", "profile", "quality"])
def test_every_figure_of_every_page_can_be_saved(page: Page, app: str, name: str) -> None:
    (open_page if name == "quality" else open_whole)(page, address(app, name))
    settle(page)
    for form in ("PNG", "SVG"):
        buttons = page.get_by_role("button", name=f"存图 {form}")
        expect(buttons.first).to_be_visible(timeout=30_000)
        expect(page.locator(".js-plotly-plot")).to_have_count(buttons.count(), timeout=30_000)
    titles = []
    for button in page.get_by_role("button", name="存图 SVG").all():
        with page.expect_download() as started:
            button.click()
        root, words = words_of(Path(started.value.path()).read_bytes())
        titles.append(root.findtext(f"{SVG}title"))
        assert any(line.startswith("来源：") for line in words)
    assert len(set(titles)) == len(titles)


def test_the_figures_beside_a_number_can_be_saved(page: Page, app: str) -> None:
    open_whole(page, f"{app}/growth?period=2024H1")
    click_first_bar(page)
    # The page left behind has as many figures, and stays in sight for a while.
    expect(page.locator(".text mark.selected")).to_be_in_viewport(timeout=30_000)
    expect(page.get_by_role("button", name="存图 SVG")).to_have_count(2, timeout=30_000)
    settle(page)
    assert "地区生产总值" in save(page, "SVG")[0]


def test_a_figure_with_markup_in_its_names_is_saved_as_text(
    page: Page, start_app: Callable[[Path], str], tmp_path: Path
) -> None:
    from tests.warehouse.making import Given, growth, warehouse

    name = '<img src=x onerror="alert(1)">&镇'
    given = [Given(who, "2024H1", [growth("地区生产总值", "5.0%")]) for who in (name, "石桥镇")]
    warehouse(tmp_path, *given).close()
    open_whole(page, f"{start_app(tmp_path / 'ledger.duckdb')}/growth")
    root, words = words_of(save(page, "SVG")[1])
    assert close(name) in close("".join(words))
    assert not list(root.iter(f"{SVG}img"))
    sizes, said = printed(page)
    assert len(sizes) == 1
    assert close(name) in close(said)


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_is_printed_on_one_sheet_with_filters_link_table_and_sources(
    page: Page, app: str, name: str
) -> None:
    open_whole(page, address(app, name))
    question = page.locator("[data-testid=stCaptionContainer]").first.inner_text()
    heading = page.locator("h3").first.inner_text()
    title, chosen = SHEETS[name]
    if name != "compare?view=ranks":  # which has no figure
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=30_000)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(page.locator(".ledger-sheet figure svg text")).not_to_have_count(0)
    sizes, words = printed(page)
    assert [tuple(map(round, size)) for size in sizes] == [A4]
    said = close(words)
    assert said.startswith(close(title + question))
    assert close(chosen) in said
    if name not in ("overview", "profile"):  # they open with other headings
        assert close(heading) in said
    assert "来源：" in said
    assert "文件：" in said
    assert app in said
    for widget in ("存图", "下载CSV", "语言", "搜索指标", "打印"):
        assert widget not in said


def test_the_printed_link_opens_the_same_view(page: Page, app: str) -> None:
    open_whole(page, f"{app}/targets?year=2023&kind=level")
    page.evaluate("window.print = () => window.dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="打印").click()
    link = page.locator(".ledger-sheet a").get_attribute("href") or ""
    query = parse_qs(urlsplit(link).query)
    assert query["year"] == ["2023"]
    assert query["kind"] == ["level"]
    assert set(query) >= {"indicator", "group", "lang"}
    heading = page.locator(".ledger-sheet h2").first.inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".ledger-sheet")).to_have_count(0)
    open_whole(page, unquote(link))
    assert page.locator("h3").first.inner_text() == heading


def test_rows_that_do_not_fit_are_counted_on_the_sheet(page: Page, app: str) -> None:
    open_whole(page, f"{app}/trends")
    expect(page.locator(".ledger-sheet")).to_have_count(0)
    table = Path(download(page, "下载 CSV").path()).read_text("utf-8-sig").splitlines()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    kept = page.locator(".ledger-sheet tbody tr").count()
    left = re.search(r"另有 (\d+) 行没有印出", page.locator(".ledger-sheet").inner_text())
    assert left is not None
    assert kept + int(left[1]) == len(table) - 1
    assert page.evaluate("document.querySelector('.ledger-sheet').offsetHeight") <= 273 * 96 / 25.4


@pytest.mark.parametrize("name", ["growth", "targets", "profile"])
def test_every_figure_of_a_page_is_on_its_sheet_and_every_table_on_it_or_named(
    page: Page, app: str, name: str
) -> None:
    open_whole(page, f"{app}/{name}")
    expect(page.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(2, timeout=30_000)
    titles = [plot.get_attribute("aria-label") for plot in page.locator("[data-testid=stPlotlyChart]").all()]
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator(".ledger-sheet")
    expect(sheet.locator("figure svg")).to_have_count(2)
    headings = sheet.locator("h2").all_inner_texts()
    assert headings[:2] == titles
    assert "数据表" in headings or "各项指标" in headings
    if name == "profile":
        assert "承诺与兑现" in sheet.inner_text()
        assert "没有印出的表" in sheet.inner_text()
    assert page.evaluate("document.querySelector('.ledger-sheet').offsetHeight") <= 273 * 96 / 25.4


def test_a_dark_screen_is_printed_black_on_white(
    open_context: Callable[..., BrowserContext], app: str
) -> None:
    page = open_context(theme="dark").new_page()
    open_whole(page, f"{app}/growth?period=2024H1")
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    picture = document[0].render(scale=1).to_numpy()
    document.close()
    assert picture.mean() > 225


def test_a_phone_prints_the_same_sheet(open_context: Callable[..., BrowserContext], app: str) -> None:
    page = open_context(width=390, height=844).new_page()
    open_whole(page, f"{app}/growth?period=2024H1")
    sizes, words = printed(page)
    assert len(sizes) == 1
    assert "鹭口乡" in words
