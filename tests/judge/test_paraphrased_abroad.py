"""One event in the words of two houses, in other languages than English; made-up places."""

from __future__ import annotations

import pytest

from monitor.judge.beginnings import common_stems, spoken_stems
from monitor.judge.changes.paraphrased import weekdays
from monitor.judge.ledger import Ledger
from monitor.judge.topic import Topics
from monitor.judge.words.terms import read_story
from monitor.model import Operation
from tests.judge.judging import Desk, told, weights

#: a title and groups; what one house tells, how another one tells it within hours, and what comes of it next
EVENTS = {
    "de": (
        "Der Streit um Sudland: Drohungen, Gespräche, Truppenentsendungen",
        (("Sudland*", "sudländ*"), ("Nordien*", "Soldaten", "Truppen", "Drohung*", "Minister*")),
        (
            "Drei Länder schicken Soldaten nach Sudland",
            "Dorva, 5. Mai - Drei Länder haben am Montag Soldaten nach Sudland geschickt, teilte das "
            "Verteidigungsministerium mit. Sie sollen dort an einem Manöver teilnehmen.",
        ),
        (
            "Nordische Partner entsenden Truppen nach Sudland",
            "Dorva, 5. Mai - Truppen aus drei Ländern sind am Montag in Sudland eingetroffen, wo sie an einem Manöver "
            "teilnehmen sollen, teilte das Verteidigungsministerium mit.",
        ),
        (
            "Nordien droht Sudland mit Zöllen",
            "Dorva, 5. Mai - Der Präsident von Nordien hat Sudland am Montagabend Zölle angedroht, teilte er mit.",
        ),
    ),
    "ru": (
        "Удары по энергетике Судландии",
        (("Судланди*", "судландск*"), ("удар*", "атак*", "беспилотник*", "дрон*")),
        (
            "Беспилотники атаковали нефтебазу в Судландии, начался пожар",
            "Беспилотники ночью в понедельник атаковали нефтебазу под Дорвой в Судландии, начался пожар, сообщил "
            "губернатор Петр Роу.",
        ),
        (
            "Горит нефтебаза под Дорвой: Судландию атаковали дроны",
            "Пожар начался на нефтебазе под Дорвой в Судландии после атаки беспилотников в понедельник, заявил "
            "губернатор Петр Роу.",
        ),
        (
            "Судландия нанесла удар по порту Нордии",
            "Судландия в понедельник нанесла удар по порту Кард в Нордии, сообщили власти порта.",
        ),
    ),
}


@pytest.mark.parametrize("language", EVENTS)
def test_what_another_house_has_just_told_in_other_words_is_silent(language: str) -> None:
    title, about, first, retold, fresh = EVENTS[language]
    desk = Desk(Operation(name="any", title=title, about=about))
    for hours, source, (headline, lead) in ((40, "Wire 1", first), (42, "Wire 2", retold), (43, "Wire 3", fresh)):
        desk.read(told(headline, lead, hours=hours, source=source, language=language))
    assert [alert.headline for alert in desk.alerts] == [first[0], fresh[0]]


@pytest.mark.parametrize(
    ("language", "days"), [("de", ("Montag", "Mittwoch")), ("ru", ("понедельник", "среду")), ("tr", ("salı", "cuma"))]
)
def test_what_another_day_had_is_less_alike(language: str, days: tuple[str, str]) -> None:
    found = [weekdays("", (f"… {day} …",)) for day in days]
    assert all(found)
    assert found[0].isdisjoint(found[1])


@pytest.mark.parametrize(
    ("language", "headline", "own"),
    [
        ("ru", "Танкеры с нефтью прошли через пролив у Дорвы", {"танкер", "пролив"}),
        ("de", "Tanker mit Öl passieren Meerenge vor Dorva", {"tanker", "meeren"}),
        ("en", "Tankers pass the strait off Dorva", set[str]()),
    ],
)
def test_what_the_operator_wrote_tells_no_events_apart_in_another_language(
    language: str, headline: str, own: set[str]
) -> None:
    spoken = spoken_stems(Operation(name="any", title="Tankers in the strait"))
    ledger = Ledger(weights().background, common=spoken, spoken=spoken)
    assert ledger.own_words(read_story(told(headline, "", hours=1, language=language))) == spoken | own


def test_what_an_operation_in_german_means_tells_no_events_of_its_own_apart_in_english() -> None:
    operation = Operation(name="any", title="Angriffe auf Tanker", about=(("Meerenge",),))
    common = common_stems(Topics([operation], weights().background).profiles[0])
    assert {"angrif", "attack", "meeren", "strait"} <= common
