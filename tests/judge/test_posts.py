"""Posts of accounts and channels: talk in the words of news, and rumours."""

from __future__ import annotations

import pytest

from monitor.judge import posts
from monitor.model import Outcome, Story
from tests.judge.judging import Desk, seeded, told
from tests.judge.test_neighbours import LEAD, OTHER, TITLE


@pytest.mark.parametrize(
    "title",
    [
        "[Thread] What we think we know about the brigades around Tarsin",
        "A short thread on why Tarsin port matters 1/7",
        "🧵 Long read: how Tarsin fell",
        "Reminder: the treaty of Tarsin bans mines in the strait",
        "ICYMI: Tarsin port was closed on Monday",
        "My opinion, for what it's worth: Tarsin will hold until spring",
        "Unpopular opinion: the raid on Tarsin was a failure",
        "In my view Tarsin is next",
        "For everyone new here: Tarsin was taken in 2019",
        "Since many ask: the ferry of Tarsin is no part of this",
        "Tarsin photo of the day: two soldiers and a cat",
        "Please support our receiver at Tarsin",
        "Good night from Tarsin",
    ],
)
def test_a_post_that_opens_as_talk_reports_nothing(title: str) -> None:
    assert posts.is_talk(title)


@pytest.mark.parametrize(
    "title",
    [
        "Navy reminds ships of mines off Tarsin",
        "'I think it is over': general gives up Tarsin",
        "“My opinion counts for nothing,” says mayor as Tarsin falls",
        "Reminder service of Tarsin port attacked",
        "Thread of oil reaches Tarsin beach",
        "Donated tanks reach Tarsin",
        "Good news for Tarsin: port reopens",
        "Support ship sinks off Tarsin",
        "Help reaches Tarsin",
        "Minister thinks Tarsin will hold",
        "For those killed at Tarsin, a first convoy brings coffins home",
    ],
)
def test_a_report_with_such_words_is_none(title: str) -> None:
    assert not posts.is_talk(title)


def outcomes(*stories: Story) -> list[Outcome]:
    desk = Desk(seeded())
    for story in stories:
        desk.read(story)
    return [judgement.verdicts[0].outcome for judgement in desk.judgements]


def test_talk_is_background_where_the_same_words_without_it_are_news() -> None:
    assert outcomes(told(TITLE, hours=200)) == [Outcome.DEVELOPMENT]
    assert outcomes(told(f"My guess: {TITLE}", hours=200)) == [Outcome.BACKGROUND]


def test_a_rumour_waits_for_another_source() -> None:
    first = told(f"❓ Unconfirmed: {TITLE}", LEAD, hours=200, source="Steppe Watch")
    same = told(f"(unconfirmed) {TITLE}", f"{LEAD} No photographs so far.", hours=200.5, source="Steppe Watch")
    second = told("Hajin falls to Syrian Democratic Forces after coalition strikes", OTHER, hours=201, source="Gulf")

    found = outcomes(first, same, second)

    assert found[0] is Outcome.PENDING
    assert found[1] is not Outcome.DEVELOPMENT
    assert found[2] is Outcome.DEVELOPMENT


def test_a_rumour_says_why_it_is_not_told() -> None:
    desk = Desk(seeded())
    desk.read(told(f"Rumour: {TITLE}", LEAD, hours=200))

    (verdict,) = desk.judgements[0].verdicts
    said = [reason.text for reason in verdict.reasons if reason.rule == "rumour"]
    assert said == ["its source says that it is unconfirmed: told once another confirms it"]
