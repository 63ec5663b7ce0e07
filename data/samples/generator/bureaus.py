"""What each department reports: the county's totals, its own indicators, towns by name."""
# ruff: noqa: E501 - the lines are prose, and a Chinese character counts as two

from . import figures
from .drafting import Draft, plain, towns_by
from .measures import COUNTY, MEASURES
from .towns import apart

Block = tuple[str, list[str]]


def growths(d: Draft, measure: str, towns: list[str]) -> str:
    """望岫镇(24.1%)、栖湖镇(-3.3%)."""
    parts = []
    for town in towns:
        number = figures.growth(measure, town, d.period)
        token = d.fact(
            f"{plain(number, 1)}%", "growth", MEASURES[measure].name, number, "%", subject=town, entity=town,
            measure=measure, basis="yoy", note="gap" if (measure, town, d.period) in figures.GROWTH_GAPS else "",
        )  # fmt: skip
        parts.append(f"{town}({token})")
    return "、".join(parts)


def levels(d: Draft, measure: str, towns: list[str]) -> str:
    """石樾街道22.09亿元、临澄街道18.7亿元."""
    return "、".join(f"{town}{d.level(measure, area=town)}" for town in towns)


def development(d: Draft) -> list[Block]:
    """县发展和改革局."""
    fast, slow = towns_by("fai", d.period)[:3], towns_by("fai", d.period)[-2:]
    big = towns_by("fai", d.period, "level")[:5]
    return [
        (
            d.pick("h1", "运行调度更加精准", "经济运行稳中有进", "强化监测预警,稳住经济大盘"),
            [
                d.pick(
                    "gdp",
                    f"{d.when('gdp')},全县地区生产总值{d.both('gdp')},服务业增加值{d.both('services')}。",
                    f"加强主要指标调度,{d.when('gdp')}全县实现地区生产总值{d.level('gdp')},{d.grew('gdp')};服务业增加值"
                    f"{d.level('services')},{d.grew('services')},规上服务业营业收入{d.both('service10')}。",
                    f"{d.when('gdp')}全县地区生产总值达到{d.both('gdp')},{d.done('gdp')}。",
                ),
                d.pick(
                    "power",
                    f"全社会用电量{d.both('power')},其中工业用电量{d.level('indpower')},{d.grew('indpower')}。",
                    f"全社会用电量、工业用电量分别为{d.level('power')}、{d.level('indpower')}。",
                ),
                d.pick("cpi", "市场供应充足,物价总体平稳。", "重要民生商品保供稳价有力有效。"),
            ],
        ),
        (
            d.pick("h2", "有效投资持续扩大", "项目建设提速提效", "抓项目促投资"),
            [
                d.pick(
                    "fai",
                    f"全县完成固定资产投资{d.both('fai')},其中制造业投资{d.both('mfg')}。分镇街看,固定资产投资总量居前的是{levels(d, 'fai', big)};"
                    f"增速较快的有{growths(d, 'fai', fast)}。",
                    f"{d.when('fai')}全县固定资产投资完成{d.level('fai')},{d.grew('fai')},{d.done('fai')}。从镇街情况看,"
                    f"固定资产投资增速靠前的是{growths(d, 'fai', fast)},靠后的是{growths(d, 'fai', slow)};总量居前的有{levels(d, 'fai', big)}。",
                ),
                d.pick(
                    "key",
                    f"{d.level('keyno')}重点建设项目完成投资{d.level('keysum')},{d.done('keysum')}。",
                    f"安排重点建设项目{d.level('keyno')},重点项目完成投资{d.both('keysum')}。",
                    f"重点项目完成投资{d.level('keysum')},占全年计划{d.aim('keysum', target_year=d.year)}的{_done(d, 'keysum')}。",
                ),
                d.pick(
                    "funds",
                    f"争取上级补助资金{d.both('funds')},争取专项债券资金{d.level('bonds')}。",
                    f"抢抓政策机遇,{d.when('funds')}争取上级补助资金{d.level('funds')}、争取专项债券资金{d.level('bonds')},分别"
                    f"{apart(d, 'funds', 'bonds')}。",
                ),
            ],
        ),
        (
            d.pick("h3", "改革创新纵深推进", "营商环境不断优化", "绿色转型步伐坚实"),
            [
                d.pick(
                    "energy",
                    f"腾出用能空间{d.level('energycut')},新增绿色建筑面积稳步提高。",
                    f"严格落实澄发改〔{d.none('2021')}〕{d.none('36')}号文件要求,腾出用能空间{d.level('energycut')}。",
                ),
                d.pick(
                    "help",
                    f"走访企业{d.level('visits', '余')},解决企业困难问题{d.level('solved')}。",
                    f"{d.when('help')}走访企业{d.level('visits', '超')},兑现惠企资金{d.level('paid')}。",
                ),
            ],
        ),
    ]


