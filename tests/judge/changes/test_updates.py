"""What a story does to something known, told as hours at a desk."""

from __future__ import annotations

import pytest

from monitor.judge import events, stories
from monitor.judge.changes import endings, restated, spreads, turns, updates
from monitor.judge.ledger import Ledger
from monitor.model import AlertKind, LedgerEntry, Operation, Outcome, Story
from tests.judge.judging import Desk, remembered, seeded, told, weights

QUAKE = Operation(
    name="gentle-hand",
    title="Operation Gentle Hand: earthquake relief in northern Morvia after the Tarsin quake",
    about=(("Tarsin", "Morvia*"), ("earthquake", "quake", "aftershock*", "rescue*", "survivor*")),
    seeds=(
        stories.seed(
            "seed.txt",
            "Strong earthquake strikes northern Morvia, dozens dead\n\nA magnitude 7.1 earthquake struck Tarsin in "
            "northern Morvia on Monday, killing dozens of people, the disaster agency said.",
        ),
    ),
)
NAVY = Operation(
    name="aspides",
    title="Operation Aspides: the EU naval mission that protects shipping in the Red Sea",
    about=(("Red Sea", "Gulf of Aden", "Houthi*", "Yemen*"), ("EU", "naval", "ship*", "tanker*", "attack*")),
    seeds=(
        stories.seed(
            "seed.txt",
            "EU launches naval mission to protect ships in Red Sea\n\nThe European Union on Monday launched a naval "
            "mission to protect merchant ships in the Red Sea from attacks by Yemen's Houthi rebels, officials said.",
        ),
    ),
)


def kinds(desk: Desk, *stories: Story) -> list[str]:
    """What each story leads to: the kind of its alert, else its outcome."""
    found = []
    for story in stories:
        before = len(desk.alerts)
        verdict = desk.read(story)
        new = desk.alerts[before:]
        found.append(str(new[0].kind) if new else str(verdict.outcome) if verdict else "")
    return found


def test_a_toll_that_rises_changes_its_event_once_however_it_is_put() -> None:
    found = kinds(
        Desk(QUAKE),
        told(
            "Earthquake in Morvia kills at least 120",
            "At least 120 people were killed in the earthquake that struck Tarsin in northern Morvia, the disaster "
            "agency said on Monday.",
            hours=3,
        ),
        told(
            "Morvia earthquake death toll rises to 310",
            "The death toll from the earthquake in northern Morvia rose to 310 on Monday, the disaster agency said.",
            hours=6,
            source="Gulf Daily",
        ),
        told(
            "Death toll in Morvia quake hits 310",
            "The earthquake in northern Morvia has killed 310 people, authorities said on Monday.",
            hours=7,
            source="Valley Post",
        ),
    )

    assert found[:2] == ["new", "changed"]
    assert found[2] not in set(AlertKind)


def test_a_toll_of_another_place_is_another_event() -> None:
    desk = Desk(QUAKE)
    found = kinds(
        desk,
        told(
            "Aftershock kills 12 in Morvia village of Onar",
            "An aftershock killed 12 people in the village of Onar in Morvia on Monday, officials said.",
            hours=3,
        ),
        told(
            "Death toll of aftershock in Morvia town of Velm rises to 40",
            "The death toll of an aftershock in the town of Velm in Morvia rose to 40, officials said on Monday.",
            hours=6,
            source="Gulf Daily",
        ),
    )

    assert found == ["new", "new"]


STRIKES = Operation(
    name="strikes",
    title="Missile and drone strikes on Morvia's cities",
    about=(("Morvia*", "Onar", "Velm"), ("drone*", "missile*", "strike*")),
    seeds=(
        stories.seed(
            "seed.txt",
            "Drones and missiles launched at Morvian cities\n\nDozens of drones and missiles were launched at cities "
            "in Morvia on Monday, officials said.",
        ),
    ),
)


@pytest.mark.parametrize(("dead", "hours"), [(14, 44), (14, 24), (2, 24)])
@pytest.mark.parametrize("title", ["Missile strike kills {} in Velm", "Velm missile strike kills {}"])
def test_a_toll_at_another_place_of_the_operations_own_is_another_event(dead: int, hours: int, title: str) -> None:
    lead = "A {} strike killed {} people in the Morvian city of {} on {}, the governor said."
    desk = Desk(STRIKES)
    found = kinds(
        desk,
        told("Drone strike kills 3 in Onar", lead.format("drone", 3, "Onar", "Tuesday"), hours=20),
        told(title.format(dead), lead.format("missile", dead, "Velm", "Wednesday"), hours=hours, source="Gulf Daily"),
    )

    assert found == ["new", "new"]
    assert desk.alerts[1].numbers == (), "3 in Onar have not become 14 in Velm"


def shown(desk: Desk, *stories: Story) -> tuple[str, list[tuple[str, str]]]:
    """What the last story's alert says was known, and the figures that it shows as old and new."""
    for each in stories:
        desk.read(each)
    alert = desk.alerts[-1]
    return alert.known, [(change.old, change.new) for change in alert.numbers]


