"""The questions of this folder: how often search answers them."""

from pathlib import Path

import pytest
from score import HERE, Outcome, Question, ids, misses, outcomes, questions, share, table

from kzeu_cli.model import Dataset
from kzeu_cli.search import Index

FILES = sorted(HERE.glob("*.toml"))


@pytest.fixture(name="index", scope="module")
def _index(builtin: Dataset) -> Index:
    return Index(builtin)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_questions_are_about_facts_that_exist(path: Path, builtin: Dataset) -> None:
    asked = questions(path)
    assert len(asked) >= 80
    assert len({one.text for one in asked}) == len(asked)
    assert {name for one in asked for name in one.finds} <= set(builtin.facts)


# Floors a little below what is reached, so that a change for the worse shows; `score.py` prints the shares themselves.
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_right_fact_comes_first(path: Path, index: Index) -> None:
    results = outcomes(path, index)
    report = "\n".join([*table(results), *misses(results)])
    assert share(results, 1) >= 0.93, report
    assert share(results, 3) >= 0.98, report


def test_the_report_counts_by_kind_of_question() -> None:
    asked = questions(HERE / "development.toml")[:2]
    found = [Outcome(asked[0], asked[0].finds), Outcome(asked[1], ("another", *asked[1].finds))]
    assert (share(found, 1), share(found, 3)) == (0.5, 1)
    assert [line.split()[-3:] for line in table(found)][-1] == ["50.0%", "100.0%", "100.0%"]
    assert [line.partition("; first")[2] for line in misses(found)] == [f" another, {asked[1].finds[0]}"]


def test_a_fact_is_found_by_its_own_sentence(index: Index, builtin: Dataset) -> None:
    facts = [fact for fact in builtin.facts.values() if fact.layer == "article"]
    found = [Outcome(Question(fact.text, "", (fact.id,)), ids(index, fact.text)) for fact in facts]
    assert share(found, 1) >= 0.97, "\n".join(misses(found))
    assert share(found, 3) >= 0.99, "\n".join(misses(found))
