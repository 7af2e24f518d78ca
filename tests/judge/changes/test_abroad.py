"""The same event in another language is told once; another event of the day is told."""

from __future__ import annotations

import pytest

from monitor.model import Operation
from tests.judge.judging import Desk, seeded, told

QUAKE = seeded(
    name="quake",
    title="Rescue operation after the earthquake in Morvia",
    aliases=(),
    about=(("Morvi*", "Morwien*"), ("earthquake*", "quake", "séisme", "terremoto", "Erdbeben", "dead", "morts")),
    seeds=(),
)
SYRIA = seeded(
    about=(
        ("Syria*", "Syrie*", "Syrien", "Euphrates", "Сири*"),
        ("SDF", "FDS", "Syrian Democratic Forces", "US-led coalition", "coalition", "Kurdische*", "СДС"),
    )
)
CITIES = seeded(
    name="cities",
    title="Russian strikes on the cities of Ukraine",
    aliases=(),
    about=(("Ukrain*", "Kharkiv", "Odesa", "Odessa"), ("strike*", "missile*", "drone*", "drones", "missiles")),
    seeds=(),
)
Row = tuple[str, str, str, str]
STRIKES: list[Row] = [
    (
        "fr",
        "Ukraine : une attaque de missiles russes fait 14 morts à Kharkiv",
        "Au moins 14 personnes ont été tuées lundi à Kharkiv dans une attaque de missiles russes, selon le maire.",
        "new",
    ),
    (
        "en",
        "Russian missiles kill at least 14 in Ukraine's Kharkiv",
        "Russian missiles killed at least 14 people in Kharkiv on Monday, the mayor said.",
        "-",
    ),
    (
        "en",
        "Russian drones kill 14 in Ukraine's Odesa",
        "Russian drones killed 14 people in the port of Odesa overnight to Tuesday, the governor said.",
        "new",
    ),
]
QUAKES: list[Row] = [
    (
        "en",
        "At least 120 killed as earthquake hits Tarsin in Morvia",
        "At least 120 people were killed on Tuesday when an earthquake hit Tarsin in northern Morvia, officials said.",
        "new",
    ),
    (
        "fr",
        "Séisme en Morvie : au moins 120 morts à Tarsin",
        "Au moins 120 personnes ont été tuées mardi dans le séisme qui a frappé Tarsin, dans le nord de la Morvie, "
        "selon les autorités.",
        "-",
    ),
    (
        "de",
        "Erdbeben in Morwien: mindestens 120 Tote in Tarsin",
        "Bei einem Erdbeben in der Stadt Tarsin im Norden Morwiens sind am Dienstag mindestens 120 Menschen getötet "
        "worden, teilten die Behörden mit.",
        "-",
    ),
    (
        "fr",
        "Séisme en Morvie : le bilan s'alourdit à 310 morts à Tarsin",
        "Le bilan du séisme qui a frappé Tarsin s'est alourdi à 310 morts mercredi, selon les autorités.",
        "changed",
    ),
    (
        "en",
        "Morvia quake death toll rises to 310 in Tarsin",
        "The death toll from the earthquake in Tarsin rose to 310 on Wednesday, officials said.",
        "-",
    ),
    (
        "es",
        "Suspenden la búsqueda de supervivientes del terremoto en Tarsin",
        "Las autoridades de Morvia suspendieron el miércoles la búsqueda de supervivientes del terremoto en Tarsin.",
        "new",
    ),
]
TOWNS: list[Row] = [
    (
        "en",
        "SDF captures town of Jarnin in eastern Syria",
        "The Syrian Democratic Forces captured the town of Jarnin on Friday, a spokesman said.",
        "new",
    ),
    (
        "fr",
        "Syrie : les FDS s'emparent de la ville de Jarnin",
        "Les Forces démocratiques syriennes se sont emparées vendredi de la ville de Jarnin, selon un porte-parole.",
        "-",
    ),
    (
        "de",
        "Syrien: Kurdische SDF erobern Stadt Dscharnin",
        "Die von Kurden geführten SDF haben am Freitag die Stadt Dscharnin erobert, sagte ein Sprecher.",
        "-",
    ),
    (
        "ru",
        "СДС взяли сирийский город Джарнин",
        "Сирийские демократические силы взяли в пятницу под контроль Джарнин на востоке Сирии, сообщил представитель.",
        "-",
    ),
    (
        "ru",
        "СДС взяли сирийский город Хасамид",
        "Сирийские демократические силы взяли в пятницу под контроль Хасамид на востоке Сирии, сообщил представитель.",
        "new",
    ),
    (
        "en",
        "SDF captures town of Hasamid in Syria",
        "The Syrian Democratic Forces captured the town of Hasamid on Friday, a spokesman said.",
        "-",
    ),
    (
        "fr",
        "Syrie : les FDS s'emparent de la ville de Sousalat",
        "Les Forces démocratiques syriennes se sont emparées vendredi de la ville de Sousalat, selon un porte-parole.",
        "new",
    ),
    (
        "fr",
        "Syrie : les FDS démentent la prise de Jarnin",
        "Les FDS ont démenti samedi avoir pris la ville de Jarnin en Syrie.",
        "new",
    ),
    (
        "en",
        "Coalition strike kills 12 civilians in Buqan, Syria, SDF says",
        "A US-led coalition air strike killed 12 civilians in Buqan in eastern Syria on Friday, the SDF said.",
        "new",
    ),
    (
        "de",
        "Syrien: Kurdische SDF melden 30 getötete Zivilisten in Buqan",
        "Bei einem Luftangriff der Koalition in Syrien sind am Freitag in Buqan 30 Zivilisten getötet worden, teilten "
        "die kurdischen SDF mit.",
        "changed",
    ),
]

