"""The clean text and the way back to the document's own offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.prose import clean
from pipeline.model import Span


def cleaned(text: str) -> str:
    return clean(text, 0, len(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２０２４年", "2024年"),
        ("３０．５％", "30.5%"),
        ("Ｇ５代、ＸＸ亿元", "G5代、XX亿元"),
        ("30. 5 亿元", "30.5亿元"),
        ("30 .5亿元", "30.5亿元"),
        ("5, 291.6万元", "5,291.6万元"),
        ("增长 7.9 %", "增长7.9%"),
        ("增长\u3000\u30007.9\xa0%", "增长7.9%"),
        ("固 定 资 产", "固定资产"),
        ("治理 12.5 km²，供水（30 m³）", "治理12.5km²，供水（30m³）"),
        ("发电 3.2 亿 kWh、装机 20\u3000MW", "发电3.2亿kWh、装机20MW"),
        ("坝高 35 m，日产 300 t。", "坝高35m，日产300t。"),
        ("流量 30 m³/s", "流量30 m³/s"),
        ("5 min", "5 min"),
        ("20 kWp", "20 kWp"),
        ("2 G 与 3 E", "2 G与3 E"),
        ("3 km2024", "3 km2024"),
        ("smart city 项目", "smart city项目"),
        ("12 34", "12 34"),
        ("全年任务\r\n", "全年任务\n"),
        ("", ""),
        ("甲乙丙", "甲乙丙"),
    ],
)
def test_spaces_and_wide_characters_that_carry_no_meaning_go(text: str, expected: str) -> None:
    assert cleaned(text) == expected


LONG = "上半年全镇上下齐心协力共完成固定资产投资48.36"


@pytest.mark.parametrize("wrap", ["\n", "\r\n"])
def test_a_hard_wrap_inside_a_sentence_is_taken_out(wrap: str) -> None:
    assert cleaned(f"{LONG}{wrap}亿元，增长5%。") == f"{LONG}亿元，增长5%。"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}。\n亿元级项目3个",  # the sentence is over
        f"{LONG}：\n制造业投资3亿元",  # a list follows
        f"{LONG}\n一、下半年打算",  # a heading follows
        f"{LONG}\n（一）下半年打算",
        f"{LONG}\n1.抓好春耕",
        f"{LONG}\n第二部分",
        "短标题\n正文开始",  # the line is short
        f"## {LONG}\n亿元级项目3个",  # a heading of Markdown
    ],
)
def test_a_line_break_that_parts_two_things_stays(text: str) -> None:
    assert cleaned(text) == text.removeprefix("## ")


@pytest.mark.parametrize("sign", ["- ", "* ", "+ ", "- [x] ", "- [ ] ", "## "])
def test_an_item_of_markdown_begins_a_line_of_its_own_without_its_sign(sign: str) -> None:
    assert cleaned(f"{sign}{LONG}亿元\n{sign}新增企业3家") == f"{LONG}亿元\n新增企业3家"


def test_the_span_of_a_wrapped_number_holds_the_break() -> None:
    text = f"{LONG}\n亿元，增长5%。"
    prose = clean(text, 0, len(text))
    start = prose.text.index("48.36亿元")
    a, b = prose.span(start, start + len("48.36亿元"))
    assert text[a:b] == "48.36\n亿元"


def test_the_span_of_a_spaced_number_holds_the_spaces() -> None:
    text = "完成投资 30. 5 亿元，"
    prose = clean(text, 0, len(text))
    assert prose.text == "完成投资30.5亿元，"
    assert text[slice(*prose.span(4, 10))] == "30. 5 亿元"


def test_clutter_is_cut_out_and_a_number_around_it_is_one() -> None:
    text = "前言。完成投资30.5第 2 页亿元，增长5%。后记。"
    start, end = text.index("第 2 页"), text.index("第 2 页") + len("第 2 页")
    prose = clean(text, 3, len(text) - 3, (Span(start, end),))
    assert prose.text == "完成投资30.5亿元，增长5%。"
    first = prose.text.index("30.5亿元")
    assert text[slice(*prose.span(first, first + 6))] == "30.5第 2 页亿元"
    last = prose.text.index("5%")
    assert text[slice(*prose.span(last, last + 2))] == "5%"


def test_clutter_at_both_ends_in_any_order_and_overlapping() -> None:
    text = "导航导航正文3家正文页脚页脚"
    clutter = (Span(10, 14), Span(0, 4), Span(2, 4))
    prose = clean(text, 0, len(text), clutter)
    assert prose.text == "正文3家正文"
    assert prose.span(2, 4) == (6, 8)


def test_nothing_but_clutter_is_empty_and_still_has_a_place() -> None:
    prose = clean("第 1 页", 0, 5, (Span(0, 5),))
    assert prose.text == ""
    assert prose.span(0, 0) == (0, 0)


TEXTS = st.text(
    st.sampled_from("增长投资亿元。，：\n\r \t\u3000\xa00123456789.,%％２０ＸXx一（("), max_size=120
)


@settings(max_examples=120)
@given(TEXTS, st.data())
def test_every_kept_character_leads_back_to_its_own(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    cuts = data.draw(st.lists(st.tuples(st.integers(a, b), st.integers(a, b)).map(sorted), max_size=3))
    clutter = tuple(Span(lo, hi) for lo, hi in cuts if hi > lo)
    prose = clean(text, a, b, clutter)
    wide = str.maketrans("２０Ｘ％", "20X%")
    sources = [prose.source(i) for i in range(len(prose.text))]
    assert sources == sorted(set(sources))
    for character, source in zip(prose.text, sources, strict=True):
        assert a <= source < b
        assert text[source].translate(wide) == character
        assert not any(span.start <= source < span.end for span in clutter)
    lost = set(range(a, b)) - set(sources) - {n for s in clutter for n in range(s.start, s.end)}
    assert all(text[n].isspace() for n in lost)


def test_nothing_goes_on_from_a_numbered_heading() -> None:
    text = "一、2025年主要工作和“十四五”发展成就\n2025年，全县地区生产总值462亿元。"
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "title",
    [
        "共青团青石县委员会2024年上半年工作总结",
        "青石县市场监督管理局2024年上半年工作总结和下半年工作打算",
        "关于青石县2024年上半年预算执行情况的报告",
        "青石县2023年国民经济和社会发展统计公报",
        "青石县巩固拓展脱贫攻坚成果上半年工作总结",
    ],
)
def test_nothing_goes_on_from_a_title(title: str) -> None:
    text = f"{title}\n目前全县共有团支部326个。"
    assert cleaned(text) == text
