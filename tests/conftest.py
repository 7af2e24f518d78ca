"""What holds for every test: loopback only, no blocked event loop, no deadline, and in CI nothing is skipped."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from blockbuster import BlockBuster
from hypothesis import settings

READ_WITH_THE_CONFIGURATION = ["monitor.channels.settings", "monitor.channels.manners"]
LOOP_ROOMS = ["monitor.feeds", "monitor.channels", "monitor.service.poll", "monitor.service.deliver"]


def _loopback_only(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = arguments[1][0]
    try:
        inner = ipaddress.ip_address(host).is_loopback
    except ValueError:
        inner = host == "localhost"
    if not inner:
        raise PermissionError(f"a test may not connect to {host}")


sys.addaudithook(_loopback_only)

# how long an example takes says how busy the machine is, and nothing of the property
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _the_event_loop_is_never_blocked() -> Iterator[None]:
    """Blocking calls made from the rooms that live on the loop fail the test."""
    guard = BlockBuster(scanned_modules=LOOP_ROOMS, excluded_modules=READ_WITH_THE_CONFIGURATION)
    guard.activate()
    yield
    guard.deactivate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """On a user's machine a test may lack its data or its server; in CI it must run."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, and in CI it must run: {report.longrepr[-1]}"
    return report
