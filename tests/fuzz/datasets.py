"""Datasets made at random from the model's own declarations: valid, nearly valid, and written as TOML."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from kzeu_cli.dataset.build import PARTS
from kzeu_cli.dataset.names import CLASSES
from kzeu_cli.model import KINDS, WORDS
from kzeu_cli.model.record import Key, Record, toml_key

Tables = dict[str, Any]

# The words of the datasets, small enough that links meet.
PARTIES, PLACES, BODIES = ("AL", "BE"), ("LO", "HI"), ("guild", "court")
TOPICS = ("trade", "investment", "energy", "people")
MEASURES = {"trade": "money", "investment": "money", "votes": "count", "population": "count", "density": None}
UNITS = {"ALC": "money", "percent": "share", "heads": "count", "place": "rank", "per-km2": None}
PRODUCTS = ("salt", "rock-salt")
SOURCES = {"paper": "article", "office": "official", "atlas": "context"}
IDS = {kind: tuple(f"{kind}-{number}" for number in range(4)) for kind in KINDS}
FACT_IDS = tuple(name for names in IDS.values() for name in names)
LINKED = {
    "agreement": "agreement", "supersedes": "agreement", "programme": "programme", "event": "event",
    "numerator": "figure", "grew_from": "figure",
}  # fmt: skip
# What is rarely typed, and what other programs would obey or break.
ODD = (
    "=1+1", "a|b", "a\tb", "a\nb", "[b]x[/b]", "\u202ex", "\x1b[31m", "\\", '"', "'", "{}", "$", "%",
    "&", "<i>", "_x_", "é", "和",
    "👩‍👩‍👧", "x" * 300, "€5 billion", "5 %", "1,234.5", "..", "-", "--help", "\ufeff", "K. Nazarbayev", "1991/..",
)  # fmt: skip
PERIODS = (
    "2001", "2002", "2003", "2001-05", "2001-05-09", "2001/2003", "2001/..", "../2001", "0001", "9999", "9999-12-31",
    "0001-01-01", "0001/9999", "2001-01/2001-06", "2000-02-29", "2001-05-09/2001-05-11",
)  # fmt: skip
NUMBERS = (
    0, 1, 2, 7, 100, 1500, 13_350_000_000, 2**53 + 1, 2**63 - 1, Decimal("0.1"), Decimal("33.3"), Decimal("99.99"),
    Decimal("1e-18"), Decimal("1E+3"), -1, -(2**63) + 1, Decimal("-0.5"),
)  # fmt: skip
JUNK = st.one_of(
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.sampled_from(
        [Decimal(text) for text in ("nan", "inf", "1e999999999", "1e-999999999", "0.12345678901234567890")]
    ),
    st.sampled_from(ODD),
    st.lists(st.one_of(st.integers(), st.sampled_from(ODD), st.just({"name": "x"}), st.just([1])), max_size=2),
    st.dictionaries(st.sampled_from(["2001", "LO", "fact", "name", "x"]), st.integers(), max_size=2),
)

words = st.one_of(
    st.sampled_from(("Salt", "Grain and wool", "The council met.", "Aldland", "exports rose", *ODD)),
    st.text(max_size=6),
).filter(str.strip)
periods = st.sampled_from(PERIODS)
numbers = st.sampled_from(NUMBERS)


def _one(name: str, key: Key) -> st.SearchStrategy[Any]:
    """Make values of a form, of which nearly all are right."""
    if key.form == "ref":
        return st.sampled_from(_targets(name, key.target))
    if key.form == "one":
        return st.sampled_from(WORDS[key.target])
    plain: Mapping[str, st.SearchStrategy[Any]] = {
        "text": words,
        "number": numbers,
        "integer": st.integers(0, 30),
        "flag": st.booleans(),
        "period": periods,
        "duration": st.sampled_from(("P3Y", "P15Y", "P6M", "P1Y2M3W4D", "P9999Y")),
        "address": st.sampled_from(("https://example.org/a", "http://example.org/" + "x" * 200)),
        "factor": st.sampled_from(("2", "0.001", "2.59")),
        "unit": st.sampled_from((*UNITS, "EUR", "USD")),
        "currency": st.sampled_from(("ALC", "EUR", "USD")),
        "names": st.sampled_from(({"family": "Berg", "given": "A."}, {"literal": "Guild, of Salt"}, {"family": "和"})),
        "dimensions": st.dictionaries(
            st.sampled_from(("counterpart", "subject")), st.sampled_from(("WORLD", *PLACES)), max_size=2
        ),
        "values": st.one_of(
            st.dictionaries(periods, numbers, min_size=1, max_size=4),
            st.dictionaries(
                st.sampled_from(PLACES), st.dictionaries(periods, numbers, min_size=1, max_size=3), min_size=1
            ),
        ),
        "spans": st.dictionaries(periods, st.lists(st.sampled_from((1, 2)), max_size=2), max_size=2),
    }
    return plain[key.form] if key.form in plain else st.deferred(lambda: records(PARTS[key.form]))


def _targets(name: str, target: str) -> tuple[Any, ...]:
    spaces: Mapping[str, tuple[Any, ...]] = {
        "fact": IDS[LINKED[name]] if name in LINKED else FACT_IDS,
        "actor": (*PARTIES, *PLACES, *BODIES, "WORLD"),
        "party": PARTIES, "place": PLACES, "topic": TOPICS, "reference": (1, 2, "book"), "source": tuple(SOURCES),
        "measure": tuple(MEASURES), "attribute": (*MEASURES, "capital"), "product": PRODUCTS, "unit": tuple(UNITS),
    }  # fmt: skip
    return spaces[target]


def _many(name: str, key: Key) -> st.SearchStrategy[Any]:
    return st.lists(_one(name, key), min_size=int(key.required), max_size=3) if key.is_many else _one(name, key)


def records(cls: type[Record], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Tables]:
    """Make tables of a class: what it must have, and some of what it may have."""
    keys = {toml_key(name): key for name, key in cls.keys.items() if toml_key(name) not in fixed}
    must = {name: _many(name, key) for name, key in keys.items() if key.required}
    may = {name: _many(name, key) for name, key in keys.items() if not key.required}
    # Of some twenty keys that may be there, a handful is what records have, and what shrinks well.
    some = st.lists(st.sampled_from(sorted(may)), max_size=7, unique=True) if may else st.just([])
    return some.flatmap(lambda chosen: st.fixed_dictionaries({**fixed, **must, **{name: may[name] for name in chosen}}))


RATE = {
    "id": st.just("rate-0"), "base": st.just("EUR"), "quote": st.sampled_from(("ALC", "USD")),
    "values": st.dictionaries(periods, numbers.map(abs).filter(bool), min_size=1, max_size=4),
}  # fmt: skip


@st.composite
def facts(draw: st.DrawFn, kind: str) -> Tables:
    """Make a fact whose parts go together, as `kzeu data check` asks."""
    layer = draw(st.sampled_from(("paper", "office")))
    made: Tables = draw(records(CLASSES[kind], id=st.just(""), layer=st.just(SOURCES[layer]), source=st.just(layer)))
    made.pop("part_of", None)
    if "measure" in made:
        fitting = [unit for unit, dimension in UNITS.items() if dimension == MEASURES[made["measure"]]]
        if "unit" in made:
            made["unit"] = draw(st.sampled_from(fitting))
    if made.get("grain") == "month" or made.get("flow") in ("imports", "exports"):
        made.pop("grain", None)
        made.pop("flow", None)
    _bounded(made)
    return made


def _bounded(table: Tables) -> None:
    """Keep shares between 0 and 100, and counts whole."""
    for part in (table, *table.get("items", ()), *table.get("also", ())):
        dimension = UNITS.get(part.get("unit", ""))
        if "value" in part and dimension is not None:
            part["value"] = abs(part["value"]) % 100
            if dimension in ("count", "rank"):
                part["value"] = int(part["value"]) + 1
    if isinstance(table.get("values"), dict) and UNITS.get(table.get("unit", "")) in ("share", "count", "rank"):
        table["values"] = {period: 7 for period in table["values"] if period not in PLACES} or {"2001": 7}


@st.composite
def datasets(draw: st.DrawFn, *, spoilt: bool = False) -> Tables:
    """Make the tables of a dataset; `spoilt` puts something in that does not belong."""
    made: Tables = {
        "schema": 1, "id": "made", "version": "1", "title": draw(words),
        "party": [{"id": code, "name": f"{code}-land", "short": code} for code in PARTIES],
        "source": [{"id": name, "layer": layer, "title": name} for name, layer in SOURCES.items()],
        "topic": [{"id": name, "title": name} for name in TOPICS],
        "measure": [{"id": name, **({"dimension": of} if of else {})} for name, of in MEASURES.items()],
        "attribute": [{"id": "capital", "title": "Capital"}],
        "unit": [{"id": name, **({"dimension": of} if of else {})} for name, of in UNITS.items()],
        "product": [{"id": PRODUCTS[0]}, {"id": PRODUCTS[1], "parent": PRODUCTS[0]}],
        "place": [{"id": "LO", "name": "Lowland", "region": "HI"}, {"id": "HI", "name": "Highland"}],
        "body": [
            {"id": BODIES[0], "name": "Guild of Salt", "party": PARTIES[0], "parents": [BODIES[1]]},
            {"id": BODIES[1], "name": "Court"},
        ],
        "reference": [
            draw(records(CLASSES["reference"], id=st.just(name), layer=st.just("article"), type=st.just("webpage")))
            for name in (1, 2, "book")
        ],
    }  # fmt: skip
    for kind in ("member", "term", "rate"):
        made[kind] = draw(st.lists(records(CLASSES[kind], **RATE if kind == "rate" else {}), max_size=1))
    for kind in (*KINDS, "series"):
        made[kind] = draw(st.lists(facts(kind), max_size=3))
        for number, fact in enumerate(made[kind]):
            fact["id"] = f"{kind}-{number}"
    _linked(made)
    return _spoilt(draw, made) if spoilt else made


def _whole(items: list[Tables]) -> None:
    """Let an entry of a list be part of an earlier one of another name, or of none."""
    for number, item in enumerate(items):
        earlier = [other["name"] for other in items[:number] if other["name"] != item["name"]]
        if item.pop("part_of", None) and earlier:
            item["part_of"] = earlier[0]


def _linked(made: Tables) -> None:
    """Let links lead to facts that are there, and never in circles: from a later fact to an earlier one."""
    there = [fact["id"] for kind in KINDS for fact in made[kind]]
    for kind in (*KINDS, "series"):
        for fact in made[kind]:
            earlier = there[: there.index(fact["id"])] if fact["id"] in there else there
            for name in ("restates", *LINKED):
                if fact.get(name) is not None and fact[name] not in earlier:
                    del fact[name]
            if "related" in fact:
                fact["related"] = [name for name in fact["related"] if name in there and name != fact["id"]]
            if isinstance(fact.get("share_of"), dict):
                fact["share_of"].pop("fact", None)
            _whole(fact.get("items", []))
    for reference in made["reference"]:
        for name in ("same_as", "copy_of"):
            reference.pop(name, None)


def _spoilt(draw: st.DrawFn, made: Tables) -> Tables:
    """Put junk, or what stands under the same key elsewhere, where a value stood; or take a value away."""
    places = [
        (kind, number, name)
        for kind in (*KINDS, "series", "reference", "rate", "member", "term")
        for number, table in enumerate(made[kind])
        for name in (*table, "value", "related", "period", "restates")
    ]
    elsewhere = [table for content in made.values() if isinstance(content, list) for table in content]
    for kind, number, name in draw(st.lists(st.sampled_from(places), min_size=1, max_size=2)):
        values = [table[name] for table in elsewhere if name in table]
        new = draw(st.one_of(st.none(), JUNK, *([st.sampled_from(values)] * 4 if values else [])))
        if new is None:
            made[kind][number].pop(name, None)
        else:
            made[kind][number][name] = new
    return made


def toml(tables: Tables) -> str:
    """Write tables as TOML."""
    plain = "".join(f"{_key(name)} = {_value(part)}\n" for name, part in tables.items() if not isinstance(part, list))
    lists = (
        f"\n[[{name}]]\n" + "".join(f"{_key(key)} = {_value(part)}\n" for key, part in table.items())
        for name, content in tables.items()
        if isinstance(content, list)
        for table in content
    )
    return plain + "".join(lists)


def _key(name: str) -> str:
    return json.dumps(name)


def _value(value: Any) -> str:
    if isinstance(value, str):
        # What JSON leaves as it is and TOML forbids is DEL alone.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Decimal) and value.is_finite():
        text = f"{value}"
        return text if "." in text or "E" in text else f"{text}.0"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)} = {_value(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return str(value).lower().replace("infinity", "inf")
