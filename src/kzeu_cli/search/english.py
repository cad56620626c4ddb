"""Which words are English: what is spelt right is not mended."""

from functools import cache
from pathlib import Path

from kzeu_cli.search.stems import stem

# Stems of the words of SCOWL up to size 60, American and British; the file says where it comes from.
_FILE = Path(__file__).with_name("english.txt")
_COMMENT = "#"


@cache
def _stems() -> frozenset[str]:
    return frozenset(line for line in _FILE.read_text(encoding="ascii").split("\n") if not line.startswith(_COMMENT))


def is_english(word: str) -> bool:
    """Whether a folded word is one of English, inflected or not; names are not."""
    return stem(word) in _stems()
