"""What the words beside a number say outright of its kind."""

import pytest

from pipeline.model import Observation
from tests.extract.making import observe


def said(sentence: str) -> list[Observation]:
    return observe(f"一、上半年工作完成情况\n{sentence}", title="东湖镇2024年上半年工作总结")


MORE: list[tuple[str, float]] = [
    ("油菜播种面积8.2万亩，增加0.6万亩。", 0.6),
    ("山羊存栏26万只，同比增加2万只。", 2),
    ("大豆种植面积3.6万亩，调减0.3万亩。", -0.3),
    ("全镇教师1260人（增加36人）。", 36),
    ("基层党组织426个，减少5个。", -5),
    ("增值税完成1.8亿元，增收2100万元。", 2100),
    ("征收水资源费286万元，较上年同期多征32万元。", 32),
    ("存款规模达到26.4亿元，全年净增2.1亿元。", 2.1),
]


@pytest.mark.parametrize(("sentence", "value"), MORE, ids=[s[:10] for s, _ in MORE])
def test_more_or_less_of_what_was_just_told_is_a_change_of_it(sentence: str, value: float) -> None:
    first, more = said(sentence)
    assert (more.kind, more.value, more.indicator) == ("change", value, first.indicator)


@pytest.mark.parametrize(
    "sentence",
    [
        "流转土地3600亩，增加就业岗位320个。",
        "发展大棚120亩，增收36万元。",
        "全镇规上企业86家，新增12家。",
        "带动农户260户，户均增收3200元。",
    ],
)
def test_what_was_added_of_another_thing_is_a_level(sentence: str) -> None:
    assert [x.kind for x in said(sentence)] == ["level", "level"]


USUAL: list[tuple[str, float, str]] = [
    ("汛期降水量较常年同期偏多23%。", 23, "常年同期"),
    ("降水量326毫米，比常年同期偏少12%。", -12, "常年同期"),
    ("平均气温16.2℃，较多年平均偏高0.8℃。", 0.8, "多年平均"),
]


@pytest.mark.parametrize(("sentence", "value", "entity"), USUAL, ids=[s[:8] for s, *_ in USUAL])
def test_the_average_of_many_years_is_another_side(sentence: str, value: float, entity: str) -> None:
    last = said(sentence)[-1]
    assert (last.kind, last.value, last.entity, last.basis) == ("contrast", value, entity, "ref")


SHORT: list[tuple[str, str]] = [
    ("全镇仍有3个村集体经济收入低于10万元，占比16.7%。", "10万元"),
    ("4个乡镇支付进度低于50%。", "50%"),
    ("12家企业用工不足20人。", "20人"),
]


@pytest.mark.parametrize(("sentence", "line"), SHORT, ids=[s[:8] for s, _ in SHORT])
def test_the_line_that_some_fall_short_of_is_nothing(sentence: str, line: str) -> None:
    assert line not in {x.quote for x in said(sentence)}


def test_a_rate_below_a_line_is_one() -> None:
    assert [x.quote for x in said("登记失业率低于3%。")] == ["3%"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("12个项目未开工，占项目总数的15.4%。", "ratio"),
        ("已开工26个，占应开工总数的65%。", "progress"),
        ("完成投资3亿元，占总投资的60%。", "progress"),
    ],
)
def test_a_share_of_all_things_of_a_sort_is_no_progress(sentence: str, kind: str) -> None:
    assert said(sentence)[-1].kind == kind


LESS: list[tuple[str, list[float]]] = [
    ("契税、土地增值税分别减收1100万元、760万元。", [-1100, -760]),
    ("增值税、企业所得税分别增收3100万元、960万元。", [3100, 960]),
    ("纺织行业下拉规上工业增速1.2个百分点。", [-1.2]),
    ("投诉下降3%，全市排名同比前进5位。", [-3, 5]),
]


@pytest.mark.parametrize(("sentence", "values"), LESS, ids=[s[:10] for s, _ in LESS])
def test_more_and_less_have_their_sign(sentence: str, values: list[float]) -> None:
    found = [x for x in said(sentence) if x.kind in ("change", "growth")]
    assert [x.value for x in found] == values


