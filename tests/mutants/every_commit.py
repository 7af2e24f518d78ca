"""What the short crash test leaves out: killed at each commit in turn, until something is lost or has another id."""

from __future__ import annotations

from monitor.lab.bench.crash import killed, undisturbed


async def test_kill_9_at_every_commit_of_one_development() -> None:
    commits, expected = await undisturbed(1)
    for number in range(commits, 0, -1):
        played = await killed(1, (number, "after"))
        assert set(played.got) == expected
        assert sum(played.got.values()) - len(expected) <= played.cut_off
        assert not played.corrupt
