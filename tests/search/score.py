"""How often search finds the right fact first, in the first three, in the first ten: `python tests/search/score.py`."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import tomli

from kzeu_cli.dataset import load_all
from kzeu_cli.figures.description import sentence
from kzeu_cli.figures.lookup import everything
from kzeu_cli.model import Dataset, Fact
from kzeu_cli.model.dates import Period
from kzeu_cli.search import Index
from kzeu_cli.search.matters import matter

HERE = Path(__file__).parent
DEPTHS = (1, 3, 10)
MISSES = "--misses"
# The day on which the questions are asked: what is newest, and who is in office, depends on it.
DAY = date(2026, 11, 26)
# Who types a year or one of these does not ask for the newest.
_OF_THE_PAST = re.compile(r"\d|\b(first|former|previous|before|was|were|began|start|started|since|oldest)\b", re.I)


@dataclass(frozen=True)
class Question:
    """What somebody types, what kind of question it is, and what is right: any of some facts, or a fact that says so.

    `answer` are texts one of which the right fact has: a number that is worked out has no sentence of a source. Of what
    is `absent` nothing may pass for an answer.
    """

    text: str
    kind: str
    finds: tuple[str, ...]
    answer: tuple[str, ...] = ()

    @property
    def is_absent(self) -> bool:
        """Whether nothing is right."""
        return not self.finds and not self.answer


@dataclass(frozen=True)
class Outcome:
    """A question, the facts that were found, best first, their texts, and whether they pass for answers."""

    question: Question
    found: tuple[str, ...]
    texts: tuple[str, ...] = ()
    is_answered: bool = True

    @property
    def place(self) -> int | None:
        """The place of the first right fact, counted from 1."""
        if self.question.is_absent:
            return None if self.is_answered else 1
        texts = self.texts or ("",) * len(self.found)
        return next(
            (
                place
                for place, (name, text) in enumerate(zip(self.found, texts, strict=True), 1)
                if self._is_right(name, text)
            ),
            None,
        )

    def _is_right(self, name: str, text: str) -> bool:
        return name in self.question.finds or any(part in text for part in self.question.answer)


def questions(path: Path) -> list[Question]:
    """Read the questions of a file."""
    tables = tomli.loads(path.read_text(encoding="utf-8"))["query"]
    return [
        Question(
            table["text"],
            table["kind"],
            tuple(table["finds"]),
            tuple(part.strip() for part in table.get("answer", "").split("|") if part.strip()),
        )
        for table in tables
    ]


def ids(index: Index, text: str) -> tuple[str, ...]:
    """Ask a question and return the ids of the facts found, best first."""
    return tuple(hit.fact.id for hit in index.search(text, day=DAY).hits)


def outcomes(path: Path, index: Index, dataset: Dataset) -> list[Outcome]:
    """Ask the questions of a file."""
    facts = {**dataset.facts, **everything(dataset)}
    return [_outcome(question, index, dataset, facts) for question in questions(path)]


def _outcome(question: Question, index: Index, dataset: Dataset, facts: Mapping[str, Fact]) -> Outcome:
    results = index.search(question.text, day=DAY)
    right = () if _OF_THE_PAST.search(question.text) else (facts[name] for name in question.finds)
    newest = {matter(fact, dataset): fact.when for fact in right}
    # A fact that was added since the question was written, on the same matter but newer, is right as well.
    newer = (hit.fact.id for hit in results.hits if _is_newer(hit.fact, newest.get(matter(hit.fact, dataset))))
    question = replace(question, finds=(*question.finds, *newer))
    found = tuple(hit.fact.id for hit in results.hits)
    texts = tuple(sentence(hit.fact, dataset) for hit in results.hits) if question.answer else ()
    return Outcome(question, found, texts, bool(found) and not results.missing and not results.gaps)


def _is_newer(fact: Fact, when: Period | None) -> bool:
    return bool(when and fact.when and fact.when.begin > when.begin)


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
            right = " or ".join((*result.question.finds, *result.question.answer)) or "nothing"
            yield f"{result.question.text!r}: {right} {place}; first {', '.join(result.found[:3])}"


def main(arguments: Sequence[str]) -> None:
    """Print the shares for the files named, or all beside this one; with --misses the questions missed as well."""
    dataset = load_all()
    index = Index(dataset)
    for path in [Path(name) for name in arguments if name != MISSES] or sorted(HERE.glob("*.toml")):
        results = outcomes(path, index, dataset)
        print(path.name, *table(results), *(misses(results) if MISSES in arguments else ()), "", sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
