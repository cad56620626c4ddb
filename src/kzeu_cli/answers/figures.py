"""Figures as rows, stated and worked out: the newest whole period first, with what is known of each."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, Money, View
from kzeu_cli.answers.marks import explained, sign
from kzeu_cli.answers.rows import contract, field, is_partial, titled, year
from kzeu_cli.figures import amounts, description
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import Derived, Row
from kzeu_cli.figures.description import goods, month, span
from kzeu_cli.model import PERCENT, WORDS, WORLD, Dataset, Figure, Number, Party, Place
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import capital
from kzeu_cli.support.suggestions import advice

# Behind a number that kzeu worked out, in plain text; the blank keeps columns even.
MARK, NO_MARK = "*", "\u00a0"
MARK_NOTE = f"{MARK} worked out by kzeu, not stated."
# What a licence says that whoever passes a table on must know.
_ASKS = ("do not ", "without asking", "not be ", "only ", "non-commercial")
# So many notes stand below a table unless all are asked for.
_NOTES = 2
# The keys of a figure that the contract of all rows lacks.
_MORE = (
    "subject", "counterpart", "basis", "product", "products", "share_nature", "composition", "grain",
    "series", "group", "as_of", "at", "wording", "also", "who", "duration", "listed_under", "part_of", "numerator",
    "grew_from", "restates", "note",
)  # fmt: skip


def ordered(figures: Iterable[Row], dataset: Dataset) -> list[Row]:
    """Put the newest whole period first, then parts of years, then what has no date; official before article."""
    layers = (WORDS["layer"][1], WORDS["layer"][0], *WORDS["layer"][2:])
    views = list(dataset.parties)

    def place(figure: Row) -> tuple[object, ...]:
        when = figure.when
        last = (when.begin if when.last == date.max else when.last).toordinal() if when else 0
        view = views.index(figure.view) if figure.view in views else len(views)
        return when is None, is_partial(figure), -last, layers.index(figure.layer), view, isinstance(figure, Derived)

    return sorted(figures, key=place)


def following(derived: Iterable[Derived], stated: Iterable[Row]) -> list[Derived]:
    """Keep what was worked out from these figures first of all."""
    ids = {figure.id for figure in stated}
    return [row for row in derived if row.inputs[0] in ids]


def party(name: str, dataset: Dataset) -> str:
    """Find a party by id, name or alias; raise NotFoundError, which names the nearest."""
    return _named(name, dataset.parties.values(), "party")


def country(name: str, dataset: Dataset) -> str:
    """Find a country by code, name or another word for it; raise NotFoundError, which names the nearest."""
    return _named(name, dataset.places.values(), "country")


def concerns(figure: Row, countries: Collection[str]) -> bool:
    """Whether a figure is about one of these countries; of none in particular, if none is named."""
    return not countries or figure.subject in countries or figure.counterpart in countries


def _named(name: str, records: Iterable[Party | Place], sort: str) -> str:
    known = {fold(word): record for record in records for word in _words(record)}
    if fold(name) not in known:
        # The codes of the two parties are worth saying; those of countries are too short to resemble anything.
        offered = {record.id if isinstance(record, Party) else record.name for record in known.values()}
        raise NotFoundError(f"no {sort} {name!r}; {advice(name, offered, all_with='kzeu trade --by partner')}")
    return known[fold(name)].id


def _words(record: Party | Place) -> list[str]:
    code = record.short if isinstance(record, Party) else record.iso3
    return [word for word in (*record.aliases, code, record.name, record.id) if word]


def when(figure: Row, dataset: Dataset) -> str:
    """Say for when a figure is, if that is known, and that it is for a part of a year only."""
    if figure.when is None:
        return ""
    time = figure.when
    text = re.sub(r"[A-Z][a-z]{3,}", lambda name: name[0][:3], span(time))
    if figure.grain == "month" or not is_partial(figure):
        return text
    if time.year is None:
        return f"{text}, part"
    months = dict.fromkeys(month(day)[:3] for day in (time.first, time.last))
    return f"{time.year} {'–'.join(months)}, part"


def amount(figure: Row, dataset: Dataset, currency: str | None = None) -> str:
    """Write a figure with its bound and unit, marked if kzeu worked it out; in a currency, beside its own amount."""
    said = amounts.words(figure, dataset.units)
    mark = MARK if isinstance(figure, Derived) else ""
    changed = money.in_currency(figure, currency, dataset) if currency else money.NOTHING
    if changed.value is None or changed.unit == figure.unit:
        return f"{said}{mark}"
    return f"{said}{mark} = {amounts.number(changed.value, changed.unit, dataset.units)}"


def value(figure: Row, dataset: Dataset, currency: str | None = None) -> tuple[Number, str | None]:
    """Take the number of a figure and its unit: in the currency asked for, or in its own where it stays."""
    changed = money.in_currency(figure, currency, dataset) if currency else money.NOTHING
    return (figure.value or 0, figure.unit) if changed.exact is None else (changed.exact, changed.unit)


def label(figure: Row, dataset: Dataset) -> str:
    """Say in a few words what a figure is."""
    return description.label(figure, dataset) or ""


def formula(figure: Row, dataset: Dataset) -> str:
    """Say how a number was worked out, and what to beware of; of a source's own rows, how they were added up."""
    if not isinstance(figure, Derived):
        return figure.compiled or ""
    return f"{figure.formula} ({figure.caution})" if figure.caution else figure.formula


