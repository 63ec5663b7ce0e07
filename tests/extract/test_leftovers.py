"""Why a number is no observation."""

import pytest

from pipeline import model
from pipeline.extract import leftovers
from pipeline.model import Span
from tests.extract.making import check_spans, extraction, reading


def reasons(text: str) -> list[str]:
    found = reading(text)
    return [leftovers.reason(found, i) for i in range(len(found.mentions))]


REASONS = [
    ("2024年6月，", "date"), ("截至6月30日，", "date"), ("1-5月，", "date"), ("2023-05-01发布", "date"),
    ("9:30开会", "date"),
    ("面向2035远景", "date"),
    ("1.抓好春耕", "list_number"), ("（2）抓好春耕", "list_number"), ("3、抓好春耕", "list_number"),
    ("工作扎实。\n12 .抓好春耕", "list_number"),
    ("兰科〔2023〕5号", "document_number"), ("金政发（2022）18号文件", "document_number"), ("按照100号文件",
    "document_number"),
    ("电话：0579-88881234", "contact"), ("邮编321000", "contact"), ("咨询热线：12345", "contact"),
    ("备案号12345678", "contact"),
    ("网址 http://a.b/1234/x", "contact"),
    ("签约10亿元以上项目", "threshold"), ("60岁以上老人", "threshold"), ("5000万元及以上企业", "threshold"),
    ("30家以下小组", "threshold"), ("超5亿元企业", "threshold"),
    ("连续8年获评优秀", "duration"), ("为期3个月", "duration"), ("承诺9个工作日办结", "duration"),
    ("每30分钟发车", "duration"),
    ("持续15天", "duration"),
    ("召开第十四届人代会", "ordinal"), ("召开第5次会议", "ordinal"), ("发展第三产业", "ordinal"),
    ("担任第一书记", "ordinal"),
    ("推广5G应用", "name_part"), ("打造“315”体系", "name_part"), ("改造329国道", "name_part"),
    ("《规划2035》印发", "name_part"),
    ("推进“两通”工程", "name_part"), ("创建3A级景区", "name_part"), ("建设“1+3”体系", "name_part"),
    ("培育千亿级产业", "threshold"), ("进度低于50%的镇", "threshold"), ("推进管网三期工程", "ordinal"),
    ("建设数字政府2.0平台", "name_part"), ("完成3号楼改造", "name_part"), ("获评5星等次", "name_part"),
    ("学习二十届三次全会精神", "ordinal"), ("贯彻党的二十大精神", "ordinal"), ("实施新一轮改造行动", "ordinal"),
    ("落实八项规定精神", "name_part"), ("发挥红十字会作用", "name_part"), ("三级医院全部接入", "name_part"),
    ("规模前十大行业", "threshold"), ("覆盖12至18周岁人群", "threshold"), ("健全五级网络", "slogan"),
    ("身后一件事", "slogan"),
    ("实施三个“一号工程”", "slogan"), ("启动一级响应", "slogan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_reasons(text: str, expected: str) -> None:
    assert set(reasons(text)) == {expected}


def test_every_reason_is_of_the_model() -> None:
    assert {reason for _, reason in REASONS} <= set(model.LEFTOVER_REASONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("连续12年获评优秀", "duration"), ("发放20年长期贷款", "duration"), ("打通6号线", "name_part")],
)
def test_durations_and_lines_of_a_metro(text: str, expected: str) -> None:
    assert reasons(text) == [expected]


@pytest.mark.parametrize(
    ("clutter", "reason"),
    [
        (" 2 ", "page_number"),
        ("\n12\n", "page_number"),
        ("首页 > 浏览 1024 次", "clutter"),
        ("责任编辑 第3期 55%", "clutter"),
    ],
)
def test_the_numbers_of_the_page_around_the_prose_are_listed(clutter: str, reason: str) -> None:
    before, after = "上半年固定资产投资6.35亿元，", "同比增长18.6%。"
    text = before + clutter + after
    span = Span(len(before), len(before) + len(clutter))
    found = extraction(text, clutter=[span])
    check_spans(text, found)
    inside = [row for row in found.leftovers if span.start <= row.start < span.end]
    assert inside
    assert {row.reason for row in inside} == {reason}
    assert not [o for o in found.observations if span.start <= o.start < span.end]


def test_nothing_numeric_goes_unseen() -> None:
    text = (
        "1.根据金政发〔2023〕5号文件，2024年6月完成6.35亿元，居第3，占四成，近万亩，XX户，连续8年，329国道。"
    )
    found = extraction(text)
    check_spans(text, found)
    spans = [(o.start, o.end) for o in found.observations] + [(row.start, row.end) for row in found.leftovers]
    digits = [n for n, character in enumerate(text) if character.isdigit()]
    assert all(any(a <= n < b for a, b in spans) for n in digits)


@pytest.mark.parametrize(
    "text",
    [
        "30多万东湖儿女奋发图强。",
        "构建1小时通勤圈。",
        "严格落实24小时值班值守制度。",
        "紧扣20字总要求。",
        "对新增违建发现一起拆除一起。",
        "招商项目做到成熟一个、签约一个。",
    ],
)
def test_a_way_to_say_something_is_no_observation(text: str) -> None:
    found = extraction(f"一、上半年工作完成情况\n{text}", title="东湖镇2024年上半年工作总结")
    assert not found.observations


def test_what_puts_places_on_a_list_is_no_observation() -> None:
    text = "东湖镇(45%)、西岭镇(41%)、南坪乡(38%)投资完成进度低于50%。"
    found = extraction(f"一、上半年工作完成情况\n{text}", title="青石县2024年上半年工作总结")
    assert [x.quote for x in found.observations] == ["45%", "41%", "38%"]


@pytest.mark.parametrize(
    ("text", "quotes", "names"),
    [
        ("6月3日至6日累计降雨142毫米。", ["142毫米"], ["降雨"]),
        ("2024届离校未就业毕业生登记326人。", ["326人"], ["2024届离校未就业毕业生登记"]),
        ("春节假期8天接待游客3.6万人次。", ["3.6万人次"], None),
        ("6月3日最大负荷6.8万千瓦。", ["6.8万千瓦"], ["最大负荷"]),
        ("6月3—5日接待客商36人。", ["36人"], ["接待客商"]),
    ],
)
def test_a_day_a_class_of_leavers_and_the_length_of_a_holiday_are_no_observations(
    text: str, quotes: list[str], names: list[str] | None
) -> None:
    found = extraction(f"一、上半年工作完成情况\n{text}", title="东湖镇2024年上半年工作总结").observations
    assert [x.quote for x in found] == quotes
    assert names is None or [x.indicator for x in found] == names
