"""Frozen records whose fields are declared once, with their meaning and form.

Python's dataclasses write and compile an `__init__` for each class: for our twenty classes that takes 9 ms of every
start, more than reading the data. This does the same work in well under one.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

# Forms of fields that hold several values -> the form of each value.
_EACH = {
    "texts": "text", "many": "one", "refs": "ref",
    "items": "items", "quantities": "quantities", "stated": "stated", "names": "names",
}  # fmt: skip


class Key(NamedTuple):
    """What a field means, what form each of its values has, whether it holds several, and whether it must be there.

    `target` is the list of words that a value is one of (form `one`), or the kind of record that it names (form `ref`).
    """

    doc: str
    form: str
    target: str
    is_many: bool
    required: bool


def key(doc: str, of: str = "text", *, required: bool = False) -> Any:
    """Declare a field of a form such as `text`, `texts`, `one:nature` or `refs:actor`.

    What may be left out is then None, or an empty tuple if it holds several.
    """
    form, _, target = of.partition(":")
    return Key(doc, _EACH.get(form, form), target, form in _EACH, required)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(key,))
class Record:
    """A frozen record, made from keyword arguments; equal only to itself."""

    keys: ClassVar[Mapping[str, Key]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Key)}
        inherited = {
            name: value for base in reversed(cls.__mro__[1:]) for name, value in getattr(base, "keys", {}).items()
        }
        cls.keys = inherited | own
        for name, value in own.items():
            if value.required:
                delattr(cls, name)
            else:
                setattr(cls, name, () if value.is_many else None)

    def __init__(self, **values: Any) -> None:
        assert self.keys.keys() >= values.keys() or not self.keys, (
            f"{type(self).__name__} has no {', '.join(sorted(values.keys() - self.keys.keys()))}"
        )
        self.__dict__.update(values)

    @classmethod
    def holding(cls, values: dict[str, Any]) -> Self:
        """Make a record of fields that are known to be its own; the values are taken over, not copied."""
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, 'id', '')!r})"

    def replace(self, **values: Any) -> Self:
        """Make a record that differs in these fields."""
        return type(self)(**{**vars(self), **values})

    def pairs(self) -> Iterator[tuple[str, Any]]:
        """Go through the fields as they stand in TOML and JSON: name and value."""
        return ((toml_key(name), getattr(self, name)) for name in self.keys)


def toml_key(attribute: str) -> str:
    """Turn a Python attribute into the key that files and outputs use (`from_` is `from`)."""
    return attribute.rstrip("_")
