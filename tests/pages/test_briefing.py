import json
import re

from tests.pages.conftest import GDP, INVESTMENT
from tests.pages.opening import open_page, run, words
from tests.warehouse.making import Given, growth, level


def said(at):
    return words(at).replace("\\", "")


def figures(at):
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def test_it_opens_on_a_notice_of_the_most_shared_indicators(county):
    at = open_page("briefing")
    assert at.selectbox(key="period").value == "2024H1"
    assert at.header[0].value.replace("\\", "") == "关于2024年上半年地区生产总值、固定资产投资情况的通报"
    assert re.findall("<h3>(.*?)</h3>", words(at)) == [
        "一、总体情况",
        "二、位次",
        "三、进度",
        "四、需要说明",
    ]
    assert "没有选指标，先列单位最多的：地区生产总值、固定资产投资" in said(at)


def test_indicators_and_organisations_are_chosen_and_kept_in_the_link(county):
    at = open_page("briefing")
    at.multiselect(key="indicators").set_value(["fixed_asset_investment"])
    run(at)
    at.multiselect(key="organisations").set_value(["云岭县/石桥镇", "云岭县/东湖镇"])
    run(at)
    assert at.query_params["indicators"] == "fixed_asset_investment"
    assert at.query_params["organisations"] == ["云岭县/石桥镇", "云岭县/东湖镇"]
    assert at.header[0].value == "关于2024年上半年固定资产投资情况的通报"
    assert "现将2个单位" in said(at)
    assert "河口乡" not in said(at)
    assert "快于时间进度的1个：石桥镇" in said(at)
    assert "慢于时间进度的1个：东湖镇" in said(at)


def test_a_link_restores_every_filter(county):
    asked = {
        "period": "2023H1",
        "group": "town",
        "indicators": ["gdp", "fixed_asset_investment"],
        "organisations": ["云岭县/石桥镇", "云岭县/东湖镇"],
        "lang": "en",
    }
    at = open_page("briefing", **asked)
    assert (
        at.header[0].value == "Briefing on Gross regional product, Fixed asset investment, first half of 2023"
    )
    assert at.multiselect(key="organisations").value == ["云岭县/石桥镇", "云岭县/东湖镇"]
    assert at.selectbox(key="group").value == "town"
    assert dict(at.query_params) == asked


def test_marks_and_note_numbers_lead_to_their_sentences(county):
    at = open_page("briefing", indicators=["gdp"])
    bars = figures(at)[0]["data"][0]
    sentences = [
        county.execute(
            "SELECT sentence FROM observation WHERE observation_id = $id", {"id": ids[0]}
        ).fetchone()[0]
        for ids in bars["customdata"]
    ]
    assert sentences == ["地区生产总值10.0%。", "地区生产总值9.0%。"]
    first = bars["customdata"][0][0].replace(":", "%3A")
    assert f'href="source?observation={first}&amp;lang=zh" target="_blank">[1]</a>' in words(at)


def test_both_files_are_offered(county):
    at = open_page("briefing")
    assert {button.key for button in at.get("download_button")} == {"briefing_word", "briefing_markdown"}


def test_an_organisation_that_another_period_does_not_know_is_named(county):
    at = open_page("briefing", group="all", organisations=["云岭县/云岭县人民政府"])
    at.selectbox(key="period").set_value("2023H1")
    run(at)
    assert "“云岭县/云岭县人民政府”在这里没有数据，未采用" in said(at)


def test_a_choice_without_figures_says_what_to_do(publish):
    publish(
        Given("石桥镇", "2024H1", [level(GDP, "11.00亿元")]),
        Given("东湖镇", "2024H1", [level(INVESTMENT, "4.00亿元")]),
    )
    at = open_page("briefing", indicators=["gdp"], organisations=["云岭县/东湖镇"])
    assert "没有这些指标的数" in at.info[0].value
    assert not at.get("download_button")


def test_without_any_figure_it_says_what_to_do(publish):
    publish(Given("石桥镇", "2024H1", []))
    at = open_page("briefing")
    assert "没有写明期间的数" in at.info[0].value


def test_names_from_reports_are_never_rendered(publish):
    publish(
        Given("<b>石桥镇</b>", "2024H1", [growth(GDP, "5.0%")]),
        Given("**东湖**[镇](x)", "2024H1", [growth(GDP, "4.0%")]),
    )
    at = open_page("briefing")
    text = "\n".join(element.proto.body for element in at.get("html"))
    assert "<td>&lt;b&gt;石桥镇&lt;/b&gt;</td>" in text
    assert "<b>" not in text
    assert "<td>**东湖**[镇](x)</td>" in text
    assert "**东湖**[镇](x)" not in "\n".join(element.value for element in at.markdown)


def test_a_masked_figure_is_hatched_and_listed(county):
    at = open_page("briefing", indicators=["gdp"])
    masked = next(trace for trace in figures(at)[0]["data"] if trace["name"] == "数值隐去")
    assert masked["marker"]["pattern"]["shape"] == "/"
    assert "数值隐去，不参加排位、不参加计算：河口乡地区生产总值" in said(at)


def test_a_long_table_shows_its_first_rows_and_says_that_the_files_have_all(publish):
    publish(*(Given(f"第{n}号镇", "2024H1", [level(GDP, f"{n}.5亿元")]) for n in range(1, 71)))
    at = open_page("briefing")
    assert "此处显示前 60 行，共 70 行" in words(at)
    assert words(at).count("<tr>") == 60 + 1


def test_of_many_bars_both_ends_are_drawn_and_the_page_says_that_the_files_have_all(publish):
    publish(*(Given(f"第{n}号镇", "2024H1", [level(GDP, f"{n}.5亿元")]) for n in range(1, 71)))
    at = open_page("briefing")
    assert "共 70 个单位，此处画出排在两端的 40 个，30 个没有画出；下载的文件里有全部。" in said(at)
    (figure,) = figures(at)
    names = figure["layout"]["yaxis"]["ticktext"]
    assert (len(names), names[0], names[20], names[-1]) == (41, "第70号镇", "⋯ 另有 30 个", "第1号镇")
    assert sum(len(trace["x"]) for trace in figure["data"] if trace["type"] == "bar") == 40
