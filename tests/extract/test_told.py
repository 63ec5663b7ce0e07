"""What the words beside a number say outright of its kind."""

import pytest

from pipeline.model import Observation
from tests.extract.making import observe


def said(sentence: str) -> list[Observation]:
    return observe(f"一、上半年工作完成情况\n{sentence}", title="东湖镇2024年上半年工作总结")


MORE: list[tuple[str, float]] = [
    ("油菜播种面积8.2万亩，增加0.6万亩。", 0.6),
    ("山羊存栏26万只，同比增加2万只。", 2),
    ("大豆种植面积3.6万亩，调减0.3万亩。", -0.3),
    ("全镇教师1260人（增加36人）。", 36),
    ("基层党组织426个，减少5个。", -5),
    ("增值税完成1.8亿元，增收2100万元。", 2100),
]


@pytest.mark.parametrize(("sentence", "value"), MORE, ids=[s[:10] for s, _ in MORE])
def test_more_or_less_of_what_was_just_told_is_a_change_of_it(sentence: str, value: float) -> None:
    first, more = said(sentence)
    assert (more.kind, more.value, more.indicator) == ("change", value, first.indicator)


@pytest.mark.parametrize(
    "sentence",
    [
        "流转土地3600亩，增加就业岗位320个。",
        "发展大棚120亩，增收36万元。",
        "全镇规上企业86家，新增12家。",
        "带动农户260户，户均增收3200元。",
    ],
)
def test_what_was_added_of_another_thing_is_a_level(sentence: str) -> None:
    assert [x.kind for x in said(sentence)] == ["level", "level"]


USUAL: list[tuple[str, float, str]] = [
    ("汛期降水量较常年同期偏多23%。", 23, "常年同期"),
    ("降水量326毫米，比常年同期偏少12%。", -12, "常年同期"),
    ("平均气温16.2℃，较多年平均偏高0.8℃。", 0.8, "多年平均"),
]


@pytest.mark.parametrize(("sentence", "value", "entity"), USUAL, ids=[s[:8] for s, *_ in USUAL])
def test_the_average_of_many_years_is_another_side(sentence: str, value: float, entity: str) -> None:
    last = said(sentence)[-1]
    assert (last.kind, last.value, last.entity, last.basis) == ("contrast", value, entity, "ref")


SHORT: list[tuple[str, str]] = [
    ("全镇仍有3个村集体经济收入低于10万元，占比16.7%。", "10万元"),
    ("4个乡镇支付进度低于50%。", "50%"),
    ("12家企业用工不足20人。", "20人"),
]


@pytest.mark.parametrize(("sentence", "line"), SHORT, ids=[s[:8] for s, _ in SHORT])
def test_the_line_that_some_fall_short_of_is_nothing(sentence: str, line: str) -> None:
    assert line not in {x.quote for x in said(sentence)}


def test_a_rate_below_a_line_is_one() -> None:
    assert [x.quote for x in said("登记失业率低于3%。")] == ["3%"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("12个项目未开工，占项目总数的15.4%。", "ratio"),
        ("已开工26个，占应开工总数的65%。", "progress"),
        ("完成投资3亿元，占总投资的60%。", "progress"),
    ],
)
def test_a_share_of_all_things_of_a_sort_is_no_progress(sentence: str, kind: str) -> None:
    assert said(sentence)[-1].kind == kind
