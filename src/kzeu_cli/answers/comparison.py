"""The parties side by side: a row for each attribute and source, or for each year of a series."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import WORDS, Dataset, Figure, RefId, Trait
from kzeu_cli.model.dates import Period
from kzeu_cli.model.selection import Filter, in_time, meets
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold_name
from kzeu_cli.support.grouping import grouped, union
from kzeu_cli.support.suggestions import advice

Cell = Trait | Figure | Derived


class Compared(NamedTuple):
    """One attribute by one source: a cell for each party that has one, keyed by the party's id.

    `nearest` is, for what is stated once, the row of a series by year that it stands beside.
    """

    attribute: str
    cells: Mapping[str, Cell]
    nearest: "Compared | None" = None

    @property
    def first(self) -> Cell:
        """A cell, for what all cells of the row share: layer and source."""
        return next(iter(self.cells.values()))

    @property
    def pair(self) -> tuple[Cell, Cell] | None:
        """Both cells, in the order of the parties; None if one is missing."""
        cells = tuple(self.cells.values())
        return (cells[0], cells[1]) if len(cells) == 2 else None

    @property
    def ratio(self) -> Derived | None:
        """How many times as big the first party's number is as the second's."""
        return derive.ratio(*self.pair) if self.pair else None

    @property
    def difference(self) -> Derived | None:
        """The first party's number less the second's, if they are of one unit."""
        return derive.difference(*self.pair) if self.pair else None

    @property
    def when(self) -> Period | None:
        """The time that all cells share."""
        times = {cell.when for cell in self.cells.values()}
        return times.pop() if len(times) == 1 else None

    def deviation(self, party: str) -> Derived | None:
        """By how many percent a party's number is off that of the nearest year."""
        cell = self.cells.get(party)
        beside = self.nearest.cells.get(party) if self.nearest else None
        return derive.deviation(cell, beside) if cell and beside else None

    @property
    def refs(self) -> tuple[RefId, ...]:
        """The references of all cells."""
        return union(cell.refs for cell in self.cells.values())

    @property
    def facts(self) -> tuple[Cell, ...]:
        """The cells, and what was worked out from them."""
        deviations = (self.deviation(party) for party in self.cells)
        made = (*deviations, self.ratio, self.difference)
        return (*self.cells.values(), *(row for row in made if row))


def inputs(cell: Cell | None) -> tuple[str, ...]:
    """Name the facts that a cell was worked out from; none if its source states it."""
    return cell.inputs if isinstance(cell, Derived) else ()


def attributes(dataset: Dataset) -> list[str]:
    """List the attributes in which the parties are compared, in the order in which the data has them."""
    return list(dict.fromkeys(_attribute(cell) for cell in _cells(dataset)))


def named(names: Sequence[str], known: Sequence[str], dataset: Dataset, what: str) -> list[str]:
    """Find attributes by id or title, however cased and spaced, or take all.

    Raise NotFoundError, with the nearest name, for one that is not there.
    """
    found = {_plain(name): attribute for attribute in known for name in (title(attribute, dataset), attribute)}
    for name in names:
        if _plain(name) not in found:
            raise NotFoundError(f"no {what} {name!r}; {advice(name, known, all_with='kzeu compare')}")
    return list(dict.fromkeys(found[_plain(name)] for name in names)) or list(known)


def _plain(name: str) -> str:
    return " ".join(fold_name(name).replace("_", " ").split())


def title(attribute: str, dataset: Dataset) -> str:
    """Name an attribute for people."""
    word = dataset.measures.get(attribute) or dataset.attributes.get(attribute)
    return (word.title if word else None) or attribute


def compare(dataset: Dataset, names: Sequence[str], selection: Filter) -> list[Compared]:
    """Set the parties side by side in the attributes named, or in all: official before article, the newest first.

    Of a series, the last year that both have.
    """
    known = attributes(dataset)
    cells = grouped((cell for cell in _cells(dataset) if meets(cell, selection)), _attribute)
    rows = []
    for attribute in named(names, known, dataset, "attribute"):
        last = {row.first.source: row for row in _yearly(cells.get(attribute, ()), dataset) if row.pair}
        rows += sorted([*last.values(), *_stated(cells.get(attribute, ()), dataset)], key=_newest)
    return rows[: selection.limit]


