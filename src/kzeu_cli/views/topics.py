"""The columns of `kzeu topics`."""

from collections.abc import Callable

from kzeu_cli.columns import Column, View
from kzeu_cli.listings.topics import Topic
from kzeu_cli.model import KINDS, Dataset


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
