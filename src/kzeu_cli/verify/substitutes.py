"""What stands in a passage instead of something that is no longer there."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher

from kzeu_cli.model.dates import MONTHS
from kzeu_cli.verify.layout import Passage
from kzeu_cli.verify.printed_forms import Print
from kzeu_cli.verify.variants import COUNTS, ORDINALS, normal

Span = tuple[int, int]
Taken = Callable[[int, int], bool]
NUMBER = re.compile(r"(?<![\w-])(?<!\d[.,])\d(?:[\d.,]*\d)?")
_WORD = re.compile(r"[^\s,.;:()\"]+(?:[^\s]*[^\s,.;:()\"])?")
_LEAST = 0.6
_MONTHS = "|".join(name.casefold() for name in MONTHS)
_KINDS = tuple((re.compile(rf"\b(?:{words})\b"), f"(?:{words})") for words in (
    "|".join(COUNTS), "|".join(ORDINALS), _MONTHS, r"\d+(?:st|nd|rd|th)", r"\d(?:[\d.,]*\d)?",
))  # fmt: skip


def instead(wanted: Print, passage: Passage, taken: Taken) -> Span | None:
    """Find what stands in a passage in place of a print: of the same form, or else much like it; None if nothing does.

    What is `taken` by another record is not looked at.
    """
    forms = filter(None, map(_form, wanted.wordings))
    spans = (match.span() for form in forms for match in re.finditer(form, passage.normal))
    return next((span for span in spans if not taken(*span)), None) or _alike(wanted, passage, taken)


def _form(wording: str) -> str | None:
    """Turn a wording into a pattern in which its numbers and months may be others; None if it has none."""
    pattern, places = "", 0
    rest = wording
    while rest:
        found = [(match.start(), -match.end(), kind) for word, kind in _KINDS if (match := word.search(rest))]
        if not found:
            break
        start, end, kind = min(found)
        pattern, rest, places = pattern + re.escape(rest[:start]) + kind, rest[-end:], places + 1
    return rf"(?<!\w)(?<!\d[.,]){pattern}{re.escape(rest)}(?!\w)(?![.,]\d)" if places else None


def _alike(wanted: Print, passage: Passage, taken: Taken) -> Span | None:
    """Find the run of words that is most like the print."""
    words = [match.span() for match in _WORD.finditer(passage.normal)]
    best: float = _LEAST
    place: Span | None = None
    for wording in {wanted.wordings[0], normal(wanted.text)} if wanted.wordings else ():
        matcher = SequenceMatcher(autojunk=False, b=wording)
        length = len(wording.split())
        for size in range(max(1, length - 1), length + 2):
            for i in range(len(words) - size + 1):
                start, end = words[i][0], words[i + size - 1][1]
                matcher.set_seq1(passage.normal[start:end])
                if matcher.real_quick_ratio() > best and not taken(start, end) and (ratio := matcher.ratio()) > best:
                    best, place = ratio, (start, end)
    return place
