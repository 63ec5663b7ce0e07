"""What was counted on a holiday says so, and is told of the month that has the holiday."""

import pytest

from tests.extract.making import observe


def told(text: str) -> list[tuple[str, str | None]]:
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")
    return [(o.indicator, o.period) for o in found]


HOLIDAYS: list[tuple[str, list[str], str]] = [
    (
        "“五一”假期接待游客12.4万人次，旅游收入6800万元，分别增长15.2%、12.1%。",
        ["“五一”假期接待游客", "“五一”假期旅游收入"] * 2,
        "2024-05",
    ),
    (
        "春节期间，全镇接待游客8.6万人次，实现旅游收入3200万元。",
        ["春节期间接待游客", "春节期间旅游收入"],
        "2024H1",
    ),
    (
        "清明假期全县接待游客6.2万人次，增长9.1%；旅游收入2100万元。",
        ["清明假期接待游客"] * 2 + ["清明假期旅游收入"],
        "2024-04",
    ),
    ("端午节期间，接待游客4.2万人次，增长12.3%。", ["端午节期间接待游客"] * 2, "2024H1"),
]


@pytest.mark.parametrize(("text", "names", "period"), HOLIDAYS, ids=[text[:6] for text, _, _ in HOLIDAYS])
def test_the_holiday_belongs_to_all_its_figures(text: str, names: list[str], period: str) -> None:
    assert told(text) == [(name, period) for name in names]


def test_a_holiday_ends_where_the_text_goes_on_to_other_things() -> None:
    assert told("五一假期接待游客7.3万人次；新建街角游园3个。") == [
        ("五一假期接待游客", "2024-05"),
        ("新建街角游园", "2024H1"),
    ]
    assert told("“五一”假期接待游客5.2万人次，上半年累计接待游客36万人次。")[1][1] == "2024H1"
    assert told("接待游客36万人次，增长8.1%，其中端午节期间接待游客4.2万人次。") == [
        ("接待游客", "2024H1"),
        ("接待游客", "2024H1"),
        ("端午节期间接待游客", "2024H1"),
    ]


def test_what_is_due_before_a_holiday_is_not_counted_on_it() -> None:
    assert [name for name, _ in told("春节前走访慰问困难群众860户。")] == ["走访慰问困难群众"]
