"""Signs before percentages: what grew or fell, and of which place."""

import pytest

from tests.extract.making import half_year


def test_a_sign_in_brackets_tells_growth() -> None:
    found = half_year("实现工业产值86.2亿元（+7.8%）、工业投资16.4亿元（+19%）、财税收入3.4亿元（-4.2%）。")
    assert [(o.kind, o.value, o.basis) for o in found[1::2]] == [
        ("growth", 7.8, "yoy"),
        ("growth", 19.0, "yoy"),
        ("growth", -4.2, "yoy"),
    ]
    assert [o.indicator for o in found[1::2]] == ["工业产值", "工业投资", "财税收入"]


@pytest.mark.parametrize("sentence", ["人口自然增长率-2.4‰。", "规上工业企业利润率为-1.3%。"])
def test_a_rate_may_be_below_zero(sentence: str) -> None:
    (rate,) = half_year(sentence)
    assert rate.kind == "ratio"


def test_a_zone_stands_among_towns() -> None:
    found = half_year("规上工业产值增速排前三的是县工业园（14.1%）、梨岭镇（11.3%）、南关镇（9.2%）。")
    assert [(o.kind, o.entity) for o in found] == [
        ("growth", "县工业园"),
        ("growth", "梨岭镇"),
        ("growth", "南关镇"),
    ]


LISTS = [
    "固定资产投资增长3.4%，各镇增速由高到低为：梨岭镇15.6%、南关镇4.2%、松桥镇-3.6%、杏河乡-8.1%。",
    "固定资产投资增长3.4%。固定资产投资增速排前两位的是梨岭镇（15.6%）、南关镇（4.2%），排后两位的是松桥镇（-3.6%）、杏河乡（-8.1%）。",
]


@pytest.mark.parametrize("sentence", LISTS, ids=["bare", "brackets"])
def test_a_place_is_known_before_a_sign(sentence: str) -> None:
    found = half_year(sentence)[1:]
    assert [(o.entity, o.value) for o in found] == [
        ("梨岭镇", 15.6),
        ("南关镇", 4.2),
        ("松桥镇", -3.6),
        ("杏河乡", -8.1),
    ]
    assert {(o.kind, o.indicator) for o in found} == {("growth", "固定资产投资")}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "GDP增速由一季度的5.8%提升到6.2%。",
            [("growth", "GDP", 5.8, "2024Q1"), ("growth", "GDP", 6.2, "2024H1")],
        ),
        (
            "规上工业增加值增速由一季度的8.2%回落至6.1%。",
            [("growth", "规上工业增加值", 8.2, "2024Q1"), ("growth", "规上工业增加值", 6.1, "2024H1")],
        ),
    ],
)
def test_what_a_growth_fell_to_is_still_growth(
    sentence: str, told: list[tuple[str, str, float, str]]
) -> None:
    assert [(o.kind, o.indicator, o.value, o.period) for o in half_year(sentence)] == told
