"""Which county a town lies in: as its name, the words around it or the folder of its file say."""

import pytest

from pipeline.model import Report
from pipeline.read import read
from pipeline.reports import split
from pipeline.reports.counties import is_county
from tests.reports.making import BODY


def who(text: str, origin: str = "报告.txt") -> tuple[str | None, str | None]:
    found: tuple[Report, ...] = split(read(origin.rpartition("/")[2], text.encode(), origin))
    return found[0].organisation, found[0].area


@pytest.mark.parametrize(
    ("title", "organisation", "area"),
    [
        ("云岭县石桥镇2024年上半年工作总结", "石桥镇", "云岭县"),
        ("东湖市云岭县石桥镇2024年上半年工作总结", "石桥镇", "云岭县"),
        ("重庆市云岭区南坪街道2024年上半年工作总结", "南坪街道", "云岭区"),
        ("云岭县XX镇2024年上半年工作总结", "XX镇", "云岭县"),
        ("石桥镇2024年上半年工作总结", "石桥镇", "石桥镇"),
        ("白马市镇2024年上半年工作总结", "白马市镇", "白马市镇"),
    ],
)
def test_a_town_is_called_by_its_own_name_and_lies_in_the_county_printed_before_it(
    title: str, organisation: str, area: str
) -> None:
    assert who(f"{title}\n{BODY}") == (organisation, area)


@pytest.mark.parametrize(
    "opening",
    [
        "今年以来，云岭县石桥镇锚定目标，真抓实干。\n",
        "上半年，在云岭县委、县政府的坚强领导下，全镇上下真抓实干。\n",
        "上半年，在东湖市委、市政府和云岭县委、县政府的坚强领导下，全镇上下真抓实干。\n",
        "来源：云岭县石桥镇人民政府\n",
    ],
)
def test_the_words_around_the_report_name_the_county(opening: str) -> None:
    assert who(f"石桥镇2024年上半年工作总结\n{opening}{BODY}") == ("石桥镇", "云岭县")


@pytest.mark.parametrize(
    "opening", ["在县委、县政府的坚强领导下，", "在我县各部门支持下，", "学习外县经验，"]
)
def test_words_that_name_no_county_leave_it_open(opening: str) -> None:
    assert who(f"石桥镇2024年上半年工作总结\n{opening}{BODY}") == ("石桥镇", "石桥镇")


@pytest.mark.parametrize(
    "origin",
    [
        "/报告/云岭县/石桥镇.txt",
        "/报告/东湖市/云岭县/2024/石桥镇.txt",
        "云岭县/石桥镇.txt",
        "上半年.zip/云岭县/石桥镇.txt",
        "C:\\报告\\云岭县\\石桥镇.txt",
        "/报告/云岭县石桥镇2024年上半年工作总结.txt",
    ],
)
def test_a_folder_or_the_file_named_after_the_county_tells_it(origin: str) -> None:
    assert who(f"石桥镇2024年上半年工作总结\n{BODY}", origin) == ("石桥镇", "云岭县")


def from_site(site: str, words: str = "", origin: str = "一.html") -> str | None:
    page = (
        f"<html><head><title>石桥镇2024年上半年工作总结{site}</title></head><body>"
        f"<h1>石桥镇2024年上半年工作总结</h1><p>{words}</p><p>{BODY}</p></body></html>"
    )
    return who(page, origin)[1]


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("_云岭县人民政府", "产值居全县第二。"),
        ("-云岭县人民政府门户网站", "在县委、县政府的坚强领导下，全镇上下真抓实干，全市先进。"),
        (" | 东湖市云岭县政府网", ""),
    ],
)
def test_the_governments_site_that_a_page_is_of_names_the_county(site: str, words: str) -> None:
    assert from_site(site, words) == "云岭县"


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("_云岭县人民政府", "产值居全区第二。"),  # the page is of another's site
        ("_东湖市人民政府", "产值居全县第二。"),
        ("_东湖市人民政府", ""),
        ("_云岭日报", "产值居全县第二。"),
        ("_石桥镇人民政府", "产值居全县第二。"),
        ("", "产值居全县第二。"),
    ],
)
def test_a_site_that_may_be_anothers_names_no_county(site: str, words: str) -> None:
    assert from_site(site, words) == "石桥镇"


def test_a_citys_site_names_it_where_the_text_speaks_of_the_city_alone() -> None:
    assert from_site("_东湖市人民政府", "在市委、市政府领导下，产值居全市第二。") == "东湖市"


def test_text_and_folder_count_before_the_site() -> None:
    assert from_site("_云岭县人民政府", "上半年，在东湖县委、县政府领导下，") == "东湖县"
    assert from_site("_云岭县人民政府", "产值居全县第二。", "/报告/东湖县/一.html") == "东湖县"


def test_what_the_report_says_counts_before_the_folder() -> None:
    assert who(f"云岭县石桥镇2024年上半年工作总结\n{BODY}", "/报告/东湖县/石桥镇.txt")[1] == "云岭县"


def test_a_county_a_department_and_a_zone_are_of_no_other_county() -> None:
    for title, area in [
        ("云岭县2024年上半年工作总结", "云岭县"),
        ("云岭县财政局2024年上半年工作总结", "云岭县"),
        ("云岭经济开发区2024年上半年工作总结", "云岭经济开发区"),
    ]:
        assert who(f"{title}\n{BODY}", "/报告/东湖县/一.txt")[1] == area


@pytest.mark.parametrize("name", ["云岭县", "东湖区", "东湖市", "云岭自治县", "正红旗"])
def test_counties_are_known_by_their_names(name: str) -> None:
    assert is_county(name)


@pytest.mark.parametrize(
    "name", ["", "县", "我县", "各县市区", "石桥镇", "开发区", "小区", "towns", "2024", "云岭县 ", "<b>县"]
)
def test_other_folders_are_no_counties(name: str) -> None:
    assert not is_county(name)


def test_a_windows_path_names_the_town_by_its_file_alone() -> None:
    origin = "C:\\东湖县材料\\石桥镇2024年上半年工作总结.txt"
    assert who(BODY, origin) == ("石桥镇", "石桥镇")
