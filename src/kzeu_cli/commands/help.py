"""The help of a command, as plain text: a section for each kind of option, and its examples as they are typed."""

import os
import sys
from typing import Any

import typer

from kzeu_cli.support.terminal import is_plain, legible

# What is longer than this stands on a line of its own.
_MARGIN = 26


def text(command: Any, ctx: Any) -> str:
    """Write the help of a command; `command` and `ctx` are Click's, wherever Typer keeps it."""
    page = ctx.make_formatter()
    page.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)))
    page.write_paragraph()
    page.write_text(command.help or "")
    found = sections(command, ctx)
    widest = max(len(name) for rows in found.values() for name, _ in rows if len(name) <= _MARGIN)
    for heading, rows in found.items():
        with page.section(_bold(heading)):
            page.write_dl([(name.ljust(widest), words) for name, words in rows], col_max=_MARGIN)
    if command.epilog:
        with page.section(_bold("Examples" if "\n" in command.epilog.strip() else "Example")):
            page.write("".join(f"  {line.strip()}\n" for line in command.epilog.strip().splitlines()))
    return legible(page.getvalue().rstrip("\n"))


def sections(command: Any, ctx: Any) -> dict[str, list[tuple[str, str]]]:
    """Sort commands, arguments and options under headings, in the order in which they are declared."""
    found: dict[str, list[tuple[str, str]]] = {}
    names = command.list_commands(ctx) if hasattr(command, "list_commands") else ()
    if names:
        found["Commands"] = [(name, command.get_command(ctx, name).get_short_help_str(200)) for name in names]
    for param in command.get_params(ctx):
        usual = "Arguments" if param.param_type_name == "argument" else "Options"
        if record := param.get_help_record(ctx):
            # Click's own --help has no panel.
            found.setdefault(getattr(param, "rich_help_panel", None) or usual, []).append(record)
    return found


def _bold(heading: str) -> str:
    if not sys.stdout.isatty() or is_plain() or os.environ.get("NO_COLOR"):
        return heading
    return typer.style(heading, bold=True)
