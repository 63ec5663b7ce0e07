"""The sample reports: their figures hang together, the files say so, and extraction finds it."""

import csv
import importlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from pipeline import extract, model, reports
from pipeline.model import Document, Observation, Report
from pipeline.read import read

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
PERIODS = ("2022H1", "2022", "2023H1", "2023", "2024H1")
TOWN_TYPES = ("town", "township", "subdistrict")
COUNTY = "澄川县"

Row = dict[str, str]
Key = tuple[str, str, str]  # subject, measure, period


@cache
def facts() -> list[Row]:
    with (SAMPLES / "facts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def listed() -> list[Row]:
    with (SAMPLES / "reports.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def document(name: str) -> Document:
    return read(name, (SAMPLES / "reports" / name).read_bytes())


def by_file() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for fact in facts():
        found[fact["file"]].append(fact)
    return found


def stated(*kinds: str, status: str = "actual") -> list[Row]:
    """Facts of these kinds with an exact number (neither masked nor rounded)."""
    statuses = ("actual", "estimate") if status == "actual" else (status,)
    return [
        f
        for f in facts()
        if f["kind"] in kinds
        and f["status"] in statuses
        and f["value"]
        and f["measure"]
        and f["note"] != "rounded"
    ]


def key(fact: Row) -> Key:
    return fact["subject"], fact["measure"], fact["period"]


@cache
def values() -> dict[Key, float]:
    """Levels and ratios; where a department contradicts a town, the town's own."""
    found: dict[Key, float] = {}
    for fact in stated("level", "ratio"):
        if not fact["note"].startswith("conflict") or fact["organisation"] == fact["subject"]:
            found[key(fact)] = float(fact["value"])
    return found


@cache
def growths() -> dict[Key, float]:
    return {key(f): float(f["value"]) for f in stated("growth")}


@cache
def targets() -> dict[Key, float]:
    return {key(f): float(f["value"]) for f in stated("level", "ratio", status="target")}


def year_before(period: str) -> str:
    return f"{int(period[:4]) - 1}{period[4:]}"


def test_there_are_seventy_reports_of_five_periods_in_four_formats() -> None:
    files = {path.name for path in (SAMPLES / "reports").iterdir()}
    assert files == {r["file"] for r in listed()} == {f["file"] for f in facts()}
    assert len(files) == 70
    assert set(Counter(r["period"] for r in listed())) == set(PERIODS)
    assert min(Counter(r["format"] for r in listed()).values()) >= 15
    assert set(Counter(r["format"] for r in listed())) == {"txt", "docx", "html", "pdf"}
    assert len({r["organisation"] for r in listed() if r["organisation_type"] in TOWN_TYPES}) == 8
    assert len({r["organisation"] for r in listed() if r["organisation_type"] == "department"}) == 6
    encodings = {document(r["file"]).encoding or "" for r in listed() if r["format"] == "txt"}
    assert any("gb18030" in e.lower() for e in encodings)
    assert any("utf" in e.lower() for e in encodings)


def test_the_repository_is_not_burdened() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.suffix != ".pyc") < 3_000_000


def test_a_towns_report_speaks_of_twenty_five_indicators_and_more() -> None:
    towns = {r["file"] for r in listed() if r["organisation_type"] in TOWN_TYPES}
    for file, rows in by_file().items():
        if file in towns:
            assert len({r["indicator"] for r in rows if r["kind"] != "none"}) >= 25, file


def test_reports_do_not_repeat_one_template() -> None:
    """Without numbers and places, few sentences stand in more than a quarter of the towns' reports."""
    towns = {r["organisation"] for r in listed() if r["organisation_type"] in TOWN_TYPES}
    place = re.compile("|".join(towns))
    shapes = Counter(
        shape
        for rows in by_file().values()
        for shape in {re.sub(r"\d+(\.\d+)?", "0", place.sub("", r["sentence"])) for r in rows}
    )
    assert sum(1 for n in shapes.values() if n > 10) < 0.03 * len(shapes)


def test_fields_hold_only_what_the_model_knows() -> None:
    for fact in facts():
        if fact["kind"] == "none":
            assert not fact["status"]
            assert not fact["indicator"]
            continue
        assert fact["kind"] in model.KINDS, fact
        assert fact["status"] in model.STATUSES, fact
        assert fact["basis"] in ("", *model.BASES), fact
        assert fact["qualifier"] in ("", *model.QUALIFIERS), fact
        assert (fact["basis"] != "") == (fact["kind"] in ("growth", "change", "contrast")), fact
        assert (fact["value"] == "") == (fact["masked"] == "True") == (fact["note"] == "masked"), fact
        assert fact["indicator"], fact
        assert fact["unit"], fact
        assert re.fullmatch(r"\d{4}(H1)?", fact["period"]), fact


def test_every_number_stands_in_its_file_where_the_table_says() -> None:
    for file, rows in by_file().items():
        bare = re.sub(r"\s", "", document(file).text)
        for fact in rows:
            sentence, start = fact["sentence"], int(fact["offset"])
            assert sentence[start : start + len(fact["quote"])] == fact["quote"], fact
            assert re.sub(r"\s", "", sentence) in bare, (file, sentence)


def test_a_quote_shows_its_value_and_unit() -> None:
    for fact in facts():
        if fact["kind"] in ("none", "rank") or fact["masked"] == "True":
            continue
        shown = re.fullmatch(r"(-?[\d.]+)(.*)", fact["quote"])
        assert shown, fact
        assert abs(float(shown[1])) == abs(float(fact["value"])), fact
        assert shown[2].replace("余", "") == fact["unit"], fact


def test_one_figure_has_one_value_save_in_the_four_conflicts() -> None:
    said: dict[Key, set[float]] = defaultdict(set)
    for fact in stated("level", "ratio"):
        said[key(fact)].add(float(fact["value"]))
    conflicting = {k for k, numbers in said.items() if len(numbers) > 1}
    assert conflicting == {key(f) for f in facts() if f["note"].startswith("conflict")}
    assert len(conflicting) == 4


def test_reported_growth_follows_from_two_levels_save_in_the_two_gaps() -> None:
    checked, off = 0, set()
    for fact in stated("growth"):
        now, then = values().get(key(fact)), values().get((*key(fact)[:2], year_before(fact["period"])))
        if now is None or not then:
            continue
        checked += 1
        if abs(100 * (now / then - 1) - float(fact["value"])) > 0.051:
            off.add(key(fact))
    assert checked > 300
    assert off == {key(f) for f in facts() if f["note"] == "gap"}
    assert len(off) == 2


def test_completion_is_the_outcome_over_the_yearly_target() -> None:
    checked = 0
    for fact in stated("progress"):
        goal = targets().get((fact["subject"], fact["measure"], fact["period"][:4]))
        now = values().get(key(fact))
        if goal and now is not None:
            checked += 1
            assert 100 * now / goal == pytest.approx(float(fact["value"]), abs=0.051), fact
    assert checked > 60


def test_a_target_is_the_same_in_every_report_and_some_are_kept_and_some_missed() -> None:
    said: dict[Key, set[float]] = defaultdict(set)
    for fact in stated("level", "ratio", status="target"):
        if fact["subject"] != COUNTY or fact["measure"]:
            said[key(fact)].add(float(fact["value"]))
    assert all(len(numbers) == 1 for numbers in said.values())
    outcomes = [values()[k] >= goal for k, goal in targets().items() if k in values()]
    assert outcomes.count(True) > 20
    assert outcomes.count(False) > 20


def test_ranks_agree_with_the_eight_towns_save_where_two_claim_the_first_place() -> None:
    towns = {r["organisation"] for r in listed() if r["organisation_type"] in TOWN_TYPES}
    wrong: set[Key] = set()
    first: Counter[tuple[str, str]] = Counter()
    for fact in stated("rank"):
        place = int(float(fact["value"]))
        known = values() if "总量" in fact["indicator"] else growths()
        own = known.get(key(fact))
        if place == 1:
            first[fact["indicator"].removesuffix("增速").removesuffix("增幅"), fact["period"]] += 1
        if own is None:
            continue
        others = [
            known[k] for k in ((t, *key(fact)[1:]) for t in towns if t != fact["subject"]) if k in known
        ]
        better, worse = sum(o > own for o in others), sum(o < own for o in others)
        if not 1 + better <= place <= 8 - worse:
            wrong.add((fact["organisation"], fact["measure"], fact["period"]))
    assert wrong == {("栖湖镇", "fai", "2023"), ("鹭口乡", "visitors", "2024H1")}
    assert {k for k, n in first.items() if n > 1} == {("固定资产投资", "2023"), ("接待游客", "2024H1")}


def test_contrasts_are_differences_from_the_county_or_from_the_calendar() -> None:
    checked = 0
    for fact in stated("contrast"):
        if fact["entity"] == "时间进度":
            goal = targets().get((fact["subject"], fact["measure"], fact["period"][:4]))
            if goal and key(fact) in values():
                share = 100 * values()[key(fact)] / goal
                assert share - 50 == pytest.approx(float(fact["value"]), abs=0.051), fact
                checked += 1
            continue
        own, county = growths().get(key(fact)), growths().get((COUNTY, *key(fact)[1:]))
        if own is not None and county is not None:
            assert own - county == pytest.approx(float(fact["value"]), abs=0.051), fact
            checked += 1
    assert checked > 30


def test_changes_are_differences_between_two_reports() -> None:
    checked = 0
    for fact in stated("change"):
        then = year_before(fact["period"]) if fact["basis"] == "yoy" else str(int(fact["period"][:4]) - 1)
        now, earlier = values().get(key(fact)), values().get((*key(fact)[:2], then))
        if now is not None and earlier is not None:
            assert now - earlier == pytest.approx(float(fact["value"]), abs=0.006), fact
            checked += 1
    assert checked > 30


def test_the_countys_figure_is_the_sum_of_its_towns() -> None:
    towns = {r["organisation"] for r in listed() if r["organisation_type"] in TOWN_TYPES}
    checked = 0
    for (subject, measure, period), total in values().items():
        parts = [values().get((town, measure, period)) for town in towns]
        if subject == COUNTY and measure not in ("income", "pm25") and None not in parts:
            fact = next(f for f in stated("level", "ratio") if key(f) == (COUNTY, measure, period))
            if fact["kind"] == "level":
                assert sum(p for p in parts if p is not None) == pytest.approx(total), (measure, period)
                checked += 1
    assert checked >= 10


def test_a_few_reports_hide_numbers() -> None:
    hidden = [f for f in facts() if f["masked"] == "True"]
    assert 8 <= len(hidden) <= 20
    assert len({f["file"] for f in hidden}) >= 6
    assert not any(re.search(r"\d", f["quote"]) for f in hidden)


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(SAMPLES))
    before = set(sys.modules)
    yield importlib.import_module("generate")
    for name in set(sys.modules) - before:
        if name.split(".")[0] in ("generate", "generator"):
            del sys.modules[name]


