"""How far the hedge of a sentence reaches: 预计全年…；…, but 甲公司预计新增产值2亿元；乙公司投资4600万元."""

import re
from typing import Final

from pipeline.extract.kinds import NEVER
from pipeline.extract.reading import Reading

# 预期寿命, 稳预期 and 社会预期 are things, not hedges.
_HEDGE: Final = re.compile(
    r"预计|(?<![稳均会理于到合超])预期(?!目标|寿命|管理|指标|引导)|有望|据[^，,。]{0,8}测算|估算|预估|预测"
)
_SEMICOLON: Final = re.compile("[；;]")
# 增长7.8%（预期8%），居全市第3位: what a bracket says ends with it.
_IN_BRACKETS: Final = re.compile(r"[^（(）)]*\d[^（(）)]*[）)]")
_BACK: Final = 60  # numbers back to the hedge at most
# 上半年，全镇预计…: what a clause may open with before a hedge that is of all the clauses after it.
_FOR_ALL: Final = re.compile(
    r"\s*(?:据|经|其中|[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[）)、.．])?"
    r"(?:(?:20\d\d年|\d{1,2}[-—–~至]\d{1,2}月份?|\d{1,2}月份?|[上下]半年|全年|今年|前?[一二三四]季度|年[底末内]|[及和与、])*)"
    r"(?:全[国省市区县镇乡村州园局]|我[省市区县镇乡村州局]|各项)?(?:综合判断)?"
)


def hedged(reading: Reading, i: int) -> bool:
    """Whether the sentence hedges the outcome before number `i`.

    预计 reaches to the end of its sentence, but from behind a subject of its own only to the semicolon:
    甲公司预计新增产值2亿元；乙公司投资4600万元.
    """
    text, m = reading.text, reading.mentions[i]
    start = max(reading.sentence(m.start)[0], m.start - 200)
    return any(_reaches(reading, hedge.start(), start, i) for hedge in _HEDGE.finditer(text, start, m.start))


def _reaches(reading: Reading, hedge: int, start: int, i: int) -> bool:
    """Whether what the `hedge` says of the sentence from `start` on holds for number `i`."""
    text, mentions = reading.text, reading.mentions
    if _IN_BRACKETS.match(text, hedge, mentions[i].start):
        return False
    if not _SEMICOLON.search(text, hedge, mentions[i].start):
        return True
    since = max(start, text.rfind("；", start, hedge) + 1, text.rfind(";", start, hedge) + 1)
    told = any(since <= m.start < hedge and m.form not in NEVER for m in mentions[max(0, i - _BACK) : i])
    return (
        not told and _FOR_ALL.fullmatch(text, max(since, reading.clause_start(hedge + 1)), hedge) is not None
    )
