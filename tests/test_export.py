"""kzeu data export, read back by the tools that it is for."""

import asyncio
import json
import shutil
import sqlite3
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import rdflib
import sqlite_utils
from conftest import HERE, Kzeu
from datasette.app import Datasette
from frictionless import Package

from kzeu_cli.dataset import load_all
from kzeu_cli.model import Dataset

TWIN = ("--data", str(HERE / "data" / "valid" / "twin"))
CREDIT = "Made up for the tests of kzeu."
FORMATS = ("sqlite", "csv", "json", "jsonld", "parquet")
SCHEMA_ORG = rdflib.Namespace("https://schema.org/")


@pytest.fixture(name="ids", scope="module")
def _ids(builtin: Dataset) -> set[str]:
    return set(builtin.facts)


def export(kzeu: Kzeu, format: str, place: Path, *more: str) -> list[Path]:
    result = kzeu("data", "export", format, str(place), *more)
    assert (result.code, result.err) == (0, "")
    return [Path(line) for line in result.out.splitlines()]


class TestSqlite:
    def test_has_every_fact_and_keeps_its_pointers(self, kzeu: Kzeu, tmp_path: Path, ids: set[str]) -> None:
        files = export(kzeu, "sqlite", tmp_path / "kzeu.db")
        assert files == [tmp_path / "kzeu.db", tmp_path / "kzeu.metadata.json"]
        with sqlite3.connect(files[0]) as database:
            assert {name for (name,) in database.execute("select id from facts")} == ids
            assert database.execute("pragma foreign_key_check").fetchall() == []
            assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        database.close()

    def test_sqlite_utils_finds_keys_and_full_text(self, kzeu: Kzeu, tmp_path: Path) -> None:
        export(kzeu, "sqlite", tmp_path / "twin.db", *TWIN)
        database = sqlite_utils.Database(tmp_path / "twin.db")
        assert {row["id"] for row in database["facts"].search("salt")} == {"salt-imports", "berg-on-salt"}
        assert ("measure", "measures", "id") in [
            (key.column, key.other_table, key.other_column) for key in database["figures"].foreign_keys
        ]
        assert {row["key"]: row["value"] for row in database["dataset"].rows}["credit"] == CREDIT
        assert database["columns"].get(("figures", "subject"))["points_to"] == "actors"
        database.close()

    def test_datasette_shows_labels_descriptions_and_searches(self, kzeu: Kzeu, tmp_path: Path) -> None:
        file, described = export(kzeu, "sqlite", tmp_path / "twin.db", *TWIN)

        async def visit() -> None:
            site = Datasette([str(file)], metadata=json.loads(described.read_text()))
            found = await site.client.get("/twin/facts.json?_search=salt&_shape=array")
            assert {row["id"] for row in found.json()} == {"salt-imports", "berg-on-salt"}
            page = await site.client.get("/twin/figures")
            assert "whose number it is: reporter, host, holder" in page.text
            assert CREDIT in page.text

        asyncio.run(visit())


class TestPackage:
    def test_is_valid_and_whole(self, kzeu: Kzeu, tmp_path: Path, ids: set[str]) -> None:
        files = export(kzeu, "csv", tmp_path / "kzeu")
        assert files[-1].name == "datapackage.json"
        package = Package(str(files[-1]))
        report = package.validate()
        assert report.valid, report.flatten(["fieldName", "message"])
        assert {row["id"] for row in package.get_resource("facts").read_rows()} == ids

    def test_tells_types_sources_and_licence(self, kzeu: Kzeu, tmp_path: Path) -> None:
        *_, told = export(kzeu, "csv", tmp_path / "twin", *TWIN)
        package = Package(str(told))
        assert [licence["name"] for licence in package.licenses] == ["CC0-1.0"]
        assert [source["title"] for source in package.sources][0] == "The Almanac"
        assert CREDIT in json.dumps(package.contributors)
        [row] = [row for row in package.get_resource("agreements").read_rows() if row["id"] == "river-treaty"]
        assert (row["covers"], row["framework"]) == (["water", "fishing", "mills; weirs"], True)

    def test_no_cell_is_a_formula(self, kzeu: Kzeu, tmp_path: Path) -> None:
        export(kzeu, "csv", tmp_path / "twin", *TWIN)
        query = f"select note from read_csv('{tmp_path}/twin/facts.csv') where id = 'river-council-2'"
        [(note,)] = duckdb.sql(query).fetchall()
        assert note == "'=The almanac calls it the latest [sic] | *without* a year."


