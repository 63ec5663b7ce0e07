import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from pipeline import catalogue
from pipeline.catalogue import areas, indicators, plain_name, units
from pipeline.model import Area, Indicator, columns

FOLDER = Path(__file__).parents[1] / "data" / "reference"
TOPICS = {
    "economy",
    "industry",
    "investment",
    "finance",
    "trade",
    "consumption",
    "agriculture",
    "technology",
    "energy",
    "environment",
    "education",
    "health",
    "income",
    "employment",
    "civil_affairs",
    "housing",
    "transport",
    "tourism_culture",
    "safety",
    "government_services",
    "party_building",
}


def _header(file: str) -> list[str]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as rows:
        return next(csv.reader(rows))


def test_the_tables_have_the_models_columns() -> None:
    assert _header("indicators.csv") == [column.name for column in columns("indicator")]
    assert _header("areas.csv") == [column.name for column in columns("area")]
    assert _header("units.csv") == ["symbol", "dimension", "base_unit", "factor"]


def test_indicators_have_one_identifier_and_one_name_each() -> None:
    assert len(indicators()) >= 150
    for field in ("indicator_id", "name_zh"):
        twice = [value for value, n in Counter(getattr(i, field) for i in indicators()).items() if n > 1]
        assert twice == []


def test_no_name_is_claimed_by_two_indicators() -> None:
    claims: dict[str, set[str]] = {}
    for indicator in indicators():
        for name in (indicator.name_zh, *filter(None, indicator.aliases.split("|"))):
            claims.setdefault(plain_name(name), set()).add(indicator.indicator_id)
    assert {name: ids for name, ids in claims.items() if len(ids) > 1} == {}


def test_no_alias_is_empty_after_folding_or_listed_twice() -> None:
    for indicator in indicators():
        names = [indicator.name_zh, *filter(None, indicator.aliases.split("|"))]
        plain = [plain_name(name) for name in names]
        assert all(plain), indicator
        assert len(set(plain)) == len(plain), indicator


def test_every_indicator_is_complete_and_well_formed() -> None:
    dimensions = {unit.dimension for unit in units().values()}
    for indicator in indicators():
        assert isinstance(indicator, Indicator)
        assert re.fullmatch(r"[a-z][a-z0-9_]*", indicator.indicator_id), indicator
        assert indicator.name_en, indicator
        assert re.search(r"[\u4e00-\u9fff]|PM", indicator.name_zh), indicator
        assert indicator.direction in (-1, 0, 1), indicator
        assert indicator.dimension.removesuffix("_rate") in dimensions, indicator
        assert indicator.topic in TOPICS, indicator


def test_every_topic_has_indicators() -> None:
    assert {indicator.topic for indicator in indicators()} == TOPICS


def test_down_is_good_where_it_is() -> None:
    direction = {indicator.indicator_id: indicator.direction for indicator in indicators()}
    for good_down in (
        "pm25",
        "unemployment",
        "industry_loss_share",
        "accidents",
        "energy_intensity",
        "fraud_losses",
    ):
        assert direction[good_down] == -1
    for good_up in ("gdp", "income", "air_good_rate", "jobs_new", "forest_coverage"):
        assert direction[good_up] == 1


def test_units_lead_to_base_units_of_their_own_dimension() -> None:
    for unit in units().values():
        base = units()[unit.base_unit]
        assert base.factor == 1, unit
        assert base.base_unit == base.symbol, unit
        assert base.dimension == unit.dimension, unit
        assert unit.factor > 0, unit
        assert isinstance(unit.factor, Decimal), unit


def test_spellings_of_one_unit_agree() -> None:
    for unit in units().values():
        assert catalogue.to_base(1, unit.symbol) == (float(unit.factor), unit.base_unit)


def test_areas_are_provinces_and_prefectures_with_their_codes() -> None:
    codes = {area.area_code for area in areas()}
    assert len(codes) == len(areas())
    assert sum(area.level == "province" for area in areas()) == 34
    assert sum(area.level == "prefecture" for area in areas()) == 333
    for area in areas():
        assert isinstance(area, Area)
        assert re.fullmatch(r"[1-8]\d{5}", area.area_code), area
        if area.level == "province":
            assert area.parent_code is None
            assert area.area_code.endswith("0000")
        else:
            assert area.parent_code == area.area_code[:2] + "0000"
            assert area.parent_code in codes
            assert area.area_code.endswith("00")


def test_short_names_tell_areas_apart() -> None:
    short = Counter(area.short_name for area in areas())
    assert [name for name, n in short.items() if n > 1] == []
    by_name = {area.name: area for area in areas()}
    assert by_name["内蒙古自治区"].short_name == "内蒙古"
    assert by_name["广西壮族自治区"].short_name == "广西"
    assert by_name["浙江省"].area_code == "330000"
    assert by_name["金华市"].area_code == "330700"
    assert by_name["恩施土家族苗族自治州"].short_name == "恩施"
    assert by_name["锡林郭勒盟"].short_name == "锡林郭勒"
    assert by_name["吉林市"].short_name != by_name["吉林省"].short_name
