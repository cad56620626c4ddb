"""kzeu data sql: the dataset asked in SQL."""

from typing import Annotated

import typer

from kzeu_cli.commands.ask import OUTPUT, Ask, command
from kzeu_cli.commands.stdin import STDIN, text
from kzeu_cli.export.sql.answers import answered, described
from kzeu_cli.export.sql.ask import ask as answer_to
from kzeu_cli.support.errors import WrongUsage

_EXAMPLES = """
kzeu data sql "select period, value from figures where series = 'eu-view-exports'"
kzeu data sql --tables
"""

QuestionArgument = Annotated[
    str | None, typer.Argument(metavar="QUERY", help="A SELECT of SQLite; - reads it from stdin.", show_default=False)
]
TablesOption = Annotated[bool, typer.Option("--tables", help="Describe the tables and their columns instead.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0, help="Stop a query that takes longer.")
]


@command(OUTPUT, examples=_EXAMPLES)
def sql(ask: Ask, question: QuestionArgument = None, tables: TablesOption = False, timeout: TimeoutOption = 10) -> None:
    """Ask the dataset in SQL: read-only, in memory, every fact at every grain."""
    if (question is None) != tables:
        raise WrongUsage("give a query, such as 'select id, text from facts limit 5', or --tables")
    dataset = ask.load(grains=())
    if question is None:
        ask.answer(described(dataset))
    else:
        ask.answer(answered(answer_to(dataset, text() if question == STDIN else question, timeout), dataset))
