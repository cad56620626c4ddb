"""What sources state, a class for each kind of fact."""

from collections.abc import Mapping
from typing import Any, ClassVar

from kzeu_cli.model.components import Dimensions, Holding, Item, Named, Number, Quantity, RefId
from kzeu_cli.model.dates import Period, spanning
from kzeu_cli.model.record import key
from kzeu_cli.model.vocabulary import BudgetBasis, Certainty, Layer, PartnerSide, Stage, Weekday, Wording


class Fact(Named):
    """One statement of a source, with its place, its references and what was made of it."""

    kind: ClassVar[str]

    layer: Layer = key("which layer it belongs to", "one:layer", required=True)
    source: str = key("source that states it", "ref:source", required=True)
    topics: tuple[str, ...] = key("topics, the main one first", "refs:topic", required=True)
    text: str = key("one plain sentence that stands alone", required=True)
    refs: tuple[RefId, ...] = key("references the source gives for this very statement", "refs:reference")
    at: tuple[str, ...] = key("places in the source: section/paragraph/sentence", "texts")
    wording: tuple[Wording, ...] = key("time words of the source", "many:wording")
    aliases: tuple[str, ...] = key("words a person would search with", "texts")
    quotes: tuple[str, ...] = key("names or figures as printed that prove the place", "texts")
    restates: str | None = key("fact that this one tells again, differently", "ref:fact")
    related: tuple[str, ...] = key("facts that belong to it", "refs:fact")
    agreement: str | None = key("agreement it belongs to", "ref:fact")
    programme: str | None = key("programme it belongs to", "ref:fact")
    event: str | None = key("event it belongs to", "ref:fact")
    place: str | None = key("where")
    region: str | None = key("wider region it concerns", "ref:actor")
    group: str | None = key("word shared by facts that are listed together")
    beside: tuple[str, ...] = key("countries and bodies that the source names side by side, as if apart", "refs:actor")
    certainty: Certainty | None = key("how date or number are known, if not read off", "one:certainty")
    note: str | None = key("what is unclear, odd or wrong in the source")

    @property
    def when(self) -> Period | None:
        """When it happened or holds: the date that a filter or a timeline goes by."""
        for name in ("date", "period", "as_of"):
            when: Period | None = getattr(self, name, None)
            if when is not None:
                return when
        return None


class Event(Fact):
    """Something that happened, dated or not."""

    kind = "event"
    date: Period | None = key("when", "period")
    weekday: Weekday | None = key("weekday as printed", "one:weekday")
    name: str | None = key("title of the event")
    actors: tuple[str, ...] = key("countries and bodies that acted", "refs:actor")
    persons: tuple[str, ...] = key("people who took part, as the source spells them", "texts")
    series: str | None = key("run of meetings it belongs to")
    ordinal: int | None = key("number within the series", "integer")
    stage: Stage | None = key("which step", "one:stage")


class Agreement(Fact):
    """A treaty, memorandum or strategy; its dated steps are events that name it."""

    kind = "agreement"
    name: str = key("full name", required=True)
    short: str | None = key("short name")
    type: str | None = key("treaty, memorandum, protocol, strategy …")
    period: Period | None = key("time that it covers or is said to hold", "period")
    parties: tuple[str, ...] = key("who concluded it", "refs:actor")
    covers: tuple[str, ...] = key("subjects it covers", "texts")
    supersedes: str | None = key("agreement that it replaces", "ref:fact")
    framework: bool | None = key("whether the source calls it the framework of the relations", "flag")


class Figure(Fact, Dimensions, Quantity):
    """One number."""

    kind = "figure"
    products: tuple[str, ...] = key("product groups the flow is said to mostly consist of", "refs:product")
    numerator: str | None = key("figure that is the amount of this share", "ref:fact")
    part_of: str | None = key("figure that this is a part of", "ref:fact")
    grew_from: str | None = key("earlier figure that the source says it rose from", "ref:fact")
    listed_under: str | None = key("party whose member the source takes the counterpart for", "ref:party")
    duration: str | None = key("length of the period as stated, ISO 8601 (P15Y), where its ends are not", "duration")
    base_period: Period | None = key("period that a change is measured against", "period")
    vote: str | None = key("how the votes counted were cast")
    counts: str | None = key("key of the agreement, programme or event whose entries it counts")
    who: str | None = key("who gave the number")
    series: str | None = key("series of the dataset that it is an observation of")
    in_place_of: Number | None = key("number of the built-in dataset that this one takes the place of", "number")


