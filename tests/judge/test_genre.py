"""News or feature: what the words say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge import genre
from monitor.judge.words.terms import stems
from monitor.model import Outcome
from tests.builders import story
from tests.judge.judging import Desk, told, weights


@pytest.mark.parametrize(
    "given",
    [
        {"label": "Explainer"},
        {"label": "AP Exclusive", "url": "https://news.example/opinion/why"},
        {"url": "https://news.example/photo-gallery/hajin-1"},
        {"url": "https://news.example/lifestyle/hajin-1"},
        {"url": "https://news.example/2020/09/02/europe/hajin-analysis-intl/index.html"},
        {"title": "Photos: life in Hajin"},
        {"title": "PHOTO ESSAY: life in Hajin"},
        {"label": "Décryptage"},
        {"title": "OPINION. Le prix de la guerre"},
        {"title": "Opinión | El precio de la guerra"},
        {"title": "En imágenes: la vida en Hajin"},
        {"title": "Fragen und Antworten: Der Vormarsch auf Hadschin"},
        {"title": "GÖRÜŞ - Savaşın bedeli"},
        {"title": "Хронология: бои за Хаджин"},
        {"title": "تسلسل زمني: معركة هجين"},
        {"title": "مقابلة: قائد المعركة"},
        {"title": "Аналіз: ціна війни"},
        {"title": "Reportagem: a vida em Hajin"},
        {"url": "https://news.example/gorus/hajin-1"},
        {"title": "بالصور.. الحياة في هجين"},
        {"title": "Pressestimmen zum Kampf um Hadschin"},
        {"title": "Хроника боев за Хаджин"},
        {"title": "Бои за Хаджин. Разбор"},
        {"title": "La chute de Hajine: chronologie"},
        {"title": "The fall of Hajin: a timeline"},
        {"title": "Репортаж из Хаджина: «Мы остались одни»"},
        {"title": "Reportage à Hajine : une ville sans eau"},
        {"title": "Il commento: il prezzo della guerra"},
        {"title": "LE POINT - Ce que l'on sait du naufrage de Dorva"},
        {"title": "Retrato de un alcalde: el hombre que cerró el puerto"},
        {"title": "Portrait d'une maire : la dame du port"},
        {"title": "ENSAYO FOTOGRÁFICO: Un invierno en Dorva"},
        {"title": "Il retroscena: la notte del governo"},
        {"title": "گزارش تصویری: زندگی در هجین"},
    ],
)
def test_a_label_or_section_says_background(given: dict[str, str]) -> None:
    assert genre.is_labelled(story(**given))


@pytest.mark.parametrize(
    "given",
    [
        {"label": "Exclusive"},
        {"title": "Livestock dies in Hajin"},
        {"title": "SDF: town taken"},
        {"title": "Fotos des Angriffs beschlagnahmt"},
        {"title": "Analyse de sang d'un soldat positive"},
        {"title": "Opinion polls in Hajin: mayor leads"},
        {"title": "Analysis of blood in Hajin: cholera"},
        {"title": "Timeline for withdrawal agreed"},
        {"title": "Retrato de un alcalde robado en Dorva"},
        {"title": "Le point de passage de Dorva rouvre"},
    ],
)
def test_other_prefixes_do_not(given: dict[str, str]) -> None:
    assert not genre.is_labelled(story(**given))


@pytest.mark.parametrize(
    ("label", "title", "is_background"),
    [
        ("LIVE", "Strike kills 12 at market in Hajin", False),
        ("Live updates", "Rebels capture the airport of Hajin", False),
        ("WATCH", "Hospital collapses after quake in Norland", False),
        ("EN DIRECT", "Frappes sur Hajine : 12 morts", False),
        ("UPDATE 2 Live", "Rebels capture the airport of Hajin", False),
        ("Live updates", "The war in Norland", True),
        ("Watch", "A day at the market of Hajin", True),
        ("In pictures", "Fire destroys market in Hajin", True),
        ("Analysis", "Strike kills 12 at market in Hajin", True),
    ],
)
def test_what_is_shown_live_is_background_by_what_it_tells(label: str, title: str, is_background: bool) -> None:
    assert genre.is_background(story(label=label, title=title)) is is_background


@pytest.mark.parametrize(("minute", "is_background"), [("14:05", False), ("", True)])
def test_a_post_of_a_live_page_is_a_report_by_its_minute(minute: str, is_background: bool) -> None:
    post = story(label=minute, title="The general speaks", url="https://wire.example/live/hajin/12")

    assert genre.is_background(post) is is_background


@pytest.mark.parametrize(
    ("title", "is_background"),
    [
        ("Fall of Hajin may widen war, analysts say", True),
        ("‘They bought time’: army’s pause is no truce, analyst says.", True),
        ("Analysts fear wider war", True),
        ("Army frees analysts, defence ministry says", False),
        ("Analyst held as spy is freed", False),
        ("Troops left Hajin, UN experts say", False),
    ],
)
def test_what_analysts_say_is_background(title: str, is_background: bool) -> None:
    assert genre.is_background(story(title=title)) is is_background


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("Who runs Hajin?", True),
        ("How the town fell", True),
        ("After the war: what comes next", True),
        ("Five takeaways from the battle of Hajin", True),
        ("Así cayó Hajín", False),
        ("Perché Hajin resiste", True),
        ("Le foto della caduta di Hajin", True),
        ("چرا هجین سقوط کرد", True),
        ("هجین سقوط کرد؟", True),
        ("هجین سقوط کرد", False),
        ("Así fue la caída de Hajín", True),
        ("So verlief der Kampf um Hadschin", True),
        ("L'essentiel de l'actualité de ce dimanche", True),
        ("Итоги недели: бои, хлеб, выборы", True),
        ("هجين: حصاد ثلاثة أسابيع من القتال", True),
        ("حصاد القمح يبدأ في هجين", False),
        ("10 things to take when you flee", True),
        ("These 3 maps show the battle of Hajin", True),
        ("Five killed in the battle of Hajin", False),
        ("Things to know about the battle of Hajin", True),
        ("Key quotes from the meeting on Hajin", True),
        ("Key bridge to Hajin falls", False),
        ("A guide to the drive on Hajin", True),
        ("The battle of Hajin in numbers", True),
        ("Numbers of dead in Hajin rise", False),
        ("Norland's drills around Hajin over the years", True),
        ("Norland's deadliest mine accidents", True),
        ("Norland's deadliest mine accident kills 90", False),
        ("Read the governor's full statement on Hajin", True),
        ("SDF take Hajin", False),
        ("Ce que l'on sait de la prise de Hajin", True),
        ("Lo que se sabe de la toma de Hajin", True),
        ("Was wir über den Vormarsch wissen", True),
        ("Hajin saldırısı hakkında bilinenler", True),
        ("Что известно о взятии Хаджина", True),
        ("ما نعرفه عن معركة هجين", True),
        ("Das ist zu wenig, sagt der Minister", False),
        ("Las FDS toman Hajin", False),
    ],
)
def test_a_question_is_seen(title: str, *, asks: bool) -> None:
    assert genre.asks(title) is asks


@pytest.mark.parametrize(
    ("sentence", "day", "source"),
    [
        ("The army said on Friday it took the town.", True, True),
        ("L'armée a annoncé jeudi la prise de la ville.", True, True),
        ("Ordu, kenti cuma günü aldığını açıkladı.", True, True),
        ("The rebels want seats on the council, sources say, and ask for a vote.", False, True),
        ("Norland shelled what it called a depot, days after it had warned the rebels.", False, True),
        ("It is a town of farmers.", False, False),
        ("Shells hit the town on June 5, the army said.", True, True),
        ("The rebels took the town on May 5.", True, False),
        ("The army declared 10 dead.", False, True),
    ],
)
def test_an_opening_names_day_and_source(sentence: str, *, day: bool, source: bool) -> None:
    assert (genre.names_day((sentence,)), genre.names_source((sentence,))) == (day, source)


def test_an_opening_of_few_words_has_no_room_for_day_and_source() -> None:
    summary = "The border crossing is seized as the group swiftly advances in the province."
    more = "Farmers along the river have seen many armies come and go, and each of them took a part of the harvest."
    longer = f"{summary} {more} {more}"

    assert not genre.is_bare((summary,))
    assert genre.is_bare((longer,))
    assert not genre.is_bare((f"{longer} It did so on Friday.",))


@given(st.text("aAbB '?:!_-.,"))
def test_a_line_is_cut_into_the_same_words_whether_it_has_a_figure_or_none(line: str) -> None:
    assert genre.masked(f"{line} 7") == (*genre.masked(line), "<num>")


def test_names_and_figures_are_masked() -> None:
    assert list(genre.masked("Army takes Deir ez-Zor after 12 days")) == [
        "army",
        "takes",
        "<cap>",
        "ez",
        "<cap>",
        "after",
        "<num>",
        "days",
    ]


def test_a_title_that_is_a_sentence_is_read_as_a_headline() -> None:
    sentence = "The Syrian Democratic Forces seize control of the town of Hajin from the group, the army says."

    assert "the" not in genre.headline_words(sentence)
    assert "the" in genre.headline_words("On the road to Hajin")


def test_a_report_reads_more_like_news_than_a_feature() -> None:
    learnt = weights()
    report, feature = (
        learnt.form.score(grams) + learnt.lead.score(grams)
        for grams in map(
            genre.ngrams, ("Air strike kills 11 in Hajin, army says", "Photos of a life in ruins: how hope survives")
        )
    )

    assert report > 0 > feature


def test_a_title_scores_the_same_in_whatever_order_its_words_are_counted() -> None:
    form = genre.WordModel(bias=0.0, mean=0.0, deviation=1.0, weights={"a": 1e16, "b": 1.0, "c": -1e16})

    assert {form.score(order) for order in ("abc", "acb", "bac", "bca", "cab", "cba")} == {1.0}


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Las familias de Jartum temen por su futuro", {"people", "condition", "reflection"}),
        ("À Khartoum, les villageois craignent la famine", {"people", "condition"}),
        ("Bewohner von Khartum fürchten den Winter", {"people", "condition"}),
        ("Hartum'da aileler korku içinde", {"people", "condition"}),
        ("Жители Хартума боятся зимы", {"people", "condition"}),
        ("معاناة العائلات في الخرطوم", {"people", "condition"}),
        ("El ejército toma Jartum", set()),
    ],
)
def test_words_of_features_are_known_in_other_languages(title: str, kinds: set[str]) -> None:
    assert set(genre.feature_words(title)) == kinds


@pytest.mark.parametrize(
    "title",
    [
        "Shelling kills family of five near Dervala",
        "Farmers killed in raid on Sorvan village",
        "Gunmen abduct 23 pupils from school",
        "Villagers flee as militants burn homes",
        "Blast leaves 12 dead in Dervala",
        "Last foreign troops leave Sorvan base",
        "Norland tests long-range missile",
        "Norlander gets positive fever test result",
        "Man behind embassy attack arrested",
        "Minister survives drone attack",
        "Army warns residents of Sorvan port to evacuate",
        "Villagers near Dervala told to leave",
    ],
)
def test_victims_and_what_is_done_make_no_feature(title: str) -> None:
    assert genre.feature_words(title) == ()
    assert set(genre.feature_words("Families of the valley struggle to rebuild")) == {"people", "condition"}
    assert genre.feature_words("War leaves farmers behind") == ("people", "reflection")


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Passengers tell of terror after Dorva train crash", ("condition",)),
        ("Sailors recount their flight from burning tanker", ("condition",)),
        ("Court orders recount in Dorva after tie", ()),
        ("Attack on chapel adds to pressure on Norland", ("reflection",)),
        ("Quake response strains Norland's new government", ("condition",)),
        ("New strain of fever found in Norland", ()),
        ("School turned into a field of rubble", ("reflection",)),
    ],
)
def test_how_it_is_borne_and_what_it_adds_to_makes_a_feature(title: str, kinds: tuple[str, ...]) -> None:
    assert genre.feature_words(title) == kinds


def test_words_that_stand_apart_make_no_phrase_once_those_between_are_left_out() -> None:
    attacks = frozenset(stems("drone attack"))
    assert genre.feature_words("Norland condemns new year drone attack on power plant", attacks) == ()
    assert genre.feature_words("Norland and Sudland, a year on", attacks) == ("while",)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Norland replaces mission's general amid uncertainty over its role", ()),
        ("Power cut hits Ostara as families cope with heat", ()),
        ("Norland closes border while villagers wait", ()),
        ("Families cope as power cut hits Ostara", ("people", "condition")),
        ("Families wait as Ostara struggles with heat", ("people", "condition")),
    ],
)
def test_what_goes_on_beside_an_act_makes_no_feature_of_it(title: str, kinds: tuple[str, ...]) -> None:
    assert genre.feature_words(title) == kinds


def test_a_word_of_which_the_operation_speaks_is_no_word_of_features() -> None:
    title = "Families of pupils taken in Oduma wait for news"

    assert set(genre.feature_words(title)) == {"people", "condition"}
    assert set(genre.feature_words(title, frozenset({"pupils", "famili"}))) == {"condition"}
    assert not genre.feature_words("Army warns residents of Oduma to evacuate", frozenset({"evacua"}))


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("WHO sends cholera kits to Darmeen", False),
        ("IS claims attack on Hajin base", False),
        ("Who sends cholera kits to Darmeen", True),
        ("IS THE WAR IN SYRIA OVER", True),
        ("Is the war in Syria over", True),
        ("Warum die Sell über die Ufer trat", True),
        ("Por qué se derrumbó la mina", True),
        ("لماذا توقف الإجلاء", True),
    ],
)
def test_an_acronym_that_opens_a_title_asks_nothing(title: str, *, asked: bool) -> None:
    assert genre.asks(title) is asked


def test_an_acronym_that_opens_a_title_sets_no_scene() -> None:
    assert genre.sets_scene("Who sends cholera kits to Darmeen")
    assert not genre.sets_scene("WHO sends cholera kits to Darmeen")


@pytest.mark.parametrize(
    "title",
    [
        "Morvien: Wie die Menschen mit der Angst leben",
        "Morvie : comment les villageois survivent",
        "Morvia: cómo sobreviven los pueblos",
        "Морвия: почему армия отступает",
        "Чому Морвія щороку потерпає від повеней",
        "مورفيا: كيف تعيش العائلات",
    ],
)
def test_a_question_may_stand_behind_a_place_in_whatever_language(title: str) -> None:
    assert genre.asks(title)


@pytest.mark.parametrize("title", ["EPA: comment period opens", "Live: as rebels flee", "Como falls to rebels"])
def test_words_that_ask_abroad_ask_nothing_in_english(title: str) -> None:
    assert not genre.asks(title)


@pytest.mark.parametrize(
    "sentence",
    [
        "I soccorritori hanno ripreso giovedì l'evacuazione, ha annunciato il servizio.",
        "امدادگران پنجشنبه عملیات را از سر گرفتند، یک سخنگو اعلام کرد.",
        "המחלצים חידשו אתמול את הפינוי, הודיע דובר.",
    ],
)
def test_day_and_source_are_known_in_whatever_language(sentence: str) -> None:
    assert genre.names_day((sentence,))
    assert genre.names_source((sentence,))


def test_a_ukrainian_opening_names_day_and_source() -> None:
    opening = ("Рятувальники у четвер відновили евакуацію, повідомила служба.",)

    assert genre.names_day(opening)
    assert genre.names_source(opening)


@pytest.mark.parametrize(
    ("title", "foretold"),
    [
        ("Sudland court set to rule in trial of former mayor", True),
        ("Norland to vote in tense election", True),
        ("Norland's deputies set to vote on harbour bill", True),
        ("Norland's deputies to vote on harbour bill", False),  # that there is such a bill may be news
        ("Sudland's ex-mayor faces first court ruling over harbour fire", True),
        ("Ex-mayor of Dorva set to be sentenced for arson", True),
        ("Court rules against former mayor", False),
        ("Norland asks court to rule on border", False),
        ("Norlanders to vote in a July referendum on harbour bill", False),  # the day is the news
        ("Deputies refuse to vote on harbour bill", False),
        ("Ex-mayor faces trial over harbour fire", False),
    ],
)
def test_a_ruling_or_a_vote_that_is_to_come_is_background(title: str, foretold: bool) -> None:
    assert genre.foretells(title) == foretold
    assert genre.is_background(story(title=title)) == foretold


@pytest.mark.parametrize(
    ("title", "in_two"),
    [
        ("Sudland was a haven for rebels. Not anymore", True),
        ("'It is time to act.' Despite the risk, Sudlanders march", True),
        ("Sudland bans the club! Who is next?", True),
        ("Drones hit Port Selim. Three killed", False),
        ("Explosions heard in Port Selim. Air defence active.", False),
        ("Tanker hit off Port Selim. It sinks", False),
        ("Norland declares truce. Sudland rejects it", False),
        ("Gov. Roe meets Sen. Poe in St. Dorva, Minn. after raid", False),
        ("U.S. Navy ship leaves Port Selim. ", False),
        ("Sudland says 1.5 million people have fled, St. Mary's Hospital hit", False),
        ("Rebels took the town of Dorva on Monday after days of fighting. The army left it, officials said.", False),
    ],
)
def test_a_headline_of_two_sentences_is_seen(title: str, *, in_two: bool) -> None:
    assert genre.is_in_two(title) is in_two


@pytest.mark.parametrize(
    ("standfirst", "labelled"),
    [
        ("The choice of Sudland to sign the treaty is a gamble, writes Jane Roe.", True),
        ("The treaty is a gamble, writes our correspondent Jane Roe-Poe.", True),
        ("The minister writes that Sudland will sign the treaty with Norland.", False),
        ("Sudland will sign, writes the minister in a letter to Norland.", False),
    ],
)
def test_a_standfirst_that_says_whose_piece_it_is_labels_it(standfirst: str, *, labelled: bool) -> None:
    assert genre.is_labelled(told("Sudland opens a chapter with Norland", standfirst)) is labelled


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("La fête du port de Dorva tourne au cauchemar", ("condition",)),
        ("Sudlandia : la pression monte sur les armateurs", ("reflection",)),
        ("Sequías y minas alimentan una crisis sin nombre en Sudlandia", ("reflection",)),
        ("La fiesta del puerto se apaga en Dorva", ("condition",)),
        ("Dorva, lo sgomento dei pescatori", ("people", "condition")),
        ("Incendie meurtrier : le parquet de Dorva élargit son enquête", ()),
        ("La Sudlande décrète un deuil national après le naufrage", ()),
        ("Condenan a exalcalde de Dorva a 12 años de prisión", ()),
        ("Naufragio en Dorva deja 5 muertos y un sobreviviente", ()),
        ("Sudlandia revela cargos contra cinco armadores", ()),
        ("Detienen en Dorva a jefe de la banda Nueva Generación", ()),
    ],
)
def test_what_is_borne_abroad_makes_a_feature_and_a_states_mourning_or_a_sentence_none(
    title: str, kinds: tuple[str, ...]
) -> None:
    assert genre.feature_words(title) == kinds


@pytest.mark.parametrize(
    ("title", "sets"),
    [
        ("Sous la neige, Dorva attend ses marins", True),
        ("Sin agua ni luz, Dorva espera a los suyos", True),
        ("Con el puerto cerrado, Dorva vive del trueque", True),
        ("Em meio à seca, Dorva reza por chuva", True),
        ("Sans surprise, le maire de Dorva réélu", False),
        ("Sin tax bill passes in Sudland", False),
    ],
)
def test_a_scene_is_set_in_romance_languages(title: str, *, sets: bool) -> None:
    assert genre.sets_scene(title) is sets


@pytest.mark.parametrize(
    "title",
    [
        "Plongée dans le port de Dorva",
        "Conozca a la alcaldesa que cerró el puerto de Dorva",
        "Dietro le quinte del porto di Dorva",
        "« On a tout perdu » : la colère des pêcheurs de Dorva",
        "“No tenemos nada”: el dolor de los pescadores de Dorva",
    ],
)
def test_who_is_met_and_what_was_felt_makes_no_report(title: str) -> None:
    assert genre.asks(title)


@pytest.mark.parametrize(
    ("language", "title", "in_two"),
    [
        ("es", "Dorva era un puerto sin ley. Ahora sus vecinas montan guardia", True),
        ("fr", "Les pêcheurs de Dorva avaient tout perdu. Mais la mer revient", True),
        ("pt", "Dorva vivia do mar. Agora o porto está vazio", True),
        ("it", "Dorva viveva di pesca. Ora il porto è vuoto", True),
        ("de", "Dorva lebte vom Hafen. Jetzt ist er leer", True),
        ("ru", "Дорва жила морем. Теперь там тишина", True),
        ("es", "Sismo sacude Dorva. No hay víctimas", False),
        ("es", "Incendio en el puerto de Dorva. Ahora hay 12 muertos", False),
        ("fr", "Explosion à Dorva. Des pompiers sur place", False),
    ],
)
def test_a_headline_of_two_sentences_is_seen_in_other_languages(language: str, title: str, *, in_two: bool) -> None:
    assert genre.is_in_two(title, language) is in_two


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Summary of operations on the Sarn, 7 May", ()),
        ("Dorva shelled for the first time since May", ()),
        ("Ferry to Dorva sinks (as of May 12)", ()),
        ("Sudland may close its ports", ("reflection",)),
        ("Norland army inside Dorva", ()),
        ("Inside Dorva", ("reflection",)),
    ],
)
def test_the_month_of_may_and_an_army_inside_a_town_are_no_words_of_features(
    title: str, kinds: tuple[str, ...]
) -> None:
    assert genre.feature_words(title) == kinds


@pytest.mark.parametrize(
    ("title", "sets"),
    [
        ("No villager of Dorva has been sent back by force", False),
        ("No ships were hit off the Sarn", False),
        ("No way back for the people of Dorva", True),
        ("No light in Dorva", True),
    ],
)
def test_a_denial_sets_no_scene(title: str, *, sets: bool) -> None:
    assert genre.sets_scene(title) is sets


@pytest.mark.parametrize(
    ("title", "sentences", "looks_back"),
    [
        ("In May 2014, the ferry Meri sank off Port Selim, killing 12 people.", (), True),
        ("How Port Selim lives without its ferry", ("On 3 May 2014, the Meri sank.", "Nobody came."), True),
        ("Ferry Meri is raised", ("The ferry, which sank on 3 May 2014, was raised.",), False),
        ("In May 2014, soldiers fired at the ferry Meri, a UN report says", (), False),
        ("Im Mai 2014 beschossen Soldaten die Fähre, sagte ein Zeuge", (), False),
    ],
)
def test_what_opens_with_a_time_long_past_looks_back(
    title: str, sentences: tuple[str, ...], *, looks_back: bool
) -> None:
    language = "de" if title.startswith("Im ") else "en"
    assert genre.looks_back(story(title=title, sentences=sentences, language=language)) is looks_back


def test_what_looks_back_says_so_and_is_not_told() -> None:
    old, new = (
        Desk().read(
            told(f"{when}, fighters of the SDF captured the town of Hajin in eastern Syria, killing 12 militants.")
        )
        for when in ("In May 2014", "On Friday")
    )
    assert new
    assert new.told
    assert old
    assert not old.told
    assert old.outcome is Outcome.BACKGROUND
    assert any("opens with a time that is long past" in reason.text for reason in old.reasons)
