"""Numbers beside others: of another time, part or way of counting, each in its turn, or of competitors."""

from typing import Any

import pytest

from tests.extract.making import half_year as said
from tests.extract.making import observe

Row = tuple[Any, ...]


def rows(sentence: str, *fields: str) -> list[Row]:
    return [tuple(getattr(x, field) for field in ("quote", *fields)) for x in said(sentence)]


PERIODS: list[tuple[str, list[Row]]] = [
    (
        "规上工业总产值完成6.15亿元，较去年同期的6.72亿元下降8.5%。",
        [("6.15亿元", "2024H1"), ("6.72亿元", "2023H1"), ("8.5%", "2024H1")],
    ),
    (
        "用电量0.8亿千瓦时，比上年同期的1.2亿千瓦时下降33%。",
        [("0.8亿千瓦时", "2024H1"), ("1.2亿千瓦时", "2023H1"), ("33%", "2024H1")],
    ),
    ("上半年接待游客41万人次，去年全年为86万人次。", [("41万人次", "2024H1"), ("86万人次", "2023")]),
    ("上半年接待游客41万人次，去年全年86万人次。", [("41万人次", "2024H1"), ("86万人次", "2023")]),
    ("完成水利投资2.4亿元（去年同期1.9亿元）。", [("2.4亿元", "2024H1"), ("1.9亿元", "2023H1")]),
    (
        "参保率由2022年的61%提高到2023年的66%，今年上半年达到71%。",
        [("61%", "2022"), ("66%", "2023"), ("71%", "2024H1")],
    ),
    (
        "三次产业结构由去年同期的12.1∶42.6∶45.3调整为11.2∶42.9∶45.9。",
        [*[(x, "2023H1") for x in ("12.1", "42.6", "45.3")], *[(x, "2024H1") for x in ("11.2", "42.9", "45.9")]],
    ),
    (
        "预计全年地区生产总值增长6%以上，社会消费品零售总额增长7%，城镇调查失业率5%左右。",
        [("6%", "2024"), ("7%", "2024"), ("5%", "2024")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"), PERIODS, ids=lambda x: x[:14] if isinstance(x, str) else ""
)
def test_a_number_of_another_time_keeps_that_time(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence, "period") == expected


def test_an_outlook_is_of_one_time_to_its_end() -> None:
    found = said("棉花总产量预计达3.6万吨，同比增长2.1%，大豆产量1.2万吨。")
    assert len({x.period for x in found}) == 1


def test_what_another_years_total_is_passed_by_is_of_the_report() -> None:
    (found,) = rows("争取资金已达去年全年的1.3倍。", "period")
    assert found == ("1.3倍", "2024H1")


def test_what_is_put_off_to_the_end_of_a_quarter_is_of_all_its_quarters() -> None:
    first, last = said("截至3月底争取资金0.9亿元，到二季度末争取资金2.1亿元。")
    assert (first.period, last.period) == ("2024Q1", "2024H1")


SAME: list[tuple[str, str]] = [
    ("加装电梯24部，去年同期为17部。", "加装电梯"),
    ("接待游客41万人次，上年同期36万人次。", "接待游客"),
    ("完成水利投资2.4亿元（去年同期1.9亿元）。", "水利投资"),
    ("上半年接待游客41万人次，去年全年86万人次。", "接待游客"),
]


@pytest.mark.parametrize(("sentence", "name"), SAME, ids=[s[:8] for s, _ in SAME])
def test_the_same_of_another_time_has_the_same_name(sentence: str, name: str) -> None:
    assert {x.indicator for x in said(sentence)} == {name}


SIGNS: list[tuple[str, str, float]] = [
    ("税收收入1860万元，同比减收210万元。", "change", -210),
    ("财政支出1.3亿元，同比少支3900万元。", "change", -3900),
    ("财政支出1.3亿元，同比增支3900万元。", "change", 3900),
    ("亏损企业亏损额1.1亿元，增亏0.3亿元。", "change", 0.3),
    ("存款余额28.4亿元，比5月末多0.6亿元。", "change", 0.6),
    ("存款余额28.4亿元，比年初少0.6亿元。", "change", -0.6),
    ("PM2.5浓度31微克/立方米，改善12.4%。", "growth", -12.4),
    ("臭氧浓度同比改善3.7%。", "growth", -3.7),
]


@pytest.mark.parametrize(("sentence", "kind", "value"), SIGNS, ids=[s[:12] for s, _, _ in SIGNS])
def test_more_or_less_than_before_is_a_change_with_its_sign(sentence: str, kind: str, value: float) -> None:
    last = said(sentence)[-1]
    assert (last.kind, last.value) == (kind, value)


@pytest.mark.parametrize("since", ["较法定时限", "比改革前"])
def test_what_the_rules_allow_is_another_start(since: str) -> None:
    (found,) = said(f"企业开办用时{since}压缩72%。")
    assert (found.kind, found.value, found.basis) == ("growth", -72, "prev")


@pytest.mark.parametrize("since", ["较1-5月", "较5月", "比3月末", "较一季度", "较年初"])
def test_what_is_counted_from_another_start_says_so(since: str) -> None:
    assert said(f"规上工业增加值增长7.3%，{since}回落1.9个百分点。")[-1].basis == "prev"


def test_the_stretch_of_last_year_is_no_other_start() -> None:
    assert said("规上工业增加值增长7.3%，较去年同期回落1.9个百分点。")[-1].basis == "yoy"


def test_the_parts_of_a_structure_are_the_three_sectors_in_their_order() -> None:
    sentence = "装备制造业增加值增长12.8%，三次产业结构进一步优化，调整为9.1∶40.2∶50.7。"
    assert rows(sentence, "kind", "indicator")[1:] == [
        ("9.1", "ratio", "第一产业占比"),
        ("40.2", "ratio", "第二产业占比"),
        ("50.7", "ratio", "第三产业占比"),
    ]


def test_a_total_after_what_was_newly_added_is_of_all() -> None:
    found = rows("净增市场主体960户，总数达1.48万户，较年初增长6.9%。", "indicator")
    assert [name for _, name in found] == ["净增市场主体", "市场主体总数", "市场主体总数"]


def test_a_growth_of_a_part_is_not_a_second_one_of_the_whole() -> None:
    found = rows("社会消费品零售总额29.4亿元，增长5.1%，限额以上增长8.3%。", "indicator")
    assert [name for _, name in found] == ["社会消费品零售总额"] * 2 + ["限上社会消费品零售额"]


@pytest.mark.parametrize("so", ["剔除一次性因素后", "自然口径"])
def test_a_growth_counted_in_another_way_is_not_a_second_one_of_the_same(so: str) -> None:
    first, again, other = said(f"一般公共预算收入1.9亿元，同比增长4.2%，{so}增长7.1%。")
    assert first.indicator == again.indicator == "一般公共预算收入"
    assert other.indicator == f"{so}一般公共预算收入"


def test_residents_of_town_and_country_are_part_of_the_name() -> None:
    sentence = "居民人均可支配收入17850元，其中城镇23480元，农村12960元，分别增长5.1%、4.4%和6.2%。"
    names = [f"{who}居民人均可支配收入" for who in ("", "城镇", "农村")]
    assert [(x.indicator, x.entity) for x in said(sentence)] == [(name, None) for name in names] * 2


EACH: list[tuple[str, list[str]]] = [
    (
        "固定资产投资8亿元、工业投资3亿元、技改投资1亿元，分别增长5%、6%和-7%。",
        ["固定资产投资", "工业投资", "技改投资"],
    ),
    ("海带12480吨，牡蛎15930吨，对虾2850吨，同比分别增长2.6%、4.1%、-3.3%。", ["海带", "牡蛎", "对虾"]),
    ("发生生产安全事故1起、死亡0人，同比分别减少2起、1人。", ["生产安全事故", "生产安全事故死亡"]),
    (
        "农业、工业、商饮服务业分别是3260万元、11790万元、3590万元，同比+6.2%、+29.4%、-2.1%。",
        ["农业", "工业", "商饮服务业"],
    ),
]


@pytest.mark.parametrize(("sentence", "names"), EACH, ids=[s[:8] for s, _ in EACH])
def test_as_many_growths_as_amounts_are_handed_out_in_turn(sentence: str, names: list[str]) -> None:
    found = [x.indicator for x in said(sentence)]
    assert found == found[: len(names)] * 2
    assert found[: len(names)] == names


def test_each_contrast_of_a_list_has_its_own_other_side() -> None:
    found = rows("规上工业增加值增长8.1%，增速分别高于全国、全省1.3个、0.7个百分点。", "kind", "entity")
    assert found[1:] == [("1.3个", "contrast", "全国"), ("0.7个百分点", "contrast", "全省")]


def test_places_by_their_bare_names_are_whose_number_it_is() -> None:
    found = rows("24个项目投资进度滞后，其中东湖2个、城关3个、河西6个、西岭4个。", "entity")
    assert found[1:] == [("2个", "东湖"), ("3个", "城关"), ("6个", "河西"), ("4个", "西岭")]


@pytest.mark.parametrize(
    "sentence",
    [
        "射艺比赛28人获奖，其中一等奖3人、二等奖9人、三等奖16人。",
        "承建项目34个，其中续建12个，新开工7个，储备15个。",
    ],
)
def test_sorts_of_things_are_no_places(sentence: str) -> None:
    assert {x.entity for x in said(sentence)} == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "规上工业总产值14.6亿元，居全县13个乡镇第二。",
        "地区生产总值增长6.1%，列全市9个县区第6位。",
        "参保率96.2%，在全县14个乡镇中排名第3。",
    ],
)
def test_those_among_whom_a_place_is_taken_are_counted_for_nothing(sentence: str) -> None:
    first, rank = said(sentence)
    assert rank.kind == "rank"
    assert rank.indicator.startswith(first.indicator)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("居民消费价格上涨0.3%，涨幅低于3%左右的预期目标。", "3%"),
        ("城镇登记失业率为3.2%，控制在4.5%的目标以内。", "4.5%"),
        ("固定资产投资增长7.4%，完成年度预期目标（10%）的进度偏慢。", "10%"),
    ],
)
def test_a_number_that_is_called_a_goal_is_one(sentence: str, quote: str) -> None:
    statuses = {x.quote: x.status for x in said(sentence)}
    assert statuses.pop(quote) == "target"
    assert set(statuses.values()) == {"actual"}


