"""What can be cited besides the numbered references: a source as a whole, the dataset and the program itself."""

from typing import Any

from kzeu_cli.model import Dataset, Reference, Source

MAKERS = ({"literal": "The kzeu authors"},)


def of_source(source: Source) -> Reference:
    """Make a work of a source, to cite it as a whole; what is not known of it is left out."""
    publisher = "container_title" if source.type == "entry-encyclopedia" else "publisher"
    return _work(
        id=source.id, layer=source.layer, type=source.type or "webpage", title=source.title, URL=source.url,
        accessed=source.as_of, note=source.edition, citation_key=source.citation_key,
        **{publisher: source.publisher},
    )  # fmt: skip


def of_program(version: str) -> Reference:
    """Make a work of the program."""
    return _work(id="kzeu-cli", layer="context", type="software", title="kzeu", author=MAKERS, version=version)


def of_dataset(dataset: Dataset) -> Reference:
    """Make a work of the dataset."""
    author = ({"literal": dataset.author},) if dataset.author else ()
    name, version = f"{dataset.id}-dataset", dataset.version
    return _work(id=name, layer="context", type="dataset", title=dataset.title, author=author, version=version)


def _work(**values: Any) -> Reference:
    """Make a reference of what is known; mypy wants every field named where a record is made."""
    return Reference(**values)
