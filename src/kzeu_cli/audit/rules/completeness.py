"""Rules on what a fact of its kind needs to be understood."""

from collections import defaultdict
from collections.abc import Iterator

from kzeu_cli.amounts import is_currency
from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Fact, Figure, Programme, Statement, Trait

# Dimensions that some numbers of a measure and nature have; one that lacks them leaves open which of its kinds it is.
_KINDS = {"flow": "the direction", "coverage": "goods, services or both", "basis": "gross or net"}
_SPANS = {"cumulative": "the years over which it adds up", "stock": "the day at which it holds"}
_YEAR = "the year"


@rule(21, "incomplete", "A number that lacks what one of its kind needs")
def incomplete(case: Case) -> Iterator[Finding]:
    """List what a number needs by its nature and does not have.

    A flow needs a period, a sum over years its years, a stock its day, a share its whole and its year, a rank or count
    the day of which it is told. Direction, coverage and basis are asked for where other numbers of the same measure
    and nature have them. From the dimensions of a statistical observation (SDMX). One finding for the entries of a list
    that lack the same.
    """
    wanted = _dimensions(case)
    found: dict[tuple[str, str, tuple[str, ...]], list[Fact]] = defaultdict(list)
    for fact in case.facts:
        lacking = tuple(_lacking(fact, wanted))
        if lacking:
            found[fact.source, fact.group or fact.id, lacking].append(fact)
    for (_, _, lacking), facts in sorted(found.items()):
        yield Finding(
            severity="ambiguity",
            facts=tuple(fact.id for fact in facts),
            said=facts[0].text + (f" And {len(facts) - 1} more of one list." if len(facts) > 1 else ""),
            computed=f"not told: {'; '.join(lacking)}",
            reconcile="; ".join(lacking),
            extra=2 * len(lacking) + (3 if is_currency(getattr(facts[0], "unit", None)) else 0),
        )


def _dimensions(case: Case) -> set[tuple[str | None, ...]]:
    """List the dimensions that some number of each measure and nature has."""
    return {(*_nature(figure), field) for figure in case.of(Figure) for field in _KINDS if getattr(figure, field)}


def _lacking(fact: Fact, wanted: set[tuple[str | None, ...]]) -> Iterator[str]:
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
