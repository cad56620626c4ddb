"""The questions of this folder: how often search answers them."""

from pathlib import Path

import pytest
from score import HERE, Outcome, Question, ids, misses, outcomes, questions, share, table

from kzeu_cli.figures.lookup import everything
from kzeu_cli.model import Dataset
from kzeu_cli.model.ties import same_as
from kzeu_cli.search import Index
from kzeu_cli.search.matters import matter

FILES = sorted(HERE.glob("*.toml"))


@pytest.fixture(name="index", scope="module")
def _index(builtin: Dataset) -> Index:
    return Index(builtin)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_questions_are_about_facts_that_exist(path: Path, builtin: Dataset) -> None:
    asked = questions(path)
    assert len(asked) >= 80
    assert len({one.text for one in asked}) == len(asked)
    assert {name for one in asked for name in one.finds} <= {*builtin.facts, *everything(builtin)}


# Floors a little below what is reached, so that a change for the worse shows; `score.py` prints the shares themselves.
@pytest.mark.parametrize(
    ("name", "first", "three"),
    [
        ("queries", 0.96, 0.99),
        ("development", 0.9, 0.965),
        ("today", 0.92, 0.95),
        ("languages", 0.94, 0.97),
        ("paraphrases", 0.88, 0.95),
        ("unseen", 0.88, 0.95),
        ("newsroom", 0.85, 0.93),
    ],
)
def test_the_right_fact_comes_first(name: str, first: float, three: float, index: Index, builtin: Dataset) -> None:
    results = outcomes(HERE / f"{name}.toml", index, builtin)
    report = "\n".join([*table(results), *misses(results)])
    assert share(results, 1) >= first, report
    assert share(results, 3) >= three, report


def test_what_no_fact_has_is_never_answered(index: Index, builtin: Dataset) -> None:
    results = [result for result in outcomes(HERE / "today.toml", index, builtin) if result.question.is_absent]
    assert len(results) >= 20
    assert all(result.place for result in results), "\n".join(misses(results))


def test_the_report_counts_by_kind_of_question() -> None:
    asked = questions(HERE / "development.toml")[:2]
    found = [Outcome(asked[0], asked[0].finds), Outcome(asked[1], ("another", *asked[1].finds))]
    assert (share(found, 1), share(found, 3)) == (0.5, 1)
    assert [line.split()[-3:] for line in table(found)][-1] == ["50.0%", "100.0%", "100.0%"]
    assert [line.partition("; first")[2] for line in misses(found)] == [f" another, {', '.join(asked[1].finds)}"]


def test_a_fact_is_found_by_its_own_sentence(index: Index, builtin: Dataset) -> None:
    facts = [fact for fact in builtin.facts.values() if fact.layer == "article"]
    # What another source says of the same, and later, may come before it.
    same: dict[object, list[str]] = {}
    for fact in builtin.facts.values():
        same.setdefault(matter(fact, builtin), []).append(fact.id)
    found = [
        Outcome(Question(fact.text, "", (*same[matter(fact, builtin)], *same_as(builtin, fact))), ids(index, fact.text))
        for fact in facts
    ]
    assert share(found, 1) >= 0.97, "\n".join(misses(found))
    assert share(found, 3) >= 0.99, "\n".join(misses(found))
