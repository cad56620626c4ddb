"""What is searched: one entry for each fact, and one for all observations of a series, as words by weight."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from functools import reduce
from typing import Any, NamedTuple

from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.figures.description import what
from kzeu_cli.model import Amount, Dataset, Dimensions, Event, Fact, Figure, Item, Number, Office, Trait
from kzeu_cli.model.dates import Period, spanning
from kzeu_cli.model.offices import post_of, successions
from kzeu_cli.model.persons import known_as
from kzeu_cli.model.ties import same_as
from kzeu_cli.search.direction import OF_BOTH, ends_of
from kzeu_cli.search.matters import Matter, matter
from kzeu_cli.search.segments import AFTER, BEFORE, succession
from kzeu_cli.search.stems import Stems
from kzeu_cli.search.worked_out import called, worked_out
from kzeu_cli.support.grouping import grouped

# Where a word may stand, and how much it counts there: in the sentence or a name, among other words for it, in what
# belongs to the fact, in remarks and titles of references.
TIERS = (1.0, 0.75, 0.6, 0.3)
# An alias that was asked for whole.
_WHOLE = 0.95
_SAID, _ALIAS, _ASIDE, _NOTE = range(4)
_TIER_OF: Mapping[str, int] = {
    **dict.fromkeys(("text", "name", "short", "holder", "role", "measure", "attribute"), _SAID),
    "aliases": _ALIAS, "items": _ALIAS, "note": _NOTE, "refs": _NOTE,
}  # fmt: skip
# The language of titles that questions are asked in; a word of another one in a title is no evidence.
_LANGUAGE = "en"
# What a fact goes by.
_HEADS = ("name", "short", "holder", "role", "measure", "attribute")
_UNSEARCHED = (
    "id", "layer", "at", "quotes", "unit", "shown", "bound", "nature", "compiled", "view", "composition", "related",
    "restates", "numerator", "grew_from", "derivation", "formula", "inputs", "caution", "grain",
)  # fmt: skip
_WORDS_OF: Mapping[str, str] = {
    "measure": "measures", "attribute": "attributes", "product": "products", "products": "products", "topics": "topics",
}  # fmt: skip
_LINKS = ("agreement", "programme", "event", "part_of", "supersedes")
_ACTORS = ("actor", "party", "place")
_TRADE = ("exports", "imports")
_COUNTS = {"declared": None, "ordinal": "rank"}
# The natures of numbers that no time passes in.
_OF_NO_TIME = ("stock", "cumulative", "rank", "count")


class Entry(NamedTuple):
    """A fact, or the observations of a series in order of time, and their words, cut to stems.

    `sentence` is what it says; `heads` are the names that it goes by; `tiers` are one text for each weight, with a
    blank around each stem. `codes` are the countries and bodies that it is about; `matter` is what its facts are
    answers about.
    """

    facts: Sequence[Fact]
    sentence: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    tiers: tuple[str, ...]
    codes: frozenset[str]
    matter: str

    def holds(self, needle: str, but: Sequence[str] = ()) -> float:
        """Tell from 0 to 1 how strongly the entry has a run of stems, given with a blank around each.

        It does not count where it is a part of one of the runs `but`.
        """
        for weight, tier in zip(TIERS, self.tiers, strict=True):
            if needle in tier and needle in reduce(lambda left, run: left.replace(run, " "), but, tier):
                return _WHOLE if weight == TIERS[_ALIAS] and f"|{needle}|" in tier else weight
        return 0

    def goes_by(self, word: str) -> bool:
        """Whether an alias begins with a stem: `first ambassador`."""
        return f"| {word} " in self.tiers[_ALIAS]


class Entries(NamedTuple):
    """All that is searched: the entries, and what tells of them without reading any, which is costly.

    Entries are named by position, facts by position within their entry. `counts` are the facts of each, `times` the
    times of these. By stem, `of_stem` says how strongly each entry has it; by country or body, and by kind, `of_code`
    and `of_kind` say which entries are about it; by number, `of_number` which facts give it, in which unit. `flows` say
    how much went from one to another in a time. `terms` are the days on which those offices were held whose first day
    is known. `ranks` are the places of facts among those that differ in the partner only, from the top and the bottom.
    `members` are the countries of each party.
    """

    all: Sequence[Entry]
    counts: Sequence[int]
    times: Sequence[Sequence[Period | None]]
    of_stem: Mapping[str, Mapping[int, float]]
    of_code: Mapping[str, Sequence[int]]
    of_kind: Mapping[str, Sequence[int]]
    of_number: Mapping[Number, Sequence[tuple[str, int, int]]]
    flows: Set[int]
    terms: Mapping[int, Period]
    ranks: Mapping[int, Sequence[Sequence[int] | None]]
    members: Mapping[str, Sequence[str]]

    def having(self, stems: Sequence[str]) -> Mapping[int, float]:
        """Tell how strongly each entry that has all of the stems, anywhere, has the weakest of them."""
        lists = sorted((self.of_stem.get(stem, {}) for stem in set(stems)), key=len)
        fewest, *others = lists
        if not others:
            return fewest
        common = (number for number in fewest if all(number in other for other in others))
        return {number: min(each[number] for each in lists) for number in common}

    def holding(self, words: Sequence[str], longer: Iterable[Sequence[str]] = ()) -> Mapping[int, float]:
        """Tell how strongly each entry that has the words in a row has them, but not as a part of a `longer` name."""
        having = self.having(words)
        if len(words) == 1:
            return having
        needle, but = f" {' '.join(words)} ", [f" {' '.join(name)} " for name in longer]
        held = ((number, self.all[number].holds(needle, but)) for number in having)
        return {number: strength for number, strength in held if strength}

    def within(self, party: str) -> Set[int]:
        """Name the entries that are about members of a party, and not about the party itself."""
        about = (self.of_code.get(country, ()) for country in self.members.get(party, ()))
        return set().union(*about).difference(self.of_code.get(party, ()))

    def rank(self, number: int, place: int) -> Sequence[int] | None:
        """Tell the rank of a fact, from the top and from the bottom."""
        return self.ranks[number][place] if number in self.ranks else None


def entries(dataset: Dataset, stems: Stems, remarks: Stems) -> Entries:
    """Make the entries of a dataset, in the order of its facts, and of what follows from them.

    The words met go to `stems`, those of remarks to `remarks`: these quote what is wrong in a source, slips included.
    """
    groups = grouped(dataset.facts.values(), _group)
    every = [*groups.values(), *(made := worked_out(dataset))]
    # These may be the largest as well.
    totals = (fact for facts in made for fact in facts if isinstance(fact, Derived) and fact.flow in OF_BOTH)
    context = _Context(dataset, stems, remarks, _aliases(dataset), known_as(dataset), _successions(dataset))
    found = [_entry(context, sorted(facts, key=_time)) for facts in every]
    of_code: dict[str, list[int]] = {}
    of_kind: dict[str, list[int]] = {}
    of_number: dict[Number, list[tuple[str, int, int]]] = {}
    terms = {}
    for number, entry in enumerate(found):
        for code in sorted(entry.codes):
            of_code.setdefault(code, []).append(number)
        of_kind.setdefault(entry.facts[0].kind, []).append(number)
        for place, fact in enumerate(entry.facts):
            for value, unit in _amounts(fact):
                of_number.setdefault(value, []).append((unit or "", number, place))
            if isinstance(fact, Office) and fact.from_ and fact.from_.begin == fact.from_.first:
                terms[number] = spanning(fact.from_, fact.to)
    places = _ranks([*dataset.of(Figure), *totals], dataset)
    ranks = ((number, [places.get(fact.id) for fact in entry.facts]) for number, entry in enumerate(found))
    by_party = grouped(dataset.members, lambda member: member.of)
    return Entries(
        all=found,
        counts=[len(entry.facts) for entry in found],
        times=[[fact.when for fact in entry.facts] for entry in found],
        of_stem=_of_stem(found),
        of_code=of_code,
        of_kind=of_kind,
        of_number=of_number,
        flows={number for number, entry in enumerate(found) if _is_flow(entry.facts[0])},
        terms=terms,
        ranks={number: several for number, several in ranks if any(several)},
        members={party: [member.country for member in several] for party, several in by_party.items()},
    )


def _of_stem(made: Sequence[Entry]) -> Mapping[str, Mapping[int, float]]:
    of_stem: dict[str, dict[int, float]] = {}
    for number, entry in enumerate(made):
        # Where a stem stands more than once, its best place counts.
        for weight, tier in reversed(tuple(zip(TIERS, entry.tiers, strict=True))):
            for stem in tier.split():
                of_stem.setdefault(stem, {})[number] = weight
            if weight == TIERS[_ALIAS]:
                names = (name.split() for name in tier.split("|"))
                for name in names:
                    if len(name) == 1:
                        of_stem[name[0]][number] = _WHOLE
    of_stem.pop("|", None)
    return of_stem


def _amounts(fact: Fact) -> Iterator[tuple[Number, str | None]]:
    """Go through the numbers of a fact: value and unit."""
    for amount in (fact, *getattr(fact, "also", ()), *getattr(fact, "items", ())):
        if isinstance(amount, Amount) and amount.value is not None:
            yield amount.value, amount.unit
    for name, unit in _COUNTS.items():
        if (number := getattr(fact, name, None)) is not None:
            yield number, unit


def _is_flow(fact: Fact) -> bool:
    """Whether a fact says how much went from one to another in a time."""
    return bool(getattr(fact, "flow", None)) and getattr(fact, "nature", None) not in _OF_NO_TIME


class _Context(NamedTuple):
    """What an entry needs besides its facts."""

    dataset: Dataset
    stems: Stems
    remarks: Stems
    aliases: Mapping[Matter, Sequence[str]]
    people: Mapping[str, str]
    successions: Mapping[Hashable, Sequence[str]]


def _aliases(dataset: Dataset) -> Mapping[Matter, Sequence[str]]:
    """Collect the other words for each number of a party: those of one source's fact go for the others as well."""
    found: dict[Matter, list[str]] = {}
    for fact in dataset.of(Figure, Trait):
        if fact.value is not None and not getattr(fact, "flow", None):
            found.setdefault(matter(fact, dataset), []).extend(fact.aliases)
    return found


