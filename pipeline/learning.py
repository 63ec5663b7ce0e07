"""The commands of whoever betters the extractor: evaluate it against hand-made answers, train it anew."""

from pathlib import Path
from typing import Annotated, Any, Final

import typer

from pipeline import evaluate as measure
from pipeline.cli import FIELDS, app, system_language
from pipeline.extract import extract
from pipeline.extract.choice import WEIGHTS, save
from pipeline.interface import text
from pipeline.read import read
from pipeline.reports import split

LABELS: Final = Path(__file__).parents[1] / "data" / "labels"
PRACTICE: Final = Path(__file__).parents[1] / "data" / "training"

_HELP: Final = system_language()
Gold = Annotated[list[Path], typer.Argument(help=text("cli_gold_help", _HELP), exists=True, dir_okay=False)]
Texts = Annotated[list[Path], typer.Option(help=text("cli_texts_help", _HELP), exists=True)]
Folds = Annotated[int, typer.Option(help=text("cli_folds_help", _HELP), min=0)]
Output = Annotated[Path, typer.Option(help=text("cli_weights_help", _HELP))]


@app.command(help=text("cli_evaluate_help", _HELP))
def evaluate(gold: Gold, texts: Texts, folds: Folds = 0) -> None:
    """Print how far extraction agrees with hand-made answers, per file, per field and per kind."""
    answers = measure.rows(gold)
    files = _files(texts)
    if folds:
        training = _training()
        reports = training.labelled(answers, files)
        with typer.progressbar(length=folds, label=text("cli_folds", _HELP)) as bar:
            found = training.cross_validate(reports, _always(training, files), folds, lambda _: bar.update(1))
    else:
        wanted = {row["file"] for row in answers}
        found = []
        for path in files:
            if path.name in wanted:
                document = read(path.name, path.read_bytes())
                for report in split(document):
                    observations = extract(document, report).observations
                    found += [
                        {"file": path.name} | {name: getattr(o, name) for name in FIELDS}
                        for o in observations
                    ]
    typer.echo(measure.report(measure.evaluate(found, answers)))


@app.command(help=text("cli_train_help", _HELP))
def train(gold: Gold, texts: Texts, output: Output = WEIGHTS) -> None:
    """Learn the extractor's weights from the gold, the labels and the practice reports."""
    training = _training()
    files = _files(texts)
    reports = [*training.labelled(measure.rows(gold), files), *_always(training, files)]
    save(output, training.train(reports))
    typer.echo(text("cli_trained", _HELP, reports=len(reports), output=output))


def _files(paths: list[Path]) -> list[Path]:
    return [
        file
        for path in paths
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file.is_file()
    ]


def _training() -> Any:
    try:
        from pipeline import training  # needs scipy, which only learning needs
    except ImportError as error:
        typer.echo(text("cli_needs_scipy", _HELP), err=True)
        raise typer.Exit(1) from error
    return training


def _always(training: Any, files: list[Path]) -> list[Any]:
    """The labels whose texts are among the files, and the practice reports."""
    names = {file.name for file in files}
    own = [row for row in measure.rows(sorted(LABELS.glob("*.jsonl"))) if row["file"] in names]
    return [
        *training.labelled(own, files, training.LABEL),
        *training.practice(sorted(PRACTICE.glob("*.txt"))),
    ]