def test_the_generator_writes_the_same_reports_again(generator: ModuleType) -> None:
    made, reported, told = generator.generate()
    assert told == (SAMPLES / "facts.csv").read_text(encoding="utf-8")
    assert reported == (SAMPLES / "reports.csv").read_text(encoding="utf-8")
    for name, content in made.items():
        if name.endswith((".txt", ".html", ".pdf")):
            assert content == (SAMPLES / "reports" / name).read_bytes(), name
        else:
            assert read(name, content).text == document(name).text, name


@cache
def split_sample(name: str) -> tuple[Report, ...]:
    return reports.split(document(name))


def test_each_file_is_one_report_of_its_organisation_and_period() -> None:
    wrong = []
    for row in listed():
        found = split_sample(row["file"])
        assert len(found) == 1, row["file"]
        fields = ["title", "organisation", "organisation_type", "period"]
        # only the web pages say 发布时间; the others carry a date under the title
        fields += ["published"] if row["format"] == "html" else []
        for field in fields:
            if getattr(found[0], field) != row[field]:
                wrong.append((row["file"], field, getattr(found[0], field), row[field]))
    assert not wrong


def places(name: str) -> dict[int, Row]:
    """Each fact by its quote's first code point in the document's text."""
    text = document(name).text
    seats = [i for i, character in enumerate(text) if not character.isspace()]
    bare, found = "".join(text[i] for i in seats), {}
    for fact in by_file()[name]:
        before = re.sub(r"\s", "", fact["sentence"][: int(fact["offset"])])
        start = bare.index(re.sub(r"\s", "", fact["sentence"])) + len(before)
        found[seats[start]] = fact
    return found


def agrees(fact: Row, found: Observation) -> bool:
    """Value, unit, kind, status and period are as the table says."""
    value = float(fact["value"]) if fact["value"] else None
    return (
        found.kind == fact["kind"]
        and found.status == fact["status"]
        and found.value == (pytest.approx(value) if value is not None else None)
        and found.unit == fact["unit"]
        and found.period == fact["period"]
    )


@cache
def extracted(name: str) -> tuple[Observation, ...]:
    return tuple(
        o for report in split_sample(name) for o in extract.extract(document(name), report).observations
    )


@pytest.mark.slow
def test_extraction_finds_what_the_reports_say() -> None:
    right = total = idle = wrong_idle = 0
    for name in by_file():
        found = {o.start: o for o in extracted(name)}
        for start, fact in places(name).items():
            if fact["kind"] == "none":
                idle += 1
                wrong_idle += start in found
                continue
            total += 1
            right += start in found and agrees(fact, found[start])
    assert right / total >= 0.85
    assert wrong_idle / idle <= 0.1
