"""Which signs of a text are Markdown's, and which hide a number."""

import pytest

from pipeline.extract.prose import clean
from tests.extract.making import brief, check_spans, extraction


def cleaned(text: str) -> str:
    return clean(text, 0, len(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成 **2.36 亿元**，占 **57.6%**（去年", "完成2.36亿元，占57.6%（去年"),
        ("完成**2.36**亿元", "完成2.36亿元"),
        ("**户籍人口**：12万人", "户籍人口：12万人"),
        ("**一是**项目建设提速", "一是项目建设提速"),
        ("__重点项目__：3个", "重点项目：3个"),
        ("新建`水厂`3座", "新建水厂3座"),
        ("- [x] 建成水库7座", "建成水库7座"),
        ("- [ ] 建成水库7座", "建成水库7座"),
        ("> ## 概况", "概况"),
        ("* 新增**户，**其中**：3人", "新增**户，其中：3人"),
    ],
)
def test_the_marks_of_markdown_go(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "新增**户，完成**亿元，增长**%，",
        "**公司投资**亿元",
        "**镇、**村",
        "20**年**月**日",
        "联系138****1234",
        "完成***亿元，增长*.*%",
        "*亿元，",
        "完成____亿元，增长__%",
        "完成__亿元，增长__%",
        "-2.4%",
        "#3机组",
        "x项",
    ],
)
def test_what_may_hide_a_number_stays(text: str) -> None:
    assert cleaned(text) == text


def test_a_dash_before_a_percentage_at_the_head_of_a_line_stays_its_sign() -> None:
    assert cleaned("- 2.4%") == "-2.4%"


def test_items_are_read_without_their_marks_and_quoted_as_they_stand() -> None:
    text = (
        "- [x] 水利投资完成 **2.36** 亿元，占年度计划的 **57.6%**\n"
        "- [ ] 农村自来水普及率 93.2%，规模化供水率 71.5%\n"
        "- 用水总量 **0.87 亿 m³**，同比 -2.4%\n"
    )
    found = extraction(text)
    check_spans(text, found)
    assert brief(found.observations) == [
        ("level", "水利投资", 2.36, "亿元"),
        ("progress", "水利投资", 57.6, "%"),
        ("ratio", "农村自来水普及率", 93.2, "%"),
        ("ratio", "规模化供水率", 71.5, "%"),
        ("level", "用水总量", 0.87, "亿m³"),
        ("growth", "用水总量", -2.4, "%"),
    ]
