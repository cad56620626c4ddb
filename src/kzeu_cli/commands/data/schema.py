"""kzeu data schema: the JSON Schemas of the files and of what commands print."""

import shlex
from typing import Annotated

import typer

from kzeu_cli.answers import schema as schemas
from kzeu_cli.answers.formats import dumps
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import command
from kzeu_cli.commands.lazy import UsageError
from kzeu_cli.commands.options import SCHEMA_FLAG
from kzeu_cli.emit import write
from kzeu_cli.support.errors import NotFoundError, WrongUsage

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", metavar="COMMAND",
        help='Of what this command prints with --json, arguments and options included: "trade --in EUR".',
        autocompletion=completion.command_lines,
    ),
]  # fmt: skip


@command(examples="kzeu data schema > schema.json\nkzeu data schema --output 'trade --in USD'")
def schema(ctx: typer.Context, output: OutputOption = None) -> None:
    """Print the JSON Schema of the dataset's TOML files, or of what a command prints."""
    if output is None:
        write(f"{dumps(schemas.of_files(), indent=2)}\n", exact=True)
        return
    try:
        words = shlex.split(output)
    except ValueError as error:
        raise WrongUsage(f"--output {output!r} is no command line: {error}") from None
    try:
        ctx.find_root().command.main([*words, SCHEMA_FLAG], prog_name="kzeu", standalone_mode=False)
    except UsageError as error:
        if SCHEMA_FLAG in error.format_message():
            raise NotFoundError(f"kzeu {output} prints no rows, so it has no schema") from None
        raise
