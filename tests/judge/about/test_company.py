"""The company that a story keeps: it is judged by the titles of late that it is like, and never by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.judge.about.company import MOST, WEIGHT, Companions, Company
from monitor.judge.words.terms import read, stems
from monitor.model import LedgerEntry, Outcome, Story
from tests.judge.judging import TOWN, Desk, remembered, seeded, told, weights

FAIR = told("Syria opens trade fair in Damascus", hours=1)
NEXT_FAIR = told("Syria opens trade fair in Aleppo", hours=30, source="Gulf Daily")
HAJIN = told("SDF captures Hajin in eastern Syria", TOWN, hours=1)
BAGHUZ = told("SDF captures Baghuz in eastern Syria", hours=30, source="Gulf Daily")


def entry(story: Story, relevance: float) -> LedgerEntry:
    return remembered(story, relevance=relevance)


def among(*entries: LedgerEntry, spoken: frozenset[str] = frozenset()) -> Companions:
    made = Companions(weights().background, spoken)
    for each in entries:
        made.know(each, vector(each.title), stems(" ".join((each.title, *each.sentences))))
    return made


def vector(title: str) -> dict[str, float]:
    return weights().background.vector(read(title, ()).title_stems)


def kept(companions: Companions, story: Story, now: datetime | None = None) -> Company:
    return companions.of(replace(story, first_seen=now or story.first_seen), vector(story.title))


def log_odds_of(desk: Desk, story: Story) -> float:
    verdict = desk.read(story)
    assert verdict
    return sum(reason.weight for reason in verdict.reasons if reason.rule == "company")


def test_a_title_like_a_sure_one_is_lifted_and_one_like_a_refused_one_is_lowered() -> None:
    desk = Desk()
    for story in (FAIR, HAJIN):
        assert log_odds_of(desk, story) == 0

    assert log_odds_of(desk, BAGHUZ) > 1
    assert log_odds_of(desk, NEXT_FAIR) < -1


def test_it_weighs_as_much_as_the_titles_are_alike_and_no_more() -> None:
    assert kept(among(entry(HAJIN, 0.9)), replace(HAJIN, item="other")).weight == pytest.approx(WEIGHT, rel=1e-6)
    assert 0 < kept(among(entry(HAJIN, 0.9)), BAGHUZ).weight < WEIGHT


@pytest.mark.parametrize("relevance", [0.3, 0.5, 0.79])
def test_what_is_sure_of_neither_side_speaks_for_none(relevance: float) -> None:
    assert kept(among(entry(HAJIN, relevance)), BAGHUZ) == Company()


def test_a_title_speaks_more_softly_each_day_and_after_a_fortnight_no_more() -> None:
    companions = among(entry(HAJIN, 0.9))
    days = [kept(companions, BAGHUZ, HAJIN.first_seen + timedelta(days=day)).weight for day in (0, 5, 13)]

    assert days == sorted(days, reverse=True)
    assert days[-1] > 0
    assert kept(companions, BAGHUZ, HAJIN.first_seen + timedelta(days=14, seconds=1)) == Company()


def test_no_version_of_an_item_speaks_for_or_against_another() -> None:
    edited = replace(NEXT_FAIR, item=FAIR.item)

    assert kept(among(entry(FAIR, 0.1)), NEXT_FAIR).weight < -1
    assert kept(among(entry(FAIR, 0.1)), edited) == Company()
    assert kept(among(entry(FAIR, 0.9)), edited) == Company()


def test_behind_its_own_versions_others_are_heard() -> None:
    own = [entry(replace(told("Syria opens trade fair in Aleppo", hours=h), item="one"), 0.1) for h in (2, 3)]

    found = kept(among(entry(FAIR, 0.1), *own), replace(NEXT_FAIR, item="one"))

    assert found.refused
    assert found.refused.entry.title == FAIR.title


def test_a_report_that_was_refused_as_a_title_alone_does_not_speak_against_the_same_with_text() -> None:
    assert kept(among(entry(FAIR, 0.1)), told(FAIR.title, TOWN, hours=2, source="Gulf Daily")) == Company()


def test_what_a_title_shares_by_chance_says_nothing() -> None:
    companions = among(entry(FAIR, 0.1))

    assert kept(companions, told("Syrian film wins prize at Cairo festival", hours=2)) == Company()
    assert kept(companions, told("Central bank leaves rates as they are", hours=2)) == Company()


def test_one_rare_word_alone_is_no_company() -> None:
    known = among(entry(told("Ferry Corvina sinks off Melland", hours=1), 0.9))

    assert kept(known, told("Melland takes bronze in team sprint", hours=2)).sure is None
    assert kept(known, told("Melland salvage crews raise ferry", hours=2)).weight > 1


@pytest.mark.parametrize(("relevance", "speaks"), [(0.9, False), (0.5, False), (0.1, True)])
def test_a_rare_name_of_the_operations_own_news_never_speaks_against_a_story(relevance: float, *, speaks: bool) -> None:
    """Else one bad report of a hijacking silences whatever comes of it."""
    own = entry(told("Pirates hijack ship, 14 aboard", "They boarded the Quelva Dorn.", hours=1), relevance)
    companions = among(own, entry(told("Quelva Dorn seized", hours=2, source="Gulf Daily"), 0.1))

    found = kept(companions, told("Crew of Quelva Dorn leave hospital in Accra on Friday", hours=30))

    assert bool(found.refused) is speaks


@pytest.mark.parametrize(("spoken", "speaks"), [("Hajin", True), ("", False)])
def test_a_name_in_the_operators_own_words_is_no_events(spoken: str, *, speaks: bool) -> None:
    refused = entry(told("Museum buys painting of Hajin", hours=2, source="Gulf Daily"), 0.1)
    companions = among(entry(HAJIN, 0.9), refused, spoken=frozenset(stems(spoken)))

    found = kept(companions, told("Film on the fall of Hajin wins prize", hours=30))

    assert bool(found.refused) is speaks


def test_a_story_is_remembered_by_what_it_says_alone() -> None:
    """Else what is like what is like the operation would be about it, and so on."""
    desk = Desk()
    desk.read(HAJIN)

    lifted = desk.read(BAGHUZ)
    (held,) = desk.judgements[-1].entries
    (alone,) = Desk().judge.one(BAGHUZ, Desk().memory).verdicts
    assert lifted
    assert lifted.relevance > alone.relevance
    assert held.relevance == alone.relevance


def test_a_refused_title_is_remembered_and_nothing_is_known_by_it() -> None:
    desk = Desk()
    desk.read(replace(FAIR, sentences=("The fair opened on Tuesday, officials said.",)))
    ledger = desk.memory.ledgers["inherent-resolve"]

    (held,) = desk.judgements[-1].entries
    assert (held.outcome, held.sentences) == (Outcome.OFF_TOPIC, ())
    assert len(ledger) == 1  # the seed
    assert ledger.of_item(FAIR.item) is None


def test_what_the_operator_rules_out_speaks_against_nothing_else() -> None:
    desk = Desk(seeded(exclude=("trade fair",)))
    desk.read(FAIR)

    assert desk.judgements[-1].entries == ()


def test_a_seed_is_on_no_side() -> None:
    seed = replace(entry(HAJIN, 0.9), at=None)

    assert kept(among(seed), BAGHUZ) == Company()


def test_the_older_half_of_a_full_side_is_forgotten() -> None:
    def town(number: int) -> str:
        return "".join("bcdfghjklm"[int(digit)] for digit in str(number)).capitalize() + "on"

    companions = among(*(entry(told(f"Fair of {town(n)} opens", hours=n / 100), 0.9) for n in range(MOST + 1)))

    def likest(number: int) -> str:
        found = kept(companions, told(f"Fair of {town(number)} ends", hours=42)).sure
        return found.entry.title if found else ""

    assert likest(MOST - 3) == f"Fair of {town(MOST - 3)} opens"
    assert likest(3) != f"Fair of {town(3)} opens"
