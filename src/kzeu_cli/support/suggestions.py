"""The names nearest to one that does not exist."""

import difflib
from collections.abc import Iterable


def nearest(word: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Return up to `most` of the names that resemble the word, best first."""
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(word.casefold(), folded, n=most, cutoff=0.6)
    if not close:
        close = sorted(name for name in folded if word.casefold() in name)[:most]
    return [folded[name] for name in close]


def advice(word: str, names: Iterable[str], *, all_with: str = "") -> str:
    """Say in half a sentence what is near the word, or which names exist if they are few."""
    known = sorted(set(names))
    close = nearest(word, known)
    if close:
        return f"did you mean {' or '.join(close)}?"
    if len(known) <= 12:
        return f"there are: {', '.join(known)}" if known else "there are none"
    return f"{all_with} lists them" if all_with else f"there are {len(known)} others"
