"""What the titles and bars say is what was marked, counted by days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.journal.insights.counting import around_scans, came_up_most, usual
from mbc_companion.journal.insights.domain import Day, Span
from mbc_companion.journal.insights.hard_days import many_lately
from tests.journal.insights.days import LAST, FakeReads, back, look
from tests.journal.insights.days import days as marked

days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
levels = st.integers(1, 5)


def test_the_last_mark_of_a_day_stands_for_it_and_the_others_stay() -> None:
    day = Day(LAST, (1, 4), ("a", "b"))
    assert (day.level, day.uid) == (4, "b")
    assert [mark.level for mark in day.marks] == [1, 4]


def test_one_mark_leads_the_title_only_if_no_other_has_as_many_days() -> None:
    found = usual(marked((back(3), 3), (back(2), 3), (back(1), 2)))
    assert found is not None
    assert (found.levels, found.days, found.of) == ((3,), 2, 3)
    tied = usual(marked((back(3), 3), (back(2), 2)))
    assert tied is not None
    assert (tied.levels, tied.days, tied.of) == ((2, 3), 1, 2)
    assert usual(()) is None


@given(st.dictionaries(days, levels))
def test_no_day_is_counted_twice_or_left_out(given_days: dict[date, int]) -> None:
    found = usual(marked(*given_days.items()))
    counts = Counter(given_days.values())
    if found is None:
        assert not given_days
    else:
        assert found.of == len(given_days)
        assert all(counts[level] == found.days for level in found.levels)
        assert max(counts.values()) == found.days


@given(st.dictionaries(days, st.frozensets(st.sampled_from(["tired", "calm", "sad"]))))
def test_feelings_are_counted_by_days(chosen: dict[date, frozenset[str]]) -> None:
    counted = dict(came_up_most(chosen, limit=10))
    for feeling in ("tired", "calm", "sad"):
        assert counted.get(feeling, 0) == sum(feeling in some for some in chosen.values())


@given(st.dictionaries(days, levels), st.sets(days, max_size=4))
def test_each_scan_sees_the_two_weeks_around_it(
    given_days: dict[date, int], scans: set[date]
) -> None:
    for around in around_scans(marked(*given_days.items()), scans):
        assert around.scan in scans
        for distance, level in around.levels.items():
            assert -14 <= distance <= 14
            assert given_days[around.scan + timedelta(days=distance)] == level


def test_a_year_is_twelve_whole_months() -> None:
    assert Span.year_ending(date(2026, 7, 14)) == Span(date(2025, 8, 1), date(2026, 7, 31))
    assert Span.year_ending(date(2024, 2, 29)) == Span(date(2023, 3, 1), date(2024, 2, 29))
    assert Span.year_ending(date(2026, 12, 31)) == Span(date(2026, 1, 1), date(2026, 12, 31))


def test_three_very_hard_marks_in_seven_days_are_many_and_older_ones_are_not() -> None:
    hard = [(back(0), 1), (back(3), 1), (back(6), 1)]
    assert many_lately(FakeReads(look(hard)), LAST)
    assert not many_lately(FakeReads(look([*hard[:2], (back(7), 1)])), LAST)
    assert not many_lately(FakeReads(look([(day, 2) for day, _ in hard])), LAST)
