"""A notice on the page: pieces of HTML between its charts, any text as it is."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from pipeline.briefing.hypertext import to_html
from pipeline.briefing.parts import Bar, Bars, Cite, Heading, Paragraph, Table, cited, printable
from tests.briefing.making import notice


def link(cite):
    return f"[{cite.observation_id}]", f"source?observation={cite.observation_id}&lang=zh"


class Reader(HTMLParser):
    """The tags and the words of a piece."""

    def __init__(self, piece):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(piece)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


def test_a_chart_stands_between_two_pieces():
    bars = Bars("图1 增速（%）", (Bar("石桥镇", 5.0, ("5%", Cite("a"))),))
    assert to_html([Heading(1, "二、位次"), bars, Paragraph(("石桥镇5%", Cite("a")))], link, "zh") == [
        "<h3>二、位次</h3><h5>图1 增速（%）</h5>",
        bars,
        '<p>石桥镇5%<a href="source?observation=a&amp;lang=zh" target="_blank">[a]</a></p>',
    ]


def test_numbers_stand_to_the_right_and_what_is_not_there_is_a_dash():
    table = Table("表1", ("单位", "数值"), ((("石桥镇",), ()),), frozenset({"单位"}))
    (piece,) = to_html([table], link, "zh")
    assert '<tr><th>单位</th><th class="number">数值</th></tr>' in piece
    assert '<tr><td>石桥镇</td><td class="number">—</td></tr>' in piece


def test_the_page_cites_what_the_notice_cites(towns):
    briefing = notice(towns)
    pieces = "".join(part for part in to_html(briefing.blocks, link, "zh") if isinstance(part, str))
    shown = [block for block in briefing.blocks if not isinstance(block, Bars)]
    assert list(dict.fromkeys(re.findall(r"\?observation=([^&]+)&amp;", pieces))) == cited(shown) != []


@given(st.text(), st.text())
def test_any_text_stays_text(words, name):
    table = Table(words, (name,), (((words, Cite(name)),),), frozenset())
    (piece,) = to_html([Heading(1, words), Paragraph((words,)), table], link, "zh")
    read = Reader(piece)
    assert read.tags == ["h3", "p", "h5", "div", "table", "tr", "th", "tr", "td", "a"]
    assert "".join(read.words.split()) == "".join(
        printable(part) for part in (words, words, words, name, words)
    ).replace(" ", "") + "".join(f"[{name}]".split())
