"""What a command line names in another language, in English."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from kzeu_cli.dataset import load_all
from kzeu_cli.languages import english
from kzeu_cli.languages.reading import Names
from kzeu_cli.model import Dataset
from kzeu_cli.support.folding import fold

_DATA = "--data"
_NOTICE = "read as: {reading}"


class Arguments(NamedTuple):
    """A command line in English, and a line in the asker's language that says so."""

    words: tuple[str, ...]
    notice: str


def in_english(words: Sequence[str], commands: Container[str]) -> Arguments | None:
    """Read the words of a command line; None if none of them is in another language or spelling.

    Options, commands and files stay as they are; raise DatasetError if the dataset cannot be read.
    """
    dataset = load_all(dict(zip(words, words[1:], strict=False)).get(_DATA))
    read, notices = [], []
    for word, notice in _read(words, commands, dataset):
        read.append(word)
        notices.append(notice)
    if read == list(words):
        return None
    notice = next((notice for notice in notices if notice), _NOTICE)
    return Arguments(tuple(read), notice.format(reading=" ".join(read)))


def _read(words: Sequence[str], commands: Container[str], dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Go through the words in English, each with the notice of its language."""
    for before, word in zip(["", *words], words, strict=False):
        option, equals, value = word.partition("=") if word.startswith("-") else ("", "", word)
        if before == _DATA or word in commands or not value or "/" in value or value.startswith("."):
            yield word, ""
        else:
            name, notice = _named(value, dataset)
            yield option + equals + name, notice


def _named(word: str, dataset: Dataset) -> tuple[str, str]:
    reading = english(word, dataset, lambda _: False)
    if reading.language is None:
        return Names(dataset).find(word, is_sure=True) or word, ""
    known = (*dataset.topics, *dataset.measures, *dataset.attributes, *dataset.facts)
    name = fold(reading.text).replace(" ", "-")
    return name if name in known else reading.text or word, reading.template
