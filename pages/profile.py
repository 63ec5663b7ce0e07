"""单位: everything one organisation said, where it stands, what it promised and what came of it."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from pages import common, figure, filters, paper
from pages.common import frame, t
from pages.indicator_links import group_below, peers_group, ranked, ranking
from pipeline.charts import profile as charts
from pipeline.charts.numbers import MARKS, marked, printed, told
from pipeline.queries import profile as queries
from pipeline.queries.common import group_of
from pipeline.records import as_records

MOST_ROWS: Final = 20  # of a figure; the table below it has all
MOST_PERIODS: Final = 6
MOST_LISTED: Final = 1000
TELLERS: Final = ("reported_teller", "level_teller", "previous_teller")

common.head("page_profile", "profile_question", on_paper=True)
language = common.language()


def reports_words(n: int) -> str:
    """How many reports an organisation has, or that it has none."""
    return t("reports_counted", n=n) if n else t("profile_unreported")


def choose_organisation() -> dict[Any, Any]:
    """The row of the organisation chosen among those of a type."""
    left, right = st.columns([5, 4])
    with right:
        group = filters.group_select(default="all")
    found = frame(queries.organisations, group=group)
    if found.empty:
        common.empty("profile_none")
        st.stop()
    known = {row["organisation_id"]: row for row in as_records(found)}

    def label(organisation_id: str) -> str:
        row = known[organisation_id]
        return f"{row['organisation']} · {reports_words(row['reports'])}"

    with left:
        chosen = filters.choose("organisation", t("organisation"), list(known), label_of=label)
    return known[chosen]


def fraction(places: pd.Series, of: pd.Series) -> list[str]:
    """4/8; nothing where there is nobody to compare with."""
    return [
        f"{place:.0f}/{peers:.0f}" if pd.notna(place) and peers > 1 else ""
        for place, peers in zip(places, of, strict=True)
    ]


def reached(row: dict[Any, Any]) -> str:
    """What came of a goal as printed; before its period is over, the latest figure with its own period."""
    if isinstance(row["actual_quote"], str):
        return printed(row["actual_quote"], row["actual_qualifier"], row["actual"], row["actual_unit"])
    if isinstance(row["latest_quote"], str):
        quote = printed(row["latest_quote"], row["latest_qualifier"], row["latest_value"], row["latest_unit"])
        return t("profile_so_far", quote=quote, period=row[f"latest_{language}"])
    return ""


def show_reports(reports: pd.DataFrame) -> None:
    """The reports, each count a link to its list under 原文; who tells of an organisation that has none."""
    st.subheader(t("profile_reports"), anchor=False)
    if reports.empty:
        tellers = t("list_comma").join(dict.fromkeys(numbers["teller"]))
        st.info(common.plain(t("profile_no_reports", tellers=tellers)), icon=":material/info:")
        return
    counts = {"observations": "all", "leftovers": "leftover", "masked": "masked"}
    table = pd.DataFrame(
        {
            t("period"): reports[f"period_{language}"].fillna(reports["period"]),
            **{
                t(f"column_{name}"): [
                    common.page_address("source", report=report_id, list=list_) + f"#{count}"
                    for report_id, count in zip(reports["report_id"], reports[name], strict=True)
                ]
                for name, list_ in counts.items()
            },
            t("profile_targets"): reports["targets"],
            t("column_title"): reports["title"],
            t("column_published"): reports["published"],
            t("column_file"): reports["file"],
        }
    )
    config = {t(f"column_{name}"): st.column_config.LinkColumn(display_text=r"#(\d+)$") for name in counts}
    shown = table.dropna(axis="columns", how="all")
    st.dataframe(
        shown, height=common.table_height(len(shown)), hide_index=True, placeholder="—", column_config=config
    )
    st.caption(t("profile_reports_note"))
    for name in counts:
        table[t(f"column_{name}")] = reports[name]
    common.download(table, f"{organisation['organisation']}-{t('profile_reports')}")


def show_indicators(rows: pd.DataFrame) -> None:
    """Latest value, growth and place of each indicator, topic by topic."""
    st.subheader(t("profile_indicators"), anchor=False)
    if rows.empty:
        st.info(t("profile_no_indicators"), icon=":material/info:")
        return
    topics = rows["topic"].value_counts()
    chosen = filters.choose(
        "topic",
        t("profile_topic"),
        ["all", *topics.index],
        label_of=lambda topic: t(
            "profile_topic_count", topic=t(f"topic_{topic}"), n=topics.get(topic, len(rows))
        ),
    )
    rows = (rows if chosen == "all" else rows[rows["topic"] == chosen]).reset_index(drop=True)
    period_label = rows[f"period_{language}"]
    rows = rows.assign(name=rows[f"indicator_{language}"], period_label=period_label)
    grown = rows[rows["reported"].notna() | rows["reported_masked"]]
    grown = grown.sort_values("peers", ascending=False, na_position="last", kind="stable")
    drawn = grown.head(MOST_ROWS)
    if drawn.empty:
        st.info(t("profile_no_growth"), icon=":material/info:")
    else:
        heading = t("profile_standing", organisation=organisation["organisation"])
        st.markdown(f"**{common.plain(heading)}**")
        paper.told(heading)
        no_peers = not queries.has_peers(organisation["organisation_type"])
        figure.draw(
            charts.standing(drawn, language),
            key=f"profile_standing_{identity}_{chosen}",
            title=heading,
            period=t("list_comma").join(dict.fromkeys(drawn["period_label"])),
            note=t(
                "profile_standing_alone" if no_peers else "profile_standing_note",
                n=len(drawn),
                all=len(grown),
            ),
        )
    below = group_below(group_of(organisation["organisation_type"]), organisation["area"])
    ranked_below = ranked(below)
    trend, source = t("profile_trend"), t("column_source")
    table = pd.DataFrame(
        {
            t("indicator"): rows["name"],
            source: [common.source_link(shown) for shown in rows["observation_id"].fillna(rows["reported_id"])],
            t("period"): period_label,
            t("column_value"): [
                printed(row["quote"], row["qualifier"], row["value"], row["unit"]) for row in as_records(rows)
            ],
            trend: [list(series) if len(series) > 1 else [] for series in rows["series"]],
            t("column_reported"): rows["reported"],
            t("column_computed"): common.rounded(rows["computed"], 2),
            t("profile_growth_place"): fraction(rows["place"], rows["peers"]),
            t("profile_level_place"): fraction(rows["level_place"], rows["level_peers"]),
            t("column_note"): [
                t("list_comma").join(
                    words
                    for words, said in (
                        (t("note_masked"), row["masked"] or row["reported_masked"]),
                        (
                            t("note_hedged", value=marked(row["reported"], row["reported_qualifier"])),
                            isinstance(row["reported_qualifier"], str),
                        ),
                        *((words, True) for words in told(row, language, *TELLERS)),
                    )
                    if said
                )
                for row in as_records(rows)
            ],
            t("profile_topic"): [t(f"topic_{topic}") for topic in rows["topic"]],
            t("page_growth"): [
                common.page_address("growth", indicator=key, period=period) if pd.notna(reported) else None
                for key, period, reported in zip(rows["indicator_key"], rows["period"], rows["reported"], strict=True)
            ],
            t("below_column"): [
                common.page_address("growth", **ranking(str(below), *one)) if one in ranked_below else None
                for one in zip(rows["indicator_key"], rows["period"], strict=True)
            ],
        }
    )  # fmt: skip
    config = {
        trend: st.column_config.LineChartColumn(width="small"),
        source: st.column_config.LinkColumn(display_text=t("open_source")),
        t("page_growth"): st.column_config.LinkColumn(display_text=t("open_page")),
        t("below_column"): st.column_config.LinkColumn(display_text=t("open_page")),
    }
    st.dataframe(
        table.replace("", None).dropna(axis="columns", how="all"),
        hide_index=True,
        placeholder="—",
        column_config=config,
    )
    paper.tabled(table, t("profile_indicators"), (source, trend, t("page_growth"), t("below_column")))
    st.caption(
        f"{t('profile_table_note')} {filters.peers_words(peers_group(organisation['organisation_type'], identity))}"
    )
    common.download(
        table.drop(columns=[trend, t("page_growth"), t("below_column")]),
        f"{organisation['organisation']}-{t('profile_indicators')}",
        sources=(source,),
    )


def draw_goals(goals: pd.DataFrame) -> None:
    """The goals as a grid, those with an outcome on top."""
    latest = goals.sort_values("target_report_period", ascending=False, kind="stable", na_position="last")
    cells = latest.drop_duplicates(["name", "period"])
    shown_periods = sorted(set(cells["period"]), reverse=True)[:MOST_PERIODS]
    cells = cells[cells["period"].isin(shown_periods)]
    answered = cells["state"].isin(["kept", "missed", "undecided"]).groupby(cells["name"]).sum()
    order = list(answered.sort_values(ascending=False, kind="stable").index)[:MOST_ROWS]
    cells = cells[cells["name"].isin(order)].sort_values("name", key=lambda names: names.map(order.index))
    figure.draw(
        charts.promises(cells, language),
        key=f"profile_goals_{identity}",
        title=f"{organisation['organisation']} {t('profile_goals')}",
        note=t("profile_goals_note", n=len(order), all=len(answered)),
    )


def show_goals(goals: pd.DataFrame) -> None:
    """Goals against their outcomes."""
    st.subheader(t("profile_goals"), anchor=False)
    if goals.empty:
        st.info(t("profile_no_goals"), icon=":material/info:")
        return
    states = goals["state"].value_counts()
    counts = {state: int(states.get(state, 0)) for state in charts.STATES}
    over = len(goals) - counts["pending"]
    st.markdown(
        common.plain(
            t("profile_goals_counts", over=over, **counts)
            if over
            else t("profile_goals_pending", n=len(goals))
        )
    )
    kinds = {"growth": t("profile_name_growth"), "ratio": ""}
    goals = goals.assign(
        name=[
            f"{name}{kinds.get(kind, '')}"
            for name, kind in zip(goals[f"indicator_{language}"], goals["kind"], strict=True)
        ],
        period_label=goals[f"period_{language}"],
        goal=[
            printed(row["goal"], row["target_qualifier"], row["target"], row["target_unit"])
            for row in as_records(goals)
        ],
        outcome=[reached(row) for row in as_records(goals)],
        shown_id=goals["actual_id"].fillna(goals["target_id"]),
    )
    if over:
        draw_goals(goals)
    table = pd.DataFrame(
        {
            t("indicator"): goals["name"],
            t("period"): goals["period_label"],
            t("column_goal"): goals["goal"],
            t("column_goal_source"): [common.source_link(shown) for shown in goals["target_id"]],
            t("column_actual"): goals["outcome"],
            t("column_actual_source"): [
                common.source_link(shown) for shown in goals["actual_id"].fillna(goals["latest_id"])
            ],
            t("column_state"): [f"{charts.ICONS[state]} {t(f'promise_{state}')}" for state in goals["state"]],
            t("column_completion"): common.rounded(goals["completion"], 1),
            t("column_ahead"): common.rounded(goals["ahead"], 1),
            t("profile_said_in"): goals[f"target_report_period_{language}"],
            t("column_note"): [
                t("list_comma").join(
                    told(
                        {**row, "actual_id": row["outcome_id"], "actual_teller": row["outcome_teller"]},
                        language,
                        *("teller", "actual_teller"),
                    )
                )
                for row in as_records(goals)
            ],
            t("profile_goal_sentence"): goals["target_sentence"].str.strip(),
            t("profile_outcome_sentence"): goals["actual_sentence"].str.strip(),
        }
    )  # fmt: skip
    links = (t("column_goal_source"), t("column_actual_source"))
    common.table(table, links=links, title=t("profile_goals"))
    common.download(
        table.drop(columns=[t("profile_goal_sentence"), t("profile_outcome_sentence")]),
        f"{organisation['organisation']}-{t('profile_goals')}",
        sources=links,
    )


def show_numbers(rows: pd.DataFrame) -> None:
    """Masked and approximate numbers, places claimed, or every number."""
    st.subheader(t("profile_numbers"), anchor=False)
    lists = {
        "masked": rows[rows["masked"]],
        "approximate": rows[rows["qualifier"].isin(list(MARKS))],
        "ranks": rows[rows["kind"] == "rank"],
        "all": rows,
    }
    which = filters.choose(
        "list",
        t("source_list"),
        list(lists),
        few=True,
        default=next(name for name, found in lists.items() if len(found) or name == "all"),
        label_of=lambda option: t(f"profile_list_{option}", n=len(lists[option])),
    )
    chosen = lists[which]
    if chosen.empty:
        st.info(t("profile_list_empty"), icon=":material/info:")
        return
    source = t("column_source")
    table = pd.DataFrame(
        {
            t("indicator"): chosen[f"indicator_{language}"],
            t("column_quote"): common.as_printed(chosen, qualifier="qualifier"),
            source: [common.source_link(shown) for shown in chosen["observation_id"]],
            t("column_kind"): [t(f"kind_{kind}") for kind in chosen["kind"]],
            t("column_status"): [t(f"status_{status}") for status in chosen["status"]],
            t("period"): chosen[f"period_{language}"].fillna(chosen["period"]),
            t("source_field_area"): chosen["entity"],
            t("column_note"): [t("list_comma").join(told(row, language)) for row in as_records(chosen)],
            t("column_sentence"): chosen["sentence"].str.strip(),
            t("column_file"): chosen["file"],
        }
    )
    common.table(table.head(MOST_LISTED), links=(source,), title=t("profile_numbers"))
    if len(table) > MOST_LISTED:
        st.caption(t("profile_list_cut", n=MOST_LISTED, all=len(table)))
    common.download(
        table,
        f"{organisation['organisation']}-{t(f'profile_list_{which}', n=len(chosen))}",
        sources=(source,),
    )


organisation = choose_organisation()
identity = organisation["organisation_id"]
reports = frame(queries.reports, organisation=identity)
rows = frame(
    queries.indicators, organisation=identity, organisation_type=organisation["organisation_type"] or None
)
kind = organisation["organisation_type"]
parts = [
    t(f"type_{kind}") if isinstance(kind, str) else None,
    organisation["area"] if organisation["area"] != organisation["organisation"] else None,
    reports_words(len(reports)),
    t(
        "profile_counts",
        n=int(reports["observations"].sum()),
        masked=int(reports["masked"].sum()),
        indicators=len(rows),
    )
    if len(reports)
    else None,
]
st.subheader(common.plain(organisation["organisation"]), anchor=False)
st.caption(common.plain(" · ".join(part for part in parts if isinstance(part, str))))
unnamed = int(frame(queries.unnamed)["reports"].iloc[0])
if unnamed:
    st.caption(t("profile_unnamed", n=unnamed))
above = st.container()
show_indicators(rows)  # first, for its figure is what the reader waits for
numbers = frame(queries.numbers, organisation=identity)
with above:
    show_reports(reports)
show_goals(frame(queries.goals, organisation=identity))
show_numbers(numbers)
