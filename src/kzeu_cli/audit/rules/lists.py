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

    More entries than stated cannot be; fewer leave the rest unnamed, which weighs less where those named have a role
    that tells them apart. From the meaning of a number.
    """
    for trait in case.of(Trait):
        names = [item.name for item in trait.items]
        if trait.declared and names and len(names) != trait.declared:
            yield _size(trait.id, trait.text, trait.declared, names, trait.id, any(item.role for item in trait.items))
    for figure in case.of(Figure):
        counted = case.get(figure.agreement or figure.programme or figure.event)
        names = list(getattr(counted, figure.counts or "", ()))
        if counted and figure.value is not None and names and len(names) != figure.value:
            yield _size(figure.id, figure.text, int(figure.value), names, counted.id, is_chosen=False)


def _size(name: str, said: str, stated: int, entries: list[str], other: str, is_chosen: bool) -> Finding:
    more = len(entries) > stated
    return Finding(
        severity="error" if more else "ambiguity",
        confidence="medium" if is_chosen and not more else "high",
        facts=(name,) if other == name else (name, other),
        said=said,
        computed=f"{stated} stated, {len(entries)} named: {', '.join(entries)}",
        reconcile=f"{len(entries)}" if more else f"the other {stated - len(entries)}",
    )


@rule(23, "members-listed", "A list with an entry for nearly every member")
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
                severity="ambiguity",
                facts=(trait.id,),
                said=trait.text,
                computed=f"entries of {len(countries)} of the {len(members)} members; none of {names}",
                reconcile=f"an entry for {names}, or what decides who is in the list",
                extra=5,
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
        severity="tension",
        facts=(small.id, big.id),
        said=f"{small.text} {big.text}",
        computed=f"{', '.join(lacking)} is told as {row} of {case.dataset.name(big.party)}, but not among its {rows}; "
        f"{case.dataset.name(other)} has its {row} among them",
        reconcile=f"{', '.join(lacking)} in both lists, or what decides who is in the second",
    )
