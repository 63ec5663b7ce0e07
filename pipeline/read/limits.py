"""What is too much for one file or one archive, and how a file's name is shown in a sentence."""

from typing import Final

from pipeline.errors import FileTooLarge

FILE_BYTES: Final = 50 * 1024 * 1024
UNPACKED_BYTES: Final = 500 * 1024 * 1024
SHOWN_CHARACTERS: Final = 80


def shown(name: str) -> str:
    """The name safe for one line of a sentence: controls escaped, the middle of a long name cut."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
    if len(safe) <= SHOWN_CHARACTERS:
        return safe
    half = SHOWN_CHARACTERS // 2
    return f"{safe[:half]}…{safe[-half:]}"


def file_too_large(name: str, size: int) -> FileTooLarge:
    """The refusal of one file of `size` bytes."""
    limit, is_ = FILE_BYTES // 1024**2, size / 1024**2
    return FileTooLarge(
        f"文件“{shown(name)}”有 {is_:.0f} MB，超过单个文件 {limit} MB 的上限；请拆成几个文件后再导入。",
        f"The file “{shown(name)}” is {is_:.0f} MB, over the limit of {limit} MB for one file; "
        "split it into several files and add them again.",
    )


def archive_too_large(name: str) -> FileTooLarge:
    """The refusal of an archive, or of a Word file, that unpacks to more than `UNPACKED_BYTES`."""
    limit = UNPACKED_BYTES // 1024**2
    return FileTooLarge(
        f"“{shown(name)}”解开后超过 {limit} MB 的上限；请只留下报告，分成几个压缩包后再导入。",
        f"“{shown(name)}” unpacks to more than the limit of {limit} MB; "
        "keep only the reports, split them over several archives and add them again.",
    )
