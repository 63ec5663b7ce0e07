"""The command line: ingest, extract, export, status."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline import catalogue, model, periods, reports
from pipeline import export as exporting
from pipeline.errors import LedgerError, ReadError
from pipeline.extract import extract as extract_report
from pipeline.ingest import FileResult, storable
from pipeline.ingest import ingest as ingest_files
from pipeline.interface import text
from pipeline.queries import upload
from pipeline.queries.holdings import holdings, last_filled
from pipeline.read import read, sources
from pipeline.read.limits import shown
from pipeline.warehouse import default_path, open_warehouse

FIELDS: Final = (
    "start",
    "end",
    "kind",
    "status",
    "indicator",
    "value",
    "unit",
    "period",
    "entity",
    "basis",
    "qualifier",
)
NOT_ALL_DONE: Final = 1


def system_language() -> str:
    """'zh' where the system's locale is Chinese or says nothing, else 'en'."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if named.split(".")[0] in ("", "C", "POSIX") or named.startswith("zh") else "en"


def _help(key: str, **values: str) -> str:
    return text(key, system_language(), **values)


def _among(choices: Sequence[str]) -> Callable[[list[str] | None], list[str] | None]:
    def check(given: list[str] | None) -> list[str] | None:
        for value in given or ():
            if value not in choices:
                raise typer.BadParameter(_help("cli_unknown_choice", given=value, choices=", ".join(choices)))
        return given

    return check


def _period_codes(given: list[str] | None) -> list[str] | None:
    def coded(words: str) -> str:
        try:
            return periods.code(words)
        except ValueError as error:
            raise typer.BadParameter(_help("cli_unknown_period", given=words)) from error

    return given and [coded(words) for words in given]


def _with_aliases(given: list[str] | None) -> list[str] | None:
    """The names as given, and the catalogued indicator that each may be an alias of."""
    return given and [*given, *filter(None, map(catalogue.match, given))]


app = typer.Typer(help=_help("cli_about"), no_args_is_help=True, add_completion=False)

Paths = Annotated[list[Path], typer.Argument(help=_help("cli_paths_help"))]
WarehouseFile = Annotated[Path | None, typer.Option("--warehouse", help=_help("cli_warehouse_help"))]
Output = Annotated[Path, typer.Option(help=_help("cli_output_help"))]
Language = Annotated[Literal["zh", "en"] | None, typer.Option(help=_help("cli_language_help"))]
Indicators = Annotated[
    list[str] | None, typer.Option(help=_help("cli_indicator_help"), callback=_with_aliases)
]
Organisations = Annotated[list[str] | None, typer.Option(help=_help("cli_organisation_help"))]
OrganisationTypes = Annotated[
    list[str] | None,
    typer.Option(
        help=_help("cli_organisation_type_help", types=", ".join(model.ORGANISATION_TYPES)),
        callback=_among(model.ORGANISATION_TYPES),
    ),
]
Periods = Annotated[list[str] | None, typer.Option(help=_help("cli_period_help"), callback=_period_codes)]
Kinds = Annotated[
    list[str] | None,
    typer.Option(help=_help("cli_kind_help", kinds=", ".join(model.KINDS)), callback=_among(model.KINDS)),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        help=_help("cli_status_filter_help", statuses=", ".join(model.STATUSES)),
        callback=_among(model.STATUSES),
    ),
]


@app.command(help=_help("cli_ingest_help"))
def ingest(paths: Paths, warehouse: WarehouseFile = None, language: Language = None) -> None:
    """Bring reports into the warehouse."""
    spoken = language or system_language()
    path = warehouse or default_path()
    with _errors_said(spoken), _progress(spoken) as progress:
        task = progress.add_task("", total=None)

        def tell(done: int, total: int, result: FileResult) -> None:
            progress.update(task, completed=done, total=total, description=shown(result.file))

        summary = ingest_files(paths, path, tell)
    if not summary.files:
        typer.echo(text("cli_nothing_found", spoken), err=True)
        raise typer.Exit(NOT_ALL_DONE)
    for result in summary.files:
        typer.echo(_line(result, spoken))
    counts = {outcome: summary.count(outcome) for outcome in ("read", "unchanged", "passed_over", "refused")}
    new = {what: f"{summary.total(what):,}" for what in ("reports", "observations", "leftovers")}
    typer.echo(text("cli_ingested", spoken, **counts, **new))
    typer.echo(text("cli_published" if summary.published else "cli_nothing_new", spoken, warehouse=path))
    if counts["refused"]:
        raise typer.Exit(NOT_ALL_DONE)


