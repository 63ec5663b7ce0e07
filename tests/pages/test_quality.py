import pytest

from pages import correction_form
from pipeline.corrections import FIELDS, beside, read
from pipeline.interface import text
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, Said, growth, level, row

GDP = "地区生产总值"
INVESTMENT = "固定资产投资"


@pytest.fixture
def grown(publish):
    """A growth that does not follow from its two levels."""
    return publish(
        Given("石桥镇", "2022", [level(GDP, "9.00亿元")]),
        Given("石桥镇", "2023", [level(GDP, "10.00亿元"), growth(GDP, "18.0%")]),
    )


@pytest.fixture
def db(publish):
    return publish(
        Given("石桥镇", "2022", [level(GDP, "9.00亿元")]),
        Given(
            "石桥镇",
            "2023",
            [
                level(GDP, "10.00亿元"),
                growth(GDP, "18.0%"),
                level("招商项目", "XX个"),
                Said("绿化覆盖率", "104%", "ratio"),
                level("培训<b>人次</b>", "30人次", confidence=0.2),
            ],
            unread=[("20年", "duration"), ("3.0", "unknown")],
        ),
        Given("石桥镇", "2024", [level(GDP, "10.40亿元", period="2023")]),
        Given("云岭县统计局", "2023", [level(INVESTMENT, "50.00亿元")], "department"),
    )


def table(at, column):
    return next(found.value for found in at.dataframe if column in found.value)


def identifier(db, quote):
    return row(db, f"SELECT observation_id FROM observation WHERE quote = '{quote}'")["observation_id"]


def html(at):
    return "".join(element.proto.body for element in at.get("html"))


def fill(at, start, value):
    """Write into the one field of the form whose key begins so."""
    (field,) = [field for field in [*at.text_input, *at.selectbox] if field.key.startswith(start)]
    field.set_value(value)


def press(at, start):
    (button,) = [button for button in at.button if button.key and button.key.startswith(start)]
    button.click()
    return run(at)


def test_coverage_opens_first_with_counts_and_the_numbers_not_understood(db):
    at = open_page("quality")
    assert "4 份报告，读出 8 个数字（隐去 1），未采用 2 个，其中没读懂 1 个" in words(at)
    reports = table(at, "没读懂占比（%）").iloc[0]
    assert (reports["报告"], reports["未能判断"], reports["时长、连续期数"]) == ("石桥镇", 1, 1)
    assert at.selectbox(key="reason").value == "unknown"
    left = table(at, "原句")
    assert list(left["原文数字"]) == ["3.0"]
    assert left["来源"].iloc[0].startswith("source?observation=")
    at.selectbox(key="reason").set_value("duration")
    assert list(table(run(at), "原句")["原文数字"]) == ["20年"]
    assert at.query_params["reason"] == "duration"


@pytest.mark.parametrize(
    ("section", "quotes"),
    [
        ("implausible", {"104%"}),
        ("doubtful", {"30人次"}),
        ("masked", {"XX个"}),
    ],
)
def test_each_list_has_its_numbers_with_sentence_and_correction(db, section, quotes):
    at = open_page("quality", show=section)
    rows = table(at, "原文数字")
    assert set(rows["原文数字"]) == quotes
    assert set(rows["期间"]) == {"2023 年"}
    assert rows["来源"].str.startswith("source?observation=").all()
    assert rows["更正"].str.startswith("quality?show=corrections&observation=").all()
    (button,) = at.get("download_button")
    assert button.key == f"download_{text(f'quality_show_{section}', 'zh')}"


def test_a_conflict_shows_both_sentences_and_files_side_by_side(db):
    at = open_page("quality", show="conflicts")
    cards = html(at)
    for said in ("10.00亿元", "10.40亿元", "2023 ", "石桥镇2024-", "石桥镇2023-"):
        assert said.strip() in cards
    assert cards.count("<mark") == 2
    assert "较晚的报告给出另一个数" in words(at)


