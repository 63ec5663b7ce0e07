"""What was due and what was done, told side by side: 任务210户，实际163户; 增长7.8%（预期8%）."""

import re
from typing import Final

from pipeline.extract.finder import Finder
from pipeline.extract.reading import AND, Reading

_YEARS: Final = "(?:年度|全年|年初|今年|年)?"
_TASK: Final = f"{_YEARS}(?:(?:目标|计划|工作)?任务|目标(?:任务)?|计划)[数值量]?"
_SAYS: Final = "(?:分别)?(?:为|是|[:：])?"
# A number right behind the word for what is due, in its own clause or behind a name.
_DUE: Final = re.compile(f"{_TASK}{_SAYS}$")
# 完成改革任务73项, 分解任务48项: tasks that are counted, and what something is done of.
_COUNTED: Final = re.compile(
    "完成|实现|落实|梳理|承担|推进|分解|部署|涉及|明确|确定|细化|制定|承接|[占距超为达比于差]|高出|滞后|落后"
)
_DONE: Final = re.compile(
    r"(?:以上|左右|以内)?[，,、；;（(](?:目前|已|现|实际|实绩|共|累计|截[至止][^，,；;。]{1,8}?|上半年)*(?:完成|实际|实绩|到位|签约|[已实]\w)"
)
# 收入预算由12亿元调整为11亿元: what the budget was and what it is now.
_BUDGET: Final = re.compile(
    r"预算(?:总?额|数|安排|规模)?由(?:年初的?)?(?:[\d.]+[^，,；;。、\d]{1,4}(?:调整?|调增|调减|[上下]调|压减|追加|[增降])"
    r"[^，,；;。\d]{0,4}[，,]?[^，,；;。\d]{0,4}(?:为|至|到))?$"
)
_EXPECTED: Final = re.compile(f"[（(](?:{_YEARS}预期(?:目标)?|{_TASK}){_SAYS}$")
_REALLY: Final = re.compile("实[际绩](?:完成|到位|达到?|为)?$")
_TO_COME: Final = re.compile("力争|确保|争取|计划|目标|任务|年底|下半年|全年|其中|[（(]")
_BACK: Final = 8  # numbers back to the task at most
_REACH: Final = 120  # characters back to the task at most
_FAR: Final = 16  # characters before a number that the words for what is due take at most


def status(reading: Reading, i: int) -> str | None:
    """The status of number `i` where it is called what is due, or what was really done."""
    text, m = reading.text, reading.mentions[i]
    clause = max(reading.clause_start(m.start), m.start - 40)
    if _REALLY.search(text, clause, m.start):
        return "actual"
    if _BUDGET.search(text, max(reading.sentence(m.start)[0], m.start - 40), m.start):
        return "target"
    if expected(reading, i):
        return "target"
    due = _DUE.search(text, clause, m.start)
    if due is None and _was_done(reading, i):
        return "actual"
    if due is None or _COUNTED.search(text, clause, due.start()):
        return None
    return "target" if due.start() == clause or _DONE.match(text, m.end) else None


def expected(reading: Reading, i: int) -> bool:
    """Whether number `i`, or its row, is the goal that a bracket gives for what stands before it: （年度目标10%）."""
    first = reading.mentions[reading.row(i, AND)[0]].start
    return _EXPECTED.search(reading.text, max(0, first - _FAR), first) is not None


_GOAL_BESIDE: Final = re.compile(
    rf"(?:以上|左右|以内)?[（(](?:{_YEARS}预期(?:目标)?|{_TASK}){_SAYS}(?:增长|下降|完成|达到?)?[\dXx*]"
)


def beside_goal(reading: Reading, i: int) -> bool:
    """Whether the goal for number `i` follows in a bracket, and its own clause tells of nothing to come.

    固定资产投资下降3.1%（年度目标10%）.
    """
    text, m = reading.text, reading.mentions[i]
    clause = max(reading.clause_start(m.start), m.start - 40)
    return _GOAL_BESIDE.match(text, m.end) is not None and not _TO_COME.search(text, clause, m.start)


# 征迁任务186户，签约143户，拆除97栋: a verb of its own tells what was done of the task.
_DID: Final = re.compile(
    r"[，,、；;](?:已|现|共|累计)*(?:实[际绩]|签约|腾空|拆除|挂牌|到位|建成|开工|竣工|完工|在培|已\w)[^，,；;、。\d]{0,4}(?=\d)"
)
_OPENS: Final = re.compile(r"(?:^|[\n。；;])[^，,；;、。\d]{0,16}" + _TASK + _SAYS + "$")


def _was_done(reading: Reading, i: int) -> bool:
    """Whether number `i` is what was done of the task that its part of the sentence opens with."""
    text, m = reading.text, reading.mentions[i]
    sentence = max(reading.sentence(m.start)[0], m.start - _REACH)
    start = max(sentence, text.rfind("；", sentence, m.start) + 1, text.rfind(";", sentence, m.start) + 1)
    tasks = [n for n in reading.mentions[max(0, i - _BACK) : i] if n.start >= start]
    task = next((n for n in tasks if _OPENS.search(text[max(0, start - 1) : n.start])), None)
    if task is None or _COUNTED.search(text, start, task.start):
        return False
    did = _DID.match(text, task.end)
    return did is not None and not _TO_COME.search(text, task.end, m.start)


# 4.困难家庭无障碍改造。任务210户: a line or a short sentence that is nothing but what is to be done.
_TOPIC: Final = re.compile(
    r"(?:^|[\n。；;])[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)?"
    r"(?P<topic>[^，,；;。：:\n\d]{3,24})[。：:\n]$"
)
# 一、上半年工作完成情况: of everything, so of nothing.
_NO_TOPIC: Final = re.compile("(?:情况|工作|总结|进展|安排|打算|成效|任务|指标|方面|问题|措施|建议|运行)$")
_BARE_TASK: Final = re.compile(f"(?:其中[：:，,]?)?{_TASK}{_SAYS}")
_BARE_DONE: Final = re.compile(
    r"[，,、；;（(](?:目前|已|现|累计|共|截[至止][^，,；;。]{1,8}?|上半年)*(?:实[际绩])?(?:完成)?(?:达到?|为)?"
)


def name(finder: Finder) -> str | None:
    """The name of a task that its heading names, or of what was done of the task right before."""
    text, m = finder.text, finder.mention
    if _BARE_TASK.fullmatch(text, finder.sentence, m.start):
        topic = _TOPIC.search(text, max(0, finder.sentence - 30), finder.sentence)
        return topic["topic"] if topic and not _NO_TOPIC.search(topic["topic"]) else None
    if not finder.previous or _BARE_DONE.fullmatch(text, finder.since, m.start) is None:
        return None
    last = finder.previous[-1]
    if last.kind != finder.kind or finder.unit_of(last) != finder.u:
        return None
    really = _REALLY.search(text, finder.since, m.start)
    task = status(finder.reading, last.mention) == "target" and not _ITS_NAME.fullmatch(last.name)
    return last.name if really or task else None


_ITS_NAME: Final = re.compile(f"(.{{2,}}?){_TASK}")
_THEN_DONE: Final = re.compile("[，,、]实[际绩]")


def named(reading: Reading, i: int, name: str) -> str:
    """The name of number `i` without the word for what is due, where what was done stands beside it.

    征迁任务186户、实绩143户: both are 征迁.
    """
    if not _THEN_DONE.match(reading.text, reading.mentions[i].end):
        return name
    whole = _ITS_NAME.fullmatch(name)
    return whole[1] if whole and status(reading, i) == "target" else name
