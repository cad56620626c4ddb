"""What a chart says in words: titles, whose statistics, notes and sources."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.texts import UNDATED
from kzeu_cli.charts.chart import Panel
from kzeu_cli.figures import amounts
from kzeu_cli.figures.derivation import CHANGING, Derived, Row
from kzeu_cli.figures.description import composition, span, subject, title_of, what
from kzeu_cli.figures.exchange import Exchange
from kzeu_cli.model import WORDS, Dataset, Fact, Reference, RefId
from kzeu_cli.support.phrases import capital, joined

# So many pages are named one by one.
_PAGES = 4
_LISTED = (" from those listed", " in those listed")


def panel_title(rows: Sequence[Row], dataset: Dataset) -> str:
    """Say what the numbers of a panel are: `Kazakhstan's exports of goods to the EU`."""
    first = rows[0]
    kind = getattr(first, "derivation", None)
    common = first.replace(**_common(rows))
    if first.nature == "share" and len({sides(row) for row in rows}) == 1:
        return _share(common, dataset)
    if kind == "growth":
        common = common.replace(nature=common.share_nature or "flow")
    words = _phrase(common, dataset)
    if kind == "growth":
        words = f"Change of {words} from a year to the next"
    elif first.nature == "share":
        words = f"Shares in {words}"
    times = {row.when for row in rows}
    time = f", {_time(first)}" if is_by_partner(first) and len(times) == 1 else ""
    by = ", by partner" if len({partner_name(row, dataset) for row in rows}) > 1 and is_by_partner(first) else ""
    return f"{capital(words)}{by}{time}"


def _share(row: Row, dataset: Dataset) -> str:
    """Say what part of what a share is: `Share of the EU in Kazakhstan's trade in goods`."""
    whole = {name: None for name in row.share_of or {} if name in ("counterpart", "product")}
    if len(whole) != 1:
        return what(row, dataset)
    part = title_of(dataset.products, row.product) if "product" in whole else side(row.counterpart, dataset)
    of = _phrase(row.replace(**whole, nature=row.share_nature, share_of=None), dataset)
    return f"Share of {part} in {of}"


def _phrase(row: Row, dataset: Dataset) -> str:
    """Name what is counted; of all partners or none in particular, none is named."""
    words = subject(row, dataset)
    for listed in _LISTED:
        words = words.replace(listed, "")
    return words


def _time(row: Row) -> str:
    if row.when is None:
        return UNDATED
    return f"{'' if row.period else 'as of '}{span(row.when)}"


def sides(row: Row) -> tuple[str | None, str | None]:
    """Take the two sides of a figure: whose it is, and with whom."""
    return row.subject, row.counterpart


def is_by_partner(row: Row) -> bool:
    """Whether a figure is one of a list of partners."""
    return bool(row.group) or row.grain == "partner" or "group" in (row.share_of or {})


def _common(rows: Sequence[Row]) -> dict[str, str | None]:
    """Name what all rows have in common where the first alone would say too much."""
    first = rows[0]
    changed: dict[str, str | None] = {}
    if len({row.flow for row in rows}) > 1:
        changed["flow"] = "total"
    if len({row.counterpart for row in rows}) > 1:
        changed["counterpart"] = None
    if len({row.subject for row in rows}) > 1:
        changed["subject"] = first.view
    return changed


def about(rows: Sequence[Fact], dataset: Dataset) -> str:
    """Say whose statistics the numbers of a panel are, and which members a party counts."""
    first = rows[0]
    reporter = getattr(first, "view", None)
    view = f"statistics of {side(reporter, dataset)}" if reporter else ""
    parts = [
        joined(view, publisher(first, dataset), by=", "),
        *dict.fromkeys(_members(rows, dataset)),
    ]
    return capital(joined(*parts, by="; "))


def publisher(fact: Fact, dataset: Dataset) -> str:
    """Name the publisher of a fact: of the article also its title, of a page among gathered ones that of the page."""
    source = dataset.sources.get(fact.source)
    if source is None:
        return fact.source
    name = source.publisher or source.title
    if source.layer == WORDS["layer"][0]:
        return f"{name}, “{source.title}”"
    pages = [reference.publisher or reference.container_title or "" for reference in dataset.cited(fact.refs)]
    return (" and ".join(dict.fromkeys(filter(None, pages))) or source.title) if ":" in name else name


def _members(rows: Sequence[Fact], dataset: Dataset) -> Iterator[str]:
    for row in rows:
        counted = getattr(row, "composition", None)
        for party in (getattr(row, "subject", None), getattr(row, "counterpart", None)):
            if counted and party in dataset.parties and any(member.of == party for member in dataset.members):
                joint = "whose" if counted == CHANGING else "counted as its"
                yield f"{side(party, dataset)} {joint} {composition(counted, party, dataset)}"


def side(code: str | None, dataset: Dataset) -> str:
    """Name a party or country by itself."""
    name = dataset.name(code)
    return f"the {name}" if code in dataset.parties and name.isupper() else name


def partner_name(row: Row, dataset: Dataset) -> str:
    """Name the country on the other side from the party."""
    return dataset.name(row.subject if row.subject not in dataset.parties else row.counterpart)


def time_of(panels: Iterable[Panel]) -> str:
    """Write the years that panels reach over: `2018–2025`."""
    times = [point.when for panel in panels for point in panel.known if point.when]
    if not times:
        return ""
    first, last = min(when.begin.year for when in times), max(when.last.year for when in times if when.last != date.max)
    return f"{first}–{last}" if first != last else str(first)


def title(rows: Sequence[Row], panels: Sequence[Panel], answer: Answer) -> str:
    """Say what a chart is about: what its panel is, or what its panels have in common."""
    dataset = answer.dataset
    years = time_of(panels)
    if len(panels) == 1:
        years = "" if panels[0].form == "ranked" else years
        return joined(panels[0].title, years, by=", ")
    words = {(dataset.measures[row.measure].title or "") for row in rows if row.measure in dataset.measures}
    flows = {row.flow for row in rows}
    if len(words) == 1 and flows <= {"imports", "exports", "total", "balance"}:
        pairs = {frozenset(sides(row)) for row in rows}
        both = next(iter(pairs)) if len(pairs) == 1 else frozenset(dataset.parties)
        # The parties stand in the order of the data, a country of one of them before the other party.
        ordered = [code for code in (*(both - dataset.parties.keys()), *dataset.parties) if code in both]
        trade = f"{words.pop()}{' balance' if flows == {'balance'} else ''}"
        named = f"{trade} between {' and '.join(side(code, dataset) for code in ordered)}"
        kinds = {row.nature for row in rows}
        if kinds in ({"rate"}, {"share"}):
            named = f"{'Change of' if kinds == {'rate'} else 'Shares in'} {named[:1].lower()}{named[1:]}"
    else:
        named = answer.title or " and ".join(sorted(words)) or dataset.title
    return joined(capital(named), years, by=", ")


def notes(rows: Sequence[Fact], panels: Sequence[Panel], alone: int, dataset: Dataset) -> Iterator[str]:
    """Say what a reader must know: parts of years, gaps, what was worked out, and what is not drawn."""
    yield from partial_notes(panels)
    lines = [series for panel in panels if panel.form == "lines" for series in panel.series]
    if any(point.value is None for series in lines for point in series.points):
        yield "Where a line is broken there is no figure."
    worked = dict.fromkeys((row.derivation.replace("-", " "), row.formula) for row in rows if isinstance(row, Derived))
    if worked:
        yield f"Worked out by kzeu, not stated by the source: {'; '.join(map(' = '.join, worked))}."
    cautions = dict.fromkeys(row.caution for row in rows if isinstance(row, Derived) and row.caution)
    yield from (_sentence(text) for text in cautions if text)
    compiled: dict[str, dict[str, None]] = {}
    for row in rows:
        if isinstance(text := getattr(row, "compiled", None), str):
            compiled.setdefault(publisher(row, dataset), {})[text] = None
    yield from (f"{name}: {'; '.join(texts)}." for name, texts in compiled.items())
    if alone:
        yield f"Not drawn: {amounts.counted(alone, 'number')} of other series, partners or single years."


def partial_notes(panels: Sequence[Panel]) -> Iterator[str]:
    """Name the parts of years among the points."""
    parts = dict.fromkeys(point.label for panel in panels for point in panel.known if point.is_partial)
    if parts:
        lines = any(point.is_partial for panel in panels if panel.form == "lines" for point in panel.known)
        bars = any(point.is_partial for panel in panels if panel.form != "lines" for point in panel.known)
        drawn = " or ".join(word for word, is_there in (("hatched", bars), ("hollow", lines)) if is_there)
        yield f"{drawn.capitalize()}: a part of a year only ({', '.join(sorted(parts))})."


def rate_notes(exchanges: Iterable[Exchange], dataset: Dataset) -> Iterator[str]:
    """Name the rates at which amounts were changed, with their source, and say which amounts stay as they are."""
    rates: dict[tuple[str, bool, str], dict[str, None]] = {}
    stays: dict[str, None] = {}
    for found in exchanges:
        if found.rate is not None and found.rate_period and found.rate_unit:
            is_day = found.rate_period.first == found.rate_period.last
            key = (found.rate_unit, is_day, found.rate_source or "")
            rates.setdefault(key, {})[f"{found.rate_period.words} {found.rate}"] = None
        elif found.note:
            stays[found.note] = None
    for (unit, is_day, source), values in rates.items():
        kind = "rate of its day" if is_day else "mean rate of its time"
        by = f" ({_publisher(source, dataset)})" if source else ""
        yield f"Each amount is changed at the {kind}{by}, {unit}: {'; '.join(sorted(values))}."
    yield from (_sentence(text.replace("stays in", "Some amounts stay in", 1)) for text in stays)


def derived_rate_notes(rows: Iterable[Row]) -> Iterator[str]:
    """Name the rates at which the amounts were changed from which others were worked out."""
    rates: dict[str, dict[str, None]] = {}
    for row in rows:
        if isinstance(row, Derived) and row.currency and row.rates:
            rates.setdefault(row.currency, {}).update(dict.fromkeys(row.rates.split("; ")))
    for currency, values in rates.items():
        unit = amounts.SYMBOLS.get(currency, currency)
        yield f"Worked out from amounts that were changed to {unit} first, at {'; '.join(values)}."


def sources(facts: Iterable[Fact], dataset: Dataset) -> tuple[str, ...]:
    """Name each source with its licence, and kzeu, which drew them."""
    by_source: dict[str, dict[RefId, None]] = {}
    for fact in facts:
        by_source.setdefault(fact.source, {}).update(dict.fromkeys(fact.refs))
    credits = dict.fromkeys(_credit(name, refs, dataset) for name, refs in by_source.items())
    return (*credits, f"Drawn by kzeu from its dataset {dataset.id} {dataset.version}.")


def _credit(name: str, refs: Iterable[RefId], dataset: Dataset) -> str:
    source = dataset.sources.get(name)
    if source is None:
        return f"Source: {name}."
    words = source.credit or joined(source.title, source.publisher, by=", ")
    pages = [page(reference) for reference in dataset.cited(refs)]
    if ":" in (source.publisher or "") and 0 < len(pages) <= _PAGES:
        words = "; ".join(pages)
    licence = f" Licence: {source.licence}." if source.licence else ""
    return f"Source: {words.rstrip('.')}.{licence}"


def page(reference: Reference) -> str:
    """Name a page: who published it, its title and date."""
    by = reference.publisher or reference.container_title
    issued = reference.issued.words if reference.issued else ""
    return joined(by, f"“{reference.title}”" if reference.title else "", issued, by=", ")


def _publisher(name: str, dataset: Dataset) -> str:
    source = dataset.sources.get(name)
    return (source.publisher or source.title) if source else name


def _sentence(text: str) -> str:
    return f"{capital(text).rstrip('.')}."
