"""How the words of a command line are read: dates, numbers, currencies, words of a list."""

from collections.abc import Callable, Sequence
from typing import Any

import typer

from kzeu_cli.commands import completion
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import dates
from kzeu_cli.support.suggestions import advice


def parse_period(text: str) -> dates.Period:
    """Read a date of the command line; raise BadParameter if it is none."""
    try:
        return dates.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def parse_year(text: str) -> dates.Period:
    """Read a year of the command line; raise BadParameter if it is none."""
    if not text.isdecimal():
        raise typer.BadParameter(f"{text!r} is not a year such as 2015")
    return parse_period(text)


def parse_count(text: str) -> int:
    """Read a whole number that is not negative; raise BadParameter if it is none."""
    if not text.isdecimal():
        raise typer.BadParameter(f"{text!r} is not a whole number such as 10")
    return int(text)


def parse_currency(text: str) -> str:
    """Read the code of a currency, in either case; raise BadParameter if it is none."""
    code = text.strip().upper()
    if not is_currency(code):
        raise typer.BadParameter(f"{text!r} is not a currency such as EUR or USD")
    return code


def one_of(words: tuple[str, ...], all_with: str = "") -> Callable[[str], str]:
    """Make a parser that takes one word of a list, which the command `all_with` prints if it is long.

    It raises BadParameter, with the nearest word, for any other.
    """

    def parse(text: str) -> str:
        if text not in words:
            raise typer.BadParameter(f"no {text!r}; {advice(text, words, all_with=all_with)}")
        return text

    return parse


def among(
    words: Sequence[str],
    make: Callable[..., Any],
    *names: str,
    offered: Sequence[str] = (),
    all_with: str = "",
    **more: Any,
) -> Any:
    """Make an option or argument that takes one of these words; the Tab key offers them, or those `offered`."""
    completer = completion.words(*(offered or words))
    return make(*names, parser=one_of(tuple(words), all_with), autocompletion=completer, **more)
