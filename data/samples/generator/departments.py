"""How a department's report, and the county government's, is put together."""
# ruff: noqa: E501 - the lines are prose, and a Chinese character counts as two

from . import figures
from .bureaus import agriculture, development, education, finance, government, health, industry
from .drafting import Draft
from .measures import COUNTY, MEASURES, PERIODS, TOWNS
from .skeletons import ORDINALS, period_words

# organisation -> (its report, the measures it sets targets for, the periods it reported in)
DEPARTMENTS = {
    "县发展和改革局": (development, ("gdp", "fai", "services", "keysum", "service10"), PERIODS),
    "县财政局": (finance, ("rev", "spend"), PERIODS),
    "县经济和信息化局": (industry, ("gyzcz", "gyzjz", "mfg"), PERIODS),
    "县农业农村局": (agriculture, ("village", "agri", "income"), PERIODS),
    "县卫生健康局": (health, (), PERIODS[1::2] + PERIODS[-1:]),
    "县教育局": (education, (), PERIODS[1::2] + PERIODS[-1:]),
    "县人民政府": (government, ("gdp", "fai", "rev", "retail", "income", "jobs"), PERIODS[1:]),
}


def write_department(d: Draft, style: int) -> None:
    """A department's or the county government's report."""
    content, aims, _ = DEPARTMENTS[d.organisation]
    words = period_words(d.period)
    full = COUNTY + d.organisation.removeprefix("县")
    if d.organisation == "县人民政府":
        d.title = f"{full}{words}工作报告"
    else:
        after = "下半年工作思路" if d.half else f"{d.goal_year}年工作计划"
        d.title = (
            f"{full}{words}工作总结",
            f"{full}{words}工作总结及{after}",
            f"{words}{full}工作总结和{after}",
        )[style % 3]
    short = d.organisation.removeprefix("县")
    d.add(
        d.pick(
            "opening",
            f"{words},{full}紧紧围绕县委、县政府中心工作,主动担当、积极作为,各项工作取得新成效。现总结如下:",
            f"今年以来,{full}聚焦主责主业,抓重点、破难点、创亮点。现将有关情况报告如下:"
            if d.half
            else f"一年来,{full}聚焦主责主业,抓重点、破难点、创亮点。现将有关情况报告如下:",
            f"{full}认真贯彻落实上级决策部署,较好完成了{words}各项任务。",
        )
    )
    d.add(f"一、{'上半年' if d.half else f'{d.year}年'}{'主要工作' if style % 2 else '工作情况'}")
    for i, (heading, sentences) in enumerate(content(d)):
        if style % 2:
            d.add(f"{i + 1}.{heading}。", *sentences)
        else:
            d.add(f"({ORDINALS[i]}){heading}。", *(f"{ORDINALS[j]}是{s}" for j, s in enumerate(sentences)))
    d.add(
        d.pick(
            "problems",
            "总的来看,工作中还存在一些不足,主要是统筹协调力度不够大、数据共享不够充分、干部专业能力有待加强。",
            "与此同时,部分领域改革推进不够快,基层基础还比较薄弱,需要在今后的工作中认真解决。",
        )
    )
    d.add(f"二、{'下半年工作打算' if d.half else f'{d.goal_year}年工作安排'}")
    goal = "全年" if d.half else f"{d.goal_year}年"
    shown = [f"{MEASURES[m].name}{d.aim_growth(m, '以上').join(('增长', ''))}" for m in aims[:1]]
    shown += [f"{MEASURES[m].name}达到{d.aim(m, '以上' if i == 0 else '')}" for i, m in enumerate(aims[1:])]
    heads = iter(("1.", "2.") if style % 2 else ("(一)", "(二)"))
    if shown:
        lead = d.pick("aims", f"力争{goal}", f"确保{goal}", f"{goal}力争")
        d.add(f"{next(heads)}锚定目标抓落实。", lead, ",".join(shown), "。")
    work = {
        "县卫生健康局": (("新增托位", "个", 180, 90), ("老年人健康体检", "人", 51000, 4000)),
        "县教育局": (("新增学位", "个", 1800, 700), ("招聘教师", "名", 120, 60)),
    }.get(d.organisation, (("走访企业", "家次", 2000, 800), ("解决企业困难问题", "个", 300, 90)))
    tokens = [
        (
            name,
            d.fact(
                f"{n}{unit}",
                "level",
                name,
                float(n),
                unit,
                status="target",
                period=str(d.goal_year),
                qualifier=">=",
            ),
        )
        for name, unit, low, span in work
        for n in [int(low + span * figures.chance(d.organisation, d.goal_year, name))]
    ]
    d.add(f"{next(heads)}改进作风提效能。", d.pick("works", f"{goal}{tokens[0][0]}不少于{tokens[0][1]}", f"{goal}{tokens[0][0]}{tokens[0][1]}以上"),
          f",{tokens[1][0]}{tokens[1][1]}以上。", f"持续推动{short}队伍建设。" if short != "人民政府" else "")  # fmt: skip


def reports(organisation: str) -> tuple[str, ...]:
    """The periods an organisation's reports are there for."""
    return PERIODS if organisation in TOWNS else DEPARTMENTS[organisation][2]