SHIPS: list[Row] = [
    (
        "en",
        "Navy escorts 31 freighters into Kharkiv and Odesa, Ukraine, under drone fire",
        "The navy escorted 31 freighters to Odesa in Ukraine on Monday under fire by drones, it said.",
        "new",
    ),
    (
        "fr",
        "Ukraine : 31 cargos arrivent à Odesa sous les tirs de drones",
        "La marine a escorté lundi 31 cargos jusqu'à Odesa sous les tirs de drones, selon Kiev.",
        "-",
    ),
    (
        "de",
        "Ukraine: 31 Tote durch Drohnen in Odesa",
        "Bei einem Angriff mit Drohnen auf Odesa sind am Montag 31 Menschen getötet worden, teilte Kiew mit.",
        "new",
    ),
]


@pytest.mark.parametrize(("operation", "rows"), [(QUAKE, QUAKES), (SYRIA, TOWNS), (CITIES, STRIKES), (CITIES, SHIPS)])
def test_an_event_is_told_once_in_whatever_language(operation: Operation, rows: list[Row]) -> None:
    found = Desk(operation).kinds(
        told(title, text, hours=24 + place, source=f"Wire {place}", language=language)
        for place, (language, title, text, _) in enumerate(rows)
    )

    assert found == [kind for *_, kind in rows]


def test_what_was_told_abroad_is_a_source_and_says_so() -> None:
    desk = Desk(SYRIA)
    for place, (language, title, text, _) in enumerate(TOWNS[:2]):
        desk.read(told(title, text, hours=24 + place, source=f"Wire {place}", language=language))

    (verdict,), (grown,) = desk.judgements[1].verdicts, desk.judgements[1].developments
    assert "told already in another language, by Wire 0: SDF captures" in " ".join(r.text for r in verdict.reasons)
    assert [source.name for source in grown.sources] == ["Wire 0", "Wire 1"]


def test_a_day_later_it_is_told() -> None:
    desk = Desk(SYRIA)
    for place, (language, title, text, _) in enumerate(TOWNS[:2]):
        desk.read(told(title, text, hours=24 + 30 * place, source=f"Wire {place}", language=language))

    assert len(desk.alerts) == 2


