"""kzeu data import: tables as publishers and people have them.

The files in tests/data/imports are made by hand to the published layouts: Eurostat's TSV ("Data browser, download
formats"), SDMX-CSV 1.0 and 2.0 (sdmx.org), the World Bank's indicator CSV (four lines ahead of the heading), the ECB's
eurofxref-hist.csv, Comext's bulk files ("User guide, file layout": FLOW 1 is imports, month 52 the year).
"""

import json
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import HERE, Kzeu

FILES = HERE / "data" / "imports"


@pytest.fixture(name="mine")
def _mine(kzeu: Kzeu, tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    assert kzeu("data", "new", str(folder), "--party", "DE=Germany", "--party", "KZ=Kazakhstan").code == 0
    return folder


TRADE = ("--set", "measure=trade", "--set", "nature=flow")


def imported(kzeu: Kzeu, mine: Path, file: str, *words: str) -> dict[str, Any]:
    """Import a file, and return the tables of the file that was written, by id; the dataset must be sound."""
    result = kzeu("data", "import", str(FILES / file), "--into", str(mine), *words)
    assert (result.code, result.err) == (0, ""), result.err
    assert kzeu("data", "check", str(mine)).code == 0
    written = tomli.loads((mine / f"{Path(file).stem}.toml").read_text())
    return {table["id"]: table for kind in ("series", "rate") for table in written.get(kind, ())}


def test_a_long_table_with_decimal_commas(kzeu: Kzeu, mine: Path) -> None:
    made = imported(kzeu, mine, "long.csv", *TRADE, "--set", "unit=EUR", "--set", "subject=KZ", "--scale", "1e6")
    assert made["long"]["values"] == {
        "DE": {"2019": 1_234_500_000, "2020": 2_000_000_000}, "NL": {"2020": 12_250_000},
    }  # fmt: skip
    assert made["long"]["note"] == "As the table marks them, provisional: 2020."
    assert made["long"]["grain"] == "partner"


def test_a_wide_table_with_a_title_above_and_a_note_below(kzeu: Kzeu, mine: Path) -> None:
    words = ("--set", "unit=EUR", "--set", "subject=KZ", "--skip-unknown")
    made = imported(kzeu, mine, "wide.csv", *TRADE, *words)
    assert made["wide"]["values"] == {"DE": {"2019": 1234.5, "2020": 2000}, "NL": {"2020": 12.25, "2021": 13}}


def test_eurostat(kzeu: Kzeu, mine: Path) -> None:
    made = imported(kzeu, mine, "eurostat.tsv", *TRADE, "--map", "partner=", "--set", "subject=DE")
    exports, imports = made["eurostat-exports"], made["eurostat-imports"]
    assert (exports["flow"], exports["unit"]) == ("exports", "EUR")
    assert exports["values"] == {"2019": 5_917_300_000, "2020": 5_910_900_000}
    assert imports["values"] == {"2020": 12_598_300_000, "2021": 17_548_100_000}
    assert "provisional: 2020" in exports["note"]


def test_what_was_imported_by_partner_alone_is_named_by_trade(kzeu: Kzeu, tmp_path: Path) -> None:
    folder, table = tmp_path / "mine", tmp_path / "table.csv"
    assert kzeu("data", "new", str(folder), "--empty", "--party", "NO=Norway", "--party", "JP=Japan").code == 0
    assert kzeu("trade", "--data", str(folder)).err == "kzeu: nothing matches\n"
    table.write_text("Year,Country,Value\n2024,Italy,100\n")
    words = ("--set", "measure=trade", "--set", "unit=EUR", "--set", "subject=NO")
    assert kzeu("data", "import", str(table), "--into", str(folder), *words).code == 0
    assert kzeu("trade", "--data", str(folder)).err == "kzeu: nothing matches; figures of partners: --by partner\n"
    assert "Italy" in kzeu("trade", "--data", str(folder), "--by", "partner").out


def test_a_column_that_repeats_the_other_side_names_no_partners(kzeu: Kzeu, mine: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("freq,partner,unit,geo\\TIME_PERIOD\t2023 \t2024 \nA,KZ,MIO_EUR,DE\t12 \t13 \n")
    words = (*TRADE, "--set", "subject=DE", "--set", "counterpart=KZ", "--set", "flow=exports")
    assert kzeu("data", "import", str(table), "--into", str(mine), *words).code == 0
    [series] = tomli.loads((mine / "table.toml").read_text())["series"]
    assert series["values"] == {"2023": 12_000_000, "2024": 13_000_000}
    assert "grain" not in series
    assert "table-2024" in {row["id"] for row in kzeu("trade", "--data", str(mine), "--json").json}


def test_sdmx_csv_of_which_some_rows_are_chosen(kzeu: Kzeu, mine: Path) -> None:
    words = ("--set", "unit=EUR", "--set", "subject=DE", "--only", "indic=VALUE")
    [series] = imported(kzeu, mine, "sdmx.csv", *TRADE, *words).values()
    assert (series["values"], series["grain"]) == ({"KZ": {"2024-01": 100.5, "2024-02": 110.25}}, "month")


def test_rows_that_contradict_each_other_are_not_chosen_from(kzeu: Kzeu, mine: Path) -> None:
    result = kzeu("data", "import", str(FILES / "sdmx.csv"), "--into", str(mine), *TRADE, "--set", "unit=EUR")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "2024-01 KZ exports has 100.5 and 99; --only COLUMN=VALUE keeps one of indic" in result.err


def test_sdmx_multipliers_and_quarters(kzeu: Kzeu, mine: Path) -> None:
    [series] = imported(kzeu, mine, "oecd.csv", "--set", "measure=fdi", "--set", "topics=investment").values()
    assert series["unit"] == "USD"
    assert series["values"] == {"KZ": {"2021-01/2021-03": 12_500_000, "2021-04/2021-06": 13_000_000}}
    assert series["note"] == "As the table marks them, estimate: 2021-04/2021-06."


def test_world_bank(kzeu: Kzeu, mine: Path) -> None:
    words = ("--set", "measure=population", "--set", "unit=persons", "--set", "topics=profile", "--skip-unknown")
    [series] = imported(kzeu, mine, "worldbank.csv", *words, "--set", "partner_is=subject").values()
    assert series["values"]["KZ"] == {"2022": 20_034_609, "2023": 20_330_104, "2024": 20_592_571}
    assert series["values"]["WORLD"]["2024"] == 8_142_056_446


def test_comext(kzeu: Kzeu, mine: Path) -> None:
    made = imported(kzeu, mine, "comext.csv", *TRADE, "--map", "partner=PARTNER_ISO", "--set", "subject=DE")
    assert made["comext-imports"]["values"] == {"KZ": {"2021": 3_646_000_000}}
    assert made["comext-exports"]["values"] == {"KZ": {"2021": 1_444_000_000}}
    assert made["comext-exports"]["unit"] == "EUR"


def test_rates_are_means_of_years_and_parts_say_so(kzeu: Kzeu, mine: Path) -> None:
    words = ("--rate", "EUR/USD", "--map", "value=USD", "--set", "source=statistics")
    [rate] = imported(kzeu, mine, "eurofxref.csv", *words).values()
    # (1.1326 + 1.1334 + 1.2296) / 3 = 1.16520; of 2020 there is one day of June.
    assert rate["values"] == {"2020-06/2020-06": 1.1198, "2021": 1.1652}
    assert (rate["base"], rate["quote"]) == ("EUR", "USD")


def test_a_bureaus_table_in_russian(kzeu: Kzeu, mine: Path) -> None:

    words = ("--set", "unit=USD", "--set", "subject=KZ", "--map", "partner=Код", "--scale", "1e6")
    [series] = imported(kzeu, mine, "bureau.csv", *TRADE, *words).values()
    assert series["values"] == {
        "IT": {"2023": 14_900_500_000, "2024": 15_612_400_000, "2025": 15_600_000_000},
        "NL": {"2023": 3_000_100_000, "2025": 6_000_000_000},
    }


class TestWhatIsThere:
    def test_is_changed_only_on_request_and_other_lines_stay(self, kzeu: Kzeu, mine: Path, tmp_path: Path) -> None:
        table = tmp_path / "later.csv"
        table.write_text("Year,Value\n2001,1200000000\n2002,1400000000\n2003,1500000000\n")
        file = mine / "series.toml"
        before = file.read_text()
        words = ("data", "import", str(table), "--into", str(mine), "--id", "exports")
        refused = kzeu(*words)
        assert (refused.code, refused.out, file.read_text()) == (2, "", before)
        assert (
            "1 number with another value in the dataset, first exports 2002: 1350500000, not 1400000000" in refused.err
        )
        shown = {row["period"]: row for row in json.loads(kzeu(*words, "--dry-run", "--json").out)}
        assert {when: row["change"] for when, row in shown.items()} == {
            "2001": "same", "2002": "changed", "2003": "new",
        }  # fmt: skip
        assert file.read_text() == before
        assert kzeu(*words, "--replace").code == 0
        after = file.read_text()
        [series] = tomli.loads(after)["series"]
        assert series["values"] == {"2001": 1_200_000_000, "2002": 1_400_000_000, "2003": 1_500_000_000}
        assert after.partition("[series.values]")[0] == before.partition("[series.values]")[0]

    @pytest.mark.parametrize(
        ("said", "message"),
        [
            ("unit=EUR", "series 'exports' is there, with unit 'USD', not 'EUR'; give another --id"),
            ("status=provisional", "series 'exports' is there, without status 'provisional'; give another --id"),
        ],
    )
    def test_takes_no_numbers_that_mean_something_else(
        self, kzeu: Kzeu, mine: Path, tmp_path: Path, said: str, message: str
    ) -> None:
        table, before = tmp_path / "later.csv", (mine / "series.toml").read_text()
        table.write_text("Year,Value\n2003,1500000000\n")
        result = kzeu("data", "import", str(table), "--into", str(mine), "--id", "exports", "--set", said)
        assert (result.code, result.out, result.err) == (2, "", f"kzeu: {message}\n")
        assert (mine / "series.toml").read_text() == before

    def test_of_the_built_in_dataset_is_continued(self, kzeu: Kzeu, tmp_path: Path) -> None:
        mine, table = tmp_path / "mine.toml", tmp_path / "later.csv"
        mine.write_text('schema = 1\nextends = "builtin"\n')
        table.write_text("Year,Value\n2099,40000000000\n")
        assert kzeu("data", "import", str(table), "--into", str(mine), "--id", "kz-view-exports").code == 0
        [series] = tomli.loads(mine.read_text())["series"]
        assert series == {"id": "kz-view-exports", "values": {"2099": 40_000_000_000}}
        rows = kzeu("trade", "--year", "2099", "--data", str(mine), "--json").json
        assert "kz-view-exports-2099" in {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("content", "words", "message"),
    [
        ("Year,Value\n2020,1\n", (), "nothing says the topics and measure and unit; --set topics=… (such as"),
        ("Year,Value\n2020,much\n", TRADE, "row 1, 2020: 'much' is no number; --decimal , reads 1.234,5"),
        ("Jahr,Wert\n2020,1\n", ("--map", "value=Wrt"), "no column 'Wrt'; did you mean Wert?"),
        ("A,B\n1,2\n", (), "no column is the period and value; say --map period=NAME of A, B"),
        ("Year,Value\n2020,1\n", ("--set", "mesure=trade"), "a series has no key 'mesure'; did you mean measure or"),
        ("Year,Value\n2020,1\n", ("--scale", "many"), "--scale 'many' is no number such as 1000 or 1e6"),
        ("Year,Value\n2020,1\n", ("--only", "Sex=F"), "no column 'Sex'; there are: Value, Year"),
        ("Year,Land,Value\n2020,Narnia,1\n", (*TRADE, "--set", "unit=EUR"), "no country or body 'Narnia'"),
        # Thousands without quotes: the last cell is no year, and the heading is no line of numbers.
        ("Year,Value\n2030,1,234\n2031,2,345\n", TRADE, "row 1, 2030, 1, 234: 3 cells, but the heading has 2; quotes"),
        ("Year,Value\n2030,5\n2031,1,5\n2032,7\n", TRADE, "row 2, 2031, 1, 5: 3 cells, but the heading has 2; quotes"),
        ("geo\\TIME_PERIOD\t2020 \nDE\t1\t2\n", TRADE, "row 1, DE, 1, 2: 3 cells, but the heading has 2; quotes"),
        ("Year,Value\nTotal,11\n01.02.2032,8\n", TRADE, "no number is left to import; 2 rows left out for want of"),
        ("Year,Value\n2020,1\n", (*TRADE, "--decimal", "x"), "no 'x'; "),
        ("Year,Value\n2020,1\n", (*TRADE, "--decimal", ""), "no ''; "),
        ("x\n", (), "no table: it has 1 lines with anything in them"),
        ("", (), "no table: it has 0 lines with anything in them"),
    ],
)  # fmt: skip
def test_says_in_a_line_what_it_cannot_read(
    kzeu: Kzeu, mine: Path, tmp_path: Path, content: str, words: tuple[str, ...], message: str
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(content)
    result = kzeu("data", "import", str(file), "--into", str(mine), *words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert message in result.err
    assert not (mine / "table.toml").exists()


def test_rows_whose_time_cannot_be_read_are_named(kzeu: Kzeu, mine: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Year,Value\n2030,5\n2031,6\nTotal,11\n01.02.2032,8\n2033-13,9\n,10\nSource: a, b and c\n")
    for format in ((), ("--json",)):
        result = kzeu(
            "data", "import", str(file), "--into", str(mine), *TRADE, "--set", "unit=EUR", "--dry-run", *format
        )
        assert result.code == 0
        assert (
            "4 rows left out for want of a time such as 2021, 2021-03 or 2021-Q1: row 3, Total; row 4, " in result.err
        )


def test_nothing_is_written_that_the_check_refuses(kzeu: Kzeu, mine: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Year,Value\n2020,1\n")
    result = kzeu("data", "import", str(file), "--into", str(mine), *TRADE, "--set", "unit=parsecs")
    assert (result.code, result.out) == (3, "")
    assert "not written, for then:" in result.err
    assert "no unit 'parsecs'" in result.err
    assert not (mine / "table.toml").exists()
