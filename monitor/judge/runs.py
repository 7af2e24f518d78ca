"""Capitalised words in a row: where an article has its names, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from monitor.judge.name_words import AREAS, JOINTS, WHERE

_TOKEN = re.compile(r"U\.S\.?|[^\W_]+(?:[-.'][^\W_]+)*|[^\w\s]")
_SUFFIX = re.compile(r"'[a-zçğıöşü]{1,6}$")
_QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-"}
_START = frozenset('.!?:"\n')
_ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|at|az|ash|es|en)-(?=[^\W\d_])[A-ZÀ-Þ]")
"""A name may begin with one in small letters: el-Obeid."""
_OF = frozenset(["of", "de", "di", "da", "von"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalised words in a row, and what stands around them."""

    words: tuple[str, ...]
    opens: bool
    """At a sentence's beginning, where a capital says nothing."""
    before: str
    after: str

    @property
    def explains(self) -> bool:
        """An acronym in brackets: it stands for the name before it."""
        return self.before == "(" and self.after == ")" and len(self.words) == 1 and self.words[0].isupper()


def _runs(text: str, *, suffixed: bool = False) -> Iterator[Run]:
    run: list[str] = []
    opens, before, earlier, last, ended = True, "", "", "\n", False
    for token in [*_TOKEN.findall(text.translate(_QUOTES)), "\n"]:
        if run and (ended or not _is_capital(token)):
            if opens and len(run) > 1 and (first := run[0].lower()) in WHERE:
                opens, before, run = False, first, run[1:]  # "In Kaya": the capital is the sentence's
            yield Run(words=tuple(run), opens=opens, before=before.lower(), after=token.lower())
            run = []
        if _is_capital(token):
            if not run:
                opens, before = last in _START, "in" if last in _OF and earlier in AREAS else last
            word = _SUFFIX.sub("", token) if suffixed else token.removesuffix("'s")
            ended = suffixed and word != token
            run.append(word)
        earlier, last = last.lower(), token


def _is_capital(token: str) -> bool:
    return token[0].isupper() or bool(_ARTICLE.match(token))


def _listed(found: Iterable[Run]) -> Iterator[Run]:
    """The second of two names stands behind what the first stands behind: "in Shama and Naqoura"."""
    before = after = ""
    for run in found:
        named = replace(run, before=before) if run.before == after in JOINTS else run
        before, after = named.before, named.after
        yield named


def read(text: str, *, suffixed: bool = False) -> Iterator[Run]:
    """Those of a text, in order. `suffixed`: names end in an apostrophe and their case (Irak'ın kuzeyi)."""
    return _listed(_runs(text, suffixed=suffixed))
