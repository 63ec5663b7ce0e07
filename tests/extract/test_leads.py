"""The kind that the head of a list of places gives to their numbers."""

import pytest

from tests.extract.making import half_year

HEADS: list[tuple[str, str]] = [
    (
        "固定资产投资进度前三位：梨岭镇60.2%、南关镇57.8%、松桥镇53.6%；后两位：杏河乡34.1%、柳湾乡28.3%。",
        "progress",
    ),
    ("限上零售额增速前三：梨岭镇36.2%、南关镇17.4%、松桥镇12.8%。", "growth"),
    ("招商到位资金完成率靠前的是梨岭镇（66.2%）、南关镇（61.4%）。", "progress"),
]


@pytest.mark.parametrize(("sentence", "kind"), HEADS, ids=[s[:10] for s, _ in HEADS])
def test_the_head_of_a_list_says_what_all_of_it_is(sentence: str, kind: str) -> None:
    found = half_year(sentence)
    assert {o.kind for o in found} == {kind}
    assert all(o.entity for o in found)