def test_a_price_is_named_without_what_it_does() -> None:
    assert [x.indicator for x in said("居民消费价格上涨0.3%。")] == ["居民消费价格"]


def test_a_goal_for_the_year_leaves_its_words_out_of_the_name() -> None:
    found = said("重点项目年度计划投资9.2亿元，截至6月底完成投资4.8亿元。")
    assert [(x.quote, x.status) for x in found] == [("9.2亿元", "target"), ("4.8亿元", "actual")]
    assert "截至" not in found[1].indicator


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("选定公共机构用能(碳)预算管理试点楼宇6幢。", "用能(碳)"),
        ("机关事务领域省级标准“揭榜挂帅”项目2个。", "“揭榜挂帅”"),
    ],
)
def test_a_name_keeps_both_of_a_pair_of_marks(sentence: str, name: str) -> None:
    (found,) = said(sentence)
    assert name in found.indicator


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        ("脱贫户人均纯收入低于8000元的由146户减少到21户。", "8000元"),
        ("地区生产总值达到10.3亿元，成为全县第三个过10亿元乡镇。", "10亿元"),
    ],
)
def test_what_says_which_are_meant_is_no_amount(sentence: str, limit: str) -> None:
    assert limit not in [x.quote for x in said(sentence)]


@pytest.mark.parametrize("verb", ["实现", "完成", "共实现", "累计完成"])
def test_the_verb_of_doing_is_no_part_of_a_name(verb: str) -> None:
    assert [x.indicator for x in said(f"全镇{verb}工农业总产值12.6亿元。")] == ["工农业总产值"]


