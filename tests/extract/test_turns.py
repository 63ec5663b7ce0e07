"""Rows of numbers that are handed to what is named beside them or was told before, each in its turn."""

import pytest

from pipeline.model import Observation
from tests.extract.making import observe

TITLE = "东湖镇2024年上半年工作总结"
HEAD = "一、上半年工作完成情况\n"


def said(sentence: str) -> list[Observation]:
    return observe(HEAD + sentence, title=TITLE)


CUT: list[tuple[str, list[tuple[str, float | None]]]] = [
    (
        "二氧化硫、氮氧化物、颗粒物、氨氮分别减排62吨、38吨、95吨和11吨，完成年度任务的53%、61%、47%和72%。",
        [
            (f"{what}减排", value)
            for values in ((62, 38, 95, 11), (53, 61, 47, 72))
            for what, value in zip(("二氧化硫", "氮氧化物", "颗粒物", "氨氮"), values, strict=True)
        ],
    ),
    (
        "上半年化学需氧量和氨氮分别减排36吨、4吨。",
        [("化学需氧量减排", 36), ("氨氮减排", 4)],
    ),
    (
        "二氧化硫、氮氧化物、化学需氧量三项污染物分别减排12吨、16吨和20吨。",
        [("二氧化硫减排", 12), ("氮氧化物减排", 16), ("化学需氧量减排", 20)],
    ),
    (
        "化学需氧量、氨氮、总磷分别削减126吨、18吨和2.4吨。",
        [("化学需氧量", -126), ("氨氮", -18), ("总磷", -2.4)],
    ),
    (
        "化学需氧量、氨氮、氮氧化物重点工程减排量分别为320吨、16吨和88吨。",
        [(f"{what}重点工程减排量", value) for what, value in (("化学需氧量", 320), ("氨氮", 16), ("氮氧化物", 88))],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CUT, ids=[s[:8] for s, _ in CUT])
def test_each_pollutant_has_its_own_cut(sentence: str, expected: list[tuple[str, float]]) -> None:
    assert [(x.indicator, x.value) for x in said(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "发生火灾26起，死亡1人、受伤3人，直接经济损失82万元，同比四项指数分别下降13.3%、50%、25%和18.6%。",
        "发生生产安全事故8起、死亡5人、受伤6人，直接经济损失126万元，同比四项指标分别下降20%、16.7%、14.3%和9.2%。",
        "查处酒驾86起，发生交通事故31起，死亡3人、受伤24人，财产损失9.8万元，四项指数同比分别下降6.1%、25%、11.1%和8.4%。",
    ],
)
def test_what_the_indices_are_has_been_said(sentence: str) -> None:
    found = said(sentence)
    assert [x.indicator for x in found[-4:]] == [x.indicator for x in found[-8:-4]]
    assert {x.kind for x in found[-4:]} == {"growth"}


MORE: list[tuple[str, str]] = [
    ("今年共争取到各类项目23个，总投资2.18亿元，比去年同期多6个、多4300万元。", "2024H1"),
    ("2023年举办活动36场，参与群众2.1万人次，较上年多8场、多3000人次。", "2023"),
    ("上半年接待游客68万人次，实现旅游收入4.2亿元，比去年同期多12万人次、多8600万元。", "2024H1"),
]


@pytest.mark.parametrize(("sentence", "period"), MORE, ids=[s[:8] for s, _ in MORE])
def test_so_many_more_are_of_what_has_that_unit_and_of_its_time(sentence: str, period: str) -> None:
    first, second, more, and_more = said(sentence)
    assert (more.indicator, and_more.indicator) == (first.indicator, second.indicator)
    assert {(x.kind, x.basis) for x in (more, and_more)} == {("change", "yoy")}
    assert {x.period for x in (first, second, more, and_more)} == {period}


IN_TURN: list[tuple[str, list[tuple[str, float | None]]]] = [
    (
        "工业总产值12.6亿元、农业总产值3.2亿元、旅游收入1.1亿元，增速依次为8.6%、4.1%和22.3%。",
        [("工业总产值", 8.6), ("农业总产值", 4.1), ("旅游收入", 22.3)],
    ),
    (
        "接待游客36万人次，实现旅游收入2.1亿元，为2019年同期的88%和94%。",
        [("接待游客", 88), ("旅游收入", 94)],
    ),
    (
        "完成税收收入4.2亿元、非税收入1.8亿元，分别占一般公共预算收入的70%和30%。",
        [("税收收入占一般公共预算收入", 70), ("非税收入占一般公共预算收入", 30)],
    ),
    (
        "一、二、三产业增加值分别为6.2亿元、12.1亿元、18.3亿元，占比分别为17%、33%、50%。",
        [("第一产业增加值占比", 17), ("第二产业增加值占比", 33), ("第三产业增加值占比", 50)],
    ),
    (
        "PM2.5平均浓度28微克/立方米，优良天数比例92.3%，分别同比下降6.7%、上升1.1个百分点。",
        [("PM2.5平均浓度", -6.7), ("优良天数比例", 1.1)],
    ),
    (
        "规上工业增加值、固定资产投资、社零总额分别增长6.1%、7.2%、5.3%，前两项分列全市第3位、第5位。",
        [("规上工业增加值", 3), ("固定资产投资", 5)],
    ),
    (
        "工业投资增长6.1%、民间投资增长7.2%，前者低于全市平均0.4个百分点，后者高于全市平均1.2个百分点。",
        [("工业投资", -0.4), ("民间投资", 1.2)],
    ),
    (
        "金融机构存贷款余额分别为216亿元和158亿元，比年初增加18亿元和12亿元。",
        [
            ("金融机构存款余额", 216),
            ("金融机构贷款余额", 158),
            ("金融机构存款余额", 18),
            ("金融机构贷款余额", 12),
        ],
    ),
    (
        "批发业、零售业、住宿业、餐饮业销售额（营业额）分别增长8.2%、3.6%、14.7%、11.9%。",
        [("批发业销售额", 8.2), ("零售业销售额", 3.6), ("住宿业营业额", 14.7), ("餐饮业营业额", 11.9)],
    ),
    (
        "规上工业增加值、固定资产投资、社零总额增速分别为6.1%、7.2%、5.3%。",
        [("规上工业增加值", 6.1), ("固定资产投资", 7.2), ("社零总额", 5.3)],
    ),
]


@pytest.mark.parametrize(("sentence", "told"), IN_TURN)
def test_each_number_of_a_row_is_told_of_its_own(sentence: str, told: list[tuple[str, float | None]]) -> None:
    assert [(o.indicator, o.value) for o in said(sentence)][-len(told) :] == told
