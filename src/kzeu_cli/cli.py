"""The app: finds the command, runs it, and turns any error into one line and an exit code."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kzeu_cli import __version__
from kzeu_cli.emit import remark, write
from kzeu_cli.errors import KzeuError
from kzeu_cli.near import advice

# In the order in which help lists them. Each stands in the module of `commands` that has its name, and that module is
# imported only when its command runs: building all of them takes longer than answering one.
COMMANDS = ("timeline", "trade", "fdi", "compare", "cite", "facts", "show")
INTERRUPTED = 130

# Typer does not export the class of its usage errors, and from 0.26 on it is no longer Click's.
UsageError: Any = typer.BadParameter.__base__


class Commands(TyperGroup):
    """The commands, each imported when it is needed."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None if there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kzeu_cli.commands.{cmd_name}")
        command = get_command(module.app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command of a command line; the error names the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(f"no command {args[0]!r}; {advice(args[0], COMMANDS, all_with='kzeu --help')}", ctx)
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=Commands, add_completion=False, invoke_without_command=True, rich_markup_mode="rich")


def _show_version(wanted: bool) -> None:
    if wanted:
        from kzeu_cli.dataset import load  # only --version reads the data before a command is known

        dataset = load(None, "party")
        write(f"kzeu {__version__}\ndataset {dataset.id} {dataset.version}\n")
        raise typer.Exit


@app.callback()
def kzeu(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the versions of program and data.")
    ] = False,
) -> None:
    """Ask about Kazakhstan–EU relations: every fact with its number, its date and its source."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(import_module("kzeu_cli.commands.home").home)


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    try:
        code = app(list(args) if args is not None else None, prog_name="kzeu", standalone_mode=False)
    except UsageError as error:
        remark(f"{_one_line(error.format_message())} (see {_help_of(error)})")
        return int(error.exit_code)
    except KzeuError as error:
        remark(_one_line(str(error)))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit."""
    sys.exit(run(args))


def _one_line(message: str) -> str:
    return " ".join(message.split()).removesuffix(".")


def _help_of(error: Any) -> str:
    return f"{error.ctx.command_path if error.ctx else 'kzeu'} --help"
