"""kzeu data: what concerns the dataset itself. One module for each command, named as the user types it."""

import typer

from kzeu_cli.commands.lazy import LazyGroup
from kzeu_cli.commands.options import CONTEXT
from kzeu_cli.emit import write


class DataCommands(LazyGroup):
    """The commands of `kzeu data`, in the order in which help lists them."""

    package = "kzeu_cli.commands.data"
    names = (
        "info",
        "changes",
        "path",
        "check",
        "diff",
        "add",
        "import",
        "verify",
        "new",
        "schema",
        "sql",
        "export",
        "compile",
    )


app = typer.Typer(cls=DataCommands, add_completion=False, invoke_without_command=True, context_settings=CONTEXT)


@app.callback()
def data(ctx: typer.Context) -> None:
    """Check, query, export and extend the dataset itself."""
    if ctx.invoked_subcommand is None:
        write(f"{ctx.get_help()}\n")
