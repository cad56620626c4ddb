"""kzeu data add: one record of one's own dataset, from options or from questions."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from kzeu_cli import dataset
from kzeu_cli.commands.ask import command
from kzeu_cli.commands.parsers import among
from kzeu_cli.dataset.build import TABLES
from kzeu_cli.dataset.names import CLASSES
from kzeu_cli.emit import write
from kzeu_cli.importers.settings import keys_of, settings, value_of, words_of
from kzeu_cli.importers.writing import Target, save
from kzeu_cli.model import KINDS, Dataset
from kzeu_cli.model.record import Key
from kzeu_cli.support.errors import NotFoundError, WrongUsage
from kzeu_cli.support.folding import fold
from kzeu_cli.support.phrases import with_article

_KINDS = (*KINDS, "reference", "place", "body", "source", "topic")
# What is asked for besides what must be there, since a record without says little.
_ASKED = ("refs", "date", "period", "value", "unit", "actors", "subject", "counterpart", "flow", "from", "title", "URL")
# What follows from the rest.
_MADE = ("id", "layer")
_EXAMPLES = """
kzeu data add event --into mine/ --set text='The ministers met in Oslo.' --set date=2026-05-04 --set topics=relations
kzeu data add figure --into mine/
"""
KindArgument = Annotated[
    str,
    among(_KINDS, typer.Argument, metavar="KIND", help=f"One of {', '.join(_KINDS)}."),
]
IntoOption = Annotated[Path, typer.Option("--into", metavar="DIR|FILE", help="The dataset, or a file of it.")]
SetOption = Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A key of the record.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Print what would be written, and write nothing.")]


@command(examples=_EXAMPLES)
def add(kind: KindArgument, into: IntoOption, set: SetOption = None, dry_run: DryRunOption = False) -> None:
    """Write one record, checked; on a terminal, what is missing is asked for."""
    cls = CLASSES[kind]
    keys = keys_of(cls)
    table = settings(cls, set or ())
    target = Target(into, TABLES[kind][0] if kind in TABLES else f"{kind}s")
    loaded = dataset.load_all(str(target.place))
    _complete(table, keys, loaded)
    if sys.stdin.isatty() and sys.stdout.isatty():
        # The source first, since its layer is that of the record.
        for name in sorted(keys, key=lambda name: name != "source"):
            is_asked = name not in _MADE and (keys[name].required or name in _ASKED)
            if name not in table and is_asked and (answer := _ask(name, keys[name], words_of(keys[name], loaded))):
                table[name] = value_of(name, keys[name], answer)
        _complete(table, keys, loaded)
    made = _MADE if "source" in keys else _MADE[:1]
    lacking = [name for name in keys if keys[name].required and not table.get(name) and name not in made]
    if lacking:
        said = "; ".join(f"{name}: {keys[name].doc}" for name in lacking)
        raise WrongUsage(f"{with_article(kind)} needs {', '.join(f'--set {name}=…' for name in lacking)} ({said})")
    table.setdefault("id", _id(table, loaded))
    said, known = ("fact", loaded.facts) if kind in KINDS else (kind, getattr(loaded, TABLES[kind][0]))
    if table["id"] in known:
        raise NotFoundError(f"the dataset has a {said} {table['id']!r} already; --set id=… names another")
    texts = target.with_tables([table], kind)
    if dry_run:
        write("".join(texts.values()))
        return
    write("".join(f"{table['id']} in {path}\n" for path in save(texts)))


def _complete(table: dict[str, Any], keys: dict[str, Key], dataset: Dataset) -> None:
    """Add what goes without saying: the only source, and the layer of the source."""
    if "source" in keys and "source" not in table and len(dataset.sources) == 1:
        table["source"] = next(iter(dataset.sources))
    source = dataset.sources.get(table.get("source", ""))
    if "layer" in keys and source:
        table.setdefault("layer", source.layer)


def _ask(name: str, key: Key, words: list[str]) -> str:
    """Ask for a value, with the words that it can be on the Tab key."""
    with_tab = _with_tab(words)
    needed = "" if key.required else ", or nothing"
    while True:
        answer = with_tab(f"{name} ({key.doc}{needed}): ").strip()
        if answer or not key.required:
            return answer


def _with_tab(words: list[str]) -> Callable[[str], str]:
    try:
        import readline  # not on every system
    except ImportError:
        return input
    readline.set_completer_delims(", ")
    readline.set_completer(
        lambda text, state: ([word for word in words if word.startswith(text)] + [""])[: state + 1][-1] or None
    )
    readline.parse_and_bind("tab: complete")
    return input


def _id(table: dict[str, Any], dataset: Dataset) -> str:
    """Make an id of the first words of what the record says; a number behind one that is taken."""
    said = str(table.get("name") or table.get("title") or table.get("holder") or table.get("text") or "")
    words = re.findall(r"[a-z0-9]+", fold(said))[:6]
    base = "-".join(words) or "record"
    taken = {*dataset.facts, *map(str, dataset.references), *dataset.places, *dataset.bodies}
    return next(
        name for number in range(1, len(taken) + 2) if (name := f"{base}-{number}" if number > 1 else base) not in taken
    )
