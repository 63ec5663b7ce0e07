import pandas as pd

from pipeline.charts import profile, theme

NASTY = "<b>**固定资产投资**</b> 某某省级高新技术产业开发区管理委员会四十个字"
ROW = {
    "name": "固定资产投资",
    "period_label": "2024 年上半年",
    "reported": 18.6,
    "reported_qualifier": None,
    "reported_masked": False,
    "reported_id": "a:1",
    "place": 1,
    "peers": 3,
    "low": -2.0,
    "middle": 8.0,
    "high": 18.6,
}
GOAL = {
    "name": "固定资产投资",
    "period": "2023",
    "period_label": "2023 年",
    "state": "kept",
    "goal": "≥9亿元",
    "outcome": "9.2亿元",
    "shown_id": "b:2",
}


def standing(*rows, language="zh"):
    return profile.standing(pd.DataFrame([ROW | row for row in rows]), language)


def trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def said(figure):
    return [note.text for note in figure.layout.annotations]


def test_growth_stands_on_the_span_of_its_peers_with_its_place():
    figure = standing({})
    own = trace(figure, "本单位")
    assert (list(own.x), [list(ids) for ids in own.customdata]) == ([18.6], [["a:1"]])
    assert list(trace(figure, "同类单位最低—最高").x) == [-2.0, 18.6, None]
    assert said(figure) == ["18.6 · 1/3"]
    assert "在 3 个同类单位中列第 1" in own.hovertext[0]


def test_without_peers_there_is_no_span_and_no_place():
    figure = standing({"place": None, "peers": None, "low": None, "middle": None, "high": None})
    assert [trace.name for trace in figure.data] == ["本单位"]
    assert said(figure) == ["18.6"]


def test_masked_growth_is_hatched_and_has_no_value():
    nothing = dict.fromkeys(("reported", "place", "peers", "low", "middle", "high"))
    figure = standing({**nothing, "reported_masked": True})
    (only,) = figure.data
    assert only.marker.pattern.shape == theme.HATCHED["pattern"]["shape"]
    assert [list(ids) for ids in only.customdata] == [["a:1"]]
    assert "—" in said(figure)[0]


def test_what_lies_far_out_is_a_triangle_at_the_edge():
    rows = [{"reported": value, "peers": None} for value in (4.0, 5.0, 5.5, 6.0, 900.0)]
    own = trace(standing(*rows), "本单位")
    assert own.marker.symbol[-1] == "triangle-right"
    assert max(own.x) < 100


def test_names_of_any_kind_are_shown_as_written():
    figure = standing({"name": NASTY})
    assert "<b>" not in figure.layout.yaxis.ticktext[0]
    assert "&lt;b&gt;" in figure.layout.yaxis.ticktext[0]


def test_hedged_growth_carries_its_mark_in_english_too():
    assert said(standing({"reported_qualifier": ">="}, language="en")) == ["≥18.6 · 1/3"]


def test_no_rows_make_an_empty_figure():
    assert [trace.name for trace in profile.standing(pd.DataFrame([ROW]).head(0), "zh").data] == []


def promises(*rows, language="zh"):
    return profile.promises(pd.DataFrame([GOAL | row for row in rows]), language)


def test_each_goal_is_a_cell_with_an_icon_that_leads_to_its_sentence():
    rows = [{"state": state, "period": str(2018 + n), "period_label": f"{2018 + n} 年"}
            for n, state in enumerate(profile.STATES)]  # fmt: skip
    (cells,) = promises(*rows).data
    assert list(cells.text) == [profile.ICONS[state] for state in profile.STATES]
    assert {ids[0] for ids in cells.customdata} == {"b:2"}


def test_goals_of_one_indicator_share_a_row_and_periods_run_forward():
    figure = promises({"period": "2024", "period_label": "2024 年"}, {}, {"name": NASTY, "outcome": ""})
    (cells,) = figure.data
    assert list(cells.y) == [0, 0, 1]
    assert cells.base[1] < cells.base[0]
    assert list(figure.layout.xaxis.ticktext) == ["2023 年", "2024 年"]
    assert "<b>固定" not in figure.layout.yaxis.ticktext[1]
    assert "结果" not in cells.hovertext[2]
