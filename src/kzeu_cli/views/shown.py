"""How values that many commands show are written for people."""

from kzeu_cli import amounts
from kzeu_cli.model import Amount, Dataset, Fact


def sources(fact: Fact, dataset: Dataset) -> str:
    """Say where a fact comes from: its source and its references as footnote marks."""
    marks = " ".join(f"[{ref}]" for ref in fact.refs)
    return f"{fact.source} {marks}".strip()


def when(fact: Fact, dataset: Dataset) -> str:
    """Say when, as precisely as known."""
    return fact.when.words if fact.when else ""


def amount(fact: Amount, dataset: Dataset) -> str:
    """Write the amount of a fact with its bound and unit."""
    return amounts.words(fact, dataset.units)
