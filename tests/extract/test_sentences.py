"""Whole sentences as reports have them: every number named, timed and told by kind, status and place."""

from typing import Any

import pytest

from pipeline.extract.likeness import likeness
from pipeline.model import Extraction, Observation
from tests.extract.making import check_spans, extraction, observe

TITLE = "东湖镇2024年上半年工作总结和下半年工作思路"
REVIEW, PROBLEMS, PLAN = "一、上半年工作完成情况", "二、存在的问题", "三、下半年工作思路"
BODY = (
    "{}\n上半年，全镇上下真抓实干，各项工作取得新成效。\n{}\n"
    "{}\n工作中还存在一些短板和不足。\n{}\n"
    "{}\n下半年，我们将继续努力。\n{}\n"
)


def whole(review: str = "", problem: str = "", plan: str = "") -> Extraction:
    """What is in a half-year report that says these sentences in its three parts."""
    body = BODY.format(REVIEW, review, PROBLEMS, problem, PLAN, plan)
    found = extraction(body, title=TITLE)
    check_spans(f"{TITLE}\n{body}", found)
    return found


def said(review: str = "", problem: str = "", plan: str = "") -> tuple[Observation, ...]:
    return whole(review, problem, plan).observations


def check(found: tuple[Observation, ...], expected: list[dict[str, Any]]) -> None:
    """Each observation has the given fields; names agree as two careful readers' do."""
    assert [o.quote for o in found] == [e["quote"] for e in expected]
    for observation, wanted in zip(found, expected, strict=True):
        for field, value in wanted.items():
            if field == "indicator":
                assert likeness(observation.indicator, value) > 0, (observation.indicator, value)
            else:
                assert (field, getattr(observation, field)) == (field, value)


def o(quote: str, kind: str, indicator: str, value: float | None, **fields: Any) -> dict[str, Any]:
    return {"quote": quote, "kind": kind, "indicator": indicator, "value": value, **fields}


