"""What is held against another side, falls that other words tell, and numbers that are part of another thing."""

import pytest

from pipeline.model import Extraction, Observation
from tests.extract.making import check_spans, extraction, half_year

TITLE = "东湖镇2024年上半年工作总结"
HEAD = "一、上半年工作完成情况\n"


def found(sentence: str) -> Extraction:
    result = extraction(HEAD + sentence, title=TITLE)
    check_spans(f"{TITLE}\n{HEAD}{sentence}", result)
    return result


def said(sentence: str) -> tuple[Observation, ...]:
    return found(sentence).observations


AGAINST: list[tuple[str, list[tuple[float | None, str | None]]]] = [
    (
        "与年度目标相比，规上工业增加值增速低2.3个百分点，固定资产投资增速低3.1个百分点。",
        [(-2.3, "年度目标"), (-3.1, "年度目标")],
    ),
    ("与全市平均相比，固定资产投资增速低2.2个百分点。", [(-2.2, "全市平均")]),
    ("与序时进度相比，一般公共预算收入慢1.6个百分点。", [(-1.6, "序时进度")]),
    ("对照年度目标，地区生产总值增速高0.6个百分点。", [(0.6, "年度目标")]),
    (
        "固定资产投资增速比全国、全省分别高7.2和3.6个百分点。",
        [(7.2, "全国"), (3.6, "全省")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), AGAINST, ids=[s[:8] for s, _ in AGAINST])
def test_what_stands_apart_from_another_side_is_a_contrast(
    sentence: str, expected: list[tuple[float | None, str | None]]
) -> None:
    observations = said(sentence)
    assert {x.kind for x in observations} == {"contrast"}
    assert [(x.value, x.entity) for x in observations] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "与上年同期相比，固定资产投资增速提高2.2个百分点。",
        "与一季度相比，规上工业增加值增速加快1.1个百分点。",
        "规上工业增加值增速较上年同期、一季度分别高1.2个和0.8个百分点。",
    ],
)
def test_what_stands_apart_from_another_time_is_a_change(sentence: str) -> None:
    assert {x.kind for x in said(sentence)} == {"change"}


FALLS: list[tuple[str, list[float]]] = [
    ("化工行业下拉规上工业增速1.4个百分点。", [-1.4]),
    ("契税、土地增值税分别减收1300万元、870万元。", [-1300, -870]),
    ("化学需氧量、氨氮排放量分别削减122吨、11.6吨。", [-122, -11.6]),
]


@pytest.mark.parametrize(("sentence", "values"), FALLS, ids=[s[:8] for s, _ in FALLS])
def test_what_is_cut_or_dragged_down_falls(sentence: str, values: list[float]) -> None:
    observations = said(sentence)
    assert {x.kind for x in observations} == {"change"}
    assert [x.value for x in observations] == values


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("招商引资到位资金3.4亿元，全市排名倒数第2。", "第2"),
        ("城乡居民收入比为2.11∶1。", "1"),
        ("日处理300吨垃圾焚烧发电项目完成投资1.1亿元。", "300吨"),
        ("新建600千瓦光伏电站11座。", "600千瓦"),
        ("32家企业产值下降，其中降幅超过20%的11家。", "20%"),
    ],
)
def test_what_only_says_which_or_from_where_is_no_figure(sentence: str, quote: str) -> None:
    result = found(sentence)
    assert quote in [x.quote for x in result.leftovers]
    assert quote not in [x.quote for x in result.observations]


def test_what_a_plant_does_is_a_figure() -> None:
    assert "300吨" in [x.quote for x in said("污水处理厂日处理能力达300吨。")]


def test_how_many_grew_is_not_by_how_much() -> None:
    (*_, extent) = said("35个行业大类中26个实现增长，增长面为74.3%。")
    assert extent.kind == "ratio"


@pytest.mark.parametrize(
    "sentence",
    [
        "新增规上企业9家（工业6家、服务业3家）。",
        "新增专精特新企业11家（国家级2家、省级9家）。",
    ],
)
def test_parts_in_a_bracket_are_of_the_status_of_the_whole(sentence: str) -> None:
    assert {(x.status, x.period) for x in said(sentence)} == {("actual", "2024H1")}


