"""Bulletins: only a name that was never known is news."""

from __future__ import annotations

from monitor.judge import routine
from monitor.model import Outcome
from tests.judge.judging import Desk, seeded, told, weights

BACKGROUND = weights().background
LINES = (
    "Near {}, three airstrikes struck two ISIS tactical units and destroyed a vehicle and two fighting positions.",
    "Near {}, an airstrike destroyed four ISIS checkpoints, a staging area and an ISIS weapons cache.",
    "Near {}, two airstrikes struck an ISIS tactical unit and suppressed a mortar team on the river bank.",
)


def bulletin(day: int, *places: str) -> str:
    return " ".join(line.format(place) for line, place in zip(LINES, places, strict=True))


def test_a_first_time_place_in_a_daily_bulletin_is_told_and_the_rest_is_not() -> None:
    desk = Desk(seeded(about=(("ISIS",), ("airstrike*", "strike*"))))
    days = [("Hajin", "Sousa", "Gharanij"), ("Sousa", "Hajin", "Gharanij"), ("Gharanij", "Sousa", "Hajin")]
    for day, places in enumerate([*days, days[0], ("Hajin", "Baghuz", "Sousa"), ("Sousa", "Baghuz", "Hajin")]):
        desk.read(
            told(f"Strikes continue against ISIS in Syria, release {day}", bulletin(day, *places), hours=24 * day + 40)
        )

    outcomes = [judgement.verdicts[0].outcome is Outcome.DEVELOPMENT for judgement in desk.judgements[3:]]
    assert outcomes == [False, True, False]
    assert "Baghuz" in desk.alerts[-1].new


def test_short_reports_of_one_agency_that_tell_acts_are_no_bulletins() -> None:
    desk = Desk(seeded(about=(("ISIS", "Strait of Maracan"), ("airstrike*", "mine*", "frigate*"))))
    ends = "in the Strait of Maracan on Wednesday, the EU naval command said."
    for hours, (title, lead) in enumerate(
        [
            ("Frigates watch for mines in Strait of Maracan", f"Two frigates began to look for mines {ends}"),
            ("Naval mine found in Strait of Maracan", f"A naval mine was found and destroyed by a frigate {ends}"),
            ("Second naval mine found in Strait of Maracan", f"A second naval mine was found by a frigate {ends}"),
        ]
    ):
        desk.read(told(title, lead, hours=40 + 2 * hours, source="Wire"))

    reasons = {reason.rule for reason in desk.judgements[-1].verdicts[0].reasons}
    assert "further" in reasons
    assert "second naval mine" in desk.alerts[-1].new


def test_a_text_of_another_form_is_no_bulletin() -> None:
    forms = [routine.skeleton([line.format("Hajin") for line in LINES])] * 3
    other = routine.skeleton(["The town council met on Friday to talk about bread, water and schools for the winter."])

    assert routine.is_routine(forms[0], forms)
    assert not routine.is_routine(other, forms)


def test_one_earlier_release_makes_no_routine() -> None:
    form = routine.skeleton([line.format("Hajin") for line in LINES])

    assert not routine.is_routine(form, [form])


def test_another_spelling_is_no_first_time() -> None:
    known = routine.names("Near Hawija", BACKGROUND)

    assert routine.first_time(["Strikes near Hawijah."], known, BACKGROUND) == ()
    assert routine.first_time(["Strikes near Baghuz."], known, BACKGROUND) == ("Strikes near Baghuz.",)


def test_a_name_with_an_apostrophe_is_one_and_what_an_acronym_has_is_none() -> None:
    lines = [
        "Strikes near Mar’a and Ba'aj.",
        "Strikes near Hajin destroyed an ISIL Stryker, an ISIL T-wall and a C2 Node.",
    ]

    assert routine.names(lines[0], BACKGROUND) == {"mara", "baaj"}
    assert routine.first_time(lines, {"hajin"}, BACKGROUND) == (lines[0],)


