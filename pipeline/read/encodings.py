"""Bytes to text by a strict ladder (byte order mark, UTF-8, GB18030, UTF-16); below it nothing is guessed."""

import codecs
import re
import unicodedata
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HANZI: Final = re.compile("[\u4e00-\u9fff]")
_SAMPLE: Final = 20_000
# The 3,755 characters of everyday use (GB 2312, level one): nine tenths of any Chinese prose,
# one seventh of what random bytes give when read as GB18030.
_EVERYDAY: Final = frozenset(
    bytes((row, cell)).decode("gb2312", errors="ignore")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
)


def decode(data: bytes) -> tuple[str, str] | None:
    """The text without its byte order mark and the encoding's name, or None where no rung holds."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            return None if text is None or not _is_clean(text) else (text, encoding)
    text = _strictly(data, "utf-8")
    if text is not None:
        # Valid UTF-8 is no accident, except in UTF-16 of plain ASCII, whose every other byte is zero.
        if _is_clean(text):
            return text, "utf-8"
    else:
        text = _strictly(data, "gb18030")
        if text is not None and _is_clean(text) and _reads_as_chinese(text):
            return text, "gb18030"
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text is not None and _is_clean(text) and _reads_as_chinese(text):
            return text, encoding
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_clean(text: str) -> bool:
    """No zero characters, and hardly any other controls or characters that Unicode does not assign."""
    if "\x00" in text:
        return False
    if len(_CONTROLS.findall(text)) * 1000 > len(text):
        return False
    sample = text[:_SAMPLE]
    strange = sum(unicodedata.category(c) in ("Co", "Cn") for c in sample if c > "\u0250")
    return strange * 50 <= len(sample)


def _reads_as_chinese(text: str) -> bool:
    """Whether what is not ASCII is mostly Chinese of everyday use."""
    sample = text[:_SAMPLE]
    foreign = [c for c in sample if c > "\x7f"]
    hanzi = _HANZI.findall(sample)
    if not foreign:
        return bool(sample.strip())
    everyday = sum(c in _EVERYDAY for c in hanzi)
    return 2 * len(hanzi) >= len(foreign) and 2 * everyday >= len(hanzi)
