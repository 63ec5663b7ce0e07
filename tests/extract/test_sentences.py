"""Whole sentences as reports have them: every number named, timed and told by kind, status and place."""

from typing import Any

import pytest

from tests.extract.making import PLAN, REVIEW, check, extraction, o, observe, said, whole

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


def test_an_amount_after_its_indicators_name_is_no_threshold() -> None:
    found = said(plan="全年力争实现地区生产总值25亿元以上、规上工业总产值68亿元，引进10亿元以上项目3个。")
    assert [(x.quote, x.indicator) for x in found] == [
        ("25亿元", "地区生产总值"),
        ("68亿元", "规上工业总产值"),
        ("3个", "引进10亿元以上项目"),
    ]


def test_numbers_of_a_glossary_are_left_over() -> None:
    text = (
        "完成固定资产投资6.35亿元。\n名词解释\n1.“十百千”行动：培育10个链主、100家骨干企业，"
        "到2030年产值达到500亿元。\n"
    )
    found = extraction(text)
    assert [x.quote for x in found.observations] == ["6.35亿元"]
    assert {x.reason for x in found.leftovers if x.start > text.index("培育")} == {"glossary"}


@pytest.mark.parametrize(
    "sentence", ["特别是村级集体经营性收入仅占全年目标的43.8%。", "城镇新增就业只完成年度任务的43.8%。"]
)
def test_what_falls_short_is_what_is(sentence: str) -> None:
    """Also where the headings around it plan."""
    for found in (said(problem=sentence), said(plan=sentence)):
        assert [(x.kind, x.value, x.status) for x in found] == [("progress", 43.8, "actual")]


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


def test_what_counted_villages_pass_is_a_threshold() -> None:
    found = whole(review="全镇7个村集体收入超20万元。")
    assert [x.quote for x in found.observations] == ["7个"]
    assert ("20万元", "threshold") in [(x.quote, x.reason) for x in found.leftovers]
