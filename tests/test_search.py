"""Names found by Chinese, pinyin, initials and English, and what must not be found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import search
from pipeline.search import Names, spelt

ENTRIES = [
    ["地区生产总值", "Gross regional product", "GDP", "生产总值"],
    ["人均地区生产总值", "GRP per capita"],
    ["规上工业增加值", "Value added of industry above designated size"],
    ["固定资产投资", "Fixed asset investment", "固投"],
    ["5G基站", "5G base stations"],
    ["银行贷款余额", "Bank loans"],
    ["<b>荒坡</b>", "<b>荒坡</b>"],
]
NAMES = Names(ENTRIES)


def found(typed: str) -> list[str]:
    return [ENTRIES[entry][0] for entry in NAMES.find(typed)]


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("重庆", "'chong'qing", "cq"),
        ("银行", "'yin'hang", "yh"),
        ("增长", "'zeng'zhang", "zz"),
        ("长沙", "'chang'sha", "cs"),
        ("地区生产总值", "'di'qu'sheng'chan'zong'zhi", "dqsczz"),
        ("5G基站", "'5g'ji'zhan", "5gjz"),
        ("R&D经费", "'r&d'jing'fei", "r&djf"),
        ("覆盖率", "'fu'gai'lv", "fgl"),
    ],
)
def test_names_are_spelt_as_their_phrases_are_read(name: str, pinyin: str, initials: str) -> None:
    assert spelt(name) == (pinyin, initials)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dqsczz", "地区生产总值"),
        ("DQSC", "地区生产总值"),
        ("rjdq", "人均地区生产总值"),
        ("diqusheng", "地区生产总值"),
        ("di qu sheng", "地区生产总值"),
        ("gudingz", "固定资产投资"),
        ("gdzctz", "固定资产投资"),
        ("gt", "固定资产投资"),
        ("gdp", "地区生产总值"),
        ("ＧＤＰ", "地区生产总值"),
        ("capita", "人均地区生产总值"),
        ("fixed asset", "固定资产投资"),
        ("规模以上工业", "规上工业增加值"),
        ("gmysgy", "规上工业增加值"),
        ("工业", "规上工业增加值"),
        ("5gjz", "5G基站"),
        ("5g", "5G基站"),
        ("yinhang", "银行贷款余额"),
        ("荒坡", "<b>荒坡</b>"),
    ],
)
def test_what_is_typed_finds_its_name_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_a_name_that_is_typed_whole_comes_before_one_that_holds_it() -> None:
    assert found("地区生产总值") == ["地区生产总值", "人均地区生产总值"]
    assert found("dqsczz") == ["地区生产总值", "人均地区生产总值"]


def test_of_equal_finds_the_earlier_entry_comes_first() -> None:
    assert Names([["石桥镇"], ["石桥街道"], ["东石桥"]]).find("石桥") == [0, 1, 2]


@pytest.mark.parametrize("typed", ["", " ", "g", "'", "，", "xq", "ross", "ank", "iqu", "水稻", "(", "**"])
def test_what_no_name_begins_with_is_not_found(typed: str) -> None:
    assert found(typed) == []


def test_a_pattern_is_taken_as_it_is_typed() -> None:
    assert found("g.*") == []
    assert found("地.*") == []


def test_pinyin_is_worked_out_for_the_first_entries_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SPELT_OUT", 1)
    names = Names([["石桥镇"], ["石桥街道"]])
    assert names.find("shiqiao") == [0]
    assert names.find("石桥") == [0, 1]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text())
def test_any_names_can_be_searched_for_anything(names: list[str], typed: str) -> None:
    found = Names([[name] for name in names]).find(typed)
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(names)))


@given(st.text(alphabet="地区生产总值固定资产投资增长率银行", min_size=1))
def test_a_chinese_name_finds_itself_by_all_its_spellings(name: str) -> None:
    names = Names([["其他指标"], [name]])
    pinyin, initials = spelt(name)
    assert 1 in names.find(name)
    assert 1 in names.find(pinyin)
    assert len(initials) < 2 or 1 in names.find(initials)
