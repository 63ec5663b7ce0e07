"""A figure under construction, kept as plain values until it is done.

Plotly's own figures check and copy every value on every call, which takes longer than all else that a page does.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go


class Drawing:
    """Collects what a Plotly figure is given by the methods of the same names; ``done`` makes it one.

    Values are taken as they are, in nested dictionaries (``margin={"r": 4}``, not ``margin_r=4``). The tests
    check every figure that they draw.
    """

    def __init__(self) -> None:
        self.traces: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {"xaxis": {}, "yaxis": {}}

    def add_scatter(self, **trace: Any) -> None:
        """A trace of points and lines."""
        self.traces.append({"type": "scatter", **trace})

    def add_bar(self, **trace: Any) -> None:
        """A trace of bars."""
        self.traces.append({"type": "bar", **trace})

    def add_annotation(self, **annotation: Any) -> None:
        """Words at a place."""
        self.annotations.append(annotation)

    def add_vline(self, x: float, line: Mapping[str, Any], layer: str = "above") -> None:
        """An upright line over the whole height of the plot."""
        ends = {"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
        self.shapes.append({"type": "line", "line": line, "layer": layer, **ends})

    def update_layout(self, **layout: Any) -> None:
        """Set what is named, and leave the rest of it as it is."""
        _merge(self.layout, layout)

    def update_xaxes(self, **axis: Any) -> None:
        """Set what is named of the x axis."""
        _merge(self.layout["xaxis"], axis)

    def update_yaxes(self, **axis: Any) -> None:
        """Set what is named of the y axis."""
        _merge(self.layout["yaxis"], axis)

    def done(self) -> go.Figure:
        """The figure, its values not checked again."""
        layout = {**self.layout, "annotations": self.annotations, "shapes": self.shapes}
        return go.Figure({"data": [_kept(trace) for trace in self.traces], "layout": layout}, _validate=False)


class _Values(list[Any]):
    """A list that is never changed: Plotly's copies of a figure share it."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "_Values":
        return self


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _kept(value)
        if isinstance(value, Mapping)
        else _Values(value)
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def _merge(held: dict[str, Any], given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        if isinstance(value, Mapping) and isinstance(held.get(name), dict):
            _merge(held[name], value)
        else:
            held[name] = dict(value) if isinstance(value, Mapping) else value
