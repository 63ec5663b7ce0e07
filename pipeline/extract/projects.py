"""The project that sentences go on to tell of without naming it again: 该项目总投资5.6亿元, 形象进度达58%."""

import re
from typing import Final

from pipeline.extract.finder import Finder

# 冷链园项目, 东湖水厂扩建工程; neither 重点项目 nor 26个省级项目.
_NAMED: Final = re.compile(
    r"(?<![^\n。；;，,：:！!])(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|\d[.、．]|全力|加快|积极|大力|持续|扎实|有序|稳步|重点|推进|推动|实施|启动|开展|抓好|建设|谋划|开工)*"
    r"(?P<project>[\u4e00-\u9fffA-Za-z\d“”（）()·—]{2,24}?(?:项目|工程))(?!化|[师学院款部])"
)
_SORT: Final = re.compile(
    r"(?:以|强化|围绕|坚持|聚焦|年度|全年|今年|列入|完成|新|共|累计|其中|推|抓|项目|列|储备|谋划|自|上半年|目前|截至|[“（(]).*"
    r"|.*?(?:[各等\d一二三四五六七八九十百两几多]|[省市县区镇乡国家]级|重点|重大|产业|工业|农业|在建|续建|新建|拟建|开工|竣工|入库|招商|签约|民生|实事|亿元|以上|基础设施|政府|投资|本|该|其|此)(?:建设|类)?(?:项目|工程)"
    r"|.*[\d一二三四五六七八九十两][个项件].*"
)
# What only a project has; which one is said before.
_ITS: Final = re.compile(
    r"(?P<that>该项目|该工程|本项目|本工程|项目建成后|工程建成后|建成后|项目|工程)?[，,]?(?:预计|目前|现|已|将)*(?:可)?(?:已|累计|共|累计已)*"
    r"(?P<what>总投资|总?占地(?:面积)?|总?建筑面积|计划投资|完成投资|完成(?:总)?工程量的?|形象进度|工程(?:形象)?进度|总体(?:形象)?进度|占总投资的?|[^，,；;。、\d]{0,10}?(?:年产值|年产量|年税收|年出栏|年利润|就业岗位|用工|带动就业))"
    r"(?:约|达到?|为|近|超过?)*"
)
_BARE: Final = re.compile(
    "完成投资|完成(?:总)?工程量的?|(?:工程)?(?:形象)进度|工程进度|总体(?:形象)?进度|占总投资的?"
)
_MEASURED: Final = {"完成工程量": "工程进度", "完成总工程量": "工程进度", "占总投资": "完成投资占总投资"}
# A sentence that goes on with the one before: 截至6月底，已完成投资4800万元.
_GOES_ON: Final = re.compile(
    "截[至止]|目前|现|到|至|已|累计|完成投资|[该本](?:项目|工程)|项目|工程|建成|上半年|今年"
)
# 石岭污水处理厂是今年的重点民生工程。
_IS_ONE: Final = re.compile(
    r"(?<![^\n。；;])([\u4e00-\u9fff]{2,16}?(?:厂|中心|医院|学校|大桥|水库|公路|基地|园))是[^。；;，,]{0,16}(?:工程|项目)"
)
_THAT: Final = re.compile("[该本](?:项目|工程)|项目|工程")
# 续建项目96个，完成投资: what was just told has a project or money of its own.
_OWN: Final = re.compile("项目|工程|投资")
_FAR: Final = 160  # characters back to where the project is named


def told_of(finder: Finder) -> str | None:
    """What the number is of the project that the sentences before, or this one, are about."""
    if finder.lo >= finder.w:
        return None
    its = _ITS.fullmatch(finder.text, finder.starts[finder.lo], finder.mention.start)
    if not its or not (its["that"] or _BARE.fullmatch(its["what"])):
        return None
    if its["that"] in ("项目", "工程", "建成后") and finder.starts[finder.lo] != finder.sentence:
        return None
    project = _named(finder)
    if not project:
        return None
    if not its["that"] and any(_OWN.search(h.name) and project not in h.name for h in finder.previous[-1:]):
        return None
    what = its["what"].removesuffix("的")
    return project + _MEASURED.get(what, what)


def _named(finder: Finder) -> str | None:
    """The last project named at the head of a clause, in this sentence or, where it goes on, in the two before it."""
    text, end = finder.text, finder.starts[finder.lo]
    start = finder.sentence
    if _GOES_ON.match(text, start):
        for _ in range(2):
            start = finder.reading.sentence(max(0, start - 1))[0]
        start = max(start, text.rfind("\n", 0, finder.sentence) + 1, end - _FAR)
    found = [m["project"] for m in _NAMED.finditer(text, start, end)]
    found += [m[1] for m in _IS_ONE.finditer(text, start, end)]
    found = [name for name in found if not _THAT.fullmatch(name)]
    return found[-1] if found and not _SORT.fullmatch(found[-1]) else None
