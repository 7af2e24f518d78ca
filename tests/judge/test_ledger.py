"""What is known, how like it a story is, and how that fades."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.judge import ledger as rules
from monitor.judge import search
from monitor.judge.ledger import Ledger
from monitor.judge.search import Moment
from monitor.judge.words.terms import read, stems
from monitor.model import LedgerEntry, Outcome
from tests.builders import NOON, at
from tests.judge.judging import weights


def entry(title: str, *sentences: str, when: datetime | None = NOON, **more: object) -> LedgerEntry:
    default: dict[str, object] = {
        "operation": "inherent-resolve",
        "story": title,
        "item": title,
        "at": when,
        "title": title,
        "sentences": sentences,
        "source": "Example News",
        "publisher": "Example",
        "outcome": Outcome.DEVELOPMENT,
    }
    return LedgerEntry(**{**default, **more})  # type: ignore[arg-type]


def ledger(*entries: LedgerEntry) -> Ledger:
    return Ledger(weights().background, entries)


SAME = read("Coalition strike kills 11 in Hajin", ())


def test_nothing_is_like_an_empty_ledger() -> None:
    likeness = ledger().compare(SAME, at(0))

    assert (likeness.title_cover, likeness.nearest, ledger().near("Hajin", at(0))) == (0.0, None, [])


def test_likeness_fades_with_age() -> None:
    known = ledger(entry("Coalition strike kills 11 in Hajin"))

    covers = [known.compare(SAME, at(60 * hours)).title_cover for hours in (0, 12, 48, 160)]

    assert covers == sorted(covers, reverse=True)
    assert covers[0] > 0.9
    assert covers[3] < 0.02


def test_languages_are_not_compared_with_each_other() -> None:
    known = ledger(entry("Coalition strike kills 11 in Hajin", language="en"))
    same = ("Coalition strike kills 11 in Hajin", ())

    assert known.compare(read(*same, "fr"), at(0)).title_cover == 0.0
    assert known.compare(read(*same, "en-GB"), at(0)).title_cover > 0.9
    assert known.compare(read(*same, ""), at(0)).title_cover > 0.9
    assert known.near(same[0], at(0), "fr") == []


def test_a_seed_does_not_age() -> None:
    known = ledger(entry("Coalition strike kills 11 in Hajin", when=None))

    assert known.compare(SAME, at(0)).title_cover == known.compare(SAME, at(60 * 24 * 90)).title_cover > 0.3


def test_words_that_every_entry_has_say_little() -> None:
    known = ledger(
        *(entry(f"Hajin: {word}", when=at(i)) for i, word in enumerate(("rain", "bread", "schools", "market")))
    )

    likeness = known.compare(read("Hajin bridge destroyed", ()), at(10))

    assert likeness.title_cover < 0.3


def test_copies_of_a_report_make_its_words_no_commoner() -> None:
    report = "Troops kill 14 militants in raid near Sorvek"
    retold = read("Fourteen militants killed in Sorvek raid, army says", ())
    others = [entry(f"Talks on {word} begin", when=at(-60)) for word in ("grain", "water", "power")]
    copies = [entry(report, story=f"copy {place}", item=f"copy {place}", outcome=Outcome.COPY) for place in range(20)]

    alone = ledger(*others, entry(report)).compare(retold, at(60))
    among = ledger(*others, entry(report), *copies).compare(retold, at(60))

    assert alone.title_cover > 0.4
    assert among.title_cover == pytest.approx(alone.title_cover)


def test_an_unrelated_entry_changes_nothing_but_how_common_words_are() -> None:
    one = ledger(entry("Coalition strike kills 11 in Hajin"))
    two = ledger(entry("Coalition strike kills 11 in Hajin"), entry("Bread prices rise in Raqqa", when=at(1)))

    first, second = (known.compare(SAME, at(60)) for known in (one, two))

    assert first.nearest == second.nearest
    assert first.title_cover == pytest.approx(second.title_cover, abs=0.02)


def test_the_nearest_sentence_may_stand_deep_in_a_seed() -> None:
    deep = "The group had lost about 98 percent of the territory that it once held."
    known = ledger(
        entry("A drive begins", "It began on Tuesday.", "It is hot.", "It is far.", deep, when=None),
        entry("Bread prices rise in Raqqa", when=at(1)),
    )

    nearest = known.near("The group has lost 90 percent of its territory", at(600))[0]

    assert nearest
    assert nearest.sentence == deep


def test_who_retells_a_whole_headline_holds_its_title() -> None:
    known = ledger(entry("Coalition strike kills 11 in Hajin"))
    longer = read("Anger grows in Syria", ("A coalition strike that kills 11 in Hajin has set off anger.",))

    assert known.compare(longer, at(60)).title_held > 0.9


def test_the_latest_version_of_an_item_stands_for_it() -> None:
    known = ledger(entry("Old", item="x"), entry("New", item="x", when=at(1), told=True, development="d"))

    found = known.of_item("x")

    assert found
    assert found.title == "New"
    assert known.told_of("x") == "d"
    assert known.told_of("y") == ""


def test_the_oldest_go_when_it_is_full_and_seeds_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST", 10)
    known = ledger(entry("Seed article", when=None), *(entry(f"Story {i}", when=at(i)) for i in range(40)))

    assert len(known) <= 10
    assert known.of_item("Seed article")
    assert known.of_item("Story 39")
    assert not known.of_item("Story 1")


VOCABULARY = ("strike", "Hajin", "convoy", "Raqqa", "eleven", "aid", "border", "raid", "talks", "rain")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1)
ENTRIES = st.lists(st.tuples(WORDS, WORDS, st.integers(0, 300), st.sampled_from(("", "en", "fr"))), max_size=30)


@given(
    entries=ENTRIES,
    title=WORDS,
    lead=WORDS,
    tongue=st.sampled_from(("", "en")),
    now=st.sampled_from((301, 150)),
    one_by_one=st.sampled_from((0, 10)),
)
@settings(max_examples=120)
def test_the_search_finds_what_looking_at_every_entry_finds(
    entries: list[tuple[list[str], list[str], int, str]],
    title: list[str],
    lead: list[str],
    tongue: str,
    now: int,
    one_by_one: int,
) -> None:
    """Whether entries are looked at one by one or all summed at once, and where some are from later than now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "AT_FIRST", one_by_one)
        searched, looked_at = searched_and_looked_at(entries, title, lead, tongue, at(60 * now))

    assert searched == [pytest.approx(one, rel=1e-12) for one in looked_at]