BESIDE: list[tuple[str, list[tuple[float, str]]]] = [
    (
        "与年度目标相比，工业增加值增速低2.1个百分点，投资增速低3.6个百分点。",
        [(-2.1, "年度目标"), (-3.6, "年度目标")],
    ),
    ("与序时进度相比，一般公共预算收入慢2.6个百分点。", [(-2.6, "序时进度")]),
    ("工业投资增长11.6%，比全国、全省分别高7.2和3.6个百分点。", [(7.2, "全国"), (3.6, "全省")]),
    ("工业投资增速较全国、全省平均水平分别快1.6个、0.9个百分点。", [(1.6, "全国"), (0.9, "全省")]),
]


@pytest.mark.parametrize(("sentence", "sides"), BESIDE, ids=[s[:10] for s, _ in BESIDE])
def test_what_a_sentence_sets_its_numbers_against_is_the_other_side(
    sentence: str, sides: list[tuple[float, str]]
) -> None:
    assert [(x.value, x.entity) for x in said(sentence) if x.kind == "contrast"] == sides


@pytest.mark.parametrize(
    "sentence", ["与上年相比，参保率提高2.6个百分点。", "与去年同期相比，增速低2.6个百分点。"]
)
def test_another_time_is_no_other_side(sentence: str) -> None:
    assert [x.kind for x in said(sentence)] == ["change"]


def test_the_last_but_one_is_not_the_second() -> None:
    assert [x.kind for x in said("到位资金1.2亿元，全市排名倒数第2。")] == ["level"]


def test_how_many_of_all_grow_is_a_ratio() -> None:
    assert [x.kind for x in said("亏损面23.6%；增长面56.2%。")] == ["ratio", "ratio"]


def test_what_is_set_against_one_is_one_number() -> None:
    assert [x.quote for x in said("城乡居民收入比由2.12∶1缩小至2.06∶1。")] == ["2.12", "2.06"]


PARTS: list[tuple[str, list[str]]] = [
    ("新增规上企业8家（工业5家、服务业3家）。", ["actual"] * 3),
    ("新增专精特新企业12家（国家级2家、省级10家）。", ["actual"] * 3),
    ("培育高新技术企业18家（年度目标20家）。", ["actual", "target"]),
]


@pytest.mark.parametrize(("sentence", "statuses"), PARTS, ids=[s[:10] for s, _ in PARTS])
def test_parts_in_brackets_have_the_status_of_their_total(sentence: str, statuses: list[str]) -> None:
    assert [x.status for x in said(sentence)] == statuses


@pytest.mark.parametrize(
    ("sentence", "status"),
    [("拟建设标准厂房12万平方米。", "target"), ("虚拟电厂接入负荷3万千瓦。", "actual")],
)
def test_what_is_about_to_be_built_is_a_goal(sentence: str, status: str) -> None:
    assert [x.status for x in said(sentence)] == [status]


def test_better_than_another_area_is_a_contrast() -> None:
    found = said("社会物流总费用与生产总值的比率降至13.2%，优于全市约0.9个百分点。")
    assert (found[-1].kind, found[-1].entity) == ("contrast", "全市")


@pytest.mark.parametrize(
    "sentence", ["人均预期寿命提高到80岁以上。", "健康发展指数达84以上。", "营商环境指数为92.6。"]
)
def test_a_life_expectancy_and_an_index_are_no_limits(sentence: str) -> None:
    assert [x.kind for x in said(sentence)] == ["level"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“春苗计划”资助学生23人。",
        "“百日提质目标行动”走访企业46家。",
        "计划总投资3.6亿元的8个学校项目全部开工。",
        "学生营养改善计划惠及2300人。",
    ],
)
def test_a_plan_that_is_a_name_or_part_of_what_is_counted_is_no_goal(sentence: str) -> None:
    assert said(sentence)[-1].status == "actual"


def test_what_follows_a_task_that_is_done_in_part_is_no_goal() -> None:
    sentence = "城镇新增就业618人，完成年度目标任务1100人的56.2%；失业人员再就业62人。"
    assert [x.status for x in said(sentence)] == ["actual", "target", "actual", "actual"]


def test_within_so_much_of_the_years_limit_is_progress() -> None:
    assert said("用水总量1.2亿立方米，控制在年度指标的46.5%以内。")[1].kind == "progress"