class TestJson:
    def test_holds_every_record_whole(self, kzeu: Kzeu, tmp_path: Path, builtin: Dataset) -> None:
        [file] = export(kzeu, "json", tmp_path / "kzeu.json")
        whole = json.loads(file.read_text())
        assert {fact["id"] for fact in whole["facts"]} == set(builtin.facts)
        assert [work["id"] for work in whole["references"]] == list(builtin.references)
        [figure] = [fact for fact in whole["facts"] if fact["id"] == "eu-view-exports-2019"]
        assert (figure["kind"], figure["value"]) == ("figure", builtin.facts["eu-view-exports-2019"].value)
        assert whole["dataset"]["licence"] == "CC-BY-SA-4.0"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's reader uses its own
class TestLinkedData:
    def test_facts_are_claims_that_cite(self, kzeu: Kzeu, tmp_path: Path, ids: set[str]) -> None:
        [file] = export(kzeu, "jsonld", tmp_path / "kzeu.jsonld")
        graph = rdflib.Graph().parse(file, format="json-ld")
        claims = list(graph.subjects(rdflib.RDF.type, SCHEMA_ORG.Claim))
        assert {str(graph.value(claim, SCHEMA_ORG.identifier)) for claim in claims} == ids
        [dataset] = graph.subjects(SCHEMA_ORG.version)
        assert graph.value(dataset, SCHEMA_ORG.license) == rdflib.URIRef("https://spdx.org/licenses/CC-BY-SA-4.0")
        assert "Wikipedia" in str(graph.value(dataset, SCHEMA_ORG.creditText))

    def test_nothing_points_nowhere(self, kzeu: Kzeu, tmp_path: Path) -> None:
        [file] = export(kzeu, "jsonld", tmp_path / "twin.jsonld", *TWIN)
        graph = rdflib.Graph().parse(file, format="json-ld")
        cited = set(graph.objects(None, SCHEMA_ORG.citation))
        assert {str(graph.value(work, SCHEMA_ORG.name)) for work in cited} == {
            "The Long River",
            "Water & Salt: <Notes> on a Union",
            "Chancellor speaks of salt",
            "Yearbook of Foreign Trade",
            "Trade Tables",
        }
        named = {node for node in graph.objects() if str(node).startswith("urn:kzeu:")}
        assert named <= set(graph.subjects())


