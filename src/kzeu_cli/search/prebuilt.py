"""What search knows of the built-in dataset, worked out ahead and kept in a file: words, lists, entries.

A line of JSON for the words and lists, then of text: one for all times, one for the stems, one for the numbers, one for
each entry. Of these only what a question meets is read. The file says of which data files it was made; of others the
index is made anew.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, overload

from kzeu_cli.dataset.build import record
from kzeu_cli.dataset.find import builtin, is_installed
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import Dataset, Fact, Figure, Number, Office, dates
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import Record, toml_key
from kzeu_cli.search.entries import TIERS, Entries, Entry, entries
from kzeu_cli.search.lexicon import Group, Lexicon, Stemmed, lexicon
from kzeu_cli.search.stems import Stems
from kzeu_cli.support.grouping import grouped

K = TypeVar("K")
T = TypeVar("T")
# In the folder of the data.
FILE = Path("generated") / "search.jsonl"
# The time of what has none.
_NEVER = "-"
# Facts that no file of the data states, by kind.
_MADE: Mapping[str, type[Fact]] = {cls.kind: cls for cls in (Derived, Figure, Office)}


class Prepared(NamedTuple):
    """All that questions on a dataset need."""

    entries: Entries
    lexicon: Lexicon
    stems: Stems
    remarks: frozenset[str]


def prepare(dataset: Dataset) -> Prepared:
    """Work out what questions on a dataset need, or read it where that was done ahead."""
    return _read(dataset) or _work_out(dataset)


def write(path: Path, dataset: Dataset) -> None:
    """Keep in a file what questions on the built-in dataset need; it must be given at every grain."""
    path.write_text("".join(f"{line}\n" for line in _lines(dataset)), encoding="utf-8", newline="\n")


def _work_out(dataset: Dataset) -> Prepared:
    stems, remarks = Stems(), Stems()
    made = entries(dataset, stems, remarks)
    return Prepared(made, lexicon(dataset, stems), stems, frozenset(remarks.values()))


def _lines(dataset: Dataset) -> Iterator[str]:
    made = _work_out(dataset)
    known, found = made.lexicon, made.entries
    rows = ["\t".join(_parts(entry, dataset)) for entry in found.all]
    yield _dumps(
        {
            "of": _fingerprint(),
            "sizes": [len(row.encode()) + 1 for row in rows],
            "stems": dict(made.stems),
            "facts": len(dataset.facts),
            "shown": dict(made.stems.shown),
            "names": sorted(made.stems.names),
            "remarks": sorted(made.remarks),
            "groups": [
                [list(map(" ".join, group.names)), list(map(" ".join, group.near)), group.code, group.is_name]
                for group in known.groups
            ],
            "named": known.named,
            "coded": known.coded,
            "longest": known.longest,
            "cues": {phrase: sorted(means) for phrase, means in known.cues.items()},
            "numerals": {phrase: dataset.numerals.index(numeral) for phrase, numeral in known.numerals.items()},
            "counts": found.counts,
            "of_code": found.of_code,
            "of_kind": found.of_kind,
            "flows": sorted(found.flows),
            "terms": [[number, term.text] for number, term in found.terms.items()],
            "ranks": list(found.ranks.items()),
            "members": found.members,
        }
    )
    yield "\t".join(" ".join(str(when or _NEVER) for when in several) for several in found.times)
    yield _listed((stem, _written(strengths)) for stem, strengths in found.of_stem.items())
    yield _listed(
        (str(value), " ".join(f"{unit}:{number}:{place}" for unit, number, place in places))
        for value, places in found.of_number.items()
    )
    yield from rows


def _parts(entry: Entry, dataset: Dataset) -> Iterator[str]:
    """Go through what is kept of an entry; last, for each fact, its id or, of those that no file states, its values."""
    yield " ".join(entry.sentence)
    yield "|".join(map(" ".join, entry.heads))
    yield " ".join(sorted(entry.codes))
    yield entry.matter
    yield from entry.tiers
    if entry.facts[0].id in dataset.facts:
        yield ""
        yield from (fact.id for fact in entry.facts)
        return
    tables = [
        {toml_key(name): _plain(value) for name, value in vars(fact).items() if value not in (None, ())}
        for fact in entry.facts
    ]
    shared = {name: value for name, value in tables[0].items() if all(other.get(name) == value for other in tables)}
    yield _dumps({"kind": entry.facts[0].kind, **shared})
    yield from (_dumps({name: value for name, value in each.items() if name not in shared}) for each in tables)


def _plain(value: Any) -> Any:
    """Turn a value into what JSON knows; decimals keep their digits as text."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Record):
        return {name: _plain(part) for name, part in value.pairs() if part not in (None, ())}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fingerprint() -> list[list[str | int]]:
    """Tell the data files apart from others by name and size: cheap at every start, and a test compares the content."""
    folder = builtin()
    return [[path.relative_to(folder).as_posix(), path.stat().st_size] for path in sorted(folder.rglob("*.toml"))]


