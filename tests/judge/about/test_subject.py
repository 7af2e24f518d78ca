"""Words of an operation's title that are neither names nor kinds of acts, where its groups are drafted."""

from __future__ import annotations

from monitor.judge import stories
from monitor.judge.about import subject
from monitor.judge.topic import profile_of
from tests.judge.judging import Desk, seeded, told, weights

BACKGROUND = weights().background
SEED = stories.seed(
    "seed.txt",
    "Chad cuts fuel for fishermen as depots run dry\n\nChad cut the fuel that fishermen get by half on Monday, its "
    "oil minister said in N'Djamena. Lorries have waited for weeks at the depots, and queues at pumps grow by the day.",
)
TITLE = "The shortage of fuel in Chad: rationing, queues, depots raided, and what the government does about it"


def test_own_words_are_neither_names_nor_acts() -> None:
    words = {word for word, _ in subject.own_words(TITLE, BACKGROUND).values()}

    assert {"shortage", "fuel", "rationing", "queues"} <= words
    assert not words & {"Chad", "raided", "The"}


def test_who_wrote_groups_has_said_the_words() -> None:
    assert not profile_of(seeded(title=TITLE, seeds=(SEED,)), BACKGROUND).own
    assert profile_of(seeded(title=TITLE, about=(), seeds=(SEED,)), BACKGROUND).own


def test_words_count_by_their_rarity_and_within_bounds() -> None:
    profile = profile_of(seeded(title=TITLE, about=(), seeds=(SEED,)), BACKGROUND)
    one, all_ = subject.shared(profile, ("fuel",), {0}), subject.shared(profile, tuple(profile.own), {0})

    assert one.words == ("fuel",)
    assert 0 < one.told < all_.told == subject.WORTH * subject.MOST
    assert subject.shared(profile, ("boat",), {0}) == subject.Shared()


def test_what_names_none_of_its_own_speaks_against() -> None:
    profile = profile_of(seeded(title=f"{TITLE}, attacks", about=(), seeds=(SEED,)), BACKGROUND)

    assert len(profile.groups) == 2
    assert subject.shared(profile, (), {1}).unplaced < 0
    assert not subject.shared(profile, (), {0, 1}).unplaced


def test_a_verdict_says_which_words_of_its_own_a_title_has() -> None:
    desk = Desk(seeded(title=TITLE, about=(), aliases=(), seeds=(SEED,)))
    desk.read(
        told("Chad rations fuel in capital", "Chad rationed fuel for cars on Friday, its minister said.", hours=24)
    )
    reasons = {reason.rule: reason for reason in desk.judgements[0].verdicts[0].reasons}

    assert "fuel" in reasons["own words"].text
    assert reasons["own words"].weight > 0
