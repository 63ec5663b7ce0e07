"""趋势: how one indicator moved at several organisations, or several indicators at one."""

from typing import Any

import pandas as pd
import streamlit as st

from pages import common, figure, filters, paper
from pages.about_indicator import about
from pages.common import frame, t
from pipeline.charts import trends as charts
from pipeline.charts.numbers import BOUNDS, marked, number, printed, rounded, scale
from pipeline.charts.numbers import told as told_by
from pipeline.queries import trends as queries
from pipeline.queries.common import MOST_LISTED
from pipeline.records import as_records

MOST_CHOSEN = 40
FEW_INDICATORS = 6
CROWD = 12  # series that one plot still keeps apart

common.head("trends_title", "trends_question", on_paper=True)
language = common.language()


def measure_label(row: dict[Any, Any]) -> str:
    """What a kind and unit are called: 数额（元）, 报告同比增速（%）."""
    unit = scale([], str(row["base_unit"]), language)[1] or t("trends_no_unit")
    return t(f"trends_measure_{row['kind']}", unit=unit)


def choose_measure(found: pd.DataFrame) -> tuple[str, str]:
    """The kind and base unit to draw; figures of two units never share an axis."""
    rows = {f"{row['kind']}:{row['base_unit']}": row for row in as_records(found)}
    chosen = filters.choose(
        "measure", t("trends_measure"), list(rows), label_of=lambda option: measure_label(rows[option])
    )
    kind, base_unit = chosen.split(":", 1)
    return kind, base_unit


first, second, third = st.columns([3, 4, 5])
with first:
    mode = filters.choose(
        "by",
        t("trends_by"),
        ["organisations", "indicators"],
        label_of=lambda option: t(f"trends_by_{option}"),
        few=True,
        forget=("measure", "layout", "series"),
        # what stood out in the other way of comparing is what this one is about
        moves={"organisations": ("focus", "indicator"), "indicators": ("focus", "organisation")},
    )
with third:
    group = filters.group_select()
indicators = frame(queries.indicators, group=group)
if indicators.empty:
    common.empty("trends_none")
    st.stop()
indicator = organisation = None
with second:
    if mode == "organisations":
        asked = st.query_params.get("indicator")
        many = len(indicators) == MOST_LISTED
        if many and asked and asked not in set(indicators["indicator_key"]):
            indicators = pd.concat([indicators, frame(queries.indicators, group=group, indicator=asked)])
        indicator = filters.indicator_select(indicators)
        if many:
            st.caption(t("trends_listed", n=f"{MOST_LISTED:,}"))
    else:
        names = frame(queries.organisations, group=group).set_index("organisation_id")["organisation"]
        organisation = filters.choose(
            "organisation",
            t("organisation"),
            list(names.index),
            label_of=lambda key: str(names[key]),
        )
measures = frame(queries.measures, indicator=indicator, organisation=organisation, group=group)
first, second, third, fourth = st.columns([3, 4, 3, 3])
with first:
    kind, base_unit = choose_measure(measures)
every = frame(
    queries.series,
    kind=kind,
    base_unit=base_unit,
    indicator=indicator,
    organisation=organisation,
    group=group,
)
key, name_column = (
    ("organisation_id", "organisation")
    if mode == "organisations"
    else ("indicator_key", f"indicator_{language}")
)
labels = every.drop_duplicates(key).set_index(key)[name_column].astype(str)
# Most points first, then the greatest newest figure.
order = (
    every.groupby(key)
    .agg(points=("base_value", "count"), newest=("period_end", "max"), value=("base_value", "last"))
    .sort_values(["points", "newest", "value"], ascending=False, kind="stable")
    .index.to_list()
)
with second:
    chosen = filters.choose_some(
        "series",
        t(f"trends_choose_{mode}"),
        order,
        most=MOST_CHOSEN,
        label_of=lambda option: str(labels[option]),
        placeholder=t("trends_all" if mode == "organisations" else "trends_few", n=FEW_INDICATORS),
    )
shown = list(chosen) or (order if mode == "organisations" else order[:FEW_INDICATORS])
with third:
    focus = filters.choose("focus", t("trends_focus"), shown, label_of=lambda option: str(labels[option]))
some = every[every[key].isin(shown)]
few_points = some[some["base_value"].notna()].groupby([key, "season"]).size().max() == 1
with fourth:
    layout = filters.choose(
        "layout",
        t("trends_layout"),
        ["together", "apart"],
        label_of=lambda option: t(f"trends_layout_{option}"),
        default="together" if len(shown) <= CROWD or few_points else "apart",
        few=True,
    )

place = {series: number for number, series in enumerate([focus, *(one for one in shown if one != focus)])}
factor, unit = scale(some["base_value"], base_unit, language)
ticks = {  # period by period, for thousands of figures share a few of them
    record["period"]: charts.tick(record, language)
    for record in as_records(
        some[["year", "period", "granularity", f"period_{language}"]].drop_duplicates("period")
    )
}
rows = some.assign(
    series_id=some[key],
    series=some[key].map(labels),
    shown=some["base_value"] / factor,
    tick=some["period"].map(ticks),
    period_label=some[f"period_{language}"],
    place=some[key].map(place),
).sort_values(["place", "period_end", "period"], kind="stable")
subject = str(rows[f"indicator_{language}"].iloc[0]) if indicator else str(rows["organisation"].iloc[0])
axis = t(f"trends_measure_{kind}", unit=unit or t("trends_no_unit"))
heading = t("trends_heading", subject=subject, measure=axis)
st.subheader(common.plain(heading), anchor=False)


