"""对比, one view of it: ranks claimed in the text beside ranks computed here."""

import pandas as pd
import streamlit as st

from pages import common, paper
from pages.about_indicator import about
from pages.common import frame, t
from pages.compare_grid import period_of
from pipeline.charts.numbers import told as told_by
from pipeline.queries import ranks
from pipeline.records import as_records

CALLED_OUT = 12  # disagreements told in words
CHECKED = ["agrees", "rounding", "possible", "contradicted", "disputed"]  # verdicts


def say(words: str, sources: dict[str, str]) -> None:
    """A sentence with a link for each name to the sentence it rests on."""
    language = common.language()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(common.plain(words), width="content")
        for name, observation_id in sources.items():
            st.page_link(
                common.SOURCE_PAGE,
                label=common.plain(name),
                icon=":material/article:",
                query_params={"observation": observation_id, "lang": language},
            )


def show(group: str | None) -> None:
    """Ranks claimed in the text beside ranks computed here."""
    language = common.language()
    found = frame(ranks.periods, group=group)
    if found.empty:
        common.empty("ranks_none")
        return
    first, _ = st.columns([3, 9])
    with first:
        period, period_label = period_of(found)
    claims = frame(ranks.claims, period=period, group=group)
    heading = t("ranks_heading", period=period_label)
    st.subheader(common.plain(heading), anchor=False)
    counts = claims["verdict"].value_counts()
    counted = t(
        "ranks_counts",
        n=len(claims),
        agrees=int(counts.get("agrees", 0) + counts.get("rounding", 0)),
        possible=int(counts.get("possible", 0)),
        contradicted=int(counts.get("contradicted", 0) + counts.get("disputed", 0)),
        unchecked=int(len(claims) - counts.reindex(CHECKED).sum()),
    )
    st.markdown(counted)
    paper.told(heading, counted)
    claims = claims.assign(
        name=claims[f"indicator_{language}"],
        value_text=common.as_printed(claims, "value_text", "value", "value_unit", "value_qualifier"),
        best_text=common.as_printed(claims, "best_text", "best_value", "best_unit", "best_qualifier"),
        ranked=[t(f"ranks_by_{by}") if isinstance(by, str) else t("ranks_by_unsaid") for by in claims["by"]],
    )
    about(dict(zip(claims["indicator_key"], claims["name"], strict=True)), "ranks")
    told = 0
    for rows in ranks.first_places(claims):
        row = rows.sort_values("peers", na_position="last").to_dict("records")[0]
        tied = rows["place"].eq(1).all()
        words = t(
            "ranks_tied" if tied else "ranks_both_first",
            names=t("list_comma").join(rows["organisation"]),
            indicator=row["name"],
            by=row["ranked"],
            scope=row["scope"],
        )
        if not tied and pd.notna(row["peers"]):
            words += t("ranks_first_is", n=int(row["peers"]), best=row["best"], value=row["best_text"])
        say(words, dict(zip(rows["organisation"], rows["observation_id"], strict=True)))
        told += 1
    for rows in ranks.disputed_places(claims)[:CALLED_OUT]:
        row = rows.to_dict("records")[0]
        places = [
            "".join([row["scope"], one["quote"], *(f" ({words})" for words in told_by(one, language))])
            for one in as_records(rows)
        ]
        words = t(
            "ranks_disputed",
            organisation=row["organisation"],
            indicator=row["name"],
            by=row["ranked"],
            places=t("list_comma").join(places),
        )
        say(words, dict(zip(places, rows["observation_id"], strict=True)))
        told += 1
    contradicted = claims[claims["verdict"] == "contradicted"]
    contradicted = contradicted.assign(off=contradicted["surely_ahead"] - contradicted["claimed"])
    for row in as_records(contradicted.sort_values("off", ascending=False, kind="stable").head(CALLED_OUT)):
        words = t(
            "ranks_contradicted",
            organisation=row["organisation"],
            indicator=row["name"],
            by=row["ranked"],
            claimed=f"{row['scope']}{row['quote']}",
            value=row["value_text"],
            peers=int(row["peers"]),
            ahead=int(row["surely_ahead"]),
            place=int(row["place"]),
        )
        say(words, {t("ranks_claim"): row["observation_id"], t("ranks_value"): row["value_id"]})
        told += 1
    if not told:
        st.markdown(t("ranks_no_dispute"))
    st.caption(t("ranks_note"))
    common.source_line(claims["report_id"].nunique(), period_label, ids=tuple(claims["observation_id"]))
    st.subheader(t("table_heading"), anchor=False)
    severity = ["contradicted", "disputed", "hedged", "possible", "rounding", "agrees"]
    claims = claims.assign(
        order=[severity.index(verdict) if verdict in severity else 9 for verdict in claims["verdict"]]
    ).sort_values("order", kind="stable")
    table = pd.DataFrame(
        {
            t("organisation"): claims["organisation"],
            t("indicator"): claims["name"],
            t("ranks_by"): claims["ranked"],
            t("ranks_claimed"): claims["scope"].fillna("") + claims["quote"],
            t("ranks_computed"): [
                f"{int(row['place'])} / {int(row['peers'])}" if pd.notna(row["place"]) else ""
                for row in as_records(claims)
            ],
            t("column_value"): claims["value_text"],
            t("ranks_verdict"): [t(f"verdict_{verdict}") for verdict in claims["verdict"]],
            t("ranks_claim"): [common.source_link(one) for one in claims["observation_id"]],
            t("ranks_value"): [common.source_link(one) for one in claims["value_id"]],
        }
    )
    tellers = [t("list_comma").join(told_by(row, language)) for row in as_records(claims)]
    if any(tellers):
        table[t("column_note")] = tellers
    links = (t("ranks_claim"), t("ranks_value"))
    common.table(table, links=links)
    common.download(table, heading, sources=links)
