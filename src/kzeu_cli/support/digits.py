"""Numbers in what people write: the digits are anybody's, and so is how many of them there are."""

# Nothing that is counted or numbered has more digits; Python refuses to read more than 4300, and is slow before that.
_MOST = 18


def as_number(text: str) -> int | None:
    """Read a whole number that is not negative; None for any other text, and for more digits than anything has."""
    return int(text) if text.isdecimal() and len(text) <= _MOST else None