def _read(dataset: Dataset) -> Prepared | None:
    """Read what was worked out ahead of the built-in dataset; None of any other, or if its files have changed since."""
    if dataset.path != str(builtin()):
        return None
    try:
        content = (builtin() / FILE).read_bytes()
    except OSError:
        return None
    first, times, stems, numbers, rows = content.split(b"\n", 4)
    head = json.loads(first)
    # Of a dataset that was read in part, some entries would lack their facts.
    is_stale = not is_installed(builtin()) and head["of"] != _fingerprint()
    if is_stale or head["facts"] != len(dataset.facts):
        return None
    numerals = {phrase: dataset.numerals[place] for phrase, place in head["numerals"].items()}
    found = Entries(
        all=_Kept(rows, head["sizes"], dataset),
        counts=head["counts"],
        times=_Times(times.decode().split("\t")),
        of_stem=_Strengths(stems.decode(), str),
        of_code=head["of_code"],
        of_kind=head["of_kind"],
        of_number=_Places(numbers.decode(), Decimal),
        flows={*head["flows"]},
        terms={number: dates.parse(text) for number, text in head["terms"]},
        ranks=dict(head["ranks"]),
        members=head["members"],
    )
    return Prepared(
        found,
        Lexicon(_Groups(head["groups"]), head["named"], head["coded"], head["cues"], numerals, head["longest"]),
        Stems(head["stems"], head["shown"], frozenset(head["names"])),
        frozenset(head["remarks"]),
    )


def _written(strengths: Mapping[int, float]) -> str:
    """Write how strongly entries have a stem: each weight with the positions of the entries that have it so."""
    by_weight = grouped(sorted(strengths), lambda number: strengths[number])
    return ";".join(f"{weight} {' '.join(map(str, numbers))}" for weight, numbers in by_weight.items())


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    """Write a line in which `_Listed` finds what is kept of a key."""
    return "".join(f"\t{key} {kept}" for key, kept in pairs) + "\t"


class _Listed(Mapping[K, T], ABC):
    """What is kept by key in a line, each read when it is asked for."""

    def __init__(self, line: str, key: Callable[[str], K]) -> None:
        self._line, self._key = line, key

    @cached_property
    def _kept(self) -> Mapping[K, str]:
        parted = (part.partition(" ") for part in self._line[1:-1].split("\t"))
        return {self._key(key): kept for key, _, kept in parted}

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[K]:
        return iter(self._kept)

    def __getitem__(self, key: K) -> T:
        return self._read(self._kept[key])

    @abstractmethod
    def _read(self, kept: str) -> T:
        """Read what is kept of a key."""


class _Strengths(_Listed[str, Mapping[int, float]]):
    """How strongly entries have stems."""

    def _read(self, kept: str) -> Mapping[int, float]:
        found = {}
        for part in kept.split(";"):
            weight, *numbers = part.split()
            found.update(dict.fromkeys(map(int, numbers), float(weight)))
        return found


class _Places(_Listed[Number, Sequence[tuple[str, int, int]]]):
    """Which facts give a number, and in which unit."""

    def _read(self, kept: str) -> Sequence[tuple[str, int, int]]:
        found = []
        for each in kept.split(" "):
            unit, number, place = each.rsplit(":", 2)
            found.append((unit, int(number), int(place)))
        return found


class _Lazy(Sequence[T], ABC):
    """Things of which each is made of its own part of the file, when it is needed."""

    def __init__(self, parts: Sequence[Any]) -> None:
        self._parts = parts
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        if place not in self._made:
            self._made[place] = self._make(self._parts[place])
        return self._made[place]

    @abstractmethod
    def _make(self, part: Any) -> T:
        """Make a thing of its part of the file."""


class _Groups(_Lazy[Group]):
    """Groups of words for the same."""

    def _make(self, part: Any) -> Group:
        names, near, *others = part
        return Group(_phrases(names), _phrases(near), *others)


def _phrases(joined: Sequence[str]) -> tuple[Stemmed, ...]:
    return tuple(tuple(phrase.split()) for phrase in joined)


class _Times(_Lazy[Sequence[Period | None]]):
    """The times of the facts of each entry."""

    def _make(self, part: str) -> Sequence[Period | None]:
        return [None if text == _NEVER else dates.parse(text) for text in part.split(" ")]


class _Kept(_Lazy[Entry]):
    """Entries, each of a line of the file, of which the sizes are known."""

    def __init__(self, lines: bytes, sizes: Sequence[int], dataset: Dataset) -> None:
        begins = list(accumulate(sizes, initial=0))
        super().__init__(list(pairwise(begins)))
        self._lines, self._dataset = lines, dataset

    def _make(self, part: tuple[int, int]) -> Entry:
        begin, end = part
        sentence, heads, codes, matter, *others = self._lines[begin : end - 1].decode().split("\t")
        tiers, (shared, *facts) = others[: len(TIERS)], others[len(TIERS) :]
        return Entry(
            facts=_Made(facts, json.loads(shared)) if shared else _Stated(facts, self._dataset),
            sentence=tuple(sentence.split()),
            heads=tuple(tuple(head.split()) for head in heads.split("|") if head),
            tiers=tuple(tiers),
            codes=frozenset(codes.split()),
            matter=matter,
        )


class _Stated(_Lazy[Fact]):
    """Facts that files of the data state, each of its id."""

    def __init__(self, ids: Sequence[str], dataset: Dataset) -> None:
        super().__init__(ids)
        self._facts = dataset.facts

    def _make(self, part: str) -> Fact:
        return self._facts[part]


class _Made(_Lazy[Fact]):
    """Facts that no file of the data states, each of its own values and those that all share."""

    def __init__(self, own: Sequence[str], shared: Mapping[str, Any]) -> None:
        super().__init__(own)
        self._cls, self._shared = _MADE[shared["kind"]], shared

    def _make(self, part: str) -> Fact:
        values = {**self._shared, **json.loads(part)}
        if isinstance(values.get("value"), str):
            values["value"] = Decimal(values["value"])
        return record(self._cls, values)
