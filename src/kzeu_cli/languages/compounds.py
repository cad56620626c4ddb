"""Words that German writes as one: the parts of which a vocabulary knows all, or the last."""

from collections.abc import Sequence

from kzeu_cli.languages.vocabulary import LITTLE, WORD, Translated, Vocabulary

# A part with the English for it; of a part that is not known itself.
Part = tuple[str, str]
# The shortest part, how many there are at most, and what may join two: Handel-s-bilanz.
_SHORTEST, _MOST, _JOINTS = 3, 3, ("", "s", "n", "en", "es")
# Of a compound only the end of which is known, the shortest beginning and end.
_HEAD, _TAIL = 4, 6
# The longest word of a German law had 63 letters; each part of a longer run would be looked up for nothing.
_LONGEST = 80


def parted(word: str, known: Vocabulary) -> Sequence[Part]:
    """Part a compound: into words that are all known, or into what is not known and a known end, or not at all."""
    return (_whole(word, known, _MOST) or _end(word, known)) if len(word) <= _LONGEST else []


def _whole(word: str, known: Vocabulary, most: int) -> Sequence[Part]:
    """Part a compound into words of the vocabulary, the first part as long as may be."""
    for size in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        first, rest = word[:size], word[size:]
        head = next(
            filter(None, (_part(first.removesuffix(joint), known) for joint in _JOINTS if first.endswith(joint))), None
        )
        if not head:
            continue
        if tail := _part(rest, known):
            return [(first, head.entry.english), (rest, tail.entry.english)]
        if most > 2 and (more := _whole(rest, known, most - 1)):
            return [(first, head.entry.english), *more]
    return []


def _end(word: str, known: Vocabulary) -> Sequence[Part]:
    """Part a compound of which only the end is known: Weizenexporte, Weizen and exports."""
    for size in range(_HEAD, len(word) - _TAIL + 1):
        tail = _part(word[size:], known)
        if tail and tail.entry.kind == WORD:
            return [(word[:size], word[:size]), (word[size:], tail.entry.english)]
    return []


def _part(word: str, known: Vocabulary) -> Translated | None:
    match = known.longest((word,)) if len(word) >= _SHORTEST else None
    return None if match and match.entry.kind in LITTLE else match
