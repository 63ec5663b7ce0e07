"""Hotlines that a sentence is about: 12345热线受理诉求1.86万件，群众满意率95.8%，平均办理时长2.3天."""

import re
from typing import Final

from pipeline.extract.reading import Reading

_LINE: Final = re.compile(
    r"(?<![^\n，,；;：:。、！!？?)）])(?:[市县区]|上半年)*(?P<line>[“\"]?1\d{4}[”\"]?(?:政务|便民|服务|市民|投诉|举报)*(?:热线|平台))(?![、和])"
)
_CALLS: Final = re.compile(
    "诉求|工单|办件|办结|满意率|接通|接听|办理时[长间]|时长|响应|回访|投诉|解决率|答复"
)
_SAID: Final = re.compile("热线|平台")
_REACH: Final = 120  # characters that the hotline at a clause's start reaches over


def named(reading: Reading, i: int, name: str) -> str:
    """The name of number `i` with the hotline that its sentence is about, where it tells of what came in there."""
    line = None
    if _CALLS.search(name) and not re.search(r"1\d{4}", name):
        text, position = reading.text, reading.mentions[i].start
        start = max(reading.sentence(position)[0], position - _REACH)
        line = next(reversed(list(_LINE.finditer(text, start, position))), None)
    if line is None or any(mark in text[line.end() : position] for mark in "；;"):
        return name
    said = _SAID.match(name)
    if said and line["line"].endswith(said[0]):
        return line["line"] + name[said.end() :]
    return name if _SAID.search(name) else line["line"] + name
