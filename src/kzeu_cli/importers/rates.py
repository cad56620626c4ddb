"""Daily exchange rates as means of their years, as the dataset has them."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kzeu_cli.importers.observations import TimedNumber
from kzeu_cli.model import Dataset
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.grouping import grouped

# The digits of the European Central Bank's reference rates.
_STEP = Decimal("0.0001")
# A year whose last rate is of a day before this one (month and day) is not over.
_YEARS_END = "12-28"


def table_of(
    found: Sequence[TimedNumber], name: str, pair: str, given: Mapping[str, Any], dataset: Dataset
) -> dict[str, Any]:
    """Make the table of a rate `BASE/QUOTE` (units of QUOTE for one of BASE): means of years, or of a part of one.

    Raise WrongUsage if the pair is none, or its source is not given.
    """
    base, slash, quote = pair.upper().partition("/")
    if not slash or not (len(base) == len(quote) == 3):
        raise WrongUsage(f"--rate {pair!r} is no pair such as EUR/USD")
    sources = [source.id for source in dataset.sources.values()]
    source = given.get("source") or (sources[0] if len(sources) == 1 else "")
    if not source:
        raise WrongUsage(f"nothing says the source of the rates; --set source=… (of {', '.join(sources[:8])})")
    years = grouped(found, lambda each: each.period[:4])
    values = {}
    for year, rates in years.items():
        days = sorted(each.period for each in rates)
        mean = sum((Decimal(each.value) for each in rates), Decimal()) / len(rates)
        is_whole = len(days) == 1 and days[0] == year or (days[-1][5:] >= _YEARS_END and days[0][5:7] == "01")
        values[year if is_whole else f"{days[0][:7]}/{days[-1][:7]}"] = mean.quantize(_STEP, ROUND_HALF_UP)
    return {
        "id": name, "source": source, "base": base, "quote": quote,
        "compiled": "arithmetic mean of the rates of the table, rounded half up to four places", "rounded_to": _STEP,
        "values": values,
    }  # fmt: skip
