"""The frame around the pages: language, first start, links past the frame, errors; and what pages share."""

import os
from types import SimpleNamespace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages import common
from pipeline.warehouse import publishing
from tests.pages.opening import FRAME, open_page, run
from tests.warehouse.making import Given, growth
from tests.warehouse.making import warehouse as made


def frame(locale=None):
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    if locale:
        at.context["locale"] = locale
    return run(at)


@pytest.mark.parametrize(
    ("locale", "title"),
    [("zh-CN", "总览"), ("zh-TW", "总览"), ("en-US", "Overview"), ("de", "Overview"), (None, "总览")],
)
def test_the_browsers_language_decides(county, locale, title):
    assert frame(locale).title[0].value == title


def test_the_switch_overrides_the_browser_and_goes_into_the_url(county):
    at = frame("zh-CN")
    at.segmented_control(key="language_choice").set_value("en")
    run(at)
    assert at.title[0].value == "Overview"
    assert at.query_params["lang"] == "en"


def test_the_switch_holds_on_the_next_page(county):
    at = frame("zh-CN")
    at.segmented_control(key="language_choice").set_value("en")
    run(at)
    at.switch_page("growth.py")
    assert run(at).title[0].value == "Growth"


def test_an_unknown_language_in_the_url_is_passed_over(county):
    assert open_page("growth", lang="xx").title[0].value == "增速"


def test_filters_stay_when_the_language_changes(county):
    at = open_page("growth", period="2023H1")
    at.segmented_control(key="language_choice").set_value("en")
    run(at)
    assert at.selectbox(key="period").value == "2023H1"
    assert at.query_params["period"] == "2023H1"


def test_a_newly_published_warehouse_is_picked_up(publish, tmp_path):
    publish(Given("石桥镇", "2024H1", [growth("地区生产总值", "5.0%")]))
    at = frame()
    assert at.metric[0].value == "1"
    (tmp_path / "new").mkdir()
    reports = [Given(name, "2024H1", [growth("地区生产总值", "5.0%")]) for name in ("石桥镇", "东湖镇")]
    made(tmp_path / "new", *reports).close()
    os.replace(tmp_path / "new" / "ledger.duckdb", tmp_path / "ledger.duckdb")
    assert run(at).metric[0].value == "2"


def test_a_file_that_is_no_warehouse_is_one_clear_sentence(tmp_path, monkeypatch):
    path = tmp_path / "ledger.duckdb"
    path.write_bytes(b"not a warehouse" * 100)
    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(path))
    at = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not at.exception
    assert "ledger" in at.error[0].value


def test_the_first_start_fills_the_warehouse_from_the_samples(tmp_path, monkeypatch):
    path = tmp_path / "ledger.duckdb"
    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(path))
    told = []

    def ensure_samples(warehouse, progress):
        progress(0.5, "a_b*c.txt")
        told.append(warehouse)
        made(tmp_path, Given("石桥镇", "2024H1", [growth("地区生产总值", "5.0%")])).close()

    monkeypatch.setattr("pipeline.ingest.ensure_samples", ensure_samples)
    assert frame().metric[0].value == "1"
    assert told == [path]


def test_a_window_opened_during_the_first_start_waits_for_it(tmp_path, monkeypatch):
    path = tmp_path / "ledger.duckdb"
    monkeypatch.setenv("INDICATOR_LEDGER_WAREHOUSE", str(path))

    def busy(warehouse, progress):
        try:
            with publishing(warehouse), publishing(warehouse):
                pass
        finally:  # meanwhile the other window is done
            made(tmp_path, Given("石桥镇", "2024H1", [growth("地区生产总值", "5.0%")])).close()

    monkeypatch.setattr("pipeline.ingest.ensure_samples", busy)
    at = frame()
    assert not at.error
    assert at.metric[0].value == "1"


@pytest.mark.parametrize(
    "words", ["**粗**", "<b>镇</b>", "a_b", "[x](y)", "$x$", ":red[x]", "`x`", "# x", "~~x~~"]
)
def test_words_from_reports_are_shown_as_written(words):
    shown = common.plain(words)
    assert shown.replace("\\", "") == words
    assert shown != words


def test_cells_that_a_spreadsheet_would_run_are_neutralised():
    cells = ["=1+1", "+86", "-3", "@sum", "石桥镇", -3.3, None]
    shown = common.harmless(pd.DataFrame({"x": pd.Series(cells, dtype=object)}))["x"].to_list()
    assert shown == ["'=1+1", "'+86", "'-3", "'@sum", "石桥镇", -3.3, None]


def test_a_table_leaves_the_app_with_sentences_and_files_not_with_links_into_the_app(tmp_path):
    db = made(tmp_path, Given("石桥镇", "2024H1", [growth("地区生产总值", "5.0%"), growth("投资", "6.0%")]))
    said = db.execute("SELECT observation_id, sentence, file FROM fact ORDER BY start").fetchall()
    links = [*(common.source_link(id_) for id_, _, _ in said), common.source_link(None)]
    rows = pd.DataFrame({"单位": ["石桥镇", "石桥镇", "河口镇"], "来源": links})
    cited = common.cited(rows, {"来源": ("原句", "文件")}, db)
    assert list(cited) == ["单位", "原句", "文件"]
    assert list(cited["原句"])[:2] == ["地区生产总值5.0%。", "投资6.0%。"]
    assert set(cited["文件"][:2]) == {said[0][2]}
    assert cited.loc[2, ["原句", "文件"]].isna().all()


@pytest.mark.parametrize(
    ("customdata", "opened"), [(["a:1"], "a:1"), ("a:1", "a:1"), ([None], None), (None, None), ([], None)]
)
def test_a_clicked_mark_gives_its_observation(customdata, opened):
    event = SimpleNamespace(selection=SimpleNamespace(points=[{"customdata": customdata}]))
    assert common.clicked(event) == opened


def test_no_click_opens_nothing():
    assert common.clicked(SimpleNamespace(selection=SimpleNamespace(points=[]))) is None


@pytest.mark.parametrize(
    ("page", "query", "keys"),
    [
        ("overview", {}, {"download_主要指标-2024 年上半年"}),
        ("growth", {}, {"download_地区生产总值同比增速，2024 年上半年"}),
        (
            "compare",
            {"lang": "en"},
            {"download_Growth by organisation and indicator (%), first half of 2024"},
        ),
    ],
)
def test_a_file_is_named_in_the_language_of_its_page(county, page, query, keys):
    assert {button.key for button in open_page(page, **query).get("download_button")} >= keys


def test_one_long_name_widens_its_column_and_a_column_of_sentences_is_left_alone():
    rows = pd.DataFrame(
        {
            "报告": ["石桥镇"] * 9 + ["云岭县现代农业与农村融合发展示范园区管理委员会"],
            "原句": ["固定资产投资" * 9] * 10,
        }
    )
    widths = common._roomy(rows)
    assert set(widths) == {"报告"}
    assert 200 < widths["报告"]["width"] < 300


def test_what_is_read_for_a_file_outlives_the_versions_published_since(county):
    db = common.cursor()
    common._connection.clear()
    assert db.execute("SELECT count(*) > 0 FROM report").fetchall() == [(True,)]
