import pandas as pd

from pipeline.charts import overview


def rows(*given):
    base = {
        "indicator_key": "gdp",
        "name": "地区生产总值",
        "organisation": "石桥镇",
        "reported": 5.0,
        "reported_qualifier": None,
        "reported_id": "a:1",
        "compared": True,
    }
    return pd.DataFrame([base | row for row in given])


def test_each_indicator_is_a_row_of_dots_with_its_median():
    figure = overview.strips(
        rows(
            {"reported": 9.0},
            {"reported": 6.0, "reported_id": "b:1"},
            {"reported": 1.0},
            {"indicator_key": "fai", "name": "<b>投资", "reported": -2.0},
        ),
        "zh",
    )
    dots, medians = figure.data
    assert list(dots.y) == [0, 0, 0, 1]
    assert list(dots.customdata[1]) == ["b:1"]
    assert list(medians.x) == [6.0, -2.0]
    assert [note.text for note in figure.layout.annotations] == ["6", "−2"]
    assert list(figure.layout.yaxis.ticktext) == ["地区生产总值", "&lt;b&gt;投资"]


def test_the_median_is_of_those_that_are_compared():
    figure = overview.strips(
        rows({"reported": 9.0}, {"reported": 6.0}, {"reported": 1.0, "compared": False}), "zh"
    )
    assert list(figure.data[1].x) == [7.5]
    assert [note.text for note in figure.layout.annotations if note.text] == ["7.5"]


def test_one_tenfold_rise_is_drawn_at_the_edge():
    figure = overview.strips(rows(*({"reported": x} for x in (4.0, 5.0, 6.0, 7.0, 1000.0))), "zh")
    dots = figure.data[0]
    assert max(dots.x) < 50
    assert list(dots.marker.symbol) == ["circle"] * 4 + ["triangle-right"]
    assert "1,000%" in dots.hovertext[4]


def test_an_indicator_that_falls_as_a_whole_is_within_the_axis():
    figure = overview.strips(
        rows(
            *({"reported": x} for x in (4.0, 5.0, 6.0, 5.5, 4.5)),
            *(
                {"indicator_key": "accidents", "name": "事故起数", "reported": x}
                for x in (-18.0, -11.0, -9.0)
            ),
        ),
        "zh",
    )
    assert list(figure.data[1].x) == [5.0, -11.0]


def test_a_single_figure_and_equal_figures_have_an_axis():
    for values in ([5.0], [5.0, 5.0], [0.0], [-4.0]):
        low, high = overview.edges(rows(*({"reported": value} for value in values)))
        assert low < high
        assert low <= min(values) <= max(values) <= high


def test_of_many_organisations_the_ends_are_dots_and_the_others_one_line():
    crowd = [{"organisation": f"第{n}镇", "reported": float(n), "reported_id": f"a:{n}"} for n in range(100)]
    few = [{"indicator_key": "fai", "name": "投资", "reported": 5.0}]
    figure = overview.strips(rows(*crowd, *few), "zh")
    line, dots = figure.data[:2]
    assert line.name == "其余单位（合为一条线）"
    assert list(line.x) == [20.0, 79.0, None]
    assert sorted(dots.x) == [*map(float, sorted([*range(20), 5, *range(80, 100)]))]
    assert overview.crowded(rows(*crowd))
    assert not overview.crowded(rows(*crowd[:60]))