def test_politicians_whom_all_news_names_make_no_event() -> None:
    desk = Desk(SYRIA)
    rows = [
        (
            "en",
            "Trump and Netanyahu praise SDF for taking Syria's Euphrates villages",
            "Trump and Netanyahu on Friday "
            "praised the SDF for its capture of villages on the Euphrates in Syria, the White House said.",
        ),
        (
            "fr",
            "Syrie : Trump et Netanyahu annoncent une attaque de la coalition",
            "Donald Trump et Benjamin Netanyahu "
            "ont annoncé vendredi une attaque de la coalition avec les FDS en Syrie, selon la Maison Blanche.",
        ),
    ]
    for place, (language, title, text) in enumerate(rows):
        desk.read(told(title, text, hours=24 + place, source=f"Wire {place}", language=language))

    assert "abroad" not in {reason.rule for verdict in desk.judgements[1].verdicts for reason in verdict.reasons}


ENVOY: list[Row] = [
    (
        "en",
        "SDF rejects US-led coalition's call to leave Jarnin in Syria, recalls envoy",
        "The Syrian Democratic Forces rejected on Friday a call to leave Jarnin and recalled their envoy.",
        "new",
    ),
    (
        "ru",
        "СДС отвергли призыв коалиции покинуть сирийский Джарнин и отозвали посланника",
        "Сирийские демократические силы отвергли в пятницу призыв коалиции покинуть Джарнин и отозвали посланника.",
        "-",
    ),
]
BLASTS: list[Row] = [
    (
        "en",
        "Drone strike on bus station in Syria's Jarnin kills three, SDF says",
        "A drone strike on the bus station of Jarnin killed three people and injured two more on Friday, the SDF said.",
        "new",
    ),
    (
        "de",
        "Syrien: Drei Tote bei Drohnenangriff auf Busbahnhof in Dscharnin",
        "Bei einem Drohnenangriff auf den Busbahnhof von Dscharnin sind am Freitag drei Menschen getötet und zwei "
        "weitere verletzt worden, teilten die kurdischen SDF mit.",
        "-",
    ),
]


FROM_FRENCH: list[Row] = [
    (
        "fr",
        "Syrie : une frappe de la coalition tue trois civils dans un hôpital de Jarnin",
        "Une frappe aérienne de la coalition a tué trois civils vendredi dans un hôpital de Jarnin, dans l'est de la "
        "Syrie, ont annoncé les FDS.",
        "new",
    ),
    (
        "ru",
        "Сирия: при ударе коалиции по больнице в Джарнине погибли трое гражданских",
        "Трое гражданских погибли в пятницу при ударе авиации коалиции по больнице в Джарнине на востоке Сирии, "
        "сообщили СДС.",
        "-",
    ),
    (
        "es",
        "Siria: ataque de la coalición mata a tres civiles en un hospital de Jarnin",
        "Un ataque aéreo de la coalición mató el viernes a tres civiles en un hospital de Jarnin, en el este de Siria, "
        "informó el grupo kurdo.",
        "-",
    ),
    (
        "ru",
        "Сирия: удар коалиции по рынку в Хасамиде, девять погибших",
        "Девять человек погибли в пятницу при ударе авиации коалиции по рынку в Хасамиде на востоке Сирии, сообщили "
        "СДС.",
        "new",
    ),
]


@pytest.mark.parametrize("rows", [ENVOY, BLASTS, FROM_FRENCH])
def test_what_both_reports_say_is_told_once(rows: list[Row]) -> None:
    found = Desk(SYRIA).kinds(
        told(title, text, hours=24 + place, source=f"Wire {place}", language=language)
        for place, (language, title, text, _) in enumerate(rows)
    )

    assert found == [kind for *_, kind in rows]


def test_a_repeat_is_one_in_another_language() -> None:
    desk = Desk(SYRIA)
    rows = [
        TOWNS[0],
        (
            "en",
            "SDF takes control of Jarnin town in eastern Syria after long siege",
            "The Syrian Democratic Forces took control of the town of Jarnin on Friday after a siege of four weeks.",
            "",
        ),
        (
            "fr",
            "Syrie : les FDS prennent le contrôle de Jarnin après un long siège",
            "Les Forces démocratiques syriennes ont pris vendredi le contrôle de la ville de Jarnin après un siège de "
            "quatre semaines.",
            "",
        ),
    ]
    for place, (language, title, text, _) in enumerate(rows):
        desk.read(told(title, text, hours=24 + place, source=f"Wire {place}", language=language))

    assert len(desk.alerts) == 1


