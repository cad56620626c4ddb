"""Rules on numbers of kinds that cannot be compared, and on texts that compare them."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.membership import changes, is_known
from kzeu_cli.audit.observation import Observation, matches
from kzeu_cli.audit.phrasing import rate_words, rounded, shown, small
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, Figure, Trait
from kzeu_cli.model.dates import by_time

# The source itself draws the comparison.
_DRAWN = 28
_NATURES: dict[str | None, str] = {
    "flow": "an amount of one period",
    "stock": "what there was at one time",
    "cumulative": "an amount built up over years",
    "share": "a share",
}
_COVERAGES: dict[str | None, str] = {None: "not stated to be goods or services", "both": "goods and services"}
_BASES: dict[str | None, str] = {None: "not stated to be gross or net"}
_PARTED = ((_NATURES, "nature"), (_COVERAGES, "coverage"), (_BASES, "basis"))
_AMOUNTS = ("flow", "stock", "cumulative")
# Another set of categories weighs less than another unit.
_CATEGORIES = 20
# Lengths of time that differ by less than this are the same for a reader: a leap year, a month of 28 days.
_SAME_LENGTH = Fraction(11, 10)


@rule(9, "growth", "One number that is said to have grown into another of a different kind")
def growth(case: Case) -> Iterator[Finding]:
    """Compare the kinds of two numbers of which the source says that one rose to the other.

    Amounts of a year, stocks and sums over years, currencies, directions, coverage, gross and net, and the members of
    a union must be the same for a growth to mean anything. A share stands for that share of its whole.
    """
    for late in case.observations:
        early = case.seen(late.fact.grew_from) if isinstance(late.fact, Figure) else None
        if early:
            of = early.fact.share_of if isinstance(early.fact, Figure) else None
            base = case.seen((of or {}).get("fact")) or early
            told = list(_differences(case, base, late)) or list(_moved(case, base, late))
            if told:
                yield _not_grown(case, early, base, late, told)


def _differences(case: Case, one: Observation, other: Observation) -> Iterator[str]:
    for names, field in _PARTED:
        kinds = [names.get(kind, kind) for kind in (getattr(each, field) for each in (one, other))]
        if kinds[0] != kinds[1]:
            # What kind of amount a number is follows from how it is stated, and is a reading of it.
            verb = "reads as" if field == "nature" else "is"
            yield f"the first {verb} {kinds[0]}, the second {verb} {kinds[1]}"
    if one.unit != other.unit:
        yield f"one is in {one.unit}, the other in {other.unit}"


def _moved(case: Case, one: Observation, other: Observation) -> Iterator[str]:
    for party in case.dataset.parties:
        sides = (other.subject, other.counterpart)
        if party in sides and is_known(case, party) and not other.composition and one.period and other.period:
            yield from (f"meanwhile {change}" for change in changes(case, party, one.period.last, other.period.last))


def _not_grown(case: Case, early: Observation, base: Observation, late: Observation, told: list[str]) -> Finding:
    start = case.tell(early) if early is base else f"{shown(early.amount, case.dataset.units)} of {case.tell(base)}"
    return Finding(
        severity="error",
        facts=tuple(dict.fromkeys((late.id, early.id, base.id))),
        witnesses=(early.id, base.id),
        title=f"Growth of {small(case.measure(late))} compares two unlike numbers",
        evidence=f"{start} is said to have grown to {case.tell(late)}; "
        f"{'; '.join([*told, *_in_one_currency(case, early, base, late)])}.",
        right=_officially(case, base, late) or "Two numbers of one kind, in one currency, at both ends.",
        extra=_DRAWN,
    )


def _officially(case: Case, base: Observation, late: Observation) -> str:
    """Say how official numbers of one kind moved between the two times, if some have both."""
    told: list[str] = []
    for nature in ("stock", "flow"):
        rows = case.find(**late.only("measure", "route"), nature=nature, layer="official", product=None)
        years = [one.period.year if one.period else None for one in (base, late)]
        ends = [next((row for row in rows if row.period and row.period.year == year), None) for year in years]
        first, last = ends
        if first and last and matches(first, last, "unit", "source", "basis", "composition"):
            amounts = [rounded(end.value, end.unit, case.dataset.units) for end in (first, last)]
            what = "what was held" if nature == "stock" else f"{first.basis or ''} flow of the year".strip()
            told += [f"{what} was {amounts[0]} in {case.when(first)} and {amounts[1]} in {case.when(last)}"]
            publisher = case.publisher(first)
    return f"By {publisher}, {', the '.join(told)}." if told else ""


def _in_one_currency(case: Case, early: Observation, base: Observation, late: Observation) -> Iterator[str]:
    """Convert the beginning at the rate of its time, as the share of it that is meant."""
    units = case.dataset.units
    rate = case.rate(base.unit, late.unit, base.period)
    if rate and base.unit != late.unit:
        part = early.value / 100 if early is not base else Fraction(1)
        value = base.value * part
        converted = f"{rounded(value * rate, late.unit, units)} at {rate_words(base.unit, late.unit, rate)}"
        times = rounded(late.value / (value * rate), None, units, 2) if value else ""
        grown = f", and the second is {times} times that" if times else ""
        yield f"{rounded(value, base.unit, units)} of {case.when(base)} were {converted}{grown}"


@rule(
    9, "row", "Two cells of one row that do not measure the same",
    many="{number} rows of the comparison cannot be compared",
)  # fmt: skip
def row(case: Case) -> Iterator[Finding]:
    """Compare what the two parties' cells of one row are made of: units, and the categories of shares.

    A comparison needs one measure: people against percent, or a list with a category that the other lacks, is none.
    """
    for cells in sorted_groups(case.of(Trait, "article"), lambda cell: (cell.source, cell.attribute)):
        if len({cell.party for cell in cells}) == 2 and len(cells) == 2:
            yield from _row(case, *cells)


def _row(case: Case, one: Trait, other: Trait) -> Iterator[Finding]:
    units = [_units(cell) for cell in (one, other)]
    names = [[item.name for item in cell.items if item.value is not None and not item.part_of] for cell in (one, other)]
    if units[0] and units[1] and set(units[0]) != set(units[1]):
        told = [
            f"{case.dataset.name(c.party)} is given in {', '.join(u)}" for c, u in zip((one, other), units, strict=True)
        ]
        yield _unlike(case, one, other, "; ".join(told), is_unit=True)
    elif names[0] and names[1] and len(names[0]) != len(names[1]) and units[0] == [PERCENT]:
        told = [f"{case.dataset.name(c.party)} has {', '.join(n)}" for c, n in zip((one, other), names, strict=True)]
        yield _unlike(case, one, other, "; ".join(told), is_unit=False)


def _units(cell: Trait) -> list[str]:
    """Name the units of a cell, money as such: two currencies are another rule's."""
    amounts = [cell, *(item for item in cell.items if not item.part_of)]
    units = ("money" if is_currency(amount.unit) else amount.unit for amount in amounts if amount.value is not None)
    return list(dict.fromkeys(unit for unit in units if unit))


