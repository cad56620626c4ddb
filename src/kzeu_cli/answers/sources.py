"""The sources of a dataset, each with what rests on it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kzeu_cli.model import Dataset, Fact, Source


@dataclass(frozen=True)
class SourceCount:
    """A source with the number of its facts, by kind and by topic; a fact of two topics counts in both."""

    source: Source
    facts: int
    kinds: Mapping[str, int]
    topics: Mapping[str, int]


@dataclass(frozen=True)
class KindCount:
    """A kind of fact with the number of its facts, by layer."""

    kind: str
    layers: Mapping[str, int]


def sources(dataset: Dataset) -> list[SourceCount]:
    """Count the facts of each source."""
    found: dict[str, list[Fact]] = {name: [] for name in dataset.sources}
    for fact in dataset.facts.values():
        found[fact.source].append(fact)
    return [
        SourceCount(
            dataset.sources[name],
            len(facts),
            Counter(fact.kind for fact in facts),
            Counter(topic for fact in facts for topic in fact.topics),
        )
        for name, facts in found.items()
    ]


def kinds(dataset: Dataset) -> list[KindCount]:
    """Count the facts of each kind."""
    found = Counter((fact.kind, fact.layer) for fact in dataset.facts.values())
    names = dict.fromkeys(kind for kind, _ in found)
    return [KindCount(name, {layer: n for (kind, layer), n in found.items() if kind == name}) for name in names]