def _successions(dataset: Dataset) -> Mapping[Hashable, Sequence[str]]:
    """Say before and after whom each person held each post."""
    found: dict[Hashable, list[str]] = {}
    for earlier, later in successions(dataset):
        for tenure, side, other in ((earlier, BEFORE, later), (later, AFTER, earlier)):
            said = succession(side, other.office.holder)
            found.setdefault((post_of(tenure.office), tenure.person), []).append(said)
    return found


def _time(fact: Fact) -> tuple[Any, ...]:
    return fact.when.order if fact.when else ()


def _group(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Figure) and fact.series:
        return fact.series, fact.subject or "", fact.counterpart or ""
    return (fact.id,)


def _ranks(figures: Iterable[Figure | Derived], dataset: Dataset) -> Mapping[str, tuple[int, int]]:
    """Rank the figures that a source gives for several partners: by id, the place from the top and from the bottom.

    What several sources say of single partners makes no list.
    """
    families: dict[tuple[Any, ...], list[Figure | Derived]] = {}
    for figure in figures:
        stated = dataset.facts[figure.inputs[0]] if isinstance(figure, Derived) else figure
        listed = getattr(stated, "series", None) or getattr(stated, "group", None)
        if figure.value is not None and listed and (figure.grain == "partner" or figure.group):
            when = figure.when.text if figure.when else ""
            shared = listed, figure.flow, figure.view, figure.unit, figure.source, when
            families.setdefault(shared, []).append(figure)
    places = {}
    for family in families.values():
        family.sort(key=lambda figure: -(figure.value or 0))
        if len({(figure.subject, figure.counterpart) for figure in family}) == len(family) > 1:
            places.update({figure.id: (n, len(family) + 1 - n) for n, figure in enumerate(family, 1)})
    return places


