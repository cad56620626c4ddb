"""Rules on references themselves, and on facts that have none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kzeu_cli.audit.bibliography import marks, name, same_title, works
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.phrasing import enumerated
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import counted
from kzeu_cli.model import Amount, Event, Fact, Reference, RefId, Statement
from kzeu_cli.model import locators as places
from kzeu_cli.support.digits import as_number
from kzeu_cli.support.folding import fold

_WORD = re.compile(r"\w+")
_LONGEST_PARAGRAPH = 50
_PLACEHOLDER, _DEAD = "placeholder-title", "dead"
# Fields by which a work can be told apart and found, whatever its title.
_FINDING = ("author", "container_title", "publisher", "DOI", "URL", "ISSN")
# Fields in which two citations of one work may differ.
_FIELDS = {
    "author": "author", "container_title": "site", "publisher": "publisher", "issued": "date of publication",
    "accessed": "date of access", "archived": "archive",
}  # fmt: skip


@rule(18, "cited-twice", "One work under several numbers", many="{number} titles stand under several numbers each")
def cited_twice(case: Case) -> Iterator[Finding]:
    """Group the references of a layer by title, case and accents aside, and tell in which fields they differ.

    The same title under several numbers is one work cited as several, or different pages whose citations do not tell
    them apart. A site is the same with and without `www.` and in whatever case. Placeholders and titles of our own are
    left out.
    """
    titled = [
        work
        for work in works(case, "article")
        if work.title and not {_PLACEHOLDER, "descriptive-title"} & {*work.status}
    ]
    for same in (group for group in sorted_groups(titled, lambda work: (same_title(work),)) if len(group) > 1):
        yield Finding(
            severity="unclear",
            refs=tuple(work.id for work in same),
            title=f"One title stands under {marks([work.id for work in same])}",
            evidence=f"{marks([work.id for work in same])} are “{same[0].title}”: {'; '.join(_compared(same))}.",
            brief=f"{marks([work.id for work in same])} have one title",
            right="One reference, cited as often as needed, or what tells the pages apart.",
            extra=5,
        )


def _compared(same: list[Reference]) -> Iterator[str]:
    """Say which citations of one title are alike, and in which fields the others differ from the first."""
    # What differs in nothing but case and `www.` is the same.
    printed = {
        work.id: {field: str(getattr(work, field) or "").casefold().removeprefix("www.") for field in _FIELDS}
        for work in same
    }
    for alike in sorted_groups(same, lambda work: (str(printed[work.id]),)):
        if len(alike) > 1:
            yield f"{marks([work.id for work in alike])} are alike in all that is printed"
    first, *others = same
    for work in (other for other in others if printed[other.id] != printed[first.id]):
        pairs = {word: (printed[first.id][field], printed[work.id][field]) for field, word in _FIELDS.items()}
        differing = [word for word, (one, other) in pairs.items() if one and other and one != other]
        if differing:
            yield f"{marks([first.id])} and {marks([work.id])} differ in {enumerated(differing)}"
        for each, lacking in (
            (first, [word for word, (one, other) in pairs.items() if other and not one]),
            (work, [word for word, (one, other) in pairs.items() if one and not other]),
        ):
            if lacking:
                yield f"{marks([each.id])} has no {enumerated(lacking)}"


@rule(19, "lost-source", "A source that is hard to find", many="{number} sources are hard to find")
def lost_source(case: Case) -> Iterator[Finding]:
    """Look for references that are marked dead, have a placeholder for a title, or print nothing but a title.

    Without site, publisher, author or identifier a title may be anybody's, unless it names the body whose page it is.
    The facts that rest on it are named.
    """
    for work in works(case, "article"):
        why = _lost(case, work)
        facts = tuple(fact.id for fact in case.cited_by.get(work.id, ()))
        if why and facts:
            yield Finding(
                severity="unclear",
                facts=facts,
                refs=(work.id,),
                title=f"[{work.id}] is hard to find",
                evidence=f"{name(work)}: {why}.",
                brief=f"[{work.id}] {why}",
                right="An archived copy." if _DEAD in work.status else "The site or publisher, and a date.",
                extra=6 if work.status else 2,
            )


def _lost(case: Case, work: Reference) -> str:
    if _DEAD in work.status:
        return "is marked as a dead link"
    if _PLACEHOLDER in work.status:
        return "has a placeholder for a title"
    if work.side or any(getattr(work, field) for field in _FINDING):
        return ""
    title = f" {' '.join(_WORD.findall(fold(work.title or '')))} "
    names = (_WORD.findall(fold(body.name)) for body in case.dataset.bodies.values())
    is_named = any(len(name) > 1 and f" {' '.join(name)} " in title for name in names)
    return "" if is_named else "prints nothing but a title"


@rule(19, "undated-source", "Sources without any date")
def undated_source(case: Case) -> Iterator[Finding]:
    """List the references that give no day of publication, access or archive, so that what they say cannot be dated."""
    every = works(case, "article")
    undated = [work for work in every if not (work.issued or work.accessed or work.archived)]
    if undated:
        yield Finding(
            severity="unclear",
            confidence="medium",
            refs=tuple(work.id for work in undated),
            title=f"{len(undated)} of {len(every)} references have no date at all",
            evidence=f"{marks([work.id for work in undated])} give no day of publication, access or archive.",
            right="One of these dates for each.",
            extra=5,
        )


@rule(19, "title-number", "A title that gives another number than the text")
def title_number(case: Case) -> Iterator[Finding]:
    """Hold the numbers in titles of references against those that the text has of the same quantity.

    Where both have a time it must be the same; a title without one is held against all, those of official statistics
    too, and must fit at least one.
    """
    for one in case.titles:
        alike = case.find(**one.only("measure", "route", "nature", "unit", "product", "layer"))
        same = [other for other in alike if _is_same_time(one, other)]
        official = case.find(**one.only("measure", "route", "nature", "unit", "product"), layer="official")
        known = [*same, *(other for other in official if one.period is None)]
        if same and not any(one.interval.meets(other.interval) for other in known):
            yield Finding(
                severity="tension" if one.period else "unclear",
                confidence="high" if one.period else "medium",
                facts=tuple(other.id for other in same),
                witnesses=tuple(other.id for other in same),
                refs=one.fact.refs,
                title=f"The title of {marks(one.fact.refs)} gives another number",
                evidence=f"{case.title(one)} is {case.tell(one)} in the title of {marks(one.fact.refs)}, and "
                f"{'; '.join(case.tell(other) for other in same)} in the text.",
                right="The time of the one in the title, or what else it counts.",
                extra=10,
            )


@rule(19, "title-date", "A title that gives another date than the text")
def title_date(case: Case) -> Iterator[Finding]:
    """Hold the dates in titles of references against those of the events that cite them.

    A title that names a day or month must name one of the event's, if it names only one.
    """
    from kzeu_cli.search.asked_times import asked_times  # search takes longer to import than the whole audit

    for work in works(case, "article"):
        told = [moment.period for moment in asked_times(work.title or "")[0] if moment.period and moment.number is None]
        for event in (fact for fact in case.cited_by.get(work.id, ()) if isinstance(fact, Event) and len(told) == 1):
            if event.date and not event.date.is_open and not event.date.overlaps(told[0]):
                yield Finding(
                    severity="tension",
                    facts=(event.id,),
                    refs=(work.id,),
                    title=f"The title of {marks([work.id])} gives another date",
                    evidence=f"“{event.text}” {name(work)} names {told[0]} in its title, the text {event.date}.",
                    right="One of the two dates, or another source.",
                    extra=5,
                )


def _is_same_time(one: Observation, other: Observation) -> bool:
    return one.period is None or other.period is None or one.period.text == other.period.text


@rule(
    20, "unsourced", "A paragraph or table with parts that have no reference",
    many="{number} passages have no reference of their own",
)  # fmt: skip
def unsourced(case: Case) -> Iterator[Finding]:
    """Look for sentences and cells whose facts have no reference, graded by what a reader could still take for one.

    A reference after a later sentence of the paragraph may be meant for the whole of it; a number or somebody's words
    without any weigh more than a plain remark. What stands in one place only decides about it; a fact that stands in
    several has the references of all, of which those do not count that another fact of another of its places has alone.
    Names and captions of a box need none. One finding for each paragraph or table.
    """
    at: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in case.of(Fact, "article"):
        for place in fact.at:
            at[fact.source, place].append(fact)
    bare = [(source, place) for source, place in at if _is_bare(at, source, place)]
    for places_ in sorted_groups(bare, lambda slot: (slot[0], _passage(slot[1]))):
        yield _unsourced(case, at, sorted(places_, key=lambda slot: _in_order(slot[1])))


Places = Mapping[tuple[str, str], list[Fact]]


def _is_bare(at: Places, source: str, place: str) -> bool:
    """Whether no reference stands in a place of a source that should have one."""
    facts = _deciding(at[source, place])
    is_caption = places.section(place) == places.BOX and all(isinstance(fact, Statement) for fact in facts)
    return not is_caption and not any(_own_refs(at, source, fact, place) for fact in facts)


def _deciding(facts: list[Fact]) -> list[Fact]:
    """Take the facts that stand in one place only, if there are any."""
    return [fact for fact in facts if len(fact.at) == 1] or facts


def _own_refs(at: Places, source: str, fact: Fact, place: str) -> set[RefId]:
    """Take the references of a fact that stand in this place of it, as far as can be told."""
    if len(fact.at) == 1:
        return set(fact.refs)
    elsewhere = (other for there in fact.at if there != place for other in at.get((source, there), ()))
    return set(fact.refs) - {ref for other in elsewhere if len(other.at) == 1 for ref in other.refs}


def _passage(place: str) -> str:
    """Name the paragraph or table in which a place lies."""
    return places.section(place) if places.section(place) in (places.BOX, places.TABLE) else place.rpartition("/")[0]


def _in_order(place: str) -> tuple[str, int]:
    passage, _, number = place.rpartition("/")
    return passage, as_number(number) or 0


def _unsourced(case: Case, at: Places, slots: list[tuple[str, str]]) -> Finding:
    source, last = slots[-1]
    facts = [fact for slot in slots for fact in _deciding(at[slot])]
    later = _later_refs(at, source, last)
    section = places.words(places.section(last), case.dataset)
    paragraph = _passage(last).partition("/")[2]
    numbers = ", ".join(place.rpartition("/")[2] for _, place in slots)
    sort = places.sort(last)
    is_numbered = all(part.isdecimal() for _, place in slots for part in place.split("/")[1:])
    where = (
        f"{counted(len(slots), sort)} of {section}"
        if sort in ("cell", "line") or not is_numbered
        else f"{section}, paragraph {paragraph}, sentence{'s' if len(slots) > 1 else ''} {numbers}"
    )
    printed = [fact.shown for fact in facts if isinstance(fact, Amount) and fact.shown]
    told = f" ({', '.join(dict.fromkeys(printed))})" if printed and sort == "sentence" else ""
    return Finding(
        severity="unclear",
        confidence="low" if later else "medium",
        facts=tuple(dict.fromkeys(fact.id for fact in facts)),
        title=f"{where.partition(', sentence')[0]}: no reference",
        evidence=f"{where}{told}: no reference"
        + (f"; {marks(later)} stands further on in the paragraph." if later else "."),
        brief=where,
        right="A reference at the sentence or cell itself.",
        extra=max(_stake(fact) for fact in facts),
        refs=tuple(later),
    )


def _stake(fact: Fact) -> int:
    """Tell how much hangs on a reference: more for a number, and for what somebody said."""
    if getattr(fact, "value", None) is not None or any(item.value is not None for item in getattr(fact, "items", ())):
        return 5
    return 2 if getattr(fact, "who", None) else 0


def _later_refs(at: Places, source: str, place: str) -> list[RefId]:
    """List the references of the next sentence of the same paragraph that has any."""
    paragraph, _, number = place.rpartition("/")
    here = as_number(number)
    for later in () if here is None else range(here + 1, _LONGEST_PARAGRAPH):
        there = f"{paragraph}/{later}"
        if refs := {ref for fact in at.get((source, there), ()) for ref in _own_refs(at, source, fact, there)}:
            return sorted(refs, key=str)
    return []