def searched_and_looked_at(
    entries: list[tuple[list[str], list[str], int, str]], title: list[str], lead: list[str], tongue: str, now: datetime
) -> tuple[list[list[float]], list[list[float]]]:
    """Of each measure its value and its six best, by the search and by a look at every entry."""
    told = sorted(entries, key=lambda one: one[2])
    known = ledger(
        entry("The border raid", "Eleven died in Hajin.", when=None),
        *(
            entry(" ".join(words), " ".join(text), when=at(60 * hours), language=language, item=str(i), story=str(i))
            for i, (words, text, hours, language) in enumerate(told)
        ),
    )
    asked = read(" ".join(title), (" ".join(lead),), tongue)

    found = known.compare(asked, now)

    covering, holding = known._covering(known._damped(asked.title_stems)), known._holding_title(asked)
    queries = (
        (found.title_cover, covering, 36),
        (found.title_cosine, known._like_title(asked), 24),
        (found.lead_cover, known._covering(known._damped(stems(" ".join(asked.sentences)))), 48),
        (found.title_held, holding, 36),
        (found.retold, rules._both(covering, holding), 36),
    )
    moment = Moment(now.timestamp(), tongue, (now - rules.WINDOW).timestamp())
    recent = [n for n in known._shelf.noted if n.at is None or n.at >= moment.since]
    searched, looked_at = [], []
    for value, query, tau in queries:
        faded = [query.likeness(noted, query.lettered()) * moment.fade(noted, tau) for noted in recent]
        best = sorted((like for like in faded if like > 0), reverse=True)
        searched.append([value, *(like for like, _ in known._shelf.best(query, moment, tau, count=6))])
        looked_at.append([max(best, default=0.0), *best[:6]])
    return searched, looked_at


def test_a_story_costs_the_same_beside_many_entries() -> None:
    subjects = ("convoy", "bridge", "school", "market", "harbour", "runway", "clinic", "depot", "checkpoint", "mill")

    def cost(stories: int) -> int:
        """Calls made to compare a story with as many known ones, ten sentences each, of the last three days."""
        known = ledger(
            *(
                entry(
                    f"Coalition hits {subjects[i % 10]} {i} in Hajin",
                    *(f"Sentence {n} on {subjects[n]} {i} near Hajin." for n in range(10)),
                    when=at(i * 4320 / stories),
                )
                for i in range(stories)
            )
        )
        asked = read("Coalition strike on a bridge in Hajin kills 11", ("A bridge was hit on Friday, it said.",))
        return calls(lambda: (known.compare(asked, at(4321)), known.near(asked.sentences[0], at(4321))))

    assert cost(2000) <= 1.5 * cost(100)


def test_the_thousandth_copy_costs_what_the_tenth_does() -> None:
    title, lead = "Coalition strike on a bridge in Hajin kills 11", "A bridge was hit on Friday, it said."

    def cost(copies: int) -> int:
        """Calls made to compare a story with as many known copies of it, and to know one more."""
        known = ledger(
            entry("Coalition hits a convoy", when=at(0)),
            *(entry(title, lead, when=at(i / 10), item=str(i), publisher=str(i)) for i in range(copies)),
        )
        asked, one_more = read(title, (lead,)), entry(title, lead, when=at(201), item="one more")
        return calls(lambda: (known.compare(asked, at(201)), known.near(lead, at(201)), known.add(one_more)))

    assert cost(1000) <= 1.1 * cost(10)


def test_of_many_copies_the_first_of_the_latest_and_the_youngest_are_found() -> None:
    copies = [entry("Bridge hit in Hajin", when=at(i // 20), item=str(i), story=str(i)) for i in range(60)]
    known = ledger(*copies)

    nearest = known.compare(read("Bridge hit in Hajin", ()), at(60)).nearest

    assert nearest is copies[40]
    assert [found.entry for found in known.near("Bridge hit in Hajin", at(60))] == copies[:-7:-1]


def test_a_development_of_copies_has_one_report_of_each_text() -> None:
    first, copy, other = (
        entry(title, when=at(i), item=str(i), development="d")
        for i, title in enumerate(("Bridge hit in Hajin", "Bridge hit in Hajin", "Hajin bridge is hit"))
    )

    assert ledger(first, copy, other).of_development("d") == (first, other)


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python functions it makes: the same on every machine."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted
