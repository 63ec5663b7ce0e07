"""Web pages to text: the article by trafilatura with its tables, headed by what the page says of itself."""

import copy
import re
from typing import Any, Final

import lxml.html  # type: ignore[import-untyped]
import trafilatura

from pipeline.errors import BrokenFile
from pipeline.read.limits import shown

_BLOCKS: Final = (
    "p|div|li|ul|ol|tr|td|th|h1|h2|h3|h4|h5|h6|br|hr|table|section|article|header|footer|nav|dd|dt"
)
_SHORT: Final = 300
MAX_CELL: Final = 200  # characters; a longer cell frames prose
MAX_SPAN: Final = 100  # rows or columns that one cell can cover
_TELLING: Final = 8  # shorter lines may be navigation that the article happens to contain
_DATE_NAMES: Final = frozenset(
    {"pubdate", "publishdate", "article:published_time", "dc.date", "date", "publish_time"}
)
_TITLE_NAMES: Final = frozenset({"articletitle", "og:title"})
_URL_NAMES: Final = frozenset({"og:url"})
_DATE: Final = re.compile(r"(20\d\d)\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})")
_STATED_DATE: Final = re.compile(
    r"(?:发布时间|发布日期|发表时间|发文日期|公开日期|更新时间|时间|日期)\s*[：:]\s*(20\d\d\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2})"
)
_SITE_NAMES: Final = frozenset({"sitename", "og:site_name"})
_SITE_NAME: Final = re.compile(r"\s*[-_|—–]+\s*([^-_|—–]*)$")


def text(name: str, source: str) -> str:
    """The article's lines, headed by title, date, address and site where only the page around it states them.

    Raises BrokenFile where the bytes hold no page.
    """
    try:
        tree = lxml.html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
        page = _whole_page(copy.deepcopy(tree))
        body = _article(source, page)
    except Exception as error:  # lxml and trafilatura raise many kinds for broken markup
        raise BrokenFile(
            f"文件“{shown(name)}”不是完整的网页；请在浏览器中重新保存，或复制正文存为 .txt，再导入。",
            f"The file “{shown(name)}” is no complete web page; "
            "save it again from the browser, or copy the article into a .txt file, and add that.",
        ) from error
    return "\n".join([*_head(tree, body), body])


def _article(source: str, page: str) -> str:
    """The page's lines from the article's first to its last; the whole page where prose would be lost.

    trafilatura tells where the article is; the lines are the page's own, since it drops what is printed twice.
    """
    found = _squeezed(trafilatura.extract(source, include_comments=False, favor_recall=True) or "")
    lines = page.split("\n")
    squeezed = [_squeezed(line) for line in lines]
    within = [index for index, line in enumerate(squeezed) if len(line) >= _TELLING and line in found]
    if len(found) < _SHORT or not within:  # too little for it to tell article and navigation apart
        return page
    kept = slice(within[0], within[-1] + 1)
    prose = [len(line) if len(line) >= 30 and re.search("[。；]", line) else 0 for line in squeezed]
    return "\n".join(lines[kept]) if sum(prose[kept]) >= 0.9 * sum(prose) else page


def _squeezed(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def _whole_page(tree: Any) -> str:
    """Every visible line, the cells of a table row joined by tabs."""
    for node in tree.xpath("//script | //style | //noscript | //head | //comment()"):
        node.drop_tree()
    for table in tree.xpath("//table[not(.//table)]"):
        _join_cells(table)
    for node in tree.iter():
        if isinstance(node.tag, str) and re.fullmatch(_BLOCKS, node.tag):
            node.text = "\n" + (node.text or "") if node.tag != "br" else node.text
            node.tail = "\n" + (node.tail or "")
    return _tidy(tree.text_content())


def _join_cells(table: Any) -> None:
    """Put the cells of each row on one line, joined by tabs; a cell that spans several leaves the others empty.

    A row that frames the page (one cell, or prose in one) stays as it is: its cells are blocks.
    """
    below: dict[int, int] = {}  # for each column, how many rows a cell from above still covers
    for row in table.xpath("./tr | ./*/tr"):
        cells = [(cell, " ".join(cell.text_content().split())) for cell in row.xpath("./td | ./th")]
        if len(cells) < 2 or any(len(words) > MAX_CELL for _, words in cells):
            continue
        line: list[str] = []

        def covered(line: list[str] = line) -> None:
            while below.get(len(line), 0):
                below[len(line)] -= 1
                line.append("")

        for cell, words in cells:
            covered()
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            below.update(dict.fromkeys(range(len(line), len(line) + width), height - 1))
            line += [words, *[""] * (width - 1)]
        covered()
        tail = row.tail
        row.clear()
        row.text, row.tail = "\t".join(line), tail


def _span(cell: Any, name: str) -> int:
    number = str(cell.get(name) or "1").strip()
    return min(max(int(number), 1), MAX_SPAN) if number.isascii() and number.isdigit() else 1


def _tidy(lines: str) -> str:
    stripped = (re.sub(r"[ \r\f\v\xa0\u3000]+", " ", line).strip(" ") for line in lines.split("\n"))
    return "\n".join(line for line in stripped if line.strip())


def _head(tree: Any, body: str) -> list[str]:
    """Title, date, address and a government's site as lines of their own; what the page states and not the body."""
    stated: dict[str, str] = {}
    for node in tree.xpath("//meta[@content]"):
        key = str(node.get("name") or node.get("property") or "").lower()
        stated.setdefault(key, str(node.get("content")).strip())
    opening = re.sub(r"\s+", "", body[:2000])
    head = []
    title = _first(stated, _TITLE_NAMES) or _heading(tree)
    if title and re.sub(r"\s+", "", title) not in opening:
        head.append(title)
    date = _DATE.search(_first(stated, _DATE_NAMES)) or _DATE.search(_visible_date(tree))
    if date and not _STATED_DATE.search(body[:2000]):
        year, month, day = (int(part) for part in date.groups())
        head.append(f"发布时间：{year}-{month:02d}-{day:02d}")
    address = _first(stated, _URL_NAMES) or next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    if re.fullmatch(r"https?://\S+", address) and address not in body:
        head.append(f"来源网址：{address}")
    behind = _SITE_NAME.search(_title(tree))
    site = _first(stated, _SITE_NAMES) or (behind[1] if behind else "")
    if re.fullmatch(r"\S{2,20}政府\S{0,12}", site):
        head.append(f"网站名称：{site}")
    return head


def _first(stated: dict[str, str], names: frozenset[str]) -> str:
    return next((value for key, value in stated.items() if key in names and value), "")


def _heading(tree: Any) -> str:
    """The page's one main heading, or its title without the site's name."""
    headings = [" ".join(node.text_content().split()) for node in tree.xpath("//h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return _SITE_NAME.sub("", _title(tree))


def _title(tree: Any) -> str:
    return next((" ".join(node.text_content().split()) for node in tree.xpath("//head/title")), "")


def _visible_date(tree: Any) -> str:
    found = _STATED_DATE.search(tree.text_content())
    return found.group(1) if found else ""
