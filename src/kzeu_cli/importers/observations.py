"""The numbers of a table, each with its time, its partner and the words of its other columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.figures.amounts import counted
from kzeu_cli.importers import cells
from kzeu_cli.importers.text_tables import TextTable
from kzeu_cli.model import Number
from kzeu_cli.support.digits import as_number
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.phrases import joined
from kzeu_cli.support.suggestions import advice

ROLES = ("period", "value", "partner", "flow", "status", "unit")
# Headings by which a column is taken for a role, as publishers and people write them, without case.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "period": ("time_period", "period", "year", "date", "time", "month", "quarter", "jahr", "année", "год", "жыл"),
    "value": ("obs_value", "value", "amount", "value_in_euros", "value_eur", "wert", "valeur", "значение"),
    "partner": (
        "partner", "counterpart_area", "counterpart", "partner_iso", "country", "country name", "land", "pays",
        "страна", "ел",
    ),
    "flow": ("flow", "stk_flow", "direction", "trade_flow"),
    "status": ("obs_flag", "obs_status", "status", "flag", "flags"),
    "unit": ("currency", "unit_measure", "unit"),
}  # fmt: skip
# Codes of flows, as Comext, Eurostat's SDMX files and people write them.
_FLOWS = {
    "1": "imports", "imp": "imports", "m": "imports", "import": "imports", "imports": "imports",
    "2": "exports", "exp": "exports", "x": "exports", "export": "exports", "exports": "exports",
    "bal": "balance", "balance": "balance", "total": "total",
}  # fmt: skip


# Units of Eurostat's files: a currency and how many of it are one.
_UNIT = re.compile(r"(?:(MIO|THS|BN)_)?([A-Z]{3})")
_FACTORS = {"THS": 10**3, "MIO": 10**6, "BN": 10**9}
# SDMX's column of the power of ten by which values are to be multiplied.
_POWER = "UNIT_MULT"


class TimedNumber(NamedTuple):
    """A number with its time; a partner, flow and unit where the table has them."""

    period: str
    value: Number
    partner: str = ""
    flow: str = ""
    unit: str = ""
    status: str | None = None


def guessed(table: TextTable, given: Mapping[str, str]) -> dict[str, str]:
    """Tell which column has which role: as given, else by its heading; raise WrongUsage for one that is not there."""
    for role, name in given.items():
        if role not in ROLES:
            raise WrongUsage(f"no role {role!r} of a column; {advice(role, ROLES)}")
        if name and name not in table.columns:
            raise WrongUsage(f"no column {name!r}; {advice(name, table.columns)}")
    plain = {name.strip().casefold(): name for name in table.columns if name not in table.times}
    found = dict(given)
    for role, headings in _HEADINGS.items():
        if role not in found and not (table.times and role in ("period", "value")):
            # An empty name says that no column has the role.
            found[role] = next((plain[heading] for heading in headings if heading in plain), "")
    if not table.times and not (found.get("period") and found.get("value")):
        lacks = " and ".join(role for role in ("period", "value") if not found.get(role))
        raise WrongUsage(f"no column is the {lacks}; say --map {lacks.split()[0]}=NAME of {', '.join(table.columns)}")
    return {role: name for role, name in found.items() if name}


def narrowed(table: TextTable, only: Mapping[str, str]) -> TextTable:
    """Keep the rows in which columns have certain values.

    Raise WrongUsage if there is no such column, or it never has the value.
    """
    for name, value in only.items():
        if name not in table.columns:
            raise WrongUsage(f"no column {name!r}; {advice(name, table.columns)}")
        if value not in (values := [cell.strip() for cell in table.column(name)]):
            raise WrongUsage(f"{name} is never {value!r}; {advice(value, values)}")
    places = {table.columns.index(name): value for name, value in only.items()}
    rows = (row for row in table.rows if all(row[place].strip() == value for place, value in places.items()))
    return table._replace(rows=tuple(rows))


def observations(
    table: TextTable, columns: Mapping[str, str], decimal: str | None = None, scale: Decimal | int = 1
) -> list[TimedNumber]:
    """Take the numbers of a table, each times `scale`.

    Raise WrongUsage, with the row, for what is no number, period or flow, and for two numbers of one thing.
    """
    found = [(number, when, text) for number, when, text in _cells(table, columns) if when]
    sign = decimal or cells.decimal_sign([text for _, _, text in found])
    made: dict[tuple[str, ...], TimedNumber] = {}
    for number, when, text in found:
        row = dict(zip(table.columns, table.rows[number], strict=True))
        said = {role: row[name].strip() for role, name in columns.items() if role not in ("period", "value")}
        try:
            cell = cells.number(text, sign)
        except WrongUsage as error:
            raise WrongUsage(f"row {number + 1}, {when}: {error}") from None
        if cell.value is None:
            continue
        flow = said.get("flow", "")
        if flow and flow.casefold() not in _FLOWS:
            raise WrongUsage(f"row {number + 1}: no flow {flow!r}; there are: imports, exports, balance, total")
        unit, factor = _unit(said.get("unit", ""), columns.get("value", ""))
        power = as_number(row.get(_POWER, "").strip()) or 0
        factor *= 10**power if power < 16 else 1
        one = TimedNumber(
            when, _scaled(cell.value, scale * factor), said.get("partner", ""), _FLOWS.get(flow.casefold(), ""),
            unit, cell.status or cells.status(said.get("status", "")),
        )  # fmt: skip
        key = (one.period, one.partner, one.flow, one.unit)
        if (before := made.get(key)) and before.value != one.value:
            raise WrongUsage(
                f"row {number + 1}: {joined(*key)} has {before.value} and {one.value};"
                f" --only COLUMN=VALUE keeps one of {', '.join(_varying(table, columns)) or 'them'}"
            )
        made[key] = one
    return list(made.values())


def _cells(table: TextTable, columns: Mapping[str, str]) -> Iterator[tuple[int, str | None, str]]:
    """Go through the cells that hold numbers: number of the row, time, text; rows without a time are notes or sums."""
    times = {table.columns.index(name): when for name, when in table.times.items()}
    for number, row in enumerate(table.rows):
        if times:
            yield from ((number, when, row[place]) for place, when in times.items() if row[place].strip())
        else:
            when, value = (row[table.columns.index(columns[role])] for role in ("period", "value"))
            yield number, cells.period(when), value


def left_out(table: TextTable, columns: Mapping[str, str]) -> str:
    """Say which rows have a number, but no time that can be read: sums, or times written in another way."""
    numbers = [n for n, when, text in _cells(table, columns) if when is None and any(map(str.isdecimal, text))]
    times = table.column(columns["period"]) if numbers else ()
    rows = [f"row {number + 1}, {times[number].strip() or 'which has no time'}" for number in numbers]
    several = f"{counted(len(rows), 'row')} left out for want of a time such as 2021, 2021-03 or 2021-Q1"
    return f"{several}: {'; '.join(rows[:3])}{' …' if rows[3:] else ''}." if rows else ""


def _varying(table: TextTable, columns: Mapping[str, str]) -> Sequence[str]:
    """Name the columns without a role whose values differ from row to row."""
    known = {*columns.values(), *table.times}
    return [name for name in table.columns if name not in known and len(set(table.column(name))) > 1]


def _unit(text: str, heading: str) -> tuple[str, int]:
    """Read a unit and what it multiplies by; without one, a heading such as `VALUE_IN_EUROS` may say it."""
    if not text:
        return ("EUR" if "eur" in heading.casefold() else "", 1)
    match = _UNIT.fullmatch(text)
    return (match[2], _FACTORS.get(match[1], 1)) if match else (text, 1)


def _scaled(value: Number, scale: Number) -> Number:
    scaled = Decimal(value) * Decimal(scale)
    return int(scaled) if scaled == scaled.to_integral_value() else scaled
