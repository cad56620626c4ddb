"""What BibTeX and BibLaTeX files have in common: escapes, keys, names, entries."""

from collections.abc import Callable, Iterable, Sequence

from kzeu_cli.citations.authors import Name, whole
from kzeu_cli.citations.credit import credit
from kzeu_cli.citations.faces import clean
from kzeu_cli.citations.keys import key
from kzeu_cli.model import Dataset, Reference

# The ten characters that TeX obeys. BibTeX counts braces even behind a backslash, so these must go by name.
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
})  # fmt: skip
# Addresses stand as they are, but for what would break the field.
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22", "^": "%5E", "~": "%7E"})

Fields = Iterable[tuple[str, str]]


def escaped(text: str | None) -> str:
    """Write a text so that TeX sets it as it stands."""
    return clean(text or "").translate(_ESCAPES)


def kept(text: str | None) -> str:
    """Write a text in braces of its own, which keep its case in every style."""
    return f"{{{escaped(text)}}}" if text else ""


def url(text: str | None) -> str:
    """Write an address; what would break the field is percent-encoded."""
    return clean(text or "").translate(_ADDRESS)


def names(people: Sequence[Name]) -> str:
    """Write authors, joined by `and`; the name of an institution stands in braces, so that it is not taken apart."""
    return " and ".join(_name(name) for name in people)


def pages(text: str | None) -> str:
    """Write a page range with the two hyphens that TeX makes a dash of."""
    return escaped(text).replace("–", "--")


def file(
    works: Sequence[Reference],
    dataset: Dataset,
    needs: str,
    kind: Callable[[Reference], str],
    fields: Callable[[Reference], Fields],
) -> str:
    """Write a .bib file, UTF-8: credit and what LaTeX needs as comments, then an entry for each work."""
    # A comment must not hold the sign that begins an entry.
    remarks = (line.replace("@", " at ") for line in map(clean, (*credit(works, dataset), needs)))
    header = "".join(f"% {line}\n" for line in remarks)
    return "\n".join([header, *(_entry(kind(work), key(work, dataset), fields(work)) for work in works)])


def _entry(kind: str, name: str, fields: Fields) -> str:
    """Write one entry, without the fields that are empty; the names of months are macros, which take no braces."""
    lines = "".join(
        f"  {field} = {value if field == 'month' else f'{{{value}}}'},\n" for field, value in fields if value
    )
    return f"@{kind}{{{name},\n{lines}}}\n"


def _name(name: Name) -> str:
    family, given = name.get("family"), name.get("given")
    return f"{_guarded(family)}, {_guarded(given)}" if family and given else kept(whole(name))


def _guarded(text: str) -> str:
    """Put a part of a name in braces if it holds what parts names."""
    return kept(text) if "," in text or " and " in f" {text} " else escaped(text)
