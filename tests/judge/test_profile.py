"""Groups drafted from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from monitor.judge import profile, stories
from monitor.judge.profile import Term, draft
from monitor.judge.words import places
from monitor.judge.words.families import families
from monitor.judge.words.language import language
from monitor.judge.words.terms import surface
from monitor.model import Operation, Seed
from tests.judge.judging import SEED_TEXT, SEED_TITLE, Desk, seeded, told, weights

BACKGROUND = weights().background
SEED = stories.seed("seed.txt", f"{SEED_TITLE}\n\n{SEED_TEXT}")


def terms(found: Sequence[Term]) -> set[str]:
    return {term for one in found for term in one.terms}


def article(text: str, title: str, language: str = "en") -> Seed:
    return replace(stories.seed("seed.txt", f"{title}\n\n{text}"), language=language)


def test_places_actors_and_acts_of_the_seed_are_told_apart() -> None:
    drafted = draft("", (SEED,), BACKGROUND)

    assert "Syria*" in terms(drafted.places)
    assert {"ISIS", "Syrian Democratic Forces"} <= terms(drafted.actors)
    assert {"pocket*", "stronghold*"} <= terms(drafted.acts)
    assert not {"Tuesday*", "Pentagon*"} & (terms(drafted.places) | terms(drafted.actors))


def test_a_country_brings_its_people_its_capital_and_its_movements() -> None:
    seed = article("Fighters attacked a ship on Monday.", "Attack near the coast of Yemen")

    assert {"Yemen*", "Sanaa", "Houthi*"} <= terms(draft("", (seed,), BACKGROUND).places)


@pytest.mark.parametrize(
    "title",
    [
        "Conflit et pourparlers entre le gouvernement syrien et les FDS",
        "Conflicto y negociaciones entre el gobierno sirio y las FDS",
        "Konflikt zwischen der syrischen Regierung und den SDF",
        "Переговоры между правительством Сирии и СДС",
        "Conflitto tra il governo siriano e le FDS",
    ],
)
def test_a_country_that_the_title_names_is_where_it_is_however_much_the_seed_says_of_others(title: str) -> None:
    seed = stories.seed("seed.txt", "FDS SDF СДС 12\n\nFDS: SDF, СДС. Les FDS. Die SDF. Силы СДС.")

    drafted = draft(title, (replace(seed, language=language(title)),), BACKGROUND)
    assert "Syria*" in terms(drafted.places)


@pytest.mark.parametrize(
    ("place", "term", "namesake"),
    [
        ("the Gulf of Guinea", "Gulf of Guinea", "Conakry"),
        ("Northern Ireland", "Northern Ireland", "Irish"),
        ("Guinea-Bissau", "Guinea-Bissau*", "Conakry"),
        ("South Sudan", "South Sudan*", "Khartoum"),
        ("the Gulf of Oman", "Gulf of Oman", "Muscat"),
        ("the Indian Ocean", "Indian Ocean", "New Delhi"),
    ],
)
def test_a_longer_name_is_not_the_country_inside_it(place: str, term: str, namesake: str) -> None:
    seed = article(f"Italy said that troops went to {place} on Monday.", f"Army sends troops to {place}")

    drafted = draft("", (seed,), BACKGROUND)

    found = terms(drafted.places) | terms(drafted.actors)
    assert term in found
    assert not {namesake, "Italy", "Rome"} & found


def test_who_only_speaks_is_no_part_of_it() -> None:
    seed = article("Troops entered Goma on Monday.", "France says rebels attack troops in Congo")

    drafted = draft("", (seed,), BACKGROUND)

    assert "Congo*" in terms(drafted.places)
    assert not {"France", "Paris"} & terms(drafted.places)


def test_where_headline_and_lead_tell_of_no_act_the_text_does() -> None:
    seed = article("It was quiet. A drone was seen.", "A day in Haiti")

    assert [term.name for term in draft("", (seed,), BACKGROUND).acts] == ["strikes"]


@pytest.mark.parametrize(
    ("language", "title", "text", "place", "act"),
    [
        ("fr", "L'armée française frappe au Mali", "Les frappes ont eu lieu mardi.", "Mali", "frappe*"),
        ("es", "Un ataque deja muertos en Siria", "El ataque fue el martes.", "Siria*", "muert*"),
        ("de", "Luftangriffe auf Ziele in der Ukraine", "Es gab Tote.", "Ukrain*", "luftangriff*"),
        ("de", "Hochwasser in Sachsen", "Es gab Tote.", "sächsisch*", "hochwasser"),
        ("es", "Miles de desplazados en Colombia", "Hubo combates.", "Colombia*", "desplazad*"),
        ("ru", "Ракетный удар по Украине", "Погибли люди.", "Ukrain*", "удар*"),
        ("tr", "Türkiye Irak'ın kuzeyini vurdu", "Saldırı cuma günü oldu.", "Iraq*", "vurdu"),
        ("ru", "Армия Нигера начала наступление", "Погибли люди.", "Niger", "наступлен*"),
        ("tr", "Silahlı Kuvvetler Libya'da", "Hedeflerin vurulduğu bildirildi.", "Libya*", "vurul*"),
        ("ar", "غارات على اليمن", "قالت السلطات إن الغارات وقعت يوم الجمعة.", "Yemen*", "غار*"),
        ("fr", "Haïti: la force multinationale en route", "Elle part lundi.", "Haiti*", "multinational"),
        ("es", "Asalto del ejército en Ecuador", "Hubo muertos.", "Ecuador*", "asalto*"),
        ("ar", "وقتل ستة بغارات", "قصفت طائرات مواقع لقوات يمنية يوم الجمعة.", "Yemen*", "غار*"),
    ],
)
def test_a_seed_in_another_language_finds_country_and_act(
    language: str, title: str, text: str, place: str, act: str
) -> None:
    drafted = draft("", (article(text, title, language),), BACKGROUND)

    assert place in terms(drafted.places)
    assert act in terms(drafted.acts)


@pytest.mark.parametrize(
    ("language", "title", "text", "towns", "not_drafted"),
    [
        (
            "tr",
            "Dervalan bölgesinde çatışma",
            "Dorlu ve Sarnit ilçelerinde de çatışmalar var.",
            "Dervalan* Dorlu* Sarnit*",
            "",
        ),
        ("tr", "Ordu Ovakent'te ilerliyor", "Komutanlığınca bölgede arama yapıldı.", "Ovakent*", "Komutanlığınca*"),
        (
            "ru",
            "Взрыв в Карнинске",
            "Бои идут под Дорвинском и в Сарнитской области.",
            "Карнинск* Дорвинск* Сарнитск*",
            "",
        ),
        ("fr", "L'armée avance près de Dorvala", "Des combats au nord de Sarnila.", "Dorvala* Sarnila*", ""),
        ("es", "El ejército avanza cerca de Dorvala", "Combates al sur de Sarnila.", "Dorvala* Sarnila*", ""),
        (
            "en",
            "Army closes in near Dorva",
            "It shelled the Quelmo and Sarnit districts.",
            "Dorva* Quelmo* Sarnit*",
            "",
        ),
        ("tr", "Tekne battı", "Tekne Dervalan açıklarında battı.", "Dervalan*", ""),
        ("ar", "غرق قارب قبالة قرنوكة", "غرق القارب قبالة سواحل درفالية.", "قرنوكة* درفالية*", "سواحل*"),
        ("ar", "معارك قرب قرنوكة", "قصف الجيش بلدة درفالية وجنوب مدينة سرنيتة.", "قرنوكة* درفالية* سرنيتة*", "الجيش*"),
    ],
)
def test_what_stands_around_a_town_tells_it_in_its_language(
    language: str, title: str, text: str, towns: str, not_drafted: str
) -> None:
    found = draft("", (article(f"X.\n\n{text}", title, language),), BACKGROUND)

    assert set(towns.split()) <= terms(found.places)
    assert not {*not_drafted.split()} & (terms(found.places) | terms(found.actors))


def test_a_group_that_begins_with_its_kind_is_drafted_whole() -> None:
    text = "El Frente Juan Quelvara atacó un puesto en Ordova el martes.\n\nEl Frente Juan Quelvara no habló."
    drafted = draft("", (article(text, "Ataque del Frente Juan Quelvara deja cinco muertos", "es"),), BACKGROUND)

    assert "Frente Juan Quelvara" in terms(drafted.actors)
    assert not {"Juan*", "Quelvara*", "Juan Quelvara"} & (terms(drafted.actors) | terms(drafted.places))


def test_a_ship_that_the_body_alone_names_is_drafted_and_where_somebody_speaks_is_not() -> None:
    seed = article(
        "Patrols began in the Baltic Sea on Monday.\n\nThey follow the tanker Quelva Dorn and the freighter Ilbek, an "
        "admiral said in Brussels.",
        "Navies begin patrols in Baltic Sea",
    )
    drafted = draft("", (seed,), BACKGROUND)

    found = terms(drafted.actors) | terms(drafted.places)
    assert {"Quelva Dorn", "Ilbek*"} <= found
    assert not {"Dorn*", "Brussels*"} & found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aid goes through Quelvara.", "Quelvara*"),
        ("Ships sail between Ilbek and Dornit.", "Ilbek*|Dornit*"),
        ("Hundreds fled to Quelvara.", "Quelvara*"),
        ("They landed on the island of Ilbekia.", "Ilbekia*"),
        ("The first patient was in the hospital of Quelvara.", "Quelvara*"),
        ("The frigates Ilbek and Quelva Dorn took part.", "Ilbek*|Quelva Dorn"),
    ],
)
def test_what_stands_before_a_name_tells_a_place_or_a_ship_that_the_body_alone_has(text: str, names: str) -> None:
    drafted = draft(
        "", (article(f"Patrols began on Monday.\n\n{text}", "Navies begin patrols off Somalia"),), BACKGROUND
    )
    found = terms(drafted.actors) | terms(drafted.places)

    assert set(names.split("|")) <= found


def test_whom_troops_speak_to_is_no_place() -> None:
    assert "Quelvara*" not in _names(
        "Patrols began.\n\nThe army spoke to Quelvara.", "Navies begin patrols off Somalia"
    )


def test_what_is_an_everyday_word_of_another_language_is_a_name_in_english() -> None:
    found = _names("They landed in Hierro on Monday.", "Spain declares emergency in Hierro as boats land")

    assert "Hierro*" in found
    assert "Gara" in _names("Gara'da iki asker vuruldu.", "Ordu Gara bölgesine harekat başlattı", "tr")


def test_what_stands_with_a_capital_inside_a_sentence_is_a_name_whatever_word_begins_like_it() -> None:
    text = "A last vote in the Parliament of Catalonia sets a date, and the ministry warns of fines."

    assert "Catalonia*" in _names(text, "Region sets date for vote on independence from Spain")
    assert "Catalonia*" in _names(text, "Catalonia sets date for vote on independence from Spain")
    assert "Ministry*" not in _names(text, "Spain: Ministry warns of fines")  # in small letters elsewhere
    assert "Catalonia*" not in _names("Voters Queue at Dawn in Catalonia Schools", "Spain Holds Vote")


def test_two_countries_of_one_border_are_both_drafted() -> None:
    found = _names("Tents burnt on Friday.", "Thousands march on the Israeli-Gazan border")

    assert {"Israel*", "Gaza*"} <= found
    assert "Israel*" not in _names("Tents burnt on Friday.", "Thousands march in Guinea-Bissau")


def test_against_whom_somebody_says_to_fight_does_not_speak_himself() -> None:
    title = "Coalition against GDRQ says it has killed 50 fighters in Syria"

    assert "GDRQ" in _names("The strikes were on Monday.", title)


def test_a_town_that_an_operation_is_called_after_stays_a_place() -> None:
    seed = article("Ordu cuma günü ilerledi.", "Ordu Dervala bölgesine harekat başlattı", "tr")

    assert "Dervala*" in terms(draft("Dervala harekatı", (seed,), BACKGROUND).places)


def test_every_state_is_known() -> None:
    states = """
        Andorra, Antigua and Barbuda, Bahamas, Belize, Bhutan, Brunei, Cape Verde, Comoros, Dominica, Eswatini, Fiji,
        Dominican Republic, Grenada, Iceland, Kiribati, Lesotho, Liechtenstein, Luxembourg, Maldives, Malta, Mauritius,
        Marshall Islands, Micronesia, Monaco, Montenegro, Namibia, Nauru, Netherlands, New Zealand, North Macedonia,
        Palau, Saint Lucia, Samoa, San Marino, Sao Tome, Seychelles, Singapore, Slovenia, Solomon Islands, Suriname,
        Timor-Leste, Tonga, Trinidad, Tuvalu, Vanuatu
    """

    assert [state for state in states.split(",") if not places.mentioned(f"Storm nears {state}")] == []


def test_a_namesake_is_no_state() -> None:
    assert not places.mentioned("Long Island police find Maurice Roe in Nassau County")


def test_armed_forces_are_no_weapons_in_turkish() -> None:
    drafted = draft("", (article("Operasyon sürüyor.", "Silahlı Kuvvetler Irak'ta", "tr"),), BACKGROUND)

    assert [act.name for act in drafted.acts] == ["soldiers"]


def test_the_operations_own_name_is_no_term() -> None:
    drafted = draft("Operation Inherent Resolve", (SEED,), BACKGROUND)

    assert drafted.groups
    assert not any("Inherent" in term or "Resolve" in term for group in drafted.groups for term in group)


def test_every_term_gives_the_sentence_it_came_from() -> None:
    drafted = draft("", (SEED,), BACKGROUND)

    terms = (*drafted.places, *drafted.actors, *drafted.acts)
    assert terms
    assert {term.sentence for term in terms} <= {SEED.title, *SEED.sentences}


def test_an_operators_groups_stand() -> None:
    operation = seeded()

    assert profile.groups(operation, operation.title, BACKGROUND) == operation.about


def test_nothing_comes_of_nothing() -> None:
    assert profile.groups(Operation(name="x", title=""), "", BACKGROUND) == ()


RELIEF = article(
    "The first flights with food, tents and medicine reached Tarsin on Monday, two days after an earthquake killed "
    "hundreds in Morvia, the United Nations said.\n\nAid agencies said that 200,000 people needed shelter.",
    "Relief flights reach Nepal after earthquake",
)


@pytest.mark.parametrize(
    "title",
    [
        "WFP halts food distribution in Nepal",
        "Field hospital opens in Nepal's Gorkha",
        "Tents and blankets reach cut-off villages in Nepal",
    ],
)
def test_a_relief_operation_is_followed_by_its_relief(title: str) -> None:
    desk = Desk(Operation(name="relief", title="Earthquake relief in Nepal", seeds=(RELIEF,)))
    desk.read(told(title, f"{title}, officials said on Friday."))

    assert [alert.headline for alert in desk.alerts] == [title]


def test_the_first_word_of_a_towns_name_does_not_stand_for_it() -> None:
    seed = article("Floods cut off towns in Porto Alegre on Monday, officials said.", "Floods cut off Porto Alegre")
    found = terms(draft("", (seed,), weights().background).places)

    assert "Porto Alegre" in found
    assert "Porto*" not in found


def test_towns_that_the_body_alone_names_are_drafted_and_whoever_speaks_there_is_not() -> None:
    seed = article(
        "Soldiers began an offensive in northern Mali on Monday, the army said.\n\nShells fell near Tarquen and people "
        "fled into Oslavir.\n\nResidents of the Belmuro district said that they had no water.\n\n"
        "A mayor, Anton Kelvar, said that Dorvane Research had counted the homes.",
        "Army begins offensive in northern Mali",
    )
    found = terms(draft("", (seed,), weights().background).places)

    assert {"Tarquen*", "Oslavir*", "Belmuro*"} <= set(found)
    assert not {"Kelvar*", "Dorvane*"} & set(found)


def test_the_only_rare_word_of_a_towns_name_does_not_stand_for_it_where_it_is_the_first() -> None:
    seed = article(
        "An earthquake killed 90 in Mexico.\n\nA refinery in Quelvara Cruz stopped.", "Quake kills 90 in Mexico"
    )
    found = terms(draft("", (seed,), weights().background).places)

    assert "Quelvara Cruz" in found
    assert "Quelvara*" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le porte-parole Jacques Ombakal a annoncé l'assaut."),
        ("en", "Norland spokesman Jack Ombakal announced it."),
    ],
)
def test_who_speaks_for_others_is_no_part_of_it(language: str, text: str) -> None:
    found = draft("", (article(text, "Assault on Dorvala in Haiti", language),), BACKGROUND)

    assert not {"Ombakal*", "Jack Ombakal"} & (terms(found.places) | terms(found.actors))


def test_a_name_behind_the_common_word_that_opens_a_headline_is_drafted() -> None:
    seed = article("Cyclone Dervo tore roofs off houses on Thursday.", "Cyclone Dervo kills 12 in Madagascar")

    drafted = draft("", (seed,), BACKGROUND)

    assert "Dervo*" in terms(drafted.actors) | terms(drafted.places)


def test_of_many_countries_that_a_title_lists_none_is_left_out() -> None:
    listed = ("Peru", "Chile", "Bolivia", "Ecuador", "Colombia", "Brazil", "Argentina", "Uruguay", "Paraguay", "Panama")
    drafted = draft(
        f"The outbreak in {', '.join(listed)}", (article("Two died on Monday.", "Fever kills two"),), BACKGROUND
    )

    assert {term.name.rstrip("*") for term in drafted.places} >= set(listed)


def test_a_region_brings_its_countries_and_a_name_of_two_words_no_half() -> None:
    gulf = article("Frigates began escorting tankers in the Gulf of Guinea.", "Frigates sail")
    sea = draft("", (gulf,), BACKGROUND)
    land = draft("", (article("The army began an offensive in Burkina Faso.", "Offensive begins"),), BACKGROUND)

    assert {"Gulf of Guinea", "Nigerian*", "Ghana*", "Benin"} <= set(terms(sea.places))
    assert "Burkina*" in terms(land.places)
    assert not {"Faso", "Faso*"} & set(terms(land.places))


def test_a_sea_brings_the_countries_that_fight_on_it() -> None:
    seed = article("Drones hit a freighter in the Black Sea.", "Freighter hit by drones")

    assert {"Black Sea", "Ukrain*", "Russia*"} <= terms(draft("", (seed,), BACKGROUND).places)


def test_what_a_title_rules_out_is_not_drafted() -> None:
    seed = article("Gunmen crossed from Yemen and fired on a post in Oman on Monday.", "Gunmen fire on post in Oman")
    operation = Operation(name="raids", title="Raids by the Houthi movement inside Oman", seeds=(seed,))
    ruled = replace(operation, title=f"{operation.title} (not the war in Yemen)")

    def drafted(one: Operation) -> set[str]:
        return {term for group in profile.groups(one, operation.title, BACKGROUND) for term in group}

    assert {"Oman", "Yemen*", "Sanaa"} <= drafted(operation)
    assert "Oman" in drafted(ruled)
    assert any(term.startswith("Houthi") for term in drafted(ruled))
    assert not {"Yemen*", "Sanaa"} & drafted(ruled)


def test_of_two_towns_in_a_row_both_are_drafted_and_where_somebody_speaks_is_none() -> None:
    seed = article(
        "The army of Mali began an offensive on Monday.\n\n"
        "Units will leave their bases in Tarquen and Oslavir in May.\n\n"
        "Analysts at Dorvane warned of a long war.\n\nProsecutors in Belmuro said they had opened a case.",
        "Army of Mali begins offensive",
    )
    found = terms(draft("", (seed,), BACKGROUND).places)

    assert {"Tarquen*", "Oslavir*"} <= found
    assert not {"Dorvane*", "Belmuro*"} & found


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Police seize servers of ransomware gang", "hacking"),
        ("Хакеры взломали серверы министерства", "hacking"),
        ("Police arrest 41 in Culiacan", "arrests"),
    ],
)
def test_police_work_and_attacks_on_networks_are_acts(title: str, family: str) -> None:
    found = [term.name for term in draft("", (article(title, title),), BACKGROUND).acts]

    assert family in found
    assert "captives" not in found


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Fuerte sismo en Chiapas: buscan sobrevivientes", "quakes"),
        ("Schweres Erdbeben in Anatolien", "quakes"),
        ("Inondations au Niger", "storms"),
        ("Heyelan köyü yuttu", "storms"),
        ("Norland raises levies on Sudland steel", "trade"),
        ("ЕС вводит пошлины на сталь", "trade"),
        ("Dazi sull'acciaio: accordo lontano", "trade"),
        ("Général condamné pour trahison", "trials"),
        ("Sudland counts ballots", "votes"),
        ("Buque y tren: descarrilamiento en el puerto", "accidents"),
        ("Ash cloud closes sky as volcano awakes", "eruptions"),
        ("Norland deports hundreds", "migration"),
        ("Fleets meet for war games off Dorva", "drills"),
        ("Les Casques bleus quittent le Mali", "deployments"),
        ("Coup d'État au Niger", "coups"),
        ("Migrants land on beach", "displacement"),
        ("Boat capsizes off coast", "ships"),
        ("Wildfire nears town", "wildfires"),
        ("Les secouristes fouillent les décombres", "rescues"),
        ("Couple from Leeds missing in Mali", ""),
        ("Port-au-Prince awaits help", ""),
    ],
)
def test_a_headline_tells_its_kind_of_act(title: str, family: str) -> None:
    found = families(surface(title).folded)

    assert family in found if family else not {"coups", "ships"} & found


def test_one_kind_of_disaster_is_not_another() -> None:
    quake = families(surface("Earthquake shakes Dorva, aftershocks feared").folded)
    storm = families(surface("Typhoon brings floods and landslides to Dorva").folded)

    assert quake.isdisjoint(storm)
    assert "trade" not in families(surface("Norland and Sudland trade accusations").folded)


def test_a_draft_for_tariffs_has_words_of_trade() -> None:
    seed = article("Norland announced new tariffs on steel from Sudland on Monday.", "Sudland braces for new tariffs")
    acts = draft("Norland's new tariffs on Sudland and the answer to them", (seed,), BACKGROUND).acts

    assert {"tariff*", "trade", "levies"} <= {term for act in acts for term in act.terms}


def test_a_word_of_another_language_is_none_of_english() -> None:
    assert not families(surface("On Tuesday a blessed brand opens in Siberia and in Port Moresby").folded)
    assert "deaths" in families(surface("Trois soldats tués").folded)


def _names(text: str, title: str, language: str = "en") -> set[str]:
    drafted = draft("", (article(text, title, language),), BACKGROUND)
    return terms(drafted.places) | terms(drafted.actors)


def test_a_town_may_begin_with_an_article_in_small_letters() -> None:
    assert "el-Marum" in _names("Troops shelled the town on Tuesday.", "Army tightens siege of el-Marum in Sudan")
    assert "Deir ez-Tarun" in _names("Troops shelled the town.", "Army tightens siege of Deir ez-Tarun in Sudan")


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a bus. In Dorva and Sarn, shops were shut.",
        "A drone hit a bus. Thousands fled Dorva and Sarn on foot.",
        "A drone hit a bus. Left Dorva and Sarn without water, people said.",
        "A drone hit a bus. The villages of Dorva and Sarn were cleared.",
    ],
)
def test_towns_in_a_list_are_drafted_whatever_verb_or_kind_stands_before_them(text: str) -> None:
    assert {"Dorva*", "Sarn"} <= _names(text, "Rebels attack army base in eastern Congo")


def test_an_acronym_that_the_body_explains_once_is_drafted_and_who_helps_everywhere_is_not() -> None:
    text = (
        "Fighters of the Group for the Defence of Rivers and Hills (GDRQ) killed ten soldiers on Monday. Cars burnt. "
        "The Volunteers for the Valley (VFQV) fled. The World Food Programme (WFP) and Ocean Watch (IOM) stopped work."
    )

    found = _names(text, "Jihadists overrun army base in Mali")

    assert {"GDRQ", "VFQV"} <= found
    assert not {"WFP", "IOM"} & found


def test_an_acronym_brings_the_name_that_it_stands_for() -> None:
    assert {"MRVF", "Marum River Valley Force"} <= _names(
        "The paramilitary Marum River Valley Force shelled the town on Tuesday.", "MRVF tightens siege in Sudan"
    )


def test_a_title_that_repeats_the_headline_states_no_more_than_the_seed() -> None:
    text = "Soldiers of the Marum Valley Front attacked Dorva on Monday."
    seed = article(text, "Rebels of Sarn fight army in Congo")

    assert "Dorva*" in terms(draft(f"Sarn: {seed.title}", (seed,), BACKGROUND).actors)
    assert "Dorva*" not in terms(draft("Rebels in the town of Sarn", (seed,), BACKGROUND).actors)


@pytest.mark.parametrize(
    ("title", "text", "not_drafted"),
    [
        ("Navy seizes dhow off Oman", "A dhow was seized, said Rear Adm. Chad Roe, who commands it.", "Chad"),
        ("Navy seizes dhow off Oman", "Israel Pike, a sailor, was hurt.", "Israel*"),
        ("Navy seizes dhow off Oman", "It was seized on the orders of Defence Minister Jordan Roe.", "Jordan"),
        ("Admiral Chad Roe says navy seized dhow off Oman", "It was on Monday.", "Roe"),
        ("Army takes Jilib in Middle Juba, Somalia", "It was on Monday.", "South Sudan*"),
    ],
)
def test_a_person_who_is_called_like_a_country_is_none(title: str, text: str, not_drafted: str) -> None:
    drafted = draft("", (article(f"{text} {text} {text}", title),), BACKGROUND)

    assert not_drafted not in terms((*drafted.places, *drafted.actors, *drafted.wide))


@pytest.mark.parametrize(
    "title", ["Chad army kills rebels", "Chad National Army kills rebels", "Rebels attack Chad Basin", "Chad says so"]
)
def test_a_country_that_people_are_called_after_is_one(title: str) -> None:
    drafted = draft("", (article("Rebels attacked on Monday.", title),), BACKGROUND)

    assert "Chad" in terms((*drafted.places, *drafted.wide))


@pytest.mark.parametrize(
    ("title", "language"), [("Mali : des rebelles attaquent Sarn", "fr"), ("Mali: rebels hit Sarn", "en")]
)
def test_a_country_that_labels_a_headline_is_where_it_happens(title: str, language: str) -> None:
    drafted = draft("", (article("Sarn. Sarn. Sarn.", title, language),), BACKGROUND)

    assert "Mali" in terms((*drafted.places, *drafted.wide))


AIRLIFT = stories.seed(
    "airlift.txt",
    "Britain begins airlift of nationals from Sudan as fighting closes in\n\nBritish military planes began flying "
    "nationals out of Sudan on Sunday as fighting closed in on the airport, the foreign ministry said.",
)


@pytest.mark.parametrize("title", ["Operation Open Sky", "Open Sky"])
def test_an_operation_whose_title_is_a_name_alone_is_followed_by_its_seed(title: str) -> None:
    bare = Operation(name="open-sky", title=title, seeds=(AIRLIFT,))
    halt = told("Britain halts Sudan airlift", "Britain halted its airlift from Sudan on Tuesday, the ministry said.")
    vote = told("Britain's prime minister calls election", "Britain's prime minister called a vote on Tuesday.")

    assert Desk(bare).kinds([halt, vote]) == ["new", "-"]


def test_news_of_flights_is_no_unwanted_kind_where_people_are_flown_out() -> None:
    drafted = Desk(Operation(name="open-sky", title="Operation Open Sky", seeds=(AIRLIFT,))).judge.topics.profiles[0]

    assert "travel" in drafted.wanted
    assert {"evacuat*", "airlift*"} <= set(drafted.groups[1])


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("The raids of the Army of Light on villages in Chad", {"Army of Light"}),
        ("Chad's talks with the 'Voice for Change' rebels, and the truce", {"Voice for Change"}),
        ("The Sons of the Soil and their raids on villages in Chad", {"Sons of the Soil"}),
        ("Army of Light Raids More Villages Along Chad River", set()),
        ("The raids that killed the minister of Health and the Secretary of State in Chad", set()),
        ("Operation Army of Light in Chad: the drive on the rebels", set()),
    ],
)
def test_common_words_that_of_holds_together_are_a_name(title: str, names: set[str]) -> None:
    seed = article("Fighters raided a village in Chad on Monday, officials said.", "Fighters raid village in Chad")

    drafted = draft(title, (seed,), BACKGROUND)

    assert {term for term in terms(drafted.actors) if " of " in term or " for " in term} == names


def test_what_is_told_of_a_name_of_common_words_is_of_the_operation_that_states_it() -> None:
    operation = Operation(
        name="light",
        title="The peace talks in Chad, the Army of Light and who joins it",
        seeds=(article("Envoys met in Chad on Monday, officials said.", "Envoys meet for talks in Chad"),),
    )
    story = told("Niger fighters join Army of Light", "Some 40 men joined the Army of Light on Friday, the army said.")

    assert Desk(operation).kinds([story]) == ["new"]


def test_who_watches_everywhere_is_not_drafted_where_a_place_is_named() -> None:
    seed = article(
        "A drone fell into a wood in the north of Italy on Monday, police said.", "Drone falls into wood in Italy"
    )
    placed = draft("Drones that stray over NATO's members Italy and Spain: crashes and finds", (seed,), BACKGROUND)
    alone = draft("NATO's new ships: launches and trials", (article("A ship left.", "Ship leaves yard"),), BACKGROUND)

    assert "NATO" not in terms(placed.actors)
    assert "NATO" in terms(alone.actors)


def test_who_is_of_a_whole_continent_is_no_name_beside_a_country() -> None:
    seed = article("A shop was looted.", "Shops of African traders looted in Peru")
    found = draft("Attacks on African and Asian traders in Peru: looting, arrests", (seed,), BACKGROUND)
    alone = draft(
        "Attacks on Asian traders: looting and arrests", (article("A shop was looted.", "Shop looted"),), BACKGROUND
    )

    assert "Peru" in terms(found.places)
    assert not {"African*", "Asian*"} & set(terms(found.actors))
    assert "Asian*" in terms(alone.actors)


def test_a_draft_of_who_lays_down_work_has_no_words_of_war() -> None:
    title = "Strikes by port workers in Chad: walkouts that unions call, talks over pay, deals"
    seed = article(
        "Port workers in Chad went on strike over pay on Monday, their union said.", "Port workers strike in Chad"
    )
    found = {term for group in draft(title, (seed,), BACKGROUND).groups for term in group}

    assert {"walkout*", "strike"} <= found
    assert "missile*" not in found


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("es", "Redadas contra las mafias peruanas de la madera en los puertos"),
        ("fr", "Enquête sur les gangs haïtiens du port et leurs chefs"),
        ("pt", "Operações contra as milícias congolesas nas minas do leste"),
        ("ru", "Рейды против нигерийских банд в портах"),
    ],
)
def test_a_people_in_small_letters_brings_its_country(language: str, title: str) -> None:
    of = {"es": "Peru", "fr": "Haiti*", "pt": "Congo*", "ru": "Nigeria"}[language]

    assert of in terms(draft(title, (article("Fue el lunes.", "", language),), weights().background).places)


def test_an_everyday_word_that_is_spelt_like_a_country_brings_none() -> None:
    title = "Los vecinos del puerto irán a votar con congoja"

    assert not draft(title, (article("Fue el lunes.", "", "es"),), weights().background).places


def test_in_a_script_without_capitals_latin_letters_are_no_name() -> None:
    assert _names("工事はJVが請け負い、深さは12kmという。", "ドルバのトンネルで崩落", "ja") == set()
    assert "JV" in _names("The JV said so. JV engineers left.", "JV closes tunnel at Dorva")
