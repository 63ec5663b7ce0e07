"""From frames to a notice: title, lead, its four sections, and a note for every figure cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd

from pipeline.briefing.parts import (
    Bars,
    Block,
    Briefing,
    Note,
    Paragraph,
    Table,
    cited,
    printable,
    words,
)
from pipeline.briefing.places import Row, overall, panels, places
from pipeline.briefing.progress import progress
from pipeline.briefing.remarks import remarks
from pipeline.interface import text
from pipeline.records import as_records

NAMED_IN_TITLE: Final = 3
CITED: Final = (
    "level_id", "reported_id", "now_id", "previous_id", "observation_id", "goal_id", "actual_id", "progress_id",
    "other_id", "earlier_id", "value_id", "best_id",
)  # fmt: skip
AROUND: Final = 120  # characters of a long sentence kept on either side of the number


@dataclass(frozen=True)
class Material:
    """What a notice is written from: frames of pipeline.queries.briefing for one period and choice.

    organisations: organisation_id and organisation of all that were chosen; references: of
    queries.growth.references; period: its label; date: YYYY-MM-DD of the last import.
    """

    period: str
    date: str
    organisations: pd.DataFrame
    figures: pd.DataFrame
    references: pd.DataFrame
    goals: pd.DataFrame
    statements: pd.DataFrame
    conflicts: pd.DataFrame
    claims: pd.DataFrame

    @property
    def observation_ids(self) -> list[str]:
        """All observations that the notice may cite."""
        frames = (self.figures, self.references, self.goals, self.statements, self.conflicts, self.claims)
        columns = (frame[name].tolist() for frame in frames for name in CITED if name in frame)
        return list(dict.fromkeys(found for column in columns for found in column if isinstance(found, str)))


def compose(material: Material, sources: pd.DataFrame, language: str) -> Briefing:
    """The notice in 'zh' or 'en', without its notes; sources (queries.briefing.sources) of material.observation_ids."""
    goals = as_records(material.goals)
    found = panels(material.figures, material.references, language)
    body = _numbered(
        [
            *overall(found, language),
            *places(found, language),
            *progress(goals, language),
            *remarks(
                found,
                goals,
                material.statements,
                material.conflicts,
                material.claims,
                _absent(material, language),
                language,
            ),
        ],
        language,
    )
    reports = sources.set_index("observation_id")["report_id"].loc[cited(body)].nunique()
    names = list(dict.fromkeys(material.figures[f"indicator_{language}"]))
    period = material.period.replace(" ", "") if language == "zh" else material.period
    subject = _subject(names, language)
    day = date.fromisoformat(material.date)
    lead = words(
        "briefing_lead",
        language,
        date=f"{day.year}年{day.month}月{day.day}日" if language == "zh" else material.date,
        reports=reports,
        n=len(material.organisations),
        period=period,
        subject=subject,
    )
    return Briefing(
        text("briefing_title", language, period=period, subject=subject),
        material.date,
        (Paragraph(lead), *body),
        (),
        language,
        reports,
    )


def with_notes(briefing: Briefing, sentences: pd.DataFrame) -> Briefing:
    """The notice with its notes; sentences (queries.briefing.sentences) are of all observations that it cites."""
    used = sentences.set_index("observation_id", drop=False).loc[list(briefing.numbers)]
    reports = {
        row["report_id"]: _report(row, briefing.language)
        for row in as_records(used.drop_duplicates("report_id"))
    }
    notes = tuple(_note(row, reports[row["report_id"]]) for row in as_records(used))
    return replace(briefing, notes=notes)


def _subject(names: Sequence[str], language: str) -> str:
    named = text("list_comma", language).join(names[:NAMED_IN_TITLE])
    if len(names) <= NAMED_IN_TITLE:
        return named
    return text("briefing_and_others", language, named=named, n=len(names))


def _absent(material: Material, language: str) -> dict[str, list[str]]:
    """By indicator, the chosen organisations of which the reports loaded give neither level nor growth."""
    columns = (material.figures[name].tolist() for name in (f"indicator_{language}", "organisation_id"))
    given: dict[str, set[str]] = {}
    for indicator, organisation_id in zip(*columns, strict=True):
        given.setdefault(str(indicator), set()).add(organisation_id)
    everyone = dict(
        zip(*(material.organisations[name] for name in ("organisation_id", "organisation")), strict=True)
    )
    missing = {name: [everyone[one] for one in everyone if one not in ids] for name, ids in given.items()}
    return {name: organisations for name, organisations in missing.items() if organisations}


def _numbered(blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks with 表 1, 表 2, 图 1 before the titles of tables and charts."""
    counts = {Table: 0, Bars: 0}

    def titles() -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Table | Bars):
                counts[type(block)] += 1
                key = "briefing_table_number" if isinstance(block, Table) else "briefing_chart_number"
                yield replace(block, title=text(key, language, n=counts[type(block)], title=block.title))
            else:
                yield block

    return list(titles())


def _report(row: Row, language: str) -> str:
    period = row[f"report_period_{language}"]
    return text(
        "briefing_report",
        language,
        organisation=row["organisation"] if isinstance(row["organisation"], str) else "",
        title=printable(row["report_title"] or ""),
        period=period if isinstance(period, str) else "—",
    )


def _note(row: Row, report: str) -> Note:
    at = row["start"] - row["sentence_start"]
    sentence, quote = row["sentence"], row["quote"]
    before, after = sentence[:at], sentence[at + len(quote) :]
    return Note(
        row["observation_id"],
        report,
        before.lstrip() if len(before) <= AROUND else "…" + before[-AROUND:],
        quote,
        after.rstrip() if len(after) <= AROUND else after[:AROUND] + "…",
        row["file"],
        int(row["start"]),
        int(row["end"]),
    )
