"""Changed figures and undone acts."""

from __future__ import annotations

import pytest

from monitor.judge.changes import further, swaps, turns
from monitor.judge.changes.endings import achieved, comes_alike, ending, ends, is_truce_retold

SHARE = "ISIS has lost about {} percent of the territory it once held."
TOLL = "A bomb killed {} people in Hajin."


@pytest.mark.parametrize(
    ("known", "new", "told"),
    [
        (SHARE.format(98), SHARE.format(90), True),
        (SHARE.format(90), "ISIS has lost 90 % of the territory it once held.", False),
        (TOLL.format(8), TOLL.format(19), True),
        (TOLL.format(48), TOLL.format(51), True),
        (TOLL.format(14), TOLL.format(15), False),
        (TOLL.format(19), TOLL.format(8), False),
        ("Some 3 soldiers fled.", "Some 12 civilians fled.", False),
        ("The road is 40 km long.", "The road is 90 km long.", False),
        ("Rebels stood 12 km from the city.", "Rebels stood 3 km from the city.", True),
        ("Rebels stood 12 km from the city.", "Rebels stood 10 km from the city.", False),
        ("Los rebeldes están a 12 km de la ciudad.", "Los rebeldes están a 3 km de la ciudad.", True),
        ("They built a 40 km road.", "They built a 90 km road.", False),
        ("The fire has burned 12,000 acres.", "The fire has burned 25,000 acres.", True),
        ("The fire has burned 12,000 acres.", "The fire has burned 14,000 acres.", False),
        ("Strike kills 4 in Dorva.", "Strike hits Dorva as war toll nears 400.", False),
        ("Strike kills 4 in Dorva.", "Strike hits Dorva; 1,200 killed since the war began.", False),
        ("War's death toll tops 300.", "War toll nears 400.", True),
        ("Quake kills 4 in Dorva.", "Death toll of Dorva quake nears 400.", True),
        ("It rained.", "It rained again.", False),
    ],
)
def test_a_figure_makes_news(known: str, new: str, *, told: bool) -> None:
    assert bool(turns.changed_figures(known, new)) is told


def test_only_a_toll_can_fall() -> None:
    assert turns.falls(TOLL.format(19), TOLL.format(12))
    assert not turns.falls(TOLL.format(12), TOLL.format(19))
    assert not turns.falls(SHARE.format(98), SHARE.format(90))


LATE = "The sea off Hajin saw no fire on Monday for the first day in weeks as four states say they will {} ships."
"""Past the words among which a new sentence may undo something."""


