"""Holding records against a page: confirmed, moved, changed or gone; and what no record covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from kzeu_cli.model import Dataset, Fact, Reference
from kzeu_cli.model.locators import NOTES, section, sort
from kzeu_cli.verify.coverage import Page
from kzeu_cli.verify.layout import Document, Passage
from kzeu_cli.verify.outcome import Outcome, Status
from kzeu_cli.verify.printed_amounts import misreadings
from kzeu_cli.verify.printed_forms import Print, prints, shown_amounts


@dataclass(frozen=True)
class _Case:
    record: Fact | Reference
    kind: str
    at: tuple[str, ...]
    wanted: tuple[Print, ...]

    @property
    def is_provable(self) -> bool:
        return any(one.is_proof for one in self.wanted)


def hold(document: Document, dataset: Dataset) -> list[Outcome]:
    """Hold the article layer of a dataset against a page; what no record covers comes last."""
    page = Page(document)
    works = [work for work in dataset.references.values() if work.layer == "article"]
    cited = [_Case(work, "reference", (f"{NOTES}/{work.id}",), prints(work, dataset)) for work in works]
    stated = [fact for fact in dataset.facts.values() if fact.layer == "article" and fact.at]
    references = _settle(cited, page)
    facts = _settle([_Case(fact, fact.kind, fact.at, prints(fact, dataset)) for fact in stated], page)
    uncovered = (
        Outcome(status=Status.UNCOVERED, kind=kind, found=(place,), now=(text,))
        for kind, place, text in page.uncovered()
    )
    return [*facts, *references, *uncovered]


def _settle(cases: Sequence[_Case], page: Page) -> list[Outcome]:
    """Settle the clear cases first: what they claim cannot be where an unclear one has moved to, or changed into."""
    settled: dict[int, Outcome] = {}
    for step in (_confirmed, _moved, _changed):
        found = {i: outcome for i, case in enumerate(cases) if i not in settled and (outcome := step(case, page))}
        for i, outcome in found.items():
            page.claim(cases[i].wanted, outcome.found)
        settled |= found
    return [settled[i] for i in range(len(cases))]


def _confirmed(case: _Case, page: Page) -> Outcome | None:
    if not case.is_provable:
        return _finding(case, Status.UNPROVEN, case.at)
    if _missing(case, case.at, page) or not all(_proofs(case, place, page) for place in case.at):
        return None
    wrong = tuple(text for amount in shown_amounts(case.record) for text in misreadings(amount))
    return _finding(case, Status.MISREAD if wrong else Status.CONFIRMED, case.at, now=wrong)


def _moved(case: _Case, page: Page) -> Outcome | None:
    places = _best_places(case, page)
    return _finding(case, Status.MOVED, places) if places != case.at and not _missing(case, places, page) else None


def _changed(case: _Case, page: Page) -> Outcome:
    places = _best_places(case, page)
    missing = _missing(case, places, page)
    seen = any(_proofs(case, place, page) for place in places)
    now = tuple(dict.fromkeys(filter(None, [_now(one, places, page) for one in missing])))
    if not (seen or now):
        return _finding(case, Status.GONE, (), missing)
    return _finding(case, Status.CHANGED, places, missing, now)


def _finding(
    case: _Case, status: Status, found: tuple[str, ...], missing: Sequence[Print] = (), now: tuple[str, ...] = ()
) -> Outcome:
    return Outcome(
        status=status, id=case.record.id, kind=case.kind, at=case.at, found=found,
        missing=tuple(one.text for one in missing), now=now,
    )  # fmt: skip


def _missing(case: _Case, places: Sequence[str], page: Page) -> list[Print]:
    return [one for one in case.wanted if not any(page.sees(one, place) for place in places)]


def _proofs(case: _Case, place: str, page: Page) -> int:
    return sum(page.sees(one, place) for one in case.wanted if one.is_proof)


def _best_places(case: _Case, page: Page) -> tuple[str, ...]:
    """Give the places of a record; for one that has nothing of it, or less than another passage, that passage."""
    if len(case.at) == 1:
        other = _best_other(case, case.wanted, page)
        better = other and _free(other, case.wanted, page) > _proofs(case, case.at[0], page)
        return (other.place,) if other and better else case.at
    kept = tuple(place for place in case.at if _proofs(case, place, page))
    for _ in range(len(case.at) - len(kept)):
        if other := _best_other(case, _missing(case, kept, page), page):
            kept += (other.place,)
    return kept or case.at


def _best_other(case: _Case, wanted: Sequence[Print], page: Page) -> Passage | None:
    """Find the passage of the same sort that has most of what is wanted where nobody else has claimed it."""

    def score(passage: Passage) -> tuple[int, int, bool]:
        marks = sum(one.mark in passage.marks for one in wanted if one.mark)
        return _free(passage, wanted, page), marks, passage.section == section(case.at[0])

    alike = [passage for passage in page.passages if passage.sort == sort(case.at[0]) and passage.place not in case.at]
    best = max(alike, key=score, default=None)
    return best if best is not None and _free(best, wanted, page) else None


def _free(passage: Passage, wanted: Sequence[Print], page: Page) -> int:
    return sum(one.is_proof and page.is_free(one, passage) for one in wanted)


def _now(one: Print, places: Sequence[str], page: Page) -> str | None:
    """Say what stands where a print is missing; it is then not uncovered any more."""
    for passage in (page.document[place] for place in places if place in page.document):
        if one.mark and passage.marks:
            page.cite(passage)
            return "".join(f"[{mark}]" for mark in passage.printed_marks)
        if not one.mark and (span := page.instead(one, passage)):
            return passage.slice(*span)
    return None
