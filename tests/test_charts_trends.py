import pandas as pd
import pytest

from pipeline.charts import theme, trends

POINT = {
    "place": 0,
    "series_id": "云岭县/石桥镇",
    "series": "石桥镇",
    "period_end": "2023-06-30",
    "tick": "2023 上半年",
    "period_label": "2023 年上半年",
    "year": 2023,
    "season": "half",
    "granularity": "half",
    "shown": 4.0,
    "masked": False,
    "qualifier": None,
    "settled": True,
    "status": "actual",
    "observation_id": "a:1",
}
DRAWN = [trends.together, trends.apart]


def half(year, shown, **more):
    return {"period_end": f"{year}-06-30", "year": year, "tick": f"{year} 上半年", "shown": shown} | more


def year(number, shown, **more):
    return half(number, shown, period_end=f"{number}-12-31", season="year", granularity="year") | more


def rows(*given):
    return pd.DataFrame([POINT | {"observation_id": f"a:{n}"} | row for n, row in enumerate(given)])


def draw(figure, frame, focus="云岭县/石桥镇"):
    return figure(frame, focus, "数额（亿元）", "亿元", "zh")


def lines(figure):
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def titles(figure):
    """Names beside the lines, or above the cells."""
    return [note.text for note in figure.layout.annotations] or [
        name for trace in figure.data if trace.mode == "text" for name in trace.text
    ]


@pytest.mark.parametrize("figure", DRAWN)
def test_halves_and_years_are_two_lines_with_different_marks(figure):
    drawn = draw(figure, rows(half(2022, 1.0), year(2022, 2.5), half(2023, 1.2), year(2023, 3.0)))
    parts, whole = lines(drawn)
    assert [ids[0] for ids in parts.customdata] == ["a:0", "a:2"]
    assert [ids[0] for ids in whole.customdata] == ["a:1", "a:3"]
    assert sorted([*parts.x, *whole.x]) == [parts.x[0], whole.x[0], parts.x[1], whole.x[1]]
    assert set(parts.marker.symbol) == {"circle-open"}
    assert set(whole.marker.symbol) == {"circle"}
    assert (parts.line.dash, whole.line.dash) == ("dot", "solid")


@pytest.mark.parametrize("figure", DRAWN)
def test_every_mark_carries_its_observation(figure):
    drawn = draw(figure, rows(half(2022, 1.0), half(2023, None, masked=True), half(2024, 2.0)))
    marks = [trace for trace in drawn.data if trace.mode in ("lines+markers", "markers")]
    carried = [
        ids[0] for trace in marks for x, ids in zip(trace.x, trace.customdata, strict=True) if x is not None
    ]
    assert sorted(carried) == ["a:0", "a:1", "a:2"]


@pytest.mark.parametrize("figure", DRAWN)
def test_a_masked_figure_breaks_the_line_and_stands_at_the_foot(figure):
    drawn = draw(figure, rows(half(2022, 1.0), half(2023, None, masked=True), half(2024, 2.0)))
    (line,) = lines(drawn)
    assert [y is None for y in line.y] == [False, True, False]
    masked = next(trace for trace in drawn.data if trace.name == "数值隐去")
    assert line.x[0] < masked.x[0] < line.x[2]
    assert masked.y[0] < min(line.y[0], line.y[2])
    assert "隐去" in masked.hovertext[0]


def test_series_do_not_run_into_each_other():
    drawn = draw(
        trends.together,
        rows(
            half(2022, 1.0, place=1, series_id="b", series="东湖镇"),
            half(2023, 2.0, place=1, series_id="b", series="东湖镇"),
            half(2022, 3.0, place=2, series_id="c", series="河口镇"),
            half(2023, 4.0, place=2, series_id="c", series="河口镇"),
        ),
        focus="a",
    )
    (peers,) = lines(drawn)
    assert list(peers.y) == [1.0, 2.0, None, 3.0, 4.0]
    assert peers.line.color == theme.CONTEXT


def test_the_highlighted_line_lies_on_top_with_its_values_and_name():
    drawn = draw(
        trends.together,
        rows(
            half(2022, 1.0, qualifier="~"),
            half(2023, 2.0, settled=False),
            half(2022, 1.1, place=1, series_id="b", series="东湖镇"),
            half(2023, 2.1, place=1, series_id="b", series="东湖镇"),
        ),
    )
    assert [trace.line.color for trace in lines(drawn)] == [theme.CONTEXT, theme.ACCENT]
    values = next(trace for trace in drawn.data if trace.mode == "text")
    assert list(values.text) == ["≈1", "2 †"]
    names = {note.text: note for note in drawn.layout.annotations}
    assert names["石桥镇"].font.color == theme.ACCENT
    line = (drawn.layout.yaxis.range[1] - drawn.layout.yaxis.range[0]) * theme.TEXT_LINE / trends.HEIGHT
    assert names["东湖镇"].y - names["石桥镇"].y >= line


@pytest.mark.parametrize("figure", DRAWN)
@pytest.mark.parametrize("name", ["<b>石桥</b>镇", "**石桥**", "=cmd|' /C calc'!A0", "长" * 40])
def test_names_are_shown_as_written(figure, name):
    drawn = draw(figure, rows(half(2022, 1.0, series=name), half(2023, 2.0, series=name)))
    shown = "".join(titles(drawn))
    assert "<b>" not in shown
    assert name[:2].replace("<", "&lt;") in shown
    assert "<b>石桥</b>镇" not in "".join(lines(drawn)[0].hovertext)


@pytest.mark.parametrize("figure", DRAWN)
def test_masked_only_and_one_point_make_a_figure(figure):
    masked = draw(figure, rows(half(2023, None, masked=True)))
    assert lines(masked) == []
    assert [trace.mode for trace in masked.data if trace.name] == ["markers"]
    one = draw(figure, rows(half(2023, 5.0)))
    assert "5 亿元" in lines(one)[0].hovertext[0]


@pytest.mark.parametrize("number", [1, 20, 60, 500])
def test_any_number_of_series_stays_within_bounds(number):
    frame = rows(
        *(
            half(end, float(n), place=n, series_id=str(n), series=f"第{n}镇")
            for n in range(number)
            for end in (2022, 2023)
        )
    )
    together = draw(trends.together, frame, focus="0")
    assert len(together.data) <= 4
    assert len(together.layout.annotations) <= trends.NAMES_AT_MOST
    apart = draw(trends.apart, frame, focus="3" if number > 3 else "0")
    assert titles(apart) == [f"第{n}镇" for n in range(min(number, trends.CELLS_AT_MOST))]
    assert len(apart.data) <= 5
    assert apart.layout.height < 1100


def test_many_periods_are_named_by_their_years():
    frame = rows(*(half(2000 + n, float(n)) for n in range(8)), *(year(2000 + n, n * 2.0) for n in range(8)))
    axis = draw(trends.together, frame).layout.xaxis
    assert list(axis.ticktext) == [str(2000 + n) for n in range(8)]


def test_cells_share_one_scale_with_round_numbers():
    frame = rows(half(2022, 0.0), half(2023, 9.0), half(2023, 18.0, place=1, series_id="b", series="东湖镇"))
    figure = draw(trends.apart, frame)
    assert list(figure.layout.yaxis.ticktext) == ["0", "10"]
    low, high = figure.layout.yaxis.tickvals
    (peer, chosen) = lines(figure)
    assert (chosen.y[1] - low) / (high - low) == pytest.approx(0.9)
    assert (peer.y[0] - low) / (high - low) == pytest.approx(1.8)
    assert 0 < chosen.x[0] < chosen.x[1] < 1 < peer.x[0] < 2
