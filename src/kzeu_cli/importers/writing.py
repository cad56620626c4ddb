"""Series written into the files of a dataset: checked first, other lines left as they are."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kzeu_cli.dataset import find, own
from kzeu_cli.dataset.check import problems
from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.names import CLASSES
from kzeu_cli.dataset.read import parse
from kzeu_cli.model import Place
from kzeu_cli.model.record import toml_key
from kzeu_cli.support.errors import DatasetError, WrongUsage
from kzeu_cli.support.files import write_text

_FIRST = ("id", "topics", "text", "refs", "layer", "source")
_ORDER = [*_FIRST]
_ORDER += [name for cls in CLASSES.values() for name in map(toml_key, cls.keys) if name not in _ORDER]
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEADER = re.compile(r"\[+\s*([A-Za-z0-9_.\"'/-]+)\s*\]+")


class Target:
    """A dataset that is written to: its files, and the one that takes new series."""

    def __init__(self, place: Path, name: str) -> None:
        """Find the dataset of a folder or file; new series go to that file, or to `NAME.toml` of the folder.

        Raise DatasetError if the dataset is not sound as it is.
        """
        self.file = place / f"{name}.toml" if place.is_dir() else place
        self.place = place if place.is_dir() or not (place.parent / find.ROOT_FILE).is_file() else place.parent
        if not self.place.exists():
            raise WrongUsage(f"{self.place}: no such dataset; kzeu data new makes one")
        self.files, found = own.inspect(self.place)
        if found:
            raise DatasetError(found, path=str(self.place))

    def known(self, kind: str) -> dict[Any, Mapping[str, Any]]:
        """Find the series or rates that are there, those of a dataset that is extended among them, whole."""
        beneath = own.beneath_of([file.tables for file in self.files])
        return own.tables_of(own.laid_over(beneath, [file.tables for file in self.files]), kind)

    def with_tables(
        self, tables: Sequence[Mapping[str, Any]], kind: str, places: Sequence[Place] = ()
    ) -> dict[Path, str]:
        """Write series or rates, and places that they need, into the texts of the files that change, not to disk.

        Raise DatasetError with what would be wrong with the dataset then.
        """
        old = {file.path: file.text for file in self.files}
        texts = dict(old)
        for place in places:
            self._add(texts, _written({"id": place.id, "name": place.name, "iso3": place.iso3}, "place"))
        for table in tables:
            where = self._where(table["id"], kind)
            if where:
                path, number = where
                texts[path] = _with_values(texts[path], kind, number, table, path)
            else:
                self._add(texts, _written(table, kind))
        self._check(texts)
        return {path: text for path, text in texts.items() if text != old.get(path)}

    def _add(self, texts: dict[Path, str], text: str) -> None:
        texts[self.file] = f"{texts.get(self.file, '').rstrip()}\n\n{text}".lstrip()

    def _where(self, name: str, kind: str) -> tuple[Path, int] | None:
        """Find the file of a series or rate and its number there."""
        for file in self.files:
            for number, table in enumerate(file.tables.get(kind, ())):
                if table.get("id") == name:
                    return file.path, number
        return None

    def _check(self, texts: Mapping[Path, str]) -> None:
        files = [File(path, parse(text, str(path)), text) for path, text in texts.items()]
        beneath = own.beneath_of([file.tables for file in files])
        found = list(problems(files, beneath, continued=own.tables_of(beneath, own.SERIES)))
        if found:
            raise DatasetError(found, f"not written, for then: {found[0]}")


def save(texts: Mapping[Path, str]) -> list[Path]:
    """Write the files, each whole or not at all."""
    return [write_text(path, text, force=True) for path, text in texts.items()]


def _written(table: Mapping[str, Any], kind: str) -> str:
    keys = sorted((key for key in table if key != "values"), key=_ORDER.index)
    lines = [f"{key} = {_value(table[key])}" for key in keys if table[key] is not None]
    values = ("", *_values(table["values"], kind)) if "values" in table else ()
    return "\n".join([f"[[{kind}]]", *lines, *values]) + "\n"


def _values(values: Mapping[str, Any], kind: str) -> Iterator[str]:
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping)}
    nested = {key: value for key, value in values.items() if isinstance(value, Mapping)}
    if plain or not nested:
        yield f"[{kind}.values]"
        yield from (f"{_key(key)} = {_value(value)}" for key, value in plain.items())
    for number, (key, value) in enumerate(nested.items()):
        yield from ([""] if number or plain else [])
        yield f"[{kind}.values.{_key(key)}]"
        yield from (f"{_key(period)} = {_value(amount)}" for period, amount in value.items())


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else json.dumps(text)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    return f"{value:,}".replace(",", "_")


def _with_values(text: str, kind: str, number: int, table: Mapping[str, Any], path: Path) -> str:
    """Put values into the n-th series of a text, whose other lines stay as they are."""
    lines = text.splitlines()
    begin, end = _span(lines, kind, number)
    block = parse("\n".join(lines[begin:end]), str(path))[kind][0]
    values = _joined(block["values"], table["values"])
    kept = list(_without_values(lines[begin:end], kind))
    while kept and not kept[-1].strip():
        kept.pop()
    made = "\n".join([*lines[:begin], *kept, "", *_values(values, kind), "", *lines[end:]]).rstrip() + "\n"
    before, after = parse(text, str(path)), parse(made, str(path))
    expected = {**before, kind: [dict(each) for each in before[kind]]}
    expected[kind][number]["values"] = values
    if after != expected:
        raise WrongUsage(
            f"{path}: the values of {table['id']} stand in a way that is not edited here; write them by hand"
        )
    return made


def _joined(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    joined = dict(old)
    for key, value in new.items():
        before = joined.get(key)
        joined[key] = {**before, **value} if isinstance(before, Mapping) and isinstance(value, Mapping) else value
    return {
        key: dict(sorted(value.items())) if isinstance(value, Mapping) else value
        for key, value in sorted(joined.items())
    }


def _span(lines: Sequence[str], kind: str, number: int) -> tuple[int, int]:
    """Find the lines of the n-th series, its heading among them."""
    begins = [place for place, line in enumerate(lines) if (head := _HEADER.match(line.strip())) and head[1] == kind]
    begin = begins[number]
    ends = (
        place
        for place, line in enumerate(lines[begin + 1 :], begin + 1)
        if (head := _HEADER.match(line.strip())) and not head[1].startswith(f"{kind}.")
    )
    return begin, next(ends, len(lines))


def _without_values(lines: Iterable[str], kind: str) -> Iterator[str]:
    """Leave out the values of a series, in whichever of TOML's ways they are written."""
    inside, depth = False, 0
    for line in lines:
        head = _HEADER.match(line.strip())
        if head:
            inside = head[1].startswith(f"{kind}.values")
        elif depth or re.match(r"\s*values\s*[.=]", line):
            depth += line.count("{") - line.count("}")
            continue
        if not inside:
            yield line