def _newest(row: Compared) -> tuple[bool, bool, int]:
    """Sort official before article, what is for one year in both parties first, and by the last day of a cell."""
    days = [cell.when.last for cell in row.cells.values() if cell.when]
    is_of_several = len({day.year for day in days}) > 1
    return row.first.layer == WORDS["layer"][0], is_of_several, -max((day.toordinal() for day in days), default=0)


def over_time(dataset: Dataset, names: Sequence[str], selection: Filter) -> list[Compared]:
    """Set the parties side by side year by year, newest first, and what is stated once below the year nearest to it.

    Where no year is given, that is the year whose values are nearest, both parties taken together.
    """
    everything = [cell for cell in _cells(dataset) if meets(cell, selection._replace(since=None, until=None))]
    cells = grouped(everything, _attribute)
    known = list(dict.fromkeys(_attribute(cell) for cell in everything if not isinstance(cell, Trait)))
    rows: list[Compared] = []
    for attribute in named(names, known, dataset, "series of"):
        years = list(_yearly(cells[attribute], dataset))
        rows += _merged(years, [_placed(row, years) for row in _stated(cells[attribute], dataset)])
    kept = [row for row in rows if in_time(row.nearest.when if row.nearest else row.when, selection)]
    return kept[: selection.limit]


def _cells(dataset: Dataset) -> list[Cell]:
    """List what compares the parties: traits, series by year of one party on its own, and the quotients of these."""
    figures = [
        figure
        for figure in dataset.of(Figure)
        if figure.series and figure.grain == "year" and figure.subject in dataset.parties and not figure.counterpart
    ]
    return [*dataset.of(Trait), *figures, *derive.quotients(figures, dataset)]


def _attribute(cell: Cell) -> str:
    return cell.attribute if isinstance(cell, Trait) else cell.measure


def _stated(cells: Iterable[Cell], dataset: Dataset) -> Iterator[Compared]:
    """Pair the traits of each source; the cells are those of one attribute."""
    traits = [cell for cell in cells if isinstance(cell, Trait)]
    yield from _paired(traits, dataset, lambda cell: cell.source)


def _yearly(cells: Iterable[Cell], dataset: Dataset) -> Iterator[Compared]:
    """Pair the figures of each source and year, in order; the cells are those of one attribute."""
    figures = [cell for cell in cells if not isinstance(cell, Trait) and cell.when]
    figures.sort(key=lambda cell: cell.when.order if cell.when else ())
    yield from _paired(figures, dataset, lambda cell: (cell.source, cell.when))


def _paired(cells: Iterable[Cell], dataset: Dataset, key: Callable[[Cell], Hashable]) -> Iterator[Compared]:
    for group in grouped(cells, key).values():
        pair = {cell.party if isinstance(cell, Trait) else cell.subject or "": cell for cell in group}
        in_order = {party: pair[party] for party in dataset.parties if party in pair}
        yield Compared(attribute=_attribute(group[0]), cells=in_order)


def _placed(row: Compared, years: Sequence[Compared]) -> Compared:
    """Put what is stated once beside the nearest year."""
    candidates = [row._replace(nearest=year) for year in years if _is_like(row, year)]
    return min(candidates, key=_distance, default=row)


def _is_like(row: Compared, year: Compared) -> bool:
    return all(party in year.cells and cell.unit == year.cells[party].unit for party, cell in row.cells.items())


def _distance(row: Compared) -> Decimal:
    """Tell how far a row is from the year beside it: in days, or by the worse deviation where it has no date."""
    assert row.nearest is not None
    assert row.nearest.when is not None
    times = [cell.when for cell in row.cells.values() if cell.when]
    if times:
        return Decimal(sum(abs((when.begin - row.nearest.when.begin).days) for when in times))
    return max(abs(Decimal(off.value or 0)) for party in row.cells if (off := row.deviation(party)))


def _merged(years: Sequence[Compared], stated: Sequence[Compared]) -> Iterator[Compared]:
    for year in reversed(years):
        yield year
        yield from (row for row in stated if row.nearest is year)
    yield from (row for row in stated if not row.nearest)
