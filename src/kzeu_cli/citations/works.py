"""What can be cited besides the numbered references: a source as a whole, the dataset and the program itself."""

from typing import Any

from kzeu_cli.model import Dataset, Reference, Source, dates
from kzeu_cli.model.dates import Period

MAKERS = ({"literal": "The kzeu authors"},)


def of_source(source: Source) -> Reference:
    """Make a work of a source, to cite it as a whole; what is not known of it is left out."""
    publisher = "container_title" if source.type == "entry-encyclopedia" else "publisher"
    return _work(
        id=source.id, layer=source.layer, type=source.type or "webpage", title=source.title, URL=source.url,
        accessed=source.as_of, note=source.edition, citation_key=source.citation_key,
        **{publisher: source.publisher},
    )  # fmt: skip


def of_program(version: str, dataset: Dataset) -> Reference:
    """Make a work of the program, as of the year of the dataset that comes with it."""
    return _work(
        id="kzeu-cli", layer="context", type="software", title="kzeu", author=MAKERS, version=version,
        issued=_published(dataset), status=("unpublished",),
    )  # fmt: skip


def of_dataset(dataset: Dataset) -> Reference:
    """Make a work of the dataset."""
    author = ({"literal": dataset.author},) if dataset.author else ()
    return _work(
        id=f"{dataset.id}-dataset", layer="context", type="dataset", title=dataset.title, author=author,
        version=dataset.version, issued=_published(dataset), status=("unpublished",),
    )  # fmt: skip


def _published(dataset: Dataset) -> Period | None:
    """Read the date off a version that is one, such as 2026.11."""
    try:
        return dates.parse(dataset.version.replace(".", "-"))
    except ValueError:
        return None


def _work(**values: Any) -> Reference:
    """Make a reference of what is known; mypy wants every field named where a record is made."""
    return Reference(**values)
