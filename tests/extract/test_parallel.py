"""Clauses built alike, which differ in what they are about."""

import pytest

from tests.extract.making import half_year

ALIKE: list[tuple[str, list[str]]] = [
    (
        "分行业看，道路运输事故6起、死亡4人，建筑施工2起、死亡1人，工贸1起、死亡1人。",
        ["道路运输事故", "道路运输事故死亡", "建筑施工", "建筑施工死亡", "工贸", "工贸死亡"],
    ),
    (
        "小麦面积6200亩、总产2400吨，玉米面积8600亩、总产3600吨，油菜面积2100亩、总产260吨。",
        ["小麦面积", "小麦总产", "玉米面积", "玉米总产", "油菜面积", "油菜总产"],
    ),
]


@pytest.mark.parametrize(("sentence", "names"), ALIKE, ids=[s[:6] for s, _ in ALIKE])
def test_each_clause_is_named_for_what_it_is_about(sentence: str, names: list[str]) -> None:
    assert [x.indicator for x in half_year(sentence)] == names
