"""Places that reports claim beside places computed from the reports loaded."""

import re
from typing import Any, Final

import duckdb
import pandas as pd

from pipeline.catalogue import match
from pipeline.queries.common import GROUPS, group_of, peers_of
from pipeline.records import as_records

# Among whom a place can be checked: the wider the claim, the surer that the peers loaded are among those ranked.
SCOPES: Final = {
    "province": "全国|各省区市?",
    "city": "全省|全区|全国",
    "county": "全市|全州|全盟|全省|全区|全国",
    "town": "全县|全区|全市|全旗|全省|全国",
    "zone": "全市|全省|全国",
}
# Organisations of one rung are peers; the key of pipeline.queries.common.GROUPS in SQL.
RUNG: Final = (
    "CASE "
    + " ".join(
        f"WHEN organisation_type IN ({', '.join(repr(kind) for kind in kinds)}) THEN {group!r}"
        for group, kinds in GROUPS.items()
    )
    + " END"
)
SCOPE: Final = re.compile(
    r"(全[国省市县区州盟旗镇乡球]|各省区市?|中西部|[东中西]部(?:地区)?|[东西][南北]|华[东北南中]|世界|国内|内地)"
    r"(?:排名|排)?$"
)
# The places of a list share what stands before the first: 居全国第二、第七; 从全国第9位升至第7位.
PLACE_BEFORE: Final = re.compile(
    r"(?:第[\d一二三四五六七八九十百]+|首|榜首|前[\d一二三四五六七八九十百]+)[名位]?"
    r"(?:[、和及与]|(?:双双)?(?:跃|上|提|晋|攀)?升(?:至|到|为)|(?:双双)?跃居)$"
)
CLAUSE: Final = re.compile(r"[^，,；;。、（）()：:]*$")
BY_GROWTH: Final = re.compile("增速|增幅|增长率|增长速度|涨幅|降幅")
BY_LEVEL: Final = re.compile("总量|规模(?!以上)|总数|数量")
MEASURE_END: Final = re.compile(
    "(?:同比)?(?:增速|增幅|增长率|增长速度)$|总量$|总规模$|(?<=[产值入出口资额])规模$"
)
LEVEL_AND: Final = re.compile("(?:总量|规模)[和及与、]$")  # what 总量和增速 leaves of a name

_PERIODS = """
SELECT
    period, any_value(p.label_zh) AS label_zh, any_value(p.label_en) AS label_en,
    count(*) AS claims, count(DISTINCT organisation_id) AS organisations
FROM claim JOIN period AS p USING (period)
WHERE NOT masked AND among($peers, organisation_type, organisation_id)
GROUP BY period
ORDER BY any_value(p."end") DESC, period DESC
"""

_CLAIMS = """
SELECT
    observation_id, document_id, "start", sentence_start, sentence,
    organisation_id, organisation, organisation_type, area, report_id,
    indicator, claimed, quote, qualifier, period, teller, growth_key, level_key, nearest, level_keys
FROM claim
WHERE period = $period AND NOT masked AND among($peers, organisation_type, organisation_id)
ORDER BY organisation_id, document_id, "start"
"""

# A peer is surely ahead where even the rounding of both printed figures cannot turn the order.
_PLACES = f"""
WITH figure AS (
    SELECT
        *,
        CASE kind WHEN 'growth' THEN 'growth' ELSE 'level' END AS measured,
        CASE WHEN direction = -1 THEN -1 ELSE 1 END * base_value AS merit,
        CASE
            WHEN organisation_id LIKE '%@%' OR organisation_type = 'department' THEN NULL
            WHEN area IS NULL OR area = organisation OR organisation_type IN ('province', 'city', 'county', 'district')
                THEN ''
            ELSE area
        END AS pool,
        {RUNG} AS rung
    FROM outcome
    WHERE period = $period AND indicator_key IN (SELECT unnest($keys)) AND NOT masked AND base_unit IS NOT NULL
),
-- an indicator that is printed in several units is ranked in the one that most give
main AS (
    SELECT * FROM figure
    QUALIFY dense_rank() OVER (
        PARTITION BY indicator_key, measured, organisation_id ORDER BY kind <> 'level'
    ) = 1
),
said AS (SELECT unnest($organisations) AS organisation_id, unnest($keys) AS indicator_key)
SELECT
    own.organisation_id, own.indicator_key, own.measured, own.base_unit,
    any_value(own.observation_id) AS value_id, any_value(own.quote) AS value_text,
    any_value(own.base_value) AS "value", any_value(own.unit) AS value_unit,
    any_value(own.qualifier) AS value_qualifier,
    any_value(own.indicator_zh) AS indicator_zh, any_value(own.indicator_en) AS indicator_en,
    any_value(own.exact AND own.settled) AS sound,
    count(*) AS peers,
    1 + count(*) FILTER (peer.merit > own.merit) AS place,
    count(*) FILTER (
        peer.exact AND peer.settled AND own.exact AND own.settled
        AND peer.merit - peer.half_digit > own.merit + own.half_digit
    ) AS surely_ahead,
    max_by(peer.organisation, peer.merit) AS best, max_by(peer.quote, peer.merit) AS best_text,
    max_by(peer.base_value, peer.merit) AS best_value, max_by(peer.unit, peer.merit) AS best_unit,
    max_by(coalesce(peer.qualifier, ''), peer.merit) AS best_qualifier,  -- of the best one, also where that is null
    max_by(peer.observation_id, peer.merit) AS best_id
FROM said
JOIN main AS own ON own.organisation_id = said.organisation_id AND own.indicator_key = said.indicator_key
JOIN main AS peer
    ON peer.indicator_key = own.indicator_key AND peer.measured = own.measured
    AND peer.base_unit = own.base_unit AND peer.rung = own.rung AND peer.pool = own.pool
GROUP BY own.organisation_id, own.indicator_key, own.measured, own.base_unit
QUALIFY row_number() OVER (
    PARTITION BY own.organisation_id, own.indicator_key, own.measured ORDER BY peers DESC, own.base_unit
) = 1
"""

