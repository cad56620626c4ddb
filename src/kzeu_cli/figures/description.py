"""Which way a number goes, in words made of the names in the data: `EU imports from Kazakhstan`."""

from collections.abc import Mapping

from kzeu_cli.model import Dataset, Dimensions, Fact, Trait, Word
from kzeu_cli.model.dates import years

# Flow -> the words between whose number it is and the other side.
_TRADE: Mapping[str | None, str] = {
    "imports": "imports from",
    "exports": "exports to",
    "total": "trade with",
    "balance": "trade balance with",
}
_INVESTMENT: Mapping[str | None, str] = {"inward": "investment in {0} from {1}", "outward": "investment of {0} in {1}"}

# What a number of this nature is called ahead of the direction.
_NATURES: Mapping[str | None, str] = {"share": "Share", "rate": "Growth"}


def direction(row: Dimensions, dataset: Dataset) -> str:
    """Say which way a number goes, or, where it has no direction, whose it is and with whom."""
    subject, counterpart = dataset.name(row.subject), dataset.name(row.counterpart)
    if row.flow in _INVESTMENT:
        said = _INVESTMENT[row.flow].format(subject, counterpart)
        return said[0].upper() + said[1:]
    between = _TRADE.get(row.flow, "with")
    return f"{subject} {between} {counterpart}" if counterpart else subject


def what(row: Dimensions, dataset: Dataset) -> str:
    """Say what a number is: its direction, what the flow consists of, and, for a share, of what it is one."""
    if row.nature == "share" and row.share_of and row.flow:
        return f"Share of {_part(row, dataset)} in {_whole(row, dataset)}"
    if row.nature == "rank":
        ranked = f"{dataset.name(row.counterpart)} for {dataset.name(row.subject)}"
        return f"{_title(dataset.measures, row.measure)}: {ranked}{_detail(row, dataset)}"
    said = direction(row, dataset)
    if row.flow is None or row.nature == "count":
        nature = f", {_NATURES[row.nature].lower()}" if row.nature in _NATURES else ""
        return f"{_title(dataset.measures, row.measure)}{nature}: {said}"
    if row.nature in _NATURES:
        return f"{_NATURES[row.nature]}: {said}{_detail(row, dataset)}"
    return f"{said}{_detail(row, dataset)}"


def sentence(fact: Fact, dataset: Dataset) -> str:
    """Write a fact as one whole sentence that can be quoted."""
    return fact.text


def label(fact: Fact, dataset: Dataset) -> str | None:
    """Say in a few words what the number of a fact is; None if it has none."""
    if isinstance(fact, Dimensions):
        return what(fact, dataset)
    return _title(dataset.attributes, fact.attribute) if isinstance(fact, Trait) else None


def reporter(fact: Fact, dataset: Dataset) -> str | None:
    """Tell whose statistics a figure is from; None for any other fact."""
    return (fact.view or fact.subject) if isinstance(fact, Dimensions) else None


def partner(fact: Fact, dataset: Dataset) -> str | None:
    """Tell the other side of a figure, or the member of a party that it is about, whichever way it is stated."""
    if not isinstance(fact, Dimensions):
        return None
    return fact.counterpart if fact.subject in (reporter(fact, dataset), None) else fact.subject


def goods(row: Dimensions, dataset: Dataset) -> str:
    """Say what a flow of trade consists of: a product group, else goods, services or both."""
    if row.product:
        return _title(dataset.products, row.product)
    return "goods and services" if row.coverage == "both" else row.coverage or ""


def _part(row: Dimensions, dataset: Dataset) -> str:
    return _title(dataset.products, row.product) if _is_of_product(row) else dataset.name(row.counterpart)


def _whole(row: Dimensions, dataset: Dataset) -> str:
    """Name what a share is of: a flow with all partners, one in all products, or the sum of a list."""
    if "group" in (row.share_of or {}):
        return "all those listed"
    if _is_of_product(row):
        return direction(row, dataset)
    words = _TRADE.get(row.flow, "investment in").split()
    named = dataset.name(row.subject)
    said = f"{named} {' '.join(words[:-1])}" if row.flow in _TRADE else f"investment in {named}"
    return f"{said}{_detail(row, dataset)}"


def _is_of_product(row: Dimensions) -> bool:
    return "product" in (row.share_of or {})


def _detail(row: Dimensions, dataset: Dataset) -> str:
    """Add what a flow consists of, and for how long it was counted."""
    length = years(getattr(row, "duration", None))
    details = (goods(row, dataset), f"in {length}" if length else "")
    return "".join(f", {detail}" for detail in details if detail)


def _title(words: Mapping[str, Word], name: str | None) -> str:
    word = words.get(name or "")
    return (word.title if word else None) or name or ""
