"""A Headline Set Like This, as a sentence: many American houses write so, and then no capital tells a name.

What must never happen: whoever reads an alert finds another headline than was published. So the sentence is for the
judge alone.

A word is a name if the story's own text has it with a capital inside a sentence, a common one if the text has it in
small letters; else the background decides, and of a word that it has never met the capital stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.judge.papers import headed
from monitor.judge.text import bag
from monitor.judge.words.terms import Frequencies, stems
from monitor.model import Judgement, Story

FEWEST = 3
"""Words with a capital behind the first one, from which they may be the house's style."""
LOOKED_AT = 6
"""Sentences of the text."""
_SHORT = 3
"""Letters up to which such houses write a word small; and of an acronym in a line all of capitals, one more."""
_SMALL = bag(
    "with from over into amid than that upon near after before against during between under without through about "
    "toward towards among across despite since until while when onto"
)
_ACRONYMS = bag("un us uk eu uae nato isis idf fbi cia")
"""In a line all of capitals these stay so."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[:?!] |[a-z]{3}\. )[\W_]*$")
_OF_A_NAME = re.compile(
    r"(?:north|south|east|west)(?:ern)?|upper|lower|central|new|port|fort|mount|lake|gulf|cape|saint|camp|great|grand"
)


def as_sentence(story: Story, background: Frequencies) -> Story:
    """The story with its headline as a sentence; itself where that is one already, or not in English. A headline
    that is only a form gives way to the first sentence (papers.py)."""
    story = headed(story)
    shouted = story.title.isupper()
    if story.language[:2] not in ("", "en") or not (shouted or _is_in_capitals(story.title)):
        return story
    small, names = _in_text(story.sentences[:LOOKED_AT])

    def is_common(word: str) -> bool:
        low = word.lower()
        return low in small or (low not in names and not any(map(background.is_name, stems(low))))

    def written(found: re.Match[str]) -> str:
        word = found.group()
        is_set = word[1:].islower() or (shouted and word.lower() not in _ACRONYMS)
        if not (word[0].isupper() and is_set):
            return word
        if not is_common(word):
            return word.capitalize() if len(word) > _SHORT + shouted else word
        behind = _WORD.match(story.title, found.end() + 1)
        is_of_a_name = behind and _OF_A_NAME.fullmatch(word.lower()) and not is_common(behind[0])  # Port Sudan
        opens = _BEGINS.search(story.title[: found.start()])
        return word.capitalize() if is_of_a_name or opens else word.lower()

    return replace(story, title=_WORD.sub(written, story.title))


def as_published(judgement: Judgement, judged: Story, published: Story) -> Judgement:
    """What a person is shown, under the headline as it was published."""
    if judged.title == published.title:
        return judgement
    return replace(
        judgement,
        developments=tuple(
            replace(each, headline=published.title) if each.headline == judged.title else each
            for each in judgement.developments
        ),
        alerts=tuple(replace(each, headline=published.title) for each in judgement.alerts),
    )


def _is_in_capitals(title: str) -> bool:
    words: list[str] = _WORD.findall(title)[1:]
    for word in words:  # of most headlines the first or second one says it
        if word[0].islower() and len(word) > _SHORT and word not in _SMALL:
            return False
    return sum(word[0].isupper() and word[1:].islower() for word in words) >= FEWEST


def _in_text(sentences: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that the text has in small letters; and those that it has with a capital alone, inside a sentence."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)[1:]]
    small = frozenset(word for word in words if word.islower())
    return small, frozenset(word.lower() for word in words if word[0].isupper()) - small