def test_figures_of_another_event_are_not_shown_as_old_and_new() -> None:
    _, numbers = shown(
        Desk(STRIKES),
        told("Drones hit Onar, wounding 31 and killing one", hours=20),
        told("Missiles and drones pound Onar, shaking city centre and wounding 10", hours=70, source="Gulf Daily"),
    )

    assert numbers == []


def test_how_many_say_so_is_no_figure_that_changes() -> None:
    lead = "Drones struck {} in the Morvian city of Onar, {} officials told North Wire on {}."
    _, numbers = shown(
        Desk(STRIKES),
        told("Drones strike port in Onar", lead.format("the port and 4 ships", "three", "Tuesday"), hours=20),
        told("Drones strike port in Onar again", lead.format("the port and 9 ships", "two", "Friday"), hours=90),
    )

    assert numbers == [("4", "9")]


def test_beside_a_toll_that_rose_stands_the_sentence_that_has_the_old_one() -> None:
    known, numbers = shown(
        Desk(QUAKE),
        told("Quake kills 120 in Morvia, agency says", hours=3),
        told("Rescuers dig for survivors of Tarsin earthquake in northern Morvia", hours=4, source="Valley Post"),
        told("Death toll of earthquake in northern Morvia rises to 310 as rescuers dig", hours=6, source="Gulf Daily"),
    )

    assert numbers == [("120", "310")]
    assert "120" in known


def test_a_toll_that_somebody_else_gives_of_the_same_place_is_a_change() -> None:
    lead = "A drone strike killed {} people in the Morvian city of Onar on Tuesday, {} said."
    found = kinds(
        Desk(STRIKES),
        told("Drone strike kills 3 in Onar", lead.format(3, "the governor"), hours=20),
        told("Kiper says 14 killed in Onar drone strike", lead.format(14, "Oleh Kiper"), hours=24, source="Gulf Daily"),
    )

    assert found == ["new", "changed"]


def test_two_sources_that_disagree_are_one_dispute_that_later_figures_join() -> None:
    desk = Desk(QUAKE)
    lead = "An aftershock killed {} people in the village of Onar in Morvia on Monday, {} said."
    title = "Aftershock kills {} in Morvia village of Onar, {} say"
    found = kinds(
        desk,
        told(title.format(40, "residents"), lead.format(40, "residents"), hours=3),
        told(title.format(17, "officials"), lead.format(17, "officials"), hours=6, source="Gulf Daily"),
        told(title.format(18, "officials"), lead.format(18, "officials"), hours=7, source="Valley Post"),
        told(title.format(25, "doctors"), lead.format(25, "doctors"), hours=7.5, source="Hill Times"),
        told(title.format(40, "people there"), lead.format(40, "people there"), hours=8, source="Coast Radio"),
    )

    assert found[:2] == ["new", "disputed"]
    assert len(desk.alerts) == 2
    assert desk.alerts[0].development == desk.alerts[1].development


def test_what_is_undone_is_told_and_so_is_taking_it_up_again_but_neither_twice() -> None:
    desk = Desk(NAVY)
    lead = "Yemen's Houthi rebels said on {} they had {} attacks on ships in the Red Sea."
    found = kinds(
        desk,
        told("Houthis halt attacks on ships in Red Sea", lead.format("Tuesday", "halted"), hours=30),
        told("Houthis halt attacks in Red Sea", lead.format("Tuesday", "halted"), hours=31, source="Gulf Daily"),
        told("Houthis resume attacks on ships in Red Sea", lead.format("Thursday", "resumed"), hours=80),
        told("Houthis resume Red Sea attacks", lead.format("Thursday", "resumed"), hours=81, source="Gulf Daily"),
    )

    assert (found[0], found[2]) == ("new", "new")
    assert len(desk.alerts) == 2


def test_an_announced_act_is_told_when_it_is_done() -> None:
    desk = Desk(NAVY)
    found = kinds(
        desk,
        told(
            "EU will send two more frigates to Red Sea mission",
            "The European Union will send two more frigates to its naval mission in the Red Sea, officials said.",
            hours=30,
        ),
        told(
            "EU sends two more frigates to Red Sea mission",
            "The European Union sent two more frigates to its naval mission in the Red Sea on Friday, officials said.",
            hours=75,
        ),
    )

    assert found[1] == "new"


@pytest.mark.parametrize(("far", "near", "told_again"), [(12, 3, True), (12, 10, False)])
def test_a_front_that_has_come_much_nearer_is_told_once(far: int, near: int, told_again: bool) -> None:
    operation = seeded(about=(("Hajin", "Syria*"), ("SDF", "fighters")), seeds=())
    title, lead = (
        "SDF {} km from Hajin, residents say",
        "SDF fighters stood {} km from the town of Hajin on {}, they said.",
    )
    found = kinds(
        Desk(operation),
        told(title.format(far), lead.format(far, "Tuesday"), hours=20),
        told(title.format(near), lead.format(near, "Wednesday"), hours=44, source="Gulf Daily"),
        told(title.format(near), lead.format(near, "Wednesday"), hours=45, source="Valley Post"),
    )

    assert [kind in set(AlertKind) for kind in found] == [True, told_again, False]


