"""Rules on how many a list has, and on two lists of one set."""

from collections.abc import Iterator
from itertools import permutations

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Figure, Trait

# A list that has an entry for so many of the members is taken for one that means them all.
_NEARLY_ALL = 0.8


@rule(23, "list-size", "A list that has another size than the source says")
def list_size(case: Case) -> Iterator[Finding]:
    """Count the entries of a list and compare with the size that the source states.

    More entries than stated cannot be. Fewer are found fault with only in a list that is stated to be of that size: one
    that names those with a role of their own, or examples of what an agreement covers, does not claim to be whole. From
    the meaning of a number.
    """
    for trait in case.of(Trait):
        names = [item.name for item in trait.items]
        is_whole = not any(item.role for item in trait.items)
        if trait.declared and names and _is_off(len(names), trait.declared, is_whole=is_whole):
            yield _size((trait.id,), trait.declared, names)
    for figure in case.of(Figure):
        counted = case.get(figure.agreement or figure.programme or figure.event)
        names = list(getattr(counted, figure.counts or "", ()))
        if counted and figure.value is not None and names and _is_off(len(names), int(figure.value), is_whole=False):
            yield _size((figure.id, counted.id), int(figure.value), names)


def _is_off(entries: int, stated: int, *, is_whole: bool) -> bool:
    return entries > stated or (is_whole and entries < stated)


def _size(facts: tuple[str, ...], stated: int, entries: list[str]) -> Finding:
    more = len(entries) > stated
    return Finding(
        severity="error" if more else "unclear",
        facts=facts,
        title=f"A list of {stated} has {len(entries)} entries",
        evidence=f"{stated} are stated, {len(entries)} are named: {', '.join(entries)}.",
        right=f"{len(entries)}." if more else f"The other {stated - len(entries)}.",
    )


@rule(23, "members-listed", "A list with an entry for nearly every member", of_day=True)
def members_listed(case: Case) -> Iterator[Finding]:
    """Count for which members of a party a list of its cell has an entry.

    A list that has entries of at least four fifths of the members, and of no other country, seems to go through them;
    those it passes over are named. From the dates of accession and exit in the context.
    """
    for trait in case.of(Trait):
        countries = {item.country for item in trait.items if item.country}
        members = case.members(trait.party, trait.period or trait.as_of or case.today)
        missing = members - countries
        if missing and countries <= members and len(countries) >= _NEARLY_ALL * len(members):
            names = ", ".join(sorted(case.dataset.name(country) for country in missing))
            yield Finding(
                severity="unclear",
                confidence="medium",
                facts=(trait.id,),
                title=f"Only {len(countries)} of {len(members)} members have an entry",
                evidence=f"{case.titled(trait.attribute)} has entries of {len(countries)} of the {len(members)} "
                f"{case.dataset.name(trait.party)} members, and none of {names}.",
                right="What decides who is in the list.",
                extra=5,
                matter=f"list {trait.id}",
            )


@rule(23, "subset", "An entry that the wider list of the same party lacks")
def subset(case: Case) -> Iterator[Finding]:
    """Hold two lists of one party against each other where, for the other party, the one contains the other.

    If a party's capital is among its cities, the other party's capital is expected among its own.
    """
    traits = {(trait.source, trait.attribute, trait.party): trait for trait in case.of(Trait) if _is_of_places(trait)}
    for one, other in permutations(case.dataset.parties, 2):
        for (source, narrow, party), small in sorted(traits.items()):
            for wide in sorted({attribute for _, attribute, _ in traits} - {narrow}):
                cells = (traits.get((source, *slot)) for slot in ((wide, one), (narrow, other), (wide, other)))
                big, small_other, big_other = cells
                if party == one and big and small_other and big_other and len(_names(small)) < len(_names(big)):
                    lacking = _names(small) - _names(big)
                    if lacking and _names(small_other) <= _names(big_other):
                        yield _lacks(case, small, big, sorted(lacking), other)


def _is_of_places(trait: Trait) -> bool:
    return bool(trait.items) and all(item.country for item in trait.items)


def _names(trait: Trait) -> set[str]:
    return {item.name for item in trait.items}


def _lacks(case: Case, small: Trait, big: Trait, lacking: list[str], other: str) -> Finding:
    row, rows = (case.titled(cell.attribute).lower() for cell in (small, big))
    return Finding(
        severity="unclear",
        facts=(small.id, big.id),
        witnesses=(small.id,),
        title=f"{', '.join(lacking)}: {row}, but not among the {rows}",
        evidence=f"{', '.join(lacking)} is given as {row} of {case.the(big.party)}, but not among its {rows}, "
        f"while {case.dataset.name(other)} has its {row} among them.",
        right="What decides who is in the longer list.",
        extra=8,
        matter=f"list {big.id}",
        leads=True,
    )
