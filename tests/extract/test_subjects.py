"""The places that sentences are about in turn, and the things that are only named after places."""

import pytest

from tests.extract.making import observe


def entities(sentence: str) -> list[str | None]:
    found = observe(f"一、上半年工作完成情况\n{sentence}", title="东湖镇2024年上半年工作总结")
    return [x.entity for x in found]


TURNS: list[tuple[str, list[str | None]]] = [
    ("南城街道完成税收1.36亿元，梨岭镇完成7600万元，青河镇完成4200万元。", ["南城街道", "梨岭镇", "青河镇"]),
    (
        "南关镇完成固定资产投资2.3亿元，增长11%，青水镇完成1.5亿元，增长7.6%。",
        ["南关镇"] * 2 + ["青水镇"] * 2,
    ),
    ("上沟村集体经济收入76万元，下沟村42万元，孟家村31万元。", ["上沟村", "下沟村", "孟家村"]),
    ("从各镇情况看，梨岭镇增长12.3%，松桥镇增长8.6%，杏河乡下降3.2%。", ["梨岭镇", "松桥镇", "杏河乡"]),
    ("梨岭镇完成86%，松桥镇完成72%。", ["梨岭镇", "松桥镇"]),
    ("晨光社区新建充电桩12个，惠及居民300户；和顺社区改造管网3公里。", ["晨光社区"] * 2 + ["和顺社区"]),
    ("其中青河县完成投资2.6亿元，松水县完成1.8亿元；全市完成税收3亿元。", ["青河县", "松水县", None]),
    ("青河县增长9.2%，高于全市2.1个百分点，松水县增长8.6%。", ["青河县", "全市", "松水县"]),
    (
        "固定资产投资增速靠前的是梨岭镇、松桥镇、杏河乡，分别增长26.3%、22.1%和18.6%。",
        ["梨岭镇", "松桥镇", "杏河乡"],
    ),
    ("东湖县、西岭区、南坪县地区生产总值分别增长6.6%、6.1%、5.4%。", ["东湖县", "西岭区", "南坪县"]),
    ("固定资产投资26亿元，梨岭镇完成8亿元、松桥镇完成6.4亿元。", [None, "梨岭镇", "松桥镇"]),
    (
        "产业投资26亿元，占54%，其中梨岭镇完成8亿元、松桥镇完成6.4亿元；新签约项目12个。",
        [None, None, "梨岭镇", "松桥镇", None],
    ),
    (
        "各村改厕：上沟村86户（100%）、下沟村72户（92.3%）、孟家村65户（86.7%）。",
        ["上沟村"] * 2 + ["下沟村"] * 2 + ["孟家村"] * 2,
    ),
    (
        "按属地分，到县访最多的是梨岭镇46人次，其次是松桥镇31人次，最少的是杏河乡6人次。",
        ["梨岭镇", "松桥镇", "杏河乡"],
    ),
    ("集体收入最高的上沟村42.6万元，最低的下沟村5.8万元。", ["上沟村", "下沟村"]),
    (
        "逾期未办结9件，其中县自然资源局5件、县教育局3件、县水利局1件。",
        [None, "县自然资源局", "县教育局", "县水利局"],
    ),
    (
        "新入统16家，其中工业9家、商贸7家。梨岭镇6家，县工业园4家，松桥镇、杏河乡各3家。",
        [None, None, None, "梨岭镇", "县工业园", "松桥镇、杏河乡"],
    ),
]


@pytest.mark.parametrize(("sentence", "places"), TURNS, ids=[s[:10] for s, _ in TURNS])
def test_each_number_is_of_the_place_whose_turn_it_is(sentence: str, places: list[str | None]) -> None:
    assert entities(sentence) == places


def test_each_number_is_of_the_enterprise_whose_turn_it_is() -> None:
    found = entities("海星化工、天宁电子、金泉纺织三家企业产值分别下降12.3%、8.6%和5.2%。")
    assert found[-3:] == ["海星化工", "天宁电子", "金泉纺织"]


THINGS: list[str] = [
    "创建国家级卫生乡镇2个、省级卫生乡镇6个、市级卫生村38个。",
    "创建省级乡村振兴示范村3个、市级示范村5个，和美乡村2个。",
    "红榜村20个，黑榜村7个。",
    "改造城中村12个，新建农村公路36公里。",
    "城镇、乡村分别实现零售额28.4亿元、8.8亿元。",
    "梨岭镇烘干中心完成总工程量的72%，杏河乡育秧工厂完成总工程量的60%。",
    "常住人口城镇化率58%，城市建成区绿化率42%。",
]


