"""The names nearest to one that does not exist."""

from collections.abc import Iterable

# Resemblance is measured in the square of the length, so of many names only those with the most pairs of letters in
# common are measured, and none that is longer than people type.
_MANY = 300
_LONGEST = 120
# More names than this are not listed, nor more than a few lines of them.
_FEW = 12
_LINES = 240


def nearest(word: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Return up to `most` of the names that resemble the word, best first."""
    import difflib  # only what is wrong needs these
    import heapq

    sought = word.casefold()
    folded = {name.casefold(): name for name in names if len(name) <= _LONGEST}
    if not sought.strip() or len(sought) > _LONGEST:
        return []
    measured: Iterable[str] = folded
    if len(folded) > _MANY:
        pairs = {sought[place : place + 2] for place in range(len(sought) - 1)}
        measured = heapq.nlargest(_MANY, folded, key=lambda name: sum(map(name.__contains__, pairs)))
    close = difflib.get_close_matches(sought, measured, n=most, cutoff=0.6)
    if not close:
        close = sorted(name for name in folded if sought in name)[:most]
    return [folded[name] for name in close]


def advice(word: str, names: Iterable[str], *, all_with: str = "") -> str:
    """Say in half a sentence what is near the word, or which names exist if they are few."""
    known = sorted(set(names))
    close = nearest(word, known)
    if close:
        return f"did you mean {' or '.join(close)}?"
    listed = ", ".join(known) if len(known) <= _FEW else ""
    if len(known) <= _FEW and len(listed) <= _LINES:
        return f"there are: {listed}" if known else "there are none"
    return f"{all_with} lists them" if all_with else f"there are {len(known)} others"
