import pandas as pd

from pipeline.charts import quality

NASTY = "<b>某某</b>省级高新技术产业开发区管理委员会综合办公室和行政审批局及大数据中心"
REPORT = {
    "name": "石桥镇",
    "period_label": "2024 年上半年",
    "file": "石桥镇.txt",
    "printed": 90,
    "masked": 2,
    "explained": 30,
    "unknown": 4,
    "printed_id": "a:1",
    "masked_id": "a:2",
    "explained_id": "a:3",
    "unknown_id": "a:4",
}
GAP = {
    "organisation": "石桥镇",
    "name": "地区生产总值",
    "period_label": "2024 年上半年",
    "reported": 18.0,
    "computed": 11.1,
    "gap": 6.9,
    "reported_id": "a:1",
    "level_id": "a:2",
    "level_text": "10亿元",
    "previous_text": "9亿元",
}


def coverage(*rows, language="zh"):
    return quality.coverage(pd.DataFrame([REPORT | row for row in rows]), language)


def gaps(*rows):
    return quality.gaps(pd.DataFrame([GAP | row for row in rows]), "zh")


def test_the_parts_of_a_report_follow_each_other_and_lead_to_their_first_number():
    figure = coverage({})
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [trace.name for trace in bars] == ["读出", "隐去", "未采用（原因已知）", "没读懂"]
    assert [(trace.base[0], trace.x[0]) for trace in bars] == [(0, 90), (90, 2), (92, 30), (122, 4)]
    assert [trace.customdata[0][0] for trace in bars] == ["a:1", "a:2", "a:3", "a:4"]
    assert bars[1].marker.pattern.shape == "/"
    assert figure.data[-1].text[0].strip() == "没读懂 4"


def test_a_report_with_masked_numbers_only_has_one_hatched_bar():
    figure = coverage({"printed": 0, "explained": 0, "unknown": 0})
    assert [trace.name for trace in figure.data if trace.type == "bar"] == ["隐去"]


def test_a_report_without_any_number_is_an_empty_row():
    figure = coverage({"printed": 0, "masked": 0, "explained": 0, "unknown": 0, "period_label": ""})
    assert [trace for trace in figure.data if trace.type == "bar"] == []
    assert list(figure.layout.yaxis.ticktext) == ["石桥镇"]


def test_nasty_names_are_shown_as_written_and_none_is_cut():
    for figure in (coverage({"name": NASTY, "file": NASTY}), gaps({"organisation": NASTY, "name": NASTY})):
        (label,) = figure.layout.yaxis.ticktext
        assert "<b>" not in label
        assert label.replace("<br>", "").count("大数据中心") >= 1


def test_reported_and_computed_growth_stand_apart_with_their_gap():
    figure = gaps({})
    reported, computed = figure.data[1:]
    assert (reported.x[0], reported.customdata[0][0]) == (18.0, "a:1")
    assert (computed.x[0], computed.customdata[0][0]) == (11.1, "a:2")
    assert [note.text for note in figure.layout.annotations] == ["+6.9"]


def test_a_gap_far_out_stays_at_the_edge():
    rows = [{"reported": value} for value in (5.0, 5.5, 6.0, 6.5)]
    computed = gaps(*rows, {"computed": 452.5}).data[2]
    assert computed.marker.symbol[-1] == "triangle-right"
    assert max(computed.x) < 100


def test_no_rows_make_an_empty_figure():
    assert list(coverage({}).data)
    for figure in (
        quality.coverage(pd.DataFrame([REPORT]).head(0), "zh"),
        quality.gaps(pd.DataFrame([GAP]).head(0), "zh"),
    ):
        assert all(not len(trace.x) for trace in figure.data)


def test_bars_of_few_reports_are_no_wider_than_their_rows():
    figure = coverage(*({"masked": masked} for masked in (2, 0, 0, 0, 2)))
    masked = next(trace for trace in figure.data if trace.name == "隐去")
    assert list(masked.y) == [0, 4]
    assert masked.width <= 1
