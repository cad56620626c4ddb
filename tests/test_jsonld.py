"""The linked data: terms that schema.org has, and claims that carry their number, unit and time."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Kzeu
from rdflib.namespace import SDO

from kzeu_cli.model import Dataset, Quantity

Node = dict[str, Any]
# Terms of schema.org that are younger than rdflib's list of them.
YOUNGER = {"observationAbout", "observationPeriod"}


@pytest.fixture(name="nodes", scope="module")
def _nodes(builtin: Dataset) -> dict[str, Node]:
    from kzeu_cli.export.jsonld import graph

    return {node["@id"]: node for node in json.loads(json.dumps(graph(builtin), default=float))["@graph"]}


def claim(nodes: dict[str, Node], fact: str) -> Node:
    return nodes[f"urn:kzeu:kzeu:fact:{fact}"]


def terms(node: Any) -> Iterator[str]:
    """Go through the types and properties that a node names, those of nodes inside it too."""
    if isinstance(node, list):
        for part in node:
            yield from terms(part)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name == "@type":
                yield value
            elif name != "@id":
                yield name
                yield from terms(value)


def test_every_term_is_one_of_schema_org(nodes: dict[str, Node]) -> None:
    used = {term for node in nodes.values() for term in terms(node)}
    assert {"Claim", "Observation", "creator"} <= used
    assert {term for term in used if term not in SDO} <= YOUNGER


def test_the_dataset_has_its_creator(nodes: dict[str, Node], builtin: Dataset) -> None:
    assert nodes["urn:kzeu:kzeu"]["creator"] == {"@type": "Organization", "name": builtin.author}


def test_every_number_is_an_observation(nodes: dict[str, Node], builtin: Dataset) -> None:
    for fact in builtin.facts.values():
        found = claim(nodes, fact.id).get("mainEntity")
        if not isinstance(fact, Quantity) or fact.value is None:
            assert found is None
            continue
        assert Decimal(str(found["value"])) == Decimal(fact.value)
        assert found["unitText"]
        assert found["variableMeasured"]
        assert ("observationDate" in found) == bool(fact.as_of or (fact.period and not fact.period.is_open))


@pytest.mark.parametrize(
    ("fact", "value", "unit", "day", "length"),
    [
        # “€13.35 billion” of goods in 2007.
        ("trade-goods-imports-2007", 13_350_000_000, "EUR", "2007", "P1Y"),
        # Eurostat, January to November 2022.
        ("eu-view-imports-partial-2022-01-to-2022-11", 26_937_913_890, "EUR", "2022-01", "P11M"),
    ],
)
def test_a_claim_carries_number_unit_and_time(
    nodes: dict[str, Node], fact: str, value: int, unit: str, day: str, length: str
) -> None:
    found = claim(nodes, fact)["mainEntity"]
    assert found["@type"] == "Observation"
    assert (found["value"], found["unitCode"]) == (value, unit)
    assert (found["observationDate"], found["observationPeriod"]) == (day, length)


def test_a_bound_is_said(nodes: dict[str, Node], builtin: Dataset) -> None:
    bounded = [fact for fact in builtin.facts.values() if getattr(fact, "bound", None) and getattr(fact, "value", None)]
    assert bounded
    for fact in bounded:
        assert claim(nodes, fact.id)["mainEntity"]["description"].startswith(getattr(fact, "bound", ""))


def test_a_dataset_of_ones_own_has_what_it_says(kzeu: Kzeu, tmp_path: Path) -> None:
    assert kzeu("data", "new", str(tmp_path / "own"), "--party", "NO=Norway", "--party", "JP=Japan").code == 0
    file = tmp_path / "own.jsonld"
    assert kzeu("data", "export", "jsonld", str(file), "--data", str(tmp_path / "own")).code == 0
    graph = {node["@id"]: node for node in json.loads(file.read_text())["@graph"]}
    assert "creator" not in graph["urn:kzeu:own"]
    assert graph["urn:kzeu:own:fact:exports-2001"]["mainEntity"]["value"] == 1_200_000_000
