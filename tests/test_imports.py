"""The borders between the parts: who may import what, read from the source, not by importing it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted([ROOT / "dashboard.py", *ROOT.glob("pages/**/*.py"), *ROOT.glob("pipeline/**/*.py")])
PAGES = ["dashboard.py", "pages/"]
COMMAND_LINE = {"pipeline/__main__.py", "pipeline/cli.py", "pipeline/learning.py"}


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Every module or name that the tree imports anywhere, with dots; `package` is what `from .` means."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")
            base = ".".join(above[: len(above) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def parsed(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def package(path: str) -> str:
    return ".".join(Path(path).parent.parts)


def importers(target: str, among: str = "") -> set[str]:
    """The files whose path starts with `among` that import the module `target` or something in it."""
    found = set()
    for file in FILES:
        path = file.relative_to(ROOT).as_posix()
        names = imported(parsed(path), package(path))
        if path.startswith(among) and any(f"{name}.".startswith(f"{target}.") for name in names):
            found.add(path)
    return found


def test_imports_are_found_wherever_and_however_they_are_written() -> None:
    source = "import a.b as c\ndef f():\n    from . import d\n    from ..e import g\n    from h import i\n"
    assert set(imported(ast.parse(source), "pipeline.extract")) == {
        "a.b", "pipeline.extract", "pipeline.extract.d", "pipeline.e", "pipeline.e.g", "h", "h.i",
    }  # fmt: skip


def test_only_the_frame_and_the_pages_import_streamlit() -> None:
    found = importers("streamlit")
    assert "dashboard.py" in found
    assert {path for path in found if not path.startswith(tuple(PAGES))} == set()


@pytest.mark.parametrize(
    ("part", "stranger"),
    [
        ("pipeline/extract/", "duckdb"),
        ("pipeline/extract/", "pandas"),
        ("pipeline/extract/", "plotly"),
        ("pipeline/extract/", "pipeline.warehouse"),
        ("pipeline/extract/", "pipeline.queries"),
        ("pipeline/charts/", "duckdb"),
        ("pipeline/charts/", "pipeline.warehouse"),
        ("pipeline/charts/", "pipeline.queries"),
        ("pipeline/queries/", "plotly"),
        ("pipeline/queries/", "pipeline.charts"),
        ("pipeline/warehouse/", "pipeline.queries"),
        ("pipeline/warehouse/", "pipeline.charts"),
        ("pipeline/", "pages"),
    ],
)
def test_a_part_knows_nothing_of_what_comes_after_it(part: str, stranger: str) -> None:
    assert any(file.relative_to(ROOT).as_posix().startswith(part) for file in FILES)
    assert importers(stranger, part) == set()


def test_only_training_needs_scipy() -> None:
    assert importers("scipy") == {"pipeline/training.py"}


def test_only_the_command_line_knows_training() -> None:
    assert importers("pipeline.training") <= COMMAND_LINE


def test_the_program_starts_without_what_only_training_needs() -> None:
    for path in importers("pipeline.training"):
        for statement in parsed(path).body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                assert "pipeline.training" not in set(imported(statement, package(path))), path