def test_a_release_under_the_same_title_is_the_next_of_them_though_its_text_is_short() -> None:
    desk = Desk(seeded(about=(("ISIS",), ("airstrike*", "strike*"))))
    towns = ("Hajin", "Sousa", "Gharanij")
    days = [*[bulletin(0, *towns)] * 3, "In Baghuz, 17 airstrikes struck an ISIS building and two bridges."]
    days.append("In Hajin, 12 airstrikes struck an ISIS building and two bridges.")
    for day, text in enumerate(days):
        desk.read(told("Military airstrikes continue against ISIS terrorists in Syria", text, hours=24 * day + 40))

    assert [judgement.verdicts[0].told for judgement in desk.judgements[3:]] == [True, False]


def test_headlines_alone_are_no_releases() -> None:
    desk = Desk(seeded(about=(("ISIS",), ("airstrike*", "strike*"))))
    titles = [f"Coalition says it completed strikes on ISIS in Hajin, marking the {n} consecutive night" for n in "678"]
    for day, title in enumerate(titles):
        desk.read(told(title, hours=24 * day + 40))

    assert "routine" not in {reason.rule for each in desk.judgements for reason in each.verdicts[0].reasons}


def test_a_short_name_inside_a_sentence_is_one_and_a_month_or_an_abbreviation_is_none() -> None:
    found = routine.names("On Nov. 21 strikes near Hit and Al Qaim destroyed two VBIEDs of ISIL", BACKGROUND)

    assert found == {"hit", "qaim"}


def test_a_name_far_down_a_long_bulletin_is_told_once() -> None:
    desk = Desk(seeded(about=(("ISIS",), ("airstrike*", "strike*"))))
    towns = ("Hajin", "Sousa", "Gharanij", "Kishma", "Hawi", "Shafah", "Marashida", "Granij", "Buqan", "Dashisha")
    lines = [f"Near {town}, three airstrikes struck an ISIS tactical unit and destroyed a vehicle." for town in towns]
    more = [f"Near {town}, an airstrike destroyed four ISIS checkpoints and a weapons cache." for town in towns]
    last = "Near Baghuz, two airstrikes suppressed an ISIS mortar team on the bank of the river."
    days = [[*lines, *more], [*more, *lines], [*lines, *more], [*more, *lines, last], [*lines, *more, last]]
    for day, sentences in enumerate(days):
        desk.read(told(f"Strikes continue against ISIS in Syria, release {day}", " ".join(sentences), hours=24 * day))

    assert [judgement.verdicts[0].told for judgement in desk.judgements[-2:]] == [True, False]
    assert desk.alerts[-1].new == last


def test_background_that_a_publisher_puts_under_each_report_makes_no_bulletin_of_it() -> None:
    standing = (
        " The Syrian Democratic Forces, backed by the US-led coalition, hold most of the land east of the river. The "
        "war against Islamic State began in 2014, when the group took Mosul from the army. Both sides have lost "
        "thousands of fighters since then, monitors say. Some 40,000 people live in the villages by the river, "
        "and most of them have no clean water. The coalition has 2,000 soldiers in the country, and has flown 30,000 "
        "strikes."
    )
    reports = [
        ("Bridge over Euphrates destroyed in Syria", "A jet destroyed the last bridge at Baghuz, the coalition said."),
        ("SDF opens corridor in Syria", "Buses brought families out of Hajin on Friday, the SDF said."),
        ("Advisers arrive in Syria", "Another 400 soldiers came to Tanf, the coalition said."),
        ("SDF captures Hajin in Syria", "Fighters took the town of Hajin on Sunday, the SDF said."),
    ]
    desk = Desk()
    for day, (title, text) in enumerate(reports):
        desk.read(told(title, text + standing, hours=24 * day + 40))

    last = desk.judgements[-1].verdicts[0]
    assert last.outcome is Outcome.DEVELOPMENT
    assert "routine" not in [reason.rule for reason in last.reasons]
