"""What is known of words and names by themselves: parts of speech, catalogued names, what no name begins with."""

import re
from functools import cache, lru_cache
from typing import Final

import rjieba

from pipeline import catalogue

# What a name never begins or ends with: list marks, whose and how, the verb between name and number.
TRIM: Final = re.compile(
    r"^(?:[、，,；;：:和与的\-—–]|及(?![时格])|[一二三四五六七八九十]+是(?!否)|[一二三四五六七八九十]+、(?![一二三四五六七八九十])|\d{1,2}[.．、](?=[^\d])|[（(][一二三四五六七八九十\d]+[）)]"
    r"|从?各(?:镇街|乡镇|镇乡|镇|街道|县区|区县|县市区|地)(?=...)|其中|实现(?=..)|完成(?!率|整改|进度|比例|情况|投资$|量|额|时|任务)(?=..)|共(?:有|计)?(?![享同建青产识治])(?=..)|全[市县区镇乡省](?=..)|我[市县区镇乡省局]|累计|共计|已经|截至目前|目前|当前|当[季月](?=..)|特别是|尤其是|积极|大力|持续|全面|扎实|[仅只](?=占))+"
    # What may open the end of a name: one class test turns the other characters away.
    r"|(?=[未没年、，,；;：:和与的及超达约近低高快慢多少不进增提首翻突仅降下控稳保从由至为])(?:(?:(?:未能?|没有|没能)(?:如期)?(?:实现|完成|达到))?(?:年初|年度)(?:[确预既]定|下达)|没有|没能|未能|[、，,；;：:和与的]|(?<![惠普涉以])及|超过?|达到?|(?<![签节集履合预续条公违])约|近|(?:低|高|快|慢|多|少)于|不少于|不低于|不超过|进入|增加到?|增至|提升至|提高到?|提升到?|首次|翻番|突破|(?<!不)仅|降至|下降到?|控制在|稳定在|保持在"
    r"|[由从](?:[去上]年(?:同期|年?[底末])?|年初|[一二三四]季度|上月)|(?<=[\u4e00-\u9fff]{3})(?:[从由至]|(?<!行)为))+$"
)


@lru_cache(maxsize=65536)
def tag(word: str) -> str:
    """Part of speech of a word on its own."""
    tagged = rjieba.tag(word)
    return tagged[0][1] if tagged else "x"


@cache
def known_names() -> frozenset[str]:
    """Every name and alias of the catalogue."""
    return frozenset(
        name for row in catalogue.indicators() for name in (row.name_zh, *row.aliases.split("|")) if name
    )


_LENGTHS: Final = ((3, "1-2"), (6, "3-5"), (10, "6-9"), (15, "10-14"), (23, "15-22"))
_LONGEST: Final = 23
_CLASSES: Final = [
    next((name for end, name in _LENGTHS if n < end), f"{_LONGEST}+") for n in range(_LONGEST + 1)
]


def length_class(n: int) -> str:
    """The length of a name as a feature."""
    return _CLASSES[min(n, _LONGEST)]
