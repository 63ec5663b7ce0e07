"""The parts of a report under its headings, and what in it is not its prose."""

import pytest

from tests.reports.making import BODY, report


def clutter(text: str) -> list[str]:
    return [text[span.start : span.end] for span in report(text).clutter]


def headings(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in report(text).sections]


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


def test_the_signs_of_markdown_make_headings_above_the_numbered_lines_under_them() -> None:
    text = (
        "# 石桥镇2024年上半年工作总结\n\n## 1. 工作成效\n\n### 工业经济\n完成5亿元。\n"
        "1. 建成厂房3栋；\n2. 新增企业2家。\n\n"
        "## 2. 下半年\n\n1. 完成8亿元；\n2. 新增企业4家。\n#3机组检修完成。\n"
    )
    assert [heading for heading in headings(text) if heading[0] < 3] == [
        (0, "工作成效"),
        (1, "工业经济"),
        (0, "下半年"),
    ]
    plan = next(section for section in report(text).sections if section.title == "下半年")
    assert text[plan.start : plan.end].strip().endswith("检修完成。")


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
        "1、2024年上半年高新区工作汇报上半年,高新区紧\n2、盯目标,完成投资3亿元,新增企业\n3、12家。\n4、下半年再增12家。\n"
    )
    found = report(text)
    prose, position = "", 0
    for span in found.clutter:
        prose += text[position : span.start]
        position = span.end
    prose += text[position:]
    assert (
        prose
        == "2024年上半年高新区工作汇报上半年,高新区紧盯目标,完成投资3亿元,新增企业12家。下半年再增12家。\n"
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
