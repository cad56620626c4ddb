"""The app: finds the command, runs it, and turns any error into one line and an exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from kzeu_cli import __version__
from kzeu_cli.commands import completion
from kzeu_cli.commands.lazy import LazyGroup, UsageError
from kzeu_cli.commands.options import CONTEXT, DataOption, JsonOption
from kzeu_cli.emit import announce, remark, write
from kzeu_cli.support.errors import DatasetError, KzeuError, NotFoundError, Stopped
from kzeu_cli.support.suggestions import nearest

# As shells count: the number of the signal beside 128.
SIGNALLED = 128
INTERRUPTED = 130
UNEXPECTED = 70  # EX_SOFTWARE of sysexits.h
DEBUG = "KZEU_DEBUG"
# What the shells' completion scripts call: with words as they are, or as they are typed, quotes and all.
COMPLETE, COMPLETE_QUOTED = "__complete", "__complete-quoted"


class Commands(LazyGroup):
    """The commands of kzeu, in the order in which help lists them."""

    package = "kzeu_cli.commands"
    names = (
        "timeline", "trade", "fdi", "compare", "cite",
        "search", "topics", "agreements", "meetings", "programmes", "people",
        "facts", "show", "audit", "data",
    )  # fmt: skip


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from kzeu_cli.dataset import load  # only --version reads the data before a command is known

        dataset = load(None, "party")
        write(f"kzeu {__version__}\ndataset {dataset.id} {dataset.version}\n")
        raise typer.Exit


def _show_completion(shell: str | None) -> None:
    if shell is not None:
        from importlib.resources import files

        from kzeu_cli.commands.completion import SHELLS
        from kzeu_cli.commands.parsers import one_of  # as above

        script = files("kzeu_cli") / "commands" / "shells" / f"kzeu.{one_of(SHELLS)(shell)}"
        write(script.read_text(encoding="utf-8"))
        raise typer.Exit


@app.callback()
def kzeu(
    ctx: typer.Context,
    data: DataOption = None,
    json: JsonOption = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the versions of program and data."),
    ] = False,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            callback=_show_completion,
            is_eager=True,
            help="Print what completes command lines in bash, zsh or fish.",
            autocompletion=completion.words(*completion.SHELLS),
        ),
    ] = None,
) -> None:
    """Ask about Kazakhstan–EU relations: every fact with its number, its date and its source."""
    if data is not None:
        from kzeu_cli.dataset.find import VARIABLE  # help and completion do without

        os.environ[VARIABLE] = data
    if ctx.invoked_subcommand is None:
        import_module("kzeu_cli.commands.home").home(json=json)
    elif json:
        raise UsageError(f"options go after the command, as in {ctx.command_path} {ctx.invoked_subcommand} --json", ctx)


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    args = sys.argv[1:] if args is None else list(args)
    if args[:1] in ([COMPLETE], [COMPLETE_QUOTED]):
        return complete(args[1:], is_quoted=args[0] == COMPLETE_QUOTED)
    try:
        code = _answer(args)
    except UsageError as error:
        remark(f"{_said(error, args)} (see {_help_of(error, args)})")
        return int(error.exit_code)
    except KzeuError as error:
        remark(str(error))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Stopped as stop:
        return SIGNALLED + stop.number
    except OSError as error:
        # Typer writes help itself: a reader that has gone away is no error, a full disk is.
        if not isinstance(error, BrokenPipeError):
            remark(f"the answer cannot be written: {error.strerror}")
        return int(not isinstance(error, BrokenPipeError))
    except Exception as error:
        if os.environ.get(DEBUG):
            sys.excepthook(type(error), error, error.__traceback__)
            return UNEXPECTED
        remark(f"this is a mistake in kzeu: {type(error).__name__}: {error} ({DEBUG}=1 shows where)")
        return UNEXPECTED
    return code if isinstance(code, int) else 0


def _answer(args: Sequence[str]) -> Any:
    """Run a command; one that names what does not exist once more as it reads in English, if it can be read so."""
    try:
        return app(args, prog_name="kzeu", standalone_mode=False)
    except (NotFoundError, UsageError):
        from kzeu_cli.languages.arguments import in_english  # only what is not found is looked up
        from kzeu_cli.search.english import is_english

        read = None
        with suppress(DatasetError):
            read = in_english(args, Commands.names, is_english)
        if read:
            announce(read.notice)
            # What is not found in English either was no other language.
            with suppress(NotFoundError, UsageError):
                return app(read.words, prog_name="kzeu", standalone_mode=False)
            announce("")
        raise


def complete(words: Sequence[str], *, is_quoted: bool) -> int:
    """Answer a shell's question what a command line may become; an error is no business of the Tab key."""
    from kzeu_cli.commands.completion import candidates, unquoted  # only shells ask

    with suppress(Exception):
        words = [unquoted(word) for word in words] if is_quoted else words
        write("".join(f"{word}\t{meaning}\n" for word, meaning in candidates(get_command(app), words)))
    return 0


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit."""
    sys.exit(run(args))


def _said(error: Any, args: Sequence[str]) -> str:
    """Say what is wrong with a command line; of an option that does not exist, which are near."""
    if error.ctx is None or not hasattr(error, "possibilities"):
        message = str(error.format_message()).removesuffix(".")
        # A lone --fields lists the fields, so one may think that what follows it is an argument.
        fields = next((value for option, value in pairwise(args) if option == "--fields"), "")
        is_swallowed = fields and getattr(getattr(error, "param", None), "param_type_name", "") == "argument"
        return f"{message}; --fields took {fields!r} for a field" if is_swallowed else message
    shown = (param for param in error.ctx.command.get_params(error.ctx) if not getattr(param, "hidden", False))
    known = {name.removeprefix("--"): name for param in shown for name in param.opts if name.startswith("--")}
    close = [known[name] for name in nearest(error.option_name.lstrip("-"), known)]
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return f"no option {error.option_name}{hint}"


def _help_of(error: Any, args: Sequence[str]) -> str:
    """Name the help of the command; an option that lacks its value says nothing of whose it is."""
    named = ("kzeu", *args[: args[0] in Commands.names]) if args else ("kzeu",)
    return f"{error.ctx.command_path if error.ctx else ' '.join(named)} --help"
