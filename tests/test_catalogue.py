import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import catalogue
from pipeline.catalogue import dimension, in_base, match, to_base
from pipeline.model import KINDS

LABELS = Path(__file__).parent / "indicator_names.csv"
GOLD = Path(__file__).parents[2] / "shared" / "gold"


def _labels() -> list[tuple[str, str | None, str, str | None]]:
    with LABELS.open(encoding="utf-8", newline="") as rows:
        return [
            (row["name"], row["unit"] or None, row["kind"], row["indicator_id"] or None)
            for row in csv.DictReader(rows)
        ]


def test_every_labelled_name_maps_to_its_indicator_and_to_no_other() -> None:
    wrong = [
        f"{name} ({kind}, {unit}): wanted {wanted}, got {match(name, unit, kind)}"
        for name, unit, kind, wanted in _labels()
        if match(name, unit, kind) != wanted
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "unit", "kind", "indicator"),
    [
        ("全镇完成地区生产总值", "亿元", "level", "gdp"),
        ("GDP", "%", "growth", "gdp"),
        ("生产总值增速", "%", "growth", "gdp"),
        ("ＧＤＰ", "亿元", "level", "gdp"),
        ("社零", "亿元", "level", "retail_sales"),
        ("社会消费品零售总额", "%", "growth", "retail_sales"),
        ("限额以上社会消费品零售额", "亿元", "level", "retail_sales_above"),
        ("规模以上工业增加值", "亿元", "level", "industry_value_added_above"),
        ("规上工业增加值", "第", "rank", "industry_value_added_above"),
        ("工业增加值", "亿元", "level", "industry_value_added"),
        ("规上工业企业利润", "%", "growth", "industry_profit"),
        ("一般公共预算收入", "亿元", "level", "general_public_budget_revenue"),
        ("财政总收入", "亿元", "level", "fiscal_revenue"),
        ("税收收入", "亿元", "level", "tax_revenue"),
        ("固定资产投资", "%", "progress", "fixed_asset_investment"),
        ("固定资产投资完成率", "%", "progress", "fixed_asset_investment"),
        ("制造业投资", "%", "growth", "manufacturing_investment"),
        ("民间投资", "%", "growth", "private_investment"),
        ("工业技改投资", "亿元", "level", "upgrade_investment"),
        ("进出口总额", "亿元", "level", "trade_total"),
        ("外贸出口", "%", "growth", "exports"),
        ("实际利用外资", "万美元", "level", "foreign_capital"),
        ("居民人均可支配收入", "元", "level", "income"),
        ("城镇常住居民人均可支配收入", "元", "level", "income_urban"),
        ("农村居民人均可支配收入", "%", "growth", "income_rural"),
        ("高新技术产业增加值", "%", "growth", "hightech_industry_value_added"),
        ("PM2.5平均浓度", "ug/m3", "level", "pm25"),
        ("PM2.5浓度", "%", "growth", "pm25"),
        ("城镇新增就业", "人", "level", "jobs_new"),
        ("上半年累计化解矛盾纠纷", "起", "level", "disputes_settled"),
        ("规上工业企业研发活动覆盖率", "%", "ratio", "industry_rd_coverage"),
        ("排查安全隐患", "处", "level", "hidden_dangers_found"),
        ("新建高标准农田", "万亩", "level", "high_standard_farmland"),
        ("老旧小区改造", "个", "level", "old_neighbourhoods"),
        ("我县高新技术企业总数", "家", "level", "high_tech_enterprises"),
        ("每人每月城市低保标准", "元", "level", "low_income_urban_standard"),
        ("每人每年农村低保标准", "元", "level", None),
        ("新增高新技术企业", "家", "level", "high_tech_enterprises_new"),
        ("GDP增速", "个百分点", "contrast", "gdp"),
        ("高新技术企业数量增长率", "%", "growth", "high_tech_enterprises"),
        ("共有市场经营主体", "户", "level", "market_entities"),
        ("铁路运营里程新增", "公里", "level", "rail_length_new"),
        ("出口逆势", "%", "growth", "exports"),
        ("初步谋划项目", "个", "level", "projects_planned"),
        ("一年来规上工业总产值", "亿元", "level", "industry_output_above"),
        ("截至年底存款余额", "亿元", "level", "deposits"),
        ("引进1亿元以上项目", "个", "level", "projects_introduced_100m"),
        ("规上工业企业研发费用支出", "%", "growth", "industry_rd_expense"),
        ("新增", "个", "level", None),
    ],
)
def test_names_in_the_manner_of_reports(name: str, unit: str, kind: str, indicator: str | None) -> None:
    assert match(name, unit, kind) == indicator


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一般公共预算收入", "财政总收入"),
        ("制造业投资", "固定资产投资"),
        ("民间投资", "固定资产投资"),
        ("工业投资", "制造业投资"),
        ("城镇居民人均可支配收入", "居民人均可支配收入"),
        ("农村居民人均可支配收入", "居民人均可支配收入"),
        ("规上工业增加值", "工业增加值"),
        ("规上工业总产值", "规上工业增加值"),
        ("高新技术产业增加值", "高技术制造业增加值"),
        ("高新技术产业投资", "高技术产业投资"),
        ("限上社会消费品零售额", "社会消费品零售总额"),
        ("进出口总额", "出口总额"),
        ("存款余额", "贷款余额"),
        ("海洋生产总值", "地区生产总值"),
        ("人均地区生产总值", "地区生产总值"),
        ("新增高新技术企业", "高新技术企业"),
        ("申报高新技术企业", "新增高新技术企业"),
        ("签约项目", "开工项目"),
        ("签约项目", "签约项目总投资"),
        ("在谈项目", "签约项目"),
        ("排查矛盾纠纷", "化解矛盾纠纷"),
        ("排查隐患", "整改隐患"),
        ("征迁签约", "征迁拆房"),
        ("新建高标准农田", "累计建成高标准农田"),
        ("研发投入强度", "全社会研发经费投入"),
        ("城镇调查失业率", "城镇登记失业率"),
        ("生产安全事故起数", "生产安全事故死亡人数"),
        ("四级及以上航道", "千吨级及以上航道"),
        ("造林面积", "营造林"),
    ],
)
def test_neighbours_are_two_indicators(one: str, other: str) -> None:
    assert match(one) is not None
    assert match(other) is not None
    assert match(one) != match(other)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "的",
        "增长",
        "全市",
        "完成",
        "投资",
        "收入",
        "增加值",
        "项目",
        "企业家",
        "新材料投资",
        "十大平台固定资产投资",
        "财政总收入占比",
        "固定资产投资项目",
        "规上工业增加值能耗水平",
        "工业增加值率",
        "出口退税",
        "人均社会消费品零售总额",
    ],
)
def test_a_modifier_or_a_fragment_is_not_the_general_indicator(name: str) -> None:
    assert match(name) is None