ELSEWHERE: list[tuple[str, tuple[str, float, str | None]]] = [
    ("规上工业企业数量偏少，比西陵县少26家。", ("规上工业企业数量", -26, "西陵县")),
    ("亿元企业8家，比双河镇多2家。", ("亿元企业", 2, "双河镇")),
    ("粮食产量比邻镇多600吨。", ("粮食产量", 600, "邻镇")),
    ("人均GDP低于全省平均水平1.6万元。", ("人均GDP", -1.6, "全省")),
    ("服务业不强，规上服务业企业比南屏县少14家。", ("规上服务业企业", -14, "南屏县")),
    ("PM2.5平均浓度35微克/立方米，距年度目标还差3微克/立方米。", ("PM2.5平均浓度", -3, "年度目标")),
    ("污水集中处理率71%，距目标75%差4个百分点。", ("污水集中处理率", -4, "目标")),
    ("新开工项目偏少，与市里下达的9个任务相差2个。", ("新开工项目", -2, "任务")),
    ("土地规模化经营率41%，与邻县相比低7.3个百分点。", ("土地规模化经营率", -7.3, "邻县")),
    ("群众满意率92%，与首位的东山区相差2.6个百分点。", ("群众满意率", -2.6, "东山区")),
    ("税收还差3600万元。", ("税收", -3600, None)),
    ("完成交通投资1.6亿元，超序时进度4.2个百分点。", ("交通投资", 4.2, "序时进度")),
    ("一般公共预算收入8426万元，超预算526万元。", ("一般公共预算收入", 526, "预算")),
    ("种植大豆1200亩，超县下达任务150亩。", ("种植大豆", 150, "县下达任务")),
    ("固定资产投资完成6.2亿元，超年度计划12%。", ("固定资产投资", 12, "年度计划")),
    ("设备安装完成38%，滞后计划12个百分点。", ("设备安装", -12, "计划")),
    ("对照全年任务，工业投资还差1.2亿元。", ("工业投资", -1.2, "全年任务")),
]


@pytest.mark.parametrize(("sentence", "expected"), ELSEWHERE, ids=[s[:10] for s, _ in ELSEWHERE])
def test_how_much_more_or_less_than_elsewhere_or_than_due_is_a_contrast(
    sentence: str, expected: tuple[str, float, str | None]
) -> None:
    *_, last = said(sentence)
    assert (last.kind, last.basis) == ("contrast", "ref")
    assert (last.indicator, last.value, last.entity) == expected


@pytest.mark.parametrize(
    "sentence",
    ["新增企业86家，比去年同期少12家。", "重污染天数4天，比上年多1天。", "办件量8.6万件，较上月多0.4万件。"],
)
def test_how_much_more_or_less_than_before_is_a_change(sentence: str) -> None:
    assert said(sentence)[-1].kind == "change"


def test_how_much_of_anothers_there_is_is_a_share_and_no_progress() -> None:
    (share, apart) = said("旅游收入仅为南屏县的56%，规上服务业企业比南屏县少14家。")
    assert (share.kind, share.indicator, share.value) == ("ratio", "旅游收入", 56)
    assert (apart.kind, apart.indicator, apart.value) == ("contrast", "规上服务业企业", -14)


def test_what_is_short_of_the_schedule_is_below_it() -> None:
    *_, short = half_year("完成投资26.4亿元，占年计划的46.2%，欠序时进度3.8个百分点。")
    assert (short.kind, short.value, short.entity) == ("contrast", -3.8, "序时进度")


AVERAGES: list[tuple[str, list[tuple[str, float | None, str | None]]]] = [
    (
        "一般公共预算收入完成预算的56.1%，进度高于全市平均（54.2%）1.9个百分点。",
        [("progress", 56.1, None), ("progress", 54.2, "全市平均"), ("contrast", 1.9, "全市平均")],
    ),
    (
        "每千人口托位数4.06个，与全市平均的4.2个尚差0.14个。",
        [("level", 4.06, None), ("level", 4.2, "全市平均"), ("contrast", -0.14, "全市平均")],
    ),
    (
        "工业增加值达到15.3亿元，比规划目标12亿元多出3.3亿元。",
        [("level", 15.3, None), ("level", 12, None), ("contrast", 3.3, "规划目标")],
    ),
]


@pytest.mark.parametrize(("sentence", "told"), AVERAGES)
def test_what_all_have_on_average_is_not_the_organisations_own(
    sentence: str, told: list[tuple[str, float | None, str | None]]
) -> None:
    assert [(o.kind, o.value, o.entity) for o in said(sentence)] == told
