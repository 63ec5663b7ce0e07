"""A notice of a warehouse, and its parts as plain words."""

import pandas as pd

from pipeline.briefing.composing import Material, compose, with_notes
from pipeline.briefing.parts import Paragraph, Table
from pipeline.queries import briefing as queries
from pipeline.queries import growth as growth_queries
from tests.warehouse.making import level

GDP, INVESTMENT = "地区生产总值", "固定资产投资"


def goal(indicator, quote, **more):
    return level(indicator, quote, status="target", period="2024", **more)


def notice(connection, keys=("gdp",), period="2024H1", group="town", organisations=(), language="zh"):
    cursor = connection.cursor()
    choice = (cursor, period, keys, organisations, group)
    everyone = queries.organisations(cursor, period, group)
    material = Material(
        "2024 年上半年" if language == "zh" else "first half of 2024",
        "2024-07-01",
        everyone[everyone["organisation_id"].isin(organisations)] if organisations else everyone,
        queries.figures(*choice),
        growth_queries.references(cursor, keys, period, group),
        queries.goals(*choice),
        queries.statements(*choice),
        queries.conflicts(*choice),
        queries.claims(*choice),
    )
    briefing = compose(material, queries.sources(cursor, " ".join(material.observation_ids)), language)
    return with_notes(briefing, queries.sentences(cursor, " ".join(briefing.numbers)))


def plain(words):
    return "".join(part for part in words if isinstance(part, str))


def said(briefing):
    return "\n".join(plain(block.words) for block in briefing.blocks if isinstance(block, Paragraph))


def tables(briefing):
    return [
        pd.DataFrame([[plain(cell) for cell in row] for row in block.rows], columns=block.columns)
        for block in briefing.blocks
        if isinstance(block, Table)
    ]