_PLACE_COLUMNS: Final = [
    "value_id", "value_text", "value", "value_unit", "value_qualifier", "indicator_zh", "indicator_en", "sound",
    "peers", "place", "surely_ahead", "best", "best_text", "best_value", "best_unit", "best_qualifier", "best_id",
]  # fmt: skip


def periods(cursor: duckdb.DuckDBPyConnection, group: str | None = None) -> pd.DataFrame:
    """Periods of which places are claimed, latest first: period, label_zh, label_en, claims, organisations."""
    return cursor.execute(_PERIODS, {"peers": peers_of(group)}).df()


def claimed(cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None) -> pd.DataFrame:
    """Each place claimed in the text, and what it ranks.

    organisation_id, organisation, observation_id, sentence, quote, claimed, qualifier; indicator_key, by ('level',
    'growth' or None where the text does not say); scope as worded (全县) or None; teller is the organisation whose
    report claims it, where that is another.
    """
    said = cursor.execute(_CLAIMS, {"period": period, "peers": peers_of(group)}).df()
    records = as_records(said)
    read = pd.DataFrame([_read(record) for record in records], columns=["indicator_key", "by", "scope"])
    return pd.concat([said, read], axis="columns")


def by_growth(cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None) -> pd.DataFrame:
    """The place that each organisation claims for its growth of an indicator: organisation_id, indicator_key, place.

    place is as worded, with its scope (全县第2); one of its own reports is preferred, then 第3位 to 前10位, then the
    earlier in the text.
    """
    said = claimed(cursor, period, group)
    said = said[said["by"].eq("growth")].sort_values(
        ["teller", "qualifier"], key=pd.Series.notna, kind="stable"
    )
    said = said.drop_duplicates(["organisation_id", "indicator_key"])
    return said[["organisation_id", "indicator_key"]].assign(place=said["scope"].fillna("") + said["quote"])


def claims(cursor: duckdb.DuckDBPyConnection, period: str, group: str | None = None) -> pd.DataFrame:
    """Each place claimed in the text beside the place computed from the reports loaded.

    The columns of claimed, indicator_zh, indicator_en. Computed: place (1 best, less is better where direction
    is -1), peers (organisations with a figure, its own among them), surely_ahead, value_text, value_id,
    best, best_text (figures as written; value, value_unit, value_qualifier and best_… say what they mean).
    verdict is agrees, contradicted (more are ahead than the claim allows), possible (those who would be
    ahead may not be loaded), rounding, hedged (figures approximate or disputed), several (one document claims
    several places for one thing), disputed (two documents do), by, scope (not said, or not checkable),
    no_value, no_peers.
    """
    return checked(cursor, period, claimed(cursor, period, group))


