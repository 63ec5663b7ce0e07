"""For whom and how often money is paid: 城市低保标准每人每月780元, 农村低保标准每人每年6960元."""

import re
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

_OFTEN: Final = re.compile(
    r"(?P<often>(?P<whom>(?:每[人户亩生名位公]顷?))?每[月年])(?:[由从]|标准|补助|发放|不低于|[提增调][高加整]?[到至为]?|上调[到至]|达到?|[为约])*$"
)
# 每人每月680元提高到720元; 每人每月125元、250元.
_GOES_ON: Final = re.compile("[、和]|(?:[提增调][高加整升]?|上调)[到至为]")
_STANDARD: Final = re.compile("(?:标准|低保|养老金|生活费|补贴|津贴|补助|保费|待遇)$")
_TRAILING: Final = re.compile("(?<=标准)为?(?P<often>每[人户亩生名位公]顷?每[月年])$")
_SAID: Final = re.compile("每[月年人户亩]|[人月年]均|[月年](?:平均)?标准|月最低")


def named(reading: Reading, i: int, name: str) -> str:
    """The name of a level of money with for whom and how often it is paid, where the words before it say so."""
    text, mentions = reading.text, reading.mentions
    trailing = _TRAILING.search(name)
    if trailing:
        return trailing["often"] + name[: trailing.start()]
    if unit_class(mentions[i].unit) != "money" or _SAID.search(name) or name[0] in "（(":
        return name
    first = i
    while (
        first and first > i - 3 and _GOES_ON.fullmatch(text, mentions[first - 1].end, mentions[first].start)
    ):
        first -= 1
    start = mentions[first].start
    found = _OFTEN.search(text, max(reading.clause_start(start), start - 16), start)
    if not found or not (found["whom"] or _STANDARD.search(name)):
        return name
    return found["often"] + name
