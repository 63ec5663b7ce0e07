"""Sign, qualifier and unit of a number, from the words at its sides."""

import pytest

from pipeline.extract import details
from tests.extract.making import reading


def signs(text: str, kind: str) -> list[float]:
    found = reading(text)
    return [
        details.signed(found, i, kind, m.value) for i, m in enumerate(found.mentions) if m.value is not None
    ]


def first_qualifier(text: str, kind: str = "level") -> str | None:
    return details.qualifier(reading(text), 0, kind)


DOWN = [
    "下降", "同比下降", "下滑", "回落", "减少", "同比减少了", "降低", "降幅为", "压缩", "缩短", "精简",
    "负增长", "压减",
    "递减", "缩减", "减亏", "下跌", "同减", "较上年减少约",
    "降", "同比降", "再降", "降了", "减", "锐减", "跌", "较去年同期低", "低于去年同期", "比上年少", "减产", "下调",
    "下浮", "走低", "后移", "再压", "不增反降", "比上年少增",
]  # fmt: skip
UP = [
    "增长",
    "同比增长",
    "增加",
    "上升",
    "提高",
    "提升了",
    "上涨",
    "增幅为",
    "增速达",
    "扩大",
    "同增",
    "加快",
    "年均增长",
    "增",
    "升",
    "涨了",
    "反弹",
    "上调",
    "上浮",
    "升高",
    "回升",
    "不降反升",
    "比年初新增",
    "同比多增",
]


@pytest.mark.parametrize("word", DOWN)
@pytest.mark.parametrize("kind", ["growth", "change"])
def test_what_goes_down_is_negative(word: str, kind: str) -> None:
    assert signs(f"规上工业用电量{word}3.8%", kind) == [-3.8]


@pytest.mark.parametrize("word", UP)
@pytest.mark.parametrize("kind", ["growth", "change"])
def test_what_goes_up_is_positive(word: str, kind: str) -> None:
    assert signs(f"规上工业用电量{word}3.8%", kind) == [3.8]


@pytest.mark.parametrize("kind", ["level", "ratio", "progress", "rank"])
@pytest.mark.parametrize("word", ["下降到", "减少", "低于"])
def test_only_growth_change_and_contrast_carry_a_sign(word: str, kind: str) -> None:
    assert signs(f"用电量{word}3.8%", kind) == [3.8]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("由负转正，增长3.2%", [3.2]),
        ("从下降转为上升2.3%", [2.3]),
        ("去年下降，今年增长5%", [5]),
        ("下降3.1%、2.5%", [-3.1, -2.5]),
        ("增长3.1%、2.5%", [3.1, 2.5]),
        ("下降3%，其中工业增长2%", [-3, 2]),
        ("增长3%，其中工业下降2%", [3, -2]),
        ("增速由上年下降3%转为增长2%", [-3, 2]),
        ("增速为-3.8%", [-3.8]),
        ("增长－3.8%", [-3.8]),
        ("减少20%以上", [-20]),
        ("下降0.6%；比年初新增8%，同比多增2%", [-0.6, 8, 2]),
        ("下降6%；全年为5%", [-6, 5]),
        ("分别增6.5%、降8.1%", [6.5, -8.1]),
        ("升12.7%，降5.4%、8.8%", [12.7, -5.4, -8.8]),
        ("分别比上年变化-2.6%、+3.1%", [-2.6, 3.1]),
        ("下降4%，三季度增速不低于6%", [-4, 6]),
        ("下降4%，增速最低3.3%", [-4, 3.3]),
    ],
)
def test_the_nearest_direction_counts(text: str, values: list[float]) -> None:
    assert signs(text, "growth") == values


@pytest.mark.parametrize("text", ["去年下降3%。今年为2%", "去年下降3%！今年为2%"])
def test_a_direction_does_not_reach_over_a_full_stop(text: str) -> None:
    assert signs(text, "growth") == [-3, 2]


