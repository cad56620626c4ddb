"""kzeu topics: the whole dataset by topic."""

from typing import Annotated

import typer

from kzeu_cli.answers import topics as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.facts import FACTS
from kzeu_cli.answers.topics import TOPICS
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT
from kzeu_cli.model.selection import select

app = typer.Typer(add_completion=False)


@app.command(context_settings=CONTEXT, epilog="kzeu topics energy")
@asks(FILTER, OUTPUT)
def topics(
    ask: Ask,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="Open this topic into its facts.", autocompletion=completion.topics),
    ] = None,
) -> None:
    """Show the topics with the number of their facts, or one topic with all of its facts."""
    dataset = ask.load()
    if name:
        topic = listing.find_topic(dataset, name)
        rows = select((fact for fact in dataset.facts.values() if topic in fact.topics), ask.filter)
        view = FACTS._replace(is_tree=True, branch=lambda fact, _: f"{fact.kind}s".capitalize())
        ask.answer(Answer(view=view, rows=rows, dataset=dataset, title=dataset.topics[topic].title or topic))
    else:
        found = listing.topics(dataset, select(dataset.facts.values(), ask.filter))
        ask.answer(Answer(view=TOPICS, rows=found, dataset=dataset, title=dataset.title))
