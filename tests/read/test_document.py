"""One file's bytes become a document, or one clear refusal."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import errors
from pipeline.model import Document
from pipeline.read import FORMATS, read
from pipeline.read.limits import FILE_BYTES
from tests.read import making

REPORT = "石桥镇2024年上半年工作总结\r\n\r\n　　上半年完成固定资产投资6.35亿元，增长18.6%。\r\n"


def test_text_is_kept_as_it_was_decoded() -> None:
    data = REPORT.encode()
    document = read("石桥镇.txt", data)
    assert document.text == REPORT
    assert document.encoding == "utf-8"
    assert document.format == "txt"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.document_id == document.sha256[:16]
    assert (document.file, document.origin, document.size) == ("石桥镇.txt", "石桥镇.txt", len(data))


def test_origin_and_base_name_are_told_apart() -> None:
    document = read("镇街/石桥镇.md", REPORT.encode(), origin="上报.zip/镇街/石桥镇.md")
    assert (document.file, document.format) == ("石桥镇.md", "md")
    assert document.origin == "上报.zip/镇街/石桥镇.md"


def test_a_name_of_undecodable_bytes_can_be_stored() -> None:
    document = read("\udcc9\udcab.txt", REPORT.encode())
    assert document.file.encode() == document.origin.encode() == rb"\udcc9\udcab.txt"


@pytest.mark.parametrize("name", ["a.TXT", "a.Md", "a.HTM", "a.html"])
def test_endings_are_read_in_any_case(name: str) -> None:
    assert "6.35亿元" in read(name, REPORT.encode()).text


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("空.txt", b"", errors.EmptyFile),
        ("空白.txt", " \r\n\u3000\n".encode(), errors.EmptyFile),
        ("空.docx", b"", errors.EmptyFile),
        ("只有段落.docx", making.word(""), errors.EmptyFile),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.UnsupportedFile),
        ("改名.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.UnsupportedFile),
        ("表.xlsx", b"PK\x03\x04", errors.UnsupportedFile),
        ("文字.wps", b"x", errors.UnsupportedFile),
        ("扫描.jpg", b"\xff\xd8\xff", errors.UnsupportedFile),
        ("没有扩展名", REPORT.encode(), errors.UnsupportedFile),
        ("乱.txt", bytes(range(256)) * 40, errors.UnknownEncoding),
        ("坏.docx", b"PK\x03\x04" + bytes(200), errors.BrokenFile),
        ("不是.docx", REPORT.encode(), errors.BrokenFile),
        ("别的压缩包.docx", making.archive({"a.txt": b"x"}), errors.BrokenFile),
        ("坏.pdf", b"%PDF-1.7\nnothing more", errors.BrokenFile),
        ("不是.pdf", REPORT.encode(), errors.BrokenFile),
        ("其实是.txt", making.pdf([making.page(["报告"])]), errors.BrokenFile),
        ("其实是.html", making.word("报告"), errors.BrokenFile),
        ("扫描件.pdf", making.pdf([[], []]), errors.NoTextLayer),
        ("太大.txt", b"a" * (FILE_BYTES + 1), errors.FileTooLarge),
    ],
)
def test_bad_files_are_refused_by_name_with_the_next_step(
    name: str, data: bytes, error: type[errors.ReadError]
) -> None:
    with pytest.raises(errors.ReadError) as refused:
        read(name, data)
    assert type(refused.value) is error
    assert name in refused.value.zh
    assert name in refused.value.en
    assert "请" in refused.value.zh
    assert refused.value.zh.endswith("。")
    assert refused.value.en.endswith(".")


def test_a_password_on_a_word_file_is_said() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(errors.ProtectedFile, match="密码"):
        read("密.docx", data)


def test_a_name_with_quotes_and_line_ends_stays_on_one_line() -> None:
    with pytest.raises(errors.EmptyFile) as refused:
        read("第一行\n第二行\"'\x1b[31m.txt", b"")
    assert "\n" not in refused.value.zh
    assert "\x1b" not in refused.value.en
    assert "第一行\\n第二行\"'" in refused.value.zh


def test_a_long_name_is_shortened_in_the_middle() -> None:
    with pytest.raises(errors.EmptyFile) as refused:
        read("长" * 300 + "尾.txt", b"")
    assert len(refused.value.zh) < 150
    assert "尾.txt" in refused.value.zh


def test_a_small_word_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.word.UNPACKED_BYTES", 1000)
    with pytest.raises(errors.FileTooLarge, match="解开后超过"):
        read("大.docx", making.word("报告"))


@given(
    data=st.binary(max_size=400),
    ending=st.sampled_from(sorted(FORMATS)),
    start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n"]),
)
def test_any_bytes_are_a_document_or_a_refusal(data: bytes, ending: str, start: bytes) -> None:
    try:
        document = read("任意" + ending, start + data)
    except errors.ReadError as error:
        refused = error
    else:
        assert isinstance(document, Document)
        assert document.text.strip()
        return
    assert "任意" in refused.zh
    assert "任意" in refused.en


@given(st.text(max_size=60), st.binary(max_size=20))
def test_any_name_is_a_document_or_a_refusal(name: str, data: bytes) -> None:
    try:
        assert read(name, data).text
    except errors.ReadError as error:
        refused = error
    else:
        return
    assert refused.zh.isprintable()
    assert refused.en.isprintable()
