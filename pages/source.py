"""原文: where does the report say so, and where does a number of its text stand."""

import html
from collections import Counter
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages import common, filters
from pages import figure as figures
from pages.common import frame, language, t
from pages.indicator_links import link_below, peers_group
from pages.report_text import report_text
from pipeline import model
from pipeline.charts import source as charts
from pipeline.charts.numbers import marked, number
from pipeline.interface import rule_words
from pipeline.paragraphs import Mark, paragraphs
from pipeline.periods import words as period_words
from pipeline.queries import source as queries
from pipeline.queries.common import group_of
from pipeline.records import as_records

TEXT: Final = "source_text"
LIST: Final = "source_list"
Row = dict[str, Any]  # a row of a query, by the query's column names; null is None


def records(rows: pd.DataFrame) -> list[Row]:
    """The rows as plain values, which a frame would give as NaN where text is missing."""
    return as_records(rows.astype(object).where(rows.notna(), None))


def choose_mention(mention_id: str) -> None:
    """Select a number: the link to it is the one place where the selection is kept."""
    st.query_params["observation"] = mention_id


def organisation_of(report_id: str) -> str | None:
    """Whose report it is; None for an unknown one."""
    found = frame(queries.organisation_of, report_id=report_id)["organisation_id"]
    return None if found.empty else str(found.iloc[0])


def arrive() -> tuple[str | None, str | None]:
    """The selected number's id and the report to open.

    A link may give the number alone: its report and organisation follow from it and are not written into the
    URL, so that the browser's way back leads out of the page. A number outside the report or the organisation
    that the link names too is let go.
    """
    asked, named = st.query_params.get("observation"), st.query_params.get("report")
    if not asked:
        return None, named
    found = frame(queries.report_of, mention_id=asked)
    if found.empty:
        words = t("source_unknown_observation", wanted=common.plain(asked[:80]))
        st.warning(words, icon=":material/link_off:")
        return None, named
    report_id = str(found["report_id"].iloc[0])
    at = {"organisation": organisation_of(report_id), "report": report_id}
    agrees = all(st.query_params.get(key, value) == value for key, value in at.items())
    return (asked, report_id) if agrees else (None, named)


def choose_report(organisations: list[Row], wanted: str | None) -> Row:
    """The report that the organisation and report filters leave, the wanted one where they leave it open."""
    names = {row["organisation_id"]: row["organisation"] for row in organisations}
    richest = max(organisations, key=lambda row: int(row["observations"]))
    first, second = st.columns([1, 2])
    with first:
        organisation_id = filters.choose(
            "organisation",
            t("organisation"),
            list(names),
            label_of=lambda option: names[option] or t("source_unnamed_organisation"),
            default=(wanted and organisation_of(wanted)) or richest["organisation_id"],
            forget=("report", "observation"),
        )
    reports = records(frame(queries.reports, organisation=organisation_id))
    theirs = {row["report_id"]: row for row in reports}
    with second:
        report_id = filters.choose(
            "report",
            t("source_report"),
            list(theirs),
            label_of=lambda option: report_label(theirs[option]),
            default=wanted,
            forget=("observation",),
        )
    return theirs[report_id]


def report_label(report: Row) -> str:
    """Period, title and file: enough to tell two reports of one organisation apart."""
    period = report[f"period_{language()}"] or report["period"] or t("source_no_period")
    title = report["title"] or t("source_number", n=report["number"])
    return f"{period} · {title} · {report['file']}"


def draw_text(report: Row, text: Row, mentions: list[Row], selected: str | None) -> None:
    """The report as printed, its numbers marked by kind, the selected one in view."""
    marks = [
        Mark(row["mention_id"], row["start"], row["end"], row["sentence_start"], row["sentence_end"])
        for row in mentions
    ]
    counts = Counter(row["kind"] for row in mentions)
    legend = [[kind, f"{t(f'kind_{kind}')} {counts[kind]}"] for kind in model.KINDS if counts[kind]]
    for classes, key, many in (
        ("level target", "target", sum(row["status"] == "target" for row in mentions)),
        ("level masked", "masked", sum(row["masked"] for row in mentions)),
        ("leftover", "leftover", counts[None]),
    ):
        if many:
            legend.append([classes, f"{t(f'source_legend_{key}')} {many}"])
    report_text(
        {
            "version": f"{report['report_id']} {text['sha256']} {language()}",
            "title": report_label(report),
            "paragraphs": [
                [
                    paragraph.heading,
                    [[piece.text, piece.sentence, piece.mark_id] for piece in paragraph.pieces],
                ]
                for paragraph in paragraphs(text["text"], text["start"], marks)
            ],
            "marks": {row["mention_id"]: mark_data(row) for row in mentions},
            "legend": legend,
            "sample": t("source_sample"),
            "selected": selected,
        },
        key=TEXT,
        on_choose=choose_mention,
    )


