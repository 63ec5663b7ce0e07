"""A notice: what it ranks, who is ahead or behind, what it explains, and that every figure leads to its sentence."""

import io
import re
from xml.etree import ElementTree

import docx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.briefing.composing import Material, compose, with_notes
from pipeline.briefing.markdown import escaped, to_markdown
from pipeline.briefing.parts import Bar, Bars, Briefing, Cite, Note, Paragraph, Table, cited, printable
from pipeline.briefing.word import to_word
from pipeline.catalogue import indicators as catalogue
from pipeline.queries import briefing as queries
from pipeline.queries import growth as growth_queries
from tests.queries.ranked import grew, ranked, ranking
from tests.warehouse.making import Given, Said, growth, level, warehouse

GDP, INVESTMENT = "地区生产总值", "固定资产投资"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def goal(indicator, quote, **more):
    return level(indicator, quote, status="target", period="2024", **more)


@pytest.fixture
def towns(tmp_path):
    """Four towns, a masked one and one with 约 among them, over two half-years; their county."""
    return warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "10.00亿元")]),
        Given("东湖镇", "2023H1", [level(GDP, "20.00亿元")]),
        Given(
            "石桥镇",
            "2024H1",
            [level(GDP, "11.00亿元"), growth(GDP, "10.0%"), goal(GDP, "20.00亿元"), level(INVESTMENT, "6.00亿元")],
        ),
        Given(
            "东湖镇",
            "2024H1",
            [
                level(GDP, "21.00亿元"), growth(GDP, "9.0%"), goal(GDP, "45.00亿元"),
                growth(GDP, "8%", status="target", period="2024"),
            ],
        ),
        Given("河口乡", "2024H1", [level(GDP, "XX亿元"), growth(GDP, "XX%")], "township"),
        Given("南坪镇", "2024H1", [level(GDP, "30亿元", qualifier="~"), growth(GDP, "7.5%", qualifier=">=")]),
        Given("云岭县人民政府", "2024H1", [level(GDP, "90.00亿元"), growth(GDP, "8.0%")], "county"),
    )  # fmt: skip


def notice(connection, keys=("gdp",), period="2024H1", group="town", organisations=(), language="zh"):
    cursor = connection.cursor()
    choice = (cursor, period, keys, organisations, group)
    everyone = queries.organisations(cursor, period, group)
    material = Material(
        "2024 年上半年" if language == "zh" else "first half of 2024",
        "2024-07-01",
        everyone[everyone["organisation_id"].isin(organisations)] if organisations else everyone,
        queries.figures(*choice),
        growth_queries.references(cursor, keys, period, group),
        queries.goals(*choice),
        queries.statements(*choice),
        queries.conflicts(*choice),
        queries.claims(*choice),
    )
    briefing = compose(material, queries.sources(cursor, " ".join(material.observation_ids)), language)
    return with_notes(briefing, queries.sentences(cursor, " ".join(briefing.numbers)))


def plain(words):
    return "".join(part for part in words if isinstance(part, str))


def said(briefing):
    return "\n".join(plain(block.words) for block in briefing.blocks if isinstance(block, Paragraph))


def tables(briefing):
    return [
        pd.DataFrame([[plain(cell) for cell in row] for row in block.rows], columns=block.columns)
        for block in briefing.blocks
        if isinstance(block, Table)
    ]


def test_the_title_and_the_lead_name_indicator_period_date_and_number_of_reports(towns):
    briefing = notice(towns)
    assert briefing.title == "关于2024年上半年地区生产总值情况的通报"
    lead = plain(briefing.blocks[0].words)
    assert "截至2024年7月1日导入的7份工作报告" in lead
    assert "4个单位" in lead


def test_places_go_to_what_is_printed_and_the_masked_one_is_listed_as_such(towns):
    table = tables(notice(towns))[0]
    assert list(table["单位"]) == ["石桥镇", "东湖镇", "南坪镇", "河口乡"]
    assert list(table["增速位次（共3）"]) == ["1", "2", "3", ""]
    assert list(table["数值位次（共3）"]) == ["3", "2", "1", ""]
    assert list(table["数值"]) == ["11.00亿元", "21.00亿元", "≈30亿元", "—（数值隐去）"]
    assert list(table["报告增速（%）"])[2:] == ["≥7.5", "—（数值隐去）"]
    assert list(table["说明"])[3] == "数值隐去"
    assert "数值隐去，不参加排位、不参加计算：河口乡地区生产总值—（数值隐去）" in said(notice(towns))


