"""Money paid by the month and money paid by the year are not of one name."""

import pytest

from tests.extract.making import observe

PAID: list[tuple[str, list[str]]] = [
    (
        "城市低保标准提高到每人每月780元，农村低保标准提高到每人每年6960元。",
        ["每人每月城市低保标准", "每人每年农村低保标准"],
    ),
    ("城市低保标准由每人每月680元提高到720元。", ["每人每月城市低保标准"] * 2),
    ("公益林补偿标准为每亩每年16元。", ["每亩每年公益林补偿标准"]),
    ("高龄津贴标准为每人每月100元。", ["每人每月高龄津贴标准"]),
    ("城市低保标准780元。", ["城市低保标准"]),
]


@pytest.mark.parametrize(("text", "names"), PAID, ids=[text[:10] for text, _ in PAID])
def test_the_name_says_for_whom_and_how_often_money_is_paid(text: str, names: list[str]) -> None:
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")
    assert [o.indicator for o in found] == names
