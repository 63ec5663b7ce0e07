"""What a town, township or subdistrict reports, topic by topic; every sentence in several wordings."""
# ruff: noqa: E501 - the lines are prose, and a Chinese character counts as two

from collections.abc import Callable

from . import figures
from .drafting import MASKED, Draft, plain
from .measures import TOWNS

Topic = tuple[tuple[str, ...], Callable[[Draft], list[str]]]


def us(d: Draft) -> str:
    """How the place speaks of itself."""
    return {"town": "全镇", "township": "全乡", "subdistrict": "全街道"}[d.organisation_type]


def trades(d: Draft) -> bool:
    """Whether the place has foreign trade worth reporting."""
    return TOWNS[d.area][1] > 0.5


def economy(d: Draft) -> list[str]:
    """Output, revenue, consumption, trade, incomes."""
    b, when = d.both, d.when
    estimated = f"{d.level('gdp', status='estimate')},{d.grew('gdp', status='estimate')}"
    out = [
        d.pick(
            "gdp",
            f"{when('gdp')},{us(d)}实现地区生产总值{b('gdp')}{d.more('gdp')}。",
            f"据初步核算,{when('gdp')}地区生产总值为{estimated}。",
            f"经济总量再上台阶,地区生产总值达到{b('gdp')}{d.more('gdp')}。",
            f"{when('gdp')}地区生产总值{b('gdp')}{d.more('gdp')},发展底盘更加稳固。",
        ),
        d.pick(
            "industry",
            f"工业支撑作用明显,完成规上工业总产值{b('gyzcz')}{d.more('gyzcz')},规上工业增加值{b('gyzjz')}{d.more('gyzjz')}。",
            f"规上工业企业实现总产值{d.level('gyzcz')},{d.grew('gyzcz')}{d.more('gyzcz')};实现增加值"
            f"{d.level('gyzjz')},{d.grew('gyzjz')}。",
            f"{when('industry')}规上工业总产值、规上工业增加值分别为{d.level('gyzcz')}和{d.level('gyzjz')},"
            f"分别{apart(d, 'gyzcz', 'gyzjz')}。",
            f"{when('industry')}累计完成规上工业总产值{b('gyzcz')}{d.more('gyzcz')};规上工业增加值{b('gyzjz')}。",
        ),
        d.pick(
            "revenue",
            f"实现一般公共预算收入{b('rev')}{d.more('rev')},其中税收收入{b('tax')},税收占一般公共预算收入的比重为{_tax_share(d)}。",
            f"财源建设稳中有进,一般公共预算收入完成{d.level('rev')},{d.grew('rev')}{d.more('rev')};其中税收收入"
            f"{d.level('tax')},{d.grew('tax')}。",
            f"{when('rev')}组织一般公共预算收入{b('rev')}{d.more('rev')},其中:税收收入{d.level('tax')},占比{_tax_share(d, '税收收入占比')}。",
        ),
        d.pick(
            "retail",
            f"消费市场持续回暖,社会消费品零售总额{b('retail')}{d.more('retail')}。",
            f"实现社会消费品零售总额{b('retail')}{d.more('retail')},批发业、零售业销售额分别{apart(d, 'wholesale', 'retailing')}。",
            f"社会消费品零售总额达到{d.level('retail')},{d.grew('retail')},其中批发业销售额、零售业销售额、住宿业营业额、"
            f"餐饮业营业额分别{apart(d, 'wholesale', 'retailing', 'hotel', 'catering')}。",
        ),
    ]
    if trades(d):
        out.append(
            d.pick(
                "trade",
                f"外贸出口额{b('export')}{d.more('export')},实际利用外资{d.level('fdi')}。",
                f"开放水平不断提升,完成外贸出口额{b('export')};实际利用外资{b('fdi')}。",
                f"稳外贸稳外资协同发力,实现外贸出口额{d.level('export')},{d.grew('export')}{d.more('export')},"
                f"到位实际利用外资{d.level('fdi')},{d.done('fdi')}。",
            )
        )
    return out