def finance(d: Draft) -> list[Block]:
    """县财政局."""
    big = towns_by("rev", d.period, "level")[:4]
    return [
        (
            d.pick("h1", "收入组织有力有序", "狠抓收入征管,财政收入稳步增长", "多措并举聚财力"),
            [
                d.pick(
                    "rev",
                    f"{d.when('rev')},全县一般公共预算收入{d.both('rev')},{d.done('rev')};其中税收收入{d.level('tax')},"
                    f"{d.grew('tax')},非税收入{d.level('nontax')}。",
                    f"{d.when('rev')}全县完成一般公共预算收入{d.level('rev')},占年初预算{d.aim('rev', target_year=d.year)}的"
                    f"{_done(d, 'rev')},{d.grew('rev')}。其中:税收收入{d.both('tax')};非税收入{d.both('nontax')}。",
                ),
                d.pick(
                    "towns",
                    f"镇街收入贡献突出,一般公共预算收入居前的有{levels(d, 'rev', big)}。",
                    f"分镇街看,一般公共预算收入总量位居前列的是{levels(d, 'rev', big)}。",
                    f"从镇街完成情况看,一般公共预算收入{levels(d, 'rev', big)}。",
                ),
                d.pick(
                    "funds",
                    f"积极向上争取,全年争取专项债券资金{d.level('bonds')}。".replace(
                        "全年", "" if d.half else "全年"
                    ),
                    f"争取上级补助资金{d.level('funds')}、争取专项债券资金{d.level('bonds')}。",
                ),
            ],
        ),
        (
            d.pick("h2", "支出结构持续优化", "聚焦重点保障,民生支出应保尽保", "集中财力办大事"),
            [
                d.pick(
                    "spend",
                    f"全县一般公共预算支出{d.both('spend')},其中民生支出{d.level('livelihood')},占一般公共预算支出的比重为{_share(d)}。",
                    f"{d.when('spend')}一般公共预算支出完成{d.level('spend')},{d.done('spend')};民生支出{d.both('livelihood')},教育支出"
                    f"{d.level('eduspend')}。",
                    f"坚持党政机关过紧日子,一般公共预算支出{d.level('spend')},{d.grew('spend')};民生支出、教育支出分别达到"
                    f"{d.level('livelihood')}、{d.level('eduspend')}。",
                ),
                d.pick(
                    "relief",
                    f"落实落细组合式税费支持政策,新增减税降费{d.level('relief', '超')},兑现惠企资金{d.level('paid')}。",
                    f"{d.when('relief')}新增减税降费{d.level('relief')},发放创业担保贷款{d.level('loans')}。",
                    f"兑现惠企资金{d.level('paid', '近')},发放创业担保贷款{d.level('loans', '余')}。",
                ),
            ],
        ),
        (
            d.pick("h3", "财政管理提质增效", "财会监督走深走实", "资金效益充分释放"),
            [
                d.pick(
                    "review",
                    f"完成政府投资项目评审{d.level('reviewed')},核减政府投资项目预算{d.level('saved')}。",
                    f"{d.when('review')}核减政府投资项目预算{d.level('saved', '约')},盘活国有资产{d.level('idle')}。",
                    f"盘活国有资产{d.level('idle', '余')},完成政府投资项目评审{d.level('reviewed')}。",
                ),
            ],
        ),
    ]


