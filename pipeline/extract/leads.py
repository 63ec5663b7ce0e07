"""What the head of a list of places says that their numbers are: 增速前三位：东湖镇37.8%、西岭镇18.2%."""

import re
from typing import Final

from pipeline.extract import entities
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

_HEAD: Final = re.compile(
    r"(?:(?P<growth>增[速幅]|[涨降跌]幅)|(?P<progress>进度|完成率|完成比例|完成年度(?:目标|任务)(?:任务)?))"
    r"[^，,；;。：:\n\d]{0,14}?(?:[前后][一二三四五六七八九十\d][位名]?|[由从][高低大小快慢]到[高低大小快慢]|靠前|居前|靠后|过半)"
    r"[^，,；;。：:\n\d]{0,8}(?:[：:]|[是为有])"
)
# Something else is told of between the head and the number.
_ELSE: Final = re.compile("完成|增长|下降|率|占|达|实现")
_FAR: Final = 200  # characters from a head to the last number of its lists


def kind(reading: Reading, i: int) -> str | None:
    """The kind that the head of its list gives to percentage `i` of a place, if it gives one."""
    m = reading.mentions[i]
    if unit_class(m.unit) != "pct" or not entities.listed(reading, i):
        return None
    start = max(reading.sentence(m.start)[0], m.start - _FAR)
    heads = list(_HEAD.finditer(reading.text, start, m.start))
    if not heads or _ELSE.search(reading.text, heads[-1].end(), m.start):
        return None
    return heads[-1].lastgroup
