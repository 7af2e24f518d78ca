"""Sums for thousands of places at once say what sums one by one say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.bits import KEPT, Places, Sums, highest_first

PLACES = 40
sets = st.sets(st.integers(0, PLACES - 1))
weights = st.floats(0.001, 1.0)


def bits(places: set[int]) -> int:
    return sum(1 << place for place in places)


def summed(added: list[tuple[set[int], float]]) -> tuple[Sums, dict[int, float]]:
    """The sums, and the same one by one."""
    sums = Sums(sum(weight for _, weight in added) / 500)
    for places, weight in added:
        sums.add(bits(places), weight)
    return sums, {place: sum(w for places, w in added if place in places) for place in range(PLACES)}


some = st.lists(st.tuples(sets, weights), min_size=1, max_size=30)


@given(some, sets, st.floats(0.0, 5.0))
def test_no_place_is_missed_whose_sum_reaches_the_least(
    added: list[tuple[set[int], float]], among: set[int], least: float
) -> None:
    """And none is found that misses it by more than rounding."""
    sums, exact = summed(added)
    found = set(highest_first(sums.reaching(least, bits(among))))
    assert {place for place in among if exact[place] >= max(least, 0.001)} <= found <= among
    spare = sums.unit * (len(added) + 1.001)
    assert all(exact[place] > 0 and exact[place] >= least - spare for place in found)


@given(some, sets, st.integers(1, 5))
def test_the_highest_are_higher_than_all_others(
    added: list[tuple[set[int], float]], among: set[int], count: int
) -> None:
    """As far as they are summed; there are as many as were asked for, or all."""
    sums, exact = summed(added)
    found = set(highest_first(sums.highest(count, bits(among))))
    assert found <= among
    assert len(found) >= min(count, len(among))
    spare = sums.unit * (len(added) + 1.001)
    assert all(exact[place] >= exact[other] - spare for place in found for other in among - found)


@given(some, sets, st.floats(0.0, 5.0), st.integers(0, PLACES - 1))
def test_a_part_has_the_same_sums(
    added: list[tuple[set[int], float]], among: set[int], least: float, first: int
) -> None:
    """Places are counted from its first one."""
    sums, end = summed(added)[0], min(PLACES, first + 9)
    within = {place for place in among if first <= place < end}
    whole = set(highest_first(sums.reaching(least, bits(within))))
    part = sums.part(first, end).reaching(least, bits(within) >> first)
    assert {first + place for place in highest_first(part)} == whole


def test_a_thousand_small_weights_are_summed() -> None:
    """Each is rounded up, so that together they are more than all weights: a sentence may be as long as it likes."""
    sums = Sums(1.0 / 500)
    for _ in range(2_000):
        sums.add(0b101, 1.0 / 2_000)
    assert sums.reaching(1.0, 0b111) == 0b101


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans(), st.booleans()), max_size=4 * KEPT))
def test_places_and_their_bits_are_the_same(steps: list[tuple[int, bool, bool]]) -> None:
    """However they came and went, and whenever their bits were asked for."""
    places, kept, last = Places(), list[int](), 0
    for further, goes, asked in steps:
        last += further
        places.listed.append(last)
        kept.append(last)
        if goes:
            places.discard(kept.pop(len(kept) // 2))
        if asked:
            assert places.bits() == bits(set(kept))
    assert places.bits() == bits(set(kept))