def test_each_number_of_a_row_is_as_far_below() -> None:
    assert signs("较全县平均低23.8个、30.5个百分点", "contrast") == [-23.8, -30.5]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("高于全市平均2个百分点", 2), ("低于全市平均2个百分点", -2), ("低于全省平均水平2个百分点", -2),
        ("快于全市2个百分点", 2), ("慢于全市2个百分点", -2), ("领先全市2个百分点", 2), ("落后全市2个百分点", -2),
        ("落后于全市2个百分点", -2), ("高出全市2个百分点", 2), ("超过全市2个百分点", 2),
        ("与全市平均相差2个百分点", -2),
        ("与全市平均仅差2个百分点", -2), ("与全市差距为2个百分点", -2), ("优于全市2个百分点", 2), ("多于邻县2个", 2),
        ("少于邻县2个", -2), ("比全市低2个百分点", -2), ("比全市平均高2个百分点", 2),
        ("欠时间进度2个百分点", -2), ("差序时2个百分点", -2), ("与目标尚有2个百分点的差距", -2),
        ("距目标还有2个百分点", -2), ("较控制价下浮2%", -2), ("比序时进度快2个百分点", 2),
    ],
)  # fmt: skip
def test_below_the_other_side_is_negative(text: str, value: float) -> None:
    assert signs(f"增速{text}", "contrast") == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不少于20个", ">="), ("不低于5%", ">="), ("至少3家", ">="), ("20家以上", ">="), ("20家及以上", ">="),
        ("100余家", ">="), ("1.3万余人次", ">="), ("2000多人", ">="), ("20余万元", ">="), ("十余家", ">="),
        ("超过8万元", ">"), ("超8万元", ">"), ("突破2万元", ">"), ("突破了2万元", ">"), ("逾3万人", ">"),
        ("高于5%", ">"),
        ("超千亿元", ">"), ("力争突破5000万元", ">"), ("近3000人", "~"), ("约3000人", "~"), ("约为30亩", "~"),
        ("接近3000人", "~"), ("将近3000人", "~"), ("5万元左右", "~"), ("近万亩", "~"), ("不超过5%", "<="),
        ("控制在3.5%以内", "<="), ("控制在3.5%", "<="), ("20家以下", "<="), ("20天以内", "<="), ("不足5%", "<"),
        ("不到3天", "<"),
        ("未达5%", "<"), ("未达标14家", None),
        ("达到20家", None), ("降至5%", None), ("20家", None), ("签约3个", None), ("合约3个", None),
        ("预约3人", None), ("通过3个", None), ("超额完成20%", None),
    ],
)  # fmt: skip
def test_qualifiers(text: str, expected: str | None) -> None:
    assert first_qualifier(f"企业{text}，") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("进入前三", "<="), ("进入前10位", "<="), ("居第三", None), ("居第3位", None), ("居首位", None)],
)
def test_only_a_place_among_the_first_few_is_qualified(text: str, expected: str | None) -> None:
    assert first_qualifier(text, "rank") == expected


def test_a_contrast_is_not_qualified_by_the_side_it_is_on() -> None:
    assert first_qualifier("高于全市2个百分点", "contrast") is None
    assert first_qualifier("高于全市约2个百分点", "contrast") == "~"
    assert first_qualifier("高于全市近2个百分点", "contrast") == "~"


def test_a_list_shares_the_qualifier_before_its_first_item() -> None:
    found = reading("分别超过8万元、4.5万元")
    assert [details.qualifier(found, i, "level") for i in range(2)] == [">", ">"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("提高12.4个、15.6个百分点", ["个百分点", "个百分点"]),
        ("提高12.4个和15.6个百分点", ["个百分点", "个百分点"]),
        ("增长5、6个百分点", ["个百分点", "个百分点"]),
        ("增长12.5、13.6%", ["%", "%"]),
        ("分别为3、5、8家", ["家", "家", "家"]),
        ("分别为3、5和8家", ["家", "家", "家"]),
        ("收入5000、6000万元", ["万元", "万元"]),
        ("提高2.3个至3.1个百分点", ["个百分点"]),
        ("分别为3个、5个", ["个", "个"]),
        ("分别为3家、5个", ["家", "个"]),
        ("实施3个项目，完成5%", ["个", "%"]),
        ("签约3个。增长5%", ["个", "%"]),
        ("兑现资金52", [None]),
    ],
)
def test_a_list_may_leave_the_unit_to_its_last_item(text: str, units: list[str | None]) -> None:
    found = reading(text)
    assert [details.unit(found, i, "level") for i in range(len(found.mentions))] == units


def test_the_unit_of_a_rank_is_the_ordinal_mark() -> None:
    assert details.unit(reading("居全市3位"), 0, "rank") == "第"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("增速与全市平均差1.5个百分点", "contrast", -1.5),
        ("规上企业较上年少12家", "change", -12),
        ("与全市的差距缩小3个百分点", "change", -3),
    ],
)
def test_a_direction_right_before_the_number(text: str, kind: str, value: float) -> None:
    assert signs(text, kind) == [value]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("签约项目3个、占比20%", ["个", "%"]),
        ("新增企业5个、增长12.5%", ["个", "%"]),
        ("新增企业5个、占比提高2个百分点", ["个", "个百分点"]),
    ],
)
def test_counts_keep_their_unit_before_a_percentage(text: str, units: list[str]) -> None:
    found = reading(text)
    assert [details.unit(found, i, "level") for i in range(len(found.mentions))] == units