def test_a_fall_stands_against_a_rise_with_its_sign(publish):
    publish(
        Given("石桥镇", "2023", [growth(INVESTMENT, "5.5%", verb="下降", value=-5.5)]),
        Given("石桥镇", "2023", [growth(INVESTMENT, "5.5%", verb="增长")]),
    )
    cards = html(open_page("quality", show="conflicts"))
    assert ">−5.5%</div>" in cards
    assert ">5.5%</div>" in cards


def test_a_card_names_the_town_that_two_organisations_speak_of(publish):
    publish(
        Given("云岭县统计局", "2024H1", [growth(INVESTMENT, "5.1%", entity="石桥镇")], "department"),
        Given("石桥镇", "2024H1", [growth(INVESTMENT, "6.5%")]),
    )
    assert "石桥镇 · 固定资产投资 · 2024 年上半年" in words(open_page("quality", show="conflicts")).replace(
        "\\", ""
    )


def test_reports_that_are_understood_alike_are_in_the_order_of_names_and_periods(publish):
    publish(
        *(
            Given(town, period, [level(INVESTMENT, "8.00亿元")])
            for town, period in (
                ("石桥镇", "2023"),
                ("东湖镇", "2024"),
                ("石桥镇", "2024"),
                ("东湖镇", "2023"),
            )
        )
    )
    rows = table(open_page("quality"), "报告")
    assert list(rows["报告"] + rows["期间"]) == [
        "东湖镇2024 年",
        "东湖镇2023 年",
        "石桥镇2024 年",
        "石桥镇2023 年",
    ]


def test_copies_of_a_report_make_one_card_that_names_them_all(publish):
    said = [growth(INVESTMENT, "5.5%"), level(INVESTMENT, "8.00亿元")]
    db = publish(
        Given("石桥镇", "2023", said),
        Given("石桥镇", "2023", said, unread=[("3.0", "unknown")]),
        Given("石桥镇", "2023", [growth(INVESTMENT, "6.5%"), level(INVESTMENT, "8.00亿元")]),
    )
    at = open_page("quality", show="conflicts")
    assert "1 处：" in words(at)
    assert html(at).count("<mark") == 2
    for (file,) in db.execute("SELECT file FROM document").fetchall():
        assert file in html(at)
    assert "石桥镇 · 2023 年<" in html(at)


def test_growth_that_does_not_follow_has_its_reasons(grown):
    rows = table(open_page("quality", show="gaps"), "可能的原因")
    assert rows["差（百分点）"].iloc[0] == pytest.approx(6.89)
    assert rows["可能的原因"].iloc[0] == "增速按可比价、数值按现价"
    assert (rows["上年实际"].iloc[0], rows["数值"].iloc[0]) == ("9.00亿元", "10.00亿元")


@pytest.mark.parametrize("section", ["conflicts", "implausible", "gaps", "doubtful", "masked", "refused"])
def test_an_empty_section_says_so_and_draws_nothing(publish, section):
    publish(Given("石桥镇", "2023", [level(GDP, "9.00亿元")]))
    at = open_page("quality", show=section)
    assert len(at.info) == 1
    assert len(at.get("plotly_chart")) == len(at.dataframe) == 0


def test_an_organisation_narrows_every_section(db):
    at = open_page("quality", organisation="云岭县/云岭县统计局", show="masked")
    assert "1 份报告，读出 1 个数字" in words(at)
    assert len(at.info) == 1


def test_unknown_values_in_the_link_are_named(db):
    at = open_page("quality", show="*", organisation="无", group="x", report="y", reason="z")
    assert words(at).count("在这里没有数据") == 5


def test_text_of_reports_is_never_markup(db):
    at = open_page("quality", show="corrections", observation=identifier(db, "30人次"))
    assert "<b>" not in html(at)
    assert "&lt;b&gt;人次&lt;/b&gt;" in html(at)


