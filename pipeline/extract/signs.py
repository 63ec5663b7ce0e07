"""Percentages that tell growth without saying 增长: 工业投资17.5亿元(+21%), 增速由一季度的5.8%提升到6.2%."""

import re
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

SIGN: Final = "[-－−+＋]"
_SIGNED: Final = re.compile(f"(?<=[\u4e00-\u9fff（(、，,：:”])(?<![为是达到]){SIGN}$")
# A rate may be below zero by itself: 人口自然增长率-2.6‰, 利润率-1.3%.
_RATE: Final = re.compile(f"[率比重度](?:为|是|[：:])?{SIGN}$")


# GDP增速由一季度的5.8%提升到6.2%: both are growth, and what it rose or fell to says so itself.
_SPEED_MOVED: Final = re.compile(
    r"(?:增[速幅]|涨幅)[由从][^，,；;。\d增降升减]{0,10}(?:[\d.]+[%％][^，,；;。\d]{0,3}"
    r"(?:提升|提高|回升|回落|下降|上升|加快|放缓|扩大|收窄)(?:[到至]|为))?$"
)


def speed_moved(reading: Reading, i: int) -> bool:
    """Whether percentage `i` is a growth that the clause says rose or fell to another, or from one."""
    m = reading.mentions[i]
    start = max(reading.clause_start(m.start), m.start - 40)
    return unit_class(m.unit) == "pct" and _SPEED_MOVED.search(reading.text, start, m.start) is not None


def grown(reading: Reading, i: int) -> bool:
    """Whether percentage `i` tells by its sign that something grew or fell."""
    m = reading.mentions[i]
    before = reading.text[max(0, m.start - 6) : m.start]
    return unit_class(m.unit) == "pct" and bool(_SIGNED.search(before)) and not _RATE.search(before)
