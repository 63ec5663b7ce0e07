"""Which spans of a sentence are numeric, and what each looks like."""

import itertools
from collections.abc import Iterator

import pytest

from pipeline.extract.mentions import Mention, mentions
from tests.extract.making import mentioned


def only(text: str) -> tuple[str, Mention]:
    (found,) = mentioned(text)
    return found


def amounts() -> Iterator[tuple[str, str, float, str]]:
    """Typical amounts before and after which prose runs on."""
    for number, value in (("6.35", 6.35), ("3", 3.0), ("5,291.6", 5291.6), ("1,234,567", 1234567.0)):
        for unit in (
            "亿元",
            "万元",
            "元",
            "万吨",
            "亩",
            "家",
            "个",
            "户",
            "人次",
            "万人次",
            "公里",
            "%",
            "倍",
        ):
            yield f"累计完成{number}{unit}，", f"{number}{unit}", value, unit


@pytest.mark.parametrize(("text", "quote", "value", "unit"), list(amounts()))
def test_a_number_with_its_unit(text: str, quote: str, value: float, unit: str) -> None:
    written, mention = only(text)
    assert (written, mention.form, mention.value, mention.unit) == (quote, "number", value, unit)
    assert mention.upper is None


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("总产量5.2万吨", "5.2万吨", 5.2, "万吨"),
        ("存款余额1.05万亿元", "1.05万亿元", 1.05, "万亿元"),
        ("平均浓度25微克/立方米", "25微克/立方米", 25, "微克/立方米"),
        ("平均浓度25ug/m3", "25ug/m3", 25, "ug/m3"),
        ("治理 20 km²", "20km²", 20, "km²"),
        ("发电 3.2 亿 kW·h", "3.2亿kW·h", 3.2, "亿kW·h"),
        ("坝高35m", "35m", 35, "m"),
        ("降雨120mm", "120mm", 120, "mm"),
        ("日产300t", "300t", 300, "t"),
        ("浮动3‰", "3‰", 3, "‰"),
        ("发病率76.3/10万，", "76.3/10万", 76.3, "/10万"),
        ("死亡率3/10万", "3/10万", 3, "/10万"),
        ("发病率36.2/10万人", "36.2/10万人", 36.2, "/10万人"),
        ("调拨帐篷200顶、", "200顶", 200, "顶"),
        ("配备灭火器360具", "360具", 360, "具"),
        ("提高0.5个百分点", "0.5个百分点", 0.5, "个百分点"),
        ("装机100兆瓦", "100兆瓦", 100, "兆瓦"),
        ("发电12亿千瓦时", "12亿千瓦时", 12, "亿千瓦时"),
        ("面积30万平方米", "30万平方米", 30, "万平方米"),
        ("流域1200平方公里", "1200平方公里", 1200, "平方公里"),
        ("补贴100元/吨", "100元/吨", 100, "元/吨"),
        ("租金3.5元/平方米", "3.5元/平方米", 3.5, "元/平方米"),
        ("处理1.2亿件", "1.2亿件", 1.2, "亿件"),
        ("得98.6分", "98.6分", 98.6, "分"),
        ("组织200场次", "200场次", 200, "场次"),
        ("检查3批次", "3批次", 3, "批次"),
        ("增长0.05%", "0.05%", 0.05, "%"),
        ("合格率100%", "100%", 100, "%"),
    ],
)
def test_units_are_read_whole(text: str, quote: str, value: float, unit: str) -> None:
    written, mention = only(text)
    assert (written, mention.value, mention.unit) == (quote, value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("70%的村完成改造", "70%", 70, "%"),
        ("建成2省级园区", "2", 2, None),
        ("培育3市级龙头", "3", 3, None),
        ("覆盖5村民小组", "5", 5, None),
        ("打造4校园餐厅", "4", 4, None),
        ("改造2棚户区", "2", 2, None),
        ("新增12具有资质的", "12", 12, None),
        ("引进3顶尖团队", "3", 3, None),
        ("创建100个省级示范村", "100个", 100, "个"),
        ("涉及6个县(市、区)", "6个", 6, "个"),
        ("整治5个村庄", "5个", 5, "个"),
        ("引进12个企业", "12个", 12, "个"),
    ],
)
def test_the_noun_after_a_number_is_no_unit(text: str, quote: str, value: float, unit: str | None) -> None:
    written, mention = only(text)
    assert (written, mention.value, mention.unit) == (quote, value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("走访100余家次", "100余家次", 100, "家次"),
        ("接待1.3万余人次", "1.3万余人次", 1.3, "万人次"),
        ("培训2000多人", "2000多人", 2000, "人"),
        ("筹资20余万元", "20余万元", 20, "万元"),
        ("筹资20多万元", "20多万元", 20, "万元"),
        ("人均3万多元", "3万多元", 3, "万元"),
        ("流转500余亩", "500余亩", 500, "亩"),
        ("整改60余处", "60余处", 60, "处"),
        ("走访十余家企业", "十余家", 10, "家"),
    ],
)
def test_yu_and_duo_are_in_the_span_but_not_in_the_unit(
    text: str, quote: str, value: float, unit: str
) -> None:
    written, mention = only(text)
    assert (written, mention.value, mention.unit) == (quote, value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "lower", "upper", "unit"),
    [
        ("增速5%—5.5%", "5%—5.5%", 5, 5.5, "%"),
        ("增速5%-6%", "5%-6%", 5, 6, "%"),
        ("增速5%～6%", "5%～6%", 5, 6, "%"),
        ("增速5%至6%", "5%至6%", 5, 6, "%"),
        ("增速5-6%", "5-6%", 5, 6, "%"),
        ("增速5.5——6.5%", "5.5——6.5%", 5.5, 6.5, "%"),
        ("引进8—10家", "8—10家", 8, 10, "家"),
        ("引进8至10家", "8至10家", 8, 10, "家"),
        ("引进8~10家", "8~10家", 8, 10, "家"),
        ("投资3亿元至5亿元", "3亿元至5亿元", 3, 5, "亿元"),
        ("投资3亿元—5亿元", "3亿元—5亿元", 3, 5, "亿元"),
        ("下降2.5－3个百分点", "2.5-3个百分点", 2.5, 3, "个百分点"),
    ],
)
def test_a_range_is_one_mention_with_its_lower_bound(
    text: str, quote: str, lower: float, upper: float, unit: str
) -> None:
    written, mention = only(text)
    assert (written, mention.value, mention.upper, mention.unit) == (quote, lower, upper, unit)


