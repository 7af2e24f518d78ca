"""Two reports in two languages share what means the same."""

from __future__ import annotations

import tracemalloc

import pytest

from monitor import config
from monitor.judge.weights import Weights
from monitor.judge.words.glossary import LANGUAGES, of_language
from monitor.judge.words.glosses import FARTHEST, in_english, read_senses
from monitor.judge.words.side_by_side import in_one_tongue
from monitor.judge.words.sounds import consonants, sound
from monitor.judge.words.terms import read

BACKGROUND = Weights.from_json(config.weights()).background
BUILDING = "Earthquake destroys hospital in capital"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("es", "Un terremoto destruye un hospital de la capital"),
        ("fr", "Un séisme détruit l'hôpital de la capitale"),
        ("de", "Erdbeben zerstört Krankenhaus in der Hauptstadt"),
        ("it", "Un terremoto distrugge un ospedale nella capitale"),
        ("pt", "Terremoto destrói hospital na capital"),
        ("ru", "Землетрясение разрушило больницу в столице"),
        ("uk", "Землетрус зруйнував лікарню в столиці"),
        ("nl", "Aardbeving verwoest ziekenhuis in hoofdstad"),
        ("pl", "Trzęsienie ziemi zniszczyło szpital w stolicy"),
        ("fa", "زمین‌لرزه بیمارستانی را در پایتخت ویران کرد"),
        ("tr", "Depremde başkentteki hastane yıkıldı"),
        ("ar", "زلزال يدمر مستشفى في العاصمة"),
    ],
)
def test_a_headline_means_in_any_language_what_it_does_in_english(language: str, title: str) -> None:
    new, known = read_senses(title, (), language), read_senses(BUILDING, (), "en")

    found = in_one_tongue(new, known, BACKGROUND)

    assert {*found.known} <= {*found.new}


@pytest.mark.parametrize(("language", "other"), [("fr", "ar"), ("ru", "de"), ("tr", "es")])
def test_two_other_languages_meet_in_english(language: str, other: str) -> None:
    titles = {
        "fr": "Un séisme détruit un hôpital",
        "ar": "زلزال يدمر مستشفى",
        "ru": "Землетрясение разрушило больницу",
        "de": "Erdbeben zerstört Krankenhaus",
        "tr": "Depremde hastane yıkıldı",
        "es": "Un terremoto destruye un hospital",
    }

    found = in_one_tongue(
        read_senses(titles[language], (), language), read_senses(titles[other], (), other), BACKGROUND
    )

    assert {*found.new} == {*found.known}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "СДС взяли город Хасамид"),
        ("fr", "Les FDS prennent la ville de Khasamid"),
        ("ar", "قسد تسيطر على بلدة خسميد"),
    ],
)
def test_another_town_is_strange(language: str, title: str) -> None:
    known = read_senses("SDF captures town of Jarnin", (), "en")

    assert in_one_tongue(read_senses(title, (), language), known, BACKGROUND).strange


@pytest.mark.parametrize(("language", "title"), [("ru", "СДС взяли город Джарнин"), ("ar", "قسد تسيطر على بلدة جرنين")])
def test_one_town_is_known_by_its_sound(language: str, title: str) -> None:
    known = read_senses("SDF captures town of Jarnin", (), "en")

    assert not in_one_tongue(read_senses(title, (), language), known, BACKGROUND).strange


@pytest.mark.parametrize(
    ("language", "title", "known"),
    [
        ("ru", "Компаниям не хватает нефти", "companies oil"),
        ("ru", "Танкеры атакованы в Персидском заливе", "attack gulf"),
        ("ru", "Суды опасаются задержки поставок", "supply"),
        ("fr", "La Maison-Blanche se tait", "White House"),
        ("de", "Hafenversorgung", "port supply"),
    ],
)
def test_a_word_in_any_case_and_each_word_of_an_expression_is_met(language: str, title: str, known: str) -> None:
    found = in_one_tongue(read_senses(title, (), language), read_senses(known, (), "en"), BACKGROUND)

    assert {*found.known} <= {*found.new}


