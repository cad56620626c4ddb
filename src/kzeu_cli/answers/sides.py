"""The parties side by side, for people: one screen, everything, or year by year."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from kzeu_cli.answers import marks
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.compare import Leaders, heading, item_text, number, source, text, time
from kzeu_cli.answers.comparison import Cell, Compared, title
from kzeu_cli.answers.exchange import changed
from kzeu_cli.answers.figures import MARK, MARK_NOTE
from kzeu_cli.figures import amounts
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import WORDS, Dataset, Trait
from kzeu_cli.model.offices import Tenure
from kzeu_cli.support.phrases import joined

_MILLION = 10**6
# From here on one digit after the point is enough.
_TEN = 10
# So many entries of a list stand on the screen.
_NAMED = 2
# So many years of a series.
_YEARS = 5


def tables(rows: Sequence[Compared], leaders: Leaders | None, answer: Answer) -> Iterator[Answer]:
    """Set the parties side by side: a row for each attribute and source, official before article."""
    dataset = answer.dataset
    if leaders:
        yield _table([leaders], _leader_columns(dataset), answer, f"{title(leaders.attribute, dataset)}: in office")
    shape = (
        Column("title", "string", "", "Attribute", show=lambda row, dataset: title(row.attribute, dataset)),
        Column("when", "string", "", "When", show=time, under="title", faint=True),
        *(_of_party(party, answer, "\n") for party in dataset.parties),
        Column("ratio", "number", "", "Ratio", show=_ratio, right=True, face=lambda *_: "derived"),
        Column("refs", "array", "", "Source", show=_sources),
    )
    yield _table(rows, shape, answer, answer.title)


def over_years(rows: Sequence[Compared], answer: Answer, *, everything: bool) -> Iterator[Answer]:
    """Set the parties side by side year by year, the newest first; what is stated once below the year nearest to it."""
    dataset = answer.dataset
    for attribute in dict.fromkeys(row.attribute for row in rows):
        own = [row for row in rows if row.attribute == attribute]
        years = sorted((row for row in own if row.when), key=lambda row: -row.when.last.toordinal() if row.when else 0)
        undated = [row for row in own if not row.when]
        drawn = [line for year in years for line in (year, *(row for row in undated if row.nearest is year))]
        drawn += [row for row in own if row not in drawn]
        shape = (
            Column("when", "string", "", "Year", show=time),
            *(column for party in dataset.parties for column in (_number_of(party, answer), _deviation_of(party))),
            Column("ratio", "number", "", "Ratio", show=_ratio, right=True, face=lambda *_: "derived"),
            Column("refs", "array", "", "Source", show=_sources),
        )
        yield _table(drawn if everything else drawn[:_YEARS], shape, answer, heading(own[0], dataset))


def lines(rows: Sequence[Compared], leaders: Leaders | None) -> list["Line"]:
    """Take of each attribute the row that answers best, the newest official one: numbers first, then who leads."""
    best = {
        attribute: [row for row in rows if row.attribute == attribute]
        for attribute in dict.fromkeys(row.attribute for row in rows)
    }
    found = [Line(attribute, own[0], own[1:]) for attribute, own in best.items()]

    def rank(line: Line) -> int:
        """Numbers that the article has too, then leaders, then the article's words, then the rest."""
        if not any(row.first.layer == WORDS["layer"][0] for row in (line.best, *line.rest)):
            return 3
        if leaders and line.attribute == leaders.attribute:
            return 1
        return 0 if line.best.first.value is not None else 2

    return sorted(found, key=rank)


def screen(lines: Sequence["Line"], leaders: Leaders | None, answer: Answer) -> Iterator[Answer]:
    """Lay out one screen: the newest official value of each attribute, the article's in one column beside it."""
    dataset = answer.dataset
    shape = (
        # Without what stands in brackets behind the name.
        Column(
            "title", "string", "", "Attribute",
            show=lambda line, data: title(line.attribute, data).partition(" (")[0],
        ),
        *(_short_of(party, leaders, answer) for party in dataset.parties),
        Column("ratio", "number", "", "Ratio", show=lambda line, data: _ratio(line.best, data), right=True,
            face=lambda *_: "derived",
        ),
        Column("when", "string", "", "When, by", show=partial(_when_by, leaders)),
        Column("article", "string", "", "Article", show=_articles),
    )  # fmt: skip
    yield _table(lines, shape, answer, "")


