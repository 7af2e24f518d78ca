"""What a title rules out by name."""

from __future__ import annotations

import pytest

from monitor.judge.about.ruled_out import countries, met, read, without_name
from monitor.judge.words.places import mentioned
from tests.judge.judging import Desk, seeded, told


@pytest.mark.parametrize(
    ("negative", "title", "found"),
    [
        ("not Sudland's raids on tankers", "Sudland raids two oil depots", "Sudland's raids on tankers"),
        ("not Sudland's raids on tankers", "Navy chases tanker to Sudland", "Sudland's raids on tankers"),
        ("not Sudland's raids on tankers", "Court hands ship over to Sudland", ""),
        ("not Sudland's raids on tankers", "Norland raids tanker", ""),
        ("not seizures off Sudland", "Tanker seized near Sudland is freed", "seizures off Sudland"),
        ("not the West Bank, not sport", "Soldiers raid West Bank town", "the West Bank"),
        ("not the West Bank, not sport", "Soldiers raid river bank", ""),
        ("Elections are not on topic", "Elections are called", ""),  # it is a kind, and no name
        ("not elections, not chips and trade", "Dorva lifts ban on imports", "trade"),
        ("not attacks by militants inside Norland", "Norland attacks militants at border", ""),  # it is of Norland
        ("", "Sudland raids tanker", ""),
        ("not raids on Sudland or Westland", "Westland port raided", "Westland"),
        ("not raids on Sudland or Westland", "Westland votes", ""),  # as "raids on" goes with both
        ("not Sudland or Westland", "Westland votes", "Westland"),
        ("not raids on Sudland", "Raiders hit port after Sudland votes", ""),  # two clauses
        ("not raids on Sudland", "Gunmen raid Sudland and Norland", ""),  # it is told of Norland too
        ("not raids on Sudland", "Gunmen raid Norland, Sudland and Westland", ""),
        ("not raids on Sudland", "Gunmen raid Westland and Sudland", "raids on Sudland"),
        ("not air strikes on Sudland", "Norland warplanes kill nine in Sudland", "air strikes on Sudland"),
        ("not air strikes on Sudland", "Norland lends Sudland money", ""),
        ("not pirates", "Pirates free crew of tanker", "pirates"),  # a blockade is of ships as well, and not of them
        ("not pirates", "Crew of tanker is freed", ""),
        ("not pirates", "Navy boards tanker after pirates flee", ""),  # in a clause of its own
        ("not protests", "Thousands demonstrate in the capital", "protests"),
        ("not protests", "Ships turn back as thousands demonstrate", ""),  # in a clause of its own
        ("not protests", "Protesters storm ship", ""),  # it tells of ships as well
        ("not satellites", "Norland's satellite maker seeks partner", "satellites"),
        ("not satellites", "Norland picks partner as satellite maker waits", ""),  # in a clause of its own
        ("not satellites", "Satellite shows ships off port", ""),  # of ships as well
        ("not the family's affairs", "Families wait", ""),  # of two words neither says it alone
    ],
)
def test_a_headline_tells_of_what_was_ruled_out_by_name(negative: str, title: str, found: str) -> None:
    phrase = met(title, read("The blockade of Norland", negative))

    assert (phrase.text if phrase else "") == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Libyan drone crashes in Niger, army says", ""),  # whose it is says not where
        ("Niger calls up reserves after Libyan drone strike", ""),
        ("Libyan drones kill nine at depot", "air strikes inside Libya"),
        ("Air strikes kill nine at depot in Egypt, says Niger", "Egypt"),
        ("Niger condemns drone strike in Libya", "air strikes inside Libya"),
        ("Gabon condemns Libyan drone strike", "air strikes inside Libya"),
    ],
)
def test_what_was_ruled_out_inside_a_country_may_be_that_countrys_and_befall_ones_own(title: str, found: str) -> None:
    out = read(
        "Drones that stray over the borders of Chad", "not air strikes inside Libya and Egypt", ["Niger", "drone*"]
    )
    phrase = met(title, out)

    assert (phrase.text if phrase else "") == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Jury hears of fraud in trial over bird shot", "trials in Libya over fraud"),
        ("Trial over bird shot begins", ""),  # of one word alone
        ("Fraud trial over bird shot begins in Peru", ""),  # it names another country
    ],
)
def test_a_headline_that_names_no_country_may_be_of_the_one_that_is_ruled_out(title: str, found: str) -> None:
    phrase = met(title, read("Bans on bird shot, country by country", "not trials in Libya over fraud"))

    assert (phrase.text if phrase else "") == found


@pytest.mark.parametrize(("ruled_out", "alerts"), [("", 1), (" (not Iraq's arrests of fighters)", 0)])
def test_what_was_ruled_out_by_name_is_not_told_and_says_why(ruled_out: str, alerts: int) -> None:
    desk = Desk(seeded(title=f"The campaign against ISIS in eastern Syria{ruled_out}"))
    text = "Iraq said on Friday that it had arrested nine men who fled from Hajin to its side of the border."
    verdict = desk.read(told("Iraq arrests nine who fled Syrian Democratic Forces", text))

    assert len(desk.alerts) == alerts
    assert verdict
    assert ("excluded" in {reason.rule for reason in verdict.reasons}) is not bool(alerts)


@pytest.mark.parametrize(
    ("positive", "negative", "terms", "left_out"),
    [
        ("Raids by the Houthi movement in Oman", "not the war with Yemen", (), "Yemen"),
        ("Raids by the Houthi movement in Yemen", "not the war with Yemen", (), ""),
        ("Raids in Oman", "not the war with Yemen", ("Yemen*",), ""),  # the operator asks for it
        ("Raids in Oman", "not oil", (), ""),
    ],
)
def test_a_country_that_is_ruled_out_and_named_by_nothing_but_what_is_in_it_is_none_of_the_operations(
    positive: str, negative: str, terms: tuple[str, ...], left_out: str
) -> None:
    assert countries(positive, negative, terms) == mentioned(left_out)


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Operation Stone Wall: the drive on rebels in Norland", "the drive on rebels in Norland"),
        ("Operation Stone Wall, the drive on rebels", "the drive on rebels"),
        ("Operation Stone Wall – the drive on rebels", "the drive on rebels"),
        ("Opération Barrage : la France au Norland", "la France au Norland"),
        ("Operation Stone Wall", ""),
        ("Operation Stone Wall: a", ""),
        ("Norland: the war with the rebels", ""),
        ("The end of Operation Stone Wall: soldiers go home", ""),
        ("Operation Stone Wall in Norland", ""),
        ("", ""),
    ],
)
def test_what_a_title_says_stands_behind_the_name_that_it_begins_with(title: str, rest: str) -> None:
    assert without_name(title) == (rest or title)
