"""Where reports begin and end, in our own texts and in the seeds."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import ORGANISATION_TYPES, Document
from pipeline.read import read
from pipeline.reports import split
from tests.reports.making import BODY, report, reports

SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_a_compilation_is_split_at_its_titles_and_not_at_its_contents() -> None:
    titles = [f"{name}2024年上半年工作总结及下半年工作思路" for name in ("石桥镇", "县民政局", "河口乡")]
    text = "部门工作总结汇编\n（3篇）\n目录：\n"
    text += "".join(f"{n}.{title}\n" for n, title in enumerate(titles, 1))
    text += "".join(f"{title}\n{BODY}" for title in titles)
    found = reports(text)
    assert [r.title for r in found] == titles
    assert [r.organisation for r in found] == ["石桥镇", "县民政局", "河口乡"]
    for n, (one, title) in enumerate(zip(found, titles, strict=True), 1):
        assert text[one.start : one.end] == f"{title}\n{BODY}".rstrip()
        assert one.report_id == f"{one.document_id}-{n:03d}"
        assert one.number == n


@pytest.mark.parametrize("number", ["篇{}：", "第{}篇 ", "【篇{}】"])
def test_numbered_pieces_are_told_by_their_numbers(number: str) -> None:
    names = ("石桥镇", "河口乡", "县财政局")
    text = "".join(
        f"{number.format(n)}{o}2024年上半年工作总结\n{BODY}\n" for n, o in zip("一二三", names, strict=True)
    )
    found = reports(text)
    assert [r.organisation for r in found] == list(names)
    assert [r.title for r in found] == [f"{name}2024年上半年工作总结" for name in names]


@pytest.mark.parametrize(
    "heading",
    [
        "2024年上半年工作总结",
        "一、2024年上半年工作总结",
        "石桥镇2024年上半年工作总结及下半年打算",
        "附件：石桥镇2024年上半年工作总结",
        "2024年下半年工作计划",
    ],
)
def test_a_heading_or_running_head_begins_no_new_report(heading: str) -> None:
    text = f"石桥镇2024年上半年工作总结及下半年打算\n{BODY}{heading}\n{BODY}"
    found = report(text)
    assert (found.start, found.end) == (0, len(text))


def test_titles_over_several_lines_are_one() -> None:
    found = report(f"石桥镇2024年上半年工作总结\n暨下半年工作安排\n{BODY}")
    assert found.title == "石桥镇2024年上半年工作总结暨下半年工作安排"
    assert report(f"云岭县人民政府\n2024年上半年\n工作总结\n{BODY}").organisation == "云岭县"


def test_each_line_of_an_excerpt_collection_is_a_report_of_its_own() -> None:
    filler = "全面落实各项举措，完善工作机制，压实工作责任，强化督导检查，推动各项任务落地见效，" * 3
    starts = [
        "(二)抓产业。我镇",
        "三、下半年打算。",
        "(五)抓民生。我局",
        "(一)抓项目。",
        "四是抓党建。",
        "2.抓安全。",
    ]
    text = "\n".join(f"{start}{filler}完成投资{n}亿元。" for n, start in enumerate(starts, 1))
    found = reports(text)
    assert [text[r.start : r.end] for r in found] == text.split("\n")
    assert {(r.title, r.organisation, r.period) for r in found} == {(None, None, None)}


def test_long_paragraphs_in_order_are_one_report() -> None:
    filler = "全面落实各项举措，完善工作机制，压实工作责任，强化督导检查，推动各项任务落地见效，" * 3
    starts = [
        "今年以来，",
        "一、抓产业。",
        "(一)抓工业。",
        "(二)抓农业。",
        "二、抓民生。",
        "(一)抓就业。",
        "(二)抓教育。",
    ]
    assert len(reports("\n".join(start + filler for start in starts))) == 1


@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    "石桥镇2024年上半年工作总结",
                    "一、",
                    "（一）抓项目。",
                    "\n",
                    "\r\n",
                    "2、",
                    "目录",
                    "- 3 -",
                    "责任编辑：",
                    BODY,
                    "3.",
                    "%",
                ]
            ),
        ),
        max_size=30,
    )
)
def test_any_text_gives_spans_inside_it(pieces: list[str]) -> None:
    text = "".join(pieces) + "。"
    document = Document("0" * 16, "任意.txt", "任意.txt", "txt", "0" * 64, len(text), "utf-8", text)
    found = split(document)
    assert found
    position = 0
    for one in found:
        assert position <= one.start <= one.end <= len(document.text)
        position = one.end
        assert one.organisation_type is None or one.organisation_type in ORGANISATION_TYPES
        for section in one.sections:
            assert one.start <= section.start < section.end <= one.end
        spans = [(span.start, span.end) for span in one.clutter]
        assert spans == sorted(spans)
        assert all(one.start <= start < end <= one.end for start, end in spans)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))


needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared reports are not beside the repository"
)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@needs_shared
def test_the_seeds_are_split_at_their_exact_spans() -> None:
    truth: dict[str, list[dict[str, object]]] = {}
    for row in lines(SHARED / "gold" / "reports.jsonl"):
        truth.setdefault(str(row["file"]), []).append(row)
    right = 0
    for name, rows in truth.items():
        found = split(read(name, (SHARED / "seeds" / name).read_bytes()))
        assert [(r.start, r.end, r.title) for r in found] == [
            (r["start"], r["end"], r["title"]) for r in rows
        ], name
        for one, row in zip(found, rows, strict=True):
            fields = ("organisation", "organisation_type", "period")
            given = [getattr(one, field) for field in fields]
            for value, field in zip(given, fields, strict=True):
                assert value in (None, row[field]), (
                    f"{name} {one.number}: {field} is {value}, not {row[field]}"
                )
            right += row["title"] is not None and given == [row[field] for field in fields]
    assert right >= 16


@needs_shared
def test_each_provinces_report_is_one_with_its_year_and_date() -> None:
    for row in lines(SHARED / "reports" / "index.jsonl"):
        name = str(row["file"])
        document = read(name, (SHARED / "reports" / name).read_bytes())
        (one,) = split(document)
        assert (one.start, one.end, one.title) == (0, len(document.text), row["title"])
        assert (one.organisation, one.organisation_type, one.area) == (row["area"], "province", row["area"])
        assert one.period == "2025"
        assert one.published is not None
        assert one.published.startswith("2026-0")
