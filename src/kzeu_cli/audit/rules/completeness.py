"""Rules on what a fact of its kind needs to be understood."""

from collections.abc import Iterator

from kzeu_cli.audit.case import Case, grouped
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.membership import former
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.words import and_more
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Event, Fact, Figure, Programme, Statement, Trait

# Dimensions that some numbers of a measure and nature have; one that lacks them leaves open which of its kinds it is.
_KINDS = {"flow": "the direction", "coverage": "goods, services or both", "basis": "gross or net"}
_SPANS = {"cumulative": "the years over which it adds up", "stock": "the day at which it holds"}
_YEAR = "the year"
# What adds to the weight: that it is money, and that it is a whole list or table.
_MONEY, _MANY = 3, 10


@rule(21, "incomplete", "A number or event that lacks what one of its kind needs")
def incomplete(case: Case) -> Iterator[Finding]:
    """List what a number or event needs by its nature and does not have.

    A flow needs a period, a sum over years its years, a stock its day, a share its whole and its year, a rank or count
    the day of which it is told, an event its date. Direction, coverage and basis are asked for where other numbers of
    the same measure and nature have them. From the dimensions of a statistical observation (SDMX). One finding for the
    numbers of a list, a sentence or the comparison that lack the same.
    """
    wanted = _dimensions(case)
    lacking_of = {fact.id: tuple(_lacking(case, fact, wanted)) for fact in case.facts}
    wanting = (fact for fact in case.facts if lacking_of[fact.id])
    for facts in grouped(wanting, lambda fact: (fact.source, _list(fact), lacking_of[fact.id])):
        lacking = lacking_of[facts[0].id]
        yield Finding(
            severity="ambiguity",
            facts=tuple(fact.id for fact in facts),
            said=_said(case, facts),
            computed=f"not told: {'; '.join(lacking)}",
            reconcile="what is missing, told in the text or by its source",
            extra=2 * len(lacking)
            + (_MONEY if any(is_currency(getattr(fact, "unit", None)) for fact in facts) else 0)
            + min(len(facts) - 1, _MANY),
        )


def _list(fact: Fact) -> str:
    """Name what a fact is told with: all cells of a comparison are one list, what one sentence tells is another."""
    return fact.group or (Trait.kind if isinstance(fact, Trait) else " ".join(fact.at) or fact.id)


def _said(case: Case, facts: list[Fact]) -> str:
    cells = [fact for fact in facts if isinstance(fact, Trait)]
    if len(cells) < 2:
        return and_more(facts)
    rows = sorted({case.titled(cell.attribute) for cell in cells})
    return f"{len(cells)} cells of the comparison: {', '.join(rows)}"


def _dimensions(case: Case) -> set[tuple[str | None, ...]]:
    """List the dimensions that some number of each measure and nature has."""
    return {(*_nature(figure), field) for figure in case.of(Figure) for field in _KINDS if getattr(figure, field)}


def _lacking(case: Case, fact: Fact, wanted: set[tuple[str | None, ...]]) -> Iterator[str]:
    if isinstance(fact, Figure):
        yield from _of_figure(fact, wanted)
    elif isinstance(fact, Trait):
        counted = fact.value is not None or any(item.value is not None for item in fact.items)
        if counted and not (fact.period or fact.as_of):
            yield _YEAR
    elif isinstance(fact, Programme):
        if fact.value is not None and not (fact.start or fact.period):
            yield "the years"
        if fact.value is not None and not fact.budget_basis:
            yield "whether the budget is for all years or for each"
    elif isinstance(fact, Event) and fact.date is None and not any(former(case, fact.actors)):
        yield "the date"  # what a former member did without a date is a rule of its own
    elif isinstance(fact, Statement) and fact.superlative and not fact.among:
        yield "among whom"


def _of_figure(figure: Figure, wanted: set[tuple[str | None, ...]]) -> Iterator[str]:
    if figure.nature == "share" and not figure.share_of:
        yield "of which whole"
    if not (figure.period or figure.as_of or figure.event or figure.duration or _is_lasting(figure)):
        yield _SPANS.get(figure.nature or "", _YEAR)
    for field, word in _KINDS.items():
        # A group of products is goods.
        known = getattr(figure, field) or (field == "coverage" and figure.product)
        if figure.counterpart and not known and (*_nature(figure), field) in wanted:
            yield word


def _nature(figure: Figure) -> tuple[str | None, ...]:
    return figure.measure, figure.nature, figure.share_nature


def _is_lasting(figure: Figure) -> bool:
    """Whether a number has the time of a thing that it belongs to: the articles of a treaty, the size of a plant."""
    return figure.counts is not None or figure.programme is not None