def test_reported_and_computed_growth_are_both_given_and_a_wide_gap_is_explained(towns):
    briefing = notice(towns)
    table = tables(briefing)[0]
    assert list(table["推算增速（%）"])[:2] == ["10", "5"]
    assert list(table["差（百分点）"])[:2] == ["0", "+4"]
    assert "东湖镇地区生产总值报告9%、推算5%、相差+4个百分点" in said(briefing)
    assert "石桥镇地区生产总值报告" not in said(briefing)


def test_first_last_and_the_yardstick_are_told_in_words(towns):
    words = said(notice(towns))
    assert "按报告增速在3个单位中排列，第一是石桥镇（10%），最后是南坪镇（≥7.5%）" in words
    assert "报告所述云岭县人民政府为8%，增速高于它的有2个（约数不计）：石桥镇、东湖镇" in words


def test_many_that_share_a_place_are_named_in_the_table_and_counted_in_words(tmp_path):
    names = [f"{name}镇" for name in "石东南北云河山"]
    town = [Given(name, "2024H1", [growth(GDP, "6.0%"), growth(INVESTMENT, "9.0%")]) for name in names]
    town.append(Given("平湖镇", "2024H1", [growth(GDP, "8.0%"), growth(INVESTMENT, "9.0%")]))
    briefing = notice(warehouse(tmp_path, *town), keys=("gdp", "fixed_asset_investment"))
    words = said(briefing)
    assert re.search(
        r"第一是平湖镇（8%），最后是.镇（6%）、.镇（6%）、.镇（6%）等7个单位（名单见表1）。", words
    )
    assert re.search(r"8个单位并列：(.{1,2}镇（9%）、?){3}等8个单位（名单见表2）。", words)
    first, second = tables(briefing)
    assert set(first["单位"]) == set(second["单位"]) == {*names, "平湖镇"}
    titles = [block.title for block in briefing.blocks if isinstance(block, Table)]
    assert [title[:2] for title in titles] == ["表1", "表2"]


def test_ahead_and_behind_are_told_against_the_calendar_and_against_the_goal(towns):
    words = said(notice(towns))
    assert "时间进度50.0%" in words
    assert "快于时间进度的1个：石桥镇（完成55.0%，快5.0个百分点）" in words
    assert "慢于时间进度的1个：东湖镇（完成46.7%，慢3.3个百分点）" in words
    assert "好于目标的1个：东湖镇（实际9.0%，目标8%，好于目标1.00个百分点）" in words


@pytest.mark.parametrize(
    ("qualifier", "written"), [(">=", "5.5%以上"), ("~", "5.5%左右"), ("<=", "5.5%以内"), (None, "5.5%")]
)
def test_a_goal_in_running_text_is_hedged_in_words(tmp_path, qualifier, written):
    promised = growth(GDP, "5.5%", status="target", period="2024", qualifier=qualifier)
    connection = warehouse(tmp_path, Given("石桥镇", "2024H1", [growth(GDP, "9.7%"), promised]))
    assert f"石桥镇（实际9.7%，目标{written}，" in said(notice(connection))


def test_of_many_the_furthest_are_named_and_the_table_has_them_all(tmp_path):
    hanzi = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"
    many = [
        Given(
            f"{name}镇",
            "2024H1",
            [level(GDP, f"{n}.0亿元"), level(GDP, "100亿元", status="target", period="2024")],
        )
        for n, name in enumerate(hanzi, 10)
    ]
    briefing = notice(warehouse(tmp_path, *many))
    words = said(briefing)
    assert f"慢于时间进度的{len(many)}个：甲镇（完成10.0%，慢40.0个百分点）；乙镇（完成11.0%" in words
    assert "癸镇（完成19.0%，慢31.0个百分点）等，其余见下表。" in words
    assert "子镇（完成" not in words
    assert len(tables(briefing)[-1]["单位"]) == len(many)


