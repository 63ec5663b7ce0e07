"""对比, one view of it: organisation by indicator."""

import pandas as pd
import streamlit as st

from pages import common, figure, filters, paper
from pages.about_indicator import about
from pages.common import frame, t
from pipeline.charts import compare as charts
from pipeline.charts.numbers import marked, rounded, scale, told, told_of
from pipeline.queries import compare as queries
from pipeline.records import as_records

COLUMNS = 6  # indicators of the grid unless the reader chooses
MOST_COLUMNS = 14
HEATS = {"growth": ("growth",), "rank": ("level", "ratio")}


def period_of(found: pd.DataFrame) -> tuple[str, str]:
    """The period chosen and its label; the newest that at least half as many organisations have as any."""
    language = common.language()
    enough = found[found["organisations"] >= found["organisations"].max() / 2]
    period = filters.period_select(found, default=str(enough["period"].iloc[0]))
    return period, str(found.set_index("period").loc[period, f"label_{language}"])


def show(group: str | None) -> None:
    """Organisation by indicator."""
    language = common.language()
    first, second, third = st.columns([3, 3, 6])
    with first:
        heat = filters.choose(
            "heat",
            t("compare_heat"),
            list(HEATS),
            label_of=lambda option: t(f"compare_heat_{option}"),
            few=True,
        )
    kinds = HEATS[heat]
    found = frame(queries.periods, group=group, kinds=kinds)
    if found.empty:
        common.empty("compare_none")
        return
    with second:
        period, period_label = period_of(found)
    options = frame(queries.indicators, period=period, kinds=kinds, group=group)
    if options.empty:
        common.empty("compare_none")
        return
    names = dict(zip(options["indicator_key"], options[f"name_{language}"], strict=True))
    known = dict(zip(options["indicator_key"], options["known"], strict=True))
    with third:
        chosen = filters.choose_some(
            "indicators",
            t("compare_columns"),
            list(names),
            most=MOST_COLUMNS,
            label_of=lambda key: f"{names[key]} · {t('organisations_short', n=known[key])}",
            placeholder=t("compare_columns_default", n=COLUMNS),
        )
        filters.say_where_it_ends(options)
    columns = chosen or tuple(options["indicator_key"].head(COLUMNS))
    cells = frame(queries.cells, period=period, kinds=kinds, indicators=columns, group=group)
    scales = {
        key: scale(part["base_value"], str(part["base_unit"].iloc[0]), language)
        for key, part in cells.groupby("indicator_key")
    }
    cells = cells.assign(
        name=cells[f"name_{language}"],
        unit=["" if heat == "growth" else scales[key][1] for key in cells["indicator_key"]],
        shown=[
            value / scales[key][0]
            for key, value in zip(cells["indicator_key"], cells["base_value"], strict=True)
        ],
        written=common.as_printed(cells, qualifier="qualifier")
        if heat == "rank"
        else [f"{marked(row['base_value'], row['qualifier'])}%" for row in as_records(cells)],
    )
    heading = t(f"compare_heading_{heat}", period=period_label)
    st.subheader(common.plain(heading), anchor=False)
    facts = []
    ranked = cells["place"].notna() & (cells["peers"] > 1)
    lead = cells[ranked & (cells["place"] == 1)].groupby("organisation")["indicator_key"].nunique()
    if ranked.any():
        most = lead[lead == lead.max()]
        if len(most) <= 3:
            names_of = t("list_comma").join(map(str, most.index))
            facts.append(t("compare_most_firsts", names=names_of, n=int(lead.max())))
    if cells["masked"].any():
        facts.append(t("compare_masked", n=int(cells["masked"].sum())))
    if (cells["settled"].eq(False) & ~cells["masked"]).any():
        facts.append(t("unsettled_unranked" if heat == "rank" else "growth_unsettled"))
    st.markdown(common.plain(" ".join(facts)))
    about({key: str(names[key]) for key in columns}, "grid")
    paper.told(heading, " ".join(facts))
    notes = [t(f"compare_note_{heat}"), t("click_hint"), filters.peers_words(group)]
    if ranked.any():
        notes.insert(1, t("compare_note_rows"))
    order = charts.row_order(cells)
    if len(order) > charts.ROWS_AT_MOST:
        notes.insert(0, t("compare_capped", n=charts.ROWS_AT_MOST, total=len(order)))
    if cells["department"].any():
        notes.append(t("compare_departments"))
    elsewhere = cells.drop_duplicates("indicator_key")
    elsewhere = elsewhere[elsewhere["elsewhere"] > 0]
    if len(elsewhere):
        listed = t("list_comma").join(f"{row['name']} {row['elsewhere']}" for row in as_records(elsewhere))
        notes.append(t("compare_other_units", list=listed))
    figure.draw(
        charts.grid(cells, heat, language),
        key=f"compare_grid_{heat}_{period}_{group}_{'|'.join(columns)}",
        title=heading,
        period=period_label,
        note=" ".join(notes),
    )

    st.subheader(t("table_heading"), anchor=False)
    wide_cells = cells.assign(
        head=[t("compare_head", name=row["name"], unit=row["unit"] or "%") for row in as_records(cells)],
        cell=[
            t("masked")
            if row["masked"]
            else marked(rounded(row["shown"], 4), row["qualifier"])
            + ("" if row["settled"] else " †")
            + (f" · {int(row['place'])}" if row["peers"] > 1 and pd.notna(row["place"]) else "")
            for row in as_records(cells)
        ],
    )
    wide = wide_cells.pivot(index="organisation_id", columns="indicator_key", values="cell").reindex(
        index=order, columns=list(dict.fromkeys(cells["indicator_key"]))
    )
    heads = dict(zip(wide_cells["indicator_key"], wide_cells["head"], strict=True))
    wide.columns = pd.Index([heads[key] for key in wide.columns])
    organisations = cells.drop_duplicates("organisation_id").set_index("organisation_id")["organisation"]
    wide.insert(0, t("organisation"), organisations.reindex(order))
    tellers = {
        key: t("list_comma").join(told_of(list(zip(part["name"], part["teller"], strict=True)), language))
        for key, part in cells.groupby("organisation_id")
    }
    if any(tellers.values()):
        wide[t("column_note")] = [tellers.get(key, "") for key in order]
    wide[t("compare_all_of")] = [common.page_address("profile", organisation=key) for key in order]
    common.table(wide, links=(t("compare_all_of"),), link_label=t("open_page"))
    st.caption(t("compare_table_note"))
    long = pd.DataFrame(
        {
            t("organisation"): cells["organisation"],
            t("indicator"): cells["name"],
            t("period"): period_label,
            t("compare_written"): common.as_printed(cells, qualifier="qualifier"),
            t("column_value"): cells["base_value"],
            t("compare_unit"): cells["base_unit"],
            t("column_place"): cells["place"],
            t("compare_peers"): cells["peers"],
            t("column_note"): [
                t("list_comma").join(
                    [
                        *(
                            [t("note_masked")]
                            if row["masked"]
                            else []
                            if row["settled"]
                            else [t("note_unsettled")]
                        ),
                        *told(row, language),
                    ]
                )
                for row in as_records(cells)
            ],
            t("column_source"): [common.source_link(shown) for shown in cells["observation_id"]],
        }
    )
    common.download(long, heading, sources=(t("column_source"),))
