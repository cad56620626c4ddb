"""Holding the article layer against the article itself, given as plain text or as a saved HTML page."""

from kzeu_cli.model import Dataset
from kzeu_cli.verify import markup, plain
from kzeu_cli.verify.confirmation import hold
from kzeu_cli.verify.layout import lay_out
from kzeu_cli.verify.numbering import renumbered
from kzeu_cli.verify.outcome import Outcome, Status
from kzeu_cli.verify.report import Report, Section


def verify(text: str, dataset: Dataset) -> Report:
    """Hold the article layer of a dataset against a page."""
    blocks = markup.blocks(text) if markup.is_html(text) else plain.blocks(text, plain.Outline.of(dataset))
    document = renumbered(lay_out(blocks, dataset), dataset)
    return Report(document=document, outcomes=tuple(hold(document, dataset)))


__all__ = ["Outcome", "Report", "Section", "Status", "verify"]
