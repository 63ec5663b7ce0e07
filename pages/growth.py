"""增速: who grew, by how much, and where the reports say so."""

from typing import Any

import pandas as pd
import streamlit as st

from pages import common, figure, filters, paper
from pages.about_indicator import about
from pages.common import frame, t
from pages.indicator_links import link_below
from pipeline.charts import crowd, trends
from pipeline.charts import growth as charts
from pipeline.charts.numbers import marked, number, printed, told
from pipeline.queries import growth as queries
from pipeline.queries import ranks
from pipeline.queries import trends as movements
from pipeline.records import as_records

GAPS_NAMED = 12

common.head("growth_title", "growth_question", on_paper=True)
language = common.language()

left, middle, right = st.columns([4, 3, 4])
with right:
    group = filters.group_select()
indicators = frame(queries.indicators, group=group)
if indicators.empty:
    common.empty("growth_none")
    st.stop()
with left:
    indicator = filters.indicator_select(indicators)
periods = frame(queries.periods, indicator=indicator, group=group)
enough = periods[periods["organisations"] >= periods["organisations"].max() / 2]
with middle:
    period = filters.period_select(periods, default=str(enough["period"].iloc[0]))

rows = frame(queries.bars, indicator=indicator, period=period, group=group)
references = frame(queries.references, indicators=(indicator,), period=period, group=group)
name = str(rows[f"indicator_{language}"].fillna(rows["indicator_zh"]).iloc[0])
period_label = str(rows[f"period_{language}"].iloc[0])
rows = rows.assign(
    level_text=common.as_printed(rows, "level_text", "level", "level_unit"),
    previous_text=common.as_printed(rows, "previous_text", "previous_value", "previous_unit"),
    disputed=rows["reported"].notna() & rows["reported_settled"].eq(False),
    level_disputed=rows["level"].notna() & rows["level_settled"].eq(False),
)
known = rows[rows["reported"].notna()]
placed = known[known["place"].notna()]
masked = rows[rows["reported_masked"].eq(True)]
lower_is_better = bool(rows["direction"].eq(-1).any())


def sharing(peers: pd.DataFrame, place: float) -> str:
    """The organisations that share a place, the first of them by name where they are many."""
    names = list(peers.loc[peers["place"] == place, "organisation"])
    if len(names) > 3:
        return t("growth_tied", name=names[0], n=len(names))
    return t("list_comma").join(names)


heading = t("growth_heading", indicator=name, period=period_label)
st.subheader(common.plain(heading), anchor=False)
facts = []
if 0 < len(placed) < len(rows):
    facts.append(t("growth_counted", n=len(rows), placed=len(placed)))
for rung, peers in placed.groupby("rung", sort=False):
    best, last = peers.iloc[0], peers.iloc[-1]
    extremes = t(
        "growth_lower_is_better" if lower_is_better else "growth_extremes",
        n=len(peers),
        best=sharing(peers, best["place"]),
        best_value=marked(best["reported"], best["reported_qualifier"]),
        last=sharing(peers, last["place"]),
        last_value=marked(last["reported"], last["reported_qualifier"]),
    )
    several = placed["rung"].nunique() > 1
    facts.append(t("growth_of_rung", rung=t(f"group_{rung}"), fact=extremes) if several else extremes)
for reference in references.head(1).to_dict("records"):
    above = int((placed["reported"] > reference["value"]).sum())
    facts.append(t("growth_above", n=above, name=reference["name"], value=number(reference["value"])))
if len(masked):
    facts.append(t("growth_masked", n=len(masked)))
if rows["disputed"].any():
    facts.append(t("unsettled_unranked"))
if known["rung"].eq("department").any():
    facts.append(t("compare_departments"))
st.markdown(common.plain(" ".join(facts)))
about({indicator: name}, "growth")
paper.told(heading, " ".join(facts))
low, high = charts.span(rows, references)
beyond = not rows["computed"].dropna().between(low, high).all()
figure.draw(
    charts.bars(rows, references, language),
    key=f"growth_bars_{indicator}_{period}",
    title=heading,
    period=period_label,
    note=f"{crowd.capped('rows_capped', len(rows), language)} {t('click_hint')} "
    f"{t('growth_beyond') if beyond else ''} {filters.peers_words(group)}",
)

