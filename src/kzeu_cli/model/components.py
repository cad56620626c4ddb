"""What records of several kinds share: ids, amounts, the dimensions of a number, the holding of an office."""

from collections.abc import Mapping
from decimal import Decimal

from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import Record, key
from kzeu_cli.model.vocabulary import Bound, Coverage, Flow, Grain, Nature, Status

Number = int | Decimal
RefId = int | str


class Named(Record):
    """Anything of the dataset that has an id."""

    id: str = key("unique and stable name, kebab-case", "id", required=True)


class Amount(Record):
    """A number with its unit, as exact as it is known."""

    value: Number | None = key("exact number in base units", "number")
    unit: str | None = key("ISO 4217 code, or a unit of the vocabulary", "unit")
    bound: Bound | None = key("how the number bounds the truth; exactly if left out", "one:bound")
    shown: str | None = key("number and unit as the source prints them")


class Item(Amount):
    """An entry of a list: a city, a language, a religion with its share."""

    name: str = key("name of the entry", required=True)
    role: str | None = key("what the entry is in the list")
    country: str | None = key("country it belongs to, ISO 3166 alpha-2", "ref:place")
    part_of: str | None = key("name of the entry that this one is a part of")
    person: str | None = key("person meant")


class Quantity(Amount):
    """An amount with the time it is for and the ways it was printed."""

    also: tuple[Amount, ...] = key("the same quantity as printed in other units", "quantities")
    period: Period | None = key("time that the number covers", "period")
    as_of: Period | None = key("day or year at which the number holds", "period")
    status: Status | None = key("how final the number is", "one:status")


class Dimensions(Record):
    """What a number is about: the dimensions of an SDMX observation."""

    measure: str = key("what is counted", "ref:measure", required=True)
    subject: str | None = key("whose number it is: reporter, host, holder", "ref:actor")
    counterpart: str | None = key("the other side; WORLD for all", "ref:actor")
    flow: Flow | None = key("direction, seen from the subject", "one:flow")
    coverage: Coverage | None = key("goods, services or both", "one:coverage")
    nature: Nature | None = key("what kind of number", "one:nature")
    basis: str | None = key("gross or net, where the source says")
    product: str | None = key("product group that the number is about", "ref:product")
    share_of: Mapping[str, str] | None = key("dimensions in which the whole differs from the part", "dimensions")
    view: str | None = key("whose statistics it comes from", "ref:party")
    grain: Grain | None = key("how finely it is cut: year, month, partner, group", "one:grain")
    composition: str | None = key("which members the subject or counterpart has")
    share_nature: Nature | None = key("nature of the amounts that a share compares", "one:nature")
    rounded_to: Number | None = key("step to which the source rounded, in base units", "number")
    compiled: str | None = key("how it was added up from the source's own rows, if the source does not print it")


def ends_between(flow: str | None, subject: str | None, counterpart: str | None) -> tuple[str, str] | None:
    """Tell from whom to whom a flow goes that is seen from its subject; None if it has no direction."""
    if subject is None or counterpart is None:
        return None
    if flow in ("exports", "outward"):
        return subject, counterpart
    return (counterpart, subject) if flow in ("imports", "inward") else None


class Holding(Record):
    """Who held which office, and when."""

    holder: str = key("person, as the source spells the name", required=True)
    role: str = key("office", required=True)
    body: str | None = key("body the office belongs to", "ref:actor")
    party: str | None = key("side it speaks for", "ref:actor")
    posted_to: str | None = key("where an ambassador serves", "ref:actor")
    from_: Period | None = key("since when", "period")
    to: Period | None = key("until when", "period")
    by: Period | None = key("day by which the office was held, if its start is not known", "period")
    seen: Period | None = key("latest day on which the office is known to have been held", "period")
    not_after: Period | None = key("day on which somebody else is known to hold it", "period")
