"""kzeu data check: everything that is wrong with a dataset."""

from typing import Annotated

import typer

from kzeu_cli import dataset
from kzeu_cli.answers.data import problems
from kzeu_cli.commands.ask import OUTPUT, Ask, command
from kzeu_cli.figures.amounts import counted
from kzeu_cli.support.errors import DatasetError

PathArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[PATH]", help="File or folder of the dataset; without one, that of --data or the built-in."
    ),
]


@command(OUTPUT, examples="kzeu data check mine/")
def check(ask: Ask, path: PathArgument = None) -> None:
    """List all problems of a dataset at once, each with its file, line and key."""
    files, found = dataset.inspect(path or ask.data)
    overrides = [] if found else dataset.overrides(path or ask.data)
    examples = [] if found else dataset.examples(path or ask.data)
    ask.answer(problems(found, files, overrides, examples, dataset.nothing()))
    if found:
        raise DatasetError(found, f"{counted(len(found), 'problem')} in {path or ask.data or dataset.place(None)}")
