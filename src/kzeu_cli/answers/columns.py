"""What an answer consists of: rows, and columns declared once for every format, the schema and the docs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from kzeu_cli.model import Dataset
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import Key, Record
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.suggestions import advice

Show = Callable[[Any, Dataset], str]
# Which stretches of a text people are to notice, given the row and the text: where each begins and ends.
Marks = Callable[[Any, str], Sequence[tuple[int, int]]]

# What a user writes for a field to learn which there are.
EVERY_FIELD = "?"


class Taken:
    """How a column takes a value from the fact of a row.

    `fact` takes the fact out of the row, `name` is the field of it that has the value, unless it is worked out. What is
    `common` every row says of its fact, under the key `name`; it may be kept (`dataset.compiled`).
    """

    __slots__ = ("common", "fact", "name", "work_out")

    def __init__(
        self,
        fact: Callable[[Any], Any],
        name: str,
        work_out: Callable[[Any, Dataset], Any] | None = None,
        *,
        common: bool = False,
    ) -> None:
        self.fact, self.name, self.work_out, self.common = fact, name, work_out, common

    def __call__(self, row: Any, dataset: Dataset) -> Any:
        """Take the value of a row."""
        fact = self.fact(row)
        return self.work_out(fact, dataset) if self.work_out else getattr(fact, self.name, None)


class Column(NamedTuple):
    """One column: its key and JSON type for machines, and, if people see it too, its heading and its text.

    `type` is a JSON Schema type, or `any`; `get` takes the raw value from a row, or `find` from a row and the dataset
    (the attribute of that name if both are left out); `show` writes it for people. A column without a title is for
    machines only. In a table, a column may stand `under` another one, in the same cell; what is `faint` is drawn
    dimmed; `marks` are drawn strongly; `face` names the role in which a cell is drawn, that kzeu worked it
    out (`derived`), or what the audit holds against the fact (`error`, `tension`, `outdated`). `of` is the field of the
    data whose values it holds as they are, for the schema.
    """

    key: str
    type: str
    doc: str
    title: str = ""
    get: Callable[[Any], Any] | None = None
    show: Show | None = None
    right: bool = False
    under: str = ""
    faint: bool = False
    marks: Marks | None = None
    of: Key | None = None
    find: Callable[[Any, Dataset], Any] | None = None
    face: Callable[[Any, Dataset], str] | None = None

    def raw(self, row: Any, dataset: Dataset) -> Any:
        """Take the value of a row, ready for JSON but for decimals."""
        if self.find:
            return plain(self.find(row, dataset))
        return plain(self.get(row) if self.get else getattr(row, self.key, None))

    def text(self, row: Any, dataset: Dataset) -> str:
        """Write the value of a row for people."""
        return self.show(row, dataset) if self.show else words(self.raw(row, dataset))

    def of_part(self, part: Callable[[Any], Any]) -> "Column":
        """Make the same column for rows of which `part` takes the row that this one is for."""
        face, take = self.face, self.find
        if isinstance(take, Taken):
            found: Any = Taken(_through(part, take.fact), take.name, take.work_out, common=take.common)
        else:

            def found(row: Any, dataset: Dataset) -> Any:
                return self.raw(part(row), dataset)

        return self._replace(
            get=None,
            find=found,
            show=lambda row, dataset: self.text(part(row), dataset),
            face=face and (lambda row, dataset: face(part(row), dataset)),
        )


class Node(NamedTuple):
    """A place of a tree for people: its text, what is below it, and a label in front of the text."""

    text: str
    parts: tuple["Node", ...] = ()
    label: str = ""


class Money(NamedTuple):
    """An amount that `--in` writes in another currency too.

    `get` takes the fact that has it out of a row; its new columns stand `under` another one, and begin with `prefix`.
    Where a row has several, `name` parts them.
    """

    get: Callable[[Any], Any]
    under: str = "value"
    prefix: str = ""
    name: str = ""


class View(NamedTuple):
    """A kind of answer: its name, its columns, and how its rows are arranged for people.

    In a table `group` names the heading under which a row stands. In a tree `branch` names the branch of a row, `about`
    adds lines ahead of a branch's rows, `leaf` writes the row; or else `node` makes a tree of each row. `is_tree` says
    that people see it as a tree unless they ask for a table. With `prose` the rows are paragraphs of marked text
    (`citations.marks`) instead. `amounts` are those of a row that can be had in another currency.
    `writers` are formats of the view's own, by name; unless fields are chosen they take the place of the common ones,
    that of `table` where stdout is no terminal.
    """

    name: str
    columns: tuple[Column, ...]
    branch: Show | None = None
    about: Callable[[Any, Dataset], Sequence[str]] | None = None
    leaf: Callable[[Any, Dataset], "str | Node"] | None = None
    group: Show | None = None
    node: Callable[[Any, Dataset], Node] | None = None
    is_tree: bool = False
    prose: Callable[[Any], str] | None = None
    amounts: tuple["Money", ...] = ()
    writers: Mapping[str, Callable[["Answer"], str]] = MappingProxyType({})

    @property
    def titled(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return tuple(column for column in self.columns if column.title)

    def pick(self, keys: Sequence[str]) -> tuple[Column, ...]:
        """Choose columns by key, each once and by itself.

        Raise WrongUsage, with the keys that exist, if there is none of that name.
        """
        known = {column.key: column for column in self.columns}
        for key in keys:
            if key not in known:
                raise WrongUsage(f"no field {key!r} in {self.name}; {advice(key, known, all_with='--fields')}")
        return tuple(known[key]._replace(under="") for key in dict.fromkeys(keys))


class Answer(NamedTuple):
    """What a command found.

    `title`, `notes` and `more` are for people and stay out of the machine formats. So does `tables`: what people see
    instead of one table of all the rows, unless they ask for certain fields. `first` makes the answer of
    so many rows only; people see the one of as many as a screen has room for. `explain` makes the notes on the rows
    shown. `rest` is the last line that they read: what else there is, and how to ask for it. `remark` says on stderr,
    ahead of the answer and in every format, what is
    missing from it; `empty`, that there are no rows. `currency` is the one that amounts are wanted in as well.
    """

    view: View
    rows: Sequence[Any]
    dataset: Dataset
    title: str = ""
    notes: tuple[str, ...] = ()
    more: tuple["Answer", ...] = ()
    tables: Callable[["Answer"], Iterable["Answer"]] | None = None
    first: Callable[[int], "Answer"] | None = None
    explain: Callable[[Sequence[Any]], tuple[str, ...]] | None = None
    rest: str = ""
    remark: str = ""
    empty: str = "nothing matches"
    currency: str | None = None


class ScreenPart(NamedTuple):
    """A part of a page: a label, rows of cells, and the places of the cells that are flush right."""

    label: str
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


class Screen(NamedTuple):
    """A screen for people: a title, and sections of which each has at least one row."""

    title: str
    sections: tuple[ScreenPart, ...]


FIELDS = View(
    "fields",
    (
        Column("field", "string", "key of the JSON, header of the CSV", "Field", get=lambda column: column.key),
        Column("type", "string", "JSON type; every field may be null", "Type"),
        Column("meaning", "string", "what it holds", "Meaning", get=lambda column: column.doc),
    ),
)


@cache
def _through(part: Callable[[Any], Any], take: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Take one thing through another; the same function for the same two, so that columns of one fact are known."""
    return lambda row: take(part(row))


def plain(value: Any) -> Any:
    """Turn a value into what JSON knows, and decimals.

    Raise TypeError for anything else; binary floats are refused too, as they would not be exact.
    """
    if value is None or isinstance(value, (str, int, Decimal)):
        return value
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Record):
        return {name: plain(part) for name, part in value.pairs() if part not in (None, ())}
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, Iterable):
        return [plain(part) for part in value]
    raise TypeError(f"no format writes a {type(value).__name__}")


def words(value: Any) -> str:
    """Write a raw value as one line of text: lists with semicolons, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {words(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "; ".join(words(part) for part in value)
    return str(value)
