"""The help of a command, as plain text: a section for each kind of option, and its examples as they are typed."""

from typing import Any

import typer

from kzeu_cli.support.terminal import has_colours, legible, width

# What is longer than this stands on a line of its own.
_MARGIN = 26
# Where less than this is left beside the names, the meanings stand below them.
_READABLE = 22


def text(command: Any, ctx: Any) -> str:
    """Write the help of a command; `command` and `ctx` are Click's, wherever Typer keeps it."""
    # Click prints colours only where it finds some itself.
    ctx.color = has_colours()
    # Longer lines are no pleasure to read.
    room = min(width(), 80) - 2
    lines = [
        *_filled(f"Usage: {' '.join((ctx.command_path, *command.collect_usage_pieces(ctx)))}", room, indent=7),
        "",
        *_filled(command.help or "", room),
    ]
    found = sections(command, ctx)
    widest = max(len(name) for rows in found.values() for name, _ in rows if len(name) <= _MARGIN)
    for heading, rows in found.items():
        lines += ["", _bold(f"{heading}:")]
        for name, words in rows:
            lines += _entry(name, words, widest, room)
    if command.epilog:
        examples = command.epilog.strip().splitlines()
        lines += ["", _bold("Examples:" if len(examples) > 1 else "Example:")]
        for line in examples:
            # A shell goes on reading after a backslash.
            *first, last = _filled(line.strip(), room - 4, indent=4)
            lines += [*(f"  {part} \\" for part in first), f"  {last}"]
    return legible("\n".join(lines))


def _entry(name: str, words: str, widest: int, room: int) -> list[str]:
    """Write what a name means beside it, or below it if the line has not the room."""
    beside = room - widest - 4
    if beside < _READABLE:
        return [f"  {part}" for part in (*_filled(name, room - 2), *(f"    {row}" for row in _filled(words, room - 6)))]
    first, *rest = _filled(words, beside) or [""]
    margin = " " * (widest + 4)
    head = [f"  {name:<{widest}}  {first}"] if len(name) <= widest else [f"  {name}", f"{margin}{first}"]
    return [line.rstrip() for line in (*head, *(f"{margin}{row}" for row in rest))]


def _filled(words: str, room: int, indent: int = 0) -> list[str]:
    from textwrap import wrap  # a millisecond that only help needs

    return wrap(words, room, subsequent_indent=" " * indent, break_on_hyphens=False)


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
    return typer.style(heading, bold=True) if has_colours() else heading