class Line(NamedTuple):
    """A line of the screen: an attribute, the row that answers best, and the others."""

    attribute: str
    best: Compared
    rest: Sequence[Compared]


def _table(rows: Sequence[object], shape: tuple[Column, ...], answer: Answer, title: str) -> Answer:
    return Answer(View("compare", shape), rows, answer.dataset, title=title, currency=answer.currency)


def _short_of(party: str, leaders: Leaders | None, answer: Answer) -> Column:
    def show(line: Line, dataset: Dataset) -> str:
        if leaders and line.attribute == leaders.attribute and leaders.tenures.get(party):
            return "\n".join(map(_since, leaders.tenures[party]))
        return _short(line.best.cells.get(party), dataset, answer.currency)

    return Column(party.lower(), "string", "", answer.dataset.parties[party].short, show=show)


def _short(cell: Cell | None, dataset: Dataset, currency: str | None = None, places: int = 2) -> str:
    """Write a cell in little space: people in millions, of a list the first entries and how many more there are."""
    if cell is None:
        return ""
    if isinstance(cell, Trait) and cell.items:
        names = [item.name if item.role else item_text(item, dataset) for item in cell.items if not item.part_of]
        more = (cell.declared or len(names)) - _NAMED
        return f"{', '.join(names[:_NAMED])}{f' and {more} more' if more > 0 else ''}"
    if isinstance(cell, Trait) and cell.words:
        return cell.words
    mark = MARK if isinstance(cell, Derived) else ""
    said = _in_millions(cell, dataset) or amounts.words(cell, dataset.units, places)
    other = changed(cell, dataset, currency) if currency else ""
    return f"{said}{mark}{f' ({other})' if other else ''}"


def _counted(cell: Cell) -> str:
    """Say how many entries a list has; empty for all else."""
    return f"{len(cell.items)} named" if isinstance(cell, Trait) and cell.items else ""


def _in_millions(cell: Cell, dataset: Dataset) -> str:
    """Write what is counted or measured in millions; empty for money, and for less than a million."""
    word = dataset.units.get(cell.unit or "")
    if cell.value is None or cell.value < _MILLION or not word:
        return ""
    unit = f" {word.symbol}" if word.symbol else ""
    size = cell.value / _MILLION
    return f"{amounts.BOUNDS.get(cell.bound or '', '')}{size:,.{1 if size >= _TEN else 2}f} m{unit}"


def _since(tenure: Tenure) -> str:
    """Write in little space who is in office since which year, or was by it."""
    since = f"since {tenure.start.first.year}" if tenure.start else f"by {tenure.first.year}" if tenure.first else ""
    return f"{tenure.person}, {since}" if since else tenure.person


def _tenure(tenure: Tenure, dataset: Dataset) -> str:
    """Write who is in office since when, or by which day at least."""
    office = tenure.office
    body = f" of {dataset.name(office.body)}" if office.body and "of" not in office.role.split() else ""
    since = f"since {tenure.start.words}" if tenure.start else f"by {tenure.first}" if tenure.first else ""
    return joined(tenure.person, f"{office.role}{body}", since, by=", ")


def _when_by(leaders: Leaders | None, line: Line, dataset: Dataset) -> str:
    if leaders and line.attribute == leaders.attribute and any(leaders.tenures.values()):
        return "in office"
    years = [str(cell.when.last.year) for cell in line.best.cells.values() if cell.when]
    times = dict.fromkeys(year[2:] if number else year for number, year in enumerate(dict.fromkeys(years)))
    return joined("/".join(times), line.best.first.source, by=", ")


def _articles(line: Line, dataset: Dataset) -> str:
    """Write what the article states, where something newer stands before it; marked where the audit contradicts it."""
    row = next((row for row in line.rest if row.first.layer == "article"), None)
    if row is None:
        return ""
    said = "; ".join(_counted(cell) or _short(cell, dataset, places=1) for cell in row.cells.values())
    return f"{said} {marks.signs(row.cells.values(), dataset)}".rstrip()


