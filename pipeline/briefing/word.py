"""A notice as a Word document in the manner of official notices; bars are shaded cells, notes are bookmarks."""

import io
from datetime import datetime
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from pipeline.briefing.parts import (
    Bar,
    Bars,
    Block,
    Briefing,
    Cite,
    Heading,
    Note,
    Paragraph,
    Table,
    Words,
    printable,
)
from pipeline.interface import text

STEPS: Final = 60  # cells that a chart's longest span is divided into
LABEL, PLOT, VALUE = Cm(4.0), Cm(8.4), Cm(3.2)
BLUE, GREY, MASKED = "1F5FA8", "B4BAC3", "8A929C"
SMALL, NOTE = "Briefing Table", "Briefing Note"
SONG, FANGSONG, HEI, KAI = "宋体", "仿宋", "黑体", "楷体"


def to_word(briefing: Briefing) -> bytes:
    """The whole notice as .docx; each citation leads to its note at the end."""
    document = docx.Document()
    _set_up(document, briefing)
    title = document.add_paragraph(style="Title")
    title.add_run(printable(briefing.title))
    numbers = briefing.numbers
    for block in briefing.blocks:
        _add(document, block, numbers, briefing.language)
    document.add_paragraph(text("briefing_notes", briefing.language), style="Heading 1")
    for number, note in enumerate(briefing.notes, start=1):
        _add_note(document, number, note, briefing.language)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: Document, briefing: Briefing) -> None:
    """A4 with the margins, type sizes and page numbers of official notices."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    chinese = briefing.language == "zh"
    body = 16 if chinese else 12
    for name in (SMALL, NOTE):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, font, size, bold in (
        ("Normal", FANGSONG, body, False),
        ("Title", SONG, 22 if chinese else 18, True),
        ("Heading 1", HEI, body, not chinese),
        ("Caption", KAI, 12 if chinese else 11, not chinese),
        (SMALL, FANGSONG, 10.5 if chinese else 9.5, False),
        (NOTE, FANGSONG, 10.5 if chinese else 9.5, False),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), bold
        style.font.italic, style.font.color.rgb = False, None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(28) if chinese else 1.25
    for name in (SMALL, NOTE):
        document.styles[name].paragraph_format.line_spacing = 1.0
    document.styles[NOTE].paragraph_format.space_after = Pt(3)
    title: Any = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(16)
    for border in title.element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    caption: Any = document.styles["Caption"]
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(briefing.title), "", ""
    properties.created = properties.modified = datetime.fromisoformat(briefing.date)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(footer)


def _add_page_number(paragraph: WordParagraph) -> None:
    paragraph.add_run("— ")
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)
    paragraph.add_run(" —")


def _add(document: Document, block: Block, numbers: Any, language: str) -> None:
    match block:
        case Heading(level, words):
            document.add_paragraph(words, style=f"Heading {level}").paragraph_format.first_line_indent = (
                Pt(32) if language == "zh" else None
            )
        case Paragraph(words):
            paragraph = document.add_paragraph()
            if language == "zh":
                paragraph.paragraph_format.first_line_indent = Pt(32)  # two characters of 16 pt
            _write(paragraph, words, numbers)
        case Table():
            _add_table(document, block, numbers)
        case Bars():
            _add_bars(document, block, numbers)


def _write(paragraph: WordParagraph, words: Words, numbers: Any) -> None:
    for part in words:
        if isinstance(part, Cite):
            _add_citation(paragraph, numbers[part.observation_id])
        else:
            kept = printable(part)
            lead, tail = " " * (part[:1] == " "), " " * (part[-1:] == " " and bool(kept))
            paragraph.add_run(lead + kept + tail)


def _add_citation(paragraph: WordParagraph, number: int) -> None:
    """A raised [3] that leads to the note."""
    run = paragraph.add_run(f"[{number}]")
    run.font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"note_{number}")
    link.set(qn("w:history"), "1")
    run._r.addprevious(link)
    link.append(run._r)


def _add_table(document: Document, table: Table, numbers: Any) -> None:
    document.add_paragraph(printable(table.title), style="Caption")
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        _fill(cell.paragraphs[0], (column,), numbers, WD_ALIGN_PARAGRAPH.CENTER)
        cell.paragraphs[0].runs[0].bold = True
    _mark_row(grid.rows[0]._tr, header=True)
    for row in table.rows:
        added = grid.add_row()
        _mark_row(added._tr)
        for cell, words, column in zip(added.cells, row, table.columns, strict=True):
            side = WD_ALIGN_PARAGRAPH.LEFT if column in table.left else WD_ALIGN_PARAGRAPH.RIGHT
            _fill(cell.paragraphs[0], words or ("—",), numbers, side)


def _fill(paragraph: WordParagraph, words: Words, numbers: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.style = SMALL
    paragraph.alignment = side
    _write(paragraph, words, numbers)


def _mark_row(row: Any, *, header: bool = False) -> None:
    """A row that stays on one page; a header is repeated on each."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _add_bars(document: Document, chart: Bars, numbers: Any) -> None:
    """A row per bar: name, cells shaded from zero to the value, the value; a masked one is hatched."""
    document.add_paragraph(printable(chart.title), style="Caption")
    low, high = chart.extent
    span = (high - low) or 1.0
    zero = round(STEPS * -low / span)
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid = table._tbl.tblGrid
    for column in list(grid):
        grid.remove(column)
    step = Emu(PLOT // STEPS)
    for width in (LABEL, *[step] * STEPS, VALUE):
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(Emu(width).twips))
        grid.append(column)
    for bar in chart.bars:
        start, length, fill = _extent(bar, zero, span)
        row = OxmlElement("w:tr")
        table._tbl.append(row)
        _mark_row(row)
        cells = [
            (1, LABEL, None),
            (start, start * step, None),
            (length, length * step, fill),
            (STEPS - start - length, (STEPS - start - length) * step, None),
            (1, VALUE, None),
        ]
        made = [_add_cell(row, *cell) for cell in cells if cell[0]]
        _fill(WordParagraph(made[0], table), (bar.label,), numbers, WD_ALIGN_PARAGRAPH.RIGHT)
        _fill(WordParagraph(made[-1], table), bar.shown, numbers, WD_ALIGN_PARAGRAPH.LEFT)
        for paragraph in made[1:-1]:
            _fill(WordParagraph(paragraph, table), (" ",), numbers, WD_ALIGN_PARAGRAPH.LEFT)
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)