@pytest.mark.parametrize(
    "sentence",
    [
        "北环路桥墩柱浇筑完成42根，占70%。",
        "东湖大堤护坡完成3.6公里，占总长的80%。",
        "临江大桥钢箱梁吊装完成18片，约占总数的四成。",
    ],
)
def test_how_much_of_a_work_is_done_is_progress_of_it(sentence: str) -> None:
    work, share = said(sentence)
    assert (share.kind, share.indicator) == ("progress", work.indicator)


def test_a_share_of_cases_is_no_progress() -> None:
    assert [x.kind for x in said("矛盾纠纷化解完成36件，占总数的80%。")] == ["level", "ratio"]


def test_a_plan_beside_a_plan_by_name_is_one() -> None:
    assert said("“春苗计划”今年计划资助学生260人。")[-1].status == "target"


def test_the_parts_of_a_goal_are_goals() -> None:
    found = said("全年计划竣工项目36个，其中工业项目18个、服务业项目9个。")
    assert [x.status for x in found] == ["target"] * 3


def test_parts_in_another_unit_have_a_status_of_their_own() -> None:
    found = said("新签约项目13个，计划总投资11.6亿元，其中外资项目3个。")
    assert [x.status for x in found][::2] == ["actual", "actual"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("预计全年贷款增长26亿元。", "change"),
        ("林地面积净增1.8万亩。", "change"),
        ("累计排查市场主体612家，排查率136%。", "progress"),
        ("地区生产总值迈上500亿元台阶、五年增量达136亿元。", "change"),
    ],
)
def test_what_was_gained_is_a_change_and_more_than_all_is_progress(sentence: str, kind: str) -> None:
    assert said(sentence)[-1].kind == kind


def test_a_gain_is_of_what_was_told_before() -> None:
    found = said("地区生产总值迈上500亿元台阶、五年增量达136亿元。")
    assert [x.indicator for x in found] == ["地区生产总值", "地区生产总值"]


LESS: list[tuple[str, str, float]] = [
    ("城乡居民收入比为2.12，比上年同期缩小0.05。", "城乡居民收入比", -0.05),
    ("城乡居民收入倍差1.96，同比缩小0.03。", "城乡居民收入倍差", -0.03),
    ("契税、土地增值税、耕地占用税三项合计减收8600万元。", "契税、土地增值税、耕地占用税", -8600),
    ("增值税同比下降8.6%，契税下降21%，两项合计减收1.6亿元。", "增值税、契税", -1.6),
]


@pytest.mark.parametrize(("sentence", "name", "value"), LESS, ids=[s[:8] for s, *_ in LESS])
def test_what_narrowed_or_was_lost_is_a_change(sentence: str, name: str, value: float) -> None:
    last = said(sentence)[-1]
    assert (last.kind, last.indicator, last.value) == ("change", name, value)


def test_a_rise_that_was_held_down_is_no_fall() -> None:
    fall, rise = said("单位GDP能耗同比下降2.6%，居民消费价格涨幅控制在2%以内。")
    assert (fall.value, rise.value) == (-2.6, 2)


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("各项贷款余额126亿元，比年初增加18.6亿元，增长6.9%。", "prev"),
        ("各项贷款余额126亿元，比年初增加18.6亿元，同比增长10.2%。", "yoy"),
        ("粮食产量12.6万吨，比上年增加0.3万吨，增长2.4%。", "yoy"),
    ],
)
def test_a_growth_beside_a_change_is_counted_from_the_same_start(sentence: str, basis: str) -> None:
    assert said(sentence)[-1].basis == basis


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("城镇调查失业率5.1%，比上年低0.2个百分点。", -0.2),
        ("贷款加权平均利率3.65%，低于去年同期42个基点。", -42),
        ("规上工业增加值增速6.2%，比一季度快0.6个百分点。", 0.6),
    ],
)
def test_how_far_it_is_from_an_earlier_time_is_a_change(sentence: str, value: float) -> None:
    found = observe(f"一、上半年工作完成情况\n{sentence}", title="石桥县2024年上半年工作总结")
    assert (found[-1].kind, found[-1].value, found[-1].entity) == ("change", value, None)


def test_what_really_grew_is_no_goal() -> None:
    text = "年初确定的目标是：地区生产总值增长6.5%，实际增长5.2%。"
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥县2024年上半年工作总结")
    assert [(o.value, o.status, o.period) for o in found] == [
        (6.5, "target", "2024"),
        (5.2, "actual", "2024H1"),
    ]
