"""The stand-ins for the theme's colours are those that Streamlit's page replaces."""

import tomllib
from pathlib import Path

import pytest
from streamlit.elements.lib import streamlit_plotly_theme as streamlit_theme

from pipeline.charts import theme

THEME = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
    "theme"
]


def test_stand_ins_are_the_ones_streamlit_replaces():
    categories = [getattr(streamlit_theme, f"CATEGORY_{n}") for n in range(10)]
    ours = [theme.ACCENT, theme.CONTEXT, theme.AHEAD, theme.BEHIND, theme.ON_PACE, theme.TARGET]
    assert [*ours, theme.COMPUTED, theme.REFERENCE, theme.PALE, theme.NEUTRAL] == categories
    assert list(theme.DIVERGING) == [getattr(streamlit_theme, f"DIVERGING_{n}") for n in range(10)]
    assert theme.INK == streamlit_theme.GRAY_90
    assert theme.BACKGROUND == streamlit_theme.BG_COLOR


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_both_themes_give_every_place_a_colour(mode):
    for scale in ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors"):
        assert len(THEME[mode][scale]) == 10


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marks_and_words_stand_out_from_the_background(mode):
    colours = THEME[mode]["chartCategoricalColors"]
    background = THEME[mode]["backgroundColor"]
    assert contrast(THEME[mode]["textColor"], background) > 7
    for place in (0, 2, 3, 4, 5, 6, 7):  # all that carry data; context grey and the pale ones stay behind
        assert contrast(colours[place], background) > 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ahead_and_behind_differ_along_blue_and_yellow(mode):
    ahead, behind = (THEME[mode]["chartCategoricalColors"][place] for place in (2, 3))
    assert int(ahead[5:], 16) - int(behind[5:], 16) > 60