def test_places_before_their_numbers_have_one_each_and_keep_their_turn() -> None:
    sentence = (
        "石桥街道、东湖镇和西岭镇分别实现规上工业总产值11.8亿元、8.2亿元和5.1亿元，增长7.9%、6.1%和-2.2%。"
    )
    places = ("石桥街道", "东湖镇", "西岭镇")
    assert [(x.indicator, x.entity) for x in said(sentence)] == [
        ("规上工业总产值", place) for place in places
    ] * 2


def test_places_keep_their_turn_for_how_far_they_are() -> None:
    found = said("东湖镇、西岭镇、南坪乡分别完成投资2.1亿元、1.7亿元和0.8亿元，完成年度任务的61%、47%和30%。")
    assert [(x.kind, x.entity) for x in found] == [
        (kind, place) for kind in ("level", "progress") for place in ("东湖镇", "西岭镇", "南坪乡")
    ]
    assert len({x.indicator for x in found}) == 1


def test_what_several_rose_by_against_the_year_before_is_each_ones_own() -> None:
    sentence = "毛入园率96.1%，巩固率99.3%，毛入学率97.2%，分别比上年提高0.5、0.3和1.2个百分点。"
    found = [x.indicator for x in said(sentence)]
    assert found[3:] == found[:3]
    assert len(set(found)) == 3