@pytest.mark.parametrize(
    ("known", "new", "undone"),
    [
        ("The SDF opened a drive on Hajin.", "The SDF halted its drive on Hajin.", True),
        ("The SDF halted its drive on Hajin.", "The SDF resumed its drive on Hajin.", True),
        ("Turkey struck the bridge.", "Turkey denies it struck the bridge.", True),
        ("The SDF halted its drive on Hajin.", "SDF halts drive on Hajin.", False),
        ("The SDF opened a drive on Hajin.", "The SDF opened its drive on Hajin.", False),
        ("Congo declares Ebola outbreak in Tiriba.", "WHO declares end of Ebola outbreak in Tiriba.", True),
        ("Ebola outbreak in Tiriba declared over.", "WHO declares an end to Ebola outbreak in Tiriba.", False),
        ("Congo declares Ebola outbreak in Tiriba.", "UN urges end to Ebola outbreak in Tiriba.", False),
        ("Talks on a truce in Hajin go on.", "Talks on a cease-fire in Hajin go on.", False),
        ("Both sides fire on Hajin.", "The army ceased fire in Hajin.", True),
        ("The firm will not rule out a claim.", "The firm has refused to rule out a claim.", False),
        ("The firm will leave the field.", "The firm has refused to leave the field.", True),
        (LATE.format("withdraw"), "Four states withdraw their ships from Hajin.", False),
        (LATE.format("send more"), "Four states withdraw their ships from Hajin.", True),
        (f"Work resumed. {LATE.format('halt')}", "Four states halt their ships off Hajin.", True),
        ("Rebels tighten their siege of Hajin.", "The army breaks the rebels' siege of Hajin.", True),
        ("Rebels besiege Hajin.", "A storm breaks windows in Hajin.", False),
        ("A boat from Hajin capsizes.", "A boat from Hajin overturns off the coast.", False),
        ("A court bans the march on Hajin.", "A court overturns the ban on the march on Hajin.", True),
        ("Talks on Hajin open in Geneva.", "Rebels walk out of the talks on Hajin.", True),
        ("Rebels walk out of talks on Hajin.", "Rebels return to the talks on Hajin.", True),
        ("Talks on Hajin go on.", "Farmers return to Hajin.", False),
        ("A truce holds in Hajin.", "Rebels broke the truce in Hajin.", True),
        ("Flights to Hajin resumed after a day's halt.", "Flights to Hajin were halted again.", True),
        ("Flights to Hajin resumed on Monday.", "Flights to Hajin resumed after a day's halt.", False),
        ("Miners turn down the offer of the firm.", "Miners rejected the offer of the firm.", False),
        ("Aid reached Hajin by the road that the army opened.", "The army closed the road to Hajin.", True),
        ("Delegates opened talks on Hajin.", "Talks on Hajin break down.", True),
        ("Talks on Hajin broke down.", "The talks on Hajin ended.", False),
        ("The army closed in on Hajin.", "The army closed in on Hajin from the west.", False),
        ("The army broke the rebels' siege of Hajin.", "The siege of Hajin ended on Friday.", False),
        ("A boy is pulled from a school in Hajin.", "A boy is pulled from a collapsed school in Hajin.", False),
        ("Gunmen besiege a hotel in Hajin.", "Hajin hotel siege over, 31 freed", True),
        ("The siege of Hajin has ended.", "Hajin siege over", False),
        ("The power plant of Hajin is hit.", "The power plant of Hajin is back online.", True),
        ("Talks on Hajin are called off.", "Talks on Hajin back on, the mediator says.", True),
        ("The port of Hajin is shut.", "The port of Hajin is back at full capacity.", True),
        ("The rebels march on Hajin.", "The rebels fell back on Monday near Hajin.", False),
        ("The firm, refusing to leave the field, sent a letter.", "The firm will refuse to leave the field.", False),
        ("The army opened a drive on Hajin.", "The UN urges the army to halt its drive on Hajin.", False),
        ("The UN calls on the army to halt its drive on Hajin.", "The army halts its drive on Hajin.", True),
        ("The army opened a drive on Hajin.", "The army has until Friday to halt its drive on Hajin.", False),
        ("The army opened a drive on Hajin.", "The army must halt its drive on Hajin, the UN says.", False),
        ("The army opened a drive on Hajin.", "The UN wants answers as the army halts its drive on Hajin.", True),
        ("The army opened a drive on Hajin.", "The army says it will not halt its drive on Hajin.", False),
        ("The army said it would not halt its drive on Hajin.", "The army halts its drive on Hajin.", True),
        ("Aid flights to Hajin are halted.", "Aid flights to Hajin have not yet resumed.", False),
        ("L'armee avance sur Hajin.", "L'armee ne suspend pas son avance sur Hajin.", False),
        ("The ministry said it struck the bridge.", "The ministry did not deny that it struck the bridge.", False),
        ("The army is in violation of the truce in Hajin.", "The army violated the truce in Hajin.", False),
        (
            "Fights in Hajin go on.",
            "On Monday fights in Hajin went on as people hoped for much from a cease-fire.",
            False,
        ),
    ],
)
def test_an_act_is_undone(known: str, new: str, *, undone: bool) -> None:
    assert turns.reverses(known, new) is undone


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ("L'armée a lancé l'opération.", "L'armée annonce la fin de l'opération."),
        ("Die Armee begann die Offensive.", "Die Armee hat die Offensive gestoppt."),
        ("Die Armee begann die Offensive auf Hajin.", "Die Armee bricht die Offensive auf Hajin ab."),
        ("Die Armee begann die Offensive.", "Die Armee bestritt die Offensive."),
        ("Die Armee stoppte die Offensive.", "Die Offensive wurde wiederaufgenommen."),
        ("L'armée a lancé l'offensive.", "L'armée a mis fin à l'offensive."),
        ("El ejército lanzó la ofensiva.", "El ejército detuvo la ofensiva."),
        ("El ejército lanzó la ofensiva.", "El ejército interrumpió la ofensiva."),
        ("El ejército lanzó la ofensiva.", "El ejército puso fin a la ofensiva."),
        ("O exército lançou a ofensiva.", "O exército suspendeu a ofensiva."),
        ("O exército lançou a ofensiva.", "O exército negou a ofensiva."),
        ("Ordu harekâtı başlattı.", "Ordu harekâta ara verdi."),
        ("Ordu harekâtı başlattı.", "Harekât sona erdi."),
        ("Армия начала наступление.", "Армия остановила наступление."),
        ("الجيش بدأ الهجوم.", "الجيش يعلق الهجوم."),
        ("الجيش بدأ الهجوم.", "أعلن الجيش إنهاء الهجوم."),
        ("El ejército cerca Hajin.", "El ejército rompe el cerco de Hajin."),
        ("Les rebelles assiègent Hajin.", "L'armée brise le siège de Hajin."),
        ("Die Rebellen belagern Hajin.", "Die Armee durchbricht die Belagerung von Hajin."),
        ("Боевики осадили Хаджин.", "Армия прорвала блокаду Хаджина."),
        ("المسلحون يحاصرون المدينة.", "الجيش يكسر الحصار عن المدينة."),
    ],
)
def test_an_act_is_undone_in_other_languages(known: str, new: str) -> None:
    assert turns.reverses(known, new)
    assert not turns.reverses(new, new)


