"""Known gaps that a question asks about: what people look for and the dataset does not have."""

from collections.abc import Sequence
from datetime import date

from kzeu_cli.model import Dataset, Fact, Gap
from kzeu_cli.model.components import ends_between
from kzeu_cli.model.dates import Period
from kzeu_cli.search.entries import Entries
from kzeu_cli.search.question import DATE, GOODS, NEWEST, Question
from kzeu_cli.search.stems import stem, words

_BY_PRODUCT = "group"


def gaps(
    dataset: Dataset, entries: Entries, question: Question, day: date, best: Fact | None, missing: Sequence[str]
) -> list[Gap]:
    """List the gaps that a question asked on a day hits, the most telling words first.

    `best` is the best answer and `missing` what of the question it does not have: a gap that it fills is none.
    """
    asked = [time.period for time in question.times if time.period] or [Period("", day, day)]
    found = []
    for gap in dataset.gaps.values():
        is_due = any((gap.period or period).overlaps(period) for period in asked)
        telling = _telling(gap, question, entries) if is_due and not _is_of_others(gap, question, dataset) else 0
        # A single day that is not known is no gap for those who do not ask for it.
        is_detail = not (gap.measure or gap.subject or gap.period or question.wants & {DATE, NEWEST})
        # Nor is what is known of one product what is asked for by those who want to know which there are.
        is_answer = best and _is_answer(best, gap) and not (gap.grain == _BY_PRODUCT and GOODS in question.wants)
        if telling and not (best and not missing and (is_answer or is_detail)):
            found.append((telling, gap))
    return [gap for _, gap in sorted(found, key=lambda pair: -pair[0])]


def _telling(gap: Gap, question: Question, entries: Entries) -> float:
    """Tell how telling the words are with which a question asks for a gap; 0 if it does not."""
    if gap.grain == _BY_PRODUCT and GOODS in question.wants:
        return 1  # who asks for goods need not say the word
    phrases = [{stem(word) for word in words(phrase)} for phrase in gap.words]
    return max(
        (
            sum(1 / (1 + len(entries.of_stem.get(each, ()))) for each in phrase)
            for phrase in phrases
            if phrase <= question.stems
        ),
        default=0,
    )


def _is_of_others(gap: Gap, question: Question, dataset: Dataset) -> bool:
    """Whether a question is about another direction, or a single country where the gap is of a party."""
    between = ends_between(gap.flow, gap.subject, gap.counterpart)
    if between and question.ends.factor(*between, 0) == 0:
        return True
    countries = {code for code in question.codes if code in dataset.places} - {*dataset.parties}
    return bool(countries) and gap.subject in dataset.parties


def _is_answer(fact: Fact, gap: Gap) -> bool:
    """Whether a fact is after all of what is missing, by another source."""
    measure = getattr(fact, "measure", None) or getattr(fact, "attribute", None)
    if gap.measure is None or measure != gap.measure or (gap.view and getattr(fact, "view", None) != gap.view):
        return False
    same = all(
        getattr(fact, name, None) == getattr(gap, name)
        for name in ("nature", "coverage", "product")
        if getattr(gap, name)
    )
    return same and fact.when is not None and (gap.period is None or fact.when.overlaps(gap.period))
