"""Write the man pages in share/man from the help of the commands; with --check, only say whether they are stale."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from kzeu_cli import __version__
from kzeu_cli.cli import app
from kzeu_cli.commands.help import sections

FOLDER = Path(__file__).parents[1] / "share" / "man" / "man1"
EXIT_CODES = (
    ("0", "Answered; an empty answer too."),
    ("1", "The thing named does not exist, or a check asked to fail did."),
    ("2", "The command line is wrong."),
    ("3", "The dataset cannot be read or is invalid."),
    ("130", "Interrupted."),
)
ENVIRONMENT = (
    ("KZEU_DATA", "Another dataset: a file or folder."),
    ("NO_COLOR, FORCE_COLOR", "Without colours; with colours also when piped."),
    ("COLUMNS", "Width of tables; 80 when piped, if not set."),
)


def pages() -> Iterator[tuple[str, str]]:
    """Make the pages: name of the file and its text."""
    yield from _pages(get_command(app), "kzeu", None)


def _pages(command: Any, path: str, parent: Any) -> Iterator[tuple[str, str]]:
    context = command.make_context(path.rpartition(" ")[2], [], parent=parent, resilient_parsing=True)
    yield f"{path.replace(' ', '-')}.1", "\n".join(_page(command, path, context)) + "\n"
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from _pages(command.get_command(context, name), f"{path} {name}", context)


def _page(command: Any, path: str, context: Any) -> Iterator[str]:
    title = path.replace(" ", "-")
    yield f'.TH {title.upper()} 1 "" "kzeu {__version__}" "User Commands"'
    yield from (".SH NAME", f"{_plain(title)} \\- {_plain(command.get_short_help_str(200).rstrip('.'))}")
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (".SH SYNOPSIS", f".B {_plain(path)}", _plain(usage))
    yield from (".SH DESCRIPTION", *_paragraphs(command.help or ""))
    for heading, rows in sections(command, context).items():
        yield f".SH {heading.upper()}"
        yield from _list(rows)
    if command.epilog:
        examples = (_plain(line.strip()) for line in command.epilog.strip().splitlines())
        yield from (".SH EXAMPLES", ".nf", *examples, ".fi")
    if " " not in path:
        yield from (".SH ENVIRONMENT", *_list(ENVIRONMENT), ".SH EXIT STATUS", *_list(EXIT_CODES))
    else:
        yield from (".SH SEE ALSO", f".BR {_plain(path.rpartition(' ')[0].replace(' ', '-'))} (1)")


def _list(rows: Any) -> Iterator[str]:
    for term, words in rows:
        yield from (".TP", f".B {_plain(term)}", _plain(words))


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield _plain(" ".join(paragraph.split()))


def _plain(text: str) -> str:
    """Escape what roff would obey: backslashes, hyphens, and a leading point or apostrophe."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main() -> int:
    """Write the pages, or compare them with those that are there."""
    os.environ["COLUMNS"] = "80"  # help says what it says at any width, but must not depend on it here
    made = dict(pages())
    kept = {path.name: path.read_text() for path in FOLDER.glob("*.1")}
    if "--check" in sys.argv:
        stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
        print(f"stale: {', '.join(stale)}; run scripts/man.py" if stale else "the man pages are up to date")
        return bool(stale)
    for name in kept.keys() - made.keys():
        (FOLDER / name).unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
