"""kzeu data diff: what differs between two datasets."""

from typing import Annotated

import typer

from kzeu_cli import dataset
from kzeu_cli.answers.diff import answer, differences
from kzeu_cli.commands.ask import OUTPUT, Ask, command
from kzeu_cli.dataset.check import BUILTIN
from kzeu_cli.export.snapshot import snapshot
from kzeu_cli.figures.amounts import counted
from kzeu_cli.support.errors import CheckFailed

_SCREEN = 12
_WHAT = f"A folder, a TOML file, an export to JSON or SQLite, or {BUILTIN}"
OldArgument = Annotated[str, typer.Argument(metavar="OLD", help=f"{_WHAT}.")]
NewArgument = Annotated[
    str | None, typer.Argument(metavar="[NEW]", help=f"{_WHAT}; without one, that of --data or the built-in.")
]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything differs.")]


@command(OUTPUT, examples="kzeu data diff builtin mine/\nkzeu data diff old.json --json --exit-code")
def diff(ask: Ask, old: OldArgument, new: NewArgument = None, exit_code: ExitCodeOption = False) -> None:
    """List the facts that were added, are gone or changed, field by field."""
    first, second = snapshot(old), snapshot(new or ask.data or str(dataset.place(None)))
    rows = differences(first.facts, second.facts, first.fields & second.fields)
    ask.answer(answer(rows, dataset.nothing(), ask.limit(_SCREEN)))
    if rows and exit_code:
        raise CheckFailed(counted(len(rows), "difference"))