def _entry(context: _Context, facts: Sequence[Fact]) -> Entry:
    dataset, stems = context.dataset, context.stems
    newest = facts[-1]
    tiers: list[list[str]] = [[] for _ in TIERS]
    heads = []
    for name, words in _fields(context, newest):
        tier = _TIER_OF.get(name, _ASIDE)
        cut = [(context.remarks if name == "note" else stems).of(word) for word in words]
        tiers[tier] += map(" ".join, cut)
        heads += cut if name in _HEADS else []
    return Entry(
        facts=tuple(facts),
        sentence=stems.of(_said(newest, dataset)),
        heads=tuple(heads),
        tiers=tuple(f" | {' | '.join(texts)} | " for texts in tiers),
        codes=frozenset(_codes(newest)),
        matter=str(matter(newest, dataset)),
    )


def _said(fact: Fact, dataset: Dataset) -> str:
    """Take what a fact says; of a number in a series or worked out what it is, not who says so, when and how."""
    is_one_of_many = isinstance(fact, Derived) or (isinstance(fact, Figure) and fact.series and fact.flow in _TRADE)
    return what(fact, dataset) if is_one_of_many and isinstance(fact, Dimensions) else fact.text


def _fields(context: _Context, fact: Fact) -> Iterator[tuple[str, Iterator[str]]]:
    """Go through the fields of a fact that have words, and through the words of each."""
    dataset = context.dataset
    for name, value in vars(fact).items():
        if name == "text" and value != (plain := _said(fact, dataset)):
            yield name, iter((plain,))
            # Whose statistics say so.
            yield "source", iter((value,) if isinstance(fact, Figure) else ())
        elif value is not None and name not in _UNSEARCHED and type(fact).keys[name].target not in _ACTORS:
            yield name, _words(dataset, name, value)
    if getattr(fact, "flow", None) in _TRADE and (ends := ends_of(fact)) and all(ends):
        # An export is the import that it is for the other side, and the other way round.
        origin, destination = map(dataset.name, ends)
        yield "aliases", iter((f"{origin} exports to {destination}", f"{destination} imports from {origin}"))
    yield "attribute", iter(called(fact))
    if getattr(fact, "derivation", None) == "total":
        # Both flows with one country tell which partner it is.
        yield "called", iter(("trading partner",))
    # What tells the same in other words goes by those as well.
    if getattr(fact, "value", None) is not None and not isinstance(fact, Derived):
        yield "aliases", iter(context.aliases.get(matter(fact, dataset), ()))
    if isinstance(fact, Office):
        yield "aliases", iter(context.successions.get((post_of(fact), context.people[fact.holder]), ()))
    for name in same_as(dataset, fact):
        yield "aliases", iter((*dataset.facts[name].aliases, dataset.facts[name].text))
    if isinstance(fact, Event) and fact.series and fact.ordinal:
        # What meets goes by its name.
        body = dataset.bodies.get(fact.series)
        names = (fact.series.replace("-", " "), *((body.name,) if body else ()))
        yield "name", (f"{ordinal(fact.ordinal)} {name}" for name in names)


