"""通报: a notice of chosen indicators, organisations and a period, to take away as Word or Markdown."""

from typing import Any

import pandas as pd
import streamlit as st

from pages import common, figure, filters
from pages.common import frame, t
from pipeline import warehouse
from pipeline.briefing.composing import Material, compose, with_notes
from pipeline.briefing.hypertext import to_html
from pipeline.briefing.markdown import to_markdown
from pipeline.briefing.parts import Bars, Briefing, Cite, printable
from pipeline.briefing.word import to_word
from pipeline.charts import briefing as charts
from pipeline.queries import briefing as queries
from pipeline.queries import growth
from pipeline.queries.common import summary

MOST_INDICATORS = 8  # in one notice
MOST_ORGANISATIONS = 60
DEFAULT_INDICATORS = 3
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# On a phone a table is wider than the page and is moved sideways; its cells stay readable. What is out of sight is laid
# out when the reader comes to it.
NOTICE_STYLE = """<style>
.st-key-notice :is(h3, h4, h5) {padding: .5rem 0; margin: 0; font-size: 1rem}
.st-key-notice h3 {font-size: 1.15rem}
.st-key-notice p {margin: 0 0 .75rem}
.st-key-notice .wide {overflow-x: auto; padding-bottom: .75rem; content-visibility: auto}
.st-key-notice table {border-collapse: collapse; white-space: nowrap}
.st-key-notice :is(th, td) {
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding: .25rem .5rem; text-align: left
}
.st-key-notice th {font-weight: 600; white-space: normal; word-break: keep-all}
.st-key-notice .number {text-align: right}
.st-key-notice a {color: inherit; opacity: .75}
</style>"""

common.head("page_briefing", "briefing_question")
language = common.language()

left, right = st.columns([5, 6])
with right:
    group = filters.group_select()
periods = frame(queries.periods, group=group)
if periods.empty:
    common.empty("briefing_none")
    st.stop()
enough = periods[periods["organisations"] >= periods["organisations"].max() / 2]
with left:
    period = filters.period_select(periods, default=str(enough["period"].iloc[0]))
indicators = frame(queries.indicators, period=period, group=group)
names = indicators.set_index("indicator_key")[f"name_{language}"]
everyone = frame(queries.organisations, period=period, group=group)
organisation_names = everyone.set_index("organisation_id")["organisation"]
left, right = st.columns([5, 6])
with left:
    chosen = filters.choose_some(
        "indicators",
        t("briefing_indicators"),
        list(names.index),
        most=MOST_INDICATORS,
        label_of=lambda key: str(names[key]),
        placeholder=t("briefing_default", n=DEFAULT_INDICATORS),
    )
    filters.say_where_it_ends(indicators)
with right:
    some = filters.choose_some(
        "organisations",
        t("briefing_organisations"),
        list(organisation_names.index),
        most=MOST_ORGANISATIONS,
        label_of=lambda key: str(organisation_names[key]),
        placeholder=t("briefing_everyone"),
    )
keys = chosen or tuple(names.index[:DEFAULT_INDICATORS])
if not chosen:
    shown = t("list_comma").join(str(names[key]) for key in keys)
    st.caption(common.plain(t("briefing_chosen_for_you", names=shown)))
period_label = str(periods.set_index("period")[f"label_{language}"][period])


@st.cache_resource(max_entries=20, show_spinner=False)  # a notice never changes: it need not be copied
def written(
    published: str,
    period: str,
    indicators: tuple[str, ...],
    organisations: tuple[str, ...],
    group: str | None,
    language: str,
) -> tuple[Briefing, list[str | Bars], pd.DataFrame] | None:
    """The notice of a choice, as the page shows it, and its sources.

    None where no report gives such a figure; kept until a new warehouse is published.
    """
    choice: dict[str, Any] = {
        "period": period, "indicators": indicators, "organisations": organisations, "group": group,
    }  # fmt: skip
    figures = frame(queries.figures, **choice)
    if figures.empty:
        return None
    periods = frame(queries.periods, group=group).set_index("period")
    everyone = frame(queries.organisations, period=period, group=group)
    material = Material(
        period=str(periods[f"label_{language}"][period]),
        date=pd.Timestamp(frame(summary)["filled"].iloc[0]).strftime("%Y-%m-%d"),
        organisations=everyone[everyone["organisation_id"].isin(organisations)]
        if organisations
        else everyone,
        figures=figures,
        references=frame(growth.references, indicators=indicators, period=period, group=group),
        goals=frame(queries.goals, **choice),
        statements=frame(queries.statements, **choice),
        conflicts=frame(queries.conflicts, **choice),
        claims=frame(queries.claims, **choice),
    )
    sources = frame(queries.sources, ids=" ".join(material.observation_ids))
    notice = compose(material, sources, language)
    numbers = notice.numbers

    def note(cite: Cite) -> tuple[str, str]:
        """A note's number, which opens the sentence."""
        return f"[{numbers[cite.observation_id]}]", str(common.source_link(cite.observation_id))

    return notice, to_html(notice.blocks, note, language), sources.set_index("observation_id")


found = written(warehouse.version(warehouse.default_path()), period, keys, some, group, language)
if found is None:
    st.info(common.plain(t("briefing_nothing", period=period_label)), icon=":material/info:")
    st.stop()
briefing, parts, sources = found
db = common.cursor()


def noted() -> Briefing:
    """The notice with its notes, which the files have and the page does not."""
    return with_notes(briefing, queries.sentences(db, " ".join(briefing.numbers)))


with st.container(horizontal=True):
    for label, name, mime, file in (
        ("briefing_word", "docx", WORD, lambda: to_word(noted())),
        ("briefing_markdown", "md", "text/markdown", lambda: to_markdown(noted()).encode()),
    ):
        st.download_button(
            t(label),
            file,
            file_name=f"{printable(briefing.title)[:60]}.{name}",
            mime=mime,
            on_click="ignore",
            icon=":material/download:",
            key=label,
        )
st.caption(t("briefing_preview_note", n=len(briefing.numbers)))

with st.container(border=True, key="notice"):
    st.header(common.plain(briefing.title), anchor=False)
    for place, part in enumerate(parts):
        if isinstance(part, str):
            st.html(part)
        else:
            figure.draw(
                charts.bars(part, language),
                key=f"briefing_bars_{place}_{part.title}",
                title=part.title,
                note=charts.capped(part, language),
                known=sources,
            )
    st.html(NOTICE_STYLE)
common.source_line(briefing.reports, period_label)
