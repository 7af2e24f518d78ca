"""The torture: it finds what it should find, and the service stands what is quick to play."""

from __future__ import annotations

import io
import shutil
from datetime import timedelta
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from monitor.feeds.guard import connector
from monitor.lab.torture import crashes, damage, flows, names, peer, receivers, run, twins
from monitor.lab.torture.arena import Row, arena
from monitor.lab.torture.power import power
from monitor.lab.torture.receivers import through_all


async def counted(*, forget: int = 0, again: int = 0) -> Row:
    """Two developments told, where a receiver's ledger loses or repeats messages."""
    row = Row(fault="none", what="nothing")
    async with arena() as here, here.life():
        await here.plant(2)
        await through_all(here, timedelta(hours=1))
        del here.stage.hook[:forget]
        here.stage.mail += here.stage.mail[:again]
        await here.count(row)
    return row


async def test_what_arrives_once_is_neither_lost_nor_doubled() -> None:
    row = await counted()

    assert (row.planted, row.lost, row.doubled, row.repeats) == (6, 0, 0, 0)
    assert row.is_kept


async def test_a_message_that_never_arrived_is_counted_as_lost() -> None:
    row = await counted(forget=1)

    assert row.lost == 1
    assert not row.is_kept


async def test_a_message_that_came_twice_without_cause_is_not_kept() -> None:
    row = await counted(again=1)

    assert (row.repeats, row.allowed, row.doubled) == (1, 0, 1)
    assert not row.is_kept


async def test_a_lost_answer_explains_one_repeat_of_its_own_message_and_of_no_other() -> None:
    row = Row(fault="none", what="nothing")
    async with arena() as here, here.life():
        await here.plant(2)
        await through_all(here, timedelta(hours=1))
        first, second = [one for one in await here.deliveries() if one.channel == "hook"]
        here.lost_answers[first.id] = 2
        here.stage.hook += [message for message in here.stage.hook if message.headers["webhook-id"] == second.id]
        await here.count(row)

    assert (row.repeats, row.allowed, row.doubled) == (1, 2, 1)
    assert not row.is_kept


async def test_kills_while_the_next_life_recovers_lose_nothing() -> None:
    row = await crashes.while_recovering(1, 17)

    assert row.cases >= 4
    assert row.is_kept, row


async def test_a_power_cut_loses_nothing_and_would_be_seen_if_it_did() -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    kept, lax = await power(1), await power(1, normal=True)

    if kept.skipped:
        pytest.skip(kept.skipped)
    assert kept.is_kept
    assert kept.cases > 100
    assert lax.lost > 0


@pytest.mark.parametrize(
    "play",
    [receivers.down, receivers.refused, twins.mail, flows.rotation],
    ids=["down for a day", "refused for good", "mail", "a new secret"],
)
async def test_a_fault_is_stood(play: run.Count) -> None:
    row = await play(2)

    assert row.planted > 0
    assert row.is_kept, row


async def test_damage_sends_nothing_that_nobody_wrote_and_writes_over_nothing() -> None:
    row = await damage.damaged(1, 3)

    assert row.is_kept, row
    assert row.cases == 3 + 9
    assert "held" in row.notes[0]


async def test_dead_names_delay_nobody_and_inner_ones_are_not_dialled() -> None:
    row = await names.names(2, 60)

    assert (row.planted, row.lost) == (6, 0)
    assert row.is_kept, row


async def test_an_inner_address_that_is_dialled_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "connector", lambda _allow, **given: connector([IPv4Network("127.0.0.0/8")], **given))
    row = await names.names(1, 60)

    assert any("canary was reached" in broken for broken in row.broken)


async def test_a_peer_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer, "NAMES", ("no-such-program",))

    assert "not installed" in (await peer.alertmanager(1)).skipped


async def test_a_run_that_was_stopped_goes_on_with_the_row_at_which_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []

    async def play(name: str) -> Row:
        played.append(name)
        if played == ["F5", "F6"]:
            raise InterruptedError
        return Row(fault=name, what="nothing", cases=2, planted=6, notes=["a note"])

    monkeypatch.setattr(
        run, "plays", lambda *, short, every: [(name, lambda name=name: play(name)) for name in ("F5", "F6")]
    )
    keep, first, second = tmp_path / "rows.jsonl", io.StringIO(), io.StringIO()

    with pytest.raises(InterruptedError):
        await run.run(first, short=False, only=(), as_json=False, keep=keep)
    whole = await run.run(second, short=False, only=(), as_json=False, keep=keep)

    assert whole
    assert played == ["F5", "F6", "F6"]
    assert "F5 kept" in first.getvalue()
    assert ["F5 kept" in second.getvalue(), "F6 kept" in second.getvalue()] == [True, True]


def test_a_file_of_rows_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"key": "F5", "fault": "F5", "what": ""}\nrubbish\n')

    with pytest.raises(ValueError, match="line 2"):
        run.kept(tmp_path / "rows.jsonl")


def test_how_far_a_row_is_and_how_long_it_may_take() -> None:
    row = Row(fault="F1", what="", cases=100, of=400, repeats=1)

    assert run.progress("F1", row, 600) == (
        "F1: 100 of 400 cases, 0 lost, 0 doubled, 1 repeats; 10 min, about 30 min more"
    )
