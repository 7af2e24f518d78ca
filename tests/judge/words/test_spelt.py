"""Numbers in words: what is one number, and what are two."""

from __future__ import annotations

import pytest

from monitor.judge.numbers import figures


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("One hundred and twenty people were killed", 120),
        ("At least two hundred and twenty-five people were killed", 225),
        ("Three thousand five hundred people were killed", 3500),
        ("Five hundred and sixty thousand people were killed", 560_000),
        ("A hundred and six people were killed", 106),
        ("Deux cents personnes ont été tuées", 200),
        ("Trois cent vingt soldats ont été tués", 320),
        ("Quatre-vingt-dix-sept morts", 97),
        ("Au moins cent vingt morts", 120),
        ("Zweihundert Menschen wurden getötet", 200),
        ("Zweihunderteinundzwanzig Menschen wurden getötet", 221),
        ("Einhundertfünfzig Menschen wurden getötet", 150),
        ("Zweitausenddreihunderteins Menschen wurden getötet", 2301),
        ("Dreitausend Menschen wurden getötet", 3000),
        ("Doscientos soldados muertos", 200),
        ("Dos mil trescientos veinte muertos", 2320),
        ("Tres mil millones de muertos", 3e9),
        ("Duzentos e vinte e dois mortos", 222),
        ("İki yüz kişi öldü", 200),
        ("Yüz yirmi kişi öldü", 120),
        ("Двести солдат погибли", 200),
        ("Более ста двадцати человек погибли", 120),
        ("Две тысячи триста человек погибли", 2300),
        ("مقتل مئة وعشرين شخصا", 120),
        ("مقتل خمسة وعشرين شخصا", 25),
        ("مقتل ثلاثمائة شخص", 300),
    ],
)
def test_a_number_of_several_words_is_one(sentence: str, value: float) -> None:
    assert [(figure.value, figure.unit) for figure in figures(sentence)] == [(value, "killed")]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Between two hundred and three hundred people were killed", [200, 300]),
        ("One killed and one hundred wounded", [1, 100]),
        ("Two and three soldiers were killed", [2, 3]),
        ("Twenty and five soldiers were killed", [20, 5]),
        ("Two thousand and three thousand fled", [2000, 3000]),
        ("Entre deux cents et trois cents personnes ont été tuées", [200, 300]),
        ("Prices rose 50 cents and five cents", [50, 5]),
        ("Twenty-five percent of the land and ten percent of the people", [25, 10]),
    ],
)
def test_two_numbers_beside_each_other_are_two(sentence: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(sentence)] == values


@pytest.mark.parametrize("sentence", ["Hundreds fled", "Il a dit mille fois non", "Bin Laden", "Tausende flohen"])
def test_what_only_sounds_like_a_number_is_none(sentence: str) -> None:
    assert figures(sentence) == ()
