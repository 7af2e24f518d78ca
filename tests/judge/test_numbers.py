"""Figures are read with what they count, and only like is compared with like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.numbers import Figure, changes, figures, same

#: sentence -> (value, unit, of, modifier) of each figure
READ = [
    ("At least 17 people were killed and 30 wounded.", [(17, "killed", "", "over"), (30, "injured", "", "")]),
    ("Magnitude 7.1 quake kills at least 12", [(12, "killed", "", "over")]),
    ("7-magnitude quake kills 12", [(12, "killed", "", "")]),
    ("Terremoto de magnitud 7 deja 30 muertos", [(30, "killed", "", "")]),
    ("Beben der Stärke 7 tötet 12 Menschen", [(12, "killed", "", "")]),
    ("Землетрясение магнитудой 7 унесло жизни 12 человек", [(12, "killed", "", "")]),
    ("7,1 büyüklüğündeki depremde 12 kişi öldü", [(12, "killed", "", "")]),
    ("Depremde ölü sayısı iki katına çıktı", []),
    ("The blast left 3 dead, 12 injured.", [(3, "killed", "", ""), (12, "injured", "", "")]),
    ("US military says its strike killed 3", [(3, "killed", "", "")]),
    ("The death toll rose to 1,204 on Friday.", [(1204, "killed", "", "")]),
    ("Twenty-one soldiers died.", [(21, "killed", "soldier", "")]),
    ("killed 12 Iranian-backed fighters", [(12, "killed", "fighter", "")]),
    ("killing 17 people, including three soldiers", [(17, "killed", "", ""), (3, "soldier", "", "")]),
    ("One person was killed.", [(1, "killed", "", "")]),
    ("Nine more people died.", [(9, "more killed", "", "")]),
    ("Another six migrants died.", [(6, "more killed", "migrant", "")]),
    ("Eleven bodies were recovered.", [(11, "killed", "", "")]),
    ("It found the bodies of 11 migrants.", [(11, "killed", "migrant", "")]),
    ("One Morvian police officer killed", [(1, "killed", "police", "")]),
    ("One Morvian shot dead", [(1, "killed", "morvian", "")]),
    ("At least 27 people drowned when a boat capsized.", [(27, "killed", "", "over")]),
    ("The number of people who died on the river has risen to 61.", [(61, "killed", "", "")]),
    ("Deaths from cholera pass 100", [(100, "killed", "", "")]),
    ("Cholera cases in Sudland rise to 900", [(900, "infected", "", "")]),
    ("Measles cases in Norland top 1,000", [(1000, "infected", "", "")]),
    ("Sudland reports 259 measles cases", [(259, "infected", "", "")]),
    ("Toll of infected in Sudland reaches 1,200", [(1200, "infected", "", "")]),
    ("Le nombre de cas de choléra passe à 900", [(900, "infected", "", "")]),
    ("Число заболевших холерой выросло до 900", [(900, "infected", "", "")]),
    ("Court in Norland hears 12 cases", [(12, "case", "", "")]),
    ("Evacuees top 40,000 in Norland floods", [(40000, "displaced", "", "")]),
    ("Death toll in bomb attack on Sudland evacuees rises to 112", [(112, "killed", "", "")]),
    ("Death toll among evacuees climbs to 112", [(112, "killed", "", "")]),
    ("Death toll in strike on prisoners up to 112", [(112, "killed", "", "about")]),
    ("Number of evacuees killed in bus bombing rises to 112", [(112, "killed", "", "")]),
    ("Number of hostages freed rises to 9", [(9, "", "", "")]),
    ("Toll of injured in attack on evacuees rises to 40", [(40, "injured", "", "")]),
    ("Injury toll rises to 40", [(40, "injured", "", "")]),
    ("La cifra de desplazados sube a 40.000", [(40000, "displaced", "", "")]),
    ("Evacuations near Tarsin reach 12,000 as fire grows", [(12000, "displaced", "", "")]),
    ("Missing in Norland floods rise to 31", [(31, "missing", "", "")]),
    ("Number of detained in protests climbs to 310", [(310, "captured", "", "")]),
    ("Number of prisoners released in Norland rises to 41", [(41, "", "", "")]),
    ("Ebola cases in Norland climb to 782 and deaths reach 181", [(782, "infected", "", ""), (181, "killed", "", "")]),
    ("Salmonella infections in Norland pass 431", [(431, "infected", "", "")]),
    ("100 salmonella infections", [(100, "infected", "", "")]),
    ("Police arrest leader as inflation rises to 12", [(12, "", "", "")]),
    ("Death toll among hostages of school in Tarsin rises to 45", [(45, "killed", "", "")]),
    ("One of them left.", []),
    ("Three hostages were killed in the raid.", [(3, "killed", "hostage", "")]),
    ("12 prisoners wounded by shells", [(12, "injured", "prisoner", "")]),
    ("Gunmen hold 40 hostages.", [(40, "captured", "", "")]),
    ("Gunmen freed 12 hostages.", [(12, "hostage", "", "")]),
    ("All 31 hostages were freed.", [(31, "hostage", "", "")]),
    ("Over 2,000 fighters surrendered.", [(2000, "captured", "fighter", "over")]),
    ("ISIS has lost about 90 percent of the territory", [(90, "%", "territory", "about")]),
    ("98% of its territory", [(98, "%", "territory", "")]),
    ("a 5.5 per cent rise", [(5.5, "%", "", "")]),
    ("$1.5 billion in aid for 3 million refugees", [(1.5e9, "$", "", ""), (3e6, "displaced", "", "")]),
    ("aid of 40 million euros", [(4e7, "€", "", "")]),
    ("nearly half a dozen", [(6, "", "", "about")]),
    ("displaced half a million people", [(5e5, "displaced", "", "")]),
    ("rund 1’200 Soldaten", [(1200, "soldier", "", "about")]),
    ("Siebenundzwanzig Soldaten starben.", [(27, "killed", "soldier", "")]),
    ("Vingt-sept soldats sont morts.", [(27, "killed", "soldier", "")]),
    ("Murieron treinta y dos soldados.", [(32, "killed", "soldier", "")]),
    ("On iki asker öldü.", [(12, "killed", "soldier", "")]),
    ("Погибли двенадцать солдат.", [(12, "killed", "soldier", "")]),
    ("Trentotto feriti, almeno tre dispersi", [(38, "injured", "", ""), (3, "missing", "", "over")]),
    ("Tre soldati uccisi", [(3, "killed", "soldier", "")]),
    ("Police disperse 200 protesters", [(200, "protester", "", "")]),
    ("شش نفر کشته شدند", [(6, "killed", "", "")]),
    ("שלושה הרוגים", [(3, "killed", "", "")]),
    ("Troops seize two towns on Friday.", [(2, "town", "", "")]),
    ("pledges of up to 7,500 security personnel", [(7500, "personnel", "", "about")]),
    ("the 2,400 U.S. troops there", [(2400, "soldier", "", "")]),
    ("32 airstrikes consisting of 45 engagements", [(32, "airstrike", "", ""), (45, "engagement", "", "")]),
    ("fewer than 500 tents", [(500, "tent", "", "under")]),
    ("two-thirds", []),
    ("a 319,000-square-kilometre area, 2,490 km off Perth", [(319000, "square km", "", ""), (2490, "km", "", "")]),
    ("500 sq. km and 30 km² of land", [(500, "square km", "", ""), (30, "square km", "", "")]),
    ("15 square miles", [(15, "square mile", "", "")]),
    ("1.2 billion cubic metres of gas", [(1.2e9, "cubic meter", "", "")]),
    ("500 kilómetros cuadrados", [(500, "square km", "", "")]),
    ("200 Quadratkilometer", [(200, "square km", "", "")]),
    ("12 churches, 5 boxes and 3 armies", [(12, "church", "", ""), (5, "box", "", ""), (3, "army", "", "")]),
    ("Five soldiers of the bloc's force were killed", [(5, "killed", "soldier", "")]),
    ("Army puts rebel dead at Karsh pass at 70", [(70, "killed", "", "")]),
    ("Rebel dead at Karsh pass now put at 85 by army", [(85, "killed", "", "")]),
    ("They walked from 3 villages to 4 towns.", [(3, "village", "", ""), (4, "town", "", "")]),
    ("17 morts et 40 blessés", [(17, "killed", "", ""), (40, "injured", "", "")]),
    ("al menos 12 muertos y 30 heridos", [(12, "killed", "", "over"), (30, "injured", "", "")]),
    ("pelo menos 12 mortos", [(12, "killed", "", "over")]),
    ("Rund 1.200 Menschen wurden verletzt", [(1200, "injured", "", "about")]),
    ("12 Menschen wurden getötet", [(12, "killed", "", "")]),
    ("Vier Menschen bei dem Angriff auf einen Frachter vor der Küste getötet", [(4, "killed", "", "")]),
    ("31 Menschen kamen ums Leben", [(31, "killed", "", "")]),
    ("12 людей загинули, 30 постраждали", [(12, "killed", "", ""), (30, "injured", "", "")]),
    ("П'ятеро людей загинули", [(5, "killed", "", "")]),
    ("Евакуйовано 3 тисячі людей", [(3000, "displaced", "", "")]),
    ("Жертвами наводнения стали 22 человека", [(22, "killed", "", "")]),
    ("Эвакуированы 3,5 тыс. человек", [(3500, "displaced", "", "")]),
    ("Ölenlerin sayısı 41'e yükseldi", [(41, "killed", "", "")]),
    ("Pelo menos 31 pessoas perderam a vida", [(31, "killed", "", "over")]),
    ("31 pessoas morreram e 12 ficaram feridas", [(31, "killed", "", ""), (12, "injured", "", "")]),
    ("31 قتيلا و120 جريحا", [(31, "killed", "", ""), (120, "injured", "", "")]),
    ("وفاة 14 شخصا", [(14, "killed", "", "")]),
    ("Число погибших достигло двадцати двух", [(22, "killed", "", "")]),
    ("Кількість загиблих зросла до чотирнадцяти", [(14, "killed", "", "")]),
    ("Ölü sayısı otuz beşe yükseldi", [(35, "killed", "", "")]),
    ("ارتفاع عدد القتلى إلى تسعة", [(9, "killed", "", "")]),
    ("مقتل اثني عشر شخصا", [(12, "killed", "", "")]),
    ("Zahl der Toten steigt auf elf", [(11, "killed", "", "")]),
    ("Sube a once la cifra de muertos", [(11, "killed", "", "")]),
    ("Saldırıda 5 kişi öldü, 12 kişi yaralandı", [(5, "killed", "", ""), (12, "injured", "", "")]),
    ("yüzde 90", [(90, "%", "", "")]),
    ("Погибли 12 человек, ранены 30", [(12, "killed", "", ""), (30, "injured", "", "")]),
    ("مقتل 5 أشخاص", [(5, "killed", "", "")]),
    ("٥ قتلى", [(5, "killed", "", "")]),
    ("وقتل خمسة جنود آخرين", [(5, "killed", "جنود", "")]),
    ("وجرح 12 مدنيا", [(12, "injured", "مدنيا", "")]),
    ("Killed: 12, wounded: 45", [(12, "killed", "", ""), (45, "injured", "", "")]),
    ("Truck falls off bridge. Aboard: 20. Fatalities: 19.", [(20, "", "", ""), (19, "killed", "", "")]),
    ("Bus crash, ten killed: 30 passengers were aboard", [(10, "killed", "", ""), (30, "passenger", "", "")]),
    ("Raid in Dorva, two killed: 12 arrested", [(2, "killed", "", ""), (12, "captured", "", "")]),
]


@pytest.mark.parametrize(("sentence", "expected"), READ, ids=[sentence for sentence, _ in READ])
def test_a_figure_is_read_with_its_unit(sentence: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert [(f.value, f.unit, f.of, f.modifier) for f in figures(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened on Jan 7, 2018.",
        "It happened on 7 January.",
        "It happened on 2018-01-07 at 14:30.",
        "It happened at 5 p.m. on Friday.",
        "The statement came at 0245 GMT.",
        "In 2014 it began, and in the 1990s before.",
        "Flight MH370 and the F-16 and a T-72 were there.",
        "Resolution 2401 was passed.",
        "It is the 100th day.",
        "A 27-year-old man and Jane Doe, 45, were there.",
        "Phase 2 of Article 5.",
        "Le 3 mars",
        "am 3. Oktober 2018",
        "3 Mayıs 2018",
        "3 мая",
        "3 травня",
        "il 3 febbraio",
        "3 مايو",
        "في 3 كانون الثاني",
        "۳ آذر",
        "ב-3 במאי",
        "Day 12 of the siege",
        "",
    ],
)
def test_dates_times_ages_and_identifiers_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == ()


@pytest.mark.parametrize(
    ("digits", "value"),
    [("1,200", 1200), ("1 200", 1200), ("1\u00a0200", 1200), ("1.200", 1200), ("1.200.000", 1.2e6), ("1,200.5", 1200.5),
     ("3,5", 3.5), ("3.5", 3.5), ("12,345,678", 12345678), ("1.234 million", 1.234e6), ("0.125", 0.125)],
)  # fmt: skip
def test_separators_are_read_as_they_are_meant(digits: str, value: float) -> None:
    assert [figure.value for figure in figures(f"{digits} tonnes")] == [value]


def test_a_figure_is_quoted_as_it_was_written() -> None:
    [figure] = figures("In Syrien wurden Mindestens 1.200 Häuser zerstört.")

    assert (figure.number, figure.text) == ("Mindestens 1.200", "Mindestens 1.200 Häuser")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "ISIS lost 98 percent of its territory.",
            "ISIS has lost about 90 percent of the territory it held.",
            [("% of territory", "98 percent", "about 90 percent")],
        ),
        ("About 90 percent of the territory", "90 % of its territory", []),
        ("lost 90 percent", "lost 98 percent of its territory", [("% of territory", "90 percent", "98 percent")]),
        ("17 people were killed.", "At least 19 people were killed.", [("killed", "17", "At least 19")]),
        ("17 killed", "The death toll rose to 19", [("killed", "17", "19")]),
        ("17 people were killed.", "17 were killed, 30 wounded.", []),
        ("12 killed in blast", "Death toll from blast rises to 23, up from 12", [("killed", "12", "23")]),
        ("12 killed in blast", "Blast toll rises to 23 from 12", [("killed", "12", "23")]),
        ("Five soldiers killed", "Three soldiers killed, not five, army says", [("soldier killed", "Five", "Three")]),
        ("12 killed in blast", "Nine were killed, not 12, says mayor", [("killed", "12", "Nine")]),
        ("12 killed in blast", "Toll now 23, from an earlier 12", [("killed", "12", "23")]),
        ("killed 1,187 people", "killed 1,200 people", []),
        ("nearly 40 killed", "38 killed", []),
        ("more than 100 killed", "112 killed", []),
        ("more than 100 killed", "160 killed", [("killed", "more than 100", "160")]),
        (
            "more than 16 million voters",
            "almost 18 million voters",
            [("voter", "more than 16 million", "almost 18 million")],
        ),
        ("Ten soldiers were killed", "12 soldiers were killed", [("soldier killed", "Ten", "12")]),
        ("3 soldiers were killed", "12 civilians were killed", []),
        ("5 tanks", "5 trucks", []),
        ("10 percent of votes", "20 percent of seats", []),
        ("$5 million", "5 million people", []),
        ("nothing", "17 killed", []),
        ("an area of 305,000 square km", "objects 2,490 km southwest of Perth", []),
        ("1,000 sq km were taken", "1,300 km² are held", [("square km", "1,000", "1,300")]),
    ],
)  # fmt: skip
def test_a_change_is_between_like_things_and_no_rounding(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(change.unit, change.old, change.new) for change in changes(old, new)] == expected


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ((90, "about"), (92, ""), True),
        ((90, "about"), (98, ""), False),
        ((90, ""), (98, ""), False),
        ((17, ""), (18, ""), False),
        ((17, "about"), (18, ""), False),
        ((1000, ""), (1040, ""), True),
        ((1000, ""), (1100, ""), False),
        ((40, "over"), (47, ""), True),
        ((40, "over"), (39, ""), True),
        ((40, "over"), (55, ""), False),
        ((3.5, ""), (3.6, ""), False),
    ],
)
def test_a_rounder_number_may_stand_for_a_finer_one(a: tuple[float, str], b: tuple[float, str], equal: bool) -> None:
    one, other = (Figure(value=value, unit="killed", modifier=modifier) for value, modifier in (a, b))

    assert same(one, other) is same(other, one) is equal


@given(st.text(st.characters(), max_size=200), st.text(st.characters(), max_size=200))
def test_any_sentences_can_be_compared_and_nothing_changes_between_one_and_itself(one: str, other: str) -> None:
    assert changes(one, other) == changes(one, other)
    assert changes(one, one) == ()


@given(st.lists(st.integers(2, 5000), min_size=1, max_size=300))
def test_a_table_of_numbers_is_read_and_cut(values: list[int]) -> None:
    assert len(figures(" tanks, ".join(map(str, values)))) <= 50


def test_a_sentence_of_ten_thousand_numbers_is_a_table() -> None:
    assert len(figures("12 tanks, " * 10_000)) == 50


@given(st.integers(1000, 10**9))
def test_a_count_is_read_whatever_its_size(value: int) -> None:
    assert [figure.value for figure in figures(f"{value:,} people were killed")] == [value]


@pytest.mark.parametrize(
    ("line", "toll"),
    [
        ("Mozambique dam toll jumps to 71, helicopters rescue 1,500", ["71"]),
        ("Death toll rises from at least 12 to 23", ["23"]),
        ("Cyclone toll at 34, 12 in Sarn alone", ["34"]),
    ],
)
def test_of_a_sentence_that_speaks_of_a_toll_the_first_count_of_nothing_named_is_it(line: str, toll: list[str]) -> None:
    assert [figure.number for figure in figures(line) if figure.unit == "killed"] == toll
