"""The parties side by side as a chart: two bars for each attribute, or lines over time."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.comparison import title
from kzeu_cli.answers.texts import UNDATED
from kzeu_cli.charts import wording
from kzeu_cli.charts.chart import FAR, Chart, NotDrawn, Panel, PlottedSeries, Point, whole
from kzeu_cli.charts.chart import over_time as form_over_time
from kzeu_cli.charts.indexed import indexed
from kzeu_cli.charts.scales import scaled
from kzeu_cli.charts.times import filled, label
from kzeu_cli.figures import amounts, exchange
from kzeu_cli.figures.exchange import NOTHING, Exchange
from kzeu_cli.model import Dataset, Dimensions, Fact, Trait
from kzeu_cli.support.phrases import joined

_BOTH = 2
# What is worked out from two of the numbers that are drawn.
_FROM_PAIRS = ("ratio", "difference", "deviation")


def comparison(answer: Answer, *, index: bool = False) -> Chart:
    """Draw both parties' numbers, a panel for each attribute, source and time.

    Raise NotDrawn if there is no number that both have, or an index is asked for.
    """
    if index:
        raise NotDrawn("an index needs numbers over time: compare --over-time")
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in _numbers(answer):
        key = (_attribute(fact), fact.layer, fact.source, _unit(fact, answer), fact.when and fact.when.text)
        groups.setdefault(key, []).append(fact)
    pairs = [group for group in groups.values() if len({_party(fact) for fact in group}) == _BOTH]
    if not pairs:
        raise NotDrawn("nothing to draw: no attribute here is a number that both parties have")
    return _chart(answer, [(_side_by_side(pair, answer), pair) for pair in pairs])


def over_time(answer: Answer, *, index: bool = False) -> Chart:
    """Draw the parties' series: in one panel if their sizes allow it or an index is asked for, else in one each.

    Raise NotDrawn if nothing is known for two years.
    """
    runs: dict[tuple[str, ...], dict[str, list[Fact]]] = {}
    once: list[Fact] = []
    for fact in _numbers(answer):
        if isinstance(fact, Trait) or not fact.when or not (getattr(fact, "series", None) or fact.kind == "derived"):
            once.append(fact)
        else:
            key = (_attribute(fact), fact.source, _unit(fact, answer))
            runs.setdefault(key, {}).setdefault(_party(fact), []).append(fact)
    made: list[tuple[Panel, Sequence[Fact]]] = []
    for parties in runs.values():
        sizes = [max(abs(_amount(fact, answer)[0]) for fact in run) for run in parties.values()]
        parts = [parties] if index or max(sizes) <= FAR * min(sizes) else [{name: parties[name]} for name in parties]
        for part in parts:
            panel = _lines(part, answer)
            facts = [fact for run in part.values() for fact in run]
            made.append((indexed(panel) if index else panel, facts))
    made = [(panel, facts) for panel, facts in made if sum(1 for _ in panel.known) > 1]
    if not made:
        raise NotDrawn("nothing to draw: none of these is known for two years")
    return _chart(answer, made, () if index else tuple(_stated_once(once, answer.dataset)))


def _chart(answer: Answer, made: Sequence[tuple[Panel, Sequence[Fact]]], more: Sequence[str] = ()) -> Chart:
    dataset = answer.dataset
    panels, notes = scaled((panel for panel, _ in made), dataset)
    facts = [fact for _, part in made for fact in part]
    years = wording.time_of(panels) if any(panel.form in ("bars", "lines") for panel in panels) else ""
    named = panels[0].title if len(panels) == 1 else " and ".join(party.name for party in dataset.parties.values())
    notes += [
        *more,
        *wording.notes(facts, panels, 0, dataset),
        *wording.rate_notes((_amount(fact, answer)[2] for fact in facts), dataset),
    ]
    return whole(joined(named, years, by=", "), panels, notes, wording.sources(facts, dataset))


def _numbers(answer: Answer) -> Iterator[Fact]:
    """Go through the numbers of the rows, each once."""
    for fact in dict.fromkeys(answer.rows):
        is_number = getattr(fact, "value", None) is not None and getattr(fact, "unit", None)
        if (
            is_number
            and getattr(fact, "derivation", None) not in _FROM_PAIRS
            and _party(fact) in answer.dataset.parties
        ):
            yield fact


def _attribute(fact: Fact) -> str:
    return fact.attribute if isinstance(fact, Trait) else str(getattr(fact, "measure", ""))


def _party(fact: Fact) -> str:
    return fact.party if isinstance(fact, Trait) else str(getattr(fact, "subject", ""))


def _amount(fact: Fact, answer: Answer) -> tuple[Decimal, str, Exchange]:
    """Take a number with its unit, money in the currency asked for if there is one and it can be changed."""
    changed = exchange.in_currency(fact, answer.currency, answer.dataset) if answer.currency else NOTHING
    if changed.exact is not None and changed.unit:
        return Decimal(changed.exact), changed.unit, changed
    return Decimal(getattr(fact, "value", None) or 0), str(getattr(fact, "unit", "")), changed


def _unit(fact: Fact, answer: Answer) -> str:
    return _amount(fact, answer)[1]


def _point(name: str, fact: Fact, answer: Answer) -> Point:
    value, unit, _ = _amount(fact, answer)
    assert isinstance(fact, (Trait, Dimensions))
    stated = amounts.words(fact, answer.dataset.units, 3)
    if unit == getattr(fact, "unit", None):
        return Point(name, getattr(fact, "value", None), stated, when=fact.when)
    return Point(name, value, amounts.number(value, unit, answer.dataset.units, 3), stated, when=fact.when)


def _side_by_side(pair: Sequence[Fact], answer: Answer) -> Panel:
    dataset = answer.dataset
    points = tuple(_point(dataset.name(_party(fact)), fact, answer) for fact in pair)
    when = pair[0].when.words if pair[0].when else UNDATED
    return Panel(
        title=title(_attribute(pair[0]), dataset),
        subtitle=f"{wording.publisher(pair[0], dataset)}, {when}",
        form="ranked",
        series=(PlottedSeries("", points),),
        labels=tuple(point.label for point in points),
        unit=_unit(pair[0], answer),
        sort=_attribute(pair[0]),
    )


def _lines(parties: dict[str, list[Fact]], answer: Answer) -> Panel:
    dataset = answer.dataset
    runs = [
        PlottedSeries(dataset.name(party), tuple(_point(label(fact.when), fact, answer) for fact in run if fact.when))
        for party, run in parties.items()
    ]
    series, labels = filled(runs)
    facts = [fact for run in parties.values() for fact in run]
    named = title(_attribute(facts[0]), dataset)
    return Panel(
        title=named if len(runs) > 1 else f"{named} of {wording.side(next(iter(parties)), dataset)}",
        subtitle=wording.about(facts, dataset),
        form=form_over_time(series, labels),
        series=tuple(series),
        labels=labels,
        unit=_unit(facts[0], answer),
        sort=_attribute(facts[0]),
    )


def _stated_once(facts: Sequence[Fact], dataset: Dataset) -> Iterator[str]:
    """Name the numbers that stand outside the series, as they are stated."""
    for fact in facts:
        when = fact.when.words if fact.when else UNDATED
        assert isinstance(fact, (Trait, Dimensions))
        said = amounts.words(fact, dataset.units)
        yield (
            f"Not drawn, as it is stated once: {title(_attribute(fact), dataset)} of "
            f"{wording.side(_party(fact), dataset)}, {said} "
            f"({when}; {wording.publisher(fact, dataset)})."
        )
