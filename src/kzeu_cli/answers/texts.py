"""How values that many commands show are written for people, and the columns that every row has."""

from collections.abc import Iterable, Sequence
from typing import Any

from kzeu_cli.answers.columns import Column
from kzeu_cli.figures import amounts
from kzeu_cli.figures.description import title_of
from kzeu_cli.model import PERCENT, Amount, Dataset, Event, Fact, RefId

UNDATED = "no year given"
# What the stages of the vocabulary are called where they need more than their name.
_STAGES = {"in-force": "entered into force", "provisional": "applied provisionally"}
# Days in which a time that is known to the year may lie.
_YEAR = 365
# Steps that one side takes by itself: who took them is worth saying.
_OWN_STAGES = ("consent", "ratified", "adopted")


def origin(fact: Fact) -> str:
    """Say in little space where a fact comes from.

    Numbered references become footnote marks behind the source; of named ones the first stands for all. Statistics,
    and what follows from them, name the source alone; JSON names all references.
    """
    numbers = [f"[{ref}]" for ref in fact.refs if isinstance(ref, int)]
    names = [ref for ref in fact.refs if isinstance(ref, str)]
    if numbers or not names or fact.kind in ("figure", "derived"):
        return " ".join([fact.source, *numbers])
    return page(names)


def publisher(fact: Fact, dataset: Dataset) -> str:
    """Name who publishes a fact: of a party's own statistics without the name of the party."""
    source = dataset.sources.get(fact.source)
    name = (source.publisher if source else None) or fact.source
    return name.removesuffix(f" of {dataset.name(getattr(fact, 'view', None))}")


def marks(refs: Iterable[RefId]) -> str:
    """Write references as footnote marks, one against the other: `[12][13]`."""
    return "".join(f"[{ref}]" for ref in refs)


def page(names: Sequence[str]) -> str:
    """Name the first of several pages for all."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else names[0]


def when(fact: Fact, dataset: Dataset) -> str:
    """Say when, as precisely as known."""
    return fact.when.words if fact.when else ""


def time(fact: Fact, dataset: Dataset) -> str:
    """Say when, or of money and shares that no year is given: without one they say little."""
    needs_year = isinstance(fact, Amount) and (amounts.is_currency(fact.unit) or fact.unit == PERCENT)
    return when(fact, dataset) or (UNDATED if needs_year else "")


def topic(fact: Fact, dataset: Dataset) -> str:
    """Name the main topic of a fact."""
    return title_of(dataset.topics, fact.topics[0]) if fact.topics else ""


def amount(fact: Amount, dataset: Dataset) -> str:
    """Write the amount of a fact with its bound and unit."""
    return amounts.words(fact, dataset.units)


def names(codes: Iterable[str], dataset: Dataset) -> str:
    """Write codes of countries and bodies as their names."""
    return ", ".join(dataset.name(code) for code in codes)


def step(event: Event, dataset: Dataset) -> str:
    """Name a step in a few words: `signed`, `in force`, `ratified by the Kazakh Parliament`; else by its sentence."""
    if event.stage is None:
        return event.text
    bodies = (dataset.bodies[name].name if name in dataset.bodies else dataset.name(name) for name in event.actors)
    who = ", ".join(bodies) if event.stage in _OWN_STAGES else ""
    return f"{_STAGES.get(event.stage, event.stage)}{f' by {who}' if who else ''}"


def series(name: str, dataset: Dataset) -> str:
    """Name a series for people: as the body that meets, if there is one of that id."""
    return dataset.name(name) if name in dataset.bodies else name.replace("-", " ").capitalize()


def waited(row: Any, dataset: Dataset) -> str:
    """Say how long after which date a row comes, the row before it that the same layer states, if known to a year."""
    told = wait(row)
    return f"{told} after {when(row.previous, dataset)}" if told else ""


def wait(row: Any) -> str:
    """Say how long a row comes after the one before it, if that is known to a year."""
    return row.waited.words if row.waited and row.waited.most - row.waited.least < _YEAR else ""


def waiting(since: str) -> tuple[Column, ...]:
    """Make the columns of the time since the row before: derived, as days of which the bounds are known."""
    return (
        Column(
            "since", "string", f"{since} the days are counted from", get=lambda row: row.previous and row.previous.id
        ),
        Column(
            "days_least", "integer", "derived: least days since then", get=lambda row: row.waited and row.waited.least
        ),
        Column(
            "days_most", "integer", "derived: most days since then", "After (derived)",
            get=lambda row: row.waited and row.waited.most, show=lambda row, _: wait(row),
        ),
    )  # fmt: skip
