"""Enterprises by their bare names as what clauses are about: 宏远建材完成产值3.6亿元；华盛食品完成产值1.28亿元."""

import re
from typing import Final

import rjieba

from pipeline.extract.reading import Reading
from pipeline.extract.words import tag

# What enterprises are named by after the words of their own.
_COMPANY: Final = re.compile("集团|股份|公司")
_SAID_TO_BE: Final = frozenset({"集团", "公司", "股份"})
_TRADE: Final = re.compile(
    "(?:建材|新?材料|水泥|玻璃|陶瓷|瓷业|石材|[管门木竹纸塑铝铜锌矿煤泵车鞋米面酒茶乳肉糖牧禽种林果药置实]业|家具|家居|包装|印[刷务染]|塑[胶料]|橡胶|轮胎"
    "|[化重精军]工|化纤|农化|涂料|日化|[特不]?锈?钢|钢铁|冶金|金属|[铸锻制]造|机[械电]|精机|精密|模具|轴承|液压|阀门|电[机器气缆子源池力]|线缆|光[电学伏]|照明|半导体"
    "|通[信讯]|软件|信息|科技|技术|智能|仪[器表]|新?能源|热电|燃气|石化|环保|水务|汽[车配]|船舶|航空|纺织|[针毛]织|毛纺|服[饰装]|制[衣药]|皮革|食品|粮油|油脂"
    f"|饮料|啤酒|调味品|水产|农[牧业]|饲料|生[态物]|医[药疗]|器械|物流|商贸|贸易|工贸|建[设工筑]|文[旅化]|传媒|[工玩]具|工艺|厂|{_COMPANY.pattern})"
)
# The signs that names of enterprises are put together from.
_LUCKY: Final = frozenset(
    "宏远华盛永昌瑞丰金穗恒达天成兴隆顺同辉大海泰康安福裕鑫源正新中联东方龙腾凯旋美好嘉和利通富强邦润泽汇诚信德仁义祥云飞翔鹏程博雅欣旺众力"
    "创亿万佳洁宝银玉晶晟旭阳光明昊宇航亚立伟江山春晖益友谊卓越群英豪杰亨元尚品赛诺锐威尔特迪奥圣聚合融荣耀星辰绿"
)
_NAMES: Final = frozenset({"nr", "nz", "ns", "nrt", "nt", "ng", "nrfg"})
_ACTS: Final = frozenset({"v", "vn", "d", "p", "c", "f", "t", "m", "q"})
# 精细化工, 海洋生物, 石英材料: what trades are told apart by.
_KINDS: Final = re.compile(
    "生物|精细|高[端新性精]|绿色|新[型兴一材能]|现代|特[色种]|传统|先进|电[子气力]|数字|智[能慧]|节能|健康|[通专民]用|农[副产]|林产|水[产电]|竹木|功能|化[学工]|医疗|[中制医]药"
    "|冷链|大宗|国[有际内外家]|民[营爆]|规[模上]|重[点型]|骨干|支柱|主[导要]|优势|航[空天]|[海远深]洋|深海|[海低]空|汽车|轨道|船舶|装备|光[电伏]|风电|金属|石[油英化]"
    "|有色|黑色|煤炭|稀土|轻[工纺]|纺织|食品|休闲|预制|再生|清洁|基础|前沿|集成|半导体|硅基|[硅锂氟磷碳锰钨]|家[用电]|商贸|文[化体]|旅游|教育|建筑|其他|部分|地[方区]|县|市|乡|镇|省|区|村"
)
_NO_NAME: Final = re.compile(r"[全我本该各其某是有为的占比较年月等类企产限两三四五六七八九十]|[万亿]元")
_SUBJECT: Final = re.compile(
    rf"(?<![^\n，,；;：:。！!？?])(?:其中|如)?(?P<firm>(?P<own>[一-龥]{{2,4}}?){_TRADE.pattern})"
    r"(?=(?:上半年|今年|预计|累计|已|共|入库|完成|实现|缴纳|上缴|贡献|创造|新增|工业|规上|年|总)*"
    r"(?:产值|产销|产量|税|营收|营业收入|销售|主营|利润|出口|增加值|研发|投资|用电|收入))"
)
_LISTED: Final = re.compile("([一-龥]{2,4}?)" + _TRADE.pattern)
_TOPIC: Final = re.compile("企业|龙头|公司")
# 合计完成, 拉低全镇产值增速: of others than the last enterprise named.
_OTHERS: Final = re.compile("拉[低动]|下拉|合计|共计|总计|[，,](?:全|其[余他])")
_REACH: Final = 300  # characters on either side of a number that may tell of others


def _named(own: str) -> bool:
    """Whether the words before the trade are an enterprise's own: 宏远, 四川长虹."""
    first = tag(rjieba.cut(own)[0])
    return first in _NAMES or (first not in _ACTS and _LUCKY.issuperset(own))


def _is_kind(own: str) -> bool:
    """Whether they tell trades apart instead, or may be no name at all."""
    return bool(_KINDS.search(own) or _NO_NAME.search(own) or _TRADE.fullmatch(own))


def is_firm(name: str) -> bool:
    """Whether a name is an enterprise's own: 瑞丰机械, but not 通用机械."""
    found = _LISTED.fullmatch(name)
    return found is not None and not _is_kind(found[1]) and _named(found[1])


def subject(reading: Reading, i: int) -> tuple[str, int] | None:
    """The enterprise that the clause of number `i` is about, and where its name ends.

    It is known for one by its being called a company, by others beside it in the paragraph, or by a sentence before
    it that speaks of enterprises.
    """
    text, position = reading.text, reading.mentions[i].start
    floor = max(0, position - _REACH)
    start = max(
        floor, reading.sentence(position)[0], *[text.rfind(mark, floor, position) + 1 for mark in "；;"]
    )
    own = list(_SUBJECT.finditer(text, start, position))
    if not own or _OTHERS.search(text, own[-1].end(), position):
        return None
    last = own[-1]
    company = last["firm"].removeprefix(last["own"]) in _SAID_TO_BE
    if _NO_NAME.search(last["own"]) or (_is_kind(last["own"]) and not company):
        return None
    line = max(floor, text.rfind("\n", floor, position) + 1)
    end = text.find("\n", position, position + _REACH)
    beside = list(_SUBJECT.finditer(text, line, end if end >= 0 else min(len(text), position + _REACH)))
    owns = {m["own"] for m in beside}
    if len(owns) > 1 and _SAID_TO_BE.issuperset({m["firm"].removeprefix(m["own"]) for m in beside}):
        return last["firm"], last.end("firm")  # 城投集团营业收入3.6亿元；水务集团营业收入1.2亿元
    told = (
        len(owns) > 1
        or _TOPIC.search(text, line, last.start())
        or _COMPANY.fullmatch(last["firm"].removeprefix(last["own"]))
    )
    known = told and any(map(_named, owns)) and not any(map(_is_kind, owns))
    return (last["firm"], last.end("firm")) if known else None
