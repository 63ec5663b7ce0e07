"""Word files: paragraphs and tables in reading order."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.extract import extract
from pipeline.read import read
from pipeline.reports import split
from tests.read import making


def test_paragraphs_and_tables_follow_each_other_as_printed() -> None:
    data = making.word(
        "南坪镇2024年上半年工作总结",
        "一、主要指标",
        [["指标", "完成", "增长"], ["规上工业产值", "48.36亿元", "5.6%"]],
        "二、下半年打算",
    )
    document = read("南坪镇.docx", data)
    assert document.text.split("\n") == [
        "南坪镇2024年上半年工作总结",
        "一、主要指标",
        "指标\t完成\t增长",
        "规上工业产值\t48.36亿元\t5.6%",
        "二、下半年打算",
    ]
    assert (document.format, document.encoding) == ("docx", None)


def test_headers_and_footers_are_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_paragraph("新增企业13家。")
    assert read("a.docx", making.saved(document)).text == "新增企业13家。"


def test_runs_tabs_and_breaks_are_joined() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("完成投资6.")
    paragraph.add_run("35亿元").bold = True
    paragraph.add_run("\t增长18.6%\n新增企业3家")
    assert read("a.docx", making.saved(document)).text == "完成投资6.35亿元\t增长18.6%\n新增企业3家"


def test_accepted_insertions_count_and_deletions_do_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("签约项目")
    for xml in (
        f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>9个</w:delText></w:r></w:del>',
        f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>11个</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(xml))
    assert read("a.docx", making.saved(document)).text == "签约项目11个"


def test_text_in_a_content_control_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("一、经济")
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>完成税收3亿元。</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    document.element.body.insert(1, control)
    assert read("a.docx", making.saved(document)).text == "一、经济\n完成税收3亿元。"


def test_a_merged_cell_is_read_once_and_leaves_its_columns_empty() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "固定资产投资"
    table.cell(0, 2).text = "6.35亿元"
    assert read("a.docx", making.saved(document)).text == "固定资产投资\t\t6.35亿元"


def numbered(levels: list[tuple[str, str]], paragraphs: list[tuple[int | None, str]]) -> bytes:
    """A Word file whose paragraphs are numbered by Word: (format, pattern) by level, (level, text)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    forms = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (kind, pattern) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{forms}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    return making.saved(document)


def test_numbers_that_word_prints_are_read() -> None:
    data = numbered(
        [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")],
        [
            (0, "上半年工作"),
            (1, "工业"),
            (None, "完成5亿元。"),
            (2, "项目"),
            (1, "农业"),
            (2, "粮食"),
            (0, "下半年打算"),
            (1, "抓招商"),
        ],
    )
    assert read("a.docx", data).text.split("\n") == [
        "一、上半年工作",
        "（一）工业",
        "完成5亿元。",
        "1.项目",
        "（二）农业",
        "1.粮食",
        "二、下半年打算",
        "（一）抓招商",
    ]


def test_tens_are_counted_in_chinese_and_bullets_print_nothing() -> None:
    data = numbered(
        [("chineseCountingThousand", "%1、"), ("bullet", "•")], [(0, "甲")] * 21 + [(1, "乙"), (1, "")]
    )
    lines = read("a.docx", data).text.split("\n")
    assert [lines[9], lines[10], lines[19], lines[20], lines[21]] == [
        "十、甲",
        "十一、甲",
        "二十、甲",
        "二十一、甲",
        "乙",
    ]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_stands_behind_the_paragraph_that_refers_to_it(kind: str) -> None:
    data = making.noted(
        making.word("各项工作〔a〕稳步推进，〔b〕时间过半。", "新增企业13家。"),
        {"〔a〕": "2023年全镇财政总收入25.1亿元，增长4.9%", "〔b〕": "指1至6月。"},
        kind,
    )
    assert read("a.docx", data).text.split("\n") == [
        "各项工作稳步推进，时间过半。",
        "【注】2023年全镇财政总收入25.1亿元，增长4.9%",
        "",
        "【注】指1至6月。",
        "",
        "新增企业13家。",
    ]


def test_the_notes_of_a_table_stand_behind_it_and_not_in_its_cells() -> None:
    data = making.noted(
        making.word([["指标", "完成"], ["财政总收入〔a〕", "5.2亿元〔b〕"]], "新增企业13家。"),
        {"〔a〕": "不含基金。", "〔b〕": "快报数。"},
    )
    assert [line for line in read("a.docx", data).text.split("\n") if line] == [
        "指标\t完成",
        "财政总收入\t5.2亿元",
        "【注】不含基金。",
        "【注】快报数。",
        "新增企业13家。",
    ]


def test_a_note_that_two_paragraphs_refer_to_stands_once() -> None:
    data = making.noted(making.word("一、工业〔a〕", "二、农业〔a〕"), {"〔a〕": "均为快报数。"})
    assert read("a.docx", data).text == "一、工业\n【注】均为快报数。\n\n二、农业"


def test_a_note_whose_reference_was_deleted_is_not_printed() -> None:
    document = docx.Document()
    run = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a">{run}</w:del>')
    document.add_paragraph("新增企业13家。")._p.append(deleted)
    data = making.noted(making.saved(document), {"〔a〕": "快报数。"})
    assert read("a.docx", data).text == "新增企业13家。"


def test_the_numbers_of_a_note_are_read_like_any_others() -> None:
    data = making.noted(
        making.word(
            "石桥镇2024年上半年工作总结",
            "上半年，全镇完成固定资产投资8.1亿元〔a〕，同比增长12.3%。",
        ),
        {"〔a〕": "2023年全镇完成固定资产投资15.2亿元，增长4.9%"},
    )
    document = read("石桥镇.docx", data)
    (report,) = split(document)
    found = extract(document, report).observations
    assert [(o.quote, o.indicator, o.period) for o in found] == [
        ("8.1亿元", "固定资产投资", "2024H1"),
        ("12.3%", "固定资产投资", "2024H1"),
        ("15.2亿元", "固定资产投资", "2023"),
        ("4.9%", "固定资产投资", "2023"),
    ]
    assert all(document.text[o.start : o.end] == o.quote for o in found)
