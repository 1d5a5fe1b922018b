"""What a person means by a few letters, right or nearly right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.ui.ranking import Name, ranked

NAMES = [
    Name("Add a visit", "appointment book"),
    Name("Call your insurer", "insurance authorization"),
    Name("Coverage", "insurance plan"),
    Name("Visits", "appointments calendar"),
    Name("José Álvarez", "brother"),
]


def _best(typed: str) -> str:
    places = ranked(typed, NAMES)
    return NAMES[places[0]].words if places else ""


def test_a_name_that_begins_so_comes_before_one_that_only_has_the_word() -> None:
    assert _best("visit") == "Visits"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("covrage", "Coverage"),
        ("covreage", "Coverage"),
        ("call insuer", "Call your insurer"),
        ("jose alvares", "José Álvarez"),
        ("apointment", "Add a visit"),
    ],
)
def test_a_slip_of_the_finger_still_finds(typed: str, meant: str) -> None:
    assert _best(typed) == meant


def test_what_is_much_less_alike_than_the_best_was_not_meant() -> None:
    names = [Name("Hide", "cover screen"), Name("Coverage")]
    assert [names[place].words for place in ranked("covrage", names)] == ["Coverage"]


def test_other_words_for_a_thing_find_it() -> None:
    assert _best("calendar") == "Visits"


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "qq", "visit zzzz"])
def test_what_fits_nothing_finds_nothing(typed: str) -> None:
    assert ranked(typed, NAMES) == []


@given(st.text(max_size=30))
def test_any_text_at_all_can_be_typed(typed: str) -> None:
    places = ranked(typed, NAMES)
    assert len(set(places)) == len(places)
