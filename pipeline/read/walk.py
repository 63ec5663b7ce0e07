"""Paths to the files behind them: folders walked, archives opened, what is no report passed over by name."""

import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import BrokenFile, LedgerError, MissingFile, ProtectedFile, ReadError, UnsafeArchive
from pipeline.read.document import FORMATS, suffix, unsupported
from pipeline.read.limits import FILE_BYTES, UNPACKED_BYTES, archive_too_large, file_too_large, shown

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Source:
    """One file that was asked for or found: to be loaded, passed over or refused."""

    origin: str  # the path, or archive path and member path joined by '/'
    name: str  # base name
    loader: Callable[[], bytes] | None = None
    passed_over: LedgerError | None = None  # why a file found beside reports is none; not an error, only said
    refused: ReadError | None = None

    def load(self) -> bytes:
        """The file's bytes; raises the ReadError of a file that is refused, before or while it is loaded."""
        if self.refused is not None:
            raise self.refused
        if self.loader is None:
            raise ValueError(f"{self.name!r} is passed over and has nothing to load")
        return self.loader()


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Every file behind the paths (files, folders, .zip archives), folders sorted and without hidden files.

    Never raises for a file's sake: what cannot be read is yielded as refused, and the others follow.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path, asked_for=True)


def unzip(name: str, data: bytes) -> Iterator[Source]:
    """Every file in the archive `data` called `name`, sorted by path."""
    yield from _archive(name, name, lambda: io.BytesIO(data), len(data))


def _folder(folder: Path) -> Iterator[Source]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not _is_hidden(name):
                yield from _file(Path(parent) / name, asked_for=False)


