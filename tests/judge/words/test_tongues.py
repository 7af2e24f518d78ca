"""Word lists of news in further languages: whole, and met where they are meant."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from monitor.judge import genre, numbers
from monitor.judge.stories import compose
from monitor.judge.words import cues, families, tongues
from monitor.judge.words.terms import surface

NOW = datetime(2027, 3, 4, tzinfo=UTC)
ACTS = {f"act {family}" for family in families._WRITTEN}
KINDS = {f"kind {kind}" for kind in cues.KINDS}
FATES = {f"fate {fate}" for fate in ("killed", "injured", "missing", "displaced", "infected", "captured")}
FEATURES = {f"feature {kind}" for kind in ("people", "condition", "reflection")}
READ = {*ACTS, *KINDS, *FATES, *FEATURES, "label", "asks", "asks anywhere", "previews", "day", "source", "person"}
MAY_LACK = {"common", "function", "act shootings"}


@pytest.mark.parametrize("language", tongues.LANGUAGES)
def test_a_file_has_every_key_that_is_read_and_no_other(language: str) -> None:
    found = {key for key in READ | MAY_LACK if tongues.of_language(language, key)}
    written = set(tongues._read(language))

    assert written <= READ | MAY_LACK
    assert found >= READ - MAY_LACK
    for key in written:
        for term in tongues.of_language(language, key):
            assert re.fullmatch(r"[^*,:]*[^*,:\s]\*?", term), f"{language}, {key}: {term!r}"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("cs", "Komentář: Kdo zaplatí za opravu mostu"),
        ("da", "Leder: Nu må nogen tage ansvaret"),
        ("nb", "Kronikk: Hva vi kan lære av flommen"),
        ("el", "Ανάλυση: Οι επόμενες κινήσεις"),
        ("fa", "یادداشت: چه کسی پاسخگوست"),
        ("he", "פרשנות | מי ישלם על הגשר"),
        ("hi", "संपादकीय: पुल की जिम्मेदारी किसकी"),
        ("hu", "Elemzés: Mi következik a híd után"),
        ("id", "Opini: Siapa yang bertanggung jawab"),
        ("ja", "[社説]橋の崩落 責任の所在は"),
        ("ko", "[사설] 다리 붕괴, 책임은 누구에게"),
        ("ro", "Editorial: Cine plătește podul"),
        ("sr", "Kolumna: Most i odgovornost"),
        ("sr", "Колумна: Мост и одговорност"),
        ("sv", "Ledare: Någon måste ta ansvar"),
        ("zh", "社论|桥塌了,谁来负责"),
        ("zh", "【評論】橋塌了,誰來負責"),
    ],
)
def test_a_piece_that_says_it_is_no_report_is_background(language: str, title: str) -> None:
    assert genre.is_background(
        compose(title=title, text="", url="https://a.example/1", first_seen=NOW, language=language)
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("cs", "Proč se zřítil most v Horní Lhotě"),
        ("el", "Γιατί έπεσε η γέφυρα στη Δόρβα"),
        ("el", "Ποιος ευθύνεται για τη γέφυρα;"),
        ("he", "למה קרס הגשר בדורבה"),
        ("hi", "पुल क्यों गिरा"),
        ("id", "Mengapa jembatan Dorva ambruk"),
        ("ja", "なぜ橋は落ちたのか"),
        ("ko", "다리 붕괴, 무엇이 문제였나"),
        ("ro", "De ce s-a prăbușit podul din Dorva"),
        ("sr", "Zašto se srušio most u Dorvi"),
        ("sv", "Därför rasade bron i Dorva"),
        ("zh", "大桥为何垮塌"),
    ],
)
def test_a_question_without_a_mark_is_one(language: str, title: str) -> None:
    assert genre.asks(title, language)
    assert not genre.asks(title, "en") or "?" in title or ";" in title


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("cs", "V Horní Lhotě se zřítil most, tři mrtví"),
        ("el", "Κατέρρευσε γέφυρα στη Δόρβα, τρεις νεκροί"),
        ("he", "גשר קרס בדורבה: שלושה הרוגים"),
        ("hi", "दोरवा में पुल गिरा, तीन की मौत"),
        ("id", "Jembatan Dorva ambruk, tiga tewas"),
        ("ja", "ドルバで橋が崩落 3人死亡"),
        ("ja", "【動画】ドルバで橋が崩落 3人死亡"),
        ("ko", "[영상] 도르바 다리 붕괴, 3명 사망"),
        ("ro", "VIDEO. Un pod s-a prăbușit la Dorva, trei morți"),
        ("sr", "FOTO: Srušio se most u Dorvi, troje mrtvih"),
        ("sv", "Bro rasade i Dorva – tre döda"),
        ("zh", "多尔瓦大桥垮塌致3死"),
    ],
)
def test_a_report_is_none_of_these(language: str, title: str) -> None:
    story = compose(title=title, text="", url="https://a.example/1", first_seen=NOW, language=language)

    assert not genre.is_background(story)
    assert not genre.asks(title, language)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("V Lhotě se zřítil most, tři mrtví", "deaths"),
        ("Tre omkom da broen falt", "deaths"),
        ("Απεργία στα λιμάνια", "walkouts"),
        ("מחבלים תקפו את הבסיס", "rebels"),
        ("ובהפגנות בדורבה נעצרו עשרה", "unrest"),
        ("भूकंप से इमारतें गिरीं", "quakes"),
        ("Gempa mengguncang Dorva", "quakes"),
        ("ドルバで地震、津波の恐れ", "quakes"),
        ("도르바서 지진…건물 붕괴", "quakes"),
        ("Cutremur în Dorva", "quakes"),
        ("Zemljotres u Dorvi", "quakes"),
        ("Strejk i hamnarna", "walkouts"),
        ("多爾瓦發生地震", "quakes"),
    ],
)
def test_acts_are_known_in_any_of_them(title: str, family: str) -> None:
    assert family in families.families(surface(title).folded)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Při nehodě zahynulo 12 lidí, 30 zraněných", [(12, "killed"), (30, "injured")]),
        ("Minst 12 döda och 30 skadade i olycka", [(12, "killed"), (30, "injured")]),
        ("12 νεκροί και 30 τραυματίες", [(12, "killed"), (30, "injured")]),
        ("ב-12 הרוגים", [(12, "killed")]),
        ("हमले में १२ लोग मरे, 30 घायल", [(12, "killed"), (30, "injured")]),
        ("12 tewas, 30 luka-luka", [(12, "killed"), (30, "injured")]),
        ("透水事故造成3人死亡,12人受伤", [(3, "killed"), (12, "injured")]),
        ("遇難人數增至15人", [(15, "killed")]),
        ("顶板冒落致1死2伤", [(1, "killed"), (2, "injured")]),
        ("12人が死亡、3人が行方不明", [(12, "killed"), (3, "missing")]),
        ("12명이 숨지고 23명이 다쳤다", [(12, "killed"), (23, "injured")]),
        ("Погинуло је 12 особа", [(12, "killed")]),
        ("3月8日21时40分", []),
        ("22日午後3時ごろ", []),
        ("3월 8일 오후 2시", []),
    ],
)
def test_tolls_are_read_and_dates_are_none(sentence: str, found: list[tuple[int, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in numbers.figures(sentence)] == found


def test_the_words_of_one_language_say_nothing_in_another() -> None:
    assert tongues.asks("Hur mår du", "sv")
    assert not tongues.asks("Hur mår du", "da")
    assert tongues.of_language("xx", "asks") == ()
    assert tongues.of_language("", "asks") == ()
    assert tongues.of_language("hr-HR", "asks") == tongues.of_language("sr", "asks")


@pytest.mark.parametrize("title", ["[" * 1000, ": " * 500, "社" * 1000, "ה" * 1000, "1" * 1000 + "日"])
def test_hostile_titles_say_nothing(title: str) -> None:
    for language in tongues.LANGUAGES:
        assert not tongues.asks(title, language)
        assert not tongues.is_labelled(title, language)
