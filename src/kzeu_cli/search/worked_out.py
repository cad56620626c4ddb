"""What is searched besides the facts: numbers that follow from them, rates, and terms of office, each as a fact."""

from collections.abc import Iterator, Mapping
from typing import Any

from kzeu_cli.figures.lookup import everything
from kzeu_cli.model import Dataset, Fact, Figure, Rate, dates
from kzeu_cli.model.offices import stated_by_terms

RATE = "exchange-rate"
# What people call a derived number, by how it was worked out.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "balance": ("trade balance", "balance of trade", "surplus", "deficit", "net exports"),
    "total": ("total trade", "trade turnover", "trade volume", "both directions"),
    "both": ("goods and services together", "goods and services"),
    "growth": ("growth", "growth rate", "change on the year before", "increase", "decrease", "rise", "fall"),
    "share": ("share", "percentage", "proportion", "part of the whole"),
    "list-share": ("share", "percentage", "proportion"),
    "sum": ("sum", "together"),
    "stock": ("stock",),
}


def worked_out(dataset: Dataset) -> list[tuple[Fact, ...]]:
    """Make the facts that follow from a dataset, those that differ only in their time together."""
    groups: dict[tuple[str | None, ...], list[Fact]] = {}
    for row in everything(dataset).values():
        first = dataset.facts[row.inputs[0]]
        series = getattr(first, "series", None) or first.id
        wider = ",".join(f"{name}={value}" for name, value in (row.share_of or {}).items())
        groups.setdefault((row.derivation, row.flow, series, row.subject, row.counterpart, wider), []).append(row)
    found = [tuple(group) for group in groups.values()]
    found += [tuple(_rates(rate, dataset)) for rate in dataset.rates.values()]
    return [*found, *((office,) for office in stated_by_terms(dataset))]


def called(fact: Fact) -> tuple[str, ...]:
    """List what people call a number of this derivation, or of this nature."""
    return _CALLED.get(getattr(fact, "derivation", None) or getattr(fact, "nature", None) or "", ())


def _rates(rate: Rate, dataset: Dataset) -> Iterator[Figure]:
    """Make a fact of each rate: `One euro cost 1.0813 dollars on average in 2023`."""
    base, quote = (_currency(code, dataset) for code in (rate.base, rate.quote))
    source = dataset.sources[rate.source].title
    for text, value in rate.values.items():
        when = dates.parse(text)
        span = f"on average {'from' if '/' in text else 'in'} {when.words}"
        span = f"on {when.words}" if when.first == when.last else span
        fields: dict[str, Any] = {
            "id": f"{rate.id}-{text.replace('/', '-to-')}",
            "layer": "context",
            "source": rate.source,
            "topics": (),
            "text": f"One {base} cost {value} {quote}s {span}, by the {source}.",
            "refs": rate.refs,
            "measure": RATE,
            "nature": "rate",
            "value": value,
            "unit": rate.quote,
            "period": when,
            "aliases": ("exchange rate", "currency rate", f"{rate.base}/{rate.quote}", f"{rate.base} {rate.quote}"),
        }
        yield Figure(**fields)


def _currency(code: str, dataset: Dataset) -> str:
    """Name a currency in a word, as far as the words for units have one."""
    names = (word for numeral in dataset.numerals if numeral.unit == code for word in numeral.words)
    return next((name for name in names if name.isalpha() and name.islower()), code)