def industry(d: Draft) -> list[Block]:
    """县经济和信息化局."""
    big, fast = towns_by("gyzcz", d.period, "level")[:4], towns_by("gyzcz", d.period)[:3]
    return [
        (
            d.pick("h1", "工业经济稳健运行", "聚焦稳增长,工业大盘持续巩固", "规上工业量质齐升"),
            [
                d.pick(
                    "output",
                    f"{d.when('output')}全县规上工业总产值{d.both('gyzcz')},规上工业增加值{d.both('gyzjz')}。其中总产值较大的有"
                    f"{levels(d, 'gyzcz', big)}。",
                    f"全县完成规上工业总产值{d.level('gyzcz')},{d.grew('gyzcz')},{d.done('gyzcz')};规上工业增加值{d.level('gyzjz')},"
                    f"{d.grew('gyzjz')}。规上工业总产值增速居前的镇街为{growths(d, 'gyzcz', fast)},总量居前的为{levels(d, 'gyzcz', big)}。",
                ),
                d.pick(
                    "loss",
                    f"规上工业企业亏损面{d.level('loss')}{d.moved('loss')},工业用电量{d.both('indpower')}。",
                    f"工业用电量{d.level('indpower')},{d.grew('indpower')};规上工业企业亏损面为{d.level('loss')}{d.moved('loss')}。",
                ),
            ],
        ),
        (
            d.pick("h2", "企业培育成效显著", "聚焦强主体,梯队建设步伐加快", "转型升级蹄疾步稳"),
            [
                d.pick(
                    "firms",
                    f"新增规上工业企业{d.level('newfirms')},{d.by_end('firms')},全县规上工业企业达到{d.level('firms')}。",
                    f"{d.by_end('firms')},全县拥有规上工业企业{d.level('firms')}、国家高新技术企业{d.level('hightech')},新增专精特新中小企业"
                    f"{d.level('sme')}。",
                    f"新增专精特新中小企业{d.level('sme')},国家高新技术企业累计{d.level('hightech')},有效发明专利{d.level('patents')}。",
                ),
                d.pick(
                    "research",
                    f"研发费用占营业收入比重达到{d.level('rdshare')}{d.moved('rdshare')},新产品产值率{d.level('newproduct')}。",
                    f"规上工业企业研发费用{d.both('rdspend')},新产品产值率{d.level('newproduct')}{d.moved('newproduct')}。",
                ),
                d.pick(
                    "digital",
                    f"数字化改造企业{d.level('upgraded')},培育数字化车间{d.level('workshops')},智能工厂总数达到{d.level('smart')}。",
                    f"推动{d.none('5')}G与工业融合应用,新增上云企业{d.level('cloud', '余')}、培育数字化车间{d.level('workshops')}。",
                    f"{d.when('digital')}新增上云企业{d.level('cloud')},数字化改造企业{d.level('upgraded')}。",
                ),
            ],
        ),
        (
            d.pick("h3", "惠企服务走深走实", "工业投资持续发力", "要素保障精准有效"),
            [
                d.pick(
                    "tech",
                    f"制造业投资{d.both('mfg')},技改投资{d.both('tech')}。",
                    f"完成制造业投资{d.level('mfg')},{d.grew('mfg')},其中技改投资{d.level('tech')},占制造业投资的比重为{_techshare(d)}。",
                ),
                d.pick(
                    "help",
                    f"走访企业{d.level('visits', '余')},解决企业困难问题{d.level('solved', '余')}。",
                    f"{d.when('help')}解决企业困难问题{d.level('solved')},兑现惠企资金{d.level('paid', '超')}。",
                ),
            ],
        ),
    ]


