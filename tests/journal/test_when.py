"""Days and times as people type them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.journal import when
from tests.journal.factories import EVENING, ZONE

OLD = datetime(2026, 7, 11, 2, 55, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7/10", "2026-07-10 02:55"),
        ("7/20", "2025-07-20 02:55"),
        ("7/10/24", "2024-07-10 02:55"),
        ("7/10/99", "1999-07-10 02:55"),
        ("2026-07-01 10:30", "2026-07-01 10:30"),
        ("mon 10:30", "2026-07-13 10:30"),
        ("Mon, 10:30 pm", "2026-07-13 22:30"),
        ("tuesday", "2026-07-14 02:55"),
        ("yesterday at 9pm", "2026-07-13 21:00"),
        ("today 7:42 a.m.", "2026-07-14 07:42"),
        ("July 4", "2026-07-04 02:55"),
        ("Mon July 20 2020, 10:30", "2020-07-20 10:30"),
        ("July 14, 7:42 pm", "2026-07-14 19:42"),
        ("4th of july 2019 noon", "2019-07-04 12:00"),
        ("4 Sept 2019 midnight", "2019-09-04 00:00"),
        ("12:00 am", "2026-07-11 00:00"),
        ("feb 29", "2024-02-29 02:55"),
        ("  9:05   PM ", "2026-07-11 21:05"),
    ],
)
def test_is_understood(typed: str, meant: str) -> None:
    found = when.read(typed, old=OLD, now=EVENING)
    assert found.strftime("%Y-%m-%d %H:%M") == meant
    assert found.tzinfo == ZONE


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "13/45", "25:00", "14:99", "13 pm", "2/30", "7/4 7/5", "1899-01-01", "may 99"],
)
def test_is_not_understood(typed: str) -> None:
    with pytest.raises(when.NotUnderstood):
        when.read(typed, old=OLD, now=EVENING)


@pytest.mark.parametrize("typed", ["today 7:43 pm", "2026-07-15", "7/15/2026", "2099-01-01"])
def test_has_not_come_yet(typed: str) -> None:
    with pytest.raises(when.NotYet):
        when.read(typed, old=EVENING, now=EVENING)


@given(st.text(max_size=90))
def test_any_text_is_a_past_moment_or_refused(typed: str) -> None:
    try:
        found = when.read(typed, old=OLD, now=EVENING)
    except (when.NotUnderstood, when.NotYet):
        return
    assert found <= EVENING


def test_an_hour_skipped_by_summer_time_is_stepped_over() -> None:
    zone = ZoneInfo("Europe/Berlin")
    old = datetime(2026, 3, 29, 12, tzinfo=zone)
    found = when.read("3/29/2026 2:30 am", old=old, now=datetime(2026, 7, 1, tzinfo=UTC))
    assert (found.hour, found.minute) == (3, 30)
