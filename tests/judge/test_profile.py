"""Groups drafted from a seed."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from monitor.judge import profile, stories
from monitor.judge.profile import draft
from monitor.model import Operation, Seed, Sketch
from tests.judge.judging import SEED_TEXT, SEED_TITLE, seeded, weights

BACKGROUND = weights().background
SEED = stories.seed("seed.txt", f"{SEED_TITLE}\n\n{SEED_TEXT}")


def test_names_of_the_seed_come_first_and_acts_second() -> None:
    drafted = draft("", (SEED,), BACKGROUND)

    names, acts = ([term.term for term in group] for group in (drafted.names, drafted.acts))

    assert {"ISIS", "Syria*"} <= set(names)
    assert "drive*" in acts or "driv*" in acts
    assert not {"Tuesday*", "Pentagon*"} & set(names)


def test_the_operations_own_name_is_no_term() -> None:
    drafted = draft("Operation Inherent Resolve", (SEED,), BACKGROUND)

    assert not any("Inherent" in term or "Resolve" in term for group in drafted.groups for term in group)


def test_every_term_gives_the_sentence_it_came_from() -> None:
    drafted = draft("", (SEED,), BACKGROUND)

    written = {SEED.title, *SEED.sentences}
    assert all(term.sentence in written for term in (*drafted.names, *drafted.acts))


def test_an_operators_groups_stand() -> None:
    operation = seeded()

    assert profile.groups(operation, operation.title, BACKGROUND) == operation.about


def test_nothing_comes_of_nothing() -> None:
    assert profile.groups(Operation(name="x", title=""), "", BACKGROUND) == ()


def test_the_draft_is_toml_that_an_operations_file_takes() -> None:
    table = tomllib.loads(profile.as_toml(SEED, 'seeds/"odd".txt', BACKGROUND))["operation"][0]

    assert table["title"] == SEED.title
    assert table["seeds"] == ['seeds/"odd".txt']
    assert len(table["about"]) == 2


@given(title=st.text(max_size=80), text=st.lists(st.text(max_size=80), max_size=3))
def test_any_seed_gives_toml(title: str, text: list[str]) -> None:
    seed = Seed(name="s", title=title, sentences=tuple(text), sketch=Sketch(exact="", minhash=(), shingles=0))

    assert tomllib.loads(profile.as_toml(seed, "s.txt", BACKGROUND))["operation"]