@pytest.mark.parametrize(
    ("known", "new", "word"),
    [
        ("Police retook Hajin from the gangs on Saturday.", "The police recaptured Hajin.", "recaptured"),
        ("Police retook Hajin from the gangs on Saturday.", "Gangs retook Hajin.", ""),
        ("Gangs shot at Hajin a day after police retook it.", "Gangs retook Hajin.", ""),
        ("Gangs retook Hajin after police left.", "Gangs retake Hajin.", "retake"),
        ("The militia says it will halt its attacks.", "The fleet paused its strikes on the militia.", ""),
        ("The UN halts aid flights to Hajin.", "The UN halts aid convoys to Hajin.", ""),
        ("The UN halts aid flights to Hajin.", "The UN suspended its flights with aid to Hajin.", "suspended"),
        ("The army halts its drive on Hajin.", "The army suspends its offensive on Hajin.", "suspends"),
        ("Flights to Hajin resume.", "Norland restarts flights to Hajin.", "restarts"),
        ("The fleet halts strikes on the militia.", "Strikes on the militia paused by the fleet.", "paused"),
        ("The fleet halts strikes on the militia.", "Strikes on the militia are paused, the fleet says.", "paused"),
        ("The militia denies attack on the fleet.", "The fleet denied that it attacked the militia.", ""),
    ],
)
def test_what_the_other_side_had_retaken_or_undone_is_not_so_again(known: str, new: str, word: str) -> None:
    assert turns.undone_already([known], new) == ((word,) if word else ())


@pytest.mark.parametrize(
    ("known", "new", "retold"),
    [
        ("Army and rebels agree to truce in Hajin.", "Army and rebels agree humanitarian pause in Hajin.", True),
        ("Army and rebels agree to truce in Hajin.", "Both sides will halt all fighting in Hajin.", True),
        ("Army and rebels agree to truce in Hajin.", "The army suspends its truce in Hajin.", False),
        ("Army and rebels fight in Hajin.", "Army and rebels agree humanitarian pause in Hajin.", False),
    ],
)
def test_a_truce_in_other_words_halts_nothing(known: str, new: str, *, retold: bool) -> None:
    assert is_truce_retold([known], new) is retold


def test_the_last_who_give_up_do_so_once() -> None:
    last = "The last rebels in Hajin surrendered on Friday."

    assert comes_alike(last, "Final rebels surrender to the army in Hajin")
    assert not comes_alike(last, "Rebels surrender to the army in Hajin")


def test_what_went_before_an_undoing_is_no_part_of_what_is_undone() -> None:
    new = "The evacuation of Hajin was halted again on Tuesday after shells hit the runway, the ministry said."

    assert turns.without_undoings(new) == "the evacuation of hajin was again on"
    assert turns.without_undoings("The siege of Hajin ended when troops freed 31 men.") == "the siege of hajin"
    assert "blasts" in turns.without_undoings("After the blasts the evacuation of Hajin was halted.")


def test_who_is_arrested_in_spanish_is_not_halted() -> None:
    assert not turns.undoings("La policía detiene a doce hombres.")


