import pytest

from pipeline.checks import CODES, findings
from tests.warehouse.making import Given, Said, growth, level, warehouse


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ratio_over_100", Said("义务教育巩固率占比", "104%", "ratio")),
        ("ratio_below_0", Said("绿化覆盖率", "-3%", "ratio")),
        ("growth_implausible", growth("工业投资", "5400%")),
        ("growth_implausible", growth("工业投资", "-130%")),
        ("count_below_0", level("规上工业企业数", "-3家")),
        ("rank_implausible", Said("固定资产投资增速", "0.5第", "rank")),
        ("actual_in_future", level("固定资产投资", "8亿元", period="2026")),
        ("actual_in_future", level("固定资产投资", "8亿元", period="2024")),
        ("actual_in_future", growth("没有登记的产值", "8%", period="2024")),
    ],
)
def test_what_cannot_be_is_found(tmp_path, code, said):
    found = findings(warehouse(tmp_path, Given("石桥镇", "2024H1", [said])))
    assert list(found["code"]) == [code]
    assert found.at[0, "observation_id"]
    assert code in CODES


@pytest.mark.parametrize(
    "said",
    [
        Said("年度投资完成率", "104%", "progress"),
        Said("资产负债率", "112%", "ratio"),
        growth("工业投资", "540%"),
        level("村集体经营性收入", "-3万元"),
        level("固定资产投资", "16亿元", status="target", period="2026"),
        level("高考本科达线", "131人", period="2024"),
        level("省级优秀成果一等奖", "6只", period="2024"),
        Said("省级优秀成果达标率", "36%", "ratio", period="2024"),
    ],
)
def test_what_can_be_is_no_finding(tmp_path, said):
    assert findings(warehouse(tmp_path, Given("石桥镇", "2024H1", [said]))).empty


def test_figures_that_stand_against_each_other_are_found(tmp_path):
    db = warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level("固定资产投资", "8.00亿元")]),
        Given(
            "石桥镇",
            "2024H1",
            [
                level("固定资产投资", "8.80亿元"),
                growth("固定资产投资", "15.0%"),
                level("固定资产投资", "20.00亿元", status="target", period="2024"),
                Said("固定资产投资", "54%", "progress"),
                level("规上工业企业", "29家"),
            ],
        ),
        Given("石桥镇", "2024", [level("规上工业企业", "31家", period="2024H1")]),
    )
    found = findings(db).set_index("code")
    assert set(found.index) == {"growth_gap", "completion_gap", "contradiction"}
    assert found.at["growth_gap", "value"] == 15
    assert found.at["growth_gap", "other_value"] == pytest.approx(10)
    assert found.at["completion_gap", "other_value"] == pytest.approx(44)
    assert {found.at["contradiction", "value"], found.at["contradiction", "other_value"]} == {29, 31}


def test_numbers_left_unread_without_a_reason_are_found(tmp_path):
    db = warehouse(tmp_path, Given("石桥镇", "2024H1", [], unread=[("2024年", "date"), ("37", "unknown")]))
    found = findings(db)
    assert list(found["code"]) == ["left_over"]
    assert found.at[0, "sentence"] == "37。"
