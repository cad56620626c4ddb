"""kzeu data import: tables that people have, as series of a dataset."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli import dataset
from kzeu_cli.answers.imported import answer
from kzeu_cli.commands.ask import OUTPUT, Ask, command
from kzeu_cli.commands.parsers import among
from kzeu_cli.emit import announce, remark
from kzeu_cli.figures.amounts import counted
from kzeu_cli.importers.observations import guessed, left_out, narrowed, observations
from kzeu_cli.importers.rates import table_of
from kzeu_cli.importers.series import CHANGED, compared, partners_of, tables_of
from kzeu_cli.importers.settings import settings
from kzeu_cli.importers.text_tables import read
from kzeu_cli.importers.writing import Target, save
from kzeu_cli.model import Place, Series
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.phrases import joined

_EXAMPLES = """
kzeu data import sales.csv --into mine/ --id exports --set measure=trade --set unit=EUR --dry-run
kzeu data import estat.tsv --into mine/ --id exports --only flow=EXP --map partner=geo
"""
_SCREEN = 14
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or TSV file, as publishers offer them.")]
IntoOption = Annotated[Path, typer.Option("--into", metavar="DIR|FILE", help="The dataset, or a file of it.")]
IdOption = Annotated[str | None, typer.Option("--id", metavar="ID", help="Id of the series; else the file's name.")]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="ROLE=COLUMN", help="Which column is period, value, partner, flow, status, unit."),
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--only", metavar="COLUMN=VALUE", help="Only rows with this value.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="What the series is: measure, subject, counterpart, unit …"),
]
ScaleOption = Annotated[str, typer.Option("--scale", metavar="N", help="What to multiply by: 1e6 for millions.")]
DecimalOption = Annotated[
    str | None,
    among((".", ","), typer.Option, "--decimal", metavar="SIGN", help="The sign of fractions: . or ,"),
]
SkipOption = Annotated[bool, typer.Option("--skip-unknown", help="Leave out partners that the dataset lacks.")]
RateOption = Annotated[
    str | None, typer.Option("--rate", metavar="BASE/QUOTE", help="It holds rates: EUR/USD is dollars per euro.")
]
ReplaceOption = Annotated[bool, typer.Option("--replace", help="Change numbers that are there already.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]


@command(OUTPUT, examples=_EXAMPLES)
def import_(
    ask: Ask,
    file: FileArgument,
    into: IntoOption,
    id: IdOption = None,
    map: MapOption = None,
    only: OnlyOption = None,
    set: SetOption = None,
    scale: ScaleOption = "1",
    decimal: DecimalOption = None,
    skip_unknown: SkipOption = False,
    rate: RateOption = None,
    replace: ReplaceOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Make series of a table: long or wide CSV or TSV, SDMX-CSV, Eurostat, World Bank, ECB."""
    name = id or _name(file)
    table = narrowed(read(file), _pairs(only))
    columns = guessed(table, _pairs(map))
    found, without_time = observations(table, columns, decimal, _number(scale)), left_out(table, columns)
    if not found:
        raise WrongUsage(f"no number is left to import{f'; {without_time}' if without_time else ''}")
    target = Target(into, name)
    kind = "rate" if rate else "series"
    loaded, known = dataset.load_all(str(target.place)), target.known(kind)
    places: list[Place] = []
    if rate:
        tables = [table_of(found, name, rate, settings(Series, set or (), ("id", "values")), loaded)]
    else:
        countries = dataset.load_builtin("place").places.values()
        partners, places = partners_of(found, loaded, countries, skips_unknown=skip_unknown)
        tables = tables_of(found, name, settings(Series, set or (), ("id", "values")), loaded, known, partners)
    values = compared(tables, known)
    changes = [value for value in values if value.change == CHANGED]
    texts = target.with_tables(tables, kind, places)
    is_refused = bool(changes) and not replace and not dry_run
    if is_refused:
        first = changes[0]
        named = joined(first.series, first.partner, first.period)
        there = counted(len(changes), "number")
        raise WrongUsage(
            f"{there} with another value in the dataset, first {named}: {first.old}, not {first.new};"
            " --dry-run lists them, --replace changes them"
        )
    saved = [] if dry_run else save(texts)
    done = "Nothing was written." if not saved else f"Written: {', '.join(str(path) for path in saved)}."
    if without_time:
        announce(without_time)
    ask.answer(answer(values, table, columns, done, loaded, ask.limit(_SCREEN)))
    if not ask.is_for_people:
        remark(done)


def _name(file: Path) -> str:
    """Make an id of the name of a file."""
    letters = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in file.stem.casefold())
    return joined(*letters.split("-"), by="-") or "imported"


def _pairs(given: list[str] | None) -> dict[str, str]:
    pairs = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not equals:
            raise WrongUsage(f"{text!r} is not NAME=VALUE")
        pairs[name.strip()] = value.strip()
    return pairs


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise WrongUsage(f"--scale {text!r} is no number such as 1000 or 1e6") from None
    if not number.is_finite() or number <= 0 or abs(number.adjusted()) > 15:
        raise WrongUsage(f"--scale {text} is no positive number such as 1000 or 1e6")
    return number
