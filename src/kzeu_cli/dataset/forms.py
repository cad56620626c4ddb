"""Whether a value of a file has the form that its key declares."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from kzeu_cli.dataset.build import PARTS
from kzeu_cli.dataset.currencies import CURRENCIES
from kzeu_cli.dataset.names import Names
from kzeu_cli.model import WORDS, Dimensions, dates, durations
from kzeu_cli.model.record import Key, Record, toml_key

# A key, with what is wrong with its value.
Wrong = tuple[str, str]

_FACTOR = re.compile(r"(?=.*[1-9])\d{1,24}(\.\d{1,24})?", re.ASCII)
_LARGEST, _DIGITS, _FINEST = 2**63, 20, -18
_PERSON = ("family", "given", "literal")
# By class, its keys as files write them, with hyphens or without, and those that must be there.
_KEYS: dict[type[Record], tuple[Mapping[str, Key], Mapping[str, Key]]] = {}


def misformed(cls: type[Record], table: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    """Hold a table against its class: unknown keys, missing keys, values of another form."""
    known, required = _KEYS.get(cls) or _KEYS.setdefault(cls, _keys(cls))
    for name, value in table.items():
        key = known.get(name)
        if key is None:
            every = map(toml_key, cls.keys)
            yield name, f"unknown key; {names.advice(name, every, all_with='kzeu data schema')}"
        # Of the many values of a large dataset nearly all are as they must be.
        elif not _is_sound(value, key, names):
            yield from _value(name, value, key, names)
    for name, key in required.items():
        if name not in table and name.replace("_", "-") not in table:
            yield name, f"is missing: {key.doc}"


def _keys(cls: type[Record]) -> tuple[Mapping[str, Key], Mapping[str, Key]]:
    written = {toml_key(name): key for name, key in cls.keys.items()}
    hyphened = {name.replace("_", "-"): key for name, key in written.items()}
    return {**hyphened, **written}, {name: key for name, key in written.items() if key.required}


def _is_sound(value: Any, key: Key, names: Names) -> bool:
    """Whether a value is of a simple form and as it must be: that is seen at once, what is wrong with another not."""
    form = key.form
    if form == "ref":
        known = names.ids[key.target]
        if key.is_many:
            return type(value) is list and bool(value) and all(type(one) is str and one in known for one in value)
        return type(value) is str and value in known
    if key.is_many:
        return False
    if form == "one":
        return type(value) is str and value in WORDS[key.target]
    if form == "unit":
        return type(value) is str and (value in names.units or value in CURRENCIES)
    return form in _FORMS and not _FORMS[form](value)


def _value(name: str, value: Any, key: Key, names: Names) -> Iterator[Wrong]:
    if not key.is_many:
        yield from _one(name, value, key, names)
    elif not isinstance(value, list):
        yield name, f"must be a list, not {shown(value)}"
    elif key.required and not value:
        yield name, f"must not be empty: {key.doc}"
    else:
        for number, part in enumerate(value):
            yield from _one(f"{name}[{number}]" if key.form in _TABLES else name, part, key, names)


def _one(name: str, value: Any, key: Key, names: Names) -> Iterator[Wrong]:
    form, what = key.form, key.target
    if form in _TABLES:
        if isinstance(value, Mapping):
            yield from _TABLES[form](name, value, names)
        else:
            yield name, f"must be a table, not {shown(value)}"
    elif form == "one":
        if value not in WORDS[what]:
            yield name, f"no {what.replace('_', ' ')} {shown(value)}; {names.advice(str(value), WORDS[what])}"
    elif form == "ref":
        yield from _reference(name, value, what, names)
    elif form in ("unit", "currency"):
        yield from _unit(name, value, form, names)
    elif wrong := _FORMS[form](value):
        yield name, wrong if form == "period" else f"must be {wrong}, not {shown(value)}"


def _reference(name: str, value: Any, what: str, names: Names) -> Iterator[Wrong]:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        yield name, f"must be the id of a {what}, not {shown(value)}"
    elif names.complete and value not in names.ids[what]:
        yield name, f"no {what} {shown(value)}; {names.advice(str(value), map(str, names.ids[what]))}"


def _unit(name: str, value: Any, form: str, names: Names) -> Iterator[Wrong]:
    if not isinstance(value, str):
        yield name, f"must be text, not {shown(value)}"
    elif names.complete and value not in names.units and value not in CURRENCIES:
        known = [str(unit) for unit, dimension in names.units.items() if form == "unit" or dimension == "money"]
        more = "money: a code of ISO 4217, or a unit with the dimension money"
        yield name, f"no {form} {shown(value)}; {names.advice(value, [*known, *CURRENCIES])} ({more})"


def _number(value: Any) -> str:
    """Say what a number must be, unless it is.

    The limits are those of what it is written to: the whole numbers of databases end at 2^63, and a fraction of more
    digits than a binary float tells apart would be another one in JSON. No figure of the world comes near them.
    """
    if type(value) is int and abs(value) < _LARGEST:
        return ""
    if type(value) not in (int, Decimal) or not Decimal(value).is_finite():
        return "a finite number"
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if number.adjusted() >= _DIGITS or abs(number) >= _LARGEST or (isinstance(exponent, int) and exponent < _FINEST):
        return "below 2^63 (about 9.2 × 10^18) and no finer than 10^-18"
    if number != number.to_integral_value() and Decimal(repr(float(number))) != number:
        return "a number that JSON and databases keep: at most 15 digits if it has a fraction"
    return ""


def _period(value: Any) -> str:
    if not isinstance(value, str):
        return f'must be a date in quotes, such as "2015-11", not {shown(value)}'
    try:
        dates.parse(value)
    except ValueError as error:
        return str(error)
    return ""


def _is_duration(value: Any) -> bool:
    try:
        durations.parse(value)
    except (TypeError, ValueError):
        return False
    return True


# Form -> what the value must be, or nothing if it is. Those of a period are whole messages.
_FORMS: Mapping[str, Callable[[Any], str]] = {
    "text": lambda value: "" if isinstance(value, str) and value.strip() else "text",
    "id": lambda value: "" if isinstance(value, str) else "a name",
    "mark": lambda value: "" if isinstance(value, (str, int)) and not isinstance(value, bool) else "a number or a name",
    "number": _number,
    "integer": lambda value: "" if type(value) is int and 0 <= value <= 10**6 else "a whole number from 0 to a million",
    "flag": lambda value: "" if isinstance(value, bool) else "true or false",
    "address": lambda value: "" if _matches(r"https?://\S+", value) else "an address: https://…",
    "duration": lambda value: "" if _is_duration(value) else 'a length of time as ISO 8601 writes it, such as "P3Y"',
    "factor": lambda value: "" if _matches(_FACTOR, value) else 'a positive number in quotes, such as "2.59"',
    "period": _period,
}


def _matches(pattern: str | re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _person(name: str, value: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    for key, part in value.items():
        if key not in _PERSON:
            yield f"{name}.{key}", f"unknown key; {names.advice(key, _PERSON)}"
        elif not isinstance(part, str) or not part.strip():
            yield f"{name}.{key}", f"must be text, not {shown(part)}"
    if "family" not in value and "literal" not in value:
        yield name, "must have family (and given), or literal"


def _dimensions(name: str, value: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    for key, part in value.items():
        if key == "fact":
            yield from _reference(f"{name}.{key}", part, "fact", names)
        elif key in Dimensions.keys:
            yield from _value(f"{name}.{key}", part, Dimensions.keys[key], names)
        else:
            yield f"{name}.{key}", f"no dimension; {names.advice(key, ('fact', *Dimensions.keys))}"


def _values(name: str, value: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    if not value:
        yield name, "must hold at least one value"
    for key, part in value.items():
        if isinstance(part, Mapping):
            yield from _reference(f"{name}.{key}", key, "actor", names)
            for period, number in part.items():
                yield from _observation(f"{name}.{key}.{period}", period, number)
        else:
            yield from _observation(f"{name}.{key}", key, part)


def _observation(name: str, period: str, number: Any) -> Iterator[Wrong]:
    if wrong := _period(period):
        yield name, wrong
    if wrong := _number(number):
        yield name, f"must be {wrong}, not {shown(number)}"


def _spans(name: str, value: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
    for span, refs in value.items():
        if wrong := _period(span):
            yield f"{name}.{span}", wrong
        if isinstance(refs, list):
            for ref in refs:
                yield from _reference(f"{name}.{span}", ref, "reference", names)
        else:
            yield f"{name}.{span}", f"must be a list, not {shown(refs)}"


def _of(cls: type[Record]) -> Callable[[str, Mapping[str, Any], Names], Iterator[Wrong]]:
    def parts(name: str, value: Mapping[str, Any], names: Names) -> Iterator[Wrong]:
        return ((f"{name}.{key}", why) for key, why in misformed(cls, value, names))

    return parts


_TABLES: Mapping[str, Callable[[str, Mapping[str, Any], Names], Iterator[Wrong]]] = {
    **{form: _of(cls) for form, cls in PARTS.items()},
    "names": _person,
    "dimensions": _dimensions,
    "values": _values,
    "spans": _spans,
}


def shown(value: Any) -> str:
    """Show a value in a message, shortened."""
    if isinstance(value, (Mapping, list)):
        return "a table" if isinstance(value, Mapping) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
