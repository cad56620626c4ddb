"""Frozen records whose fields are declared once, with their meaning and form.

Python's dataclasses write and compile an `__init__` for each class: for our twenty classes that takes 9 ms of every
start, more than reading the data. This does the same work in well under one.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, dataclass_transform

_MANY = ("texts", "items", "quantities", "stated", "names", "many", "refs")


class Key(NamedTuple):
    """What a field means, what form it has, and whether it must be there."""

    doc: str
    of: str
    required: bool

    @property
    def is_many(self) -> bool:
        """Whether the field holds a tuple."""
        return self.of.partition(":")[0] in _MANY


def key(doc: str, of: str = "text", *, required: bool = False) -> Any:
    """Declare a field; what may be left out is then None, or an empty tuple if it holds several."""
    return Key(doc, of, required)


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
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, 'id', '')!r})"

    def pairs(self) -> Iterator[tuple[str, Any]]:
        """Go through the fields as they stand in TOML and JSON: name and value."""
        return ((toml_key(name), getattr(self, name)) for name in self.keys)


def toml_key(attribute: str) -> str:
    """Turn a Python attribute into the key that files and outputs use (`from_` is `from`)."""
    return attribute.rstrip("_")
