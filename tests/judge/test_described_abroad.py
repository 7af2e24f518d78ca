"""Operations described in one language, and their news in others; made-up places and sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from monitor.judge import stories
from monitor.judge.topic import Topics
from monitor.judge.wordings import wordings
from monitor.judge.words.terms import read, read_story
from monitor.judge.written_terms import Hit
from monitor.model import Operation
from tests.judge.judging import Desk, told, weights

BACKGROUND = weights().background
TITLE = "Rebels and hostages in Syria: ambushes, kidnappings and ransoms"
GROUPS = (("Syria*", "Dorva"), ("rebel*", "hostage*", "ambush*", "kidnap*", "peace talks"))
WRITTEN = Operation(name="syria", title=TITLE, about=GROUPS)
ABROAD = {
    "es": "Rebeldes secuestran a nueve rehenes en el este de Siria",
    "fr": "Syrie : des rebelles enlèvent neuf otages dans une embuscade",
    "de": "Syrien: Rebellen nehmen neun Geiseln nach Hinterhalt",
    "ru": "В Сирии повстанцы захватили девять заложников",
    "tr": "Suriye'de isyancılar dokuz rehine kaçırdı",
    "ar": "متمردون يختطفون تسعة رهائن في سوريا",
}
OFF = {
    "es": "Siria inaugura una escuela nueva en la capital",
    "fr": "La Syrie inaugure une école dans la capitale",
    "de": "Syrien eröffnet eine Schule in der Hauptstadt",
    "ru": "В Сирии открыли новую школу",
    "tr": "Suriye'de yeni bir okul açıldı",
    "ar": "افتتاح مدرسة جديدة في سوريا",
}
ARABIC = Operation(
    name="syria",
    title="المتمردون والرهائن في سوريا: كمائن واختطاف وفدية",
    about=(("سوريا",), ("متمرد*", "متمردون", "رهائن", "كمين", "اختطاف")),
    seeds=(
        stories.seed(
            "seed.txt",
            "متمردون يختطفون تسعة رهائن في شرق سوريا\n\n"
            "قال الجيش إن متمردين اختطفوا تسعة رهائن في كمين شرق سوريا يوم الثلاثاء وطلبوا فدية.\n\n"
            "وأضاف أن المتمردين هاجموا قافلة قرب الحدود مع العراق.",
        ),
    ),
)


def about(operation: Operation, title: str, language: str) -> float:
    """How surely a headline is about an operation."""
    verdicts = Desk(operation).judge.one(told(title, language=language), Desk(operation).memory).verdicts
    return verdicts[0].relevance if verdicts else 0.0


def hits(title: str, language: str, groups: Sequence[Sequence[str]], operation: Operation = WRITTEN) -> list[Hit]:
    given = Operation(name="syria", title=operation.title, about=tuple(map(tuple, groups)), seeds=operation.seeds)
    return Topics([given], BACKGROUND).hits(read(title, (), language)).get(0, [])


@pytest.mark.parametrize("language", ABROAD)
def test_english_groups_are_met_by_what_words_mean(language: str) -> None:
    assert about(WRITTEN, ABROAD[language], language) >= 0.8


@pytest.mark.parametrize("language", OFF)
def test_other_news_of_the_country_is_none_of_it(language: str) -> None:
    assert about(WRITTEN, OFF[language], language) < 0.5


@pytest.mark.parametrize("operation", [ARABIC, Operation(name="syria", title=ARABIC.title, seeds=ARABIC.seeds)])
def test_what_is_described_in_arabic_is_found_in_english_and_in_any_language_of_which_words_are_known(
    operation: Operation,
) -> None:
    assert about(operation, "Rebels take nine hostages in ambush in eastern Syria", "en") >= 0.7
    assert about(operation, ABROAD["es"], "es") >= 0.7
    assert about(operation, "Syria opens a school in the capital", "en") < 0.5


def test_a_term_stands_where_its_word_does() -> None:
    title = "En Siria capturan a nueve rehenes"

    (hit,) = hits(title, "es", [["hostage*"]])

    assert read(title, (), "es").surface.cased[hit.start : hit.end] == "rehenes"


def test_a_term_of_the_text_stands_behind_the_title() -> None:
    story = read_story(told("Rehenes liberados", "El gobierno dijo el martes que los rehenes llegaron.", language="es"))

    found = Topics([Operation(name="syria", title=TITLE, about=(("hostage*",),))], BACKGROUND).hits(story)[0]

    assert [hit.start >= story.title_end for hit in found] == [False, True]


@pytest.mark.parametrize(
    ("title", "met"),
    [
        ("Conversaciones sobre rehenes en Siria", True),
        ("En Siria vuelven los rehenes tras largas y difíciles semanas de conversaciones", False),
        ("Conversaciones en Siria", False),
    ],
)
def test_a_term_of_two_words_is_met_by_both_close_together_in_any_order(title: str, *, met: bool) -> None:
    assert bool(hits(title, "es", [["hostage talks"]])) is met


def test_a_name_is_met_by_its_sound_in_other_letters() -> None:
    assert hits("Бои у города Дорва продолжаются", "ru", [["Dorva"]])


def test_what_is_met_as_it_stands_counts_once() -> None:
    assert len(hits("Combats à Dorva", "fr", [["Dorva"]])) == 1


def test_in_the_operations_own_language_terms_are_met_as_they_stand() -> None:
    """What the operator left out on purpose is not brought back by another word of the same meaning."""
    assert not hits("مسلحون يحتجزون أسرى", "ar", [["رهائن"]], ARABIC)


def test_english_reports_of_english_operations_cost_nothing_more() -> None:
    topics = Topics([WRITTEN], BACKGROUND)

    topics.hits(read("Rebels take nine hostages in Syria", (), "en"))

    assert "_abroad" not in vars(topics)
    assert not topics._at_home


@pytest.mark.parametrize(("language", "both"), [("es", False), ("ar", True)])
def test_own_language_is_compared_by_meaning_too_where_words_have_many_forms(language: str, *, both: bool) -> None:
    described = Operation(
        name="syria",
        title=ABROAD[language],
        seeds=(stories.seed("seed.txt", f"{ABROAD[language]}\n\n{OFF[language]}"),),
    )
    topics = Topics([described], BACKGROUND)

    found = list(wordings(read(ABROAD[language], (), language), topics))

    assert topics.profiles[0].language[:2] == language
    assert [bool(wording.likeness) for wording in found] == [True, both]


def test_a_headline_too_short_to_tell_its_language_may_be_english() -> None:
    operation = Operation(
        name="quake",
        title="Terremoto en Dorva y sus víctimas",
        about=(("Dorva",), ("terremoto", "sismo")),
        seeds=(
            stories.seed(
                "seed.txt",
                "Un terremoto sacude el sur de Dorva\n\n"
                "Un terremoto de magnitud 7,1 sacudió el martes el sur de Dorva, según el instituto geofísico.",
            ),
        ),
    )
    assert about(operation, "Dorva quake kills 12", "") >= 0.8
    assert about(operation, "Dorva striker scores twice", "") < 0.5
