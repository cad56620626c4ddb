"""The figures of foreign direct investment: by investor, and over time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kzeu_cli.answers import figures, partners, series, shown
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.figures import Line, concerns, lines, narrowed
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.derivation import Derived, R
from kzeu_cli.figures.description import direction
from kzeu_cli.model import WORDS, Dataset, Figure
from kzeu_cli.model.selection import Filter, meets

TOPIC = "investment"


class Choice(NamedTuple):
    """What of investment is wanted; nothing set lets everything through."""

    nature: tuple[str, ...] = ()
    view: str | None = None
    partners: tuple[str, ...] = ()


def fdi(dataset: Dataset, wish: Filter, choice: Choice) -> list[Line]:
    """List the figures of investment that are wanted."""
    figures = (figure for figure in dataset.of(Figure) if TOPIC in figure.topics)
    return lines(_chosen(figures, wish, choice), dataset)[: wish.limit]


def derived(dataset: Dataset, wish: Filter, choice: Choice, stated: Sequence[Line]) -> list[Line]:
    """List what follows from the figures of investment; only from those listed, where their number is limited."""
    found = _chosen(derive.of_investment(dataset), wish, choice)
    return lines(narrowed(found, stated) if wish.limit is not None else found, dataset)


def _chosen(figures: Iterable[R], wish: Filter, choice: Choice) -> list[R]:
    return [
        figure
        for figure in figures
        if meets(figure, wish)
        and (not choice.nature or figure.nature in choice.nature)
        and (choice.view is None or figure.view == choice.view)
        and concerns(figure, choice.partners)
    ]


FDI = figures.view("fdi", nature=True)


def tables(answer: Answer, derived: Sequence[Line]) -> Iterator[Answer]:
    """Arrange investment for people: for each layer the investors, then the series, then single figures."""
    lines = [line for line in answer.rows if not isinstance(line.figure, Derived)]
    for layer in sorted({line.figure.layer for line in lines}, key=WORDS["layer"].index):
        own = [line for line in lines if line.figure.layer == layer]
        single, run = figures.parted(own)
        investors = [line for line in single if line.figure.group]
        yield from _investors(investors, answer, derived)
        for block in series.blocks(run):
            yield from _over_time(block, answer, derived)
        yield from figures.tables([line for line in single if line not in investors], answer, derived, FDI)
    yield from figures.left(answer, derived)


def _investors(lines: Sequence[Line], answer: Answer, derived: Sequence[Line]) -> Iterator[Answer]:
    """Rank the investors of each list, with their shares in its sum."""
    follows = [line.figure for line in derived if isinstance(line.figure, Derived)]
    shares = {one.inputs[0]: one for one in follows if "group" in (one.share_of or {})}
    lists: dict[tuple[str, str | None], list[Line]] = {}
    for line in lines:
        lists.setdefault((line.figure.source, line.figure.group), []).append(line)
    for part in lists.values():
        part.sort(key=lambda line: -(line.figure.value or 0))
        first = part[0]
        # A list of which some are left out here keeps the shares that its members have in the whole.
        size = sum(_is_of_list(figure, first) for figure in answer.dataset.of(Figure))
        when = figures.when(first, answer.dataset) or shown.UNDATED
        title = f"{figures.source_of(first, answer.dataset)}: by investor, {first.figure.nature}, {when}"
        ranked = partners.ranked(
            part, answer, shares, title=title, heading="Amount", share=f"Share of the {size} listed",
            # Amounts without a time have no rate, stay as they are, and so keep the digits that are printed.
            write=None if answer.currency and first.figure.when else figures.amount,
        )  # fmt: skip
        total = next(
            (one for one in follows if one.group == first.figure.group and one.source == first.figure.source), None
        )
        if total:
            said = f"The {size} listed come to {shown.amount(total, answer.dataset)} (derived: {total.formula})."
            ranked = ranked._replace(notes=(said, *ranked.notes))
        yield ranked


def _is_of_list(figure: Figure, line: Line) -> bool:
    return figure.group == line.figure.group and figure.source == line.figure.source


def _over_time(block: Sequence[Line], answer: Answer, derived: Sequence[Line]) -> Iterator[Answer]:
    title = series.title(block, answer.dataset)
    yield series.table(block, answer, title=title, row=figures.when, heading=_heading)
    follows = figures.following(derived, block)
    if follows:
        yield series.derived_table(follows, answer, title=f"Derived: {title}", heading=figures.said)


def _heading(line: Line, dataset: Dataset) -> str:
    return direction(line.figure, dataset)