def _codes(fact: Fact) -> Iterator[str]:
    for name, value in vars(fact).items():
        if value is not None and type(fact).keys[name].target in _ACTORS:
            yield from (value,) if isinstance(value, str) else value
    # A share is about the whole too.
    yield from (getattr(fact, "share_of", None) or {}).values()


def _words(dataset: Dataset, name: str, value: Any) -> Iterator[str]:
    """Go through the words that one field gives a fact."""
    if name in _WORDS_OF:
        yield from _titles(dataset, name, value)
    elif name in _LINKS:
        linked = dataset.facts.get(value)
        yield from (word for part in ("name", "short") if (word := getattr(linked, part, None)))
    elif name == "refs":
        for work in dataset.cited(value):
            title = work.title if work.language in (None, _LANGUAGE) else None
            names = (name for author in work.author for name in author.values())
            yield from (text for text in (title, work.container_title, work.publisher, *names) if text)
    elif name == "source":
        source = dataset.sources.get(value)
        # What the whole dataset is about says nothing of one fact.
        titles = (source.title, source.publisher) if source else ()
        yield from (title for title in titles if title and title != dataset.title)
    elif name == "ordinal":
        yield ordinal(value)
    elif isinstance(value, str):
        yield value.replace("-", " ")
    elif isinstance(value, tuple):
        yield from (each for each in value if isinstance(each, str))
        items = (item for item in value if isinstance(item, Item))
        yield from (word for item in items for word in (item.name, item.role, item.person) if word)


def _titles(dataset: Dataset, name: str, value: Any) -> Iterator[str]:
    table = getattr(dataset, _WORDS_OF[name])
    for word in (value,) if isinstance(value, str) else value:
        # A row of the comparison may be named after a measure.
        record = table.get(word) or dataset.measures.get(word)
        yield (record.title if record else None) or word.replace("-", " ")
