"""The atomic switch: a warehouse is built beside the old one and takes its place when it is whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.errors import WarehouseBusy, WarehouseError


@contextmanager
def publishing(path: Path) -> Iterator[Path]:
    """Gives the path to build the new warehouse at, and publishes it at `path` on leaving without an error.

    Nothing is published where the body builds nothing. A reader that has the old file open goes on reading.
    Raises WarehouseBusy when another ingestion is under way, WarehouseError when the file cannot be written; after
    any error or interruption the old warehouse stands as it was.
    """
    part = path.with_name(path.name + ".part")
    with _only_one(path):
        try:
            _remove(part)
            yield part
            if part.exists():
                _switch(part, path)
        except duckdb.IOException as error:
            raise _not_writable(path) from error
        finally:
            _remove(part)


def _not_writable(path: Path) -> WarehouseError:
    return WarehouseError(
        f"数据仓库“{path}”写不进去；请检查文件夹权限和磁盘剩余空间，再导入一次。",
        f"The warehouse “{path}” cannot be written; check the folder's permissions and the free disk "
        "space, and ingest again.",
    )


def _switch(part: Path, path: Path) -> None:
    try:
        os.replace(part, path)
    except PermissionError as error:  # Windows refuses while a reader has the old file open
        raise WarehouseError(
            f"数据仓库“{path}”正被别的程序打开，无法更新；请关闭看板和其他打开它的程序，再导入一次。",
            f"The warehouse “{path}” is open in another program and cannot be replaced; "
            "close the dashboard and whatever else has it open, and ingest again.",
        ) from error
    except OSError as error:  # a folder stands in its place
        raise _not_writable(path) from error


def _remove(part: Path) -> None:
    for file in (part, part.with_name(part.name + ".wal")):
        file.unlink(missing_ok=True)


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Holds the lock beside `path`; the system lets go of it when the process ends, however it ends."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.with_name(path.name + ".lock").open("a+b")
    except OSError as error:
        raise _not_writable(path) from error
    with opened as lock:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise WarehouseBusy(
                f"另一次导入正在写数据仓库“{path}”；请等它结束后再导入。",
                f"Another ingestion is writing the warehouse “{path}”; wait for it to end and ingest again.",
            ) from error
        yield
