"""目标: what was promised for the year, how far along it is, what the rest of the year must bring."""

import pandas as pd
import streamlit as st

from pages import common, filters, paper
from pages import figure as figures
from pages.about_indicator import about
from pages.common import frame, t
from pipeline.charts import crowd, targets_grid
from pipeline.charts import targets as charts
from pipeline.charts.numbers import marked, number, printed, rounded, told
from pipeline.queries import targets as queries
from pipeline.records import as_records

# On a phone a grid of many columns is wider than the page and is moved sideways; its cells stay readable.
GRID_STYLE = """<style>
[class*=st-key-figure_targets_grid_] {{overflow-x: auto}}
[class*=st-key-figure_targets_grid_] > :first-child {{min-width: {width}rem}}
</style>"""
GRID_NAMES = 10  # rem that the names of organisations take
GRID_COLUMN = 3.5  # and a column

common.head("targets_title", "targets_question", on_paper=True)
language = common.language()

left, middle, right = st.columns([4, 3, 4])
with right:
    group = filters.group_select()
years = frame(queries.years, group=group)
if years.empty:
    common.empty("targets_none")
    st.stop()
with middle:
    counts = {str(row["year"]): row["organisations"] for row in as_records(years)}
    most = years[years["goals"] >= years["goals"].max() / 2]
    year = int(
        filters.choose(
            "year",
            t("targets_year"),
            list(counts),
            label_of=lambda option: t("targets_year_label", year=option, n=counts[option]),
            default=str(most["year"].iloc[0]),
        )
    )
with left:
    indicator = filters.indicator_select(frame(queries.indicators, year=year, group=group))

every = frame(queries.goals, year=year, indicator=indicator, group=group)
kinds = every["kind"].fillna("level")
present = list(kinds.value_counts().index)
kind = present[0]
if len(present) > 1:
    kind = filters.choose(
        "kind", t("targets_kind"), present, label_of=lambda option: t(f"goal_kind_{option}"), few=True
    )
rows = every[kinds == kind].reset_index(drop=True)


def written(value: float, qualifier: object, unit: object) -> str:
    """A figure as the report writes it, '' where it gives none."""
    return marked(value, qualifier) + (unit if isinstance(unit, str) else "") if pd.notna(value) else ""


records = as_records(rows)
actual = [written(row["actual"], row["actual_qualifier"], row["actual_unit"]) for row in records]
actual_period = rows[f"actual_period_{language}"].fillna(rows[f"progress_period_{language}"])
rows = rows.assign(
    goal_text=[
        printed(row["quote"], row["qualifier"], row["value"], row["unit"])
        if pd.notna(row["upper_base_value"])
        else written(row["value"], row["qualifier"], row["unit"])
        for row in records
    ],
    actual_text=[
        f"{period} {words}" if words else "" for period, words in zip(actual_period, actual, strict=True)
    ],
)
name = str(rows[f"indicator_{language}"].fillna(rows["indicator_zh"]).iloc[0])
judged = rows[rows["state"].isin(charts.STATE_ORDER)]
in_progress = kind == "level" and rows[["completion", "progress"]].notna().any(axis=None)
heading = t("targets_heading_progress" if in_progress else "targets_heading_goals", indicator=name, year=year)
st.subheader(common.plain(heading), anchor=False)

facts = []
if len(judged):
    states = judged["state"].value_counts()
    facts.append(
        t(
            "targets_counts_level" if kind == "level" else "targets_counts_goal",
            n=len(judged),
            **{state: int(states.get(state, 0)) for state in charts.STATE_ORDER},
        )
    )
    part = judged[judged["actual_granularity"].notna() & (judged["actual_granularity"] != "year")]
    if len(part):
        periods = t("list_comma").join(dict.fromkeys(part[f"actual_period_{language}"]))
        key = "targets_part_year" if kind == "level" else "targets_part_growth"
        whole = len(part) == len(judged)
        facts.append(t(key if whole else f"{key}_some", period=periods, n=len(part)))
    needed = part[part["needed_growth"].notna()]
    if len(needed):
        hardest = needed.loc[needed["needed_growth"].idxmax()]
        facts.append(
            t("targets_needed", name=hardest["organisation"], value=number(hardest["needed_growth"], 1))
        )
for turn in ("caught_up", "slipped"):
    turned = rows[rows["turn"].eq(turn)]
    turned = turned.assign(off=turned["ahead"].abs())
    turned = turned.sort_values("off", ascending=False, kind="stable")["organisation"]
    if len(turned):
        facts.append(t(f"targets_{turn}", names=t("list_comma").join(turned)))
pending = int(rows["state"].eq("pending").sum())
if pending:
    key = "targets_pending_all_before" if rows["before_value"].notna().any() else "targets_pending_all"
    facts.append(t(key) if pending == len(rows) else t("targets_pending", n=pending))
if rows["state"].eq("unsettled").any():
    facts.append(t("targets_unsettled", n=int(rows["state"].eq("unsettled").sum())))
if rows["state"].eq("masked").any():
    facts.append(t("targets_masked", n=int(rows["state"].eq("masked").sum())))
st.markdown(common.plain(" ".join(facts)))
about({indicator: name}, "targets")
paper.told(heading, " ".join(facts))

if in_progress:
    figure, capped = charts.bullets(rows, language), crowd.capped("rows_capped", len(rows), language)
