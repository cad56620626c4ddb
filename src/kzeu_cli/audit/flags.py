"""What the audit holds against a fact, by the findings that are kept beside the data: no table runs the audit."""

from collections.abc import Mapping
from functools import lru_cache

from kzeu_cli.dataset import compiled
from kzeu_cli.model import Dataset


def flags_of(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Say what the audit holds against the fact of an id, the gravest first; () for a fact without findings.

    Of a dataset of one's own whose findings are not kept, nothing is known, so that it is () as well.
    """
    return _flags(dataset).get(name, ())


@lru_cache(maxsize=1)
def _flags(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    known = compiled.flags(dataset.path)
    if known is not None:
        return known
    from kzeu_cli.audit import kept  # what is kept need not wait for it

    return kept.flags(dataset)