def test_the_last_of_a_kind_is_told() -> None:
    found = kinds(
        Desk(NAVY),
        told("EU to pull frigates out of Red Sea", "EU will pull its frigates out of the Red Sea in May.", hours=30),
        told(
            "Last EU frigates leave Red Sea", "The EU's last frigates left the Red Sea on Friday, it said.", hours=900
        ),
        told("Last EU frigates leave Red Sea on Friday", hours=901, source="Gulf Daily"),
    )

    assert found[:2] == ["new", "new"]
    assert found[2] not in set(AlertKind)


@pytest.mark.parametrize("source", ["North Wire", "Gulf Daily"])
def test_what_came_of_an_event_is_told_also_where_an_edit_or_a_near_copy_says_it(source: str) -> None:
    hit = (
        "A missile hit the tanker Olympia in the Red Sea on Tuesday, the EU mission said.\n\nThe tanker was sailing to "
        "Singapore with 80,000 tonnes of oil when it was hit at dawn.\n\nA frigate of the mission went to help."
    )
    sunk = f"The tanker Olympia sank on Tuesday, hours after a missile hit it in the Red Sea, it said.\n\n{hit}"
    address = {"url": "https://north-wire.example/olympia"} if source == "North Wire" else {}
    found = kinds(
        Desk(NAVY),
        told("Missile hits tanker in Red Sea", hit, hours=24, url="https://north-wire.example/olympia"),
        told("Missile sinks tanker in Red Sea", sunk, hours=30, source=source, **address),
        told("Missile sinks tanker in Red Sea", sunk, hours=31, source="Valley Post"),
    )

    assert found[0] == "new"
    assert found[1] in set(AlertKind)
    assert found[2] not in set(AlertKind)


def test_the_last_of_a_kind_is_no_news_to_who_heard_that_it_has_ended() -> None:
    known = told("EU ends convoy mission in Red Sea", "The EU has ended its convoys in the Red Sea, it said.", hours=30)
    last = told("EU wraps up in Red Sea", "The EU's last convoys left the Red Sea, it said on Friday.", hours=32)
    late = told("EU wraps up in Red Sea", "The EU's last convoys left the Red Sea, it said on Friday.", hours=90)
    ledger = Ledger(weights().background, [remembered(known, "aspides", development="d")])

    def rule(story: Story) -> str:
        sentence = story.sentences[0]
        return updates.find(story, sentence, ledger.near(sentence, story.first_seen, "en"), ledger).rule

    assert [rule(last), rule(late)] == ["", "further"]


TOWNS = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Larch", "Maple", "Rowan")


def test_what_a_headline_says_is_done_is_known_without_what_it_came_after() -> None:
    agreed = "The ministers of Norland and Sudland agreed in Vienna on Tuesday to reopen their border on Friday."
    opened = "Officers cut a ribbon and the first lorries drove across at dawn, witnesses said on Friday."
    known = told("Norland and Sudland agree to reopen border", agreed, hours=20)
    new = told("Norland-Sudland border reopens after week-long closure", opened, hours=90)
    others = [told(f"Norland and Sudland in dispute over border at {name}", hours=2) for name in TOWNS]
    ledger = Ledger(weights().background, [*map(remembered, others), remembered(known, development="d")])

    assert updates.find(new, opened, ledger.near(opened, new.first_seen, "en"), ledger).rule == "completed"


def test_what_a_report_says_beside_its_nearest_sentence_is_not_undone() -> None:
    lead = "The Tarsin crossing between Norland and Ostara will reopen next week, the governor said on Monday."
    quote = '"I am glad to say that the Tarsin crossing will open next week in both directions," he said.'
    known = told("Tarsin crossing to open next week, governor says", f"{lead} {quote}", hours=20)
    new = told("Tarsin crossing to reopen next week in both directions", hours=22)
    ledger = Ledger(weights().background, [remembered(known, development="d")])

    assert not updates.find(new, new.title, ledger.near(new.title, new.first_seen, "en"), ledger).rule


@pytest.mark.parametrize(
    ("known", "new", "word"),
    [
        ("Climber missing on Mount Tarsin", "Body of missing climber found on Mount Tarsin", "body"),
        ("Climber missing on Mount Tarsin", "Missing climber found dead on Mount Tarsin", "found dead"),
        ("Avalanche kills climber on Mount Tarsin", "Divers find body of climber", ""),
        ("Divers look for body of climber", "Divers recover body", ""),
        ("Climbers missing on Mount Tarsin", "Divers find 11 bodies", ""),  # that is a toll
        ("Climber missing on Mount Tarsin", "Divers hope to find body of climber", ""),
        ("League in dispute with fans", "Court finds governing body guilty", ""),
    ],
)
def test_a_body_that_is_found_is_the_end_of_a_search(known: str, new: str, word: str) -> None:
    assert endings.ending([known], new) == word


