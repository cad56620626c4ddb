"""Rules on who can do what, and who is part of whom."""

from collections.abc import Iterator
from itertools import permutations

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Body, Event, Programme, Statement


@rule(22, "act", "A body that is said to do what it does not do")
def act(case: Case) -> Iterator[Finding]:
    """Look up what each body that takes a step of an agreement does to agreements.

    A parliament that gives its consent does not ratify: the party does. From the powers of bodies in the context
    (`acts`); for the European Parliament these are those of article 218 of the Treaty on the Functioning of the EU.
    """
    for event in case.of(Event):
        for body in case.bodies(event.actors):
            if event.stage and body.acts and event.stage not in body.acts:
                official = [deed for deed in case.of(Event, "official") if _is_proper(deed, event, body)]
                yield Finding(
                    severity="error",
                    facts=(event.id, *(deed.id for deed in official)),
                    title=f"{body.name}: “{event.stage}” should be “{' or '.join(body.acts)}”",
                    evidence=f"“{event.text}” Of the steps of an agreement the {body.name} takes another: "
                    f"{' or '.join(body.acts)}.",
                    right=official[0].text if official else f"“{' or '.join(body.acts)}” for “{event.stage}”.",
                    extra=10,
                )


def _is_proper(deed: Event, event: Event, body: Body) -> bool:
    """Whether a deed is what the body did to the same agreement in its own way."""
    same = (deed.agreement, deed.actors) == (event.agreement, event.actors)
    dated = bool(deed.date and event.date and deed.date.overlaps(event.date))
    return same and dated and deed.stage in body.acts


@rule(
    22,
    "part-beside-whole",
    "A body named beside one that it belongs to",
    many="{number} bodies are named beside what they belong to",
)
def part_beside_whole(case: Case) -> Iterator[Finding]:
    """Look for a body among those that a source names side by side of which another is a parent.

    Named beside its own whole, a part looks like a third party. From the parents of bodies in the context.
    """
    for fact in case.facts:
        for part, whole in permutations(fact.beside, 2):
            if whole in case.above(part):
                yield Finding(
                    severity="unclear",
                    facts=(fact.id,),
                    title=f"{case.dataset.name(part)} and {case.dataset.name(whole)} are not two separate sides",
                    evidence=f"{' and '.join(case.dataset.name(name) for name in fact.beside)} are named side by side, "
                    f"but the {case.dataset.name(part)} is a body of {_parents(case, part)}.",
                    right=f"That the {case.dataset.name(part)} belongs to {_parents(case, part)}.",
                    extra=5,
                )


def _parents(case: Case, name: str) -> str:
    return " and ".join(case.the(parent) for parent in case.dataset.bodies[name].parents)


@rule(22, "through", "A party that is said to act through a body that is not its own")
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
                if body.party != party.id and party.id not in case.above(body.id):
                    kind = f" ({body.type.replace('-', ' ')})" if body.type else ""
                    yield Finding(
                        severity="unclear",
                        facts=(fact.id,),
                        title=f"{body.short or body.name} is no body of {case.the(party.id)}",
                        evidence=f"“{fact.text}” The {body.name}{kind} belongs to its own members.",
                        right=f"The {body.short or body.name} as the one that acts.",
                        extra=5,
                    )
