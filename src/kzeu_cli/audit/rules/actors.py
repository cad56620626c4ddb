"""Rules on who can do what, and who is part of whom."""

from collections.abc import Iterator
from itertools import permutations

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Event, Programme, Statement


@rule(22, "act", "A body said to do what it does not do")
def act(case: Case) -> Iterator[Finding]:
    """Look up what each body that takes a step of an agreement does to agreements.

    A parliament that gives its consent does not ratify: the party does. From the powers of bodies in the context
    (`acts`); for the European Parliament these are those of article 218 of the Treaty on the Functioning of the EU.
    """
    for event in case.of(Event):
        for body in case.bodies(event.actors):
            if event.stage and body.acts and event.stage not in body.acts:
                yield Finding(
                    severity="error",
                    facts=(event.id,),
                    said=event.text,
                    computed=f"the part of {body.name} in agreements: {', '.join(body.acts)}, not {event.stage}",
                    reconcile=f"“{' or '.join(body.acts)}” instead of “{event.stage}”",
                    extra=10,
                )


@rule(22, "part-beside-whole", "A body named beside one that it belongs to")
def part_beside_whole(case: Case) -> Iterator[Finding]:
    """Look for a body among those that a source names side by side of which another is a parent.

    Named beside its own whole, a part looks like a third party. From the parents of bodies in the context.
    """
    for fact in case.facts:
        for part, whole in permutations(fact.beside, 2):
            if whole in _wholes(case, part):
                yield Finding(
                    severity="ambiguity",
                    facts=(fact.id,),
                    said=fact.text,
                    computed=f"{' and '.join(case.dataset.name(name) for name in fact.beside)} are named side by side, "
                    f"but {case.dataset.name(part)} is a body of {_parents(case, part)}",
                    reconcile=f"{case.dataset.name(part)} alone, or {_parents(case, part)} in its place",
                    extra=5,
                )


def _parents(case: Case, name: str) -> str:
    return " and ".join(case.dataset.name(parent) for parent in case.dataset.bodies[name].parents)


def _wholes(case: Case, name: str) -> set[str]:
    """Name all that a body belongs to, directly or through others."""
    body = case.dataset.bodies.get(name)
    parents = set(body.parents) if body else set()
    return parents.union(*(_wholes(case, parent) for parent in parents - {name}))


@rule(22, "through", "A party said to act through a body that is not its own")
def through(case: Case) -> Iterator[Finding]:
    """Look for parties that act through a body that neither is theirs nor has them for a parent.

    What such a body does is done by all of its members. From the parties and parents of bodies in the context.
    """
    for fact in (fact for fact in case.facts if isinstance(fact, (Statement, Programme))):
        actors = [fact.body, fact.who] if isinstance(fact, Statement) else list(fact.funders)
        parties = [
            party for party in case.dataset.parties.values() if {party.id, party.name, party.short}.intersection(actors)
        ]
        for party in parties:
            for body in case.bodies(fact.through):
                if body.party != party.id and party.id not in _wholes(case, body.id):
                    kind = f" ({body.type.replace('-', ' ')})" if body.type else ""
                    yield Finding(
                        severity="ambiguity",
                        facts=(fact.id,),
                        said=fact.text,
                        computed=f"{body.name}{kind} is no body of {party.name}",
                        reconcile=f"{body.name} as the one that acts, or what part {party.name} has in it",
                        extra=5,
                    )
