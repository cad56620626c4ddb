"""Who is who: one person under the spellings of several sources."""

from collections.abc import Mapping
from functools import lru_cache

from kzeu_cli.model import Dataset, Event, Fact, Office, Statement
from kzeu_cli.support.folding import fold


def named(fact: Fact) -> tuple[str, ...]:
    """Name the people of a fact as its source spells them; who spoke may be a body."""
    if isinstance(fact, Office):
        return (fact.holder,)
    if isinstance(fact, Event):
        return fact.persons
    return (fact.who,) if isinstance(fact, Statement) and fact.who else ()


@lru_cache(maxsize=1)
def known_as(dataset: Dataset) -> Mapping[str, str]:
    """Map every spelling of a person's name to the fullest one: `Smailov` to `Älihan Smaiylov`.

    A name is a person's if an office is held or an event attended under it. Two are one person's if all words of the
    shorter one, initials aside, stand in the longer one or in another name that an office gives its holder.
    """
    spelled: dict[str, set[str]] = {}
    for fact in dataset.of(Office, Event):
        for name in named(fact):
            spelled.setdefault(name, {name}).update(fact.aliases if isinstance(fact, Office) else ())
    for term in dataset.terms:
        spelled.setdefault(term.holder, {term.holder})
    full: dict[str, str] = {}
    # A longer name is found by any word of the shorter one: comparing each with each would take far longer.
    longer: dict[str, list[str]] = {}
    for name in sorted(spelled, key=lambda name: (-len(_words(name)), name)):
        words = _words(name)
        others = min((longer.get(word, []) for word in words), key=len, default=[])
        full[name] = next((other for other in others if any(words <= _words(each) for each in spelled[other])), name)
        if full[name] == name:
            for word in {word for spelling in spelled[name] for word in _words(spelling)}:
                longer.setdefault(word, []).append(name)
    return full


def _words(name: str) -> set[str]:
    return {word for word in fold(name).replace(".", " ").split() if len(word) > 1}
