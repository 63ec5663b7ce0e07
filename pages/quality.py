"""质量: what can I not trust; and what readers corrected."""

import html
from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages import common, correction_form, figure, filters
from pages.common import frame, t
from pipeline import corrections, model, warehouse
from pipeline.charts import quality as charts
from pipeline.charts.numbers import number
from pipeline.interface import rule_words
from pipeline.queries import quality as queries
from pipeline.records import as_records

SECTIONS: Final = (
    *("coverage", "conflicts", "implausible", "gaps"),
    *("doubtful", "masked", "refused", "corrections"),
)
MOST_REPORTS: Final = 20  # of a figure; the table below it has all
MOST_LISTED: Final = 300
CARDS: Final = 10  # on one screen
AROUND: Final = 90  # characters of a sentence shown on each side of its number

common.head("page_quality", "quality_question")
language = common.language()


def choose_scope() -> dict[str, Any]:
    """The organisation and the group looked at, None for all."""
    left, right = st.columns([5, 4])
    with right:
        group = filters.group_select(default="all")
    found = frame(queries.organisations, group=group)
    names = dict(zip(found["organisation_id"], found["organisation"], strict=True))
    with left:
        chosen = filters.choose(
            "organisation",
            t("organisation"),
            ["all", *names],
            label_of=lambda option: t("quality_every") if option == "all" else names[option],
        )
    return {"organisation": None if chosen == "all" else chosen, "group": group}


def in_context(sentence: str, quote: str, place: int) -> str:
    """The sentence as HTML with its number marked; a long one is cut around the number."""
    before, after = sentence[:place], sentence[place + len(quote) :]
    before = ("…" if len(before) > AROUND else "") + before[-AROUND:].lstrip()
    after = after[:AROUND].rstrip() + ("…" if len(after) > AROUND else "")
    return (
        f"{html.escape(before)}<mark style='background:rgba(214,184,90,.4);color:inherit;padding:0 .1em'>"
        f"{html.escape(quote)}</mark>{html.escape(after)}"
    )


def download(query: Callable[..., pd.DataFrame], name: str, **params: Any) -> None:
    """A button that writes all rows of a section, whatever of them the page lists."""
    cursor = common.cursor()
    common.download(lambda: query(cursor, **params), name)


def show_table(rows: pd.DataFrame, columns: dict[str, Any], total: int, id_: str = "observation_id") -> None:
    """The columns beside links to the sentence and to its correction; says when rows are left out."""
    source, correct = t("column_source"), t("quality_correct")
    first, *others = columns
    table = pd.DataFrame(
        {t(first): columns[first], source: [common.source_link(shown) for shown in rows[id_]]}
    )
    config = {source: st.column_config.LinkColumn(display_text=t("open_source"))}
    if id_ == "observation_id":
        table[correct] = [
            common.page_address("quality", show="corrections", observation=shown) for shown in rows[id_]
        ]
        config[correct] = st.column_config.LinkColumn(display_text=correct)
    table = table.assign(**{t(key): columns[key] for key in others})
    shown = table.replace("", None).dropna(axis="columns", how="all")
    height = common.table_height(len(shown))
    st.dataframe(shown, height=height, hide_index=True, placeholder="—", column_config=config)
    if total > len(rows):
        st.caption(t("quality_cut", n=len(rows), all=f"{total:,}"))


def good(key: str) -> None:
    """Nothing to distrust here, and what that means."""
    st.info(t(key), icon=":material/check:")


def report_name(row: dict[Any, Any]) -> str:
    """Who reports, or the report's title where it does not say."""
    who = row["organisation"] if isinstance(row["organisation"], str) else row["title"]
    return who if isinstance(who, str) else t("quality_report_number", file=row["file"], n=row["number"])


def show_coverage() -> None:
    """Numbers read, masked and left over in each report, and the lists of what was left over."""
    rows = named(frame(queries.coverage, **scope, most=MOST_LISTED))
    if rows.empty:
        common.empty("quality_no_reports")
        return
    every = int(counted["reports"])
    drawn = rows.head(MOST_REPORTS)
    firsts = frame(queries.firsts, reports=tuple(drawn["report_id"]))
    ids = firsts.pivot(index="report_id", columns="sort", values="mention_id").reindex(columns=charts.SORTS)
    figure_rows = drawn.assign(
        printed=drawn["observations"] - drawn["masked"],
        explained=drawn["leftovers"] - drawn["leftover_unknown"],
        unknown=drawn["leftover_unknown"],
    ).join(ids.add_suffix("_id"), on="report_id")
    figure.draw(
        charts.coverage(figure_rows, language),
        key=f"quality_coverage_{scope}",
        title=t("quality_show_coverage"),
        reports=every,
        note=t("quality_coverage_note", n=len(drawn), all=every),
    )
    table = coverage_table(rows)
    never = [
        t(f"reason_{reason}") for reason in model.LEFTOVER_REASONS if not rows[f"leftover_{reason}"].any()
    ]
    common.table(table.drop(columns=never), links=(t("column_source"),))
    if every > len(rows):
        st.caption(t("quality_cut", n=len(rows), all=f"{every:,}"))
        download(queries.coverage, "coverage", **scope)
    else:
        common.download(table.drop(columns=t("column_source")), "coverage")
    asked = st.query_params.get("report")
    if asked and asked not in set(rows["report_id"]):
        rows = pd.concat([rows, named(frame(queries.coverage, **scope, report=asked))])
    show_leftovers(rows)


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries.coverage with the name of the report and its period in the reader's language."""
    return rows.assign(
        name=[report_name(row) for row in as_records(rows[["organisation", "title", "file", "number"]])],
        period_label=rows[f"period_{language}"].fillna(""),
    )


