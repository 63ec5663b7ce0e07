"""Who reports on which period, and where and when it was published."""

import pytest

from tests.reports.making import BODY, report


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
        (  # forty characters, of which a part would be another organisation
            "云岭县农业农村和水利水务及自然资源规划与生态环境保护监督管理综合行政执法局办公室2024年上半年工作总结",
            "云岭县农业农村和水利水务及自然资源规划与生态环境保护监督管理综合行政执法局办公室",
            "department",
            "云岭县",
            "2024H1",
        ),
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
    "remark",
    [
        "（修订稿）",
        "（征求意见稿）",
        "(送审稿)",
        "（讨论稿）",
        "（第二稿）",
        "（修订稿二）",
        "（7月5日修改稿）",
        "【审议稿】",
    ],
)
def test_a_remark_on_the_draft_is_no_part_of_the_title(remark: str) -> None:
    for title in ("石桥镇2024年上半年工作报告", "石桥镇2024年上半年工作总结及下半年工作打算"):
        found = report(f"{title}{remark}\n{BODY}")
        assert (found.title, found.organisation, found.period) == (title, "石桥镇", "2024H1")


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("云岭县2024年上半年主要经济指标完成情况", "2024H1"),
        ("2024年1-6月云岭县主要经济指标", "2024H1"),
        ("云岭县2024年一季度经济运行情况分析", "2024Q1"),
        ("云岭县2024年上半年固定资产投资完成情况表", "2024H1"),
    ],
)
def test_a_survey_of_figures_says_whose_they_are_and_of_when(heading: str, period: str) -> None:
    found = report(f"{heading}\n{BODY}")
    assert (found.title, found.organisation, found.period) == (heading, "云岭县", period)


def test_a_survey_of_figures_inside_a_report_begins_no_other() -> None:
    found = report(
        f"云岭县发展和改革局2024年上半年工作总结\n{BODY}\n云岭县2024年上半年主要经济指标完成情况\n{BODY}"
    )
    assert found.organisation == "云岭县发展和改革局"


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


def test_source_address_and_date_are_read_only_where_stated() -> None:
    stated = report(
        f"石桥镇2024年上半年工作总结\n发布日期：2024年7月9日\n{BODY}原文链接：https://www.example.gov.cn/a/1.html\n"
    )
    assert (stated.published, stated.source_url) == ("2024-07-09", "https://www.example.gov.cn/a/1.html")
    silent = report(f"石桥镇2024年上半年工作总结\n{BODY}石桥镇人民政府\n2024年7月5日\n")
    assert (silent.published, silent.source_url) == (None, None)
