import pandas as pd
import pytest

from pipeline.charts import targets, targets_grid, theme

ROW = {
    "organisation": "石桥镇",
    "state": "ahead",
    "kind": "level",
    "ahead": 7.3,
    "completion": 57.3,
    "elapsed": 0.5,
    "actual_id": "a:1",
    "observation_id": "g:1",
    "goal_text": "≥12.3亿元",
    "actual_text": "2024 年上半年 7.05亿元",
    "progress": None,
    "progress_elapsed": None,
    "progress_id": None,
    "turn": None,
    "earlier_state": None,
    "earlier_ahead": None,
    "earlier_period_zh": None,
    "earlier_period_en": None,
}
GOAL = ROW | {
    "kind": "growth",
    "base_value": 7.5,
    "upper_base_value": None,
    "qualifier": None,
    "goal_text": "7.5%",
    "before_base_value": None,
    "before_qualifier": None,
    "before_id": None,
    "actual_base_value": None,
    "actual_granularity": None,
    "state": "pending",
    "ahead": None,
}


def frame(base, *given):
    return pd.DataFrame([base | row for row in given])


def labels(figure):
    return [
        words.strip()
        for words in next(
            trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"
        ).text
    ]


def trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_completion_stands_beside_the_calendar_in_words_and_icons():
    rows = frame(
        ROW,
        {},
        {"state": "on_pace", "ahead": 0.4, "completion": 50.4},
        {"state": "behind", "ahead": -3.8, "completion": 46.2, "actual_id": "b:1"},
    )
    figure = targets.bullets(rows, "zh")
    assert labels(figure) == ["57.3%  ▲ 快 7.3", "50.4%  ● 持平", "46.2%  ▼ 慢 3.8"]
    assert list(trace(figure, "时间进度").x) == [50.0, 50.0, 50.0]
    assert trace(figure, "▲ 快于时间进度").marker.color == theme.AHEAD
    assert list(trace(figure, "▼ 慢于时间进度").customdata[0]) == ["b:1"]


def test_eleven_months_are_91_7_percent_of_the_year():
    figure = targets.bullets(frame(ROW, {"elapsed": 11 / 12}), "en")
    assert trace(figure, "Time gone").hovertext[0] == "Time gone 91.7%"


def test_a_completion_that_only_the_report_states_is_a_diamond():
    row = {"completion": None, "elapsed": None, "actual_id": None, "progress": 61.0, "progress_elapsed": 0.5}
    figure = targets.bullets(frame(ROW, row | {"ahead": 11.0, "progress_id": "p:4"}), "zh")
    stated = trace(figure, "报告完成率")
    assert list(stated.x) == [61.0]
    assert list(stated.customdata[0]) == ["p:4"]
    assert labels(figure) == ["61.0%  ▲ 快 11.0"]


def test_a_goal_without_outcome_says_so_and_has_no_bar():
    row = {"state": "pending", "completion": None, "elapsed": None, "ahead": None}
    figure = targets.bullets(frame(ROW, {}, row), "zh")
    assert labels(figure)[1] == "尚无完成数"
    assert list(trace(figure, "▲ 快于时间进度").y) == [0]


def test_a_masked_outcome_is_hatched():
    row = {"state": "masked", "completion": None, "elapsed": None, "ahead": None, "actual_id": "m:9"}
    masked = trace(targets.bullets(frame(ROW, row), "zh"), "数值隐去")
    assert masked.marker.pattern.shape == "/"
    assert list(masked.customdata[0]) == ["m:9"]


def test_part_of_a_year_is_an_open_mark_beside_the_years_goal():
    row = {"actual_base_value": 5.8, "actual_granularity": "half", "state": "behind", "ahead": -1.7}
    whole = {"actual_base_value": 7.9, "actual_granularity": "year", "state": "ahead", "ahead": 0.4}
    figure = targets.goals(frame(GOAL, row, whole), "%", 2024, "zh")
    assert trace(figure, "当年实际（年内累计）").marker.symbol == "circle-open"
    assert list(trace(figure, "当年实际（年内累计）").y) == [0]
    assert list(trace(figure, "当年实际").y) == [1]
    assert labels(figure) == ["目标 7.5  ▼ 低 1.7", "目标 7.5  ▲ 高 0.4"]


