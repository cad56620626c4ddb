"""Words on a command line that may be a name, a year or the value of an option."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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


@contextmanager
def naming_options(words: Sequence[str], dataset: Dataset) -> Iterator[None]:
    """Let an error that says that a name was not found add the option of which a word could be the value."""
    try:
        yield
    except NotFoundError as error:
        options = [option for word in words if (option := option_for(word, dataset))]
        raise NotFoundError(f"{error}; or {options[0]}" if options else str(error)) from None
