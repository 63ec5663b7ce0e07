"""What counts, totals and costs are of where it is said behind them, before them or once for all."""

import pytest

from tests.extract.making import half_year as said


def names(sentence: str) -> list[str]:
    return [x.indicator for x in said(sentence)]


GRADES: list[tuple[str, list[str]]] = [
    ("新增3家国家级、12家省级专精特新企业。", ["新增国家级专精特新企业", "新增省级专精特新企业"]),
    ("新增2家百亿级、15家十亿级工业企业。", ["新增百亿级工业企业", "新增十亿级工业企业"]),
    (
        "培育2个世界级、5个国家级、8个区域级产业集群。",
        ["培育世界级产业集群", "培育国家级产业集群", "培育区域级产业集群"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), GRADES, ids=[s[:8] for s, _ in GRADES])
def test_a_grade_is_of_the_things_that_the_last_of_the_row_names(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_what_two_things_were_chosen_for_belongs_to_both() -> None:
    first, second = names("6所高校、19个学科入选国家“双一流”建设名单。")
    assert first == "入选国家“双一流”建设名单高校"
    assert second.startswith("学科入选")
    assert names("8所高职院校15个专业群入选国家“双高计划”。")[0] == "入选国家“双高计划”高职院校"


def test_groups_are_of_what_is_counted_in_them() -> None:
    found = said("11类42件民生实事全面完成。")
    assert [(x.quote, x.indicator) for x in found] == [("11类", "民生实事"), ("42件", "民生实事")]
    assert len(set(names("推出7批186项惠企政策措施。"))) == 1


def test_how_large_those_are_that_are_counted_is_no_observation() -> None:
    assert [x.quote for x in said("新增1个经济总量超500亿元、3个超300亿元的县。")] == ["1个", "3个"]


COSTS: list[tuple[str, str]] = [
    ("实施东湖水厂扩建工程，总投资3200万元。", "东湖水厂扩建工程总投资"),
    ("完成新区管网改造工程并开工建设北区水厂扩建工程，总投资4100万元。", "北区水厂扩建工程总投资"),
    ("迁建区妇幼保健院，总投资6.4亿元。", "迁建区妇幼保健院总投资"),
    ("金谷粮油加工项目，投资额约1.2亿元。", "金谷粮油加工项目投资额"),
    ("抓好总投资260亿元的126个市级重点项目。", "市级重点项目总投资"),
]


@pytest.mark.parametrize(("sentence", "name"), COSTS, ids=[s[:10] for s, _ in COSTS])
def test_a_cost_is_that_of_the_project_the_clause_before_names(sentence: str, name: str) -> None:
    assert names(sentence)[0] == name


def test_the_cost_of_a_part_is_not_that_of_the_whole() -> None:
    found = names("谋划项目212个、总投资86亿元，其中交通项目31个、总投资24亿元；水利项目18个、总投资9亿元。")
    assert found[3] == f"{found[2]}总投资"
    assert "交通项目" in found[2]
    assert "谋划项目交通项目" not in found[2]
    assert found[-1].endswith("水利项目总投资")


def test_a_bare_total_is_of_what_the_sentence_before_tells() -> None:
    found = names("经营主体持续壮大。总量达26.5万户，新登记3.1万户。")
    assert found == ["经营主体总量", "新登记经营主体"]


def test_a_cause_between_an_industry_and_its_growth_is_no_part_of_its_name() -> None:
    found = said(
        "纺织业、金属制品业、食品制造业等传统行业仍较低迷，连续负增长，分别同比下降3.2%、4.5%、11.8%，"
        "通信设备制造业受出口订单不足影响，同比下降2.6%。"
    )
    assert [x.indicator for x in found] == ["纺织业", "金属制品业", "食品制造业", "通信设备制造业"]
    assert [x.value for x in found] == [-3.2, -4.5, -11.8, -2.6]


def test_industries_in_a_row_do_not_lend_each_other_their_first_word() -> None:
    found = names("专用设备制造业、金属制品业增加值分别下降3.7%、3.8%。")
    assert found[1] == "金属制品业增加值"


def test_what_is_told_behind_the_counts_of_a_group_tells_them_apart() -> None:
    assert names("26个重点项目中仍有6个未开工，4个进度滞后。") == [
        "重点项目",
        "未开工重点项目",
        "进度滞后重点项目",
    ]


def test_two_sorts_counted_beside_each_other_are_not_one() -> None:
    found = names("8个续建项目、12个新建项目进展顺利，年内完成投资12亿元。")
    assert found[:2] == ["续建项目", "新建项目"]
    assert "续建" not in found[2]
    assert "新建" not in found[2]


def test_the_doers_of_what_another_number_tells_are_counted_alone() -> None:
    assert names("19家省级龙头企业实现销售收入26.8亿元。")[0] == "省级龙头企业"


ITEMS: list[tuple[str, str]] = [
    ("检查“九小场所”420家、出租房1260间。", "检查出租房"),
    ("新建学校3所、改扩建学校6所。", "改扩建学校"),
    ("新建农贸市场2个、改造提升3个。", "改造提升农贸市场"),
    ("完成大修28公里、安防46公里、危桥改造3座，完成投资6860万元。", "完成投资"),
]


@pytest.mark.parametrize(("sentence", "name"), ITEMS, ids=[s[:8] for s, _ in ITEMS])
def test_the_last_of_a_list_is_not_told_of_the_one_before(sentence: str, name: str) -> None:
    assert names(sentence)[-1] == name


def test_a_campaign_is_not_what_was_counted_in_it() -> None:
    assert names("开展“清四乱”行动，清理河道垃圾1620立方米。")[0].endswith("清理河道垃圾")


DOERS: list[tuple[str, list[str]]] = [
    ("4个国考断面水质优良比例100%。", ["国考断面", "国考断面水质优良比例"]),
    ("86家规上企业有29家产值下降。", ["规上企业", "产值下降规上企业"]),
    ("3个在建项目、5个拟建项目前期工作加快推进。", ["在建项目", "拟建项目"]),
    ("新设企业3126户，注销1286户。", ["新设企业", "注销企业"]),
    ("建成高速公路1620公里，总里程突破7000公里。", ["建成高速公路", "高速公路总里程"]),
]


@pytest.mark.parametrize(("sentence", "expected"), DOERS, ids=[s[:8] for s, _ in DOERS])
def test_who_is_counted_is_not_what_they_have_or_did_before(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_spending_is_not_revenue() -> None:
    found = names("全镇财政收入2860万元，增长5.2%；支出3620万元，占年度预算的51.2%。")
    assert found == ["财政收入", "财政收入", "财政支出", "财政支出"]


def test_the_money_of_a_part_has_the_parts_name() -> None:
    found = said("186个重点项目完成投资126.8亿元，其中产业类项目82个，完成投资68.6亿元。")
    assert found[-1].indicator == "产业类项目完成投资"
    assert found[1].indicator.startswith("重点项目")


def test_those_among_whom_a_place_is_taken_and_a_range_of_growth_are_no_observations() -> None:
    assert [x.quote for x in said("在全县16个乡镇综合考核中，我镇排名第3。")] == ["第3"]
    assert [x.quote for x in said("增幅在10%至20%之间的镇4个。")] == ["4个"]


def test_works_in_a_row_are_each_whole() -> None:
    found = names("完成道路硬化12公里、管网铺设8公里、绿化3000平方米，总投资860万元。")
    assert found == ["道路硬化", "管网铺设", "绿化", "总投资"]


def test_those_of_a_group_are_told_apart_after_a_comma_too() -> None:
    found = names("36个市级重点项目中，有29个已开工，4个正在办理前期手续，3个尚未启动。")
    assert found == [
        "市级重点项目",
        "已开工市级重点项目",
        "正在办理前期手续市级重点项目",
        "尚未启动市级重点项目",
    ]
    assert names("问题也不容忽视，126个村中有38个村集体年收入低于10万元。")[0] == "村"


def test_who_acts_and_when_are_no_part_of_what_is_done() -> None:
    assert names("城管执法大队纠正占道经营1160处。") == ["纠正占道经营"]
    assert names("推进自来水厂扩建，9月底前完成管网铺设12公里。")[-1] == "管网铺设"


@pytest.mark.parametrize(
    "text",
    [
        "社会消费品零售总额。预计1—6月完成26.8亿元，增长6.5%。",
        "（一）社会消费品零售总额情况\n上半年累计完成26.8亿元，增长6.5%。",
        "一是社会消费品零售总额。全县实现26.8亿元，增长6.5%。",
    ],
)
def test_a_heading_that_is_what_is_measured_names_the_number_below(text: str) -> None:
    assert names(text) == ["社会消费品零售总额"] * 2


def test_a_heading_does_not_name_what_has_its_own_name() -> None:
    assert names("固定资产投资。上半年完成工业投资3.6亿元。") == ["工业投资"]


def test_the_end_of_the_year_is_no_part_of_a_name() -> None:
    assert names("确保年底前完成管网改造12公里。") == ["管网改造"]


def test_who_is_counted_before_what_some_of_them_fall_short_of() -> None:
    assert names("11个村中年经营性收入不足20万元的还有4个。")[0] == "村"
