"""Where the warehouse lies, how it is opened for reading, and how a reader sees a new one."""

import os
from pathlib import Path
from typing import Final

import duckdb

from pipeline.errors import WarehouseError
from pipeline.warehouse.schema import AMONG, SCHEMA_VERSION

VARIABLE: Final = "INDICATOR_LEDGER_WAREHOUSE"


def default_path() -> Path:
    """The file named by the environment variable INDICATOR_LEDGER_WAREHOUSE, else data/ledger.duckdb."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(__file__).parents[2] / "data" / "ledger.duckdb"


def version(path: Path) -> str:
    """A token that changes whenever a new warehouse is published at `path`; '' where there is none."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_ino}-{state.st_mtime_ns}-{state.st_size}"


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Attach the warehouse at `path` under `name`, read-only.

    Raises WarehouseError when it is missing, damaged, no warehouse, or of another schema version.
    """
    if not path.is_file():
        raise WarehouseError(
            f"还没有数据仓库“{path}”；请先导入报告（python -m pipeline ingest 报告所在文件夹）。",
            f"There is no warehouse “{path}” yet; bring reports in first (python -m pipeline ingest FOLDER).",
        )
    quoted = str(path.resolve()).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY, TYPE duckdb)")
        found = connection.execute(f"SELECT value FROM {name}.meta WHERE key = 'schema_version'").fetchone()
    except duckdb.CatalogException as error:
        raise WarehouseError(
            f"“{path}”不是本程序的数据仓库；请用 --warehouse 指定别的文件，或将它移走后重新导入报告。",
            f"“{path}” is no warehouse of this program; name another file with --warehouse, "
            "or move it away and ingest the reports again.",
        ) from error
    except duckdb.Error as error:
        raise WarehouseError(
            f"数据仓库“{path}”打不开，可能已损坏或正被别的程序写入；请将它移走后重新导入报告。",
            f"The warehouse “{path}” cannot be opened: it is damaged or another program is writing it; "
            "move it away and ingest the reports again.",
        ) from error
    if found is None or found[0] != str(SCHEMA_VERSION):
        raise WarehouseError(
            f"数据仓库“{path}”是另一版本的程序建的；请将它移走后重新导入报告。",
            f"The warehouse “{path}” was made by another version of the program; "
            "move it away and ingest the reports again.",
        )


def open_warehouse(path: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that reads the warehouse; one `cursor()` per thread and query.

    Raises WarehouseError (see `attach`). The file is attached to a database in memory of its own: DuckDB
    shares one database between all connections of a process to one path, so that a connection opened after a
    publication would still see the old file as long as anyone reads it. A cursor forgets USE, therefore views
    of the same names lead to the file's tables and views.
    """
    connection = duckdb.connect(":memory:")
    try:
        attach(connection, path or default_path(), "ledger")
        names = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'ledger' "
            "UNION ALL SELECT view_name FROM duckdb_views() WHERE database_name = 'ledger' AND NOT internal"
        ).fetchall()
        for (name,) in names:
            connection.execute(f'CREATE VIEW "{name}" AS FROM ledger."{name}"')
        connection.execute(AMONG)
    except BaseException:
        connection.close()
        raise
    return connection
