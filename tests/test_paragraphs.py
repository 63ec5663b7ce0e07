from hypothesis import given
from hypothesis import strategies as st

from pipeline.paragraphs import Mark, paragraphs

TEXT = "一、经济运行\n\n  固定资产投资6.35亿元、增长18.6%。招商项目XX个。\n二、问题：一是投资8亿元。"


def mark(quote: str, sentence: str, text: str = TEXT, offset: int = 0) -> Mark:
    start, begin = text.index(quote) + offset, text.index(sentence) + offset
    return Mark(quote, start, start + len(quote), begin, begin + len(sentence))


def test_each_line_is_a_paragraph_and_blank_lines_are_left_out():
    found = paragraphs(TEXT, 0, [])
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in found] == [
        "一、经济运行",
        "固定资产投资6.35亿元、增长18.6%。招商项目XX个。",
        "二、问题：一是投资8亿元。",
    ]


def test_the_row_of_a_table_keeps_its_empty_cells():
    found = paragraphs("\t上半年\t全年\t\n  财政总收入\t5.2\t\t\n\t\n", 0, [])
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in found] == [
        "\t上半年\t全年\t",
        "财政总收入\t5.2\t\t",
    ]


def test_a_short_numbered_line_is_a_heading_and_a_long_one_is_not():
    long = "三、投资。" + "上半年完成固定资产投资6.35亿元。" * 5
    assert [p.heading for p in paragraphs(f"（一）农业\n上半年\n{long}", 0, [])] == [True, False, False]


def test_marks_and_their_sentences_are_cut_out_wherever_the_report_starts_in_its_document():
    sentence = "固定资产投资6.35亿元、增长18.6%。"
    marks = [mark("6.35亿元", sentence, offset=100), mark("18.6%", sentence, offset=100)]
    pieces = paragraphs(TEXT, 100, marks)[1].pieces
    start = 100 + TEXT.index(sentence)
    assert [(piece.text, piece.mark_id, piece.sentence) for piece in pieces] == [
        ("固定资产投资", None, start),
        ("6.35亿元", "6.35亿元", start),
        ("、增长", None, start),
        ("18.6%", "18.6%", start),
        ("。", None, start),
        ("招商项目XX个。", None, None),
    ]


def test_a_number_broken_by_a_line_end_is_marked_on_both_lines():
    found = paragraphs("投资57.\n72亿元。", 0, [Mark("a", 2, 10, 0, 11)])
    assert [[(p.text, p.mark_id) for p in paragraph.pieces] for paragraph in found] == [
        [("投资", None), ("57.", "a")],
        [("72亿元", "a"), ("。", None)],
    ]


def test_of_two_marks_that_overlap_each_keeps_its_beginning():
    pieces = paragraphs("增长8至12%", 0, [Mark("a", 2, 7, 0, 7), Mark("b", 4, 7, 0, 7)])[0].pieces
    assert [(p.text, p.mark_id) for p in pieces] == [("增长", None), ("8至", "a"), ("12%", "b")]


@given(
    st.text(max_size=60),
    st.integers(0, 1000),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(0, 10), st.integers(0, 30)), max_size=8),
)
def test_no_word_of_a_report_is_lost_or_added(text, offset, spans):
    marks = [
        Mark(
            f"{n}", offset + start, offset + start + length, offset + start - around, offset + start + around
        )
        for n, (start, length, around) in enumerate(spans)
    ]
    found = paragraphs(text, offset, marks)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in found] == lines
    assert all(piece.text for paragraph in found for piece in paragraph.pieces)
