"""What holds for any text at all: true spans, one order, no overlap, the same answer twice, no exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import model
from pipeline.errors import ReadError
from pipeline.extract import extract
from pipeline.model import Extraction, Report, Span
from pipeline.read import read
from pipeline.reports import split
from tests.extract.making import check_spans, document, extraction, report

PIECES = [
    "固定资产投资", "同比", "增长", "下降", "高于全市平均", "完成年度任务的", "居全市第", "其中", "分别", "、",
    "，", "。", "；",
    "\n", "\r\n", " ", "\u3000", "（", "）", "“", "”", "《", "》", "〔", "〕", "6.35亿元", "18.6%", "3", "第3",
    "前三", "XX亿元", "x家",
    "*%", ".亿元", "2024年", "1-5月", "截至6月底", "下半年", "力争", "不少于", "余", "多", "以上", "近万亩",
    "四成", "三分之一",
    "一、上半年工作\n", "（一）", "1.", "5,291.6万元", "30. 5 亿元", "２０％", "新增", "企业", "个",
    "个百分点", "率", "G5", "5—6%",
]  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANYTHING = st.text(max_size=200)
PERIODS = st.sampled_from([None, "2024H1", "2023", "2024Q1", "2024-05", "2024-01/2024-05"])


def check_fields(found: Extraction) -> None:
    for o in found.observations:
        assert o.kind in model.KINDS
        assert o.status in model.STATUSES
        assert o.indicator
        assert o.basis is None or o.basis in model.BASES
        assert (o.basis is not None) == (o.kind in ("growth", "change", "contrast"))
        assert o.qualifier is None or o.qualifier in model.QUALIFIERS
        assert o.masked == (o.value is None)
        assert 0 <= o.confidence <= 1
    for left in found.leftovers:
        assert left.reason in model.LEFTOVER_REASONS


@settings(max_examples=80)
@given(PROSE | ANYTHING, PERIODS)
def test_any_text_gives_true_spans_and_known_words(text: str, period: str | None) -> None:
    found = extraction(text, period)
    check_spans(text, found)
    check_fields(found)


@settings(max_examples=40)
@given(PROSE)
def test_the_same_text_twice_gives_the_same(text: str) -> None:
    assert extraction(text) == extraction(text)


@settings(max_examples=60)
@given(PROSE, PROSE, PROSE, st.data())
def test_a_report_inside_a_document_keeps_to_its_own_span(
    before: str, body: str, after: str, data: st.DataObject
) -> None:
    text = before + body + after
    start, end = len(before), len(before) + len(body)
    a = data.draw(st.integers(start, end))
    b = data.draw(st.integers(a, end))
    clutter = (Span(a, b),) if a < b else ()
    own = Report("d-001", "d", 1, start, end, None, None, None, None, "2024H1", None, None, (), clutter)
    found = extract(document(text), own)
    check_fields(found)
    inside = [row for row in found.leftovers if a <= row.start and row.end <= b and a < b]
    rest = tuple(row for row in found.leftovers if row not in inside)
    spans = [(o.start, o.end, o.quote) for o in found.observations]
    for first, last, quote in [*spans, *[(row.start, row.end, row.quote) for row in found.leftovers]]:
        assert start <= first < last <= end
        assert quote == text[first:last]
    assert all(row.reason in ("clutter", "page_number") for row in inside)
    assert not any(row.reason in ("clutter", "page_number") for row in rest)


@settings(max_examples=40)
@given(PROSE)
def test_what_stands_before_a_report_moves_its_spans_and_nothing_else(text: str) -> None:
    shift = 37
    whole = report(text)
    moved = Report(
        whole.report_id, whole.document_id, 1, shift, shift + len(text), None, None, None, None, whole.period,
        None, None, tuple(model.Section(s.start + shift, s.end + shift, s.title, s.level) for s in whole.sections),
    )  # fmt: skip
    here = extract(document(text), whole)
    there = extract(document("字" * shift + text), moved)
    assert [(o.start + shift, o.kind, o.indicator, o.value, o.period) for o in here.observations] == [
        (o.start, o.kind, o.indicator, o.value, o.period) for o in there.observations
    ]


@settings(max_examples=30)
@given(st.binary(min_size=1, max_size=200))
def test_bytes_that_decode_at_all_are_read(data: bytes) -> None:
    try:
        whole = read("报告.txt", data)
    except ReadError:
        return
    for part in split(whole):
        check_spans(whole.text, extract(whole, part), part.start, part.end)


@pytest.mark.parametrize(
    "text",
    [
        "上半年，全鎮完成固定資產投資6.35億元，同比增長18.6%，居全市第3。",  # traditional characters
        "ä¸\x8aå\x8d\x8aå¹´å®\x8cæ\x88\x90å\x9bºå®\x9aèµ\x84äº§6.35äº¿å\x85\x83",  # UTF-8 read as Latin-1
        "涓婂崐骞村畬鎴愬浐瀹氳祫浜ф姇璧�6.35浜垮厓锛屽悓姣斿闀�18.6%",  # UTF-8 read as GBK
        "完成\x00投资\x076.35\x1b亿元\x7f，增长\u200b18.6\u200b%\ufeff",  # control and invisible characters
        "完成投资6.35亿元增长18.6%居全市第3新建文化驿站3个",  # no punctuation
        "😀投资6.35亿元😀增长18.6%",
        "８.０２億圓",
        "\n\n\n",
        "6.35",
        "%",
        "第",
    ],
)
def test_odd_text_ends_with_true_spans(text: str) -> None:
    found = extraction(text)
    check_spans(text, found)
    check_fields(found)


def test_a_number_of_four_hundred_digits_is_no_crash() -> None:
    text = "1" * 400 + "亿元"
    check_spans(text, extraction(text))


def test_a_percentage_with_a_trailing_full_stop() -> None:
    (found,) = extraction("规上工业增加值同比增长7.9%.").observations
    assert (found.value, found.unit, found.quote) == (7.9, "%", "7.9%")


SIZE = 300_000
NASTY = {
    "digits": "1" * SIZE, "digits and points": "1." * (SIZE // 2), "digits and commas": "1," * (SIZE // 2),
    "digits and dots in list": "1、" * (SIZE // 2), "percentages": "1%" * (SIZE // 2),
    "counts": "投资3个、" * (SIZE // 15),
    "shared": "分别增长" + "1、" * (SIZE // 2) + "2%", "names": "甲、" * (SIZE // 2) + "分别增长1%、2%",
    "brackets": "（" * SIZE,
    "closing brackets": "）" * SIZE, "both brackets": "（）" * (SIZE // 2),
    "quotes": "“" * SIZE, "books": "《" * SIZE,
    "documents": "〔2023" * (SIZE // 5),
    "commas": "、" * SIZE, "masks": "X" * SIZE, "masked": "X家" * (SIZE // 2), "stars": "*" * SIZE,
    "points": "." * SIZE, "ordinals": "第" * SIZE, "ranks": "第3" * (SIZE // 2),
    "numerals": "一" * SIZE, "scales": "万" * SIZE,
    "years": "2024年" * (SIZE // 5), "months": "1-5月" * (SIZE // 4),
    "dashes": "—" * SIZE, "ranges": "1-" * (SIZE // 2),
    "spaces": " " * SIZE, "spaced digits": "1 " * (SIZE // 2),
    "line breaks": "\n" * SIZE, "short lines": "3家\n" * (SIZE // 3),
    "headings": "（一）" * (SIZE // 3), "parts": "一、\n" * (SIZE // 3), "year on year": "同比" * (SIZE // 2),
    "letters": "a" * SIZE,
    "half years": "上半年" * (SIZE // 3), "wide": "１" * SIZE,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_third_of_a_megabyte_of_one_thing_ends(text: str) -> None:
    check_spans(text, extraction(text))


CLAUSE = (
    "全镇上下坚持稳中求进工作总基调，紧盯年度目标任务，统筹推进项目建设、产业发展、乡村振兴和民生改善，聚力攻坚、克难奋进，"
    "经济社会保持平稳健康发展，上半年全镇完成固定资产投资6.35亿元，同比增长18.6%，各项重点工作取得新的成效，"
)


@pytest.mark.slow
def test_two_megabytes_on_one_line_without_a_full_stop_end() -> None:
    times = 2_000_000 // len(CLAUSE)
    text = CLAUSE * times
    found = extraction(text)
    check_spans(text, found)
    assert len(found.observations) == 2 * times
    assert max(len(o.sentence) for o in found.observations) < 2000
