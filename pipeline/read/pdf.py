"""PDF files with a text layer to text: hard wraps joined, page numbers and running heads left out."""

import itertools
import re
import threading
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2

from pipeline.errors import BrokenFile, NoTextLayer, ProtectedFile
from pipeline.read.limits import shown

pdfium: Any = pypdfium2  # neither typed nor stubbed
raw: Any = pypdfium2.raw
_LOCK: Final = threading.Lock()  # PDFium is not safe in several threads at once
_PAGE_NUMBER: Final = re.compile(
    r"[-—–―·•\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/，,]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–―·•\s]*"
)
_NUMBER_BESIDE: Final = re.compile(  # of the page, at either end of a running head
    r"^[-—–―·]*\d{1,3}(?!\d)[-—–―·]*|第\d{1,3}页(?:[/，,]?共\d{1,3}页)?$|[-—–―·]*(?<!\d)\d{1,3}(?:/\d{1,3})?[-—–―·]*$"
)
# What browsers print at the edges of each page: 2024/7/8 16:44 and the title, the address and 1/3.
_PRINTED: Final = re.compile(
    r"\d{1,4}/\d{1,2}/\d{1,4}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?(?:\s.*)?|(?:https?|file)://\S+\s+\d+/\d+"
)
_BLOCK: Final = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、)）]|[（(]\d{1,2}[)）]|\d{1,2}\s?[.．、](?:(?!\d)|(?=20\d\d年))|第[一二三四五六七八九十]+[章节部篇]"
)
_TITLE: Final = re.compile(r"(?:总结|报告|汇报|思路|打算|计划|安排|汇编)$")
_SENTENCE_END: Final = "。！？；：!?;:”』」）)"
CELL_GAP: Final = 0.8  # heights of a line; a wider gap in it may part two cells of a table
NARROW_GAP: Final = 0.3  # a space as wide as this may do so too, between cells that their words fill
_NEAR: Final = 4  # lines above or below, where cells of several lines come between the rows of a table
_EDGE_LINES: Final = 3  # how many lines at the top and the bottom of a page can be running heads


@dataclass(frozen=True, slots=True)
class _Gap:
    left: float  # in points
    right: float
    at: int  # where in the line's text it is a tab, or a space where it is narrow
    is_wide: bool


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float  # points from the page's left edge
    right: float
    size: float  # height of its tallest character, in points
    gaps: tuple[_Gap, ...] = ()


def text(name: str, data: bytes) -> str:
    """The file's prose, one line each paragraph, and the rows of its tables, their cells joined by tabs.

    Raises ProtectedFile, BrokenFile, and NoTextLayer for scanned pages.
    """
    with _LOCK:
        pages, width = _pages(name, data)
    if not any(line.text.strip() for page in pages for line in page):
        raise NoTextLayer(
            f"文件“{shown(name)}”没有文字层（多半是扫描件）；请先做文字识别（OCR），或换用 Word 版，再导入。",
            f"The file “{shown(name)}” has no text layer (probably a scan); "
            "run text recognition (OCR) on it, or take the Word version, and add that.",
        )
    pages = _without_running_heads(_in_cells(pages))
    layout = _Layout.of([line for page in pages for line in page], width)
    if len(pages) == 2:
        pages = _without_repetition(pages[0], pages[1], layout)
    return _joined([line for page in pages for line in page], layout)


