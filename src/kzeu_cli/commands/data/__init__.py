"""kzeu data: what concerns the dataset itself. One module for each command, named as the user types it."""

import typer

from kzeu_cli.commands.lazy import LazyGroup
from kzeu_cli.commands.options import CONTEXT


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


app = typer.Typer(cls=DataCommands, add_completion=False, no_args_is_help=True, context_settings=CONTEXT)


@app.callback()
def data() -> None:
    """Check, query, export and extend the dataset itself."""