def agriculture(d: Draft) -> list[Block]:
    """县农业农村局."""
    every = towns_by("village", d.period, "level")
    return [
        (
            d.pick("h1", "粮食和重要农产品稳产保供", "扛牢责任保供给", "农业生产形势良好"),
            [
                d.pick(
                    "grain",
                    f"全县粮食播种面积{d.level('sown')},粮食总产量{d.both('grain')}。",
                    f"{d.when('grain')}粮食总产量达到{d.level('grain')},{d.grew('grain')};蔬菜产量{d.level('veg')},生猪出栏{d.level('pigs')}。",
                    f"粮食播种面积稳定在{d.level('sown', '以上')},生猪出栏{d.both('pigs')}。",
                ),
                d.pick(
                    "agri",
                    f"实现农林牧渔业总产值{d.both('agri')}。",
                    f"农林牧渔业总产值{d.level('agri')},{d.grew('agri')},{d.done('agri')}。",
                ),
                d.pick(
                    "fields",
                    f"新建高标准农田{d.level('fields')},主要农作物耕种收综合机械化率达到{d.level('machine')}{d.moved('machine')}。",
                    f"新建高标准农田{d.level('fields', '超')};农产品质量安全抽检合格率{d.level('sampled')}{d.moved('sampled')}。",
                    f"化肥施用量{d.both('fertilizer')},秸秆综合利用率{d.level('straw')}。",
                ),
            ],
        ),
        (
            d.pick("h2", "强村富民扎实推进", "富民增收渠道不断拓宽", "集体经济发展壮大"),
            [
                d.pick(
                    "village",
                    f"全县村级集体经营性收入{d.both('village')}。各镇街村级集体经营性收入分别为:{levels(d, 'village', every)}。",
                    f"{d.when('village')}实现村级集体经营性收入{d.level('village')},{d.grew('village')},{d.done('village')}。从各镇街村级集体"
                    f"经营性收入看,{levels(d, 'village', every)}。",
                ),
                d.pick(
                    "income",
                    f"农村居民人均可支配收入{d.both('income')}。",
                    f"农村居民人均可支配收入达到{d.level('income')},{d.grew('income')},家庭农场、农民专业合作社分别发展到{d.level('farms')}、"
                    f"{d.level('coops')}。",
                ),
                d.pick(
                    "trained",
                    f"培训高素质农民{d.level('trained', '余')},农民专业合作社{d.level('coops')}。",
                    f"{d.when('trained')}培训高素质农民{d.level('trained')},争取涉农资金{d.both('farmfunds')}。",
                )
                if d.period != "2022H1"
                else f"争取涉农资金{d.level('farmfunds')},培训高素质农民{d.level('trained')}。",
            ],
        ),
        (
            d.pick("h3", "和美乡村建设全面提速", "农村环境持续改善", "乡村面貌焕发新颜"),
            [
                d.pick(
                    "toilet",
                    f"改造农村户厕{d.level('loft')},农村卫生户厕普及率{d.level('toilet')}{d.moved('toilet')}。",
                    f"创建美丽乡村示范村{d.level('beautiful')},改造农村户厕{d.level('loft')}。",
                    f"农村卫生户厕普及率达{d.level('toilet')},创建美丽乡村示范村{d.level('beautiful')}。",
                ),
                f"接待游客{d.both('visitors')},旅游收入{d.both('tourism')}。",
            ],
        ),
    ]


def health(d: Draft) -> list[Block]:
    """县卫生健康局."""
    return [
        (
            d.pick("h1", "医疗服务能力稳步提升", "优质医疗资源扩容下沉", "医共体建设纵深推进"),
            [
                f"{d.by_end('beds')},全县医疗机构床位{d.level('beds')},卫生技术人员{d.level('staff')}。",
                d.pick(
                    "clinic",
                    f"{d.when('clinic')}总诊疗人次{d.both('clinic')},出院病人{d.both('discharged')}。",
                    f"完成总诊疗人次{d.level('clinic')}、出院病人{d.level('discharged')},分别{apart(d, 'clinic', 'discharged')}。",
                ),
                f"县域就诊率达到{d.level('local')}{d.moved('local')},次均门诊费用{d.level('medcost')}{d.moved('medcost')}。",
            ],
        ),
        (
            d.pick("h2", "公共卫生防线更加牢固", "健康服务提质增效", "基本公共卫生服务落地落细"),
            [
                d.pick(
                    "doctor",
                    f"家庭医生签约服务率{d.level('doctor')}{d.moved('doctor')},居民电子健康档案建档率{d.level('records')}。",
                    f"居民电子健康档案建档率、家庭医生签约服务率、适龄儿童免疫规划疫苗接种率分别为{d.level('records')}、"
                    f"{d.level('doctor')}、{d.level('vaccine')}。",
                    f"适龄儿童免疫规划疫苗接种率保持在{d.level('vaccine')},家庭医生签约服务率提高到{d.level('doctor')}。",
                ),
                d.pick(
                    "screened",
                    f"城乡妇女两癌筛查{d.level('screened')},老年人健康体检{d.level('checkups')}。",
                    f"完成城乡妇女两癌筛查{d.level('screened', '余')},新增托位{d.level('nursery')}。",
                ),
            ],
        ),
    ]