else:
    base_unit = rows["base_unit"].mode().iloc[0] if rows["base_unit"].notna().any() else ""
    alike = rows[rows["base_unit"].eq(base_unit) | rows["base_unit"].isna()]
    if judged.empty:
        alike = alike.sort_values("base_value", ascending=False, na_position="last", kind="stable")
    figure = charts.goals(alike, str(base_unit), year, language)
    capped = crowd.capped("rows_capped", len(alike), language)
    if len(alike) < len(rows):
        st.caption(t("goals_other_unit", n=len(rows) - len(alike)))
figures.draw(
    figure,
    key=f"targets_{year}_{indicator}_{kind}",
    title=heading,
    period=t("year_label", year=year),
    note=f"{capped} {t('click_hint')}",
)


cells = frame(queries.grid, year=year, group=group)
if len(cells):
    st.subheader(t("grid_heading", year=year), anchor=False)
    cells = cells.assign(name=cells[f"name_{language}"])
    across = GRID_NAMES + GRID_COLUMN * len(cells[["indicator_key", "kind"]].drop_duplicates())
    st.html(GRID_STYLE.format(width=across))
    figures.draw(
        targets_grid.grid(cells, language),
        key=f"targets_grid_{year}_{group}",
        title=t("grid_heading", year=year),
        period=t("year_label", year=year),
        note=crowd.capped("grid_capped", cells["organisation_id"].nunique(), language)
        + t("grid_note", n=len(cells[["indicator_key", "kind"]].drop_duplicates())),
    )
    kind_names = {kind: t(f"goal_kind_{kind}") for kind in cells["kind"].unique()}
    columns = [
        t(key)
        for key in (
            *("organisation", "indicator", "targets_kind", "column_completion", "column_ahead"),
            *("column_state", "column_earlier"),
        )
    ]
    grid_notes = [t("list_comma").join(told(row, language, *charts.TELLERS[:3])) for row in as_records(cells)]
    columns += [t("column_note")] * any(grid_notes)
    common.download(
        lambda: (
            cells[["organisation", "name", "kind", "completion", "ahead"]]
            .assign(
                completion=common.rounded(cells["completion"], 1),
                ahead=common.rounded(cells["ahead"], 1),
                kind=cells["kind"].map(kind_names),
                state=[charts.judged(row, language) for row in as_records(cells)],
                earlier=[charts.earlier(row, language) for row in as_records(cells)],
                **({"told": grid_notes} if any(grid_notes) else {}),
            )
            .set_axis(columns, axis=1)
        ),
        t("grid_heading", year=year),
    )

promised = frame(queries.promised, year=year, group=group)
if cells.empty and len(promised):
    st.subheader(t("promised_heading", year=year), anchor=False)
    promised = promised.assign(
        name=promised[f"name_{language}"],
        goal=[
            printed(row["quote"], row["qualifier"], row["value"], row["unit"])
            + (t("promised_growth") if row["kind"] == "growth" else "")
            + "".join(f" · {words}" for words in told(row, language))
            for row in as_records(promised)
        ],
    )
    wide = promised.pivot_table("goal", ["organisation_id", "organisation"], "name", "first", sort=False)
    ids = promised.pivot_table(
        "observation_id", ["organisation_id", "organisation"], "name", "first", sort=False
    )
    shown = wide.reset_index("organisation").rename(columns={"organisation": t("organisation")})
    chosen = st.dataframe(
        shown,
        height=common.table_height(len(shown)),
        key=f"targets_promised_{year}_{group}",
        hide_index=True,
        placeholder="—",
        on_select="rerun",
        selection_mode="single-cell",
    )
    for place, column in chosen.selection.cells:
        if column in ids and isinstance(ids.iloc[place][column], str):
            common.open_source(ids.iloc[place][column])
    paper.tabled(shown, t("promised_heading", year=year))
    st.caption(t("promised_note"))

st.subheader(t("table_heading"), anchor=False)
remaining = rows["remaining"] * rows["value"] / rows["base_value"]
table = pd.DataFrame(
    {
        t("organisation"): rows["organisation"],
        t("column_goal"): rows["goal_text"],
        t("column_actual"): actual,
        t("column_actual_period"): actual_period,
        t("column_completion"): common.rounded(rows["completion"], 1),
        t("column_stated"): rows["progress"],
        t("column_ahead"): common.rounded(rows["ahead"].fillna(rows["progress_ahead"]), 1),
        t("column_state"): [charts.judged(row, language) for row in records],
        t("column_earlier"): [charts.earlier(row, language) for row in records],
        t("column_remaining"): [
            None if pd.isna(value) else number(rounded(value, 2)) + unit if value > 0 else t("targets_met")
            for value, unit in zip(remaining, rows["unit"], strict=True)
        ],
        t("column_needed"): common.rounded(rows["needed_growth"], 1),
        t("column_goal_source"): [common.source_link(name) for name in rows["observation_id"]],
        t("column_actual_source"): [
            common.source_link(name) for name in rows["actual_id"].fillna(rows["progress_id"])
        ],
        t("column_elapsed"): common.rounded(100 * rows["elapsed"].fillna(rows["progress_elapsed"]), 1),
        t("column_before"): [
            written(row["before_value"], row["before_qualifier"], row["before_unit"]) for row in records
        ],
    }
)
tellers = [t("list_comma").join(told(row, language, *charts.TELLERS)) for row in records]
if any(tellers):
    table[t("column_note")] = tellers
links = (t("column_goal_source"), t("column_actual_source"))
common.table(table, links=links)
if len(judged):
    st.caption(t("targets_how"))
table[t("indicator")] = name
table[t("targets_year")] = year
common.download(table, heading, sources=links)
