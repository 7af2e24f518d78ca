"""What changes, disputes, undoes or ends what was told in another language does so as within one language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import DevelopmentState, NumberChange, Outcome, Story
from tests.judge.judging import Desk, remembered, seeded, told

SEA = seeded(
    name="sea",
    title="Fighting and talks between Norland and Sudland",
    aliases=(),
    about=(("Norland*", "Sudland*", "Норланд*", "Судланд*", "نورلاند*", "سودلاند*"), ("attack*", "talks", "strike*")),
    seeds=(),
)
Row = tuple[str, str, str]
STRIKE: dict[str, tuple[str, str]] = {
    "en": (
        "Drone strike on market in Velm in Sudland kills {}",
        "A drone strike killed {} people at a market in Velm in Sudland on Monday, officials said.",
    ),
    "de": (
        "Drohnenangriff auf Markt in Velm in Sudland: {} Tote",
        "Bei einem Drohnenangriff auf einen Markt in Velm in Sudland sind am Montag {} Menschen getötet worden, sagten "
        "die Behörden.",
    ),
    "fr": (
        "Frappe de drone sur un marché de Velm, au Sudland : {} morts",
        "Une frappe de drone sur un marché de Velm, au Sudland, a fait {} morts lundi, selon les autorités.",
    ),
    "es": (
        "Ataque con drones a un mercado de Velm, en Sudland, deja {} muertos",
        "Un ataque con drones a un mercado de Velm, en Sudland, dejó el lunes {} muertos, según las autoridades.",
    ),
    "it": (
        "Attacco con droni su un mercato di Velm, in Sudland: {} morti",
        "Un attacco con droni su un mercato di Velm, in Sudland, ha ucciso lunedì {} persone, secondo le autorità.",
    ),
    "pt": (
        "Ataque com drones a um mercado de Velm, no Sudland, deixa {} mortos",
        "Um ataque com drones a um mercado de Velm, no Sudland, deixou {} mortos na segunda-feira, diz a polícia.",
    ),
    "ru": (
        "Удар беспилотника по рынку в Велме в Судланде: {} погибших",
        "При ударе беспилотника по рынку в Велме в Судланде в понедельник погибли {} человек, сообщили власти.",
    ),
    "uk": (
        "Удар безпілотника по ринку у Велмі в Судланді: {} загиблих",
        "Унаслідок удару безпілотника по ринку у Велмі в Судланді в понеділок загинули {} людей, повідомила влада.",
    ),
    "tr": (
        "Sudland'ın Velm kentinde pazara drone saldırısı: {} ölü",
        "Yetkililere göre Sudland'ın Velm kentinde bir pazara pazartesi günü yapılan drone saldırısında {} kişi öldü.",
    ),
    "ar": (
        "مقتل {} شخصا في هجوم بطائرة مسيرة على سوق في فيلم بسودلاند",
        "قتل {} شخصا في هجوم بطائرة مسيرة على سوق في فيلم في سودلاند يوم الاثنين، قال مسؤولون.",
    ),
}
ABROAD = sorted(STRIKE.keys() - {"en"})


def strike(language: str, dead: int, hours: float, source: str) -> Story:
    title, lead = STRIKE[language]
    return told(title.format(dead), lead.format(dead), hours=hours, source=source, language=language)


def read(*rows: Row, step: float = 3) -> list[str]:
    return Desk(SEA).kinds(
        told(title, lead, hours=24 + step * place, source=f"Wire {place}", language=language)
        for place, (language, title, lead) in enumerate(rows)
    )


@pytest.mark.parametrize("language", ABROAD)
@pytest.mark.parametrize("first", ["en", "there"])
def test_a_toll_that_is_higher_in_another_language_changes_what_was_told(language: str, first: str) -> None:
    before, after = ("en", language) if first == "en" else (language, "en")
    desk = Desk(SEA)

    found = desk.kinds([strike(before, 12, 24, "North Wire"), strike(after, 30, 27, "Gulf Daily")])

    assert found == ["new", "changed"]
    assert len({alert.development for alert in desk.alerts}) == 1
    assert desk.alerts[1].numbers == (NumberChange(unit="killed", old="12", new="30"),)
    assert [source.name for source in desk.alerts[1].sources] == ["North Wire", "Gulf Daily"]
    assert desk.alerts[1].known_source == "North Wire"


@pytest.mark.parametrize("language", ABROAD)
def test_a_toll_that_is_hardly_higher_abroad_is_silent(language: str) -> None:
    found = Desk(SEA).kinds([strike("en", 12, 24, "North Wire"), strike(language, 13, 27, "Gulf Daily")])

    assert found == ["new", "-"]


@pytest.mark.parametrize("language", ABROAD)
def test_a_lower_toll_abroad_disputes_it_once(language: str) -> None:
    desk = Desk(SEA)
    rows = [("en", 30), (language, 12), (language, 12), ("en", 12)]

    found = desk.kinds(strike(tongue, dead, 24 + place, f"Wire {place}") for place, (tongue, dead) in enumerate(rows))

    assert found == ["new", "disputed", "-", "-"]
    (development,) = desk.memory.open("sea").values()
    assert development.state is DevelopmentState.DISPUTED


@pytest.mark.parametrize("language", ABROAD)
def test_what_has_changed_is_no_news_in_the_third_language(language: str) -> None:
    third = "fr" if language != "fr" else "de"
    stories = [strike("en", 12, 24, "A"), strike(language, 30, 26, "B"), strike(third, 30, 27, "C")]

    assert Desk(SEA).kinds([*stories, strike("en", 30, 28, "D")]) == ["new", "changed", "-", "-"]


@pytest.mark.parametrize("language", ABROAD)
def test_the_first_count_of_the_dead_changes_what_was_told_abroad(language: str) -> None:
    desk = Desk(SEA)
    lead = "A drone strike hit a market in Velm in Sudland on Monday, officials said."
    first = told("Drone strike hits market in Velm in Sudland", lead, hours=24, language="en")

    assert desk.kinds([first, strike(language, 14, 26, "Gulf Daily")]) == ["new", "changed"]


@pytest.mark.parametrize(
    "other",
    [
        (
            "de",
            "Drohnenangriff auf Krankenhaus in Velm in Sudland: 13 Tote",
            "Bei einem Drohnenangriff auf ein Krankenhaus in Velm in Sudland sind am Montag 13 Menschen umgekommen.",
        ),
        (
            "fr",
            "Frappe de drone sur une école de Velm, au Sudland : 3 morts",
            "Une frappe de drone sur une école de Velm, au Sudland, a fait trois morts lundi, selon les autorités.",
        ),
        (
            "es",
            "Ataque con drones a un mercado de Karvala, en Sudland, deja 13 muertos",
            "Un ataque con drones a un mercado de Karvala, en Sudland, dejó el lunes 13 muertos, según la policía.",
        ),
        (
            "ru",
            "Удар беспилотника по рынку в Карвале в Судланде: 5 погибших",
            "При ударе беспилотника по рынку в Карвале в Судланде в понедельник погибли 5 человек, сообщили власти.",
        ),
    ],
)
def test_the_dead_of_another_target_or_town_are_another_event(other: Row) -> None:
    title, lead = STRIKE["en"]

    assert read(("en", title.format(12), lead.format(12)), other) == ["new", "new"]


def test_others_who_died_have_not_become_more() -> None:
    desk = Desk(SEA)
    title, lead = STRIKE["en"]
    soldiers = told(title.format("12 soldiers"), lead.replace("{} people", "12 soldiers"), hours=24, language="en")
    children = told(
        "Drohnenangriff auf Markt in Velm in Sudland: Auch 5 Kinder getötet",
        "Bei dem Drohnenangriff auf einen Markt in Velm in Sudland sind am Montag 5 Kinder getötet worden.",
        hours=26,
        source="Gulf Daily",
        language="de",
    )

    desk.kinds([soldiers, children])

    assert all(not alert.numbers for alert in desk.alerts)
    assert "disputed" not in {str(alert.kind) for alert in desk.alerts}


def test_a_day_later_a_toll_is_no_longer_laid_to_what_was_told_abroad() -> None:
    found = Desk(SEA).kinds([strike("en", 12, 24, "North Wire"), strike("de", 5, 54, "Gulf Daily")])

    assert found == ["new", "new"]


GRAIN: Row = (
    "en",
    "Norland agrees grain deal with Sudland",
    "Norland on Monday agreed a grain deal with Sudland, its foreign ministry said.",
)
PORT: Row = (
    "fr",
    "Norland ferme le port de Velm aux navires de Sudland",
    "Norland a fermé lundi le port de Velm aux navires de Sudland, selon le ministère.",
)
TANKER: Row = (
    "en",
    "Missile hits tanker off Velm in Sudland",
    "A missile hit a tanker off the port of Velm in Sudland on Monday, officials said.",
)


@pytest.mark.parametrize(
    ("known", "new", "rule"),
    [
        (
            GRAIN,
            (
                "fr",
                "Norland suspend l'accord sur les céréales avec Sudland",
                "Norland a suspendu lundi l'accord sur les céréales avec Sudland, selon son ministère.",
            ),
            "reversal",
        ),
        (
            PORT,
            (
                "en",
                "Norland reopens port of Velm to Sudland ships",
                "Norland on Monday reopened the port of Velm to ships from Sudland, the ministry said.",
            ),
            "reversal",
        ),
        (
            (
                "en",
                "Sudland says its troops captured Velm from Norland",
                "Sudland said on Monday that its troops had captured the town of Velm from Norland.",
            ),
            (
                "es",
                "Norland niega que tropas de Sudland hayan tomado Velm",
                "Norland negó el lunes que las tropas de Sudland hayan capturado la ciudad de Velm.",
            ),
            "reversal",
        ),
        (
            TANKER,
            (
                "fr",
                "Le pétrolier touché par un missile au large de Velm, au Sudland, a coulé",
                "Le pétrolier touché par un missile au large du port de Velm, au Sudland, a coulé lundi.",
            ),
            "ended",
        ),
        (
            (
                "de",
                "Rakete trifft Tanker vor Velm in Sudland",
                "Eine Rakete hat am Montag einen Tanker vor dem Hafen von Velm in Sudland getroffen.",
            ),
            (
                "en",
                "Tanker hit by missile off Velm in Sudland sinks",
                "The tanker that was hit by a missile off the port of Velm in Sudland sank on Monday, officials said.",
            ),
            "ended",
        ),
    ],
)
def test_what_undoes_or_ends_what_was_told_abroad_is_told(known: Row, new: Row, rule: str) -> None:
    desk = Desk(SEA)
    rows = [known, new]

    found = desk.kinds(
        told(title, lead, hours=24 + 3 * place, source=f"Wire {place}", language=language)
        for place, (language, title, lead) in enumerate(rows)
    )

    assert found == ["new", "new"]
    assert rule in {reason.rule for reason in desk.alerts[1].reasons}


def test_an_end_is_told_once_in_whatever_language() -> None:
    english = (
        "en",
        "Tanker hit by missile off Velm in Sudland sinks",
        "The tanker that was hit by a missile off the port of Velm in Sudland sank on Monday, officials said.",
    )
    french = (
        "fr",
        "Le pétrolier touché par un missile au large de Velm, au Sudland, a coulé",
        "Le pétrolier touché par un missile au large du port de Velm, au Sudland, a coulé lundi, selon les autorités.",
    )
    german = (
        "de",
        "Rakete trifft Tanker vor Velm in Sudland",
        "Eine Rakete hat am Montag einen Tanker vor dem Hafen von Velm in Sudland getroffen.",
    )

    assert read(TANKER, french, english) == ["new", "new", "-"]
    assert read(german, english, french) == ["new", "new", "-"]


def test_an_end_that_was_feared_abroad_is_told() -> None:
    feared = (
        "fr",
        "Le pétrolier touché par un missile au large de Velm, au Sudland, menace de couler",
        "Le pétrolier touché par un missile au large du port de Velm, au Sudland, menaçait de couler lundi.",
    )
    english = (
        "en",
        "Tanker hit by missile off Velm in Sudland sinks",
        "The tanker that was hit by a missile off the port of Velm in Sudland sank on Monday, officials said.",
    )

    assert read(TANKER, feared, english)[-1] == "new"


@pytest.mark.parametrize(("source", "says", "confirms"), [("B", 12, True), ("A", 12, False), ("B", 40, False)])
def test_a_report_that_waits_has_its_second_source_in_another_language(
    source: str, says: int, *, confirms: bool
) -> None:
    desk = Desk(SEA)
    known = strike("de", 12, 24, "A")
    desk.memory.ledgers["sea"].add(remembered(known, "sea", outcome=Outcome.PENDING, language="de"))

    verdict = desk.read(strike("en", says, 25, source))

    assert verdict
    assert any(reason.rule == "corroboration" for reason in verdict.reasons) is confirms
    (alert,) = desk.alerts
    assert [source.name for source in alert.sources] == (["A", source] if confirms else [source])


@pytest.mark.parametrize("language", ABROAD)
def test_a_second_publisher_confirms_in_another_language(language: str) -> None:
    desk = Desk(replace(SEA, confirmations=True))

    found = desk.kinds([strike("en", 12, 24, "North Wire"), strike(language, 12, 27, "Gulf Daily")])

    assert found == ["new", "confirmed"]
