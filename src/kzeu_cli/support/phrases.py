"""Texts put together."""


def joined(*texts: str | None, by: str = " ") -> str:
    """Join what is not empty."""
    return by.join(text for text in texts if text)


def capital(text: str) -> str:
    """Begin a text with a capital letter, the rest as it stands."""
    return text[:1].upper() + text[1:]