def _extent(bar: Bar, zero: int, span: float) -> tuple[int, int, tuple[str, str]]:
    """First cell, number of cells and shading of a bar; whatever is not zero is at least one cell."""
    if bar.value is None:
        return min(zero, STEPS - 4), 4, ("diagStripe", MASKED)
    cells = round(STEPS * abs(bar.value) / span)
    cells = max(cells, 1) if bar.value else 0
    start = zero if bar.value >= 0 else zero - cells
    start = max(0, min(start, STEPS - cells))
    return start, cells, ("clear", GREY if bar.yardstick else BLUE)


def _add_cell(row: Any, span: int, width: int, fill: tuple[str, str] | None) -> Any:
    """A cell over `span` columns of the grid; gives its paragraph."""
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    cell.append(properties)
    for name, attributes in (
        ("w:tcW", {"w:w": str(Emu(width).twips), "w:type": "dxa"}),
        ("w:gridSpan", {"w:val": str(span)}),
    ):
        element = OxmlElement(name)
        for key, value in attributes.items():
            element.set(qn(key), value)
        properties.append(element)
    if fill:
        borders = OxmlElement("w:tcBorders")
        for side in ("w:top", "w:bottom"):
            border = OxmlElement(side)
            for key, value in (("val", "single"), ("sz", "24"), ("space", "0"), ("color", "FFFFFF")):
                border.set(qn(f"w:{key}"), value)
            borders.append(border)
        properties.append(borders)
        pattern, colour = fill
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), pattern)
        shading.set(qn("w:color"), colour if pattern != "clear" else "auto")
        shading.set(qn("w:fill"), colour if pattern == "clear" else "FFFFFF")
        properties.append(shading)
    margins = OxmlElement("w:tcMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "60" if width in (LABEL, VALUE) else "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    properties.append(middle)
    paragraph = OxmlElement("w:p")
    cell.append(paragraph)
    row.append(cell)
    return paragraph


def _add_note(document: Document, number: int, note: Note, language: str) -> None:
    """[3] report, sentence with the number in bold, file and offsets; bookmarked for its citations."""
    paragraph = document.add_paragraph(style=NOTE)
    where = text("briefing_where", language, file=note.file, start=note.start, end=note.end)
    mark = "\ue000"
    whole = text(
        "briefing_note",
        language,
        report=note.report.replace(mark, ""),
        sentence=mark,
        where=where.replace(mark, ""),
    )
    head, tail = whole.split(mark)
    for words, bold in (
        (f"[{number}] {head}", False),
        (note.before, False),
        (f"【{note.quote}】", True),
        (note.after + tail, False),
    ):
        run = paragraph.add_run(printable(words) + " " * (words[-1:] == " "))
        if bold:
            run.bold = True
    for kind in ("Start", "End"):
        bookmark = OxmlElement(f"w:bookmark{kind}")
        bookmark.set(qn("w:id"), str(number))
        if kind == "Start":
            bookmark.set(qn("w:name"), f"note_{number}")
            paragraph.runs[0]._r.addprevious(bookmark)
        else:
            paragraph._p.append(bookmark)