class Series(Fact, Dimensions, Quantity):
    """A run of figures that differ in period or partner only; each value becomes a figure on loading."""

    kind = "series"
    partner_is: PartnerSide | None = key(
        "dimension that the partners of `values` fill: counterpart if left out", "one:partner_is"
    )
    values: Mapping[str, Any] = key("values by period, or by partner and period", "values", required=True)
    refs_for: Mapping[str, Any] | None = key("references by span of periods, where they differ from `refs`", "spans")
    at_end: bool | None = key("whether each value holds on the last day of its period, as a stock does", "flag")


class Trait(Fact, Quantity):
    """One cell of the comparison of the parties."""

    kind = "trait"
    attribute: str = key("row of the comparison: a measure or an attribute", "ref:attribute", required=True)
    party: str = key("which party", "ref:party", required=True)
    words: str | None = key("value in words")
    items: tuple[Item, ...] = key("value as a list", "items")
    declared: int | None = key("size of the list as the source states it", "integer")
    declared_unit: str | None = key("what the stated size counts")


class Programme(Fact, Quantity):
    """A project, programme or fund; its quantity is the budget, its `status` as the source states it."""

    kind = "programme"
    name: str = key("full name", required=True)
    short: str | None = key("short name")
    start: Period | None = key("when it began", "period")
    end: Period | None = key("when it ended", "period")
    duration: str | None = key("length as stated, ISO 8601 (P3Y)", "duration")
    budget_basis: BudgetBasis | None = key("whether the budget is the total or for each year", "one:budget_basis")
    funders: tuple[str, ...] = key("who pays", "refs:actor")
    implementers: tuple[str, ...] = key("who carries it out", "refs:actor")
    through: tuple[str, ...] = key("bodies the source says a party acts through", "refs:actor")
    beneficiaries: tuple[str, ...] = key("who gains", "refs:actor")
    partners: tuple[str, ...] = key("who helps to carry it out", "refs:actor")
    part_of: str | None = key("programme that it is a part of", "ref:fact")
    aims: tuple[str, ...] = key("what it is for", "texts")
    stated: str | None = key("state of the programme as the source gives it")

    @property
    def when(self) -> Period | None:
        """The period it ran, as far as its ends are known."""
        if self.start and self.end:
            return spanning(self.start, self.end)
        return self.period or self.start or self.end or self.as_of


class Office(Fact, Holding):
    """Who held which office, as the source says."""

    kind = "office"
    as_of: Period | None = key("when the office was held, if only that is known", "period")

    @property
    def when(self) -> Period | None:
        """When the office was held, as far as known."""
        return self.from_ or self.as_of or self.by or self.to


class Statement(Fact):
    """What somebody held, or what the source says without date or number."""

    kind = "statement"
    who: str | None = key("who said it")
    role: str | None = key("in which office")
    body: str | None = key("for which body", "ref:actor")
    date: Period | None = key("when", "period")
    period: Period | None = key("time that it speaks of", "period")
    about: tuple[str, ...] = key("whom it is about", "refs:actor")
    holds: tuple[str, ...] = key("what it lists", "texts")
    through: tuple[str, ...] = key("bodies the source says a party acts through", "refs:actor")
    series: str | None = key("run of meetings it speaks of")
    superlative: str | None = key("rank it claims: first, main, largest")
    among: str | None = key("group in which the rank is claimed", "ref:actor")


KINDS: Mapping[str, type[Fact]] = {
    cls.kind: cls for cls in (Event, Agreement, Figure, Trait, Programme, Office, Statement)
}
