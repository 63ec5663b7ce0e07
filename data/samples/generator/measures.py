"""What the fictional county measures: name, unit, size, and how each figure moves."""

from dataclasses import dataclass
from typing import Final

COUNTY: Final = "澄川县"
# Town -> (type, size of its economy, size of its farming); no real division has one of these names.
TOWNS: Final[dict[str, tuple[str, float, float]]] = {
    "石樾街道": ("subdistrict", 1.62, 0.35),
    "临澄街道": ("subdistrict", 1.41, 0.42),
    "云汀镇": ("town", 1.23, 1.05),
    "栖湖镇": ("town", 0.97, 1.22),
    "南坂镇": ("town", 0.78, 1.31),
    "望岫镇": ("town", 0.61, 1.12),
    "鹭口乡": ("township", 0.38, 0.88),
    "柏塬乡": ("township", 0.27, 0.71),
}
PERIODS: Final = ("2022H1", "2022", "2023H1", "2023", "2024H1")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure; `base` is the year 2021 of a town of size 1 (or of the county, where scope says so)."""

    id: str
    name: str
    unit: str
    base: float
    decimals: int = 2
    kind: str = "level"
    # flow: adds up over the year; stock: stands at the period's end; work: counted afresh each period
    move: str = "flow"
    growth: float = 6.0  # middle of the yearly growth in %; for ratios the yearly change in points
    spread: float = 5.0
    size: str = "economy"  # economy, farming or none: what a town's figure scales with
    scope: str = "town"  # town: reported by towns and summed for the county; county: a department's own
    part_of: str | None = None  # drawn as a share of that measure
    aim: float | None = None  # growth in % that the yearly target asks for; None = no target


def _towns() -> list[Measure]:
    return [
        Measure("gdp", "地区生产总值", "亿元", 21.4, growth=6.2, spread=3.5, aim=6.5),
        Measure("gyzcz", "规上工业总产值", "亿元", 46.8, growth=7.5, spread=7, aim=8),
        Measure("gyzjz", "规上工业增加值", "亿元", 9.7, growth=7.2, spread=6, aim=7),
        Measure("fai", "固定资产投资", "亿元", 11.3, growth=8.5, spread=11, aim=9),
        Measure("mfg", "制造业投资", "亿元", 0.42, growth=11, spread=9, part_of="fai", aim=12),
        Measure("tech", "技改投资", "亿元", 0.55, growth=9, spread=10, part_of="mfg"),
        Measure("rev", "一般公共预算收入", "万元", 12650, 0, growth=5.5, spread=6, aim=6),
        Measure("tax", "税收收入", "万元", 0.81, 0, growth=5, spread=5, part_of="rev"),
        Measure("retail", "社会消费品零售总额", "亿元", 8.6, growth=6.8, spread=4, aim=7),
        Measure("export", "外贸出口额", "亿元", 5.9, growth=5, spread=13, aim=6),
        Measure("fdi", "实际利用外资", "万美元", 820, 0, growth=4, spread=18, aim=5),
        Measure("wholesale", "批发业销售额", "亿元", 14.2, growth=8, spread=6),
        Measure("retailing", "零售业销售额", "亿元", 6.1, growth=7, spread=5),
        Measure("hotel", "住宿业营业额", "万元", 2140, 0, growth=10, spread=9),
        Measure("catering", "餐饮业营业额", "万元", 5380, 0, growth=9, spread=8),
        Measure(
            "income", "农村居民人均可支配收入", "元", 29800, 0, growth=7, spread=1.6, size="none", aim=7.5
        ),
        Measure(
            "village", "村级集体经营性收入", "万元", 1860, 0, growth=13, spread=8, size="farming", aim=12
        ),
        Measure("veg", "蔬菜产量", "万吨", 1.46, growth=4, spread=4, size="farming"),
        Measure("visitors", "接待游客", "万人次", 38.5, 1, growth=12, spread=12, size="farming", aim=10),
        Measure("tourism", "旅游收入", "亿元", 2.3, growth=13, spread=11, size="farming"),
        Measure("jobs", "城镇新增就业", "人", 1240, 0, growth=2.5, spread=5, aim=2),
        Measure("rdspend", "规上工业企业研发费用", "亿元", 1.31, growth=12, spread=8),
        # what stands at the end of the period
        Measure("firms", "规上工业企业", "家", 46, 0, move="stock", growth=7, spread=4),
        Measure("hightech", "国家高新技术企业", "家", 21, 0, move="stock", growth=14, spread=6),
        Measure("patents", "有效发明专利", "件", 168, 0, move="stock", growth=15, spread=6),
        Measure("farms", "家庭农场", "家", 64, 0, move="stock", growth=6, spread=4, size="farming"),
        Measure("lowincome", "低保对象", "人", 610, 0, move="stock", growth=-3, spread=2, size="farming"),
        # ratios
        Measure("air", "空气质量优良天数比率", "%", 91.5, 1, "ratio", "stock", 0.9, 0.8, "none"),
        Measure("water", "地表水断面水质达标率", "%", 90.2, 1, "ratio", "stock", 1.2, 0.9, "none"),
        Measure("sorting", "生活垃圾分类覆盖率", "%", 82.6, 1, "ratio", "stock", 3.1, 1.4, "none"),
        Measure("medicare", "城乡居民基本医疗保险参保率", "%", 96.9, 1, "ratio", "stock", 0.5, 0.4, "none"),
        Measure("doctor", "家庭医生签约服务率", "%", 43.2, 1, "ratio", "stock", 2.6, 1.3, "none"),
        Measure("toilet", "农村卫生户厕普及率", "%", 93.1, 1, "ratio", "stock", 1.3, 0.6, "none"),
        Measure("straw", "秸秆综合利用率", "%", 92.4, 1, "ratio", "stock", 0.9, 0.5, "none"),
        Measure("mediated", "矛盾纠纷调解成功率", "%", 96.4, 1, "ratio", "stock", 0.6, 0.5, "none"),
        Measure("rectified", "隐患整改率", "%", 95.6, 1, "ratio", "stock", 0.8, 0.9, "none"),
        Measure("satisfied", "群众满意率", "%", 95.1, 1, "ratio", "stock", 0.9, 0.6, "none"),
        Measure(
            "pm25", "PM2.5平均浓度", "微克/立方米", 31.5, 1, move="stock", growth=-4, spread=2, size="none"
        ),
        # counted works
        Measure("signed", "签约项目", "个", 11, 0, move="work"),
        Measure("signedsum", "签约项目总投资", "亿元", 18.6, 1, move="work"),
        Measure("started", "新开工项目", "个", 7, 0, move="work"),
        Measure("big", "在库亿元以上项目", "个", 13, 0, move="stock", growth=6, spread=8),
        Measure("newfirms", "新增规上工业企业", "家", 5, 0, move="work"),
        Measure("sme", "新增专精特新中小企业", "家", 4, 0, move="work"),
        Measure("land", "盘活存量用地", "亩", 186, 0, move="work"),
        Measure("visits", "走访企业", "家次", 420, 0, move="work"),
        Measure("solved", "解决企业困难问题", "个", 74, 0, move="work"),
        Measure("paid", "兑现惠企资金", "万元", 1730, 0, move="work"),
        Measure("sown", "粮食播种面积", "亩", 21400, 0, move="stock", growth=1, spread=1, size="farming"),
        Measure("fields", "新建高标准农田", "亩", 2650, 0, move="work", size="farming"),
        Measure("trained", "培训高素质农民", "人次", 340, 0, move="work", size="farming"),
        Measure("loft", "改造农村户厕", "座", 215, 0, move="work", size="farming"),
        Measure("road", "改造提升农村公路", "公里", 14.6, 1, move="work", size="farming"),
        Measure("illegal", "拆除违法建筑", "万平方米", 2.4, move="work"),
        Measure("old", "改造老旧小区", "个", 5, 0, move="work"),
        Measure("parking", "新增停车泊位", "个", 265, 0, move="work"),
        Measure("green", "新增绿化面积", "亩", 97, 0, move="work"),
        Measure("river", "整治河道", "公里", 8.3, 1, move="work", size="farming"),
        Measure("elder", "新建居家养老服务中心", "个", 3, 0, move="work", size="none"),
        Measure("served", "服务老人", "人次", 6800, 0, move="work", size="none"),
        Measure("allowance", "发放低保金", "万元", 415, 1, move="work", size="farming"),
        Measure("temporary", "临时救助", "人次", 132, 0, move="work", size="farming"),
        Measure("skills", "职业技能培训", "人次", 860, 0, move="work"),
        Measure("post", "新建文化驿站", "个", 3, 0, move="work", size="none"),
        Measure("shows", "文化惠民演出", "场", 46, 0, move="work", size="none"),
        Measure("disputes", "化解矛盾纠纷", "起", 290, 0, move="work"),
        Measure("petitions", "受理信访件", "件", 148, 0, move="work"),
        Measure("checked", "检查生产经营单位", "家次", 930, 0, move="work"),
        Measure("hazards", "排查安全隐患", "处", 1680, 0, move="work"),
        Measure("handled", "办理政务服务事项", "件", 16400, 0, move="work"),
        Measure("motions", "办理人大代表议案建议", "件", 27, 0, move="work", size="none"),
        Measure("members", "发展党员", "名", 21, 0, move="work", size="none"),
        Measure("lectures", "开展理论宣讲", "场次", 64, 0, move="work", size="none"),
        Measure("volunteer", "开展志愿服务活动", "场", 138, 0, move="work", size="none"),
    ]


def _county() -> list[Measure]:
    def own(id: str, name: str, unit: str, base: float, decimals: int = 0, **more: object) -> Measure:
        return Measure(id, name, unit, base, decimals, scope="county", size="none", **more)  # type: ignore[arg-type]

    ratio = {"kind": "ratio", "move": "stock"}
    return [
        own("services", "服务业增加值", "亿元", 71.2, 2, growth=6.9, spread=2, aim=7),
        own("service10", "规上服务业营业收入", "亿元", 38.4, 2, growth=9, spread=6, aim=9),
        own("keysum", "重点项目完成投资", "亿元", 47.5, 1, growth=9, spread=5, aim=8),
        own("keyno", "重点建设项目", "个", 86, move="stock", growth=6, spread=3),
        own("funds", "争取上级补助资金", "亿元", 6.2, 2, growth=8, spread=8, aim=6),
        own("bonds", "争取专项债券资金", "亿元", 9.4, 2, growth=7, spread=12),
        own("cpi", "居民消费价格", "%", 1.9, 1, **ratio, growth=-0.3, spread=0.2),
        own("power", "全社会用电量", "亿千瓦时", 19.6, 2, growth=6.5, spread=4),
        own("indpower", "工业用电量", "亿千瓦时", 12.3, 2, growth=6.8, spread=5),
        own("nontax", "非税收入", "万元", 17400, growth=6, spread=5),
        own("spend", "一般公共预算支出", "亿元", 34.6, 2, growth=5, spread=3, aim=5),
        own("livelihood", "民生支出", "亿元", 0.76, 2, growth=1, spread=1, part_of="spend"),
        own("eduspend", "教育支出", "亿元", 0.19, 2, growth=2, spread=2, part_of="spend"),
        own("saved", "核减政府投资项目预算", "万元", 6150, move="work"),
        own("reviewed", "完成政府投资项目评审", "个", 164, move="work"),
        own("relief", "新增减税降费", "万元", 9260, move="work"),
        own("idle", "盘活国有资产", "万元", 14300, move="work"),
        own("loans", "发放创业担保贷款", "万元", 5240, move="work"),
        own("loss", "规上工业企业亏损面", "%", 17.8, 1, **ratio, growth=-0.9, spread=0.7),
        own("upgraded", "数字化改造企业", "家", 58, move="work"),
        own("smart", "智能工厂", "家", 9, move="stock", growth=22, spread=4),
        own("workshops", "培育数字化车间", "个", 14, move="work"),
        own("newproduct", "新产品产值率", "%", 34.5, 1, **ratio, growth=1.6, spread=0.6),
        own("rdshare", "研发费用占营业收入比重", "%", 2.6, 2, **ratio, growth=0.2, spread=0.08),
        own("cloud", "新增上云企业", "家", 132, move="work"),
        own("energycut", "腾出用能空间", "万吨标准煤", 1.8, 2, move="work"),
        own("grain", "粮食总产量", "万吨", 7.9, 2, growth=1.4, spread=0.8),
        own("pigs", "生猪出栏", "万头", 11.6, 2, growth=3, spread=4),
        own("agri", "农林牧渔业总产值", "亿元", 25.3, 2, growth=4.2, spread=1.8, aim=4.5),
        own("sampled", "农产品质量安全抽检合格率", "%", 98.3, 1, **ratio, growth=0.3, spread=0.2),
        own("machine", "主要农作物耕种收综合机械化率", "%", 84.1, 1, **ratio, growth=1.5, spread=0.5),
        own("coops", "农民专业合作社", "家", 318, move="stock", growth=3, spread=2),
        own("beautiful", "创建美丽乡村示范村", "个", 9, move="work"),
        own("farmfunds", "争取涉农资金", "亿元", 2.7, 2, growth=8, spread=7),
        own("fertilizer", "化肥施用量", "吨", 6420, growth=-3, spread=1),
        own("beds", "医疗机构床位", "张", 2140, move="stock", growth=4, spread=2),
        own("staff", "卫生技术人员", "人", 2960, move="stock", growth=4.5, spread=2),
        own("clinic", "总诊疗人次", "万人次", 214, 1, growth=5, spread=3),
        own("discharged", "出院病人", "万人次", 5.4, 2, growth=5, spread=4),
        own("local", "县域就诊率", "%", 84.7, 1, **ratio, growth=1.4, spread=0.5),
        own("records", "居民电子健康档案建档率", "%", 90.6, 1, **ratio, growth=1.5, spread=0.6),
        own("vaccine", "适龄儿童免疫规划疫苗接种率", "%", 97.4, 1, **ratio, growth=0.4, spread=0.2),
        own("screened", "城乡妇女两癌筛查", "人", 9600, move="work"),
        own("checkups", "老年人健康体检", "万人", 5.6, 2, move="work"),
        own("nursery", "新增托位", "个", 240, move="work"),
        own("medcost", "次均门诊费用", "元", 214.6, 1, growth=-1.8, spread=0.6),
        own("pupils", "义务教育阶段在校学生", "人", 41200, move="stock", growth=1, spread=1),
        own("kinder", "普惠性幼儿园覆盖率", "%", 88.2, 1, **ratio, growth=1.9, spread=0.6),
        own("enrol", "学前三年毛入园率", "%", 96.8, 1, **ratio, growth=0.6, spread=0.3),
        own("afterschool", "课后服务参与率", "%", 89.5, 1, **ratio, growth=2.1, spread=0.8),
        own("buildings", "新建改扩建学校", "所", 6, move="work"),
        own("seats", "新增学位", "个", 2350, move="work"),
        own("teachers", "招聘教师", "名", 164, move="work"),
        own("rotated", "交流轮岗教师", "名", 212, move="work"),
        own("grants", "资助家庭经济困难学生", "人次", 7640, move="work"),
        own("grantsum", "发放资助金", "万元", 861, 1, move="work"),
        own("courses", "开发校本课程", "门", 73, move="work"),
    ]


MEASURES: Final[dict[str, Measure]] = {m.id: m for m in (*_towns(), *_county())}
