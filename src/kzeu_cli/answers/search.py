"""The columns of `kzeu search`: the facts found, each with its score and every key of `kzeu facts`."""

from collections.abc import Iterator, Sequence

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.facts import FACTS, leaf
from kzeu_cli.model import Dataset
from kzeu_cli.search import Hit, Results, matches


def _marks(hit: Hit, text: str) -> Sequence[tuple[int, int]]:
    return matches(text, hit.matched)


def _of_fact(column: Column) -> Column:
    """Take a column of a fact from the hit; the kind of fact shows in its words, and needs no column of its own."""
    taken = column.of_part(lambda hit: hit.fact)
    if column.key == "text":
        return taken._replace(marks=_marks)
    return taken._replace(title="") if column.key == "kind" else taken


SEARCH = View(
    "search",
    (
        Column("rank", "integer", "place among the facts found, from 1"),
        Column("score", "number", "derived: how well the fact answers, from 0 to 1"),
        *map(_of_fact, FACTS.columns),
        Column(
            "observations",
            "integer",
            "number of observations of the series for which it stands",
            "Series",
            under="text",
            show=lambda hit, _: f"1 of {hit.observations} in its series" if hit.observations else "",
        ),
    ),  # fmt: skip
    branch=lambda hit, dataset: dataset.topics[hit.fact.topics[0]].title or hit.fact.topics[0],
    leaf=lambda hit, dataset: leaf(hit.fact, dataset),
)


def answer(results: Results, dataset: Dataset, limit: int | None) -> Answer:
    """Lay out what was found: as many rows as wanted, how many there are, and which words were read otherwise."""
    rows = results.hits[:limit]
    return Answer(
        view=SEARCH,
        rows=rows,
        dataset=dataset,
        notes=tuple(_notes(results, len(rows))),
        remark=_remark(results),
        empty="nothing matches",
    )


def _notes(results: Results, shown: int) -> Iterator[str]:
    if shown < len(results.hits):
        yield f"{shown} of {len(results.hits)} facts; --limit {len(results.hits)} shows all."
    if results.unknown and results.hits:
        yield f"No fact has: {', '.join(results.unknown)}."


def _remark(results: Results) -> str:
    return f"read {', '.join(f'{typed} as {meant}' for typed, meant in results.corrected)}" if results.corrected else ""
