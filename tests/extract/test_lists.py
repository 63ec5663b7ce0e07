"""Lists, brackets and parts in whole sentences: each number with the name and the place that is its own."""

from typing import Any

import pytest

from tests.extract.making import check, o, said

HARD: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "全镇签约27户，拆房14户，完成腾空验收9户。",
        [o("27户", "level", "签约", 27), o("14户", "level", "拆房", 14), o("9户", "level", "腾空验收", 9)],
    ),
    (
        "年度投资完成率排名靠前的镇为东湖镇（58%）、西岭镇（53%）、石桥镇（49%）。",
        [
            o("58%", "progress", "投资完成率", 58, entity="东湖镇"),
            o("53%", "progress", "投资完成率", 53, entity="西岭镇"),
            o("49%", "progress", "投资完成率", 49, entity="石桥镇"),
        ],
    ),
    (
        "规上工业利润总额增速分别高于全国2.3个、全省1.7个百分点。",
        [
            o("2.3个", "contrast", "规上工业利润总额增速", 2.3, unit="个百分点", entity="全国"),
            o("1.7个百分点", "contrast", "规上工业利润总额增速", 1.7, unit="个百分点", entity="全省"),
        ],
    ),
    (
        "平均办理时间缩短4天，群众跑腿次数减少1.6次。",
        [o("4天", "change", "平均办理时间", -4), o("1.6次", "change", "群众跑腿次数", -1.6)],
    ),
    (
        "接待游客近万人次，村集体收入翻一番。",
        [o("万人次", "level", "接待游客", 1, qualifier="~"), o("一番", "growth", "村集体收入", 1, unit="番")],
    ),
    (
        "一般公共预算收入占比由36.4%升至41.7%。",
        [
            o("36.4%", "ratio", "一般公共预算收入占比", 36.4, period=None),
            o("41.7%", "ratio", "一般公共预算收入占比", 41.7),
        ],
    ),
    ("实现GDP61.7亿元，增长5.8%。", [o("61.7亿元", "level", "GDP", 61.7), o("5.8%", "growth", "GDP", 5.8)]),
    (
        "固定资产投资增长9.3%，在全县排名第X位。",
        [o("9.3%", "growth", "固定资产投资", 9.3), o("第X位", "rank", "固定资产投资", None, unit="第")],
    ),
    (
        "服装、家具、箱包等行业没有走出低谷，分别下降4.3%、6.1%、9.8%。",
        [
            o("4.3%", "growth", "服装", -4.3),
            o("6.1%", "growth", "家具", -6.1),
            o("9.8%", "growth", "箱包", -9.8),
        ],
    ),
    (
        "促消费活动带动新能源汽车、家电零售额分别增长18.6%、27.3%。",
        [o("18.6%", "growth", "新能源汽车零售额", 18.6), o("27.3%", "growth", "家电零售额", 27.3)],
    ),
    (
        "综合实力从全市第12位升至第7位。",
        [o("第12位", "rank", "综合实力", 12, period=None), o("第7位", "rank", "综合实力", 7)],
    ),
    (
        "居民人均可支配收入增长5.7%，快于GDP增速0.9个百分点。",
        [
            o("5.7%", "growth", "居民人均可支配收入", 5.7),
            o("0.9个百分点", "contrast", "居民人均可支配收入", 0.9, basis="ref", entity="GDP增速"),
        ],
    ),
    (
        "医疗废物处置率、污水处理率、垃圾分类覆盖率均居全市第一。",
        [o("第一", "rank", "医疗废物处置率、污水处理率、垃圾分类覆盖率", 1)],
    ),
    ("今年以来，全镇稳预期、强信心，地区生产总值增长6.2%。", [o("6.2%", "growth", "地区生产总值", 6.2)]),
    ("人均预期寿命提高到80.4岁。", [o("80.4岁", "level", "人均预期寿命", 80.4)]),
]


@pytest.mark.parametrize(("sentence", "expected"), HARD, ids=[sentence[:12] for sentence, _ in HARD])
def test_lists_brackets_and_other_hard_places(sentence: str, expected: list[dict[str, Any]]) -> None:
    own = [{"status": "actual", "period": "2024H1"} | e for e in expected]
    check(said(review=sentence), own)


