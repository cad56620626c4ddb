"""People: who is in office, and who held which office, said what, or took part, and when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.listed import SOURCE, columns, listed, of_fact, source
from kzeu_cli.model import WORDS, Dataset, Event, Fact, Office, Statement
from kzeu_cli.model.dates import Period
from kzeu_cli.model.offices import Tenure, stated_by_terms, tenures
from kzeu_cli.model.persons import known_as, named
from kzeu_cli.model.policy import in_office, recency
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.model.ties import merged
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold
from kzeu_cli.support.phrases import joined
from kzeu_cli.support.suggestions import advice


class Part(NamedTuple):
    """What one fact says of one person: an office, words, or presence at an event; `same` are facts that say it too.

    `person` is the name as the source spells it, `known_as` the fullest spelling of any source. Of an office `tenure`
    is all that is known of the person in it.
    """

    person: str
    known_as: str
    fact: Fact
    same: tuple[Fact, ...] = ()
    tenure: Tenure | None = None
    in_office: bool | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All the facts of the row."""
        return (self.fact, *self.same)

    @property
    def when(self) -> Period | None:
        """When it was."""
        return self.fact.when


def parts(
    dataset: Dataset, selection: Filter, day: date, names: Sequence[str] = (), *, once: bool, only: bool = False
) -> list[Part]:
    """List what is stated of people, or of those only whose name contains one of `names`.

    Whoever is in office on the day comes first (with `only`, nobody else), then whoever was named last; of each person
    the offices, then the newest. With `once`, an office that several facts state is one. Raise NotFoundError, with the
    nearest name, if nobody is so called.
    """
    everything = list(_parts(dataset, selection, day, once=once))
    wanted = {part.known_as for part in everything if any(fold(name) in fold(part.person) for name in names)}
    chosen = [part for part in everything if not names or part.known_as in wanted]
    if names and not chosen:
        known = {word for part in everything for word in (part.person, *part.person.split())}
        raise NotFoundError(f"nobody named {names[0]!r}; {advice(names[0], known, all_with='kzeu people')}")
    kept = [part for part in chosen if part.in_office] if only else chosen
    places = {name: place for place, name in enumerate(dataset.facts)}
    first: dict[str, Any] = {}
    for part in kept:
        rank = (not part.in_office, *_rank(part, dataset, places))
        first[part.known_as] = min(first.get(part.known_as, rank), rank)

    def order(part: Part) -> tuple[Any, ...]:
        own = not part.in_office, part.tenure is None, recency(part.fact), part.fact.id
        return first[part.known_as], part.known_as, own

    return sorted(kept, key=order)


def _rank(part: Part, dataset: Dataset, places: Mapping[str, int]) -> tuple[Any, ...]:
    """Put those in office in the order of the parties and of the data, who serves abroad last; the others by time."""
    if not part.in_office or part.tenure is None:
        return False, 0, recency(part.fact)
    office = part.tenure.office
    parties = list(dataset.parties)
    party = parties.index(office.party) if office.party in parties else len(parties)
    is_away = bool(office.posted_to or getattr(office, "region", None))
    return is_away, party, places.get(part.fact.id, len(places))


def _parts(dataset: Dataset, selection: Filter, day: date, *, once: bool) -> Iterator[Part]:
    full = known_as(dataset)
    layers = selection.layers or WORDS["layer"]
    known = tenures(dataset, layers)
    by_fact = {record.id: tenure for tenure in known for record in tenure.facts}
    by_term = {(tenure.person, tenure.office.role): tenure for tenure in known if not tenure.facts}
    held = {(tenure.person, tenure.office.role, tenure.first) for tenure in in_office(dataset, day, layers)}
    stated = (*dataset.of(Office, Statement, Event), *stated_by_terms(dataset))
    facts = [fact for fact in stated if meets(fact, selection)]
    for group in merged(dataset, facts) if once else [(fact,) for fact in facts]:
        fact, *same = group
        # A speaker may be a body, and of two facts that state the same event one may name more people.
        spelled = {full[name]: name for each in reversed(group) for name in named(each) if name in full}
        for person, name in spelled.items():
            tenure = by_fact.get(fact.id)
            if isinstance(fact, Office) and tenure is None:
                tenure = by_term.get((person, fact.role))
            is_held = tenure and (tenure.person, tenure.office.role, tenure.first) in held
            yield Part(name, person, fact, tuple(same), tenure, None if tenure is None else bool(is_held))


def office(row: Part, dataset: Dataset) -> str:
    """Write an office with whose it is; what else a fact says in its own words."""
    fact = row.fact
    if not isinstance(fact, Office):
        return fact.text
    to = f" to {dataset.name(fact.posted_to)}" if fact.posted_to else ""
    whose = dataset.name(fact.party if fact.posted_to else fact.body or fact.party)
    return f"{fact.role}{to}{f', {whose}' if whose else ''}"


def _since(row: Part, dataset: Dataset) -> str:
    """Say since when somebody has held an office, as far as known."""
    if row.tenure is None:
        return texts.when(row.fact, dataset)
    if row.tenure.start:
        return row.tenure.start.words
    return f"by {row.tenure.earliest.words}" if row.tenure.earliest else ""


def _seen(row: Part, dataset: Dataset) -> str:
    """Say until when an office is held, or when a source last has the person in it."""
    if row.tenure is None:
        return ""
    end = next((record.to for record in row.tenure.records if record.to), None)
    if end:
        return f"until {end.words}"
    return row.tenure.latest.words if row.tenure.latest else ""


def _leaf(row: Part, dataset: Dataset) -> str:
    if row.tenure is None:
        when = texts.when(row.fact, dataset)
        return f"{f'{when}  ' if when else ''}{row.fact.text}  ({source(row, dataset)})"
    since, seen = _since(row, dataset), _seen(row, dataset)
    known = f"since {since}" if row.tenure.start else since
    last = seen if seen.startswith("until") else f"last known on {seen}" if seen and seen not in known else ""
    state = "in office" if row.in_office else ""
    return f"{joined(office(row, dataset), known, last, state, by=', ')}  ({source(row, dataset)})"


_OWN = (
    Column("person", "string", "name as the source spells it", show=lambda row, dataset: row.known_as),
    Column("known_as", "string", "fullest spelling of the name in any source"),
    *of_fact(Office, "role", "body", "party", "posted_to", "from_", "to", "by", "seen", "not_after"),
    Column("in_office", "boolean", "of an office: whether the person holds it on the day asked for, as far as known"),
    Column(
        "last_seen", "string", "of an office: the latest time at which a source has the person in it",
        get=lambda row: row.tenure and row.tenure.latest, show=_seen,
    ),
    *of_fact(Office, "at", "note"),
)  # fmt: skip
_SEEN: dict[str, Mapping[str, Any]] = {
    "person": {"title": "Person"},
    "role": {"title": "Office, words or event", "show": office},
    "when": {"title": "When", "show": _since},
    "layer": SOURCE,
}
PEOPLE = View("people", columns(_SEEN, *_OWN), branch=lambda row, dataset: row.known_as, leaf=_leaf, is_tree=True)
# Who is in office, one row an office.
IN_OFFICE = View(
    "people",
    columns(
        {
            "role": {"title": "Office", "show": office},
            "person": {"title": "Person"},
            "when": {"title": "Since", "show": _since},
            "last_seen": {"title": "Last known"},
            "layer": SOURCE,
        },
        *_OWN,
    ),
)


def answer(
    rows: Sequence[Part], dataset: Dataset, limit: int | None, day: date, *, offices: bool, brief: bool
) -> Answer:
    """Answer with who is in office, if `offices`, or with all that is stated of people, cut to a screen if `brief`.

    Where people ask for nothing in particular and nobody is known to be in office, they get all that is stated.
    """
    held = [row for row in rows if row.in_office]
    if offices and (held or not brief or not rows):
        made = Answer(
            view=IN_OFFICE, rows=held[:limit], dataset=dataset,
            title=f"In office on {day}, as far as the sources say",
            empty=f"nobody is known to be in office on {day}",
        )  # fmt: skip
        return listed(made, lambda number: _rest(number, held), brief=brief)
    made = Answer(view=PEOPLE, rows=rows[:limit], dataset=dataset, title="People")
    return listed(
        made, lambda number: f"{number} of {len(rows)}; all: --all." if number < len(rows) else "", brief=brief
    )


def _rest(number: int, rows: Sequence[Part]) -> str:
    of = f"{number} of {len(rows)}. " if number < len(rows) else ""
    one = f" one: kzeu people {fold(rows[0].known_as.split()[-1])};" if rows else ""
    return f"{of}Everybody named: --all;{one} another day: --as-of 2022-01-01."
