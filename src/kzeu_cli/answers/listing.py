"""Which command lists a fact with its like: what `kzeu search` names beside an answer."""

import shlex

from kzeu_cli.figures.derivation import Derived
from kzeu_cli.figures.description import partner
from kzeu_cli.model import Agreement, Dataset, Event, Fact, Figure, Office, Programme, Trait
from kzeu_cli.search.worked_out import RATE

_COMMANDS = {"trade": "trade", "investment": "fdi"}
_GRAINS = ("month", "partner", "group")


def listing(fact: Fact, dataset: Dataset) -> str:
    """Write the command that lists a fact with its like, ready to be typed."""
    return f"kzeu {shlex.join(_words(fact, dataset))}"


def _words(fact: Fact, dataset: Dataset) -> list[str]:
    if isinstance(fact, (Figure, Derived)) and fact.flow:
        topic = next((topic for topic in fact.topics if topic in _COMMANDS), "")
        return _of_flow(fact, _COMMANDS[topic], dataset) if topic else ["show", fact.id]
    if isinstance(fact, Office):
        return ["people", fact.holder]
    if isinstance(fact, Figure) and fact.measure == RATE and fact.unit:
        # Rates are no list of their own: the amounts that are changed at them name them.
        return ["trade", "--in", fact.unit]
    if isinstance(fact, Trait):
        return ["compare", fact.attribute]
    if isinstance(fact, Agreement) or (isinstance(fact, Event) and fact.agreement):
        return ["agreements"]
    if isinstance(fact, Programme):
        return ["programmes"]
    if isinstance(fact, Event) and fact.series:
        return ["meetings"]
    if isinstance(fact, Event) and fact.when:
        return ["timeline", "--from", fact.when.begin.isoformat(), "--to", fact.when.begin.isoformat()]
    return ["show", fact.id]


def _of_flow(fact: Figure | Derived, command: str, dataset: Dataset) -> list[str]:
    words = [command]
    if command == "trade" and fact.grain in _GRAINS:
        words += ["--by", str(fact.grain)]
    country = partner(fact, dataset)
    if country and country in dataset.places and country not in dataset.parties:
        words += ["--partner", dataset.places[country].name]
    return words
