"""What a fact is an answer about: facts of one matter answer one question, for different times or by other sources."""

from collections.abc import Hashable

from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import Agreement, Dataset, Event, Fact, Figure, Office, Trait
from kzeu_cli.model.offices import role_of
from kzeu_cli.model.ties import same_as
from kzeu_cli.search.direction import OF_BOTH, ends_of

Matter = Hashable


def matter(fact: Fact, dataset: Dataset) -> Matter:
    """Name the matter of a fact; a fact that no other can stand for is a matter of its own."""
    if isinstance(fact, Office):
        body = None if fact.body == fact.party else fact.body
        return "office", role_of(fact), fact.posted_to or body, fact.party
    if isinstance(fact, Trait):
        return "number", fact.attribute, fact.party
    if isinstance(fact, (Figure, Derived)):
        return _of_number(fact)
    if isinstance(fact, Event):
        return _of_event(fact, dataset)
    if isinstance(fact, Agreement) and fact.framework:
        return "framework", fact.parties
    return fact.id


def _of_number(fact: Figure | Derived) -> Matter:
    if fact.counterpart is None and fact.flow is None:
        what = (fact.agreement, fact.programme, fact.product, getattr(fact, "vote", None))
        return ("number", fact.measure, fact.subject, *(what if any(what) else ()))
    if fact.nature == "share":
        # The whole of an import is not that of the export that it is for the other side.
        between: Hashable = (fact.subject, fact.counterpart, fact.flow, tuple(sorted((fact.share_of or {}).items())))
    elif fact.flow in OF_BOTH:
        between = (fact.flow, *sorted(filter(None, (fact.subject, fact.counterpart))))
    else:
        between = ends_of(fact) or (fact.subject, fact.counterpart)
    coverage = None if fact.coverage == "goods" else fact.coverage
    return "number", fact.measure, fact.nature or "flow", between, coverage, fact.product


def _of_event(fact: Event, dataset: Dataset) -> Matter:
    if fact.series:
        return "meeting", fact.series
    agreement = dataset.facts.get(fact.agreement or "")
    if fact.stage == "in-force" and isinstance(agreement, Agreement) and agreement.framework:
        return "framework", fact.stage, agreement.parties
    # The first telling stands for all.
    told = {fact.id, *same_as(dataset, fact)}
    return "event", fact.restates or (
        fact.id if len(told) == 1 else next(name for name in dataset.facts if name in told)
    )
