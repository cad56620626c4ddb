"""kzeu search: the facts that answer a question, best first."""

from typing import Annotated

import typer

from kzeu_cli.answers.search import answer
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, command
from kzeu_cli.dataset import with_words
from kzeu_cli.emit import remark
from kzeu_cli.search import search as found
from kzeu_cli.support.errors import WrongUsage

# As many as fit on a screen; of what is only near the question, the nearest.
_PAGE, _NEAREST = 4, 3


@command(FILTER, OUTPUT, examples='kzeu search "how much did the Netherlands invest"\nkzeu search epca --json')
def search(
    ask: Ask,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="A question, words, a name, a date, an amount.")],
) -> None:
    """Find facts by words, names, dates, amounts or a whole question, the best first."""
    if not any(word.strip() for word in words):
        raise WrongUsage("nothing to search for: name a word, a date, an amount")
    dataset = with_words(ask.load(grains=()))
    results = found(dataset, " ".join(words), ask.filter)
    if results.notice:
        remark(results.notice)
    limit = ask.limit(_NEAREST if results.missing else _PAGE)
    ask.answer(answer(results, dataset, limit, once=ask.is_for_people))