@pytest.mark.parametrize(
    ("known", "new", "name"),
    [
        ("Troops took Halvat on Thursday, an aide said.", "Troops took Orlu on Friday, an aide said.", "Orlu"),
        ("Troops took Halvat after six hours, an aide said", "Troops took Orlu after 3 hours, an aide said", "Orlu"),
        ("Troops took Halvat on Thursday, an aide said.", "Troops took Orlu on Thursday, an aide said.", "Orlu"),
        ("Army takes Halvat in the north", "Army takes Port Orlu in the north", "Port Orlu"),
        ("Army takes Halvat in the north", "Army takes Halvatt in the north", ""),
        ("Army Takes Halvat In The North", "Army Seizes Halvat In The North", ""),
        ("Floods reach the town of Halvat, Alan Reed said", "Floods reach the town of Halvat, Maria Stone said", ""),
        ("Army takes Halvat in the north", "Rebels lose Orlu to the army after a week of fighting", ""),
        ("Northern Guard takes Halvat near Marrand", "Northern Guard takes Orlu near Marrand", "Orlu"),
        ("Northern Guard Takes Halvat near Marrand", "Northern Guard Seizes Halvat near Marrand", ""),
        ("The Guard took the village of Halvat on Monday", "The Guard took the village of Orlu, a major said", "Orlu"),
        ("The Guard killed a rebel chief in Sarn on Monday", "The Guard killed a rebel chief in Syria, it said", ""),
        ("A major told reporters on Monday in Sarn that", "A major told reporters on Monday in Orlu: “we won”", ""),
        ("Talks begin in Halvat on Monday after a truce", "Talks begin in Halvat on Tuesday after a truce", ""),
        ("He is named United Nations envoy to Halvat", "He is named UN envoy to Halvat", ""),
        ("Sarn and Orlu vetoed a Arctic Council plan drafted by Morvia", "Sarn and Orlu vetoed a Morvia-drafted "
         "Arctic Council plan", ""),
    ],
)  # fmt: skip
def test_the_same_said_of_another_place_is_a_turn(known: str, new: str, name: str) -> None:
    assert swaps.elsewhere([known], new) == name


def test_a_place_of_which_was_heard_of_late_is_none() -> None:
    known = ["Army takes Halvat in the north"]

    assert swaps.elsewhere(known, "Army takes Orlu in the north", ["Orlu fell in the evening"]) == ""


def test_the_same_undone_again_is_told_by_its_kind_and_not_by_its_word() -> None:
    known = ["The SDF halted its drive on Hajin.", "The SDF opened a drive on Hajin."]

    assert turns.undone_already(known, "The SDF suspends its drive on Hajin.") == ("suspends",)
    assert turns.undone_already(known, "The SDF resumes its drive on Hajin.") == ()


@pytest.mark.parametrize(
    ("announced", "new", "act"),
    [
        ("The firm plans to activate the valve.", "The valve was activated on Friday.", "activa"),
        ("The firm plans to activate the valve.", "Activists march to the valve.", ""),
        ("The court is set to secure the town hall.", "Security is tight at the town hall.", ""),
        ("The crew is set to reach the wreck.", "The crew is likely to have reached the wreck.", ""),
        ("The crew is set to reach the wreck.", "The crew has reached the wreck.", "reach"),
        ("Norland to host talks in Tarsin", "Norland To Host Talks as Next Host of the Summit", ""),
        ("Norland to host talks in Tarsin", "Norland, next host of the talks, readies Tarsin", ""),
        ("Norland to host talks in Tarsin", "Norland hosts talks in Tarsin", "host"),
        ("Norland to attack Tarsin", "Norland's attack on Tarsin nears, officials say", ""),
        ("Norland to attack Tarsin", "Norland launched the attack on Tarsin", "attack"),
        ("Norland to vote on truce", "Norland's vote on the truce put off", ""),
    ],
)
def test_an_act_that_was_announced_is_done_by_a_verb(announced: str, new: str, act: str) -> None:
    assert turns.completed([announced], new) == act