def moved(part: pd.DataFrame) -> str:
    """From the first to the last printed figure of the focus in its longest season, in words."""
    known = part[part["shown"].notna()]
    if known.empty:
        return t("trends_focus_masked", name=labels[focus])
    season = known["season"].value_counts().index[0]
    line = known[known["season"] == season]
    start, end = line.iloc[0], line.iloc[-1]
    if len(known) < 2:
        return t("trends_focus_single", name=labels[focus], period=end["period_label"])
    if len(line) < 2:
        return t("trends_focus_unlike", name=labels[focus], n=len(known))
    qualifiers = {start["qualifier"], end["qualifier"]}
    words = t("trends_points") if base_unit == "%" else unit
    change = f"{number(rounded(end['shown'] - start['shown'], 6), signed=True)} {words}".strip()
    if "~" in qualifiers:
        change = t("pair_about", difference=change)
    sure = start["settled"] and end["settled"] and not qualifiers & BOUNDS
    return t(
        "trends_focus_moved" if sure else "trends_focus_unsure",
        name=labels[focus],
        first=start["period_label"],
        last=end["period_label"],
        before=told(start),
        after=told(end),
        unit=unit,
        change=change,
    )


def told(row: pd.Series) -> str:
    """A figure in the unit of the axis, with the marks of what hedges it and of one that reports give differently."""
    return marked(rounded(row["shown"], 6), row["qualifier"]) + ("" if row["settled"] else "†")


facts = [moved(rows[rows["series_id"] == focus])]
if few_points:
    facts.append(t("trends_no_line"))
hidden = int(rows["masked"].sum())
if hidden:
    facts.append(t("trends_masked", n=hidden))
if rows["settled"].eq(False).mul(~rows["masked"]).any():
    facts.append(t("growth_unsettled"))
st.markdown(common.plain(" ".join(facts)))
about(
    {indicator: subject} if indicator else {one: str(labels[one]) for one in shown},
    "trends",
    (factor, unit, base_unit),
)
paper.told(heading, " ".join(facts))

limit = charts.LINES_AT_MOST if layout == "together" else charts.CELLS_AT_MOST
drawn = rows[rows["place"] < limit]
draw = charts.together if layout == "together" else charts.apart
notes = [t("trends_marks"), t("click_hint")]
if len(place) > limit:
    notes.insert(0, t("trends_capped", n=limit, total=len(place)))
other = measures[(measures["kind"] != kind) | (measures["base_unit"] != base_unit)]
if len(other):
    units = t("list_comma").join(measure_label(row) for row in as_records(other.head(6)))
    notes.append(t("trends_other_units", n=int(other["points"].sum()), units=units))
ends = rows[["period_end", "period_label"]].sort_values("period_end")["period_label"]
figure.draw(
    draw(drawn, focus, axis, unit, language),
    key=f"trends_{mode}_{layout}_{subject}_{kind}_{base_unit}_{focus}",
    title=heading,
    period=" – ".join(dict.fromkeys([ends.iloc[0], ends.iloc[-1]])),
    note=" ".join(notes),
)


def noted(row: dict[Any, Any]) -> str:
    """What a reader must know of a figure before quoting it."""
    notes = [
        t("note_masked") if row["masked"] else "",
        t("note_estimate") if row["status"] == "estimate" else "",
        t("note_hedged", value=printed(row["quote"], row["qualifier"], row["value"], row["unit"]))
        if isinstance(row["qualifier"], str)
        else "",
        t("note_unsettled") if not (row["settled"] or row["masked"]) else "",
        *told_by(row, language),
    ]
    return t("list_comma").join(words for words in notes if words)


plain = rows["settled"].eq(True) & rows["status"].ne("estimate") & rows["qualifier"].isna() & ~rows["masked"]
plain &= rows["teller"].isna()
noteworthy = rows.loc[
    ~plain, ["masked", "status", "quote", "value", "unit", "qualifier", "settled", "teller"]
]
remarks = pd.Series([noted(row) for row in as_records(noteworthy)], noteworthy.index, dtype=object)
st.subheader(t("table_heading"), anchor=False)
table = pd.DataFrame(
    {
        t("organisation"): rows["organisation"],
        t("indicator"): rows[f"indicator_{language}"],
        t("period"): rows["period_label"],
        t("trends_column_written"): common.as_printed(rows),
        axis: common.rounded(rows["shown"], 6),
        t("column_note"): remarks.reindex(rows.index, fill_value=""),
        t("column_source"): [common.source_link(shown_id) for shown_id in rows["observation_id"]],
    }
)
common.table(table, links=(t("column_source"),))
common.download(table, heading, sources=(t("column_source"),))