def apart(d: Draft, *measures: str) -> str:
    """增长14.1%、11.2% for measures that all grew, else 为 with each one's sign in words."""
    numbers = [figures.growth(m, d.area, d.period) for m in measures]
    if all(n > 0 for n in numbers):
        tokens = [d.grew(m, word=" ").strip() for m in measures]
        return d.pick("apart", "增长", "同比增长") + "、".join(tokens)
    return "、".join(
        d.grew(m, word="增长" if n > 0 else "下降") for m, n in zip(measures, numbers, strict=True)
    )


def _tax_share(d: Draft, name: str = "税收占一般公共预算收入的比重") -> str:
    number = figures.share("tax", d.area, d.period)
    if any((d.organisation, d.period, part, "level") in MASKED for part in ("tax", "rev")):
        return d.fact("XX%", "ratio", name, None, "%", measure="taxshare", masked=True, note="masked")
    return d.fact(f"{plain(number, 1)}%", "ratio", name, number, "%", measure="taxshare")


def investment(d: Draft) -> list[str]:
    """Investment, projects, land."""
    when = d.when
    project = d.area[:2] + d.pick(
        "work", "大道北延", "河综合治理二期", "供水管网改造", "中心停车场", "污水处理站扩建"
    )
    percent = 30 + int(60 * figures.chance(d.area, d.period, "percent"))
    works = d.fact(f"{percent}%", "progress", f"{project}工程进度", float(percent), "%", measure="works")
    return [
        d.pick(
            "fai",
            f"{when('fai')}累计完成固定资产投资{d.both('fai')}{d.more('fai')},其中制造业投资{d.both('mfg')}。",
            f"投资结构不断优化,固定资产投资完成{d.level('fai')},{d.grew('fai')}{d.more('fai')};其中:制造业投资"
            f"{d.level('mfg')},{d.grew('mfg')},技改投资{d.level('tech')},{d.grew('tech')}。",
            f"{when('fai')}完成固定资产投资{d.both('fai')}{d.more('fai')}。其中,制造业投资{d.both('mfg')},技改投资{d.level('tech')}。",
            f"坚持项目为王,固定资产投资{d.both('fai')}{d.more('fai')},制造业投资{d.both('mfg')}。",
        ),
        d.pick(
            "signed",
            f"招商引资成果丰硕,{when('signed')}签约项目{d.level('signed')},总投资{d.level('signedsum')};新开工项目"
            f"{d.level('started')},在库亿元以上项目{d.level('big')}。",
            f"组织外出招商,洽谈并签约项目{d.level('signed')}、总投资{d.level('signedsum')},新开工项目{d.level('started')}。",
            f"{when('signed')}共签约项目{d.level('signed')}(总投资{d.level('signedsum')}),新开工项目{d.level('started')},"
            f"{d.by_end('big')}在库亿元以上项目达到{d.level('big')}。",
        ),
        d.pick(
            "land",
            f"盘活存量用地{d.level('land')},{project}工程进度{works}。",
            f"要素保障更加有力,{when('land')}盘活存量用地{d.level('land', '余')}。",
            f"用好闲置资源,盘活存量用地{d.level('land')},有效缓解落地难题。",
            f"{project}加快推进,工程进度达到{works}。",
        ),
    ]


