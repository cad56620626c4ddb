"""Amounts in the base unit of their kind, with what rounding leaves open."""

from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.interval import Interval, reach
from kzeu_cli.model import Amount, Dataset


def factor(unit: str | None, dataset: Dataset) -> Fraction:
    """Tell how many base units one unit is; 1 for a base unit and for money."""
    word = dataset.units.get(unit or "")
    return Fraction(word.factor) if word and word.factor else Fraction(1)


def base(unit: str | None, dataset: Dataset) -> str | None:
    """Name the unit that a unit converts to; itself if it converts to none."""
    word = dataset.units.get(unit or "")
    return word.base if word and word.base else unit


def in_base(amount: Amount, dataset: Dataset) -> Interval:
    """Find what a printed amount can stand for, in base units."""
    return reach(amount) * factor(amount.unit, dataset)


def printed(amount: Amount) -> Iterator[Amount]:
    """Go through the forms in which a source prints one amount."""
    yield amount
    yield from getattr(amount, "also", ())