def education(d: Draft) -> list[Block]:
    """县教育局."""
    return [
        (
            d.pick("h1", "优质均衡水平不断提高", "教育保障更加坚实", "学位供给持续扩大"),
            [
                f"全县义务教育阶段在校学生{d.level('pupils', '余')},{d.when('build')}新建改扩建学校{d.level('buildings')},新增学位{d.level('seats')}。",
                d.pick(
                    "kinder",
                    f"学前三年毛入园率{d.level('enrol')},普惠性幼儿园覆盖率{d.level('kinder')}{d.moved('kinder')}。",
                    f"普惠性幼儿园覆盖率达到{d.level('kinder')}{d.moved('kinder')},课后服务参与率{d.level('afterschool')}。",
                ),
            ],
        ),
        (
            d.pick("h2", "队伍建设和育人质量同步提升", "立德树人成效明显", "教师队伍持续优化"),
            [
                d.pick(
                    "teachers",
                    f"招聘教师{d.level('teachers')},交流轮岗教师{d.level('rotated')}。",
                    f"开发校本课程{d.level('courses')},招聘教师{d.level('teachers')}。",
                ),
                f"资助家庭经济困难学生{d.level('grants')},发放资助金{d.level('grantsum')}。",
            ],
        ),
    ]


def government(d: Draft) -> list[Block]:
    """The county government's own report: the reference lines for the towns' growth."""
    return [
        (
            d.pick("h1", "综合实力稳步增强", "经济运行稳中向好"),
            [
                f"{d.when('gdp')},全县实现地区生产总值{d.both('gdp')};规上工业增加值{d.both('gyzjz')};固定资产投资{d.both('fai')},其中"
                f"制造业投资{d.both('mfg')}。",
                f"社会消费品零售总额{d.both('retail')},外贸出口额{d.both('export')}。",
                d.pick(
                    "rev",
                    f"一般公共预算收入{d.both('rev')},其中税收收入{d.level('tax')},{d.grew('tax')}。",
                    f"一般公共预算收入达到{d.level('rev')},{d.grew('rev')},{d.done('rev')}。",
                ),
            ],
        ),
        (
            d.pick("h2", "产业转型步伐加快", "发展动能加快培育"),
            [
                f"完成规上工业总产值{d.both('gyzcz')},规上工业企业达到{d.level('firms')},国家高新技术企业达到{d.level('hightech')}。",
                d.pick(
                    "signed",
                    f"签约项目{d.level('signed')},新开工项目{d.level('started')}。",
                    f"全县签约项目{d.level('signed')}、总投资{d.level('signedsum')}。",
                ),
            ],
        ),
        (
            d.pick("h3", "城乡面貌持续改善", "人居环境更加优美"),
            [
                f"空气质量优良天数比率{d.level('air')}{d.moved('air')},地表水断面水质达标率{d.level('water')}。",
                f"改造老旧小区{d.level('old')},新建高标准农田{d.level('fields')},接待游客{d.both('visitors')}。",
            ],
        ),
        (
            d.pick("h4", "民生福祉不断增进", "社会事业协调发展"),
            [
                f"农村居民人均可支配收入{d.both('income')},城镇新增就业{d.level('jobs')},{d.done('jobs')}。",
                f"村级集体经营性收入{d.level('village')},{d.grew('village')};化解矛盾纠纷{d.level('disputes', '余')}。",
            ],
        ),
    ]


def _done(d: Draft, measure: str) -> str:
    number = figures.progress(measure, d.area, d.period)
    return d.fact(f"{plain(number, 1)}%", "progress", MEASURES[measure].name, number, "%", measure=measure)


def _share(d: Draft) -> str:
    number = figures.share("livelihood", COUNTY, d.period)
    return d.fact(
        f"{plain(number, 1)}%",
        "ratio",
        "民生支出占一般公共预算支出的比重",
        number,
        "%",
        measure="livelihoodshare",
    )


def _techshare(d: Draft) -> str:
    number = figures.share("tech", COUNTY, d.period)
    return d.fact(
        f"{plain(number, 1)}%", "ratio", "技改投资占制造业投资的比重", number, "%", measure="techshare"
    )
