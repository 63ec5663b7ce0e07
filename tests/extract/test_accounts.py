"""Names that a heading, a head or the industry before hands on."""

from tests.extract.making import half_year, observe


def test_what_came_in_and_went_out_is_of_the_account_of_the_heading() -> None:
    found = observe(
        "二、国有资本经营预算执行情况\n收入980万元，完成预算的49%；支出360万元，完成预算的28%。",
        title="东湖县2024年上半年预算执行情况",
    )
    assert [(o.indicator, o.kind) for o in found] == [
        ("国有资本经营预算收入", "level"),
        ("国有资本经营预算收入", "progress"),
        ("国有资本经营预算支出", "level"),
        ("国有资本经营预算支出", "progress"),
    ]


def test_what_follows_the_word_for_its_kind_names_itself() -> None:
    found = half_year("主要支出科目：教育支出4.8亿元，增长5.6%；科学技术支出2860万元。")
    assert [o.indicator for o in found] == ["教育支出", "教育支出", "科学技术支出"]


def test_an_industry_grew_in_what_the_one_before_it_grew_in() -> None:
    found = half_year("食品加工业增加值增长5.2%，纺织业下降3.1%，专用设备制造业增长12.6%。")
    assert [(o.indicator, o.value) for o in found] == [
        ("食品加工业增加值", 5.2),
        ("纺织业增加值", -3.1),
        ("专用设备制造业增加值", 12.6),
    ]
    found = half_year("限额以上批发业销售额增长9.2%，零售业增长7.6%。")
    assert [o.indicator for o in found] == ["限额以上批发业销售额", "限额以上零售业销售额"]
