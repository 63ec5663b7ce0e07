"""PDF files with a text layer: hard wraps joined, page furniture out."""

import pytest

from pipeline import errors
from pipeline.read import read
from tests.read.making import page, pdf


def test_a_number_that_a_line_end_tears_apart_is_whole_again() -> None:
    data = pdf(
        [
            page(
                [
                    "石桥镇2024年上半年工作总结",
                    "　　今年以来，全镇紧盯目标任务，上半年累计完成规上工业产值48.36",
                    "亿元、增长5.6%，完成固定资产投资6.35亿元，增长18.6%，其中制造业",
                    "投资2.27亿元。",
                    "　　下半年，力争完成全年目标任务。",
                ]
            )
        ]
    )
    document = read("石桥镇.pdf", data)
    assert document.text.split("\n") == [
        "石桥镇2024年上半年工作总结",
        "今年以来，全镇紧盯目标任务，上半年累计完成规上工业产值48.36亿元、增长5.6%，"
        "完成固定资产投资6.35亿元，增长18.6%，其中制造业投资2.27亿元。",
        "下半年，力争完成全年目标任务。",
    ]
    assert (document.format, document.encoding) == ("pdf", None)


def test_page_numbers_and_running_heads_do_not_come_between() -> None:
    topics = ["工业项目", "农业项目", "文旅项目", "民生项目"]
    bodies = [f"　　全镇上下真抓实干，重点工作加快推进，发展质效持续改善，累计实施各类{t}" for t in topics]
    pages = [page(["石桥镇工作简报", body, f"- {n} -"]) for n, body in enumerate(bodies, 1)]
    pages.append(page(["石桥镇工作简报", "十二个。", "- 5 -"]))
    text = read("a.pdf", pdf(pages)).text
    assert "- " not in text
    assert "简报" not in text
    assert text.endswith("累计实施各类民生项目十二个。")


@pytest.mark.parametrize("number", ["3", "- 3 -", "— 3 —", "第 3 页", "第3页 共12页", "3/12"])
def test_each_form_of_page_number_is_left_out(number: str) -> None:
    text = read("a.pdf", pdf([page(["一、工作成效", "　　新增企业13家。", number])])).text
    assert text == "一、工作成效\n新增企业13家。"


def test_a_figure_at_the_edge_of_a_page_is_no_page_number() -> None:
    text = read(
        "a.pdf", pdf([page(["一、工作成效", "　　新增企业13家。"]), page(["12.5%为省级企业。"])])
    ).text
    assert "12.5%为省级企业。" in text


def test_headings_stay_on_their_lines() -> None:
    text = read("a.pdf", pdf([page(["一、工业经济", "（一）产值", "　　完成5亿元。", "二、农业"])])).text
    assert text == "一、工业经济\n（一）产值\n完成5亿元。\n二、农业"


def test_a_ragged_margin_does_not_tear_sentences() -> None:
    lines = [
        "石桥镇2024年上半年工作总结及下半年工作打算",
        "　　上半年，全镇完成固定资产投资6.35亿元，增长18.6%，其中工业投资2.27亿元",
        "、增长31.5%，规上工业产值48.36亿元，增长5.6%，完成规上工业增加值17.3",
        "6亿元、增长5.2%，新签约项目11个、总投资20亿元，新开工项目8个、总投资15亿元，全年目",
        "标任务有望完成。",
        "（一）抓好项目建设",
        "　　再开工项目5个。",
    ]
    assert read("a.pdf", pdf([page(lines)])).text.split("\n") == [
        lines[0],
        "".join(lines[1:5]).strip(),
        "（一）抓好项目建设",
        "再开工项目5个。",
    ]


def test_a_password_is_said() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format(
        "5A" * 32
    )
    data = pdf([page(["新增企业13家。"])]).replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock.encode())
    with pytest.raises(errors.ProtectedFile) as refused:
        read("密.pdf", data)
    assert "密.pdf" in refused.value.zh
    assert "密码" in refused.value.zh


