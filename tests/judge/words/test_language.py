"""Which language a text is in."""

from __future__ import annotations

import pytest

from monitor.judge.words.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The town of Hajin was taken by the SDF on Friday.", "en"),
        ("A drone boat hit a tanker off Mandar, setting it ablaze, a maritime agency said.", "en"),
        ("Il a dit à la presse qu'il partait.", "fr"),
        ("La ville de Hajin a été prise par les FDS dans la nuit.", "fr"),
        ("La France évacue 230 ressortissants de Kasanda à bord de deux avions militaires.", "fr"),
        ("Trois personnes sont mortes jeudi à Kasanda, a dit un médecin.", "fr"),
        ("Naufragio al largo di Lampedusa, 12 dispersi", "it"),
        ("Police in Port-au-Prince free two", "en"),
        ("In Sellburg haben Helfer am Montag zwei Tote in einem Keller gefunden, sagte die Polizei.", "de"),
        ("Die Stadt wurde von den Kräften der SDF eingenommen.", "de"),
        ("La ciudad fue tomada por las fuerzas según el portavoz.", "es"),
        ("Ordu, bölgede bir operasyon için hazırlık olarak sevkiyat yaptı ve 5 kişi öldü.", "tr"),
        ("Alcaldesa exige explicaciones tras muerte de pescadores en Dorva", "es"),
        ("Policía investiga asesinato de regidor de localidad de Dorva", "es"),
        ("Governo anuncia investigação de mortes em prisões", "pt"),
        ("Incendie à Dorva : des pêcheurs blessés", "fr"),
        ("Город взят.", "ru"),
        ("Місто взято, їхні сили тут.", "uk"),
        ("سيطرت القوات على البلدة", "ar"),
        ("העיר נכבשה", "he"),
        ("", ""),
        ("Hajin", ""),
        ("Five die as boat sinks off Dorva", "en"),
        ("Dozens die, hundreds hurt", ""),
        ("No hire, no fire?", ""),
        ("Die Nato verlegt Truppen", "de"),
        ("V Horní Lhotě se zřítil most, tři lidé zahynuli.", "cs"),
        ("Broen i Dorva er styrtet sammen, og tre personer er døde.", "da"),
        ("Tre har omkommet etter at brua i Dorva raste sammen, sier politiet.", "da"),
        ("Bron i Dorva har rasat och tre personer är döda, säger polisen.", "sv"),
        ("Un pod s-a prăbușit la Dorva și trei oameni au murit.", "ro"),
        ("Leszakadt egy híd Dorvában, hárman meghaltak, közölte a rendőrség.", "hu"),
        ("Most u Dorvi se srušio, poginule su tri osobe, saopštila je policija.", "sr"),
        ("Мост у Дорви се срушио, погинуло је троје људи.", "sr"),
        ("Jembatan di Dorva ambruk, tiga orang tewas, kata polisi yang datang ke lokasi.", "id"),
        ("ドルバで橋が崩落", "ja"),
        ("東京で会見", "ja"),
        ("多尔瓦大桥垮塌", "zh"),
        ("도르바 다리 붕괴", "ko"),
        ("दोरवा में पुल गिरा", "hi"),
        ("দোরভায় সেতু ধসে তিনজন নিহত", "bn"),
        ("Κατέρρευσε γέφυρα", "el"),
        ("پل ڈوروا میں گر گیا", "ur"),
    ],
)
def test_the_language_is_told_where_it_can_be(text: str, code: str) -> None:
    assert language(text) == code
