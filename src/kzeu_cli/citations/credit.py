"""Whom an export of references credits, and under which licence it may be passed on."""

from collections.abc import Iterable

from kzeu_cli.model import Dataset, Reference


def credit(works: Iterable[Reference], dataset: Dataset) -> tuple[str, ...]:
    """Name the dataset with its version and licence, the credit that it asks for, and the publishers of the works."""
    publishers = dict.fromkeys(
        work.publisher or work.container_title or "" for work in works if work.layer == "official"
    )
    named = "; ".join(sorted(filter(None, publishers)))
    lines = (
        f"{dataset.title}: dataset {dataset.id} {dataset.version}",
        f"Credit: {dataset.credit}" if dataset.credit else "",
        f"Licence: {dataset.licence}" if dataset.licence else "",
        f"Publishers of the official layer: {named}" if named else "",
    )
    return tuple(filter(None, lines))
