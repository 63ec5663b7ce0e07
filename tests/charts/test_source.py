import pandas as pd
import pytest

from pipeline.charts import theme
from pipeline.charts.source import MOST_ROWS, place, ranked, trend


def peers(values, chosen=0, direction=1, unit="%"):
    return pd.DataFrame(
        {
            "observation_id": [f"文件:{n}" for n in range(len(values))],
            "organisation": [f"{n}号镇" for n in range(len(values))],
            "direction": direction,
            "qualifier": None,
            "value": values,
            "unit": unit,
            "chosen": [n == chosen for n in range(len(values))],
            "settled": True,
        }
    )


def course(*rows):
    columns = ["period", "period_zh", "granularity", "status", "masked", "value", "chosen"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(unit="元", observation_id=[f"文件:{n}" for n in range(len(frame))])


def test_the_highest_is_first_and_equal_values_share_a_rank():
    assert list(ranked(peers([6.0, 24.1, 6.0, -3.3]))["rank"]) == [1, 2, 2, 4]


def test_where_less_is_better_the_lowest_is_first():
    ranking = ranked(peers([6.0, 24.1, 3.3], direction=-1))
    assert list(ranking["value"]) == [3.3, 6.0, 24.1]
    assert list(ranking["rank"]) == [1, 2, 3]


@pytest.mark.parametrize("chosen", [0, 30, 59])
def test_a_long_ranking_is_cut_around_the_chosen_organisation(chosen):
    (bars,) = place(ranked(peers([float(n) for n in range(60)], chosen)), "zh").data
    assert len(bars.x) == MOST_ROWS
    accents = [colour for colour in bars.marker.color if colour == theme.ACCENT]
    assert len(accents) == 1
    assert bars.customdata[bars.marker.color.index(theme.ACCENT)][0] == f"文件:{chosen}"


def test_a_disputed_figure_stands_last_marked_and_without_a_rank():
    ranking = ranked(peers([6.0, 24.1, 3.3]).assign(settled=[True, False, True]))
    assert list(ranking["value"]) == [6.0, 3.3, 24.1]
    assert ranking["rank"].to_list()[:2] == [1, 2]
    assert ranking["rank"].isna().to_list() == [False, False, True]
    figure = place(ranking, "zh")
    assert list(figure.data[0].text) == ["6", "3.3", "24.1 †"]
    assert list(figure.layout.yaxis.ticktext) == ["1 0号镇", "2 2号镇", "1号镇"]


def test_amounts_are_written_in_the_unit_their_readers_use():
    figure = place(ranked(peers([802_000_000.0, 305_000_000.0], unit="元")), "zh")
    assert list(figure.data[0].text) == ["8.02", "3.05"]
    assert figure.layout.xaxis.title.text == "亿元"


def test_names_that_look_like_markup_are_shown_as_text():
    frame = peers([1.0, 2.0]).assign(organisation="<b>镇</b>")
    assert "<b>" not in "".join(place(ranked(frame), "zh").layout.yaxis.ticktext)


def test_half_years_years_and_targets_are_told_apart_and_masked_figures_have_no_mark():
    figure = trend(
        course(
            ("2023H1", "2023 年上半年", "half", "actual", False, 3e8, False),
            ("2023", "2023 年", "year", "actual", False, 7e8, False),
            ("2024H1", "2024 年上半年", "half", "actual", False, 4e8, True),
            ("2024", "2024 年", "year", "target", False, 9e8, False),
            ("2022", "2022 年", "year", "actual", True, None, False),
        ),
        "zh",
    )
    lines = {tuple(trace.y): trace for trace in figure.data}
    assert set(lines) == {(3.0, 4.0), (7.0,), (9.0,)}
    assert lines[(9.0,)].marker.symbol == "diamond-open"
    assert lines[(9.0,)].mode == "markers+text"
    assert figure.layout.xaxis.ticktext[:2] == ("2023<br>上半年", "2023<br>全年")
    assert figure.layout.yaxis.title.text == "亿元"


def test_of_two_figures_in_one_period_the_lower_is_labelled_below():
    figure = trend(
        course(
            ("2023", "2023 年", "year", "actual", False, 7e8, True),
            ("2023", "2023 年", "year", "target", False, 9e8, False),
        ),
        "zh",
    )
    sides = {trace.y[0]: trace.textposition[0] for trace in figure.data}
    assert sides == {7.0: "bottom center", 9.0: "top center"}
    assert figure.layout.xaxis.ticktext == ("2023<br>全年",)


def test_periods_are_named_in_the_readers_language():
    halves = [("2023H1", "2023 年上半年", "half", "actual", False, 3e8, False)]
    years = [("2023", "2023 年", "year", "actual", False, 7e8, True)]
    assert trend(course(*halves, *years), "en").layout.xaxis.ticktext == ("2023<br>H1", "2023<br>year")
