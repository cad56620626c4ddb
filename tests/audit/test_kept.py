"""The findings kept beside the built-in data: what of them holds on any day."""

from datetime import date

import pytest

from kzeu_cli.audit.engine import run
from kzeu_cli.audit.rules import RULES
from kzeu_cli.model import Dataset

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2015, 6, 1), date(2031, 12, 31)])
def test_rules_that_do_not_ask_for_the_day_find_the_same_on_any(builtin: Dataset, day: date) -> None:
    lasting = [name for name, rule in RULES.items() if not rule.of_day]
    assert run(builtin, day, lasting) == run(builtin, DAY, lasting)


@pytest.mark.parametrize("day", [date(2015, 6, 1), date(2031, 12, 31)])
def test_with_what_is_known_of_one_day_an_audit_of_another_is_the_same(builtin: Dataset, day: date) -> None:
    known = run(builtin, DAY)
    assert run(builtin, day, known=known) == run(builtin, day)


def test_rules_of_the_day_change_with_it(builtin: Dataset) -> None:
    asking = [name for name, rule in RULES.items() if rule.of_day]
    assert run(builtin, date(2015, 6, 1), asking) != run(builtin, DAY, asking)
