"""Reading a printed amount back, so that the number a record holds can be held against what it shows."""

import re
from collections.abc import Mapping
from decimal import Decimal

from kzeu_cli.figures.amounts import SYMBOLS
from kzeu_cli.model import Amount
from kzeu_cli.verify.variants import COUNTS, normal

_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:st|nd|rd|th)?(?:\s*(tn|trillion|bn|billion|m|million|thousand)\b)?"
)
_SCALES: Mapping[str, int] = {
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "m": 10**6, "thousand": 1000,
}  # fmt: skip
_SHARES: Mapping[str, int] = {"half": 50, "a third": 33, "a quarter": 25}
_UNITS: Mapping[str, str] = {
    **{symbol: code for code, symbol in SYMBOLS.items()},
    "euro": "EUR", "euros": "EUR", "us$": "USD", "dollars": "USD", "%": "percent", "percent": "percent",
}  # fmt: skip
_BOUNDS: Mapping[str, str] = {
    "more than": "over", "over": "over", "nearly": "almost", "almost": "almost", "about": "about", "some": "about",
    "roughly": "about", "around": "about", "approximately": "about", "ca.": "about", "at least": "at-least",
    "at most": "at-most", "up to": "at-most",
}  # fmt: skip


def misreadings(amount: Amount) -> list[str]:
    """Say in which ways an amount is not what it shows: value, unit, bound. What cannot be read is let pass."""
    text = normal(amount.shown or "")
    value, unit = value_of(text), _first(_UNITS, text)
    bound = _first(_BOUNDS, text)
    return [
        f"{what} {recorded} where {printed} is printed"
        for what, recorded, printed in (
            ("value", amount.value, value),
            ("unit", amount.unit, unit),
            ("bound", amount.bound or "exactly", bound),
        )
        if printed is not None and recorded is not None and recorded != printed
    ]


def value_of(text: str) -> int | Decimal | None:
    """Read the number of a normal text: digits with a scale word, or a number word; None if there is none."""
    if match := _NUMBER.search(text):
        whole, fraction, scale = match.groups()
        number = Decimal(whole.replace(",", "") + (fraction or "")) * _SCALES.get(scale or "", 1)
        return int(number) if number == number.to_integral_value() else number
    for word, share in _SHARES.items():
        if re.search(rf"\b{word}\b", text):
            return share
    return next((COUNTS.index(word) for word in text.split() if word in COUNTS), None)


def _first(words: Mapping[str, str], text: str) -> str | None:
    """Find the first of the words that the text has."""
    for word, meaning in words.items():
        if re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text):
            return meaning
    return None
