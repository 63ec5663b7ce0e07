"""The ladder: byte order mark, UTF-8, GB18030, UTF-16, and nothing guessed below."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.encodings import decode

REPORT = "河口乡2024年上半年工作总结\n上半年实现农业总产值2.34亿元，同比增长4.1%，新增家庭农场12家。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_chinese_reports_are_decoded_without_a_mark(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == (REPORT, encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + REPORT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + REPORT.encode("utf-32-le"), "utf-32-le"),
        (("\ufeff" + REPORT).encode("gb18030"), "gb18030"),
    ],
)
def test_the_mark_decides_and_is_no_part_of_the_text(data: bytes, encoding: str) -> None:
    assert decode(data) == (REPORT, encoding)


def test_gbk_and_gb2312_are_read_as_gb18030() -> None:
    assert decode(REPORT.encode("gbk")) == (REPORT, "gb18030")
    assert decode(REPORT.encode("gb2312")) == (REPORT, "gb18030")


def test_characters_beyond_gbk_survive() -> None:
    text = "𪨊家村与龘山村共建项目3个，投资8.5万元，覆盖农户二百户。"
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_plain_ascii_is_read(encoding: str) -> None:
    assert decode("GDP 30.5, +7.9%\n".encode(encoding)) == ("GDP 30.5, +7.9%\n", encoding)


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_do_not_pass_by_luck(seed: int) -> None:
    noise = random.Random(seed)
    assert decode(noise.randbytes(3000)) is None
    pairs = bytes(b for _ in range(1500) for b in (noise.randrange(0x81, 0xFE), noise.randrange(0x80, 0xFE)))
    assert decode(pairs.replace(b"\x7f", b"\x80")) is None


def test_zero_characters_are_no_text() -> None:
    assert decode("上半年\x00完成投资".encode()) is None


def test_a_wrong_mark_is_not_papered_over() -> None:
    assert decode(b"\xef\xbb\xbf" + REPORT.encode("gb18030")) is None


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    if text[0] != "\ufeff":
        assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_nothing(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        text, encoding = decoded
        assert data.endswith(text.encode(encoding))
