"""Both sides' statistics of the same flow beside each other, year by year: `kzeu trade --mirror`.

They are set side by side and taken from each other, never added or averaged, and only where both are for a whole year.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from kzeu_cli.answers import figures, series, texts
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.figures import MARK, MARK_NOTE
from kzeu_cli.answers.rows import year
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import CHANGING, Derived, Row
from kzeu_cli.model import WORLD, Dataset, Figure, Statement
from kzeu_cli.model.components import ends_between
from kzeu_cli.model.selection import Filter, in_time
from kzeu_cli.support.grouping import grouped

TOPIC = "trade"
# The group of statements that say why two sides' statistics differ.
REASONS = "mirror-statistics"


class Pair(NamedTuple):
    """What two sides report of one flow of one year, in one currency: the first party's figure first."""

    figures: tuple[Figure, Figure]
    difference: Derived
    deviation: Derived

    @property
    def rows(self) -> tuple[Row, ...]:
        """The two figures and what follows from them."""
        return (*self.figures, self.difference, self.deviation)


def currency_of(dataset: Dataset) -> str | None:
    """Take the currency of the first party's own figures, in which both sides are shown if no other is asked for."""
    return next((row.unit for row in _own(dataset) if row.view == next(iter(dataset.parties))), None)


def mirror(
    dataset: Dataset, selection: Filter, flows: Sequence[str], view: str | None, currency: str | None
) -> list[Pair]:
    """Pair what the parties report of the same flow, the newest first; `flows` are those of the party `view`."""
    parties = list(dataset.parties)
    found: dict[tuple[object, ...], dict[str, Figure]] = {}
    for row in _own(dataset):
        # Exports of the one are imports of the other.
        way = ends_between(row.flow, row.subject, row.counterpart)
        found.setdefault((way, row.coverage, year(row)), {})[str(row.view)] = row
    pairs: list[Pair] = []
    for reports in found.values():
        sides = [reports[party] for party in parties if party in reports]
        asked = reports.get(view or parties[0])
        if len(sides) == 2 and asked and (not flows or asked.flow in flows) and in_time(asked.when, selection):
            pairs += _paired(sides[0], sides[1], currency, dataset)
    pairs.sort(key=lambda pair: (str(pair.figures[0].flow), -(year(pair.figures[0]) or 0)))
    return pairs[: selection.limit]


def _own(dataset: Dataset) -> Iterator[Figure]:
    """Go through what each party reports of all goods or services that it trades with the other in whole years."""
    for row in dataset.of(Figure):
        sides = {row.subject, row.counterpart}
        if (
            TOPIC in row.topics
            and row.series
            and row.view
            and row.flow in ("exports", "imports")
            and row.product is None
            and row.composition != CHANGING
            and WORLD not in sides
            and sides == set(dataset.parties)
            and year(row)
        ):
            yield row


def _paired(first: Figure, second: Figure, currency: str | None, dataset: Dataset) -> Iterator[Pair]:
    one, other = (derive.changed(row, currency, dataset) if currency else row for row in (first, second))
    difference, deviation = derive.difference(one, other), derive.deviation(other, one)
    if difference and deviation:
        yield Pair((first, second), difference, deviation)


def tables(pairs: Sequence[Pair], answer: Answer) -> Iterator[Answer]:
    """Set each flow in a table: what each side reports, in its own currency and in one, and how far they are apart."""
    dataset, currency = answer.dataset, answer.currency
    flows = grouped(pairs, lambda pair: pair.figures[0].flow)
    for own in flows.values():
        columns = [Column("year", "string", "", "Year", show=lambda pair, data: figures.when(pair.figures[0], data))]
        for place in (0, 1):
            rows = [pair.figures[place] for pair in own]
            scale = series.scale(rows, dataset)
            columns.append(_reported(place, f"{dataset.name(rows[0].view)}, {scale.unit}", scale, None, dataset))
            if currency and rows[0].unit != currency:
                columns.append(
                    _reported(place, f"in {currency}", series.scale(rows, dataset, currency), currency, dataset)
                )
        scale, face = series.scale([pair.figures[0] for pair in own], dataset, currency), lambda *_: "derived"
        columns.append(
            Column("difference", "number", "", "Difference", show=partial(_difference, scale), right=True, face=face)
        )
        columns.append(Column("deviation", "number", "", "Off by", show=_deviation, right=True, face=face))
        yield Answer(View("mirror", tuple(columns)), own, dataset, title=_title(own[0], dataset), currency=currency)


def notes(pairs: Sequence[Pair], dataset: Dataset) -> tuple[str, ...]:
    """Say which way the difference goes and, with the source, why two sides' statistics differ."""
    if not pairs:
        return ()
    first, second = (dataset.name(row.view) for row in pairs[0].figures)
    way = f"{MARK_NOTE.removesuffix(', not stated.')}: {first} less {second}; off by: {second} against {first}."
    reasons = [one for one in dataset.of(Statement) if one.group == REASONS]
    return (way, *(f"{one.text} [{'; '.join(map(str, one.refs))}]" for one in reasons))


def rows(pairs: Iterable[Pair]) -> list[Row]:
    """List the figures and what follows from them, a pair after the other."""
    return [row for pair in pairs for row in pair.rows]


def _title(pair: Pair, dataset: Dataset) -> str:
    one, other = pair.figures
    names = (f"{dataset.name(row.view)} {row.flow} ({texts.publisher(row, dataset)})" for row in (one, other))
    return f"{str(one.coverage or 'goods').capitalize()}: {' beside '.join(names)}"


def _reported(place: int, head: str, scale: series.Divisor, currency: str | None, dataset: Dataset) -> Column:
    def show(pair: Pair, dataset: Dataset) -> str:
        row = pair.figures[place]
        exact = money.in_currency(row, currency, dataset).exact if currency else row.value
        return "" if exact is None else scale.write(exact)

    return Column(head, "number", "", head, show=show, right=True)


def _difference(scale: series.Divisor, pair: Pair, dataset: Dataset) -> str:
    return f"{scale.write(pair.difference.value or 0)}{MARK}"


def _deviation(pair: Pair, dataset: Dataset) -> str:
    return f"{round(Decimal(pair.deviation.value or 0), 1):+.1f}%{MARK}".replace("-", "−")
