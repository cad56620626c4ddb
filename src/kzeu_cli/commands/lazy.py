"""Groups of commands of which each is imported only when it runs.

Typer reads the signature of every command that it knows at every start; for eighteen commands that takes longer than
answering one.
"""

from functools import partial
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kzeu_cli.answers.columns import EVERY_FIELD
from kzeu_cli.support.suggestions import nearest

# Typer does not export the class of its usage errors, and from 0.26 on it is no longer Click's.
UsageError: Any = typer.BadParameter.__base__
# By module, the app of its one command.
APPS: dict[str, typer.Typer] = {}


class LazyGroup(TyperGroup):
    """Commands that stand in the modules of a package that have their names."""

    package = ""
    names: tuple[str, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands in the order of help."""
        return list(self.names)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None if there is no such one."""
        if cmd_name not in self.names:
            return None
        module = import_module(f"{self.package}.{cmd_name}")
        command: Any = get_command(APPS.get(module.__name__) or module.app)
        command.name = cmd_name
        command.get_help = partial(_help, command)
        return command

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options of the group itself; an option of a command too early is an error."""
        own = {name for option in self.get_params(ctx) for name in option.opts}
        command = next((word for word in args if word in self.names), None)
        if command and args[0].startswith("--") and args[0].partition("=")[0] not in own:
            raise UsageError(f"options go after the command, as in {ctx.command_path} {command} {args[0]}", ctx)
        return list(super().parse_args(ctx, args))

    def get_help(self, ctx: Any) -> str:
        """Write the help of the group."""
        return _help(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command of a command line; the error names the nearest."""
        if args and args[0] not in self.names and not args[0].startswith("-"):
            close = nearest(args[0], self.names)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            question = "; kzeu search takes questions" if "search" in self.names and not close else ""
            raise UsageError(f"no command {args[0]!r}{hint}{question}", ctx)
        return super().resolve_command(ctx, _with_field_list(args))


def _help(command: Any, ctx: Any) -> str:
    from kzeu_cli.commands.help import text  # half a millisecond that only --help needs

    return text(command, ctx)


def _with_field_list(args: list[str]) -> list[str]:
    """Let `--fields` stand without a value, which Typer's options cannot: it then asks which fields there are."""
    whole: list[str] = []
    for number, arg in enumerate(args):
        if arg == "--":
            return [*whole, *args[number:]]
        whole.append(arg)
        if arg == "--fields" and (number + 1 == len(args) or args[number + 1].startswith("-")):
            whole.append(EVERY_FIELD)
    return whole
