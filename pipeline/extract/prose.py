"""A report's text made readable for the extractor, every character still tied to its place in the document.

Reading works on a *clean* text: clutter and the marks of Markdown cut out, full-width digits and letters made
half-width, spaces and hard line breaks inside sentences and numbers removed. `Prose.span` leads back to the document's
own offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract import marks
from pipeline.extract.mentions import latin_unit
from pipeline.model import Span

_HALF_WIDTH = {ord(c): ord(c) - 0xFEE0 for c in "０１２３４５６７８９％．／＋－＊ＸｘＺ"}
_HALF_WIDTH |= {c: c - 0xFEE0 for c in [*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}

# Both patterns first ask for their first character: their looks behind are slow, and few places are worth one.
# Spaces between anything but two words or two numbers of Latin script carry no meaning in Chinese text; after the
# point or the comma of a number they come from a PDF's letter spacing ("30. 5 亿元", "5, 291.6万元"), and office
# software puts one before a unit ("20 km²").
_SPACES = re.compile(
    r"(?=[ \t\u3000\xa0])(?:(?<=[0-9])[ \t\u3000\xa0]+(?=[.,%‰][ \t\u3000\xa0]*[0-9])"
    rf"|(?<=[0-9])[ \t\u3000\xa0]+(?={latin_unit()})"
    r"|(?<=[0-9][.,])[ \t\u3000\xa0]+(?=[0-9])"
    r"|(?<![A-Za-z0-9])[ \t\u3000\xa0]+"
    r"|(?<=[A-Za-z0-9])[ \t\u3000\xa0]+(?![A-Za-z0-9.,]))"
)
# A line break is a hard wrap when the line is long, ends in mid-sentence and the next line does not open a new item.
_HARD_WRAP = re.compile(
    r"(?=[\r\n])(?<=[^\n]{15}[^\n。！？!?；;：:”\"》）)])\r?\n(?![\s一二三四五六七八九十（(【]|\d+[.、．]|"
    r"第[一二三四五六七八九十]|[-+*>#]+[ \t])"
)
# Nothing goes on from a heading of Markdown, nor from a numbered one that says what follows, nor from a title.
_HEADING = re.compile(
    r"^(?:#{1,6}[ \t].*"
    r"|[ \t\u3000]*[^\n，,；;。：:、]{0,30}(?:(?:19|20)\d\d年|[上下]半年|[一二三四]季度)[^\n，,；;。：:]{0,30}"
    r"(?:工作(?:总结|情况|汇报|报告|计划|打算|安排|思路|要点|谋划)|[年半]年?(?:度|工作)?总结|(?:情况|工作)的?报告|统计公报)"
    r"[ \t\u3000]*"
    r"|[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^\n，,；;。：:]{2,36}"
    r"(?:回顾|总结|成就|成效|情况|问题|不足|思路|打算|计划|安排|任务|目标|举措|措施|重点|工作)[ \t\u3000]*)$",
    re.MULTILINE,
)
_LONE_CR = re.compile(r"\r(?=\n)")


@dataclass(frozen=True, slots=True)
class Prose:
    """Clean text, and for each kept piece where it starts in the clean text and in the document."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, position: int) -> int:
        """The document's offset of the clean text's code point at `position`."""
        piece = bisect_right(self.starts, position) - 1
        return self.sources[piece] + position - self.starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the document that holds the clean text's [start, end)."""
        first = self.source(start)
        return first, max(first, self.source(end - 1) + 1) if end > start else first


def clean(text: str, start: int, end: int, clutter: Iterable[Span] = ()) -> Prose:
    """The prose of `text[start:end]` without its clutter (spans of the document)."""
    pieces: list[tuple[int, int]] = []
    position = start
    for span in sorted(clutter, key=lambda s: s.start):
        if span.start > position:
            pieces.append((position, min(span.start, end)))
        position = max(position, span.end)
    if position < end:
        pieces.append((position, end))

    joined = "".join([text[a:b] for a, b in pieces]).translate(_HALF_WIDTH)
    heading_ends = {m.end() for m in _HEADING.finditer(joined)}
    wraps = [m.span() for m in _HARD_WRAP.finditer(joined) if m.start() not in heading_ends]
    spaces = [m.span() for pattern in (_SPACES, _LONE_CR) for m in pattern.finditer(joined)]
    cuts = sorted([*spaces, *wraps, *marks.find(joined)])
    # Two maps in one: clean -> joined by the cuts, joined -> document by the pieces.
    edges: list[tuple[int, int]] = []  # where a piece starts in `joined`, and in the document
    offset = 0
    for a, b in pieces:
        edges.append((offset, a))
        offset += b - a
    kept: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    written = 0
    position = 0
    edge = 0

    def keep(a: int, b: int) -> None:
        nonlocal written, edge
        while a < b:
            while edge + 1 < len(edges) and edges[edge + 1][0] <= a:
                edge += 1
            stop = min(b, edges[edge + 1][0]) if edge + 1 < len(edges) else b
            starts.append(written)
            sources.append(edges[edge][1] + a - edges[edge][0])
            kept.append(joined[a:stop])
            written += stop - a
            a = stop

    for a, b in cuts:
        if a > position:
            keep(position, a)
        position = max(position, b)
    keep(position, len(joined))
    if not starts:
        starts, sources = [0], [start]
    return Prose("".join(kept), tuple(starts), tuple(sources))
