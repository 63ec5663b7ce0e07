import html

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts import growth, numbers, theme

COLUMNS = {
    "organisation": "石桥镇",
    "organisation_id": "云岭县/石桥镇",
    "reported": 18.6,
    "computed": None,
    "gap": None,
    "reported_qualifier": None,
    "reported_masked": False,
    "reported_settled": True,
    "previous_text": None,
    "level_text": None,
    "reported_id": "a:1",
    "level_id": None,
}
NO_REFERENCES = pd.DataFrame({"name": [], "value": [], "observation_id": []})


def rows(*given):
    return pd.DataFrame([COLUMNS | row for row in given])


def trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def labels(figure):
    return [
        words.strip()
        for words in next(
            trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"
        ).text
    ]


def test_bars_stand_in_the_order_of_the_rows_with_their_observations():
    figure = growth.bars(
        rows({"reported": 18.6}, {"organisation": "河口乡", "reported": -3.3, "reported_id": "b:2"}),
        NO_REFERENCES,
        "zh",
    )
    bars = trace(figure, "报告增速")
    assert list(bars.x) == [18.6, -3.3]
    assert [list(row) for row in bars.customdata] == [["a:1"], ["b:2"]]
    assert list(figure.layout.yaxis.ticktext) == ["石桥镇", "河口乡"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]  # the first row on top
    assert labels(figure) == ["18.6", "−3.3"]
    assert figure.layout.xaxis.title.text == "同比增速（%）"


@pytest.mark.parametrize(
    ("qualifier", "mark"),
    [("~", "≈6"), (">=", "≥6"), (">", "&gt;6"), ("<=", "≤6"), ("<", "&lt;6"), (None, "6")],
)
def test_hedged_figures_carry_their_mark(qualifier, mark):
    figure = growth.bars(rows({"reported": 6.0, "reported_qualifier": qualifier}), NO_REFERENCES, "zh")
    assert labels(figure) == [mark]


def test_a_figure_that_reports_disagree_on_carries_a_dagger():
    figure = growth.bars(rows({"reported": 6.0, "reported_settled": False}), NO_REFERENCES, "zh")
    assert labels(figure) == ["6 †"]


def test_a_masked_figure_is_a_hatched_bar_that_says_so():
    figure = growth.bars(
        rows({"reported": 9.0}, {"reported": None, "reported_masked": True, "reported_id": "m:7"}),
        NO_REFERENCES,
        "zh",
    )
    masked = trace(figure, "数值隐去")
    assert masked.marker.pattern.shape == "/"
    assert list(masked.y) == [1]
    assert list(masked.customdata[0]) == ["m:7"]
    assert labels(figure)[1] == "—（数值隐去）"
    assert list(trace(figure, "报告增速").y) == [0]


def test_computed_growth_is_a_diamond_that_leads_to_the_level():
    given = {
        "computed": 23.6,
        "gap": 0.5,
        "level_id": "l:3",
        "previous_text": "6.46亿元",
        "level_text": "7.98亿元",
    }
    figure = growth.bars(rows(given), NO_REFERENCES, "zh")
    computed = trace(figure, "推算增速")
    assert list(computed.x) == [23.6]
    assert list(computed.customdata[0]) == ["l:3"]
    assert "6.46亿元 → 7.98亿元" in computed.hovertext[0]
    assert "+0.5" in computed.hovertext[0]


def test_growth_that_is_only_computed_is_labelled_with_one_decimal():
    figure = growth.bars(rows({"reported": None, "computed": 23.64, "level_id": "l:3"}), NO_REFERENCES, "zh")
    assert labels(figure) == ["23.6"]


def test_references_of_near_values_stand_on_different_lines():
    references = pd.DataFrame(
        {"name": ["全县", "全市", "全省"], "value": [8.8, 9.0, 30.0], "observation_id": ["r:1", "r:2", "r:3"]}
    )
    figure = growth.bars(rows({"reported": 31.0}), references, "zh")
    shifts = {note.text: note.yshift for note in figure.layout.annotations}
    assert set(shifts) == {"全县 8.8", "全市 9", "全省 30"}
    assert shifts["全县 8.8"] != shifts["全市 9"]


def test_names_that_look_like_markup_or_formulas_stay_text():
    names = ["<b>石桥镇</b>", "**河口**", "=cmd|' /C calc'!A0", "$x$ <script>alert(1)</script>"]
    references = pd.DataFrame({"name": ["<i>全县</i>"], "value": [1.0], "observation_id": ["r:1"]})
    figure = growth.bars(rows(*({"organisation": name} for name in names)), references, "zh")
    shown = [*figure.layout.yaxis.ticktext, figure.layout.annotations[0].text]
    assert not any("<b>" in words or "<script" in words or "<i>" in words for words in shown)
    assert shown[0] == "&lt;b&gt;石桥镇&lt;/b&gt;"
    assert all("<b>石桥镇" not in words for words in trace(figure, "报告增速").hovertext)


def test_a_long_name_is_broken_and_not_cut():
    name = "云岭县人民政府办公室关于印发全县上半年经济运行情况的石桥镇人民政府代管开发区管理委员会"
    shown = growth.bars(rows({"organisation": name}), NO_REFERENCES, "zh").layout.yaxis.ticktext[0]
    assert shown.replace("<br>", "") == name
    assert max(map(len, shown.split("<br>"))) <= 12