DRESSES = ["X", "XX", "XXX", "x", "xx", "×", "××", "*", "**", "***", "x.x", "XX.XX", "xx.x", "*.*", "."]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("unit", ["亿元", "万元", "家", "户", "人", "个", "%", "个百分点", "万人次", "亩"])
def test_masked_numbers_in_every_dress(dress: str, unit: str) -> None:
    written, mention = only(f"累计完成{dress}{unit}。")
    assert (written, mention.form, mention.value, mention.unit) == (f"{dress}{unit}", "masked", None, unit)


@pytest.mark.parametrize("dress", ["xx", "XX", "*", "**", "×", "xxx"])
def test_two_masked_counts_side_by_side(dress: str) -> None:
    found = [(quote, m.form, m.unit) for quote, m in mentioned(f"惠及{dress}户{dress}人")]
    assert found == [(f"{dress}户", "masked", "户"), (f"{dress}人", "masked", "人")]


@pytest.mark.parametrize("text", ["某某某", "张XX同志", "*注：", "……", "A.B公司", "MAX家", "XX同志"])
def test_masked_names_are_no_numbers(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("居全市第3", "第3", 3), ("居全市第3位", "第3位", 3), ("列全省第一", "第一", 1), ("列全省第一位",
        "第一位", 1),
        ("列全县第十二位", "第十二位", 12), ("排名第21", "第21", 21), ("位列第2名", "第2名", 2),
        ("居全市首位", "首位", 1), ("位居榜首", "榜首", 1), ("居全市之首", "之首", 1), ("增速居首。", "首", 1),
        ("进入全市前三", "前三", 3), ("进入全市前3位", "前3位", 3), ("跻身全省前5名", "前5名", 5),
        ("进入全国前100强", "前100强", 100), ("保持全省前十", "前十", 10),
    ],
)  # fmt: skip
def test_ranks(text: str, quote: str, value: float) -> None:
    written, mention = only(text)
    assert (written, mention.form, mention.value, mention.unit) == (quote, "rank", value, "第")