def test_the_completion_that_a_report_states_stands_beside_the_computed_one(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [
            level(GDP, "11.00亿元"), goal(GDP, "20.00亿元"), Said(GDP, "56%", "progress", period="2024"),
        ]),
        Given("东湖镇", "2024H1", [level(GDP, "9.00亿元"), Said(GDP, "50.4%", "progress", period="2024")]),
    )  # fmt: skip
    words = said(notice(connection))
    assert "石桥镇（完成55.0%，报告称完成56%，快5.0个百分点）" in words
    assert "持平（相差不超过1个百分点）的1个：东湖镇（报告称完成50.4%）" in words


def test_a_first_place_that_a_peers_figure_contradicts_is_told(tmp_path):
    def town(name, grown):
        said = (grew(grown, GDP), ranked("第一", f"{GDP}增速", 1))
        return name, [(f"地区生产总值增长{grown}，增速居全县第一。", said)]

    connection = ranking(tmp_path, town("石桥镇", "9.0%"), town("东湖镇", "7.5%"))
    found = said(notice(connection))
    assert (
        "报告所称的位次与已载入的数不符，请核对：东湖镇地区生产总值（增速）报告称全县第一，其数为7.5%，"
        "在已载入的2个单位中排第2，第一是石桥镇（9.0%）。" in found
    )
    assert "石桥镇地区生产总值（增速）报告称" not in found
    assert "number 2 of the 2 organisations loaded" in said(notice(connection, language="en"))
    assert "报告所称的位次" not in said(notice(connection, organisations=("云岭县/石桥镇",)))


def test_a_lead_of_nothing_has_one_decimal_like_the_others(tmp_path):
    def town(name, done):
        return Given(name, "2024H1", [level(GDP, done), goal(GDP, "20.00亿元")])

    connection = warehouse(tmp_path, town("石桥镇", "10.00亿元"), town("东湖镇", "10.004亿元"))
    shown = tables(notice(connection))[-1].set_index("单位")["超欠（百分点）"].to_dict()
    assert shown == {"石桥镇": "0.0", "东湖镇": "+0.02"}


def test_a_fall_keeps_its_sign(tmp_path):
    fell = Given(
        "石桥镇", "2024H1", [growth(GDP, "-3.2%"), growth(GDP, "5%", status="target", period="2024")]
    )
    connection = warehouse(tmp_path, fell)
    assert "石桥镇（实际−3.2%，目标5%，比目标差8.2个百分点）" in said(notice(connection))


def test_a_number_of_a_table_is_written_with_the_unit_of_its_head(tmp_path):
    headed = {"unit": "万元"}
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level(GDP, "2100", **headed), goal(GDP, "4000", **headed)]),
        Given("东湖镇", "2024H1", [level(GDP, "2300", **headed)]),
        Given("东湖镇", "2024H1", [level(GDP, "2200万元")]),
    )
    found = said(notice(connection))
    tables = [block for block in notice(connection).blocks if isinstance(block, Table)]
    cells = [plain(cell) for table in tables for row in table.rows for cell in row]
    assert {"2100万元", "4000万元"} < set(cells)
    assert "2200万元与2300万元" in found


def test_a_year_that_is_over_is_compared_with_its_goal(tmp_path):
    connection = warehouse(
        tmp_path, Given("石桥镇", "2024", [level(GDP, "19.00亿元"), goal(GDP, "20.00亿元")])
    )
    words = said(notice(connection, period="2024"))
    assert "不及年度目标的1个：石桥镇（完成95.0%，比目标差5.0个百分点）" in words
    assert "时间进度" not in words.split("四、")[0].split("位次在有确切数")[0]


def test_without_goals_the_section_says_why(tmp_path):
    connection = warehouse(tmp_path, Given("石桥镇", "2024H1", [level(GDP, "11.00亿元")]))
    assert "没有可以比较进度的数" in said(notice(connection))


def test_statements_that_disagree_have_no_place_and_are_both_quoted(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [growth(GDP, "10.0%"), growth(GDP, "12.0%")]),
        Given("东湖镇", "2024H1", [growth(GDP, "9.0%")]),
        Given("南坪镇", "2024H1", [growth(GDP, "3.0%")]),
    )
    briefing = notice(connection)
    table = tables(briefing)[0]
    assert list(table["单位"]) == ["东湖镇", "南坪镇", "石桥镇"]
    assert list(table["增速位次（共2）"]) == ["1", "2", ""]
    assert table["报告增速（%）"].iloc[2].endswith("†")
    assert "石桥镇地区生产总值增速10.0%与12.0%" in said(briefing)


