"""Numbers of the province and the city that a county's report tells beside its own."""

import pytest

from pipeline.extract.areas import level
from tests.extract.making import observe

COUNTY = "云岭县2024年上半年工作总结"


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        ("贵州省", 3),
        ("新疆维吾尔自治区", 3),
        ("江苏省镇江市", 2),
        ("镇江市丹徒区", 1),
        ("沛县", 1),
        ("云岭县乡村振兴局", 1),
        ("云岭县城乡建设局", 1),
        ("东湖镇", 0),
        ("东湖街道", 0),
        ("市商务局", 2),
        ("供销社", None),
    ],
)
def test_how_wide_an_area_reports_is_in_its_name(organisation: str, expected: int | None) -> None:
    assert level(organisation, None) == expected


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "全市地区生产总值增长5.8%，我县增长6.2%。",
            [("地区生产总值", 5.8, "全市"), ("地区生产总值", 6.2, None)],
        ),
        (
            "全省规上工业增加值增长6.1%，全市增长5.5%，我县增长7.2%。",
            [("规上工业增加值", 6.1, "全省"), ("规上工业增加值", 5.5, "全市"), ("规上工业增加值", 7.2, None)],
        ),
        (
            "全县规上工业增加值增长7.2%（全省6.1%、全市5.5%）。",
            [("规上工业增加值", 7.2, None), ("规上工业增加值", 6.1, "全省"), ("规上工业增加值", 5.5, "全市")],
        ),
        (
            "全国、全省、全市固定资产投资分别增长3.9%、4.1%、5.2%。",
            [("固定资产投资", 3.9, "全国"), ("固定资产投资", 4.1, "全省"), ("固定资产投资", 5.2, "全市")],
        ),
        (
            "城镇居民人均可支配收入21560元，全市平均22680元。",
            [("城镇居民人均可支配收入", 21560, None), ("城镇居民人均可支配收入", 22680, "全市平均")],
        ),
        ("全县固定资产投资增长8.2%，居全市第3位。", [("固定资产投资", 8.2, None), ("固定资产投资", 3, None)]),
        ("评选最美家庭46户，其中全国1户。", [("评选最美家庭", 46, None), ("评选最美家庭全国", 1, None)]),
    ],
)
def test_what_a_wider_area_has_is_not_the_reporting_ones(
    sentence: str, told: list[tuple[str, float, str | None]]
) -> None:
    found = observe(f"一、上半年工作完成情况\n{sentence}", title=COUNTY)
    assert [(o.indicator, o.value, o.entity) for o in found] == told


def test_the_city_is_its_own_area_in_its_own_report() -> None:
    found = observe(
        "一、上半年工作完成情况\n全市地区生产总值增长5.8%，全省增长5.5%。", title="江城市2024年上半年工作总结"
    )
    assert [(o.value, o.entity) for o in found] == [(5.8, None), (5.5, "全省")]


def test_what_grew_in_the_same_months_of_last_year_was_then() -> None:
    found = observe("一、上半年工作完成情况\n工业用电量同比增长8.2%，去年同期下降3.1%。", title=COUNTY)
    assert [(o.indicator, o.value, o.period) for o in found] == [
        ("工业用电量", 8.2, "2024H1"),
        ("工业用电量", -3.1, "2023H1"),
    ]
