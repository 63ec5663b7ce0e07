"""What the READMEs say is so: commands, pages, packages, files."""

import re
from pathlib import Path

import pytest
import typer

from pipeline.interface import sentences
from pipeline.learning import app
from pipeline.warehouse import opening

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")

in_each_language = pytest.mark.parametrize("readme", READMES)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(readme: str) -> list[str]:
    """The commands that a reader is told to run, in order."""
    blocks = re.findall(r"^```(?:sh|powershell)\n(.*?)^```", read(readme), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def requirements(name: str) -> set[str]:
    lines = read(name).splitlines()
    return {re.split(r"[\[~<>=]", line)[0].lower() for line in lines if line and line[0] not in "#-"}


def tables(readme: str) -> tuple[list[str], list[str], list[str]]:
    """The first cells of the tables of pages, commands and packages."""
    found = re.findall(r"^\| --- .*\n((?:\|.*\n)+)", read(readme), re.MULTILINE)
    pages, listed, packages = (
        [row.split(" | ")[0].lstrip("| ") for row in rows.splitlines()] for rows in found
    )
    return pages, listed, packages


def test_both_languages_give_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh-CN.md")


def test_the_gate_runs_the_tests_as_a_reader_is_told_to() -> None:
    (told,) = [line for line in commands("README.md") if line.startswith("python3.11") and "pytest" in line]
    assert read(".ci/run").splitlines()[-1] == told


def test_windows_is_told_the_same_steps() -> None:
    told = [line for line in commands("README.md") if " -m venv " in line]
    posix = [line.split(" && ") for line in told if line.startswith("python3.11 ")]
    windows = [line.split("; ") for line in told if line.startswith("py -3.11 ")]
    assert len(posix) == 2
    assert [
        [step.replace("python3.11", "py -3.11").replace(".venv/bin/", ".venv\\Scripts\\") for step in steps]
        for steps in posix
    ] == windows


@in_each_language
def test_files_that_are_linked_or_named_are_there(readme: str) -> None:
    linked = re.findall(r"\]\(([^)]+)\)", read(readme))
    made_later = {"data/ledger.duckdb"}
    named = re.findall(r"`((?:data|pipeline|tests|docs|\.ci|requirements)[\w./-]*)`", read(readme))
    run = re.findall(r"\S+\.py\b|requirements[\w-]*\.txt", "\n".join(commands(readme)))
    assert len(linked) >= 4
    assert [name for name in {*linked, *named, *run} - made_later if not (ROOT / name).exists()] == []


@in_each_language
def test_every_package_of_the_program_is_explained_and_no_other(readme: str) -> None:
    _, _, packages = tables(readme)
    assert {name.lower() for name in packages} == requirements("requirements.txt")


@in_each_language
def test_every_package_of_the_tests_and_the_training_is_named(readme: str) -> None:
    named = requirements("requirements-dev.txt") | requirements("requirements-train.txt")
    assert {name for name in named if name not in read(readme)} == set()


@in_each_language
def test_the_commands_listed_are_those_there_are(readme: str) -> None:
    _, listed, _ = tables(readme)
    assert {cell.strip("`").split()[0] for cell in listed} == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@in_each_language
def test_the_pages_listed_are_those_there_are(readme: str) -> None:
    titles = {key: f"{title['zh']} {title['en']}" for key, title in sentences().items()}
    there = {titles.get(f"page_{file.stem}") for file in ROOT.glob("pages/*.py")} - {None}
    listed, _, _ = tables(readme)
    assert set(listed) == there


@in_each_language
def test_the_warehouse_is_where_the_readme_says(readme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(opening.VARIABLE, raising=False)
    assert opening.VARIABLE in read(readme)
    assert opening.default_path().relative_to(ROOT).as_posix() in read(readme)