REVIEWED: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "上半年累计完成固定资产投资6.35亿元、增长18.6%,其中制造业投资2.27亿元、增长31.5%。",
        [
            o("6.35亿元", "level", "固定资产投资", 6.35, unit="亿元", basis=None),
            o("18.6%", "growth", "固定资产投资", 18.6, unit="%", basis="yoy"),
            o("2.27亿元", "level", "制造业投资", 2.27, unit="亿元"),
            o("31.5%", "growth", "制造业投资", 31.5, basis="yoy"),
        ],
    ),
    (
        "全镇规上工业增加值12.6亿元，同比下降7.9%。",
        [o("12.6亿元", "level", "规上工业增加值", 12.6), o("7.9%", "growth", "规上工业增加值", -7.9, basis="yoy")],
    ),
    (
        "规上工业总产值、固定资产投资、一般公共预算收入分别增长8.2%、15.6%、4.3%。",
        [
            o("8.2%", "growth", "规上工业总产值", 8.2),
            o("15.6%", "growth", "固定资产投资", 15.6),
            o("4.3%", "growth", "一般公共预算收入", 4.3),
        ],
    ),
    (
        "农业、工业、服务业增加值分别为3.2亿元、15.6亿元、12.8亿元。",
        [
            o("3.2亿元", "level", "农业增加值", 3.2),
            o("15.6亿元", "level", "工业增加值", 15.6),
            o("12.8亿元", "level", "服务业增加值", 12.8),
        ],
    ),
    (
        "城乡居民人均可支配收入分别增长5.1%、7.2%。",
        [
            o("5.1%", "growth", "城镇居民人均可支配收入", 5.1),
            o("7.2%", "growth", "农村居民人均可支配收入", 7.2),
        ],
    ),
    (
        "新增专精特新企业5家、高新技术企业8家。",
        [o("5家", "level", "新增专精特新企业", 5, unit="家"), o("8家", "level", "新增高新技术企业", 8, unit="家")],
    ),
    (
        "完成房屋征收320户，拆除违法建筑1.2万平方米。",
        [o("320户", "level", "房屋征收", 320), o("1.2万平方米", "level", "拆除违法建筑", 1.2, unit="万平方米")],
    ),
    ("新增33个“两通工程”项目。", [o("33个", "level", "新增“两通工程”项目", 33, unit="个")]),
    ("建成11处文体广场。", [o("11处", "level", "建成文体广场", 11)]),
    ("研发活动覆盖率86.2%。", [o("86.2%", "ratio", "研发活动覆盖率", 86.2, basis=None)]),
    ("空气优良率为96.7%。", [o("96.7%", "ratio", "空气优良率", 96.7)]),
    ("医疗保险参保率达99.2%。", [o("99.2%", "ratio", "医疗保险参保率", 99.2)]),
    (
        "信访件办结率98.5%，同比上升1.2个百分点。",
        [
            o("98.5%", "ratio", "信访件办结率", 98.5),
            o("1.2个百分点", "change", "信访件办结率", 1.2, unit="个百分点"),
        ],
    ),
    (
        "完成固定资产投资8.1亿元，完成年度任务的54.1%。",
        [o("8.1亿元", "level", "固定资产投资", 8.1), o("54.1%", "progress", "固定资产投资", 54.1)],
    ),
    (
        "规上工业增加值增长7.9%，高于全市平均1.2个百分点，增速居全市第2位。",
        [
            o("7.9%", "growth", "规上工业增加值", 7.9),
            o("1.2个百分点", "contrast", "规上工业增加值", 1.2, basis="ref", entity="全市平均"),
            o("第2位", "rank", "规上工业增加值增速", 2, unit="第"),
        ],
    ),
    (
        "固定资产投资增长3.5%，低于全市平均2.1个百分点。",
        [o("3.5%", "growth", "固定资产投资", 3.5), o("2.1个百分点", "contrast", "固定资产投资", -2.1, basis="ref")],
    ),
    ("社会消费品零售总额增速位列全市第一。", [o("第一", "rank", "社会消费品零售总额增速", 1, unit="第")]),
    ("新开工项目个数居全市首位。", [o("首位", "rank", "新开工项目个数", 1, unit="第")]),
    ("规上工业企业亏损面下降3.2个百分点。", [o("3.2个百分点", "change", "规上工业企业亏损面", -3.2)]),
    ("财政总收入由负转正，增长1.5%。", [o("1.5%", "growth", "财政总收入", 1.5)]),
    ("工业投资负增长5.4%。", [o("5.4%", "growth", "工业投资", -5.4)]),
    ("全镇农村居民人均可支配收入突破2万元。", [o("2万元", "level", "农村居民人均可支配收入", 2, qualifier=">")]),
    ("培训农户2000余人次。", [o("2000余人次", "level", "培训农户", 2000, unit="人次", qualifier=">=")]),
    ("PM2.5平均浓度为25微克/立方米。", [o("25微克/立方米", "level", "PM2.5平均浓度", 25, unit="微克/立方米")]),
    ("新增5G基站120个。", [o("120个", "level", "新增5G基站", 120)]),
    ("签约亿元以上项目8个，其中10亿元以上项目3个。",
     [o("8个", "level", "签约亿元以上项目", 8), o("3个", "level", "10亿元以上项目", 3)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), REVIEWED, ids=[sentence[:12] for sentence, _ in REVIEWED])
def test_what_was_done(sentence: str, expected: list[dict[str, Any]]) -> None:
    """Actual, of the half year; the organisation's own area except for the other side of a contrast."""
    own = [{"status": "actual", "period": "2024H1"} | e for e in expected]
    check(said(review=sentence), own)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争完成固定资产投资9亿元，新开工项目12个。",
         [o("9亿元", "level", "固定资产投资", 9), o("12个", "level", "新开工项目", 12)]),
        ("确保规上工业增加值增长8%以上。", [o("8%", "growth", "规上工业增加值", 8, qualifier=">=")]),
        ("全年新增规上企业不少于20家。", [o("20家", "level", "新增规上企业", 20, qualifier=">=")]),
        ("力争全年一般公共预算收入增长5%。", [o("5%", "growth", "一般公共预算收入", 5)]),
        ("完成危房改造30户，建成农村公路18公里。",
         [o("30户", "level", "危房改造", 30), o("18公里", "level", "建成农村公路", 18)]),
    ],
)  # fmt: skip
def test_what_is_planned_is_a_target_of_the_year(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(said(plan=sentence), [{"status": "target", "period": "2024"} | e for e in expected])


@pytest.mark.parametrize(
    ("sentence", "quotes", "statuses"),
    [
        (
            "预计上半年实现地区生产总值30.5亿元，同比增长6.1%。",
            ["30.5亿元", "6.1%"],
            ["estimate", "estimate"],
        ),
        ("据初步核算，上半年地区生产总值85.3亿元。", ["85.3亿元"], ["estimate"]),
        ("经初步统计，接待游客12万人次。", ["12万人次"], ["estimate"]),
        ("预计税收收入3亿元。完成固定资产投资8.1亿元。", ["3亿元", "8.1亿元"], ["estimate", "actual"]),
    ],
)
def test_an_outcome_that_is_hedged_is_an_estimate(
    sentence: str, quotes: list[str], statuses: list[str]
) -> None:
    found = said(review=sentence)
    assert [x.quote for x in found] == quotes
    assert [x.status for x in found] == statuses


def test_the_problems_section_states_what_is() -> None:
    (found,) = said(problem="固定资产投资仅完成年度任务的38.5%。")
    assert (found.kind, found.status, found.value, found.period) == ("progress", "actual", 38.5, "2024H1")


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("1-5月，全县规上工业增加值同比增长7.2%。", "2024-01/2024-05"),
        ("1—2月，全县规上工业增加值同比增长7.2%。", "2024-01/2024-02"),
        ("截至5月底，完成税收收入1.2亿元。", "2024-01/2024-05"),
        ("一季度，全镇固定资产投资2.3亿元。", "2024Q1"),
        ("今年以来，全镇完成固定资产投资2.3亿元。", "2024H1"),
        ("上半年，全镇完成固定资产投资2.3亿元。", "2024H1"),
        ("2023年，全镇地区生产总值152.6亿元。", "2023"),
    ],
)
def test_the_period_that_the_sentence_names(sentence: str, period: str) -> None:
    (found,) = said(review=sentence)
    assert (found.period, found.status) == (period, "actual")


