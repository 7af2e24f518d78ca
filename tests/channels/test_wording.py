"""What all channels say: the same words, cleaned, and independent of when they are sent."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.channels.console import Console, ConsoleSettings, card
from monitor.channels.wording import ago, as_text, known_label, number, plain, web_link, wording
from monitor.model import AlertKind, NumberChange, Sent, Source
from tests import builders


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-5), "just before"),
        (timedelta(seconds=59), "just before"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(hours=47, minutes=59), "47 h ago"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=400), "400 days ago"),
    ],
)
def test_an_age_is_told_in_words(age: timedelta, words: str) -> None:
    assert ago(age) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (NumberChange(unit="%", old="98", new="90"), "98 % → 90 %"),
        (NumberChange(unit="percent", old="98 %", new="90%"), "98 % → 90 %"),
        (NumberChange(unit="killed", old="12", new="15"), "12 → 15 killed"),
        (NumberChange(unit="", old="12", new="15"), "12 → 15"),
        (NumberChange(unit="killed", old="At least 12", new="Fifteen"), "at least 12 → fifteen killed"),
        (NumberChange(unit="km", old="", new="15"), "15 km"),
    ],
)
def test_numbers_are_told_old_to_new(change: NumberChange, words: str) -> None:
    assert number(change) == words


def test_what_was_known_says_where_and_how_old() -> None:
    told = builders.alert(known="x", known_source="BBC World", known_at=builders.at(-180))

    assert known_label(told) == "Known before (BBC World, 3 h ago)"
    assert known_label(replace(told, known_at=None)) == "Known from the seed article"
    assert known_label(replace(told, known="")) == ""


def test_an_alert_says_by_which_id_it_is_known_and_a_notice_has_none() -> None:
    told = builders.alert()
    notice = replace(told, kind=AlertKind.NOTICE, development="")

    assert f"Id: {told.id[:12]}" in as_text(wording(builders.delivery(alert=told))).splitlines()
    assert "Id: " not in as_text(wording(builders.delivery(alert=notice)))


def test_the_words_are_the_same_on_every_attempt() -> None:
    delivery = builders.delivery(alert=builders.alert(known="x", known_at=builders.at(-60)))

    assert wording(delivery) == wording(replace(delivery, attempts=9, last_answer="503", next_try=builders.at(900)))


def test_a_notice_quotes_nothing() -> None:
    notice = builders.alert(
        headline="Feed has failed for an hour",
        kind=AlertKind.NOTICE,
        operation="",
        operation_title="",
        new="BBC World answers 503 since noon.",
        url="",
        source="monitor",
        remedy="Look at its page.",
    )

    assert as_text(wording(builders.delivery(alert=notice))).splitlines() == [
        "monitor: Feed has failed for an hour",
        "BBC World answers 503 since noon.",
        "What to do: Look at its page.",
        "Source: monitor, seen 1 May 2018, 12:00 UTC",
    ]


def test_an_alert_without_a_headline_is_called_by_what_is_new() -> None:
    empty = replace(builders.alert(), headline=" \n", new="SDF takes Hajin.")

    assert wording(builders.delivery(alert=empty)).headline == "SDF takes Hajin."
    assert wording(builders.delivery(alert=replace(empty, new=""))).headline == "(no headline)"


def test_several_sources_are_named_once_each() -> None:
    sources = tuple(
        Source(publisher="P", name=name, url="https://x.example/", at=builders.NOON) for name in ("BBC", "AP", "BBC")
    )

    assert "Reported by: BBC, AP" in as_text(wording(builders.delivery(alert=builders.alert(sources=sources))))


@given(st.text(max_size=500), st.integers(1, 60))
def test_cleaned_text_is_one_short_harmless_line(text: str, limit: int) -> None:
    line = plain(text, limit)

    assert len(line) <= limit
    assert line == line.strip()
    assert not set(line) & set("\n\r\t\x00\x1b\x7f\x85\u2028\u2029\u202e\u2066\u200f\u061c\ufeff\ud800")
    assert plain(line, limit) == line
    line.encode()


def test_cleaning_keeps_what_belongs_to_a_language() -> None:
    """The non-joiner of Persian and the joiner of an emoji are letters of their text."""
    for text in ("می‌خواهم", "👩‍🚒", "Ünïcödé", "دير الزور", "哈金"):
        assert plain(text) == text


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://x.example/a?b=1&c=%20", "https://x.example/a?b=1&c=%20"),
        ("http://x.example", "http://x.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//x.example/", ""),
        ("https://", ""),
        ("https://x.example/<b>", "https://x.example/%3Cb%3E"),
        ("https://x.example/it's?a|b", "https://x.example/it%27s?a%7Cb"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example\\@y.example/", ""),
        ("https://x'.example/", ""),
        ("https://x.example/" + "'" * 700, ""),
        ("https://x.example/\u202e", ""),
        ("https://x.example/" + "a" * 2000, ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_only_whole_web_links_are_shown(url: str, shown: str) -> None:
    assert web_link(url) == shown


# --- the console ------------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


async def test_a_pipe_gets_plain_lines_and_a_terminal_a_card() -> None:
    pipe, terminal = io.StringIO(), Terminal()
    for stream in (pipe, terminal):
        assert isinstance(await Console(ConsoleSettings(), stream).send(builders.delivery(), builders.NOON), Sent)

    assert pipe.getvalue().startswith("Operation Inherent Resolve: SDF takes the town of Hajin\nNew: “The Syrian")
    assert pipe.getvalue().endswith("\n\n")
    assert "╭" in terminal.getvalue()
    assert "SDF takes the town of Hajin" in terminal.getvalue()


async def test_a_terminal_takes_no_orders_from_a_feed() -> None:
    terminal = Terminal()
    evil = "[bold red]x[/] \x1b]0;owned\x07 [link=https://evil.example]y[/link]"
    await Console(ConsoleSettings(), terminal).send(
        builders.delivery(alert=builders.alert(headline=evil, new=evil)), builders.NOON
    )

    assert "[bold red]x[/]" in terminal.getvalue()
    assert "\x1b]" not in terminal.getvalue()


async def test_a_stream_that_cannot_show_a_letter_shows_another() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    said = await Console(ConsoleSettings(), stream).send(builders.delivery(), builders.NOON)

    assert isinstance(said, Sent)
    assert b"?The Syrian Democratic Forces" in raw.getvalue()


def test_every_kind_of_alert_has_a_card() -> None:
    for kind in AlertKind:
        assert card(wording(builders.delivery(alert=builders.alert(kind=kind))))
