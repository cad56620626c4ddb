"""The columns of `kzeu search`: the facts found, with every key of `kzeu facts`, and why each was found."""

import re
from collections.abc import Sequence
from typing import Any

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.facts import FACTS, leaf
from kzeu_cli.answers.listing import listing
from kzeu_cli.answers.rows import contract, fact_of, titled
from kzeu_cli.answers.texts import topic
from kzeu_cli.figures.description import sentence
from kzeu_cli.model import Dataset
from kzeu_cli.model.ties import same_as
from kzeu_cli.search import Hit, Results, marks
from kzeu_cli.support.phrases import joined

# What a sentence adds in brackets at its end, and the beginning of that.
_DETAIL = r" \((worked out by kzeu|[^:;()]*)[^()]*(?:\([^()]*\)[^()]*)*\)\.$"


def _marks(hit: Hit, text: str) -> Sequence[tuple[int, int]]:
    return marks(text, hit.stems)


def _sentence(hit: Hit, dataset: Dataset) -> str:
    """Write the sentence of a fact; of how a number came about only whose it is, which is enough on a screen."""
    return re.sub(_DETAIL, r" (\1).", sentence(hit.fact, dataset))


def _columns() -> tuple[Column, ...]:
    """Make the columns of the fact that was found: those that every row has, and the other keys of facts."""
    common = contract(fact_of)
    known = {column.key for column in common}
    others = tuple(column.of_part(fact_of)._replace(title="") for column in FACTS.columns if column.key not in known)
    seen = {column.key: column.of_part(fact_of) for column in FACTS.columns if column.title}
    shown: dict[str, dict[str, Any]] = {
        key: {"title": seen[key].title, "show": seen[key].show, "under": seen[key].under, "faint": seen[key].faint}
        for key in ("id", "when", "text", "layer", "refs")
    }
    shown["text"] |= {"marks": _marks, "show": _sentence}
    columns = {column.key: column for column in (*titled(common, shown), *others)}
    first = ("when", "text", "id", "layer", "refs")
    return (*(columns[key] for key in first), *(column for key, column in columns.items() if key not in first))


def _reason(hit: Hit, _: Dataset) -> str:
    """Say why a fact was found whose sentence does not show the words asked for."""
    reasons = [str(match) for match in hit.matched if match.through]
    return f"found by: {', '.join(reasons)}" if reasons else ""


SEARCH = View(
    "search",
    (
        Column("rank", "integer", "place among the facts found, from 1"),
        Column("score", "number", "derived: how well the fact answers, from 0 to 1"),
        *_columns(),
        Column(
            "observations",
            "integer",
            "number of observations of the series for which it stands",
            "Series",
            under="text",
            show=lambda hit, _: f"1 of {hit.observations} in its series" if hit.observations else "",
        ),
        Column(
            "matched",
            "array",
            "words of the question that the fact has, each with the words through which if its sentence lacks it",
            "Found by",
            get=lambda hit: [str(match) for match in hit.matched],
            under="text",
            faint=True,
            show=_reason,
        ),
        Column("missing", "array", "words of the question that the fact lacks, so that it is no answer, only near one"),
        Column("gaps", "array", "what the question asks for and the dataset is known to lack, the most telling first"),
        Column("read_as", "array", "words of the question that were read as others, each with what was read"),
        Column(
            "command", "string", "command that lists it and its like", find=lambda row, data: listing(row.fact, data)
        ),
    ),  # fmt: skip
    branch=lambda hit, dataset: topic(hit.fact, dataset) or "Beside",
    leaf=lambda hit, dataset: leaf(hit.fact, dataset),
)


def answer(results: Results, dataset: Dataset, limit: int | None, *, once: bool = False) -> Answer:
    """Lay out what was found: as many rows as wanted, what no fact has, and which words were read as others.

    With `once` an event that several layers state is one row.
    """
    hits = _once(results.hits, dataset) if once else results.hits
    rows = hits[:limit]
    notes = [f"The first with its like: {listing(rows[0].fact, dataset)}"] if rows else []
    notes += [f"{len(rows)} of {len(hits)} facts; --all shows all."] if len(rows) < len(hits) else []
    return Answer(
        view=SEARCH,
        rows=rows,
        dataset=dataset,
        notes=tuple(notes),
        remark=_remark(results),
        empty=_nothing(results.unknown) if results.unknown else "nothing matches",
    )


def _once(hits: Sequence[Hit], dataset: Dataset) -> list[Hit]:
    """Leave out what states the same as a fact before it."""
    kept: list[Hit] = []
    stated: set[str] = set()
    for hit in hits:
        if hit.fact.id not in stated:
            kept.append(hit)
        stated.update(same_as(dataset, hit.fact))
    return kept


def _remark(results: Results) -> str:
    """Say before the answer what no fact has, and what was read as other words."""
    read = ", ".join(f"{typed} as {meant}" for typed, meant in results.read_as)
    # The most telling gap is enough: the others are of the same matter.
    gap = f"{results.gaps[0].text} {results.gaps[0].why}" if results.gaps else ""
    nothing = ""
    if results.hits and results.missing:
        with_rest = () if set(results.missing) <= set(results.unknown) else results.hits[0].matched
        nothing = f"{_nothing(results.missing, [match.typed for match in with_rest])}; nearest:"
    return joined(f"Read {read}." if read else "", gap, nothing)


def _nothing(missing: Sequence[str], found: Sequence[str] = ()) -> str:
    """Say which words no fact has, or which none has together with those that were found."""
    words = [", ".join(f"*{word}*" for word in each) for each in (found, missing) if each]
    return f"Nothing about {' with '.join(words)} here"
