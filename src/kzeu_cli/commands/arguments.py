"""Words on a command line that may be a name, a year or the value of an option."""

from collections.abc import Sequence
from typing import NoReturn

from kzeu_cli.answers.formats import Format
from kzeu_cli.model import WORDS, Dataset
from kzeu_cli.support.errors import NotFoundError, WrongUsage


def option_for(word: str, dataset: Dataset) -> str:
    """Name the option, with its value, of which a word could be the value; nothing if there is none."""
    values = {"--topic": dataset.topics, "--layer": WORDS["layer"], "--source": dataset.sources, "--format": Format}
    name = word.casefold()
    return next((f"{option} {name}" for option, known in values.items() if name in list(known)), "")


def refuse(words: Sequence[str], dataset: Dataset, known: str) -> None:
    """Refuse words that are left over: say what would be understood (`known`), or which option takes the word."""
    for word in words:
        option = option_for(word, dataset)
        raise WrongUsage(f"{word!r} is no {known}{f'; did you mean {option}?' if option else ''}")


def not_found(error: NotFoundError, word: str, dataset: Dataset) -> NoReturn:
    """Pass on that a name was not found, with the option of which it could be the value."""
    option = option_for(word, dataset)
    raise NotFoundError(f"{error}; or {option}" if option else str(error)) from None