def test_a_correction_holds_at_once_is_listed_and_can_be_undone(grown, tmp_path):
    path = beside(tmp_path / "ledger.duckdb")
    number = identifier(grown, "18.0%")
    at = open_page("quality", show="corrections", observation=number)
    fill(at, "value_", "11.1")
    fill(at, "who_", "张工")
    fill(at, "why_", "与统计局核对")
    at = press(at, "save_")
    assert "已保存" in at.success[0].value
    (line,) = read(path)
    assert (line.before, line.after, line.signed.who) == ({"value": 18.0}, {"value": 11.1}, "张工")
    assert "数值 18 → 11\\.1" in words(at)
    assert "生效中" in words(at)
    assert "石桥镇 · 地区生产总值 · 2023 年" in words(at).replace("\\", "")
    assert len(open_page("quality", show="gaps").info) == 1  # the growth now follows from the levels

    at = open_page("quality", show="corrections", observation=number)
    fill(at, "who_undo_", "李工")
    fill(at, "why_undo_", "核对有误")
    at = press(at, "save_undo_")
    assert "已撤销：李工" in words(at)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    assert len(open_page("quality", show="gaps").dataframe) == 1


def test_a_number_that_is_no_observation_becomes_a_leftover(db):
    at = open_page("quality", show="corrections", observation=identifier(db, "104%"))
    (box,) = at.checkbox
    box.check()
    fill(at, "who_", "张工")
    fill(at, "why_", "是往年的")
    at = press(at, "save_")
    assert "读者认定不是指标数字" in words(at)
    at = open_page("quality", reason="rejected")
    assert list(table(at, "原句")["原文数字"]) == ["104%"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("value_", "十一", "数值“十一”不能用"), ("why_", "", "理由")],
)
def test_what_cannot_be_saved_is_explained_and_not_written(db, tmp_path, field, value, said):
    at = open_page("quality", show="corrections", observation=identifier(db, "18.0%"))
    fill(at, "who_", "张工")
    fill(at, "why_", "核对")
    fill(at, field, value)
    at = press(at, "save_")
    assert said in at.error[0].value
    assert read(beside(tmp_path / "ledger.duckdb")) == []


def test_whose_number_it_is_can_be_corrected(db, tmp_path):
    at = open_page("quality", show="corrections", observation=identifier(db, "18.0%"))
    fill(at, "who_", "张工")
    fill(at, "why_", "说的是全县")
    fill(at, "entity_", "全县")
    at = press(at, "save_")
    (made,) = read(beside(tmp_path / "ledger.duckdb"))
    assert (made.before, made.after) == ({"entity": None}, {"entity": "全县"})
    assert "对象 — → 全县" in words(at)


def test_a_period_is_chosen_in_the_words_of_the_pages(db, tmp_path):
    at = open_page("quality", show="corrections", observation=identifier(db, "18.0%"))
    fill(at, "who_", "张工")
    fill(at, "why_", "说的是上年")
    fill(at, "period_", "2022")
    at = press(at, "save_")
    (made,) = read(beside(tmp_path / "ledger.duckdb"))
    assert made.after == {"period": "2022"}
    assert "期间 2023 年 → 2022 年" in words(at)


@pytest.mark.parametrize(
    ("typed", "period"), [("2023年上半年", "2023H1"), ("2023H1", "2023H1"), ("去年", "去年"), (None, None)]
)
def test_a_period_may_be_typed_in_words(monkeypatch, typed, period):
    form = {f"{name}_form": "" for name in FIELDS} | {"period_form": typed}
    monkeypatch.setattr(correction_form.st, "session_state", form)
    assert correction_form.filled_in("form")["period"] == period


def test_a_link_to_a_number_that_is_gone_is_explained(db):
    assert "不在当前台账中" in open_page("quality", show="corrections", observation="x:1").warning[0].value


def test_the_page_speaks_english(db):
    at = open_page("quality", show="gaps", lang="en")
    assert "4 reports, 8 numbers read (1 masked), 2 left over, of them 1 not understood" in words(at)


def test_an_empty_warehouse_says_what_to_do(publish):
    publish()
    assert "导入" in open_page("quality").info[0].value