def test_the_year_of_a_goal_further_ahead() -> None:
    (found,) = observe("力争到2025年，规上工业企业达到150家。")
    assert (found.status, found.period, found.value) == ("target", "2025", 150)


@pytest.mark.parametrize(
    "sentence",
    [
        "深入实施三个“一号工程”。", "打造“315”科技创新体系。", "推进329国道改造提升工程。",
        "召开镇第十七届人民代表大会第三次会议。",
        "连续8年获评优秀。", "为60岁以上老年人提供免费体检。", "按照金政发〔2023〕5号文件要求，全面落实。",
        "推动第三产业发展。",
        "2024年6月30日，召开动员大会。", "坚持一张蓝图绘到底，一年接着一年干。", "1.抓好安全生产。",
    ],
)  # fmt: skip
def test_slogans_roads_meetings_streaks_and_dates_are_nothing(sentence: str) -> None:
    found = whole(review=sentence)
    assert found.observations == ()
    assert found.leftovers


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("完成固定资产投资XX亿元，同比增长X%。", ["XX亿元", "X%"]),
        ("完成税收收入***万元。", ["***万元"]),
        ("接待游客**万人次，实现旅游收入*亿元。", ["**万人次", "*亿元"]),
        ("完成固定资产投资xx.x亿元。", ["xx.x亿元"]),
        ("完成固定资产投资.亿元，同比增长.%。", [".亿元", ".%"]),
    ],
)
def test_masked_numbers_are_observations_without_a_value(sentence: str, quotes: list[str]) -> None:
    found = said(review=sentence)
    assert [x.quote for x in found] == quotes
    for observation in found:
        assert observation.value is None
        assert observation.masked


def test_a_number_that_is_printed_is_not_masked() -> None:
    assert not any(x.masked for x in said(review="完成固定资产投资6.35亿元，同比增长0%。"))


def test_the_class_limit_is_left_over_as_a_threshold() -> None:
    found = whole(review="新签约10亿元以上项目3个。")
    assert [(x.quote, x.value) for x in found.observations] == [("3个", 3)]
    assert [(x.quote, x.reason) for x in found.leftovers if "亿元" in x.quote] == [("10亿元", "threshold")]


def test_the_section_is_the_path_of_headings() -> None:
    first, last = said(review="完成固定资产投资6.35亿元。", plan="力争完成固定资产投资9亿元。")
    assert first.section == REVIEW.removeprefix("一、")
    assert last.section == PLAN.removeprefix("三、")


def test_broken_and_wide_numbers_keep_their_value_and_their_place() -> None:
    text = "完成固定资产投资３０. ５ 亿元，同比增长 ７．９ ％。"
    found = said(review=text)
    assert [(x.value, x.unit) for x in found] == [(30.5, "亿元"), (7.9, "%")]
    assert [x.quote for x in found] == ["３０. ５ 亿元", "７．９ ％"]