def test_what_came_of_an_event_is_told_once_though_its_report_has_other_words() -> None:
    taken = "Armed men seized four Danish engineers from a ship off Yemen in the Red Sea on Friday, the EU said."
    freed = "The four Danes who were seized from a ship in the Red Sea on Friday have been released and are safe."
    found = kinds(
        Desk(NAVY),
        told("Armed men seize Danish engineers from ship in Red Sea", taken, hours=24),
        told("Engineers taken from ship in Red Sea freed", freed, hours=40, source="Gulf Daily"),
        told("Danish engineers of Red Sea ship released", freed, hours=41, source="Valley Post"),
    )

    assert found[:2] == ["new", "new"]
    assert found[2] not in set(AlertKind)


def test_a_boat_that_capsized_has_sunk_and_who_drowned_has_died() -> None:
    assert endings.ending(["A missile hit a boat off Yemen."], "Boat sinks off Yemen")
    assert not endings.ending(["A boat capsized off Yemen."], "Boat sinks off Yemen")
    assert endings.ending(["Norland and Sudland strive to restore ties."], "Efforts to restore ties have collapsed")
    assert not endings.ending(["Norland has failed to restore ties."], "Efforts to restore ties have collapsed")
    assert not endings.ending(["Talks with Norland broke down."], "Talks with Norland collapse")
    assert not endings.ending(["Nine sailors drowned off Yemen."], "Nine sailors died off Yemen")
    assert endings.ending(["The founder of the line spoke off Yemen."], "Boat sinks off Yemen")


def test_diesel_and_deadlines_are_no_dead() -> None:
    assert not endings.first_death("Morvia bars envoys from buying diesel for their generators", ())
    assert endings.first_death(
        "Mine kills peacekeeper", ("Truce deadline passes; talks deadlocked.", "Diesel is short.")
    )
    assert not endings.first_death("Mine kills peacekeeper", ("A deadly blast tore through Zorha.",))


def test_what_is_left_without_a_toll_is_whole_words() -> None:
    assert (
        turns.without_toll("Blast kills nine soldiers at Sheridan studio") == "blast nine soldiers at sheridan studio"
    )


def test_who_denies_that_a_siege_was_broken_repeats_nobody_and_is_told_once() -> None:
    about = (("Yemen*", "Hodeida", "Houthi*"), ("siege*", "army"))
    desk = Desk(seeded(title="The siege of Hodeida in Yemen", about=about, seeds=()))
    broken = "Yemen's army said on Sunday it had broken the siege of Hodeida, opening the road after heavy fighting."
    denied = "The Houthis on Monday denied that Yemen's army had broken the siege and said they still held the road."
    again = "Houthi rebels denied on Monday that the siege of Hodeida was broken and said that they held the road."

    assert kinds(
        desk,
        told("Yemen army breaks siege of Hodeida", broken, hours=30),
        told("Houthis deny army broke siege of Hodeida", denied, hours=36, source="Gulf Daily"),
    ) == ["new", "new"]
    assert "reversal" in {reason.rule for reason in desk.judgements[-1].verdicts[0].reasons}

    repeat = desk.read(
        told("Siege of Hodeida not broken, Houthis say in denial", again, hours=38, source="Valley Post")
    )
    assert repeat
    assert not repeat.told


HALT = told(
    "Houthis halt attacks on ships in Red Sea",
    "Yemen's Houthi rebels said on Tuesday they would halt attacks on ships in the Red Sea.",
    hours=34,
    source="Gulf Daily",
)


def waiting(desk: Desk, story: Story) -> None:
    """Put a report into memory that waits for a second source."""
    name = desk.judge.operations[0].name
    desk.memory.ledgers[name].add(remembered(story, name, outcome=Outcome.PENDING))


def test_what_was_told_already_is_not_told_as_the_confirmation_of_another_report() -> None:
    desk = Desk(NAVY)
    name = desk.judge.operations[0].name
    known = told(
        "Houthis to halt attacks on ships in the Red Sea",
        "Yemen's Houthi rebels will halt attacks on ships in the Red Sea, they said.",
        hours=28,
    )
    entry = remembered(known, name, outcome=Outcome.DEVELOPMENT, told=True, development="halt")
    desk.memory.ledgers[name].add(entry)
    waiting(
        desk,
        told(
            "EU frigate leaves Red Sea port",
            "An EU frigate left port. Yemen's Houthi rebels would halt their attacks on ships in the Red Sea.",
            hours=30,
        ),
    )

    verdict = desk.read(HALT)

    assert verdict
    assert not verdict.told


