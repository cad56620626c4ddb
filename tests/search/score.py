"""How often search finds the right fact first, in the first three, in the first ten: `python tests/search/score.py`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from kzeu_cli.dataset import load_all
from kzeu_cli.search import Index

HERE = Path(__file__).parent
DEPTHS = (1, 3, 10)
MISSES = "--misses"


@dataclass(frozen=True)
class Outcome:
    """A question, the facts that would be right, and those that were found, best first."""

    text: str
    kind: str
    right: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """The place of the best right fact, counted from 1."""
        return next((place for place, name in enumerate(self.found, 1) if name in self.right), None)

    def within(self, depth: int) -> bool:
        """Whether a right fact is among the first so many."""
        return self.rank is not None and self.rank <= depth


def outcomes(path: Path, index: Index) -> Iterator[Outcome]:
    """Ask the questions of a file."""
    queries: list[dict[str, Any]] = tomli.loads(path.read_text(encoding="utf-8"))["query"]
    for query in queries:
        hits = index.search(query["text"]).hits
        yield Outcome(query["text"], query["kind"], tuple(query["finds"]), tuple(hit.fact.id for hit in hits))


def share(results: Sequence[Outcome], depth: int) -> float:
    """Tell in which share of the questions a right fact is among the first so many."""
    return sum(result.within(depth) for result in results) / len(results)


def table(results: Sequence[Outcome]) -> Iterator[str]:
    """Write the shares by kind of question and over all."""
    yield f"{'kind':<14}{'asked':>6}" + "".join(f"{f'first {depth}' if depth > 1 else 'first':>10}" for depth in DEPTHS)
    for kind in (*dict.fromkeys(result.kind for result in results), "all"):
        chosen = [result for result in results if kind in (result.kind, "all")]
        yield f"{kind:<14}{len(chosen):>6}" + "".join(f"{share(chosen, depth):>10.1%}" for depth in DEPTHS)


def misses(results: Sequence[Outcome]) -> Iterator[str]:
    """Name the questions whose first answer is not the right one."""
    for result in results:
        if result.rank != 1:
            place = f"at {result.rank}" if result.rank else "not found"
            yield f"{result.text!r}: {' or '.join(result.right)} {place}; first {', '.join(result.found[:3])}"


def main(arguments: Sequence[str]) -> None:
    """Print the shares for each file named, or for those beside this one; with --misses the questions missed as well."""
    index = Index(load_all())
    paths = [Path(name) for name in arguments if name != MISSES] or sorted(HERE.glob("*.toml"))
    for path in paths:
        results = list(outcomes(path, index))
        print(path.name, *table(results), *(misses(results) if MISSES in arguments else ()), "", sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
