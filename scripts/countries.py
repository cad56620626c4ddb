"""Write the names of countries for questions, in English and in the languages: `python scripts/countries.py`.

The names are those of Unicode's CLDR, as Babel carries them; Babel is needed for this script only. English names are
those of the dataset where it has the country, and everything below the line "-- countries" of a file is written anew.
"""

from pathlib import Path

import tomli
from babel import Locale

from kzeu_cli.support.folding import fold

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
ENGLISH = ROOT / "src" / "kzeu_cli" / "search" / "countries.txt"
# Unions, and what CLDR has codes for that is no country: outlying Oceania, two that are for tests, the unknown region.
NO_COUNTRIES = ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")
HEAD = "# -- countries: written by scripts/countries.py from Unicode's CLDR"


def codes() -> dict[str, str]:
    """Map the ISO 3166 code of each country to its English name, as the dataset has it if it does."""
    places = tomli.loads((DATA / "context" / "countries.toml").read_text(encoding="utf-8"))["place"]
    own = {place["id"]: place["name"] for place in places if len(place["id"]) == 2}
    english = Locale("en").territories
    known = {code: name for code, name in english.items() if len(code) == 2 and code.isalpha()}
    return {code: own.get(code, name) for code, name in known.items() if code not in NO_COUNTRIES}


def table(language: str) -> str:
    """Write the countries of a language, by English name."""
    names = Locale(language).territories
    lines = (f'"{english}" = ["{names[code]}"]' for code, english in sorted(codes().items()) if code in names)
    return "\n".join((HEAD, "", "[countries]", *lines, ""))


def single_words() -> list[str]:
    """List the English names of countries that are one word."""
    return sorted(fold(name) for name in codes().values() if name.isalpha())


def main() -> None:
    """Write all vocabularies anew, and the names that search does not read as other words."""
    note = "# English names of countries that are one word: written by scripts/countries.py from Unicode's CLDR."
    ENGLISH.write_text("\n".join((note, *single_words(), "")), encoding="utf-8")
    for path in sorted((DATA / "languages").glob("*.toml")):
        kept = path.read_text(encoding="utf-8").partition(HEAD)[0].rstrip()
        path.write_text(f"{kept}\n\n{table(path.stem)}", encoding="utf-8")


if __name__ == "__main__":
    main()
