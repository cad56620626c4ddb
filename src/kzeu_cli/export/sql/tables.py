"""The dataset as tables, each column with its meaning and where it points: no database here, only rows.

Lists of records become link tables, lists of words and nested values stay one value (JSON in SQLite). Of the kinds of
facts each has its table, with the columns of `facts` that every question wants and those of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from kzeu_cli.answers.columns import Column
from kzeu_cli.answers.rows import column, day
from kzeu_cli.dataset.build import LISTS, PARTS, TABLES
from kzeu_cli.model import KINDS, WORLD, Dataset, Fact
from kzeu_cli.model.record import Key, Record, toml_key

# Where a reference of this kind points: table and column. The rows of a comparison are measures or attributes, so
# those point to neither.
_TARGETS: Mapping[str, str] = {"fact": "facts", "actor": "actors"} | {
    kind: field for kind, (field, _) in TABLES.items() if kind != "attribute"
}
_PLACE = ("integer", "place in the list, from 1 on")
# What the table of each kind repeats of `facts`, so that a question about figures needs no join.
_SHARED = ("layer", "source", "when", "text")


# The columns of each list of words, which share one class; and what only the search reads, which is left out.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "topics": ("id", "title"),
    "sections": ("id", "title"),
    "attributes": ("id", "title"),
    "measures": ("id", "title", "dimension", "quotient"),
    "units": ("id", "title", "symbol", "dimension", "base", "factor"),
    "products": ("id", "title", "parent", "code"),
}
_DOCS = {field: f"{field.capitalize()} of the vocabulary" for field in _WORDS}
_SEARCH_ONLY = ("synonyms", "cues", "numerals")


class Table(NamedTuple):
    """A table: its columns, how to take its rows from a dataset, its key, and where its columns point (to `id`)."""

    name: str
    doc: str
    columns: tuple[Column, ...]
    rows: Callable[[Dataset], Iterable[Any]]
    key: tuple[str, ...] = ("id",)
    points: Mapping[str, str] = {}


def tables() -> list[Table]:
    """List the tables, those that others point to first."""
    return [*_words(), _actors(), _facts(), *map(_kind, KINDS.values()), *_links(), *_parts(), _rates(), _about()]


def _of(cls: type[Record], *, without: Iterable[str] = (), links: bool = False) -> dict[str, Key]:
    """Take the fields of a class that are one value, and lists of links if these have no table of their own."""
    return {
        name: key
        for name, key in cls.keys.items()
        if name not in without
        and (links or not (key.is_many and key.form == "ref"))
        and key.form not in (*PARTS, "values", "spans")
    }


def _columns(keys: Mapping[str, Key]) -> tuple[Column, ...]:
    return tuple(column(name, key) for name, key in keys.items())


def _by_place(**meanings: str | tuple[str, str]) -> tuple[Column, ...]:
    """Make the columns of rows that are tuples: what each means, with its type if that is not text."""
    typed = {key: ("string", said) if isinstance(said, str) else said for key, said in meanings.items()}
    return tuple(Column(key, *said, get=itemgetter(place)) for place, (key, said) in enumerate(typed.items()))


def _points(keys: Mapping[str, Key]) -> dict[str, str]:
    return {
        toml_key(name): _TARGETS[key.target]
        for name, key in keys.items()
        if key.form == "ref" and not key.is_many and key.target in _TARGETS
    }


def _words() -> Iterator[Table]:
    """Make the tables of what has names: parties, sources, topics, measures, references …"""
    for field, cls in TABLES.values():
        if field in _SEARCH_ONLY:
            continue
        keys = {name: key for name, key in _of(cls, links=True).items() if name in _WORDS.get(field, cls.keys)}
        doc = _DOCS.get(field, _sentence(cls))
        rows = attrgetter(field) if field in LISTS else _values(field)
        yield Table(field, doc, _columns(keys), rows, () if field in LISTS else ("id",), _points(keys))


def _values(field: str) -> Callable[[Dataset], Iterable[Any]]:
    return lambda dataset: getattr(dataset, field).values()


def _sentence(cls: type[Record]) -> str:
    return (cls.__doc__ or "").strip().partition("\n")[0].rstrip(".")


def _actors() -> Table:
    def rows(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
        seen = {WORLD}
        yield WORLD, dataset.name(WORLD), "everybody"
        for kind, records in (("party", dataset.parties), ("place", dataset.places), ("body", dataset.bodies)):
            for name, record in records.items():
                if name not in seen:
                    yield name, record.name, kind
                seen.add(name)

    columns = _by_place(
        id="code of the party, country or body", name="its name", kind="party, place, body or everybody"
    )
    return Table("actors", "Who acts or is counted: parties, countries, bodies", columns, rows)


def _facts() -> Table:
    keys = _of(Fact)
    more = (
        Column("kind", "string", "kind of fact: also the table that tells more"),
        Column("when", "string", "date or period that the fact goes by"),
        Column("first_day", "string", "first day of that time, if known", get=lambda fact: day(fact, "first")),
        Column("last_day", "string", "last day of that time, if known", get=lambda fact: day(fact, "last")),
        Column("topic", "string", "main topic", get=lambda fact: fact.topics[0]),
    )
    first, *rest = _columns(keys)
    points = _points(keys) | {"topic": "topics"}
    return Table("facts", "Every fact of every kind", (first, *more, *rest), _values("facts"), points=points)


def _kind(cls: type[Fact]) -> Table:
    shared = [each for each in _facts().columns if each.key in _SHARED]
    keys = _of(cls, without=Fact.keys)
    columns = (column("id", Fact.keys["id"]), *shared, *_columns(keys))
    points = {"id": "facts", "source": "sources"} | _points(keys)
    return Table(f"{cls.kind}s", _sentence(cls), columns, lambda dataset: dataset.of(cls), points=points)


def _links() -> Iterator[Table]:
    """Make a table of links from facts to each kind of thing that they list."""
    linking = {
        cls: {name: key.target for name, key in cls.keys.items() if key.is_many and key.form == "ref"}
        for cls in KINDS.values()
    }
    for kind in sorted({target for keys in linking.values() for target in keys.values()}):
        roles = {cls: [name for name, target in keys.items() if target == kind] for cls, keys in linking.items()}
        of = "other" if kind == "fact" else kind
        columns = _by_place(
            fact="the fact", role="key of the fact that lists them", position=_PLACE, **{of: "what is listed"}
        )
        points = {"fact": "facts", of: _TARGETS[kind]}
        name = "fact_links" if kind == "fact" else f"fact_{_TARGETS[kind]}"
        doc = f"The {_TARGETS[kind]} that facts list"
        yield Table(name, doc, columns, _listed(roles, str), ("fact", "role", "position"), points)


def _listed(
    fields: Mapping[type[Fact], list[str]], write: Callable[[Any], Any]
) -> Callable[[Dataset], Iterator[tuple[Any, ...]]]:
    """Make what goes through the entries of the lists that facts have in these fields."""

    def rows(dataset: Dataset) -> Iterator[tuple[Any, ...]]:
        for fact in dataset.facts.values():
            for name in fields[type(fact)]:
                for position, entry in enumerate(getattr(fact, name), 1):
                    yield fact.id, toml_key(name), position, write(entry)

    return rows


def _parts() -> Iterator[Table]:
    """Make the tables of lists within facts: entries of a trait, amounts printed in other units."""
    for form, cls in PARTS.items():
        keys = {each: [name for name, key in each.keys.items() if key.form == form] for each in KINDS.values()}
        if not any(keys.values()):
            continue
        fact, _, position = _by_place(fact="the fact", role="", position=_PLACE)
        own = _of(cls)
        columns = (fact, position, *(column.of_part(itemgetter(3)) for column in _columns(own)))
        points = {"fact": "facts"} | _points(own)
        yield Table(
            f"fact_{form}", _sentence(cls), columns, _listed(keys, lambda part: part), ("fact", "position"), points
        )


def _rates() -> Table:
    price = ("number", "how many units of the quote currency one of the base currency costs")
    columns = _by_place(rate="the rate", period="year or day", value=price)

    def rows(dataset: Dataset) -> Iterator[tuple[Any, ...]]:
        return ((rate.id, *pair) for rate in dataset.rates.values() for pair in rate.values.items())

    return Table("rate_values", "What a currency cost, by period", columns, rows, ("rate", "period"), {"rate": "rates"})


def _about() -> Table:
    keys = ("id", "version", "title", "description", "licence", "credit")
    doc, columns = "What the dataset is, its licence and whom to credit", _by_place(key="what", value="its value")
    return Table("dataset", doc, columns, lambda dataset: [(key, getattr(dataset, key)) for key in keys], ("key",))


def columns_table(every: list[Table]) -> Table:
    """Make a table that says what each column of the others holds."""
    rows = [
        (table.name, each.key, each.type, each.doc, table.points.get(each.key))
        for table in every
        for each in table.columns
    ]
    columns = _by_place(
        of_table="table", name="column", type="JSON type of its values", meaning="what it holds",
        points_to="table whose id it holds",
    )  # fmt: skip
    return Table("columns", "What each column holds", columns, lambda dataset: rows, ("of_table", "name"))
