"""A list of references in Markdown, in a style."""

from collections.abc import Iterable

from kzeu_cli.citations import marks
from kzeu_cli.citations.style import Citation


def write(citations: Iterable[Citation], credit: Iterable[str], *, inline: bool = False) -> str:
    """Write a paragraph a reference, the addresses as links, and the credit as a comment at the end."""
    texts = [_written(citation.inline if inline else citation.entry) for citation in citations]
    comment = " · ".join(credit).replace("--", "–")
    return "".join(f"{text}\n\n" for text in texts) + f"<!-- {comment} -->\n"


def _written(text: str) -> str:
    """Write a citation; wikitext, which Markdown would garble, as code."""
    return f"```wikitext\n{text}\n```" if "{{" in text else marks.markdown(text)