def innovation(d: Draft) -> list[str]:
    """Firms, research, help for business."""
    policy = d.pick(
        "policy",
        f"“{d.none('2610')}”产业培育行动",
        f"澄政发〔2022〕{d.none('17')}号文件",
        "小升规三年行动",
        "育苗计划",
    )
    policy = policy.replace("〔2022〕", f"〔{d.none('2022')}〕")
    return [
        d.pick(
            "firms",
            f"深入实施{policy},新增规上工业企业{d.level('newfirms')},{d.by_end('firms')},规上工业企业达到{d.level('firms')}。",
            f"{d.by_end('firms')},{us(d)}拥有规上工业企业{d.level('firms')},其中国家高新技术企业{d.level('hightech')}。",
            f"落实{policy},{d.when('firms')}新增规上工业企业{d.level('newfirms')}、新增专精特新中小企业{d.level('sme')}。",
            f"梯度培育优质企业,新增规上工业企业{d.level('newfirms')},新增专精特新中小企业{d.level('sme')};国家高新技术企业累计"
            f"达到{d.level('hightech')}。",
        ),
        d.pick(
            "research",
            f"规上工业企业研发费用{d.both('rdspend')}{d.more('rdspend')}。",
            f"企业创新意愿增强,规上工业企业研发费用支出{d.level('rdspend')},{d.grew('rdspend')};有效发明专利达到{d.level('patents')}。",
            f"{d.by_end('patents')},有效发明专利达到{d.level('patents')};规上工业企业研发费用{d.level('rdspend')}。",
        ),
        d.pick(
            "help",
            f"扎实开展助企服务,{d.when('help')}走访企业{d.level('visits', '余')},解决企业困难问题{d.level('solved')},兑现惠企资金"
            f"{d.level('paid', '超')}。",
            f"领导干部包联企业,累计走访企业{d.level('visits')}、解决企业困难问题{d.level('solved')}。",
            f"{d.when('help')}走访企业{d.level('visits', '约')},兑现惠企资金{d.level('paid')}。",
        ),
    ]


def farming(d: Draft) -> list[str]:
    """Fields, villages, tourism."""
    return [
        d.pick(
            "sown",
            f"落实耕地保护责任,粮食播种面积稳定在{d.level('sown')},新建高标准农田{d.level('fields')}。",
            f"粮食播种面积{d.level('sown')},蔬菜产量{d.both('veg')}。",
            f"守牢粮食安全底线,{d.when('sown')}新建高标准农田{d.level('fields', '近')},粮食播种面积达{d.level('sown', '以上')}。",
        ),
        d.pick(
            "village",
            f"村级集体经营性收入{d.both('village')}{d.more('village')}。",
            f"强村富民步伐加快,{d.when('village')}实现村级集体经营性收入{d.level('village')},{d.grew('village')}{d.more('village')},"
            f"农村居民人均可支配收入{d.both('income')}。",
            f"农村居民人均可支配收入达到{d.both('income')}{d.more('income')};村级集体经营性收入达到{d.level('village')},"
            f"{d.done('village')}。",
        ),
        d.pick(
            "trained",
            f"培训高素质农民{d.level('trained', '余')},家庭农场发展到{d.level('farms')}。",
            f"{d.by_end('farms')},家庭农场{d.level('farms')},{d.when('trained')}培训高素质农民{d.level('trained')}。",
            f"改造农村户厕{d.level('loft')},农村卫生户厕普及率达到{d.level('toilet')};家庭农场增加到{d.level('farms')}。",
            f"农村人居环境持续改善,改造农村户厕{d.level('loft')},农村卫生户厕普及率{d.level('toilet')}{d.moved('toilet')}。",
        ),
        d.pick(
            "tourism",
            f"乡村旅游红火,接待游客{d.both('visitors')}{d.more('visitors')},实现旅游收入{d.level('tourism')},{d.grew('tourism')}。",
            f"{d.when('tourism')}接待游客{d.level('visitors')}、实现旅游收入{d.level('tourism')},分别{apart(d, 'visitors', 'tourism')}"
            f"{d.more('visitors').replace(',', ',其中接待游客', 1)}。",
            f"农文旅融合提速,{d.when('tourism')}累计接待游客{d.both('visitors')}{d.more('visitors')}。",
        ),
    ]


