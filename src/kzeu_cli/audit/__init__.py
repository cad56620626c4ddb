"""The audit: the facts of a dataset held against each other and against context, by generic rules.

A rule knows kinds and fields of the data, never ids, names or numbers of one dataset. Importing this package imports
no rule: tables only want to know which facts were found fault with, and that is kept beside the data.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kzeu_cli.model import Dataset

if TYPE_CHECKING:
    from kzeu_cli.audit.finding import Finding


def audit(dataset: Dataset, as_of: date, only: Iterable[str] = ()) -> "list[Finding]":
    """Hold the facts of a dataset against all rules, or those named: a finding for each matter, the weightiest first.

    What belongs to one matter stands under it as its parts. Neither the findings nor their order depend on the order of
    the data.
    """
    from kzeu_cli.audit import engine, kept  # see above

    return engine.arrange(engine.run(dataset, as_of, only, kept.lasting(dataset)))