@pytest.mark.parametrize(
    "text", ["前期工作", "前来参观", "首次实现", "首批试点", "首个项目", "前些天", "前景", "前三季度"]
)
def test_words_that_open_with_first_or_before_are_no_ranks(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("占三分之一", "三分之一", 33.33), ("占三分之二", "三分之二", 66.67), ("占四分之三", "四分之三", 75),
        ("占十分之一", "十分之一", 10), ("占百分之五", "百分之五", 5), ("占百分之二十五", "百分之二十五", 25),
        ("占百分之5.5", "百分之5.5", 5.5), ("占四成", "四成", 40), ("占六成以上", "六成", 60),
        ("占九成", "九成", 90), ("占3/5", "3/5", 60), ("占1/3以上", "1/3", 33.33),
        ("不到万分之六", "万分之六", 0.06), ("超过千分之三点五", "千分之三点五", 0.35),
        ("达万分之2.5", "万分之2.5", 0.025),
    ],
)  # fmt: skip
def test_fractions_are_percentages(text: str, quote: str, value: float) -> None:
    written, mention = only(text)
    assert (written, mention.value, mention.unit) == (quote, value, "%")


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("种植近万亩", "万亩", 1, "万亩"), ("产值超千亿元", "千亿元", 1, "千亿元"),
        ("产值突破百亿元", "百亿元", 1, "百亿元"), ("惠及近千户", "千户", 1, "千户"),
        ("规模达一个亿", "一个亿", 1, "亿"), ("举办沙龙四期", "四期", 4, "期"), ("引进两家企业", "两家", 2, "家"),
        ("实施三十五个项目", "三十五个", 35, "个"), ("惠及一百二十户", "一百二十户", 120, "户"),
        ("翻一番", "一番", 1, "番"),
    ],
)  # fmt: skip
def test_chinese_numerals_with_a_counter(text: str, quote: str, value: float, unit: str) -> None:
    written, mention = only(text)
    assert (written, mention.value, mention.unit) == (quote, value, unit)


@pytest.mark.parametrize("text", ["万众一心", "百姓", "一体推进", "三农工作", "一二三产融合"])
def test_numerals_inside_words_are_no_mentions(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年", "2024年6月", "2024年6月30日", "2024年度", "2024年1—6月", "1-5月", "1—2月份", "6月", "6月30日",
        "6月15号", "2023-05-01", "2023/5/1", "2023.5.1", "2019—2023年", "2019年至2023年", "9:30",
        "14：00", "08:30:00",
    ],
)  # fmt: skip
def test_dates_and_times_of_day(text: str) -> None:
    written, mention = only(f"于{text}，")
    assert (written, mention.form, mention.value) == (text, "date", None)


@pytest.mark.parametrize("text", ["连续8年", "为期3年", "6个月", "12个月", "10天"])
def test_lengths_of_time_are_no_dates(text: str) -> None:
    _, mention = only(text)
    assert mention.form == "number"


@pytest.mark.parametrize(
    ("text", "quote"),
    [("兰科〔2023〕5号", "〔2023〕5号"), ("金政发〔2022〕第18号", "〔2022〕第18号"), ("（2024）12号", "（2024）12号"),
     ("[2021]3号", "[2021]3号")],
)  # fmt: skip
def test_document_numbers(text: str, quote: str) -> None:
    written, mention = only(f"根据{text}文件，")
    assert (written, mention.form) == (quote, "document")


@pytest.mark.parametrize(
    ("text", "quote"),
    [("1.抓好春耕。", "1."), ("2．抓好春耕。", "2．"), ("3、抓好春耕。", "3、"), ("(4)抓好春耕。", "4)"),
     ("（5）抓好春耕。", "5）"),
     ("6)抓好春耕。", "6)"), ("工作扎实。\n12.抓好春耕。", "12."), ("工作扎实。3.抓好春耕。", "3.")],
)  # fmt: skip
def test_list_numbers(text: str, quote: str) -> None:
    written, mention = only(text)
    assert (written.replace("．", "."), mention.form) == (quote.replace("．", "."), "list")


