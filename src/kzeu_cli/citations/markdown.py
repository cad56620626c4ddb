"""A list of references in Markdown, in a style."""

from collections.abc import Iterable

from kzeu_cli.citations import marks
from kzeu_cli.citations.style import Citation


def write(citations: Iterable[Citation], credit: Iterable[str], *, inline: bool = False) -> str:
    """Write a paragraph a reference, the addresses as links, and the credit as a comment at the end."""
    texts = [marks.markdown(citation.inline if inline else citation.entry) for citation in citations]
    comment = " · ".join(credit).replace("--", "–")
    return "".join(f"{text}\n\n" for text in texts) + f"<!-- {comment} -->\n"
