"""Whether the values of a record fit: shares within 100 %, whole counts, ends after beginnings."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from kzeu_cli.dataset.currencies import CURRENCIES
from kzeu_cli.dataset.forms import Wrong, shown
from kzeu_cli.dataset.names import FACTS, Names, identity
from kzeu_cli.model import KINDS, dates

MONEY, SHARE = "money", "share"
# Dimensions whose numbers count things.
_COUNTED = ("count", "rank")
# Natures of a number that says no amount of what is measured: their unit is one of their own.
_RELATIVE = ("share", "rate", "quotient", "rank")
# What the fact that a key names must be.
_LINKED = {
    "agreement": "agreement", "supersedes": "agreement", "programme": "programme", "event": "event",
    "numerator": "figure", "grew_from": "figure",
}  # fmt: skip
_SPANS = (("start", "end"), ("from", "to"))
_NUMBERED = frozenset(("value", "values", "unit", "items", "also"))
_TIMED = frozenset(("start", "from", "grain"))


def misfits(kind: str, table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    """Go through what does not fit in a record whose values each have their form."""
    # A large dataset has many records, each of which has few of the keys that can be at odds.
    if not _NUMBERED.isdisjoint(table):
        yield from _numbers(table, names)
        yield from _unit_of_measure(table, names)
    if not _TIMED.isdisjoint(table):
        yield from _order(table)
    if kind in KINDS and not _linking(kind).isdisjoint(table):
        yield from _links(kind, table, names)
    if "at" in table:
        yield from _places(table, names)
    if "items" in table:
        yield from _parts(table, names)
    if kind in FACTS:
        yield from _layer_of_source(table, names)
    if kind == "rate":
        yield from _rates(table)


def _numbers(table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    relative = table.get("nature") in ("rate", "quotient")
    for name, value in _values(table):
        if wrong := "" if relative else _out_of_range(value, dimension_of(table.get("unit"), names)):
            yield name, wrong
        elif table.get("flow") in ("imports", "exports") and not relative and value < 0:
            yield name, f"{table['flow']} cannot be negative: {shown(value)}"
    for name in ("items", "also"):
        for number, part in enumerate(_list(table.get(name))):
            yield from ((f"{name}[{number}].{key}", why) for key, why in _numbers(part, names))


def _out_of_range(value: Any, dimension: Any) -> str:
    if dimension == SHARE and not 0 <= value <= 100:
        return f"a share lies between 0 and 100 percent, not {shown(value)} (of a change, nature is rate)"
    if dimension in _COUNTED and (value < 0 or value != int(value)):
        return f"a {dimension} is a whole number from 0 on, not {shown(value)}"
    if dimension == "rank" and value < 1:
        return f"a rank is 1 or more, not {shown(value)}"
    return ""


def _values(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Go through the numbers of a figure, or of each observation of a series."""
    if _is_number(table.get("value")):
        yield "value", table["value"]
    values = table.get("values")
    for key, part in values.items() if isinstance(values, Mapping) else ():
        for period, value in part.items() if isinstance(part, Mapping) else ((None, part),):
            if _is_number(value):
                yield f"values.{key}{f'.{period}' if period else ''}", value


def dimension_of(unit: Any, names: Names) -> Any:
    """Tell what a unit measures: money, a share, a count; None if the dataset does not say."""
    if not isinstance(unit, str):
        return None
    return names.units.get(unit) or (MONEY if unit in CURRENCIES else None)


def _unit_of_measure(table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    measure, unit = table.get("measure", table.get("attribute")), table.get("unit")
    wanted = names.measures.get(measure) if isinstance(measure, str) else None
    given = dimension_of(unit, names)
    if wanted and given and given != wanted and table.get("nature") not in _RELATIVE and given != SHARE:
        yield "unit", f"{unit} is a unit of {given}, but {measure} needs one of {wanted}"


def _order(table: Mapping[str, Any]) -> Iterator[Wrong]:
    for first, last in _SPANS:
        begin, end = _period(table.get(first)), _period(table.get(last))
        if begin and end and end.last < begin.first:
            yield last, f"{end} is before {first}, {begin}"
    if table.get("grain") == "month":
        for name, _ in _values(table):
            period = _period(name.rpartition(".")[2])
            if period and period.text.count("-") != 1:
                yield name, f"{period} is not a month, as its grain says"


@cache
def _linking(kind: str) -> frozenset[str]:
    """Name the keys of a kind of fact that name facts."""
    return frozenset(name for name, key in KINDS[kind].keys.items() if (key.form, key.target) == ("ref", "fact"))


def _links(kind: str, table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    own = identity(table)
    for name in sorted(_linking(kind)) if own is not None else ():
        value = table.get(name)
        if own in (value if isinstance(value, list) else [value]):
            yield name, "names the fact itself"
    for name, of_kind in {**_LINKED, "part_of": kind}.items():
        value = table.get(name)
        if isinstance(value, str) and value in names.ids["fact"] and value not in names.ids[of_kind]:
            yield name, f"{value} is no {of_kind}"


def _places(table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    """Look for the sections of the places in the source, if the dataset lists its sections."""
    sections = names.ids["section"]
    for place in table.get("at", ()) if isinstance(table.get("at"), list) and sections else ():
        section = place.partition("/")[0] if isinstance(place, str) else ""
        if section and section not in sections:
            yield "at", f"no section {section!r}; {names.advice(section, map(str, sections))}"


def _parts(table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    items = _list(table.get("items"))
    known = [item.get("name") for item in items]
    for number, item in enumerate(items):
        whole = item.get("part_of")
        if isinstance(whole, str) and (whole not in known or whole == item.get("name")):
            yield f"items[{number}].part_of", f"no other entry {whole!r}; {names.advice(whole, map(str, known))}"


def _layer_of_source(table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    source, layer = table.get("source"), table.get("layer")
    feeds = names.source_layers.get(source) if isinstance(source, str) else None
    if layer and feeds and layer != feeds:
        yield "source", f"{source} feeds the layer {feeds}, not {layer}"


def _rates(table: Mapping[str, Any]) -> Iterator[Wrong]:
    """Look for what is no price: amounts are multiplied by rates and divided by them."""
    values = table.get("values")
    for period, value in values.items() if isinstance(values, Mapping) else ():
        if not _is_number(value) or value <= 0:
            yield f"values.{period}", f"a rate is a positive number for a period, not {shown(value)}"
    if table.get("base") == table.get("quote") is not None:
        yield "quote", "is the base itself"


def _is_number(value: Any) -> bool:
    return type(value) is int or (type(value) is Decimal and value.is_finite())


def _list(value: Any) -> list[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _period(value: Any) -> dates.Period | None:
    try:
        return dates.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None
