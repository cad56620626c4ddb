"""Figures as rows: each with the words for its direction, in an order that keeps series together."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from kzeu_cli.derive import Derived, Row
from kzeu_cli.directions import direction
from kzeu_cli.errors import NotFoundError
from kzeu_cli.folding import fold
from kzeu_cli.model import WORDS, Dataset, Party, Place
from kzeu_cli.near import advice


class Line(NamedTuple):
    """A figure, stated or derived, and which way it goes."""

    figure: Row
    direction: str

    @property
    def is_derived(self) -> bool:
        """Whether the number was worked out, here or when the dataset was made, and not read."""
        return isinstance(self.figure, Derived) or self.figure.derived is not None

    @property
    def series(self) -> str | None:
        """The series it is an observation of."""
        return None if isinstance(self.figure, Derived) else self.figure.series

    @property
    def year(self) -> int | None:
        """The year it is for, if it is one."""
        return self.figure.when.year if self.figure.when else None


def lines(figures: Iterable[Row], dataset: Dataset) -> list[Line]:
    """Make rows of figures: dated ones before undated, what no statistics report by time, the rest by series."""
    rows = [Line(figure, direction(figure, dataset)) for figure in figures]
    views = list(dataset.parties)

    def place(line: Line) -> tuple[object, ...]:
        figure = line.figure
        time = figure.when.order if figure.when and figure.view is None else ()
        view = views.index(figure.view) + 1 if figure.view in views else 0
        return figure.when is None, WORDS["layer"].index(figure.layer), view, time

    return sorted(rows, key=place)


def narrowed(derived: Iterable[Derived], stated: Iterable[Line]) -> list[Derived]:
    """Keep what was worked out from figures listed, first of all."""
    listed = {line.figure.id for line in stated}
    return [one for one in derived if one.inputs[0] in listed]


def party(name: str, dataset: Dataset) -> str:
    """Find a party by id, name or alias; the error names the nearest."""
    return _named(name, dataset.parties.values(), "party")


def country(name: str, dataset: Dataset) -> str:
    """Find a country by code, name or another word for it; the error names the nearest."""
    return _named(name, dataset.places.values(), "country")


def concerns(figure: Row, countries: Collection[str]) -> bool:
    """Whether a figure is about one of these countries; of none in particular, if none is named."""
    return not countries or figure.subject in countries or figure.counterpart in countries


def _named(name: str, records: Iterable[Party | Place], what: str) -> str:
    known = {fold(word): record for record in records for word in _words(record)}
    if fold(name) not in known:
        # The codes of the two parties are worth saying; those of countries are too short to resemble anything.
        offered = {record.id if isinstance(record, Party) else record.name for record in known.values()}
        raise NotFoundError(f"no {what} {name!r}; {advice(name, offered)}")
    return known[fold(name)].id


def _words(record: Party | Place) -> list[str]:
    code = record.short if isinstance(record, Party) else record.iso3
    return [word for word in (*record.aliases, code, record.name, record.id) if word]
