"""Topics with the number of their facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from kzeu_cli.errors import NotFoundError
from kzeu_cli.model import Dataset, Fact
from kzeu_cli.near import advice


@dataclass(frozen=True)
class Topic:
    """A topic and its facts, in the order of the dataset."""

    id: str
    title: str
    facts: tuple[Fact, ...]

    def count(self, **wanted: str) -> int:
        """Count the facts that have these values, such as `kind="event"`."""
        return sum(all(getattr(fact, name) == value for name, value in wanted.items()) for fact in self.facts)


def topics(dataset: Dataset, facts: Iterable[Fact]) -> list[Topic]:
    """Sort facts by topic; a fact of two topics stands in both, a topic without facts is left out."""
    found: dict[str, list[Fact]] = {name: [] for name in dataset.topics}
    for fact in facts:
        for name in fact.topics:
            found[name].append(fact)
    return [Topic(name, dataset.topics[name].title or name, tuple(of_one)) for name, of_one in found.items() if of_one]


def find_topic(dataset: Dataset, name: str) -> str:
    """Find a topic by id or title; the error names the nearest."""
    for topic in dataset.topics.values():
        if name.casefold() in (topic.id, (topic.title or "").casefold()):
            return topic.id
    raise NotFoundError(f"no topic {name!r}; {advice(name, dataset.topics, all_with='kzeu topics')}")