def partner(figure: Row, dataset: Dataset) -> str:
    """Name the country on the other side from the party."""
    other = figure.subject if figure.counterpart in dataset.parties and figure.subject not in dataset.parties else None
    return dataset.name(other or figure.counterpart)


def licence(figure: Row, dataset: Dataset) -> str | None:
    """Say on which terms the source of a figure is published; what was worked out has those of all it rests on."""
    inputs = (dataset.facts.get(name) for name in (figure.inputs if isinstance(figure, Derived) else ()))
    names = dict.fromkeys((figure.source, *(fact.source for fact in inputs if fact)))
    found = (dataset.sources[name].licence for name in names if name in dataset.sources)
    return "; ".join(dict.fromkeys(terms for terms in found if terms)) or None


def terms(sources: Iterable[str], dataset: Dataset) -> tuple[str, ...]:
    """Say what the licences of these sources ask of whoever passes their figures on."""
    found = [dataset.sources[name] for name in dict.fromkeys(sources) if name in dataset.sources]
    return tuple(
        f"Terms of {source.publisher or source.title}: {source.licence}."
        for source in found
        if any(word in (source.licence or "") for word in _ASKS)
    )


def source_of(figure: Row, dataset: Dataset) -> str:
    """Name the layer and the source of a figure."""
    source = dataset.sources.get(figure.source)
    return f"{figure.layer.capitalize()}: {source.title if source else figure.source}"


def sources(figure: Row, dataset: Dataset) -> str:
    """Name the source of a figure, of one that stands alone on a page the page, and mark what the audit found."""
    names = [ref for ref in figure.refs if isinstance(ref, str)]
    is_of_series = isinstance(figure, Derived) or figure.series
    source = texts.origin(figure) if is_of_series or not names else texts.page(names)
    return f"{source} {sign(figure, dataset)}".rstrip()


def columns() -> tuple[Column, ...]:
    """Make the columns of figures: those that every row has, and what else the model says of a figure."""
    people = {
        "when": {"title": "When", "show": when},
        "label": {"title": "What", "show": label},
        "value": {"title": "Amount", "show": amount, "right": True, "face": face},
        "refs": {"title": "Source", "show": sources},
    }
    return (
        *titled(contract(), people),
        *(field(name, Figure) for name in _MORE),
        # Shares that were worked out may be of a list (`group`), which no file can say.
        field("share_of", Figure)._replace(of=None),
        field("base_period", Figure),
        Column("licence", "string", "terms of the source, as far as stated", find=licence),
    )


def face(figure: Any, dataset: Dataset) -> str:
    """Draw what kzeu worked out apart from what a source states."""
    return "derived" if isinstance(figure, Derived) else ""


def view(name: str) -> View:
    """Make the view of a command on figures."""
    return View(name, columns(), branch=source_of, leaf=_leaf, group=_undated, amounts=(Money(lambda row: row),))


