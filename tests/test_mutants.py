"""The suite turns red on each of a dozen ways to break the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.sitecustomize import MUTANTS

ROOT = Path(__file__).parents[1]
CRASH = "tests/mutants/every_commit.py"
SLOW = "tests/feeds/test_parse.py::test_a_body_that_takes_seconds_leaves_the_loop_free"
CLOCK = "tests/store/test_etiquette.py::test_a_poll_that_was_planned_before_the_clock_was_set_back_is_due"
CAUGHT_BY = {
    "two_transactions": CRASH,
    "validators_first": CRASH,
    "marked_before_sent": CRASH,
    "random_ids": CRASH,
    "not_synced": "tests/lab/test_torture.py::test_a_power_cut_loses_nothing_and_would_be_seen_if_it_did",
    "too_many_requests_is_for_ever": "tests/channels/test_contract.py",
    "cancelled_at_the_end": "tests/service/test_process.py::test_a_send_that_is_under_way_ends_before_the_service_does",
    "clock_is_believed": CLOCK,
    "only_names_are_checked": "tests/feeds/test_fetch.py::test_an_inner_address_is_not_reached_in_any_spelling",
    "no_cap": "tests/feeds/test_body.py",
    "read_on_the_loop": SLOW,
    "logs_as_they_come": "tests/service/test_log.py",
}
LIMIT = 300
"""Seconds; far more than any of them takes, since a test that only ran out of time has caught nothing."""


@pytest.mark.timeout(LIMIT + 60)
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_is_caught(mutant: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", f"--timeout={LIMIT}", "-p", "no:cacheprovider", CAUGHT_BY[mutant]],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "MUTANT": mutant, "PYTHONPATH": str(ROOT / "tests" / "mutants")},
    )  # fmt: skip

    assert ended.returncode == 1, ended.stdout[-2000:]
    assert " failed" in ended.stdout
    assert "from pytest-timeout" not in ended.stdout
