"""What governs a sentence: the goal at its head, and the clause that says what is done."""

import pytest

from pipeline.extract.goals import governs
from tests.extract.making import half_year, observe, reading

TITLE = "东湖镇2024年上半年工作总结"
HEAD = "一、上半年工作完成情况\n"


def told(sentence: str) -> list[tuple[str, str, str | None]]:
    return [(x.quote, x.status, x.period) for x in observe(HEAD + sentence, title=TITLE)]


GOALS: list[tuple[str, str]] = [
    ("确保全年完成工业投资9亿元，增长11%以上；农业总产值突破6亿元，增长4%左右。", "2024"),
    ("到2026年，全镇规上企业达到42家，工业总产值突破70亿元。", "2026"),
    ("力争到2027年底，新增养老床位260张，医护人员达到120人。", "2027"),
    ("到年底，全镇卫生厕所普及率达到93%以上，垃圾分类覆盖率达到85%。", "2024"),
    ("到今年年底，完成危房改造36户，整治河道12公里。", "2024"),
    ("年底前，完成管网改造18公里，新建口袋公园4个，新增车位600个。", "2024"),
    ("到9月底，完成管网改造12公里，新增用户300户。", "2024"),
]


@pytest.mark.parametrize(("sentence", "period"), GOALS, ids=[s[:10] for s, _ in GOALS])
def test_a_goal_at_the_head_of_a_sentence_holds_to_its_end(sentence: str, period: str) -> None:
    assert {(status, when) for _, status, when in told(sentence)} == {("target", period)}


PAST: list[str] = [
    "到2023年底，全镇有企业56家，从业人员2300人。",
    "截至2023年底，全镇共有养老机构6家，床位420张。",
    "到5月底，已建成泵站12座，灌溉面积达3万亩。",
    "到6月底，完成投资3.2亿元，占年度任务的52%。",
    "3个项目年底前可完工，完成投资1.2亿元，占总投资的65%。",
]


@pytest.mark.parametrize("sentence", PAST, ids=[s[:8] for s in PAST])
def test_a_time_that_has_passed_sets_no_goal(sentence: str) -> None:
    assert {status for _, status, _ in told(sentence)} == {"actual"}


DONE: list[tuple[str, int]] = [
    ("今年县下达我镇技改投资任务5亿元，上半年完成2.8亿元，完成率56%。", 1),
    ("全年计划实施水利项目26个，年度计划投资4.2亿元，上半年完成投资2.3亿元，占年度计划的54.8%。", 2),
    ("今年目标任务为培育家庭农场12家，上半年已认定7家。", 1),
    ("全年任务改厕1200户，截至6月底完工640户，完工率53.3%。", 1),
    ("确保全年粮食产量稳定在12万吨以上，目前已收购6.2万吨，完成52%。", 1),
    ("市下达改水任务900户，实际完成620户，完工率68.9%。", 1),
]


@pytest.mark.parametrize(("sentence", "goals"), DONE, ids=[s[:10] for s, _ in DONE])
def test_what_is_done_of_a_goal_is_no_goal(sentence: str, goals: int) -> None:
    found = told(sentence)
    assert {status for _, status, _ in found[:goals]} == {"target"}
    assert {(status, when) for _, status, when in found[goals:]} == {("actual", "2024H1")}


def test_what_is_planned_after_what_is_done_is_a_goal() -> None:
    sentence = "年度计划完成植树30万株，上半年栽植18万株，成活率92%，下半年计划栽植12万株。"
    assert [status for _, status, _ in told(sentence)] == ["target", "actual", "actual", "target"]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("今年任务技改投资5亿元，上半年完成2.8亿元。", "2024Q1"),
        ("明年安排技改项目12个，上半年完成80%。", "2024"),
        ("到年底，全镇卫生厕所普及率达到93%。", "2023"),
        ("到2023年，全镇卫生厕所普及率达到93%。", "2023"),
        ("到2026年，全镇卫生厕所普及率达到93%。", None),
    ],
)
def test_time_is_judged_from_the_reports_own(sentence: str, period: str | None) -> None:
    read = reading(sentence)
    assert governs(read, len(read.mentions) - 1, period) is None


