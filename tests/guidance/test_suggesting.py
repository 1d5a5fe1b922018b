"""At most one topic, for a reason that can be counted, and never the muted ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.guidance.reason_view import why
from mbc_companion.guidance.suggesting import (
    FEELING_TOPICS,
    Reason,
    Rule,
    ScaleValue,
    Signs,
    suggestion,
)
from tests.guidance.stage import library

TODAY = date(2026, 7, 14)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def felt(feeling: str, *days: int) -> tuple[tuple[date, frozenset[str]], ...]:
    return tuple((back(day), frozenset({feeling})) for day in days)


def test_lonely_on_four_of_seven_days_says_exactly_that() -> None:
    found = suggestion(Signs(TODAY, feelings=felt("lonely", 0, 2, 3, 6, 7, 8)))
    assert found == Reason("T10", Rule.FEELING, 4, "lonely")
    assert why(found) == "Shown because you marked “lonely” on 4 of the last 7 days."


def test_two_days_are_too_few_and_old_days_do_not_count() -> None:
    assert suggestion(Signs(TODAY, feelings=felt("sad", 0, 1))) is None
    assert suggestion(Signs(TODAY, feelings=felt("sad", 7, 8, 9, 10))) is None
    assert suggestion(Signs(TODAY)) is None


def test_the_feeling_of_most_days_comes_first() -> None:
    feelings = felt("angry", 0, 1, 2) + felt("tired", 0, 1, 2, 3)
    found = suggestion(Signs(TODAY, feelings=feelings))
    assert found is not None
    assert (found.topic, found.count) == ("T09", 4)


def test_good_feelings_and_own_words_lead_nowhere() -> None:
    feelings = felt("calm", 0, 1, 2, 3) + felt("foggy", 0, 1, 2, 3)
    assert suggestion(Signs(TODAY, feelings=feelings)) is None


@pytest.mark.parametrize(
    ("distance", "rule"),
    [
        (0, Rule.SCAN_AHEAD),
        (7, Rule.SCAN_AHEAD),
        (-1, Rule.SCAN_BEHIND),
        (-6, Rule.SCAN_BEHIND),
    ],
)
def test_a_scan_near_comes_before_everything(distance: int, rule: Rule) -> None:
    day = TODAY + timedelta(days=distance)
    signs = Signs(TODAY, scans=(day,), feelings=felt("sad", 0, 1, 2), has_open_denial=True)
    assert suggestion(signs) == Reason("T04", rule, day=day)


def test_a_scan_far_away_says_nothing() -> None:
    assert suggestion(Signs(TODAY, scans=(back(-8), back(7)))) is None


def test_scales_marks_and_coverage() -> None:
    bad_sleep = tuple(ScaleValue(back(day), "sleep", 2) for day in (0, 1, 4))
    assert suggestion(Signs(TODAY, scales=bad_sleep)) == Reason("T08", Rule.SCALE_LOW, 3, "sleep")
    worn = tuple(ScaleValue(back(day), "tiredness", 8) for day in (0, 1, 4))
    assert suggestion(Signs(TODAY, scales=worn)) == Reason("T09", Rule.SCALE_HIGH, 3, "tiredness")
    hard = tuple((back(day), 2) for day in range(4))
    assert suggestion(Signs(TODAY, marks=hard)) == Reason("T06", Rule.HARD_MARKS, 4)
    assert suggestion(Signs(TODAY, has_open_denial=True)) == Reason("T20", Rule.DENIAL)
    assert suggestion(Signs(TODAY, visits_left=3)) == Reason("T21", Rule.FEW_VISITS_LEFT, 3)
    assert suggestion(Signs(TODAY, visits_left=4)) is None
    assert suggestion(Signs(TODAY, limit_not_known=True)) == Reason("T19", Rule.LIMIT_NOT_KNOWN)


signs = st.builds(
    Signs,
    st.just(TODAY),
    marks=st.lists(st.tuples(st.integers(0, 9).map(back), st.integers(1, 5)), max_size=9).map(
        tuple
    ),
    feelings=st.lists(
        st.tuples(
            st.integers(0, 9).map(back),
            st.frozensets(st.sampled_from([*FEELING_TOPICS, "calm"]), max_size=4),
        ),
        max_size=9,
        unique_by=lambda pair: pair[0],
    ).map(tuple),
    scans=st.lists(st.integers(-9, 9).map(back), max_size=2).map(tuple),
    has_open_denial=st.booleans(),
    visits_left=st.none() | st.integers(-2, 40),
    limit_not_known=st.booleans(),
)


@given(signs, st.frozensets(st.sampled_from(["T04", "T06", "T10", "T19", "T20"])))
def test_whatever_is_marked(given_signs: Signs, muted: frozenset[str]) -> None:
    found = suggestion(given_signs, muted)
    if found is None:
        return
    assert found.topic not in muted
    assert library().topic(found.topic) is not None
    assert found.count <= 7
    said = why(found)
    assert said.startswith("Shown because ")
    assert "{" not in said
    if found.rule is Rule.FEELING:
        assert found.count == sum(
            found.what in chosen
            for day, chosen in given_signs.feelings
            if 0 <= (TODAY - day).days < 7
        )
