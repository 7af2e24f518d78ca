"""How headlines in other languages read, by what their words mean."""

from __future__ import annotations

import pytest

from monitor.judge import forms, genre
from monitor.judge.words.says_abroad import names_source
from monitor.judge.words.terms import read
from tests.judge.judging import weights


def scores(title: str, language: str) -> tuple[float, ...]:
    learnt = weights()
    return forms.scores(read(title, (), language), (learnt.form, learnt.lead), labelled=False, asking=genre.asks(title))


@pytest.mark.parametrize(
    ("language", "report", "feature"),
    [
        (
            "es",
            "La policía detiene a tres sospechosos, dice el ministro",
            "El mercado global afronta un futuro de caos",
        ),
        ("fr", "La police arrête trois suspects, selon le ministre", "Le marché mondial face à un avenir de chaos"),
        ("de", "Polizei nimmt drei Verdächtige fest, sagt Minister", "Der globale Markt und die Zukunft im Chaos"),
        ("it", "La polizia arresta tre sospetti, dice il ministro", "Il mercato globale di fronte a un futuro di caos"),
        ("pt", "Polícia prende três suspeitos, diz ministro", "O mercado global diante de um futuro de caos"),
        ("ru", "Полиция задержала троих подозреваемых — министр", "Мировой рынок и будущее в хаосе"),
        ("tr", "Polis: Üç şüpheli tutuklandı", "Küresel piyasa ve kaos içinde bir gelecek"),
        ("uk", "Поліція затримала трьох підозрюваних — міністр", "Світовий ринок і майбутнє в хаосі"),
        ("pl", "Policja zatrzymała trzech podejrzanych, mówi minister", "Globalny rynek wobec przyszłości w chaosie"),
        ("nl", "Politie houdt drie verdachten aan, zegt minister", "De wereldmarkt en een toekomst vol chaos"),
        ("fa", "پلیس: سه مظنون بازداشت شدند", "بازار جهانی در برابر آینده‌ای از آشوب"),
        ("ar", "الشرطة: اعتقال ثلاثة مشتبه بهم", "السوق العالمية أمام مستقبل من الفوضى"),
    ],
)
def test_a_report_reads_like_news_and_a_feature_like_none(language: str, report: str, feature: str) -> None:
    assert all(a > b for a, b in zip(scores(report, language), scores(feature, language), strict=True))


def test_a_language_of_which_no_words_are_known_has_the_usual_scores() -> None:
    assert scores("Polisen griper tre misstänkta, säger ministern", "sv") == forms.usual(False, False)


def test_a_question_reads_less_like_news() -> None:
    asked = scores("¿La policía detiene a tres sospechosos?", "es")
    assert all(a < b for a, b in zip(asked, scores("La policía detiene a tres sospechosos", "es"), strict=True))


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("es", "El puente está cerrado, afirma el alcalde de Dorva"),
        ("fr", "Le pont est fermé, affirme le maire de Dorva"),
        ("de", "Bürgermeister: Brücke in Dorva gesperrt"),
        ("de", "Brücke in Dorva laut Bürgermeister gesperrt"),
        ("it", "Il ponte è chiuso, dice il sindaco di Dorva"),
        ("pt", "Ponte está fechada, diz prefeito de Dorva"),
        ("ru", "Мост в Дорве закрыт — мэрия"),
        ("ru", "Мэр: мост в Дорве закрыт"),
        ("tr", "Dorva Valisi: Köprü kapandı"),
        ("ar", "مسؤول محلي: إغلاق الجسر"),
    ],
)
def test_a_headline_names_its_source(language: str, title: str) -> None:
    assert names_source(title, language)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Norland : le pont de Dorva est fermé"),
        ("es", "Crecida en Norland: cierran el puente de Dorva"),
        ("pt", "Ponte é fechada pelo segundo dia"),
        ("de", "Nach Hochwasser: Brücke gesperrt"),
        ("de", "Hochwasser: Hält die Brücke?"),
        ("ru", "Вода поднялась на метр: мост в Дорве закрыт"),
        ("sv", "Borgmästaren: bron i Dorva stängd"),
    ],
)
def test_a_subject_in_front_is_no_source(language: str, title: str) -> None:
    assert not names_source(title, language)
