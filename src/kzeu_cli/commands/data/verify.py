"""kzeu data verify: the article layer against the article."""

from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli.answers.verify import answer
from kzeu_cli.commands.ask import OUTPUT, Ask, command
from kzeu_cli.support.errors import CheckFailed
from kzeu_cli.verify import verify as hold
from kzeu_cli.verify.text import read

FileArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="The article as plain text or as a saved HTML page; - reads it from stdin."),
]


@command(OUTPUT, examples="kzeu data verify article.txt")
def verify(ask: Ask, file: FileArgument) -> None:
    """Hold the article layer against the article: what is confirmed, moved, changed, gone or not covered."""
    dataset = ask.load()
    report = hold(read(file), dataset)
    if report.is_of_something_else:
        raise CheckFailed(f"{file} is not the article of the dataset: {report.verdict}")
    ask.answer(answer(report, dataset, summed_up=ask.is_for_people))
    if not report.is_faithful:
        raise CheckFailed(f"data and page differ: {report.verdict}")
