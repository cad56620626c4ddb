"""Citation keys: one for each work, the same in every format, such as `gotev2021oettinger`.

A key that the data records is kept; for a work without one it is made of who it is by, the year, and the first word of
its title that means something. `scripts/keys.py` records the keys of the built-in data.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from kzeu_cli.citations.romanization import romanized
from kzeu_cli.citations.works import of_source
from kzeu_cli.model import Dataset, Reference, RefId
from kzeu_cli.support.folding import fold

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# Words that carry no meaning at the beginning of a title or in the name of a body.
_IDLE = {
    "a", "an", "the", "of", "on", "in", "at", "to", "by", "for", "and", "or", "with", "from", "s",
    "der", "die", "das", "von", "und", "le", "la", "les", "de", "du", "et",
}  # fmt: skip
# What describes a work whose title is ours: the next word says more.
_DESCRIBING = {"page", "report", "article", "copy", "text", "second", "that"}
# What BibTeX, biber or pandoc would not read as a part of a key.
_UNSAFE = r"[^A-Za-z0-9_:.+/-]"
# Better BibTeX shortens names of bodies no less: from so many words on, only the initials are taken.
_LONG = 3


def key(work: Reference, dataset: Dataset) -> str:
    """Take the citation key of a work: that of a reference or source of the dataset, else one made for it."""
    if dataset.references.get(work.id) is work:
        return keys(dataset)[work.id, False]
    return keys(dataset).get((work.id, True)) or work.citation_key or composed(work)


def find(dataset: Dataset, key: str) -> RefId | None:
    """Find the id of the reference or source that a citation key stands for, or None if there is none."""
    return _by_key(dataset).get(key)


@lru_cache(maxsize=4)
def keys(dataset: Dataset) -> dict[tuple[RefId, bool], str]:
    """Give each reference and source its key, by id and whether it is a source.

    Recorded keys come first, then those made, in the order of the data.
    """
    works = [(work.id, False, work) for work in dataset.references.values()]
    works += [(source.id, True, of_source(source)) for source in dataset.sources.values()]
    taken = {str(ref) for ref, _, _ in works}
    variants: dict[str, Iterator[str]] = {}
    found: dict[tuple[RefId, bool], str] = {}
    for ref, is_source, work in sorted(works, key=lambda entry: not entry[2].citation_key):
        wanted = re.sub(_UNSAFE, "", work.citation_key or "") or composed(work)
        names = variants.setdefault(wanted, _variants(wanted))
        found[ref, is_source] = next(name for name in names if name not in taken or name == str(ref))
        taken.add(found[ref, is_source])
    return {(ref, is_source): found[ref, is_source] for ref, is_source, _ in works}


@lru_cache(maxsize=4)
def _by_key(dataset: Dataset) -> dict[str, RefId]:
    return {key: ref for (ref, _), key in keys(dataset).items()}


def composed(work: Reference) -> str:
    """Make the key of a work, without regard to others; what nothing can be made of goes by its id."""
    year = f"{work.issued.begin.year}" if work.issued else ""
    idle = _IDLE | _DESCRIBING if "descriptive-title" in work.status else _IDLE
    first = next((word for word in _words(work.title or "") if word not in idle and word.isalpha()), "")
    # A key begins with a letter, as those of most tools do.
    body = _by(work).lstrip("0123456789")
    if body:
        return f"{body}{year}{first}"
    return f"{first}{year}" if first else "".join(_words(str(work.id))) or f"ref{year}"


def _by(work: Reference) -> str:
    """Name who a work is by in one word: a family name, or a body, long names by their initials."""
    person = work.author[0] if work.author else {}
    if person.get("family"):
        return "".join(_words(person["family"]))
    body = person.get("literal") or work.publisher or work.container_title or ""
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+", body):
        return "".join(_words(body.removeprefix("www.").rpartition(".")[0]))
    words = [word for word in _words(body) if word not in _IDLE]
    return "".join(word[0] for word in words) if len(words) >= _LONG else "".join(words)


def _words(text: str) -> list[str]:
    """Cut a text into words of plain letters and digits; the end of `It's` is no word of its own."""
    return re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ]s\b|['’ʼ]", "", fold(romanized(text))))


def _variants(key: str) -> Iterator[str]:
    """Go through a key and what tells it from others alike: `who2021what`, `who2021whata`, `who2021whatb` …."""
    yield key
    yield from (f"{key}{year_suffix(number)}" for number in count())


def year_suffix(number: int) -> str:
    """Count a, b, …, z, aa, ab."""
    before, last = divmod(number, 26)
    return (year_suffix(before - 1) if before else "") + _ALPHABET[last]
