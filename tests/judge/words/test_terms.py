"""Surfaces, stems and how rare they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.words.terms import (
    MOST_AT_HAND,
    Frequencies,
    cosine,
    read,
    read_stems,
    same_words,
    stems,
    surface,
    unit,
    with_marks,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The SDF captured Hajin", ("sdf", "captur", "hajin")),
        ("US troops; U.S. troops", ("u.s", "troops", "u.s", "troops")),
        ("give us bread", ("give", "bread")),
        ("Sudan’s army", ("sudan", "army")),
        ("N.Korean, S. Korean envoys", ("north", "korea", "south", "korea", "envoys")),
        ("U.S. Korea envoy of N. Smith", ("u.s", "korea", "envoy", "smith")),
        ("HK activists fined HK$500", ("hong", "kong", "activi", "fined", "hk", "500")),
        ("Syrian forces", ("syria", "forces")),
        ("Italy, Italian; Dutch, Netherlands", ("italy", "italy", "nether", "nether")),
        ("ISIL, ISIS and Daesh", ("isis", "isis", "isis")),
        ("Seventeen inmates, 17 inmates", ("17", "inmate", "17", "inmate")),
        ("Deir ez-Zor", ("deir", "ez", "zor")),
        ("Удар, удары, ударом", ("удар", "удар", "удар")),
        ("на рынке, рынкам, рынков", ("рынк", "рынк", "рынк")),
        ("порт, порту, портів", ("порт", "порт", "порт")),
        ("дом, дома", ("дом", "дома")),
        ("缅甸地震 GPS定位", ("缅甸", "甸地", "地震", "gps", "定位")),
        ("ロシアが", ("ロシ", "シア")),
        ("अस्पतालों में आग", ("असपतआल", "आग")),
        ("구조대가 현장에서", ("구조", "조대", "현장")),
        ("בחיפה, וחיפה", ("חיפ", "חיפ")),
        ("ההרוגים וההרוגות", ("רוג", "רוג")),
        ("", ()),
    ],
)
def test_stems(text: str, found: tuple[str, ...]) -> None:
    assert stems(text) == found


@pytest.mark.parametrize(
    ("text", "found", "written"),
    [
        ("अस्पतालों में आग", "असपतआलओ", "अस्पतालों"),
        ("Vid Göteborgs hamn i dag", "Goteborgs hamn", "Göteborgs hamn"),
        ("橋で事故", "橋て", "橋で"),
        ("Dorva’s port", "Dorva's", "Dorva’s"),
        ("Port of Dorva", "Dorva", "Dorva"),
        ("Port of Dorva", "Sudland", "Sudland"),
        ("", "Dorva", "Dorva"),
    ],
)
def test_people_read_a_word_as_the_story_has_it(text: str, found: str, written: str) -> None:
    assert with_marks(text, found) == written


@given(st.text())
def test_both_surfaces_of_any_text_have_one_length(text: str) -> None:
    form = surface(text)

    assert len(form.cased) == len(form.folded)


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_story_can_be_read_and_its_parts_lie_in_order(title: str, sentences: list[str]) -> None:
    reading = read(title, tuple(sentences))

    assert 0 < reading.title_end <= reading.opening_end < len(reading.surface.folded)


def test_a_first_sentence_that_repeats_the_title_is_no_text() -> None:
    assert read("SDF take Hajin", ("SDF take Hajin.",)).sentences == ()


@given(st.sampled_from(["", "SDF take Hajin"]), st.lists(st.sampled_from(["SDF take Hajin.", "A b, c.", "Für İ"])))
def test_the_stems_alone_are_those_of_the_whole_reading(title: str, sentences: list[str]) -> None:
    reading = read(title, tuple(sentences))

    assert read_stems(title, tuple(sentences)) == (reading.title_stems, reading.stems)


def test_a_title_that_is_asked_for_again_has_the_same_vector_after_any_number_of_others() -> None:
    background = Frequencies(stories=100, counts={"attack": 50})
    first = dict(background.title(("attack", "hajin")))
    for number in range(2 * MOST_AT_HAND):
        background.title((f"town{number}",))

    assert background.title(("attack", "hajin")) == first == background.vector(("attack", "hajin"))


def test_lines_are_the_same_but_for_case_punctuation_and_diacritics() -> None:
    assert same_words("Öcalan calls for peace!", "OCALAN calls for peace")
    assert not same_words("SDF take Hajin", "SDF lose Hajin")


def test_a_rare_stem_weighs_more() -> None:
    background = Frequencies(stories=100, counts={"attack": 50, "hajin": 1})

    assert background.idf("hajin") > background.idf("attack") > 0


def test_a_vector_is_as_like_itself_as_can_be() -> None:
    vector = Frequencies(stories=100, counts={"attack": 50}).vector(("attack", "hajin", "hajin"))

    assert cosine(vector, vector) == pytest.approx(1.0)
    assert cosine(vector, unit({})) == 0.0


def test_a_stem_that_the_background_does_not_know_may_be_a_name() -> None:
    background = Frequencies(stories=10, counts={"attack": 5, "syria": 3}, names=frozenset({"syria"}))

    assert [background.is_name(stem) for stem in ("syria", "hajin", "attack")] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El ejército negó que se hubiera rendido en Hajin", ("ejerci", "nego", "hubier", "rendid", "hajin")),
        ("L'armée se retire d'Alep, dit l'ONU", ("armee", "retire", "alep", "onu")),
        ("EE.UU. y EE UU", ("u.s", "u.s")),
        ("Der Angriff auf die Stadt war in der Nacht", ("angrif", "die", "stadt", "war", "nacht")),
        ("Saldırıda üç asker öldü", ("saldir", "asker", "oldu")),
        ("Армия заявила, что взяла город", ("арми", "взял", "город")),
        ("والجيش يستعيد الخرطوم", ("جيش", "يستعيد"[:6], "خرطوم")),
        ("Côte d'Ivoire: gun battle, car bomb kills son of AI chief", ("cote", "ivoire", "gun", "battle", "car", "bomb",
                                                                        "kills", "son", "ai", "chief")),
    ],
)  # fmt: skip
def test_function_words_of_no_language_count(text: str, found: tuple[str, ...]) -> None:
    assert stems(text) == found


@pytest.mark.parametrize(
    ("written", "common"),
    [
        ("Air strikes hit Karst", "Airstrikes hit Karst"),
        ("A cease-fire at Karst", "A ceasefire at Karst"),
        ("U.A.E. sends aid", "UAE sends aid"),
        ("AIR-STRIKE ON KARST", "AIRSTRIKE ON KARST"),
        ("An unfair strike law, air strikes, air strikes", "An unfair strike law, airstrikes, airstrikes"),
    ],
)
def test_what_some_houses_write_in_two_words_is_one(written: str, common: str) -> None:
    assert stems(written) == stems(common)


@pytest.mark.parametrize("initials", ["EEUU", "EUA", "EE. UU.", "USA"])
def test_the_united_states_are_one_word_by_whatever_initials(initials: str) -> None:
    assert stems(f"tropas de {initials}")[1] == "u.s"
