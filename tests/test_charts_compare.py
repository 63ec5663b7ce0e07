import pandas as pd
import pytest

from pipeline.charts import compare, theme

CELL = {
    "organisation_id": "云岭县/石桥镇",
    "organisation": "石桥镇",
    "indicator_key": "gdp",
    "name": "地区生产总值",
    "unit": "亿元",
    "direction": 1,
    "shown": 17.64,
    "masked": False,
    "qualifier": None,
    "settled": True,
    "place": 1,
    "peers": 2,
    "written": "17.64亿元",
    "observation_id": "a:1",
}
SIDE = {
    "name": "固定资产投资",
    "a_value": 9.0,
    "b_value": -3.0,
    "a_qualifier": None,
    "b_qualifier": "~",
    "a_settled": True,
    "b_settled": True,
    "a_id": "a:1",
    "b_id": "b:1",
}


def cells(*given):
    return pd.DataFrame([CELL | row for row in given])


def other(**more):
    return {"organisation_id": "云岭县/东湖镇", "organisation": "东湖镇", "place": 2} | more


def test_rows_stand_by_mean_rank_and_cells_carry_figure_rank_and_observation():
    frame = cells(other(shown=9.5, observation_id="b:1"), {})
    figure = compare.grid(frame, "rank", "zh")
    (bars,) = figure.data
    assert list(figure.layout.yaxis.ticktext) == ["石桥镇", "东湖镇"]
    assert list(bars.y) == [1, 0]
    assert list(bars.text) == ["9.5<br>2", "17.64<br>1"]
    assert [list(ids) for ids in bars.customdata] == [["b:1"], ["a:1"]]
    assert list(figure.layout.xaxis.ticktext) == ["地区生<br>产总值<br>↑ 亿元"]


def test_a_heading_is_no_wider_than_its_column_on_a_phone():
    figure = compare.grid(cells({"name": "农村居民人均可支配收入"}), "rank", "zh")
    *name, _ = figure.layout.xaxis.ticktext[0].split("<br>")
    assert "".join(name) == "农村居民人均可支配收入"
    assert max(map(len, name)) <= 3


def test_masked_cells_are_hatched_and_nothing_else_is_said_of_them():
    figure = compare.grid(
        cells({}, other(shown=None, masked=True, place=None, observation_id="b:2")), "rank", "zh"
    )
    plain, masked = figure.data
    assert masked.marker.pattern.shape == "/"
    assert list(masked.text) == ["—"]
    assert [list(ids) for ids in masked.customdata] == [["b:2"]]
    assert "隐去" in masked.hovertext[0]
    assert len(plain.x) == 1


@pytest.mark.parametrize(
    ("growth", "direction", "good"),
    [(8.0, 1, True), (-8.0, 1, False), (8.0, -1, False), (-8.0, -1, True), (8.0, 0, None), (8.0, None, None)],
)
def test_growth_is_coloured_by_what_is_good_for_the_indicator(growth, direction, good):
    figure = compare.grid(cells({"shown": growth, "direction": direction, "unit": ""}), "growth", "zh")
    (colour,) = figure.data[0].marker.color
    expected = {True: theme.DIVERGING[7], False: theme.DIVERGING[2], None: theme.NEUTRAL}
    assert colour == expected[good]


def test_the_nearer_the_first_place_the_stronger_the_colour():
    frame = cells(*({"organisation_id": str(n), "place": n, "peers": 9} for n in range(1, 10)))
    colours = compare.grid(frame, "rank", "zh").data[0].marker.color
    assert list(colours) == [theme.SEQUENTIAL[9 - n] for n in range(1, 10)]


@pytest.mark.parametrize(("qualifier", "mark"), [("~", "≈17.64"), (">=", "≥17.64"), (">", "&gt;17.64")])
def test_doubts_stand_in_the_cell(qualifier, mark):
    figure = compare.grid(cells({"qualifier": qualifier, "settled": False, "unit": ""}), "growth", "zh")
    assert list(figure.data[0].text) == [f"{mark}†"]
    assert "说法不一" in figure.data[0].hovertext[0]


@pytest.mark.parametrize("name", ["<b>石桥</b>镇", "**石桥**镇", "=cmd|' /C calc'!A0", "长" * 40])
def test_names_are_shown_as_written(name):
    figure = compare.grid(cells({"organisation": name, "name": name}), "rank", "zh")
    shown = "".join([*figure.layout.yaxis.ticktext, *figure.layout.xaxis.ticktext])
    assert "<b>" not in shown
    assert name.replace("<", "&lt;").replace(">", "&gt;")[:4] in shown.replace("<br>", "")
    assert "<b>石桥</b>" not in figure.data[0].hovertext[0]


@pytest.mark.parametrize("number", [1, 20, 60, 500])
def test_any_number_of_organisations_stays_within_bounds(number):
    frame = cells(
        *(
            {"organisation_id": str(n), "organisation": f"第{n}镇", "place": n + 1, "peers": number}
            for n in range(number)
        )
    )
    figure = compare.grid(frame, "rank", "zh")
    assert len(figure.layout.yaxis.ticktext) == min(number, compare.ROWS_AT_MOST)
    assert figure.layout.yaxis.ticktext[0] == "第0镇"
    assert figure.layout.height < 1700
    assert compare.row_order(frame)[-1] == str(number - 1)


def test_masked_only_makes_a_grid():
    figure = compare.grid(cells({"shown": None, "masked": True, "place": None, "peers": 0}), "growth", "zh")
    assert [list(bars.text) for bars in figure.data] == [["—"]]


@pytest.mark.parametrize(
    ("value", "words"),
    [(17.64, "17.64"), (5.3, "5.3"), (123.456, "123"), (12345.6, "12,346"), (-0.8, "−0.8"), (0.0, "0")],
)
def test_cells_hold_four_digits(value, words):
    assert compare.short(value) == words


def test_two_sides_are_two_marks_on_a_line_each_with_its_observation():
    figure = compare.pair(pd.DataFrame([SIDE]), ("石桥镇", "东湖镇"), "zh")
    line, *sides = figure.data
    assert list(line.x) == [9.0, -3.0, None]
    assert {side.name: (list(side.x), [list(ids) for ids in side.customdata]) for side in sides} == {
        "石桥镇": ([9.0], [["a:1"]]),
        "东湖镇": ([-3.0], [["b:1"]]),
    }
    assert "≈−3%" in next(side for side in sides if side.name == "东湖镇").hovertext[0]


def test_sides_with_nasty_names_are_escaped_and_long_lists_cut():
    rows = pd.DataFrame([SIDE | {"name": "<b>投资</b>"}] * 30)
    figure = compare.pair(rows, ("<b>甲</b>", "**乙**"), "zh")
    assert len(figure.layout.yaxis.ticktext) == compare.PAIRS_AT_MOST
    assert "<b>" not in "".join(figure.layout.yaxis.ticktext)
    assert {trace.name for trace in figure.data if trace.name} == {"&lt;b&gt;甲&lt;/b&gt;", "**乙**"}
