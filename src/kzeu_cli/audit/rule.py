"""Rules: small named generator functions, registered where they are written."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding

Test = Callable[[Case], Iterator[Finding]]
RULES: dict[str, "Rule"] = {}


class Rule(NamedTuple):
    """A test that facts can fail: its number and name, what it looks for, what it does and where it comes from.

    `many` is the title of several of its findings, which then stand as one matter; `of_day` says that it asks for the
    day of the audit, so that its findings change from day to day though the facts do not.
    """

    number: int
    name: str
    title: str
    many: str
    of_day: bool
    test: Test

    @property
    def doc(self) -> str:
        """What the test is and where it comes from, in one paragraph."""
        return " ".join((self.test.__doc__ or "").split())


def rule(number: int, name: str, title: str, *, many: str = "", of_day: bool = False) -> Callable[[Test], Test]:
    """Register a generator of findings as a rule; its docstring states the test and where it comes from."""

    def register(test: Test) -> Test:
        RULES[name] = Rule(number=number, name=name, title=title, many=many, of_day=of_day, test=test)
        return test

    return register
