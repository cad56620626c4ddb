"""Topics with the number of their facts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.figures.description import title_of
from kzeu_cli.model import KINDS, Dataset, Fact
from kzeu_cli.model.dates import Period
from kzeu_cli.model.policy import newest_first, recency
from kzeu_cli.model.ties import merged
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold
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

    @property
    def newest(self) -> Period | None:
        """The time of its newest fact."""
        return newest_first(self.facts)[0].when


def topics(dataset: Dataset, facts: Iterable[Fact]) -> list[Topic]:
    """Sort facts by topic, that of the newest fact first; one of two topics stands in both, an empty topic nowhere."""
    found: dict[str, list[Fact]] = {name: [] for name in dataset.topics}
    for fact in facts:
        for name in fact.topics:
            found[name].append(fact)
    made = [Topic(name, title_of(dataset.topics, name), tuple(group)) for name, group in found.items() if group]
    return sorted(made, key=lambda topic: min(map(recency, topic.facts)))


def find_topic(dataset: Dataset, name: str) -> str:
    """Find a topic by id or title; raise NotFoundError, with the nearest, if there is none."""
    for topic in dataset.topics.values():
        if fold(name) in (topic.id, fold(topic.title or "")):
            return topic.id
    raise NotFoundError(f"no topic {name!r}; {advice(name, dataset.topics, all_with='kzeu topics')}")


def _counter(**wanted: str) -> Callable[[Topic], int]:
    return lambda row: row.count(**wanted)


def _told_once(row: Topic, dataset: Dataset) -> Sequence[Fact]:
    """Choose the facts that people see: of those that state the same, the one that stands for all."""
    return [group[0] for group in merged(dataset, row.facts)]


def _leaf(row: Topic, dataset: Dataset) -> str:
    counts = Counter(fact.kind for fact in _told_once(row, dataset))
    kinds = ", ".join(f"{n} {kind}{'s' * (n != 1)}" for kind in KINDS if (n := counts[kind]))
    return f"{row.title} ({row.id}): {kinds}"


TOPICS = View(
    "topics",
    (
        Column("title", "string", "name of the topic", "Topic"),
        Column("id", "string", "id of the topic", "Id"),
        Column(
            "facts", "integer", "number of facts", "Facts", right=True, get=lambda row: len(row.facts),
            show=lambda row, dataset: str(len(_told_once(row, dataset))),
        ),
        Column("article", "integer", "facts of the article", get=_counter(layer="article")),
        Column("official", "integer", "official facts", "Official", get=_counter(layer="official"), right=True),
        Column(
            "newest", "string", "time of the newest fact", "Newest",
            show=lambda row, _: str(row.newest.begin.year) if row.newest else "",
        ),
        *(
            Column(f"{kind}s", "integer", f"facts that are {kind}s", get=_counter(kind=kind), right=True)
            for kind in KINDS
        ),
    ),
    leaf=_leaf,
)  # fmt: skip


def answer(rows: Sequence[Topic], dataset: Dataset, *, brief: bool) -> Answer:
    """Answer with the topics, cut to one screen if `brief`."""
    made = Answer(view=TOPICS, rows=rows, dataset=dataset)

    def first(number: int) -> Answer:
        of = f"{number} of {len(rows)} topics; all: --all. " if number < len(rows) else ""
        return made._replace(rows=rows[:number], rest=f"{of}The facts of one: kzeu topics {rows[0].id}.")

    return made._replace(first=first) if brief and rows else made
