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
