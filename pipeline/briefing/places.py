"""The sections 总体情况 and 位次 of a notice: who is first and last, ranking tables and bar charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pandas as pd

from pipeline.briefing.parts import Bar, Bars, Block, Cite, Heading, Paragraph, Table, Words, joined, words
from pipeline.charts.numbers import marked, number, printed, rounded, scale
from pipeline.interface import text
from pipeline.queries.common import GROUPS
from pipeline.records import as_records

# Who has a place among whom; a department speaks of its county's figures and has none.
RUNGS: Final = {kind: group for group, kinds in GROUPS.items() if group != "department" for kind in kinds}
NAMED_OF_A_TIE: Final = 3  # where more than MOST_TIED share a place; the ranking table has them all
MOST_TIED: Final = 5
MOST_NAMED: Final = 30  # in one sentence; of more, the furthest, for a table has them all
NAMED_OF_MANY: Final = 10
Row = dict[Any, Any]


@dataclass(frozen=True)
class Panel:
    """One indicator among organisations of one rung, best first; rank is 'reported' or 'level'."""

    name: str
    rows: pd.DataFrame
    rank: str
    references: pd.DataFrame
    lower_is_better: bool

    @cached_property
    def records(self) -> list[Row]:
        """The rows one by one."""
        return as_records(self.rows)

    @cached_property
    def ranked(self) -> list[Row]:
        """The rows that have a place, best first."""
        return [row for row in self.records if pd.notna(row[f"{self.rank}_place"])]


def panels(figures: pd.DataFrame, references: pd.DataFrame, language: str) -> list[Panel]:
    """The figures (queries.briefing.figures) by indicator and rung, with places.

    A place is given to what is printed, agreed upon and in the common unit, where at least two such figures
    stand. Rows are sorted by growth, by the level where not even half as many growths as levels are given.
    """
    rungs = figures["organisation_type"].map(RUNGS).fillna("")
    several = rungs.nunique() > 1
    found = []
    for indicator in dict.fromkeys(figures["indicator_key"]):
        of_indicator = figures["indicator_key"] == indicator
        for rung in rungs[of_indicator].value_counts(sort=True).index:
            rows = figures[of_indicator & (rungs == rung)]
            lower = bool(rows["direction"].eq(-1).any())
            sound = {
                "level": _is(rows["alike"]) & _is(rows["level_settled"]) & rows["level"].notna(),
                "reported": _is(rows["reported_settled"]) & rows["reported"].notna(),
            }
            rows = rows.assign(
                **{
                    f"{measure}_place": rows[measure]
                    .where(good & (rung != "") & (good.sum() > 1))
                    .rank(method="min", ascending=lower)
                    for measure, good in sound.items()
                }
            )
            rank = "reported" if 2 * sound["reported"].sum() >= sound["level"].sum() else "level"
            other = "level" if rank == "reported" else "reported"
            rows = rows.sort_values(
                [f"{rank}_place", f"{other}_place", "organisation_id"],
                na_position="last",
                kind="stable",
            )
            name = str(rows[f"indicator_{language}"].iloc[0])
            if several:
                group = text(f"group_{rung}" if rung else "briefing_unranked", language)
                name = text("briefing_of_group", language, name=name, group=group)
            known = references[references["indicator_key"] == indicator]
            found.append(Panel(name, rows, rank, known if rung and not several else known.head(0), lower))
    return found


def level_words(row: Row, language: str) -> Words:
    """The level as printed with its mark and note, nothing where there is none."""
    if not isinstance(row["level_id"], str):
        return ()
    shown = printed(row["level_text"], row["level_qualifier"], row["level"], row["level_printed_unit"])
    shown += doubt(row["level_settled"])
    return (text("masked_mark", language) if row["level_masked"] else shown, Cite(row["level_id"]))


def growth_words(row: Row, language: str, *, unit: str = "%") -> Words:
    """The reported growth with its mark and note, nothing where there is none."""
    if not isinstance(row["reported_id"], str):
        return ()
    shown = marked(row["reported"], row["reported_qualifier"]) + unit + doubt(row["reported_settled"])
    return (text("masked_mark", language) if row["reported_masked"] else shown, Cite(row["reported_id"]))


def computed_words(row: Row, *, unit: str = "%") -> Words:
    """The growth computed from two levels with both their notes, nothing where there is none."""
    if pd.isna(row["computed"]):
        return ()
    return (number(rounded(row["computed"], 2)) + unit, Cite(row["now_id"]), Cite(row["previous_id"]))


def doubt(settled: object) -> str:
    """The mark of a figure on which statements do not agree."""
    return " †" if settled is False else ""


def overall(panels: list[Panel], language: str) -> Iterator[Block]:
    """One paragraph per indicator: how many give it, first and last, above the yardsticks that reports state."""
    yield Heading(1, text("briefing_overall", language))
    for table, panel in enumerate(panels, start=1):  # each panel's ranking table follows in this order
        sentences = [
            words(
                "briefing_counts" if len(panel.rows) > 1 else "briefing_alone",
                language,
                name=panel.name,
                n=len(panel.rows),
                levels=int(panel.rows["level"].notna().sum()),
                growths=int(panel.rows["reported"].notna().sum()),
            )
        ]
        masked = int((_is(panel.rows["level_masked"]) | _is(panel.rows["reported_masked"])).sum())
        if masked and len(panel.rows) > 1:
            sentences.append(words("briefing_masked_counted", language, n=masked))
        ranked = panel.ranked
        say = growth_words if panel.rank == "reported" else level_words
        if ranked:
            place = f"{panel.rank}_place"
            first = [row for row in ranked if row[place] == 1]
            last = [row for row in ranked if row[place] == ranked[-1][place]]
            sentences.append(
                words(
                    "briefing_first" if last[0][place] == 1 else "briefing_first_last",
                    language,
                    n=len(ranked),
                    measure=text(f"briefing_by_{panel.rank}", language),
                    first=_with_figures(first, say, table, language),
                    last=_with_figures(last, say, table, language),
                )
            )
        else:
            told = [
                words(
                    "briefing_with_figure",
                    language,
                    organisation=row["organisation"],
                    figure=_both(row, language),
                )
                for row in panel.records
            ]
            sentences.append((*joined(told, text("list_comma", language)), text("briefing_stop", language)))
        sentences += [_above(panel, reference, table, language) for reference in as_records(panel.references)]
        yield Paragraph(joined(sentences, " " if language == "en" else ""))


def places(panels: list[Panel], language: str) -> Iterator[Block]:
    """A ranking table and a bar chart per indicator."""
    yield Heading(1, text("briefing_places", language))
    for panel in panels:
        yield _table(panel, language)
        if len(panel.ranked) > 1:
            yield _bars(panel, language)


def note(row: Row, language: str) -> str:
    """What a reader must know of a row before quoting it."""
    notes = {
        "note_masked": row["level_masked"] is True or row["reported_masked"] is True,
        "note_estimate": "estimate" in (row["level_status"], row["reported_status"]),
        "note_unsettled": (row["level_settled"] is False and row["level_masked"] is False)
        or (row["reported_settled"] is False and row["reported_masked"] is False),
        "briefing_other_unit": row["alike"] is False and row["level_masked"] is False,
        "note_gap": pd.notna(row["gap"]) and abs(row["gap"]) > row["gap_allowed"],
    }
    return text("list_comma", language).join(text(key, language) for key, told in notes.items() if told)


def _is(flags: pd.Series) -> pd.Series:
    """True where the flag is, False where it is not or there is none."""
    return flags.eq(True).fillna(False).astype(bool)


def _with_figures(rows: list[Row], say: Any, table: int, language: str) -> Words:
    """Those that share a place with their figures: the first of many, with the table that lists them all."""
    many = len(rows) > MOST_TIED
    items = [
        words("briefing_with_figure", language, organisation=row["organisation"], figure=say(row, language))
        for row in (rows[:NAMED_OF_A_TIE] if many else rows)
    ]
    named = joined(items, text("list_comma", language))
    return words("briefing_tied", language, named=named, n=len(rows), table=table) if many else named


def _both(row: Row, language: str) -> Words:
    growth = growth_words(row, language)
    told = [
        level_words(row, language),
        words("briefing_growth_is", language, figure=growth) if growth else (),
    ]
    return joined([figure for figure in told if figure], text("briefing_comma", language))


def _above(panel: Panel, reference: Row, table: int, language: str) -> Words:
    """Who is surely above a yardstick; what is approximate or disputed is not counted."""
    above = [
        row
        for row in panel.records
        if row["reported"] > reference["value"]
        and not isinstance(row["reported_qualifier"], str)
        and row["reported_settled"] is True
    ]
    above.sort(key=lambda row: -row["reported"])
    named = above[:NAMED_OF_MANY] if len(above) > MOST_NAMED else above
    names = joined(
        [(row["organisation"], Cite(row["reported_id"])) for row in named], text("list_comma", language)
    )
    if len(named) < len(above):
        names = words("briefing_tied", language, named=names, n=len(above), table=table)
    return words(
        "briefing_above" if len(above) else "briefing_none_above",
        language,
        name=reference["name"],
        value=(f"{number(reference['value'])}%", Cite(reference["observation_id"])),
        n=len(above),
        names=names,
    )


def _table(panel: Panel, language: str) -> Table:
    counts = {
        f"{measure}s": int(panel.rows[f"{measure}_place"].notna().sum()) for measure in ("level", "reported")
    }
    columns: dict[str, list[Words]] = {
        text(key, language, **counts): []
        for key in (
            "organisation", "column_value", "briefing_level_place", "column_reported", "briefing_growth_place",
            "column_computed", "column_gap", "column_note",
        )
    }  # fmt: skip
    for row in panel.records:
        told = note(row, language)
        cells: tuple[Words, ...] = (
            (str(row["organisation"]),),
            level_words(row, language),
            _place(row["level_place"]),
            growth_words(row, language, unit=""),
            _place(row["reported_place"]),
            computed_words(row, unit=""),
            (number(rounded(row["gap"], 2), signed=True),) if pd.notna(row["gap"]) else (),
            (told,) if told else (),
        )
        for column, cell in zip(columns.values(), cells, strict=True):
            column.append(cell)
    kept = {name: cells for name, cells in columns.items() if any(cells)}
    return Table(
        _title("briefing_table", panel, language),
        tuple(kept),
        tuple(zip(*kept.values(), strict=True)),
        frozenset({text("organisation", language), text("column_note", language)}),
    )


def _title(key: str, panel: Panel, language: str) -> str:
    order = (
        "briefing_unordered"
        if not panel.ranked
        else "briefing_ascending"
        if panel.lower_is_better
        else "briefing_descending"
    )
    measure = text(f"briefing_by_{panel.rank}", language)
    return text(key, language, name=panel.name, order=text(order, language, measure=measure))


def _bars(panel: Panel, language: str) -> Bars:
    """Ranked figures as bars; masked ones hatched without length; the yardsticks of growth at the end."""
    ranked = panel.ranked
    factor, unit = 1.0, "%"
    if panel.rank == "level":
        factor, unit = scale([row["level"] for row in ranked], str(ranked[0]["level_unit"]), language)
    say = growth_words if panel.rank == "reported" else level_words
    bars = [Bar(row["organisation"], row[panel.rank] / factor, say(row, language)) for row in ranked]
    bars += [
        Bar(row["organisation"], None, say(row, language))
        for row in panel.records
        if row[f"{panel.rank}_masked"] is True
    ]
    if panel.rank == "reported":
        bars += [
            Bar(
                str(row["name"]),
                row["value"],
                (f"{number(row['value'])}%", Cite(row["observation_id"])),
                yardstick=True,
            )
            for row in as_records(panel.references)
        ]
    measure = text(f"briefing_by_{panel.rank}", language)
    return Bars(text("briefing_chart", language, name=panel.name, measure=measure, unit=unit), tuple(bars))


def _place(place: float) -> Words:
    return (f"{place:.0f}",) if pd.notna(place) else ()
