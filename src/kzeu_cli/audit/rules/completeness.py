"""Rules on what a fact of its kind needs to be understood."""

from collections.abc import Iterator

from kzeu_cli.audit.bibliography import state
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.membership import undatable
from kzeu_cli.audit.phrasing import enumerated, shown
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Amount, Event, Fact, Figure, Programme, Statement, Trait
from kzeu_cli.support.phrases import capital

# Dimensions that some numbers of a measure and nature have; one that lacks them leaves open which of its kinds it is.
_KINDS = {"flow": "the direction", "coverage": "goods or services", "basis": "gross or net"}
_SPANS = {"cumulative": "the years", "stock": "the day"}
_YEAR = "the year"
# What adds to the weight: that it is money, and that it is a whole list or table.
_MONEY, _MANY = 3, 10
# Without time and direction a number misleads like a wrong one.
_BARE = 18
_TABLE = "The comparison table gives no year for its numbers"


@rule(
    21, "incomplete", "A number or event that lacks what one of its kind needs",
    many="{number} statements lack a year, a date or a whole", of_day=True,
)  # fmt: skip
def incomplete(case: Case) -> Iterator[Finding]:
    """List what a number or event of a text needs by its nature and does not have.

    A flow needs a period, a sum over years its years, a stock its day, a share its whole and its year, a rank or count
    the day of which it is stated, an event its date. Direction is asked for where other numbers of the same measure
    and nature have one, and of what has no time coverage and basis as well; what has neither time nor direction says
    next to nothing. From the dimensions of a statistical observation (SDMX). One finding for the numbers of a list, a
    sentence or the comparison that lack the same.
    """
    # The dimensions that some number of each measure and nature has.
    wanted = {(*_nature(figure), field) for figure in case.of(Figure) for field in _KINDS if getattr(figure, field)}
    lacking_of = {fact.id: tuple(_lacking(case, fact, wanted)) for fact in case.of(Fact, "article")}
    wanting = (fact for fact in case.of(Fact, "article") if lacking_of[fact.id])
    for facts in sorted_groups(wanting, lambda fact: (fact.source, _list(fact), lacking_of[fact.id])):
        lacking = lacking_of[facts[0].id]
        ordered = sorted(facts, key=lambda fact: (not is_currency(getattr(fact, "unit", None)), fact.id))
        is_table = len(facts) > 1 and isinstance(facts[0], Trait)
        is_bare = {_YEAR, _KINDS["flow"]} <= set(lacking)
        others = [shown(fact, case.dataset.units) for fact in ordered[1:] if isinstance(fact, Amount) and fact.shown]
        many = f" The same is missing of {enumerated(others)}." if others else ""
        yield Finding(
            severity="tension" if is_bare else "unclear",
            facts=tuple(fact.id for fact in ordered),
            title=_TABLE if is_table else _title(case, ordered[0], lacking),
            evidence=_cells(case, facts)
            if is_table
            else f"“{ordered[0].text}” Not stated: {enumerated(lacking)}.{many}",
            brief=f"{_name(case, ordered[0])} lacks {enumerated(lacking)}",
            right=_known(case, ordered[0]) or ("The year of each." if is_table else f"{capital(enumerated(lacking))}."),
            leads=is_table,
            extra=(_BARE if is_bare else 0)
            + 2 * len(lacking)
            + (_MONEY if is_currency(getattr(ordered[0], "unit", None)) else 0)
            + min(len(facts) - 1, _MANY),
        )


def _list(fact: Fact) -> str:
    """Name what a fact is stated with: all cells of a comparison are one list, what one sentence states is another."""
    return fact.group or (Trait.kind if isinstance(fact, Trait) else " ".join(fact.at) or fact.id)


def _cells(case: Case, facts: list[Fact]) -> str:
    cells = [fact for fact in facts if isinstance(fact, Trait)]
    rows = sorted({case.titled(cell.attribute) for cell in cells})
    cited = [found for cell in cells for work in case.dataset.cited(cell.refs) if (found := state(work))]
    days = sorted({day.last for day, _ in cited})
    pages = f"; the pages cited for some are of {enumerated(map(str, days))}" if days else ""
    return f"{len(cells)} cells have no year: {', '.join(rows)}{pages}."


def _title(case: Case, fact: Fact, lacking: tuple[str, ...]) -> str:
    if isinstance(fact, Event):
        return "An event has no date"
    if isinstance(fact, Statement):
        return f"A “{fact.superlative}” is claimed, and not among whom"
    return f"{capital(_name(case, fact))}, without {' or '.join(lacking[:2])}"


def _name(case: Case, fact: Fact) -> str:
    """Name a fact by its number as printed, an event by its text."""
    return shown(fact, case.dataset.units) if isinstance(fact, Amount) and fact.value is not None else f"“{fact.text}”"


def _known(case: Case, fact: Fact) -> str:
    """Say what is known of the date of an event: from the terms of those who took part, or from what is cited."""
    if not isinstance(fact, Event):
        return ""
    if span := case.span_of(fact):
        return f"A date: {span.words}, by the terms of those who took part."
    issued = case.issued(fact.refs)
    return f"A date; the report cited is of {issued}." if issued else "The date."


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
    elif isinstance(fact, Event) and fact.date is None and not any(undatable(case, fact)):
        yield "the date"  # what a former member did without a date is a rule of its own
    elif isinstance(fact, Statement) and fact.superlative and not fact.among:
        yield "among whom"


def _of_figure(figure: Figure, wanted: set[tuple[str | None, ...]]) -> Iterator[str]:
    if figure.nature == "share" and not figure.share_of:
        yield "of which whole"
    is_timed = figure.period or figure.as_of or figure.event or figure.duration
    # A number may have the time of a thing that it belongs to: the articles of a treaty, the size of a plant.
    is_timeless = not is_timed and figure.counts is None and figure.programme is None
    if is_timeless:
        yield _SPANS.get(figure.nature or "", _YEAR)
    for field, word in _KINDS.items() if is_timeless else (("flow", _KINDS["flow"]),):
        # A group of products is goods.
        known = getattr(figure, field) or (field == "coverage" and figure.product)
        if figure.counterpart and not known and (*_nature(figure), field) in wanted:
            yield word


def _nature(figure: Figure) -> tuple[str | None, ...]:
    return figure.measure, figure.nature, figure.share_nature
