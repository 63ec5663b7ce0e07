"""A drawing gives the figure that Plotly's own methods would give, and tests notice what Plotly does not know."""

import plotly.graph_objects as go
import pytest

from pipeline.charts.drawing import Drawing


def test_a_drawing_becomes_what_plotly_makes_of_the_same_calls():
    drawing, figure = Drawing(), go.Figure()
    for one in (drawing, figure):
        one.add_bar(x=[1.5, None], y=["石桥镇", "东湖镇"], orientation="h", marker={"color": "red"})
        one.add_scatter(x=[1], y=["石桥镇"], mode="markers", customdata=[["a:1"]])
        one.update_xaxes(title={"text": "亿元"}, range=[0, 2])
        one.update_xaxes(title={"font": {"size": 12}}, range=[0, 3])
        one.update_yaxes(fixedrange=True)
        one.update_layout(height=300, margin={"l": 8, "r": 8})
        one.update_layout(margin={"r": 44})
        one.add_annotation(text="全县平均", x=1, y=0, showarrow=False)
        one.add_vline(x=0, line={"color": "grey", "width": 1}, layer="below")
    assert drawing.done().to_dict() == figure.to_dict()


def test_what_is_set_on_a_figure_leaves_the_given_values_alone():
    margin = {"l": 8}
    drawing = Drawing()
    drawing.update_layout(margin=margin)
    drawing.update_layout(margin={"l": 0})
    assert margin == {"l": 8}


def test_a_property_that_plotly_does_not_know_is_noticed_in_tests():
    drawing = Drawing()
    drawing.add_scatter(x=[1], y=[1], colour="red")
    with pytest.raises(ValueError, match="colour"):
        drawing.done()
