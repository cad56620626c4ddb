"""What facts point to or are read with: works, parties, places, offices, rates, words."""

from collections.abc import Mapping

from kzeu_cli.model.components import Dimensions, Holding, Named, Number, Quantity, RefId
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import Record, key
from kzeu_cli.model.vocabulary import Coverage, Flow, Grain, Layer, Meaning, Nature, Revision, Stage


class Stated(Dimensions, Quantity):
    """A number that the title of a reference states."""


class Reference(Named):
    """A work that facts rest on, in CSL variables; what the source does not say is left out."""

    id: RefId = key("number in the article, or a name", "mark", required=True)  # type: ignore[assignment]  # wider on purpose
    layer: Layer = key("which layer it belongs to", "one:layer", required=True)
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
    status: tuple[str, ...] = key("dead, archived, placeholder-title, descriptive-title, date-from-address", "texts")
    class_: str | None = key("official, copy of official text, law, news, state media, academic, opinion …")
    side: str | None = key("party whose own voice it is", "ref:party")
    citation_key: str | None = key("key that bibliographies cite it by; made of author, year and title if left out")
    states: tuple[Stated, ...] = key("numbers that its title states", "stated")
    same_as: tuple[RefId, ...] = key("references that are the same work", "refs:reference")
    copy_at: str | None = key("site or repository that has the copy which was read, if not its publisher's own")
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

    layer: Layer = key("which layer it feeds", "one:layer", required=True)
    type: str | None = key("CSL type; a webpage if left out")
    title: str = key("title", required=True)
    publisher: str | None = key("publisher")
    url: str | None = key("address", "address")
    route: tuple[str, ...] = key("copies through which it was read", "texts")
    edition: str | None = key("which state of the publisher's data")
    as_of: Period | None = key("day on which it was read", "period")
    citation_key: str | None = key("key that bibliographies cite it by, when cited as a whole")
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
    factor: str | None = key("how many of the base unit make one", "factor")
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
    type: str | None = key("sort of body, in a word of the dataset's own")
    party: str | None = key("side it belongs to", "ref:actor")
    parents: tuple[str, ...] = key("bodies it belongs to", "refs:actor")
    from_: Period | None = key("since when it exists", "period")
    to: Period | None = key("until when it existed", "period")
    acts: tuple[Stage, ...] = key("what it does to agreements", "many:stage")
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


class Term(Holding):
    """That a person held an office in a time: what checks of currency go by."""

    refs: tuple[RefId, ...] = key("references", "refs:reference")
    note: str | None = key("remark")


class Rate(Named):
    """What one unit of a currency costs in another, by period: means of a year, or the rate of a day."""

    source: str = key("source that states it", "ref:source", required=True)
    refs: tuple[RefId, ...] = key("references", "refs:reference")
    base: str = key("currency that is priced, ISO 4217", "currency", required=True)
    quote: str = key("currency in which it is priced, ISO 4217", "currency", required=True)
    compiled: str | None = key("how it was worked out from the source's own rates")
    rounded_to: Number | None = key("step to which it is rounded", "number")
    values: Mapping[str, Number] = key("rates by period", "values", required=True)


class Gap(Named):
    """What a user would look for and the dataset does not have, with why."""

    text: str = key("one sentence that says what is not there", required=True)
    why: str = key("one sentence that says why it is not", required=True)
    words: tuple[str, ...] = key("words and phrases people ask for it with", "texts")
    topics: tuple[str, ...] = key("topics it belongs to", "refs:topic")
    period: Period | None = key("time for which it is missing", "period")
    measure: str | None = key("what would be counted", "ref:measure")
    subject: str | None = key("whose number it would be", "ref:actor")
    counterpart: str | None = key("the other side", "ref:actor")
    flow: Flow | None = key("direction, seen from the subject", "one:flow")
    coverage: Coverage | None = key("goods, services or both", "one:coverage")
    nature: Nature | None = key("what kind of number", "one:nature")
    basis: str | None = key("gross or net")
    product: str | None = key("product group", "ref:product")
    view: str | None = key("whose statistics", "ref:party")
    grain: Grain | None = key("how finely cut: year, month, partner, group", "one:grain")
    series: str | None = key("run of meetings in which it is missing")
    refs: tuple[RefId, ...] = key("references that speak of it", "refs:reference")


class Synonym(Record):
    """Words that people use for the same."""

    words: tuple[str, ...] = key("words and phrases, each of which finds all", "texts", required=True)
    near: tuple[str, ...] = key("what they find as well, for less, and not the other way round", "texts")


class Cue(Record):
    """Words of a question that say what is asked for, or in which direction."""

    words: tuple[str, ...] = key("words and phrases", "texts", required=True)
    means: Meaning = key("what they mean", "one:cue", required=True)


class Change(Named):
    """What a version of the dataset added or corrected."""

    version: str = key("version of the dataset", required=True)
    date: Period = key("day on which it was made", "period", required=True)
    change: Revision = key("added, corrected or removed", "one:change", required=True)
    text: str = key("what changed, in one sentence", required=True)
    facts: tuple[str, ...] = key("facts that it concerns, where they are few", "refs:fact")


class Numeral(Record):
    """Words in which numbers and units are written."""

    words: tuple[str, ...] = key("words and signs", "texts", required=True)
    value: Number | None = key("the number they stand for", "number")
    factor: Number | None = key("what a number before them is multiplied by", "number")
    unit: str | None = key("the unit they stand for", "unit")