def test_the_unit_of_a_level_must_measure_what_the_indicator_does() -> None:
    assert match("地区生产总值", "家", "level") is None
    assert match("高新技术企业", "亿元", "level") is None
    assert match("固定资产投资", "%", "ratio") is None
    assert match("常住人口城镇化率", "万人", "level") is None
    assert match("居民人均可支配收入", "家", "change") is None
    # Heads are counted in 人, 名 and 人次 by turns; an unknown or lost unit contradicts nothing.
    assert match("职业技能培训", "人", "level") == match("职业技能培训", "人次", "level") == "training"
    assert match("地区生产总值", None, "level") == "gdp"
    assert match("地区生产总值", "万罐子", "level") == "gdp"


def test_growth_rank_and_progress_go_by_the_name_whatever_the_unit() -> None:
    for kind, unit in (
        ("growth", "%"),
        ("growth", "倍"),
        ("rank", "第"),
        ("progress", "%"),
        ("contrast", "个百分点"),
    ):
        assert match("固定资产投资", unit, kind) == "fixed_asset_investment"
    assert match("固定资产投资", "个百分点", "change") == "fixed_asset_investment"


def test_growth_and_total_of_an_indicator_are_no_indicators_of_their_own() -> None:
    assert match("地区生产总值增速", "%", "growth") == "gdp"
    assert match("地区生产总值增幅", "第", "rank") == "gdp"
    assert match("地区生产总值增速", "个百分点", "change") is None  # what rose is the rate
    for kind, unit in (("level", "亿元"), ("growth", "%"), ("rank", "第")):
        assert match("固定资产投资总量", unit, kind) == "fixed_asset_investment"
    assert match("常住人口城镇化率总量", "%", "ratio") is None
    assert match("单位GDP能耗总量", "%", "growth") is None


def test_whose_an_amount_is_may_be_said_with_an_empty_verb() -> None:
    for name in (
        "规上工业企业实现总产值",
        "规模以上工业企业累计完成总产值",
        "规上工业实现产值",
        "规上企业产值",
    ):
        assert match(name, "亿元", "level") == "industry_output_above"
    assert match("规模以上工业企业实现增加值", "%", "growth") == "industry_value_added_above"
    assert match("增加值", "%", "growth") is None


@given(st.text(max_size=30), st.none() | st.text(max_size=6), st.none() | st.sampled_from(KINDS))
def test_any_name_is_an_indicator_or_none(name: str, unit: str | None, kind: str | None) -> None:
    found = match(name, unit, kind)
    assert found is None or found in {indicator.indicator_id for indicator in catalogue.indicators()}


@given(st.sampled_from(catalogue.indicators()), st.data())
def test_every_listed_name_maps_home_with_or_without_whose_and_when(indicator, data) -> None:  # type: ignore[no-untyped-def]
    name = data.draw(st.sampled_from([indicator.name_zh, *filter(None, indicator.aliases.split("|"))]))
    start = data.draw(st.sampled_from(["", "全市", "我县", "上半年全镇", "1-6月累计", "截至目前，全区"]))
    assert match(name) == indicator.indicator_id
    assert match(start + name) == indicator.indicator_id


