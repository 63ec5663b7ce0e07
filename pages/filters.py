"""The choices a reader makes on a page, kept in its URL."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from pages import paper
from pages.common import frame, language, plain, t
from pipeline.queries.common import GROUPS, MOST_LISTED, counties_of_towns, groups

ABREAST: Final = 20  # what stands side by side in a third of the page, in the width of Chinese characters


def _remember(
    key: str, forget: Sequence[str] = (), moves: Mapping[str, tuple[str, str]] | None = None
) -> None:
    """Writes the filters into the URL at once, for each writing is a step back in the browser."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params}
    filters = kept | st.session_state.get("filters", {}) | {key: st.session_state[key]}
    if moves and (move := moves.get(st.session_state[key])) and move[0] in filters:
        filters[move[1]] = filters.pop(move[0])
    st.query_params.from_dict(
        {name: value for name, value in filters.items() if value is not None and name not in forget}
    )


def choose(
    key: str,
    label: str,
    options: Sequence[str],
    *,
    label_of: Callable[[str], str] = str,
    default: str | None = None,
    few: bool = False,
    forget: Sequence[str] = (),
    moves: Mapping[str, tuple[str, str]] | None = None,
) -> str:
    """One of the options, kept in the URL under the key; few options are shown side by side.

    A choice takes the parameters to forget out of the URL: what was chosen within another option. One that moves
    a parameter gives its value to another.

    Streamlit's own binding writes the label a reader sees into the URL, so that a link from a Chinese page
    would be dropped unseen by an English one. Here the URL carries the option itself and is the one place it
    is kept: a choice writes every filter of the page, and a value that is not among the options is named and
    replaced.
    """
    if not options:
        raise ValueError(f"filter {key!r} needs an option")
    wanted = st.query_params.get(key)
    chosen = next(option for option in (wanted, default, options[0]) if option in options)
    assert chosen is not None
    st.session_state[key] = chosen
    st.session_state.setdefault("filters", {})[key] = chosen
    unique = _unique(options, label_of)
    paper.chosen(label, label_of(chosen))
    if few:
        st.segmented_control(
            label,
            options,
            format_func=unique,
            key=key,
            on_change=_remember,
            args=(key, forget, moves),
            required=True,
        )
    else:
        st.selectbox(
            label,
            options,
            format_func=unique,
            key=key,
            on_change=_remember,
            args=(key, forget, moves),
            filter_mode="contains",
        )
    if wanted is not None and wanted not in options:
        st.caption(t("filter_unknown", wanted=plain(wanted[:60]), chosen=plain(label_of(chosen))))
    return chosen


def choose_some(
    key: str,
    label: str,
    options: Sequence[str],
    *,
    most: int,
    label_of: Callable[[str], str] = str,
    placeholder: str | None = None,
) -> tuple[str, ...]:
    """Up to `most` of the options, kept in the URL under the key; none where the reader has chosen none.

    Values of the URL that are not among the options are named and left out.
    """
    wanted = list(dict.fromkeys(st.query_params.get_all(key)))
    chosen = [value for value in wanted if value in options][:most]
    st.session_state[key] = chosen
    if wanted:
        st.session_state.setdefault("filters", {})[key] = chosen
    st.multiselect(
        label,
        options,
        format_func=_unique(options, label_of),
        key=key,
        on_change=_remember,
        args=(key,),
        max_selections=most,
        filter_mode="contains",
        placeholder=placeholder,
    )
    names = t("list_comma").join(label_of(value) for value in chosen)
    paper.chosen(label, names or placeholder or "—")
    unknown = [value for value in wanted if value not in options]
    if unknown:
        names = t("list_comma").join(value[:60] for value in unknown[:5])
        st.caption(plain(t("filter_left_out", wanted=names)))
    return tuple(chosen)


def _unique(options: Sequence[str], label_of: Callable[[str], str]) -> Callable[[str], str]:
    """The labels, told apart where equal: Streamlit takes two options of one label for one option."""
    labels = {option: label_of(option) for option in options}
    seen = Counter(labels.values())
    return lambda option: labels[option] if seen[labels[option]] == 1 else f"{labels[option]} ({option})"


def indicator_select(indicators: pd.DataFrame, *, key: str = "indicator") -> str:
    """An indicator_key of the frame (indicator_key, name_zh, name_en, organisations), best compared first.

    organisations is 0 where they only print it masked.
    """
    named = zip(indicators[f"name_{language()}"], indicators["organisations"], strict=True)
    labels = dict(
        zip(
            indicators["indicator_key"],
            (f"{name} · {t('organisations_short', n=n) if n else t('masked')}" for name, n in named),
            strict=True,
        )
    )
    return choose(key, t("indicator"), list(labels), label_of=labels.__getitem__)


def say_where_it_ends(offered: pd.DataFrame) -> None:
    """Says of a list of indicators that there are more than it offers."""
    if len(offered) >= MOST_LISTED:
        st.caption(t("list_ends", n=f"{MOST_LISTED:,}"))


def period_select(periods: pd.DataFrame, *, default: str | None = None, key: str = "period") -> str:
    """A period of the frame (period, label_zh, label_en), in the frame's order."""
    labels = dict(zip(periods["period"], periods[f"label_{language()}"], strict=True))
    return choose(key, t("period"), list(labels), label_of=labels.__getitem__, default=default)


def group_select(*, key: str = "group", default: str | None = None) -> str | None:
    """A group of organisations that are peers (pipeline.queries.common.GROUPS), or None for all of them."""
    found = [*frame(groups)["group"], "all"]
    labels = [group_words(group) for group in found]
    chosen = choose(
        key,
        t("organisation_type"),
        found,
        label_of=dict(zip(found, labels, strict=True)).__getitem__,
        few=sum(2 + len(label.encode("gb18030")) / 2 for label in labels) <= ABREAST,
        default=default,
    )
    return None if chosen == "all" else chosen


def group_words(group: str) -> str:
    """What a group is called; one that is no rung is the county whose towns it is."""
    return t(f"group_{group}") if group in GROUPS or group == "all" else t("group_county_towns", county=group)


def peers_words(group: str | None) -> str:
    """Among whom places of a group are counted, where a reader may think otherwise; '' elsewhere.

    Reports of towns often do not say which county they belong to, and those of counties which city.
    """
    if group == "town":
        known = frame(counties_of_towns)
        if known.empty:
            return ""
        unknown = int(known.loc[known["county"].isna(), "towns"].sum())
        if unknown:
            return t("peers_town_unknown", n=unknown)
        return t("peers_town") if len(known) > 1 else t("peers_county_towns", county=known["county"].iloc[0])
    if group == "county":
        return t("peers_county")
    return "" if group is None or group in GROUPS else t("peers_county_towns", county=group)
