"""The dataset: found, read, checked and built."""

from kzeu_cli.dataset import find
from kzeu_cli.dataset.build import build
from kzeu_cli.dataset.read import read, wanted
from kzeu_cli.model import Dataset

NATURAL = ("year",)


def load(
    path: str | None = None, *kinds: str, topics: tuple[str, ...] = (), grains: tuple[str, ...] = NATURAL
) -> Dataset:
    """Load the built-in dataset, or the one at `path` or in the environment.

    Of the built-in one only the files are read that can hold the kinds, topics and grains asked for (all, if none are
    named): its content is checked when it is made, not at each start. A user's own is read whole and checked.
    """
    own = find.chosen(path)
    if own is not None:
        from kzeu_cli.dataset.check import checked  # a check costs more than a reading, and only users' data need it

        return build(checked(own), str(own))
    folder = find.builtin()
    root = read(folder / find.ROOT_FILE)
    paths = wanted(root["part"], kinds, topics, grains)
    return build([root, *(read(folder / part) for part in paths)], str(folder))


def load_all(path: str | None = None) -> Dataset:
    """Load everything at every grain."""
    return load(path, grains=())


__all__ = ["load", "load_all"]
