"""The fields that every row of every listing has, under the same names and with the same meaning and type.

A command adds its own columns to these. What people see of them a command says with `titled`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from kzeu_cli.answers.columns import Column, Taken
from kzeu_cli.audit.flags import flags_of
from kzeu_cli.figures import description
from kzeu_cli.model import KINDS, Dataset, Dimensions, Fact, Figure, Quantity, Trait
from kzeu_cli.model.record import Key, Record, toml_key
from kzeu_cli.model.ties import same_as
from kzeu_cli.model.vocabulary import FLAG_WORDS

# A row -> the fact that it is about.
Of = Callable[[Any], Fact]

_TYPES = {
    "number": "number", "integer": "integer", "flag": "boolean",
    "dimensions": "object", "values": "object", "spans": "object",
}  # fmt: skip


def itself(row: Any) -> Any:
    """Take a row that is a fact for that fact."""
    return row


# Takes the fact out of a row that has one.
fact_of: Of = attrgetter("fact")


def field(name: str, cls: type[Record], of: Of = itself, **more: Any) -> Column:
    """Make the column of a record's field: its key, type, meaning and form are those that the model declares."""
    return column(name, cls.keys[name], of)._replace(**more)


def column(name: str, key: Key, of: Of = itself) -> Column:
    """Make the column of a field of which the key is known."""
    kind = "array" if key.is_many else _TYPES.get(key.form, "string")
    return Column(toml_key(name), kind, key.doc, find=Taken(of, name), of=key)


@cache
def contract(of: Of = itself) -> tuple[Column, ...]:
    """Make the columns that every row has, given how to take its fact."""

    def found(key: str, type_: str, doc: str, find: Callable[[Fact, Dataset], Any]) -> Column:
        return Column(key, type_, doc, find=Taken(of, key, find, common=True))

    def taken(key: str, type_: str, doc: str, get: Callable[[Fact], Any]) -> Column:
        return found(key, type_, doc, lambda fact, _: get(fact))

    def field(name: str, cls: type[Record]) -> Column:
        made = column(name, cls.keys[name], of)
        return made._replace(find=Taken(of, name, common=True))

    return (
        field("id", Fact),
        taken("kind", "string", f"one of {', '.join(KINDS)}, derived, or what a command says", lambda fact: fact.kind),
        field("layer", Fact),
        field("source", Fact),
        field("topics", Fact),
        found("text", "string", "one whole sentence, fit to be quoted", description.sentence),
        found("label", "string", "what the number is, in a few words", description.label),
        taken("refs", "array", "ids of references", lambda fact: [str(ref) for ref in fact.refs]),
        taken("when", "string", "ISO 8601, as precise as known", lambda fact: fact.when),
        taken("start", "string", "first day; null where it is open or unknown", lambda fact: day(fact, "first")),
        taken("end", "string", "last day; null where it is open or unknown", lambda fact: day(fact, "last")),
        taken("year", "integer", "the year, if the row covers exactly that whole year", year),
        taken("partial", "boolean", "whether it is a part of a year, or known for a part of its time only", is_partial),
        *(field(name, Quantity) for name in ("value", "unit", "bound", "shown", "status")),
        found("reporter", "string", "whose statistics", description.reporter),
        found("partner", "string", "the other side, or the member that the row is about", description.partner),
        found("partner_name", "string", "its name", _partner_name),
        *(field(name, Dimensions) for name in ("flow", "coverage", "nature")),
        found("measure", "string", Dimensions.keys["measure"].doc, _measure)._replace(of=Dimensions.keys["measure"]),
        taken("derived", "boolean", "whether kzeu worked it out; false if a source prints it", is_derived),
        taken("formula", "string", "how kzeu worked it out", lambda fact: getattr(fact, "formula", None)),
        taken("inputs", "array", "ids of what kzeu worked it out from", lambda fact: getattr(fact, "inputs", ())),
        taken("caution", "string", "what to beware of", lambda fact: getattr(fact, "caution", None)),
        taken("compiled", "string", "how a source's own rows were added up", _compiled),
        found("same_as", "array", "ids of other tellings of the same event", lambda fact, data: same_as(data, fact)),
        found("flags", "array", f"what the audit holds against it: {', '.join(FLAG_WORDS)}",
            lambda fact, data: flags_of(data, fact.id),
        ),
    )  # fmt: skip


def for_programs(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Put the columns that every row has first, in one order for all commands; each has an order of its own for people.

    Columns of rows that have no fact stay as they are.
    """
    by_key = {column.key: column for column in columns}
    common = [column.key for column in contract()]
    if not by_key.keys() >= set(common):
        return columns
    return tuple(by_key[key] for key in dict.fromkeys((*common, *by_key)))


def titled(columns: tuple[Column, ...], shown: Mapping[str, Mapping[str, Any]]) -> tuple[Column, ...]:
    """Let people see some of the columns: for each key, what to change of its column (`title`, `show`, `right` …)."""
    return tuple(column._replace(**shown.get(column.key, {})) for column in columns)


def year(fact: Fact) -> int | None:
    """The year of a fact that covers exactly that whole year; a part of a year is no year."""
    when = fact.when
    return when.year if when and when.text.isdecimal() and not is_partial(fact) else None


def is_partial(fact: Fact) -> bool:
    """Whether the time of a number is a part of a year (January to August), or known for a part only."""
    if getattr(fact, "status", None) == "partial":
        return True
    if not isinstance(fact, Quantity) or getattr(fact, "nature", None) == "stock":
        return False
    when = getattr(fact, "period", None)
    return bool(when and not when.is_open and (when.first, when.last) != _whole_years(when))


def is_derived(fact: Fact) -> bool:
    """Whether kzeu worked a number out, here and now."""
    return fact.kind == "derived"


def _measure(fact: Fact, dataset: Dataset) -> str | None:
    """Tell what is measured; the attribute of a trait is a measure where figures have it too."""
    name = fact.attribute if isinstance(fact, Trait) else getattr(fact, "measure", None)
    return name if name in dataset.measures or not isinstance(fact, Trait) else None


def _whole_years(when: Any) -> tuple[date, date]:
    return date(when.first.year, 1, 1), date(when.last.year, 12, 31)


def day(fact: Fact, end: str) -> str | None:
    """Write the `first` or `last` day of the time of a fact; None if that is not known."""
    found = getattr(fact.when, end, None)
    return None if found in (None, date.min, date.max) else found.isoformat()


def _partner_name(fact: Fact, dataset: Dataset) -> str | None:
    partner = description.partner(fact, dataset)
    return dataset.name(partner) if partner else None


def _compiled(fact: Fact) -> str | None:
    return fact.compiled if isinstance(fact, Figure) else None
