"""What questions in other languages say in English."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from kzeu_cli import languages
from kzeu_cli.languages.vocabulary import vocabulary
from kzeu_cli.model import Dataset
from kzeu_cli.search import Index
from kzeu_cli.support.folding import fold

HERE = Path(__file__).parent
VOCABULARIES = sorted((ROOT / "data" / "languages").glob("*.toml"))
READINGS = tomli.loads((HERE / "readings.toml").read_text(encoding="utf-8"))["reading"]
# fmt: off
BITS = (
    "Казахстан", "қашан", "күшіне енді", "товарооборот", "Tокаев", "Кана́да", "ЕО-ның", "13-й", "999999999999999999-й",
    "млрд", "2024", "Erdölexporte", "l'UE", "22e", "שלום", "مرحبا", "中国", "\u0301\u0301", "\u202e", "ﬁ", "İ", "ß",
    "-ның", "’", "90,4", "0", "٣-й",
)
# fmt: on


@pytest.fixture(name="index", scope="module")
def _index(builtin: Dataset) -> Index:
    return Index(builtin)


def is_english(index: Index, word: str) -> bool:
    return index._asker.is_english(word)


def english(text: str, builtin: Dataset, index: Index) -> languages.Reading:
    return languages.english(text, builtin, lambda word: is_english(index, word))


@pytest.mark.parametrize("language", ["ru", "kk", "de", "fr"])
def test_reads_questions_as_a_person_does(language: str, builtin: Dataset, index: Index) -> None:
    asked = [each for each in READINGS if each["language"] == language]
    assert len(asked) >= 25
    found = {each["text"]: english(each["text"], builtin, index) for each in asked}
    wrong = {each["text"]: found[each["text"]].text for each in asked if found[each["text"]].text != each["english"]}
    assert wrong == {}
    # A question with nothing but names may be of either language of its script.
    assert sum(reading.language == language for reading in found.values()) >= 0.95 * len(asked)


@pytest.mark.parametrize("name", ["development", "queries", "today"])
def test_leaves_english_questions_alone(name: str, builtin: Dataset, index: Index) -> None:
    questions = tomli.loads((ROOT / "tests" / "search" / f"{name}.toml").read_text(encoding="utf-8"))["query"]
    read = {each["text"]: english(each["text"], builtin, index) for each in questions}
    changed = {text: reading.text for text, reading in read.items() if reading.text != text}
    # "Parlament" is German, and the right reading of the misspelling.
    assert changed.keys() <= {"Eurpean Parlament vote"}


def test_english_questions_read_no_vocabulary() -> None:
    code = """if True:
        import sys
        from kzeu_cli.dataset import load_all
        from kzeu_cli.search import Index
        index = Index(load_all())
        index.search("how much did the Netherlands invest in Kazakhstan since 2005")
        print("kzeu_cli.languages.reading" in sys.modules)
        index.search("сальдо торговли")
        print("kzeu_cli.languages.reading" in sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_vocabularies_say_what_search_knows(path: Path, index: Index) -> None:
    tables = tomli.loads(path.read_text(encoding="utf-8"))
    assert tables["language"] == path.stem
    assert "{reading}" in tables["notice"]
    words = {
        english
        for name, table in tables.items()
        if isinstance(table, dict) and name not in ("countries", "before-numbers")
        for english in table
    }
    unknown = {
        english
        for english in words
        for word in re.findall(r"[^\W_]+", fold(english))
        if not (word[0].isdigit() or is_english(index, word))
    }
    assert unknown == set()


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_all_that_has_a_label_has_one_in_every_language(path: Path, builtin: Dataset) -> None:
    tables = tomli.loads(path.read_text(encoding="utf-8"))
    said = {plain(english) for table in tables.values() if isinstance(table, dict) for english in table}
    records = (builtin.topics, builtin.measures, builtin.attributes, builtin.parties, builtin.places)
    missing = [
        record.id
        for table in records
        for record in table.values()
        if said.isdisjoint(plain(getattr(record, key, None) or record.id) for key in ("id", "title", "name", "short"))
    ]
    assert missing == []


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "-", fold(text)).strip("-")


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_no_phrase_stands_for_two_things(path: Path) -> None:
    seen: dict[tuple[str, str], str] = {}
    for name, table in tomli.loads(path.read_text(encoding="utf-8")).items():
        for english, phrases in table.items() if isinstance(table, dict) else ():
            for phrase in phrases:
                # A word beside a number, and one without, may mean two things.
                place = name if name.endswith("-numbers") else ""
                assert seen.setdefault((place, phrase.casefold()), english) == english, phrase


@pytest.mark.parametrize(
    "spellings",
    [
        "Tokayev Токаев Токаева Токаевым Тоқаев Тоқаевтың Toqaev Toqaevtyñ Tokaev Tokajew Tokajev Tokaïev Toqaýev",
        "Nazarbayev Назарбаев Назарбаеву Назарбаевтың Nazarbaev Nasarbajew Nazarbajev Nazarbaïev",
        "Smaiylov Смаилов Смаиловым Смайылов Смайыловтың Smaiylov Smailow Smaïlov Smajylov",
        "Bektenov Бектенов Бектенова Бектеновтің Bektenow",
        "Kosherbayev Кошербаев Кошербаева Көшербаев Көшербаевтың Köşerbaev Koscherbajew Kosherbaev Košerbaev",
    ],
)
def test_any_spelling_finds_the_person(spellings: str, index: Index) -> None:
    name, *others = spellings.split()
    right = {hit.fact.id for hit in index.search(name).hits[:6]}
    assert right
    for other in others:
        assert index.search(other).hits[0].fact.id in right, other


@given(text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(BITS), max_size=9).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_reads_anything(builtin: Dataset, text: str) -> None:
    reading = languages.english(text, builtin, str.isascii)
    assert reading == languages.english(text, builtin, str.isascii)
    assert reading.read or reading.language or reading.text == text


@pytest.mark.parametrize(
    "bit", ["қ", "ё" * 3 + " ", "е́", "ß", "9-й ", "\u202eЕС ", "Казахстана ", "Straßenbahn", "-ның"]
)
def test_reads_only_the_beginning_of_what_is_pasted(bit: str, builtin: Dataset) -> None:
    pasted = bit * 10_000
    reading = languages.english(pasted, builtin, lambda _: False)
    assert len(reading.text) <= len(pasted)
    assert reading.language is None or len(reading.text) <= 10 * languages.LONGEST


def test_a_vocabulary_is_read_once() -> None:
    assert vocabulary("ru") is vocabulary("ru")
