"""总览: what is in here, and what stands out."""

import pandas as pd
import streamlit as st

from pages import common, figure, filters, paper, topics
from pages.common import frame, t
from pipeline.charts import crowd, numbers
from pipeline.charts import overview as charts
from pipeline.charts.numbers import marked, number, rounded, scale
from pipeline.queries import briefing
from pipeline.queries import overview as queries
from pipeline.queries.common import summary
from pipeline.records import as_records

common.head("page_overview", "overview_question", on_paper=True)
language = common.language()

held = frame(summary).iloc[0]
if not held["reports"]:
    common.empty("overview_empty")
    st.stop()
if held["samples"] == held["documents"]:
    st.info(t("overview_samples"), icon=":material/science:")
elif held["samples"]:
    st.info(t("overview_some_samples", n=held["samples"]), icon=":material/science:")

with st.container(horizontal=True):
    for label, value in (
        ("overview_reports", f"{held['reports']:,}"),
        ("overview_organisations", f"{held['organisations']:,}"),
        ("overview_periods", f"{held['periods']:,}"),
        ("overview_observations", f"{held['observations']:,}"),
        ("overview_masked", f"{number(100 * held['masked'] / max(held['observations'], 1), 1)}%"),
    ):
        st.metric(t(label), value, border=True, width=148, height="stretch")
    st.metric(
        t("overview_reach"), held[f"reach_{language}"] or "—", border=True, width="content", height="stretch"
    )
st.caption(t("last_import", at=f"{held['filled']:%Y-%m-%d %H:%M}"))

left, right = st.columns(2)
with left:
    group = filters.group_select()
periods = frame(queries.periods, group=group)
if periods.empty:
    common.empty("overview_no_growth")
    topics.show(group)
    st.stop()
figures = periods["shared"] if periods["shared"].any() else periods["organisations"]
enough = periods[figures >= figures.max() / 2]
with right:
    period = filters.period_select(periods, default=str(enough["period"].iloc[0]))
chosen = periods[periods["period"] == period].iloc[0]
period_label, year = str(chosen[f"label_{language}"]), int(chosen["year"])


def show_standouts() -> list[str]:
    """What stands out, sentence by sentence, each with the way to its source; the sentences."""
    found = frame(queries.standouts, period=period, group=group)
    told = []
    if len(found):
        st.subheader(common.plain(t("standouts_heading", period=period_label)), anchor=False)
    for row in found.to_dict("records"):
        name = row[f"indicator_{language}"] if pd.notna(row[f"indicator_{language}"]) else row["indicator_zh"]
        decimals = 0 if row["what"] == "masked" else None if row["what"] == "conflict" else 1
        sentence = t(
            f"standout_{row['what']}",
            organisation=row["organisation"],
            indicator=name,
            value=number(row["value"], decimals),
            other=number(row["other"], decimals),
            other_name=row["other_name"],
            unit=row["unit"] if pd.notna(row["unit"]) else "",
        ) + "".join(f" ({words})" for words in numbers.told(row, language))
        told.append(sentence)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(common.plain(sentence), width="content")
            st.page_link(
                common.SOURCE_PAGE,
                label=t("open_source"),
                icon=":material/article:",
                query_params={"observation": row["observation_id"]},
            )
    return told


above = st.container()
strips = frame(queries.strips, period=period, group=group)
heading = t("strips_heading", period=period_label)
st.subheader(common.plain(heading), anchor=False)
if strips.empty:
    common.empty("strips_none")
    with above:
        paper.told(heading, " ".join(show_standouts()))
    topics.show(group)
    st.stop()
peers = strips.loc[strips["rung"].ne("department"), "rung"].mode()[:1]  # a county is no peer of its towns
strips = strips.assign(name=strips[f"name_{language}"], compared=strips["rung"].isin(peers))
capped = t("strips_capped", most=crowd.ALL_AT_MOST, n=crowd.ENDS) if charts.crowded(strips) else ""
figure.draw(
    charts.strips(strips, language),
    key=f"overview_strips_{period}_{group}",
    title=heading,
    period=period_label,
    note=t("strips_note") + capped,
)
with above:  # after the figure, which the reader waits for
    paper.told(heading, " ".join(show_standouts()))


def values(part: pd.DataFrame) -> str:
    """The least and the greatest value of an indicator in the unit that most give; '' where none is given."""
    known = part[part["alike"].eq(True) & part["level"].notna()]
    if known.empty:
        return ""
    factor, unit = scale(known["level"], str(known["level_unit"].iloc[0]), language)
    ends = known.loc[[known["level"].idxmin(), known["level"].idxmax()]]
    written = [
        marked(rounded(level / factor, 2), qualifier)
        for level, qualifier in zip(ends["level"], ends["level_qualifier"], strict=True)
    ]
    apart = "–" if written[1][:1].isdigit() else " – "  # –>4.5 would be read as an arrow
    return apart.join(dict.fromkeys(written)) + " " + unit


def end_of(rows: pd.DataFrame) -> str:
    """The organisation of the one row and its growth; '' without a row."""
    return "".join(
        " · ".join(
            [
                f"{row['organisation']} {marked(row['reported'], row['reported_qualifier'])}",
                *numbers.told(row, language, "reported_teller"),
            ]
        )
        for row in as_records(rows)
    )


stated = frame(
    briefing.figures,
    period=period,
    indicators=tuple(dict.fromkeys(strips["indicator_key"])),
    group=group,
)
pace = frame(queries.pace, period=period, year=year, group=group).set_index("indicator_key")
lines = []
for indicator, part in strips.groupby("indicator_key", sort=False):
    apart = part.loc[~part["compared"], "organisation"]
    given = stated[stated["indicator_key"].eq(indicator) & ~stated["organisation"].isin(apart)]
    counts = pace.loc[indicator] if indicator in pace.index else None
    compared = part[part["compared"]]
    lines.append(
        {
            t("indicator"): part["name"].iloc[0],
            t("column_organisations"): len(given),
            t("column_values"): values(given),
            t("column_median"): rounded(compared["reported"].median(), 1),
            t("column_highest"): end_of(compared.head(1)),
            t("column_lowest"): end_of(compared.tail(1)),
            t("column_pace"): ""
            if counts is None
            else f"▲ {counts['ahead']}  ● {counts['on_pace']}  ▼ {counts['behind']}",
            t("page_growth"): common.page_address(
                "growth", indicator=indicator, period=period, group=group or "all"
            ),
            t("page_targets"): ""
            if counts is None
            else common.page_address("targets", indicator=indicator, year=year, group=group or "all"),
        }
    )
table = pd.DataFrame(lines)
st.subheader(t("headlines_heading"), anchor=False)
common.table(
    table,
    links=(t("page_growth"), t("page_targets")),
    link_label=t("open_page"),
    title=t("headlines_heading"),
)
st.caption(t("headlines_note") if pace.empty else t("headlines_note_goals", year=year))
if not strips["compared"].all():
    st.caption(
        t("headlines_peers", peers=t(f"group_{peers.iloc[0]}")) if len(peers) else t("compare_departments")
    )
common.download(
    table.drop(columns=[t("page_growth"), t("page_targets")]), f"{t('headlines_heading')}-{period_label}"
)
topics.show(group)
