"""What is set by hand of a record: `KEY=VALUE`, each value in the form of its key."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from kzeu_cli.model import Dataset
from kzeu_cli.model.record import Key, Record, toml_key
from kzeu_cli.model.vocabulary import WORDS
from kzeu_cli.support.digits import as_number
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.phrases import with_article
from kzeu_cli.support.suggestions import advice

# Forms of a single value that a person can type on a command line.
_TYPED = (
    "text", "one", "ref", "number", "integer", "flag", "period", "duration", "address", "unit", "currency", "id",
    "mark",
)  # fmt: skip
# What the names of a kind are called in the dataset.
_TABLES = {
    "fact": ("facts",), "source": ("sources",), "topic": ("topics",), "reference": ("references",),
    "actor": ("parties", "places", "bodies"), "party": ("parties",), "place": ("places",), "measure": ("measures",),
    "attribute": ("attributes", "measures"), "product": ("products",), "unit": ("units",),
}  # fmt: skip


def keys_of(cls: type[Record], without: Iterable[str] = ()) -> dict[str, Key]:
    """List the keys of a record that can be typed."""
    named = {toml_key(name): key for name, key in cls.keys.items()}
    return {name: key for name, key in named.items() if key.form in _TYPED and name not in without}


def settings(cls: type[Record], given: Sequence[str], without: Iterable[str] = ()) -> dict[str, Any]:
    """Read `KEY=VALUE` for keys of a record; raise WrongUsage for no such key, or a value of another form."""
    known = keys_of(cls, without)
    read: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise WrongUsage(f"{text!r} is not KEY=VALUE, as in measure=trade")
        if name not in known:
            near = advice(name, known, all_with="kzeu data schema")
            raise WrongUsage(f"{with_article(cls.__name__.lower())} has no key {name!r}; {near}")
        read[name] = value_of(name, known[name], value)
    return read


def value_of(name: str, key: Key, text: str) -> Any:
    """Read a value in the form of its key; several are parted by commas."""
    parts = [_value(name, key, part.strip()) for part in (text.split(",") if key.is_many else (text,))]
    return parts if key.is_many else parts[0]


def words_of(key: Key, dataset: Dataset) -> list[str]:
    """List the words that a value can be, as far as they are a list: terms of the vocabulary, names of the dataset."""
    if key.form == "one":
        return list(WORDS[key.target])
    target = "unit" if key.form in ("unit", "currency") else key.target
    return [str(name) for table in _TABLES.get(target, ()) for name in getattr(dataset, table)]


def _value(name: str, key: Key, text: str) -> Any:
    if key.form == "flag":
        return text.casefold() in ("true", "yes", "1")
    # References of an article have numbers.
    if (key.form == "mark" or key.target == "reference") and (mark := as_number(text)) is not None:
        return mark
    if key.form not in ("number", "integer"):
        return text
    try:
        number = Decimal(text.replace("_", "").replace(" ", ""))
    except InvalidOperation:
        raise WrongUsage(f"{name} must be a number such as 13350000000 or 13.35e9, not {text!r}") from None
    return int(number) if number == number.to_integral_value() else number
