"""How much is written: what one publisher had of late that may be about an operation, where its groups are drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.judge.about.attention import KEPT, LATELY, MOST, PERHAPS, Attention, weight
from monitor.model import LedgerEntry
from tests.judge.judging import START, TOWN, Desk, remembered, seeded, told

NOW = START + timedelta(hours=48)
LATER = told("Talks on Syria open in Geneva", hours=48)


def report(number: int, *, hours: float = 47, source: str = "North Wire", margin: float | None = -1.0) -> LedgerEntry:
    story = told(f"Report {number} from eastern Syria", hours=hours, source=source)
    return remembered(story, relevance=PERHAPS, margin=margin)


def among(*entries: LedgerEntry) -> Attention:
    made = Attention()
    for each in entries:
        made.know(each)
    return made


def of_one(count: int) -> list[LedgerEntry]:
    return [report(number) for number in range(count)]


def log_odds_of(desk: Desk) -> float:
    verdict = desk.read(LATER)
    assert verdict
    return sum(reason.weight for reason in verdict.reasons if reason.rule == "attention")


def busy(desk: Desk) -> Desk:
    """After a day full of the operation."""
    for number in range(12):
        desk.read(told(f"SDF and coalition take village {number} on the Euphrates in Syria", TOWN, hours=24 + number))
    return desk


def test_where_much_is_written_a_story_is_lifted_and_told_why() -> None:
    drafted = seeded(about=())

    assert log_odds_of(Desk(drafted)) == 0
    assert 0.5 < log_odds_of(busy(Desk(drafted))) <= MOST


def test_groups_that_a_person_wrote_need_no_base_rate() -> None:
    assert log_odds_of(busy(Desk())) == 0


def test_reports_are_those_of_the_publisher_that_has_most() -> None:
    """A story that twenty feeds carry is no more of a war than one that a single feed does."""
    many = [report(number, source=f"Paper {number}") for number in range(20)]

    assert among(*many).reports("new", NOW) == 1
    assert among(*many, *of_one(3)).reports("new", NOW) == 3


@pytest.mark.parametrize(
    "changed",
    [{"margin": None}, {"at": None}, {"relevance": PERHAPS - 0.01}],
    ids=["a copy, or a feed's first sight", "a seed", "of something else"],
)
def test_what_tells_nothing_of_the_day_is_not_counted(changed: dict[str, float | None]) -> None:
    counted = report(1)

    assert among(counted).reports("new", NOW) == 1
    assert among(replace(counted, **changed)).reports("new", NOW) == 0


def test_an_item_counts_once_and_never_for_itself() -> None:
    first, other = of_one(2)
    edited = replace(first, title="Report, edited")
    attention = among(first, edited, other)

    assert attention.reports("new", NOW) == 2
    assert attention.reports(first.item, NOW) == 1


def test_three_days_later_a_report_is_forgotten() -> None:
    attention = among(report(1, hours=0), report(2, hours=1))

    assert attention.reports("new", START + LATELY) == 2
    assert attention.reports("new", START + LATELY + timedelta(minutes=1)) == 1
    assert attention.reports("new", START + LATELY + timedelta(hours=2)) == 0


def test_a_report_that_came_late_counts_from_when_the_one_before_did() -> None:
    attention = among(report(1, hours=47), report(2, hours=0))

    assert attention.reports("new", NOW) == 2


def test_what_is_remembered_of_a_publisher_is_bounded() -> None:
    attention = among(*of_one(KEPT + 1))

    assert attention.reports("new", NOW) == KEPT // 2 + 1


def test_it_grows_ever_more_slowly_and_never_speaks_against_a_story() -> None:
    weights = [weight(reports) for reports in range(KEPT)]

    assert weights == sorted(weights)
    assert weights[:3] == [0, 0, 0]
    assert weights[3] > 0
    assert weights[-1] == MOST


def test_a_report_counts_by_its_own_words_alone() -> None:
    """Else where much is written ever more would be about it."""
    drafted = seeded(about=())
    desk = busy(Desk(drafted))

    lifted = desk.read(LATER)
    (held,) = desk.judgements[-1].entries
    alone = Desk(drafted).read(LATER)
    assert lifted
    assert alone
    assert lifted.relevance > alone.relevance
    assert held.relevance == alone.relevance


@pytest.mark.parametrize("clock", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_a_clock_at_its_ends_is_no_error(clock: datetime) -> None:
    assert among(*(replace(each, at=clock) for each in of_one(2))).reports("new", clock) == 2
