"""The answers of `kzeu compare`: a row for each party's number or words, and what follows from two of them.

For machines every row is a fact, or a number worked out from facts, with the fields that all rows have: `attribute`
says what is compared, `reporter` which party it is about. People see the parties side by side.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kzeu_cli.answers import marks, texts
from kzeu_cli.answers.columns import Column, Money, Node, View
from kzeu_cli.answers.comparison import Compared, title
from kzeu_cli.answers.figures import MARK, licence
from kzeu_cli.answers.rows import contract, field, titled
from kzeu_cli.figures import amounts
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import PERCENT, Dataset, Dimensions, Fact, Item, Office, Quantity, Trait
from kzeu_cli.model.offices import Tenure
from kzeu_cli.model.policy import in_office
from kzeu_cli.support.phrases import joined

TOPIC = "profile"
# The gross products of two economies differ in the third digit after the point of a trillion.
_PLACES = 3


class Leaders(NamedTuple):
    """Who leads each party on a day, by party; `attribute` is the one under which the article names leaders."""

    attribute: str
    tenures: Mapping[str, list[Tenure]]

    @property
    def facts(self) -> list[Fact]:
        """The facts that say so, one a leader."""
        return [tenure.facts[0] for held in self.tenures.values() for tenure in held]


def compare(rows: Sequence[Compared], leaders: Leaders | None, dataset: Dataset) -> View:
    """Make the view of the parties side by side."""
    return _view("compare", rows, leaders, dataset)


def over_time(rows: Sequence[Compared], dataset: Dataset) -> View:
    """Make the view of the parties year by year."""
    return _view("compare --over-time", rows, None, dataset)


def facts(rows: Iterable[Compared], leaders: Leaders | None) -> list[Fact]:
    """List the facts behind the rows, and what follows from two of them; of leaders those in office first."""
    found: list[Fact] = []
    named = False
    for row in rows:
        if leaders and row.attribute == leaders.attribute and not named:
            named = True
            found += leaders.facts
        found += row.facts
    return found


def leading(rows: Iterable[Compared], dataset: Dataset, day: date) -> Leaders | None:
    """Find who leads the parties on a day; None if no row names leaders as the present ones."""
    traits = (
        cell for row in rows for cell in row.cells.values() if isinstance(cell, Trait) and "current" in cell.wording
    )
    attribute = next((trait.attribute for trait in traits if any(item.person for item in trait.items)), None)
    if attribute is None:
        return None
    held: dict[str, list[Tenure]] = {party: [] for party in dataset.parties}
    for tenure in in_office(dataset, day):
        if tenure.office.party in held and any(TOPIC in fact.topics for fact in tenure.facts):
            held[tenure.office.party].append(tenure)
    return Leaders(attribute, held)


def _view(name: str, rows: Sequence[Compared], leaders: Leaders | None, dataset: Dataset) -> View:
    attributes: dict[str, str] = {fact.id: row.attribute for row in rows for fact in row.facts}
    attributes |= {fact.id: leaders.attribute for fact in leaders.facts} if leaders else {}

    def attribute(fact: Fact) -> str | None:
        return attributes.get(fact.id)

    def heading(fact: Fact, dataset: Dataset) -> str:
        return title(attribute(fact) or "", dataset)

    people = {
        "label": {"title": "Attribute", "show": heading},
        "reporter": {"title": "Party", "show": _parties, "get": _party, "find": None},
        "when": {"title": "When", "show": texts.time},
        "refs": {
            "title": "Source",
            "show": lambda fact, data: f"{texts.origin(fact)} {marks.sign(fact, data)}".rstrip(),
        },
    }
    columns = (
        *titled(contract(), people),
        Column("attribute", "string", "what is compared: an attribute or a measure", get=attribute),
        Column("value_text", "string", "the value for people", "Value", find=text),
        *(field(name, Trait) for name in ("words", "items", "declared", "declared_unit")),
        *(field(name, Quantity) for name in ("as_of", "also")),
        field("composition", Dimensions),
        *(field(name, Office) for name in ("holder", "role")),
        field("base_period", Derived),
        field("note", Fact),
        Column("licence", "string", "terms of the source, as far as stated", find=licence),
    )
    return View(name, columns, branch=heading, leaf=_leaf, amounts=(Money(lambda fact: fact),))


def _leaf(fact: Fact, dataset: Dataset) -> str | Node:
    return joined(
        _parties(fact, dataset), text(fact, dataset), texts.time(fact, dataset), texts.origin(fact), fact.id, by="  "
    )


def _party(fact: Fact) -> str | None:
    if isinstance(fact, Trait | Office):
        return fact.party
    return fact.subject if isinstance(fact, Dimensions) else None


def _parties(fact: Fact, dataset: Dataset) -> str:
    """Name the party that a row is about, or the two that it compares."""
    sign = {"ratio": " ÷ ", "difference": " − "}.get(fact.derivation, "") if isinstance(fact, Derived) else ""
    other = fact.counterpart if sign and isinstance(fact, Derived) else None
    return sign.join(dataset.name(code) for code in (_party(fact), other) if code)


def text(cell: Fact | None, dataset: Dataset, joint: str = "; ") -> str:
    """Write a cell for people, the items of a list parted by `joint`."""
    if isinstance(cell, Office):
        return f"{cell.holder}, {cell.role}"
    if isinstance(cell, Trait) and cell.words:
        return cell.words
    if isinstance(cell, Trait) and cell.items:
        return joint.join(_items(cell, dataset))
    if not isinstance(cell, Quantity):
        return ""
    also = ", ".join(amounts.words(other, dataset.units) for other in cell.also)
    if isinstance(cell, Derived) and cell.unit is None:
        return f"{cell.value:,.2f} times{MARK}"
    amount = f"{amounts.words(cell, dataset.units, _PLACES)}{MARK if isinstance(cell, Derived) else ''}"
    return f"{amount} ({also})" if also else amount


def _items(cell: Trait, dataset: Dataset) -> list[str]:
    """Write the items of a list: bare names in one line, names with more to say each on its own."""
    lines = [item_text(item, dataset) for item in cell.items]
    if lines == [item.name for item in cell.items]:
        lines = [", ".join(lines)]
    if cell.declared is not None:
        unit = dataset.units.get(cell.declared_unit or "")
        lines.insert(0, f"{cell.declared} {unit.title if unit else 'in all'}, of them named:")
    return lines


def item_text(item: Item, dataset: Dataset) -> str:
    """Write an entry of a list with its role and its share or size."""
    amount = amounts.words(item, dataset.units) if item.unit == PERCENT else item.shown or ""
    name = f"– {item.name}" if item.part_of else item.name
    if amount.endswith(item.name):
        return amount
    return joined(name, item.role, by=", ") + (f" {amount}" if amount else "")


def time(row: Compared, dataset: Dataset) -> str:
    """Say what time the cells are for; of numbers also that none is given."""
    times = dict.fromkeys(cell.when.words for cell in row.cells.values() if cell.when)
    return " / ".join(times) or (texts.UNDATED if any(cell.value is not None for cell in row.cells.values()) else "")


def source(row: Compared, dataset: Dataset) -> str:
    """Say who states the numbers, or that they were worked out, with numbered references."""
    numbered = dict.fromkeys(f"[{ref}]" for ref in row.refs if isinstance(ref, int))
    worked_out = ["derived"] if isinstance(row.first, Derived) else []
    return " ".join([", ".join([row.first.source, *worked_out]), *numbered])


def heading(row: Compared, dataset: Dataset) -> str:
    """Name an attribute with the unit in which its series is counted, if that is no money."""
    unit, name = dataset.units.get(row.first.unit or ""), title(row.attribute, dataset)
    return f"{name} ({unit.title or unit.symbol})" if unit else name


def number(row: Compared, party: str, dataset: Dataset) -> str:
    """Write the number of a series, of which the heading names the unit."""
    cell = row.cells.get(party)
    if cell is None or cell.value is None:
        return ""
    if not amounts.is_currency(cell.unit):
        return amounts.grouped(cell.value)
    return amounts.number(cell.value, cell.unit, dataset.units, _PLACES, even=True)