@pytest.mark.parametrize(
    ("language", "title", "known"),
    [
        ("de", "Gouverneur von Woreschin tot", "Governor of Voreshin dead"),
        ("de", "Drohne trifft Dscharuja", "Drone hits Jaruya"),
        ("ar", "مقتل حاكم كورباني", "Governor of Korbane dead"),
    ],
)
def test_a_name_is_spelt_as_each_language_writes_it(language: str, title: str, known: str) -> None:
    found = in_one_tongue(read_senses(title, (), language), read_senses(known, (), "en"), BACKGROUND)

    assert not found.strange
    assert found.known[-2 if language != "de" or "hits" not in known else -1] in found.new


def test_a_name_that_headline_and_lead_spell_in_two_ways_is_one() -> None:
    known = read_senses("Siege of Korbane", ("The siege of Korbani went on.",), "en")

    assert not in_one_tongue(read_senses("حصار كورباني", (), "ar"), known, BACKGROUND).strange


def test_what_one_report_says_in_two_ways_is_one_where_the_other_has_one_word() -> None:
    known = read_senses("Drone strike on Korbane", ("A drone attack hit Korbane.",), "en")

    found = in_one_tongue(read_senses("Удар дрона по Корбане", (), "ru"), known, BACKGROUND)

    assert {*found.known[:3]} <= {*found.new}


def test_what_the_other_language_has_no_word_for_is_mute() -> None:
    new, known = read_senses("Qwertzal zerstört Krankenhaus", (), "de"), read_senses("Hospital shaky", (), "en")

    assert "destro" not in in_one_tongue(new, known, BACKGROUND).mute
    assert in_one_tongue(known, read_senses("Un hôpital", (), "fr"), BACKGROUND).mute <= {"shaky"}


def test_of_a_words_meanings_the_commonest_stands() -> None:
    reading = read("La huelga de los controladores", (), "es")

    found = in_english(reading, {"walkou": 0.1, "contro": 0.1}, BACKGROUND)

    assert found
    assert found.stems == ("strike", "contro")


def test_of_a_words_meanings_those_that_are_wanted_stand() -> None:
    reading = read("Bombardeo en la capital", (), "es")

    strict, loose = in_english(reading, {"shell": 0.1}, BACKGROUND), in_english(reading, {}, BACKGROUND)

    assert strict
    assert loose
    assert "shell" in strict.stems
    assert "shell" not in loose.stems


@pytest.mark.parametrize("language", ["en", "", "sv"])
def test_what_needs_no_glossary_or_has_none_stays_as_it_is(language: str) -> None:
    assert in_english(read("Eins zwei drei", (), language), {}, BACKGROUND) is None


def test_an_expression_is_known_in_any_case() -> None:
    found = in_english(read("Танкер в Персидском заливе", (), "ru"), {}, BACKGROUND)

    assert found
    assert found.stems == ("tanker", "gulf")


def test_sounds() -> None:
    assert sound("хасамид") == sound("khasamid")
    assert consonants("بوتين") == consonants("putin") == "btn"
    assert consonants("ali") == ""


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_glossary_holds_words_of_its_language(language: str) -> None:
    found = of_language(language)

    assert len(found.meanings) > 2000
    assert not found.of("")
    assert not found.of("qwxzqwxz")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_hostile_words_are_words(language: str) -> None:
    for title in ("ال" * 5000, "ت" * 5000, "a" * 9000, "'" * 900, "s'" * 900, "é" * 4000, "\u202e\u200f", "٣" * 900):
        report = read_senses(title, (title,), language)

        assert len(report.both) <= 2 * FARTHEST
        assert all(len(sense.own) <= FARTHEST for sense in report.both)


def test_a_glossary_takes_little_room() -> None:
    of_language("ru")
    tracemalloc.start()
    try:
        found = of_language.__wrapped__("ru")
        room, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert found.of("танкер")
    assert room < 6_000_000
