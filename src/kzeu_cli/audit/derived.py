"""All that the facts imply but no source states: the answer of `kzeu audit --derived`."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from kzeu_cli.audit import implied
from kzeu_cli.audit.case import Case
from kzeu_cli.audit.inference import Inference, of_derived
from kzeu_cli.audit.membership import changes
from kzeu_cli.audit.words import amount
from kzeu_cli.figures import derivation as derive
from kzeu_cli.model import Dataset, Figure, Trait

KINDS = (
    "balance", "total", "both", "sum", "rest", "growth", "share", "list-share", "ratio", "whole", "part", "quotient",
    "rate", "per-one", "per-year", "span",
)  # fmt: skip
_SAME = (
    "source",
    "measure",
    "subject",
    "counterpart",
    "flow",
    "coverage",
    "nature",
    "basis",
    "product",
    "unit",
    "view",
)


def infer_all(dataset: Dataset, as_of: date) -> list[Inference]:
    """Work out everything, by layer (the article's first) and kind, and within a kind by what it follows from."""
    case = Case(dataset, as_of)
    found = [*_figures(case), *implied.all_implied(case)]
    return sorted(found, key=_order)


def _order(one: Inference) -> tuple[object, ...]:
    about = one.text.partition(":")[0]
    return one.layer, KINDS.index(one.kind), about, one.period.order if one.period else (), one.inputs, one.text


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
        return f"({told[0]} − {told[1]}) ÷ {told[1]}"
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
    figures = [one for one in case.of(Figure) if one.nature == "flow" and one.series is None and _is_a_year(one)]
    for one, other in combinations(figures, 2):
        earlier, later = sorted((one, other), key=lambda figure: figure.period.text if figure.period else "")
        alike = all(getattr(one, field) == getattr(other, field) for field in _SAME)
        if alike and earlier.value and earlier.period and later.period and earlier.period.text != later.period.text:
            yield _with_caution(case, derive.growth(later, earlier), earlier, later)


def _is_a_year(figure: Figure) -> bool:
    return figure.period is not None and figure.period.text.isdecimal() and figure.status != "partial"


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
    for one, other in combinations([trait for trait in case.of(Trait) if trait.value], 2):
        same = (one.source, one.attribute, one.unit) == (other.source, other.attribute, other.unit)
        alike = (one.period, one.as_of) == (other.period, other.as_of) or one.layer == "article"
        if same and alike and one.party != other.party:
            larger, smaller = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
            ratio = derive.ratio(larger, smaller)
            if ratio:
                yield ratio
