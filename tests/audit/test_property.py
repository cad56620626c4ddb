"""The audit is silent on consistent data, and finds one planted defect as exactly that one."""

from datetime import date
from random import Random

import defects_sources  # noqa: F401  # importing it registers its defects
import pytest
from defects import DEFECTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from synthetic import Tables, built, world

from kzeu_cli.audit import audit
from kzeu_cli.audit.rules import RULES

AS_OF = date(2026, 11, 23)
slow = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


@settings(max_examples=40, **slow)
@given(world())
def test_nothing_is_found_where_everything_fits(tables: Tables) -> None:
    assert audit(built(tables), AS_OF) == []


@settings(max_examples=4, **slow)
@given(tables=world())
@pytest.mark.parametrize("rule", sorted(DEFECTS))
def test_a_planted_defect_is_found_as_that_and_nothing_else(tables: Tables, rule: str) -> None:
    DEFECTS[rule](tables)
    assert [finding.rule for finding in audit(built(tables), AS_OF)] == [rule]


@settings(max_examples=60, **slow)
@given(tables=world(), rule=st.sampled_from(sorted(DEFECTS)), seed=st.integers())
def test_findings_do_not_depend_on_the_order_of_the_data(tables: Tables, rule: str, seed: int) -> None:
    DEFECTS[rule](tables)
    before = audit(built(tables), AS_OF)
    for content in tables.values():
        if isinstance(content, list):
            Random(seed).shuffle(content)
    assert audit(built(tables), AS_OF) == before


def test_every_rule_has_its_defect() -> None:
    assert set(DEFECTS) == set(RULES)