def test_where_a_goal_starts_from_is_not_the_goal() -> None:
    found = told("到2026年，规上企业达到42家，森林覆盖率由32%提高到35%。")
    assert [status for _, status, _ in found] == ["target", "actual", "target"]


def test_the_task_that_something_is_done_of_stays_a_goal() -> None:
    first, task, gap = told("上半年技改投资增长3.4%，距年度目标6%还差2.6个百分点。")
    assert (first[1], task[1], gap[1]) == ("actual", "target", "actual")


NAMED: list[str] = [
    "兑现计划生育特别扶助金86万元。",
    "儿童免疫规划疫苗接种率达98.1%。",
    "编制完成村庄规划26个，国土空间规划3个。",
    "国民经济和社会发展计划执行良好，税收收入完成1.6亿元，增长7.2%。",
    "核发规划许可证86件。",
]


@pytest.mark.parametrize("sentence", NAMED, ids=[s[:8] for s in NAMED])
def test_a_thing_named_by_the_word_for_a_plan_is_no_plan(sentence: str) -> None:
    assert {status for _, status, _ in told(sentence)} == {"actual"}


@pytest.mark.parametrize("sentence", ["计划新建公厕12座。", "规划新建小学3所。", "今年计划投资3亿元。"])
def test_a_plan_is_a_plan(sentence: str) -> None:
    assert {status for _, status, _ in told(sentence)} == {"target"}


@pytest.mark.parametrize(
    "sentence",
    ["营造林2.6万亩，为年任务3.4万亩的76.5%。", "职业技能培训86人，完成年度150人的57.3%。"],
)
def test_what_a_share_of_the_task_is_of_is_the_task(sentence: str) -> None:
    assert [(status, period) for _, status, period in told(sentence)] == [
        ("actual", "2024H1"),
        ("target", "2024"),
        ("actual", "2024H1"),
    ]


def test_what_all_the_year_came_to_is_no_goal() -> None:
    found = observe(
        "一、工业\n产品产销率97.6%，比上年下降0.3个百分点。\n全年规模以上工业增加值增长6.4%。",
        title="东湖县2023年国民经济和社会发展统计公报",
    )
    assert [(o.status, o.period) for o in found] == [("actual", "2023")] * 3


def test_a_bare_share_is_of_the_plan_that_the_clause_beside_it_names() -> None:
    found = half_year(
        "老城改造完成投资2.26亿元，占年度计划的56.5%；东港码头1.28亿元，占42%；全市绿地86公顷。"
    )
    assert [(o.kind, o.value) for o in found if o.unit == "%"] == [("progress", 56.5), ("progress", 42)]


def test_a_bare_share_is_of_the_plan_that_it_is_the_share_of() -> None:
    *_, share = half_year("重点项目总投资26.4亿元，年度计划投资6.4亿元，上半年完成3.2亿元，占50%。")
    assert (share.kind, share.status) == ("progress", "actual")


def test_a_part_has_a_share_of_its_whole_whatever_was_planned() -> None:
    *_, share = half_year("完成税收6.2亿元，占年度计划的52.1%，其中制造业税收2.1亿元，占33.9%。")
    assert share.kind == "ratio"


def test_what_is_told_of_months_to_come_is_a_target() -> None:
    found = half_year("检查诊所86家；7—9月对24家诊所开展回头看。")
    assert [(o.value, o.status, o.period) for o in found] == [
        (86, "actual", "2024H1"),
        (24, "target", "2024-07/2024-09"),
    ]


def test_a_day_after_the_half_year_may_have_come() -> None:
    (found,) = half_year("7月3日最大负荷达16.8万千瓦，创历史新高。")
    assert (found.status, found.period) == ("actual", "2024-07")
