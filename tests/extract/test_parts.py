"""Lists of parts: what they are parts of, what is told after them, and to whom numbers in a row belong."""

import pytest

from tests.extract.making import half_year as said


def names(sentence: str) -> list[str]:
    return [x.indicator for x in said(sentence)]


RANKS: list[tuple[str, list[str]]] = [
    (
        "地区生产总值、规上工业增加值分别增长6.1%和9.4%，居全市第4位和第2位。",
        ["地区生产总值", "规上工业增加值"],
    ),
    (
        "一般公共预算收入、税收收入分别增长6.6%和5.4%，增幅居全县第3位和第5位。",
        ["一般公共预算收入", "税收收入"],
    ),
    (
        "固定资产投资、社会消费品零售总额分别增长12.1%和7.7%，均高于全市平均水平，分别居全市第2和第3位。",
        ["固定资产投资", "社会消费品零售总额"],
    ),
    (
        "实现农业总产值21.6亿元，同比增长4.1%；农村居民人均可支配收入9640元，同比增长7.4%，增速分别居全市第4位和第2位。",
        ["农业总产值", "农村居民人均可支配收入"],
    ),
    ("到位资金21.4亿元，增长11.2%，总量和增速分别居全市第3位和第2位。", ["到位资金", "到位资金增速"]),
    (
        "完成规上工业产值6.2亿元，增长8.6%；固定资产投资2.3亿元，其中工业投资1.1亿元；财政总收入3600万元，增长5%，三项指标分别列全县12个乡镇的第3、第2和第5。",
        ["规上工业产值", "固定资产投资", "财政总收入"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), RANKS, ids=[s[:8] for s, _ in RANKS])
def test_places_in_a_row_are_those_of_what_was_named_before_in_its_turn(
    sentence: str, expected: list[str]
) -> None:
    assert [x.indicator for x in said(sentence) if x.kind == "rank"] == expected


def test_contrasts_in_a_row_are_those_of_what_was_named_before_in_its_turn() -> None:
    found = said(
        "规上工业增加值、社会消费品零售总额分别增长8.4%和7.1%，分别高于全省2.2个和0.7个百分点，居全市第2位和第4位。"
    )
    assert [x.indicator for x in found] == ["规上工业增加值", "社会消费品零售总额"] * 3
    assert [x.entity for x in found] == [None, None, "全省", "全省", None, None]


def test_several_other_sides_are_not_several_indicators() -> None:
    found = said("工业投资增长8.4%，技改投资增长9.1%，分别高于全国、全省1.2个、0.6个百分点。")
    assert [(x.indicator, x.entity) for x in found[2:]] == [("技改投资", "全国"), ("技改投资", "全省")]


def test_rates_in_a_row_are_those_of_what_was_named_before_in_its_turn() -> None:
    found = names("管理高血压患者2.3万人、糖尿病患者7100人，规范管理率分别为74.5%、72.8%。")
    assert found[2:] == ["高血压患者规范管理率", "糖尿病患者规范管理率"]


def test_what_stands_after_all_items_of_a_list_is_told_of_each() -> None:
    assert names("青石大桥、东环路、文体公园等项目完成投资分别为1.1亿元、8400万元、3100万元。") == [
        "青石大桥完成投资",
        "东环路完成投资",
        "文体公园完成投资",
    ]
    found = names("恒光化工、天元电子、金汇纺织三家企业产值分别下降11.3%、8.2%和5.6%。")
    assert found[-3:] == ["恒光化工产值", "天元电子产值", "金汇纺织产值"]


def test_the_first_places_have_a_growth_each() -> None:
    found = said("固定资产投资增速前三位的是石门镇、双桥镇、柳河乡，分别增长25.3%、21.1%和17.6%。")
    assert {x.indicator for x in found} == {"固定资产投资"}
    assert [x.entity for x in found] == ["石门镇", "双桥镇", "柳河乡"]


CLOSED: list[tuple[str, str]] = [
    ("新增规上企业9家（工业6家、服务业3家），增长12%。", "新增规上企业"),
    ("接待游客24.8万人次（过夜游客7.6万人次），同比增长9.2%。", "接待游客"),
]


@pytest.mark.parametrize(("sentence", "name"), CLOSED, ids=[s[:8] for s, _ in CLOSED])
def test_after_a_bracket_the_sentence_goes_on_from_before_it(sentence: str, name: str) -> None:
    assert names(sentence)[-1] == name


OF_ALL: list[tuple[str, list[str]]] = [
    ("全区共有水库38座，其中中型3座、小型35座，总库容7900万立方米。", ["水库总库容", "总库容"]),
    ("全县共有中小学校72所，其中高中3所、初中15所、小学54所，在校学生4.8万人。", ["中小学校在校学生", "在校学生"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "possible"), OF_ALL, ids=[s[:8] for s, _ in OF_ALL])
def test_what_follows_a_list_of_parts_is_not_of_its_last_part(sentence: str, possible: list[str]) -> None:
    assert names(sentence)[-1] in possible


def test_each_level_of_a_list_keeps_its_own_name() -> None:
    found = names("培育农民合作社示范社31家，其中国家级2家、省级11家、市级18家。")
    assert len(set(found)) == 4
    for name, level in zip(found[1:], ("国家级", "省级", "市级"), strict=True):
        assert level in name


SETTLED: list[tuple[str, list[str]]] = [
    ("村级集体经济总收入达8200万元，村均41.5万元。", ["村级集体经济总收入", "村均村级集体经济收入"]),
    ("医保基金收入3.1亿元，支出2.7亿元，当期结余0.4亿元。", ["医保基金收入", "医保基金支出", "医保基金当期结余"]),
    ("总投资24亿元的31个市级重点项目全部开工。", ["市级重点项目总投资", "市级重点项目"]),
    ("总投资11.6亿元的智能家电产业园项目顺利推进。", ["智能家电产业园项目总投资"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SETTLED, ids=[s[:8] for s, _ in SETTLED])
def test_words_that_leave_no_choice_name_the_number(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_the_others_are_others_of_all() -> None:
    assert names("破获刑事案件131起，其中盗窃64起、诈骗39起、其他28起。")[-1] == "破获其他刑事案件"


def test_what_is_not_done_is_not_called_done() -> None:
    found = names("全县重点项目66个，其中已开工51个、未开工15个。")
    assert "未开工" in found[2]
    assert found[1] != found[2]


def test_limits_of_classes_do_not_run_into_each_other() -> None:
    found = names("产值超10亿元企业达4家，超5亿元企业9家，超亿元企业31家。")
    assert not [name for name in found if "105亿" in name or "5亿元企业超" in name]
    assert found[1].endswith("超5亿元企业")
    assert found[2].endswith("超亿元企业")


def test_the_verb_of_a_list_is_that_of_all_its_items() -> None:
    assert names("新培育规上工业企业7家、规上服务业企业4家、高新技术企业9家。") == [
        "新培育规上工业企业",
        "新培育规上服务业企业",
        "新培育高新技术企业",
    ]


def test_added_value_after_output_is_of_the_same_industry() -> None:
    found = names("规上工业企业实现总产值21.4亿元，增长8.5%；实现增加值4.2亿元，增长7.9%。")
    assert found[2:] == ["规上工业增加值"] * 2


def test_conduct_keeps_its_last_character() -> None:
    assert names("制止餐饮浪费行为31起。") == ["制止餐饮浪费行为"]


TURNS: list[tuple[str, list[tuple[str, str, float | None]]]] = [
    (
        "PM2.5、PM10、臭氧平均浓度分别为32、56、148微克/立方米，同比分别下降6.2%、4.1%和上升1.8%。",
        [
            ("growth", "PM2.5平均浓度", -6.2),
            ("growth", "PM10平均浓度", -4.1),
            ("growth", "臭氧平均浓度", 1.8),
        ],
    ),
    (
        "城市低保标准由720元提高到760元，农村低保标准由520元提高到560元，分别提高5.6%、7.7%。",
        [("growth", "城市低保标准", 5.6), ("growth", "农村低保标准", 7.7)],
    ),
    (
        "土地增值税、契税受楼市影响分别减收1800万元和960万元，降幅达32.6%、21.4%。",
        [
            ("change", "土地增值税", -1800),
            ("change", "契税", -960),
            ("growth", "土地增值税", -32.6),
            ("growth", "契税", -21.4),
        ],
    ),
    (
        "接待游客6.3万人次，旅游收入860万元，分别是去年同期的1.4倍和1.6倍。",
        [("ratio", "接待游客", 1.4), ("ratio", "旅游收入", 1.6)],
    ),
    (
        "接待游客26.3万人次，旅游收入1.8亿元，恢复到2019年同期的108.4%和112.6%。",
        [("ratio", "接待游客", 108.4), ("ratio", "旅游收入", 112.6)],
    ),
    (
        "新材料、装备制造、食品加工三大产业产值12.6亿元、7.8亿元、4.3亿元，分别增长21.6%、13.2%、8.4%。",
        [
            ("level", "新材料产值", 12.6),
            ("level", "装备制造产值", 7.8),
            ("level", "食品加工产值", 4.3),
            ("growth", "新材料产值", 21.6),
            ("growth", "装备制造产值", 13.2),
            ("growth", "食品加工产值", 8.4),
        ],
    ),
    (
        "光伏、电子两大百亿集群实现营业收入86亿元、43亿元。",
        [("level", "光伏营业收入", 86), ("level", "电子营业收入", 43)],
    ),
    (
        "规上工业增加值增长8.9%，固定资产投资下降3.4%，限上零售额1.6亿元，增长7.7%，三项指标分别排全县第5、第11、第6。",
        [("rank", "规上工业增加值", 5), ("rank", "固定资产投资", 11), ("rank", "限上零售额", 6)],
    ),
    (
        "规上工业增加值增长8.9%，固定资产投资增长4.6%，分列全县第5、第2。",
        [("rank", "规上工业增加值", 5), ("rank", "固定资产投资", 2)],
    ),
    (
        "受理信访事项162件，同比下降14.2%，办结率、满意率分别为100%、95.2%。",
        [("ratio", "信访事项办结率", 100), ("ratio", "信访事项满意率", 95.2)],
    ),
    (
        "接待群众来访46批128人次，批次、人次同比分别下降8.6%和12.3%。",
        [("growth", "接待群众来访批次", -8.6), ("growth", "接待群众来访人次", -12.3)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TURNS, ids=[s[:10] for s, _ in TURNS])
def test_numbers_in_a_row_are_each_of_one_thing(
    sentence: str, expected: list[tuple[str, str, float | None]]
) -> None:
    assert [(x.kind, x.indicator, x.value) for x in said(sentence)][-len(expected) :] == expected


def test_what_lasts_for_years_is_of_what_was_told_before() -> None:
    assert names("粮食总产46.2万吨，连续12年稳定在43万吨以上。") == ["粮食总产"] * 2


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("农村危房改造62户；镇中心幼儿园主体封顶，完成投资860万元。", "危房"),
        ("培训创业者260人；深化集体协商，覆盖企业120家。", "培训"),
        ("科技攻关6项；三是往来款清理不到位，应收款4216万元。", "攻关"),
    ],
)
def test_after_a_semicolon_and_a_clause_without_numbers_nothing_goes_on(sentence: str, before: str) -> None:
    first, second = names(sentence)
    assert before in first
    assert before not in second


def test_how_something_is_divided_is_no_part_of_it() -> None:
    sentence = "零售总额26亿元，增长5.6%；按经营单位所在地分，城镇12.6亿元，增长5.2%。"
    assert names(sentence) == ["零售总额"] * 2 + ["城镇零售总额"] * 2


def test_who_has_them_is_no_part_of_what_they_are() -> None:
    (name,) = names("镇党委下辖党支部26个。")
    assert name.removeprefix("下辖") == "党支部"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "一般公共预算支出18.6亿元，同比下降3.2%，其中教育支出4.2亿元，增长6.1%。",
            "一般公共预算支出",
        ),
        ("各项存款余额126.8亿元，同比增长9.6%，理财存款余额18.6亿元。", "各项存款余额"),
        ("完成固定资产投资11亿元，其中技改投资2.7亿元、厂房投资5.6亿元。", "固定资产投资"),
    ],
)
def test_a_part_has_no_name_of_the_whole(sentence: str, wrong: str) -> None:
    levels = [o.indicator for o in said(sentence) if o.kind == "level"]
    assert levels.count(wrong) == 1


def test_a_tax_is_no_part_of_the_tax_before() -> None:
    found = names("上半年完成税收1.2亿元，其中增值税4200万元、企业所得税2300万元、个人所得税600万元。")
    assert found[1:] == ["增值税", "企业所得税", "个人所得税"]


def test_what_is_above_the_limit_is_named_by_itself() -> None:
    assert names("社会消费品零售总额26.8亿元，其中限额以上零售额12.4亿元。")[1] == "限额以上零售额"


CARRIED: list[tuple[str, list[tuple[str, float | None]]]] = [
    (
        "一般公共预算收入完成5.2亿元，增长6%；支出完成12.8亿元，下降3%。",
        [
            ("一般公共预算收入", 5.2),
            ("一般公共预算收入", 6),
            ("一般公共预算支出", 12.8),
            ("一般公共预算支出", -3),
        ],
    ),
    (
        "经济总量98.37亿元，是2011年的1.62倍；国地税合计7.46亿元，是2011年的1.83倍，年均增长12.85%。",
        [("经济总量", 98.37), ("经济总量", 1.62), ("国地税", 7.46), ("国地税", 1.83), ("国地税", 12.85)],
    ),
    (
        "一般公共预算收入5.2亿元，增长8.4%；扣除2022年留抵退税集中退付等因素，可比增长5.3%。",
        [("一般公共预算收入", 5.2), ("一般公共预算收入", 8.4), ("一般公共预算收入可比口径", 5.3)],
    ),
    (
        "总投资12亿元的新能源项目完成投资3.2亿元，占年度计划的64%。",
        [("新能源项目总投资", 12), ("新能源项目完成投资", 3.2), ("新能源项目完成投资", 64)],
    ),
    ("二季度当季GDP增长6.8%，比一季度加快1.2个百分点。", [("GDP", 6.8), ("GDP", 1.2)]),
    ("计划全年新增规上企业12家，截至目前已新增5家。", [("新增规上企业", 12), ("新增规上企业", 5)]),
    (
        "第一产业增加值6.2亿元，对经济增长的贡献率为8.6%，拉动GDP增长0.5个百分点。",
        [("第一产业增加值", 6.2), ("第一产业对经济增长的贡献率", 8.6), ("第一产业拉动GDP", 0.5)],
    ),
    (
        "全县在建项目86个，其中续建52个、新建34个；已完工18个，在建68个。",
        [
            ("在建项目", 86),
            ("在建项目续建", 52),
            ("在建项目新建", 34),
            ("在建项目完工", 18),
            ("在建项目在建", 68),
        ],
    ),
    ("地区生产总值增长6.5%，投资增长6%，消费增长7%。", [("地区生产总值", 6.5), ("投资", 6), ("消费", 7)]),
    (
        "年初确定的10件民生实事已完成4件，其余6件进展顺利。",
        [("民生实事", 10), ("完成民生实事", 4), ("其余民生实事", 6)],
    ),
    ("新建5G基站286个，累计1904个。", [("新建5G基站", 286), ("5G基站", 1904)]),
    (
        "新增家庭农场13家（省级2家、市级4家），累计87家。",
        [("新增家庭农场", 13), ("新增家庭农场省级", 2), ("新增家庭农场市级", 4), ("家庭农场", 87)],
    ),
    ("全年新增市场主体3000户以上，总量达到4万户。", [("新增市场主体", 3000), ("市场主体总量", 4)]),
    (
        "各项贷款余额398亿元，比年初新增21.8亿元，同比多增3.1亿元。",
        [("各项贷款余额", 398), ("各项贷款余额", 21.8), ("各项贷款余额新增额", 3.1)],
    ),
    (
        "全县126家规上企业中，增长的82家，下降的36家，停产的8家。",
        [("规上企业", 126), ("规上企业增长", 82), ("规上企业下降", 36), ("规上企业停产", 8)],
    ),
    (
        "规上工业企业亏损面达23.6%，比年初扩大2.1个百分点；增长面56.2%。",
        [("规上工业企业亏损面", 23.6), ("规上工业企业亏损面", 2.1), ("规上工业企业增长面", 56.2)],
    ),
]


@pytest.mark.parametrize(("sentence", "told"), CARRIED)
def test_a_total_a_column_and_a_multiple_are_of_their_own(
    sentence: str, told: list[tuple[str, float | None]]
) -> None:
    assert [(o.indicator, o.value) for o in said(sentence)] == told


def test_the_year_of_what_is_left_out_is_not_when_it_was() -> None:
    found = said("一般公共预算收入增长8.4%；扣除2022年留抵退税集中退付等因素，可比增长5.3%。")
    assert {o.period for o in found} == {"2024H1"}
