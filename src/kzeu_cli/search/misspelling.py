"""The word that somebody meant who typed one that stands nowhere."""

from collections.abc import Iterable
from os.path import commonprefix

# Letters that sound alike or are written for one another when names change alphabets; longer ones first.
_SOUNDS = (
    ("tsch", "c"), ("dzh", "j"), ("sch", "s"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"),
    ("ch", "c"), ("sh", "s"), ("ts", "s"), ("ue", "u"), ("oe", "o"), ("ae", "a"), ("q", "k"), ("w", "v"), ("x", "ks"),
    ("y", "i"), ("z", "s"), ("ou", "u"),
)  # fmt: skip
# What it counts that two words are written otherwise that sound alike.
_ALIKE = 1
# The longer a word, the surer it is what was meant: a slip for every so many letters, and one more from here on if the
# words sound almost alike; never more than this many.
_LETTERS, _LONG, _MOST = 5, 9, 2


def nearest(word: str, vocabulary: Iterable[str], most: int = _MOST) -> list[str]:
    """Find the words of the vocabulary that may be meant: the fewest slips away, and not more than the length allows.

    All are folded. Of several as near, the one with the most letters in common at the beginning comes first, then the
    alphabet decides.
    """
    heard, letters = sound(word), set(word)
    found = []
    for other in vocabulary:
        if abs(len(other) - len(word)) > most + 1 or len(letters ^ set(other)) > 2 * most + 2 or other.isdigit():
            continue
        slips = _slips(word, heard, other)
        if slips <= most:
            found.append((slips, -len(commonprefix((word, other))), other))
    return [other for slips, _, other in sorted(found) if slips == min(found)[0]]


def sound(word: str) -> str:
    """Write a folded word by its sound, so that spellings of one name become alike."""
    for letters, instead in _SOUNDS:
        word = word.replace(letters, instead)
    return "".join(letter for i, letter in enumerate(word) if i == 0 or letter != word[i - 1])


def distance(word: str, target: str, most: float) -> int:
    """Count the letters to add, drop, change or swap with the next to get from one word to the other.

    Stops counting past `most`.
    """
    before: list[int] = []
    row = list(range(len(target) + 1))
    for i, letter in enumerate(word, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(target, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == target[j - 2] and word[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return len(word) + len(target)
    return row[-1]


def _slips(word: str, heard: str, other: str) -> int:
    """Count the slips between two words as written or as heard; more than may be if they are too far apart."""
    written = distance(word, other, _MOST)
    if len(word) < _LETTERS:
        # Short words are too near to one another, but for letters that changed places.
        return written if not written or sorted(word) == sorted(other) else _MOST + 1
    listened = distance(heard, sound(other), _MOST) + _ALIKE
    fits = [written] if written <= max(1, len(word) // _LETTERS) else []
    fits += [listened] if listened <= (_MOST if len(word) >= _LONG else 1) else []
    slips = min(fits, default=_MOST + 1)
    return slips if word[0] == other[0] or slips <= 1 else _MOST + 1
