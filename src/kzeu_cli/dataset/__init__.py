"""The dataset: found, read, checked and built."""

from pathlib import Path
from typing import TYPE_CHECKING

from kzeu_cli.dataset import find
from kzeu_cli.dataset.build import NATURAL_GRAIN, build
from kzeu_cli.dataset.compiled import read_parts
from kzeu_cli.dataset.names import FACTS, records
from kzeu_cli.model import Dataset
from kzeu_cli.support.errors import Problem

if TYPE_CHECKING:
    from kzeu_cli.dataset.own import Override

NATURAL = (NATURAL_GRAIN,)
# What gives names to everything else: it is small, and without it a country would be a code.
_ALWAYS = ("source", "measure", "place", "body")


def load(
    path: str | None = None, *kinds: str, topics: tuple[str, ...] = (), grains: tuple[str, ...] = NATURAL
) -> Dataset:
    """Load the built-in dataset, or the one at `path` or in the environment.

    Of the built-in one only the files are read that can hold the kinds, topics and grains asked for (all, if none are
    named): its content is checked when it is made, not at each start. A user's own is read whole and checked.
    """
    own = find.chosen(path)
    if own is not None:
        from kzeu_cli.dataset.own import tables  # a check costs more than a reading, and only users' data need it

        content, overrides = tables(own)
        return build(content, str(own), grains, {override.id: override.old for override in overrides})
    wish = (*_ALWAYS, *kinds) if kinds else ()
    return build(read_parts(find.builtin(), wish, topics, grains), str(find.builtin()), grains)


def load_all(path: str | None = None) -> Dataset:
    """Load everything at every grain."""
    return load(path, grains=())


def load_builtin(*kinds: str) -> Dataset:
    """Load these kinds of the built-in dataset, or everything, whatever the environment names."""
    return build(read_parts(find.builtin(), kinds), str(find.builtin()))


def with_words(dataset: Dataset) -> Dataset:
    """Lend a dataset that has no words for questions those of the built-in one: people ask all alike."""
    if dataset.cues:
        return dataset
    lent = build(read_parts(find.builtin(), ("cue",)), "")
    words = {"synonyms": lent.synonyms, "cues": lent.cues, "numerals": lent.numerals}
    return Dataset(**{**vars(dataset), **words})


def place(path: str | None) -> Path:
    """Tell where a dataset lies: the one at `path` or in the environment, or the built-in one."""
    # What lies in a zip file is no Path, but is named as one.
    return Path(str(find.chosen(path) or find.builtin())).absolute()


def inspect(path: str | None) -> tuple[int, list[Problem]]:
    """Count the files of a dataset and list all that is wrong with it."""
    from kzeu_cli.dataset import own

    files, found = own.inspect(find.chosen(path) or find.builtin())
    return len(files), found


def overrides(path: str | None) -> list["Override"]:
    """List the facts of the built-in dataset in whose place a sound one has others."""
    from kzeu_cli.dataset import own

    chosen = find.chosen(path)
    return own.tables(chosen)[1] if chosen else []


def examples(path: str | None) -> list[str]:
    """List the records of a user's own dataset that are still the examples of the starter."""
    chosen = find.chosen(path)
    if chosen is None:
        return []
    from kzeu_cli.dataset import new, own

    known = new.examples()
    tables = [table for file in own.inspect(chosen)[0] for kind in FACTS for table in records(file.tables, kind)]
    return [str(table["id"]) for table in tables if known.get(str(table.get("id")), "") == table.get("text")]


def nothing() -> Dataset:
    """Make a dataset without content, for answers that are about none."""
    return build([{"id": "", "version": "", "title": ""}], "")


__all__ = ["examples", "inspect", "load", "load_all", "load_builtin", "nothing", "overrides", "place", "with_words"]
