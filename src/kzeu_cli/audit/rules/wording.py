"""Rules on how a text prints what it says: names, stray numbers, sentences that do not hold together."""

import re
from collections.abc import Iterable, Iterator

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Agreement, Fact, Figure, Statement
from kzeu_cli.model import locators as places
from kzeu_cli.support.folding import fold

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d")
# Two words of so many letters or more that are so alike are one name: one letter more, less or other in ten.
_LONG, _ALIKE = 7, 0.9


@rule(17, "spelling", "A name that is spelt in two ways", many="{number} names are spelt in two ways")
def spelling(case: Case) -> Iterator[Finding]:
    """Hold the names that a text prints against those of the countries, bodies and agreements that are known.

    A word of a name that is none of theirs and differs from one in a letter is a misspelling; an agreement that two
    places name alike but for a word has two names. From the words that are quoted as printed.
    """
    from difflib import get_close_matches  # a rule of the data as they are, which few runs apply

    known = set(map(fold, _spelled(_names(case))))
    for fact in case.of(Fact, "article"):
        for word in (word for quote in fact.quotes for word in _WORD.findall(quote) if word[:1].isupper()):
            folded = fold(word)
            near = get_close_matches(folded, known, 1, _ALIKE) if len(folded) >= _LONG and folded not in known else []
            if near and not (folded.startswith(near[0]) or near[0].startswith(folded)):
                right = next(name for name in _spelled(_names(case)) if fold(name) == near[0])
                yield _two_ways((fact.id,), f"“{word}” is printed for {right}", f"{right}.")
    for agreement in case.of(Agreement, "article"):
        for fact in case.of(Fact, "article"):
            for quote in fact.quotes if agreement.id in (fact.agreement, *fact.related) else ():
                if fold(quote) != fold(agreement.name) and get_close_matches(
                    fold(quote), [fold(agreement.name)], 1, _ALIKE
                ):
                    yield _two_ways(
                        (agreement.id, fact.id), f"“{agreement.name}” is also “{quote}”", "One name in both places."
                    )


def _two_ways(facts: tuple[str, ...], evidence: str, right: str) -> Finding:
    return Finding(
        severity="unclear", facts=facts, title="A name is spelt in two ways", evidence=evidence, right=right, extra=2
    )


def _names(case: Case) -> Iterator[str]:
    for table in (case.dataset.parties, case.dataset.places, case.dataset.bodies):
        for record in table.values():
            named = (record.name, getattr(record, "short", None), getattr(record, "adjective", None), *record.aliases)
            yield from (name for name in named if name)


def _spelled(names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in _WORD.findall(name))


@rule(21, "stray-number", "A number in a box that says nothing of what it counts")
def stray_number(case: Case) -> Iterator[Finding]:
    """Look for statements of a box that quote a number and have neither a date nor a number of their own.

    A number that counts something is a figure, a trait or a date in the data; what is left of one has no meaning.
    """
    for fact in case.of(Statement, "article"):
        in_box = bool(fact.at) and all(places.section(place) == places.BOX for place in fact.at)
        numbers = [quote for quote in fact.quotes if _NUMBER.search(quote)]
        if in_box and numbers and fact.when is None:
            yield Finding(
                severity="unclear",
                facts=(fact.id,),
                title="A number in the box has no meaning",
                evidence=f"The box prints “{numbers[0]}” and does not say what is counted.",
                right="What it counts, or nothing.",
                extra=8,
            )


@rule(21, "garbled", "A sentence that does not say what its number is")
def garbled(case: Case) -> Iterator[Finding]:
    """Look for numbers of a text that cannot be read off their sentence (`certainty`), only guessed from it."""
    for fact in case.of(Figure, "article"):
        if fact.certainty:
            yield Finding(
                severity="unclear",
                facts=(fact.id,),
                title=f"The sentence with {fact.shown or fact.id} does not hold together",
                evidence=fact.note or f"“{fact.text}” is a reading.",
                right=f"As it seems: {fact.text}",
                extra=8,
            )
