"""The records of a dataset: frozen, typed, no input or output.

The loader, the checker, the JSON Schema of the TOML files and the docs all read the fields' declarations. `of` names
the form: `text`, `texts`, `number`, `integer`, `flag`, `period`, `duration`, `address`, `unit`, `currency`, `id`,
`mark` (number or id), `items`, `quantities`, `stated`, `names` (CSL persons), `dimensions` (of a figure), `values`
(numbers by period, or by partner and period), `spans` (references by period); `one:WORD` and `many:WORD` take values of
the list WORD in `WORDS`; `ref:KIND` and `refs:KIND` name records of the dataset.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from kzeu_cli.dates import Period, parse
from kzeu_cli.record import Record, key

Number = int | Decimal
RefId = int | str

# Closed lists of the field's own terms. Measures, units and topics are open: the dataset declares them.
WORDS: Mapping[str, tuple[str, ...]] = {
    "layer": ("article", "official", "context"),
    "bound": ("exactly", "about", "over", "almost", "at-most", "at-least"),
    "nature": ("flow", "stock", "cumulative", "share", "count", "rank", "rate", "quotient"),
    "flow": ("imports", "exports", "total", "balance", "inward", "outward"),
    "coverage": ("goods", "services", "both"),
    "status": ("expected", "estimate", "partial", "provisional"),
    "stage": (
        "negotiated", "agreed", "initialled", "signed", "provisional", "consent", "ratified", "adopted", "in-force",
    ),
    "certainty": ("inferred",),
    "grain": ("year", "month", "partner", "group"),
    "partner_is": ("subject", "counterpart"),
    "budget_basis": ("total", "per-year"),
    "cue": (
        "filler", "amount", "money", "count", "share", "date", "person", "place", "country", "newest", "event", "words",
        "sends", "takes", "from", "to", "of",
    ),
    "wording": (
        "current", "latest", "former", "first", "ongoing", "future", "planned", "expected", "annual", "recent-years",
    ),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}  # fmt: skip


class Named(Record):
    """Anything of the dataset that has an id."""

    id: str = key("unique and stable name, kebab-case", "id", required=True)


class Amount(Record):
    """A number with its unit, as exact as it is known."""

    value: Number | None = key("exact number in base units", "number")
    unit: str | None = key("ISO 4217 code, or a unit of the vocabulary", "unit")
    bound: str | None = key("how the number bounds the truth; exactly if left out", "one:bound")
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
    status: str | None = key("how final the number is", "one:status")


class Fact(Named):
    """One statement of a source, with its place, its references and what was made of it."""

    kind: ClassVar[str]

    layer: str = key("which layer it belongs to", "one:layer", required=True)
    source: str = key("source that states it", "ref:source", required=True)
    topics: tuple[str, ...] = key("topics, the main one first", "refs:topic", required=True)
    text: str = key("one plain sentence that stands alone", required=True)
    refs: tuple[RefId, ...] = key("references the source gives for this very statement", "refs:reference")
    at: tuple[str, ...] = key("places in the source: section/paragraph/sentence", "texts")
    wording: tuple[str, ...] = key("time words of the source", "many:wording")
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
    note: str | None = key("what is unclear, odd or wrong in the source")

    @property
    def when(self) -> Period | None:
        """When it happened or holds: the date that a filter or a timeline goes by."""
        for name in ("date", "period", "as_of"):
            if (when := getattr(self, name, None)) is not None:
                return when  # type: ignore[no-any-return]  # getattr knows no types; the fields above are periods
        return None


class Event(Fact):
    """Something that happened, dated or not."""

    kind = "event"
    date: Period | None = key("when", "period")
    certainty: str | None = key("how the date is known, if not read off", "one:certainty")
    weekday: str | None = key("weekday as printed", "one:weekday")
    name: str | None = key("title of the event")
    actors: tuple[str, ...] = key("countries and bodies that acted", "refs:actor")
    persons: tuple[str, ...] = key("people who took part, as the source spells them", "texts")
    series: str | None = key("run of meetings it belongs to")
    ordinal: int | None = key("number within the series", "integer")
    stage: str | None = key("which step", "one:stage")


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


class Dimensions(Record):
    """What a number is about: the dimensions of an SDMX observation."""

    measure: str = key("what is counted", "ref:measure", required=True)
    subject: str | None = key("whose number it is: reporter, host, holder", "ref:actor")
    counterpart: str | None = key("the other side; WORLD for all", "ref:actor")
    flow: str | None = key("direction, seen from the subject", "one:flow")
    coverage: str | None = key("goods, services or both", "one:coverage")
    nature: str | None = key("what kind of number", "one:nature")
    basis: str | None = key("gross or net, where the source says")
    product: str | None = key("product group that the number is about", "ref:product")
    share_of: Mapping[str, str] | None = key("dimensions in which the whole differs from the part", "dimensions")
    view: str | None = key("whose statistics it comes from", "ref:party")
    grain: str | None = key("how finely it is cut: year, month, partner, group", "one:grain")
    composition: str | None = key("which members the subject or counterpart has")
    share_nature: str | None = key("nature of the amounts that a share compares", "one:nature")
    rounded_to: Number | None = key("step to which the source rounded, in base units", "number")
    derived: str | None = key("how it was worked out, if the source does not print it")


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


class Series(Fact, Dimensions, Quantity):
    """A run of figures that differ in period or partner only; each value becomes a figure on loading."""

    kind = "series"
    partner_is: str | None = key(
        "dimension that the partners of `values` fill: counterpart if left out", "one:partner_is"
    )
    values: Mapping[str, Any] = key("values by period, or by partner and period", "values", required=True)
    refs_for: Mapping[str, Any] | None = key("references by span of periods, where they differ from `refs`", "spans")


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
    budget_basis: str | None = key("whether the budget is the total or for each year", "one:budget_basis")
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
            return parse(f"{self.start}/{self.end}")
        return self.period or self.start or self.end or self.as_of


class Office(Fact):
    """Who held which office."""

    kind = "office"
    holder: str = key("person, as the source spells the name", required=True)
    role: str = key("office", required=True)
    body: str | None = key("body the office belongs to", "ref:actor")
    party: str | None = key("side it speaks for", "ref:actor")
    posted_to: str | None = key("where an ambassador serves", "ref:actor")
    from_: Period | None = key("since when", "period")
    to: Period | None = key("until when", "period")
    as_of: Period | None = key("when the office was held, if only that is known", "period")
    by: Period | None = key("day by which the office was held, if its start is not known", "period")
    seen: Period | None = key("latest day on which the office is known to have been held", "period")
    not_after: Period | None = key("day on which somebody else is known to hold it", "period")

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


class Stated(Dimensions, Quantity):
    """A number that the title of a reference states."""


class Reference(Named):
    """A work that facts rest on, in CSL variables; what the source does not say is left out."""

    id: RefId = key("number in the article, or a name", "mark", required=True)  # type: ignore[assignment]  # wider on purpose
    layer: str = key("which layer it belongs to", "one:layer", required=True)
    type: str = key("CSL type", required=True)
    title: str | None = key("title")
    author: tuple[Mapping[str, str], ...] = key("authors: family and given, or literal", "names")
    container_title: str | None = key("newspaper, journal or site")
    publisher: str | None = key("publisher")
    issued: Period | None = key("date of publication", "period")
    accessed: Period | None = key("date of access", "period")
    archived: Period | None = key("date of the archived copy", "period")
    DOI: str | None = key("digital object identifier")
    ISSN: str | None = key("serial number of the journal")
    volume: str | None = key("volume")
    version: str | None = key("version of a program or dataset")
    page: str | None = key("pages")
    URL: str | None = key("address", "address")
    language: str | None = key("language of the title, ISO 639")
    as_printed: str | None = key("what the citation prints that fits no variable")
    status: tuple[str, ...] = key("dead, archived, placeholder-title, descriptive-title", "texts")
    class_: str | None = key("official, copy of official text, law, news, state media, academic, opinion …")
    side: str | None = key("party whose own voice it is", "ref:party")
    states: tuple[Stated, ...] = key("numbers that its title states", "stated")
    same_as: tuple[RefId, ...] = key("references that are the same work", "refs:reference")
    copy_of: tuple[RefId, ...] = key("references of which this is a copy", "refs:reference")
    note: str | None = key("remark")


class Party(Named):
    """One of the two sides."""

    name: str = key("full name", required=True)
    short: str = key("short name", required=True)
    adjective: str | None = key("adjective")
    currency: str | None = key("ISO 4217 code, or a unit of the vocabulary", "currency")
    aliases: tuple[str, ...] = key("other names", "texts")


class Source(Named):
    """Where a layer's facts come from."""

    layer: str = key("which layer it feeds", "one:layer", required=True)
    type: str | None = key("CSL type; a webpage if left out")
    title: str = key("title", required=True)
    publisher: str | None = key("publisher")
    url: str | None = key("address", "address")
    route: tuple[str, ...] = key("copies through which it was read", "texts")
    edition: str | None = key("which state of the publisher's data")
    as_of: Period | None = key("day on which it was read", "period")
    licence: str | None = key("licence, as far as stated")
    credit: str | None = key("credit line")
    trust: str | None = key("how far it was checked")
    note: str | None = key("remark")


