"""The columns of what `kzeu data` answers: problems, sources, counts."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzeu_cli import __version__
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.rows import column, field
from kzeu_cli.answers.topics import TOPICS, topics
from kzeu_cli.dataset import compiled
from kzeu_cli.dataset.find import builtin
from kzeu_cli.dataset.own import Override
from kzeu_cli.figures.amounts import counted, grouped
from kzeu_cli.model import WORDS, Change, Dataset, Fact, Source
from kzeu_cli.model.record import Key
from kzeu_cli.support.errors import Problem
from kzeu_cli.support.phrases import joined

# So many overrides are named in a message.
_FEW = 3

PROBLEMS = View(
    "data check",
    (
        Column("file", "string", "file with the problem"),
        Column("line", "integer", "line in the file; 0 if it is the file as a whole", "Line", right=True),
        Column("key", "string", "record and key, `id.key`", "Key"),
        Column(
            "problem", "string", "what is wrong, and what is allowed or near", "Problem", get=lambda row: row.message
        ),
    ),
    branch=lambda row, _: row.file,
    group=lambda row, _: row.file,
    leaf=lambda row, _: joined(str(row.line or ""), row.key, row.message, by=": "),
)


@dataclass(frozen=True)
class SourceCount:
    """A source with the number of its facts, by kind and by topic; a fact of two topics counts in both."""

    source: Source
    facts: int
    kinds: Mapping[str, int]
    topics: Mapping[str, int]


@dataclass(frozen=True)
class KindCount:
    """A kind of fact with the number of its facts, by layer."""

    kind: str
    layers: Mapping[str, int]


def sources(dataset: Dataset) -> list[SourceCount]:
    """Count the facts of each source."""
    found: dict[str, list[Fact]] = {name: [] for name in dataset.sources}
    for fact in dataset.facts.values():
        found[fact.source].append(fact)
    return [
        SourceCount(
            dataset.sources[name],
            len(facts),
            Counter(fact.kind for fact in facts),
            Counter(topic for fact in facts for topic in fact.topics),
        )
        for name, facts in found.items()
    ]


def kinds(dataset: Dataset) -> list[KindCount]:
    """Count the facts of each kind."""
    found = Counter((fact.kind, fact.layer) for fact in dataset.facts.values())
    names = dict.fromkeys(kind for kind, _ in found)
    return [KindCount(name, {layer: n for (kind, layer), n in found.items() if kind == name}) for name in names]


def _of_source(name: str, key: Key) -> Column:
    made = column(name, key)
    title = {"id": "Source", "licence": "Licence and credit", "credit": "Credit"}.get(name, "")
    under = "licence" if name == "credit" else ""
    return Column(
        made.key, made.type, made.doc, title,
        get=lambda row: getattr(row.source, name), under=under, faint=bool(under), of=key,
    )  # fmt: skip


SOURCES = View(
    "data info",
    (
        *(_of_source(name, key) for name, key in Source.keys.items()),
        Column("facts", "integer", "number of its facts, at every grain", "Facts", right=True),
        Column("kinds", "object", "number of its facts by kind"),
        Column("topics", "object", "number of its facts by topic"),
    ),
    leaf=lambda row, dataset: f"{row.source.id}: {row.source.title}",
)


def _in_layer(layer: str) -> Callable[[KindCount], int]:
    return lambda row: row.layers.get(layer, 0)


KINDS = View(
    "kinds",
    (
        Column("kind", "string", "kind of fact", "Kind"),
        *(
            Column(layer, "integer", f"facts of layer {layer}", layer.capitalize(), get=_in_layer(layer), right=True)
            for layer in WORDS["layer"][:2]
        ),
    ),
)


def problems(
    found: Sequence[Problem], files: int, overrides: Sequence[Override], examples: Sequence[str], dataset: Dataset
) -> Answer:
    """Lay out what is wrong with a dataset; of a sound one say which examples it has left, and what it overrides."""
    empty = f"no problem in {counted(files, 'file')}"
    if examples:
        empty += f"; still examples of the starter: {', '.join(examples)}"
    if overrides:
        named = ", ".join(map(_override, overrides[:_FEW]))
        more = f" and {len(overrides) - _FEW} more (kzeu data diff builtin lists them)" if overrides[_FEW:] else ""
        empty += f"; in place of the built-in data: {named}{more}"
    return Answer(view=PROBLEMS, rows=found, dataset=dataset, empty=empty)


def _override(override: Override) -> str:
    if override.old is None or override.new is None:
        return override.id
    return f"{override.id} ({grouped(override.new)}, not {grouped(override.old)})"


def _title(version: str, dataset: Dataset) -> str:
    return f"{dataset.id} {version}"


CHANGES = View(
    "data changes",
    (
        *(field(name, Change) for name in ("id", "version")),
        field("date", Change, title="Date"),
        field("change", Change, title="What"),
        field("text", Change, title="In one sentence"),
        field("facts", Change),
    ),
    group=lambda row, dataset: _title(row.version, dataset),
    branch=lambda row, dataset: _title(row.version, dataset),
    leaf=lambda row, _: f"{row.change}: {row.text}",
)


def changes(dataset: Dataset, limit: int | None) -> Answer:
    """Lay out what each version of the dataset added or corrected, the newest first."""
    return Answer(view=CHANGES, rows=dataset.changes[:limit], dataset=dataset, empty="the dataset names no changes")


def _compiled(dataset: Dataset) -> Iterator[str]:
    """Say of a dataset of one's own whether answers go by what was worked out of it."""
    if compiled.is_current(dataset.path):
        own = dataset.path != str(builtin())
        yield from ["Compiled: answers go by what `kzeu data compile` worked out."] if own else []
    elif compiled.manifest_file(Path(dataset.path)).is_file():
        yield "Changed since `kzeu data compile`: what that worked out is not used."


def about(dataset: Dataset) -> Answer:
    """Lay out what a dataset is and what it rests on: its sources for machines, the counts too for people."""
    rows: list[SourceCount] = sources(dataset)
    counts = (
        Answer(view=KINDS, rows=kinds(dataset), dataset=dataset),
        Answer(view=TOPICS, rows=topics(dataset, dataset.facts.values()), dataset=dataset),
    )
    notes = (
        f"{counted(len(dataset.facts), 'fact')}, {counted(len(dataset.references), 'reference')}"
        f" in {Path(dataset.path).absolute()}; kzeu {__version__}",
        *_compiled(dataset),
        *filter(None, (dataset.description, dataset.licence and f"Licence: {dataset.licence}.", dataset.credit)),
    )
    title = f"{dataset.title}: {dataset.id} {dataset.version}"
    return Answer(view=SOURCES, rows=rows, dataset=dataset, title=title, more=counts, notes=notes)
