"""One file's bytes to a Document, by the format its name and its first bytes agree on."""

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from pipeline.errors import BrokenFile, EmptyFile, ProtectedFile, UnknownEncoding, UnsupportedFile
from pipeline.model import Document
from pipeline.read import encodings, html, pdf, word
from pipeline.read.limits import FILE_BYTES, file_too_large, shown

FORMATS: Final = {
    ".txt": "txt",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
_ENCRYPTED_PART: Final = "EncryptedPackage".encode("utf-16-le")
_TO_TEXT: Final[dict[str, Callable[[str, bytes], str]]] = {"docx": word.text, "pdf": pdf.text}


def suffix(name: str) -> str:
    """The name's ending in lower case, with its dot: '.docx', or '' where it has none."""
    return PurePosixPath(name.replace("\\", "/").strip()).suffix.lower()


def read(name: str, data: bytes, origin: str | None = None) -> Document:
    """The document of one file.

    `name` decides the format, `origin` says where the file came from (the name where nothing is given).
    Raises a ReadError whose sentences name the file and the next step.
    """
    format_ = FORMATS.get(suffix(name))
    if format_ is None:
        raise unsupported(name)
    if len(data) > FILE_BYTES:
        raise file_too_large(name, len(data))
    if not data:
        raise _empty(name)
    _check_signature(name, format_, data)
    encoding = None
    if format_ in _TO_TEXT:
        text = _TO_TEXT[format_](name, data)
    else:
        decoded = encodings.decode(data)
        if decoded is None:
            raise UnknownEncoding(
                f"认不出文件“{shown(name)}”的文字编码（试过 UTF-8、GB18030、UTF-16）；"
                "请用记事本打开，另存为 UTF-8 编码后再导入。",
                f"No text encoding fits the file “{shown(name)}” (tried UTF-8, GB18030 and UTF-16); "
                "open it in a text editor, save it as UTF-8 and add it again.",
            )
        text, encoding = decoded
        if format_ == "html":
            text = html.text(name, text)
    if not text.strip():
        raise _empty(name)
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        document_id=digest[:16],
        file=_storable(PurePosixPath(name.replace("\\", "/")).name),
        origin=_storable(name if origin is None else origin),
        format=format_,
        sha256=digest,
        size=len(data),
        encoding=encoding,
        text=text,
    )


def _storable(name: str) -> str:
    """The name without the stray surrogates that stand for undecodable bytes in a file system's names."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def unsupported(name: str) -> UnsupportedFile:
    """The refusal of a type that is not read."""
    kind = suffix(name) or "无扩展名"
    kind_en = suffix(name) or "no extension"
    return UnsupportedFile(
        f"不支持文件“{shown(name)}”的类型（{shown(kind)}）；请另存为 .docx，或带文字层的 PDF，再导入。",
        f"The file “{shown(name)}” is of a type that is not read ({shown(kind_en)}); "
        "save it as .docx, or as a PDF with text, and add it again.",
    )


def _empty(name: str) -> EmptyFile:
    return EmptyFile(
        f"文件“{shown(name)}”是空的；请确认报告内容已保存，再导入。",
        f"The file “{shown(name)}” is empty; make sure that the report was saved in it and add it again.",
    )


def _check_signature(name: str, format_: str, data: bytes) -> None:
    """Refuses bytes that plainly belong to another format than the name says."""
    if data.startswith(_OLE):
        if format_ == "docx" and _ENCRYPTED_PART in data:
            raise ProtectedFile(
                f"文件“{shown(name)}”设有密码；请在 Word 中取消密码，保存后再导入。",
                f"The file “{shown(name)}” needs a password; "
                "remove it in Word, save the file and add it again.",
            )
        raise UnsupportedFile(
            f"文件“{shown(name)}”其实是旧版 Office 或 WPS 文件；请打开后另存为 .docx，再导入。",
            f"The file “{shown(name)}” is really an old Office or WPS file; "
            "open it, save it as .docx and add it again.",
        )
    if data.startswith(_PDF) and format_ != "pdf":
        raise _misnamed(name, "PDF", "a PDF", ".pdf")
    if data.startswith(_ZIP) and format_ != "docx":
        raise _misnamed(name, "Word 文档或压缩包", "a Word file or an archive", ".docx / .zip")


def _misnamed(name: str, zh: str, en: str, ending: str) -> BrokenFile:
    return BrokenFile(
        f"文件“{shown(name)}”的内容其实是{zh}，与扩展名不符；请把扩展名改为 {ending}，再导入。",
        f"The file “{shown(name)}” really holds {en}; change its ending to {ending} and add it again.",
    )