class Word(Named):
    """An entry of the vocabulary: topic, section, measure, attribute, unit or product."""

    title: str | None = key("name for people")
    dimension: str | None = key("kind of quantity")
    symbol: str | None = key("sign after the number")
    base: str | None = key("unit it converts to", "ref:unit")
    factor: str | None = key("how many of the base unit make one")
    quotient: tuple[str, ...] = key("the two measures it is the quotient of", "refs:measure")
    parent: str | None = key("wider group", "ref:product")
    code: str | None = key("code in a public classification")


class Place(Named):
    """A country, whose id is the ISO 3166 alpha-2 code, or a region."""

    name: str = key("name", required=True)
    iso3: str | None = key("ISO 3166 alpha-3 code")
    region: str | None = key("wider region", "ref:place")
    aliases: tuple[str, ...] = key("other names and adjectives", "texts")


class Body(Named):
    """An organisation that acts."""

    name: str = key("name", required=True)
    short: str | None = key("short name")
    type: str | None = key("eu-institution, eu-body, state-body, parliament, international-organisation …")
    party: str | None = key("side it belongs to", "ref:actor")
    parents: tuple[str, ...] = key("bodies it belongs to", "refs:actor")
    from_: Period | None = key("since when it exists", "period")
    to: Period | None = key("until when it existed", "period")
    acts: tuple[str, ...] = key("what it does to agreements", "many:stage")
    aliases: tuple[str, ...] = key("other names", "texts")


