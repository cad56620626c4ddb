"""Numbers as series of a dataset: what the table says, what the dataset says already, and what was set by hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.figures.description import direction, title_of
from kzeu_cli.importers.observations import TimedNumber
from kzeu_cli.model import WORLD, Dataset, Dimensions, Number, Place
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.folding import fold
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import joined

NEW, SAME, CHANGED = "new", "same", "changed"
# Codes of Eurostat that ISO 3166 has not, and what publishers call all countries.
_OTHER_CODES = {"EL": "GR", "UK": "GB", "WLD": WORLD, "W1": WORLD, "W00": WORLD, "TOTAL": WORLD}
_NEEDED = ("topics", "source", "measure", "unit")


class Value(NamedTuple):
    """A number for a series, and the one that the dataset has in its place."""

    series: str
    partner: str
    period: str
    new: Number
    old: Number | None = None

    @property
    def change(self) -> str:
        """Whether it is new, the same, or another than what is there."""
        return NEW if self.old is None else SAME if self.old == self.new else CHANGED


def tables_of(
    found: Sequence[TimedNumber],
    name: str,
    given: Mapping[str, Any],
    dataset: Dataset,
    known: Mapping[Any, Mapping[str, Any]],
    partners: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Make the tables of series: one for each flow and unit, with what a series of that id that is `known` says.

    Only numbers of these `partners` are taken. Raise WrongUsage if the series lacks what it must have.
    """
    counterpart = given.get("counterpart")
    if counterpart and {partners.get(each.partner) for each in found} == {counterpart}:
        # A column that repeats the other side on each row names no partners within it.
        found = [each._replace(partner="") for each in found]
    runs = grouped(
        (each for each in found if not each.partner or each.partner in partners), lambda each: (each.flow, each.unit)
    )
    if not runs:
        raise WrongUsage("no number is left to import")
    flows, units = {flow for flow, _ in runs}, {unit for _, unit in runs}
    tables = []
    for (flow, unit), run in runs.items():
        parts = (name, flow if len(flows) > 1 else "", unit.lower() if len(units) > 1 else "")
        dimensions = {"flow": flow, "unit": unit if is_currency(unit) or unit in dataset.units else ""}
        own = {**{key: value for key, value in dimensions.items() if value}, **given}
        own["id"] = joined(*parts, by="-")
        own["values"] = _values(run, partners)
        continued = known.get(own["id"], {})
        tables.append(own if continued else _completed(own, run, dataset))
        for key, value in own.items():
            if continued and key not in ("id", "values") and value != continued.get(key):
                # Its numbers there would then mean something else, or the new ones not what their file says.
                there = f"with {key} {continued[key]!r}, not" if key in continued else f"without {key}"
                raise WrongUsage(f"series {own['id']!r} is there, {there} {value!r}; give another --id")
        if continued:
            tables[-1] = {"id": own["id"], "values": own["values"]}
    return tables


def compared(tables: Sequence[Mapping[str, Any]], known: Mapping[Any, Mapping[str, Any]]) -> list[Value]:
    """Hold the values of series against those that the dataset has."""
    return [
        Value(table["id"], partner, period, number, _old(known.get(table["id"], {}).get("values", {}), partner, period))
        for table in tables
        for partner, period, number in _flat(table["values"])
    ]


def _flat(values: Mapping[str, Any]) -> Iterable[tuple[str, str, Number]]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from ((key, period, number) for period, number in value.items())
        else:
            yield "", key, value


def _old(values: Mapping[str, Any], partner: str, period: str) -> Number | None:
    of_partner = values.get(partner, {}) if partner else values
    old: Number | None = of_partner.get(period) if isinstance(of_partner, Mapping) else None
    return old


def _values(run: Sequence[TimedNumber], partners: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for each in sorted(run, key=lambda one: one.period):
        place = values.setdefault(partners[each.partner], {}) if each.partner else values
        place[each.period] = each.value
    return values


def partners_of(
    found: Sequence[TimedNumber], dataset: Dataset, countries: Iterable[Place], *, skips_unknown: bool
) -> tuple[dict[str, str], list[Place]]:
    """Find the codes of partners by code or name, and the countries among them that the dataset lacks.

    Raise WrongUsage for one that is no country and not of the dataset.
    """
    names = {each.partner for each in found} - {""}
    known = {WORLD.casefold(): WORLD} | {code.casefold(): meant for code, meant in _OTHER_CODES.items()}
    records: tuple[Any, ...] = (
        *countries, *dataset.places.values(), *dataset.bodies.values(), *dataset.parties.values(),
    )  # fmt: skip
    for record in records:
        words = (*record.aliases, getattr(record, "iso3", None), getattr(record, "short", None), record.name, record.id)
        known |= {fold(word): record.id for word in words if word}
    unknown = sorted(name for name in names if fold(name) not in known)
    if unknown and not skips_unknown:
        more = f" and {len(unknown) - 3} more" if unknown[3:] else ""
        raise WrongUsage(
            f"no country or body {', '.join(map(repr, unknown[:3]))}{more};"
            " --skip-unknown leaves them out, --map partner= imports no partners"
        )
    partners = {name: known[fold(name)] for name in names if fold(name) in known}
    there = {WORLD, *dataset.places, *dataset.bodies, *dataset.parties}
    return partners, [place for place in countries if place.id in set(partners.values()) - there]


def _completed(own: dict[str, Any], run: Sequence[TimedNumber], dataset: Dataset) -> dict[str, Any]:
    """Add what follows: the layer of the source, how finely it is cut, a sentence."""
    official = [source.id for source in dataset.sources.values() if source.layer == "official"]
    if len(official) == 1:
        own.setdefault("source", official[0])
    if own.get("measure") in dataset.topics:
        own.setdefault("topics", [own["measure"]])
    lacking = [key for key in _NEEDED if not own.get(key)]
    if lacking:
        offered = {
            "topics": dataset.topics, "source": dataset.sources, "measure": dataset.measures,
            "unit": ("EUR", *dataset.units),
        }[lacking[0]]  # fmt: skip
        names = ", ".join(sorted(map(str, offered))[:8])
        raise WrongUsage(f"nothing says the {' and '.join(lacking)}; --set {lacking[0]}=… (such as {names})")
    source = dataset.sources.get(own["source"])
    own.setdefault("layer", source.layer if source else "official")
    if all(each.period.count("-") == 1 for each in run):
        own.setdefault("grain", "month")
    elif any(each.partner for each in run):
        own.setdefault("grain", "partner")
    times: dict[str, list[str]] = {}
    for each in run:
        if each.status:
            times.setdefault(each.status, []).append(each.period)
    if times and sum(map(len, times.values())) == len(run) and len(times) == 1:
        own.setdefault("status", next(iter(times)))
    elif times:
        # A series has one status; a note says that of some of its numbers.
        said = (f"{status}: {', '.join(sorted(set(periods)))}" for status, periods in times.items())
        own.setdefault("note", f"As the table marks them, {'; '.join(said)}.")
    own.setdefault("text", _sentence(own, dataset))
    return own


def _sentence(own: Mapping[str, Any], dataset: Dataset) -> str:
    """Write what the numbers are, from the dimensions: `EU exports to Kazakhstan.`"""
    row = Dimensions(**{key: own[key] for key in ("measure", "subject", "counterpart", "flow") if own.get(key)})
    said = direction(row, dataset) if own.get("subject") else ""
    measure = title_of(dataset.measures, own["measure"])
    return f"{said if own.get('flow') and said else joined(measure, said, by=', ')}."
