"""Topics with the number of their facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kzeu_cli.answers.columns import Column, View
from kzeu_cli.model import KINDS, Dataset, Fact
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.suggestions import advice


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


def _counter(**wanted: str) -> Callable[[Topic], int]:
    return lambda row: row.count(**wanted)


def _leaf(row: Topic, dataset: Dataset) -> str:
    kinds = ", ".join(f"{n} {kind}{'s' * (n != 1)}" for kind in KINDS if (n := row.count(kind=kind)))
    return f"{row.title} ({row.id}): {kinds}"


TOPICS = View(
    "topics",
    (
        Column("id", "string", "id of the topic", "Id"),
        Column("title", "string", "name of the topic", "Topic"),
        Column("facts", "integer", "number of facts", "Facts", get=lambda row: len(row.facts), right=True),
        Column("article", "integer", "facts of the article", "Article", get=_counter(layer="article"), right=True),
        Column("official", "integer", "official facts", "Official", get=_counter(layer="official"), right=True),
        *(
            Column(f"{kind}s", "integer", f"facts that are {kind}s", get=_counter(kind=kind), right=True)
            for kind in KINDS
        ),
    ),
    leaf=_leaf,
    is_tree=True,
)
