"""Citation keys: what they are made of, that they are unique and stay, the same in every command and format."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from conftest import HERE, Kzeu

from kzeu_cli import dataset
from kzeu_cli.citations import keys
from kzeu_cli.model import Dataset, Reference, dates


def work(**values: Any) -> Reference:
    if "issued" in values:
        values["issued"] = dates.parse(values["issued"])
    return Reference(**{"id": "x", "layer": "official", "type": "webpage", "status": (), **values})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"author": ({"family": "Gotev", "given": "Georgi"},), "issued": "2021-05-11", "title": "Oettinger: It's time"},
         "gotev2021oettinger"),
        # A word that carries no meaning is no first word, nor are figures.
        ({"author": ({"family": "Nazarbayev", "given": "N."},), "issued": "2014", "title": "The Next Chapter"},
         "nazarbayev2014next"),
        ({"publisher": "Eurostat", "issued": "2013/2015", "title": "27 reporters of trade"}, "eurostat2013reporters"),
        # A long name of a body by its initials, a site by its name.
        ({"publisher": "Bureau of National Statistics", "title": "Exports"}, "bnsexports"),
        ({"container_title": "www.euractiv.com", "title": "MEPs ratify"}, "euractivmeps"),
        ({"container_title": "24info.mk", "issued": "2023", "title": "Report"}, "info2023report"),
        # Whatever the script, the key is plain ASCII.
        ({"author": ({"family": "Назарбаев", "given": "Н."},), "issued": "2014", "title": "Қазақ жолы"},
         "nazarbaev2014qazaq"),
        ({"author": ({"family": "Șerban-Łódź", "given": "É."},), "title": "Œuvre"}, "serbanlodzoeuvre"),
        # Nobody to name: a key begins with a letter.
        ({"title": "Trade with Kazakhstan", "issued": "2021"}, "trade2021"),
        # Nothing to make one of: the id.
        ({"title": "中国"}, "x"),
        ({}, "x"),
    ],
)  # fmt: skip
def test_a_key_says_who_when_and_what(values: dict[str, Any], expected: str) -> None:
    assert keys.composed(work(**values)) == expected


def test_a_recorded_key_may_be_the_id_of_its_own_work_and_of_no_other(builtin: Dataset) -> None:
    pair = {"own": work(id="own", citation_key="own"), "other": work(id="other", citation_key="own")}
    found = keys.keys(builtin.replace(references=pair, sources={}))
    assert found["own", False] == "own"
    assert found["other", False] not in {"own", "other"}


def test_a_reference_and_a_source_of_one_id_are_two_works(builtin: Dataset) -> None:
    source = next(iter(builtin.sources.values()))
    alike = work(id=source.id, title="Another page", citation_key="another")
    found = keys.keys(builtin.replace(references={source.id: alike}, sources={source.id: source}))
    assert found[source.id, False] == "another"
    assert found[source.id, True] not in {"another", ""}


def test_every_work_of_the_data_has_a_recorded_key_of_its_own(builtin: Dataset) -> None:
    script = HERE.parent / "scripts" / "keys.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    found = keys.keys(builtin)
    assert len(set(found.values())) == len(found) == len(builtin.references) + len(builtin.sources)
    assert all(re.fullmatch(r"[a-z][a-z0-9]*", key) for key in found.values())
    for ref, reference in builtin.references.items():
        assert found[ref, False] == reference.citation_key


def test_formats_and_commands_know_the_same_key(kzeu: Kzeu) -> None:
    [library, ris, items, [row]] = [
        bibtexparser.parse_string(kzeu("cite", "19", "--format", "bibtex").out).entries,
        rispy.loads(kzeu("cite", "19", "--format", "ris").out),
        json.loads(kzeu("cite", "19", "--format", "csl-json").out),
        kzeu("cite", "gotev2021oettinger", "--json").json,
    ]
    assert library[0].key == ris[0]["id"] == items[0]["id"] == row["citation_key"] == "gotev2021oettinger"
    assert "@misc{gotev2021oettinger," in kzeu("cite", "19", "--format", "biblatex").out.replace("@online", "@misc")
    assert row["id"] == "19"
    assert 'name="gotev2021oettinger"' in kzeu("cite", "19", "--style", "wikipedia", "--inline").out
    [cited] = kzeu("cite", "19", "--style", "apa", "--json").json
    assert cited["citation_key"] == "gotev2021oettinger"


def test_find_is_the_way_back(builtin: Dataset) -> None:
    assert keys.find(builtin, "gotev2021oettinger") == 19
    assert keys.find(builtin, "wikipediakazakhstan") == "article"
    assert keys.find(builtin, "nobody1900nothing") is None


OWN = """
schema = 1
id = "isles"
version = "1"
title = "Isles"
party = [{ id = "AV", name = "Avalon", short = "Avalon" }, { id = "LY", name = "Lyonesse", short = "Lyonesse" }]

[defaults]
layer = "official"

[[reference]]
id = "one"
type = "book"
title = "Trade"
author = [{ family = "Sample" }]
issued = "2001"

[[reference]]
id = "two"
type = "book"
title = "Trade"
author = [{ family = "Sample" }]
issued = "2001"

[[reference]]
id = "three"
type = "book"
title = "Trade"
author = [{ family = "Sample" }]
issued = "2001"
citation-key = "sample2001trade"

[[reference]]
id = "four"
type = "book"
title = "Other"
citation-key = "my:own-key"

[[reference]]
id = 5
type = "book"
title = "Fifth"
publisher = "Press"

# What would break a .bib file is no part of a key.
[[reference]]
id = "six"
type = "book"
title = "Sixth"
citation-key = "{a}, b"
"""


def test_keys_of_a_dataset_of_ones_own_are_unique_and_recorded_ones_kept(tmp_path: Path) -> None:
    (tmp_path / "isles.toml").write_text(OWN)
    own = dataset.load(str(tmp_path / "isles.toml"))
    assert {ref: key for (ref, _), key in keys.keys(own).items()} == {
        "one": "sample2001tradea", "two": "sample2001tradeb", "three": "sample2001trade", "four": "my:own-key",
        5: "pressfifth", "six": "ab",
    }  # fmt: skip
