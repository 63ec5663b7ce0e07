import pytest

from tests.warehouse.making import Given, growth, level, warehouse

GDP = "地区生产总值"
INVESTMENT = "固定资产投资"


@pytest.fixture
def publish(tmp_path, monkeypatch):
    """Publishes a warehouse of given reports for the app to open."""

    def published(*reports):
        monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(tmp_path / "ledger.duckdb"))
        return warehouse(tmp_path, *reports)

    return published


@pytest.fixture
def county(publish):
    """Three towns, their county and a bureau that repeats the county's figure, over two half-years."""

    def town(name, period, gdp, grew, invested, goal=None, **more):
        said = [level(GDP, gdp), growth(GDP, grew), level(INVESTMENT, invested)]
        if goal:
            said.append(level(INVESTMENT, goal, status="target", period=period[:4]))
        return Given(name, period, [*said, *more.get("also", [])], more.get("type", "town"))

    return publish(
        town("石桥镇", "2023H1", "10.00亿元", "5.0%", "4.00亿元"),
        town("东湖镇", "2023H1", "20.00亿元", "6.0%", "5.00亿元"),
        town("石桥镇", "2024H1", "11.00亿元", "10.0%", "6.00亿元", "10.00亿元"),
        town("东湖镇", "2024H1", "21.00亿元", "9.0%", "4.00亿元", "10.00亿元"),
        town("河口乡", "2024H1", "XX亿元", "XX%", "3.00亿元", type="township"),
        town("云岭县人民政府", "2024H1", "90.00亿元", "9.5%", "50.00亿元", type="county"),
        town("云岭县统计局", "2024H1", "90.00亿元", "9.5%", "50.00亿元", type="department"),
    )