def mark_data(row: Row) -> Row:
    """How a number is marked: classes for its colour and dress, words for pointer and screen reader."""
    if row["reason"] is not None:
        words = f"{t('source_leftover')}: {t('reason_' + row['reason'])}"
        return {"classes": "leftover", "label": words, "sentence": row["sentence_start"]}
    dress = [row["kind"], "target" if row["status"] == "target" else "", "masked" if row["masked"] else ""]
    parts = (
        row["indicator"],
        t(f"kind_{row['kind']}"),
        t(f"status_{row['status']}"),
        period_words(row["period"], language()),
    )
    return {
        "classes": " ".join(filter(None, dress)),
        "label": " · ".join(filter(None, parts)),
        "sentence": row["sentence_start"],
    }


def fields(rows: list[tuple[str, str | None]]) -> None:
    """A list of names and values; the values are report text and are shown as written."""
    lines = "".join(
        f"<dt>{html.escape(t(f'source_field_{key}'))}</dt><dd>{html.escape(value)}</dd>"
        for key, value in rows
        if value
    )
    st.html(
        "<style>dl.fields{display:grid;grid-template-columns:max-content 1fr;gap:.2rem .8rem;margin:0;"
        "padding:0;font-size:.9rem;line-height:1.5}dl.fields dt{opacity:.7}"
        "dl.fields dd{margin:0;overflow-wrap:anywhere}</style>"
        f"<dl class='fields'>{lines}</dl>"
    )


def draw_observation(row: Row) -> None:
    """What the selected number is, where it stands, and how it moved."""
    value = t("source_masked_value")
    if not row["masked"]:
        digits, unit = marked(row["value"], row["qualifier"]), row["unit"] or ""
        value = (
            f"{unit}{digits}" if unit == "第" else f"{digits}{unit}" if unit == "%" else f"{digits} {unit}"
        )
    st.subheader(common.plain(f"{row['quote']}"), anchor=False)
    name = row[f"indicator_{language()}"] or row["indicator_zh"]
    base = None
    if row["base_value"] is not None and row["base_unit"] != row["unit"]:
        base = f"{number(row['base_value'])} {row['base_unit']}"
    fields(
        [
            ("indicator", name if row["indicator_id"] else f"{name}（{t('source_unmapped')}）"),
            ("wording", row["indicator"] if row["indicator"] != name else None),
            ("area", row["entity"]),
            ("period", row[f"period_{language()}"] or row["period"] or t("source_no_period")),
            ("value", value),
            ("base_value", base),
            ("kind", t(f"kind_{row['kind']}")),
            ("status", t(f"status_{row['status']}")),
            ("basis", t(f"basis_{row['basis']}") if row["basis"] else None),
            ("section", row["section"]),
            ("sentence", row["sentence"].strip()),
            (
                "rule",
                f"{rule_words(row['rule'], language())} · {t('source_field_confidence')} {row['confidence']:.2f}",
            ),
            ("position", f"{row['file']} [{row['start']}:{row['end']}]"),
        ]
    )
    draw_place(row)
    draw_trend(row)


def draw_place(row: Row) -> None:
    """The number among organisations of its type, with the way to the whole ranking."""
    if row["kind"] in ("rank", "contrast"):
        st.caption(t("source_place_kind"))
        return
    peers = frame(queries.place, observation_id=row["observation_id"])
    if row["entity"] and peers.empty:  # else it counts as the figure of the place that it tells of
        st.caption(t("source_place_entity", entity=common.plain(row["entity"])))
        return
    if len(peers) < 2:
        st.caption(t("source_place_single" if len(peers) else "source_place_none"))
        return
    ranking = charts.ranked(peers)
    placed = int(ranking["rank"].count())
    rank = ranking.loc[ranking["chosen"], "rank"].iloc[0]
    order = t("source_place_low" if (ranking["direction"] == -1).any() else "source_place_high")
    title = t("source_place_disputed")
    if pd.notna(rank):
        title = t("source_place", n=placed, rank=int(rank), order=order)
    st.markdown(f"**{title}**")
    draw_figure(charts.place(ranking, language()), "place", named(row, title), row["observation_id"])
    if not row["entity"] and (
        words := filters.peers_words(peers_group(row["organisation_type"], row["organisation_id"]))
    ):
        st.caption(words)


def draw_trend(row: Row) -> None:
    """The same organisation's figures over periods, where there are two or more."""
    course = frame(queries.trend, observation_id=row["observation_id"])
    if (~course["masked"].astype(bool)).sum() < 2:
        return
    title = t("source_trend")
    st.markdown(f"**{title}**")
    draw_figure(charts.trend(course, language()), "trend", named(row, title), row["observation_id"])
    st.caption(t("source_trend_note"))


