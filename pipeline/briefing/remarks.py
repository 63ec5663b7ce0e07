"""The section 需要说明 of a notice: masked, approximate, disputed figures, vain claims, gaps beyond rounding."""

from collections.abc import Iterator

import pandas as pd

from pipeline.briefing.parts import Block, Cite, Heading, Paragraph, Words, joined, words
from pipeline.briefing.places import Panel, Row, computed_words, growth_words, level_words
from pipeline.charts.numbers import number, printed, rounded
from pipeline.interface import text
from pipeline.records import as_records


def remarks(
    panels: list[Panel],
    goals: list[Row],
    statements: pd.DataFrame,
    conflicts: pd.DataFrame,
    claims: pd.DataFrame,
    absent: dict[str, list[str]],
    language: str,
) -> Iterator[Block]:
    """Numbered paragraphs; absent lists, by indicator, the chosen organisations of which nothing was read."""
    yield Heading(1, text("briefing_remarks", language))
    rows = [row for panel in panels for row in panel.records]
    comma = text("list_comma", language)
    lists: dict[str, list[Words]] = {
        "briefing_masked_figures": [*_figures(rows, "masked", language), *_masked_goals(goals, language)],
        "briefing_approximate": _figures(rows, "qualifier", language),
        "briefing_estimates": _figures(rows, "status", language),
        "briefing_disputed": [*_statements(statements, language), *_conflicts(conflicts, language)],
        "briefing_claims": _claims(claims, language),
        "briefing_gaps": _gaps(rows, language),
        "briefing_other_units": [
            _about(row, level_words(row, language), language)
            for row in rows
            if row["alike"] is False and row["level_masked"] is False
        ],
        "briefing_absent": [
            words("briefing_with_figure", language, organisation=indicator, figure=comma.join(names))
            for indicator, names in absent.items()
        ],
    }  # fmt: skip
    told = [
        words(key, language, items=joined(items, text("briefing_semicolon", language)))
        for key, items in lists.items()
        if items
    ]
    told.append((text("briefing_method", language),))
    for place, paragraph in enumerate(told, start=1):
        yield Paragraph(words("briefing_numbered", language, n=place, words=paragraph))


def _about(row: Row, figure: Words, language: str, *, growth: bool = False) -> Words:
    indicator = str(row[f"indicator_{language}"])
    if growth:
        indicator = text("briefing_growth_of", language, name=indicator)
    return words(
        "briefing_about", language, organisation=row["organisation"], indicator=indicator, figure=figure
    )


def _figures(rows: list[Row], which: str, language: str) -> list[Words]:
    """The levels and growths that are masked, hedged (qualifier) or estimated (status)."""
    found = []
    for row in rows:
        for measure, say in (("level", level_words), ("reported", growth_words)):
            value = row[f"{measure}_{which}"]
            masked = row[f"{measure}_masked"] is True
            if value is True or (not masked and isinstance(value, str) and value != "actual"):
                found.append(_about(row, say(row, language), language, growth=measure == "reported"))
    return found


def _masked_goals(records: list[Row], language: str) -> list[Words]:
    """Goals and stated completions without digits; a masked outcome is among the figures."""
    found = []
    for row in records:
        for masked, observation_id, key in (
            (row["masked"], row["goal_id"], "column_goal"),
            (row["progress_masked"], row["progress_id"], "targets_stated"),
        ):
            if masked is True:
                figure: Words = (
                    f"{text(key, language)} {text('masked_mark', language)}",
                    Cite(observation_id),
                )
                found.append(_about(row, figure, language))
    return found


def _statements(statements: pd.DataFrame, language: str) -> list[Words]:
    keys = ["organisation_id", "indicator_key", "kind", "base_unit"]
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in as_records(statements.dropna(subset=keys)):
        alike.setdefault(tuple(row[key] for key in keys), []).append(row)
    found = []
    for (_, _, kind, _), records in alike.items():
        values: list[Words] = [
            (
                printed(row["quote"], row["qualifier"], row["base_value"], row["unit"]),
                Cite(row["observation_id"]),
            )
            for row in records
        ]
        told = joined(values, text("briefing_versus", language))
        found.append(_about(records[0], told, language, growth=kind == "growth"))
    return found


def _conflicts(conflicts: pd.DataFrame, language: str) -> list[Words]:
    found = []
    for row in as_records(conflicts):
        sides: list[Words] = [
            words(
                "briefing_says", language, organisation=row[f"{side}organisation"],
                figure=(
                    printed(row[f"{side}quote"], None, row[f"{side}base_value"], row[f"{side}unit"]),
                    Cite(row[key]),
                ),
            )
            for side, key in (("", "observation_id"), ("other_", "other_id"))
        ]  # fmt: skip
        told = joined(sides, text("briefing_comma", language))
        place = {**row, "organisation": row["place"].rsplit("/", 1)[-1]}
        found.append(_about(place, told, language, growth=row["kind"] == "growth"))
    return found


def _claims(claims: pd.DataFrame, language: str) -> list[Words]:
    """Places that organisations claim though the figures of peers stand before theirs."""
    return [
        words(
            "briefing_claim", language,
            organisation=row["organisation"], indicator=row[f"indicator_{language}"],
            measure=text(f"ranks_by_{row['by']}", language),
            claimed=(f"{row['scope'] or ''}{row['quote']}", Cite(row["observation_id"])),
            value=(
                printed(row["value_text"], row["value_qualifier"], row["value"], row["value_unit"]),
                Cite(row["value_id"]),
            ),
            n=int(row["peers"]), place=int(row["place"]), best=row["best"],
            best_value=(
                printed(row["best_text"], row["best_qualifier"], row["best_value"], row["best_unit"]),
                Cite(row["best_id"]),
            ),
        )
        for row in as_records(claims)
    ]  # fmt: skip


def _gaps(rows: list[Row], language: str) -> list[Words]:
    return [
        _about(
            row,
            words(
                "briefing_gap", language, reported=growth_words(row, language), computed=computed_words(row),
                gap=number(rounded(row["gap"], 2), signed=True),
            ),
            language,
        )
        for row in rows
        if pd.notna(row["gap"]) and abs(row["gap"]) > row["gap_allowed"]
    ]  # fmt: skip
