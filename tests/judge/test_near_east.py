"""Arabic and Turkish: endings, names without capitals, peoples by their marks, what a war is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.judge import stories
from monitor.judge.about.subject import own_words
from monitor.judge.about.wars import told_by
from monitor.judge.genre import feature_words, names_source
from monitor.judge.profile import draft
from monitor.judge.words import places
from monitor.judge.words.families import families
from monitor.judge.words.terms import stems, surface
from tests.judge.judging import weights

BACKGROUND = weights().background


@pytest.mark.parametrize(
    "forms",
    [
        "السودان سودانية السودانيين والسودانيون سوداني",
        "حكومة الحكومية حكوميين والحكومة",
        "اتفاق اتفاقا الاتفاقية واتفاقات",
        "كردي الأكراد كردية",
        "ordu ordusu ordunun orduya ordular",
        "kente kentte kentin kentleri kentlerde kentinde",
        "Kürtler Kürtlerin Kürtlere Kürt",
    ],
)
def test_forms_of_one_word_are_one(forms: str) -> None:
    assert len({*stems(forms)}) == 1


def test_short_words_keep_their_letters() -> None:
    assert [*stems("قوات وزير بلدة")] == ["قوات", "وزير", "بلد"]


@pytest.mark.parametrize(
    ("title", "is_war"),
    [
        ("الحرب في السودان بين الجيش والميليشيات", True),
        ("الصراع بين الحكومة والمتمردين، مارس/آذار 2031", True),
        ("Ordu ile isyancılar arasındaki çatışmalar ve görüşmeler", True),
        ("Sudan'daki iç savaş", True),
        ("Конфликт между армией и повстанцами", True),
        ("Le conflit entre l'armée et les rebelles", True),
        ("محادثات السلام في السودان", False),
        ("Sudan'da barış görüşmeleri", False),
    ],
)
def test_a_war_by_its_names(title: str, is_war: bool) -> None:
    assert bool(told_by(title)[0]) is is_war


@pytest.mark.parametrize(("text", "name"), [("Kürt güçleri ilerliyor", "Kurdish"), ("Şam görüşmeyi reddetti", "Syria")])
def test_a_people_is_known_by_its_marks(text: str, name: str) -> None:
    assert places.country(name) in places.mentioned(text)


@pytest.mark.parametrize("text", ["Kurt Roe resigns", "Sam Roe wins the race"])
def test_whose_name_is_written_without_them_is_none_of_it(text: str) -> None:
    assert not places.mentioned(text)


def test_an_arabic_title_has_a_name_in_brackets_and_words_of_its_own() -> None:
    title = "المواجهات بين الحكومة السودانية وقوات الوادي (قسون) ومفاوضات الدمج"
    seed = replace(stories.seed("seed.txt", f"{title}\n\nقال متحدث الاثنين إن المحادثات مستمرة."), language="ar")

    assert "قسون" in {term for one in draft(title, (seed,), BACKGROUND).actors for term in one.terms}
    assert {"الدمج", "الحكومة"} <= {word for word, _ in own_words(title, BACKGROUND).values()}
    assert "السودانية" not in {word for word, _ in own_words(title, BACKGROUND).values()}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("التوصل إلى اتفاق بين الجانبين", "truces"),
        ("Taraflar anlaşmaya vardı", "truces"),
        ("مواجهات عنيفة قرب النهر", "attacks"),
        ("Siviller kentten kaçıyor", "displacement"),
        ("درگیری‌ها در مرز", "attacks"),
        ("הפסקת אש הושגה", "truces"),
    ],
)
def test_acts_by_more_of_their_words(text: str, family: str) -> None:
    assert family in families(surface(text).folded)


def test_who_resorts_to_arms_asks_for_no_asylum() -> None:
    assert "migration" not in families(surface("لا نريد اللجوء إلى القوة").folded)
    assert "migration" in families(surface("ارتفاع طلبات اللجوء").folded)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("كفاح الصيادين من أجل البحر", "condition"),
        ("قرى النهر لا تزال بلا ماء", "while"),
        ("سيناريوهات ما بعد الانسحاب", "reflection"),
        ("Balıkçıların su mücadelesi", "condition"),
        ("Anlaşmanın çökmesi bölgeyi değiştirebilir", "reflection"),
        ("Köyler yıllardır susuz", "while"),
    ],
)
def test_words_of_features(title: str, kind: str) -> None:
    assert kind in feature_words(title)


@pytest.mark.parametrize(
    "title",
    [
        "Ordu stratejik Dorva kentine girdi",
        "Ordu daha önce isyancıların elinde olan kente girdi",
        "Meclis seçimden önce bütçeyi kabul etti",
        "Partiden terörle mücadelesi için askere destek",
    ],
)
def test_words_that_only_look_like_them(title: str) -> None:
    assert not feature_words(title)


@pytest.mark.parametrize(
    "lead",
    [
        "Hükümet ile isyancılar pazar günü ateşkes ilan etti.",
        "Dört ülke salı günü anlaşmayı memnuniyetle karşıladı.",
        "Taraflar pazartesi günkü saldırıdan birbirini sorumlu tuttu.",
    ],
)
def test_who_says_so_in_turkish(lead: str) -> None:
    assert names_source((lead,))


@pytest.mark.parametrize(
    ("town", "country"),
    [("الرقة", "Syria"), ("Kobani", "Kurdish"), ("نيالا", "Sudan"), ("خيرسون", "Ukraine"), ("سينالوا", "Mexico")],
)
def test_towns_as_arabic_and_turkish_write_them(town: str, country: str) -> None:
    assert places.country(town) == places.country(country)