@pytest.mark.parametrize(
    ("known", "new", "word"),
    [
        ("US-backed forces open a drive on Hajin.", "US-backed forces captured Hajin on Friday.", "captured"),
        ("The army began an offensive against Hajin.", "Hajin fell to the army on Friday.", "fell to"),
        ("US-backed forces open a drive on Hajin.", "US-backed forces plan to capture Hajin.", ""),
        ("US-backed forces open a drive on Hajin.", "US-backed forces shell Hajin.", ""),
        ("US-backed forces open a drive on Hajin.", "Aid groups fear the capture of Hajin.", ""),
        ("US-backed forces open a drive on Hajin.", "US-backed forces capture Hajin.", "capture"),
        ("Forces that seized Baghuz open a drive on Hajin.", "The forces captured Hajin.", ""),
        ("Hajin was quiet.", "US-backed forces captured Hajin.", ""),
        ("Army reaches outskirts of Hajin.", "Army enters Hajin.", "enters"),
        ("Army nears Hajin.", "Army pushes into Hajin.", "pushes into"),
        ("Army enters Hajin.", "Army captures Hajin.", "captures"),
        ("Army captures Hajin.", "Army enters Hajin.", ""),
        ("Army enters Hajin.", "Army storms into Hajin.", ""),
        ("Rebels agree to talks on Hajin.", "Talks on Hajin open in Geneva.", "talks on hajin open"),
        ("Rebels agree to talks on Hajin.", "Talks on Hajin to open in Geneva.", ""),
        ("Talks on Hajin open in Geneva.", "Rebels start talks on Hajin in Geneva.", ""),
        ("Talks on Hajin open in Geneva.", "Talks on Hajin end without a deal.", "talks on hajin end without"),
        ("The siege of Hajin goes on.", "The siege of Hajin enters its third week.", ""),
        ("Aid convoy heads for Hajin.", "Aid convoy arrives in Hajin.", "arrives in"),
        ("Aid convoy heads for Hajin.", "Aid convoy to arrive in Hajin on Friday.", ""),
        ("Tanker arrives at Hajin.", "Tanker docks in Hajin.", ""),
        ("Army and rebels agree to truce in Hajin.", "Truce takes hold in Hajin.", "takes hold"),
        ("Truce comes into force in Hajin.", "Truce takes hold in Hajin.", ""),
        ("Army declares emergency in Hajin.", "Army extends emergency in Hajin.", "extends"),
        ("Council will vote on a force for Hajin.", "Council approves a force for Hajin.", "approves"),
        ("Council approves a force for Hajin.", "Council backs a force for Hajin.", ""),
        ("Council will debate whether to leave Hajin.", "Council voted to leave Hajin.", "voted"),
        ("Rebels offer to free captives in Hajin.", "Army accepts rebels' offer on captives in Hajin.", "accepts"),
        ("Army accepted rebels' offer on Hajin.", "Army accepts rebels' offer on captives in Hajin.", ""),
        ("Council debates a force for Hajin.", "Council approves a force for Hajin.", ""),
    ],
)
def test_what_a_drive_was_aimed_at_is_taken(known: str, new: str, word: str) -> None:
    assert achieved([known], new) == word


@pytest.mark.parametrize(
    ("new", "word"),
    [
        ("Last EU soldiers leave Mali", "last eu soldiers leave"),
        ("The final hostage was freed on Friday", "final hostage was freed"),
        ("Troops have left Mali since last Friday, and three died", ""),
        ("Last month three soldiers died", ""),
        ("All remaining EU soldiers have been freed", "remaining eu soldiers have been freed"),
    ],
)
def test_the_last_of_a_kind_is_one_more(new: str, word: str) -> None:
    assert further.counted(["EU soldiers are to leave Mali"], new) == word
    assert not further.counted(["The last EU soldiers in Mali went home on Friday"], new)


@pytest.mark.parametrize(
    ("known", "new", "target"),
    [
        ("Rebels shell Onar market, 14 killed", "Rebels shell Onar school, six killed", "school"),
        ("A drone hit a block of flats in Onar, killing nine", "A drone hit a bus in Onar, killing four", "bus"),
        ("Rebels shell Onar market, 14 killed", "Rebels shell Onar market, 11 killed", ""),
        ("Rebels shell Onar market, 14 killed", "Rebels shell Onar bazaar, 14 killed", ""),
        ("Rebels shell Onar market, 14 killed", "Shells fall on a school of Onar, six killed", ""),
        ("Fire killed at least 30 people in Onar", "Fire killed more than 35 people in Onar", ""),
    ],
)
def test_another_target_with_other_dead_is_another_event(known: str, new: str, target: str) -> None:
    assert swaps.another_target(known, new) == target


def test_another_that_arrives_is_one_more() -> None:
    assert further.counted(["An EU convoy has reached Mali"], "Second EU convoy reaches Mali")
    assert not further.counted(["A second EU convoy has reached Mali"], "Second EU convoy reaches Mali")
    assert not further.counted(
        ["A motorist struck a woman"], "Man charged with third-degree murder as woman found dead"
    )
    assert further.counted(["Gunmen release 12 hostages"], "Five more hostages were released")
    assert not further.counted(["Five more hostages released"], "Five more hostages were released")


