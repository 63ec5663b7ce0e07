"""The time that a number holds for, by the words of its sentence and by the kind of its report."""

import pytest

from tests.extract.making import observe, said


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("1-5月，全县规上工业增加值同比增长7.2%。", "2024-01/2024-05"),
        ("1—2月，全县规上工业增加值同比增长7.2%。", "2024-01/2024-02"),
        ("截至5月底，完成税收收入1.2亿元。", "2024-01/2024-05"),
        ("一季度，全镇固定资产投资2.3亿元。", "2024Q1"),
        ("今年以来，全镇完成固定资产投资2.3亿元。", "2024H1"),
        ("2024年以来，全镇完成固定资产投资2.3亿元。", "2024H1"),
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


def test_what_the_year_before_had_keeps_its_own_sign_and_time() -> None:
    last, before = said(review="4月份，全县出口额下降2.1%，去年同期为5.6%。")
    assert (last.value, last.period) == (-2.1, "2024-04")
    assert (before.value, before.period) == (5.6, "2023-04")


def test_an_annual_report_tells_five_years_from_one() -> None:
    text = (
        "一、2025年工作回顾\n2025年是极不平凡的一年。新增规上企业12家，地区生产总值增长5.6%。\n"
        "二、“十四五”发展成就\n五年来，新增规上企业61家，建成高标准农田3.4万亩，地区生产总值年均增长6.1%。\n"
    )
    assert [(x.quote, x.period) for x in observe(text, period="2025")] == [
        ("12家", "2025"), ("5.6%", "2025"), ("61家", "2021/2025"), ("3.4万亩", "2021/2025"), ("6.1%", "2021/2025"),
    ]  # fmt: skip


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


@pytest.mark.parametrize("quoted", ["“十四五”期间", "十四五期间", "“十四五”以来"])
def test_what_was_summed_over_a_plan_is_of_its_five_years(quoted: str) -> None:
    found = observe(
        f"一、上半年工作完成情况\n{quoted}，全县累计完成交通投资126亿元，年均增长9.2%。",
        title="石桥县2024年上半年工作总结",
    )
    assert [o.period for o in found] == ["2021/2025"] * 2


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("固定资产投资增长8.2%（上年同期为-3.1%）。", ["2024H1", "2023H1"]),
        ("固定资产投资增长8.2%（上年同期3.1%）。", ["2024H1", "2023H1"]),
        ("固定资产投资列全市第4位（上年同期第7位）。", ["2024H1", "2023H1"]),
        ("固定资产投资居全市第4位（去年同期居第7位）。", ["2024H1", "2023H1"]),
    ],
)
def test_what_a_bracket_tells_of_the_year_before_was_then(sentence: str, periods: list[str]) -> None:
    assert [o.period for o in said(sentence)] == periods
