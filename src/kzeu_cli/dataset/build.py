"""From tables to records: each value in its form, each series cut into figures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from kzeu_cli import dates
from kzeu_cli.dataset.read import Tables
from kzeu_cli.model import (
    KINDS,
    Amount,
    Body,
    Dataset,
    Fact,
    Figure,
    Item,
    Member,
    Party,
    Place,
    Rate,
    Reference,
    RefId,
    Series,
    Source,
    Stated,
    Term,
    Word,
)
from kzeu_cli.record import Record

T = TypeVar("T", bound=Record)
Forms = Mapping[str, tuple[str, Callable[[Any], Any] | None]]
_FORMS: dict[type[Record], Forms] = {}

# Table name in TOML -> (field of the dataset, class of its records). Facts and series are built apart.
TABLES: Mapping[str, tuple[str, type[Record]]] = {
    "party": ("parties", Party),
    "source": ("sources", Source),
    "topic": ("topics", Word),
    "section": ("sections", Word),
    "measure": ("measures", Word),
    "attribute": ("attributes", Word),
    "unit": ("units", Word),
    "product": ("products", Word),
    "place": ("places", Place),
    "body": ("bodies", Body),
    "reference": ("references", Reference),
    "rate": ("rates", Rate),
    "member": ("members", Member),
    "term": ("terms", Term),
}
LISTS = ("members", "terms")
# The table in which a file says once what holds for all its facts.
DEFAULTS = "defaults"
ABOUT = ("id", "version", "title", "description", "licence", "credit")


def build(files: list[Tables], path: str) -> Dataset:
    """Build the dataset from the tables of its files, the root file first. The tables must be known to be valid."""
    content: dict[str, Any] = {field: {} for field, _ in TABLES.values()}
    for field in LISTS:
        content[field] = []
    facts: dict[str, Fact] = {}
    for tables in files:
        inherited = tables.get(DEFAULTS, {})
        for name, (field, cls) in TABLES.items():
            for table in tables.get(name, ()):
                made = record(cls, {**inherited, **table})
                if field in LISTS:
                    content[field].append(made)
                else:
                    content[field][table["id"]] = made
        for kind, cls in KINDS.items():
            for table in tables.get(kind, ()):
                facts[table["id"]] = record(cls, {**inherited, **table})
        for table in tables.get("series", ()):
            for figure in observations(record(Series, {**inherited, **table}), content["places"]):
                facts[figure.id] = figure
    content |= {field: tuple(content[field]) for field in LISTS}
    about = {name: files[0][name] for name in ABOUT if name in files[0]}
    return Dataset(**about, **content, facts=facts, path=path)


def record(cls: type[T], table: Mapping[str, Any]) -> T:
    """Make a record of a table; keys that the class does not have are left for the checker to report."""
    forms = _FORMS.get(cls) or _FORMS.setdefault(cls, _forms(cls))
    values = {}
    for name, value in table.items():
        if name in forms:
            attribute, convert = forms[name]
            values[attribute] = convert(value) if convert else value
    return cls(**values)


def observations(series: Series, places: Mapping[str, Any]) -> Iterator[Figure]:
    """Cut a series into figures, one for each period, or for each partner and period."""
    shared = {name: value for name in Figure.keys if (value := getattr(series, name, None)) not in (None, ())}
    sentence = series.text.rstrip(".")
    for name, value in series.values.items():
        if isinstance(value, Mapping):
            spoken = places[name].name if name in places else name
            with_partner = {**shared, series.partner_is or "counterpart": name, "text": f"{sentence}, {spoken}"}
            for period, number in value.items():
                yield _observation(series, with_partner, observation_id(series.id, name, period), period, number)
        else:
            with_sentence = {**shared, "text": sentence}
            yield _observation(series, with_sentence, observation_id(series.id, "", name), name, value)


def observation_id(series: str, partner: str, period: str) -> str:
    """Name the figure of a series: `eu-view-exports-2010`, `kz-view-exports-to-de-2021`."""
    return f"{series}{f'-{partner.lower()}' if partner else ''}-{period.replace('/', '-to-')}"


def _observation(series: Series, shared: Mapping[str, Any], name: str, period: str, value: Any) -> Figure:
    when = dates.parse(period)
    own = {
        "id": name,
        "text": f"{shared['text']}, {when.words}.",
        "series": series.id,
        "period": when,
        "value": value,
        "refs": _refs(series, when),
    }
    return Figure(**{**shared, **own})


def _refs(series: Series, when: dates.Period) -> tuple[RefId, ...]:
    """Choose the references of an observation: those of its span, if the series names some, or those of all."""
    for span, refs in (series.refs_for or {}).items():
        if when.within(dates.parse(span)):
            return tuple(refs)
    return series.refs


def _forms(cls: type[Record]) -> Forms:
    """Tell for each TOML key of a class the attribute it fills and how its value is converted."""
    by_form: dict[str, Callable[[Any], Any]] = {
        "period": dates.parse,
        "items": lambda tables: tuple(record(Item, table) for table in tables),
        "quantities": lambda tables: tuple(record(Amount, table) for table in tables),
        "stated": lambda tables: tuple(record(Stated, table) for table in tables),
    }
    forms: dict[str, tuple[str, Callable[[Any], Any] | None]] = {}
    for attribute, key in cls.keys.items():
        convert = by_form.get(key.of) or (tuple if key.is_many else None)
        # CSL writes container-title; Python cannot.
        forms[attribute.rstrip("_")] = forms[attribute.rstrip("_").replace("_", "-")] = (attribute, convert)
    return forms