@pytest.mark.parametrize("sentence", THINGS, ids=[s[:10] for s in THINGS])
def test_what_is_only_named_after_places_is_none(sentence: str) -> None:
    assert set(entities(sentence)) == {None}


def test_places_told_side_by_side_are_told_of_what_their_whole_was() -> None:
    found = observe(
        "一、上半年工作完成情况\n全县投资中，产业投资26亿元，占54%，其中梨岭镇完成8亿元、松桥镇完成6.4亿元。",
        title="石桥县2024年上半年工作总结",
    )
    assert [x.indicator for x in found if x.kind == "level"] == ["产业投资"] * 3


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("投资完成率最高的是梨岭县（63%）。", "梨岭县"),
        ("开工率超80%的有松桥镇（86%）。", "松桥镇"),
        ("投资完成率靠前的乡镇有杏河乡（92%）。", "杏河乡"),
        ("龙头企业仅12家，比邻近的青河县少8家。", "青河县"),
    ],
)
def test_what_leads_to_a_place_is_no_part_of_it(sentence: str, place: str) -> None:
    assert entities(sentence)[-1] == place


def test_kinds_of_places_are_no_places() -> None:
    found = observe(
        "一、上半年工作完成情况\n老城区、县城绿地面积分别增长6.2%、4.8%。", title="石桥县2024年上半年工作总结"
    )
    assert [(x.indicator, x.entity) for x in found] == [("老城区绿地面积", None), ("县城绿地面积", None)]


def test_a_place_that_does_something_else_does_not_go_on_with_the_name_before() -> None:
    first, other = observe(
        "一、上半年工作完成情况\n东湖镇完成固定资产投资2.6亿元，清水镇签约额1.8亿元。",
        title="石桥县2024年上半年工作总结",
    )
    assert (first.indicator, first.entity) == ("固定资产投资", "东湖镇")
    assert other.entity == "清水镇"
    assert other.indicator != "固定资产投资"


@pytest.mark.parametrize(
    "sentence",
    [
        "全县一般公共预算收入完成9.8亿元，增长4.4%。其中东湖镇完成6200万元，西岭镇完成3100万元。",
        "全县一般公共预算收入完成9.8亿元，增长4.4%。东湖镇、西岭镇分别完成6200万元、3100万元。",
        "全县一般公共预算收入完成9.8亿元，增长4.4%，东湖镇、西岭镇分别完成6200万元、3100万元。",
        "1—6月，签约项目12个，一般公共预算收入9.8亿元。分乡镇看，东湖镇完成6200万元，西岭镇达3100万元。",
    ],
)
def test_places_that_only_did_something_did_what_the_amount_before_was_of(sentence: str) -> None:
    found = observe(f"一、上半年工作完成情况\n{sentence}", title="石桥县2024年上半年工作总结")
    assert [(x.indicator, x.entity, x.value) for x in found[-2:]] == [
        ("一般公共预算收入", "东湖镇", 6200),
        ("一般公共预算收入", "西岭镇", 3100),
    ]


@pytest.mark.parametrize(("up", "down"), [("增长", "下降"), ("增", "降")])
def test_a_town_and_what_is_above_scale_are_two_words(up: str, down: str) -> None:
    found = observe(
        f"一、上半年工作完成情况\n东湖镇规上工业增加值{up}6.2%，西岭镇{down}1.5%。",
        title="石桥县2024年上半年工作总结",
    )
    assert [(x.indicator, x.entity, x.value) for x in found] == [
        ("规上工业增加值", "东湖镇", 6.2),
        ("规上工业增加值", "西岭镇", -1.5),
    ]


@pytest.mark.parametrize("name", ["限上社会消费品零售额", "固投", "规下工业总产值"])
def test_short_words_of_reports_begin_after_the_town(name: str) -> None:
    (found,) = observe(f"石桥镇{name}完成2.6亿元。", title="石桥镇2024年上半年工作总结")
    assert found.indicator == name


def test_villages_and_communities_that_are_counted_are_no_places() -> None:
    found = observe(
        "一、基本情况\n全县共有行政村126个、社区18个，户籍人口42.6万人，常住人口36.8万人。",
        title="石桥县2024年上半年工作总结",
    )
    assert [(x.indicator, x.entity) for x in found] == [
        ("行政村", None),
        ("社区", None),
        ("户籍人口", None),
        ("常住人口", None),
    ]


