"""The program, asked in other languages."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Kzeu

NOTICES = {
    "ru": "ответ по-английски",
    "kk": "жауап ағылшын тілінде",
    "de": "Antwort auf Englisch",
    "fr": "réponse en anglais",
}


@pytest.mark.parametrize(
    ("language", "asked", "english"),
    [
        ("ru", "встречи", "meetings"),
        ("kk", "кездесулер", "meetings"),
        ("ru", "people Токаев", "people Tokayev"),
        ("ru", "people Назарбаева", "people Nazarbayev"),
        ("kk", "people Көшербаев", "people Kosherbayev"),
        ("ru", "trade --partner Италия --year 2024", "trade --partner Italy --year 2024"),
        ("de", "trade --partner Italien --year 2024", "trade --partner Italy --year 2024"),
        ("fr", "trade --partner=Pays-Bas --year 2024", "trade --partner=Netherlands --year 2024"),
        ("kk", "trade --partner Алмания --year 2024", "trade --partner Germany --year 2024"),
        ("ru", "trade --view ЕС --flow экспорт", "trade --view EU --flow exports"),
        ("ru", "compare население", "compare population"),
        ("de", "compare Bevölkerung", "compare population"),
        ("fr", "compare superficie", "compare area"),
        ("kk", "compare астанасы", "compare capital"),
        ("ru", "topics энергетика", "topics energy"),
        ("kk", "topics әділет", "topics justice"),
        ("de", "topics Menschenrechte", "topics human-rights"),
        ("ru", "facts --topic торговля", "facts --topic trade"),
        ("ru", "show СРПС", "show epca"),
        ("fr", "show APCR", "show epca"),
    ],
)
def test_what_is_named_in_another_language_is_found(language: str, asked: str, english: str, kzeu: Kzeu) -> None:
    right = kzeu(*english.split(), "--json") if not english.startswith("show") else kzeu(*english.split())
    found = kzeu(*asked.split(), "--json") if not asked.startswith("show") else kzeu(*asked.split())
    assert (found.code, found.out) == (0, right.out)
    first, *others = found.err.splitlines()
    assert first.startswith(f"kzeu: {NOTICES[language]}")
    assert english in first
    assert others == right.err.splitlines()


@pytest.mark.parametrize(
    ("language", "question", "fact"),
    [
        ("ru", "когда вступило в силу СРПС", "official-epca-in-force"),
        ("kk", "EPCA қашан күшіне енді", "official-epca-in-force"),
        ("kk", "epca qaşan küşıne endı", "official-epca-in-force"),
        ("de", "wann trat das EPCA in Kraft", "official-epca-in-force"),
        ("fr", "entrée en vigueur de l'APCR", "official-epca-in-force"),
    ],
)
def test_a_question_is_answered_and_says_in_its_language_how_it_was_read(
    language: str, question: str, fact: str, kzeu: Kzeu
) -> None:
    found = kzeu("search", question, "--json")
    first = json.loads(found.out)[0]
    assert first["id"] == fact
    assert any(pair.endswith("entered into force") for pair in first["read_as"])
    assert found.err.count("kzeu:") == 1
    assert found.err.startswith(f"kzeu: {NOTICES[language]}")


@pytest.mark.parametrize(
    ("asked", "english"), [("people Tokaev", "people Tokayev"), ("compare surface", "compare area")]
)
def test_what_an_english_speaker_may_have_typed_is_no_sign_of_another_language(
    asked: str, english: str, kzeu: Kzeu
) -> None:
    found = kzeu(*asked.split(), "--json")
    assert found.err == f"kzeu: read as: {english} --json\n"
    assert found.out == kzeu(*english.split(), "--json").out


def test_files_are_named_as_they_are(kzeu: Kzeu, tmp_path: Path) -> None:
    place = tmp_path / "торговля.svg"
    assert kzeu("trade", "--partner", "Италия", "--chart", "--save", str(place)).code == 0
    assert place.exists()
    assert kzeu("data", "check", "торговля").code == 3


def test_what_is_absent_is_named_as_the_asker_named_it(kzeu: Kzeu) -> None:
    found = kzeu("search", "сколько пшеницы Казахстан продаёт в ЕС")
    assert "Nothing about" in found.err
    assert "*пшеницы*" in found.err
    assert "пшеницы" in json.loads(kzeu("search", "сколько пшеницы Казахстан продаёт в ЕС", "--json").out)[0]["missing"]


def test_what_nobody_is_called_in_any_language_is_not_found(kzeu: Kzeu) -> None:
    found = kzeu("people", "Зеленский")
    assert found.code == 1
    assert "'Зеленский'" in found.err


def test_english_is_answered_without_a_remark(kzeu: Kzeu) -> None:
    assert kzeu("search", "when did the EPCA enter into force", "--json").err == ""


@pytest.mark.parametrize(
    "text", ["қ" * 10_000, "а\u0301" * 5000, "\u202e\u202dЕС\u202c", "שלום עולם", "Ка\u0000захстан", "ﷺ"]
)
def test_hostile_questions_end_in_a_line(text: str, kzeu: Kzeu) -> None:
    found = kzeu("search", text)
    assert found.code == 0
    assert "mistake in kzeu" not in found.err
    assert kzeu("people", text).code in (0, 1)


def test_a_dataset_of_ones_own_is_asked_in_other_languages_too(kzeu: Kzeu) -> None:
    own = str(ROOT / "tests" / "data" / "other")
    assert Path(own).exists()
    question = ("search", "торговля", "--data", own)
    found = kzeu(*question)
    assert found.code == 0
    assert found.err.startswith(f"kzeu: {NOTICES['ru']}")


def test_vocabularies_are_no_part_of_the_facts(kzeu: Kzeu, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "data", copy)
    assert kzeu("data", "check", str(copy)).code == 0
    assert len(json.loads(kzeu("facts", "--json", "--data", str(copy)).out)) == len(
        json.loads(kzeu("facts", "--json").out)
    )
