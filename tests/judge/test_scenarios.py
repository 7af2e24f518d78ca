"""Stories in time, as an operator would read them: what is told, as what, and what is not told again.

Each line is a report: hours after the start, publisher, title, text and what it must lead to: an alert of a kind, or
`-` for silence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.judge import stories
from monitor.model import Operation, Outcome
from tests.judge.judging import START, Desk, told

Line = tuple[float, str, str, str, str]


def _operation(name: str, title: str, about: tuple[tuple[str, ...], ...], seed: str) -> Operation:
    return Operation(name=name, title=title, about=about, seeds=(stories.seed(f"{name}.txt", seed),))


QUAKE = _operation(
    "gentle-hand",
    "Operation Gentle Hand: earthquake relief in northern Morvia after the Tarsin quake",
    (
        ("Tarsin", "Morvia*", "Morvie", "Морви*", "مورفيا"),
        ("earthquake*", "quake*", "rescue*", "aid", "survivor*", "séisme", "terremoto", "Erdbeben", "deprem*", "زلزال"),
    ),
    "Strong earthquake strikes northern Morvia, dozens dead\n\nA magnitude 7.1 earthquake struck Tarsin in northern "
    "Morvia on Monday, killing dozens of people, the disaster agency said.",
)
EXIT = _operation(
    "open-gate",
    "Operation Open Gate: the evacuation of foreigners from Kasanda, capital of Belunia",
    (("Kasanda", "Belunia*"), ("evacuat*", "airlift*", "embassy", "airport", "foreigner*", "citizens", "nationals")),
    "Foreign governments prepare to leave Belunia as fighting nears capital\n\nForeign embassies in Kasanda told their "
    "citizens on Tuesday to leave Belunia as rebels advanced on the capital, diplomats said.",
)
NAVY = _operation(
    "safe-lane",
    "Operation Safe Lane: the naval mission that guards shipping in the Strait of Mandar against militia attacks",
    (("Mandar", "Strait of Mandar", "Qaswan*"), ("navy", "naval", "ship*", "tanker*", "frigate*", "drone*", "attack*")),
    "Six nations start naval mission in Strait of Mandar\n\nSix nations on Wednesday started a naval mission to guard "
    "merchant ships in the Strait of Mandar from attacks by Qaswani militia, officials said.",
)
HILLS = _operation(
    "iron-valley",
    "Operation Iron Valley: the army's drive against the Red Scarf rebels in Sorvan province",
    (("Sorvan*", "Red Scarf*"), ("army", "rebels", "soldier*", "troops", "militant*", "offensive")),
    "Army opens drive on rebels in Sorvan province\n\nThe army opened a drive on Thursday against Red Scarf rebels who "
    "hold most of the Upper Sorvan valley, the defence ministry said.",
)
TALKS = _operation(
    "round-table",
    "The talks on an end to the war between Kestria and Orvand: meetings of leaders and envoys, terms and refusals",
    (("Kestria*", "Orvand*"), ("talks", "peace", "meet*", "envoy*", "ceasefire", "summit")),
    "Kestria and Orvand agree to talk\n\nKestria and Orvand agreed on Monday to open talks on an end to their war, a "
    "mediator said.",
)
PEACE = _operation(
    "blue-bridge",
    "Operation Blue Bridge: United Nations peacekeepers in Lower Tamar",
    (("Tamar*", "Lower Tamar"), ("peacekeep*", "UN", "United Nations", "blue helmets", "mission", "ceasefire")),
    "UN peacekeepers take up posts in Lower Tamar\n\nUnited Nations peacekeepers took up posts in Lower Tamar on "
    "Friday to watch over a ceasefire between the government and the Tamari front, the mission said.",
)

SARVAN = _operation(
    "vent-du-nord",
    "Opération Vent du Nord : la mission européenne contre les djihadistes au Sarvan",
    (("Sarvan", "Tamkir"), ("mission européenne", "djihadiste*", "soldat*", "armée", "attaque*", "militaire*")),
    "L'Europe lance une mission contre les djihadistes au Sarvan\n\nL'Union européenne a lancé dimanche une mission "
    "contre les djihadistes au Sarvan, a annoncé son chef.",
)
SIEGE = _operation(
    "stone-ring",
    "Operation Stone Ring: the siege of Karvala by the Northern Front",
    (("Karvala*",), ("siege", "besieg*", "Northern Front", "army", "rebels", "troops", "convoy*", "shell*")),
    "Rebels encircle Karvala, cutting last road to the city\n\nFighters of the Northern Front cut the last road to "
    "Karvala on Sunday, the army said, trapping some 200,000 people in the eastern city.",
)
PUPILS = _operation(
    "night-heron",
    "Operation Night Heron: the rescue of pupils abducted from Oduma school by gunmen in Zaramba",
    (("Oduma", "Zaramba*"), ("pupil*", "school*", "abduct*", "kidnap*", "gunmen", "rescue*", "ransom")),
    "Gunmen abduct dozens of pupils from school in Zaramba\n\nGunmen on motorcycles stormed a boarding school in "
    "Oduma, Zaramba, on Saturday night and abducted dozens of pupils, police said.",
)
FIRE = _operation(
    "dry-lightning",
    "Operation Dry Lightning: the fight against the Mesa Ridge wildfire in Calloway County",
    (("Mesa Ridge", "Calloway*"), ("fire*", "wildfire*", "blaze*", "firefighter*", "evacuat*", "contain*")),
    "Wildfire burns homes in Calloway County, hundreds flee\n\nA wildfire driven by strong winds burned homes on Mesa "
    "Ridge in Calloway County on Sunday and forced hundreds to flee, the fire service said.",
)
BORDER = _operation(
    "cedar-line",
    "Operation Cedar Line: the border war between Thalen and Kamor",
    (("Thalen*", "Kamor*"), ("border", "troops", "soldier*", "ceasefire", "truce", "tanker*", "oil")),
    "Thalen and Kamor troops exchange fire at disputed temple\n\nSoldiers of Thalen and Kamor exchanged fire on Sunday "
    "at a disputed temple on their border, both armies said, and accused each other of shooting first.",
)
DAWN = _operation(
    "clear-dawn",
    "Operation Clear Dawn",
    (),
    "Army opens offensive on rebels in northern Kardal\n\nThe army opened an offensive on Sunday against rebels of the "
    "Valley Front in northern Kardal, the defence ministry said. Thousands fled the town of Sombe.",
)

SCENARIOS: dict[str, tuple[Operation, list[Line]]] = {
    "a road that was opened is closed, and a siege is broken once": (
        SIEGE,
        [
            (
                70,
                "North Wire",
                "Army says it will open corridor for civilians to leave Karvala",
                "The army will open a corridor on Friday for civilians who wish to leave Karvala, its spokesman "
                "said on Thursday.",
                "new",
            ),
            (
                120,
                "North Wire",
                "Rebels shell Karvala corridor, killing seven",
                "Shells hit civilians who were leaving Karvala through the corridor on Saturday, killing seven, the "
                "army said.",
                "new",
            ),
            (
                121,
                "Coast Times",
                "Karvala corridor closed after deadly shelling",
                "The army closed the corridor out of Karvala on Saturday after shells killed seven civilians, its "
                "spokesman said.",
                "new",
            ),
            (
                192,
                "North Wire",
                "Army breaks siege of Karvala",
                "Army columns from the south broke through Northern Front lines on Tuesday and reached Karvala, "
                "ending a siege of five weeks, the defence ministry said.",
                "new",
            ),
            (
                193,
                "East Post",
                "Karvala siege broken as army columns enter city",
                "The siege of Karvala ended on Tuesday when army columns entered the city, the military said.",
                "-",
            ),
            (
                194,
                "Coast Times",
                "Cheers in Karvala as army ends five-week siege",
                "People cheered in the streets of Karvala on Tuesday as the army entered the city.",
                "-",
            ),
        ],
    ),
    "a meeting that is to come is announced once, unless who meets, the day or the place is another": (
        TALKS,
        [
            (
                1,
                "Plain News",
                "Kestria's Halden to meet Orvand's Marwick in Tollin on Friday, mediator says",
                "Kestrian President Jon Halden will meet Orvand's leader Ada Marwick in Tollin on Friday, the "
                "mediator said on Tuesday.",
                "new",
            ),
            (
                26,
                "Coast Times",
                "Halden, Marwick to meet in Tollin for talks on ending war with Orvand",
                "The leaders of both sides face deep rifts over prisoners and the river ports when they sit down for "
                "the first time since the fighting began, diplomats in the mountain resort said on Wednesday.",
                "-",
            ),
            (
                28,
                "Plain News",
                "Halden, army chief Dresner to meet in Kestria on Friday over exchange of prisoners",
                "Orvand's army chief Carl Dresner goes to the Kestrian capital to agree on how 400 prisoners are "
                "to be handed over, his office said on Wednesday.",
                "new",
            ),
            (
                40,
                "Coast Times",
                "Halden, Marwick to meet in Kestria on Sunday, not in Tollin",
                "Halden and Marwick will meet on Sunday in the Kestrian capital after snow closed Tollin's airport, "
                "the mediator said on Thursday.",
                "new",
            ),
        ],
    ),
    "what comes of a meeting is told, though its announcement had most of the words": (
        TALKS,
        [
            (
                1,
                "Plain News",
                "Halden to meet Marwick in Tollin for talks on Orvand prisoner plan",
                "Kestrian President Jon Halden will meet Orvand's leader Ada Marwick in Tollin for talks on a plan "
                "that would free prisoners, the mediator said on Tuesday.",
                "new",
            ),
            (
                14,
                "Coast Times",
                "Halden, Marwick say deal on Orvand prisoners closer at peace talks",
                "Jon Halden and Ada Marwick said in Tollin on Tuesday night that they were close to a plan to free all "
                "prisoners of the war, though they could not agree on the river ports.",
                "new",
            ),
        ],
    ),
    "what is told of pupils is no feature, and the last of them are freed once": (
        PUPILS,
        [
            (
                1,
                "Plain News",
                "82 pupils missing after Oduma school raid, governor says",
                "Eighty-two pupils are missing after gunmen raided a boarding school in Oduma, the governor of "
                "Zaramba said on Monday.",
                "new",
            ),
            (
                8,
                "Plain News",
                "Three Oduma pupils escape from kidnappers",
                "Three of the pupils abducted from Oduma school escaped from their captors and walked to a village, "
                "police said on Monday.",
                "new",
            ),
            (
                9,
                "City Herald",
                "Three abducted pupils escape in Zaramba",
                "Three pupils who were abducted from a school in Oduma have escaped, Zaramba police said.",
                "-",
            ),
            (
                25,
                "Plain News",
                "Kidnappers demand ransom for Oduma pupils",
                "The gunmen holding pupils from Oduma school have demanded a ransom of $2 million, a parent and an "
                "official said on Tuesday.",
                "new",
            ),
            (
                50,
                "Plain News",
                "Zaramba rules out ransom for abducted pupils",
                "The government will not pay any ransom for pupils abducted from Oduma, the information minister "
                "said on Wednesday.",
                "new",
            ),
            (
                75,
                "Plain News",
                "Troops free 41 Oduma pupils in forest raid",
                "Soldiers freed 41 of the pupils abducted from Oduma in a raid on a forest camp at dawn on "
                "Thursday, the army said.",
                "new",
            ),
            (
                125,
                "Plain News",
                "Last 37 Oduma pupils released",
                "The last 37 pupils abducted from Oduma school were released on Saturday, the governor of Zaramba "
                "said.",
                "new",
            ),
            (
                126,
                "City Herald",
                "All remaining Zaramba pupils freed",
                "All the remaining pupils who were abducted from Oduma have been freed, officials said on Saturday.",
                "-",
            ),
        ],
    ),
    "a first toll is not told again by its headline alone": (
        PUPILS,
        [
            (
                3,
                "North Wire",
                "Troops free 41 Oduma pupils in forest raid",
                "Soldiers freed 41 of the pupils abducted from Oduma in a raid on a forest camp, the army said.",
                "new",
            ),
            (
                8,
                "North Wire",
                "Two soldiers killed in Oduma rescue raid",
                "Two soldiers died in the raid that freed 41 pupils of Oduma school, the army said on Thursday.",
                "new",
            ),
            (8.5, "East Post", "Two soldiers killed in Oduma rescue raid", "", "-"),
        ],
    ),
    "the same act by another is another act, once": (
        EXIT,
        [
            (
                3,
                "North Wire",
                "Britain closes embassy in Kasanda",
                "Britain closed its embassy in Kasanda on Tuesday, the foreign office said.",
                "new",
            ),
            (
                5,
                "North Wire",
                "Germany closes embassy in Kasanda",
                "Germany closed its embassy in Kasanda on Tuesday, the foreign office said.",
                "new",
            ),
            (
                6,
                "East Post",
                "Germany shuts its embassy in Kasanda",
                "Germany has shut its embassy in Kasanda, officials in Berlin said on Tuesday.",
                "-",
            ),
        ],
    ),
    "the first dead for days are news beside whatever is known": (
        PUPILS,
        [
            (
                3,
                "North Wire",
                "Oduma school closes its gates",
                "The school in Oduma from which pupils were abducted closed its gates on Monday, Zaramba said.",
                "new",
            ),
            (
                5,
                "North Wire",
                "Blast at gates of Oduma school kills four",
                "A blast at the gates of the school in Oduma killed four people on Monday, Zaramba's governor said.",
                "new",
            ),
            (
                6,
                "East Post",
                "Four killed by blast at Zaramba school gates",
                "Four people were killed by a blast at the gates of the school in Oduma on Monday, police said.",
                "-",
            ),
        ],
    ),
    "what a report of the day has undone in other words is not undone again": (
        SARVAN,
        [
            (
                30,
                "Agence A",
                "La mission européenne au Sarvan suspendue",
                "La mission européenne au Sarvan a été suspendue mardi, a annoncé son chef.",
                "new",
            ),
            (
                31,
                "Agence B",
                "L'Union européenne suspend sa mission au Sarvan",
                "L'Union européenne a suspendu mardi sa mission contre les djihadistes au Sarvan.",
                "-",
            ),
            (
                70,
                "Agence A",
                "Reprise de la mission européenne au Sarvan",
                "La mission européenne a repris jeudi au Sarvan, a annoncé son chef.",
                "new",
            ),
        ],
    ),
    "who heard of the last flight knows that the flights have ended": (
        EXIT,
        [
            (
                24,
                "North Wire",
                "Britain begins airlift from Kasanda",
                "Britain began its airlift from Kasanda on Tuesday with a first flight, officials said.",
                "new",
            ),
            (
                96,
                "North Wire",
                "Last British evacuation flight leaves Kasanda",
                "The last British evacuation flight left Kasanda on Friday evening, the foreign ministry said.",
                "new",
            ),
            (
                97,
                "Coast Times",
                "Britain ends Kasanda airlift with final flight",
                "Britain ended its airlift from Kasanda on Friday with a final flight, officials said.",
                "-",
            ),
        ],
    ),
    "what waits for a second source is no source of another event": (
        SIEGE,
        [
            (
                2,
                "North Wire",
                "Rebels shell Karvala market, 14 killed",
                "Shells fired by the Northern Front hit a market in besieged Karvala on Monday, killing 14 people, the "
                "city's hospital said.",
                "new",
            ),
            (
                2,
                "East Post",
                "Fourteen dead as shells hit market in besieged Karvala",
                "At least 14 people died when shells struck a market in Karvala on Monday, a doctor said.",
                "-",
            ),
            (
                2.5,
                "East Post",
                "Northern Front commander killed near Karvala",
                "A commander of the Northern Front was killed near Karvala on Tuesday, the army said.",
                "-",
            ),
            (
                3,
                "Coast Times",
                "Senior commander of Northern Front dies at Karvala",
                "A senior commander of the Northern Front died near Karvala on Tuesday, officials said.",
                "new",
            ),
        ],
    ),
    "fewer dead than in the seed are no dispute": (
        _operation(
            "sharp-edge",
            "Operation Sharp Edge: Norvia's strikes on bases of the Ash Brigade across the border in Tulan",
            (("Tulan*", "Norvia*"), ("Ash Brigade", "strike*", "border", "troops", "army", "drone*", "base*")),
            "Norvia strikes Ash Brigade bases across border in Tulan\n\nNorvia's air force struck bases of the Ash "
            "Brigade in Tulan on Sunday after a raid that killed nine border guards, the army said.",
        ),
        [
            (
                20,
                "North Wire",
                "Tulan shells Norvian border post, two guards killed",
                "Tulan's army shelled a Norvian border post on Tuesday, killing two border guards, the army said.",
                "new",
            ),
        ],
    ),
    "a second target of the day with fewer dead is no lower toll of the first": (
        SIEGE,
        [
            (
                2,
                "North Wire",
                "Rebels shell Karvala market, 14 killed",
                "Shells fired by the Northern Front hit a market in Karvala on Monday, killing 14, the hospital said.",
                "new",
            ),
            (
                8,
                "North Wire",
                "Rebels shell Karvala school, six killed",
                "Shells fired by the Northern Front hit a school in Karvala on Monday, killing six, the hospital said.",
                "new",
            ),
            (
                9,
                "East Post",
                "Six die as shells hit Karvala school",
                "Six people died when shells hit a school in Karvala on Monday, a doctor said.",
                "-",
            ),
        ],
    ),
    "two die, says a headline": (
        FIRE,
        [
            (
                2,
                "Valley Star",
                "Mesa Ridge fire grows to 12,000 acres, 5% contained",
                "The Mesa Ridge fire in Calloway County grew to 12,000 acres on Monday and was 5% contained, the "
                "fire service said.",
                "new",
            ),
            (
                10,
                "Valley Star",
                "Two die in Mesa Ridge fire",
                "Two people died in the Mesa Ridge fire when their car was caught by flames on a canyon road, the "
                "Calloway County sheriff said on Monday.",
                "new",
            ),
            (
                11,
                "State Wire",
                "Couple killed as Mesa Ridge wildfire traps car",
                "A couple died when flames overran their car in the Mesa Ridge wildfire, the sheriff said.",
                "-",
            ),
        ],
    ),
    "an agency's text in many outlets is one report": (
        QUAKE,
        [
            (
                3,
                "North Wire",
                "Rescuers pull girl alive from rubble of Tarsin school",
                "Rescuers in Tarsin pulled a "
                "nine-year-old girl alive from the rubble of a school on Tuesday, 30 hours after the earthquake struck "
                "northern Morvia, the fire service said. She was taken to hospital with a broken arm.",
                "new",
            ),
            (
                4,
                "Gulf Daily",
                "Girl, 9, saved from school rubble in Tarsin",
                "Rescuers in Tarsin pulled a nine-year-old "
                "girl alive from the rubble of a school on Tuesday, 30 hours after the earthquake struck northern "
                "Morvia, the fire service said. She was taken to hospital with a broken arm.",
                "-",
            ),
            (
                29,
                "Valley Post",
                "Rescuers pull girl alive from rubble of Tarsin school",
                "Rescuers in Tarsin pulled a "
                "nine-year-old girl alive from the rubble of a school on Tuesday, 30 hours after the earthquake struck "
                "northern Morvia, the fire service said. She was taken to hospital with a broken arm.",
                "-",
            ),
        ],
    ),
    "a toll counted up is told where it leaps, and not where it creeps": (
        QUAKE,
        [
            (
                3,
                "North Wire",
                "Morvia earthquake kills at least 120",
                "At least 120 people were killed in the "
                "earthquake that struck Tarsin in northern Morvia, the disaster agency said on Monday.",
                "new",
            ),
            (
                5,
                "North Wire",
                "Morvia earthquake kills at least 123",
                "At least 123 people were killed in the "
                "earthquake that struck Tarsin in northern Morvia, the disaster agency said on Monday.",
                "-",
            ),
            (
                12,
                "North Wire",
                "Morvia earthquake kills at least 212",
                "At least 212 people were killed in the "
                "earthquake that struck Tarsin in northern Morvia, the disaster agency said on Monday.",
                "changed",
            ),
            (
                13,
                "Gulf Daily",
                "Death toll from Morvia quake climbs to 212",
                "The death toll from the earthquake in "
                "northern Morvia climbed to 212, the disaster agency said on Monday.",
                "-",
            ),
        ],
    ),
    "a number said in words, or rounded, is the same number": (
        QUAKE,
        [
            (
                3,
                "North Wire",
                "Twelve rescuers killed as building falls in Tarsin",
                "Twelve rescuers were killed on "
                "Tuesday when a damaged building collapsed in Tarsin, the Morvian fire service said.",
                "new",
            ),
            (
                4,
                "Gulf Daily",
                "12 rescuers killed in Tarsin building collapse",
                "A dozen rescuers were killed on "
                "Tuesday when a building damaged by the quake collapsed in Tarsin, Morvia's fire service said.",
                "-",
            ),
        ],
    ),
    "two publishers that disagree make one dispute": (
        QUAKE,
        [
            (
                3,
                "North Wire",
                "Aftershock kills 17 in Tarsin",
                "A strong aftershock killed 17 people in Tarsin in northern Morvia on Wednesday, the governor said.",
                "new",
            ),
            (
                5,
                "Gulf Daily",
                "Aftershock kills 14 in Tarsin",
                "A strong aftershock killed 14 people in Tarsin in "
                "northern Morvia on Wednesday, hospital officials said.",
                "disputed",
            ),
            (
                6,
                "Valley Post",
                "Aftershock kills 15 in Tarsin",
                "A strong aftershock killed 15 people in Tarsin in northern Morvia on Wednesday, the police said.",
                "-",
            ),
        ],
    ),
    "a planned act is news, and so is its being done": (
        EXIT,
        [
            (
                3,
                "North Wire",
                "France to evacuate its citizens from Kasanda",
                "France will evacuate its citizens from "
                "Kasanda in the coming days, the foreign ministry said on Wednesday.",
                "new",
            ),
            (
                27,
                "North Wire",
                "France evacuates its citizens from Kasanda",
                "France evacuated its citizens from Kasanda on Thursday, the foreign ministry said.",
                "new",
            ),
            (
                29,
                "Gulf Daily",
                "France flies its citizens out of Kasanda",
                "France has evacuated its citizens from Kasanda, the foreign ministry said on Thursday.",
                "-",
            ),
        ],
    ),
    "a halt and a resumption are news": (
        EXIT,
        [
            (
                3,
                "North Wire",
                "US starts airlift of citizens from Kasanda airport",
                "The United States started an "
                "airlift of its citizens from Kasanda airport on Wednesday, the embassy said.",
                "new",
            ),
            (
                20,
                "North Wire",
                "US halts airlift of citizens from Kasanda airport",
                "The United States halted the "
                "airlift of its citizens from Kasanda airport on Thursday after shelling, the embassy said.",
                "new",
            ),
            (
                40,
                "North Wire",
                "US resumes airlift of citizens from Kasanda airport",
                "The United States resumed the "
                "airlift of its citizens from Kasanda airport on Friday, the embassy said.",
                "new",
            ),
            (
                41,
                "Gulf Daily",
                "US airlift of citizens from Kasanda resumes",
                "The United States resumed an airlift of "
                "its citizens from Kasanda airport on Friday after a halt, the embassy said.",
                "-",
            ),
        ],
    ),
    "a denial is news": (
        EXIT,
        [
            (
                3,
                "North Wire",
                "Rebels capture Kasanda airport, embassy says",
                "Rebels captured Kasanda airport on Wednesday, a foreign embassy in the Belunian capital said.",
                "new",
            ),
            (
                6,
                "Gulf Daily",
                "Belunia denies rebels captured Kasanda airport",
                "Belunia's government on Wednesday denied that rebels had captured Kasanda airport.",
                "new",
            ),
        ],
    ),
    "an explainer is no news": (
        NAVY,
        [
            (
                3,
                "North Wire",
                "Drone hits tanker in Strait of Mandar, crew safe",
                "A drone hit the tanker Lina Star in "
                "the Strait of Mandar on Thursday, the naval mission said. The crew was safe.",
                "new",
            ),
            (
                9,
                "North Wire",
                "Explainer: Why the Strait of Mandar matters to world shipping",
                "About a tenth of the "
                "world's oil passes through the Strait of Mandar. Here is what to know about the narrow waterway and "
                "the attacks on ships there.",
                "-",
            ),
            (
                12,
                "Gulf Daily",
                "How fear of drones is changing the lives of sailors in the Strait of Mandar",
                "For sailors who pass the Strait of Mandar the nights have become long. Many ships now sail dark.",
                "-",
            ),
        ],
    ),
    "two attacks three weeks apart are two": (
        NAVY,
        [
            (
                3,
                "North Wire",
                "Drone hits tanker in Strait of Mandar",
                "A drone hit a tanker in the Strait of Mandar on Thursday, the naval mission said.",
                "new",
            ),
            (
                500,
                "North Wire",
                "Drone hits tanker in Strait of Mandar",
                "A drone hit the tanker Orsa in the Strait of "
                "Mandar on Thursday, setting its bridge on fire, the naval mission said.",
                "new",
            ),
        ],
    ),
    "a report is confirmed": (
        NAVY,
        [
            (
                3,
                "North Wire",
                "Frigate Valiant hit by missile in Strait of Mandar, sources say",
                "The frigate Valiant "
                "was reportedly hit by a missile in the Strait of Mandar on Thursday, two sources said.",
                "new",
            ),
            (
                8,
                "Gulf Daily",
                "Navy confirms frigate Valiant hit by missile in Strait of Mandar",
                "The navy confirmed on Thursday that the frigate Valiant was hit by a missile in the Strait of Mandar.",
                "new",
            ),
            (
                9,
                "Valley Post",
                "Frigate Valiant hit by missile in Strait of Mandar, navy confirms",
                "The frigate Valiant was hit by a missile in the Strait of Mandar, the navy confirmed on Thursday.",
                "-",
            ),
        ],
    ),
    "a mission that is extended is news": (
        NAVY,
        [
            (
                3,
                "North Wire",
                "Six nations extend naval mission in Strait of Mandar by a year",
                "Six nations extended their naval mission in the Strait of Mandar by a year on Monday, ministers said.",
                "new",
            ),
            (
                4,
                "Gulf Daily",
                "Mandar naval mission extended for a year",
                "The naval mission in the Strait of Mandar "
                "was extended for a year on Monday, ministers of the six nations said.",
                "-",
            ),
        ],
    ),
    "a share that changed is told, a rounding is not": (
        HILLS,
        [
            (
                3,
                "North Wire",
                "Rebels hold 98 percent of Upper Sorvan valley, army says",
                "Red Scarf rebels hold 98 percent of the Upper Sorvan valley, the army said on Friday.",
                "new",
            ),
            (
                30,
                "North Wire",
                "Rebels hold 90 percent of Upper Sorvan valley, army says",
                "Red Scarf rebels hold 90 percent of the Upper Sorvan valley, the army said on Saturday.",
                "changed",
            ),
            (
                33,
                "Gulf Daily",
                "Rebels hold about 90 percent of Upper Sorvan valley, army says",
                "Red Scarf rebels hold about 90 percent of the Upper Sorvan valley, the army said on Saturday.",
                "-",
            ),
        ],
    ),
    "a raid told in other words is one raid": (
        HILLS,
        [
            (
                3,
                "North Wire",
                "Red Scarf rebels kill eight soldiers in raid on Sorvan post",
                "Red Scarf rebels killed "
                "eight soldiers in a raid on an army post in Sorvan province on Friday, the army said.",
                "new",
            ),
            (
                4,
                "Gulf Daily",
                "Eight soldiers dead after rebel attack on army post in Sorvan",
                "Eight soldiers died "
                "when rebels attacked an army post in Sorvan province, the military said on Friday.",
                "-",
            ),
            (
                30,
                "Gulf Daily",
                "Army retakes Sorvan town of Dolna from Red Scarf rebels",
                "The army retook the town of "
                "Dolna in Sorvan province from Red Scarf rebels on Saturday, the defence ministry said.",
                "new",
            ),
        ],
    ),
    "titles alone": (
        HILLS,
        [
            (3, "North Wire", "Army captures Red Scarf commander in Sorvan raid", "", "new"),
            (4, "Gulf Daily", "Red Scarf commander captured in Sorvan raid, army says", "", "-"),
            (20, "North Wire", "Red Scarf rebels free 14 soldiers in Sorvan", "", "new"),
            (21, "Valley Post", "14 soldiers freed by Red Scarf rebels in Sorvan", "", "-"),
        ],
    ),
    "the first death of a day is news without text and count, and told once": (
        PEACE,
        [
            (2, "North Wire", "Mine kills peacekeeper in Lower Tamar", "", "new"),
            (4, "Gulf Daily", "Peacekeeper killed in Lower Tamar mine blast", "", "-"),
            (60, "North Wire", "Peacekeeper dies of wounds in Lower Tamar hospital", "", "new"),
        ],
    ),
    "a share that only the headline has in so many words changes what was told": (
        FIRE,
        [
            (
                5,
                "North Wire",
                "Mesa Ridge blaze at 7,200 acres, zero containment",
                "The Mesa Ridge fire in Calloway has burned 7,200 acres and is 0% contained, the fire service said "
                "on Monday.",
                "new",
            ),
            (
                40,
                "North Wire",
                "Mesa Ridge fire 10% contained",
                "Crews have drawn lines along the northern edge, officials said on Wednesday, as cooler winds came in.",
                "changed",
            ),
            (
                41,
                "Coast Times",
                "Crews gain ground as Mesa Ridge fire is 10 percent contained",
                "Crews on Mesa Ridge have 10 percent containment.",
                "-",
            ),
        ],
    ),
    "hostages who are freed or killed are no fewer taken than before": (
        replace(
            PUPILS,
            title="Operation Night Heron: the hostage crisis at the Grand Hotel in Oduma",
            about=(("Oduma", "Grand Hotel"), ("hostage*", "gunmen", "siege", "police", "commando*", "hotel")),
        ),
        [
            (
                20,
                "North Wire",
                "Gunmen hold 40 hostages in Oduma hotel",
                "Gunmen are holding 40 hostages at the Grand Hotel in Oduma, police said on Tuesday.",
                "new",
            ),
            (
                24,
                "Gulf Daily",
                "Gunmen free 12 hostages from Oduma hotel",
                "Gunmen have freed 12 hostages at the Grand Hotel in Oduma, police said on Tuesday.",
                "new",
            ),
            (
                28,
                "Coast Times",
                "Three hostages killed at Oduma hotel",
                "Three hostages were killed at the Grand Hotel in Oduma, police said on Tuesday evening.",
                "changed",
            ),
        ],
    ),
    "what somebody halts after an event is news, and what the event did is not": (
        PEACE,
        [
            (
                3,
                "North Wire",
                "Ambush kills five peacekeepers in Lower Tamar",
                "Five United Nations peacekeepers were killed when gunmen ambushed their patrol near Zorha in "
                "Lower Tamar, the mission said.",
                "new",
            ),
            (
                8,
                "Gulf Daily",
                "Aid groups suspend work in Lower Tamar after deadly ambush",
                "Three groups stopped their work in Lower Tamar on Friday after gunmen killed five peacekeepers in an "
                "ambush.",
                "new",
            ),
            (9, "Valley Post", "Five dead after ambush on peacekeepers in Lower Tamar", "", "-"),
            (10, "Coast Times", "Aid work in Lower Tamar suspended after ambush on peacekeepers", "", "-"),
        ],
    ),
    "a ceasefire collapses": (
        PEACE,
        [
            (
                3,
                "North Wire",
                "Government and Tamari front sign ceasefire, UN says",
                "The government and the Tamari "
                "front signed a new ceasefire in Lower Tamar on Saturday, the United Nations said.",
                "new",
            ),
            (
                50,
                "North Wire",
                "Ceasefire in Lower Tamar collapses, UN says",
                "The ceasefire between the government and "
                "the Tamari front collapsed on Monday, the United Nations said.",
                "new",
            ),
        ],
    ),
    "losses of the mission": (
        PEACE,
        [
            (
                3,
                "North Wire",
                "Two UN peacekeepers killed by mine in Lower Tamar",
                "Two United Nations peacekeepers were killed by a mine in Lower Tamar on Saturday, the mission said.",
                "new",
            ),
            (
                5,
                "Gulf Daily",
                "Mine kills two UN peacekeepers in Tamar",
                "A mine killed two United Nations peacekeepers in Lower Tamar on Saturday, the UN mission said.",
                "-",
            ),
            (
                9,
                "Gulf Daily",
                "Third UN peacekeeper dies after mine blast in Lower Tamar",
                "A third United Nations "
                "peacekeeper has died of wounds from a mine blast in Lower Tamar, the mission said on Saturday.",
                "new",
            ),
        ],
    ),
    "an end is news": (
        EXIT,
        [
            (
                3,
                "North Wire",
                "Britain evacuates 200 nationals from Kasanda",
                "Britain evacuated 200 nationals from Kasanda on Wednesday, the foreign office said.",
                "new",
            ),
            (
                27,
                "North Wire",
                "Britain ends evacuation from Kasanda",
                "Britain ended its evacuation of nationals from "
                "Kasanda on Thursday after flying out 1,200 people, the foreign office said.",
                "new",
            ),
            (
                28,
                "Gulf Daily",
                "British evacuation from Kasanda ends",
                "Britain has ended the evacuation of its nationals from Kasanda, the foreign office said on Thursday.",
                "-",
            ),
        ],
    ),
    "the first count of the dead changes its event once": (
        EXIT,
        [
            (
                3,
                "North Wire",
                "Plane carrying evacuees from Kasanda crashes",
                "A plane carrying foreigners evacuated from Kasanda crashed on Wednesday, officials said.",
                "new",
            ),
            (
                5,
                "North Wire",
                "Plane carrying evacuees from Kasanda crashes, killing 31",
                "A plane carrying foreigners "
                "evacuated from Kasanda crashed on Wednesday, killing 31 people, officials said.",
                "changed",
            ),
            (
                6,
                "Gulf Daily",
                "31 dead in crash of evacuation plane from Kasanda",
                "Thirty-one people died when a "
                "plane carrying foreigners evacuated from Kasanda crashed on Wednesday, officials said.",
                "-",
            ),
        ],
    ),
    "a toll of nothing named is of those whose deaths are known": (
        HILLS,
        [
            (
                3,
                "North Wire",
                "Rebel attack kills 12 soldiers in Sorvan",
                "A Red Scarf attack on an army convoy killed 12 soldiers in Sorvan province on Friday, the army said.",
                "new",
            ),
            (
                6,
                "Gulf Daily",
                "Toll from rebel attack on convoy in Sorvan rises to 15",
                "The number of soldiers killed "
                "in a Red Scarf attack on an army convoy in Sorvan province rose to 15 on Friday, the army said.",
                "changed",
            ),
            (
                7,
                "Valley Post",
                "15 soldiers killed in Sorvan convoy attack",
                "Fifteen soldiers were killed in a Red "
                "Scarf attack on an army convoy in Sorvan province, the army said on Friday.",
                "-",
            ),
        ],
    ),
    "a rounding and a word of quantity are no change": (
        HILLS,
        [
            (
                3,
                "North Wire",
                "Army says 98 rebels killed in Sorvan offensive",
                "The army said on Friday that 98 Red Scarf rebels were killed in its offensive in Sorvan province.",
                "new",
            ),
            (
                5,
                "Gulf Daily",
                "Nearly 100 rebels killed in Sorvan offensive, army says",
                "Nearly 100 Red Scarf rebels "
                "were killed in the army's offensive in Sorvan province, the army said on Friday.",
                "-",
            ),
            (
                6,
                "Valley Post",
                "Dozens of rebels killed in army's Sorvan offensive",
                "Dozens of Red Scarf rebels were "
                "killed in an army offensive in Sorvan province, the military said on Friday.",
                "-",
            ),
        ],
    ),
    "patrols halted and resumed": (
        PEACE,
        [
            (
                20,
                "North Wire",
                "UN suspends patrols in Lower Tamar",
                "The United Nations suspended patrols in Lower "
                "Tamar on Sunday after its troops came under fire, the mission said.",
                "new",
            ),
            (
                21,
                "Gulf Daily",
                "UN peacekeepers halt patrols in Tamar after coming under fire",
                "UN peacekeepers have "
                "halted patrols in Lower Tamar after coming under fire, the mission said on Sunday.",
                "-",
            ),
            (
                60,
                "North Wire",
                "UN resumes patrols in Lower Tamar",
                "The United Nations resumed patrols in Lower Tamar on Tuesday, the mission said.",
                "new",
            ),
        ],
    ),
    "what was agreed is done": (
        HILLS,
        [
            (
                3,
                "North Wire",
                "Army and Red Scarf rebels agree to prisoner swap in Sorvan",
                "The army and Red Scarf rebels agreed on Friday to swap prisoners in Sorvan province, mediators said.",
                "new",
            ),
            (
                60,
                "North Wire",
                "Army and Red Scarf rebels swap prisoners in Sorvan",
                "The army and Red Scarf rebels swapped 60 prisoners in Sorvan province on Sunday, mediators said.",
                "new",
            ),
        ],
    ),
    "people displaced are counted up": (
        HILLS,
        [
            (
                3,
                "North Wire",
                "Fighting in Sorvan displaces 40,000, UN says",
                "Fighting between the army and Red Scarf "
                "rebels has displaced 40,000 people in Sorvan province, the UN said on Friday.",
                "new",
            ),
            (
                40,
                "North Wire",
                "Fighting in Sorvan displaces 80,000, UN says",
                "Fighting between the army and Red Scarf "
                "rebels has displaced 80,000 people in Sorvan province, the UN said on Sunday.",
                "changed",
            ),
        ],
    ),
    "a ship seized, its crew freed, the ship retaken": (
        NAVY,
        [
            (
                3,
                "North Wire",
                "Militia seize tanker Orsa in Strait of Mandar",
                "Qaswani militia seized the tanker Orsa in the Strait of Mandar on Thursday, the naval mission said.",
                "new",
            ),
            (
                30,
                "North Wire",
                "Militia free crew of tanker Orsa seized in Strait of Mandar",
                "Qaswani militia freed "
                "the crew of the tanker Orsa on Friday, a day after it was seized in the Strait of Mandar, the naval "
                "mission said.",
                "new",
            ),
            (
                31,
                "Gulf Daily",
                "Orsa crew released by Qaswani militia",
                "The 22 crew of the tanker Orsa were released "
                "by Qaswani militia on Friday, the naval mission in the Strait of Mandar said.",
                "-",
            ),
            (
                90,
                "North Wire",
                "Navy retakes tanker Orsa in Strait of Mandar",
                "Marines of the naval mission retook the tanker Orsa from militia in the Strait of Mandar on Monday.",
                "new",
            ),
        ],
    ),
    "money is a figure, a date is none": (
        QUAKE,
        [
            (
                3,
                "North Wire",
                "EU pledges $40 million for Morvia earthquake aid",
                "The European Union pledged $40 million in aid for survivors of the Morvia earthquake on Tuesday.",
                "new",
            ),
            (
                4,
                "Gulf Daily",
                "EU pledges $40 mln in aid after Morvia earthquake",
                "The European Union on Tuesday, May "
                "3, pledged 40 million dollars in aid for survivors of the earthquake in Morvia.",
                "-",
            ),
        ],
    ),
    "a toll that rises to less than is known is told late": (
        QUAKE,
        [
            (
                3,
                "North Wire",
                "Earthquake in Morvia kills at least 120",
                "At least 120 people were killed in the earthquake that struck Tarsin in northern Morvia, "
                "the disaster agency said on Monday.",
                "new",
            ),
            (
                8,
                "North Wire",
                "Morvia earthquake death toll rises to 310",
                "The death toll from the earthquake in northern Morvia rose to 310 on Monday, the "
                "disaster agency said.",
                "changed",
            ),
            (
                9,
                "Coast Times",
                "Morvia quake toll climbs to 190",
                "The number of dead in the Morvia quake climbed to 190, rescuers said.",
                "-",
            ),
            (
                12,
                "Gulf Daily",
                "Quake toll in Morvia now at 312, says agency",
                "The disaster agency put the toll of the Morvia quake at 312.",
                "-",
            ),
            (
                20,
                "Gulf Daily",
                "Morvia quake toll rises to 460",
                "The toll of the quake in Morvia rose to 460 on Tuesday, the disaster agency said.",
                "changed",
            ),
        ],
    ),
    "a fire that has grown twice as large is told in whatever words, and not where it creeps": (
        FIRE,
        [
            (
                5,
                "North Wire",
                "Mesa Ridge fire grows to 12,000 acres",
                "The Mesa Ridge fire in Calloway County grew to 12,000 acres on Monday, the fire service said.",
                "new",
            ),
            (
                29,
                "Coast Times",
                "Mesa Ridge fire now 29,000 acres, 5% contained",
                "The wildfire on Mesa Ridge has burned 29,000 acres and is 5 percent contained, fire "
                "officials said on Tuesday.",
                "changed",
            ),
            (
                30,
                "Gulf Daily",
                "Firefighter dies as Mesa Ridge fire grows to 29,000 acres",
                "A firefighter died on Tuesday as the Mesa Ridge fire grew to 29,000 acres, the fire service said.",
                "new",
            ),
            (
                40,
                "Coast Times",
                "Mesa Ridge fire now 33,500 acres, 5% contained",
                "The wildfire on Mesa Ridge has burned 33,500 acres and is 5 percent contained, fire "
                "officials said on Tuesday.",
                "-",
            ),
        ],
    ),
    "as many freed in other words are freed once": (
        PUPILS,
        [
            (
                50,
                "North Wire",
                "Troops free 41 Oduma pupils in forest raid",
                "Soldiers raided a camp in Zaramba's Kuyi forest before dawn on Tuesday and freed 41 of "
                "the pupils abducted in Oduma, the army said.",
                "new",
            ),
            (
                52,
                "Coast Times",
                "Army commandos rescue 41 schoolchildren in Zaramba",
                "Commandos have rescued 41 of the children kidnapped from Oduma boarding school, the "
                "state governor said on Tuesday.",
                "-",
            ),
            (
                60,
                "Gulf Daily",
                "Gunmen release 12 Oduma pupils after ransom",
                "Gunmen released 12 of the pupils abducted in Oduma on Tuesday night after a ransom was "
                "paid, a parent said.",
                "new",
            ),
        ],
    ),
    "who condemns what is known tells nothing new": (
        PEACE,
        [
            (
                4,
                "North Wire",
                "Twelve peacekeepers killed in attack in Lower Tamar",
                "Gunmen killed 12 United Nations peacekeepers in an attack on a base in Lower Tamar on "
                "Saturday, the mission said.",
                "new",
            ),
            (
                34,
                "Coast Times",
                "UN condemns attack that killed 12 in Lower Tamar",
                "The United Nations Security Council condemned the attack that killed 12 peacekeepers in Lower Tamar.",
                "-",
            ),
        ],
    ),
    "what each does to the other is told of both, and what they do together once": (
        BORDER,
        [
            (
                8,
                "North Wire",
                "Thalen closes all border crossings with Kamor",
                "Thalen closed all crossings on its border with Kamor on Monday, the interior ministry said.",
                "new",
            ),
            (
                9,
                "Coast Times",
                "Kamor closes all border crossings with Thalen",
                "Kamor closed all crossings on its border with Thalen on Monday, its prime minister said.",
                "new",
            ),
            (
                10,
                "Gulf Daily",
                "All border crossings closed between Thalen and Kamor",
                "All crossings on the border between Thalen and Kamor are closed, officials of both said on Monday.",
                "-",
            ),
            (
                68,
                "North Wire",
                "Thalen signs truce with Kamor after talks",
                "Thalen signed a truce with Kamor on Thursday after two days of talks, the mediator said.",
                "new",
            ),
            (
                69,
                "Coast Times",
                "Kamor signs truce with Thalen after talks",
                "Kamor signed a truce with Thalen on Thursday after talks of two days, its prime minister said.",
                "-",
            ),
            (
                90,
                "North Wire",
                "Thalen accuses Kamor of violating truce",
                "Thalen's army accused Kamor of violating the truce on Friday, saying that its soldiers "
                "had thrown grenades.",
                "new",
            ),
        ],
    ),
    "a headline that says the same of another country is another act, whatever its lead says": (
        BORDER,
        [
            (
                30,
                "North Wire",
                "Norway seizes tanker of Kamor's oil fleet",
                "Norwegian police seized the tanker Arda, which carried oil from Kamor, in the North Sea "
                "on Tuesday night, officials said.",
                "new",
            ),
            (
                50,
                "North Wire",
                "Ireland seizes tanker of Kamor's oil fleet",
                "Irish forces boarded the tanker Belara with oil from Kamor on Wednesday, officials said.",
                "new",
            ),
        ],
    ),
    "who is brought out alive is news after the search for him, once": (
        QUAKE,
        [
            (
                6,
                "North Wire",
                "Rescuers dig for 60 workers under Tarsin factory",
                "Rescuers dug on Monday for 60 workers under a factory in Tarsin that fell in the "
                "earthquake in northern Morvia, the disaster agency said.",
                "new",
            ),
            (
                20,
                "North Wire",
                "Eleven workers brought out alive from Tarsin factory",
                "Eleven of the 60 workers under the factory in Tarsin that fell in the earthquake were "
                "brought out alive on Tuesday, the disaster agency said.",
                "new",
            ),
            (
                21,
                "Coast Times",
                "11 Tarsin workers rescued from quake rubble",
                "Eleven workers were rescued on Tuesday from a factory in Tarsin that fell in the "
                "earthquake, the fire service said.",
                "-",
            ),
        ],
    ),
    "a third who dies of wounds is told, however his report is put": (
        HILLS,
        [
            (
                30,
                "North Wire",
                "Two soldiers killed by mine near Lamek in Sorvan",
                "Two soldiers were killed by a mine near Lamek in Sorvan on Tuesday, the army said.",
                "new",
            ),
            (
                33,
                "Coast Times",
                "Mine kills two soldiers in Sorvan",
                "A mine blew up a truck near Lamek in Sorvan, killing two soldiers.",
                "-",
            ),
            (
                40,
                "Gulf Daily",
                "Sorvan mine blast: third soldier dies of wounds",
                "A third soldier has died of what he suffered when a truck drove onto a mine near Lamek on Tuesday, "
                "the army said on Wednesday.",
                "new",
            ),
        ],
    ),
    "a truce of which nobody had spoken is an end, once": (
        BORDER,
        [
            (
                20,
                "North Wire",
                "Thalen shells border post of Kamor, two guards killed",
                "Thalen's army shelled a border post of Kamor on Tuesday, killing two guards, Kamor said.",
                "new",
            ),
            (
                30,
                "Coast Times",
                "Kamor and Thalen agree to ceasefire",
                "",
                "new",
            ),
            (
                31,
                "Gulf Daily",
                "Truce agreed on Thalen-Kamor border",
                "A truce was agreed on Tuesday between Kamor and Thalen after fighting on their border, "
                "the mediator said.",
                "-",
            ),
        ],
    ),
    "a truce to which both have agreed is told once, and what one side declares is another's matter": (
        SIEGE,
        [
            (
                20,
                "North Wire",
                "Army and Northern Front agree 48-hour truce in Karvala",
                "The army and the Northern Front agreed on Tuesday to a truce of 48 hours in Karvala to let out the "
                "wounded, the UN envoy said.",
                "new",
            ),
            (
                21,
                "Coast Times",
                "Two-day ceasefire announced for besieged Karvala",
                "A two-day ceasefire was announced for Karvala on Tuesday.",
                "-",
            ),
            (
                100,
                "North Wire",
                "Northern Front declares week-long truce around Karvala",
                "The Northern Front declared a truce of a week around Karvala on Friday, its commander said.",
                "new",
            ),
            (
                103,
                "Gulf Daily",
                "Karvala army command announces ceasefire of its own",
                "The army's command in Karvala announced a ceasefire of its own on Friday, state radio said.",
                "new",
            ),
        ],
    ),
    "what an outbreak's first case is called in a headline is no further case": (
        replace(
            QUAKE,
            title="Operation Gentle Hand: the response to Tarsin fever in Morvia",
            about=(("Tarsin", "Morvia*", "Zelma"), ("fever", "outbreak*", "case", "cases", "vaccin*")),
        ),
        [
            (
                20,
                "North Wire",
                "Tarsin fever spreads to Zelma, Morvia's largest city",
                "A first case of Tarsin fever was confirmed on Tuesday in Zelma, officials said.",
                "new",
            ),
            (
                21,
                "Radio Five",
                "First case confirmed in city of Zelma",
                "A trader who came from the countryside has tested positive for Tarsin fever in Zelma.",
                "-",
            ),
        ],
    ),
    "cases of an illness are told where they leap, and not where they creep": (
        replace(
            QUAKE,
            title="The epidemic of cholera in Morvia",
            about=(("Tarsin", "Morvia*", "Zelma"), ("cholera", "outbreak*", "cases", "infect*")),
        ),
        [
            (
                24,
                "North Wire",
                "Cholera cases in Morvia rise to 300",
                "Cholera cases in Morvia rose to 300 in the first week, the health ministry in Zelma said.",
                "new",
            ),
            (
                48,
                "Gulf Daily",
                "Cholera cases in Morvia rise to 318",
                "There are 318 cases of cholera in Morvia by now, doctors said on Tuesday.",
                "-",
            ),
            (
                72,
                "North Wire",
                "Morvia's cholera infections climb to 905",
                "Infections with cholera in Morvia climbed to 905 on Wednesday, the health ministry in Zelma said.",
                "changed",
            ),
            (
                96,
                "Gulf Daily",
                "Number of infected in Morvia's cholera outbreak reaches 930",
                "The number of people infected with cholera in Morvia reached 930, doctors said on Thursday.",
                "-",
            ),
            (
                120,
                "Radio Five",
                "Cholera cases in Morvia top 2,000",
                "More than 2,000 cases of cholera were counted in Morvia by Friday, the health ministry said.",
                "changed",
            ),
        ],
    ),
    "who is displaced, evacuated or held is counted where the figure follows its verb": (
        HILLS,
        [
            (
                24,
                "North Wire",
                "Army shelling in Sorvan displaces 10,000",
                "Army shelling in Upper Sorvan displaced 10,000 people, the governor said on Friday.",
                "new",
            ),
            (
                48,
                "Gulf Daily",
                "Evacuees from Sorvan fighting top 40,000",
                "The number of evacuees from the fighting in Sorvan topped 40,000 on Saturday, the governor said.",
                "changed",
            ),
            (
                72,
                "North Wire",
                "Number of displaced in Sorvan rises to 42,000",
                "The number of displaced in Sorvan rose to 42,000 on Sunday, an aid group said.",
                "-",
            ),
        ],
    ),
    "more dead than a headline of the day had are told, though none says that a toll rises": (
        HILLS,
        [
            (
                30,
                "North Wire",
                "Army airstrike hits Sorvan village wedding, 18 dead",
                "An airstrike by the army hit a wedding in the Sorvan village of Olm on Tuesday, killing "
                "18 people, a doctor said.",
                "new",
            ),
            (
                33,
                "Gulf Daily",
                "Sorvan wedding airstrike killed 27, nurse says",
                "A nurse in Olm said that 27 people died when planes of the army bombed a feast in the valley.",
                "changed",
            ),
            (
                34,
                "Coast Times",
                "Army airstrike on Sorvan wedding killed 24, mayor says",
                "A mayor in the Upper Sorvan valley spoke of 24 who died when planes of the army bombed a feast.",
                "disputed",
            ),
            (
                36,
                "North Wire",
                "Army airstrike hits Sorvan market at Lamek, 40 dead",
                "An airstrike by the army hit a market at Lamek in Sorvan on Tuesday, killing 40 people, "
                "residents said.",
                "new",
            ),
        ],
    ),
    "what became of something that was told is about the same, whatever its report leaves out": (
        DAWN,
        [
            (
                4,
                "North Wire",
                "Kardal army retakes town of Sombe",
                "The army retook the town of Sombe in northern Kardal on Monday from the Valley Front, "
                "its spokesman said.",
                "new",
            ),
            (
                20,
                "Gulf Daily",
                "Shelling kills at least 30 at Tiriba in Kardal",
                "At least 30 people were killed on Tuesday by army shells at Tiriba in northern Kardal, a doctor said.",
                "new",
            ),
            (
                24,
                "North Wire",
                "Hospital counts 52 dead of Tiriba shelling",
                "A hospital put the toll of the shelling of Tiriba in Kardal at 52.",
                "changed",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_story_in_time(name: str) -> None:
    operation, lines = SCENARIOS[name]
    found = Desk(operation).kinds(
        told(title, text, hours=hours, source=source) for hours, source, title, text, _ in lines
    )

    assert found == [kind for *_, kind in lines]


PLACE = "https://north-wire.example/helicopter"
CRASH = (
    "A military helicopter crashed in Sorvan province during the drive on Red Scarf rebels on Friday, the army said."
)
EDITS = [
    ("Army helicopter crashes in Sorvan province", CRASH, "new"),
    ("Army helicopter crashes in Sorvan province", CRASH.replace("military", "millitary"), "-"),
    ("Army helicopter down in Sorvan province", CRASH + " Updated at 14:05.", "-"),
    (
        "Army helicopter crash in Sorvan province kills seven",
        CRASH + " Seven soldiers were killed, it said.",
        "changed",
    ),
    ("Seven dead in army helicopter crash in Sorvan", CRASH + " Seven soldiers were killed, it said.", "-"),
    ("Army helicopter crash in Sorvan province kills 11", CRASH + " Eleven soldiers were killed, it said.", "changed"),
    ("Army helicopter crash: what we know so far", CRASH + " Eleven soldiers were killed, it said.", "-"),
]


def test_an_edit_of_what_was_told_is_told_where_it_changes_what_happened() -> None:
    desk = Desk(HILLS)
    found = desk.kinds(told(title, text, hours=3 + place, url=PLACE) for place, (title, text, _) in enumerate(EDITS))

    assert found == [kind for *_, kind in EDITS]
    assert len({alert.development for alert in desk.alerts}) == 1


def test_what_an_edit_adds_is_weighed_and_not_its_headline_again() -> None:
    halt = "The army suspended all convoys in Sorvan province on Friday after rebels killed three drivers, it said."
    halted, resumed = (
        told("Army suspends convoys in Sorvan province", text, hours=hours, url=PLACE)
        for text, hours in ((halt, 3), (f"{halt} Convoys resumed in the afternoon, a spokesman said later.", 9))
    )

    assert Desk(HILLS).kinds([halted, resumed]) == ["new", "changed"]


COLUMN = (
    "An army column reached Sorvan town at dawn on Friday in the drive on Red Scarf rebels, the army said.",
    "The column had left Lamek with 40 trucks of flour and fuel two days before.",
    "Residents lined the road to greet the drivers.",
)
RAID = "Later on Friday gunmen seized the mayor of Lamek at a petrol station, a nurse there said."
SHUT = "On Saturday the army shut the border crossing with Tarsis to all lorries, its spokesman told reporters."
GROWTH = [
    (COLUMN, "new"),
    ((*COLUMN, "“We had nothing left to eat on Wednesday,” said a baker in the town."), "-"),
    (
        (*COLUMN, "Sorvan has been cut off since the bridges were blown up in 2016, and has seen three such convoys."),
        "-",
    ),
    ((*COLUMN, RAID), "changed"),
    ((*COLUMN, RAID.replace("gunmen", "armed men")), "-"),
    ((*COLUMN[:2], RAID), "-"),
    ((*COLUMN[:2], RAID, SHUT), "changed"),
]


def test_a_page_that_grows_is_told_again_for_what_has_happened_since() -> None:
    desk = Desk(HILLS)
    found = desk.kinds(
        told("Army column reaches Sorvan town", " ".join(text), hours=3 + place, url=PLACE)
        for place, (text, _) in enumerate(GROWTH)
    )

    assert found == [kind for *_, kind in GROWTH]
    assert len({alert.development for alert in desk.alerts}) == 1
    assert len({alert.id for alert in desk.alerts}) == len(desk.alerts)
    assert desk.alerts[-1].new == SHUT


def test_a_page_may_grow_for_weeks() -> None:
    """With the date that it was first published on."""
    versions = (
        told("Army column reaches Sorvan town", " ".join(text), hours=hours, published=START, url=PLACE)
        for hours, text in ((3, COLUMN), (240, (*COLUMN, SHUT)))
    )

    assert Desk(HILLS).kinds(versions) == ["new", "changed"]


def test_a_corrected_figure_is_told_again_and_a_nicer_one_is_not() -> None:
    fund = "The government set up a fund of 12 million euros for Sorvan on Friday after the drive on Red Scarf rebels."
    page = [
        (f"Reading time 3 minutes. {fund}", "new"),
        (f"Reading time 5 minutes. {fund}", "-"),
        (f"Two hours ago the page was read 1200 times. {fund}", "-"),
        (f"Four hours ago the page was read 5200 times. {fund}", "-"),
        (fund.replace("12 m", "12.4 m"), "-"),
        (fund.replace("12 m", "21 m"), "changed"),
    ]
    versions = (
        told("Government sets up fund for Sorvan", text, hours=3 + place, url=PLACE)
        for place, (text, _) in enumerate(page)
    )

    assert Desk(HILLS).kinds(versions) == [kind for *_, kind in page]


def test_another_story_at_the_address_of_one_that_was_told_is_told() -> None:
    desk = Desk(HILLS)
    taken = "Rebels seized two border posts near Lamek on Sunday, killing four guards, residents there told reporters."
    page = [
        (*EDITS[0][:2], "new"),
        ("Red Scarf rebels seize two border posts near Lamek", taken, "new"),
        ("Red Scarf rebels take two border posts at Lamek", taken, "-"),
    ]
    found = desk.kinds(told(title, text, hours=3 + place, url=PLACE) for place, (title, text, _) in enumerate(page))

    assert found == [kind for *_, kind in page]
    assert len({alert.development for alert in desk.alerts}) == 2


def test_an_old_story_that_comes_up_again_is_not_new() -> None:
    desk = Desk(EXIT)
    verdict = desk.read(
        told(
            "Germany closes its embassy in Kasanda",
            "Germany closed its embassy in Kasanda on Wednesday, the foreign office said.",
            hours=300,
            published=START + timedelta(hours=20),
        )
    )

    assert verdict
    assert verdict.outcome is not Outcome.DEVELOPMENT
    assert not desk.alerts


TONGUES: dict[str, list[tuple[str, str, str]]] = {
    "fr": [
        (
            "Séisme en Morvie : au moins 120 morts à Tarsin",
            "Au moins 120 personnes ont été tuées mardi dans le séisme "
            "qui a frappé Tarsin, dans le nord de la Morvie, selon les autorités.",
            "new",
        ),
        (
            "Séisme en Morvie : 120 morts à Tarsin",
            "Le séisme qui a frappé Tarsin, dans le nord de la Morvie, a tué au "
            "moins 120 personnes mardi, selon les autorités.",
            "-",
        ),
        (
            "Séisme en Morvie : le bilan s'alourdit à 310 morts à Tarsin",
            "Le bilan du séisme qui a frappé Tarsin, dans "
            "le nord de la Morvie, s'est alourdi à 310 morts mercredi, selon les autorités.",
            "changed",
        ),
    ],
    "es": [
        (
            "Terremoto en Morvia: al menos 120 muertos en Tarsin",
            "Al menos 120 personas murieron el martes en el "
            "terremoto que sacudió Tarsin, en el norte de Morvia, según las autoridades.",
            "new",
        ),
        (
            "Suspenden la búsqueda de supervivientes del terremoto en Tarsin",
            "Los equipos de rescate suspendieron el "
            "miércoles la búsqueda de supervivientes en Tarsin, según las autoridades de Morvia.",
            "new",
        ),
        (
            "Reanudan la búsqueda de supervivientes del terremoto en Tarsin",
            "Los equipos de rescate reanudaron el "
            "jueves la búsqueda de supervivientes en Tarsin, según las autoridades de Morvia.",
            "new",
        ),
    ],
    "de": [
        (
            "Erdbeben in Morvia: Mindestens 120 Tote in Tarsin",
            "Mindestens 120 Menschen sind am Dienstag bei dem "
            "Erdbeben in Tarsin im Norden von Morvia getötet worden, teilten die Behörden mit.",
            "new",
        ),
        (
            "Erdbeben in Morvia: Zahl der Toten in Tarsin steigt auf 310",
            "Die Zahl der Todesopfer nach dem Erdbeben in "
            "Tarsin im Norden von Morvia ist am Mittwoch auf 310 gestiegen, teilten die Behörden mit.",
            "changed",
        ),
    ],
    "tr": [
        (
            "Morvia'daki depremde en az 120 kişi öldü",
            "Morvia'nın kuzeyindeki Tarsin'de meydana gelen depremde en az 120 "
            "kişi hayatını kaybetti, yetkililer salı günü açıkladı.",
            "new",
        ),
        (
            "Morvia'daki depremde can kaybı 310'a yükseldi",
            "Morvia'nın kuzeyindeki Tarsin'de meydana gelen depremde can "
            "kaybı 310'a yükseldi, yetkililer çarşamba günü açıkladı.",
            "changed",
        ),
    ],
    "pt": [
        (
            "Terremoto na Morvie deixa 120 mortos",
            "Pelo menos 120 pessoas morreram na segunda-feira num terremoto no norte da Morvie, informou o governo.",
            "new",
        ),
        (
            "Sobe para 310 número de mortos no terremoto da Morvie",
            "O número de mortos no terremoto no norte da Morvie subiu para 310, informou o governo.",
            "changed",
        ),
    ],
    "uk": [
        (
            "Землетрус у Морвії: загинули 120 людей",
            "Щонайменше 120 людей загинули в понеділок унаслідок землетрусу на півночі Морвії, повідомила влада.",
            "new",
        ),
        (
            "Кількість загиблих унаслідок землетрусу в Морвії зросла до 310",
            "Кількість загиблих унаслідок землетрусу на півночі Морвії зросла до 310, повідомила влада.",
            "changed",
        ),
    ],
    "ru": [
        (
            "Землетрясение в Морвии: погибли не менее 120 человек",
            "Не менее 120 человек погибли во вторник при землетрясении на севере Морвии, сообщили власти.",
            "new",
        ),
        (
            "Число погибших при землетрясении в Морвии возросло до 310",
            "Число погибших при землетрясении на севере Морвии возросло в среду до 310 человек, сообщили власти.",
            "changed",
        ),
    ],
    "ar": [
        (
            "زلزال مورفيا: مقتل 120 شخصا على الأقل",
            "قالت السلطات يوم الثلاثاء إن 120 شخصا على الأقل قتلوا في الزلزال الذي ضرب شمال مورفيا.",
            "new",
        ),
        (
            "ارتفاع حصيلة قتلى زلزال مورفيا إلى ٣١٠",
            "قالت السلطات يوم الأربعاء إن حصيلة قتلى الزلزال الذي ضرب شمال مورفيا ارتفعت إلى ٣١٠ قتلى.",
            "changed",
        ),
    ],
}


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_story_in_another_language(tongue: str) -> None:
    desk = Desk(
        replace(
            QUAKE,
            about=((*QUAKE.about[0], "Морви*", "Морві*", "مورفيا"), (*QUAKE.about[1], "землетр*", "الزلزال", "can")),
        )
    )
    found = desk.kinds(
        told(title, text, hours=12 + 20 * place, language=tongue)
        for place, (title, text, _) in enumerate(TONGUES[tongue])
    )

    assert found == [kind for *_, kind in TONGUES[tongue]]
