"""Text without what people leave out when they type: case and accents."""

# Letters that have no accent to lose, and their usual spelling.
_SPELT = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Take case and accents off a text."""
    if text.isascii():  # most texts by far, and they have no accent to look for
        return text.lower()
    import unicodedata  # as long to load as to fold a thousand texts

    bare = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def fold_name(name: str) -> str:
    """Write a name so that it is found with hyphens or blanks, however cased."""
    return fold(name).replace("-", " ")
