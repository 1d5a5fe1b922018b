"""Days and times as people type them, looking ahead, in the order of their own locale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.appointments.typed_when import (
    ENGLISH,
    NotUnderstood,
    Said,
    Tongue,
    moment_of,
    read,
)

TUESDAY = date(2026, 7, 14)
ABROAD = replace(ENGLISH, day_first=True, twelve_hours=False)


def _spelled(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple((name, name[:2]) for name in names.split())


GERMAN = Tongue(
    months=_spelled(
        "januar februar märz april mai juni juli august september oktober november dezember"
    ),
    weekdays=_spelled("montag dienstag mittwoch donnerstag freitag samstag sonntag"),
    day_first=True,
    twelve_hours=False,
    today="heute",
    tomorrow="morgen",
    yesterday="gestern",
)


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("mon 10:30", date(2026, 7, 20), time(10, 30)),
        ("Monday, July 20", date(2026, 7, 20), None),
        ("7/20", date(2026, 7, 20), None),
        ("7/20 2pm", date(2026, 7, 20), time(14)),
        ("july 20 2pm", date(2026, 7, 20), time(14)),
        ("July 20, 2027 at 2:15 p.m.", date(2027, 7, 20), time(14, 15)),
        ("20 jul 10:30", date(2026, 7, 20), time(10, 30)),
        ("Mon July 20, 10:30", date(2026, 7, 20), time(10, 30)),
        ("aug 3rd noon", date(2026, 8, 3), time(12)),
        ("tue", TUESDAY, None),
        ("next tue", date(2026, 7, 21), None),
        ("last mon", date(2026, 7, 13), None),
        ("today 18:00", TUESDAY, time(18)),
        ("tomorrow", date(2026, 7, 15), None),
        ("yesterday", date(2026, 7, 13), None),
        ("in 2 weeks", date(2026, 7, 28), None),
        ("in 10 days 9 am", date(2026, 7, 24), time(9)),
        ("10:30 am", None, time(10, 30)),
        ("2:30", None, time(14, 30)),
        ("02:30", None, time(2, 30)),
        ("9:00", None, time(9)),
        ("12 am", None, time(0)),
        ("12:05 pm", None, time(12, 5)),
        ("2026-08-03", date(2026, 8, 3), None),
        ("2026-08-03 10:30", date(2026, 8, 3), time(10, 30)),
        ("8/3/26", date(2026, 8, 3), None),
        ("20/7", date(2026, 7, 20), None),
        ("7/6", date(2026, 7, 6), None),
        ("1/20", date(2027, 1, 20), None),
        ("feb 29", date(2028, 2, 29), None),
    ],
)
def test_what_is_typed_is_understood(typed: str, day: date | None, clock: time | None) -> None:
    assert read(typed, today=TUESDAY) == Said(day, clock)


@pytest.mark.parametrize(
    ("typed", "tongue", "said"),
    [
        ("3/8", ENGLISH, Said(date(2027, 3, 8), None)),
        ("3/8", ABROAD, Said(date(2026, 8, 3), None)),
        ("3.8. 14:15", GERMAN, Said(date(2026, 8, 3), time(14, 15))),
        ("3. August 2026", GERMAN, Said(date(2026, 8, 3), None)),
        ("mo 10:30", GERMAN, Said(date(2026, 7, 20), time(10, 30))),
        ("morgen 2:30", GERMAN, Said(date(2026, 7, 15), time(2, 30))),
        ("7. märz", GERMAN, Said(date(2027, 3, 7), None)),
    ],
)
def test_the_order_and_the_words_are_those_of_the_locale(
    typed: str, tongue: Tongue, said: Said
) -> None:
    assert read(typed, today=TUESDAY, tongue=tongue) == said


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "soon", "13/32", "feb 30", "25:00", "10:75", "13 pm", "0 am", "7/20 maybe"),
        *("july", "99", "2026-13-01", "1/1/0000", "9999-01-01", "mon tue wed", "x" * 5000, "m"),
    ],
)
def test_what_cannot_be_a_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read(typed, today=TUESDAY)


@given(st.text(max_size=40), st.dates(date(1990, 1, 1), date(2150, 1, 1)))
def test_anything_typed_is_a_date_or_not_understood(typed: str, today: date) -> None:
    try:
        said = read(typed, today=today)
    except NotUnderstood:
        return
    assert said.day is not None or said.clock is not None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_whole_date_is_read_back_from_any_spelling(day: date, today: date) -> None:
    name = day.strftime("%B").lower()
    for spelled in (
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day.day} {name[:3]} {day.year}",
        f"{day.strftime('%A')}, {name} {day.day}, {day.year}",
    ):
        assert read(spelled, today=today).day == day


def test_what_is_left_out_stays() -> None:
    old = datetime(2026, 7, 20, 10, 30)
    assert moment_of(Said(date(2026, 8, 3), None), old) == datetime(2026, 8, 3, 10, 30)
    assert moment_of(Said(None, time(9)), old) == datetime(2026, 7, 20, 9)