def named(row: Row, words: str) -> str:
    """A figure's title where it stands alone: the indicator, then what is said of it."""
    indicator = row[f"indicator_{language()}"] or row["indicator_zh"]
    return f"{indicator}{t('sheet_colon')}{words}"


def draw_figure(figure: go.Figure, name: str, title: str, here: str) -> None:
    """Show a figure whose marks lead to their sentences; ``here`` is the selected number."""
    with st.container(key=f"source_{name}"):
        # A key of its own for each number: the click that led here must not lead on from the next one.
        figures.draw(figure, key=f"source_{name}_{here}", title=title, here=here)


def draw_links(row: Row) -> None:
    """The ways on: the number's whole ranking, its target, the form that corrects it."""
    params = {"indicator": row["indicator_key"], "period": row["period"] or ""}
    if row["kind"] in ("growth", "level"):
        st.page_link(
            "growth.py",
            label=t("source_open_place"),
            icon=":material/trending_up:",
            query_params=params,
        )
        if not row["entity"]:
            link_below(group_of(row["organisation_type"]), row["indicator_key"], row["period"], row["area"])
    if row["kind"] in ("progress", "level") or row["status"] == "target":
        st.page_link(
            "targets.py", label=t("source_open_targets"), icon=":material/flag:", query_params=params
        )
    st.page_link(
        "quality.py",
        label=t("correction_ask"),
        icon=":material/edit:",
        query_params={"show": "corrections", "observation": row["observation_id"]},
    )
    if row["rule"] == "corrected":
        st.caption(t("correction_is_corrected"))


def draw_leftover(row: Row) -> None:
    """Why a number of the text is no observation."""
    st.subheader(common.plain(row["quote"]), anchor=False)
    fields(
        [
            ("reason", t(f"reason_{row['reason']}")),
            ("sentence", row["sentence"].strip()),
            ("position", f"[{row['start']}:{row['end']}]"),
        ]
    )


def draw_list(report: Row, mentions: pd.DataFrame) -> None:
    """The report's numbers as a table: left over, masked, or all that were read."""
    read = mentions[mentions["reason"].isna()]
    lists = {"leftover": mentions[mentions["reason"].notna()], "masked": read[read["masked"]], "all": read}
    which = filters.choose(
        "list",
        t("source_list"),
        list(lists),
        few=True,
        label_of=lambda option: t(f"source_list_{option}", n=len(lists[option])),
    )
    rows = lists[which]
    if rows.empty:
        st.caption(t("source_list_empty"))
        return
    columns = ["quote", "indicator", "kind", "status", "period", "sentence"]
    if which == "leftover":
        columns = ["quote", "reason", "sentence"]
    table = rows[columns].assign(sentence=rows["sentence"].str.strip())
    if "period" in table:
        table["period"] = common.in_words(table["period"])
    for column in {"kind", "status", "reason"}.intersection(columns):
        table[column] = [t(f"{column}_{value}") for value in table[column]]
    table = table.set_axis([t(f"column_{column}") for column in columns], axis=1)

    def choose_row() -> None:
        for position in st.session_state[LIST].selection.rows:
            choose_mention(rows["mention_id"].iloc[position])

    st.dataframe(
        table,
        hide_index=True,
        key=LIST,
        on_select=choose_row,
        selection_mode="single-row",
        height=260,
        alt=t("source_list_hint"),
    )
    st.caption(t("source_list_hint"))
    common.download(table, f"{t(f'source_list_{which}', n=len(rows))} - {report_label(report)}")


common.head("page_source", "source_question")
organisations = records(frame(queries.organisations))
if not organisations:
    common.empty("source_empty")
    st.stop()
selected, wanted = arrive()
report = choose_report(organisations, wanted)
text = records(frame(queries.report, report_id=report["report_id"]))[0]
mentions = frame(queries.mentions, report_id=report["report_id"])
st.caption(
    t(
        "source_counts",
        observations=report["observations"],
        masked=report["masked"],
        leftovers=report["leftovers"],
        file=common.plain(text["file"]),
        sha=text["sha256"][:12],
    )
)
left, right = st.columns([5, 3], gap="medium")
with left:
    draw_text(report, text, records(mentions), selected)
with right, st.container(border=True):
    chosen = records(mentions[mentions["mention_id"] == selected])
    if not chosen:
        st.caption(t("source_selected"))
        st.markdown(t("source_panel_empty"))
    elif chosen[0]["reason"] is None:
        st.caption(t("source_selected"))
        observation = records(frame(queries.observation, observation_id=chosen[0]["mention_id"]))[0]
        draw_observation(observation)
        draw_links(observation)
    else:
        st.caption(t("source_leftover"))
        draw_leftover(chosen[0])
with left:  # last, for it is what the reader can wait for
    draw_list(report, mentions)
