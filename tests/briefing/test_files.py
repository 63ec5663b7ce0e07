"""A notice as Word and Markdown: every figure leads to its sentence, any text stays as it is."""

import io
import re
from xml.etree import ElementTree

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.briefing.markdown import escaped, to_markdown
from pipeline.briefing.parts import Bar, Bars, Briefing, Cite, Note, Paragraph, Table, cited, printable
from pipeline.briefing.word import to_word
from tests.briefing.making import GDP, notice, said
from tests.warehouse.making import Given, growth, warehouse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_every_figure_has_a_note_that_quotes_its_sentence_file_and_place(towns):
    briefing = notice(towns)
    assert [note.observation_id for note in briefing.notes] == cited(briefing.blocks)
    assert briefing.reports == len({note.file for note in briefing.notes})
    texts = dict(towns.execute("SELECT file, text FROM document").fetchall())
    for note in briefing.notes:
        assert texts[note.file][note.start : note.end] == note.quote
        assert f"{note.before}{note.quote}{note.after}" in texts[note.file]
    for block in briefing.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            for column, cell in zip(block.columns, row, strict=True):
                if column in ("数值", "报告增速（%）", "推算增速（%）", "年度目标", "实际") and cell:
                    assert any(isinstance(part, Cite) for part in cell)


def test_markdown_refers_to_each_footnote_and_defines_each_once(towns):
    text = to_markdown(notice(towns))
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert defined == [str(number) for number in range(1, len(defined) + 1)]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)
    assert "**【10.0%】**" in text
    assert text.startswith("# 关于2024年上半年")


def test_the_notice_is_written_in_english_too(towns):
    briefing = notice(towns, language="en")
    assert briefing.title == "Briefing on Gross regional product, first half of 2024"
    assert "first of 3 is 石桥镇 (10%), last 南坪镇 (≥7.5%)." in said(briefing)
    assert re.search(r"this is how \d+ organisations stand", said(briefing))
    assert re.search(r"\d organisations give figures", said(briefing))
    own = re.sub("[《》]|石桥镇|东湖镇|南坪镇|河口乡|云岭县人民政府|亿元", "", said(briefing))
    assert not re.search("[\u4e00-\u9fff]", own)


def opened(briefing):
    return docx.Document(io.BytesIO(to_word(briefing)))


def test_word_has_the_same_paragraphs_and_tables(towns):
    briefing = notice(towns)
    document = opened(briefing)
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[0] == briefing.title
    assert {"一、总体情况", "二、位次", "三、进度", "四、需要说明", "注"} <= set(paragraphs)
    ranking = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ranking[0][:2] == ["单位", "数值"]
    assert [row[0] for row in ranking[1:]] == ["石桥镇", "东湖镇", "南坪镇", "河口乡"]
    assert re.fullmatch(r"11\.00亿元\[\d+\]", ranking[1][1])
    styles = {
        paragraph.style.name for row in document.tables[0].rows for paragraph in row.cells[1].paragraphs
    }
    assert styles == {"Briefing Table"}


def test_citations_in_word_lead_to_their_notes(towns):
    document = opened(notice(towns))
    body = ElementTree.fromstring(document.element.xml)
    aims = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert aims == set(marks)
    assert len(marks) == len(set(marks))
    note = next(paragraph for paragraph in document.paragraphs if 'w:name="note_1"' in paragraph._p.xml)
    assert re.search(r"^\[1\] 石桥镇《.*“.*【10\.0%】.*文件 石桥镇2024H1-\w+\.txt，第 \d+–\d+ 字$", note.text)


def shaded(document, table):
    """Per row of a chart the cells before, in and after the bar, and how it is filled."""
    rows = []
    for row in document.tables[table]._tbl.tr_lst:
        spans, fill = [], None
        for cell in row.tc_lst:
            shading = cell.tcPr.find(f"{W}shd")
            spans.append((cell.grid_span, shading is not None))
            fill = shading if shading is not None else fill
        rows.append((spans[1:-1], fill))
    return rows


def test_bars_in_word_are_as_long_as_their_values():
    bars = Bars(
        "图",
        (
            Bar("甲", 30.0, ("30",)),
            Bar("乙", -15.0, ("−15",)),
            Bar("丙", None, ("—",)),
            Bar("丁", 0.0, ("0",)),
        ),
    )
    document = opened(Briefing("题", "2024-07-01", (bars,), (), "zh"))
    rows = shaded(document, 0)
    assert rows[0][0] == [(20, False), (40, True)]
    assert rows[1][0] == [(20, True), (40, False)]
    assert rows[2][1].get(f"{W}val") == "diagStripe"
    assert rows[3][1] is None
    assert {sum(span for span, _ in spans) for spans, _ in rows} == {60}


NASTY = "**粗** [链](javascript:x) <script>alert(1)</script> | ~~删~~ $x$ `码` \x00\x0b\u202e # &amp; =cmd|'calc'!A0"


def test_nasty_text_is_written_as_it_stands(tmp_path):
    connection = warehouse(
        tmp_path,
        Given(NASTY.replace("\x00", ""), "2024H1", [growth(GDP, "5.0%")]),
        Given("1. 东湖\n镇", "2024H1", [growth(GDP, "4.0%")]),
    )
    briefing = notice(connection)
    text = to_markdown(briefing)
    assert not re.search(r"(?<!\\)(<script|\[链|\*\*粗|~~|\$x|&amp;|`)", text)
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) in (4, 5, 6)
    cells = [row.cells[0].text for row in opened(briefing).tables[0].rows]
    assert cells[1] == printable(NASTY)
    assert cells[2] == "1. 东湖 镇"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_fits_into_both_files(words, quote):
    note = Note("a:1", words, words, quote, words, words, 0, 1)
    table = Table(words, (words,), (((words, Cite("a:1")),),), frozenset())
    briefing = Briefing(words, "2024-07-01", (Paragraph((words, Cite("a:1"))), table), (note,), "zh")
    document = opened(briefing)
    assert printable(quote) in printable(document.paragraphs[-1].text)
    lines = to_markdown(briefing).splitlines()
    assert [line for line in lines if line.startswith("|")][2:]
    assert sum(line.startswith("[^1]: ") for line in lines) == 1


@given(st.text(max_size=40))
def test_escaping_takes_nothing_away(words):
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(words)) == printable(words)
