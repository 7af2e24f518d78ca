"""Markup becomes the sentences that a reader would see, and nothing of the site."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.site import is_boilerplate, is_of_its_asking
from monitor.judge.text import clean, fold, fold_with_offsets, paragraphs, sentences, split_title
from monitor.judge.words.language import language

ANY_TEXT = st.text(st.characters(), max_size=300)
"""Lone surrogates and control characters included."""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("One<br/>Two", "One\nTwo"),
        ("one\ntwo", "one\ntwo"),
        ("<p>one\ntwo</p>", "one two"),
        ("<b>Bar</b>becue &amp; <i>beer</i>", "Barbecue & beer"),
        ("a&nbsp;b\u00a0c", "a b c"),
        ("<p>Seen</p><script>alert('x < y')</script><style>p{}</style>", "Seen"),
        ("<figure><img src=x><figcaption>A caption.</figcaption></figure>Text", "Text"),
        ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("a <!-- hidden --> b", "a b"),
        ("a <!-- never closed", "a never closed"),
        ("<script>never closed", "never closed"),
        ('<img alt="a > b">Text', "Text"),
        ("left\u202eright\u200f \x00\x07\u200bmiddle\ufeff", "leftright middle"),
        ("a\ud800b", "ab"),
        ("ﬁre … ½", "fire ... 1⁄2"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>outer</p>&lt;p&gt;inner&lt;/p&gt;", "outer\ninner"),
        ("", ""),
    ],
)
def test_markup_becomes_plain_text(markup: str, text: str) -> None:
    assert clean(markup) == text


@pytest.mark.parametrize(
    "evil", ["<div>" * 60_000, "<!--" * 60_000, "<a '" * 60_000, "&" * 250_000, "<" * 250_000, "</" * 125_000]
)
def test_hostile_markup_takes_no_longer_than_its_length(evil: str) -> None:
    began = time.perf_counter()

    clean(evil)

    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "line",
    [
        "%d bloggers like this:",
        "Share this:",
        "Like this:",
        "Like Loading...",
        "The post SDF takes Hajin appeared first on Example News.",
        "Subscribe to our newsletter",
        "Sign up for the daily briefing and never miss a story.",
        "© 2018 Example News. All rights reserved.",
        "Example News of Hajin and Deir ez-Zor. All Rights Reserved.",
        "SDF takes Hajin appeared first on Example News",
        "All rights reserved.",
        "Read more: How the war began",
        "Read more",
        "Photo: a soldier near Hajin",
        "A fighter looks on in Raqqa. REUTERS/Some Name",
        "[File: AP Photo]",
        "By Jane Doe and John Roe",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "(With inputs from agencies)",
        "With AP and Reuters inputs",
        "Source: AFP, dpa",
        "The Associated Press contributed to this report.",
        "Except for the headline, this story has not been edited by our staff.",
        "Our Standards: The Trust Principles.",
        "Advertisement",
        "Follow us on Twitter",
        "This article was originally published by The Conversation.",
        "https://example.org/a",
        "June 05, 2020 5:00 AM",
        "Friday, 5 June 2020",
        "2020-06-05",
        "2020-06-05T05:00:00+02:00",
        "#Hajin #Syria",
        "- Check our website: https://example.org/",
    ],
)
def test_a_line_of_the_site_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)
    assert paragraphs(f"{line}\nThe town fell on Friday.") == ("The town fell on Friday.",)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the town had fallen to the coalition, its spokesman said.",
        "Share prices fell after the strike on the refinery, which traders had feared for weeks.",
        "June 5, 2020 was the day the town fell.",
        "Registered refugees number 3 million.",
        "Video of the strike was verified by two agencies on Friday and shows three trucks.",
        "Copyright law was changed.",
        "Sources: 12 killed in Hajin",
        "With agencies closed, aid stopped.",
        "Rain contributed to the collapse.",
        "The army shared photos of the captured weapons.",
        "Like this war, the last one began with a border incident.",
    ],
)
def test_a_line_of_the_story_is_kept(line: str) -> None:
    assert paragraphs(line) == (line,)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry did not immediately respond to a request for comment.",
        "The embassy has not yet responded to repeated calls.",
        "The Daily could not independently verify the footage.",
        "The governor could not be reached for comment.",
        "Police declined to comment.",
        "It did not provide further details.",
        "The official, who asked not to be named, did not give details.",
        "Le ministère n'a pas répondu à une demande de commentaire.",
        "Le porte-parole N’A PAS IMMÉDIATEMENT RÉAGI aux sollicitations.",
        "El gobierno no respondió a un pedido de comentarios.",
        "Das Ministerium reagierte zunächst nicht auf eine Anfrage.",
        "Warning: readers may find some of this distressing.",
    ],
)
def test_a_newsroom_tells_of_its_asking(sentence: str) -> None:
    assert is_of_its_asking(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "An official, speaking on condition of anonymity, said the truce would begin at dawn.",
        "The rebels did not respond to the offer of talks, and shelled the town.",
        "At least 60 people died, a toll that could not be confirmed.",
        "A spokesman said there were dead but did not provide details.",
        "The column could not be reached by helicopters.",
    ],
)
def test_what_happened_is_none_of_its_asking(sentence: str) -> None:
    assert not is_of_its_asking(sentence)


@pytest.mark.parametrize(
    "dateline",
    [
        "August 20, 2020 5:00 AM ",
        "3 March 2026, 10:15 – ",
        "2026-01-03 07:20 UTC ",
        "March 3, 2026 10.15 GMT PARIS (AFP) - ",
        "WASHINGTON, Dec 16 (Reuters) - ",
        "BEIRUT (AP) — ",
        "Paris (AFP) – ",
        "DUBAI/WASHINGTON, Jan 7 (Reuters) - ",
        "March 13 (Reuters) - ",
        "RAMALLAH, West Bank March 7 (Reuters) - ",
        "HONG KONG, Feb 6(Reuters) - ",
        "KYIV, Ukraine — ",
        "OUIDAH, Benin, Jan 14 - ",
        "Beirut, Lebanon – ",
        "ABOARD THE CHARLES DE GAULLE (Reuters) - ",
        "Berlin (dpa) - ",
        "BERLIN, 3. März (Reuters) - ",
        "Port-au-Prince, 3 août 2026 (AFP) - ",
        "Madrid, 3 mar (EFE).- ",
        "Puerto Lirio (Morvia), 3 mar (EFE).- ",
        "TARSİN (İHA) - ",
        "КИЇВ. 3 березня. УНН. ",
        "ДУШАНБЕ, /ТАСС/. ",
        "МОСКВА, 3 марта. /ТАСС/. ",
        "МОСКВА, 3 мар — РИА Новости. ",
        "Москва. 3 марта. INTERFAX.RU - ",
        "Дорва. 3 марта. ",
        "ДОРВА, Норланд, 3 мар. ",
        "3 марта. ",
        "صنعاء (رويترز) - ",
        "بغداد/ واع/ ",
        "بغداد - أ ف ب: ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    assert paragraphs(f"{dateline}The army said so.") == ("The army said so.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The SDF — which make up the bulk of that force — left the fight.",
        "The Syrian Democratic Forces (SDF) - backed by the U.S. - announced it.",
        "ISIS (also known as Daesh) - a militant group - held the town.",
        "Le parti au pouvoir (PDP) - Il a perdu.",
        "Армия взяла город — Минобороны заявило об этом.",
        "Армия взяла город 3 марта. Минобороны заявило об этом.",
        "أعلن الجيش الوطني في بيان رسمي (الجيش) - بدء الهجوم.",
        "قال الرئيس: سنواصل الهجوم.",
        "January 5, 2020 14 people died there.",
    ],
)
def test_a_dash_alone_makes_no_dateline(sentence: str) -> None:
    assert paragraphs(sentence) == (sentence,)


def test_what_stands_behind_a_dateline_may_be_the_sites_too() -> None:
    assert paragraphs("BEIRUT (AP) — Read more\nBEIRUT (AP) — ") == ()


def test_a_paragraph_that_comes_again_stands_once() -> None:
    assert paragraphs("The town fell.\nMore.\nTHE TOWN FELL.") == ("The town fell.", "More.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The U.S. Army said so. Maj. Gen. James Jarrard agreed.",
            ("The U.S. Army said so.", "Maj. Gen. James Jarrard agreed."),
        ),
        ("It fell at 5 p.m. Friday. He left.", ("It fell at 5 p.m. Friday.", "He left.")),
        ("“It is over.” He left.", ("“It is over.”", "He left.")),
        ("He lives in the U.S. She does not.", ("He lives in the U.S.", "She does not.")),
        ("No. 5 is here. Lt. Col. Roe left.", ("No. 5 is here.", "Lt. Col. Roe left.")),
        ("First line\nSecond line", ("First line", "Second line")),
        ("Город взят. Бои идут.", ("Город взят.", "Бои идут.")),
        ("Half a\ud800 character.", ("Half a character.",)),
        ("", ()),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


def test_a_very_long_line_is_split_in_time() -> None:
    began = time.perf_counter()

    found = sentences("<![CDATA[" * 50_000 + " " + "The town fell. " * 2_000)

    assert time.perf_counter() - began < 5
    assert found[-1] == "The town fell."


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ISIS’s  “Caliphate”—", 'isis\'s "caliphate"-'),
        ("Barış Pınarı HAREKÂTI", "baris pinari harekati"),
        ("İstanbul", "istanbul"),
        ("Opération Épervier", "operation epervier"),
        ("Straße Łódź Ærø", "strasse lodz aero"),
        ("Щит Евфрата, ЁЛКА", "щит евфрата, елка"),
        ("الأقصى", "الاقصي"),
        ("ａｂ\u00a0c", "ab c"),
    ],
)
def test_folding_forgets_how_a_word_is_written(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("raw", "label", "title"),
    [
        ("Exclusive: SDF takes Hajin", "Exclusive", "SDF takes Hajin"),
        ("UPDATE 2-SDF takes Hajin", "UPDATE 2", "SDF takes Hajin"),
        ("ANÁLISIS-Tras la toma de Hajin", "ANÁLISIS", "Tras la toma de Hajin"),
        ("LE POINT - La chute de Hajin", "LE POINT", "La chute de Hajin"),
        ("ATUALIZA 2-FDS tomam Hajin", "ATUALIZA 2", "FDS tomam Hajin"),
        ("PUNTO 1-Presa Hajin", "PUNTO 1", "Presa Hajin"),
        ("WRAPUP 3-UPDATE 1-SDF takes Hajin", "WRAPUP 3-UPDATE 1", "SDF takes Hajin"),
        ("Analysis | What next for the SDF?", "Analysis", "What next for the SDF?"),
        ("Explainer: Who are the SDF?", "Explainer", "Who are the SDF?"),
        ("Update: Live: Watch: Video: SDF", "Update Live Watch", "Video: SDF"),
        ("LIVE: SDF enters Hajin", "LIVE", "SDF enters Hajin"),
        ("Watch live: SDF briefing", "Watch live", "SDF briefing"),
        ("The Latest: SDF takes Hajin", "The Latest", "SDF takes Hajin"),
        ("NEWS ALERT: SDF takes Hajin", "NEWS ALERT", "SDF takes Hajin"),
        ("1st LD SDF takes Hajin", "1st LD", "SDF takes Hajin"),
        ("(2nd LD) SDF takes Hajin", "2nd LD", "SDF takes Hajin"),
        ("[WATCH] SDF takes Hajin", "", "SDF takes Hajin"),
        ("14:05 SDF takes Hajin", "14:05", "SDF takes Hajin"),
        ("9:05 GMT - Troops enter Hajin", "9:05", "Troops enter Hajin"),
        ("21.15 Uhr: SDF nimmt Hajin ein", "21.15", "SDF nimmt Hajin ein"),
        ("20:33 “We are alive”: voice from Hajin", "20:33", "“We are alive”: voice from Hajin"),
        ("6:30 p.m. curfew imposed in Hajin", "", "6:30 p.m. curfew imposed in Hajin"),
        ("12:00 deadline passes in Hajin", "", "12:00 deadline passes in Hajin"),
        ("SDF takes Hajin (VIDEO)", "", "SDF takes Hajin"),
        ("SDF takes Hajin – video", "", "SDF takes Hajin"),
        ("SDF takes Hajin - The Dorva Star", "", "SDF takes Hajin"),
        ("19:30 deadline passes for rebels", "", "19:30 deadline passes for rebels"),
        ("2nd lead in hunt for rebels", "", "2nd lead in hunt for rebels"),
        ("Rebels retreat - the rising star", "", "Rebels retreat - the rising star"),
        ("Hajin: the street where they live", "", "Hajin: the street where they live"),
        ("SDF takes Hajin - Reuters", "", "SDF takes Hajin"),
        ("SDF takes Hajin | BBC News", "", "SDF takes Hajin"),
        ("SDF takes Hajin – Deir Ezzor 24", "", "SDF takes Hajin – Deir Ezzor 24"),
        ("Live fire kills two near Hajin", "", "Live fire kills two near Hajin"),
        ("Watch your step: a war of mines", "", "Watch your step: a war of mines"),
        ("Reuters", "", "Reuters"),
        ("", "", ""),
    ],
)
def test_a_label_and_an_outlet_are_no_part_of_the_title(raw: str, label: str, title: str) -> None:
    assert split_title(raw) == (label, title)


def test_a_source_is_taken_off_the_title_that_names_it() -> None:
    assert split_title("SDF takes Hajin – Deir Ezzor 24", "Deir Ezzor 24") == ("", "SDF takes Hajin")


@given(ANY_TEXT)
def test_any_text_is_read_the_same_way_twice(text: str) -> None:
    once, twice = [
        (clean(text), paragraphs(text), sentences(text), fold(text), split_title(text), language(text)) for _ in "ab"
    ]

    assert once == twice


@given(ANY_TEXT)
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_clean_text_can_be_stored_anywhere(text: str) -> None:
    """UTF-8 takes it, and no control or direction mark is left."""
    cleaned = clean(text)

    cleaned.encode()
    assert not set(cleaned) & set("\x00\x07\x1b\u202e\u200f\u2066\ufeff")


@given(ANY_TEXT)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)

    places = range(len(text)) if offsets is None else offsets

    assert len(places) == len(folded)
    assert all(folded[i] in fold_with_offsets(text[place])[0] for i, place in enumerate(places))


@pytest.mark.parametrize(
    "line",
    [
        "Lea también: Las diez claves del conflicto",
        "Síganos en WhatsApp.",
        "Leia também: o que se sabe do ataque",
        "À lire aussi : ce que l'on sait de l'attaque",
        "Abonnez-vous à notre newsletter.",
        "Lesen Sie auch: Was bisher bekannt ist.",
        "Abonnieren Sie unseren Newsletter.",
        "Читайте также: Что известно о ситуации",
        "Підписуйтесь на наш канал.",
        "İlgili haber: Neler biliniyor",
        "Bizi Telegram'da takip edin.",
        "اقرأ أيضا: ما نعرفه عن الهجوم",
    ],
)
def test_what_a_site_asks_its_readers_is_no_part_of_the_story(line: str) -> None:
    assert paragraphs(f"The army said so.\n{line}") == ("The army said so.",)


@pytest.mark.parametrize(
    "line", ["Lire est interdit à Tarsin.", "Sehen Sie Morvien verloren?", "Читайте условия сделки."]
)
def test_an_imperative_alone_is_not_the_sites(line: str) -> None:
    assert paragraphs(line) == (line,)
