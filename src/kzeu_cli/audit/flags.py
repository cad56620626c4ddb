"""What the audit holds against a fact, in the words that rows carry and the signs that tables draw.

Both come from findings that are kept beside the data (`kept`): no table runs the audit.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kzeu_cli.dataset import compiled
from kzeu_cli.model import Dataset, Fact

# The gravest first: what `flags` of a row may hold.
FLAG_WORDS = ERROR, TENSION, OUTDATED, UNCLEAR = "error", "tension", "outdated", "unclear"
# The signs of tables; a terminal that has only ASCII shows them as `[!]` and `[?]`.
FLAGS = CLASH, DOUBT = "⚑", "⚐"
_MEANINGS = {
    CLASH: (CLASH, "[!]", "the audit finds a contradiction"),
    DOUBT: (DOUBT, "[?]", "the audit finds it out of date or unclear"),
}


def flags_of(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Say what the audit holds against the fact of an id, the gravest first; () for a fact without findings.

    Of a dataset of one's own whose findings are not kept, nothing is known, so that it is () as well.
    """
    return _flags(dataset).get(name, ())


def flag(fact: Fact, dataset: Dataset) -> str:
    """Mark a fact by the gravest of its findings; nothing for a fact without any."""
    flags = flags_of(dataset, fact.id)
    return "" if not flags else CLASH if flags[0] in (ERROR, TENSION) else DOUBT


def legend(drawn: str) -> Iterator[str]:
    """Say what the signs mean that a drawn answer has."""
    meanings = [f"{sign} {words}" for sign, plain, words in _MEANINGS.values() if sign in drawn or plain in drawn]
    if meanings:
        yield f"{'; '.join(meanings)}: kzeu audit --fact ID."


@lru_cache(maxsize=1)
def _flags(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    known = compiled.flags(dataset.path)
    if known is not None:
        return known
    from kzeu_cli.audit import kept  # what is kept need not wait for it

    return kept.flags(dataset)