@pytest.mark.parametrize(
    ("value", "unit", "base_value", "base_unit"),
    [
        (30.5, "亿元", 3050000000.0, "元"),
        (1.1, "万亿元", 1100000000000.0, "元"),
        (5291.6, "万元", 52916000.0, "元"),
        (3, "亿美元", 300000000.0, "美元"),
        (0.7, "亿斤", 35000.0, "吨"),
        (12.3, "万亩", 123000.0, "亩"),
        (2, "平方公里", 3000.0, "亩"),
        (1.2, "万㎡", 12000.0, "平方米"),
        (800, "米", 0.8, "公里"),
        (25, "ug/m3", 25.0, "微克/立方米"),
        (25, "μg/m³", 25.0, "微克/立方米"),
        (1.3, "万人次", 13000.0, "人次"),
        (2, "百万辆", 2000000.0, "辆"),
        (3, "千瓦", 3.0, "千瓦"),
        (1.2, "亿千瓦", 120000000.0, "千瓦"),
        (4.5, "亿度", 450000000.0, "千瓦时"),
        (12, "百亿亿次/秒", 12000.0, "P"),
        (2.5, "万套（间）", 25000.0, "套"),
        (14.6, "万元/人", 146000.0, "元/人"),
        (3, "分/千瓦时", 0.03, "元/千瓦时"),
        (6.5, "‰", 0.65, "%"),
        (7.9, "％", 7.9, "%"),
        (0.5, "百分点", 0.5, "个百分点"),
        (36, "名", 36.0, "人"),
        (4, "位", 4.0, "位"),
        (5, "万亿", 5000000000000.0, None),
        (3, "万罐子", 30000.0, "罐子"),
        (3, "罐子", 3.0, "罐子"),
        (None, "亿元", None, "元"),
        (52, None, 52, None),
    ],
)
def test_quantities_in_base_units(
    value: float | None, unit: str | None, base_value: float | None, base_unit: str | None
) -> None:
    assert to_base(value, unit) == (base_value, base_unit)


def test_a_bare_scale_is_of_yuan_for_a_catalogued_amount_of_money() -> None:
    assert in_base(5, "万亿", "gdp") == (5e12, "元")
    assert in_base(3, "亿元", "gdp") == (3e8, "元")
    for other in ("trade_total", "population", None):
        assert in_base(5, "万", other) == (50000.0, None)
    assert in_base(5, None, "gdp") == (5, None)


def test_what_is_counted_or_measured_differently_never_shares_a_base_unit() -> None:
    bases = [
        to_base(1, unit)[1]
        for unit in ("家", "个", "户", "人", "人次", "件", "%", "个百分点", "元", "美元", "倍")
    ]
    assert len(set(bases)) == len(bases)


@pytest.mark.parametrize(
    ("unit", "measures"),
    [
        ("亿元", "money"),
        ("家", "count"),
        ("万人", "people"),
        ("万人次", "visits"),
        ("%", "ratio"),
        ("个百分点", "points"),
        ("第", "rank"),
        ("公斤/亩", "yield"),
        ("万元/亩", "money_rate"),
        ("罐子", None),
        ("亿", None),
        (None, None),
    ],
)
def test_dimensions(unit: str | None, measures: str | None) -> None:
    assert dimension(unit) == measures


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.sampled_from(sorted(catalogue.units())))
def test_a_scale_multiplies_exactly(value: float, unit: str) -> None:
    plain, scaled = to_base(value, unit), to_base(value, f"万{unit}")
    assert plain[1] == scaled[1]
    factor = catalogue.units()[unit].factor
    assert scaled[0] == float(Decimal(repr(value)) * factor * 10000)


@given(st.none() | st.integers(-(10**9), 10**9), st.text(max_size=12))
def test_any_unit_comes_back_with_its_value(value: float | None, unit: str) -> None:
    base_value, _ = to_base(value, unit)
    assert (base_value is None) == (value is None)


@pytest.mark.parametrize("wanted", ["growth", "target"])
def test_four_fifths_of_the_growth_and_target_observations_map(wanted: str) -> None:
    files = sorted(file for file in GOLD.glob("*.jsonl") if file.name != "reports.jsonl")
    if not files:
        pytest.skip("no labelled observations beside the repository")
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    chosen = [row for row in rows if wanted in (row.get("kind"), row.get("status"))]
    mapped = [row for row in chosen if match(row["indicator"], row["unit"], row["kind"])]
    assert len(mapped) >= 0.8 * len(chosen) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国有土地使用权出让收入", "政府性基金收入"),
        ("消化批而未供土地", "处置闲置土地"),
        ("新建学校", "改扩建学校"),
        ("县域就诊率", "基层就诊率"),
        ("刑事警情", "刑事立案"),
        ("民宿", "新增民宿"),
        ("网格", "微网格"),
        ("新增灌溉面积", "改善灌溉面积"),
        ("争取中央转移支付", "省对市县一般公共预算转移支付"),
    ],
)
def test_what_stands_beside_each_other_in_reports_is_not_one_indicator(one: str, other: str) -> None:
    assert None not in (match(one), match(other))
    assert match(one) != match(other)
