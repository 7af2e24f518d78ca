"""The names that a story brings: what brings only its own is of another matter, the surer the more it names."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about.acquaintance import ENOUGH, FAMILIAR, OWN, STRANGE, Acquaintance, Names
from monitor.judge.words.terms import read, stems
from monitor.model import LedgerEntry, Operation
from tests.judge.judging import Desk, remembered, told, weights

SEED = stories.seed(
    "seed.txt",
    "Cable car falls at Monte Verrano; five dead\n\nA cabin of the Verrano cable car fell near Castel Dorva in Italy "
    "on Sunday and killed five people, mayor Ilario Bressan said. Its owner, Funivie Dorvane, had closed it in May.",
)
CABLE = Operation(
    name="cable",
    title="The fall of the Monte Verrano cable car near Castel Dorva in Italy and the inquiry into it",
    about=(("Verrano", "Dorva", "cable car*", "cabin*"), ("dead", "kill*", "inquiry", "arrest*", "victim*", "rescue*")),
    seeds=(SEED,),
)


def known(*entries: LedgerEntry, spoken: str = "") -> Acquaintance:
    made = Acquaintance(weights().background, frozenset(stems(spoken)))
    for entry in entries:
        made.know(entry, stems(" ".join((entry.title, *entry.sentences))))
    return made


def of_seed() -> LedgerEntry:
    return remembered(told(SEED.title, " ".join(SEED.sentences)), at=None)


def names(
    made: Acquaintance, title: str, *sentences: str, language: str = "en", own: str = "en", is_met: bool = True
) -> Names:
    return made.of(read(title, sentences, language), own, is_met=is_met)


def test_what_is_known_weighs_little_and_what_is_strange_the_more_the_more_there_is() -> None:
    made = known(of_seed(), spoken=CABLE.title)

    familiar = names(made, "Owner of Verrano cable car held", "Funivie Dorvane said Ilario Bressan was right.")
    one = names(made, "Mayor Luca Ferrandi heard over Verrano cable car", "He spoke in Castel Dorva.")
    some = names(made, "Two dead in quarry at Dorva", "A wall fell at Cava Lunetta, Piera Malasanti said.")
    all_strange = names(made, "Cabin falls at Zellwand, killing two", "It fell near Oberstein, Jonas Kehrer said.")

    assert familiar.weight == FAMILIAR + OWN
    assert one.weight == 0
    assert -STRANGE < all_strange.weight < some.weight < 0


def test_a_rare_name_that_its_own_news_has_brought_speaks_for_it() -> None:
    made = known(of_seed(), spoken=CABLE.title)
    title = "Nine years for the man who knew"

    assert names(made, title, "At noon Ilario Bressan was led away.").own == ("Ilario", "Bressan")
    assert names(made, title, "At noon Ilario Bressan was led away.").weight == OWN
    assert names(made, title, "He was held in Castel Dorva.").own == ()  # the operator's own word is met by its group
    assert names(made, title, "At noon Jonas Kehrer was led away.").weight < 0
    assert names(made, title, "At noon Ilario Bressan was led away.", is_met=False).own == ()


def test_a_name_that_all_news_has_is_nobodys_own() -> None:
    report = told("Cabin falls in Verrano, Putin says", "He spoke in Moscow.", hours=1)
    made = known(of_seed(), remembered(report, relevance=0.9))

    assert names(made, "Leaders talk of safety", "Putin was in Moscow on Friday.").own == ()


def test_one_name_alone_says_little() -> None:
    made = known(of_seed())

    alone = names(made, "Cabin falls at Zellwand")

    assert alone.strange == ("Zellwand",)
    assert -STRANGE / 2 < alone.weight < 0


@pytest.mark.parametrize(
    ("title", "strange"),
    [
        ("Cable car inquiry to end in October", ()),  # a month is nobody's
        ("Rescuers leave Castel Dorva", ()),  # any word has a capital there
        ("Rescuers leave Castel Dorva for Zellwand", ("Zellwand",)),
        ("Mayor of dorva heard", ()),
    ],
)
def test_names_are_what_has_a_capital_though_nothing_asks_for_it(title: str, strange: tuple[str, ...]) -> None:
    assert names(known(of_seed()), title).strange == strange


def test_a_report_makes_names_known_that_is_likely_by_its_own_words() -> None:
    report = told("Cabin's brake came from Zellwand, inquiry finds", hours=1)
    later = "Brake maker Zellwand denies it"

    assert names(known(of_seed(), remembered(report, relevance=0.4)), later).strange
    assert not names(known(of_seed(), remembered(report, relevance=0.6)), later).strange


def test_nothing_is_asked_while_little_is_known() -> None:
    reports = [remembered(told(f"Cabin falls, {n} dead", hours=n), relevance=0.9) for n in range(1, ENOUGH + 1)]

    assert names(known(*reports[:-1]), "Cabin falls at Zellwand") == Names()
    assert names(known(*reports), "Cabin falls at Zellwand").strange


@pytest.mark.parametrize(("language", "own"), [("de", "en"), ("en", "it"), ("en", "")])
def test_names_are_not_compared_across_languages(language: str, own: str) -> None:
    assert names(known(of_seed()), "Cabin falls at Zellwand", language=language, own=own) == Names()


def test_another_matter_at_the_same_place_says_which_names_are_strange() -> None:
    desk = Desk(CABLE)
    text = "Two workers were killed at Cava Lunetta on Friday, Piera Malasanti of Marmi Tosti said."

    verdict = desk.read(told("Two dead in quarry at Dorva", text, hours=50, language="en"))

    assert verdict
    (found,) = [reason for reason in verdict.reasons if reason.rule == "names"]
    assert found.weight < 0
    assert "Malasanti" in found.text


def test_a_development_among_known_people_says_so() -> None:
    desk = Desk(CABLE)
    text = "The mayor of Castel Dorva, Ilario Bressan, said that Funivie Dorvane had been told."

    verdict = desk.read(told("Inquiry into Monte Verrano cable car begins", text, hours=50, language="en"))

    assert verdict
    (found,) = [reason for reason in verdict.reasons if reason.rule == "names"]
    assert found.weight == FAMILIAR + OWN
    assert found.text == "names whom or what the operation's own news has brought: Ilario, Bressan, Funivie, Dorvane"


def test_what_may_happen_anywhere_brings_new_names_each_time() -> None:
    anywhere = Operation(
        name="cables",
        title="Falls of cable cars around the world",
        about=(("cable car*", "cabin*"), ("fall*", "fell", "dead", "kill*")),
        seeds=(SEED,),
    )
    desk = Desk(anywhere)
    text = "Two were killed near Oberstein, Jonas Kehrer said."

    verdict = desk.read(told("Cabin falls at Zellwand", text, hours=50, language="en"))

    assert verdict
    assert "names" not in {reason.rule for reason in verdict.reasons}


def test_in_another_language_a_name_is_what_has_a_capital_inside_a_line() -> None:
    seed = stories.seed(
        "seed.txt", "Spadla lanovka na Verranu\n\nKabina lanovky na Verranu spadla u Dorvy, řekl Ilario Bressan."
    )
    made = known(remembered(told(seed.title, " ".join(seed.sentences)), at=None))

    def of(title: str, *sentences: str, language: str = "cs", own: str = "cs") -> Names:
        return names(made, title, *sentences, language=language, own=own)

    assert of("Starosta Ilario Bressan mluvil o Verranu", "Lanovka u Dorvy stojí.") == Names(known=4)
    assert of("Spadla lanovka na Zellwandu", "U obce Oberstein o tom mluvil Jonas Kehrer.").weight < 0
    assert of("SPADLA LANOVKA NA ZELLWANDU").strange == ()
    assert of("Spadla lanovka na Zellwandu", own="en") == Names()
    assert of("Seilbahn fällt in Zellwand auf Häuser", language="de", own="de") == Names()
