"""What comes after an event: who answers for it, a deadline that passes, a first count, a figure that is taken back."""

from __future__ import annotations

import pytest

from monitor.judge.changes import endings, turns
from monitor.model import Operation
from tests.judge.judging import Desk, told

SINKING = Operation(
    name="sinking",
    title="The sinking of a ferry off Morvia",
    about=(("Morvi*", "Port Selim"), ("ferry", "ferries", "skipper")),
)
SUNK = told(
    "Ferry sinks off Morvia, nine dead", "A ferry sank off Port Selim in Morvia on Monday, killing nine people."
)


def later(title: str, text: str, *, hours: float = 34, source: str = "North Wire") -> str:
    """The alert of a report after that of the sinking."""
    return Desk(SINKING).kinds([SUNK, told(title, text, hours=hours, source=source)])[1]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Police in Morvia detain skipper over sinking of ferry", "The skipper was led off a coastguard boat."),
        ("Port captain charged over Morvia ferry sinking", "He let the ferry leave Port Selim, a court heard."),
        ("Morvia closes Port Selim airport after ferry sinks", "The runway is wanted for search planes."),
        ("Morvia sacks ports minister over ferry sinking", "The ferry had no licence, the premier said."),
        ("31 hurt in Morvia ferry sinking", "Hospitals in Port Selim took in 31 passengers of the ferry."),
    ],
)
def test_who_answers_for_what_was_told_is_told_once(title: str, text: str) -> None:
    again = told(title, text, hours=36, source="Gulf Daily")
    assert Desk(SINKING).kinds([SUNK, told(title, text, hours=34), again]) == ["new", "new", "-"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Morvia ferry sinking: nobody charged over nine dead so far", "Families of the dead are waiting."),
        ("Should somebody be charged over the Morvia ferry sinking?", "Nine people died off Port Selim."),
        ("Nine dead as ferry sinks off Port Selim in Morvia", "Nine people were killed when a ferry sank on Monday."),
    ],
)
def test_what_nobody_has_done_yet_is_not(title: str, text: str) -> None:
    assert later(title, text, source="Gulf Daily") == "-"


def test_a_count_of_the_hurt_is_told_where_none_was_given() -> None:
    hurt = told("31 hurt in Morvia ferry sinking", "Hospitals in Port Selim took in 31 passengers.", hours=30)
    more = told("Morvia ferry sinking leaves 33 injured", "The 33 injured lie in Port Selim.", hours=32, source="B")
    assert Desk(SINKING).kinds([SUNK, hurt, more]) == ["new", "new", "-"]


SIEGE = Operation(
    name="siege",
    title="Rebels hold the dam of Morvia",
    about=(("Morvi*",), ("rebel*", "dam", "deadline", "army")),
)


def test_a_deadline_that_passes_is_told_once_and_not_where_it_was_put_off() -> None:
    given = told(
        "Army gives Morvia rebels at dam Friday deadline", "The army told rebels at the dam to leave by Friday."
    )
    passed = told("Guns open up in Morvia after deadline runs out", "Shells fell near the dam at noon.", hours=60)
    again = told("Deadline for Morvia rebels passes", "Shells fell near the dam.", hours=62, source="B")
    longer = told("Morvia army gives rebels two more days", "The deadline was extended to Sunday.", hours=50)
    assert Desk(SIEGE).kinds([given, passed, again]) == ["new", "new", "-"]
    assert Desk(SIEGE).kinds([given, longer, again])[2] == "-"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("CORRECTED: Ferry sinks off Morvia, two dead", "Two people died when the ferry sank off Port Selim."),
        (
            "Morvia ferry: we got the toll wrong, two died",
            "We got it wrong: two people died off Port Selim.",
        ),
        ("Two dead in sinking of Morvia ferry", "This agency wrongly reported earlier that nine people had died."),
    ],
)
def test_a_toll_that_an_outlet_takes_back_is_told_to_who_was_told_of_it(title: str, text: str) -> None:
    assert later(title, text, hours=27) == "changed"
    assert later(title, text, hours=27, source="Gulf Daily") in ("disputed", "-")


def test_an_outlet_that_says_of_no_figure_that_it_was_wrong_takes_none_back() -> None:
    assert later("Two dead in sinking of Morvia ferry", "Two people died when the ferry sank.", hours=27) == "-"


@pytest.mark.parametrize(
    ("known", "new", "way"),
    [
        ("Juror was paid by Sudland bank", "Bank: We never paid a juror", "denied"),
        ("Rubber bullets fired in Port Selim", "No bullets were fired in Port Selim", "denied"),
        ("Letters show minister knew of leak", "Minister's letters were forged, court told", "denied"),
        ("Storm stops Morvia ferries", "Morvia ferries sail again", "resumed"),
        ("Snow halts hunt for climber", "Rescue teams back on Morvia slopes in hunt for climber", "resumed"),
        ("Talks on the dam open", "Talks on the dam put on hold", "halted"),
    ],
)
def test_a_house_undoes_things_in_words_of_its_own(known: str, new: str, way: str) -> None:
    assert way in turns.undoings(new)
    assert turns.undone([known], new)


@pytest.mark.parametrize("line", ["Ferries will never again sail", "Ferry never seen before", "No people were hurt"])
def test_what_denies_nothing_is_no_denial(line: str) -> None:
    assert "denied" not in turns.undoings(line)


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ("Senate passes fisheries bill", "Governor signs fisheries bill"),
        ("Orsk leads in count", "Brandt overtakes Orsk in count"),
        ("Bus overturns near Kalt", "Driver of bus that overturned near Kalt held"),
        ("Banker flees Morvia", "Banker caught at Morvia border"),
    ],
)
def test_an_end_of_a_person_in_an_event_is_one(known: str, new: str) -> None:
    assert endings.is_of_persons(endings.ending([known], new))
    assert not endings.ending([known, new], new)