def test_a_part_with_a_name_of_its_own_keeps_it() -> None:
    text = "一般公共预算收入完成3.2亿元，增长5.1%，其中税收收入2.4亿元，增长6.3%。"
    assert [x.indicator for x in said(review=text)] == ["一般公共预算收入"] * 2 + ["税收收入"] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "从各镇街看，一般公共预算收入居前的有石桥街道24104万元、临湖街道22293万元、云岭镇17946万元。",
            [("24104万元", "一般公共预算收入", "石桥街道"), ("22293万元", "一般公共预算收入", "临湖街道"),
             ("17946万元", "一般公共预算收入", "云岭镇")],
        ),
        (
            "从各镇街村级集体经营性收入看，南坪镇3169万元、云岭镇2511万元。",
            [("3169万元", "村级集体经营性收入", "南坪镇"), ("2511万元", "村级集体经营性收入", "云岭镇")],
        ),
        (
            "各镇街村级集体经营性收入分别为：南坪镇1502万元、云岭镇1441万元。",
            [("1502万元", "村级集体经营性收入", "南坪镇"), ("1441万元", "村级集体经营性收入", "云岭镇")],
        ),
    ],
)  # fmt: skip
def test_a_list_of_places_tells_each_what_leads_it_in(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(x.quote, x.indicator, x.entity) for x in said(review=sentence)] == expected


def test_growth_leads_in_growths_and_volumes_follow_in_the_same_sentence() -> None:
    found = said(
        review="规上工业总产值增速居前的镇街为云岭镇(14.3%)、南坪镇(14.1%)，总量居前的为临湖街道38.63亿元、石桥街道37.72亿元。"
    )
    assert [x.kind for x in found] == ["growth", "growth", "level", "level"]
    assert {x.indicator for x in found} == {"规上工业总产值"}
    assert [x.entity for x in found] == ["云岭镇", "南坪镇", "临湖街道", "石桥街道"]


def test_two_of_a_kind_are_not_one_of_the_other() -> None:
    found = said(review="开展党组织评星定级，其中五星级党组织16家，四星级党组织33家，三星级党组织28家。")
    assert [x.indicator for x in found] == ["五星级党组织", "四星级党组织", "三星级党组织"]


def test_a_list_in_brackets_tells_all_its_places_the_same() -> None:
    found = said(
        review="1—5月，53个县级重点工程完成投资XX亿元，年度投资完成率46.2%。东湖(44%)、西岭(42%)、南坪(38%)低于序时。"
    )
    assert [x.period for x in found[:3]] == ["2024-01/2024-05"] * 3
    places = found[3:]
    assert [x.quote for x in places] == ["44%", "42%", "38%"]
    assert len({x.indicator for x in places}) == 1


def test_a_rate_that_says_what_it_is_of_inherits_no_name() -> None:
    found = said(review="截至5月底，年度部门预算1196.2万元，累计支出601.9万元，预算执行率为50.3%。")
    assert found[-1].indicator.endswith("预算执行率")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("目前工程进度为62%。", "工程进度"),
        ("2021-2022年落地的重大项目新增投资3.6亿元。", "落地的重大项目新增投资"),
    ],
)  # fmt: skip
def test_a_name_begins_with_no_time_and_loses_no_part_of_a_word(sentence: str, name: str) -> None:
    (found,) = said(review=sentence)
    assert found.indicator == name


def test_the_first_character_of_an_adverb_is_not_taken_for_an_and() -> None:
    (found,) = said(review="及时拨付补助资金32万元。")
    assert found.indicator in ("及时拨付补助资金", "拨付补助资金")


def test_a_body_that_a_clause_is_about_is_whose_number_it_is() -> None:
    found = said(review="北塘港集装箱吞吐量46.2万标箱，增长8.3%。")
    assert [x.entity for x in found] == ["北塘港", "北塘港"]


def test_where_a_part_has_no_name_of_its_own_the_campaign_gives_it() -> None:
    (found,) = said(review="启动外立面改造工程，多次会同消防部门研究方案。目前工程进度为62%。")
    assert "外立面改造工程" in found.indicator
