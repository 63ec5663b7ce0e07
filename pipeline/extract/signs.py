"""Signs printed before percentages: 食品+12.4%, 工业投资17.5亿元(+21%), 松林乡-3.5%."""

import re
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

SIGN: Final = "[-－−+＋]"
_SIGNED: Final = re.compile(f"(?<=[\u4e00-\u9fff（(、，,：:”])(?<![为是达到]){SIGN}$")
# A rate may be below zero by itself: 人口自然增长率-2.6‰, 利润率-1.3%.
_RATE: Final = re.compile(f"[率比重度](?:为|是|[：:])?{SIGN}$")


def grown(reading: Reading, i: int) -> bool:
    """Whether percentage `i` tells by its sign that something grew or fell."""
    m = reading.mentions[i]
    before = reading.text[max(0, m.start - 6) : m.start]
    return unit_class(m.unit) == "pct" and bool(_SIGNED.search(before)) and not _RATE.search(before)