def _pages(name: str, data: bytes) -> tuple[list[list[_Line]], float]:
    """Each page's lines, and the width in points of the narrowest page."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise ProtectedFile(
                f"文件“{shown(name)}”设有密码；请取消密码，另存后再导入。",
                f"The file “{shown(name)}” needs a password; save a copy without it and add that.",
            ) from error
        raise _broken(name) from error
    try:
        width = min((document[index].get_width() for index in range(len(document))), default=0.0)
        pages = [_page_lines(document[index]) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise _broken(name) from error
    finally:
        document.close()
    return pages, width


def _broken(name: str) -> BrokenFile:
    return BrokenFile(
        f"文件“{shown(name)}”已损坏，或不是 PDF；请重新导出 PDF，再导入。",
        f"The file “{shown(name)}” is damaged or no PDF; export the PDF again and add that.",
    )


def _page_lines(page: Any) -> list[_Line]:
    """The page's lines that hold text, from top to bottom as the file orders them."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    lines: list[_Line] = []
    characters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    gaps: list[_Gap] = []
    height = 0.0

    def close_line() -> None:
        content = "".join(characters).strip()
        if content and boxes:
            lines.append(
                _Line(
                    content,
                    min(box[0] for box in boxes),
                    max(box[2] for box in boxes),
                    height,
                    tuple(gaps),
                )
            )
        characters.clear()
        boxes.clear()
        gaps.clear()

    index = 0
    while index < count:
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00 and index + 1 < count:
            low = raw.FPDFText_GetUnicode(textpage, index + 1)
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) if 0xDC00 <= low < 0xE000 else 0xFFFD
            index += 1
        elif 0xD800 <= code < 0xE000:
            code = 0xFFFD
        if code in (0x0A, 0x0D):
            close_line()
            height = 0.0
        elif code not in (0, 0xFFFE, 0xFFFF):
            character = chr(code)
            if character.isspace() and not characters:
                index += 1
                continue
            if not character.isspace():
                box = textpage.get_charbox(index, loose=True)
                height = max(height, box[3] - box[1])  # some fonts give 一 the height of its stroke
                gap = box[0] - boxes[-1][2] if boxes else 0.0
                if gap > CELL_GAP * height:
                    while characters[-1].isspace():
                        characters.pop()
                    characters.append("\t")
                    gaps.append(_Gap(boxes[-1][2], box[0], len(characters) - 1, is_wide=True))
                elif gap > NARROW_GAP * height and characters[-1] == " ":
                    gaps.append(_Gap(boxes[-1][2], box[0], len(characters) - 1, is_wide=False))
                boxes.append(box)
            if code not in (0x02, 0xAD):  # pdfium's marks of a broken word
                characters.append(character)
        index += 1
    close_line()
    return lines


def _without_running_heads(pages: list[list[_Line]]) -> list[list[_Line]]:
    """The pages without page numbers, and without lines that most pages repeat at their edges."""

    def shape(line: _Line) -> str:
        return re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text))

    repeated = Counter(
        head for page in pages for head in {shape(line) for line in page[:_EDGE_LINES] + page[-_EDGE_LINES:]}
    )
    most = max(3, (len(pages) + 1) // 2)
    prose = _usual_size([line for page in pages for line in page])

    def is_furniture(line: _Line) -> bool:
        return bool(_PAGE_NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text)) or (
            repeated[shape(line)] >= most
            and not line.text.endswith(("。", "；"))
            and line.size < 1.2 * prose  # else it is the title, which the running head repeats
        )

    kept = []
    for page in pages:
        first, last = 0, len(page)
        while first < min(last, _EDGE_LINES) and is_furniture(page[first]):
            first += 1
        while last > max(first, len(page) - _EDGE_LINES) and is_furniture(page[last - 1]):
            last -= 1
        kept.append(page[first:last])
    return kept


def _in_cells(pages: list[list[_Line]]) -> list[list[_Line]]:
    """The pages with tabs between the cells of rows, and spaces in a line that is no row.

    A line is a row where lines near it have a gap in the same column, a wide one like its own, or gaps wide or narrow
    in two columns that all rows near have.
    """
    lines = [line for page in pages for line in page]

    def near(index: int) -> list[int]:
        around = range(max(0, index - _NEAR), min(len(lines), index + _NEAR + 1))
        return [other for other in around if other != index]

    has_wide = [
        any(
            _meet(gap, other)
            for gap in line.gaps
            if gap.is_wide
            for n in near(index)
            for other in lines[n].gaps
            if other.is_wide
        )
        for index, line in enumerate(lines)
    ]

    def told(index: int) -> _Line:
        line = lines[index]
        rows = [lines[n].gaps for n in near(index) if has_wide[n]]
        borders = [
            gap for gap in line.gaps if rows and all(any(_meet(gap, other) for other in row) for row in rows)
        ]
        text = list(line.text)
        if has_wide[index] or len(borders) > 1:
            for gap in borders:
                text[gap.at] = "\t"
        else:
            text = [" " if character == "\t" else character for character in text]
        return replace(line, text="".join(text))

    found = iter(told(index) if line.gaps else line for index, line in enumerate(lines))
    return [list(itertools.islice(found, len(page))) for page in pages]


