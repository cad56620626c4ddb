"""Cutting a paragraph into sentences, and reference marks off their text."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"\s*\[(\d+)\]")
_CLOSERS = "\"'”’»)"
_OPENERS = "\"'“‘«("
# A full stop, what may close a quotation or bracket after it, and the reference marks that belong to it.
_STOP = re.compile(rf"[.!?][{_CLOSERS}]*(?:\s*\[\d+\])*(?=\s|$)")
_ABBREVIATIONS = frozenset((
    "approx", "art", "b", "bn", "c", "ca", "cf", "ch", "co", "corp", "d", "dept", "dr", "e.g", "ed", "eds", "est",
    "etc", "fig", "gen", "gov", "i.e", "inc", "jr", "ltd", "m", "max", "messrs", "min", "mr", "mrs", "ms", "no",
    "nos", "op", "p", "pp", "prof", "rev", "sen", "sr", "st", "tel", "u.k", "u.n", "u.s", "u.s.a", "vol", "vs",
))  # fmt: skip


def sentences(paragraph: str) -> Iterator[str]:
    """Cut a paragraph into sentences; marks after a full stop belong to the sentence before it."""
    start = 0
    for stop in _STOP.finditer(paragraph):
        if not _goes_on(paragraph[start : stop.start()], paragraph[stop.end() :], paragraph[stop.start()]):
            yield paragraph[start : stop.end()].strip()
            start = stop.end()
    if rest := paragraph[start:].strip():
        yield rest


def _goes_on(before: str, after: str, stop: str) -> bool:
    """Whether the sentence goes on after a full stop: an initial, an abbreviation, or no capital follows."""
    following = after.lstrip().lstrip(_OPENERS)[:1]
    if following.islower():
        return True
    word = before.rpartition(" ")[2].lstrip(_OPENERS)
    initial = len(word) == 1 and word.isupper()
    return stop == "." and bool(following) and (initial or word.casefold() in _ABBREVIATIONS)


def is_prose(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(re.search(rf"[.!?:][{_CLOSERS}]*$", without_marks(text)))


def without_marks(text: str) -> str:
    """Take the reference marks off a text."""
    return _MARK.sub("", text).strip()


def marks(text: str) -> tuple[int, ...]:
    """List the numbers of the reference marks in a text."""
    return tuple(int(number) for number in _MARK.findall(text))
