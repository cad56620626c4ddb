"""Make a dataset of any size for measuring growth: python benchmarks/generate.py FACTS FOLDER.

Half of the facts are observations of series, as in the data that come with the program, a quarter events, the rest
figures, statements, agreements and offices. Nothing is random: the same number makes the same files.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

# Facts in a file: about what a file of the built-in data has.
_IN_A_FILE = 500
_ROOT = """\
schema = 1
id = "generated"
version = "1"
title = "Generated facts"
licence = "CC0-1.0"
party = [{ id = "KZ", name = "Kazakhstan", short = "Kazakhstan" }, { id = "EU", name = "European Union", short = "EU" }]
source = [{ id = "statistics", layer = "official", title = "Generated statistics" }]
topic = [{ id = "trade", title = "Trade" }, { id = "relations", title = "Relations" }]
measure = [{ id = "trade", title = "Trade", dimension = "money" }]
"""
_DEFAULTS = '[defaults]\nlayer = "official"\nsource = "statistics"\n'
_PLACES = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
]  # fmt: skip
_WORDS = ["steel", "wheat", "uranium", "copper", "rail", "water", "gas", "oil", "visas", "schools", "ports", "borders"]


def generate(count: int, folder: Path, start: int = 0) -> None:
    """Write a dataset of so many facts into a new folder; another `start` makes other facts."""
    folder.mkdir(parents=True)
    places = ", ".join(f'{{ id = "{code}", name = "Country {code}" }}' for code in _PLACES)
    (folder / "dataset.toml").write_text(f"{_ROOT}place = [{places}]\n", encoding="utf-8")
    facts = _facts(start)
    for number in range((count + _IN_A_FILE - 1) // _IN_A_FILE):
        tables: list[str] = [_DEFAULTS]
        size = min(_IN_A_FILE, count - number * _IN_A_FILE)
        while size > 0:
            table, made = next(facts)
            tables.append(table)
            size -= made
        (folder / f"facts-{number:04}.toml").write_text("\n".join(tables), encoding="utf-8")


def _facts(number: int) -> Iterator[tuple[str, int]]:
    """Go through tables and how many facts each makes, counting from a number."""
    while True:
        yield _series(number), 25
        for _ in range(13):
            number += 1
            yield _event(number), 1
        for _ in range(6):
            number += 1
            yield _figure(number), 1
            yield _statement(number), 1
        number += 1


def _series(number: int) -> str:
    flow = ("exports", "imports")[number // 20 % 2]
    values = "\n".join(f"{2000 + year} = {(number * 7919 + year * 104729) % 10**9}.{year:02}" for year in range(25))
    return f"""[[series]]
id = "s{number}"
topics = ["trade"]
text = "Generated {flow} of good {number}."
measure = "trade"
subject = "KZ"
counterpart = "{_PLACES[number % len(_PLACES)]}"
flow = "{flow}"
coverage = "goods"
nature = "flow"
unit = "EUR"
view = "KZ"
grain = "{("year", "partner")[number // 20 % 2]}"
[series.values]
{values}
"""


def _event(number: int) -> str:
    word, other = _WORDS[number % len(_WORDS)], _WORDS[number // len(_WORDS) % len(_WORDS)]
    day = f"{1990 + number % 35}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return f"""[[event]]
id = "e{number}"
topics = ["relations"]
text = "Delegation {number} of both sides met about {word} and {other}."
date = "{day}"
actors = ["KZ", "{_PLACES[number % len(_PLACES)]}"]
aliases = ["talks on {word} {number}"]
"""


def _figure(number: int) -> str:
    return f"""[[figure]]
id = "f{number}"
topics = ["trade"]
text = "Trade in lot {number} came to {number}000 euros."
measure = "trade"
subject = "EU"
counterpart = "KZ"
flow = "total"
coverage = "goods"
nature = "flow"
value = {number}000
unit = "EUR"
shown = "{number} thousand"
period = "{1990 + number % 35}"
"""


def _statement(number: int) -> str:
    return f"""[[statement]]
id = "t{number}"
topics = ["relations"]
text = "Both sides say that {_WORDS[number % len(_WORDS)]} matters in case {number}."
date = "{1990 + number % 35}"
"""


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
