"""Beside an indicator's chart: its definition, direction, units and the names that reports give it."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from pages import common
from pages.common import frame, t
from pipeline import catalogue
from pipeline.charts.numbers import ENGLISH_UNITS, number
from pipeline.interface import sentences
from pipeline.queries import about as queries

ARROWS: Final = {1: "▲", -1: "▼", 0: "—"}
DIRECTIONS: Final = {1: "up", -1: "down", 0: "neither"}
MOST_ALIASES: Final = 12
HUNDRED_MILLION: Final = 1e8


@st.fragment
def about(names: Mapping[str, str], place: str, shown_in: tuple[float, str, str] | None = None) -> None:
    """A button that opens what is known of the indicators, by indicator_key; nothing is asked before it is open.

    `place` tells apart two such buttons of a page. `shown_in` is what the chart divides base units by, the unit
    that this gives, and the base unit.
    """
    with st.container(key=f"about_{place}_aside"):
        popover = st.popover(
            t("about_open"), icon=":material/info:", type="tertiary", key=f"about_{place}", on_change="rerun"
        )
        if not popover.open:
            return
        with popover:
            key = next(iter(names))
            if len(names) > 1:
                key = st.selectbox(
                    t("indicator"), list(names), format_func=names.__getitem__, key=f"about_{place}_which"
                )
            show(key, names[key], shown_in)


def show(key: str, name: str, shown_in: tuple[float, str, str] | None) -> None:
    """Definition, direction, units, names."""
    known = next((one for one in catalogue.indicators() if one.indicator_id == key), None)
    if known is None:
        st.markdown(f"**{common.plain(name)}**")
        st.markdown(t("about_uncatalogued"))
    else:
        other = known.name_en if common.language() == "zh" else known.name_zh
        st.markdown(f"**{common.plain(name)}** {common.plain(other)} · {t(f'topic_{known.topic}')}")
        definition = f"definition_{key}"
        st.markdown(common.plain(t(definition)) if definition in sentences() else t("about_undefined"))
        direction = t(f"about_{DIRECTIONS[known.direction]}")
        st.markdown(f"**{t('about_direction')}** {ARROWS[known.direction]} {direction}")
    show_units(frame(queries.units, indicator=key), shown_in)
    wordings = frame(queries.wordings, indicator=key)
    said = [
        f"{sentence_link(row['wording'], row['observation_id'])} {row['numbers']:,}"
        for row in wordings.to_dict("records")
    ]
    st.markdown(f"**{t('about_wordings')}** {t('list_comma').join(said)}")
    if known is not None and known.aliases:
        unsaid = [alias for alias in known.aliases.split("|") if alias not in set(wordings["wording"])]
        if unsaid:
            names = t("list_comma").join(unsaid[:MOST_ALIASES])
            st.caption(common.plain(t("about_aliases", names=names)))


def show_units(units: pd.DataFrame, shown_in: tuple[float, str, str] | None) -> None:
    """The units that reports write, what each is in base units, and what the chart makes of them."""
    if units.empty:
        st.markdown(f"**{t('about_units')}** {t('about_no_units')}")
        return
    lines = [
        f"- {sentence_link(row['unit'], row['observation_id'])} {t('about_times', n=row['numbers'])}"
        + (f": {common.plain(words)}" if (words := conversion(row["unit"])) else "")
        for row in units.to_dict("records")
    ]
    if shown_in and shown_in[0] != 1:
        factor, unit, base_unit = shown_in
        amount = f"{number(factor)} {base_name(base_unit)}"
        lines.append(f"- {common.plain(t('about_chart', unit=unit, amount=amount))}")
    st.markdown(f"**{t('about_units')}**\n" + "\n".join(lines))


def base_name(base_unit: str) -> str:
    """A base unit in the reader's language, where it has a name there."""
    return base_unit if common.language() == "zh" else ENGLISH_UNITS.get(base_unit, base_unit)


def conversion(unit: str) -> str:
    """One of a unit in smaller ones: 1 亿元 = 10,000 万元 = 100,000,000 元; '' for a unit that is its own base."""
    factor, base_unit = catalogue.to_base(1, unit)
    if factor is None or base_unit == unit:
        return ""
    if base_unit is None:  # a bare scale: the report says 万亿 and not of what
        return f"1 {unit} = {number(factor)}"
    parts = [f"1 {unit}"]
    if factor > HUNDRED_MILLION:
        parts.append(f"{number(factor / HUNDRED_MILLION)} 亿{base_unit}")
    elif factor == HUNDRED_MILLION:
        parts.append(f"10,000 万{base_unit}")
    return " = ".join([*parts, f"{number(factor)} {base_name(base_unit)}"])


def sentence_link(words: str, observation_id: str) -> str:
    """Words that open the sentence of an observation."""
    return f"[{common.plain(words)}]({common.source_link(observation_id)})"
