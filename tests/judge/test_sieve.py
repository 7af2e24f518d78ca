"""Patterns that are searched for only where their letters stand find all that `re` finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import monitor.judge
from monitor.judge.words.sieve import Sieve, letters

SIEVES = {
    f"{module.name.removeprefix('monitor.judge.')}.{name}": value
    for module in pkgutil.walk_packages(monitor.judge.__path__, "monitor.judge.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Sieve)
}
PARTS = st.recursive(
    st.sampled_from(["ab", "b", "[ac]", r"\w", r"\b", "(?<!a)", "c?", "b*", "(?:ca){2}", "[^a]", "d{1,2}", ""]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})")
        | inner.map(lambda one: f"(?:{one})?")
        | inner.map(lambda one: f"({one})+")
        | inner.map(lambda one: f"(?i:{one})")
        | inner.map(lambda one: f"(?!{one})")
    ),
    max_leaves=8,
)
TEXTS = st.lists(st.sampled_from(["ab", "b", "a", "c", "ca", "d", "x", " ", "A"]), max_size=8).map("".join)


@given(PARTS, TEXTS)
@settings(max_examples=400)
def test_it_finds_what_re_finds(pattern: str, text: str) -> None:
    sieve, plain = Sieve(pattern), re.compile(pattern)
    found, expected = sieve.search(text), plain.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert sieve.sub("_", text) == plain.sub("_", text)
    assert [one.span() for one in sieve.finditer(text)] == [one.span() for one in plain.finditer(text)]


@pytest.mark.parametrize("name", SIEVES)
def test_most_texts_are_not_searched(name: str) -> None:
    assert not SIEVES[name].may_stand_in("xx 77 zz")


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        (r"\bre(?:open|start)(?:s|ed)?\b", {f"re{act}{end}" for act in ("open", "start") for end in ("", "s", "ed")}),
        (r"(?:\w+ )?halts|[xyz]{3,}paused", {"halts", "paused"}),
        (r"no(?:w|t)+e", {"now", "not"}),
        (r"(?i)halts", set()),
        (r"(?i:halts)", set()),
        (r"halts|\d+", set()),
        (r"halts?|(?:ends)?", set()),
    ],
)
def test_the_letters_of_a_pattern(pattern: str, runs: set[str]) -> None:
    assert letters(pattern) == runs


def test_threads_that_meet_new_patterns_find_what_stands_there() -> None:
    def read(place: int) -> bool:
        sieve = Sieve(f"word{place}s?")
        texts = [f"{'it halts, resumes and is halted ' * 40}{place} {each}" for each in range(10)]
        return not any(map(sieve.search, texts)) and bool(sieve.search(f"a word{place} in it"))

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert all(threads.map(read, range(64)))
    finally:
        sys.setswitchinterval(usual)