def test_the_rows_of_a_table_stay_apart_and_so_do_their_cells() -> None:
    lines: list[tuple[float, float, str]] = [
        (72, 760, "　　上半年，全镇主要经济指标稳中有进，总体好于预期，完成情况见下表所示："[2:]),
        *[
            (x, 740, cell)
            for x, cell in zip((72, 250, 350, 450), ("指标", "单位", "上半年", "增长（%）"), strict=True)
        ],
        *[
            (x, 720, cell)
            for x, cell in zip((72, 250, 350, 450), ("财政总收入", "亿元", "5.2", "7.1"), strict=True)
        ],
        *[
            (x, 700, cell)
            for x, cell in zip((72, 250, 350, 450), ("外贸出口", "万元", "880", "-4.5"), strict=True)
        ],
        (72, 680, "下半年，力争完成全年目标任务。"),
    ]
    assert read("a.pdf", pdf([lines])).text.split("\n")[1:] == [
        "指标\t单位\t上半年\t增长（%）",
        "财政总收入\t亿元\t5.2\t7.1",
        "外贸出口\t万元\t880\t-4.5",
        "下半年，力争完成全年目标任务。",
    ]


def test_cells_that_their_words_fill_stay_apart_too() -> None:
    rows = [
        ("指标", "单位", "上半年", "增长%"),
        ("外贸出口", "万元", "880", "-4.5"),
        ("村级集体经营性收入", "人均", "21600", "5.3"),
    ]
    lines: list[tuple[float, float, str]] = [
        (72, 760, "上半年，全镇主要经济指标稳中有进，完成情况见下表所示：")
    ]
    for y, row in zip((740, 720, 700), rows, strict=True):
        lines += [(x, y, cell) for x, cell in zip((72, 185, 214, 255), row, strict=True)]
    lines.append((72, 680, "下半年，力争完成全年目标任务。"))
    assert read("a.pdf", pdf([lines])).text.split("\n")[1:-1] == ["\t".join(row) for row in rows]


def test_spaces_in_prose_and_in_cells_part_nothing() -> None:
    lines: list[tuple[float, float, str]] = [
        (72, 760, "上半年，全镇主要经济指标稳中有进，完成情况见下表："),
        *[(x, 740, cell) for x, cell in zip((72, 200, 300), ("指标", "上半年", "增长"), strict=True)],
        *[
            (x, 720, cell)
            for x, cell in zip((72, 101, 200, 300), ("外贸", "出口", "3.2", "4.5"), strict=True)
        ],
        *[(x, 700, cell) for x, cell in zip((72, 200, 300), ("财政总收入", "5.2", "7.1"), strict=True)],
        *[
            (x, 680, cell)
            for x, cell in zip(
                (72, 195, 310), ("下半年坚持稳中求进", "全力以赴促增长", "力争完成目标。"), strict=True
            )
        ],
    ]
    found = read("a.pdf", pdf([lines])).text.split("\n")
    assert found[2] == "外贸 出口\t3.2\t4.5"
    assert "\t" not in found[0]


@pytest.mark.parametrize(
    "edge",
    [
        "2024/7/8 16:44　石桥镇2024年上半年工作总结",
        "2024/7/8 下午4:44 石桥镇2024年上半年工作总结",
        "7/8/24, 4:44 PM　石桥镇2024年上半年工作总结",
        "https://www.example.gov.cn/sq/1.html　　1/3",
    ],
)
def test_what_a_browser_prints_at_the_edge_of_a_page_is_left_out(edge: str) -> None:
    text = read("a.pdf", pdf([page(["一、工作成效", "　　新增企业13家。", edge])])).text
    assert text == "一、工作成效\n新增企业13家。"


PROSE = "　　全镇上下真抓实干，重点工作加快推进，发展质效持续改善，累计实施各类文旅项目"
NEXT = "　　新建改建村道3公里。"


