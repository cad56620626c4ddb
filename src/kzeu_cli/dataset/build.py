"""From tables to records: each value in its form, each series cut into figures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from kzeu_cli import model
from kzeu_cli.dataset.read import Tables
from kzeu_cli.model.record import Record

T = TypeVar("T", bound=Record)
Forms = Mapping[str, tuple[str, Callable[[Any], Any] | None]]
_FORMS: dict[type[Record], Forms] = {}

# Table name in TOML -> (field of the dataset, class of its records). Facts and series are built apart.
TABLES: Mapping[str, tuple[str, type[Record]]] = {
    "party": ("parties", model.Party),
    "source": ("sources", model.Source),
    "topic": ("topics", model.Word),
    "section": ("sections", model.Word),
    "measure": ("measures", model.Word),
    "attribute": ("attributes", model.Word),
    "unit": ("units", model.Word),
    "product": ("products", model.Word),
    "place": ("places", model.Place),
    "body": ("bodies", model.Body),
    "reference": ("references", model.Reference),
    "rate": ("rates", model.Rate),
    "gap": ("gaps", model.Gap),
    "member": ("members", model.Member),
    "term": ("terms", model.Term),
    "synonym": ("synonyms", model.Synonym),
    "cue": ("cues", model.Cue),
    "numeral": ("numerals", model.Numeral),
    "change": ("changes", model.Change),
}
# Form of a key -> class of the tables that it lists.
PARTS: Mapping[str, type[Record]] = {"items": model.Item, "quantities": model.Amount, "stated": model.Stated}
LISTS = ("members", "terms", "synonyms", "cues", "numerals", "changes")
# The grain of a figure that names none.
NATURAL_GRAIN = "year"
# The table in which a file says once what holds for all its facts.
DEFAULTS = "defaults"
ABOUT = ("id", "version", "title", "description", "licence", "credit", "author")


def build(
    files: Sequence[Tables],
    path: str,
    grains: tuple[str, ...] = (),
    overridden: Mapping[str, model.Number | None] = MappingProxyType({}),
) -> model.Dataset:
    """Build the dataset from the tables of its files, the root file first. The tables must be known to be valid.

    Of facts cut finer or coarser than `grains` nothing is made; without grains everything is. `overridden` are the
    numbers, by id of the fact, that stood where the dataset has others.
    """
    content: dict[str, Any] = {}
    for name, (field, cls) in TABLES.items():
        made = [(table.get("id"), record(cls, table)) for tables in files for table in _inheriting(tables, name)]
        content[field] = tuple(each for _, each in made) if field in LISTS else dict(made)
    facts: dict[str, model.Making | model.Fact] = {}
    for tables in files:
        inherited = tables.get(DEFAULTS, {})
        for kind, cls in model.KINDS.items():
            for table in _of_grains(tables, kind, grains):
                facts[table["id"]] = _fact, cls, inherited, table
        for table in _of_grains(tables, "series", grains):
            series = record(model.Series, {**inherited, **table})
            for name, observed in _observations(series, content["places"]):
                facts[name] = _observation, model.Figure, series, *observed
    known = model.Facts(facts)
    for name, number in overridden.items():
        if number is not None and isinstance(fact := known.get(name), model.Figure):
            facts[name] = fact.replace(in_place_of=number)
    about = {name: tables[name] for tables in files for name in ABOUT if name in tables}
    return model.Dataset(**about, **content, facts=known, path=path)


def _inheriting(tables: Tables, name: str) -> Iterator[Tables]:
    """Go through the tables of a name, with what their file says of all."""
    inherited = tables.get(DEFAULTS, {})
    return ({**inherited, **table} for table in tables.get(name, ()))


def _of_grains(tables: Tables, name: str, grains: tuple[str, ...]) -> Iterator[Tables]:
    """Go through the tables of a kind of facts cut as fine as asked for."""
    for table in tables.get(name, ()):
        if not grains or table.get("grain", NATURAL_GRAIN) in grains:
            yield table


def _fact(cls: type[model.Fact], name: str, inherited: Tables, table: Tables) -> model.Fact:
    return record(cls, {**inherited, **table})


def record(cls: type[T], table: Mapping[str, Any]) -> T:
    """Make a record of a table; keys that the class does not have are left for the checker to report."""
    forms = _FORMS.get(cls) or _FORMS.setdefault(cls, _forms(cls))
    values = {}
    for name, value in table.items():
        if name in forms:
            attribute, convert = forms[name]
            values[attribute] = convert(value) if convert else value
    return cls.holding(values)


def _observations(series: model.Series, places: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Cut a series into observations, one for each period, or for each partner and period: the id of each, and its own.

    Its own are what observations of the same partner share, the period and the number.
    """
    shared = {name: value for name in model.Figure.keys if (value := getattr(series, name, None)) not in (None, ())}
    sentence = series.text.rstrip(".")
    for name, value in series.values.items():
        if isinstance(value, Mapping):
            spoken = places[name].name if name in places else name
            with_partner = {**shared, series.partner_is or "counterpart": name, "text": f"{sentence}, {spoken}"}
            for period, number in value.items():
                yield observation_id(series.id, name, period), (with_partner, period, number)
        else:
            yield observation_id(series.id, "", name), ({**shared, "text": sentence}, name, value)


def observation_id(series: str, partner: str, period: str) -> str:
    """Name the figure of a series: `eu-view-exports-2010`, `kz-view-exports-to-de-2021`."""
    return f"{series}{f'-{partner.lower()}' if partner else ''}-{period.replace('/', '-to-')}"


def _observation(
    cls: type[model.Figure], name: str, series: model.Series, shared: Mapping[str, Any], period: str, value: Any
) -> model.Figure:
    when = model.dates.parse(period)
    own = {
        "id": name,
        "text": f"{shared['text']}, {when.words}.",
        "series": series.id,
        "period": when,
        "value": value,
        "refs": _refs(series, when),
    }
    if series.at_end:
        own["as_of"] = model.dates.parse(when.last.isoformat())
    return cls.holding({**shared, **own})


def _refs(series: model.Series, when: model.dates.Period) -> tuple[model.RefId, ...]:
    """Choose the references of an observation: those of its span, if the series names some, or those of all."""
    for span, refs in (series.refs_for or {}).items():
        if when.within(model.dates.parse(span)):
            return tuple(refs)
    return series.refs


def _parts(cls: type[T], tables: Sequence[Tables]) -> tuple[T, ...]:
    return tuple(record(cls, table) for table in tables)


def _forms(cls: type[Record]) -> Forms:
    """Tell for each TOML key of a class the attribute it fills and how its value is converted."""
    by_form: dict[str, Callable[[Any], Any]] = {
        "period": model.dates.parse,
        **{form: partial(_parts, part) for form, part in PARTS.items()},
    }
    forms: dict[str, tuple[str, Callable[[Any], Any] | None]] = {}
    for attribute, key in cls.keys.items():
        convert = by_form.get(key.form) or (tuple if key.is_many else None)
        # CSL writes container-title; Python cannot.
        forms[attribute.rstrip("_")] = forms[attribute.rstrip("_").replace("_", "-")] = (attribute, convert)
    return forms
