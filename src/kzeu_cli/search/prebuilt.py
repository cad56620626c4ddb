"""What search knows of the built-in dataset, worked out ahead and kept in a file: words, lists, entries.

A line of JSON for the words and lists, one of text for the stems, then one of JSON for each entry: of these only what a
question meets is read. The file says of which data files it was made; of others the index is made anew.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, overload

from kzeu_cli.dataset.build import record
from kzeu_cli.dataset.find import builtin, is_installed
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import Dataset, Fact, Figure, Office, dates
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import Record, toml_key
from kzeu_cli.search.entries import Entries, Entry, Lists, entries
from kzeu_cli.search.lexicon import Group, Lexicon, Stemmed, lexicon
from kzeu_cli.search.stems import Stems
from kzeu_cli.support.grouping import grouped

T = TypeVar("T")
# In the folder of the data.
FILE = Path("generated") / "search.jsonl"
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
    made = Entries(entries(dataset, stems, remarks))
    return Prepared(made, lexicon(dataset, stems), stems, frozenset(remarks.values()))


def _lines(dataset: Dataset) -> Iterator[str]:
    made = _work_out(dataset)
    known = made.lexicon
    rows = [_dumps(_entry_table(entry, dataset)) for entry in made.entries.all]
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
            "counts": made.entries.counts,
            "of_code": made.entries.of_code,
            "within": made.entries.within,
        }
    )
    yield "".join(f"/{stem} {_written(strengths)}" for stem, strengths in made.entries.of_stem.items()) + "/"
    yield from rows


def _entry_table(entry: Entry, dataset: Dataset) -> dict[str, Any]:
    table: dict[str, Any] = {
        "sentence": " ".join(entry.sentence),
        "heads": list(map(" ".join, entry.heads)),
        "tiers": entry.tiers,
        "codes": sorted(entry.codes),
        "within": sorted(entry.within),
        "ranks": entry.ranks if any(entry.ranks) else None,
        "matter": entry.matter,
    }
    if entry.facts[0].id in dataset.facts:
        return {**table, "ids": [fact.id for fact in entry.facts]}
    tables = [
        {toml_key(name): _plain(value) for name, value in vars(fact).items() if value not in (None, ())}
        for fact in entry.facts
    ]
    shared = {name: value for name, value in tables[0].items() if all(other.get(name) == value for other in tables)}
    own = [{name: value for name, value in each.items() if name not in shared} for each in tables]
    table["times"] = [when and when.text for when in entry.times]
    return {**table, "kind": entry.facts[0].kind, "shared": shared, "facts": own}


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
    first = content.index(b"\n")
    second = content.index(b"\n", first + 1)
    head = json.loads(content[:first])
    # Of a dataset that was read in part, some entries would lack their facts.
    is_stale = not is_installed(builtin()) and head["of"] != _fingerprint()
    if is_stale or head["facts"] != len(dataset.facts):
        return None
    stems = Stems(head["stems"], head["shown"], frozenset(head["names"]))
    numerals = {phrase: dataset.numerals[place] for phrase, place in head["numerals"].items()}
    meanings = Lexicon(_Groups(head["groups"]), head["named"], head["coded"], head["cues"], numerals, head["longest"])
    known = _Kept(content, list(accumulate(head["sizes"], initial=second + 1)), dataset)
    lists = Lists(_Strengths(content[first + 1 : second].decode()), head["of_code"], head["within"])
    return Prepared(
        Entries(known, head["counts"], lists),
        meanings,
        stems,
        frozenset(head["remarks"]),
    )


def _written(strengths: Mapping[int, float]) -> str:
    """Write how strongly entries have a stem: each weight with the positions of the entries that have it so."""
    by_weight = grouped(sorted(strengths), lambda number: strengths[number])
    return ";".join(f"{weight} {' '.join(map(str, numbers))}" for weight, numbers in by_weight.items())


class _Strengths(Mapping[str, Mapping[int, float]]):
    """How strongly entries have stems, of which each is read when it is asked for."""

    def __init__(self, kept: str) -> None:
        self._kept = kept

    def __len__(self) -> int:
        return self._kept.count("/") - 1

    def __iter__(self) -> Iterator[str]:
        return (part.partition(" ")[0] for part in self._kept[1:-1].split("/"))

    def __getitem__(self, stem: str) -> Mapping[int, float]:
        before = f"/{stem} "
        begin = self._kept.find(before)
        if begin < 0:
            raise KeyError(stem)
        begin += len(before)
        found = {}
        for part in self._kept[begin : self._kept.index("/", begin)].split(";"):
            weight, *numbers = part.split()
            found.update(dict.fromkeys(map(int, numbers), float(weight)))
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


class _Kept(_Lazy[Entry]):
    """Entries, each of a line of the file; `begins` says where each begins, and where the last one ends."""

    def __init__(self, content: bytes, begins: Sequence[int], dataset: Dataset) -> None:
        super().__init__(range(len(begins) - 1))
        self._content, self._begins, self._dataset = content, begins, dataset

    def _make(self, part: int) -> Entry:
        table: Mapping[str, Any] = json.loads(self._content[self._begins[part] : self._begins[part + 1]])
        ranks = table["ranks"] or []
        facts: Sequence[Fact]
        if "ids" in table:
            facts = [self._dataset.facts[name] for name in table["ids"]]
            times = tuple(fact.when for fact in facts)
        else:
            facts = _Made(table)
            times = tuple(dates.parse(time) if time else None for time in table["times"])
        return Entry(
            facts=facts,
            times=times,
            sentence=tuple(table["sentence"].split()),
            heads=tuple(tuple(head.split()) for head in table["heads"]),
            tiers=tuple(table["tiers"]),
            everything="".join(table["tiers"]),
            codes=frozenset(table["codes"]),
            within=frozenset(table["within"]),
            ranks=tuple(rank and (rank[0], rank[1]) for rank in ranks) or (None,) * len(times),
            matter=table["matter"],
        )


class _Made(_Lazy[Fact]):
    """Facts that no file of the data states, each of its own values and those that all share."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        super().__init__(table["facts"])
        self._cls, self._shared = _MADE[table["kind"]], table["shared"]

    def _make(self, part: Mapping[str, Any]) -> Fact:
        values = {**self._shared, **part}
        if isinstance(values.get("value"), str):
            values["value"] = Decimal(values["value"])
        return record(self._cls, values)