def test_a_share_that_the_same_report_gave_to_another_is_no_change() -> None:
    desk = Desk(NAVY)
    filler = "The frigate left port in spring. The crew has three cooks. The sea was calm at dawn. It was hot on deck."
    owner = "The Sarn Line, which owns 25% of the tanker that Houthi rebels hit in the Red Sea"
    first = f"Yemen's Houthi rebels hit a tanker in the Red Sea on Monday. {filler} {owner}, is expected to sue."
    desk.read(
        told("Houthis hit tanker in Red Sea", f"{first} Japan's Orlu Line, which owns 10%, will not sue.", hours=30)
    )

    verdict = desk.read(
        told(
            "Tanker is hit by Houthis in Red Sea",
            f"Yemen's Houthi rebels have hit a tanker. {owner}, was told on Monday, 10% owner Orlu Line later.",
            hours=33,
            source="Gulf Daily",
        )
    )

    assert verdict
    assert not verdict.told


@pytest.mark.parametrize(
    ("title", "lead", "confirms"),
    [
        ("Oil prices rise as Red Sea tensions mount", "Oil rose as traders feared more attacks on ships.", False),
        ("Houthis may halt Red Sea attacks", "Yemen's Houthi rebels may halt their attacks on ships.", True),
    ],
)
def test_a_report_that_waits_is_confirmed_by_one_of_the_same_event_alone(
    title: str, lead: str, *, confirms: bool
) -> None:
    desk = Desk(NAVY)
    waiting(desk, told(title, lead, hours=30))

    verdict = desk.read(HALT)

    assert verdict
    assert any(reason.rule == "corroboration" for reason in verdict.reasons) is confirms


@pytest.mark.parametrize(
    ("source", "says", "tells"),
    [
        ("Gulf Daily", "officials said", True),
        ("North Wire", "officials said", False),
        ("Gulf Daily", "the navy said", False),  # an agency's text, that both have
    ],
)
def test_who_says_in_words_of_its_own_what_waits_is_its_second_source(source: str, says: str, *, tells: bool) -> None:
    desk = Desk(NAVY)
    lead = "Danish marines boarded the freighter Quelva Dorn off Yemen before dawn on Friday and freed its nine sailors"
    told_first = told("Marines storm ship seized off Yemen, free crew", f"{lead}, the navy said.", hours=30)
    waiting(desk, told_first)
    verdict = desk.read(
        told("Nine sailors of ship seized off Yemen freed", f"{lead}, {says}.", hours=31, source=source)
    )

    assert verdict
    assert {"restated"} <= {reason.rule for reason in verdict.reasons}
    assert [verdict.told, any(reason.rule == "corroboration" for reason in verdict.reasons)] == [tells, tells]


@pytest.mark.parametrize(("relevance", "tells"), [(0.3, True), (0.9, False)])
def test_what_was_not_told_for_doubt_about_its_subject_is_told_by_a_report_that_is_sure(
    relevance: float, *, tells: bool
) -> None:
    desk = Desk(NAVY)
    doubted = told("Blasts heard from sea off Hodeida", "Loud blasts were heard from the sea off Hodeida.", hours=30)
    name = desk.judge.operations[0].name
    desk.memory.ledgers[name].add(remembered(doubted, name, outcome=Outcome.DETAIL, relevance=relevance))
    verdict = desk.read(
        told(
            "Loud blasts heard off Hodeida as Houthis attack ships in Red Sea",
            "Loud blasts were heard from the sea off Hodeida, Yemen, where Houthis attacked ships in the Red Sea.",
            hours=31,
        )
    )

    assert verdict
    assert [verdict.told, any(reason.rule == "corroboration" for reason in verdict.reasons)] == [tells, tells]


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("Inside Yemen's blockade: Houthi boats shell naval clinic at Salif", Outcome.BACKGROUND),
        ("Yemen's blockade closes on naval clinic at Salif", Outcome.PENDING),
    ],
)
def test_what_only_a_feature_or_a_doubtful_report_of_the_same_publisher_had_is_told_by_its_report(
    title: str, outcome: Outcome
) -> None:
    desk = Desk(NAVY)
    name = desk.judge.operations[0].name
    desk.memory.ledgers[name].add(remembered(told(title, "", hours=30), name, outcome=outcome))
    found = kinds(
        desk,
        told("Houthi boats shell naval clinic at Salif in Yemen's blockade", "", hours=32),
        told("Houthi boats shell clinic of navy at Salif, Yemen", "", hours=33, source="Gulf Daily"),
    )

    assert found == ["new", "repeat"]


@pytest.mark.parametrize(("development", "found"), [("d", "repeat"), ("", "new")])
def test_nothing_waits_of_which_a_report_stands_in_a_development_that_was_told(development: str, found: str) -> None:
    desk = Desk(NAVY)
    name = desk.judge.operations[0].name
    other = told("Naval clinic at Salif shelled by Houthi boats", "", hours=29, source="Gulf Daily")
    feature = told("Inside Yemen's blockade: Houthi boats shell naval clinic at Salif", "", hours=30)
    desk.memory.ledgers[name].add(remembered(other, name, development=development))
    desk.memory.ledgers[name].add(remembered(feature, name, outcome=Outcome.BACKGROUND))

    assert kinds(desk, told("Houthi boats shell naval clinic at Salif in Yemen's blockade", "", hours=32)) == [found]