def _file(path: Path, *, asked_for: bool) -> Iterator[Source]:
    origin, name = str(path), path.name
    try:
        size = path.stat().st_size
    except OSError as error:
        kind = MissingFile if isinstance(error, FileNotFoundError | NotADirectoryError) else ReadError
        yield Source(origin, name, refused=_unreachable(origin, kind))
        return
    if suffix(name) == ".zip":
        yield from _archive(origin, name, lambda: path.open("rb"), size)
        return
    reason = None if asked_for else _passed_over(name)
    if reason is not None:
        yield Source(origin, name, passed_over=reason)
    elif suffix(name) not in FORMATS:
        yield Source(origin, name, refused=unsupported(name))
    elif size > FILE_BYTES:
        yield Source(origin, name, refused=file_too_large(name, size))
    else:
        yield Source(origin, name, loader=lambda: _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreachable(str(path)) from error


def _unreachable(origin: str, kind: type[ReadError] = ReadError) -> ReadError:
    return kind(
        f"打不开“{shown(origin)}”；请检查路径是否正确、是否有读取权限，再导入。",
        f"“{shown(origin)}” cannot be opened; check the path and the permission to read it and add it again.",
    )


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini", "__MACOSX")


def _passed_over(name: str) -> LedgerError | None:
    """Why a file found in a folder or an archive is taken for no report, or None for one that may be."""
    stem = PurePosixPath(name).stem.lower()
    if stem.startswith("readme") or stem == "index":
        return LedgerError(
            f"跳过“{shown(name)}”：是目录或说明文件，不是报告；如确是报告，请单独指定它。",
            f"“{shown(name)}” is passed over: an index or a note, no report; name it by itself if it is one.",
        )
    if suffix(name) not in FORMATS and suffix(name) != ".zip":
        return LedgerError(
            f"跳过“{shown(name)}”：不是可读的报告类型；如确是报告，请另存为 .docx 或带文字层的 PDF。",
            f"“{shown(name)}” is passed over: not a type that is read; "
            "if it is a report, save it as .docx or as a PDF with text.",
        )
    return None


def _archive(
    origin: str, name: str, opened: Callable[[], io.IOBase | io.BufferedReader], size: int
) -> Iterator[Source]:
    """The members of one archive; its members are loaded from it one at a time, none is written to disk."""
    if size > UNPACKED_BYTES:
        yield Source(origin, name, refused=archive_too_large(name))
        return
    try:
        with opened() as file, zipfile.ZipFile(file) as archive:
            members = [(_member_path(info), info) for info in archive.infolist() if not info.is_dir()]
    except Exception:  # zipfile raises many kinds for damaged archives
        yield Source(origin, name, refused=_broken_archive(name))
        return
    if sum(info.file_size for _, info in members) > UNPACKED_BYTES:
        yield Source(origin, name, refused=archive_too_large(name))
        return
    for path, info in sorted(members, key=lambda member: (member[0], member[1].header_offset)):
        parts = path.split("/")
        member_origin, base = f"{origin}/{path}", parts[-1]
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            yield Source(member_origin, base, refused=_unsafe(name, path))
        elif any(_is_hidden(part) for part in parts):
            continue
        elif (reason := _passed_over(base)) is not None:
            yield Source(member_origin, base, passed_over=reason)
        elif suffix(base) == ".zip":
            yield Source(member_origin, base, refused=_nested(name, base))
        elif info.flag_bits & 1:
            yield Source(member_origin, base, refused=_locked(name, base))
        elif info.file_size > FILE_BYTES:
            yield Source(member_origin, base, refused=file_too_large(base, info.file_size))
        else:
            yield Source(member_origin, base, loader=_member_loader(name, base, opened, info))


def _member_loader(
    archive_name: str, base: str, opened: Callable[[], io.IOBase | io.BufferedReader], info: zipfile.ZipInfo
) -> Callable[[], bytes]:
    def load() -> bytes:
        data = bytearray()
        try:
            with opened() as file, zipfile.ZipFile(file) as archive, archive.open(info) as member:
                while chunk := member.read(_CHUNK):
                    data += chunk
                    if len(data) > FILE_BYTES:  # whatever the archive's table says
                        raise file_too_large(base, len(data))
        except ReadError:
            raise
        except Exception as error:  # zipfile and its decompressors raise many kinds
            raise _broken_archive(f"{archive_name}/{base}") from error
        return bytes(data)

    return load


def _member_path(info: zipfile.ZipInfo) -> str:
    """The member's path with '/'; names that Chinese Windows wrote in GBK read as such."""
    path = info.filename
    if not info.flag_bits & 0x800:  # not declared UTF-8: zipfile took the bytes for code page 437
        try:
            raw = path.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                path = raw.decode(encoding) or path
                break
            except UnicodeDecodeError:
                continue
    return path.replace("\\", "/")


def _broken_archive(name: str) -> BrokenFile:
    return BrokenFile(
        f"压缩包“{shown(name)}”已损坏，或不是 .zip；请重新压缩，或直接导入里面的文件。",
        f"The archive “{shown(name)}” is damaged or no .zip; pack it again, or add the files in it directly.",
    )


def _unsafe(name: str, path: str) -> UnsafeArchive:
    return UnsafeArchive(
        f"压缩包“{shown(name)}”里的“{shown(path)}”指向包外的路径，已拒绝；请解开核对后，直接导入需要的文件。",
        f"The archive “{shown(name)}” has a member “{shown(path)}” that climbs out of it, which is refused; "
        "unpack and check it, and add the files you need directly.",
    )


def _nested(name: str, base: str) -> ReadError:
    error = unsupported(base)
    return type(error)(
        f"压缩包“{shown(name)}”里还有压缩包“{shown(base)}”；请先解开它，再导入。",
        f"The archive “{shown(name)}” holds another archive, “{shown(base)}”; "
        "unpack that first and add its files.",
    )


def _locked(name: str, base: str) -> ProtectedFile:
    return ProtectedFile(
        f"压缩包“{shown(name)}”里的“{shown(base)}”设有密码；请用密码解开，再导入里面的文件。",
        f"“{shown(base)}” in the archive “{shown(name)}” needs a password; "
        "unpack it with the password and add its files.",
    )
