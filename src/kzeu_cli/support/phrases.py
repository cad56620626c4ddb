"""Texts put together."""


def joined(*texts: str | None, by: str = " ") -> str:
    """Join what is not empty."""
    return by.join(text for text in texts if text)


def with_article(noun: str) -> str:
    """Put the indefinite article before an English noun, as far as its first letter tells which."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def capital(text: str) -> str:
    """Begin a text with a capital letter, the rest as it stands."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Begin a text with a small letter, unless its first word is an abbreviation or one letter."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
