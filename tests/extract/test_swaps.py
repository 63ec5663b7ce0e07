"""A number that says only the word in which it differs takes the rest of its name from the one before."""

import pytest

from tests.extract.making import observe


def levels(text: str) -> list[str]:
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")
    return [o.indicator for o in found if o.kind == "level"]


SWAPS: list[tuple[str, list[str]]] = [
    ("城区社零额12.6亿元，增长5.2%，乡村4.3亿元，增长6.8%。", ["城区社零额", "乡村社零额"]),
    (
        "全县社零额16.9亿元，增长5.6%。其中，城镇12.6亿元，增长5.2%；乡村4.3亿元。",
        ["社零额", "城镇社零额", "乡村社零额"],
    ),
    (
        "全体居民人均可支配收入18620元，增长6.1%，其中城镇居民24310元，增长5.2%，农村居民13240元。",
        ["全体居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入"],
    ),
    (
        "省级重点项目新开工项目216个，建成投产132个。",
        ["省级重点项目新开工项目", "省级重点项目建成投产"],
    ),
    ("新开工项目86个，竣工42个，在建128个。", ["新开工项目", "竣工项目", "在建项目"]),
    ("新建党群服务中心3个，改造提升6个。", ["新建党群服务中心", "改造提升党群服务中心"]),
    ("节水灌溉面积新增1.2万亩，累计达18.6万亩。", ["节水灌溉面积新增", "节水灌溉面积"]),
    (
        "限上社零额16.8亿元，增长6.2%，其中汽车类4.2亿元，石油类2.1亿元。",
        ["限上社零额", "限上汽车类零售额", "限上石油类零售额"],
    ),
    ("参保人数36万人，其中城镇职工6万人。", ["参保人数", "参保人数城镇职工"]),
]


@pytest.mark.parametrize(("text", "names"), SWAPS, ids=[text[:10] for text, _ in SWAPS])
def test_one_word_is_put_in_the_place_of_another(text: str, names: list[str]) -> None:
    assert levels(text) == names


def test_the_classes_of_a_price_list_are_of_the_prices() -> None:
    text = "居民消费价格上涨0.6%，其中食品烟酒类上涨1.2%，衣着类上涨0.8%，交通通信类下降1.6%。"
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")
    assert [o.indicator for o in found] == [
        "居民消费价格",
        "食品烟酒类居民消费价格",
        "衣着类居民消费价格",
        "交通通信类居民消费价格",
    ]
