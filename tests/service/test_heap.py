"""The memory of the process itself."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

_PROGRAM = """
import os
from pathlib import Path
from monitor.service.heap import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20

strewn = [bytes(3000) for _ in range(30_000)]
last = bytes(3000)  # what lies below it is not given back when it is freed
del strewn
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another C library")
def test_what_was_used_once_and_lies_between_what_stays_goes_back_to_the_system() -> None:
    told = subprocess.run([sys.executable, "-c", _PROGRAM], check=True, capture_output=True, text=True)

    assert int(told.stdout) > 60
