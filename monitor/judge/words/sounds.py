"""How a name sounds, whatever letters it is written in."""

from __future__ import annotations

import re
from functools import lru_cache

_SPELT = (
    ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tch", "ch"), ("dj", "j"), ("ou", "u"), ("дж", "j"), ("kh", "h"),
    ("ch", "sh"),
)  # fmt: skip
"""How German, French and Russian write sounds of other tongues, and how English does: last, what is one letter in some
of them is one here."""
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіїґ", "abvgdeziyklmnoprstufhyeiig", strict=True))
    | {"ё": "yo", "ж": "zh", "ц": "ts", "ч": "sh", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye"}
    | {"ъ": "", "ь": ""}
)
"""Cyrillic letters, Russian and Ukrainian, as English writes them."""
_CONSONANTS = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهةپچژکگڤ", "btsghhdsrssSsdts_gfkklmnh_bSskgf", strict=True))
    | dict.fromkeys("اأإآىيوءئؤی_'", "")
)
_OTHERS = (
    ("sh", "S"), ("ch", "S"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("x", "ks"),
    ("zh", "S"), ("z", "s"), ("j", "g"), ("v", "f"), ("p", "b"), ("q", "k"), ("c", "k"),
)  # fmt: skip
_UNWRITTEN = re.compile(r"[aeiouyw'’]")
_TWICE = re.compile(r"(.)\1+")
ARABIC = "\u0600"
FEWEST = 3
"""Consonants by which a name is known."""


def name_in(language: str, name: str) -> str:
    """A folded name of a German report as English writes it: W and J sound otherwise there."""
    return name.replace("w", "v").replace("j", "y") if language == "de" else name


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """A folded name or its stem in Latin letters, spelt in one way."""
    for written, spoken in _SPELT:
        name = name.replace(written, spoken)
    return name.translate(_LATIN)


@lru_cache(maxsize=8192)
def consonants(name: str) -> str:
    """Those of a folded name, which is what Arabic writes of it; empty where they are too few to know it by."""
    if name >= ARABIC:
        name = name.translate(_CONSONANTS)
    else:
        name = sound(name)
        for written, spoken in _OTHERS:
            name = name.replace(written, spoken)
        name = _UNWRITTEN.sub("", name)
    name = _TWICE.sub(r"\1", name)
    return name if len(name) >= FEWEST else ""