def ecology(d: Draft) -> list[str]:
    """Air, water, waste."""
    return [
        d.pick(
            "air",
            f"空气质量优良天数比率{d.level('air')}{d.moved('air')},PM2.5平均浓度为{d.level('pm25')}。",
            f"蓝天保卫战成效明显,PM2.5平均浓度{d.level('pm25')}{d.moved('pm25')};空气质量优良天数比率达到{d.level('air')}。",
            f"{d.when('air')}空气质量优良天数比率为{d.level('air')}{d.moved('air')}。",
        ).replace("PM2.5", d.none("PM2.5")),
        d.pick(
            "water",
            f"地表水断面水质达标率{d.level('water')}{d.moved('water')},整治河道{d.level('river')}。",
            f"推深做实河长制,整治河道{d.level('river')},地表水断面水质达标率保持在{d.level('water')}。",
            f"地表水断面水质达标率达到{d.level('water')};累计整治河道{d.level('river')}。",
        ),
        d.pick(
            "waste",
            f"生活垃圾分类覆盖率达{d.level('sorting')}{d.moved('sorting')}。",
            f"生活垃圾分类覆盖率提升至{d.level('sorting')},秸秆综合利用率达到{d.level('straw')}。",
            f"秸秆综合利用率{d.level('straw')}{d.moved('straw')}。",
        ),
    ]


def building(d: Draft) -> list[str]:
    """Streets, houses, parking."""
    ring = d.none("1") + "号环线"
    return [
        d.pick(
            "old",
            f"改造老旧小区{d.level('old')},新增停车泊位{d.level('parking')}。",
            f"城镇面貌焕然一新,新增停车泊位{d.level('parking', '余')}、新增绿化面积{d.level('green')}。",
            f"{ring}全线贯通,改造老旧小区{d.level('old')}、新增停车泊位{d.level('parking')}。",
        ),
        d.pick(
            "illegal",
            f"{d.when('illegal')}拆除违法建筑{d.level('illegal')}。",
            f"保持控违拆违高压态势,拆除违法建筑{d.level('illegal')},改造提升农村公路{d.level('road')}。",
            f"改造提升农村公路{d.level('road')},群众出行更加便捷。",
        ),
    ]


def welfare(d: Draft) -> list[str]:
    """Jobs, insurance, the old and the poor."""
    return [
        d.pick(
            "jobs",
            f"城镇新增就业{d.level('jobs')},{d.done('jobs')},开展职业技能培训{d.level('skills', '超')}。",
            f"稳就业政策落地见效,{d.when('jobs')}城镇新增就业{d.both('jobs')}{d.more('jobs')}。",
            f"{d.when('jobs')}实现城镇新增就业{d.level('jobs')}、职业技能培训{d.level('skills')}。",
        ),
        d.pick(
            "medicare",
            f"城乡居民基本医疗保险参保率{d.level('medicare')}{d.moved('medicare')},家庭医生签约服务率{d.level('doctor')}。",
            f"家庭医生签约服务率达到{d.level('doctor')}{d.moved('doctor')}。",
            f"城乡居民基本医疗保险参保率、家庭医生签约服务率分别达到{d.level('medicare')}、{d.level('doctor')}。",
        ),
        d.pick(
            "elder",
            f"新建居家养老服务中心{d.level('elder')},服务老人{d.level('served', '余')}。",
            f"“一老一小”保障有力,新建居家养老服务中心{d.level('elder')},{d.when('served')}服务老人{d.level('served', '约')}。",
            f"{d.when('served')}为老服务持续优化,累计服务老人{d.level('served', '近')}。",
        ),
        d.pick(
            "poor",
            f"{d.by_end('poor')},在册低保对象{d.level('lowincome')},{d.when('poor')}发放低保金{d.level('allowance')}。",
            f"兜牢民生底线,发放低保金{d.level('allowance')},临时救助{d.level('temporary')}。",
            f"临时救助{d.level('temporary')},发放低保金{d.level('allowance')},应保尽保、应助尽助。",
        ),
    ]


def culture(d: Draft) -> list[str]:
    """Culture and volunteers."""
    return [
        d.pick(
            "post",
            f"新建文化驿站{d.level('post')},送文化惠民演出{d.level('shows')}。",
            f"文化供给更加丰富,举办文化惠民演出{d.level('shows', '余')},新建文化驿站{d.level('post')}。",
            f"文明新风广泛传播,{d.when('volunteer')}开展志愿服务活动{d.level('volunteer')},文化惠民演出{d.level('shows')}。",
        ),
    ]


