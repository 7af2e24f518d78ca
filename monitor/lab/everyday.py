"""How common the everyday words of other languages are, beside what labelled news in English shows.

Without it each of them looks as rare as a name that nobody has heard of: an operation followed in Spanish took every
story for its own. The shares in everyday.txt are estimated from word frequencies of wordfreq 3.1.1 (Robyn Speer,
doi:10.5281/zenodo.7199437; its data: CC BY-SA 4.0): the chance that a word is among the words of a title and its
opening. Stems that name places are left out, as the gazetteer knows them; what the labelled news has counted stays.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import resources
from itertools import groupby
from pathlib import Path

from monitor.judge import places
from monitor.judge.terms import Frequencies, stems_of, surface, words

LANGUAGES = ("es", "fr", "de", "it", "pt", "tr", "ru", "uk", "ar")
TOKENS = 60
"""Words of a title and its opening."""
LEAST = 0.0012
"""Share of stories from which a stem is written down."""
STEP = 2**0.5
"""From one share that is written to the next."""
WIDTH = 118


def shares(languages: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Stem → the part of stories that hold it, in the language where it is commonest.

    `languages`: word → its part of all words, for each language.
    """
    found: dict[str, float] = {}
    for frequencies in languages.values():
        sums: defaultdict[str, float] = defaultdict(float)
        for word, part in frequencies.items():
            if places.country(word) < 0:
                for stem in stems_of(words(surface(word).cased)):
                    if stem.isalpha():
                        sums[stem] += part
        for stem, part in sums.items():
            found[stem] = max(found.get(stem, 0.0), 1 - (1 - part) ** TOKENS)
    return {stem: share for stem, share in found.items() if share >= LEAST}


def written(found: Mapping[str, float]) -> str:
    """Lines of a share and the stems that have about it."""
    steps = {stem: _step(share) for stem, share in found.items()}
    lines = []
    for step, stems in groupby(sorted(steps, key=lambda stem: (steps[stem], stem)), key=steps.__getitem__):
        line = head = f"{LEAST * STEP**step:.4f}"
        for stem in stems:
            if len(line) + len(stem) >= WIDTH:
                lines.append(line)
                line = head
            line += f" {stem}"
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def _step(share: float) -> int:
    step = 0
    while LEAST * STEP ** (step + 1) <= share:
        step += 1
    return step


def beside(background: Frequencies) -> Frequencies:
    """The background, and beside it the everyday words of other languages that it has not seen."""
    text = (resources.files("monitor.lab") / "everyday.txt").read_text(encoding="utf-8")
    everyday = {stem: round(share * background.stories) for stem, share in _read(text)}
    return replace(background, everyday={stem: n for stem, n in everyday.items() if stem not in background.counts})


def _read(text: str) -> Iterator[tuple[str, float]]:
    for line in text.splitlines():
        share, *stems = line.split()
        for stem in stems:
            yield stem, float(share)


def make(out: Path) -> int:
    """Write everyday.txt anew; exit code 78 where the word frequencies are not installed."""
    try:
        import wordfreq  # type: ignore[import-not-found]  # noqa: PLC0415 (58 MB, for whoever makes the list anew)
    except ImportError:
        print("wordfreq is not installed; install it for this once: pip install wordfreq==3.1.1", file=sys.stderr)
        return 78
    languages = {code: wordfreq.get_frequency_dict(code, "small") for code in LANGUAGES}
    out.write_text(written(shares(languages)), encoding="utf-8")
    return 0