def _unlike(case: Case, one: Trait, other: Trait, told: str, *, is_unit: bool) -> Finding:
    row = case.titled(one.attribute)
    return Finding(
        severity="tension",
        facts=(one.id, other.id),
        title=f"{row}: the two cells cannot be compared",
        evidence=f"{row}: {told}.",
        right="The same units and categories in both cells.",
        extra=0 if is_unit else -_CATEGORIES,
    )


@rule(9, "lengths", "Times of different length side by side")
def lengths(case: Case) -> Iterator[Finding]:
    """Look in each sentence for amounts of one flow whose times differ in length, and for shares of yet another time.

    A half-year beside a year is no growth and no fall. Where one sentence gives a share for a time for which it gives
    no amount, the amounts do not explain the share.
    """
    for numbers in _sentences(case):
        amounts = [one for one in numbers if one.nature == "flow" and one.period]
        spans = [one.period.days for one in amounts if one.period and not one.period.is_open]
        shares = [
            one
            for one in numbers
            if one.nature == "share" and (when := one.period)
            if not any(amount.period and when.within(amount.period) for amount in amounts)
        ]
        if spans and max(spans) > min(spans) * _SAME_LENGTH:
            yield _uneven(case, amounts, shares)


def _sentences(case: Case) -> list[list[Observation]]:
    """Collect the numbers of one measure and two sides that one sentence tells, in the order of their times."""
    placed = [(place, one) for one in case.observations for place in one.fact.at]
    sentences = sorted_groups(placed, lambda at: (at[1].source, at[0], at[1].measure, *at[1].sides))
    return [sorted((one for _, one in found), key=lambda one: by_time(one.period)) for found in sentences]


def _uneven(case: Case, amounts: list[Observation], shares: list[Observation]) -> Finding:
    units = case.dataset.units
    told = [f"{shown(one.amount, units)} is for {one.period.days} days" for one in amounts if one.period]
    a_year = [
        f"at that pace a year would make {rounded(one.value * 365 / one.period.days, one.unit, units, 3)}"
        for one in amounts
        if one.period and one.period.days * _SAME_LENGTH < 365
    ]
    lone = [f"no amount is given for the time of {case.tell(one)}" for one in shares]
    return Finding(
        severity="tension",
        confidence="medium",
        facts=tuple(one.id for one in (*shares, *amounts)),
        title="Amounts of unequal lengths of time stand side by side",
        evidence=f"{'; '.join([*told, *a_year, *lone])}.",
        right="Amounts of whole years, and one for the time of each share.",
        extra=5,
    )


@rule(9, "scope", "Numbers of one measure that count different things")
def scope(case: Case) -> Iterator[Finding]:
    """Collect the amounts that one text gives for one measure between two sides, and see whether they count the same.

    Amounts of a year, stocks, or sums over years; goods, gross or net said for some of them only: whoever puts such
    numbers in one line compares what cannot be compared. What is said of each, and differs, can be told apart.
    """
    for numbers in case.groups(
        "work",
        "measure",
        "sides",
        among=lambda one: one.layer == "article" and one.counterpart and one.nature in _AMOUNTS,
    ):
        ordered = sorted(numbers, key=lambda one: by_time(one.period))
        told = [
            f"{kind}: {', '.join(case.tell(one) for one in alike[:3])}{' …' if len(alike) > 3 else ''}"
            for kinds in _counts(ordered)
            for kind, alike in kinds.items()
        ]
        if told:
            yield Finding(
                severity="unclear",
                facts=tuple(one.id for one in ordered),
                title=f"Amounts of {small(case.measure(ordered[0]))} do not count the same",
                evidence=f"Of {len(ordered)} amounts, {'; '.join(told)}.",
                right="One kind of amount in the whole text, or the kind of each.",
                extra=12,
                matter=case.amounts_of(ordered[0]),
                leads=True,
            )


def _counts(numbers: list[Observation]) -> Iterator[dict[str, list[Observation]]]:
    """Part numbers by what they count, where that differs; by coverage and basis only where some do not say it."""
    for names, field in _PARTED:
        kinds: dict[str, list[Observation]] = defaultdict(list)
        for one in numbers:
            kinds[names.get(getattr(one, field), getattr(one, field) or "")].append(one)
        if len(kinds) > 1 and (field == "nature" or names[None] in kinds):
            yield dict(sorted(kinds.items()))
