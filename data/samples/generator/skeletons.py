"""How a report is put together: title, opening, headings, problems and plans."""
# ruff: noqa: E501 - the lines are prose, and a Chinese character counts as two

import re

from . import figures
from .drafting import Draft, plain
from .towns import TOPICS, trades, us

ORDINALS = "一二三四五六七八九十"
ORDERS = (
    (
        "economy",
        "investment",
        "innovation",
        "farming",
        "ecology",
        "building",
        "welfare",
        "culture",
        "safety",
        "service",
    ),
    (
        "investment",
        "economy",
        "innovation",
        "building",
        "farming",
        "ecology",
        "welfare",
        "safety",
        "culture",
        "service",
    ),
    (
        "economy",
        "innovation",
        "investment",
        "building",
        "ecology",
        "farming",
        "safety",
        "welfare",
        "culture",
        "service",
    ),
    (
        "service",
        "economy",
        "investment",
        "innovation",
        "farming",
        "building",
        "ecology",
        "welfare",
        "culture",
        "safety",
    ),
)


def period_words(period: str) -> str:
    """2023年上半年, or 2023年."""
    return f"{figures.year(period)}年上半年" if figures.is_half(period) else f"{figures.year(period)}年"


def town_title(d: Draft, style: int) -> str:
    """The title; two of the four styles leave the organisation to the text."""
    words = period_words(d.period)
    after = "下半年工作打算" if d.half else f"{d.goal_year}年工作计划"
    return (
        f"{d.organisation}{words}工作报告",
        f"{d.organisation}{words}工作总结及{after}",
        f"{words}工作总结和{after}",
        f"{d.organisation}{words}政府工作报告"
        if d.organisation_type != "subdistrict"
        else f"{d.organisation}{words}工作情况汇报",
    )[style]


def write_town(d: Draft, style: int) -> None:
    """A town's report in one of four skeletons."""
    d.title = town_title(d, style)
    name, span = d.organisation, period_words(d.period)
    d.add(
        d.pick(
            "opening",
            f"{span},{name}坚持以习近平新时代中国特色社会主义思想为指导,在县委、县政府的坚强领导下,稳扎稳打、真抓实干,"
            "经济社会发展呈现稳中向好、进中提质的良好态势。现将有关情况报告如下:",
            f"今年以来,{name}认真落实县委、县政府各项部署,一手抓发展、一手保稳定,较好完成了各项任务。现将工作情况汇报如下:"
            if d.half
            else f"过去一年,{name}认真落实县委、县政府各项部署,一手抓发展、一手保稳定,较好完成了年度任务。现将工作情况汇报如下:",
            f"{span},面对复杂多变的外部环境,{name}保持定力、迎难而上,各项工作取得新的进展。",
            f"各位代表:我代表{name}向大会报告{span}工作,请予审议。",
        )
    )
    blocks = [(d.pick(f"head {key}", *TOPICS[key][0]), TOPICS[key][1](d)) for key in ORDERS[style]]
    if d.organisation_type != "town":
        centre = "街区" if d.organisation_type == "subdistrict" else "集镇"
        blocks = [(re.sub("城镇|镇区", centre, heading), sentences) for heading, sentences in blocks]
    (_nested, _flat, _numbered, _spoken)[style](d, blocks)


def _nested(d: Draft, blocks: list[tuple[str, list[str]]]) -> None:
    d.add(f"一、{'上半年' if d.half else f'{d.year}年'}工作完成情况")
    for i, (heading, sentences) in enumerate(blocks):
        d.add(f"({ORDINALS[i]}){heading}。", *sentences)
    d.add("二、存在的困难和问题")
    d.add(problems(d))
    d.add(f"三、{'下半年工作打算' if d.half else f'{d.goal_year}年工作安排'}")
    for i, text in enumerate(plans(d)):
        d.add(f"({ORDINALS[i]}){text}")


def _flat(d: Draft, blocks: list[tuple[str, list[str]]]) -> None:
    for i, (heading, sentences) in enumerate(blocks[:8]):
        d.add(f"{ORDINALS[i]}、{heading}")
        extra = [s for _, more in blocks[8:] for s in more] if i == 7 else []
        ordered = [*sentences, *extra]
        d.add(*(f"{ORDINALS[j]}是{s}" for j, s in enumerate(ordered)))
    d.add(f"九、{'下半年' if d.half else '下一步'}工作重点")
    d.add(problems(d))
    d.add(*plans(d))


def _numbered(d: Draft, blocks: list[tuple[str, list[str]]]) -> None:
    d.add("一、主要工作成效")
    for i, (heading, sentences) in enumerate(blocks, 1):
        d.add(f"{i}.{heading}。", *sentences)
    d.add("二、短板不足")
    d.add(problems(d))
    d.add(f"三、{'下半年' if d.half else f'{d.goal_year}年'}工作思路")
    for i, text in enumerate(plans(d), 1):
        d.add(f"{i}.{text}")


def _spoken(d: Draft, blocks: list[tuple[str, list[str]]]) -> None:
    d.add(f"一、{period_words(d.period)}工作回顾")
    for heading, sentences in blocks:
        d.add(f"——{heading}。", *sentences)
    d.add(problems(d))
    d.add(f"二、{'下半年' if d.half else f'{d.goal_year}年'}重点任务")
    d.add(*plans(d))


