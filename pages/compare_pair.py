"""对比, one view of it: two organisations or two periods side by side."""

from typing import Any

import pandas as pd
import streamlit as st

from pages import common, figure, filters, paper
from pages.common import frame, t
from pages.compare_grid import period_of
from pipeline.charts import compare as charts
from pipeline.charts.numbers import BOUNDS, marked, number, printed, rounded, scale, told
from pipeline.queries import compare as queries
from pipeline.records import as_records


def sides(group: str | None) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str], str] | None:
    """(organisation, period) of both sides, their names, and the heading; None where there is no second."""
    language = common.language()
    first, second, third, fourth = st.columns([4, 3, 3, 3])
    with first:
        versus = filters.choose(
            "versus",
            t("pair_versus"),
            ["organisations", "periods"],
            label_of=lambda option: t(f"pair_versus_{option}"),
            few=True,
        )
    if versus == "organisations":
        with second:
            period, period_label = period_of(frame(queries.periods, group=group))
        found = frame(queries.organisations, period=period, group=group)
        names = found.set_index("organisation_id")["organisation"].astype(str)
        if len(names) < 2:
            return None
        with third:
            a = filters.choose("a", t("pair_first"), list(names.index), label_of=names.__getitem__)
        others = frame(queries.organisations, period=period, group=group, beside=a)
        with fourth:
            b = filters.choose(
                "b", t("pair_second"), others["organisation_id"].to_list(), label_of=names.__getitem__
            )
        heading = t("pair_heading", a=names[a], b=names[b], about=period_label)
        return (a, period), (b, period), (names[a], names[b]), heading
    found = frame(queries.organisations, group=group)
    names = found.set_index("organisation_id")["organisation"].astype(str)
    with second:
        a = filters.choose("a", t("organisation"), list(names.index), label_of=names.__getitem__)
    periods = frame(queries.periods, group=group, organisation=a)
    if len(periods) < 2:
        return None
    labels = periods.set_index("period")[f"label_{language}"].astype(str)
    most = periods[periods["figures"] >= periods["figures"].max() / 2]
    with third:
        period = filters.period_select(periods, default=str(most["period"].iloc[0]))
    now = periods.set_index("period").loc[period]
    rest = periods[periods["period"] != period]
    alike = rest[(rest["season"] == now["season"]) & (rest["year"] == now["year"] - 1)]
    default = str((alike if len(alike) else rest)["period"].iloc[0])
    with fourth:
        other = filters.choose(
            "other", t("pair_other"), rest["period"].to_list(), label_of=labels.__getitem__, default=default
        )
    if now["season"] != periods.set_index("period").loc[other, "season"]:
        st.caption(t("pair_unlike"))
    heading = t("pair_heading_periods", a=labels[period], b=labels[other], about=names[a])
    return (a, period), (a, other), (labels[period], labels[other]), heading


def show(group: str | None) -> None:
    """Two organisations or two periods side by side."""
    language = common.language()
    if frame(queries.periods, group=group).empty:
        common.empty("compare_none")
        return
    chosen = sides(group)
    if chosen is None:
        common.empty("pair_single")
        return
    (a, a_period), (b, b_period), names, heading = chosen
    rows = frame(queries.pair, a=a, a_period=a_period, b=b, b_period=b_period)
    rows = rows.assign(name=rows[f"name_{language}"])
    both = rows[rows["a_id"].notna() & rows["b_id"].notna()]
    st.subheader(common.plain(heading), anchor=False)
    if both.empty:
        common.empty("pair_nothing", a=common.plain(names[0]), b=common.plain(names[1]))
        return
    growth = both[both["kind"] == "growth"]
    known = growth[growth["a_value"].notna() & growth["b_value"].notna()]
    facts = [t("pair_shared", n=both["indicator_key"].nunique())]
    agreed = known[known["a_settled"] & known["b_settled"]]
    if len(agreed):
        higher = int((agreed["a_value"] > agreed["b_value"]).sum())
        first = f" {names[0]}" if names[0][:1].isdigit() else names[0]  # a period begins with its year
        facts.append(t("pair_higher", a=first, n=len(agreed), higher=higher))
    if any((both[f"{side}_settled"].eq(False) & both[f"{side}_masked"].eq(False)).any() for side in "ab"):
        facts.append(t("growth_unsettled"))
    only = rows[rows["a_id"].isna() | rows["b_id"].isna()]
    shared = set(both["indicator_key"])
    one_sided = only[~only["indicator_key"].isin(shared)].groupby("indicator_key")
    units = int((one_sided["a_id"].count().gt(0) & one_sided["b_id"].count().gt(0)).sum())
    if units:
        facts.append(t("pair_units", n=units))
    st.markdown(common.plain(" ".join(facts)))
    paper.told(heading, " ".join(facts))
    if known.empty:
        common.source_line(pd.concat([both["a_report"], both["b_report"]]).nunique(), None)
    else:
        capped = (
            t("pair_capped", n=charts.PAIRS_AT_MOST, total=len(known))
            if len(known) > charts.PAIRS_AT_MOST
            else ""
        )
        figure.draw(
            charts.pair(known, names, language),
            key=f"compare_pair_{a}_{a_period}_{b}_{b_period}",
            title=heading,
            note=f"{capped} {t('click_hint')}",
        )
    st.subheader(t("table_heading"), anchor=False)
    growths = rows[rows["kind"] == "growth"].set_index("indicator_key")
    values = both[both["kind"] != "growth"]
    alone = growth[~growth["indicator_key"].isin(values["indicator_key"])]
    lone = only[only["kind"] != "growth"].groupby("indicator_key")
    lines = [pair_line(row, growths, names) for row in as_records(values)]
    for row in as_records(alone):  # an amount that one side gives is shown, with nothing beside it
        key = row["indicator_key"]
        amounts = lone.get_group(key) if key in lone.groups else only.head(0)
        lines.append(pair_line(row, growths, names, {side: given(amounts, side) for side in "ab"}))
    table = pd.DataFrame(lines)
    links = [t("pair_source", name=name) for name in names]
    common.table(table, links=links)
    st.caption(t("pair_note"))
    common.download(table, heading, sources=links)


