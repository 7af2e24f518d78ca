"""Copies and edits are found, and what they add is never lost among what was known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import seeds
from monitor.judge.copies import NEAR, CopyIndex, CopyKind, added, near
from monitor.judge.stories import compose
from monitor.model import Story
from tests.builders import NOON

SEED = seeds.load(Path(__file__).parents[2] / "seeds" / "us-backed-forces-launch-offensive.txt")

BODY = (
    "Fighters of the coalition entered the town from the north before dawn, their commander said.",
    "Residents described heavy shelling through the night and said that the bakery and the clinic had been hit.",
    "The commander said that his troops had met little resistance and that mines slowed them more than snipers did.",
    "An aid group said that four thousand families had left the area since the weekend and slept in the open.",
    "The ministry did not answer questions about the future of the prisoners whom it holds in two camps.",
)
HAJIN = "The Syrian Democratic Forces captured the town of Hajin on Friday."


def told(*body: str, title: str = "Coalition fighters enter the northern town", **given_: object) -> Story:
    at = given_.pop("at", 0)
    source = given_.pop("source", "Example")
    fields = {
        "url": f"https://{source}.example/{title}".replace(" ", "-"),
        "first_seen": NOON + timedelta(hours=at),
        **given_,
    }
    return compose(**{"title": title, "text": "\n".join(body or BODY), "source": source, **fields})


ORIGINAL = told()


def found(story: Story) -> tuple[CopyKind, Story] | None:
    copy = CopyIndex([ORIGINAL]).find(story)
    return (copy.kind, copy.story) if copy else None


# --- what is a copy ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", [0, 1, 24 * 21, 24 * 400])
def test_the_same_words_elsewhere_are_an_exact_copy_at_any_age(age: int) -> None:
    assert found(told(source="Other", at=age)) == (CopyKind.EXACT, ORIGINAL)


def test_the_same_words_from_the_same_publisher_are_an_exact_copy() -> None:
    assert found(told(url="https://example.example/again")) == (CopyKind.EXACT, ORIGINAL)


@pytest.mark.parametrize("age", [0, 24 * 21, 24 * 400])
@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY[:3],
        BODY[1:],
        (*BODY, HAJIN),
        (HAJIN, *BODY),
        ("Good evening from our newsroom in the capital.", *BODY),
        tuple(sentence.replace("said", "says") for sentence in BODY),
    ],
    ids=["whole", "cut short", "lead dropped", "added at the end", "added in front", "own greeting", "a word changed"],
)
def test_a_syndicated_copy_with_a_headline_of_its_own_is_near_at_any_age(body: tuple[str, ...], age: int) -> None:
    copy = told(*body, title="What our correspondents hear from the front", source="Other", at=age)

    assert found(copy) == (CopyKind.NEAR, ORIGINAL)


def test_one_publishers_own_near_copy_is_none() -> None:
    """A daily release changes little but its figures, and those are the news."""
    assert found(told(*BODY[:4], HAJIN, title="Second release of the day")) is None


def test_another_story_on_the_same_matter_is_no_copy() -> None:
    other = told(
        "Warplanes struck a fuel depot near the river on Sunday, the coalition said.",
        "Its commander said that his troops had met little resistance in the town that they entered on Friday.",
        "No civilians were hurt, according to the statement, which gave no details of the aircraft.",
        source="Other",
        title="Warplanes strike a fuel depot near the river",
    )

    assert found(other) is None


def test_a_shared_opening_alone_makes_no_copy() -> None:
    rest = [
        f"On day {n} of the siege the officials of district {n} counted {n} more houses in ruins." for n in range(40)
    ]

    assert found(told(BODY[0], *rest, source="Other", title="The siege day by day")) is None


def test_the_same_item_with_another_text_is_an_edit() -> None:
    edit = told(*BODY, HAJIN, title="Coalition takes Hajin", url=ORIGINAL.url)

    assert found(edit) == (CopyKind.VERSION, ORIGINAL)


def test_the_latest_version_of_an_item_stands_for_it() -> None:
    second = told(*BODY, HAJIN, url=ORIGINAL.url)
    third = told(*BODY, HAJIN, "It rained.", url=ORIGINAL.url)

    copy = CopyIndex([ORIGINAL, second]).find(third)

    assert copy is not None
    assert copy.story == second


def test_an_unrelated_index_knows_nothing() -> None:
    assert CopyIndex().find(ORIGINAL) is None


def test_a_text_that_was_forgotten_is_still_known_by_its_sketch() -> None:
    forgotten = replace(ORIGINAL, sentences=())

    copy = CopyIndex([forgotten]).find(told(*BODY, "It rained.", source="Other", title=ORIGINAL.title))

    assert copy is not None
    assert copy.kind is CopyKind.NEAR


# --- headlines alone --------------------------------------------------------------------------------------------------


def headline(title: str, source: str = "Other", at: float = 0) -> Story:
    return compose(title=title, text="", source=source, url=f"https://{source}.example/{crc32(title.encode())}/{at}",
                   first_seen=NOON + timedelta(hours=at))  # fmt: skip


KNOWN = headline("Syrian Democratic Forces capture eastern town of Hajin, coalition spokesman says", "Example")


@pytest.mark.parametrize(
    ("title", "at", "is_copy"),
    [
        ("Syrian Democratic Forces capture eastern town of Hajin, coalition spokesman says", 2, True),
        ("Coalition spokesman says Syrian Democratic Forces capture eastern town of Hajin", 2, True),
        ("Coalition spokesman says Syrian Democratic Forces capture eastern town of Hajin", 100, False),
        ("Syrian Democratic Forces capture eastern town of Susah, coalition spokesman says", 2, False),
        ("Syrian Democratic Forces did not capture eastern town of Hajin, coalition spokesman says", 2, False),
        ("Syrian Democratic Forces capture 12 in eastern town of Hajin, coalition spokesman says", 2, False),
    ],
)
def test_a_headline_is_a_copy_only_if_it_says_the_same(title: str, at: float, is_copy: bool) -> None:
    assert (CopyIndex([KNOWN]).find(headline(title, at=at)) is not None) is is_copy


def test_a_short_headline_that_comes_again_after_days_is_new() -> None:
    index = CopyIndex([headline("Strikes hit Hajin", "Example")])

    assert index.find(headline("Strikes hit Hajin", at=24)) is not None
    assert index.find(headline("Strikes hit Hajin", at=24 * 9)) is None


# --- seeds ------------------------------------------------------------------------------------------------------------


def seeded() -> CopyIndex:
    index = CopyIndex()
    index.add_seed(SEED)
    return index


def test_a_copy_of_the_seed_with_its_own_headline_and_boilerplate_is_found_and_adds_nothing() -> None:
    copied = told(
        "By Jane Doe", "BEIRUT (Example) - " + SEED.sentences[0], *SEED.sentences[1:], "Share this:",
        "This article was originally published by Example News.", "Sign up for our newsletter.",
        title="Kurdish-led fighters begin final push on jihadist pockets", source="Other", at=3,
    )  # fmt: skip

    copy = seeded().find(copied)

    assert copy is not None
    assert copy.kind is CopyKind.NEAR
    assert copy.story.source == SEED.name
    assert added(copied, copy.story) == ()


def test_a_follow_up_that_shares_most_of_the_seed_adds_its_one_new_sentence() -> None:
    follow_up = told(HAJIN, *SEED.sentences[1:], title="Fighters make gains in the valley", source="Other", at=300)

    copy = seeded().find(follow_up)

    assert copy is not None
    assert added(follow_up, copy.story) == (HAJIN,)


# --- what is added ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "is_new"),
    [
        (BODY[0].upper(), False),
        (BODY[0].replace(",", " –"), False),
        (BODY[3].replace("four thousand", "4,000"), False),
        (BODY[3].replace("four thousand", "nine thousand"), True),
        (BODY[2].replace("had met", "had not met"), True),
        (BODY[4].replace("did not answer", "answered"), True),
        (BODY[0].replace("the town", "Hajin"), True),
        (HAJIN, True),
        ("Sign up for our newsletter.", False),
    ],
)
def test_a_sentence_is_new_if_it_says_anything_else(sentence: str, is_new: bool) -> None:
    assert added(told(*BODY, sentence, source="Other"), ORIGINAL) == ((sentence,) if is_new else ())


@pytest.mark.parametrize(("ours", "theirs"), [("U.S.", "US"), ("US", "U.S."), ("U.N.", "UN"), ("U.K.", "UK")])
def test_initials_without_their_dots_are_the_same_name(ours: str, theirs: str) -> None:
    line = "The convoy follows {} patrols that opened the road to the northern valley last week."
    original = told(*BODY, line.format(ours))

    assert added(told(*BODY, line.format(theirs), source="Other"), original) == ()
    assert added(told(*BODY, line.format("EU"), source="Other"), original)


@pytest.mark.parametrize(
    "end", ["The valley was drawn into the war on Sunday after the Sar-", "Norland said that the army …"]
)
def test_a_last_sentence_that_is_cut_off_is_none(end: str) -> None:
    assert added(told(*BODY, end, source="Other"), ORIGINAL) == ()
    assert added(told(end, source="Other"), ORIGINAL)  # all that there is of it


def test_a_copys_own_headline_adds_nothing_unless_it_brings_a_figure() -> None:
    plain = told(source="Other", title="Rebels are inside the city as night falls")
    counted = told(source="Other", title="Coalition enters northern town, 17 killed")

    assert added(plain, ORIGINAL) == ()
    assert added(counted, ORIGINAL) == (counted.title,)


def test_an_edits_headline_speaks_for_itself() -> None:
    edit = told(url=ORIGINAL.url, title="Coalition fighters take Hajin")

    assert added(edit, ORIGINAL) == (edit.title,)


# --- anything ---------------------------------------------------------------------------------------------------------

LINES = st.lists(st.sampled_from([*BODY, HAJIN, "It rained.", "", "3 < 4 & 5", "\u202e!!"]), max_size=6)


@given(LINES, LINES)
def test_whatever_is_compared_is_compared_the_same_way_twice(one: list[str], other: list[str]) -> None:
    a, b = told(*one, title="One"), told(*other, title="Other", source="Other")

    assert added(a, b) == added(a, b)
    assert near(a, b) == near(b, a)
    assert near(a, b) == 0 or near(a, b) >= NEAR
    assert CopyIndex([b]).find(a) == CopyIndex([b]).find(a)


@given(LINES)
def test_a_story_adds_nothing_to_itself(lines: list[str]) -> None:
    story = told(*lines, title="One")

    assert added(story, story) == ()