def test_every_observation_says_how_sure_it_is() -> None:
    for observation in said(review=REVIEWED[0][0]):
        assert 0 < observation.confidence <= 1
        assert observation.rule


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


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("力争全年完成固定资产投资16亿元。", "16亿元"),
        ("新增就业岗位不少于500个。", "500个"),
        ("计划总投资12亿元的云谷产业园开工建设。", "12亿元"),
        ("参加健身赛事1.6万人次（目标3万），占目标任务的53.3%。", "3万"),
        ("确保粮食总产量稳定在3.8万吨以上。", "3.8万吨"),
        ("镇人代会定下的年度目标是：地区生产总值28亿元、增长6.5%；外贸出口3亿元。", "3亿元"),
    ],
)
def test_words_that_make_a_goal_do_so_wherever_they_stand(sentence: str, quote: str) -> None:
    """Also in the part that reviews what was done, and without any heading."""
    for found in (said(review=sentence), observe(sentence)):
        assert {x.quote: x.status for x in found}[quote] == "target"


@pytest.mark.parametrize(
    ("sentence", "quote", "status"),
    [
        ("据初步核算，今年以来地区生产总值为10.15亿元，较上年同期增长2.7%。", "2.7%", "estimate"),
        ("集镇改造计划年底竣工，已完成投资2.4亿元。", "2.4亿元", "actual"),
        ("已完成年度目标3亿元的41%。", "41%", "actual"),
        ("年度投资目标3亿元，已完成1.2亿元。", "1.2亿元", "actual"),
    ],
)
def test_what_is_reckoned_or_done_is_no_goal_wherever_it_stands(
    sentence: str, quote: str, status: str
) -> None:
    for found in (said(review=sentence), said(plan=sentence), observe(sentence)):
        assert {x.quote: x.status for x in found}[quote] == status


def test_a_part_with_a_name_of_its_own_keeps_it() -> None:
    text = "一般公共预算收入完成3.2亿元，增长5.1%，其中税收收入2.4亿元，增长6.3%。"
    assert [x.indicator for x in said(review=text)] == ["一般公共预算收入"] * 2 + ["税收收入"] * 2


def test_an_amount_after_its_indicators_name_is_no_threshold() -> None:
    found = said(plan="全年力争实现地区生产总值25亿元以上、规上工业总产值68亿元，引进10亿元以上项目3个。")
    assert [(x.quote, x.indicator) for x in found] == [
        ("25亿元", "地区生产总值"),
        ("68亿元", "规上工业总产值"),
        ("3个", "引进10亿元以上项目"),
    ]


def test_what_the_year_before_had_keeps_its_own_sign_and_time() -> None:
    last, before = said(review="4月份，全县出口额下降2.1%，去年同期为5.6%。")
    assert (last.value, last.period) == (-2.1, "2024-04")
    assert (before.value, before.period) == (5.6, "2023-04")


def test_numbers_of_a_glossary_are_left_over() -> None:
    text = (
        "完成固定资产投资6.35亿元。\n名词解释\n1.“十百千”行动：培育10个链主、100家骨干企业，"
        "到2030年产值达到500亿元。\n"
    )
    found = extraction(text)
    assert [x.quote for x in found.observations] == ["6.35亿元"]
    assert {x.reason for x in found.leftovers if x.start > text.index("培育")} == {"glossary"}


def test_an_annual_report_tells_five_years_from_one() -> None:
    text = (
        "一、2025年工作回顾\n2025年是极不平凡的一年。新增规上企业12家，地区生产总值增长5.6%。\n"
        "二、“十四五”发展成就\n五年来，新增规上企业61家，建成高标准农田3.4万亩，地区生产总值年均增长6.1%。\n"
    )
    assert [(x.quote, x.period) for x in observe(text, period="2025")] == [
        ("12家", "2025"), ("5.6%", "2025"), ("61家", "2021/2025"), ("3.4万亩", "2021/2025"), ("6.1%", "2021/2025"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence", ["特别是村级集体经营性收入仅占全年目标的43.8%。", "城镇新增就业只完成年度任务的43.8%。"]
)
def test_what_falls_short_is_what_is(sentence: str) -> None:
    """Also where the headings around it plan."""
    for found in (said(problem=sentence), said(plan=sentence)):
        assert [(x.kind, x.value, x.status) for x in found] == [("progress", 43.8, "actual")]


def test_a_growth_over_last_year_holds_for_this_one() -> None:
    found = said(review="规上工业增加值12.6亿元，较上年同期增长7.1%；地区生产总值较2020年增长26.5%。")
    assert [(x.quote, x.period) for x in found] == [
        ("12.6亿元", "2024H1"),
        ("7.1%", "2024H1"),
        ("26.5%", "2024H1"),
    ]


def test_the_year_of_an_annual_report_is_past() -> None:
    found = observe("2022年全年新建高标准农田近1200亩，2022年化解矛盾纠纷372起。", period="2022")
    assert [(x.status, x.period) for x in found] == [("actual", "2022")] * 2


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


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        (
            "1—5月，全县整治低效企业148家、面积0.95万亩，完成年度任务的51.1%，亩均税收增长16.7%，居全市第1。",
            ["2024-01/2024-05"] * 5,
        ),
        (
            "5月份，制造业采购经理指数47.3%，为2023年8月以来新低，环比回落1.1个百分点，低于全省1.5个百分点。",
            ["2024-05"] * 3,
        ),
        (
            "1—6月，规上工业总产值61.5亿元，扭转一季度-5.2%的局面，利润总额3.4亿元。",
            ["2024H1", "2024Q1", "2024H1"],
        ),
        ("规上企业利润总额下降14.6%(1-5月)，亏损面27.2%。", ["2024-01/2024-05", "2024H1"]),
        ("实施《2023年度办案考评办法》，案件质量优秀率达86%。", ["2024H1"]),
    ],
)
def test_a_time_reaches_to_the_end_of_its_sentence(sentence: str, periods: list[str]) -> None:
    """What is compared with, the year of a task, of a title or of another's bracket does not interrupt it."""
    assert [x.period for x in said(review=sentence)] == periods


