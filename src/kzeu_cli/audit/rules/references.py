"""Rules on references themselves, and on facts that have none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.works import citing, marks, name, same_title, works
from kzeu_cli.model import Event, Fact, Reference, RefId, Statement
from kzeu_cli.model import locators as places
from kzeu_cli.search.asked_times import asked_times

_LONGEST_PARAGRAPH = 50
_PLACEHOLDER, _DEAD = "placeholder-title", "dead"
# Fields by which a work can be told apart and found, whatever its title.
_FINDING = ("author", "container_title", "publisher", "DOI", "URL", "ISSN")
# Fields in which two citations of one work may differ.
_FIELDS = {
    "author": "author", "container_title": "site", "publisher": "publisher", "issued": "date of publication",
    "accessed": "date of access", "archived": "archive",
}  # fmt: skip


@rule(18, "cited-twice", "One work under several numbers")
def cited_twice(case: Case) -> Iterator[Finding]:
    """Group the references of a layer by title, case and accents aside, and tell in which fields they differ.

    The same title under several numbers is one work cited as several, or different pages whose citations do not tell
    them apart. Placeholders and titles of our own are left out.
    """
    groups: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for work in works(case):
        if work.title and not {_PLACEHOLDER, "descriptive-title"} & set(work.status):
            groups[work.layer, same_title(work)].append(work)
    for same in (group for group in groups.values() if len(group) > 1):
        differing = [word for field, word in _FIELDS.items() if len({str(getattr(work, field)) for work in same}) > 1]
        dates = {work.issued.text for work in same if work.issued}
        yield Finding(
            severity="ambiguity",
            facts=(),
            refs=tuple(work.id for work in same),
            said=f"{marks([work.id for work in same])} have one title: “{same[0].title}”",
            computed=f"they differ in {' and '.join(differing)}" if differing else "they are alike in all that is told",
            reconcile="one reference, cited as often as needed, or what tells the pages apart",
            extra=2 * len(differing) + (8 if dates else 0),
        )


@rule(19, "lost-source", "A source that is dead or cannot be told")
def lost_source(case: Case) -> Iterator[Finding]:
    """Look for references that are marked dead, have a placeholder for a title, or print nothing but a title.

    Without site, publisher, author or identifier a title may be anybody's. The facts that rest on it are named.
    """
    for work in works(case, "article"):
        why = _lost(work)
        facts = tuple(fact.id for fact in citing(case, work.id))
        if why and facts:
            yield Finding(
                severity="ambiguity",
                facts=facts,
                refs=(work.id,),
                said=name(work),
                computed=why,
                reconcile="an archived copy" if _DEAD in work.status else "site or publisher, and a date",
                extra=6 if work.status else 2,
            )


def _lost(work: Reference) -> str:
    if _DEAD in work.status:
        return "marked as a dead link"
    if _PLACEHOLDER in work.status:
        return "the title is a placeholder, so that the work cannot be told"
    return "" if any(getattr(work, field) for field in _FINDING) else "only a title is printed"


@rule(19, "undated-source", "Sources without any date")
def undated_source(case: Case) -> Iterator[Finding]:
    """List the references that give no day of publication, access or archive, so that what they say cannot be dated."""
    every = works(case, "article")
    undated = [work for work in every if not (work.issued or work.accessed or work.archived)]
    if undated:
        yield Finding(
            severity="ambiguity",
            confidence="medium",
            facts=(),
            refs=tuple(work.id for work in undated),
            said=marks([work.id for work in undated]),
            computed=f"references without a day of publication, access or archive: {len(undated)} of {len(every)}",
            reconcile="one of these dates for each",
            extra=5,
        )


@rule(19, "title-number", "A title that gives another number than the text")
def title_number(case: Case) -> Iterator[Finding]:
    """Hold the numbers in titles of references against those that the layer tells of the same quantity.

    Where both have a time it must be the same; a title without one is held against all, and must fit at least one.
    """
    for one in case.titles:
        same = [other for other in case.observations if _is_same(one, other) and _is_same_time(one, other)]
        if same and not any(one.interval.meets(other.interval) for other in same):
            yield Finding(
                severity="tension" if one.period else "ambiguity",
                confidence="high" if one.period else "medium",
                facts=tuple(other.id for other in same),
                refs=one.fact.refs,
                said=f"title of {marks(one.fact.refs)}: {case.tell(one)}",
                computed=f"in the text {case.title(one)} is {'; '.join(case.tell(other) for other in same)}",
                reconcile="the time of the one in the title, or what else it counts",
                extra=10,
            )


@rule(19, "title-date", "A title that gives another date than the text")
def title_date(case: Case) -> Iterator[Finding]:
    """Hold the dates in titles of references against those of the events that cite them.

    A title that names a day or month must name one of the event's, if it names only one.
    """
    for work in works(case, "article"):
        told = [moment.period for moment in asked_times(work.title or "")[0] if moment.period and moment.number is None]
        for event in (fact for fact in citing(case, work.id) if isinstance(fact, Event) and len(told) == 1):
            if event.date and not event.date.is_open and not event.date.overlaps(told[0]):
                yield Finding(
                    severity="tension",
                    facts=(event.id,),
                    refs=(work.id,),
                    said=f"{event.text} {marks([work.id])}",
                    computed=f"{name(work)} names {told[0]} in its title, the text {event.date}",
                    reconcile="one of the two dates, or another source",
                    extra=5,
                )


def _is_same(one: Observation, other: Observation) -> bool:
    return other.fact.layer == one.fact.layer and all(
        getattr(one, field) == getattr(other, field) for field in ("measure", "route", "nature", "unit", "product")
    )


def _is_same_time(one: Observation, other: Observation) -> bool:
    return one.period is None or other.period is None or one.period.text == other.period.text


@rule(20, "unsourced", "A sentence or table cell without a reference")
def unsourced(case: Case) -> Iterator[Finding]:
    """Look for places of a source whose facts have no reference, graded by what a reader could still take for one.

    A reference after a later sentence of the paragraph may be meant for the whole of it; a number or somebody's words
    without any weigh more than a plain remark. Names and captions of a box need none. One finding for each place.
    """
    at: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in case.facts:
        for place in fact.at:
            at[fact.source, place].append(fact)
    for (source, place), every in sorted(at.items()):
        facts = _only_here(every)
        named = places.section(place) == places.BOX and all(isinstance(fact, Statement) for fact in facts)
        if not named and not any(fact.refs for fact in facts):
            later = _later_refs(at, source, place)
            yield Finding(
                severity="ambiguity",
                confidence="low" if later else "medium",
                facts=tuple(fact.id for fact in facts),
                said=facts[0].text,
                computed=f"no reference in {places.words(place, case.dataset)}"
                + (f"; {marks(later)} further on in the paragraph" if later else ""),
                reconcile="a reference at the sentence or cell itself",
                extra=max(_stake(fact) for fact in facts),
            )


def _stake(fact: Fact) -> int:
    """Tell how much hangs on a reference: more for a number, and for what somebody said."""
    if getattr(fact, "value", None) is not None or any(item.value is not None for item in getattr(fact, "items", ())):
        return 5
    return 2 if getattr(fact, "who", None) else 0


def _later_refs(at: Mapping[tuple[str, str], list[Fact]], source: str, place: str) -> list[RefId]:
    """List the references of the next sentence of the same paragraph that has any."""
    paragraph, _, number = place.rpartition("/")
    for later in range(int(number) + 1, _LONGEST_PARAGRAPH) if number.isdecimal() else ():
        facts = at.get((source, f"{paragraph}/{later}"), [])
        if refs := {ref for fact in _only_here(facts) for ref in fact.refs}:
            return sorted(refs, key=str)
    return []


def _only_here(facts: list[Fact]) -> list[Fact]:
    """Choose the facts that stand in one place only, if any: others have the references of all their places."""
    return [fact for fact in facts if len(fact.at) == 1] or facts
