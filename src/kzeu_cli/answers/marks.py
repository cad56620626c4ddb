"""The marks in tables: what the audit holds against a fact that a reader must act on, explained below the table."""

from collections.abc import Iterable

from kzeu_cli.audit.flags import flags_of
from kzeu_cli.model import Dataset, Fact

# Flag -> its sign, and what it means. What is merely unclear is for the audit and JSON.
MEANINGS = {
    "error": ("✗", "its sentence or cell holds an error"),
    "tension": ("≠", "another source or sentence contradicts it"),
    "outdated": ("†", "held once, not today"),
}


def flag(fact: Fact, dataset: Dataset) -> str:
    """Name the gravest of what the audit holds against a fact and a reader must act on; nothing if there is none."""
    flags = flags_of(dataset, fact.id)
    return next((name for name in MEANINGS if name in flags), "")


def sign(fact: Fact, dataset: Dataset) -> str:
    """Give the sign of the flag of a fact."""
    return signs([fact], dataset)


def signs(facts: Iterable[Fact], dataset: Dataset) -> str:
    """Give each sign of several facts that stand in one row, the gravest first."""
    flags = {flag(fact, dataset) for fact in facts}
    return "".join(mark for name, (mark, _) in MEANINGS.items() if name in flags)


def explained(facts: Iterable[Fact], dataset: Dataset) -> tuple[str, ...]:
    """Say below a table what the signs in it mean, and of which facts; nothing if it has none."""
    marked: dict[str, list[str]] = {name: [] for name in ("", *MEANINGS)}
    for fact in {fact.id: fact for fact in facts}.values():
        marked[flag(fact, dataset)].append(fact.id)
    signs = ((*meaning, marked[name]) for name, meaning in MEANINGS.items() if marked[name])
    return tuple(f"{mark} {meaning} (kzeu audit --fact ID): {', '.join(ids)}" for mark, meaning, ids in signs)