def test_goals_without_outcome_are_compared_with_their_qualifiers_and_ranges():
    rows = frame(
        GOAL,
        {"base_value": 7.0, "qualifier": ">="},
        {"base_value": 5.5, "qualifier": "~"},
        {"base_value": 5.0, "upper_base_value": 5.5},
    )
    figure = targets.goals(rows, "%", 2026, "zh")
    assert labels(figure) == ["≥7", "≈5.5", "5–5.5"]
    assert list(trace(figure, "2026 年目标").x) == [7.0, 5.5, 5.0]
    assert figure.layout.xaxis.title.text == "同比增速（%）"


def test_amounts_are_compared_from_zero_in_a_readable_unit():
    rows = frame(
        GOAL, {"kind": "level", "base_value": 1.2e6, "before_base_value": 1.41e6, "before_id": "b:2"}
    )
    figure = targets.goals(rows, "人", 2026, "zh")
    assert figure.layout.xaxis.title.text == "数额（万人）"
    assert figure.layout.xaxis.range[0] < 0
    assert list(trace(figure, "2025 年实际").x) == [141.0]


def cells(*given):
    base = {
        "organisation_id": "a",
        "organisation": "石桥镇",
        "indicator_key": "fai",
        "name": "固定资产投资",
        "state": "ahead",
        "ahead": 7.3,
        "completion": 57.3,
        "kind": "level",
        "turn": None,
        "earlier_state": None,
        "earlier_ahead": None,
        "shown_id": "a:1",
    }
    return pd.DataFrame([base | row for row in given])


def test_the_grid_says_in_each_cell_how_far_and_which_way():
    figure = targets_grid.grid(
        cells(
            {},
            {
                "organisation_id": "b",
                "organisation": "河口乡",
                "state": "behind",
                "ahead": -9.0,
                "shown_id": "b:1",
            },
            {"indicator_key": "gdp", "name": "地区生产总值", "state": "on_pace", "ahead": 0.1},
            {"organisation_id": "b", "organisation": "河口乡", "indicator_key": "gdp", "state": "masked"},
        ),
        "zh",
    )
    (bars,) = figure.data
    assert list(bars.text) == ["▲7.3", "▼9.0", "●", "—"]
    assert list(bars.customdata[1]) == ["b:1"]
    assert list(figure.layout.yaxis.ticktext) == ["石桥镇", "河口乡"]  # the one ahead on top
    assert len(set(bars.marker.color)) == 3


def test_progress_and_growth_of_one_indicator_stand_apart_each_on_its_own_scale():
    figure = targets_grid.grid(
        cells(
            {"state": "behind", "ahead": -3.3},
            {"indicator_key": "gdp", "name": "地区生产总值", "state": "behind", "ahead": -3.3},
            {"indicator_key": "gdp", "name": "地区生产总值", "kind": "growth", "ahead": 3.3},
            {
                "indicator_key": "gdp",
                "name": "地区生产总值",
                "kind": "growth",
                "state": "behind",
                "ahead": -3.3,
            },
        ),
        "zh",
    )
    (bars,) = figure.data
    assert list(figure.layout.xaxis.tickvals) == [0, 1, 2 + targets_grid.BLOCK_GAP]
    assert [note.text for note in figure.layout.annotations] == [
        "<b>完成进度比时间进度</b>",
        "<b>增速比目标</b>",
    ]
    assert (
        len(set(bars.marker.color)) == 3
    )  # 3.3 points are little behind the calendar, much below a growth goal
    assert "增速比目标" in bars.hovertext[2]


@pytest.mark.parametrize("organisations", [5, 20, 60])
def test_the_grid_grows_with_its_organisations(organisations):
    many = [{"organisation_id": str(n), "organisation": f"镇{n}"} for n in range(organisations)]
    height = targets_grid.grid(cells(*many), "zh").layout.height
    assert height >= organisations * targets_grid.GRID_ROW


