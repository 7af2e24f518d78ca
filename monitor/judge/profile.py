"""Term groups for an operation whose operator gave none."""

from __future__ import annotations
from monitor.judge.terms import Frequencies
from monitor.model import Operation


def draft(operation: Operation, background: Frequencies) -> tuple[tuple[str, ...], ...]:
    return ()