def checked(cursor: duckdb.DuckDBPyConnection, period: str, said: pd.DataFrame) -> pd.DataFrame:
    """Rows of claimed with the place computed and the verdict of claims; all that one organisation says of a thing."""
    if said.empty:
        return said.reindex(columns=[*said.columns, *_PLACE_COLUMNS, "verdict"])
    pairs = said[["organisation_id", "indicator_key"]].drop_duplicates()
    params = {"organisations": pairs["organisation_id"].to_list(), "keys": pairs["indicator_key"].to_list()}
    places = cursor.execute(_PLACES, {"period": period, **params}).df()
    found = said.merge(
        places.rename(columns={"measured": "by"}), how="left", on=["organisation_id", "indicator_key", "by"]
    )
    names = places.drop_duplicates("indicator_key").set_index("indicator_key")
    for column in ("indicator_zh", "indicator_en"):
        found[column] = found[column].fillna(found["indicator_key"].map(names[column]))
    found["indicator_zh"] = found["indicator_zh"].fillna(found["indicator"])
    found["indicator_en"] = found["indicator_en"].fillna(found["indicator_zh"])
    thing = ["organisation_id", "indicator_key", "by", "scope", "qualifier"]
    several = found.groupby(thing, dropna=False)["claimed"].transform("nunique") > 1
    within = found.groupby([*thing, "document_id"], dropna=False)["claimed"].transform("nunique")
    unclear = within.groupby([found[name] for name in thing], dropna=False).transform("max") > 1
    disputed = several & ~unclear & found["qualifier"].isna() & found["by"].notna() & found["scope"].notna()
    found["verdict"] = [
        "disputed" if against else "several" if more else _verdict(record)
        for record, against, more in zip(as_records(found), disputed, several, strict=True)
    ]
    return found


def disputed_places(claimed: pd.DataFrame) -> list[pd.DataFrame]:
    """The claims (rows of claims) of which the documents of one organisation give several, one row for each place."""
    rows = claimed[claimed["verdict"].eq("disputed")].drop_duplicates(
        ["organisation_id", "indicator_key", "by", "scope", "claimed"]
    )
    return [part for _, part in rows.groupby(["organisation_id", "indicator_key", "by", "scope"], sort=False)]


def first_places(claimed: pd.DataFrame) -> list[pd.DataFrame]:
    """The claims (rows of claims) of a first place that two or more organisations give to themselves."""
    first = claimed[
        claimed["claimed"].eq(1)
        & claimed["qualifier"].isna()
        & claimed["by"].notna()
        & claimed["scope"].notna()
        & ~claimed["verdict"].isin(["several", "disputed", "scope", "no_peers"])
    ].drop_duplicates(["organisation_id", "indicator_key", "by", "scope"])
    return [rows for _, rows in first.groupby(["indicator_key", "by", "scope"], sort=False) if len(rows) > 1]


def _read(record: dict[Any, Any]) -> tuple[str, str | None, str | None]:
    """What a claim ranks (indicator_key), by level or growth, and among whom."""
    before = re.sub(r"\s", "", record["sentence"][: record["start"] - record["sentence_start"]])
    first = before
    while shared := PLACE_BEFORE.search(first):
        first = first[: shared.start()]
    scope = SCOPE.search(first)
    name = str(record["indicator"])
    stem = LEVEL_AND.sub("", MEASURE_END.sub("", name))
    by = _by(_clause(before)) or _by("".join(MEASURE_END.findall(name)))
    key = (match(stem, None, "growth") or stem) if stem else None
    if (
        by is None
        and key is not None
        and not (BY_GROWTH.search(_clause(before)) and BY_LEVEL.search(_clause(before)))
    ):
        by = _nearest(record, key)
    if key is None:
        key = record["growth_key"] if by == "growth" else record["level_key"] if by == "level" else None
    return key if isinstance(key, str) else name, by, scope[1] if scope else None


def _clause(before: str) -> str:
    found = CLAUSE.search(before)
    return found[0] if found else ""


def _by(words: str) -> str | None:
    growth, level = BY_GROWTH.search(words), BY_LEVEL.search(words)
    return None if bool(growth) == bool(level) else "growth" if growth else "level"


def _nearest(record: dict[Any, Any], key: str | None) -> str | None:
    """By the figure just before the place; a growth after a level, or of another thing, leaves it open."""
    if record["nearest"] != "growth":
        return "level"
    levels = record["level_keys"]
    levels_before = [] if levels is None or pd.api.types.is_scalar(levels) else list(levels)
    return "growth" if record["growth_key"] == key and key not in levels_before else None


def _verdict(record: dict[Any, Any]) -> str:
    rung = group_of(record["organisation_type"])
    if record["by"] is None or pd.isna(record["by"]):
        return "by"
    if rung not in SCOPES or "@" in record["organisation_id"]:
        return "no_peers"
    if not isinstance(record["scope"], str) or not re.fullmatch(SCOPES[rung], record["scope"]):
        return "scope"
    if pd.isna(record["place"]):
        return "no_value"
    if record["peers"] < 2:
        return "no_peers"
    if record["surely_ahead"] >= record["claimed"]:
        return "contradicted"
    if record["place"] == record["claimed"] or (
        record["qualifier"] in ("<=", "<") and record["place"] <= record["claimed"]
    ):
        return "agrees"
    if not record["sound"]:
        return "hedged"
    return "possible" if record["place"] < record["claimed"] else "rounding"