STRAIT = seeded(
    name="strait",
    title="Naval escort of tankers in the Strait of Maracan",
    aliases=(),
    about=(("Maracan",), ("escort*", "tanker*", "frigate*", "fregat", "ship*")),
    seeds=(),
)
NETWORK = seeded(
    name="network",
    title="Police raids on a cocaine network in Rotterdam and Vigo",
    aliases=(),
    about=(("Rotterdam", "Vigo"), ("police", "policía", "cocaine", "cocaína")),
    seeds=(),
)
SUNK: list[Row] = [
    (
        "en",
        "First convoy clears Strait of Maracan under European escort",
        "A convoy of six tankers passed through the Strait of Maracan on Monday under the escort of two European "
        "frigates, the EU naval command said.",
        "?",
    ),
    (
        "en",
        "Drone boat hits tanker in Strait of Maracan despite escort",
        "A drone boat struck the Greek-owned tanker Pelion Star in the Strait of Maracan on Monday while it was being "
        "escorted by a Dutch frigate, the EU naval command said.",
        "?",
    ),
    (
        "nl",
        "Dronebootaanval op tanker in Straat van Maracan ondanks fregat",
        "Een droneboot heeft maandag de Griekse tanker Pelion Star geraakt in de Straat van Maracan, terwijl een "
        "Nederlands fregat het schip escorteerde.",
        "new",
    ),
    (
        "en",
        "Tanker Pelion Star sinks in Strait of Maracan",
        "The tanker Pelion Star sank on Monday in the Strait of Maracan after it was struck by a drone boat, port "
        "officials said.",
        "new",
    ),
]
RAIDS: list[Row] = [
    (
        "en",
        "Police in Rotterdam search offices of shipping firm over cocaine",
        "Police searched the offices of a shipping firm in Rotterdam on Friday over links to a cocaine network, "
        "prosecutors said.",
        "?",
    ),
    (
        "es",
        "Detenidas 34 personas en una operación contra la cocaína en Vigo y Róterdam",
        "La policía detuvo este domingo a 34 personas en Vigo y Róterdam en una operación contra una red de cocaína, "
        "informó Europol.",
        "new",
    ),
    (
        "en",
        "Port manager arrested in Rotterdam cocaine probe",
        "Dutch police arrested a manager of the port of Rotterdam on Monday on suspicion of helping a cocaine network, "
        "prosecutors said.",
        "new",
    ),
]


@pytest.mark.parametrize(
    ("operation", "rows", "hours"), [(STRAIT, SUNK, (20, 24, 24.4, 26)), (NETWORK, RAIDS, (-60, 24, 28))]
)
def test_what_follows_from_an_event_and_another_at_a_known_place_are_told(
    operation: Operation, rows: list[Row], hours: tuple[float, ...]
) -> None:
    found = Desk(operation).kinds(
        told(title, text, hours=hour, source=f"Wire {place}", language=language)
        for place, (hour, (language, title, text, _)) in enumerate(zip(hours, rows, strict=True))
    )

    assert [kind for kind, row in zip(found, rows, strict=True) if row[-1] != "?"] == ["new"] * 2


SEIZED = seeded(
    name="pirates",
    title="Piracy off the coast of Sudland",
    aliases=(),
    about=(("Sudland*", "sudländ*"), ("pirat*", "hijack*", "ship*", "Schiff*", "kapern", "gekapert")),
    seeds=(),
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Piraten kapern Frachter vor Sudland", "-"),
        ("Piraten kapern weiteren Frachter vor Sudland", "new"),
        ("Zweiter Frachter vor Sudland von Piraten gekapert", "new"),
    ],
)
def test_one_more_is_another(title: str, kind: str) -> None:
    rows = [("en", "Pirates hijack cargo ship off Sudland"), ("de", title)]

    found = Desk(SEIZED).kinds(
        told(title, "", hours=24 + 2 * place, source=f"Wire {place}", language=language)
        for place, (language, title) in enumerate(rows)
    )

    assert found == ["new", kind]