def test_a_line_of_a_label_breaks_between_words():
    assert (
        numbers.label("Total retail sales of consumer goods", 6.5)
        == "Total retail<br>sales of<br>consumer<br>goods"
    )
    assert numbers.label("新增 5G 基站 <100 个", 4) == "新增 5G<br>基站<br>&lt;100 个"
    assert numbers.label("社会消费品零售总额", 8) == "社会消费品<br>零售总额"
    assert numbers.label("石桥街道（云岭县）", 6) == "石桥街道<br>（云岭县）"


@given(st.text(), st.floats(1, 40))
def test_no_name_is_cut_or_rendered(name, width):
    shown = numbers.label(name, width)
    assert "".join(html.unescape(line) for line in shown.split("<br>")).replace(" ", "") == "".join(
        name.split()
    )
    assert "<" not in shown.replace("<br>", "")


def test_rows_are_high_enough_for_the_longest_name():
    short = growth.bars(rows({}, {}), NO_REFERENCES, "zh").layout.height
    long = growth.bars(rows({}, {"organisation": "镇" * 40}), NO_REFERENCES, "zh").layout.height
    assert (long - short) / 2 == 4 * 14 - theme.ROW


def test_labels_on_one_side_only_may_take_most_of_a_phones_width():
    words = "goal ≥5.5  ▲ above 4.2"
    low, high = theme.room_for([(9.7, 0, words)], 2.0, 10.0)
    assert 0.5 < (high - 9.7) / (high - low) < 0.75
    both = theme.room_for([(9.7, 0, words), (-3.0, 1, words)], -4.0, 10.0)
    assert (both[1] - 9.7) / (both[1] - both[0]) < 0.5


def test_every_label_fits_beside_its_mark_on_a_phone():
    labels = [(9.7, 0, "9.7"), (90.0, 1, "90 ▲ ahead 12.3"), (-30.0, 2, "−30")]
    low, high = theme.room_for(labels, -30.0, 90.0)
    assert (high - 90.0) / (high - low) * theme.NARROW > 80
    assert (-30.0 - low) / (high - low) * theme.NARROW > 30


def test_the_figure_grows_with_its_organisations():
    heights = [growth.bars(rows(*[{}] * n), NO_REFERENCES, "zh").layout.height for n in (5, 20, 60)]
    assert heights[1] - heights[0] == 15 * theme.ROW
    assert heights[2] - heights[1] == 40 * theme.ROW


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_point_and_none_are_drawn(language):
    assert len(growth.bars(rows({}), NO_REFERENCES, language).data) == 2
    assert growth.bars(rows({}).iloc[:0], NO_REFERENCES, language).layout.height > 0


@pytest.mark.parametrize(
    ("value", "shown"),
    [(30.5, "30.5"), (-3.3, "−3.3"), (12345.0, "12,345"), (None, "—"), (0.0, "0"), (7.10, "7.1")],
)
def test_numbers_are_written_as_readers_write_them(value, shown):
    assert numbers.number(value) == shown


def test_base_values_are_shown_in_a_unit_that_keeps_them_readable():
    assert numbers.scale([3.05e9, None], "元", "zh") == (1e8, "亿元")
    assert numbers.scale([32000.0], "人", "zh") == (1e4, "万人")
    assert numbers.scale([12.0], "件", "zh") == (1.0, "件")
    assert numbers.scale([], "元", "en") == (1.0, "yuan")
    assert numbers.scale([3.05e9], "元", "en") == (1e9, "billion yuan")
    assert numbers.scale([250000.0], "%", "zh") == (1.0, "%")


def test_a_label_stands_beside_its_own_bar_where_the_computed_mark_leaves_room():
    figure = growth.bars(
        rows(
            {"reported": -5.5, "computed": 12.5},
            {"reported": 1.0, "computed": 30.0},
            {"reported": 9.0, "computed": 9.4},
            {"reported": None, "computed": -3.0},
        ),
        NO_REFERENCES,
        "zh",
    )
    texts = next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text")
    assert list(texts.x) == [-5.5, 1.0, 9.4, -3.0]


def test_a_reference_line_is_drawn_before_the_labels_that_cover_it():
    references = pd.DataFrame({"name": ["全县"], "value": [6.8], "observation_id": ["r:1"]})
    figure = growth.bars(rows({"reported": 5.9}), references, "zh")
    modes = [trace.mode if trace.type == "scatter" else trace.type for trace in figure.data]
    assert modes.index("lines") < modes.index("text")
    assert [shape.x0 for shape in figure.layout.shapes] == [0]


def test_a_computed_growth_far_out_is_a_triangle_at_the_edge_and_leaves_the_bars_their_length():
    near = [
        {
            "organisation": f"{n}号镇",
            "reported": 5.0 + n,
            "computed": 5.1 + n,
            "gap": -0.1,
            "level_id": f"l:{n}",
        }
        for n in range(6)
    ]
    far = {"organisation": "河口乡", "reported": 6.0, "computed": 1400.0, "gap": -1394.0, "level_id": "l:9"}
    given = rows(*near, far).assign(previous_text="1亿元", level_text="15亿元")
    _, high = growth.span(given, NO_REFERENCES)
    assert high < 50
    marks = trace(growth.bars(given, NO_REFERENCES, "zh"), "推算增速")
    assert marks.x[6] == high
    assert list(marks.marker.symbol) == ["diamond"] * 6 + ["triangle-right"]
    assert "1,400.0%" in marks.hovertext[6]