class Member(Record):
    """That a country was a member of a party."""

    of: str = key("the party", "ref:party", required=True)
    country: str = key("the country", "ref:place", required=True)
    name: str | None = key("its name")
    from_: Period | None = key("accession", "period")
    to: Period | None = key("exit", "period")
    refs: tuple[RefId, ...] = key("references", "refs:reference")
    note: str | None = key("remark")


class Term(Record):
    """That a person held an office in a time: what checks of currency go by."""

    holder: str = key("person", required=True)
    role: str = key("office", required=True)
    body: str | None = key("body the office belongs to", "ref:actor")
    party: str | None = key("side it speaks for", "ref:actor")
    posted_to: str | None = key("where an ambassador serves", "ref:actor")
    from_: Period | None = key("since when", "period")
    to: Period | None = key("until when", "period")
    by: Period | None = key("day by which the office was held, if its start is not known", "period")
    seen: Period | None = key("latest day on which the office is known to have been held", "period")
    not_after: Period | None = key("day on which somebody else is known to hold it", "period")
    refs: tuple[RefId, ...] = key("references", "refs:reference")
    note: str | None = key("remark")


class Rate(Named):
    """What one unit of a currency costs in another, by period: means of a year, or the rate of a day."""

    source: str = key("source that states it", "ref:source", required=True)
    refs: tuple[RefId, ...] = key("references", "refs:reference")
    base: str = key("currency that is priced, ISO 4217", "currency", required=True)
    quote: str = key("currency in which it is priced, ISO 4217", "currency", required=True)
    derived: str | None = key("how it was worked out")
    rounded_to: Number | None = key("step to which it is rounded", "number")
    values: Mapping[str, Number] = key("rates by period", "values", required=True)


class Synonym(Record):
    """Words that people use for the same."""

    words: tuple[str, ...] = key("words and phrases, each of which finds all", "texts", required=True)
    near: tuple[str, ...] = key("what they find as well, for less, and not the other way round", "texts")


class Cue(Record):
    """Words of a question that say what is asked for, or in which direction."""

    words: tuple[str, ...] = key("words and phrases", "texts", required=True)
    means: str = key("what they mean", "one:cue", required=True)


class Numeral(Record):
    """Words in which numbers and units are written."""

    words: tuple[str, ...] = key("words and signs", "texts", required=True)
    value: Number | None = key("the number they stand for", "number")
    factor: Number | None = key("what a number before them is multiplied by", "number")
    unit: str | None = key("the unit they stand for", "unit")


class Dataset(Record):
    """Everything that was read, in the order of the files; tables are by id."""

    id: str
    version: str
    title: str
    description: str = ""
    licence: str = ""
    credit: str = ""
    author: str = ""
    parties: Mapping[str, Party]
    sources: Mapping[str, Source]
    topics: Mapping[str, Word]
    sections: Mapping[str, Word]
    measures: Mapping[str, Word]
    attributes: Mapping[str, Word]
    units: Mapping[str, Word]
    products: Mapping[str, Word]
    places: Mapping[str, Place]
    bodies: Mapping[str, Body]
    facts: Mapping[str, Fact]
    references: Mapping[RefId, Reference]
    rates: Mapping[str, Rate]
    members: tuple[Member, ...] = ()
    terms: tuple[Term, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    cues: tuple[Cue, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    path: str = ""

    def of(self, *kinds: type[Fact]) -> Iterator[Any]:
        """Go through the facts of these kinds."""
        return (fact for fact in self.facts.values() if isinstance(fact, kinds))

    def name(self, code: str | None) -> str:
        """Name a party, country or body for people; a code that is none of these names itself."""
        if not code:
            return ""
        if code == "WORLD":
            return "all countries"
        for table in (self.parties, self.places, self.bodies):
            if code in table:
                record = table[code]
                return getattr(record, "short", None) or record.name
        return code
