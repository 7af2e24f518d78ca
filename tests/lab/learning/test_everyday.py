"""The list of everyday words of other languages, and what it does beside the labelled news."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.judge.words.terms import Frequencies
from monitor.lab.learning import everyday


def test_the_forms_of_a_word_are_summed_and_the_language_where_it_is_commonest_counts() -> None:
    found = everyday.shares({"es": {"gobierno": 4e-4, "gobiernos": 1e-4}, "pt": {"gobierno": 1e-5}})

    assert found == {-1: {"gobier": pytest.approx(1 - (1 - 5e-4) ** everyday.TOKENS)}}


def test_numbers_and_rare_words_are_not_everyday() -> None:
    assert everyday.shares({"es": {"2024": 1e-3, "000": 1e-3, "zanahoria": 1e-6, "el": 1e-2}}) == {-1: {}}


def test_what_names_a_country_is_kept_apart_and_written_behind_it() -> None:
    found = everyday.shares({"es": {"siria": 1e-5, "sirio": 1e-6}, "tr": {"suriye": 1e-5}, "fr": {"travail": 1e-4}})

    assert everyday.written(found).splitlines()[1:] == ["Syria*: siria sirio suriye"]


def test_a_country_is_as_common_in_its_language_as_in_the_labelled_news_and_a_name() -> None:
    background = Frequencies(stories=10_000, counts={"syria": 130, "damasc": 20}, names=frozenset({"syria"}))

    both = everyday.beside(background)

    assert both.count("siria") == both.count("suriye") == 130
    assert both.is_name("siria")


def test_what_is_written_is_read_again_in_steps_of_a_root_of_two() -> None:
    text = everyday.written({-1: {"gobier": 0.0021, "semana": everyday.LEAST, "ejerci": 0.0021}})

    assert text == "0.0012 semana\n0.0017 ejerci gobier\n"


def test_what_the_labelled_news_has_counted_stays() -> None:
    background = Frequencies(stories=10_000, counts={"presid": 700, "gobier": 6}, names=frozenset({"gobier"}))

    both = everyday.beside(background)

    assert both.counts == background.counts
    assert both.count("gobier") == 6
    assert both.count("ejerci") > 12
    assert not both.is_name("ejerci")


def test_without_the_word_frequencies_the_command_says_how_to_get_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "wordfreq", None)

    assert everyday.make(tmp_path / "everyday.txt") == 78
    assert "pip install wordfreq==3.1.1" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
