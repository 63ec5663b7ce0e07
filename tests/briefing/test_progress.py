"""What a notice says of goals: ahead or behind, and what has turned."""

import pytest

from tests.briefing.making import GDP, goal, notice, said, tables
from tests.warehouse.making import Given, Said, growth, level, warehouse


def test_ahead_and_behind_are_told_against_the_calendar_and_against_the_goal(towns):
    words = said(notice(towns))
    assert "时间进度50.0%" in words
    assert "快于时间进度的1个：石桥镇（完成55.0%，快5.0个百分点）" in words
    assert "慢于时间进度的1个：东湖镇（完成46.7%，慢3.3个百分点）" in words
    assert "好于目标的1个：东湖镇（实际9.0%，目标8%，好于目标1.00个百分点）" in words


@pytest.mark.parametrize(
    ("qualifier", "written"), [(">=", "5.5%以上"), ("~", "5.5%左右"), ("<=", "5.5%以内"), (None, "5.5%")]
)
def test_a_goal_in_running_text_is_hedged_in_words(tmp_path, qualifier, written):
    promised = growth(GDP, "5.5%", status="target", period="2024", qualifier=qualifier)
    connection = warehouse(tmp_path, Given("石桥镇", "2024H1", [growth(GDP, "9.7%"), promised]))
    assert f"石桥镇（实际9.7%，目标{written}，" in said(notice(connection))


def test_of_many_the_furthest_are_named_and_the_table_has_them_all(tmp_path):
    hanzi = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"
    many = [
        Given(
            f"{name}镇",
            "2024H1",
            [level(GDP, f"{n}.0亿元"), level(GDP, "100亿元", status="target", period="2024")],
        )
        for n, name in enumerate(hanzi, 10)
    ]
    briefing = notice(warehouse(tmp_path, *many))
    words = said(briefing)
    assert f"慢于时间进度的{len(many)}个：甲镇（完成10.0%，慢40.0个百分点）；乙镇（完成11.0%" in words
    assert "癸镇（完成19.0%，慢31.0个百分点）等，其余见下表。" in words
    assert "子镇（完成" not in words
    assert len(tables(briefing)[-1]["单位"]) == len(many)


def test_the_completion_that_a_report_states_stands_beside_the_computed_one(tmp_path):
    connection = warehouse(
        tmp_path,
        Given("石桥镇", "2024H1", [
            level(GDP, "11.00亿元"), goal(GDP, "20.00亿元"), Said(GDP, "56%", "progress", period="2024"),
        ]),
        Given("东湖镇", "2024H1", [level(GDP, "9.00亿元"), Said(GDP, "50.4%", "progress", period="2024")]),
    )  # fmt: skip
    words = said(notice(connection))
    assert "石桥镇（完成55.0%，报告称完成56%，快5.0个百分点）" in words
    assert "持平（相差不超过1个百分点）的1个：东湖镇（报告称完成50.4%）" in words


def test_a_lead_of_nothing_has_one_decimal_like_the_others(tmp_path):
    def town(name, done):
        return Given(name, "2024H1", [level(GDP, done), goal(GDP, "20.00亿元")])

    connection = warehouse(tmp_path, town("石桥镇", "10.00亿元"), town("东湖镇", "10.004亿元"))
    shown = tables(notice(connection))[-1].set_index("单位")["超欠（百分点）"].to_dict()
    assert shown == {"石桥镇": "0.0", "东湖镇": "+0.02"}


def test_a_year_that_is_over_is_compared_with_its_goal(tmp_path):
    connection = warehouse(
        tmp_path, Given("石桥镇", "2024", [level(GDP, "19.00亿元"), goal(GDP, "20.00亿元")])
    )
    words = said(notice(connection, period="2024"))
    assert "不及年度目标的1个：石桥镇（完成95.0%，比目标差5.0个百分点）" in words
    assert "时间进度" not in words.split("四、")[0].split("位次在有确切数")[0]


def test_without_goals_the_section_says_why(tmp_path):
    connection = warehouse(tmp_path, Given("石桥镇", "2024H1", [level(GDP, "11.00亿元")]))
    assert "没有可以比较进度的数" in said(notice(connection))


def test_who_caught_up_and_who_slipped_is_told_with_a_note_for_where_they_stood(tmp_path):
    def town(name, spring, summer):
        return (
            Given(name, "2024Q1", [goal(GDP, "20.00亿元"), level(GDP, spring)]),
            Given(name, "2024H1", [level(GDP, summer)]),
        )

    connection = warehouse(
        tmp_path, *town("石桥镇", "4.00亿元", "11.00亿元"), *town("东湖镇", "6.00亿元", "8.00亿元")
    )
    briefing = notice(connection)
    told = said(briefing)
    assert "石桥镇（完成55.0%，快5.0个百分点，2024年一季度差5.0个百分点、现已赶上）" in told
    assert "东湖镇（完成40.0%，慢10.0个百分点，2024年一季度尚不落后、现转为落后）" in told
    [progress] = [table for table in tables(briefing) if "状态" in table]
    assert list(progress["状态"]) == ["▲ 快于时间进度（赶上）", "▼ 慢于时间进度（转为落后）"]
    assert {"4.00亿元", "6.00亿元"} <= {note.quote for note in briefing.notes}
