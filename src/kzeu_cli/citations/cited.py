"""From facts to the works that they rest on, and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzeu_cli.citations.works import of_dataset, of_program, of_source
from kzeu_cli.model import WORDS, Dataset, Fact, Reference, RefId
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.support.errors import NotFoundError, WrongUsage
from kzeu_cli.support.suggestions import advice

# The layer whose references are listed unless something else is asked for.
FIRST_LAYER = WORDS["layer"][0]


@dataclass(frozen=True)
class Cited:
    """A work, the facts that rest on it, and the work that cites it, if its layer comes from a single one."""

    work: Reference
    facts: tuple[Fact, ...] = ()
    via: Reference | None = None

    @property
    def id(self) -> RefId:
        """The number or name of the work."""
        return self.work.id


@dataclass(frozen=True)
class Choice:
    """Which works are asked for: by name, or all, or the program and its dataset; else what a filter lets through."""

    names: tuple[str, ...] | None = None
    everything: bool = False
    itself: bool = False

    def needs_facts(self, wish: Filter) -> bool:
        """Whether the works can be told only by the facts that rest on them; numbers tell them by themselves."""
        return self.everything or _is_by_facts(wish) or any(not name.isdecimal() for name in self.names or ())


def chosen(dataset: Dataset, choice: Choice, wish: Filter, version: str) -> list[Cited]:
    """Take the works asked for; `version` is that of the program."""
    ways = [choice.names is not None, choice.everything, choice.itself]
    narrowed = _is_by_facts(wish) or bool(wish.layers)
    if sum(ways) > 1 or (narrowed and any(ways)):
        raise WrongUsage("references are named, or filtered, or --all, or --self: one of these at a time")
    if choice.itself:
        rows = [Cited(of_program(version)), Cited(of_dataset(dataset))]
    elif choice.names is not None:
        rows = named(dataset, choice.names)
    else:
        rows = listed(dataset, wish, everything=choice.everything)
    return rows if wish.limit is None else rows[: wish.limit]


def listed(dataset: Dataset, wish: Filter, *, everything: bool = False) -> list[Cited]:
    """List the works of the first layer, or those that a filter lets through, or all."""
    facts = [fact for fact in dataset.facts.values() if meets(fact, wish)]
    found = {cited.id: cited for cited in resting(facts, dataset)}
    if not _is_by_facts(wish):
        layers = wish.layers or ((FIRST_LAYER,) if not everything else WORDS["layer"])
        chosen = [ref for ref in dataset.references.values() if ref.layer in layers] or dataset.references.values()
        sources = [cited for cited in found.values() if everything and cited.id in dataset.sources]
        return [found.get(ref.id) or Cited(ref, (), _via(ref, dataset)) for ref in chosen] + sources
    return sorted(found.values(), key=lambda cited: _place(cited.work, dataset))


def named(dataset: Dataset, names: Sequence[str]) -> list[Cited]:
    """Take works by their own number or name, or by that of a fact that rests on them; each once, in that order."""
    resting_on = {cited.id: cited for cited in resting(dataset.facts.values(), dataset)}
    rows: dict[RefId, Cited] = {}
    for name in names:
        for cited in _named(dataset, name.strip("[]"), resting_on):
            before = rows.get(cited.id)
            facts = (*before.facts, *(fact for fact in cited.facts if fact not in before.facts)) if before else ()
            rows[cited.id] = Cited(cited.work, facts or cited.facts, cited.via)
    return list(rows.values())


def resting(facts: Iterable[Fact], dataset: Dataset) -> list[Cited]:
    """Group facts by the works they rest on; a fact without references of its own rests on its source as a whole."""
    groups: dict[tuple[RefId, bool], list[Fact]] = {}
    for fact in facts:
        for key in [(ref, False) for ref in fact.refs] or [(fact.source, True)]:
            groups.setdefault(key, []).append(fact)
    works = {key: of_source(dataset.sources[str(key[0])]) if key[1] else dataset.references[key[0]] for key in groups}
    return [
        Cited(works[key], tuple(group), None if key[1] else _via(works[key], dataset)) for key, group in groups.items()
    ]


def _is_by_facts(wish: Filter) -> bool:
    return bool(wish.topics or wish.sources or wish.is_dated)


def _named(dataset: Dataset, name: str, resting_on: Mapping[RefId, Cited]) -> list[Cited]:
    if name in dataset.facts:
        return resting([dataset.facts[name]], dataset)
    for ref in (int(name) if name.isdecimal() else name, name):
        if ref in dataset.references:
            work = dataset.references[ref]
            return [resting_on.get(ref) or Cited(work, (), _via(work, dataset))]
    if name in dataset.sources:
        return [resting_on.get(name) or Cited(of_source(dataset.sources[name]))]
    numbers = [ref for ref in dataset.references if isinstance(ref, int)]
    if numbers and name.isdecimal():
        raise NotFoundError(f"no reference {name}; the numbers run from {min(numbers)} to {max(numbers)}")
    known = [*map(str, dataset.references), *dataset.facts, *dataset.sources]
    raise NotFoundError(f"no reference or fact {name!r}; {advice(name, known, all_with='kzeu cite --all')}")


def _via(work: Reference, dataset: Dataset) -> Reference | None:
    """Take the article that cites a work: the references of other layers were read at first hand."""
    sources = [source for source in dataset.sources.values() if source.layer == work.layer == FIRST_LAYER]
    return of_source(sources[0]) if len(sources) == 1 else None


def _place(work: Reference, dataset: Dataset) -> tuple[bool, int]:
    order: Mapping[RefId, int] = {ref: number for number, ref in enumerate(dataset.references)}
    return work.id not in order, order.get(work.id, 0)
