"""Reports split from text that a test writes."""

from pipeline.model import Report
from pipeline.read import read
from pipeline.reports import split

BODY = (
    "今年以来，全体干部职工紧盯目标任务、真抓实干，各项工作有序推进，主要指标好于预期，上半年完成固定资产投资8.1亿元，"
    "同比增长12.3%，新开工项目13个。\n一、上半年工作\n（一）项目建设提速。完成投资3.2亿元。\n"
    "二、下半年打算\n（一）抓好招商。力争全年签约项目20个。\n"
)


def reports(text: str, name: str = "报告.txt") -> tuple[Report, ...]:
    return split(read(name, text.encode()))


def report(text: str, name: str = "报告.txt") -> Report:
    (only,) = reports(text, name)
    return only
