"""Documents become reports: borders, organisation, period, sections and clutter."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import ORGANISATION_TYPES, Document, Report
from pipeline.read import read
from pipeline.reports import split

SHARED = Path(__file__).resolve().parents[2] / "shared"
BODY = (
    "今年以来，全体干部职工紧盯目标任务、真抓实干，各项工作有序推进，主要指标好于预期，上半年完成固定资产投资8.1亿元，"
    "同比增长12.3%，新开工项目13个。\n一、上半年工作\n（一）项目建设提速。完成投资3.2亿元。\n"
    "二、下半年打算\n（一）抓好招商。力争全年签约项目20个。\n"
)


def reports(text: str, name: str = "报告.txt") -> tuple[Report, ...]:
    return split(read(name, text.encode()))


def report(text: str, name: str = "报告.txt") -> Report:
    (only,) = reports(text, name)
    return only


def clutter(text: str) -> list[str]:
    return [text[span.start : span.end] for span in report(text).clutter]


def headings(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in report(text).sections]


@pytest.mark.parametrize(
    ("title", "organisation", "kind", "area", "period"),
    [
        ("石桥镇2024年上半年工作总结及下半年工作打算", "石桥镇", "town", "石桥镇", "2024H1"),
        ("石桥镇人民政府2024年上半年工作总结和下半年工作计划", "石桥镇", "town", "石桥镇", "2024H1"),
        ("中共石桥镇委员会2023年度工作总结", "石桥镇", "town", "石桥镇", "2023"),
        ("关于石桥镇2024年上半年工作情况的报告", "石桥镇", "town", "石桥镇", "2024H1"),
        ("石桥镇2024年工作总结暨2025年工作谋划", "石桥镇", "town", "石桥镇", "2024"),
        ("河口乡二〇二四年上半年工作总结", "河口乡", "township", "河口乡", "2024H1"),
        ("南坪街道办事处2024年上半年工作总结", "南坪街道", "subdistrict", "南坪街道", "2024H1"),
        ("阳光社区2024年上半年工作总结", "阳光社区", "village", "阳光社区", "2024H1"),
        (
            "云岭县农业农村局2023年工作总结和2024年工作计划",
            "云岭县农业农村局",
            "department",
            "云岭县",
            "2023",
        ),
        (
            "云岭县卫生健康局关于2024年前三季度工作情况的汇报",
            "云岭县卫生健康局",
            "department",
            "云岭县",
            "2024-01/2024-09",
        ),
        ("2024年1-5月云岭县商务局工作总结", "云岭县商务局", "department", "云岭县", "2024-01/2024-05"),
        ("云岭县统计局2024年5月份工作总结", "云岭县统计局", "department", "云岭县", "2024-05"),
        ("县农业农村局2024年一季度工作总结", "县农业农村局", "department", "县", "2024Q1"),
        ("云岭县经济和信息化局2024年半年工作总结", "云岭县经济和信息化局", "department", "云岭县", "2024H1"),
        ("云岭县财政局2024年上半年法治政府建设工作总结", "云岭县财政局", "department", "云岭县", "2024H1"),
        (
            "石桥镇经济发展办公室2024年上半年工作总结",
            "石桥镇经济发展办公室",
            "department",
            "石桥镇",
            "2024H1",
        ),
        ("云岭经济开发区管委会2023年度工作总结", "云岭经济开发区", "zone", "云岭经济开发区", "2023"),
        ("XX县2023年上半年经济社会发展情况汇报", "XX县", "county", "XX县", "2023H1"),
        ("2024年上半年工作总结（云岭县财政局）", "云岭县财政局", "department", "云岭县", "2024H1"),
        ("云岭县人民政府工作报告（2023年度）", "云岭县", "county", "云岭县", "2023"),
        ("石桥镇2024年上半年工作总结，下半年工作计划", "石桥镇", "town", "石桥镇", "2024H1"),
        ("共青团云岭县委2023年度工作总结", "共青团云岭县委", "department", "云岭县", "2023"),
        ("云岭县住房和城乡建设局2023年度工作总结", "云岭县住房和城乡建设局", "department", "云岭县", "2023"),
        ("石桥镇2023年度工作开展情况和2024年工作打算", "石桥镇", "town", "石桥镇", "2023"),
        ("全县2024年上半年经济运行情况报告", None, None, None, "2024H1"),
        ("2024年上半年工作总结", None, None, None, "2024H1"),
    ],
)
def test_the_title_says_who_reports_on_when(
    title: str, organisation: str | None, kind: str | None, area: str | None, period: str
) -> None:
    found = report(f"{title}\n{BODY}")
    assert found.title == title
    assert (found.organisation, found.organisation_type, found.area) == (organisation, kind, area)
    assert found.period == period


@pytest.mark.parametrize(
    ("opening", "organisation", "kind"),
    [
        ("2024年上半年工作总结\n今年以来，石桥镇坚持项目为王，完成投资8亿元。\n", "石桥镇", "town"),
        (
            "镇2024年上半年工作总结\n年初以来，XX镇在县委、县政府的正确领导下，完成投资8亿元。\n",
            "XX镇",
            "town",
        ),
        (
            "2024年上半年工作总结\n上半年，XX县卫生健康局深入落实惠民举措，建成病区3个。\n",
            "XX县卫生健康局",
            "department",
        ),
        (
            "县教体局2024年上半年工作总结\n上半年，云岭县教体局扎实办学，新增学位540个。\n",
            "云岭县教体局",
            "department",
        ),
        ("国资办2024年上半年工作总结\n上半年，市国资办积极履职，盘活资产3亿元。\n", "市国资办", "department"),
        ("云岭县发展和改革局\n2024年上半年工作总结\n争取资金3亿元。\n", "云岭县发展和改革局", "department"),
        ("发文机关：石桥镇人民政府\n2024年上半年工作总结\n完成投资8亿元。\n", "石桥镇", "town"),
        ("2024年上半年工作总结\n完成投资8亿元。\n石桥镇人民政府\n2024年7月8日\n", "石桥镇", "town"),
        (
            "2023年政府工作报告\n各位代表：\n现在，我代表云岭县人民政府，向大会报告工作。\n",
            "云岭县",
            "county",
        ),
        (
            "政府工作报告\n2024年1月9日在云岭县第十七届人民代表大会第四次会议上\n各位代表：\n",
            "云岭县",
            "county",
        ),
        (
            "2024年上半年高新区工作汇报\n上半年，高新区(新桥镇)坚持产业兴区，签约项目11个。\n",
            "高新区(新桥镇)",
            "zone",
        ),
        (
            "2024年上半年工作总结\n"
            + "石桥镇夜市开街。我镇农业增效，全镇增收。石桥镇获评先进，石桥镇项目加快。\n",
            "石桥镇",
            "town",
        ),
    ],
)
def test_where_the_title_is_silent_head_prose_or_signature_speak(
    opening: str, organisation: str, kind: str
) -> None:
    found = report(opening)
    assert (found.organisation, found.organisation_type) == (organisation, kind)


def test_the_file_name_is_asked_last() -> None:
    found = report("上半年完成投资8.1亿元，增长12.3%。\n", "石桥镇2024年上半年工作总结.txt")
    assert (found.title, found.organisation, found.period) == (None, "石桥镇", "2024H1")


@pytest.mark.parametrize(
    "text",
    [
        "上半年完成投资8.1亿元，增长12.3%。\n",
        "2024年上半年工作总结\n我镇农业增效，全镇农民增收，东湖镇和西湖镇来镇考察。\n",
        "2024年上半年工作总结\n在县委、县政府领导下，我县项目加快，全县增收。云岭县、云岭县、云岭县。\n",
    ],
)
def test_an_organisation_that_is_not_clear_is_not_invented(text: str) -> None:
    assert report(text).organisation is None


def test_a_department_without_a_name_still_has_its_type_and_county() -> None:
    found = report(
        "2024年上半年工作总结\n在市局和县委县政府领导下，全局上下治污攻坚。云岭县空气优良率为96.7%，"
        "云岭县获评样板，云岭县试点获批。\n"
    )
    assert (found.organisation, found.organisation_type, found.area) == (None, "department", "云岭县")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "2026年云岭省政府工作报告\n——2026年1月20日在云岭省第十四届人民代表大会第四次会议上\n各位代表：\n一、2025年工作回顾\n增长5%。\n",
            "2025",
        ),
        (
            "2026年云岭省政府工作报告\n——二〇二六年一月二十日在云岭省第十四届人民代表大会第四次会议上\n各位代表：\n增长5%。\n",
            "2025",
        ),
        ("石桥镇2024年政府工作报告\n各位代表：\n过去一年，全镇真抓实干。\n", "2023"),
        (
            "石桥镇2023年政府工作报告\n2023年7月20日在石桥镇第十八届人民代表大会第五次会议上\n各位代表：\n",
            "2023H1",
        ),
        (
            "云岭县2025年政府工作报告\n各位代表：\n一、2024年主要工作\n增长6%。\n二、2025年主要工作安排\n",
            "2024",
        ),
        ("石桥镇2024年工作总结\n一、上半年工作\n完成8亿元。\n二、下半年打算\n再完成8亿元。\n", "2024H1"),
        ("石桥镇上半年工作总结\n发布时间：2024-07-09\n今年上半年，完成投资8亿元。\n", "2024H1"),
        ("石桥镇上半年工作总结\n完成投资8亿元。\n", None),
    ],
)
def test_the_period_is_the_one_under_review(text: str, period: str | None) -> None:
    assert report(text).period == period


def test_a_compilation_is_split_at_its_titles_and_not_at_its_contents() -> None:
    titles = [f"{name}2024年上半年工作总结及下半年工作思路" for name in ("石桥镇", "县民政局", "河口乡")]
    text = "部门工作总结汇编\n（3篇）\n目录：\n"
    text += "".join(f"{n}.{title}\n" for n, title in enumerate(titles, 1))
    text += "".join(f"{title}\n{BODY}" for title in titles)
    found = reports(text)
    assert [r.title for r in found] == titles
    assert [r.organisation for r in found] == ["石桥镇", "县民政局", "河口乡"]
    for n, (one, title) in enumerate(zip(found, titles, strict=True), 1):
        assert text[one.start : one.end] == f"{title}\n{BODY}".rstrip()
        assert one.report_id == f"{one.document_id}-{n:03d}"
        assert one.number == n


@pytest.mark.parametrize("number", ["篇{}：", "第{}篇 ", "【篇{}】"])
def test_numbered_pieces_are_told_by_their_numbers(number: str) -> None:
    names = ("石桥镇", "河口乡", "县财政局")
    text = "".join(
        f"{number.format(n)}{o}2024年上半年工作总结\n{BODY}\n" for n, o in zip("一二三", names, strict=True)
    )
    found = reports(text)
    assert [r.organisation for r in found] == list(names)
    assert [r.title for r in found] == [f"{name}2024年上半年工作总结" for name in names]


@pytest.mark.parametrize(
    "heading",
    [
        "2024年上半年工作总结",
        "一、2024年上半年工作总结",
        "石桥镇2024年上半年工作总结及下半年打算",
        "附件：石桥镇2024年上半年工作总结",
        "2024年下半年工作计划",
    ],
)
def test_a_heading_or_running_head_begins_no_new_report(heading: str) -> None:
    text = f"石桥镇2024年上半年工作总结及下半年打算\n{BODY}{heading}\n{BODY}"
    found = report(text)
    assert (found.start, found.end) == (0, len(text))


def test_titles_over_several_lines_are_one() -> None:
    found = report(f"石桥镇2024年上半年工作总结\n暨下半年工作安排\n{BODY}")
    assert found.title == "石桥镇2024年上半年工作总结暨下半年工作安排"
    assert report(f"云岭县人民政府\n2024年上半年\n工作总结\n{BODY}").organisation == "云岭县"


def test_each_line_of_an_excerpt_collection_is_a_report_of_its_own() -> None:
    filler = "全面落实各项举措，完善工作机制，压实工作责任，强化督导检查，推动各项任务落地见效，" * 3
    starts = [
        "(二)抓产业。我镇",
        "三、下半年打算。",
        "(五)抓民生。我局",
        "(一)抓项目。",
        "四是抓党建。",
        "2.抓安全。",
    ]
    text = "\n".join(f"{start}{filler}完成投资{n}亿元。" for n, start in enumerate(starts, 1))
    found = reports(text)
    assert [text[r.start : r.end] for r in found] == text.split("\n")
    assert {(r.title, r.organisation, r.period) for r in found} == {(None, None, None)}


def test_long_paragraphs_in_order_are_one_report() -> None:
    filler = "全面落实各项举措，完善工作机制，压实工作责任，强化督导检查，推动各项任务落地见效，" * 3
    starts = [
        "今年以来，",
        "一、抓产业。",
        "(一)抓工业。",
        "(二)抓农业。",
        "二、抓民生。",
        "(一)抓就业。",
        "(二)抓教育。",
    ]
    assert len(reports("\n".join(start + filler for start in starts))) == 1


def test_sections_nest_by_their_numbers() -> None:
    text = (
        "石桥镇2024年上半年工作总结\n一、上半年工作\n（一）经济稳步增长。完成5亿元。\n1.工业。完成3亿元。\n（1）钢铁\n完成1亿元。\n"
        "2.农业。完成2亿元。\n（二）民生改善\n二、存在问题\n三、下半年打算\n"
    )
    assert headings(text) == [
        (1, "上半年工作"),
        (2, "经济稳步增长"),
        (3, "工业"),
        (4, "钢铁"),
        (3, "农业"),
        (2, "民生改善"),
        (1, "存在问题"),
        (1, "下半年打算"),
    ]
    first, *_, last = report(text).sections
    assert text[first.start : first.end].startswith("一、上半年工作")
    assert text[first.end :].startswith("二、存在问题")
    assert last.end == len(text)


def test_headings_inside_a_line_are_found() -> None:
    filler = "各项工作有序推进，重点项目加快建设，民生福祉持续改善，" * 8
    text = (
        f"石桥镇2024年上半年工作总结\n一、上半年工作。{filler}完成5亿元。(一)工业。{filler}增长5%。(二)农业。{filler}增长4%。"
        f"二、下半年打算。{filler}\n"
    )
    assert headings(text) == [(1, "上半年工作"), (2, "工业"), (2, "农业"), (1, "下半年打算")]


def test_an_outline_says_where_a_heading_without_line_break_ends() -> None:
    filler = "完成签约项目11个，全部开工建设，各项工作有序推进，"
    text = (
        "1、2024年上半年高新区工作汇报提纲一、抓牢招商引资二、抓实项目建设正文:上半年各项工作有序推进。"
        f"一、抓牢招商引资{filler * 6}全区满意。二、抓实项目建设{filler * 6}\n"
    )
    titles = [title for _, title in headings(text)]
    assert len(titles) == 4
    assert (titles[0], titles[2]) == ("抓牢招商引资", "抓牢招商引资")


@pytest.mark.parametrize(
    "sentence",
    [
        "第一、二、三产业增加值分别增长4%、5%、6%。",
        "获得一、二等奖共11项。",
        "增长5.6%，其中1.2亿元来自工业。",
        "增速居全市第一、全省第三。",
    ],
)
def test_numbers_in_a_sentence_are_no_headings(sentence: str) -> None:
    filler = "各项工作有序推进，重点项目加快建设，民生福祉持续改善，" * 8
    text = f"石桥镇2024年上半年工作总结\n一、上半年工作\n{filler}{sentence}{filler}\n二、下半年打算\n"
    assert headings(text) == [(1, "上半年工作"), (1, "下半年打算")]


def test_headings_without_numbers_stand_above_a_count_that_starts_anew() -> None:
    text = "石桥镇工作报告\n2025年工作回顾\n一、抓产业\n完成5亿元。\n二、抓民生\n2026年重点工作\n一、扩投资\n"
    assert headings("石桥镇2026年政府工作报告\n" + text.partition("\n")[2]) == [
        (0, "2025年工作回顾"),
        (1, "抓产业"),
        (1, "抓民生"),
        (0, "2026年重点工作"),
        (1, "扩投资"),
    ]


def test_a_plan_whose_parts_are_counted_anew_holds_them() -> None:
    text = (
        "石桥镇2024年上半年工作总结\n一、工作成效\n完成5亿元。\n二、存在问题\n"
        "三、下半年打算\n一、抓项目\n完成8亿元。\n二、抓民生\n"
    )
    plan = report(text).sections[2]
    assert (plan.title, plan.level) == ("下半年打算", 0)
    assert "抓民生" in text[plan.start : plan.end]


def test_navigation_before_and_after_the_article_is_clutter() -> None:
    text = (
        "首页\n政务公开\n索引号：001008/2024-86681\n2024年石桥镇政府工作报告\n下载\n打印\n【字号：\n"
        "大\n小\n】\n来源：云岭日报\n"
        "时间：2024-02-12\n——2024年1月10日在石桥镇第十八届人民代表大会第四次会议上\n"
        "镇长作报告。本报记者 张三 摄\n各位代表：\n"
        "现在，我代表镇人民政府，向大会报告工作。2023年，全镇完成财政收入5.9亿元。\n一、工作回顾\n新增企业13家。\n"
        "扫一扫在手机打开当前页\n主办单位：云岭县人民政府办公室\n某ICP备14012341号\n"
    )
    found = report(text)
    hidden = "".join(clutter(text))
    for waste in ("86681", "下载", "字号", "云岭日报", "记者", "扫一扫", "14012341"):
        assert waste in hidden
    for prose in ("各位代表", "2024年1月10日在石桥镇", "5.9亿元", "新增企业13家。"):
        assert prose not in hidden
    assert found.published == "2024-02-12"


def test_a_sharing_sites_wrapper_and_page_numbers_are_clutter() -> None:
    text = (
        "《2024年上半年高新区工作汇报.docx》由会员分享,可在线阅读,更多相关请在文库网上搜索。\n"
        "1、2024年上半年高新区工作汇报上半年,高新区守\n2、土有责,完成投资3亿元,新增企业\n3、12家。\n4、下半年再增12家。\n"
    )
    found = report(text)
    prose, position = "", 0
    for span in found.clutter:
        prose += text[position : span.start]
        position = span.end
    prose += text[position:]
    assert (
        prose
        == "2024年上半年高新区工作汇报上半年,高新区守土有责,完成投资3亿元,新增企业12家。下半年再增12家。\n"
    )
    assert found.title == "2024年上半年高新区工作汇报"


def test_a_numbered_list_is_not_taken_for_page_numbers() -> None:
    text = (
        "石桥镇2024年上半年工作总结\n1、新建道路3公里；\n2、新增学位540个；\n"
        "3、改造管网8公里；\n4、修缮校舍2处。\n"
    )
    assert clutter(text) == []


def test_lines_with_a_page_number_only_are_clutter() -> None:
    text = f"石桥镇2024年上半年工作总结\n{BODY}全镇新增企业\n- 3 -\n13家。\n第 4 页 共 5 页\n"
    assert clutter(text) == ["\n- 3 -\n", "第 4 页 共 5 页\n"]


def test_source_address_and_date_are_read_only_where_stated() -> None:
    stated = report(
        f"石桥镇2024年上半年工作总结\n发布日期：2024年7月9日\n{BODY}原文链接：https://www.example.gov.cn/a/1.html\n"
    )
    assert (stated.published, stated.source_url) == ("2024-07-09", "https://www.example.gov.cn/a/1.html")
    silent = report(f"石桥镇2024年上半年工作总结\n{BODY}石桥镇人民政府\n2024年7月5日\n")
    assert (silent.published, silent.source_url) == (None, None)


@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    "石桥镇2024年上半年工作总结",
                    "一、",
                    "（一）抓项目。",
                    "\n",
                    "\r\n",
                    "2、",
                    "目录",
                    "- 3 -",
                    "责任编辑：",
                    BODY,
                    "3.",
                    "%",
                ]
            ),
        ),
        max_size=30,
    )
)
def test_any_text_gives_spans_inside_it(pieces: list[str]) -> None:
    text = "".join(pieces) + "。"
    document = Document("0" * 16, "任意.txt", "任意.txt", "txt", "0" * 64, len(text), "utf-8", text)
    found = split(document)
    assert found
    position = 0
    for one in found:
        assert position <= one.start <= one.end <= len(document.text)
        position = one.end
        assert one.organisation_type is None or one.organisation_type in ORGANISATION_TYPES
        for section in one.sections:
            assert one.start <= section.start < section.end <= one.end
        spans = [(span.start, span.end) for span in one.clutter]
        assert spans == sorted(spans)
        assert all(one.start <= start < end <= one.end for start, end in spans)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))


needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared reports are not beside the repository"
)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@needs_shared
def test_the_seeds_are_split_at_their_exact_spans() -> None:
    truth: dict[str, list[dict[str, object]]] = {}
    for row in lines(SHARED / "gold" / "reports.jsonl"):
        truth.setdefault(str(row["file"]), []).append(row)
    right = 0
    for name, rows in truth.items():
        found = split(read(name, (SHARED / "seeds" / name).read_bytes()))
        assert [(r.start, r.end, r.title) for r in found] == [
            (r["start"], r["end"], r["title"]) for r in rows
        ], name
        for one, row in zip(found, rows, strict=True):
            fields = ("organisation", "organisation_type", "period")
            given = [getattr(one, field) for field in fields]
            for value, field in zip(given, fields, strict=True):
                assert value in (None, row[field]), (
                    f"{name} {one.number}: {field} is {value}, not {row[field]}"
                )
            right += row["title"] is not None and given == [row[field] for field in fields]
    assert right >= 16


@needs_shared
def test_each_provinces_report_is_one_with_its_year_and_date() -> None:
    for row in lines(SHARED / "reports" / "index.jsonl"):
        name = str(row["file"])
        document = read(name, (SHARED / "reports" / name).read_bytes())
        (one,) = split(document)
        assert (one.start, one.end, one.title) == (0, len(document.text), row["title"])
        assert (one.organisation, one.organisation_type, one.area) == (row["area"], "province", row["area"])
        assert one.period == "2025"
        assert one.published is not None
        assert one.published.startswith("2026-0")