def test_where_something_started_from_is_no_outcome_of_the_report() -> None:
    text = (
        "一、2025年工作回顾\n过去一年，极不平凡。低保标准从每人每月736元提高到782元。\n"
        "二、“十四五”发展成就\n五年来，规上工业企业营收从全市第11位跃升至第4位，占比由31.4%提高到38.2%。\n"
    )
    assert [(x.quote, x.period) for x in observe(text, period="2025")] == [
        ("736元", "2024"), ("782元", "2025"), ("第11位", "2020"), ("第4位", "2025"), ("31.4%", "2020"),
        ("38.2%", "2025"),
    ]  # fmt: skip
    assert [x.period for x in said(review="办理时限由平均18天压缩至6天。")] == [None, "2024H1"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("年度预算执行率总体达到86%。", "progress"), ("重点项目开工率92.6%。", "progress"),
        ("工程进度为64%。", "progress"), ("完成投资2.3亿元，占年度计划的46%。", "progress"),
        ("隐患整改率97.5%。", "ratio"), ("信访件办结率98.2%。", "ratio"), ("医保覆盖率99.1%。", "ratio"),
    ],
)  # fmt: skip
def test_what_is_done_of_what_is_due_is_progress(sentence: str, kind: str) -> None:
    assert [x.kind for x in said(review=sentence)][-1:] == [kind]


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


def test_the_goals_of_a_half_year_report_are_the_years() -> None:
    assert [x.period for x in said(plan="新建高标准农田1.2万亩，改造危旧房86户。")] == ["2024", "2024"]


def test_the_parts_of_an_annual_report_tell_its_times() -> None:
    text = (
        "2026年东湖县人民政府工作报告\n一、2025年及“十四五”工作回顾过去的一年，极不寻常。新增专精特新企业21家。\n"
        "2025年是“十四五”收官之年。五年来，新增专精特新企业86家，规上企业总数达到412家。\n"
        "二、“十五五”时期目标任务和2026年工作安排\n“十五五”时期，专精特新企业突破200家。\n"
        "今年是“十五五”开局之年。地区生产总值增长5.5%左右，新增专精特新企业25家。\n"
    )
    assert [(x.quote, x.period) for x in observe(text, period="2025")] == [
        ("21家", "2025"), ("86家", "2021/2025"), ("412家", "2025"), ("200家", "2030"), ("5.5%", "2026"),
        ("25家", "2026"),
    ]  # fmt: skip


def test_a_body_that_a_clause_is_about_is_whose_number_it_is() -> None:
    found = said(review="北塘港集装箱吞吐量46.2万标箱，增长8.3%。")
    assert [x.entity for x in found] == ["北塘港", "北塘港"]


def test_where_a_part_has_no_name_of_its_own_the_campaign_gives_it() -> None:
    (found,) = said(review="启动外立面改造工程，多次会同消防部门研究方案。目前工程进度为62%。")
    assert "外立面改造工程" in found.indicator


def test_what_counted_villages_pass_is_a_threshold() -> None:
    found = whole(review="全镇7个村集体收入超20万元。")
    assert [x.quote for x in found.observations] == ["7个"]
    assert ("20万元", "threshold") in [(x.quote, x.reason) for x in found.leftovers]
