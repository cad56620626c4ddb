"""What of a record stands in print, and so can be looked for: values, names, dates, reference numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzeu_cli import model
from kzeu_cli.model.dates import Period
from kzeu_cli.verify import variants
from kzeu_cli.verify.variants import find, normal


@dataclass(frozen=True)
class Print:
    """One thing to look for: what it is, how to call it, and the normal wordings in which it may be printed.

    What is `wide` (a date) may also stand earlier in the paragraph; a `mark` is looked for among the reference marks.
    """

    what: str
    text: str
    wordings: tuple[str, ...]
    wide: bool = False
    mark: int = 0

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Find it in a normal text: where each printing begins and ends."""
        return (span for wording in self.wordings for span in find(wording, text))

    @property
    def is_proof(self) -> bool:
        """Whether finding it shows that the place is right; a date or a mark alone may stand anywhere."""
        return not (self.wide or self.mark)


def _print(what: str, text: str, *wordings: str, wide: bool = False) -> Print:
    """Make a print of its wordings; if none are given, of the text itself."""
    return Print(what, text, tuple(normal(wording) for wording in wordings or (text,)), wide)


def prints(record: model.Fact | model.Reference, dataset: model.Dataset) -> tuple[Print, ...]:
    """List what stands in print of a record, each thing once."""
    found = _of_reference(record) if isinstance(record, model.Reference) else _of_fact(record, dataset)
    return tuple({(one.what, one.text): one for one in found}.values())


def _of_fact(fact: model.Fact, dataset: model.Dataset) -> Iterator[Print]:
    yield from (_print("quote", quote) for quote in fact.quotes)
    if isinstance(fact, model.Quantity):
        yield from (_print("value", amount.shown) for amount in (fact, *fact.also) if amount.shown)
    if isinstance(fact, model.Trait):
        yield from _items(fact)
    if isinstance(fact, model.Event):
        yield from _event(fact)
    if isinstance(fact, (model.Agreement, model.Programme)):
        yield _print("name", fact.name, *filter(None, (fact.name, fact.short)))
    if isinstance(fact, model.Office):
        yield _person(fact.holder)
    if isinstance(fact, (model.Figure, model.Statement)) and fact.who:
        yield _print("name", fact.who, *_names(fact.who, dataset))
    if duration := getattr(fact, "duration", None):
        yield _print("length", duration, *variants.lengths(duration))
    yield from (_print("place", name) for name in (fact.place,) if name)
    yield from _dates(fact)
    for ref in fact.refs:
        if isinstance(ref, int):
            yield Print("reference", f"[{ref}]", (), mark=ref)


def _of_reference(reference: model.Reference) -> Iterator[Print]:
    for author in reference.author:
        yield from (_print("author", name) for name in author.values())
    for what in ("title", "container_title", "publisher", "volume", "page", "DOI", "ISSN", "as_printed"):
        if text := getattr(reference, what):
            yield _print(what.replace("_", "-"), text)
    yield from _dates(reference)


def _items(trait: model.Trait) -> Iterator[Print]:
    for item in trait.items:
        if item.shown and item.name.casefold() not in item.shown.casefold():
            name, value = item.name, item.shown
            both = (f"{value} {name}", f"{name} {value}", f"{name} ({value}", f"{name}: {value}")
            yield _print("entry", f"{name}: {value}", *both)
        else:
            yield _print("entry", item.name)
    if trait.declared is not None:
        yield _print("list size", str(trait.declared), *variants.counts(trait.declared))


def _event(event: model.Event) -> Iterator[Print]:
    yield from (_person(name) for name in event.persons)
    if event.ordinal is not None:
        yield _print("ordinal", str(event.ordinal), *variants.ordinals(event.ordinal))
    for text in (event.name, event.weekday):
        if text:
            yield _print("name", text)


def _names(who: str, dataset: model.Dataset) -> tuple[str, ...]:
    """List what somebody may be called: a party or body by any of its names, anybody by the last word of the name."""
    known = (
        (code, record.name, *(getattr(record, name, None) for name in ("short", "adjective")), *record.aliases)
        for table in (dataset.parties, dataset.bodies, dataset.places)
        for code, record in table.items()
    )
    names = next((names for names in known if who in names), ())
    return (who, who.rpartition(" ")[2], *filter(None, names))


def _person(name: str) -> Print:
    return _print("name", name, name, name.rpartition(" ")[2])


def _dates(record: model.Fact | model.Reference) -> Iterator[Print]:
    if isinstance(record, model.Event) and record.certainty:
        return
    for name, key in type(record).keys.items():
        period: Period | None = getattr(record, name)
        if key.form == "period" and period is not None:
            for wordings in variants.dates(period):
                yield _print("date", wordings[0], *wordings, wide=isinstance(record, model.Fact))


def shown_amounts(record: model.Fact | model.Reference) -> Iterator[model.Amount]:
    """Go through the amounts of a record that have a printed form."""
    if isinstance(record, model.Quantity):
        yield from (amount for amount in (record, *record.also) if amount.shown)
    if isinstance(record, model.Trait):
        yield from (item for item in record.items if item.shown)
