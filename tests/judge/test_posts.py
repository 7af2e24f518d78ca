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
        "RT by @river: Reminder: the treaty of Tarsin bans mines in the strait",
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


def test_a_rumour_is_told_by_whoever_confirms_it() -> None:
    rumour = told(f"❓ Unconfirmed: {TITLE}", LEAD, hours=200, source="Steppe Watch")
    same = told(f"(unconfirmed) {TITLE}", f"{LEAD} No photographs so far.", hours=200.5, source="Hill Watch")
    again = told(f"RT by @hills: Rumour: {TITLE}", LEAD, hours=200.7, source="@river")
    word_for_word = told(TITLE, LEAD, hours=201, source="Gulf")
    in_other_words = told("Hajin falls to Syrian forces after coalition strikes", OTHER, hours=201, source="Gulf")

    for report in (word_for_word, in_other_words):
        found = outcomes(rumour, same, again, report)

        assert found == [Outcome.PENDING, Outcome.PENDING, Outcome.PENDING, Outcome.DEVELOPMENT]


def test_a_rumour_of_what_was_told_is_a_repeat() -> None:
    assert outcomes(told(TITLE, LEAD, hours=200), told(f"Rumour: {TITLE}", LEAD, hours=201, source="@river"))[
        1
    ] not in (
        Outcome.DEVELOPMENT,
        Outcome.PENDING,
    )


def test_only_what_is_headed_as_a_rumour_is_one() -> None:
    lead = "Unconfirmed reports spoke of three dead; the governor said on Friday that nobody was hurt."
    assert not posts.is_rumour(told("Blast rocks Tarsin port", lead))
    assert not posts.is_rumour(told("Unverified video shows strike on Tarsin hospital"))
    assert posts.is_rumour(told("❓❓❓", "Unconfirmed: three dead at Tarsin port."))
    assert posts.is_rumour(told("", "Rumour: three dead at Tarsin port."))
    assert posts.is_rumour(told("RT by @a: RT by @b: R to @c: Rumour: three dead at Tarsin port"))
    assert not posts.is_rumour(told("", ""))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("❓ По неподтверждённым данным, в Тарсине погибли двое", True),
        ("За непідтвердженими даними, у Тарсіні вибух", True),
        ("Sin confirmar: explosión en Tarsin", True),
        ("Non confirmé : explosion à Tarsin", True),
        ("Unbestätigt: Explosion in Tarsin", True),
        ("Doğrulanmamış: Tarsin'de patlama", True),
        ("أنباء غير مؤكدة عن انفجار في طرسين", True),
        ("Подтверждено: взрыв в Тарсине", False),
        ("Confirmed: explosion at Tarsin, and no rumour", False),
        ("Army denies rumours of a coup in Tarsin", False),
        ("'Unconfirmed reports mean nothing', minister says", False),
    ],
)
def test_a_rumour_says_so_in_its_own_language(title: str, *, expected: bool) -> None:
    assert posts.is_rumour(told(title)) is expected


def test_a_rumour_says_why_it_is_not_told() -> None:
    desk = Desk(seeded())
    desk.read(told(f"Rumour: {TITLE}", LEAD, hours=200))

    (verdict,) = desk.judgements[0].verdicts
    said = [reason.text for reason in verdict.reasons if reason.rule == "rumour"]
    assert said == ["its source says that it is unconfirmed: told once another confirms it"]
