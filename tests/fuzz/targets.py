"""Fuzz targets for atheris, which looks for bytes that lead to new places: `python tests/fuzz/targets.py NAME ...`.

NAME is `dataset` (a TOML file, read and checked), `question` (of `kzeu search`) or `article` (of `kzeu data verify`).
The rest are libFuzzer's options, such as `-runs=20000` or `-max_total_time=600`, and folders of inputs to begin with:

    python tests/fuzz/targets.py dataset -runs=20000 tests/data/corpus

Whatever the bytes, a target may raise what users are told as one line (`KzeuError`) and nothing else.
"""

import runpy
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from kzeu_cli import dataset as datasets
from kzeu_cli.dataset.build import build
from kzeu_cli.dataset.check import problems
from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.read import parse
from kzeu_cli.model import Dataset
from kzeu_cli.search import Index
from kzeu_cli.support.errors import KzeuError
from kzeu_cli.verify import verify
from kzeu_cli.verify.text import read


@cache
def builtin() -> Dataset:
    """Load the built-in dataset at every grain, with the words of questions."""
    return datasets.with_words(datasets.load_all())


@cache
def small() -> Dataset:
    """Load a dataset of a few facts, which are quickly held against an article."""
    return datasets.load_all(str(Path(__file__).parents[1] / "data" / "verify" / "dataset.toml"))


@cache
def index() -> Index:
    """Make what questions are answered from."""
    return Index(builtin())


@cache
def folder() -> Path:
    """Make the folder for the files that targets read."""
    return Path(tempfile.mkdtemp())


def dataset(content: bytes) -> None:
    """Read a dataset of one file, check it, and build it if nothing is wrong."""
    text = content.decode(errors="replace")
    with suppress(KzeuError):
        tables = parse(text, "fuzz.toml")
        if not list(problems([File(Path("fuzz.toml"), tables, text)])):
            build([tables], "")


def question(content: bytes) -> None:
    """Answer a question."""
    with suppress(KzeuError):
        index().search(content.decode(errors="replace"))


def article(content: bytes) -> None:
    """Hold the article layer against an article, as text and as HTML."""
    for name in ("fuzz.txt", "fuzz.html"):
        file = folder() / name
        file.write_bytes(content)
        with suppress(KzeuError):
            verify(read(file), small())


TARGETS: dict[str, Callable[[bytes], None]] = {"dataset": dataset, "question": question, "article": article}


def main() -> None:
    """Let atheris run a target."""
    import atheris  # not needed to import the targets

    # Import once more, so that atheris sees which way the program goes.
    for name in [name for name in sys.modules if name.partition(".")[0] == "kzeu_cli"]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["kzeu_cli"]):
        fresh = runpy.run_path(__file__)
    atheris.Setup(sys.argv[:1] + sys.argv[2:], fresh["TARGETS"][sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
