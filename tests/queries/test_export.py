import itertools

import pytest

from pipeline import export
from pipeline.queries import export as queries
from tests.warehouse.making import Given, growth, level, warehouse


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    return warehouse(
        tmp_path_factory.mktemp("warehouse"),
        Given(
            "石桥镇",
            "2024H1",
            [level("固定资产投资", "6.35亿元"), growth("固定资产投资", "18.6%"), level("招商项目", "XX个")],
        ),
        Given("石桥镇", "2023H1", [level("固定资产投资", "6.5亿元")]),
        Given("县财政局", "2024H1", [level("招商项目", "3个", status="target", period="2024")], "department"),
        Given(None, None, [level("固定资产投资", "1.2亿元")], None, None),
    )


CHOICES = {
    "indicator": [(), ("fixed_asset_investment",), ("招商项目",)],
    "organisation": [(), ("云岭县/石桥镇",), ("云岭县/石桥镇", "云岭县/县财政局")],
    "organisation_type": [(), ("department",)],
    "period": [(), ("2024H1",)],
    "kind": [(), ("growth", "level")],
    "status": [(), ("target",)],
}


@pytest.mark.parametrize("values", list(itertools.product(*CHOICES.values())))
def test_what_is_counted_and_shown_is_what_is_exported(db, values):
    filters = dict(zip(CHOICES, values, strict=True))
    rows = export.rows(db, **filters)
    counted = queries.count(db, **filters).iloc[0]
    assert counted["observations"] == len(rows)
    assert counted["masked"] == rows["masked"].sum()
    assert counted["reports"] == rows["report_id"].nunique()
    assert counted["files"] == rows["document_id"].nunique()
    shown = queries.preview(db, 3, **filters)
    assert list(shown["observation_id"]) == list(rows["observation_id"][:3])


def test_catalogued_indicators_come_before_wordings(db):
    assert list(queries.indicators(db)["indicator_key"]) == ["fixed_asset_investment", "招商项目"]


def test_periods_that_no_number_holds_for_are_not_offered(db):
    assert list(queries.periods(db)["period"]) == ["2024", "2024H1", "2023H1"]
