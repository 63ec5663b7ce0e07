"""Web pages: the article, its tables, and what the page says of itself."""

from pipeline.read import read

PARAGRAPHS = "".join(
    f"<p>（{n}）{topic}方面，全镇上下紧盯目标、真抓实干，上半年完成投资{i}.5亿元，同比增长{i}.3%，各项工作有序推进。</p>"
    for i, (n, topic) in enumerate(
        zip("一二三四五六", ["工业", "农业", "文旅", "交通", "教育", "卫生"], strict=True), 1
    )
)
TABLE = "<table><tr><td>指标</td><td>完成</td></tr><tr><td>规上工业产值</td><td>48.36亿元</td></tr></table>"


def page(body: str, head: str = "", title: str = "<h1>东湖镇2024年上半年工作总结</h1>") -> bytes:
    return (
        f"<html><head>{head}</head><body><div class='nav'><a href='/'>首页</a> "
        "<a href='/zw'>政务公开</a></div>"
        f"<div class='main'>{title}<div id='zoom'>{body}</div></div>"
        "<script>var visits = 12345;</script><div class='footer'>版权所有 云岭县人民政府</div></body></html>"
    ).encode()


def test_article_and_table_are_kept_and_navigation_is_not() -> None:
    text = read("东湖镇.html", page(PARAGRAPHS + TABLE)).text
    assert text.startswith("东湖镇2024年上半年工作总结\n（一）工业方面")
    assert "规上工业产值\t48.36亿元" in text
    assert "完成投资6.5亿元" in text
    assert "政务公开" not in text
    assert "12345" not in text


def test_title_date_and_address_come_from_the_page_where_the_article_lacks_them() -> None:
    head = (
        "<title>东湖镇2024年上半年工作总结_云岭县人民政府</title>"
        "<meta name='PubDate' content='2024-07-09 10:11'>"
        "<link rel='canonical' href='https://www.example.gov.cn/dh/1.html'>"
    )
    lines = read("a.html", page(PARAGRAPHS, head, title="")).text.split("\n")
    assert lines[:4] == [
        "东湖镇2024年上半年工作总结",
        "发布时间：2024-07-09",
        "来源网址：https://www.example.gov.cn/dh/1.html",
        "网站名称：云岭县人民政府",
    ]


def test_the_name_of_a_governments_site_may_be_stated_apart() -> None:
    head = "<title>东湖镇2024年上半年工作总结</title><meta name='SiteName' content='云岭县人民政府门户网站'>"
    assert read("a.html", page(PARAGRAPHS, head)).text.startswith("网站名称：云岭县人民政府门户网站\n")


def test_a_page_without_paragraphs_is_read_by_its_line_breaks() -> None:
    body = "一、上半年工作<br>　　完成固定资产投资8.1亿元，增长12.3%。<br>　　新增企业13家。"
    lines = read("a.html", page(body)).text.split("\n")
    assert "一、上半年工作" in lines
    assert "完成固定资产投资8.1亿元，增长12.3%。" in lines


def test_a_short_page_keeps_its_table_rows_whole() -> None:
    assert "规上工业产值\t48.36亿元" in read("a.html", page(TABLE)).text


def test_a_page_in_gbk_is_decoded_by_the_ladder() -> None:
    document = read("a.htm", page(PARAGRAPHS).decode().encode("gbk"))
    assert document.encoding == "gb18030"
    assert "完成投资6.5亿元" in document.text


def test_an_xml_declaration_does_not_stop_the_reading() -> None:
    data = "<?xml version='1.0' encoding='utf-8'?><html><body><p>新增企业13家。</p></body></html>".encode()
    assert read("a.html", data).text == "新增企业13家。"


SPANS = (
    "<table><tr><th rowspan=2>指标</th><th colspan='2'>上半年</th><th rowspan=2>备注</th></tr>"
    "<tr><th>总量（亿元）</th><th>增长（%）</th></tr>"
    "<tr><td>财政总收入</td><td>5.2</td><td>7.1</td><td></td></tr></table>"
)


def test_a_cell_that_spans_several_leaves_the_others_empty() -> None:
    assert read("a.html", page(SPANS)).text.split("\n")[-4:-1] == [
        "指标\t上半年\t\t备注",
        "\t总量（亿元）\t增长（%）\t",
        "财政总收入\t5.2\t7.1\t",
    ]


def test_tables_that_frame_the_page_keep_its_lines_and_never_join_numbers() -> None:
    frame = f"<table><tr><td>栏目<br>动态</td><td><p>一、主要指标</p>{PARAGRAPHS}{SPANS}</td></tr></table>"
    lines = read("a.html", page(frame)).text.split("\n")
    assert "一、主要指标" in lines
    assert "财政总收入\t5.2\t7.1\t" in lines
    assert not any("5.27.1" in line for line in lines)


def test_a_table_of_one_cell_is_a_frame() -> None:
    lines = read(
        "a.html", page("<table><tr><td><p>一、工业</p><p>新增企业13家。</p></td></tr></table>")
    ).text.split("\n")
    assert lines[-3:-1] == ["一、工业", "新增企业13家。"]


def test_spans_beyond_all_reason_are_cut() -> None:
    table = (
        "<table><tr><td rowspan=99999 colspan='-3'>指标</td><td colspan='9999999'>上半年</td></tr>"
        "<tr><td colspan=x>5.2</td><td>7.1</td></tr></table>"
    )
    text = read("a.html", page(table)).text
    assert len(text) < 1000
    assert "5.2\t7.1" in text
