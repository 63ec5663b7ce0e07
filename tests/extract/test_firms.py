"""Enterprises by their bare names, told apart from the sectors that clauses of the same shape are about."""

import pytest

from tests.extract.making import observe


def told(text: str) -> list[tuple[str, str | None]]:
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")
    return [(o.indicator, o.entity) for o in found]


FIRMS: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "工业企业平稳运行。瑞丰机械完成产值4.2亿元，同比增长11.3%；金穗粮油完成产值9600万元，同比下降6.5%。",
        [("产值", "瑞丰机械")] * 2 + [("产值", "金穗粮油")] * 2,
    ),
    (
        "重点企业中，顺达物流实现税收1260万元，增长8.2%，金桥水泥实现税收980万元，下降5.1%。",
        [("税收", "顺达物流")] * 2 + [("税收", "金桥水泥")] * 2,
    ),
    (
        "其中，绿源食品实现产值2.1亿元；泰和陶瓷实现产值1.6亿元；海螺水泥实现产值5.2亿元。",
        [("产值", "绿源食品"), ("产值", "泰和陶瓷"), ("产值", "海螺水泥")],
    ),
    (
        "华盛食品、永昌纺织分别完成产值1.28亿元、8600万元。",
        [("产值", "华盛食品"), ("产值", "永昌纺织")],
    ),
    (
        "宏达机械公司完成产值1.26亿元，增长18.6%；新增规上企业3家。",
        [("产值", "宏达机械公司")] * 2 + [("新增规上企业", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIRMS, ids=[text[:10] for text, _ in FIRMS])
def test_what_an_enterprise_made_is_its_own(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


SECTORS: list[tuple[str, list[str]]] = [
    ("精细化工完成产值8.6亿元，下降2.1%；纺织服装完成产值4.3亿元。", ["精细化工", "精细化工", "纺织服装"]),
    ("生物医药实现产值12.6亿元；通用机械实现产值5.1亿元。", ["生物医药", "通用机械"]),
    ("海洋生物完成产值3.2亿元；石英材料完成产值1.6亿元。", ["海洋生物", "石英材料"]),
    ("建筑业完成产值3.8亿元；农业完成产值2.1亿元。", ["建筑业", "农业"]),
]


@pytest.mark.parametrize(("text", "expected"), SECTORS, ids=[text[:6] for text, _ in SECTORS])
def test_a_sector_stays_in_the_name(text: str, expected: list[str]) -> None:
    assert told(text) == [(f"{sector}产值", None) for sector in expected]


def test_companies_are_told_by_what_they_are_called() -> None:
    found = observe("分企业看，城建集团营业收入3.2亿元、利润1460万元；水务集团营业收入1.1亿元、亏损320万元。")
    assert [(o.entity, o.indicator) for o in found] == [
        ("城建集团", "营业收入"),
        ("城建集团", "利润"),
        ("水务集团", "营业收入"),
        ("水务集团", "亏损"),
    ]
