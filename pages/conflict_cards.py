"""Cards of 质量: what two files give differently, side by side with both sentences."""

import html
from typing import Any, Final

import streamlit as st

from pages import common, filters
from pages.common import frame, t
from pipeline.charts.numbers import printed
from pipeline.queries.conflicts import conflicts
from pipeline.records import as_records

CARDS: Final = 10  # on one screen
AROUND: Final = 90  # characters of a sentence shown on each side of its number


def show(total: int, organisation: str | None, group: str | None) -> None:
    """The cards of the page chosen, of so many in all."""
    st.markdown(t("quality_conflicts_note", n=total))
    pages = [str(page + 1) for page in range(-(-total // CARDS))]
    page = int(filters.choose("page", t("quality_page", n=len(pages)), pages)) if len(pages) > 1 else 1
    rows = frame(conflicts, organisation=organisation, group=group, most=CARDS, skip=CARDS * (page - 1))
    language = common.language()
    for row in as_records(rows):
        name = row["indicator_zh"] if language == "zh" else row["name_en"]
        with st.container(border=True):
            heading = [
                name,
                row[f"period_{language}"],
                t(f"kind_{row['kind']}"),
                t(f"status_{row['status']}"),
            ]
            about = row["entity"] if row["organisation"] == row["other_organisation"] else row["place"]
            if isinstance(about, str):
                heading.insert(0, about)
            st.markdown(f"**{common.plain(' · '.join(heading))}**")
            for column, side in zip(st.columns(2), ("", "other_"), strict=True):
                with column:
                    _show_side(row, side)
            st.caption(t(f"quality_conflict_{row['reason']}"))


def in_context(sentence: str, quote: str, place: int) -> str:
    """The sentence as HTML with its number marked; a long one is cut around the number."""
    before, after = sentence[:place], sentence[place + len(quote) :]
    before = ("…" if len(before) > AROUND else "") + before[-AROUND:].lstrip()
    after = after[:AROUND].rstrip() + ("…" if len(after) > AROUND else "")
    return (
        f"{html.escape(before)}<mark style='background:rgba(214,184,90,.4);color:inherit;padding:0 .1em'>"
        f"{html.escape(quote)}</mark>{html.escape(after)}"
    )


def _show_side(row: dict[Any, Any], side: str) -> None:
    """One of the two statements of a conflict: figure, who, where, sentence and the way to it."""
    observation_id = row[f"{side}id" if side else "observation_id"]
    figure_words = printed(row[f"{side}quote"], None, row[f"{side}value"], row[f"{side}unit"])
    who = row[f"{side}organisation"]
    about = " · ".join(
        words for words in (who, row[f"{side}report_period_{common.language()}"]) if isinstance(words, str)
    )
    st.html(
        f"<div style='font-size:1.25rem;font-weight:600'>{html.escape(figure_words)}</div>"
        f"<div style='overflow-wrap:anywhere'>{html.escape(about)}</div>"
        f"<div style='opacity:.7;font-size:.85rem;overflow-wrap:anywhere'>{html.escape(row[f'{side}file'])}</div>"
        "<p style='margin:.4rem 0 0;line-height:1.6;overflow-wrap:anywhere'>"
        f"{in_context(row[f'{side}sentence'], row[f'{side}quote'], row[f'{side}place_in_sentence'])}</p>"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            common.SOURCE_PAGE,
            label=t("open_source"),
            icon=":material/article:",
            query_params={"observation": observation_id},
        )
        st.button(
            t("quality_correct"),
            icon=":material/edit:",
            type="tertiary",
            key=f"correct_{row['observation_id']}_{row['other_id']}_{side}",
            on_click=st.query_params.update,
            args=({"show": "corrections", "observation": observation_id},),
        )
