"""What headlines and openings in German, Russian, Dutch, Polish and Ukrainian are read as; made-up places."""

from __future__ import annotations

import pytest

from monitor.judge import genre
from monitor.judge.words.language import language
from tests.judge.judging import told


@pytest.mark.parametrize(
    "headline",
    [
        "Militärexpertin zur Lage in Dorva: „Das war absehbar“",
        "Historiker sieht Parallelen zum ersten Krieg um Dorva",
        "Dorva fällt bald, meint ein Militärexperte",
        "Дорва не продержится и недели — аналитик",
        "Військовий експерт: Дорва не впаде",
        "Deskundige: Dorva valt niet",
    ],
)
def test_who_only_thinks_about_it_reports_none(headline: str) -> None:
    assert genre.is_background(told(headline))


@pytest.mark.parametrize(
    "headline",
    [
        "Dorvas Bewohner bangen um ihre Häuser",
        "Dorvas Dilemma: Warum die Insel keine Armee hat",
        "Die Regierung von Dorva auf dem Prüfstand",
        "Fischer in Dorva besorgt nach Sudlands neuer Drohung",
        "Одесситы мерзнут в темных домах",
        "Дорва переживает самое тяжелое лето",
        "Пенсионеры Дорвы привыкают к воздушной тревоге",
        "Містяни звикають до темряви",
        "Bewoners van Dorva vrezen de winter",
        "Mieszkańcy Dorvy boją się zimy",
    ],
)
def test_words_of_features_abroad(headline: str) -> None:
    assert genre.feature_words(headline)


@pytest.mark.parametrize(
    ("headline", "scenic"),
    [
        ("Die stille Angst von Dorva", True),
        ("Ein gefährliches Spiel um Dorva", True),
        ("Inmitten der Trümmer von Dorva", True),
        ("Was bleibt vom Frieden in Dorva", True),
        ("Die sudländische Armee in Dorva zieht ab", False),
        ("Ein Toter bei Angriff in Dorva", False),
        ("Die Nato schickt Schiffe nach Dorva", False),
    ],
)
def test_a_german_headline_opens_like_a_feature(headline: str, scenic: bool) -> None:
    assert genre.sets_scene(headline) is scenic


@pytest.mark.parametrize(
    "lead",
    [
        "Nach Polizeiangaben kamen am Wochenende in Dorva zwölf Menschen ums Leben.",
        "Der Präsident warnte am Freitag vor einem Angriff auf Dorva.",
        "Sudland hat nach Worten des Ministers am Montag Truppen verlegt.",
        "Президент предупредил в пятницу о новой атаке на Дорву.",
        "Парламент в среду проголосовал за выход из договора.",
        "Уряд у середу схвалив вихід з договору.",
        "Twaalf mensen kwamen woensdag om in Dorva, meldde de politie.",
        "W ataku na Dorvę zginęło w środę 12 osób, poinformowała policja.",
    ],
)
def test_an_opening_says_on_which_day_and_who_says_so(lead: str) -> None:
    assert genre.names_day((lead,))
    assert genre.names_source((lead,))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Roe erwägt militärische Mittel, um an Dorva zu kommen", "de"),
        ("Regierung: Norland lehnt Übernahme „unter allen Umständen“ ab", "de"),
        ("Twaalf doden bij aanval op Dorva, zegt minister", "nl"),
        ("Żołnierze zginęli w ataku na Dorvę, podało ministerstwo", "pl"),
        ("Dorva'da şiddetli çatışma", "tr"),
        ("Blast in Dorva kills five", "en"),
    ],
)
def test_the_language_of_a_headline(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("headline", "spoken"),
    [
        ("A Dorva, douze morts dans une frappe", "fr"),
        ("A los rebeldes, Norland les ofrece una tregua", "es"),
        ("A Roma, il governo approva il decreto", "it"),
        ("An der Grenze zu Norland fallen Schüsse", "de"),
        ("No porto de Dorva, navio pega fogo", "pt"),
        ("As autoridades de Dorva fecham o porto", "pt"),
    ],
)
def test_what_is_an_article_in_english_alone_sets_no_scene_elsewhere(headline: str, spoken: str) -> None:
    assert not genre.sets_scene(headline, spoken)
    assert genre.sets_scene("A village, a war, a wait")


@pytest.mark.parametrize(
    "headline",
    [
        "Что нужно знать о наводнении в Дорве",
        "Наводнение в Дорве в цифрах",
        "Dorva'da sel: Bilinmesi gerekenler",
        "Dorva'da sel rakamlarla",
        "Alluvione a Dorva: cosa c'è da sapere",
        "Enchente em Dorva: o que você precisa saber",
        "فيضانات دورفا: ما يجب أن تعرفه",
        "فيضانات دورفا بالأرقام",
        "Les crues de Dorva en chiffres",
        "Hochwasser in Dorva in Zahlen",
    ],
)
def test_what_is_to_be_known_or_counted_is_asked(headline: str) -> None:
    assert genre.asks(headline)


def test_between_is_no_source() -> None:
    assert not genre.names_source(("اندلعت اشتباكات بين الجيش والمسلحين في دورفا.",))
    assert genre.names_source(("بينت الشرطة أن الجسر مغلق.",))


@pytest.mark.parametrize(
    "headline",
    [
        "Chronik einer Belagerung: Dorva seit dem Frühjahr",
        "Leben im Lager: Ein Tag mit den Helfern von Dorva",
        "Une nuit avec les secouristes de Dorva",
        "Dorva saat saat: Rehine krizi",
        "عشرة أيام في درفا: تسلسل زمني للمعركة",
        "Хронологія облоги Дорви",
        "Портрет: генерал из Дорвы",
        "Інтерв’ю з мером Дорви",
        "Kalendarium oblężenia Dorvy",
        "Een dag met de vissers van Dorva",
    ],
)
def test_what_goes_through_the_days_or_shows_somebody_reports_nothing(headline: str) -> None:
    assert genre.asks(headline)
