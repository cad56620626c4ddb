"""The audit is silent on consistent data, and finds one planted defect as exactly that one."""

from datetime import date
from pathlib import Path
from random import Random

import defects_sources  # noqa: F401  # importing it registers its defects
import pytest
import tomli
from defects import DEFECTS
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from synthetic import FRAME, Tables, built, figure, references, world

from kzeu_cli.audit import audit, engine
from kzeu_cli.audit.rules import RULES
from kzeu_cli.dataset.check import problems
from kzeu_cli.dataset.file import File
from kzeu_cli.model import WORDS

AS_OF = date(2026, 11, 23)
slow = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}


@settings(max_examples=40, **slow)
@given(world())
def test_nothing_is_found_where_everything_fits(tables: Tables) -> None:
    assert audit(built(tables), AS_OF) == []


@settings(max_examples=4, **slow)
@given(tables=world())
@pytest.mark.parametrize("rule", sorted(DEFECTS))
def test_a_planted_defect_is_found_as_that_and_nothing_else(tables: Tables, rule: str) -> None:
    DEFECTS[rule](tables)
    assert [finding.rule for finding in engine.run(built(tables), AS_OF)] == [rule]


@settings(max_examples=60, **slow)
@given(tables=world(), rule=st.sampled_from(sorted(DEFECTS)), seed=st.integers())
def test_findings_do_not_depend_on_the_order_of_the_data(tables: Tables, rule: str, seed: int) -> None:
    DEFECTS[rule](tables)
    before = audit(built(tables), AS_OF)
    for content in tables.values():
        if isinstance(content, list):
            Random(seed).shuffle(content)
    assert audit(built(tables), AS_OF) == before


@settings(max_examples=100, **slow)
@given(tables=world(), data=st.data())
def test_the_audit_of_any_valid_dataset_comes_to_an_end(tables: Tables, data: st.DataObject) -> None:
    """Take keys away and set others to values at the edge; what the checker lets pass must be audited."""
    numbers = st.sampled_from([0, 1, -7, 10**15])
    periods = st.sampled_from(["1990", "2020/..", "../2021-05-12", "2020-02-29", "2014-01/2014-06"])
    edges = {"value": numbers, "ordinal": numbers, "shown": st.sampled_from(["half", "0", "1.5 billion", "nearly all"])}
    edges |= {"bound": st.sampled_from(WORDS["bound"]), "nature": st.sampled_from(WORDS["nature"])}
    edges |= dict.fromkeys(("period", "as_of", "date", "from", "to", "start", "issued", "accessed"), periods)
    kept = {
        "id",
        "text",
        "layer",
        "source",
        "type",
        "name",
        "holder",
        "role",
        "of",
        "country",
        "values",
        "base",
        "quote",
    }
    records = [record for content in tables.values() if isinstance(content, list) for record in content]
    for record in data.draw(st.lists(st.sampled_from(records), max_size=8, unique_by=id)):
        name = data.draw(st.sampled_from(sorted(record)))
        if name in edges:
            record[name] = data.draw(edges[name])
        elif name not in kept:
            del record[name]
    assume(not list(problems([File(Path("dataset.toml"), tables, "")])))
    for finding in audit(built(tables), AS_OF):
        assert 0 <= finding.weight <= 100


def test_every_rule_has_its_defect() -> None:
    assert set(DEFECTS) == set(RULES)


def test_thousands_of_facts_that_restate_each_other_come_to_an_end() -> None:
    tables = tomli.loads(FRAME.read_text()) | {"reference": references()}
    tables["figure"] = [
        figure(f"s{number}", number + 1, flow="imports", period="2005", coverage="goods")
        | ({"restates": f"s{number - 1}"} if number else {})
        for number in range(3000)
    ]
    found = audit(built(tables), AS_OF)
    assert {finding.rule for finding in found} >= {"retold"}