def test_the_capture_of_a_town_that_the_seed_names_is_no_repeat_of_it() -> None:
    seed = "US-backed forces launch offensive on Hajin, last ISIS town in Syria\n\nThe drive on Hajin began on Tuesday."
    desk = Desk(seeded(seeds=(stories.seed("seed.txt", seed),)))
    lead = "US-backed fighters captured Hajin, the last ISIS town in Syria, on Friday, the SDF said."

    assert kinds(desk, told("US-backed forces capture Hajin, last ISIS town in Syria", lead, hours=300)) == ["new"]
    assert "completed" in {reason.rule for reason in desk.judgements[-1].verdicts[0].reasons}


def test_a_lead_that_is_known_word_for_word_is_known_at_any_age() -> None:
    desk = Desk(NAVY)
    lead = "A Houthi missile struck the tanker Delta Star in the Gulf of Aden on Monday, wounding two of its crew."
    found = kinds(
        desk,
        told("Houthi missile hits tanker Delta Star in Gulf of Aden", f"{lead} It caught fire, EU officials said."),
        told(
            "Tanker was hit by Houthis, EU naval mission says",
            f"{lead} Shipping through the Red Sea has since fallen by half. Insurers doubled their rates.",
            hours=900,
            source="Gulf Daily",
        ),
    )

    assert found[0] == "new"
    assert found[1] in ("repeat", "background", "copy")


def entry(title: str, *sentences: str, hours: float) -> LedgerEntry:
    return remembered(told(title, " ".join(sentences), hours=hours), "any")


@pytest.mark.parametrize(
    ("line", "is_known"),
    [
        ("Launched in February, the EU naval mission is to protect merchant ships in the Red Sea from attacks.", True),
        ("The EU naval mission was launched in March to protect merchant ships in the Red Sea from attacks.", False),
        ("The EU naval mission (Aspides) was launched in February to protect merchant ships in the Red Sea.", True),
        ("The EU naval mission was launched in February to protect merchant ships (40 Greek) in the Red Sea.", False),
        ("The EU Defense mission was launched in February to protect merchant ships in the Red Sea.", True),
        ("A frigate of the EU towed the burning tanker to Djibouti on Tuesday with all of its crew aboard.", False),
    ],
)
def test_what_a_near_copy_adds_is_no_news_where_another_story_has_it(line: str, *, is_known: bool) -> None:
    known = "The EU naval mission was launched in February to protect merchant ships in the Red Sea from attacks."
    british = "The EU Defence mission was launched in February to protect merchant ships in the Red Sea."
    ledger = Ledger(weights().background, [entry("EU mission marks first month", known, british, hours=20)])

    assert (restated.unknown((line,), told("Tanker hit", line), told("Tanker hit"), ledger) == ()) is is_known


MARCH = Operation(
    name="long-road",
    title="Operation Long Road: the Morvian army's campaign to retake Ordova from separatists",
    about=(("Morvia*", "Ordova", "Tarsin"), ("army", "separatist*", "soldier*", "troops")),
    seeds=(
        stories.seed(
            "seed.txt",
            "Morvia opens campaign to retake north\n\nMorvia's army on Monday opened a campaign against separatists in "
            "the north, a spokesman said.",
        ),
    ),
)


def test_a_town_that_the_army_had_come_near_to_is_entered_once() -> None:
    desk = Desk(MARCH)
    found = kinds(
        desk,
        told(
            "Morvian army reaches outskirts of Ordova",
            "Morvian troops reached the outskirts of Ordova on Friday, residents and the army said, after shelling.",
            hours=3,
        ),
        told(
            "Shelling heard in Ordova as army closes in",
            "Residents of Ordova said they heard heavy shelling on Friday as troops closed in on the separatist town.",
            hours=11,
            source="Gulf Daily",
        ),
        told(
            "Morvia army enters Ordova",
            "Morvian troops entered the northern separatist stronghold of Ordova on Saturday, the army said.",
            hours=27,
        ),
        told(
            "Morvian soldiers in Ordova, army announces",
            "Morvian soldiers have entered Ordova, the main town of separatists in the north, the army announced.",
            hours=28,
            source="Gulf Daily",
        ),
    )

    assert (found[0], found[2], found[3]) == ("new", "new", "repeat")
    assert [r.text for alert in desk.alerts for r in alert.reasons if r.rule == "completed"] == [
        "what was announced or begun is done: entered"
    ]


def test_what_came_of_a_vote_is_told_though_its_report_is_the_announcement_again() -> None:
    found = kinds(
        Desk(MARCH),
        told(
            "Council to vote on doubling Ordova force",
            "The Security Council will vote on Tuesday on doubling the UN-backed force with Morvia's army in Ordova.",
            hours=3,
        ),
        told(
            "Council approves doubling of Ordova force",
            "The Security Council on Tuesday approved doubling the UN-backed force with Morvia's army in Ordova.",
            hours=30,
        ),
        told(
            "Council backs doubling of Ordova force",
            "The Security Council adopted on Tuesday a doubling of the UN-backed force with Morvia's army in Ordova.",
            hours=32,
            source="Gulf Daily",
        ),
    )

    assert found == ["new", "new", "repeat"]


