"""The towns that the tests of a notice tell of."""

import pytest

from tests.briefing.making import GDP, INVESTMENT, goal
from tests.warehouse.making import Given, growth, level, warehouse


@pytest.fixture
def towns(tmp_path):
    """Four towns, a masked one and one with 约 among them, over two half-years; their county."""
    return warehouse(
        tmp_path,
        Given("石桥镇", "2023H1", [level(GDP, "10.00亿元")]),
        Given("东湖镇", "2023H1", [level(GDP, "20.00亿元")]),
        Given(
            "石桥镇",
            "2024H1",
            [level(GDP, "11.00亿元"), growth(GDP, "10.0%"), goal(GDP, "20.00亿元"), level(INVESTMENT, "6.00亿元")],
        ),
        Given(
            "东湖镇",
            "2024H1",
            [
                level(GDP, "21.00亿元"), growth(GDP, "9.0%"), goal(GDP, "45.00亿元"),
                growth(GDP, "8%", status="target", period="2024"),
            ],
        ),
        Given("河口乡", "2024H1", [level(GDP, "XX亿元"), growth(GDP, "XX%")], "township"),
        Given("南坪镇", "2024H1", [level(GDP, "30亿元", qualifier="~"), growth(GDP, "7.5%", qualifier=">=")]),
        Given("云岭县人民政府", "2024H1", [level(GDP, "90.00亿元"), growth(GDP, "8.0%")], "county"),
    )  # fmt: skip
