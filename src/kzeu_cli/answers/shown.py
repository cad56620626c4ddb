"""How values that many commands show are written for people, and the columns that every row has."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kzeu_cli.answers.columns import Column
from kzeu_cli.audit.flags import FLAGS, flag
from kzeu_cli.figures import amounts
from kzeu_cli.model import PERCENT, Amount, Dataset, Fact, Figure, RefId

UNDATED = "no year given"


def sources(fact: Fact, dataset: Dataset) -> str:
    """Say in little space where a fact comes from, and whether the audit found fault with it."""
    return flagged(origin(fact), dataset, fact)


def flagged(source: str, dataset: Dataset, *facts: Fact) -> str:
    """Put behind a source the flag that the audit has for its facts, the gravest of them."""
    flags = {flag(fact, dataset) for fact in facts}
    gravest = next((sign for sign in FLAGS if sign in flags), "")
    return f"{source} {gravest}".rstrip()


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


def said(fact: Fact, dataset: Dataset) -> str:
    """Write the sentence of a fact; that of an observation of a series lacks its number."""
    if not (isinstance(fact, Figure) and fact.series):
        return fact.text
    partial = f" ({fact.status})" if fact.status == "partial" else ""
    return f"{fact.text.rstrip('.')}: {amount(fact, dataset)}{partial}."


def topic(fact: Fact, dataset: Dataset) -> str:
    """Name the main topic of a fact."""
    return topic_title(fact.topics[0], dataset) if fact.topics else ""


def topic_title(name: str, dataset: Dataset) -> str:
    """Name a topic for people."""
    return (dataset.topics[name].title if name in dataset.topics else None) or name


def amount(fact: Amount, dataset: Dataset) -> str:
    """Write the amount of a fact with its bound and unit."""
    return amounts.words(fact, dataset.units)


def names(codes: Iterable[str], dataset: Dataset) -> str:
    """Write codes of countries and bodies as their names."""
    return ", ".join(dataset.name(code) for code in codes)


def provenance(fact: Callable[[Any], Fact], beneath: str = "") -> tuple[Column, ...]:
    """Make the columns that say where a row comes from, given how to take its fact.

    In a table of sentences named references stand `beneath` the sentence's column, which they would leave no room
    beside it; the source column then shows the layer and the numbered references.
    """
    layer, refs = (_layer, _named) if beneath else (None, sources)
    return (
        Column(
            "layer", "string", "article or official", "Source" if beneath else "",
            get=lambda row: fact(row).layer, show=layer and (lambda row, dataset: layer(fact(row), dataset)),
        ),
        Column("source", "string", "source that states it", get=lambda row: fact(row).source),
        Column(
            "refs", "array", "reference ids", "References" if beneath else "Source",
            get=lambda row: fact(row).refs, show=lambda row, dataset: refs(fact(row), dataset),
            under=beneath, faint=bool(beneath),
        ),
        Column("at", "array", "places in the source", get=lambda row: fact(row).at),
        Column("note", "string", "what is unclear, odd or wrong in the source", get=lambda row: fact(row).note),
    )  # fmt: skip


def _layer(fact: Fact, dataset: Dataset) -> str:
    marks = [f"[{ref}]" for ref in fact.refs if isinstance(ref, int)]
    return flagged(" ".join([fact.layer, *marks]), dataset, fact)


def _named(fact: Fact, dataset: Dataset) -> str:
    return " ".join(f"[{ref}]" for ref in fact.refs if isinstance(ref, str))


def waited(row: Any, dataset: Dataset) -> str:
    """Say how long after which date a row comes: the row before it that the same layer states."""
    return f"{row.waited.words} after {when(row.previous, dataset)}" if row.waited else ""


def wait(row: Any) -> str:
    """Say how long a row comes after the one before it."""
    return row.waited.words if row.waited else ""


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
