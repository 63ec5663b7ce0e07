"""What holds for all tests."""

import plotly.graph_objects as go
import pytest
from hypothesis import settings

from pipeline.charts.drawing import Drawing

# How long an example may take says something about the machine, not about the program.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def checked_figures():
    """Has Plotly check every value of every figure that a test draws, which the program leaves out."""
    done = Drawing.done

    def checked(drawing):
        figure = done(drawing)
        go.Figure(figure.to_dict())
        return figure

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawing, "done", checked)
        yield
