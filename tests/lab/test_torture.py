"""The torture: it finds what it should find, and the service stands what is quick to play."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from monitor.lab.torture import flows, peer, receivers, run, twins
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

    assert row.repeats == 1
    assert not row.is_kept


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


async def test_a_peer_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer, "NAMES", ("no-such-program",))

    assert "not installed" in (await peer.alertmanager(1)).skipped