@pytest.mark.parametrize(
    ("head", "second"),
    [
        ("石桥镇工作简报", "石桥镇工作简报"),
        ("石桥镇工作简报 第1页", "石桥镇工作简报 第2页"),
        ("1 石桥镇工作简报", "2 石桥镇工作简报"),
    ],
)
def test_what_begins_both_of_two_pages_does_not_part_a_sentence(head: str, second: str) -> None:
    data = pdf([page([head, PROSE]), page([second, "十二个。", NEXT])])
    assert read("a.pdf", data).text.split("\n") == [head, f"{PROSE.strip()}十二个。", NEXT.strip()]


def test_what_ends_both_of_two_pages_stands_once_at_the_end() -> None:
    data = pdf(
        [page([PROSE, "石桥镇2024年第8期", "- 1 -"]), page(["十二个。", "石桥镇2024年第8期", "- 2 -"])]
    )
    assert read("a.pdf", data).text == f"{PROSE.strip()}十二个。\n石桥镇2024年第8期"


def test_a_head_in_smaller_print_stands_once_also_between_paragraphs() -> None:
    data = pdf([page(["石桥镇工作总结", f"{PROSE}九个。"]), page(["石桥镇工作总结", NEXT])], head=9)
    assert read("a.pdf", data).text.split("\n") == ["石桥镇工作总结", f"{PROSE.strip()}九个。", NEXT.strip()]


def test_a_title_that_the_running_head_repeats_is_kept() -> None:
    head = "石桥镇2024年上半年工作总结"
    pages = [page([head, PROSE]), *[page(["十二个。", PROSE, head])] * 3, page(["十二个。", head])]
    text = read("a.pdf", pdf(pages, head=18)).text
    assert text.split("\n")[0] == head
    assert text.count(head) == 1


@pytest.mark.parametrize("first", ["2024年上半年工作总结", "2024年第8期"])
def test_two_pages_that_begin_alike_may_be_two_reports(first: str) -> None:
    text = read("a.pdf", pdf([page([first, f"{PROSE}十二个。"]), page([first, NEXT])])).text
    assert text.count(first) == 2


def test_pages_that_differ_in_more_than_their_number_keep_their_first_lines() -> None:
    text = read("a.pdf", pdf([page(["石桥镇2023年", PROSE]), page(["石桥镇2024年", "十二个。"])])).text
    assert "石桥镇2024年" in text


def row(y: float, *cells: str) -> list[tuple[float, float, str]]:
    return [(x, y, cell) for x, cell in zip((72, 250, 350), cells, strict=True)]


def test_the_header_of_a_table_is_kept_on_both_pages() -> None:
    header = ("指标", "上半年", "增长（%）")
    first = [*row(760, *header), *row(740, "财政总收入", "5.2", "7.1")]
    second = [*row(760, *header), *row(740, "外贸出口", "8.8", "-4.5")]
    assert read("a.pdf", pdf([first, second])).text.count("指标\t上半年\t增长（%）") == 2


def test_a_wide_gap_in_prose_makes_no_row() -> None:
    lines: list[tuple[float, float, str]] = [
        (96, 760, "上半年，全镇完成规上工业产值48.36亿元，同比增长5.6"),
        (72, 740, "%，增速比"),
        (140, 740, "一季度加快0.7个百分点，分别高于全市、全县平均"),
        (72, 720, "1.4个、0.8个百分点。"),
    ]
    assert read("a.pdf", pdf([lines])).text == (
        "上半年，全镇完成规上工业产值48.36亿元，同比增长5.6%，增速比 一季度加快0.7个百分点，"
        "分别高于全市、全县平均1.4个、0.8个百分点。"
    )


def test_cells_of_two_columns_stay_apart_where_a_label_takes_several_lines() -> None:
    lines: list[tuple[float, float, str]] = [
        (72, 760, "规模以上工业增加"),
        (350, 760, "增长5.6%"),
        (72, 740, "值（不变价）"),
        (72, 720, "社会消费品零售总"),
        (350, 720, "增长4.1%"),
        (72, 700, "额"),
    ]
    assert read("a.pdf", pdf([lines])).text.split("\n")[::2] == [
        "规模以上工业增加\t增长5.6%",
        "社会消费品零售总\t增长4.1%",
    ]