@pytest.mark.parametrize(
    ("known", "new", "word"),
    [
        ("Missile hits tanker in Red Sea", "Tanker sinks in Red Sea after missile hit", "sinks"),
        ("Missile hits tanker, and it is sinking", "Tanker sinks in Red Sea", ""),
        ("Rebels seize crew of ship", "Crew of ship freed after a week", "freed"),
        ("Rebels release crew of ship", "Crew of ship freed after a week", ""),
        ("Army lifts some 300 people from roofs", "Some 300 people rescued from roofs", ""),
        ("Rebels seize ship off Hajin", "Rebels release crew of ship seized off Hajin", "release"),
        (
            "Rebels seize ship off Hajin",
            "Rebels released on Friday the 19 crew of a ship seized off Hajin",
            "released",
        ),
        ("Rebels seize soldiers in Hajin", "Rebels release video of soldiers seized in Hajin", ""),
        ("Missile hits tanker", "Navy releases video of the missile that hit the tanker", ""),
        ("Missile hits tanker", "Tanker to be freed", ""),
        ("Blast kills two in Onar", "Two died in Onar blast", ""),
        ("Leak of files shakes agency", "Talks on a deal for the man who was arrested over the leak", ""),
        ("Leak of files shakes agency", "Man arrested over the leak", "arrested"),
        ("Fire grows on Onar ridge", "Two die in Onar fire", "die"),
        ("Gunmen abduct pupils in Onar", "Three Onar pupils escape from kidnappers", "escape"),
        ("Rebels seize crew of ship", "Troops free crew of ship", "free"),
        ("Pirates hijack ship", "Two crew escape pirates", "escape"),
        ("Rebels seize crew of ship", "Crew of ship may die", ""),
        ("Candidate shot and wounded", "Candidate dies of his wounds", "dies of his wounds"),
        ("Navy saves crew of burning tanker", "Crew of burning tanker rescued", ""),
        ("Fugitives give themselves up", "Last fugitives surrendered", ""),
        ("Rebels seize crew of ship", "Port declares its waters free of rebels", ""),
    ],
)
def test_an_end_that_an_event_comes_to_is_a_turn(known: str, new: str, word: str) -> None:
    assert ending([known], new) == word


@pytest.mark.parametrize(
    ("title", "way"),
    [
        ("L'esercito di Morvia smentisce l'attacco", "denied"),
        ("Морвія заперечила удар по порту", "denied"),
        ("مورفیا حمله به مرز را تکذیب کرد", "denied"),
        ("Morvia, sospese le ricerche dei dispersi", "halted"),
        ("Morvia, riprese le ricerche dei dispersi", "resumed"),
        ("Морвия закрыла границу с Норландией", "halted"),
        ("Морвия вновь открыла пункты пропуска", "resumed"),
        ("Морвия сняла блокаду с Тарсина", "lifted"),
        ("Morvien schließt Grenze zu Norland", "halted"),
        ("Morvien schließt Einmarsch aus", None),
        ("Morvien öffnet Grenze wieder", "resumed"),
        ("Gespräche in Tarsin gescheitert", "halted"),
        ("Morvia cierra la frontera con Norlandia", "halted"),
        ("Morvia cierra un acuerdo con Norlandia", None),
        ("Mórvia fecha espaço aéreo", "halted"),
        ("Mórvia fecha acordo com Norlândia", None),
        ("مورفيا تغلق الحدود مع نورلاند", "halted"),
        ("مورفيا تعيد فتح الحدود مع نورلاند", "resumed"),
        ("Закрытая граница", None),
        ("Армия отбила отделение полиции в Тарсине", "resumed"),
        ("Armee erobert Tarsin von Rebellen zurück", "resumed"),
        ("El Ejército recupera el control de Tarsin", "resumed"),
        ("Recuperan los cuerpos de tres mineros", None),
        ("الجيش يستعيد مدينة ترسين", "resumed"),
        ("Ordu Tarsin'i geri aldı", "resumed"),
        ("L'esercito riconquista Tarsin", "resumed"),
    ],
)
def test_an_act_is_undone_in_whatever_language(title: str, way: str | None) -> None:
    assert list(turns.undoings(title)) == ([way] if way else [])


@pytest.mark.parametrize(
    ("sentence", "is_end"),
    [
        ("Norland and Sudland have signed ceasefire", True),
        ("Norland accuses Sudland of violating a newly signed ceasefire", False),
        ("Norland accuses Sudland of breaching the agreed truce", False),
    ],
)
def test_of_a_truce_that_is_spoken_of_none_is_made(sentence: str, is_end: bool) -> None:
    assert ends(sentence) is is_end
    assert bool(turns.undoings(sentence)) is not is_end