@pytest.mark.parametrize("text", ["G5代", "PM2.5", "COD5", "H5N1"])
def test_digits_inside_latin_names_are_passed_over(text: str) -> None:
    assert mentioned(f"推广{text}技术") == []


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("完成投资３０．５亿元", "30.5亿元", 30.5, "亿元"), ("完成投资30. 5 亿元", "30.5亿元", 30.5, "亿元"),
        ("完成投资30 .5亿元", "30.5亿元", 30.5, "亿元"), ("拨付5, 291.6万元", "5,291.6万元", 5291.6, "万元"),
        ("增长12.5 %", "12.5%", 12.5, "%"), ("增长 7.9%", "7.9%", 7.9, "%"), ("增长7.9％", "7.9%", 7.9, "%"),
        ("增长７．９％", "7.9%", 7.9, "%"), ("增长7.9%.", "7.9%", 7.9, "%"), ("完成ＸＸ亿元", "XX亿元", None, "亿元"),
        ("完成投资30.5\u3000亿元", "30.5亿元", 30.5, "亿元"), ("完成投资30.5\xa0亿元", "30.5亿元", 30.5, "亿元"),
    ],
)  # fmt: skip
def test_wide_and_spaced_numbers_read_like_plain_ones(
    text: str, written: str, value: float | None, unit: str
) -> None:
    quote, mention = only(text)
    assert (quote, mention.value, mention.unit) == (written, value, unit)


def test_a_minus_sign_stays_outside_the_number() -> None:
    quote, mention = only("增速为-3.8%")
    assert (quote, mention.value) == ("3.8%", 3.8)


def test_lists_keep_each_item_apart() -> None:
    found = [(quote, m.value, m.unit) for quote, m in mentioned("分别提高12.4个、15.6个百分点")]
    assert found == [("12.4个", 12.4, "个"), ("15.6个百分点", 15.6, "个百分点")]


def test_mentions_come_in_order_and_apart() -> None:
    text = "1.上半年投资6.35亿元、增长18.6%，居全市第3，3家企业占四成，近万亩，XX户，兰科〔2023〕5号"
    found = mentions(text)
    assert [m.form for m in found] == [
        "list", "number", "number", "rank", "number", "numeral", "scale", "masked", "document",
    ]  # fmt: skip
    for before, after in itertools.pairwise(found):
        assert before.end <= after.start


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("发电5000千瓦时", 5000, "千瓦时"), ("占百分之五点五", 5.5, "%"), ("提高0.5百分点", 0.5, "百分点")],
)
def test_units_that_begin_like_a_shorter_one(text: str, value: float, unit: str) -> None:
    _, mention = only(text)
    assert (mention.value, mention.unit) == (value, unit)


@pytest.mark.parametrize("text", ["引进数十家企业", "投入几十万元", "惠及数百户"])
def test_several_tens_are_no_ten(text: str) -> None:
    assert [m.value for _, m in mentioned(text) if m.value is not None] == []


def test_text_without_numbers_has_no_mentions() -> None:
    assert mentions("") == []
    assert mentions("坚持以高质量发展统揽全局，各项工作扎实推进。") == []


@pytest.mark.parametrize("text", ["历时5min", "风速5m/s", "日处理300t/d", "长3mph", "共5ml"])
def test_a_letter_that_begins_a_longer_word_is_no_unit(text: str) -> None:
    assert [mention.unit for _, mention in mentioned(text)] == [None]


def test_a_unit_per_thousand_people_is_one_unit() -> None:
    (mention,) = mentions("抽检5.1批次/千人")
    assert (mention.value, mention.unit) == (5.1, "批次/千人")


def test_a_list_number_ends_with_its_line() -> None:
    assert [(m.start, m.end) for m in mentions("0\n.")] == [(0, 1)]


def test_a_weight_in_the_air_is_a_unit_without_its_volume() -> None:
    (mention,) = mentions("下降到28微克")
    assert (mention.value, mention.unit) == (28, "微克")
