"""How often search finds the right fact first, in the first three, in the first ten: `python tests/search/score.py`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli

from kzeu_cli.dataset import load_all
from kzeu_cli.search import Index

HERE = Path(__file__).parent
DEPTHS = (1, 3, 10)
MISSES = "--misses"


@dataclass(frozen=True)
class Question:
    """What somebody types, what kind of question it is, and the facts of which any one is right."""

    text: str
    kind: str
    finds: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """A question and the facts that were found, best first."""

    question: Question
    found: tuple[str, ...]

    @property
    def place(self) -> int | None:
        """The place of the first right fact, counted from 1."""
        return next((place for place, name in enumerate(self.found, 1) if name in self.question.finds), None)


def questions(path: Path) -> list[Question]:
    """Read the questions of a file."""
    tables = tomli.loads(path.read_text(encoding="utf-8"))["query"]
    return [Question(table["text"], table["kind"], tuple(table["finds"])) for table in tables]


def ids(index: Index, text: str) -> tuple[str, ...]:
    """Ask a question and return the ids of the facts found, best first."""
    return tuple(hit.fact.id for hit in index.search(text).hits)


def outcomes(path: Path, index: Index) -> list[Outcome]:
    """Ask the questions of a file."""
    return [Outcome(one, ids(index, one.text)) for one in questions(path)]


def share(results: Sequence[Outcome], depth: int) -> float:
    """Tell in which share of the questions a right fact is among the first so many."""
    return sum(result.place is not None and result.place <= depth for result in results) / len(results)


def table(results: Sequence[Outcome]) -> Iterator[str]:
    """Write the shares by kind of question and over all."""
    heads = (f"first {depth}" if depth > 1 else "first" for depth in DEPTHS)
    yield f"{'kind':<14}{'asked':>6}" + "".join(f"{head:>10}" for head in heads)
    for kind in (*dict.fromkeys(result.question.kind for result in results), "all"):
        chosen = [result for result in results if kind in (result.question.kind, "all")]
        yield f"{kind:<14}{len(chosen):>6}" + "".join(f"{share(chosen, depth):>10.1%}" for depth in DEPTHS)


def misses(results: Sequence[Outcome]) -> Iterator[str]:
    """Name the questions whose first answer is not the right one."""
    for result in results:
        if result.place != 1:
            place = f"at {result.place}" if result.place else "not found"
            right = " or ".join(result.question.finds)
            yield f"{result.question.text!r}: {right} {place}; first {', '.join(result.found[:3])}"


def main(arguments: Sequence[str]) -> None:
    """Print the shares for the files named, or all beside this one; with --misses the questions missed as well."""
    index = Index(load_all())
    for path in [Path(name) for name in arguments if name != MISSES] or sorted(HERE.glob("*.toml")):
        results = outcomes(path, index)
        print(path.name, *table(results), *(misses(results) if MISSES in arguments else ()), "", sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