def _leader_columns(dataset: Dataset) -> tuple[Column, ...]:
    def show(party: str, leaders: Leaders, dataset: Dataset) -> str:
        return "\n".join(_tenure(tenure, dataset) for tenure in leaders.tenures[party]) or "nobody known"

    return tuple(
        Column(party, "string", "", record.short, show=partial(show, party))
        for party, record in dataset.parties.items()
    )


def _of_party(party: str, answer: Answer, joint: str) -> Column:
    def show(row: Compared, dataset: Dataset) -> str:
        cell = row.cells.get(party)
        said = text(cell, dataset, joint)
        other = changed(cell, dataset, answer.currency) if answer.currency and cell else ""
        return f"{said}\n{other}" if other else said

    return Column(party.lower(), "string", "", answer.dataset.parties[party].short, show=show)


def _number_of(party: str, answer: Answer) -> Column:
    def show(row: Compared, dataset: Dataset) -> str:
        cell = row.cells.get(party)
        said = f"{number(row, party, dataset)}{MARK if isinstance(cell, Derived) else ''}"
        other = changed(cell, dataset, answer.currency) if answer.currency and cell else ""
        return f"{said}\n{other}" if other else said

    return Column(party.lower(), "number", "", answer.dataset.parties[party].short, show=show, right=True)


def _deviation_of(party: str) -> Column:
    def show(row: Compared, dataset: Dataset) -> str:
        off = row.deviation(party)
        return f"{round(off.value or 0, 2) or 0:+.2f}%{MARK}".replace("-", "−") if off else ""

    name = party.lower()
    return Column(f"{name}_deviation", "number", "", "Deviation", show=show, under=name, faint=True)


def _ratio(row: Compared, dataset: Dataset) -> str:
    return f"{row.ratio.value:,.2f}{MARK}" if row.ratio and row.ratio.value is not None else ""


def notes(rows: Sequence[Compared], dataset: Dataset) -> tuple[str, ...]:
    """Say what was worked out, and from what."""
    parties = " ÷ ".join(party.short for party in dataset.parties.values())
    said = [f"{MARK_NOTE.rstrip('.')}; ratio: {parties}." if any(row.ratio for row in rows) else ""]
    formulas = {(row.attribute, row.first.formula): None for row in rows if isinstance(row.first, Derived)}
    said += [f"{title(name, dataset)}{MARK}: {formula} of the same source and year." for name, formula in formulas]
    if any(row.nearest for row in rows):
        said.append("What is stated once stands beside the year that is nearest, with its difference from it.")
    if any(row.nearest and not row.when for row in rows):
        said.append("Nearest to what has no year is the year of the nearest values, both parties taken together.")
    said += marks.explained((cell for row in rows for cell in row.cells.values()), dataset)
    return tuple(line for line in said if line)


def screen_notes(rows: Sequence[Compared], dataset: Dataset) -> tuple[str, ...]:
    """Say below the screen what the marks mean."""
    articles = [cell for row in rows if row.first.layer == "article" for cell in row.cells.values()]
    stated_anew = {row.attribute for row in rows if row.first.layer != "article"}
    shown_beside = {cell.attribute for cell in articles if isinstance(cell, Trait)} & stated_anew
    marked = [cell for cell in articles if isinstance(cell, Trait) and cell.attribute in shown_beside]
    meanings = (
        marks.MEANINGS[name] for name in marks.MEANINGS if any(marks.flag(cell, dataset) == name for cell in marked)
    )
    signs = "; ".join(f"{sign} {meaning}" for sign, meaning in meanings)
    parties = " ÷ ".join(party.short for party in dataset.parties.values())
    return (f"{MARK} worked out by kzeu; ratio: {parties}.{f' {signs}: kzeu audit.' if signs else ''}",)


def _sources(row: Compared, dataset: Dataset) -> str:
    """Say who states the numbers, and mark what the audit found."""
    return f"{source(row, dataset)} {marks.signs(row.cells.values(), dataset)}".rstrip()
