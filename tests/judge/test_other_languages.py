"""Operations that are followed in another language than English, from a seed alone."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.verdict import Judge
from monitor.model import Operation, Outcome
from tests.judge.judging import Desk, seeded, told, weights

SEEDS = {
    "es": (
        "La guerra en Sudán entre el ejército y las Fuerzas de Apoyo Rápido",
        "El ejército de Sudán recupera un barrio de Jartum",
        "El ejército de Sudán recuperó el lunes un barrio de Jartum tras dos días de combates con las Fuerzas de Apoyo "
        "Rápido, según dijo un portavoz militar. Los paramilitares se retiraron hacia el sur de la ciudad.",
    ),
    "fr": (
        "La guerre au Soudan entre l'armée et les Forces de soutien rapide",
        "L'armée soudanaise reprend un quartier de Khartoum",
        "L'armée soudanaise a repris lundi un quartier de Khartoum après deux jours de combats avec les Forces de "
        "soutien rapide, a déclaré un porte-parole. Les paramilitaires se sont retirés vers le sud de la ville.",
    ),
    "de": (
        "Der Krieg im Sudan zwischen der Armee und den Schnellen Unterstützungskräften",
        "Sudans Armee nimmt ein Viertel von Khartum ein",
        "Die Armee des Sudan hat am Montag nach zwei Tagen der Kämpfe ein Viertel von Khartum eingenommen, wie ein "
        "Sprecher sagte. Die Paramilitärs haben sich in den Süden der Stadt zurückgezogen.",
    ),
    "ru": (
        "Война в Судане между армией и Силами быстрой поддержки",
        "Армия Судана заняла район Хартума",
        "Армия Судана в понедельник заняла район Хартума после двух дней боёв с Силами быстрой поддержки, сообщил "
        "представитель военных. Боевики отошли на юг города.",
    ),
}
ELSEWHERE = {
    "es": (
        "La selección gana en casa y se acerca a la final de la copa",
        "La selección ganó el domingo por dos a uno en un partido que se jugó bajo la lluvia, y está a un paso de la "
        "final. El entrenador dijo que el equipo había hecho lo que se esperaba de él en los últimos meses.",
    ),
    "fr": (
        "Le prix du pain augmente dans les boulangeries de la région",
        "Le prix du pain a augmenté cette semaine dans les boulangeries de la région, selon une étude publiée lundi. "
        "Les clients disent qu'ils ne sont pas surpris par cette hausse, qui était attendue depuis des mois.",
    ),
    "de": (
        "Die Bahn will in diesem Jahr mehr neue Züge auf die Strecke bringen",
        "Die Bahn will in diesem Jahr mehr neue Züge auf die Strecke bringen, wie am Montag aus dem Unternehmen zu "
        "hören war. Nach der Krise der letzten Jahre sei das ein wichtiger Schritt für die Kunden.",
    ),
    "ru": (
        "В городе открыли новую школу для детей из соседних районов",
        "В городе в понедельник открыли новую школу, в которой будут учиться дети из соседних районов, сообщили в "
        "администрации. Для школы построили большой спортивный зал.",
    ),
}


@pytest.mark.parametrize("language", SEEDS)
def test_everyday_words_bring_no_story_to_an_operation(language: str) -> None:
    title, headline, text = SEEDS[language]
    operation = seeded(
        name="sudan", title=title, aliases=(), about=(), seeds=(stories.seed("seed.txt", f"{headline}\n\n{text}"),)
    )
    judge = Judge((operation,), weights())

    assert not judge.concerns(told(*ELSEWHERE[language], language=language))
    assert judge.concerns(told(headline, text, language=language))


def test_a_country_alone_brings_no_story_to_an_operation() -> None:
    """Its name is no rarer than in English, though the labelled news is in English and has never seen it."""
    operation = seeded(
        title="Los ataques de la coalición contra el Estado Islámico en Siria",
        aliases=(),
        about=(("Siria*", "sirio*"), ("Estado Islámico",), ("ataque*", "bombarde*")),
        seeds=(stories.seed("seed.txt", "La coalición bombardea posiciones del Estado Islámico en el este de Siria"),),
    )
    desk = Desk(operation)
    other = desk.read(told("Israel ataca el sur de Siria; Damasco condena el ataque", language="es"))
    strike = desk.read(told("Un bombardeo mata en Siria a un jefe del Estado Islámico", language="es", hours=30))

    assert other is None or other.relevance < 0.5
    assert strike
    assert strike.relevance > 0.9


@pytest.mark.parametrize(
    ("title", "is_about"),
    [
        ("Un ataque en Sudán del Sur deja 122 muertos", False),
        ("Au moins 30 morts dans une attaque au Soudan du Sud", False),
        ("Нападение в Южном Судане: 40 погибших", False),
        ("Un ataque con drones deja 122 muertos en Jartum, en Sudán", True),
    ],
)
def test_a_longer_name_is_not_the_shorter_one_inside_it(title: str, is_about: bool) -> None:
    groups = (("Sudán*", "Soudan*", "Судан*", "Jartum"), ("RSF", "ataque*", "attaque*", "нападени*", "drones"))
    verdict = Desk(seeded(title="", aliases=(), about=groups, seeds=())).read(told(title))

    assert (verdict is not None and verdict.relevance > 0.5) == is_about


def test_a_language_without_spaces_is_followed_by_its_terms() -> None:
    about = (("莫尔维亚", "塔尔辛"), ("地震", "救援*"))
    judged = Desk(Operation(name="any", title="莫尔维亚地震救援行动", about=about))

    kinds = judged.kinds(
        [
            told(
                "救援队抵达莫尔维亚塔尔辛", "国际救援队周一抵达莫尔维亚塔尔辛,开展地震救援。", hours=24, language="zh"
            ),
            told("救援队已到达塔尔辛", "国际救援队到达莫尔维亚。", hours=26, source="Gulf Daily", language="zh"),
            told("莫尔维亚地震:最后一名失踪者获救", "最后一名失踪者周三在废墟中获救。", hours=72, language="zh"),
            told("邻国股市收高", "邻国股市周三收高。", hours=73, language="zh"),
        ]
    )

    assert kinds == ["new", "-", "new", "-"]


def test_a_large_town_that_opens_a_title_in_turkish_is_where_it_is() -> None:
    """All speak of it, and any word has a capital there: but only names have an ending behind an apostrophe."""
    article = (
        "İzmir Limanı'nda işçiler greve gitti\n\nİzmir Limanı'nda 300 işçi cuma günü greve gitti, sendika açıkladı."
    )
    seed = stories.seed("seed.txt", article)
    desk = Desk(seeded(name="any", title="İzmir'deki liman işçilerinin grevi", aliases=(), about=(), seeds=(seed,)))
    agreed = desk.read(
        told(
            "İzmir Limanı'nda anlaşma sağlandı",
            "Sendika ile işveren cuma günü İzmir Limanı için anlaştı, sendika açıkladı.",
            language="tr",
        )
    )

    assert "İzmir*" in desk.judge.topics.profiles[0].groups[0]
    assert agreed
    assert agreed.outcome is Outcome.DEVELOPMENT
