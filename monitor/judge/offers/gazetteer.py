"""Names that are known, found in running text: the operator's own, and those that other texts taught.

Grammar finds a name where it is said in full (operations.py). What was named in full once is known by its bare name and
acronym from then on (`learn`), and an operator lists aliases; all of them are found in one pass of one automaton.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

from monitor.judge.operations import Span, acronyms, bare_name, find
from monitor.judge.text import fold, fold_with_offsets
from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import particles
from monitor.model import Operation

_DASH_IS_BLANK = str.maketrans("-\n\t", "   ")
_ARTICLE = re.compile(r"\bel\b(?= )")
_LINK = re.compile(r"(?<= )i(?= )")
_COMMAND_PREFIX = re.compile(r"[A-Z]{2,}[-–/]$")


class Gazetteer:
    """Finds the names and aliases of many operations in one pass over a text.

    Case, diacritics, quotes and dashes make no difference, nor do al- and el-, -e- and -i-, nor small words that have
    grown together with a name in Arabic and Hebrew; save for aliases all in capitals (OIR), which match as
    written, and of one word with a capital (Harmony), which match no word in small letters. "Operation X" is found as
    "X" too if X is two words or more, "CJTF-OIR" by "OIR". The stable name of an operation is no name that anybody
    writes, and is not looked for.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        entries: dict[str, list[tuple[str, str]]] = {}
        for operation in operations:
            for alias in _aliases(operation):
                for key in _spellings(alias):
                    entries.setdefault(key, []).append((alias, operation.name))
        self._automaton = ahocorasick.Automaton()
        for key, owners in entries.items():
            self._automaton.add_word(key, (len(key), tuple(dict.fromkeys(owners))))
        self._empty = not entries
        if entries:
            self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Span, ...]:
        """Spans named by operation, by place; where two overlap, the longer; two operations may share a span."""
        if self._empty:
            return ()
        folded, offsets = fold_with_offsets(text)
        folded = _one_spelling(folded.translate(_DASH_IS_BLANK))
        hits: list[Span] = []
        for last, (length, owners) in self._automaton.iter(folded):
            first = last + 1 - length
            if _is_whole(folded, first, last + 1):
                start, end = (first, last + 1) if offsets is None else (offsets[first], offsets[last] + 1)
                hits.extend(_owned(text, start, end, owners))
        return _longest(hits) if hits else ()


def _owned(text: str, start: int, end: int, owners: Sequence[tuple[str, str]]) -> Iterator[Span]:
    for alias, name in owners:
        if not _is_acronym(alias):
            if " " in needle(alias) or alias[:1].islower() or not text[start].islower():
                yield Span(start=start, end=end, name=name)
        elif alias == text[start:end]:
            command = _COMMAND_PREFIX.search(text[max(0, start - 12) : start])
            yield Span(start=start - len(command.group()) if command else start, end=end, name=name)


def needle(alias: str) -> str:
    """The form in which two spellings of a name are one: no case, marks, quotes or dashes."""
    return _one_spelling(" ".join(fold(alias).translate(_DASH_IS_BLANK).split()))


def _one_spelling(folded: str) -> str:
    """With the article and the link of names from Arabic and Persian in one form: el-Aqsa, Zarb-i-Azb. No longer or
    shorter than it was, so that places in it stay."""
    if "el " in folded:
        folded = _ARTICLE.sub("al", folded)
    return _LINK.sub("e", folded) if " i " in folded else folded


def _spellings(alias: str) -> tuple[str, ...]:
    """How it is looked for: as it is, without its apostrophes, and in Arabic with "to" grown into its article."""
    key = needle(alias)
    return tuple(dict.fromkeys((*particles.spellings(key), key.replace("'", ""))))


def _aliases(operation: Operation) -> list[str]:
    given = [operation.title, *(span.name for span in find(operation.title)), *operation.aliases]
    bare = [bare_name(alias) for alias in given]
    both = [*given, *(name for name in bare if len(needle(name).split()) >= 2)]
    return [alias for alias in dict.fromkeys(both) if len(needle(alias)) >= 2]


def _is_acronym(alias: str) -> bool:
    return alias.isupper() and len(alias) <= 12


def _is_whole(text: str, first: int, end: int) -> bool:
    """Between blanks or marks; in Arabic and Hebrew small words grow together with what follows them."""
    return particles.begins(text, first) and (end == len(text) or not (text[end].isalnum() or text[end] == "_"))


def _longest(hits: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(hits, key=lambda span: (span.start, -span.end, span.name)):
        if not kept or span.start >= kept[-1].end or (span.start, span.end) == (kept[-1].start, kept[-1].end):
            kept.append(span)
    return tuple(dict.fromkeys(kept))


# --- learnt from texts ------------------------------------------------------------------------------------------------


def learn(texts: Iterable[str]) -> tuple[Operation, ...]:
    """What the texts name in full, as operations whose aliases are their acronyms.

    A `Gazetteer` of them then finds the places where only the bare name or the acronym stands.
    """
    found: dict[str, str] = {}
    for text in texts:
        for span in find(text):
            bare = bare_name(span.name)
            if bare != span.name and len(bare) > 3 and not bare.isdigit():
                found.setdefault(fold(bare), bare)
    return tuple(Operation(name=bare, title=bare, aliases=acronyms(bare)) for bare in found.values())


def find_all(texts: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    """`find` for each of the texts, and what the others taught: bare names and acronyms of those named in full."""
    learnt = Gazetteer(learn(texts))
    return tuple(_merged(find(text), learnt.find(text), text) for text in texts)


def _merged(sure: Sequence[Span], learnt: Sequence[Span], text: str) -> tuple[Span, ...]:
    """All that are sure, and of what was learnt what does not touch them and is written like a name."""
    more = [
        Span(start=span.start, end=span.end, name=text[span.start : span.end])
        for span in learnt
        if all(
            word[:1].isupper() or word in grammar.LINKS or not word.isascii()
            for word in text[span.start : span.end].split()
        )
        and not any(span.start < other.end and other.start < span.end for other in sure)
    ]
    return tuple(
        sorted({(span.start, span.end): span for span in (*more, *sure)}.values(), key=lambda span: span.start)
    )