def problems(d: Draft) -> str:
    """What is not going well, with the target most behind where one is."""
    measures = [m for m in ("fai", "rev", "export", "village", "jobs") if m != "export" or trades(d)]
    late = sorted(measures, key=lambda m: figures.progress(m, d.area, d.period))
    behind = figures.progress(late[0], d.area, d.period)
    name = {
        "fai": "固定资产投资",
        "rev": "一般公共预算收入",
        "export": "外贸出口额",
        "village": "村级集体经营性收入",
        "jobs": "城镇新增就业",
    }
    text = d.pick(
        "problems",
        "肯定成绩之余必须正视问题:产业层次总体不高,骨干企业数量偏少,公共服务离群众的期待还有距离。",
        "对照目标要求,工作中仍存在一些短板:新的增长点不多,要素制约依然突出,基层治理的精细化程度有待提高。",
        "同时也要看到,经济回升的基础还不牢固,部分指标与预期存在差距,干部队伍能力素质仍需提升。",
    )
    if d.half and behind < 49 and name[late[0]]:
        gap = round(behind - 50, 1)
        lag = d.fact(
            f"{plain(abs(gap), 1)}个百分点", "contrast", name[late[0]], gap, "个百分点",
            measure=late[0], entity="时间进度", basis="ref",
        )  # fmt: skip
        text += f"特别是{name[late[0]]}仅{d.done(late[0])},落后时间进度{lag}。"
    elif not d.half and behind < 100:
        missed = d.aim(late[0], target_year=d.year)
        text += f"{name[late[0]]}未能实现年初确定的{missed}的目标,{d.done(late[0])}。"
    return text


def plans(d: Draft) -> list[str]:
    """Targets for the year's rest or the next year, in prose."""
    goal = "全年" if d.half else f"{d.goal_year}年"
    small = [
        (name, unit, int(low + high * figures.chance(d.area, d.goal_year, name)))
        for name, unit, low, high in (
            ("新增规上工业企业", "家", 3, 5),
            ("新建高标准农田", "亩", 800, 2400),
            ("改造老旧小区", "个", 2, 6),
            ("引进亿元以上项目", "个", 3, 6),
            ("新增停车泊位", "个", 120, 300),
        )
    ]
    aims = {
        name: d.fact(
            f"{n}{unit}", "level", name, float(n), unit, status="target", period=str(d.goal_year), qualifier=q
        )
        for (name, unit, n), q in zip(small, (">=", None, None, ">=", ">="), strict=True)
    }
    yi = d.none("1亿元") if d.maybe("yi", 0.5) else "亿元"
    more_than = f"引进{yi}以上项目"
    return [
        d.pick(
            "plan economy",
            f"在稳增长上持续发力。{goal}力争实现地区生产总值{d.aim('gdp', '以上')}、规上工业总产值{d.aim('gyzcz')},"
            f"规上工业增加值增长{d.aim_growth('gyzjz', '以上')}。",
            f"全力冲刺目标任务。确保{goal}规上工业总产值达到{d.aim('gyzcz')},一般公共预算收入达到{d.aim('rev')},"
            f"社会消费品零售总额增长{d.aim_growth('retail', '左右')}。",
            f"坚定不移抓运行。{goal}地区生产总值增长{d.aim_growth('gdp', '以上')},一般公共预算收入完成{d.aim('rev')},"
            f"社会消费品零售总额突破{d.aim('retail', qualifier='>')}。",
        ),
        d.pick(
            "plan investment",
            f"在抓项目上持续用力。力争{goal}完成固定资产投资{d.aim('fai')},其中制造业投资{d.aim('mfg')},{more_than}不少于"
            f"{aims['引进亿元以上项目']}。",
            f"扭住项目不放松。{goal}确保固定资产投资达到{d.aim('fai', '以上')},{more_than}{aims['引进亿元以上项目']}以上。",
            f"跑出项目加速度。{goal}固定资产投资增长{d.aim_growth('fai', '以上')},总量达到{d.aim('fai')}。",
        ),
        d.pick(
            "plan firms",
            f"在育主体上持续加力。{goal}新增规上工业企业{aims['新增规上工业企业']}以上,实际利用外资达到{d.aim('fdi')}。",
            f"激发企业创新活力。{goal}新增规上工业企业不少于{aims['新增规上工业企业']},外贸出口额增长{d.aim_growth('export')}。",
            f"厚植产业根基。{goal}外贸出口额力争达到{d.aim('export')},新增规上工业企业{aims['新增规上工业企业']}以上。",
        ),
        d.pick(
            "plan village",
            f"在促振兴上持续聚力。{goal}新建高标准农田{aims['新建高标准农田']},村级集体经营性收入达到{d.aim('village')}。",
            f"绘就和美乡村新图景。{goal}村级集体经营性收入增长{d.aim_growth('village', '以上')},接待游客达到{d.aim('visitors')}。",
            f"让{us(d)}群众共享发展成果。{goal}农村居民人均可支配收入力争达到{d.aim('income')},新建高标准农田"
            f"{aims['新建高标准农田']}。",
        ),
        d.pick(
            "plan welfare",
            f"在惠民生上持续出力。{goal}城镇新增就业{d.aim('jobs', '以上')},改造老旧小区{aims['改造老旧小区']},新增停车泊位"
            f"{aims['新增停车泊位']}以上。",
            f"办好民生实事。{goal}实现城镇新增就业{d.aim('jobs')},改造老旧小区{aims['改造老旧小区']}。",
            f"守住安全稳定底线。{goal}新增停车泊位不少于{aims['新增停车泊位']},城镇新增就业不低于{d.aim('jobs', qualifier='>=')}。",
        ),
    ]