def _undated(figure: Row, dataset: Dataset) -> str:
    return texts.UNDATED.capitalize() if figure.when is None else ""


def _leaf(figure: Row, dataset: Dataset) -> str:
    time = when(figure, dataset) or texts.UNDATED
    return f"{time}  {label(figure, dataset)}: {amount(figure, dataset)}  {figure.id}"


def single(figures: Sequence[Row], answer: Answer, title: str) -> Answer:
    """Set figures that belong to no series in a table, undated ones last; each says what it is."""
    shape = [
        Column("when", "string", "", "When", show=when),
        Column("label", "string", "", "What", show=label),
        Column("value", "number", "", "Amount", show=partial(amount, currency=answer.currency), right=True, face=face),
        Column("refs", "array", "", "Source", show=sources),
    ]
    if any(isinstance(figure, Derived) for figure in figures):
        shape.append(Column("formula", "string", "", "Worked out as", show=formula, under="label", faint=True))
    return Answer(
        view=View("figures", tuple(shape), group=_undated),
        rows=figures,
        dataset=answer.dataset,
        title=title,
        notes=(*changed_notes(figures, answer), *explained(figures, answer.dataset)),
        currency=answer.currency,
    )


def apart(answer: Answer, drawn: Collection[str], name: Callable[[Row], str]) -> Iterator[Answer]:
    """Set the figures of an answer that are not drawn yet in tables of their own, by what they are named."""
    parts = grouped((row for row in answer.rows if row.id not in drawn), name)
    return (single(part, answer, title) for title, part in parts.items())


def changed_notes(figures: Iterable[Row], answer: Answer) -> tuple[str, ...]:
    """Say where an amount stays in its own currency or goes at another rate than that of its very time."""
    if answer.currency is None:
        return ()
    found = (
        money.in_currency(figure, answer.currency, answer.dataset).note
        for figure in figures
        if not isinstance(figure, Derived)
    )
    return tuple(f"{capital(note)}." for note in dict.fromkeys(found) if note)


def brief(answers: Iterable[Answer], *, everything: bool) -> Iterator[Answer]:
    """Keep two notes of each table, the first ones, and say how many more there are, unless all are asked for."""
    for answer in answers:
        left = len(answer.notes) - _NOTES
        if everything or left <= 0:
            yield answer
        else:
            *first, last = answer.notes[:_NOTES]
            more = f"{last} ({left} more {'note' if left == 1 else 'notes'}: --notes.)"
            yield answer._replace(notes=(*first, more))


def rest(command: str, dataset: Dataset, *options: str) -> str:
    """Say what else there is, and how to ask for it, with the parties, currencies, countries and years of the data."""
    rows = [row for row in dataset.of(Figure) if row.series and year(row)]
    ways = ["--all", *options]
    ways += [f"--view {name.lower()}" for name in list(dataset.parties)[-1:] if any(row.view == name for row in rows)]
    units = {row.unit for row in rows}
    currency = next((one.currency for one in dataset.parties.values() if one.currency in units), None)
    ways += [f"--in {currency}"] if currency and len(units) > 1 else []
    words = [str(max(year(row) or 0 for row in rows))] if rows else []
    countries = dataset.places.keys() - dataset.parties.keys()
    of_countries = [row for row in dataset.of(Figure) if {row.subject, row.counterpart} & countries]
    if of_countries:
        largest = max(of_countries, key=lambda row: (year(row) or 0, row.value or 0))
        words.append(partner(largest, dataset).lower())
    return f"More: {', '.join(ways)}{''.join(f'; {command} {word}' for word in words)}."


def is_share_in_party(row: Derived, dataset: Dataset) -> bool:
    """Whether a share is that of a member in what its party adds up."""
    return bool(row.share_of) and not set((row.share_of or {}).values()).isdisjoint(dataset.parties)


def is_share_in_world(row: Derived) -> bool:
    """Whether a share is that of one side in a flow with all countries."""
    return row.unit == PERCENT and WORLD in (row.share_of or {}).values()


def product_of(figure: Row, dataset: Dataset) -> str:
    """Name what a flow consists of, goods aside where they are all goods."""
    return goods(figure, dataset) if figure.product else ""