def test_names_that_look_like_markup_stay_text():
    nasty = "<b>镇</b>"
    figures = (
        targets.bullets(frame(ROW, {"organisation": nasty}), "zh"),
        targets.goals(frame(GOAL, {"organisation": nasty, "goal_text": "<i>7.5%"}), "%", 2026, "zh"),
        targets_grid.grid(cells({"organisation": nasty, "name": "<i>投资"}), "zh"),
    )
    for figure in figures:
        assert list(figure.layout.yaxis.ticktext) == ["&lt;b&gt;镇&lt;/b&gt;"]
        assert "<i>" not in figure.to_json()


def test_what_has_caught_up_is_told_in_words_and_outlined_in_the_colour_it_had():
    before = {
        "earlier_state": "behind",
        "earlier_ahead": -4.1,
        "earlier_period_zh": "2024 年一季度",
        "earlier_period_en": "Q1 2024",
    }
    figure = targets.bullets(
        frame(
            ROW,
            {"turn": "caught_up", **before},
            {},
            {"state": "behind", "ahead": -6.0, "turn": "slipped", **before, "earlier_ahead": 2.5},
        ),
        "zh",
    )
    assert labels(figure) == [
        "57.3%  ▲ 快 7.3<br>\u2003↗ 赶上",
        "57.3%  ▲ 快 7.3",
        "57.3%  ▼ 慢 6.0<br>\u2003↘ 转为落后",
    ]
    still, caught = (bars for bars in figure.data if bars.name == "▲ 快于时间进度")
    assert (caught.marker.color, caught.marker.line.color) == (theme.AHEAD, theme.BEHIND)
    assert still.marker.line.width == 0
    slipped = trace(figure, "▼ 慢于时间进度").marker
    assert (slipped.color, slipped.line.color) == (theme.BEHIND, theme.AHEAD)
    assert [bars.showlegend for bars in figure.data if bars.name == "▲ 快于时间进度"] == [True, False]
    assert {trace.width for trace in figure.data if trace.type == "bar"} == {theme.BAR}
    assert "2024 年一季度 ▼ 慢 4.1" in caught.hovertext[0]


def test_a_goal_that_was_caught_up_with_says_so_beside_it_and_in_the_grid():
    turned = {
        "base_value": 7.0,
        "actual_base_value": 8.9,
        "actual_granularity": "year",
        "state": "ahead",
        "ahead": 1.9,
        "turn": "caught_up",
        "earlier_state": "behind",
        "earlier_ahead": -1.0,
        "earlier_period_zh": "2024 年上半年",
    }
    figure = targets.goals(frame(GOAL, turned), "%", 2024, "zh")
    assert labels(figure) == ["目标 7  ▲ 高 1.9<br>\u2003↗ 赶上"]
    turned = {
        "turn": "caught_up",
        "earlier_state": "behind",
        "earlier_ahead": -1.0,
        "earlier_period_zh": "2024 年上半年",
    }
    shown = cells(
        turned,
        turned | {"organisation_id": "b", "state": "on_pace"},
        {"organisation_id": "c", "state": "behind", "ahead": -3.0},
    )
    bar = next(trace for trace in targets_grid.grid(shown, "zh").data if trace.type == "bar")
    assert list(bar.text) == ["▲7.3↗", "●↗", "▼3.0"]
    assert [width > 0 for width in bar.marker.line.width] == [True, True, False]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_legend_of_a_phone_has_room_above_the_bars(language):
    figure = targets.bullets(
        frame(ROW | {"progress": 57.0, "progress_id": "p:4"}, {}, {"state": "on_pace"}, {"state": "behind"}),
        language,
    )
    entries = [one for one in figure.data if one.showlegend is not False]
    lines = len(entries) if language == "en" else 2  # English words fill a phone's width one by one
    assert figure.layout.margin.t >= 19 * lines + theme.TEXT_LINE