def coverage_table(rows: pd.DataFrame) -> pd.DataFrame:
    """What was read in each report and what was not, in the reader's words."""
    return pd.DataFrame(
        {
            t("source_report"): rows["name"],
            t("period"): rows["period_label"],
            t("column_source"): [
                common.page_address("source", report=report_id, list="leftover")
                for report_id in rows["report_id"]
            ],
            t("column_observations"): rows["observations"],
            t("column_masked"): rows["masked"],
            t("column_leftovers"): rows["leftovers"],
            t("quality_unread_share"): (100 * rows["unread"]).round(1),
            **{t(f"reason_{reason}"): rows[f"leftover_{reason}"] for reason in reversed(model.LEFTOVER_REASONS)},
            t("column_file"): rows["file"],
        }
    )  # fmt: skip


def show_leftovers(reports: pd.DataFrame) -> None:
    """Every number left over for one reason, in one report or in all."""
    st.subheader(t("quality_leftovers"), anchor=False)
    labels = (reports["name"] + " " + reports["period_label"]).str.strip()
    names = dict(zip(reports["report_id"], labels, strict=True))
    left, right = st.columns([5, 4])
    with left:
        report = filters.choose(
            "report",
            t("source_report"),
            ["all", *names],
            label_of=lambda option: t("quality_every_report") if option == "all" else names[option],
        )
    one = None if report == "all" else report
    counts = frame(queries.reasons, **scope, report=one).set_index("reason")["leftovers"]
    if counts.empty:
        good("quality_no_leftovers")
        return
    with right:
        reason = filters.choose(
            "reason",
            t("column_reason"),
            list(counts.index),
            label_of=lambda option: t("quality_reason", reason=t(f"reason_{option}"), n=counts[option]),
        )
    rows = frame(queries.leftovers, **scope, report=one, reason=reason, most=MOST_LISTED)
    columns = {
        "column_quote": rows["quote"],
        "column_sentence": rows["sentence"].str.strip(),
        "organisation": rows["organisation"],
        "period": rows[f"period_{language}"],
        "column_file": rows["file"],
    }
    show_table(rows, columns, int(counts[reason]), id_="mention_id")
    download(queries.leftovers, f"leftovers-{reason}", **scope, report=one, reason=reason)


