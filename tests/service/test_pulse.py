"""What moves, what is stuck, and what went wrong, on a count that the test pushes."""

from __future__ import annotations

from monitor.service.pulse import LONGEST, Pulse


class Count:
    """Seconds."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_what_ends_well_each_second_is_never_stuck() -> None:
    count = Count()
    pulse = Pulse(seconds=count)

    for second in range(5000):
        count.at = float(second)
        for name in ("claim", "drain hook"):
            pulse.begun(name)
            pulse.ended(name)

    assert not any(pulse.stuck().values())


def test_a_failure_moves_too_and_is_named_until_it_is_over() -> None:
    pulse = Pulse(seconds=Count())

    pulse.ended("claim", "disk full")
    assert pulse.failing() == "disk full"
    assert not pulse.all_good("claim")

    pulse.ended("claim")
    assert pulse.failing() == ""
    assert pulse.all_good("claim")


def test_what_happens_once_leaves_no_failure_behind() -> None:
    pulse = Pulse(seconds=Count())

    pulse.ended("heartbeat", "refused")

    assert pulse.failing() == ""


def test_a_scheduler_that_stops_is_seen() -> None:
    count = Count()
    pulse = Pulse(seconds=count)

    count.at = LONGEST["claim"] + 1

    assert pulse.stuck()["polls"]
    assert not pulse.stuck()["deliveries"]


def test_one_channel_that_hangs_is_seen_behind_one_that_moves() -> None:
    count = Count()
    pulse = Pulse(seconds=count)
    pulse.begun("drain mail")

    count.at = LONGEST["drain"] + 1
    pulse.ended("drain hook")
    assert pulse.stuck()["deliveries"]

    pulse.got_on("drain mail")
    assert not pulse.stuck()["deliveries"]


def test_good_ends_are_counted_afresh_each_time() -> None:
    pulse = Pulse(seconds=Count())
    pulse.ended("claim")
    pulse.ended("drain hook")

    assert pulse.all_good("claim", "drain")
    assert not pulse.all_good("claim", "drain")
