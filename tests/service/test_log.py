"""Log lines: what a feed said gives no orders to a terminal and forges no line."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SAYS = """
import structlog
from monitor.service.log import set_up
set_up(as_json={as_json})
structlog.get_logger().info("feed.polled", feed="Front\\x1b[31m\\r\\nfeed.polled forged \\u202e \\x07", number=3)
"""


@pytest.mark.parametrize("as_json", [True, False])
def test_a_log_line_is_one_line_without_controls(as_json: bool) -> None:
    said = subprocess.run(
        [sys.executable, "-c", SAYS.format(as_json=as_json)], capture_output=True, check=True, text=True
    ).stderr
    text = json.loads(said)["feed"] if as_json else said.strip()

    assert len(said.strip().splitlines()) == 1
    assert "Front" in text
    assert [control for control in ("\x1b[31m", "\r", "\x07", "\u202e") if control in text] == []
