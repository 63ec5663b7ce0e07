import json

import pytest

from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level, row, warehouse

INVESTMENT = "固定资产投资"


@pytest.fixture
def open_warehouse(tmp_path, monkeypatch):
    """Publish a warehouse of these reports for the app and open it."""

    def publish(*reports):
        connection = warehouse(tmp_path, *reports)
        monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(tmp_path / "ledger.duckdb"))
        return connection

    return publish


@pytest.fixture
def db(open_warehouse):
    return open_warehouse(
        Given(
            "石桥镇",
            "2024H1",
            [
                level(INVESTMENT, "6.35亿元"),
                growth(INVESTMENT, "18.6%"),
                level("招商项目", "XX个"),
                level("培训人次", "300人次", entity="南坪村"),
                level(INVESTMENT, "18亿元", status="target", period="2024"),
            ],
            unread=[("20年", "duration"), ("3.", "list_number")],
        ),
        Given("石桥镇", "2023H1", [growth(INVESTMENT, "6.4%")]),
        Given("东湖镇", "2024H1", [growth(INVESTMENT, "6%")]),
        Given("云岭县", "2024H1", [growth(INVESTMENT, "8.8%")], "county"),
    )


def identifier(db, quote):
    return row(db, f"SELECT observation_id FROM observation WHERE quote = '{quote}'")["observation_id"]


def shown(at):
    """What the page gave to the browser to draw the text from."""
    (data,) = (
        data
        for component in at.get("bidi_component")
        if "paragraphs" in (data := json.loads(component.proto.json))
    )
    return data


def marked(data):
    return {
        mark_id: text
        for _, pieces in data["paragraphs"]
        for text, _, mark_id in pieces
        if mark_id is not None
    }


def test_the_richest_report_opens_with_every_number_marked_as_printed(db):
    data = shown(open_page("source"))
    quotes = ["6.35亿元", "18.6%", "XX个", "300人次", "18亿元", "20年", "3."]
    assert list(marked(data).values()) == quotes
    classes = [data["marks"][mark_id]["classes"] for mark_id in marked(data)]
    assert classes == ["level", "growth", "level masked", "level", "level target", "leftover", "leftover"]
    assert data["selected"] is None


def test_a_link_to_a_number_opens_its_report_with_the_number_selected(db):
    at = open_page("source", observation=identifier(db, "6%"))
    assert at.selectbox(key="organisation").value == "云岭县/东湖镇"
    data = shown(at)
    assert marked(data)[data["selected"]] == "6%"
    told = words(at)
    for said in ("固定资产投资6%。", "2024 年上半年", "增速", "同比", "test"):
        assert said in told


def test_the_number_is_ranked_among_towns_and_not_with_its_county(db):
    told = words(open_page("source", observation=identifier(db, "18.6%")))
    assert "在 2 个单位中列第 1" in told
    assert "位次排在云岭县已载入的镇街之间" in told
    assert "历期" in told


def test_a_number_that_the_towns_reports_give_differently_has_no_rank(open_warehouse):
    db = open_warehouse(
        Given("石桥镇", "2024H1", [growth(INVESTMENT, "18.6%"), growth(INVESTMENT, "12%", confidence=0.8)]),
        Given("东湖镇", "2024H1", [growth(INVESTMENT, "6%")]),
        Given("河口乡", "2024H1", [growth(INVESTMENT, "5%")], "township"),
    )
    told = words(open_page("source", observation=identifier(db, "18.6%")))
    assert "说法不一：列出而不排位次" in told
    assert "个单位中列第" not in told
    assert "在 2 个单位中列第 1" in words(open_page("source", observation=identifier(db, "6%")))


def test_a_number_that_is_not_the_towns_own_is_not_ranked(db):
    told = words(open_page("source", observation=identifier(db, "300人次")))
    assert "南坪村" in told
    assert "个单位中列第" not in told


def test_a_masked_number_is_shown_as_masked(db):
    told = words(open_page("source", observation=identifier(db, "XX个")))
    assert "原文隐去数字" in told
    assert "个单位中列第" not in told


def test_a_link_to_a_leftover_says_why_it_was_left_over(db):
    found = row(db, "SELECT document_id || ':' || \"start\" AS mention FROM leftover WHERE quote = '20年'")
    at = open_page("source", observation=found["mention"])
    assert shown(at)["selected"] == found["mention"]
    assert "时长" in words(at)


def test_going_to_another_organisation_lets_the_number_go(db):
    at = open_page("source", observation=identifier(db, "18.6%"))
    at.selectbox(key="organisation").set_value("云岭县/东湖镇")
    data = shown(run(at))
    assert data["selected"] is None
    assert list(marked(data).values()) == ["6%"]
    assert "observation" not in at.query_params


def test_going_to_another_report_of_the_organisation_shows_it(db):
    at = open_page("source", observation=identifier(db, "18.6%"))
    reports = at.selectbox(key="report")
    earlier = row(db, "SELECT report_id FROM report WHERE organisation = '石桥镇' AND period = '2023H1'")
    reports.set_value(earlier["report_id"])
    assert list(marked(shown(run(at))).values()) == ["6.4%"]


def test_an_unknown_number_in_the_link_is_explained(db):
    at = open_page("source", observation="<script>alert(1)</script>")
    (warning,) = at.warning
    assert "script" in warning.value
    assert "<script>" not in warning.value
    assert "不在当前台账中" in warning.value
    assert shown(at)["selected"] is None


def test_the_list_gives_leftovers_with_reasons_and_can_give_all_numbers(db):
    at = open_page("source")
    assert list(at.dataframe[0].value.iloc[:, 0]) == ["20年", "3."]
    assert list(at.dataframe[0].value.iloc[:, 1]) == ["时长、连续期数", "序号"]
    at.segmented_control(key="list").set_value("all")
    assert list(run(at).dataframe[0].value.iloc[:, 0]) == ["6.35亿元", "18.6%", "XX个", "300人次", "18亿元"]


def test_text_that_looks_like_markup_is_shown_as_text(open_warehouse):
    nasty = "<script>alert(1)</script>**粗**"
    db = open_warehouse(Given("<b>石桥</b>镇", "2024H1", [level(nasty, "3个"), level("=cmd|", "4个")]))
    at = open_page("source", observation=identifier(db, "3个"))
    text = "".join(piece[0] for _, pieces in shown(at)["paragraphs"] for piece in pieces)
    assert nasty in text
    told = words(at)
    assert "<script>" not in told
    assert "<b>" not in told
    assert "&lt;script&gt;alert(1)&lt;/script&gt;**粗**" in told


def test_the_page_speaks_english(db):
    at = open_page("source", observation=identifier(db, "18.6%"), lang="en")
    told = words(at)
    assert "Rank 1 of 2 organisations" in told
    assert "first half of 2024" in told
    assert shown(at)["legend"][0][1].startswith("level")


def test_an_empty_warehouse_says_what_to_do(open_warehouse):
    open_warehouse()
    at = open_page("source")
    assert "导入" in at.info[0].value


def test_arriving_writes_nothing_into_the_address_so_that_the_way_back_leads_out(db):
    at = open_page("source", observation=identifier(db, "6%"))
    assert set(at.query_params) == {"observation"}
    assert "organisation" not in open_page("source").query_params


def test_a_link_whose_organisation_is_not_the_numbers_own_opens_the_organisation(db):
    at = open_page("source", observation=identifier(db, "6%"), organisation="云岭县/云岭县")
    assert at.selectbox(key="organisation").value == "云岭县/云岭县"
    assert shown(at)["selected"] is None