class TestParquet:
    def test_duckdb_reads_types_and_credit(self, kzeu: Kzeu, tmp_path: Path) -> None:
        files = export(kzeu, "parquet", tmp_path / "twin", *TWIN)
        assert tmp_path / "twin" / "figures.parquet" in files
        assert not list((tmp_path / "twin").glob("*.jsonl"))

        def ask(question: str) -> Any:
            return duckdb.sql(question.replace("AT", f"{tmp_path}/twin")).fetchall()

        assert ask("select sum(value) from 'AT/figures.parquet' where series = 'ald-exports'") == [(6_600_000_000.5,)]
        assert ask("select covers from 'AT/agreements.parquet' where id = 'river-treaty'") == [
            (["water", "fishing", "mills; weirs"],)
        ]
        assert (b"credit", CREDIT.encode()) in ask("select key, value from parquet_kv_metadata('AT/facts.parquet')")

    def test_is_parted_by_year_and_layer(self, kzeu: Kzeu, tmp_path: Path, builtin: Dataset) -> None:
        whole, lake = tmp_path / "whole", tmp_path / "lake"
        export(kzeu, "parquet", whole)
        assert {lake / "facts", lake / "figures", lake / "sources.parquet"} <= {
            *export(kzeu, "parquet", lake, "--partition")
        }
        for table in ("facts", "figures", "events", "statements"):
            # The very same rows, numbers with every digit, and a column of years that the folders add.
            rows = duckdb.sql(f"from '{whole}/{table}.parquet' order by id")
            columns = ", ".join(f'"{name}"' for name in rows.columns)
            parted = duckdb.sql(f"select {columns} from read_parquet('{lake}/{table}/*/*/*.parquet') order by id")
            assert parted.fetchall() == rows.fetchall()
        years = duckdb.sql(
            f"select year, count(*) from read_parquet('{lake}/facts/*/*/*.parquet') group by 1"
        ).fetchall()
        assert dict(years) == Counter(
            None if fact.when is None or fact.when.first == date.min else fact.when.first.year
            for fact in builtin.facts.values()
        )
        # What is known of no time has a folder as well, under the name that Hive and Spark give it.
        assert (lake / "facts" / "year=__HIVE_DEFAULT_PARTITION__" / "layer=article").is_dir()
        export(kzeu, "parquet", lake, "--partition", "--force")
        listed = json.loads((lake / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        paths = next(resource["path"] for resource in listed if resource["name"] == "facts")
        assert paths == sorted(path.relative_to(lake).as_posix() for path in (lake / "facts").rglob("*.parquet"))

    @pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
    def test_spark_reads_what_is_parted(self, kzeu: Kzeu, tmp_path: Path) -> None:
        spark_sql = pytest.importorskip("pyspark.sql")
        export(kzeu, "parquet", tmp_path / "lake", "--partition", *TWIN)
        twin = load_all(Path(TWIN[1])).facts.values()
        spark = spark_sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
        try:
            facts = spark.read.parquet(str(tmp_path / "lake" / "facts"))
            assert dict(facts.dtypes)["year"] == "int"
            found = {row.id for row in facts.where("year = 2003 and layer = 'official'").collect()}
            of_2003 = {
                fact.id for fact in twin if fact.layer == "official" and fact.when and fact.when.first.year == 2003
            }
            assert found == of_2003 != set()
            figures = spark.read.parquet(str(tmp_path / "lake" / "figures"))
            [row] = figures.where("series = 'ald-exports'").groupBy().sum("value").collect()
            assert row[0] == Decimal("6600000000.5")
        finally:
            spark.stop()

    def test_only_parquet_is_parted(self, kzeu: Kzeu, tmp_path: Path) -> None:
        result = kzeu("data", "export", "csv", str(tmp_path / "x"), "--partition")
        assert (result.code, result.err) == (2, "kzeu: --partition goes with parquet\n")

    def test_says_what_it_needs(self, kzeu: Kzeu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "duckdb", None)
        result = kzeu("data", "export", "parquet", str(tmp_path / "x"))
        assert (result.code, result.out) == (1, "")
        assert result.err == "kzeu: Parquet needs DuckDB: pip install 'kzeu-cli[parquet]'\n"
        assert list(tmp_path.iterdir()) == []


class TestPlaces:
    @pytest.mark.parametrize("format", FORMATS)
    def test_nothing_is_written_over_without_force(self, kzeu: Kzeu, tmp_path: Path, format: str) -> None:
        place = tmp_path / "twin"
        files = export(kzeu, format, place, *TWIN)
        before = {file: file.read_bytes() for file in files}
        refused = kzeu("data", "export", format, str(place))
        assert (refused.code, refused.out) == (2, "")
        assert "is there already; --force replaces" in refused.err
        assert {file: file.read_bytes() for file in files} == before
        assert export(kzeu, format, place, *TWIN, "--force") == files
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
            {file.relative_to(tmp_path).parts[0] for file in files}
        )

    def test_an_empty_folder_may_be_filled(self, kzeu: Kzeu, tmp_path: Path) -> None:
        assert export(kzeu, "csv", tmp_path, *TWIN)

    def test_a_folder_with_something_else_is_left_alone(self, kzeu: Kzeu, tmp_path: Path) -> None:
        export(kzeu, "csv", tmp_path / "mine", *TWIN)
        (tmp_path / "mine" / "thesis.doc").write_text("years of work")
        result = kzeu("data", "export", "csv", str(tmp_path / "mine"), *TWIN, "--force")
        assert result.code == 2
        assert "holds what is no export (thesis.doc)" in result.err
        assert (tmp_path / "mine" / "thesis.doc").read_text() == "years of work"

    @pytest.mark.parametrize("format", FORMATS)
    def test_a_folder_that_is_not_there(self, kzeu: Kzeu, tmp_path: Path, format: str) -> None:
        place = tmp_path / "nowhere" / "x"
        result = kzeu("data", "export", format, str(place), *TWIN)
        assert (result.code, result.out) == (1, "")
        assert result.err == f"kzeu: {place} cannot be written: No such file or directory\n"

    @pytest.mark.parametrize(("format", "kind"), [("sqlite", "folder"), ("csv", "file")])
    def test_a_place_of_the_other_kind(self, kzeu: Kzeu, tmp_path: Path, format: str, kind: str) -> None:
        place = tmp_path / "x"
        place.mkdir() if kind == "folder" else place.write_text("")
        result = kzeu("data", "export", format, str(place), "--force")
        assert result.code == 2
        assert f"{place} is a {kind}" in result.err

    def test_an_unknown_format_names_the_nearest(self, kzeu: Kzeu, tmp_path: Path) -> None:
        result = kzeu("data", "export", "sqlit", str(tmp_path / "x"))
        assert result.code == 2
        assert "did you mean sqlite?" in result.err
