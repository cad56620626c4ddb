"""Cyrillic in Latin letters, for what cannot hold or set any other: citation keys, and BibTeX under pdflatex."""

# Russian as ALA-LC has it, without its ties and breves; Kazakh letters by their nearest Latin ones.
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ї": "i", "є": "ie",
    "ґ": "g",
}  # fmt: skip
_TABLE = str.maketrans(_LATIN | {letter.upper(): latin.capitalize() for letter, latin in _LATIN.items()})


def romanized(text: str) -> str:
    """Write the Cyrillic letters of a text in Latin ones; all other signs stay."""
    return text.translate(_TABLE)
