"""The draft of an operation's table: what an editor would keep."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge import stories
from monitor.judge.offers.suggest import as_toml, doubts, own_names
from monitor.model import Seed, Sketch
from tests.judge.judging import SEED_TEXT, SEED_TITLE, weights

BACKGROUND = weights().background
SEED = stories.seed("seed.txt", f"{SEED_TITLE}\n\n{SEED_TEXT}")


def table(seed: Seed, name: str = "") -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads(as_toml(seed, 'seeds/"odd".txt', BACKGROUND, name))["operation"][0]
    return read


def test_the_draft_is_toml_that_an_operations_file_takes() -> None:
    drafted = table(SEED)

    assert drafted["title"].endswith(SEED.title)
    assert drafted["seeds"] == ['seeds/"odd".txt']
    assert len(drafted["about"]) == 2
    assert table(SEED, "isis")["name"] == "isis"


def test_an_article_that_names_its_operation_gives_name_and_aliases() -> None:
    text = "Navies (JTF) began Combined Task Force Alpha. Operation Prosperity Guardian (OPG) protects ships off Yemen."
    drafted = table(stories.seed("x", f"Navies begin Operation Prosperity Guardian\n\n{text}"))

    assert drafted["name"] == "prosperity-guardian"
    assert drafted["aliases"][:3] == ["Operation Prosperity Guardian", "Prosperity Guardian", "OPG"]


@pytest.mark.parametrize(("word", "bare"), [("Quillon", ["Quillon"]), ("Protect", [])])
def test_an_ordinary_word_is_no_alias_by_itself(word: str, bare: list[str]) -> None:
    drafted = table(stories.seed("x", f"Navies begin Operation {word}\n\nNavies began Operation {word} off Yemen."))

    assert drafted["aliases"] == [f"Operation {word}", *bare]


@pytest.mark.parametrize(
    ("article", "bare"),
    [
        ("Армия начала операцию «Тихая гавань»\n\nОна идёт на севере.", "Тихая гавань"),
        ("بدء عملية إرادة النصر\n\nأعلن الجيش بدء عملية إرادة النصر.", "إرادة النصر"),
    ],
)
def test_in_other_scripts_the_name_stands_without_its_kind_and_quotes(article: str, bare: str) -> None:
    drafted = table(stories.seed("a seed", article))

    assert drafted["name"] == "a-seed"  # a name of the configuration is in Latin letters
    assert drafted["aliases"][1] == bare


def test_a_turkish_article_gives_names_without_endings_and_offices() -> None:
    text = (
        "Türk Silahlı Kuvvetleri, Irak'ın kuzeyindeki Sorvek'te PKK'ya yönelik harekâtı pazartesi gecesi başlattı, "
        "Milli Savunma Bakanı Selim Orhun açıkladı. Harekâta uçaklar ve helikopterler de katıldı."
    )
    drafted = table(stories.seed("x", f"Kış Kalkanı Harekâtı başladı\n\n{text}"))

    assert {"PKK", "Sorvek*", "Selim Orhun", "Irak*"} <= set(drafted["about"][0])
    assert not any("Bakan" in term or "'" in term for term in drafted["about"][0])


def test_an_operation_called_after_a_person_of_the_article_is_no_name() -> None:
    text = "Le président Jean Quelvara a lancé au Mali ce que la gauche appelle l'opération Quelvara, lundi."

    assert table(stories.seed("x", f"Offensive au Mali\n\n{text}"))["aliases"] == []


def test_an_article_that_names_none_is_called_after_place_and_act() -> None:
    drafted = table(stories.seed("x", "Rebels attack Goma\n\nRebels attacked Goma in Congo on Monday."))

    assert drafted["name"] in ("goma-attacks", "congo-goma-attacks", "goma-congo-attacks")
    assert drafted["aliases"] == []
    assert "it heads every alert" in as_toml(
        stories.seed("x", "Rebels attack Goma\n\nRebels attacked Goma."), "x", BACKGROUND
    )


def test_a_toll_names_no_operation_where_an_act_does() -> None:
    quake = stories.seed("x", "Quake in Peru leaves 40 dead\n\nAn earthquake killed 40 people in Peru on Monday.")

    assert table(quake)["name"] == "peru-quakes"


def test_every_line_of_terms_stands_under_what_gave_it() -> None:
    lines = as_toml(SEED, "s.txt", BACKGROUND).splitlines()
    given = [place for place, line in enumerate(lines) if line.startswith('        "')]

    assert given
    assert all(lines[place - 1].startswith("        # ") for place in given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1234 5678\n\n.* [a-z]+ (x|y)", "No name stood out"),
        ("Syria\n\nIt rained in Syria.", "No act"),
        ("قوات سوريا تنسحب من حلب\n\nانسحبت القوات من المدينة.", "Its script has no capitals"),
    ],
)
def test_what_could_not_be_drafted_is_said(text: str, said: str) -> None:
    assert said in as_toml(stories.seed("x", text), "s.txt", BACKGROUND)


@given(title=st.text(max_size=80), text=st.lists(st.text(max_size=80), max_size=3))
def test_any_seed_gives_toml(title: str, text: list[str]) -> None:
    seed = Seed(name="s", title=title, sentences=tuple(text), sketch=Sketch(exact="", minhash=(), shingles=0))

    assert table(seed)


def test_acts_without_a_name_are_shown_and_not_used() -> None:
    plants = stories.seed("x", "How to stop the deaths of plants\n\nDeaths of plants come of too much water.")

    drafted = as_toml(plants, "x.txt", BACKGROUND)

    assert tomllib.loads(drafted)["operation"][0]["about"] == []
    assert '# "kill*"' in drafted
    assert any("No name stood out" in doubt for doubt in doubts(plants, BACKGROUND))


def test_an_act_that_is_named_in_passing_is_doubted() -> None:
    tomatoes = stories.seed("x", "How to grow tomatoes\n\nTomatoes need sun.\n\nPinch out the side shoots.")

    assert table(tomatoes)["name"] == "how-to-grow-tomatoes"
    assert any("No act of conflict" in doubt for doubt in doubts(tomatoes, BACKGROUND))
    assert doubts(SEED, BACKGROUND) == ()


def test_a_country_named_without_capitals_is_called_by_its_name() -> None:
    seed = stories.seed("seed.txt", "الجيش السوداني يطلق عملية درع الشمال\n\nأطلق الجيش السوداني العملية يوم الاثنين.")

    assert "# Sudan*:" in as_toml(seed, "seed.txt", BACKGROUND, "")


def test_a_draft_is_not_called_after_a_town_that_the_body_names_in_passing() -> None:
    text = "The UN voted to end its mission in Lebanon on Thursday.\n\nUnits will leave their bases in Oslavir in May."
    drafted = table(stories.seed("x", f"UN votes to end mission in Lebanon\n\n{text}"))

    assert drafted["name"] == "lebanon-deployments"
    assert "Oslavir*" in drafted["about"][0]


def test_a_date_is_no_alias_by_itself() -> None:
    drafted = table(stories.seed("s.txt", "Rebels seize town in Operation 1027\n\nThey did."))

    assert drafted["aliases"] == ["Operation 1027"]
    assert drafted["name"] == "operation-1027"


def test_an_operation_named_in_other_letters_is_called_after_its_country_and_act() -> None:
    seed = stories.seed("s.txt", "Армия Мали отбила город Сарнит\n\nОперация «Тихая гавань» продолжается.")

    assert table(seed)["name"] == "mali-advances"


def test_a_country_beside_which_a_rarer_name_stands_is_shown_and_not_used() -> None:
    drafted = as_toml(
        stories.seed("s.txt", "Myanmar rebels seize Kyauktar\n\nThey took Kyauktar at dawn."), "s.txt", BACKGROUND
    )

    [table] = tomllib.loads(drafted)["operation"]
    assert table["about"][0] == ["Kyauktar*"]
    assert '#     "Myanmar*"' in drafted


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("غرق قارب ومقتل 19 شخصا", "my-seed"),
        ("Göçmenlerin teknesi fırtınalı denizde battı gece", "gocmenlerin-teknesi-firtinali-denizde"),
    ],
)
def test_a_draft_is_called_by_whole_words_and_by_no_number(title: str, name: str) -> None:
    assert table(stories.seed("my-seed", f"{title}\n\nX."))["name"] == name


def test_seeds_name_their_operation_in_title_or_opening() -> None:
    ring = "Police arrest 64\n\nThey were held on Monday. Operation Silver Anchor goes on."
    past = "Troops leave Gao\n\nThey left. It rained. All was quiet. Operation Barkhane ended long ago."
    seeds = [
        stories.seed("a.txt", ring),
        stories.seed("b.txt", past),
        stories.seed("c.txt", 'La operación "Roca Firme" sigue'),
    ]

    assert own_names(seeds) == ("Operation Silver Anchor", 'operación "Roca Firme"')