def test_a_figure_that_two_organisations_give_differently_is_quoted_from_both(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("云岭县", "2024H1", [level(GDP, "90.00亿元")], "county"),
        Given("云岭县统计局", "2024H1", [level(GDP, "91.00亿元")], "department"),
    )
    words = said(notice(connection, group=None))
    assert "云岭县统计局报告为91.00亿元" in words
    assert "云岭县报告为90.00亿元" in words


def test_a_department_has_no_place(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("云岭县统计局", "2024H1", [level(GDP, "91.00亿元")], "department"),
        Given("云岭县财政局", "2024H1", [level(GDP, "90.00亿元")], "department"),
    )
    briefing = notice(connection, group="department")
    assert list(tables(briefing)[0].columns) == ["单位", "数值"]
    assert not [block for block in briefing.blocks if isinstance(block, Bars)]


def test_another_unit_is_shown_and_not_ranked(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [level("夜市摊位", "10个")]),
        Given("东湖镇", "2024H1", [level("夜市摊位", "12个")]),
        Given("南坪镇", "2024H1", [level("夜市摊位", "3处")]),
    )
    briefing = notice(connection, ("夜市摊位",))
    table = tables(briefing)[0]
    assert list(table["单位"]) == ["东湖镇", "石桥镇", "南坪镇"]
    assert list(table["数值位次（共2）"]) == ["1", "2", ""]
    assert "类别与多数单位不同，不参加排位：南坪镇夜市摊位3处" in said(briefing)


def test_where_less_is_better_the_lowest_stands_first(tmp_path):
    less = next(indicator for indicator in catalogue() if indicator.direction == -1)
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [growth(less.name_zh, "2.0%")]),
        Given("东湖镇", "2024H1", [growth(less.name_zh, "-8.0%")]),
    )
    briefing = notice(connection, (less.indicator_id,))
    assert list(tables(briefing)[0]["单位"]) == ["东湖镇", "石桥镇"]
    assert "以降为好" in next(block.title for block in briefing.blocks if isinstance(block, Table))


def test_of_many_above_a_yardstick_the_furthest_are_named_and_the_table_that_has_all(tmp_path):
    towns = [Given(f"第{n}号镇", "2024H1", [growth(GDP, f"{10 + n}.0%")]) for n in range(1, 32)]
    county = Given("云岭县人民政府", "2024H1", [growth(GDP, "8.0%")], "county")
    words = said(notice(warehouse(tmp_path, *towns, county)))
    assert "增速高于它的有31个（约数不计）：第31号镇、第30号镇、" in words
    assert "、第23号镇、第22号镇等31个单位（名单见表1）。" in words


def test_what_was_not_read_is_named(towns):
    assert "固定资产投资（东湖镇、南坪镇、河口乡）" in said(notice(towns, ("gdp", "fixed_asset_investment")))


def test_only_the_chosen_organisations_are_told_of(towns):
    briefing = notice(towns, organisations=("云岭县/石桥镇", "云岭县/东湖镇"))
    assert list(tables(briefing)[0]["单位"]) == ["石桥镇", "东湖镇"]
    assert "南坪镇" not in to_markdown(briefing)


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


def test_who_caught_up_and_who_slipped_is_told_with_a_note_for_where_they_stood(tmp_path):
    def town(name, spring, summer):
        return (
            Given(name, "2024Q1", [goal(GDP, "20.00亿元"), level(GDP, spring)]),
            Given(name, "2024H1", [level(GDP, summer)]),
        )

    connection = warehouse(
        tmp_path, *town("石桥镇", "4.00亿元", "11.00亿元"), *town("东湖镇", "6.00亿元", "8.00亿元")
    )
    briefing = notice(connection)
    told = said(briefing)
    assert "石桥镇（完成55.0%，快5.0个百分点，2024年一季度差5.0个百分点、现已赶上）" in told
    assert "东湖镇（完成40.0%，慢10.0个百分点，2024年一季度尚不落后、现转为落后）" in told
    [progress] = [table for table in tables(briefing) if "状态" in table]
    assert list(progress["状态"]) == ["▲ 快于时间进度（赶上）", "▼ 慢于时间进度（转为落后）"]
    assert {"4.00亿元", "6.00亿元"} <= {note.quote for note in briefing.notes}