def test_what_is_built_by_now_is_not_what_was_built_this_year() -> None:
    found = rows("新建高标准农田1.1万亩，累计建成14.8万亩。", "indicator")
    assert found == [("1.1万亩", "新建高标准农田"), ("14.8万亩", "累计建成高标准农田")]


def test_a_rank_after_a_contrast_is_not_the_other_sides() -> None:
    rank = said("规上工业产值同比增长8.1%，增速比全市平均水平高1.4个百分点，列全市第三位。")[-1]
    assert (rank.kind, rank.entity) == ("rank", None)


def test_a_part_does_not_say_again_what_its_whole_ends_with() -> None:
    names = [x.indicator for x in said("受理群众来信来访316件次，其中来信82件，办结率98.1%。")]
    assert names[1] in ("受理群众来信", "受理来信")


def test_a_part_is_of_the_thing_and_not_of_how_much_less_it_fell() -> None:
    sentence = "进出口总额3.1亿美元，同比下降4.2%，降幅较一季度收窄2.8个百分点，其中出口2.6亿美元，下降5.1%。"
    assert not any("降幅" in x.indicator for x in said(sentence) if x.kind in ("level", "growth"))


IN_TURN: list[tuple[str, list[Row]]] = [
    (
        "财政总收入1.18亿元，同比增长10.9%，其中一般公共预算收入6420万元，同比增长8.8%，分别完成年度任务的53.6%和51.9%。",
        [("53.6%", "财政总收入"), ("51.9%", "一般公共预算收入")],
    ),
    (
        "累计培育国家级专精特新企业11家、省级专精特新企业64家，数量分别居全省第四位和第三位。",
        [("第四位", "培育国家级专精特新企业"), ("第三位", "培育省级专精特新企业")],
    ),
    (
        "接待游客突破90万人次，实现旅游收入5亿元以上，同比分别增长14%和17%。",
        [("14%", "接待游客"), ("17%", "旅游收入")],
    ),
    (
        "三次产业对经济增长的贡献率分别为4.2%、57.9%和37.9%。",
        [(x, f"第{n}产业对经济增长的贡献率") for x, n in (("4.2%", "一"), ("57.9%", "二"), ("37.9%", "三"))],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), IN_TURN, ids=[s[:8] for s, _ in IN_TURN])