link_below(group, indicator, period)

both = rows[rows["gap"].notna()]
if len(both):
    st.subheader(t("gap_heading"), anchor=False)
    wide = both[both["gap"].abs() > both["gap_allowed"]].sort_values(
        "gap", key=pd.Series.abs, ascending=False
    )
    st.markdown(
        common.plain(
            t("gap_none", n=len(both))
            if wide.empty
            else t(
                "gap_some",
                n=len(both),
                wide=len(wide),
                names=t("list_comma").join(
                    f"{row['organisation']} {number(row['gap'], 1, signed=True)}"
                    for row in wide.head(GAPS_NAMED).to_dict("records")
                )
                + (t("gap_more") if len(wide) > GAPS_NAMED else ""),
            )
        )
    )
    if len(wide):
        st.caption(t("gap_reasons"))

history = frame(movements.series, kind="growth", base_unit="%", indicator=indicator, group=group)
if history["period"].nunique() > 1:
    st.subheader(t("history_heading"), anchor=False)
    order = {organisation: place for place, organisation in enumerate(rows["organisation_id"])}
    cells = sorted(
        dict.fromkeys(history["organisation_id"]),
        key=lambda organisation: order.get(organisation, len(order)),
    )
    drawn = cells[: trends.CELLS_AT_MOST]
    ends = history.sort_values("period_end")[f"period_{language}"]
    history = history[history["organisation_id"].isin(drawn)]
    history = history.assign(
        series_id=history["organisation_id"],
        series=history["organisation"],
        place=history["organisation_id"].map({cell: place for place, cell in enumerate(drawn)}),
        tick=[trends.tick(record, language) for record in as_records(history)],
        period_label=history[f"period_{language}"],
        shown=history["base_value"],
    )
    figure.draw(
        trends.apart(history, None, t("growth_axis"), "%", language),
        key=f"growth_history_{indicator}",
        title=f"{name} {t('history_heading')}",
        note=t("history_note", first=ends.iloc[0], last=ends.iloc[-1], n=len(drawn), total=len(cells)),
    )


def note(row: dict[str, Any]) -> str:
    """What a reader must know of a row before quoting it."""
    notes = [
        t("note_masked") if row["reported_masked"] is True else "",
        t("note_estimate") if row["reported_status"] == "estimate" else "",
        t("note_hedged", value=marked(row["reported"], row["reported_qualifier"]))
        if isinstance(row["reported_qualifier"], str)
        else "",
        t("note_unsettled") if row["disputed"] or row["level_disputed"] else "",
        t("note_gap") if pd.notna(row["gap"]) and abs(row["gap"]) > row["gap_allowed"] else "",
        *told(row, language, "reported_teller", "level_teller", "previous_teller"),
    ]
    return t("list_comma").join(words for words in notes if words)


claims = frame(ranks.by_growth, period=period, group=group)
claims = claims[claims["indicator_key"].eq(indicator)].set_index("organisation_id")
st.subheader(t("table_heading"), anchor=False)
table = pd.DataFrame(
    {
        t("organisation"): rows["organisation"],
        t("column_value"): [
            printed(row["level_text"], row["level_qualifier"], row["level"], row["level_unit"])
            + (" †" if row["level_disputed"] else "")
            for row in as_records(rows)
        ],
        t("column_reported"): rows["reported"],
        t("column_computed"): common.rounded(rows["computed"], 2),
        t("column_gap"): common.rounded(rows["gap"], 2),
        t("column_place"): rows["place"],
        t("column_claimed_place"): rows["organisation_id"].map(claims["place"]),
        t("column_note"): [note(row) for row in as_records(rows)],
        t("column_source"): [
            common.source_link(shown) for shown in rows["reported_id"].fillna(rows["level_id"])
        ],
    }
)
common.table(table, links=(t("column_source"),))
table[t("indicator")] = name
table[t("period")] = period_label
common.download(table, heading, sources=(t("column_source"),))