def test_how_many_were_killed_is_no_news_where_another_verb_told_it() -> None:
    found = kinds(
        Desk(MARCH),
        told(
            "Morvian soldiers executed 23 civilians in Ordova, rights group says",
            "Morvian soldiers executed at least 23 civilians after capturing Ordova, Rights Now said on Wednesday.",
            hours=3,
        ),
        told(
            "Rights Now accuses Morvia troops of killing 23 civilians in Ordova",
            "Rights Now has accused Morvian troops of executing at least 23 civilians in Ordova.",
            hours=5,
            source="Gulf Daily",
        ),
    )

    assert found == ["new", "repeat"]


def test_who_was_put_to_death_is_no_first_toll() -> None:
    found = kinds(
        Desk(MARCH),
        told(
            "Morvia's army executes three separatists",
            "Morvia's army executed by firing squad on Tuesday three separatists sentenced for an attack in Ordova.",
            hours=3,
        ),
        told(
            "Three separatist fighters put to death in Morvia",
            "Three separatist fighters sentenced by Morvia's army for an attack in Ordova were put to death, it said.",
            hours=6,
            source="Gulf Daily",
        ),
    )

    assert found == ["new", "repeat"]


def test_more_dead_are_no_lower_toll_and_bodies_are_dead() -> None:
    found = kinds(
        Desk(MARCH),
        told(
            "Morvia army camp blast leaves dozens missing in Ordova",
            "Dozens of soldiers were missing after a blast at the Velun camp in Ordova on Monday, Morvia's army said.",
            hours=3,
        ),
        told(
            "Eleven bodies found after Morvia army camp blast in Ordova",
            "Soldiers found 11 bodies after a blast at the Velun camp in Ordova on Monday, Morvia's army said.",
            hours=6,
        ),
        told(
            "Two more die after Morvia army camp blast in Ordova",
            "Two more soldiers died after a blast at the Velun camp in Ordova on Monday, the Gulf Daily has learnt.",
            hours=9,
            source="Gulf Daily",
        ),
    )

    assert found[:2] == ["new", "changed"]
    assert found[2] != "disputed"


def test_a_denial_is_news_whatever_was_rejected_before() -> None:
    found = kinds(
        Desk(MARCH),
        told(
            "Separatists reject truce for Ordova aid",
            "Morvia's separatists rejected on Monday a truce to let aid to the base of Morvia's army in Ordova.",
            hours=3,
        ),
        told(
            "Separatists capture army base in Ordova",
            "Separatists said on Friday that they had captured the main base of Morvia's army in Ordova.",
            hours=99,
        ),
        told(
            "Morvia's army denies losing Ordova base",
            "Morvia's army on Friday denied that separatists had captured its base in Ordova.",
            hours=101,
            source="Gulf Daily",
        ),
    )

    assert found[1:] == ["new", "new"]


def test_a_rise_is_told_once_where_its_event_was_told_twice() -> None:
    found = kinds(
        Desk(MARCH),
        told(
            "Morvia army camp blast leaves 17 soldiers dead",
            "At least 17 soldiers were killed in a blast at the Velun camp in Ordova on Monday, Morvia's army said.",
            hours=3,
        ),
        told(
            "Seventeen killed in Ordova camp explosion",
            "Seventeen soldiers were killed when munitions went off inside Ordova's Velun camp on Monday, officials in "
            "Morvia said.",
            hours=5,
            source="Gulf Daily",
        ),
        told(
            "Morvia army camp blast death toll rises to 23",
            "Six more bodies were found at the Velun camp in Ordova, bringing the death toll from Monday's blast to "
            "23, Morvia's army said.",
            hours=12,
        ),
        told(
            "Morvia: 23 soldiers dead in army camp blast",
            "Twenty-three soldiers are now known to have died in Monday's blast at the Velun camp, prosecutors in "
            "Morvia said.",
            hours=15,
            source="Gulf Daily",
        ),
    )

    assert (found[0], *found[2:]) == ("new", "changed", "repeat")


@pytest.mark.parametrize(("reported", "rises"), [(310, False), (120, True)])
def test_a_rising_toll_that_some_report_gives_already_is_none(reported: int, *, rises: bool) -> None:
    said = "The death toll from the earthquake in northern Morvia has reached 310, said the agency."
    ledger = Ledger(
        weights().background,
        [
            entry("Morvia quake kills 120", "At least 120 people were killed in Tarsin, said the agency.", hours=3),
            entry(f"Rescuers count {reported} dead in Tarsin", "They dig for survivors in Tarsin, Morvia.", hours=9),
        ],
    )
    story = told("Morvia quake toll", said, hours=12, source="Gulf Daily")

    assert bool(updates.find(story, said, (), ledger).turned) is rises


