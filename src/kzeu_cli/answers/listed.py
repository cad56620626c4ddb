"""Rows of lists of facts: each thing once for people, with all the facts that state it; each fact once for programs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from kzeu_cli.answers import marks
from kzeu_cli.answers.columns import Answer, Column
from kzeu_cli.answers.rows import contract, fact_of, field
from kzeu_cli.model import Dataset, Event, Fact, RefId
from kzeu_cli.model.dates import Period
from kzeu_cli.model.durations import Span, between
from kzeu_cli.model.record import Record
from kzeu_cli.model.ties import merged
from kzeu_cli.support.grouping import union
from kzeu_cli.support.phrases import joined

F = TypeVar("F", bound=Fact)


class Listed(NamedTuple):
    """A row: the fact that it shows, and others that state the same."""

    fact: Any
    same: tuple[Any, ...] = ()

    @property
    def facts(self) -> tuple[Any, ...]:
        """All the facts of the row."""
        return (self.fact, *self.same)

    @property
    def refs(self) -> tuple[RefId, ...]:
        """The references of all of them."""
        return union(fact.refs for fact in self.facts)

    @property
    def text(self) -> str:
        """The sentence of the fact shown."""
        return str(self.fact.text)

    @property
    def when(self) -> Period | None:
        """The time of the fact shown."""
        when: Period | None = self.fact.when
        return when


def stated(facts: Iterable[Fact], name: str) -> Any:
    """Take a value from the first of the facts of a row that has one: what the shown one lacks, another may say."""
    return next((value for fact in facts if (value := getattr(fact, name, None)) not in (None, ())), None)


def entries(facts: Iterable[Fact], dataset: Dataset, *, once: bool) -> list[Listed]:
    """Make the rows of facts: with `once`, those that state the same share a row."""
    if once:
        return [Listed(group[0], group[1:]) for group in merged(dataset, facts)]
    return [Listed(fact) for fact in facts]


def waits(events: Iterable[Event]) -> dict[str, tuple[Event | None, Span | None]]:
    """Find, by id, the event before each in its layer, and the time since then; the oldest come first."""
    found: dict[str, tuple[Event | None, Span | None]] = {}
    last: dict[str, Event] = {}
    for event in events:
        previous = last.get(event.layer)
        waited = between(previous.date, event.date) if previous and previous.date and event.date else None
        found[event.id] = (previous if waited else None, waited)
        last[event.layer] = event
    return found


def of_fact(cls: type[Record], *names: str) -> tuple[Column, ...]:
    """Make the columns of what the fact of a row has as one of its kind."""
    return tuple(field(name, cls, fact_of) for name in names)


def columns(seen: Mapping[str, Mapping[str, Any]], *own: Column) -> tuple[Column, ...]:
    """Make the columns of rows that have a `fact`: those that people see first, in this order, with what is seen.

    For each key `seen` says what to change of its column: `title`, `show`, `right` …
    """
    every = {column.key: column for column in (*contract(fact_of), *own)}
    first = (every[key]._replace(**changes) for key, changes in seen.items())
    return (*first, *(column for key, column in every.items() if key not in seen))


def source(row: Any, dataset: Dataset) -> str:
    """Say in little space who states a row: the layers and numbered references of its facts, and the shown one's mark.

    What the audit holds against a fact that only states the same is no reason to doubt the one shown.
    """
    refs: dict[str, list[str]] = {}
    for fact in row.facts:
        refs.setdefault(fact.layer, []).extend(f"[{ref}]" for ref in fact.refs if isinstance(ref, int))
    parts = (joined(layer, "".join(dict.fromkeys(numbers))) for layer, numbers in refs.items())
    return joined(", ".join(parts), marks.sign(row.facts[0], dataset))


def pages(row: Any, dataset: Dataset) -> str:
    """Name the references of a row that have names."""
    return " ".join(f"[{ref}]" for ref in row.refs if isinstance(ref, str))


def face(row: Any, dataset: Dataset) -> str:
    """Name the role in which the sources of a row are drawn."""
    return marks.flag(row.facts[0], dataset)


SOURCE: dict[str, Any] = {"title": "Source", "show": source, "face": face}
PAGES: dict[str, Any] = {"show": pages, "under": "text", "faint": True}


def listed(answer: Answer, rest: Callable[[int], str], *, brief: bool) -> Answer:
    """Explain below an answer the marks that its rows have; with `brief`, let it be cut to what a screen holds.

    Of so many rows shown, `rest` says what else there is and how to ask for it.
    """

    def first(number: int) -> Answer:
        rows = answer.rows[:number]
        return answer._replace(rows=rows, rest=rest(len(rows)), explain=explain)

    def explain(rows: Sequence[Any]) -> tuple[str, ...]:
        return marks.explained((fact for row in rows for fact in _marked(row)), answer.dataset)

    return answer._replace(first=first) if brief else first(len(answer.rows))


def _marked(row: Any) -> Sequence[Fact]:
    """List the facts that a row may have a mark for: the one shown, or those that the row names itself."""
    marked: Sequence[Fact] = getattr(row, "marked", row.facts[:1])
    return marked
