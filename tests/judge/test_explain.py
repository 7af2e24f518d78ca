"""A verdict in plain lines."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.judge.explain import OUTCOMES, explain, heaviest, record
from monitor.judge.reasons import written
from monitor.judge.weights import log_odds
from monitor.model import NumberChange, Outcome, Reason, Story, Verdict
from tests.builders import story
from tests.judge.judging import SEED_TEXT, SEED_TITLE, START, TOWN, Desk, seeded, told, weights

HAJIN = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)


def of(*reasons: Reason, outcome: Outcome = Outcome.REPEAT) -> Verdict:
    return Verdict(
        story="s", operation="o", outcome=outcome, relevance=0.5, novelty=0.5, probability=0.25, reasons=reasons
    )


def lines_on(desk: Desk, read: Story) -> tuple[str, ...]:
    verdict = desk.read(read)
    assert verdict
    return explain(verdict, read)


def test_a_told_story_quotes_what_is_new_and_what_was_known_with_its_source() -> None:
    lines = lines_on(Desk(), HAJIN)

    assert lines[:2] == ("a new development; told", f"new: “{TOWN}”")
    assert lines[2].startswith("nearest known (the seed article, with ")
    assert sum(line.split(":")[0].removeprefix("strongly ").removeprefix("slightly ") in ("for", "against")
               for line in lines) == 3  # fmt: skip


def test_groups_are_said_with_the_words_that_met_them_and_those_that_were_not_met() -> None:
    desk = Desk(
        seeded(about=(("Syria*", "Hajin", "Euphrates"), ("SDF", "Syrian Democratic Forces"), ("Moscow", "Lavrov")))
    )
    lines = lines_on(desk, told("Syrians flee Hajin", f"{TOWN} Crowds crossed the Euphrates.", hours=200))

    (groups,) = [line for line in lines if "groups of terms" in line]
    assert "2 of 3 groups of terms met: Syria*, Hajin … by “Syrians”, “Hajin” (title)" in groups
    assert "SDF, Syrian Democratic Forces by “Syrian Democratic Forces” (opening)" in groups
    assert groups.endswith("; not met: Moscow, Lavrov")


def test_a_country_is_said_as_the_title_has_it() -> None:
    lines = lines_on(Desk(), told("Kyrgyzstan and Venezuela watch Syrian Democratic Forces", TOWN, hours=200))

    assert any(line.endswith("names Kyrgyzstan, Venezuela, of which the operation does not speak") for line in lines)


def test_what_was_known_long_ago_is_not_said_to_be_unknown() -> None:
    desk = Desk()
    desk.read(HAJIN)
    later = "Residents said on Saturday that the Syrian Democratic Forces had captured the town of Hajin after a fight."
    lines = lines_on(desk, told("Fight over Hajin", later, hours=500, source="Gulf Daily"))

    assert any("only part of what it says was known of late" in line for line in lines)


def test_a_headline_that_was_known_is_not_said_to_be_like_nothing() -> None:
    desk = Desk()
    desk.read(HAJIN)
    repeat = told("Syrian Democratic Forces capture Hajin", "Buses idle.", hours=203, source="Gulf Daily")
    verdict = desk.read(repeat)

    assert verdict
    (known,) = [reason for reason in verdict.reasons if reason.rule == "known"]
    assert known.weight < 0
    assert known.text == "its headline was known, though not its sentence"
    assert known.evidence
    assert known.evidence.nearest == HAJIN.title


def test_a_silent_story_is_explained_as_well() -> None:
    desk = Desk()
    desk.read(HAJIN)
    repeat = told("SDF capture Hajin", TOWN, hours=203, source="Gulf Daily")
    verdict = desk.read(repeat)

    assert verdict
    lines = explain(verdict, repeat, repeat.first_seen + timedelta(hours=5))
    assert lines[0].endswith("; not told; seen 5 h ago")
    assert any(line.startswith("nearest known (North Wire, 3 h before, with 100 % of its words)") for line in lines)
    assert any(line.startswith("belongs to development ") for line in lines)


def test_a_copy_names_its_original_once_and_claims_nothing_new() -> None:
    desk = Desk()
    desk.read(HAJIN)
    lines = lines_on(desk, told(HAJIN.title, TOWN, hours=202, source="Gulf Daily"))

    assert lines[1] == f"the same text as a known story, with nothing new (North Wire, 2 h before): “{HAJIN.title}”"
    assert not any(line.startswith("new:") for line in lines)


def test_a_copy_of_the_seed_says_so() -> None:
    lines = lines_on(Desk(), told(SEED_TITLE, SEED_TEXT, hours=5))

    assert lines[1] == f"the same text as a known story, with nothing new (the seed article): “{SEED_TITLE}”"


def test_figures_are_told_old_and_new() -> None:
    desk = Desk()
    desk.read(
        told(
            "Blast in Hajin kills 12 people",
            "A bomb killed 12 people in Hajin in Syria on Friday, the SDF said.",
            hours=100,
        )
    )
    lines = lines_on(
        desk,
        told(
            "Blast in Hajin kills 31 people",
            "A bomb killed 31 people in Hajin in Syria on Friday, the SDF said.",
            hours=103,
        ),
    )

    assert any(line.startswith("figures that differ: 12 → 31") for line in lines)


def test_a_share_has_its_percent_sign_once() -> None:
    changed = [NumberChange(unit="%", old="25%", new="10 percent"), NumberChange(unit="killed", old="12", new="15")]

    assert written(changed) == "25% → 10 percent; 12 → 15 killed"
    assert written([NumberChange(unit="% of land", old="25%", new="10%")]) == "25% → 10% of land"


def test_an_old_story_that_surfaces_again_is_not_called_unsure() -> None:
    lines = lines_on(Desk(), told(HAJIN.title, TOWN, hours=400, published=START))

    assert lines[0] == "an old story that surfaces again; not told"


def test_what_a_first_sight_keeps_silent_says_so() -> None:
    verdict = Desk().read(HAJIN, silent=True)

    assert verdict
    lines = explain(verdict, HAJIN)
    assert lines[0] == "a new development; not told"
    assert any(line.startswith("taken as known in silence") for line in lines)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (HAJIN.title, TOWN),
        (
            "Syria: why the fight for Hajin takes so long",
            "Hajin was once a market town of farmers who grew cotton and melons on both banks of the river and sold "
            "them up north. Few of its people are left, and those who are have neither seed nor water for the "
            "fields that their fathers dug, while the road has had no bridge for years.",
        ),
        ("Opinion: The SDF cannot hold the Euphrates alone", ""),
        (
            "Shares of oil companies fall after strikes in Syria",
            "Shares fell on Monday, traders said, as the SDF moved.",
        ),
        ("OIR strikes destroy a bridge over the Euphrates", "The US-led coalition said so on Monday."),
    ],
)
def test_the_reasons_account_for_all_that_speaks_of_news(title: str, text: str) -> None:
    desk = Desk()
    desk.read(HAJIN)
    verdict = desk.read(told(title, text, hours=230, source="Gulf Daily"))

    assert verdict
    model = weights().text if text else weights().title
    of_topic = "topic description meaning company attention name acts elsewhere kind excluded"
    said = [reason.weight for reason in verdict.reasons if reason.rule not in of_topic.split()]
    assert sum(said) == pytest.approx(log_odds(verdict.novelty) - model.bias, abs=0.03)


def test_every_outcome_has_words() -> None:
    assert set(OUTCOMES) == set(Outcome)


def test_the_three_heaviest_reasons_come_first_with_what_they_weigh_in_words() -> None:
    verdict = of(*(Reason(rule=f"r{w}", weight=w, text=f"said {w}") for w in (0.1, -3.0, 1.0, 0.4)))

    assert explain(verdict, story())[1:] == (
        "strongly against: said -3.0",
        "for: said 1.0",
        "slightly for: said 0.4",
        "said 0.1",
    )
    assert record(verdict)["heaviest"] == ["r-3.0", "r1.0", "r0.4"] == [reason.rule for reason in heaviest(verdict)]


@pytest.mark.parametrize("sentence", [TOWN, ""])
def test_plain_values_hold_every_reason_with_its_weight_and_what_it_stands_on(sentence: str) -> None:
    verdict = Desk().read(told(HAJIN.title, sentence, hours=200))

    assert verdict
    said = record(verdict)
    assert [reason["rule"] for reason in said["reasons"]] == [reason.rule for reason in verdict.reasons]
    (known,) = [reason for reason in said["reasons"] if reason["rule"] == "known"]
    assert known["evidence"]["sentence"] == (sentence or HAJIN.title)
    assert said["features"] == verdict.features