def test_a_toll_rises_from_the_highest_that_headlines_of_its_own_event_have() -> None:
    before = "It was the deadliest blast since 60 people were killed at Odry."
    ledger = Ledger(
        weights().background,
        [
            entry("Mine blast kills nine at Lamek", "A mine killed nine at Lamek, said the army.", before, hours=3),
            entry("Lamek mine blast toll rises to 14", "The toll of the blast rose to 14.", hours=9),
            entry("Helicopter crash kills four", "A helicopter with four crew fell, said the army.", hours=20),
        ],
    )
    story = told("Toll of mine blast climbs to 19", "Five died in hospital.", hours=22, source="Gulf Daily")

    [change] = updates.find(story, story.title, (), ledger).turned
    assert (change.old, change.new) == ("14", "19")


@pytest.mark.parametrize(
    ("known", "new", "doer"),
    [
        ("Norland closes its border", "Sudland closes its border", "Sudland"),
        ("Britain closes its embassy", "Germany closes its embassy", "Germany"),
        ("Latvia's Roe signs the Hajin pact", "Peru signs the Hajin pact", "Peru"),
        ("Latvia's Roe signs the Hajin pact", "Latvia signs the Hajin pact", ""),
        ("Lufthansa suspends flights to Hajin", "Air France suspends flights to Hajin", "Air France"),
        ("Norland shuts all crossings to Sudland", "Sudland shuts all crossings to Norland", "Sudland"),
        ("Norland recalls ambassador from Sudland", "Sudland recalls ambassador from Norland", "Sudland"),
        ("Norland holds talks with Sudland", "Sudland holds talks with Norland", ""),
        ("Norland shells Sudland post, two guards dead", "Two Sudland guards dead as Norland shells post", ""),
        ("Norland frees Sudland pilots at border", "Sudland pilots freed by Norland at border", ""),
        ("Britain closes its embassy", "London closes its embassy", ""),
        ("France closes its embassy", "Macron closes its embassy", ""),
        ("Rebels close the border", "Fighters close the border", ""),
        ("Britain condemns attack on Hajin", "Germany condemns attack on Hajin", ""),
        ("Britain says Hajin attack was wrong", "Germany says Hajin attack was wrong", ""),
        ("Britain closes its embassy", "Germany evacuates its staff", ""),
        ("Police shoot miners dead in Hajin", "Three miners shot dead in Hajin", ""),
        ("Ostara rejects result of vote", "Ostara's opposition rejects result of vote", ""),
        ("Sudland port Hajin is attacked with drones by Norland", "Norland attacks Sudland port Hajin with drones", ""),
        ("A White House panel fines the builder of the dam", "A Whitehouse panel fines the builder of the dam", ""),
        ("Norland opens one crossing to trucks with medicine", "Hajin crossing opens for trucks with medicine", ""),
    ],
)
def test_the_same_act_by_another_is_another_act(known: str, new: str, doer: str) -> None:
    assert events.done_by_another([known], [known], new, weights().background) == doer
    assert events.done_by_another([known, new], [known], new, weights().background) == doer
    assert not events.done_by_another([known, new], [known, new], new, weights().background)


def test_who_did_so_by_the_lead_of_the_known_report_is_no_other() -> None:
    known, new = "Navy's Roe seizes tanker off Hajin", "Norland seizes tanker off Hajin"
    lead = "Norland's navy under Admiral Roe seized a tanker off Hajin on Monday."

    assert events.done_by_another([known], [known], new, weights().background) == "Norland"
    assert events.done_by_another([known], [known, lead], new, weights().background) == ""


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Earthquake damage in Tarsin spreads to town of Orlu", "further"),
        ("Earthquake damage in Tarsin spreads to another camp", "further"),
        ("Earthquake damage in Tarsin spreads to town of Halvat", ""),
        ("Farm boom spreads to town of Orlu", ""),
        ("Earthquake Damage In Tarsin Spreads To Town Of Orlu", ""),
    ],
)
def test_what_is_followed_comes_to_a_place_once(title: str, rule: str) -> None:
    known = told("Walls crack in town of Halvat after Tarsin earthquake", "Walls cracked in Halvat on Monday.", hours=3)
    desk = Desk(QUAKE)
    desk.read(known)

    found = spreads.find(told(title, hours=20), desk.memory.ledgers["gentle-hand"])

    assert (found.rule if found else "") == rule


def test_whose_release_was_only_demanded_has_not_been_freed() -> None:
    taken = "Gunmen seize 26 workers at Tarsin mine"
    assert endings.ending([taken, "Mine's captors want jailed leader freed"], "Five workers released from Tarsin mine")
    assert endings.ending([taken, "Captors call for release of leader"], "Crew released at Tarsin mine")
    assert not endings.ending([taken, "Two workers freed at Tarsin mine"], "Five workers released from Tarsin mine")
    assert not endings.ending([taken], "Captors release video of workers")
