"""kzeu topics: the whole dataset by topic."""

from typing import Annotated

import typer

from kzeu_cli.answers import facts as listing
from kzeu_cli.answers.topics import answer, find_topic
from kzeu_cli.answers.topics import topics as by_topic
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, command
from kzeu_cli.figures.description import title_of

TopicArgument = Annotated[
    str | None,
    typer.Argument(metavar="[TOPIC]", help="Open this topic into its facts.", autocompletion=completion.topics),
]


@command(FILTER, OUTPUT, examples="kzeu topics energy")
def topics(ask: Ask, name: TopicArgument = None) -> None:
    """Show the topics with the number of their facts, or the facts of one topic, the newest first."""
    ask, names = ask.narrowed([name] if name else ())
    dataset = ask.load()
    if names:
        topic = find_topic(dataset, names[0])
        found = listing.facts(dataset, ask.filter, [topic])
        title = title_of(dataset.topics, topic)
        made = listing.answer(found, dataset, ask.filter.limit, title, once=ask.is_read, brief=ask.wants_screen)
        ask.answer(made)
    else:
        rows = by_topic(dataset, listing.facts(dataset, ask.filter))[: ask.filter.limit]
        ask.answer(answer(rows, dataset, brief=ask.wants_screen))
