"""The signs that mark in every table a fact that the audit found fault with."""

from collections.abc import Iterator
from functools import lru_cache

from kzeu_cli.model import Dataset, Fact

# A terminal that has only ASCII shows them as `[!]` and `[?]`.
FLAG_WORDS = ("error", "tension", "outdated", "unclear")
FLAGS = CLASH, DOUBT = "⚑", "⚐"
_MEANINGS = {
    CLASH: (CLASH, "[!]", "the audit finds a contradiction"),
    DOUBT: (DOUBT, "[?]", "the audit finds it out of date or unclear"),
}


def flag(fact: Fact, dataset: Dataset) -> str:
    """Mark a fact by the gravest of its findings; nothing for a fact without any."""
    return _flags(dataset).get(fact.id, "")


def flags_of(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Say what the audit holds against a fact, gravest first; nothing against one without findings."""
    from kzeu_cli.audit import kept  # as below

    found = {finding.severity for finding in kept.quickly(dataset) if name in finding.facts}
    return tuple(word for word in FLAG_WORDS if word in found)


def legend(drawn: str) -> Iterator[str]:
    """Say what the signs mean that a drawn answer has."""
    meanings = [f"{sign} {words}" for sign, plain, words in _MEANINGS.values() if sign in drawn or plain in drawn]
    if meanings:
        yield f"{'; '.join(meanings)}: kzeu audit --fact ID."


def _layer(name: str, dataset: Dataset) -> str:
    """Tell the layer of a fact; one that a command did not load is never drawn."""
    return dataset.facts[name].layer if name in dataset.facts else ""


@lru_cache(maxsize=1)
def _flags(dataset: Dataset) -> dict[str, str]:
    from kzeu_cli.audit import kept  # scripts, which get no flags, need not wait for it

    flags: dict[str, str] = {}
    for finding in kept.quickly(dataset):
        sign = CLASH if finding.severity in ("error", "tension") else DOUBT
        for name in finding.facts:
            # What the article is held against is not at fault.
            is_witness = "article" in finding.layers and _layer(name, dataset) != "article"
            if not is_witness:
                flags[name] = CLASH if CLASH in (sign, flags.get(name)) else DOUBT
    return flags