def test_a_list_of_places_is_told_what_the_heading_names() -> None:
    found = observe(
        "一、规上工业总产值。上半年全县46.2亿元，增长6.4%。县工业园28.1亿元，增长11.2%；梨岭镇9.4亿元，下降2.1%。",
        title="东湖县2024年上半年主要指标情况",
    )
    assert [(x.entity, x.value) for x in found] == [
        (None, 46.2),
        (None, 6.4),
        ("县工业园", 28.1),
        ("县工业园", 11.2),
        ("梨岭镇", 9.4),
        ("梨岭镇", -2.1),
    ]
    assert {x.indicator for x in found} == {"规上工业总产值"}


@pytest.mark.parametrize(
    "sentence",
    [
        "石桥镇规上工业增加值增长6%。",
        "石桥镇上半年完成税收1.2亿元，同比增长8%，居全县第一。",
        "其中石桥镇完成固定资产投资2.3亿元。",
        "固定资产投资增速最快的石桥镇达到26%。",
    ],
)
def test_one_place_that_a_sentence_is_about_has_its_numbers(sentence: str) -> None:
    found = observe(f"一、上半年工作完成情况\n{sentence}", title="东湖县2024年上半年工作总结")
    assert found
    assert {o.entity for o in found} == {"石桥镇"}


def test_the_reporting_place_is_no_entity_of_its_own() -> None:
    found = observe(
        "一、上半年工作完成情况\n石桥镇规上工业增加值增长6%。", title="石桥镇2024年上半年工作总结"
    )
    assert {o.entity for o in found} == {None}


def test_what_all_did_after_a_place_is_of_all() -> None:
    found = observe(
        "一、上半年工作完成情况\n石桥镇完成固定资产投资2.3亿元，增长12%；全县新开工项目12个。",
        title="东湖县2024年上半年工作总结",
    )
    assert [(o.value, o.entity) for o in found] == [(2.3, "石桥镇"), (12, "石桥镇"), (12, None)]


def test_the_first_and_the_last_place_are_told_what_was_told_of() -> None:
    found = observe(
        "一、上半年工作完成情况\n全县固定资产投资增长8%，增速最快的石桥镇增长26%，最慢的梨岭乡下降3%。",
        title="东湖县2024年上半年工作总结",
    )
    assert [(o.indicator, o.value, o.entity) for o in found] == [
        ("固定资产投资", 8, None),
        ("固定资产投资", 26, "石桥镇"),
        ("固定资产投资", -3, "梨岭乡"),
    ]


def test_cities_by_their_bare_names_have_their_own_totals() -> None:
    found = observe(
        "一、上半年工作完成情况\n酒泉工业增加值增长7.1%，天水、平凉工业增加值增长6.8%。",
        title="甘肃省2024年政府工作报告",
    )
    assert [(o.value, o.entity) for o in found] == [(7.1, "酒泉"), (6.8, "天水、平凉")]


def test_a_place_that_only_did_something_goes_on_with_what_another_was_told_of() -> None:
    found = observe(
        "一、上半年工作完成情况\n东湖镇、西岭镇投资完成率分别为62.1%和58.3%，高于序时进度；南坪乡仅完成38.2%。",
        title="东湖县2024年上半年工作总结",
    )
    assert [(o.indicator, o.value, o.entity) for o in found] == [
        ("投资完成率", 62.1, "东湖镇"),
        ("投资完成率", 58.3, "西岭镇"),
        ("投资完成率", 38.2, "南坪乡"),
    ]


def test_a_place_in_the_next_sentence_goes_on_with_what_all_did() -> None:
    found = observe(
        "一、上半年工作完成情况\n全县固定资产投资完成12.6亿元，增长8%。石桥镇完成2.3亿元，增长12%。",
        title="东湖县2024年上半年工作总结",
    )
    assert [(o.indicator, o.value, o.entity) for o in found] == [
        ("固定资产投资", 12.6, None),
        ("固定资产投资", 8, None),
        ("固定资产投资", 2.3, "石桥镇"),
        ("固定资产投资", 12, "石桥镇"),
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "我县完成固定资产投资26.8亿元，邻县完成32.1亿元。",
            [("固定资产投资", 26.8, None), ("固定资产投资", 32.1, "邻县")],
        ),
        ("西岭县GDP增长6.8%。", [("GDP", 6.8, "西岭县")]),
    ],
)
def test_what_another_county_did_is_not_the_reporting_ones(
    sentence: str, told: list[tuple[str, float, str | None]]
) -> None:
    found = observe(f"一、上半年工作完成情况\n{sentence}", title="云岭县2024年上半年工作总结")
    assert [(o.indicator, o.value, o.entity) for o in found] == told
