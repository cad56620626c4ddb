"""What a command line names in another language, in English."""

from collections.abc import Callable, Container, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kzeu_cli.dataset import load_all
from kzeu_cli.languages import english
from kzeu_cli.languages.reading import DatasetNames
from kzeu_cli.model import Dataset
from kzeu_cli.support.folding import fold

# Options whose value is a file, and the command whose words are files, folders and SQL.
_DATA, _SAVE, _FILES = "--data", "--save", "data"
_NOTICE = "read as: {reading}"
# So like its reading is a word with a letter or two wrong (`cooperation-counsil`), and no word of another language
# (`Italie`, `énergie`) among those of the vocabularies.
_MISSPELT = 0.85


class Arguments(NamedTuple):
    """A command line in English, and a line in the asker's language that says so."""

    words: tuple[str, ...]
    notice: str


def in_english(words: Sequence[str], commands: Container[str], is_english: Callable[[str], bool]) -> Arguments | None:
    """Read the words of a command line; None if none of them is in another language or spelling.

    Options, commands and files stay as they are; raise DatasetError if the dataset cannot be read.
    """
    if _FILES in words[:1]:
        return None
    dataset = load_all(dict(zip(words, words[1:], strict=False)).get(_DATA))
    read = list(_read(words, commands, dataset))
    line = tuple(word for word, _ in read)
    if line == tuple(words):
        return None
    # What is an English word as well, such as commerce, does not tell the language of the asker.
    changed = ((old, template) for old, (word, template) in zip(words, read, strict=True) if word != old)
    notice = next((template for old, template in changed if not is_english(fold(old))), _NOTICE)
    return Arguments(line, notice.format(reading=" ".join(line)))


def _read(words: Sequence[str], commands: Container[str], dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Go through the words in English, each with the notice of its language."""
    for before, word in zip(["", *words], words, strict=False):
        option, equals, value = word.partition("=") if word.startswith("-") else ("", "", word)
        is_file = before in (_DATA, _SAVE) or option in (_DATA, _SAVE) or "/" in value
        if is_file or word in commands or not value:
            yield word, ""
        else:
            name, template = _named(value, dataset)
            # Commands that list are named in the plural, which other languages' words are read without.
            is_command = not before and f"{name}s" in commands
            yield f"{option}{equals}{name}{'s' * is_command}", template


def _named(word: str, dataset: Dataset) -> tuple[str, str]:
    reading = english(word, dataset, lambda _: False)
    if reading.language is None:
        return DatasetNames(dataset).find(word, is_sure=True) or word, _NOTICE
    if word.isascii() and SequenceMatcher(None, fold(word), fold(reading.text)).ratio() > _MISSPELT:
        # What is nearly the English word is that word misspelt: the command itself says what is near.
        return word, ""
    known = (*dataset.topics, *dataset.measures, *dataset.attributes, *dataset.facts)
    name = fold(reading.text).replace(" ", "-")
    return name if name in known else reading.text or word, reading.template
