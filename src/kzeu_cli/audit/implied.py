"""All that the facts imply but no source states: the answer of `kzeu audit --derived`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations, groupby, pairwise

from kzeu_cli.audit.base_units import in_base
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.inference import Inference, infer, number, of_derived
from kzeu_cli.audit.interval import Interval, interval, reach, total
from kzeu_cli.audit.membership import changes
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.phrasing import amount
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.amounts import is_currency, ordinal
from kzeu_cli.figures.description import what
from kzeu_cli.model import PERCENT, Agreement, Dataset, Event, Figure, Programme, Trait
from kzeu_cli.model.dates import by_time, spanning
from kzeu_cli.model.durations import between, months

KINDS = (
    "balance", "total", "both", "sum", "rest", "growth", "share", "list-share", "ratio", "whole", "part", "quotient",
    "rate", "per-one", "per-year", "span",
)  # fmt: skip
# What two figures have in common of which one is said to have grown from the other.
_SAME = (
    "source", "measure", "subject", "counterpart", "flow", "coverage", "nature", "basis", "product", "unit", "view",
)  # fmt: skip
_HUNDRED = Interval(None, Fraction(100))


def infer_all(dataset: Dataset, as_of: date) -> list[Inference]:
    """Work out everything, by layer (the article's first) and kind, and within a kind by what it follows from."""
    case = Case(dataset, as_of)
    finders = (_figures, _wholes, _parts, _quotients, _rates, _per_one, _per_year, _rests, _spans)
    return sorted((row for find in finders for row in find(case)), key=_order)


def _order(one: Inference) -> tuple[object, ...]:
    about = one.text.partition(":")[0]
    return one.layer, KINDS.index(one.kind), about, by_time(one.period), one.inputs, one.text


def _figures(case: Case) -> Iterator[Inference]:
    """Take over what `derive` works out, and apply it where only the audit looks: across years, parts and parties."""
    rows = [*derive.of_trade(case.dataset), *derive.of_investment(case.dataset), *_shares(case), *_growths(case)]
    for row in {row.id: row for row in (*rows, *_ratios(case))}.values():
        if len(row.inputs) > 1:
            yield of_derived(case, row, _arithmetic(case, row))


def _arithmetic(case: Case, row: derive.Derived) -> str:
    """Write the numbers that go into a formula, as they are worked with."""
    told = [amount(one.amount, case.dataset.units) for name in row.inputs if (one := case.seen(name))]
    if row.derivation in ("balance", "total"):
        half, sign = len(told) // 2, "−" if row.derivation == "balance" else "+"
        return f" {sign} ".join(_added(side) for side in (told[:half], told[half:]))
    if row.derivation == "growth":
        half = len(told) // 2
        later, earlier = " + ".join(told[:half]), _added(told[half:])
        return f"({later} − {earlier}) ÷ {earlier}"
    if row.derivation in ("both", "sum"):
        return " + ".join(told)
    return f"{told[0]} ÷ {_added(told[1:] if row.derivation != 'list-share' else told)}"


def _added(told: list[str]) -> str:
    return f"({' + '.join(told)})" if len(told) > 1 else told[0]


def _shares(case: Case) -> Iterator[derive.Derived]:
    """Work out the share of each figure in the one that the source calls its whole."""
    for part in case.of(Figure):
        whole = case.get(part.part_of)
        if isinstance(whole, Figure) and part.unit == whole.unit and part.value and whole.value:
            yield derive.share(part, whole)


def _growths(case: Case) -> Iterator[derive.Derived]:
    """Compare figures of one kind for two whole years that belong to no series."""
    figures = (
        one
        for one in case.of(Figure)
        if one.nature == "flow" and one.series is None and one.status != "partial"
        if one.period and one.period.text.isdecimal()
    )
    for alike in sorted_groups(figures, lambda figure: tuple(getattr(figure, field) for field in _SAME)):
        for earlier, later in combinations(sorted(alike, key=lambda figure: (by_time(figure.period), figure.id)), 2):
            if earlier.value and earlier.when != later.when:
                yield _with_caution(case, derive.growth(later, earlier), earlier, later)


def _with_caution(case: Case, row: derive.Derived, earlier: Figure, later: Figure) -> derive.Derived:
    """Say whose membership changed between two years, if the figures do not say which members they count."""
    if not (earlier.period and later.period) or (earlier.composition and earlier.composition == later.composition):
        return row
    told = [
        line
        for party in case.dataset.parties
        if party in (earlier.subject, earlier.counterpart)
        for line in changes(case, party, earlier.period.last, later.period.last)
    ]
    caution = "; ".join(filter(None, (row.caution, *told)))
    return derive.Derived(**{**dict(vars(row)), "caution": caution or None})


def _ratios(case: Case) -> Iterator[derive.Derived]:
    """Set each number of the one party against that of the other, the larger one first."""
    valued = (trait for trait in case.of(Trait) if trait.value)
    for cells in sorted_groups(valued, lambda cell: (cell.source, cell.attribute, cell.unit)):
        for one, other in combinations(cells, 2):
            alike = (one.period, one.as_of) == (other.period, other.as_of) or one.layer == "article"
            larger, smaller = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
            if alike and one.party != other.party and (ratio := derive.ratio(larger, smaller)):
                yield ratio


def _title(case: Case, one: Observation) -> str:
    """Name a number; that of a programme by the programme."""
    if isinstance(one.fact, Programme):
        return f"{one.fact.short or one.fact.name}, {case.measure(one).lower()}"
    return case.title(one)


def _printed(case: Case, one: Observation) -> str:
    return amount(one.amount, case.dataset.units)


def _wholes(case: Case) -> Iterator[Inference]:
    """Divide amounts by the shares that they are."""
    for share in case.observations:
        part = case.seen(share.fact.numerator) if isinstance(share.fact, Figure) else None
        percent = share.interval.meet(_HUNDRED) if share.unit == PERCENT else None
        if part and percent and percent.low:
            value, limits = part.value / share.value * 100, part.interval / percent * 100
            formula = f"{_printed(case, part)} ÷ {_printed(case, share)}"
            text = f"{case.title(part)}: the whole that it is a share of"
            yield infer(
                case, "whole", text, value, limits, part.unit, formula, (part.fact, share.fact), period=part.period
            )


def _parts(case: Case) -> Iterator[Inference]:
    """Multiply wholes by shares of them, where the part itself is not stated."""
    for share in case.observations:
        figure = share.fact
        if not isinstance(figure, Figure) or share.unit != PERCENT or figure.numerator:
            continue
        for whole in _wholes_of(case, share, figure):
            value, limits = whole.value * share.value / 100, whole.interval * share.interval / 100
            formula = f"{_printed(case, whole)} × {_printed(case, share)}"
            text = f"{what(figure, case.dataset)}: as an amount"
            yield infer(
                case, "part", text, value, limits, whole.unit, formula, (figure, whole.fact), period=whole.period
            )


def _wholes_of(case: Case, share: Observation, figure: Figure) -> list[Observation]:
    """Find the amount that a share is one of: the one it names, or that of the same flow of all goods."""
    of = figure.share_of or {}
    if named := case.seen(of.get("fact")):
        return [named]
    if of.get("product") != "all":
        return []
    same = share.only("measure", "route", "basis", "source", "days")
    return case.find(**same, nature="flow", product=None, coverage="goods")


def _quotients(case: Case) -> Iterator[Inference]:
    """Work out the parts that a quotient implies: people from GDP and GDP per head."""
    for whole in case.observations:
        measure = case.dataset.measures.get(whole.measure)
        if measure is None or len(measure.quotient) != 2:
            continue
        above, below = (case.beside(whole, name)[:1] for name in measure.quotient)
        stated = in_base(whole.amount, case.dataset)
        for one in above if stated.low else ():
            if one.unit == whole.unit or not is_currency(whole.unit):
                name = case.dataset.measures[measure.quotient[1]].title or measure.quotient[1]
                unit = below[0].unit if below else None
                value, limits = one.value / whole.value, in_base(one.amount, case.dataset) / stated
                text = f"{name}, {case.dataset.name(whole.subject)}: what {case.measure(whole)} implies"
                formula = f"{_printed(case, one)} ÷ {_printed(case, whole)}"
                inputs = (one.fact, whole.fact)
                yield infer(case, "quotient", text, value, limits, unit, formula, inputs, period=whole.period)


def _rates(case: Case) -> Iterator[Inference]:
    """Divide one amount stated in two currencies."""
    for one in case.observations:
        for also in getattr(one.amount, "also", ()):
            if is_currency(one.unit) and is_currency(also.unit) and one.unit != also.unit and one.interval.low:
                value = Fraction(also.value or 0) / one.value
                formula = f"{amount(also, case.dataset.units)} ÷ {_printed(case, one)}"
                text = f"{_title(case, one)}: {also.unit} for 1 {one.unit}"
                yield infer(
                    case, "rate", text, value, reach(also) / one.interval, None, formula, (one.fact,), period=one.period
                )


def _per_one(case: Case) -> Iterator[Inference]:
    """Divide money by the number of things it is for, where both are stated of one event or programme."""
    counts: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for count in case.find(nature="count"):
        for thing in {count.fact.event, count.fact.programme} - {None}:
            counts[count.source, thing or ""].append(count)
    for money in (one for one in case.observations if is_currency(one.unit)):
        thing = money.fact.event or (money.id if isinstance(money.fact, Programme) else money.fact.programme)
        for count in counts.get((money.source, thing or ""), ()):
            if count.amount.value and isinstance(count.fact, Figure):
                value, limits = money.value / count.value, money.interval / interval(count.value)
                text = f"{_title(case, money)}: for each of the {_printed(case, count)}"
                formula = f"{_printed(case, money)} ÷ {_printed(case, count)}"
                yield infer(case, "per-one", text, value, limits, money.unit, formula, (money.fact, count.fact))


def _per_year(case: Case) -> Iterator[Inference]:
    """Divide the whole budget of a programme by its years."""
    for programme in case.of(Programme):
        one = case.seen(programme.id)
        years = Fraction(months(programme.duration), 12)
        if not years and programme.start and programme.end:
            years = Fraction(programme.end.last.year - programme.start.first.year + 1)
        if one and years and programme.budget_basis == "total":
            value, limits = one.value / years, one.interval / interval(years)
            text = f"{_title(case, one)}: for each year"
            formula = f"{_printed(case, one)} ÷ {number(years)} years"
            yield infer(case, "per-year", text, value, limits, one.unit, formula, (programme,))


def _rests(case: Case) -> Iterator[Inference]:
    """Take the parts that are stated from their whole: votes not for, languages not named, people of no group."""
    for figure in case.of(Figure):
        part, whole = case.seen(figure.id), case.seen(figure.part_of)
        siblings = [one for one in case.of(Figure) if one.part_of == figure.part_of]
        if part and whole and len(siblings) == 1 and part.unit == whole.unit:
            formula = f"{_printed(case, whole)} − {_printed(case, part)}"
            value = whole.value - part.value
            limits = interval(value) if figure.nature == "count" else whole.interval - part.interval
            yield infer(
                case, "rest", f"{case.title(whole)}: the rest", value, limits, whole.unit, formula, (whole.fact, figure)
            )
    for trait in case.of(Trait):
        yield from _unnamed(case, trait)


def _unnamed(case: Case, trait: Trait) -> Iterator[Inference]:
    """Take the entries of a list from the size that is stated, and groups of people from all people."""
    title = case.dataset.attributes[trait.attribute].title if trait.attribute in case.dataset.attributes else None
    name = f"{title or trait.attribute}, {case.dataset.name(trait.party)}: not named"
    if trait.declared and 0 < len(trait.items) < trait.declared:
        rest = Fraction(trait.declared - len(trait.items))
        formula = f"{trait.declared} stated − {len(trait.items)} named"
        yield infer(case, "rest", name, rest, interval(rest), trait.declared_unit, formula, (trait,))
    counted = [item for item in trait.items if item.value is not None and item.unit != PERCENT and not item.part_of]
    for whole in case.observations if len(counted) > 1 else ():
        same = (whole.fact.source, whole.subject) == (trait.source, trait.party) and isinstance(whole.fact, Trait)
        if same and {item.unit for item in counted} == {whole.unit}:
            value = whole.value - sum(Fraction(item.value or 0) for item in counted)
            formula = f"{_printed(case, whole)} − {len(counted)} named groups"
            rest_of = whole.interval - total(reach(item) for item in counted)
            yield infer(case, "rest", name, value, rest_of, whole.unit, formula, (whole.fact, trait))


def _spans(case: Case) -> Iterator[Inference]:
    """Count the days from one dated step or meeting to the next that the same layer tells of."""
    events = [event for event in case.of(Event) if event.date and (event.series or event.agreement)]
    for _, group in groupby(sorted(events, key=_in_order), lambda event: _in_order(event)[:2]):
        for earlier, later in pairwise(group):
            waited = between(earlier.date, later.date) if earlier.date and later.date else None
            if waited and earlier.date and later.date:
                limits = Interval(Fraction(waited.least), Fraction(waited.most))
                days = limits.low if waited.least == waited.most else None
                text = f"{_run(case, earlier)}: {_step(case, earlier)} to {_step(case, later)}"
                formula = f"{later.date} − {earlier.date}"
                when = spanning(earlier.date, later.date)
                yield infer(case, "span", text, days, limits, "days", formula, (earlier, later), period=when)


def _in_order(event: Event) -> tuple[str, str, object, str]:
    return event.layer, event.series or event.agreement or "", event.date.order if event.date else (), event.id


def _run(case: Case, event: Event) -> str:
    """Name what an event is a meeting or step of."""
    agreement = case.get(event.agreement)
    if event.series is None and isinstance(agreement, Agreement):
        return agreement.short or agreement.name
    return (event.series or "").replace("-", " ").capitalize()


def _step(case: Case, event: Event) -> str:
    """Name a meeting by its number, a step by its stage and by the body that took it."""
    if event.series and event.ordinal is not None:
        return ordinal(event.ordinal)
    bodies = [case.dataset.name(name) for name in event.actors if name in case.dataset.bodies]
    if event.stage and len(bodies) == len(event.actors) == 1:
        return f"{event.stage} ({bodies[0]})"
    if event.stage:
        return event.stage.replace("-", " ")
    return f"the {'meeting' if event.series else 'step'} of {event.date.words}" if event.date else event.id