def test_each_of_a_list_is_of_what_was_named_before_in_its_turn(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence, "indicator")[-len(expected) :] == expected


def test_behind_the_calendar_is_below_it() -> None:
    last = said("重点项目完成投资3.4亿元，占年度计划的45%，较序时进度滞后5个百分点。")[-1]
    assert (last.kind, last.value, last.entity) == ("contrast", -5, "序时进度")


@pytest.mark.parametrize("sentence", ["在全市评比中3个项目获得第一名。", "先进单位3个获评全县前十。"])
def test_what_won_a_place_is_counted(sentence: str) -> None:
    assert "3个" in [x.quote for x in said(sentence)]


THREE = ("第一产业", "第二产业", "第三产业")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (f"{which}增加值分别增长3.2%、6.1%、5.4%。", tuple(f"{name}增加值" for name in THREE))
        for which in (
            "一、二、三产业", "第一、二、三产业", "一、二、三次产业", "第一、第二、第三产业",
            "一产、二产、三产", "一、二、三产", "三次产业", "一二三产业",
        )
    ]
    + [
        ("一、二、三产业投资分别完成1.2亿元、8.5亿元、3.6亿元。", tuple(f"{name}投资" for name in THREE)),
        ("一产、二产、三产分别增长3.2%、6.1%、5.4%。", THREE),
        ("二、三产业增加值依次增长6.1%、5.4%。", ("第二产业增加值", "第三产业增加值")),
        ("一产完成3.2亿元，二产完成15.6亿元、增长6.2%，三产完成12.8亿元。", ("一产", "二产", "二产", "三产")),
    ],
    ids=lambda x: x[:12] if isinstance(x, str) else "",
)  # fmt: skip
def test_sectors_named_together_each_have_their_number(sentence: str, names: tuple[str, ...]) -> None:
    assert tuple(x.indicator for x in said(sentence)) == names


@pytest.mark.parametrize("row", ["村级集体经营性收入 元 21600 6.9", "外贸出口　3.2　4.5"])
def test_what_is_left_of_a_row_of_a_table_is_nothing(row: str) -> None:
    assert said(f"上半年主要指标如下\n{row}\n") == ()


def test_a_number_and_its_unit_may_be_spaced() -> None:
    assert rows("固定资产投资 15.2 亿元 增长 8.1% 。", "indicator") == [
        ("15.2 亿元", "固定资产投资"),
        ("8.1%", "固定资产投资"),
    ]


YEAR = "河口乡2022年工作报告"


def told(heading: str, sentence: str) -> list[Row]:
    found = observe(f"{heading}\n{sentence}", title=YEAR)
    return [(x.quote, x.kind, x.status, x.period) for x in found]


def test_what_is_compared_with_the_year_before_is_done_unless_it_is_planned() -> None:
    sentence = "一是全年完成固定资产投资5.35亿元，比上年增长7.2%。二是新开工项目6个。"
    done = [("5.35亿元", "level", "actual", "2022"), ("7.2%", "growth", "actual", "2022")]
    assert told("一、突出项目牵引，有效投资持续扩大", sentence)[:2] == done
    planned = [("5.35亿元", "level", "target", "2023"), ("7.2%", "growth", "target", "2023")]
    assert told("三、2023年工作安排", sentence)[:2] == planned


@pytest.mark.parametrize("heading", ["一、2022年工作回顾", "四、下一步工作重点"])
@pytest.mark.parametrize("failed", ["未能实现年初确定的", "没有达到年初确定的", "未完成年初预定的"])
def test_a_goal_that_was_missed_is_of_the_year_under_review(heading: str, failed: str) -> None:
    sentence = f"村级集体经营性收入{failed}1900万元的目标，为年度目标的92%。"
    assert told(heading, sentence) == [
        ("1900万元", "level", "target", "2022"),
        ("92%", "progress", "actual", "2022"),
    ]
    found = observe(f"{heading}\n{sentence}", title=YEAR)
    assert {x.indicator for x in found} == {"村级集体经营性收入"}
