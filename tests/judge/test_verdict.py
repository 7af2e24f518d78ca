"""What a story is to an operation, told as days at a desk."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.judge import consequences, stories
from monitor.judge.sketch import UNDRAWN, draw
from monitor.judge.verdict import Judge
from monitor.model import AlertKind, DevelopmentState, Known, Operation, Outcome, Source
from tests.judge.judging import SEED_TEXT, SEED_TITLE, START, TOWN, Desk, seeded, told, weights

LEAD, _, REST = SEED_TEXT.partition("\n\n")


def test_a_copy_of_the_seed_with_a_headline_and_boilerplate_of_its_own_is_a_copy() -> None:
    story = told(
        "US-backed forces in new push on ISIS along the Euphrates",
        f"{SEED_TEXT}\n\nFollow us on Twitter for more updates.\n\nRead more: our guide to the war",
        source="Valley Post",
    )

    verdict = Desk().read(story)

    assert verdict
    assert verdict.outcome is Outcome.COPY
    assert not verdict.told


def test_a_near_copy_with_one_new_sentence_is_a_development_and_that_sentence_is_quoted() -> None:
    desk = Desk()

    verdict = desk.read(told(SEED_TITLE, f"{LEAD}\n\n{TOWN}\n\n{REST}", hours=240, source="Valley Post"))

    assert verdict
    assert verdict.outcome is Outcome.DEVELOPMENT
    assert desk.alerts[0].new == TOWN


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        ("Local media carried similar reports.", False),
        ("It was not immediately clear how many had been hurt.", False),
        ("Soldiers arrested the Islamic State commander there.", True),
    ],
)
def test_a_near_copy_of_what_was_told_is_told_for_what_it_adds_alone(end: str, *, is_told: bool) -> None:
    desk = Desk()
    desk.read(told("Syrian Democratic Forces capture town of Hajin from ISIS", f"{TOWN} {REST}", hours=200))

    again = desk.read(
        told(
            "Syrian Democratic Forces capture town of Hajin from ISIS", f"{TOWN} {REST} {end}", hours=201, source="Gulf"
        )
    )

    assert again
    assert again.told is is_told
    assert len(desk.alerts) == 1 + is_told


MORE = (
    "Fighters went from house to house on Friday, residents said. An aid agency put the displaced at 900. The "
    "coalition struck a depot on Thursday."
)


@pytest.mark.parametrize(
    ("title", "text", "is_told"),
    [
        ("SDF captures town of Hajin", f"{TOWN} {REST} {MORE}", False),
        (
            "SDF captures town of Hajin",
            f"The rebels of Abu Kamal gave up on Saturday. {TOWN} {REST}",
            True,
        ),
        ("SDF captures Hajin, shells Abu Kamal", f"{TOWN} {REST} {MORE}", True),
        ("SDF captures town of Hajin", f"{TOWN} {REST} Islamic State fighters retook it on Saturday. {MORE}", True),
    ],
)
def test_a_fuller_text_of_what_was_told_is_no_news_unless_headline_or_lead_is(
    title: str, text: str, *, is_told: bool
) -> None:
    desk = Desk()
    desk.read(told("Syrian Democratic Forces capture town of Hajin", f"{TOWN} {REST}", hours=200))

    again = desk.read(told(title, text, hours=202, source="Gulf"))

    assert again
    assert again.told is is_told


def test_what_changes_on_a_live_page_that_was_told_is_told_as_elsewhere() -> None:
    beirut = Operation(
        name="beirut",
        title="Israeli strikes on Lebanon and the truce with Hezbollah",
        about=(("Israel*", "Hezbollah"), ("Lebanon", "Beirut", "Lebanese")),
    )
    page = "https://north-wire.example/live/1"

    kinds = Desk(beirut).kinds(
        told(f"Middle East live: {title}", text, hours=hours, url=page)
        for hours, title, text in (
            (
                200,
                "Israel strikes Beirut suburb, killing five",
                "Israel struck a suburb of Beirut on Monday, killing five people, Lebanese officials said.",
            ),
            (
                201,
                "Israel strikes Beirut suburb, killing seven",
                "Israel struck a suburb of Beirut on Monday, killing seven people, Lebanese officials said.",
            ),
        )
    )

    assert kinds == ["new", "changed"]


def test_the_text_that_follows_an_items_headline_is_judged_whatever_it_tells() -> None:
    page = "https://north-wire.example/1"
    title = "SDF and US-led coalition: what comes next in Syria?"
    text = "The Syrian Democratic Forces expect the coalition to send more jets to eastern Syria, their commander says."
    desk = Desk()
    first = desk.read(told(title, hours=200, url=page))

    second = desk.read(told(title, text, hours=201, url=page))

    assert first
    assert second
    assert not first.told
    assert second.outcome is not Outcome.COPY


HEADLINE = "Syrian Democratic Forces capture town of Hajin from ISIS"
LONG_LEAD = (
    "The Syrian Democratic Forces captured the town of Hajin on Friday, the last large stronghold of Islamic State "
    "east of the Euphrates, after two weeks of fighting and forty coalition air strikes, a spokesman said."
)
PARTS = (
    "Residents returned to look for relatives. Engineers cleared the main road of mines.",
    "The governor promised to open the schools on Sunday. A bakery was repaired on Monday by volunteers.",
)


@pytest.mark.parametrize("days", [1, 20])
@pytest.mark.parametrize("text", [PARTS[1], " ".join(PARTS)])
def test_a_text_that_comes_again_with_other_parts_or_more_of_it_is_no_news_however_late(text: str, days: int) -> None:
    desk = Desk()
    desk.read(told(HEADLINE, f"{LONG_LEAD} {PARTS[0]}", hours=200))

    again = desk.read(told(HEADLINE, f"{LONG_LEAD} {text}", hours=200 + 24 * days, source="Gulf"))

    assert again
    assert not again.told


def test_a_fuller_text_of_what_was_held_back_is_told_for_what_that_had_left_out() -> None:
    title = "Inside the drive of SDF and coalition on the last pocket in Syria"
    lead = (
        "Commanders in eastern Syria expect the Syrian Democratic Forces and the coalition to reach the last pocket of "
        "the group, people who know of their plans told us, while the valley waits for what the winter will bring."
    )
    more = (
        "Fighters of the force took the town of Hajin on Friday. The coalition struck a depot on Thursday near Sousa."
    )
    desk = Desk()

    kinds = desk.kinds(
        [told(title, lead, hours=200), told(title, f"{lead} {more}", hours=201, source="Gulf")],
    )

    assert kinds == ["-", "new"]


def test_a_text_of_which_others_have_had_all_parts_is_no_news() -> None:
    desk = Desk()
    desk.read(told(HEADLINE, f"{LONG_LEAD} {PARTS[0]}", hours=200))
    desk.read(told(HEADLINE, f"{LONG_LEAD} {PARTS[1]}", hours=201, source="Gulf"))

    whole = desk.read(told(HEADLINE, f"{LONG_LEAD} {' '.join(PARTS)}", hours=202, source="Valley Post"))

    assert whole
    assert not whole.told


def test_the_copy_of_a_told_story_is_silent_and_joins_its_sources_but_confirms_nothing() -> None:
    desk = Desk()
    lead = "The Syrian Democratic Forces said on Friday they had taken Hajin from Islamic State in eastern Syria."
    more = "Fighting for the town had lasted two weeks. The coalition carried out forty air strikes in its support."
    first = desk.read(told("Syrian Democratic Forces capture town of Hajin from ISIS", f"{lead} {more}", hours=200))

    second = desk.read(told("SDF take Hajin", f"{lead} {more}", hours=201, source="Gulf Daily"))

    assert first
    assert second
    assert first.told
    assert not second.told
    assert second.outcome is Outcome.COPY
    assert second.development == first.development
    grown = desk.judgements[-1].developments[0]
    assert grown.state is DevelopmentState.SINGLE_SOURCE
    assert [source.publisher for source in grown.sources] == ["North Wire", "Gulf Daily"]


def test_an_outlet_that_edits_its_copy_of_an_agencys_text_confirms_nothing() -> None:
    desk = Desk()
    lead = "The Syrian Democratic Forces said on Friday they had taken Hajin from Islamic State in eastern Syria."
    more = "Fighting for the town had lasted two weeks. The coalition carried out forty air strikes in its support."
    desk.read(told("Syrian Democratic Forces capture town of Hajin from ISIS", f"{lead} {more}", hours=200))
    text = f"{lead} {more}"
    desk.read(told("SDF capture Hajin", text, hours=201, source="Gulf Daily", url="https://gulf.example/hajin"))

    desk.read(told("SDF take Hajin", text[:-20], hours=202, source="Gulf Daily", url="https://gulf.example/hajin"))

    assert {told.state for judgement in desk.judgements for told in judgement.developments} == {
        DevelopmentState.SINGLE_SOURCE
    }


def test_who_reported_it_first_does_not_confirm_it_for_having_been_copied() -> None:
    desk = Desk()
    lead = "The Syrian Democratic Forces said on Friday they had taken Hajin from Islamic State in eastern Syria."
    more = "Fighting for the town had lasted two weeks. The coalition carried out forty air strikes in its support."
    desk.read(told("Syrian Democratic Forces capture town of Hajin from ISIS", f"{lead} {more}", hours=200))
    desk.read(told("SDF take Hajin", f"{lead} {more}", hours=201, source="Gulf Daily"))

    desk.read(told("Syrian Democratic Forces take Hajin", "Hajin was captured by the SDF on Friday.", hours=202))

    grown = desk.judgements[-1].developments[0]
    assert [source.publisher for source in grown.sources] == ["North Wire", "Gulf Daily", "North Wire"]
    assert grown.state is DevelopmentState.SINGLE_SOURCE


def test_of_a_text_in_a_hundred_outlets_the_first_twenty_are_named_and_the_rest_counted() -> None:
    desk = Desk()
    lead = "The Syrian Democratic Forces said on Friday they had taken Hajin from Islamic State in eastern Syria."
    more = "Fighting for the town had lasted two weeks. The coalition carried out forty air strikes in its support."
    title = "Syrian Democratic Forces capture town of Hajin from ISIS"
    desk.read(told(title, f"{lead} {more}", hours=200))

    for number in range(100):
        desk.read(told(title, f"{lead} {more}", hours=201 + number / 100, source=f"Outlet {number:03}"))

    grown = desk.judgements[-1].developments[0]
    assert [source.publisher for source in grown.sources] == ["North Wire", *(f"Outlet {n:03}" for n in range(19))]
    assert grown.more == 81
    assert len(desk.alerts) == 1


def test_another_publisher_is_named_however_often_the_first_reported_it() -> None:
    """So that whether anybody else has reported it is never forgotten."""
    said = Source(publisher="North Wire", name="North Wire", url="", at=START)
    many = tuple(replace(said, url=f"https://north.example/{number}") for number in range(30))
    other = replace(said, publisher="Gulf Daily", name="Gulf Daily")

    kept = consequences.first((*many, other))

    assert kept == (*many[:19], other)


def test_the_same_report_in_other_words_is_not_told_again() -> None:
    desk = Desk()
    desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200))

    verdict = desk.read(
        told(
            "Syrian Democratic Forces seize town of Hajin from Islamic State",
            "The town of Hajin was captured by the Syrian Democratic Forces on Friday, officials said.",
            hours=202,
            source="Gulf Daily",
        )
    )

    assert verdict
    assert not verdict.told
    assert len(desk.alerts) == 1
    assert desk.judgements[-1].developments[0].state is DevelopmentState.CONFIRMED


HAJIN_AGAIN = told(
    "Syrian Democratic Forces seize town of Hajin from Islamic State",
    "The town of Hajin was captured by the Syrian Democratic Forces on Friday, officials said.",
    hours=202,
    source="Gulf Daily",
)


def test_who_asks_for_it_is_told_once_that_a_second_publisher_confirms_what_was_told() -> None:
    desk = Desk(replace(seeded(), confirmations=True))
    first = desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200))

    verdict = desk.read(HAJIN_AGAIN)
    desk.read(
        told("Hajin falls to the SDF", "Syrian Democratic Forces took Hajin on Friday.", hours=203, source="Third Post")
    )

    assert first
    assert verdict
    assert not verdict.told
    assert [alert.kind for alert in desk.alerts] == [AlertKind.NEW, AlertKind.CONFIRMED]
    assert {alert.development for alert in desk.alerts} == {first.development}
    assert [source.publisher for source in desk.alerts[1].sources] == ["North Wire", "Gulf Daily"]


def test_what_was_known_in_silence_is_not_told_as_confirmed() -> None:
    desk = Desk(replace(seeded(), confirmations=True))
    desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200), silent=True)

    desk.read(HAJIN_AGAIN)

    assert not desk.alerts


def test_another_clash_like_an_old_one_is_told_again_three_weeks_later() -> None:
    desk = Desk()
    text = "A suicide bomber killed five fighters of the Syrian Democratic Forces near Hajin on {}, officials said."
    first = desk.read(
        told("Suicide bomber kills five SDF fighters near Hajin in Syria", text.format("Monday"), hours=100)
    )

    later = desk.read(
        told("Suicide bomber kills six SDF fighters near Hajin in Syria", text.format("Thursday"), hours=100 + 21 * 24)
    )

    assert first
    assert later
    assert first.told
    assert later.told


def test_another_war_is_none_of_the_operations_business() -> None:
    verdict = Desk().read(told("Floods kill twelve in Peru", "Heavy rain burst a river on Sunday, police said."))

    assert verdict is None


def test_an_explainer_is_background() -> None:
    verdict = Desk().read(
        told(
            "Explainer: Why are US-backed forces still fighting ISIS in eastern Syria?",
            "The Syrian Democratic Forces have fought for years. This is how it began and what it means.",
        )
    )

    assert verdict
    assert verdict.outcome is Outcome.BACKGROUND


def test_the_operations_name_is_enough_where_no_group_is_met() -> None:
    verdict = Desk().read(told("Commander of Operation Inherent Resolve is replaced", "An aide said so on Friday."))

    assert verdict
    assert verdict.relevance > 0.65


def test_an_excluded_phrase_keeps_a_story_out() -> None:
    desk = Desk(seeded(exclude=("news roundup",)))

    verdict = desk.read(told("News roundup: Syrian Democratic Forces, Brexit and the weather", TOWN))

    assert verdict
    assert verdict.outcome is Outcome.OFF_TOPIC


def test_a_changed_share_is_told_with_old_and_new() -> None:
    desk = Desk()

    verdict = desk.read(
        told(
            "US-led coalition: ISIS has lost 90 percent of its territory in Iraq and Syria",
            "The Pentagon said on Thursday the group had lost 90 percent of the territory that it once held.",
            hours=300,
        )
    )

    assert verdict
    assert verdict.told
    change = desk.alerts[0].numbers[0]
    assert ("98" in change.old, "90" in change.new) == (True, True)


def test_a_rounded_share_is_not_told() -> None:
    desk = Desk()

    desk.read(
        told(
            SEED_TITLE,
            SEED_TEXT.replace("about 98 percent", "98 percent"),
            hours=30,
            source="Valley Post",
        )
    )

    assert not desk.alerts


def test_a_figure_that_changes_in_an_open_development_is_told_as_a_change_once() -> None:
    desk = Desk()
    lead = "A bomb killed {} fighters of the Syrian Democratic Forces in the town of Hajin on Friday, officials said."
    for hours, toll, source in ((200, 8, "North Wire"), (203, 19, "Gulf Daily"), (204, 19, "Valley Post")):
        title = f"Bomb kills {toll} fighters of Syrian Democratic Forces in Hajin"
        desk.read(told(title, lead.format(toll), hours=hours, source=source))

    assert [alert.kind for alert in desk.alerts] == [AlertKind.NEW, AlertKind.CHANGED]
    assert desk.alerts[1].development == desk.alerts[0].development
    assert (desk.alerts[1].numbers[0].old, desk.alerts[1].numbers[0].new) == ("8", "19")


def test_tolls_that_two_publishers_put_differently_dispute_a_development_once() -> None:
    desk = Desk()
    lead = "A bomb killed {} fighters of the Syrian Democratic Forces in the town of Hajin on Friday, officials said."
    for hours, toll, source in ((200, 19, "North Wire"), (203, 12, "Gulf Daily"), (204, 13, "Valley Post")):
        title = f"Bomb kills {toll} fighters of Syrian Democratic Forces in Hajin"
        desk.read(told(title, lead.format(toll), hours=hours, source=source))

    assert [alert.kind for alert in desk.alerts] == [AlertKind.NEW, AlertKind.DISPUTED]
    assert desk.judgements[1].developments[0].state is DevelopmentState.DISPUTED


def test_a_toll_that_its_own_outlet_takes_back_is_told_as_a_change_once() -> None:
    desk = Desk()
    title = "Bomb kills {} fighters of the SDF near Hajin in Syria"
    text = "A bomb killed {} fighters of the Syrian Democratic Forces near Hajin on Friday, officials said."
    url = "https://north-wire.example/bomb"
    desk.read(told(title.format(40), text.format(40), hours=200, url=url))

    desk.read(told(title.format(14), text.format(14), hours=201, url=url))
    desk.read(told(title.format(14), f"{text.format(14)} The road was closed.", hours=202, url=url))

    assert [alert.kind for alert in desk.alerts] == [AlertKind.NEW, AlertKind.CHANGED]
    assert (desk.alerts[1].numbers[0].old, desk.alerts[1].numbers[0].new) == ("40", "14")
    assert desk.judgements[1].developments[0].state is DevelopmentState.SINGLE_SOURCE


def test_a_halt_of_what_was_announced_is_told() -> None:
    desk = Desk()

    verdict = desk.read(
        told(
            "Syrian Democratic Forces halt drive on last ISIS pockets in eastern Syria",
            "Fighters of the Syrian Democratic Forces halted the drive against the last pockets of Islamic State in "
            "eastern Syria on Tuesday, officials said.",
            hours=150,
        )
    )

    assert verdict
    assert verdict.told


def test_an_old_story_that_surfaces_again_is_not_told() -> None:
    desk = Desk()
    story = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=900)

    verdict = desk.read(replace(story, published=START))

    assert verdict
    assert not verdict.told
    assert any(reason.rule == "late" for reason in verdict.reasons)


def test_first_sight_is_remembered_in_silence() -> None:
    desk = Desk()
    story = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)
    desk.read(story, silent=True)

    again = desk.read(told("SDF capture Hajin from ISIS in Syria", TOWN, hours=201, source="Gulf Daily"))

    assert again
    assert not desk.alerts
    assert not again.told


def test_every_verdict_gives_its_reasons_told_or_not() -> None:
    desk = Desk()
    shown = [
        desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)),
        desk.read(told("SDF capture Hajin from ISIS in Syria", TOWN, hours=201, source="Gulf Daily")),
        desk.read(told("Cholera reported in camps along the Euphrates in Syria", "Doctors said so.", hours=202)),
    ]

    for verdict in shown:
        assert verdict
        assert {"topic", "known", "genre", "decision"} <= {reason.rule for reason in verdict.reasons}


@pytest.mark.parametrize(
    "operation",
    [
        Operation(name="named", title="Operation Inherent Resolve"),
        seeded(about=()),
        seeded(seeds=()),
        seeded(about=(), seeds=()),
        seeded(about=((".*", "[a-z"),)),
        seeded(aliases=tuple(f"Alias {i}" for i in range(5000))),
    ],
    ids=["name alone", "seed alone", "groups alone", "title alone", "regular expressions", "many aliases"],
)
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", TOWN),
        ("Operation Inherent Resolve enters new phase", ""),
        ("взят город Хаджин", "Сирийские демократические силы взяли город, сообщили в пятницу."),
        ("Syria " * 5000, "Hajin " * 100_000),
        ("Syria \u202etxet\u202c\x07 SDF", "\x00\x1b[31m" + TOWN),
        ("Syria " + " ".join(map(str, range(10_000))), " ".join(map(str, range(10_000)))),
    ],
    ids=["no title", "no text", "Russian", "one word", "controls", "numbers"],
)
def test_no_story_and_no_operation_break_the_judge(operation: Operation, title: str, text: str) -> None:
    desk = Desk(operation)

    verdict = desk.read(told(title, text))

    assert verdict is None or 0 <= verdict.probability <= 1


def test_a_batch_is_judged_as_its_stories_one_by_one() -> None:
    batch = [
        told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200),
        told("SDF capture Hajin from ISIS in Syria", TOWN, hours=201, source="Gulf Daily"),
        told("Coalition air strike kills 11 in Deir ez-Zor, Syria", "The US-led coalition struck on Sunday, he said."),
    ]
    desk = Desk()
    for story in sorted(batch, key=lambda s: s.first_seen):
        desk.read(story)

    judged = Judge((seeded(),), weights()).judge(batch, Known(), silent=False)

    assert judged.alerts == tuple(desk.alerts)
    assert len(judged.entries) == 3


def test_what_a_store_recalls_is_known() -> None:
    judge = Judge((seeded(),), weights())
    first = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)
    before = judge.judge([first], Known(), silent=False)
    known = Known(
        stories=(first,),
        ledger={"inherent-resolve": before.entries},
        developments={"inherent-resolve": before.developments},
    )

    after = judge.judge([told("SDF take Hajin from ISIS", TOWN, hours=210, source="Gulf Daily")], known, silent=False)

    assert before.alerts
    assert not after.alerts
    assert after.developments[0].id == before.developments[0].id


def test_two_workers_with_two_copies_reach_one_development() -> None:
    judge = Judge((seeded(),), weights())
    lead = f"{TOWN} It had been under siege for two weeks."

    ids = {
        judge.judge([told(title, lead, hours=200, source=source)], Known(), silent=False).developments[0].id
        for title, source in (("Syrian Democratic Forces capture Hajin", "A"), ("SDF capture Hajin in Syria", "B"))
    }

    assert len(ids) == 1


def test_the_order_of_feeds_within_one_poll_does_not_change_what_is_told() -> None:
    batch = [
        told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200, source=source)
        for source in ("A", "B", "C", "D")
    ]
    judge = Judge((seeded(),), weights())
    shuffled = batch.copy()
    random.Random(7).shuffle(shuffled)

    developments = [judge.judge(order, Known(), silent=False).developments for order in (batch, shuffled)]

    assert [d.id for d in developments[0]] == [d.id for d in developments[1]]
    assert len(developments[0]) == 1


def test_a_story_concerns_no_operation_whose_terms_it_lacks() -> None:
    judge = Judge((seeded(), Operation(name="haiti", title="Haiti force", about=(("Haiti*",), ("gang*",)))), weights())

    concerned = judge.concerns(told("Haiti gangs attack port", "Gangs attacked on Friday, police said."))

    assert concerned == ("haiti",)


def test_a_story_whose_sketch_was_put_off_is_found_to_be_a_copy_and_one_about_nothing_never_gets_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, drawn = Desk(), []
    original = told("Syrian Democratic Forces take Hajin", TOWN, hours=200)
    bread = replace(told("Bread prices rise in Lisbon", "Flour costs more.", hours=201), sketch=UNDRAWN)
    monkeypatch.setattr(stories, "draw", lambda *text: drawn.append(text) or draw(*text))
    desk.read(bread)
    assert not drawn

    desk.read(original)
    copy = desk.read(replace(original, id="x", item="x", publisher="Gulf Daily", sketch=UNDRAWN))

    assert copy
    assert copy.outcome is Outcome.COPY


def test_memory_reaches_back_two_weeks() -> None:
    assert Judge((seeded(),), weights()).memory == timedelta(days=14)


@pytest.mark.parametrize(("lead", "named"), [("They rest now.", True), ("Volunteers counted kingfisher nests.", False)])
def test_a_name_that_the_story_has_in_small_letters_as_well_is_a_common_word(lead: str, *, named: bool) -> None:
    operation = seeded(aliases=("Kingfisher",), title="Operation Kingfisher: citizens leave eastern Syria")
    verdict = Desk(operation).read(told("Kingfisher numbers recover in Syria", f"Numbers rose on Friday. {lead}"))

    assert verdict is not None
    assert ("name" in [reason.rule for reason in verdict.reasons]) is named