@app.command(help=_help("cli_extract_help"))
def extract(files: Paths, output: Output, language: Language = None) -> None:
    """Write observations as lines of JSON."""
    spoken = language or system_language()
    lines: list[str] = []
    refused: list[LedgerError] = []
    found = [source for source in sources(files) if source.passed_over is None]
    with _progress(spoken) as progress:
        for source in progress.track(found):
            try:
                document = read(storable(source.name), source.load(), source.origin)
            except ReadError as error:
                refused.append(error)
                continue
            for report in reports.split(document):
                for observation in extract_report(document, report).observations:
                    row = {"file": document.file} | {name: getattr(observation, name) for name in FIELDS}
                    lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    _write(output, "".join(lines).encode(), spoken)
    for reason in refused:
        typer.echo(text("cli_refused", spoken, reason=reason.message(spoken)), err=True)
    read_files = len(found) - len(refused)
    counts = {
        "read": read_files,
        "observations": f"{len(lines):,}",
        "refused": len(refused),
        "output": output,
    }
    typer.echo(text("cli_extracted", spoken, **counts))
    if refused or not found:
        raise typer.Exit(NOT_ALL_DONE)


@app.command(help=_help("cli_export_help"))
def export(
    output: Output,
    format_: Annotated[
        Literal["csv", "xlsx", "parquet"], typer.Option("--format", help=_help("cli_format_help"))
    ],
    warehouse: WarehouseFile = None,
    indicator: Indicators = None,
    organisation: Organisations = None,
    organisation_type: OrganisationTypes = None,
    period: Periods = None,
    kind: Kinds = None,
    status: Statuses = None,
    language: Language = None,
) -> None:
    """Write the observations that pass the filters to a file."""
    spoken = language or system_language()
    with _errors_said(spoken):
        with open_warehouse(warehouse or default_path()) as connection:
            rows = exporting.rows(
                connection,
                indicator=indicator or (),
                organisation=organisation or (),
                organisation_type=organisation_type or (),
                period=period or (),
                kind=kind or (),
                status=status or (),
            )
        if rows.empty:
            typer.echo(text("cli_no_rows", spoken), err=True)
            raise typer.Exit(NOT_ALL_DONE)
        _write(output, exporting.to_bytes(rows, format_, spoken), spoken)
    typer.echo(text("cli_exported", spoken, rows=f"{len(rows):,}", output=output))


@app.command(help=_help("cli_status_help"))
def status(warehouse: WarehouseFile = None, language: Language = None) -> None:
    """Say what the warehouse holds."""
    spoken = language or system_language()
    path = warehouse or default_path()
    with _errors_said(spoken), open_warehouse(path) as connection:
        counts = {name: f"{count:,}" for name, count in holdings(connection).items()}
        last = last_filled(connection)
        files = upload.files(connection)
        refusals = upload.refusals(connection)
    typer.echo(text("cli_holds", spoken, warehouse=path, **counts))
    if last is not None:
        typer.echo(text("cli_last_filled", spoken, finished=f"{last[0]:%Y-%m-%d %H:%M:%S}", seconds=last[1]))
    for file in files.to_dict("records"):
        held = {name: file[name] for name in ("reports", "observations", "leftovers")}
        typer.echo(text("cli_file_held", spoken, origin=shown(str(file["origin"])), **held))
    for message in refusals[f"message_{spoken}"]:
        typer.echo(text("cli_refused", spoken, reason=message))


def _line(result: FileResult, language: str) -> str:
    if result.reason is not None:
        return text(f"cli_{result.outcome}", language, reason=result.reason.message(language))
    counts = {name: getattr(result, name) for name in ("reports", "observations", "masked", "leftovers")}
    return text(f"cli_{result.outcome}", language, file=shown(result.file), **counts)


def _write(output: Path, data: bytes, language: str) -> None:
    """Write the whole file or nothing of it."""
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, output)
    except OSError as error:
        part.unlink(missing_ok=True)
        typer.echo(text("cli_not_written", language, output=output), err=True)
        raise typer.Exit(NOT_ALL_DONE) from error


@contextmanager
def _errors_said(language: str) -> Iterator[None]:
    """A LedgerError is one sentence on standard error and exit status 1."""
    try:
        yield
    except LedgerError as error:
        typer.echo(error.message(language), err=True)
        raise typer.Exit(NOT_ALL_DONE) from error


@contextmanager
def _progress(language: str) -> Iterator[Progress]:
    columns = (
        TextColumn(text("cli_reading", language), markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress
