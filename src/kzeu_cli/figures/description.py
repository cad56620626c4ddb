"""What a number is, in words made of the names in the data: `EU imports from Kazakhstan`, and whole sentences."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from kzeu_cli.figures import amounts
from kzeu_cli.figures.derivation import CHANGING, SIDES, Derived, members
from kzeu_cli.model import PERCENT, WORDS, WORLD, Dataset, Dimensions, Fact, Figure, Number, Trait, Word
from kzeu_cli.model.components import ends_between
from kzeu_cli.model.dates import MONTHS, Period
from kzeu_cli.model.durations import lasting
from kzeu_cli.support.phrases import capital, joined, uncapital

# Flow -> the words between whose number it is and the other side.
_TRADE: Mapping[str | None, str] = {
    "imports": "imports from",
    "exports": "exports to",
    "total": "trade with",
    "balance": "trade balance with",
}
_INVESTMENT: Mapping[str | None, str] = {"inward": "investment in {0} from {1}", "outward": "investment of {0} in {1}"}
# The same of what goes in or out and is no money: people.
_MOVEMENT: Mapping[str | None, str] = {"inward": "from {1} to {0}", "outward": "from {0} to {1}"}
# The same within a sentence: what comes between the goods and the other side.
_SIDES: Mapping[str | None, str] = {"imports": "from", "exports": "to", "total": "with", "balance": "with"}
_SCALES: Mapping[str, str] = {" tn": " trillion", " bn": " billion", " m": " million"}
# Names that English puts an article before: abbreviations, and those that say what sort of thing they name.
_WITH_ARTICLE = (
    r"[A-Z]{2,4}|(United|Bureau|National|World|Central Bank|Central Intelligence|European|Ministry)\b.*"
    r"|.*\b(Union|Kingdom|States|Emirates|Republic|Federation|Netherlands|Islands|Philippines)"
)

# What a number of this nature is called ahead of the direction.
_NATURES: Mapping[str | None, str] = {"share": "Share", "rate": "Growth"}
# The same of one number set against another.
_AGAINST: Mapping[str, str] = {"difference": "Difference", "deviation": "Deviation", "ratio": "Ratio"}


def direction(row: Dimensions, dataset: Dataset) -> str:
    """Say which way a number goes, or, where it has no direction, whose it is and with whom."""
    subject, counterpart = dataset.name(row.subject), dataset.name(row.counterpart)
    if row.flow in _INVESTMENT:
        if row.measure != "fdi":
            return f"{title_of(dataset.measures, row.measure)} {_MOVEMENT[row.flow].format(subject, counterpart)}"
        return capital(_INVESTMENT[row.flow].format(subject, counterpart or "those listed"))
    between = _TRADE.get(row.flow, "with")
    return f"{subject} {between} {counterpart}" if counterpart else subject


def what(row: Dimensions, dataset: Dataset) -> str:
    """Say what a number is: its direction, what the flow consists of, and, for a share, of what it is one."""
    if row.nature == "share" and row.share_of and row.flow:
        return f"Share of {_part(row, dataset)} in {_whole(row, dataset)}"
    if row.nature == "rank":
        ranked = f"{dataset.name(row.counterpart)} for {dataset.name(row.subject)}"
        return f"{title_of(dataset.measures, row.measure)}: {ranked}{_detail(row, dataset)}"
    said = direction(row, dataset)
    if row.flow is None or row.nature == "count":
        nature = f", {_NATURES[row.nature].lower()}" if row.nature in _NATURES else ""
        return f"{title_of(dataset.measures, row.measure)}{nature}: {said}"
    if row.nature in _NATURES:
        return f"{_NATURES[row.nature]}: {said}{_kind(row, row.share_nature)}{_detail(row, dataset)}"
    return f"{said}{_kind(row, row.nature)}{_detail(row, dataset)}"


def label(fact: Fact, dataset: Dataset) -> str | None:
    """Say in a few words what the number of a fact is; None if it has none."""
    if isinstance(fact, Derived) and fact.derivation in _AGAINST:
        if two := _unlike(fact, dataset):
            return f"{_AGAINST[fact.derivation]}: {' against '.join(str(label(one, dataset)) for one in two)}"
        return f"{_AGAINST[fact.derivation]}: {what(fact.replace(nature=None), dataset)}"
    if isinstance(fact, Dimensions):
        return what(fact, dataset)
    if isinstance(fact, Trait):
        return title_of(dataset.measures if fact.attribute in dataset.measures else dataset.attributes, fact.attribute)
    return None


def reporter(fact: Fact, dataset: Dataset) -> str | None:
    """Tell whose statistics a figure is from, or which party a trait is of; None for other facts."""
    if isinstance(fact, Trait):
        return fact.party
    return (fact.view or fact.subject) if isinstance(fact, Dimensions) else None


def partner(fact: Fact, dataset: Dataset) -> str | None:
    """Tell the other side of a figure, or the member of a party that it is about, whichever way it is stated."""
    if not isinstance(fact, Dimensions):
        return None
    return fact.counterpart if fact.subject in (reporter(fact, dataset), None) else fact.subject


def goods(row: Dimensions, dataset: Dataset) -> str:
    """Say what a flow of trade consists of: a product group, else goods, services or both."""
    if row.product:
        return title_of(dataset.products, row.product)
    return "goods and services" if row.coverage == "both" else row.coverage or ""


@cache
def composition(code: str | None, party: str | None, dataset: Dataset) -> str:
    """Say which members a number of a party counts: `27 members of today` for Eurostat's `EU27_2020`."""
    if not code or code == CHANGING:
        return "members change over the years" if code else ""
    found = re.fullmatch(r"\D+(\d+)_(\d{4})", code)
    if found is None:
        return code
    counted = members(code, party or "", dataset)
    is_today = bool(counted) and counted == members(None, party or "", dataset)
    return f"{found[1]} members of {'today' if is_today else found[2]}"


def sentence(fact: Fact, dataset: Dataset) -> str:
    """Say a fact in one whole sentence with its number, unit and period and whose statistics it is.

    What a source states in a sentence of its own stays as it stands in the data; an observation of a series and what
    was worked out are put into one here, and say that they are a sum if they are.
    """
    if isinstance(fact, Derived):
        return _worked_out(fact, dataset)
    if not isinstance(fact, Figure) or fact.series is None or fact.value is None:
        return fact.text
    said = f"{subject(fact, dataset)} {_verb(fact)} {_amount(fact, dataset)}{_time(fact)}"
    if fact.nature == "share" and fact.share_of and set(fact.share_of) <= set(SIDES):
        part, whole = _share_sides(fact, dataset)
        said = f"{part} made up {_amount(fact, dataset)} of {whole}{_time(fact)}"
    view = f"{_possessive(_named(fact.view, dataset))} statistics: " if fact.view else "by "
    notes = (f"{view}{_publisher(fact, dataset)}", fact.compiled or "", *_counted(fact, dataset))
    return f"{capital(said)} ({joined(*notes, by='; ')})."


def time(row: Figure | Derived | Trait) -> str:
    """Write for when a number is, and that it is for a part of a year only: `January to August 2024`."""
    when = row.when
    if when is None:
        return ""
    text = span(when)
    return f"{text}, a part of the year" if row.status == "partial" else text


def span(when: Period) -> str:
    """Write a time with its months by name: `September 2022`, `January to August 2024`; years as they are."""
    begin, _, end = when.text.partition("/")
    if not all(re.fullmatch(r"\d{4}-\d\d", part) for part in (begin, end or begin)):
        return when.words
    first, last = month(when.first), month(when.last)
    if not end:
        return f"{first} {when.first.year}"
    return f"{first}{'' if when.year else f' {when.first.year}'} to {last} {when.last.year}"


def month(day: date) -> str:
    """Name the month of a day."""
    return MONTHS[day.month - 1]


def _worked_out(row: Derived, dataset: Dataset) -> str:
    """Say what was worked out, from whose numbers and how."""
    currency = f" in {row.currency}, at {row.rates}," if row.currency and row.rates else ""
    behind = [dataset.facts[name] for name in row.inputs if name in dataset.facts] or [row]
    publishers = dict.fromkeys(_publisher(fact, dataset) for fact in behind)
    source = f"worked out by kzeu{currency} from figures of {' and '.join(publishers)}: {row.formula}"
    notes = "; ".join((source, *_counted(row, dataset), *((row.caution,) if row.caution else ())))
    return f"{capital(_finding(row, dataset))} ({notes})."


def _finding(row: Derived, dataset: Dataset) -> str:
    value: Number = row.value or 0
    if row.derivation == "growth" and row.base_period and row.when:
        grown = subject(row.replace(nature=row.share_nature), dataset)
        change = f"{'rose' if value > 0 else 'fell'} by {_percent(abs(Decimal(value)))}" if value else "stayed the same"
        return f"{grown} {change} from {span(row.base_period)} to {span(row.when)}"
    if row.derivation in _AGAINST and (two := _unlike(row, dataset)):
        return _set_against(row, *two, dataset)
    if row.derivation in ("deviation", "difference") and row.flow:
        apart = (
            _percent(abs(Decimal(value))) if row.unit == PERCENT else _amount(row.replace(value=abs(value)), dataset)
        )
        more = "more" if value >= 0 else "less"
        mirrored = f"than {_named(row.counterpart, dataset)} reports of the same flow"
        return f"{subject(row, dataset)} came to {apart} {more} {mirrored}{_time(row)}"
    if row.derivation == "deviation":
        more = "more" if value >= 0 else "less"
        year = f" {span(row.base_period)}" if row.base_period else ""
        said = f"{subject(row.replace(nature=None), dataset)}, as stated by {_publisher(row, dataset)},"
        return f"{said} was {_percent(abs(Decimal(value)))} {more} than that of the nearest year{year}"
    if row.nature == "share":
        part, whole = _share_sides(row, dataset)
        return f"{part} made up {_percent(value)} of {whole}{_time(row.replace(nature=row.share_nature))}"
    if row.derivation in ("ratio", "difference"):
        compared = f"{amounts.grouped(round(Decimal(value), 2))} times"
        if row.derivation == "difference":
            compared = f"{_amount(row.replace(value=abs(value)), dataset)} {'more' if value > 0 else 'less'} than"
        whose = subject(row.replace(counterpart=None), dataset)
        return f"{whose} was {compared} that of {_named(row.counterpart, dataset)}{_time(row)}"
    return f"{subject(row, dataset)} {_verb(row)} {_amount(row, dataset)}{_time(row)}"


def _unlike(row: Derived, dataset: Dataset) -> tuple[Fact, Fact] | None:
    """Take the two facts of which a number was made, unless both say the same of two sides, or by two statistics."""
    facts = [dataset.facts[name] for name in row.inputs if name in dataset.facts]
    if len(facts) != 2 or len(row.inputs) != 2:
        return None
    one, other = facts
    if row.flow:
        is_mirror = _directed(one) == _directed(other) and one.when == other.when
        return None if is_mirror and getattr(one, "subject", None) != getattr(other, "subject", None) else (one, other)
    measures = {getattr(fact, "attribute", None) or getattr(fact, "measure", None) for fact in facts}
    return None if len(measures) == 1 else (one, other)


def _directed(fact: Fact) -> tuple[object, ...]:
    """Tell from whom to whom which goods went, whoever reports it."""
    flow, *sides = (getattr(fact, name, None) for name in ("flow", "subject", "counterpart"))
    what_flowed = (getattr(fact, name, None) for name in ("measure", "nature", "coverage", "product"))
    return (ends_between(flow, *sides) or tuple(sides), *what_flowed)


def _set_against(row: Derived, one: Fact, other: Fact, dataset: Dataset) -> str:
    """Say how a number compares with another of something else, both named in full."""
    value = Decimal(row.value or 0)
    if row.derivation == "ratio":
        apart = f"{amounts.grouped(round(value, 2))} times"
    elif not value:
        apart = "as much as"
    else:
        size = row.replace(value=abs(value))
        off = _percent(abs(value)) if row.derivation == "deviation" else _amount(size, dataset)
        apart = f"{off} {'more' if value > 0 else 'less'} than"
    times = [
        _time(fact) if isinstance(fact, Figure) else f" ({span(fact.when)})" if fact.when else ""
        for fact in (one, other)
    ]
    first = times[0] if times[0] != times[1] else ""
    things = [_thing(fact, dataset) for fact in (one, other)]
    if things[0] == things[1] and not first:
        # Two sources, or two ways of counting: only the ids tell them apart.
        things = [f"{thing} ({fact.id})" for thing, fact in zip(things, (one, other), strict=True)]
    return f"{things[0]}{first} came to {apart} {things[1]}{times[1]}"


def _thing(fact: Fact, dataset: Dataset) -> str:
    if isinstance(fact, Dimensions):
        return subject(fact, dataset)
    return f"the {uncapital(label(fact, dataset) or '')} of {_named(getattr(fact, 'party', None), dataset)}"


def _counted(row: Figure | Derived, dataset: Dataset) -> tuple[str, ...]:
    """Say which members of a party a number counts."""
    for side in (row.subject, row.counterpart):
        if side in dataset.parties and row.composition and any(one.of == side for one in dataset.members):
            counted = composition(row.composition, side, dataset)
            joint = ", whose" if row.composition == CHANGING else " counted as"
            return (f"{_named(side, dataset)}{joint} {counted}",)
    return ()


def _share_sides(row: Figure | Derived, dataset: Dataset) -> tuple[str, str]:
    """Name the part and the whole of a share within a sentence."""
    part = row.replace(nature=row.share_nature, share_of=None)
    differs = {name: None if code == "all" else code for name, code in (row.share_of or {}).items()}
    if "group" in differs:
        return subject(part, dataset), "all those listed"
    return subject(part, dataset), subject(part.replace(**differs), dataset)


def subject(row: Dimensions, dataset: Dataset) -> str:
    """Name what is counted within a sentence: `Kazakhstan's exports of goods to the EU`."""
    holder, other, of = _named(row.subject, dataset), _named(row.counterpart, dataset), goods(row, dataset)
    if row.flow in _SIDES:
        flow = {"total": "trade", "balance": "trade balance"}.get(str(row.flow), row.flow)
        joint = "in" if row.flow in ("total", "balance") else "of"
        return joined(
            _possessive(holder), flow, f"{joint} {of}" if of else "", f"{_SIDES[row.flow]} {other}" if other else ""
        )
    measure = uncapital(title_of(dataset.measures, row.measure) or title_of(dataset.attributes, row.measure))
    if row.flow in _INVESTMENT:
        basis = f"{row.basis} " if row.basis else ""
        sorts = {"stock": "the stock of ", "flow": f"the {basis}flow of ", "cumulative": f"cumulative {basis}"}
        sort = sorts.get(row.nature or "", basis)
        sides = _INVESTMENT[row.flow].format(holder, other or "those listed").removeprefix("investment ")
        return f"{sort}{measure} {sides}"
    return f"the {measure} of {holder}{f' with {other}' if other else ''}"


@cache
def _named(code: str | None, dataset: Dataset) -> str:
    """Name a side within a sentence."""
    name = dataset.name(code)
    return _with_article(name)


def _with_article(name: str) -> str:
    return f"the {name}" if re.fullmatch(_WITH_ARTICLE, name) and not name.startswith("the ") else name


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _verb(row: Figure | Derived) -> str:
    return "was" if row.unit == PERCENT or row.flow == "balance" or row.nature == "count" else "came to"


def _amount(row: Figure | Derived, dataset: Dataset) -> str:
    said = amounts.words(row, dataset.units)
    for short, long in _SCALES.items():
        said = re.sub(f"{short}$", long, said)
    return said


def _percent(value: Number) -> str:
    """Write a percentage; what rounds to nothing is not nothing."""
    written = amounts.number(value, PERCENT, {})
    return "less than 0.01%" if value and written in ("0%", "-0%") else written


def _time(row: Figure | Derived) -> str:
    """Write the time behind an amount: a stock stands at the end of its time, a flow runs in it."""
    if row.when is None:
        return ""
    if row.nature == "stock" and row.as_of and row.period and row.as_of.last == row.period.last:
        return f" at the end of {row.period.words}"
    is_day = row.when.first == row.when.last
    return f" {'on' if is_day else 'in'} {time(row)}"


def _publisher(row: Fact, dataset: Dataset) -> str:
    """Say who publishes a number; of a source that gathers pages, that these are cited."""
    source = dataset.sources.get(row.source)
    publisher = (source.publisher or source.title) if source else row.source
    if ":" in publisher:
        return "the pages cited"
    if source and source.layer == WORDS["layer"][0]:
        return f"{publisher}, “{source.title}”"
    return _with_article(publisher)


def _kind(row: Dimensions, nature: str | None) -> str:
    """Tell a flow of investment from a stock, and net from gross; trade is always a flow."""
    kind = " ".join(part for part in (row.basis, nature) if part) if row.flow in _INVESTMENT else ""
    return f", {kind}" if kind else ""


def _part(row: Dimensions, dataset: Dataset) -> str:
    """Name what has a share: by that in which it differs from the whole."""
    of = row.share_of or {}
    if "product" not in of:
        return dataset.name(row.subject if "subject" in of else row.counterpart)
    origin = f" {_SIDES[row.flow]} {dataset.name(row.counterpart)}" if "counterpart" in of else ""
    return f"{title_of(dataset.products, row.product)}{origin}"


def _whole(row: Dimensions, dataset: Dataset) -> str:
    """Name what a share is of: a flow with all partners or with one, one in all products, or the sum of a list."""
    of = row.share_of or {}
    if "group" in of:
        return "all those listed"
    # What a fact says that is the whole, as one without a partner.
    differs = {name: of[name] for name in SIDES if name in of} or {"counterpart": WORLD}
    whole = row.replace(**differs)
    if whole.counterpart == WORLD:
        words = _TRADE.get(row.flow, "").split()
        said = (
            f"{dataset.name(whole.subject)} {' '.join(words[:-1])}"
            if words
            else f"investment in {dataset.name(whole.subject)}"
        )
    else:
        said = direction(whole, dataset)
        said = said[0].lower() + said[1:] if row.flow in _INVESTMENT else said
    is_all = of.get("product") == "all"
    return f"{said}{_kind(row, row.share_nature)}{'' if is_all else _detail(whole, dataset)}"


def _detail(row: Dimensions, dataset: Dataset) -> str:
    """Add what a flow consists of, and for how long it was counted."""
    length = lasting(getattr(row, "duration", None))
    details = (goods(row, dataset), f"in {length}" if length else "")
    return "".join(f", {detail}" for detail in details if detail)


def title_of(words: Mapping[str, Word], name: str | None) -> str:
    """Name a term of the vocabulary for people; one without a title names itself."""
    word = words.get(name or "")
    return (word.title if word else None) or name or ""