def safety(d: Draft) -> list[str]:
    """Safety and order."""
    return [
        d.pick(
            "hazards",
            f"检查生产经营单位{d.level('checked')},排查安全隐患{d.level('hazards')},隐患整改率{d.level('rectified')}。",
            f"紧盯重点领域,{d.when('hazards')}检查生产经营单位{d.level('checked', '余')},排查安全隐患{d.level('hazards', '余')}。",
            f"{d.when('hazards')}共排查安全隐患{d.level('hazards')},隐患整改率达到{d.level('rectified')}{d.moved('rectified')}。",
        ),
        d.pick(
            "disputes",
            f"化解矛盾纠纷{d.level('disputes')},矛盾纠纷调解成功率{d.level('mediated')}。",
            f"坚持和发展新时代“枫桥经验”,{d.when('disputes')}化解矛盾纠纷{d.level('disputes')},受理信访件{d.level('petitions')}。",
            f"受理信访件{d.level('petitions')},成功化解矛盾纠纷{d.level('disputes')},矛盾纠纷调解成功率达{d.level('mediated')}"
            f"{d.moved('mediated')}。",
        ),
    ]


def service(d: Draft) -> list[str]:
    """Government services and the party."""
    return [
        d.pick(
            "handled",
            f"便民服务中心办理政务服务事项{d.level('handled', '超')},群众满意率{d.level('satisfied')}。",
            f"{d.when('handled')}办理政务服务事项{d.level('handled')},群众满意率达到{d.level('satisfied')}。",
            f"深化“最多跑一次”改革,办理政务服务事项{d.level('handled', '余')},群众满意率{d.level('satisfied')}{d.moved('satisfied')}。",
        ),
        d.pick(
            "party",
            f"发展党员{d.level('members')},开展理论宣讲{d.level('lectures')}。",
            f"{d.when('party')}开展理论宣讲{d.level('lectures', '余')},发展党员{d.level('members')}。",
            f"严把入口关,{d.when('party')}发展党员{d.level('members')};办理人大代表议案建议{d.level('motions')}。",
        ),
    ]


TOPICS: dict[str, Topic] = {
    "economy": (
        ("聚力稳增长,综合实力稳步提升", "突出稳中求进,经济运行总体平稳", "锚定目标抓运行,主要指标好于预期"),
        economy,
    ),
    "investment": (
        ("聚力扩投资,发展后劲不断积蓄", "突出项目牵引,有效投资持续扩大", "盯紧招商抓项目,投资支撑更加有力"),
        investment,
    ),
    "innovation": (
        ("聚力强主体,创新活力加快释放", "突出企业培育,产业能级稳步跃升", "围绕企业优服务,转型升级步伐加快"),
        innovation,
    ),
    "farming": (
        ("聚力兴乡村,农业农村焕发生机", "突出强村富民,乡村振兴走深走实", "抓牢三农基本盘,城乡融合持续深化"),
        farming,
    ),
    "ecology": (
        ("聚力护生态,绿色底色更加鲜明", "突出污染防治,环境质量持续改善", "守好绿水青山,人居环境更加宜居"),
        ecology,
    ),
    "building": (
        ("聚力提品质,城镇面貌加快更新", "突出精细管理,基础设施日臻完善", "补齐功能短板,镇区品质稳步提升"),
        building,
    ),
    "welfare": (
        ("聚力惠民生,群众福祉持续增进", "突出普惠共享,民生保障更加有力", "用心用情办实事,社会事业全面进步"),
        welfare,
    ),
    "culture": (
        ("聚力润民心,文化服务不断丰富", "突出以文化人,文明程度持续提高", "繁荣基层文化,精神生活更加充实"),
        culture,
    ),
    "safety": (
        ("聚力保平安,治理效能明显增强", "突出除险保安,社会大局和谐稳定", "坚守安全底线,平安建设扎实推进"),
        safety,
    ),
    "service": (
        ("聚力转作风,自身建设全面加强", "突出党建引领,服务效能不断提高", "从严管党治党,干事氛围更加浓厚"),
        service,
    ),
}