def doubt(row: dict[Any, Any], side: str) -> str:
    """The mark of a figure on which statements do not agree."""
    settled = row[f"{side}_settled"]
    return "" if pd.isna(settled) or settled or row[f"{side}_masked"] else " †"  # no figure, no doubt


def given(amounts: pd.DataFrame, side: str) -> dict[Any, Any]:
    """The first of the amounts that the side gives; empty where it gives none."""
    return next(iter(as_records(amounts[amounts[f"{side}_id"].notna()])), {})


def growth_text(grown: dict[Any, Any], side: str) -> str:
    """A growth with its sign: the report's wording has it in a verb (下降 2.5%)."""
    if not grown or not isinstance(grown[f"{side}_id"], str):
        return ""
    if grown[f"{side}_masked"]:
        return t("masked")
    return f"{marked(grown[f'{side}_value'], grown[f'{side}_qualifier'])}%{doubt(grown, side)}"


def amount_text(row: dict[Any, Any], side: str) -> str | None:
    """An amount as written, with the marks of what hedges it and of one that reports give differently."""
    if not row:
        return None
    written = printed(
        row[f"{side}_text"], row[f"{side}_qualifier"], row[f"{side}_value"], row[f"{side}_unit"]
    )
    return written + doubt(row, side)


def subtracted(row: dict[Any, Any], shown: str) -> str:
    """A difference as it may be shown: not of a bound (2 万以上), with 约 where either side is approximate."""
    qualifiers = {row[f"{side}_qualifier"] for side in "ab"}
    if qualifiers & BOUNDS:
        return ""
    return t("pair_about", difference=shown) if "~" in qualifiers else shown


def pair_line(
    row: dict[Any, Any],
    growths: pd.DataFrame,
    names: tuple[str, str],
    lone: dict[str, dict[Any, Any]] | None = None,
) -> dict[str, object]:
    """One indicator: both values as written, their difference, both growths and theirs.

    Of a row of growth, `lone` has the amounts that one side gives and the other does not.
    """
    language = common.language()
    grown: dict[Any, Any] = (
        dict(growths.loc[row["indicator_key"]]) if row["indicator_key"] in growths.index else {}
    )
    difference = share = ""
    if lone is None and pd.notna(row["difference"]):
        factor, unit = scale([row["a_value"], row["b_value"]], str(row["base_unit"]), language)
        unit = t("trends_points") if row["kind"] == "ratio" and unit == "%" else unit
        difference = subtracted(row, f"{number(rounded(row['difference'] / factor, 4), signed=True)} {unit}")
        if row["kind"] == "level" and row["b_value"] > 0:
            share = subtracted(row, f"{number(100 * row['difference'] / row['b_value'], 1, signed=True)}%")
    notes = [
        t("note_masked") if any(row[f"{side}_masked"] for side in "ab") else "",
        t("note_unsettled")
        if any(doubt(figures, side) for figures in (row, grown) if figures for side in "ab")
        else "",
        *(
            t("pair_told", name=names["ab".index(side)], told=words)
            for figures in (row, grown, *(lone or {}).values())
            for side in "ab"
            for words in told(figures, language, f"{side}_teller")
        ),
    ]
    amounts = {side: row if lone is None else lone[side] for side in "ab"}
    return {
        t("indicator"): row["name"],
        names[0]: amount_text(amounts["a"], "a"),
        names[1]: amount_text(amounts["b"], "b"),
        t("pair_difference"): difference,
        t("pair_share"): share,
        t("pair_growth", name=names[0]): growth_text(grown, "a"),
        t("pair_growth", name=names[1]): growth_text(grown, "b"),
        t("pair_growth_difference"): subtracted(grown, number(rounded(grown["difference"], 2), signed=True))
        if grown and pd.notna(grown["difference"])
        else "",
        t("column_note"): t("list_comma").join(dict.fromkeys(note for note in notes if note)),
        t("pair_source", name=names[0]): common.source_link(amounts["a"].get("a_id", row["a_id"])),
        t("pair_source", name=names[1]): common.source_link(amounts["b"].get("b_id", row["b_id"])),
    }