def _meet(one: _Gap, other: _Gap) -> bool:
    return one.left < other.right and other.left < one.right


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the file's prose is set."""

    left: float
    margin: float  # where its full lines end
    size: float  # of most of its lines
    has_indents: bool

    @classmethod
    def of(cls, lines: list[_Line], width: float) -> "_Layout":
        """The layout of the lines, on pages as wide as `width`."""
        rights = sorted(line.right for line in lines if len(line.text) > 12) or sorted(
            line.right for line in lines
        )
        if not rights:
            return cls(0.0, 0.0, 0.0, has_indents=False)
        lefts = sorted(line.left for line in lines)
        left = lefts[len(lefts) // 4]
        return cls(
            left,
            # Where no line is long, none reaches the margin, which is at three quarters of the page or further right.
            max(rights[int(0.9 * (len(rights) - 1))], 0.75 * width),
            _usual_size(lines),
            has_indents=sum(line.left > left + 1.2 * line.size for line in lines) * 50 > len(lines),
        )


def _usual_size(lines: list[_Line]) -> float:
    return sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0


def _without_repetition(first: list[_Line], second: list[_Line], layout: _Layout) -> list[list[_Line]]:
    """Two pages, their common head on the first alone and their common foot on the second.

    Two pages are few to tell a running head by: what begins both may be a title, or the header of a table. It is a
    head where it is set smaller than the prose, or where a sentence goes on across it.
    """

    def common(ours: list[_Line], theirs: list[_Line]) -> int:
        pairs = zip(ours[:_EDGE_LINES], theirs[:_EDGE_LINES], strict=False)
        same = sum(1 for _ in itertools.takewhile(lambda pair: _is_repeated(*pair), pairs))
        follows_row = "\t" in "".join(line.text for line in ours[same : same + 1] + theirs[same : same + 1])
        return 0 if follows_row else same

    heads = common(first, second)
    feet = common(first[heads:][::-1], second[heads:][::-1])
    upper, lower = first[: len(first) - feet], second[heads:]
    removed = first[len(first) - feet :] + second[:heads]
    if not removed or len(lower) <= feet or not upper:
        return [first, second]
    is_smaller = all(line.size < 0.9 * layout.size for line in removed)
    return [upper, lower] if is_smaller or _goes_on(upper[-1], lower[0], layout) else [first, second]


def _is_repeated(line: _Line, other: _Line) -> bool:
    """Whether a line is printed on both pages, but for the number of the page."""
    bare, same = (_NUMBER_BESIDE.sub("", re.sub(r"\s+", "", each.text)) for each in (line, other))
    return bool(bare) and bare == same and abs(line.size - other.size) < 0.1 * line.size


def _joined(lines: list[_Line], layout: _Layout) -> str:
    """The lines as paragraphs: one that reaches the right margin without ending a paragraph goes on."""
    parts = [line.text for line in lines[:1]]
    for previous, line in itertools.pairwise(lines):
        parts += [
            _glue(previous.text[-1], line.text[0]) if _goes_on(previous, line, layout) else "\n",
            line.text,
        ]
    return "".join(parts)


def _goes_on(previous: _Line, line: _Line, layout: _Layout) -> bool:
    """Whether the line continues the previous one's paragraph."""
    if (
        abs(previous.size - line.size) > 0.35 * max(previous.size, line.size)
        or "\t" in previous.text + line.text
    ):
        return False
    is_ended = previous.text[-1] in _SENTENCE_END
    is_indented = line.left > layout.left + 1.2 * line.size
    starts_block = _BLOCK.match(line.text) is not None
    # A Chinese line may end up to two characters short, where the next one holds a long number.
    if previous.right >= layout.margin - 2.5 * previous.size or previous.text[-1] in "，、,（(":
        return not (is_ended and (is_indented or starts_block or not layout.has_indents))
    # A ragged margin: prose that is not ended goes on, a heading or a title does not.
    is_heading = _BLOCK.match(previous.text) is not None and not re.search("[。；]", previous.text)
    is_title = _TITLE.search(previous.text) is not None and not re.search("[，。；：,;:]", previous.text)
    is_long = previous.right - layout.left >= 0.7 * (layout.margin - layout.left)
    return is_long and not (is_ended or is_indented or starts_block or is_heading or is_title)


def _glue(before: str, after: str) -> str:
    """A space where two Latin words meet, nothing where Chinese or a number goes on."""
    is_latin = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    return " " if is_latin else ""
