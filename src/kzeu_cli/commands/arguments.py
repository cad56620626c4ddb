"""Words on a command line that may be a name, a year or the value of an option."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from kzeu_cli.answers.formats import Format
from kzeu_cli.model import WORDS, Dataset
from kzeu_cli.support.errors import NotFoundError, WrongUsage

# Option -> the values that it takes.
Values = Mapping[str, Collection[str]]


def option_for(word: str, dataset: Dataset, own: Values = MappingProxyType({})) -> str:
    """Name the option, with its value, of which a word could be the value; nothing if there is none.

    `own` are the options of a command that not all have.
    """
    common: Values = {
        "--topic": dataset.topics, "--layer": WORDS["layer"], "--source": dataset.sources, "--format": list(Format),
    }  # fmt: skip
    values = {**own, **common}
    name = word.casefold()
    return next((f"{option} {name}" for option, known in values.items() if name in known), "")


def refuse(words: Sequence[str], dataset: Dataset, known: str) -> None:
    """Say of words that are left over what would be understood (`known`), or which option takes the word.

    Raise WrongUsage if there are any.
    """
    for word in words:
        option = option_for(word, dataset)
        raise WrongUsage(f"{word!r} is no {known}{f'; did you mean {option}?' if option else ''}")


@contextmanager
def naming_options(words: Sequence[str], dataset: Dataset, own: Values = MappingProxyType({})) -> Iterator[None]:
    """Let an error that says that a name was not found add the option of which a word could be the value.

    Raise the NotFoundError that came, with the option in its text.
    """
    try:
        yield
    except NotFoundError as error:
        options = [option for word in words if (option := option_for(word, dataset, own))]
        raise NotFoundError(f"{error}; or {options[0]}" if options else str(error)) from None


def countries(words: Sequence[str], dataset: Dataset, own: Values) -> tuple[str, ...]:
    """Find countries by their names or codes; raise NotFoundError that names the nearest, or the option of a word."""
    from kzeu_cli.answers.figures import country  # the commands without countries need no figures

    found = []
    for word in words:
        with naming_options([word], dataset, own):
            found.append(country(word, dataset))
    return tuple(found)
