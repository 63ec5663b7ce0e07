"""How alike two names of one thing are, as two careful readers word them."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

AGREE: Final = 0.65  # from which on the Dice coefficient of two names makes them one


@lru_cache(maxsize=16384)
def plain(name: str | None) -> str:
    """A name without what two careful readers word differently."""
    name = unicodedata.normalize("NFKC", name or "").lower()
    name = re.sub(r"[^\w]|_|的|总计|累计|实现|完成|全市|全县|全区|全镇", "", name)
    for written, same in (("规模以上", "规上"), ("地区生产总值", "gdp"), ("个数", ""), ("数量", "")):
        name = name.replace(written, same)
    return name


def likeness(a: str | None, b: str | None) -> float:
    """How alike two names are, 0 to 1 (Dice coefficient over characters); 0 where they do not agree.

    Names agree when one holds the other and is at most twice as long, or when the coefficient is at least AGREE.
    """
    a, b = plain(a), plain(b)
    if not a or not b:
        return 0.0
    dice = 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))
    if a in b or b in a:
        return dice if min(len(a), len(b)) / max(len(a), len(b)) >= 0.5 else 0.0
    return dice if dice >= AGREE else 0.0
