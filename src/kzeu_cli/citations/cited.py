"""From facts to the works that they rest on, and back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kzeu_cli.citations import keys
from kzeu_cli.citations.works import of_dataset, of_program, of_source
from kzeu_cli.figures.lookup import find
from kzeu_cli.model import WORDS, Dataset, Fact, Reference, RefId
from kzeu_cli.model.offices import TERM, stated_by_terms
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.support.digits import as_number
from kzeu_cli.support.errors import NotFoundError, WrongUsage
from kzeu_cli.support.suggestions import advice

# The layer whose references are listed unless something else is asked for.
FIRST_LAYER = WORDS["layer"][0]


class Cited(NamedTuple):
    """A work with its citation key, the facts that rest on it, and the work that cites it, if that is a single one.

    Where it is cited for numbers that were worked out of it and that it does not print, `calculations` say how;
    `is_direct` says whether it is cited for what it does print.
    """

    work: Reference
    key: str
    facts: tuple[Fact, ...] = ()
    via: Reference | None = None
    calculations: tuple[str, ...] = ()
    is_direct: bool = True

    @property
    def id(self) -> RefId:
        """The number or name of the work."""
        return self.work.id


class Wanted(NamedTuple):
    """Which works are asked for: by name, or the program and its dataset; else what a filter lets through, or all."""

    names: tuple[str, ...] | None = None
    everything: bool = False
    itself: bool = False

    def needs_facts(self, selection: Filter) -> bool:
        """Whether the works can be found only by the facts that rest on them; numbers find them by themselves."""
        return self.everything or _is_by_facts(selection) or any(not name.isdecimal() for name in self.names or ())


def chosen(dataset: Dataset, wanted: Wanted, selection: Filter, version: str) -> list[Cited]:
    """Take the works asked for; `version` is that of the program.

    Raise WrongUsage if they are asked for in more than one way.
    """
    is_narrowed = _is_by_facts(selection) or bool(selection.layers)
    ways = [wanted.names is not None, wanted.itself, is_narrowed]
    if sum(ways) > 1 or (wanted.itself and wanted.everything):
        raise WrongUsage("references are named, or filtered, or --self: one of these at a time")
    if wanted.itself:
        rows = [Cited(work, keys.composed(work)) for work in (of_program(version, dataset), of_dataset(dataset))]
    elif wanted.names is not None:
        rows = named(dataset, wanted.names)
    else:
        rows = listed(dataset, selection, everything=wanted.everything)
    return rows if selection.limit is None else rows[: selection.limit]


def listed(dataset: Dataset, selection: Filter, *, everything: bool = False) -> list[Cited]:
    """List the works of the first layer, or those that a filter lets through, or all."""
    facts = [fact for fact in dataset.facts.values() if meets(fact, selection)]
    found = {cited.id: cited for cited in resting(facts, dataset)}
    if _is_by_facts(selection):
        order: Mapping[RefId, int] = {ref: number for number, ref in enumerate(dataset.references)}
        return sorted(found.values(), key=lambda cited: order.get(cited.id, len(order)))
    layers = selection.layers or ((FIRST_LAYER,) if not everything else WORDS["layer"])
    works = [ref for ref in dataset.references.values() if ref.layer in layers] or dataset.references.values()
    sources = [cited for cited in found.values() if everything and cited.id in dataset.sources]
    return [found.get(work.id) or _cited(work, dataset) for work in works] + sources


def named(dataset: Dataset, names: Sequence[str]) -> list[Cited]:
    """Take works by their number, name or key, or by the id of a fact that rests on them; each once, in that order."""
    resting_on = {cited.id: cited for cited in resting(dataset.facts.values(), dataset)}
    rows: dict[RefId, Cited] = {}
    for name in names:
        for cited in _named(dataset, name.strip("[]"), resting_on):
            before = rows.get(cited.id)
            if before is None:
                rows[cited.id] = cited
                continue
            rows[cited.id] = before._replace(
                facts=tuple({fact.id: fact for fact in (*before.facts, *cited.facts)}.values()),
                calculations=tuple(dict.fromkeys((*before.calculations, *cited.calculations))),
                is_direct=before.is_direct or cited.is_direct,
            )
    return list(rows.values())


def resting(facts: Iterable[Fact], dataset: Dataset) -> list[Cited]:
    """Group facts by the works they rest on; a fact without references of its own rests on its source as a whole."""
    groups: dict[tuple[RefId, bool], list[Fact]] = {}
    for fact in facts:
        # A term of office that no reference states has no source either.
        for key in [(ref, False) for ref in fact.refs] or ([(fact.source, True)] if fact.source else []):
            groups.setdefault(key, []).append(fact)
    return [
        _cited(of_source(dataset.sources[str(ref)]) if is_source else dataset.references[ref], dataset, group)
        for (ref, is_source), group in groups.items()
    ]


def fact_of(dataset: Dataset, name: str) -> Fact | None:
    """Find a fact, a number that was worked out or a term of office by its id; None if there is no such."""
    if name.startswith(TERM):
        return next((office for office in stated_by_terms(dataset) if office.id == name), None)
    return dataset.facts.get(name) or find(dataset, name)


def works_of(fact: Fact, dataset: Dataset) -> list[Cited]:
    """Take the works that a fact rests on, and how its number was worked out, if they do not print it."""
    inputs = [dataset.facts[name] for name in getattr(fact, "inputs", ()) if name in dataset.facts]
    sums = [how for each in (fact, *inputs) if (how := getattr(each, "compiled", None))]
    formula = getattr(fact, "formula", None)
    calculations = tuple(dict.fromkeys([formula] if formula else sums))
    found = resting(inputs or [fact], dataset)
    return [each._replace(facts=(fact,), calculations=calculations, is_direct=not calculations) for each in found]


def _is_by_facts(selection: Filter) -> bool:
    return bool(selection.topics or selection.sources or selection.is_dated)


def _named(dataset: Dataset, name: str, resting_on: Mapping[RefId, Cited]) -> list[Cited]:
    if name in dataset.facts:
        return works_of(dataset.facts[name], dataset)
    for ref in (as_number(name), name, keys.find(dataset, name)):
        if ref is None:
            continue
        if ref in dataset.references:
            return [resting_on.get(ref) or _cited(dataset.references[ref], dataset)]
        if ref in dataset.sources:
            return [resting_on.get(ref) or _cited(of_source(dataset.sources[str(ref)]), dataset)]
    if (fact := fact_of(dataset, name)) is not None:
        return works_of(fact, dataset)
    numbers = [ref for ref in dataset.references if isinstance(ref, int)]
    if numbers and name.isdecimal():
        raise NotFoundError(f"no reference {name}; the numbers run from {min(numbers)} to {max(numbers)}")
    known = [*map(str, dataset.references), *dataset.facts, *dataset.sources, *keys.keys(dataset).values()]
    raise NotFoundError(f"no reference or fact {name!r}; {advice(name, known, all_with='kzeu cite --all')}")


def _cited(work: Reference, dataset: Dataset, facts: Iterable[Fact] = ()) -> Cited:
    """Add to a work its key and the article that cites it: references of other layers were read at first hand."""
    sources = [source for source in dataset.sources.values() if source.layer == work.layer == FIRST_LAYER]
    is_cited = len(sources) == 1 and work.id in dataset.references
    return Cited(work, keys.key(work, dataset), tuple(facts), of_source(sources[0]) if is_cited else None)