def show_conflicts() -> None:
    """What two documents give differently, as cards with both sentences."""
    total = int(counted["conflicts"])
    if not total:
        good("quality_no_conflicts")
        return
    st.markdown(t("quality_conflicts_note", n=total))
    pages = [str(page + 1) for page in range(-(-total // CARDS))]
    page = int(filters.choose("page", t("quality_page", n=len(pages)), pages)) if len(pages) > 1 else 1
    rows = frame(queries.conflicts, **scope, most=CARDS, skip=CARDS * (page - 1))
    for row in as_records(rows):
        name = row["indicator_zh"] if language == "zh" else row["name_en"]
        with st.container(border=True):
            heading = [
                name,
                row[f"period_{language}"],
                t(f"kind_{row['kind']}"),
                t(f"status_{row['status']}"),
            ]
            entity = [row["entity"]] if isinstance(row["entity"], str) else []
            st.markdown(f"**{common.plain(' · '.join(heading + entity))}**")
            for column, side in zip(st.columns(2), ("", "other_"), strict=True):
                with column:
                    show_side(row, side)
            st.caption(t(f"quality_conflict_{row['reason']}"))
    common.source_line(int(counted["reports"]))
    download(queries.conflicts, "conflicts", **scope)


def show_side(row: dict[Any, Any], side: str) -> None:
    """One of the two statements of a conflict: figure, who, where, sentence and the way to it."""
    observation_id = row[f"{side}id" if side else "observation_id"]
    who = row[f"{side}organisation"]
    about = " · ".join(words for words in (who, row[f"{side}report_period"]) if isinstance(words, str))
    st.html(
        f"<div style='font-size:1.25rem;font-weight:600'>{html.escape(row[f'{side}quote'])}</div>"
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


def show_implausible() -> None:
    """Values that cannot be, or hardly."""
    if not counted["implausible"]:
        good("quality_no_implausible")
        return
    st.markdown(t("quality_implausible_note"))
    rows = frame(queries.implausible, **scope, most=MOST_LISTED)
    columns = {
        "quality_finding": [
            t(f"finding_{row['code']}", other=number(row["other_value"], 1)) for row in as_records(rows)
        ],
        "column_quote": rows["quote"],
        "indicator": rows[f"indicator_{language}"],
        "period": rows["period"],
        "column_sentence": rows["sentence"].str.strip(),
        "organisation": rows["organisation"],
        "column_file": rows["file"],
    }
    show_table(rows, columns, int(counted["implausible"]))
    download(queries.implausible, "implausible", **scope)


def show_gaps() -> None:
    """Growth that does not follow from the levels, by more than rounding."""
    if not counted["gaps"]:
        good("quality_no_gaps")
        return
    rows = frame(queries.gaps, **scope, most=MOST_LISTED)
    rows = rows.assign(name=rows[f"indicator_{language}"], period_label=rows[f"period_{language}"])
    st.markdown(t("quality_gaps_note", n=int(counted["gaps"])))
    drawn = rows.head(MOST_REPORTS)
    figure.draw(
        charts.gaps(drawn, language),
        key=f"quality_gaps_{scope}",
        title=t("quality_show_gaps"),
        note=t("quality_gaps_how", n=len(drawn), all=int(counted["gaps"])),
    )
    columns = {
        "organisation": rows["organisation"],
        "indicator": rows["name"],
        "period": rows["period_label"],
        "column_reported": rows["reported"],
        "column_computed": rows["computed"].round(2),
        "column_gap": rows["gap"].round(2),
        "quality_allowed": rows["gap_allowed"].round(2),
        "quality_reasons": [
            t("list_comma").join(t(f"gap_reason_{reason}") for reason in reasons) or t("gap_reason_none")
            for reasons in rows["reasons"]
        ],
        "column_before": rows["previous_text"],
        "column_value": rows["level_text"],
        "column_sentence": rows["sentence"].str.strip(),
    }
    show_table(rows.rename(columns={"reported_id": "observation_id"}), columns, int(counted["gaps"]))
    download(queries.gaps, "gaps", **scope)


def show_doubtful() -> None:
    """The readings the program is least sure of, with the rule that made them."""
    if not counted["doubtful"]:
        good("quality_no_doubtful")
        return
    st.markdown(t("quality_doubtful_note", n=int(counted["doubtful"]), below=queries.DOUBTFUL))
    rows = frame(queries.doubtful, **scope, most=MOST_LISTED)
    columns = {
        "source_field_confidence": rows["confidence"].round(2),
        "column_quote": rows["quote"],
        "indicator": rows[f"indicator_{language}"],
        "column_kind": [t(f"kind_{kind}") for kind in rows["kind"]],
        "period": rows["period"],
        "column_sentence": rows["sentence"].str.strip(),
        "source_field_rule": [rule_words(rule, language) for rule in rows["rule"]],
        "organisation": rows["organisation"],
        "column_file": rows["file"],
    }
    show_table(rows, columns, int(counted["doubtful"]))
    download(queries.doubtful, "doubtful", **scope)


def show_masked() -> None:
    """Numbers of which the report prints no digits."""
    if not counted["masked"]:
        good("quality_no_masked")
        return
    st.markdown(t("quality_masked_note", n=int(counted["masked"])))
    rows = frame(queries.masked, **scope, most=MOST_LISTED)
    columns = {
        "column_quote": rows["quote"],
        "indicator": rows[f"indicator_{language}"],
        "column_kind": [t(f"kind_{kind}") for kind in rows["kind"]],
        "period": rows["period"],
        "column_sentence": rows["sentence"].str.strip(),
        "organisation": rows["organisation"],
        "column_file": rows["file"],
    }
    show_table(rows, columns, int(counted["masked"]))
    download(queries.masked, "masked", **scope)


def show_refused() -> None:
    """Files that could not be read, and why."""
    rows = frame(queries.refused)
    if rows.empty:
        good("quality_no_refused")
        return
    table = pd.DataFrame(
        {t("column_origin"): rows["origin"], t("column_message"): rows[f"message_{language}"]}
    )
    common.table(table)
    common.download(table, "refused")
    st.page_link(common.IMPORT_PAGE, label=t("go_import"), icon=":material/upload_file:")


scope = choose_scope()
counted = frame(queries.counts, **scope).iloc[0]
st.markdown(
    t(
        "quality_summary",
        **{
            name: f"{int(counted[name]):,}"
            for name in ("reports", "observations", "masked", "leftovers", "unknown")
        },
    )
)
numbered = {name: int(counted[name]) for name in SECTIONS if name in counted.index}
held = len(corrections.read(corrections.beside(warehouse.default_path())))
section = filters.choose(
    "show",
    t("quality_show"),
    list(SECTIONS),
    label_of=lambda name: (
        t(f"quality_show_{name}")
        + (f" {numbered.get(name, held):,}" if name in numbered or name == "corrections" else "")
    ),
    few=True,
)
SHOW: Final[dict[str, Callable[[], None]]] = {
    "coverage": show_coverage,
    "conflicts": show_conflicts,
    "implausible": show_implausible,
    "gaps": show_gaps,
    "doubtful": show_doubtful,
    "masked": show_masked,
    "refused": show_refused,
    "corrections": lambda: correction_form.show(in_context),
}
SHOW[section]()
