"""How common the everyday words of other languages are, beside what labelled news in English shows.

Without it each of them looks as rare as a name that nobody has heard of: an operation followed in Spanish took every
story for its own. The shares in everyday.txt are estimated from word frequencies of wordfreq 3.1.1 (Robyn Speer,
doi:10.5281/zenodo.7199437; its data: CC BY-SA 4.0): the chance that a word is among the words of a title and its
opening. What names a country is as common in its language's news as the country is in the labelled news, which the list
does not know: it has the stems alone, behind the country. What the labelled news has counted stays.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import resources
from itertools import groupby
from pathlib import Path

from monitor.judge.words import places
from monitor.judge.words.terms import Frequencies, stems_of, surface, words

LANGUAGES = ("es", "fr", "de", "it", "pt", "tr", "ru", "uk", "ar", "fa", "he", "el", "zh", "ja", "ko", "hi")
"""No further ones in Latin letters: their words are names in English, and in Turkish."""
TOKENS = 60
"""Words of a title and its opening."""
LEAST = 0.0012
"""Share of stories from which a stem is written down."""
LEAST_OF_COUNTRIES = 0.00005
"""The same of a stem that names a country."""
STEP = 2**0.5
"""From one share that is written to the next."""
WIDTH = 118


Shares = dict[int, dict[str, float]]
"""A country's number, -1 for none → stem → the part of stories that hold it."""


def shares(languages: Mapping[str, Mapping[str, float]]) -> Shares:
    """Stems with the part of stories that hold them, in the language where each is commonest.

    `languages`: word → its part of all words, for each language.
    """
    found: Shares = defaultdict(dict)
    for frequencies in languages.values():
        sums: defaultdict[tuple[int, str], float] = defaultdict(float)
        for word, part in frequencies.items():
            if places.is_within(word):  # a town is as rare as it is
                continue
            number = places.country(word)
            for stem in stems_of(words(surface(word).cased)):
                if stem.isalpha():
                    sums[number, stem] += part
        for (number, stem), part in sums.items():
            found[number][stem] = max(found[number].get(stem, 0.0), 1 - (1 - part) ** TOKENS)
    least = defaultdict(lambda: LEAST_OF_COUNTRIES, {-1: LEAST})
    return {number: {s: n for s, n in of.items() if n >= least[number]} for number, of in sorted(found.items())}


def written(found: Shares) -> str:
    """Lines of a share and the everyday stems that have about it, then of a country and the stems that name it."""
    everyday = found.get(-1, {})
    steps = {stem: _step(share) for stem, share in everyday.items()}
    lines: list[str] = []
    for step, stems in groupby(sorted(steps, key=lambda stem: (steps[stem], stem)), key=steps.__getitem__):
        lines += _lines(f"{LEAST * STEP**step:.4f}", stems)
    for number, named in found.items():
        if number >= 0:
            lines += _lines(f"{places.terms(number)[0]}:", sorted(named.keys() - everyday.keys()))
    return "".join(f"{line}\n" for line in lines)


def _lines(head: str, stems: Iterable[str]) -> Iterator[str]:
    line = head
    for stem in stems:
        if len(line) + len(stem) >= WIDTH:
            yield line
            line = head
        line += f" {stem}"
    if line != head:
        yield line


def _step(share: float) -> int:
    step = 0
    while LEAST * STEP ** (step + 1) <= share:
        step += 1
    return step


def beside(background: Frequencies) -> Frequencies:
    """The background, and beside it the everyday words and countries of other languages that it has not seen."""
    text = (resources.files("monitor.lab.learning") / "everyday.txt").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    names: set[str] = set()
    for line in text.splitlines():
        country, is_country, named = line.partition(": ")
        head, *stems = ("", *named.split()) if is_country else line.split()
        share = max(map(background.share, places.terms(places.country(country)))) if is_country else float(head)
        unseen = [stem for stem in stems if stem not in background.counts]
        found |= dict.fromkeys(unseen, round(share * background.stories))
        names |= set(unseen) if is_country else set()
    return replace(background, everyday=found, names=background.names | names)


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
