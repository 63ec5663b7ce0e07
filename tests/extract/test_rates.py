"""A rate or a share after a count is named for what was counted, not for what was done with it."""

import pytest

from tests.extract.making import observe


def last(text: str) -> str:
    return observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")[-1].indicator


RATES: list[tuple[str, str]] = [
    ("审理行政诉讼案件38件，败诉率5.3%。", "行政诉讼案件败诉率"),
    ("办结各类行政复议案件62件，纠错率11.3%。", "行政复议案件纠错率"),
    ("核减政府投资项目工程造价2160万元，核减率8.2%。", "政府投资项目工程造价核减率"),
    ("审减工程价款1860万元，核减率12.4%。", "工程价款核减率"),
    ("交付项目12个，交付率86%。", "项目交付率"),
    ("实现开工项目16个，开工率84.2%。", "项目开工率"),
    ("流转土地1.6万亩，流转率78%。", "土地流转率"),
    ("受理案件62件，办结58件，办结率93.5%。", "案件办结率"),
    ("计划新开工项目68个，已开工37个，开工率54.4%。", "新开工项目开工率"),
    ("12345政务服务热线受理诉求8620件，按期办结率99.6%，满意率98.1%。", "12345政务服务热线诉求满意率"),
    ("抽检食品860批次，不合格率1.2%。", "抽检食品不合格率"),
]


@pytest.mark.parametrize(("text", "name"), RATES, ids=[name for _, name in RATES])
def test_a_rate_keeps_its_own_verb_and_takes_the_thing_counted(text: str, name: str) -> None:
    assert last(text) == name


SHARES: list[tuple[str, str]] = [
    ("一般公共预算支出38.2亿元，增长4.1%，其中民生支出31.6亿元，占82.7%。", "民生支出占比"),
    ("全镇耕地面积6.8万亩，其中高标准农田4.2万亩，占61.8%。", "高标准农田占比"),
    ("一是有效灌溉面积占比偏低，仅占耕地面积的42%。", "有效灌溉面积占耕地面积比重"),
    ("在编干部68人，其中50岁以上26人，占38.2%，35岁以下仅11人。", "在编干部35岁以下"),
]


@pytest.mark.parametrize(("text", "name"), SHARES, ids=[name for _, name in SHARES])
def test_a_share_is_of_what_stands_before_it(text: str, name: str) -> None:
    assert last(text) == name


def test_no_part_of_a_list_of_rates_is_told_of_the_next() -> None:
    assert last("及时受理率、按期办结率均达100%，群众参评率93.1%。") == "群众参评率"


def test_what_follows_a_rate_is_not_of_the_rate() -> None:
    found = observe(
        "一、上半年工作完成情况\n截至6月底，已到位资金3.2亿元，到位率64%；支付2.1亿元，支付率65.6%。",
        title="东湖镇2024年上半年工作总结",
    )
    assert [o.indicator for o in found] == ["到位资金", "资金到位率", "资金支付", "资金支付率"]
